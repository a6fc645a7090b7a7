"""HTML that is safe by construction: what is not markup made here is escaped, so no one's words become markup.

For pages of our own, and for lists and tables on the others that would cost dozens of Streamlit's own elements.
"""

from collections.abc import Iterable, Sequence
from html import escape


class Html(str):
    """Markup, made by `element`."""

    __slots__ = ()


NOTHING = Html("")


def element(name: str, *children: str, **attributes: str) -> Html:
    """`<name>children</name>`; children that are plain text are escaped. `class_` writes `class`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value
    )
    return Html(f"<{name}{written}>{joined(children)}</{name}>")


def joined(children: Iterable[str]) -> Html:
    """One after the other."""
    return Html("".join(child if isinstance(child, Html) else escape(child, quote=False) for child in children))


def listing(items: Iterable[str], class_: str = "") -> Html:
    """`<ul>`, or nothing where there are no items."""
    rows = [element("li", item) for item in items]
    return element("ul", *rows, class_=class_) if rows else NOTHING


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]], class_: str = "") -> Html:
    """The first cell of a row is its heading. `caption` is for those who do not see the table.

    With the class `iku-stack` a phone shows each row as a block, with the headings (`data-label`) before the cells.
    """
    head = element("tr", *(element("th", heading, scope="col") for heading in headings))
    body = [
        element("tr", element("th", first, scope="row"), *_cells(cells, headings[1:], is_stack="iku-stack" in class_))
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
        # Where it is wider than a phone it scrolls, and keys must be able to do that as well.
        tabindex="0",
    )


def _cells(cells: Sequence[str], headings: Sequence[str], *, is_stack: bool) -> Iterable[Html]:
    """Labelled where the row may be shown as a block, below and not beside its headings."""
    for cell, heading in zip(cells, headings, strict=True):
        yield element("td", cell, data_label=heading) if is_stack else element("td", cell)


def outward(text: str, address: str) -> Html:
    """A link that leaves the page for another tab."""
    return element("a", text, href=address, target="_blank", rel="noopener noreferrer")
