"""A look at evidence beside the figure it proves: a page as a picture, texts and tables as such, a link as a link.

Pictures come from our own route, which asks who is asking; Streamlit's own addresses of files never ask. Nothing is read
or drawn before `draw` is called.
"""

from collections.abc import Iterator

import streamlit as st

from iku.domain.permission import Action, may
from iku.domain.preview import Block, Contents, PagePicture, Passage, PreviewTable
from iku.errors import UserError
from iku.present.addresses import evidence_address, page_address
from iku.present.escape import markdown_text
from iku.present.evidence import AttachmentView
from iku.present.preview import (
    contents_remark,
    page_position,
    picture_alt,
    table_headings,
    table_remark,
    table_rows,
    table_title,
)
from iku.present.problems import error_sentence
from iku.ui import session
from iku.ui.markup import NOTHING, Html, element, joined, outward, show, table
from iku.workflow.previewing import preview_page
from iku.workflow.workspace import Workspace

GONE = "Berkas ini tidak lagi dilampirkan."
DOWNLOAD, IN_NEW_TAB = "Unduh berkas asli", "Buka halaman ini di tab baru"


def may_be_drawn() -> bool:
    """Whether to offer previews at all; `workflow` and the route ask again."""
    return may(session.person(), Action.READ_EVIDENCE)


@st.fragment
def draw(workspace: Workspace, attachment: AttachmentView, key: str) -> None:
    """One attachment; `key` is unique on the page. Turning its pages redraws nothing else."""
    if attachment.is_link:
        show(element("p", outward(attachment.url, attachment.url)))
        st.caption(markdown_text(f"Bukti ini berupa {attachment.strength}. Isinya dapat berubah sejak itu."))
        return
    chosen = f"{key}-{attachment.sha256}-page"
    try:
        shown = preview_page(workspace, session.person(), attachment.sha256, st.session_state.get(chosen, 1))
    except UserError as error:
        st.warning(markdown_text(error_sentence(error)))
        show(_downloading(attachment))
        return
    match shown:
        case None:
            st.info(GONE)
        case PagePicture():
            _draw_page(shown, attachment, chosen)
        case Contents():
            show(element("div", *_contents(shown), class_="iku-preview", tabindex="0"))
            show(_downloading(attachment))


def _draw_page(picture: PagePicture, attachment: AttachmentView, chosen: str) -> None:
    address = page_address(attachment.sha256, picture.page)
    if picture.pages > 1:
        _draw_turning(picture, chosen)
    show(
        element(
            "div",
            element("img", src=address, alt=picture_alt(picture, attachment.label)),
            class_="iku-preview",
            tabindex="0",
        )
    )
    show(element("p", outward(IN_NEW_TAB, address), " · ", _link_to_file(attachment)))


def _draw_turning(picture: PagePicture, chosen: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"turn-{chosen}"):
        for label, step, is_at_end in (
            ("Halaman sebelumnya", -1, picture.page == 1),
            ("Halaman berikutnya", 1, picture.page == picture.pages),
        ):
            st.button(
                label,
                key=f"{chosen}{step:+}",
                disabled=is_at_end,
                on_click=_turn_to,
                args=(chosen, picture.page + step),
            )
        st.caption(page_position(picture))


def _turn_to(chosen: str, page: int) -> None:
    st.session_state[chosen] = page


def _contents(contents: Contents) -> Iterator[Html]:
    for block in contents.blocks:
        yield _block(block)
    yield _remark(contents_remark(contents))


def _block(block: Block) -> Html:
    match block:
        case Passage():
            return element("p", element("strong", block.text) if block.level else block.text)
        case PreviewTable():
            title = table_title(block)
            rows = table_rows(block)
            drawn = table(title or "Tabel", table_headings(block), rows) if block.rows else NOTHING
            heading = element("p", element("strong", title)) if title else NOTHING
            return joined((heading, drawn, _remark(table_remark(block))))


def _remark(text: str) -> Html:
    return element("p", element("small", text)) if text else NOTHING


def _downloading(attachment: AttachmentView) -> Html:
    return element("p", _link_to_file(attachment))


def _link_to_file(attachment: AttachmentView) -> Html:
    return outward(DOWNLOAD, evidence_address(attachment.sha256))
