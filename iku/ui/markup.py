"""HTML that is safe by construction: what is not markup made here is escaped, so no one's words become markup.

For lists and tables that would cost dozens of Streamlit's own elements. Streamlit cleans it once more in the browser.
"""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st


class Html(str):
    """Markup, made by `element`."""

    __slots__ = ()


NOTHING = Html("")


def element(name: str, *children: str, **attributes: str) -> Html:
    """`<name>children</name>`; children that are plain text are escaped. `class_` writes `class`."""
    written = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items() if value)
    return Html(f"<{name}{written}>{joined(children)}</{name}>")


def joined(children: Iterable[str]) -> Html:
    """One after the other."""
    return Html("".join(child if isinstance(child, Html) else escape(child, quote=False) for child in children))


def listing(items: Iterable[str], class_: str = "") -> Html:
    """`<ul>`, or nothing where there are no items."""
    rows = [element("li", item) for item in items]
    return element("ul", *rows, class_=class_) if rows else NOTHING


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]], class_: str = "") -> Html:
    """The first cell of a row is its heading. `caption` is for those who do not see the table."""
    head = element("tr", *(element("th", heading, scope="col") for heading in headings))
    body = [
        element("tr", element("th", first, scope="row"), *(element("td", cell) for cell in cells))
        for first, *cells in rows
    ]
    return element(
        "div",
        element(
            "table",
            element("caption", caption, class_="iku-unseen"),
            element("thead", head),
            element("tbody", *body),
            class_=f"iku-table {class_}".strip(),
        ),
        class_="iku-scroll",
    )


def outward(text: str, address: str) -> Html:
    """A link that leaves the page for another tab."""
    return element("a", text, href=address, target="_blank", rel="noopener noreferrer")


def show(markup: Html) -> None:
    st.html(markup)
