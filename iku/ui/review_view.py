"""Verifikasi, drawn: the queue, and one report with its evidence, its checks and the verdict."""

from collections.abc import Callable, Sequence

import streamlit as st

from iku.domain.permission import Action, may_ever
from iku.domain.review import DocumentCheck, QuarterState, Verdict
from iku.errors import UserError
from iku.present.escape import markdown_text
from iku.present.review_page import (
    NOT_YOURS,
    QUESTIONS,
    CheckedAttachment,
    ReviewDetail,
    ReviewItem,
    ReviewQueue,
    review_detail,
    review_queue,
)
from iku.ui import cards, causes_view, evidence_preview, refusal, resources, session
from iku.ui.basis_view import basis_html
from iku.ui.frame import Frame
from iku.ui.markup import show
from iku.workflow import reviewing
from iku.workflow.discipline import counted_to

READING = "Pilih satu untuk diperiksa; centang beberapa untuk memutus sekaligus."
BY_AGE, BY_GAP = "Terlama", "Terjauh dari target"
CHOSEN, ORDER, HAPPENED = "review-chosen", "review-order", "review-happened"
LONGEST = 2_000


def is_open(frame: Frame) -> bool:
    """Whether the person may review anything at all; says so where not."""
    if may_ever(session.person(), Action.REVIEW):
        return True
    st.info("Halaman ini untuk Verifikator dan Sekretaris.")
    return False


def queue_of(frame: Frame) -> ReviewQueue:
    person, workspace, figures = session.person(), frame.workspace, frame.figures

    def may_review(state: QuarterState) -> bool:
        return reviewing.may_review(workspace, person, state)

    by_gap = st.session_state.get(ORDER) == BY_GAP
    today = counted_to(workspace, figures)
    return review_queue(workspace.definitions, figures, frame.filters.quarter, today, may_review, by_gap=by_gap)


def queue(frame: Frame, shown: ReviewQueue) -> None:
    _say_what_happened()
    if len(shown.waiting) > 1:
        st.segmented_control(
            "Urutan", [BY_AGE, BY_GAP], default=BY_AGE, required=True, key=ORDER, label_visibility="collapsed"
        )
    if not shown.waiting:
        st.markdown("Tidak ada laporan yang menunggu.")
    chosen = _chosen(shown)
    ticked = [item.code for item in shown.waiting if _queued(frame, item, is_chosen=item.code == chosen)]
    if ticked:
        _decide_many(frame, ticked)
    if shown.others:
        with st.expander(f"Sudah diputus ({len(shown.others)})", type="compact"):
            for item in shown.others:
                _choose_button(item)


def detail_title(frame: Frame, shown: ReviewQueue) -> str:
    code = _chosen(shown)
    return _detail(frame, code).headline if code else "Belum ada laporan yang dipilih"


def detail(frame: Frame, shown: ReviewQueue) -> None:
    code = _chosen(shown)
    if not code:
        st.markdown("Laporan yang diajukan subbagian akan tampil di sini.")
        return
    item = next(i for i in (*shown.waiting, *shown.others) if i.code == code)
    view = _detail(frame, code)
    state = item.state.icon if item.is_waiting else f"{item.state.text} ·"
    st.markdown(f"{markdown_text(state)} {markdown_text(item.age)}")
    if item.state.comment:
        st.info(markdown_text(item.state.comment), icon=":material/chat:")
    with st.expander("Dasar penghitungan"):
        show(basis_html(view.basis))
    causes_view.draw(view.causes)
    _documents(frame, item, view)
    _verdict(frame, item)


def _documents(frame: Frame, item: ReviewItem, view: ReviewDetail) -> None:
    st.markdown(f"**Dokumen ({len(view.attachments)} terlampir)**")
    for title in view.lacking:
        st.markdown(f":orange[○] {markdown_text(title)}: belum ada yang diterima")
    if not view.attachments:
        return
    checks = [_document(frame, item, attached) for attached in view.attachments]
    if item.may_review and st.button("Simpan pemeriksaan dokumen", key="save-checks", icon=":material/fact_check:"):
        _act(lambda: reviewing.check_documents(frame.workspace, session.person(), checks), "Pemeriksaan dicatat.")


def _document(frame: Frame, item: ReviewItem, attached: CheckedAttachment) -> DocumentCheck:
    view = attached.attachment
    with st.container(border=True, gap="xsmall", key=f"document-{view.attachment}"):
        st.markdown(f"**{markdown_text(attached.document)}**  \n:small[:gray[{markdown_text(view.label)}]]")
        if evidence_preview.may_be_drawn() and st.toggle("Pratinjau", key=f"preview-{view.attachment}"):
            evidence_preview.draw(frame.workspace, view, f"review-{view.attachment}")
        with st.container(horizontal=True, gap="small"):
            answers = [
                st.checkbox(question, value=before, key=f"check-{view.attachment}-{n}", disabled=not item.may_review)
                for n, (question, before) in enumerate(zip(QUESTIONS, _answers(attached.check), strict=True))
            ]
        st.caption(markdown_text(view.check) if view.check else "Belum diperiksa.")
    return DocumentCheck(view.attachment, *answers)


def _answers(check: DocumentCheck | None) -> Sequence[bool]:
    if check is None:
        return (False,) * len(QUESTIONS)
    return (check.is_right, check.is_of_period, check.is_signed, check.figures_agree)


def _verdict(frame: Frame, item: ReviewItem) -> None:
    if not item.may_review:
        st.info(f"{markdown_text(item.line.name)} {NOT_YOURS}.", icon=":material/group:")
        return
    comment = st.text_area(
        "Komentar",
        key=f"comment-{item.code}",
        max_chars=LONGEST,
        placeholder="Wajib bila dikembalikan, atau bila diverifikasi walaupun bukti belum lengkap",
    )
    with st.container(horizontal=True):
        if st.button("Verifikasi", key="verify", type="primary", icon=":material/verified:"):
            _decide(frame, [item.code], Verdict.VERIFIED, comment or "")
        if st.button("Kembalikan", key="return", icon=":material/undo:"):
            _decide(frame, [item.code], Verdict.RETURNED, comment or "")


def _decide_many(frame: Frame, codes: Sequence[str]) -> None:
    with st.container(border=True, key="decide-many"):
        st.markdown(f"**{len(codes)} laporan dipilih**")
        comment = st.text_input("Komentar untuk semuanya", key="comment-many", max_chars=LONGEST, autocomplete="off")
        with st.container(horizontal=True):
            if st.button("Verifikasi yang dipilih", key="verify-many", type="primary"):
                _decide(frame, codes, Verdict.VERIFIED, comment or "")
            if st.button("Kembalikan yang dipilih", key="return-many"):
                _decide(frame, codes, Verdict.RETURNED, comment or "")


def _decide(frame: Frame, codes: Sequence[str], verdict: Verdict, comment: str) -> None:
    done = "diverifikasi" if verdict is Verdict.VERIFIED else "dikembalikan untuk perbaikan"
    _act(
        lambda: reviewing.review(frame.workspace, session.person(), codes, frame.filters.period, verdict, comment),
        f"{', '.join(codes)} {done}.",
    )


def _act(act: Callable[[], None], happened: str) -> None:
    try:
        act()
    except UserError as error:
        refusal.say(error)
        return
    st.session_state[HAPPENED] = happened
    st.rerun()


def _say_what_happened() -> None:
    if happened := st.session_state.pop(HAPPENED, ""):
        st.success(markdown_text(happened), icon=":material/check_circle:")


def _queued(frame: Frame, item: ReviewItem, *, is_chosen: bool) -> bool:
    """One line of the queue, marked where its detail stands beside it; returns whether it is ticked."""
    name = f"queued-{item.code}{'-chosen' if is_chosen else ''}"
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=name):
        is_ticked = st.checkbox(
            f"Pilih {item.code}",
            key=f"tick-{frame.filters.year}-{frame.filters.quarter}-{item.code}",
            label_visibility="collapsed",
            disabled=not item.may_review,
            width="content",
        )
        _choose_button(item)
    return bool(is_ticked)


def _choose_button(item: ReviewItem) -> None:
    figure = f"**{markdown_text(item.line.figure_text)}** {cards.icon(item.line.status)}"
    about = f":small[:gray[{markdown_text(item.state.icon)} {markdown_text(item.age)}]]"
    st.button(
        f"{markdown_text(item.line.numbered_title)} {figure}  \n{about}",
        key=f"choose-{item.code}",
        type="tertiary",
        on_click=_choose,
        args=(item.code,),
    )


def _choose(code: str) -> None:
    st.session_state[CHOSEN] = code


def _chosen(shown: ReviewQueue) -> str:
    """What was chosen, while it is there; else what has waited longest."""
    codes = [item.code for item in (*shown.waiting, *shown.others)]
    chosen = st.session_state.get(CHOSEN)
    return chosen if chosen in codes else next(iter(codes), "")


def _detail(frame: Frame, code: str) -> ReviewDetail:
    return resources.kept(
        frame.key("review", code),
        lambda: review_detail(frame.workspace.definitions, frame.figures, code, frame.filters.quarter),
    )
