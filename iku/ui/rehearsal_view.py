"""'Pratinjau perubahan': what a report would change, the questions it raises, and the two ways on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import streamlit as st

from iku.domain.figures import YearFigures
from iku.domain.problem import Problem
from iku.domain.submission import Rehearsal
from iku.present import wording
from iku.present.escape import markdown_text
from iku.present.explaining import need_views
from iku.present.numbers import uncapitalised
from iku.present.problems import problem_sentence
from iku.present.rehearsal import ChangeRow, rehearsal_view
from iku.present.status import Status
from iku.present.stored_values import StoredValue, stored_values
from iku.ui import device, explaining, explanation_form, meanwhile_view, resources
from iku.ui.explanation_form import ExplanationForm
from iku.ui.handover import Handover
from iku.ui.markup import Html, element, joined, show, table
from iku.workflow.workspace import Workspace

SAMPLE = "sample-file"
"""A remark that is a question where it matters: sample figures on their way into the office's own store."""
Step = Literal["send", "back", ""]


def draw(workspace: Workspace, work: Handover) -> Step:
    """Returns what was asked for: "send" only once every question was answered and every figure below target explained."""
    rehearsal = work.rehearsal
    if rehearsal is None:
        return ""
    view = rehearsal_view(workspace.definitions, rehearsal)
    with st.container(border=True, key="rehearsal"):
        st.subheader(f"Pratinjau perubahan: {markdown_text(uncapitalised(view.headline))}", anchor=False)
        meanwhile_view.draw(workspace, work)
        st.caption(markdown_text(" ".join(part for part in (_origin(work), view.counts) if part)))
        doubts = () if workspace.is_practice else tuple(n for n in work.notes if n.code == SAMPLE)
        _draw_notes([note for note in work.notes if note.code != SAMPLE])
        confirmed = _draw_questions(work, (*doubts, *rehearsal.questions))
        figures = _figures(workspace, rehearsal)
        if not view.changes_nothing:
            left, right = st.columns([1, 1.4], gap="large")
            with left:
                _draw_values(stored_values(workspace.definitions, figures, rehearsal.submission))
            with right:
                draw_changes(view.rows)
        form = explaining.form(workspace, need_views(workspace.definitions, rehearsal, figures))
        sentences = form.sentences()
        explanation_form.draw(form, sentences if work.is_refused else {})
        lacking = len(sentences) if work.is_refused else 0
        changes = not view.changes_nothing or bool(sentences) or form.is_changed
        step = _draw_actions(workspace, changes=changes, confirmed=confirmed, lacking=lacking)
        if step == "send" and form.told:
            st.warning("Pilih dulu penjelasan mana yang dipakai pada angka yang diterangkan orang lain.")
            return ""
        return _explained(work, form, is_complete=not sentences) if step == "send" else step


def _explained(work: Handover, form: ExplanationForm, *, is_complete: bool) -> Step:
    """Sends what is complete; else says, in a new run, what is missing beside each field."""
    if not is_complete:
        work.is_refused = True
        st.rerun()
    work.explanations = form.explanations()
    return "send"


def _origin(work: Handover) -> str:
    return f"Dari berkas {work.filename}." if work.filename else ""


def _figures(workspace: Workspace, rehearsal: Rehearsal) -> dict[int, YearFigures]:
    submission = rehearsal.submission
    years = {row.year for row in submission.realisations} | {row.year for row in submission.targets}
    years |= {need.year for need in rehearsal.needs}
    return {year: resources.figures(workspace, year) for year in years}


def _draw_notes(notes: Sequence[Problem]) -> None:
    for note in notes:
        st.info(markdown_text(problem_sentence(note)), icon=":material/info:")


def _draw_questions(work: Handover, questions: Sequence[Problem]) -> bool:
    """Each must be answered for itself; returns whether all were."""
    if not questions:
        return True
    st.warning(
        "Pastikan satu per satu sebelum mengirim.",
        title=f"{len(questions)} hal perlu dipastikan",
        icon=":material/help:",
    )
    answers = []
    for number, question in enumerate(questions):
        with st.container(gap="xxsmall"):
            st.markdown(markdown_text(problem_sentence(question)))
            answer = "Ya, tetap dicatat ke data kerja" if question.code == SAMPLE else "Ya, nilainya benar"
            answers.append(st.checkbox(answer, key=f"confirm-{work.serial}-{number}"))
    return all(answers)


def _draw_actions(workspace: Workspace, *, changes: bool, confirmed: bool, lacking: int) -> Step:
    label = "Kirim" if changes else "Ambil tanda terima"
    if workspace.is_practice:
        label += f" ({wording.PRACTICE_LABEL})"
    with st.container(horizontal=True, vertical_alignment="center"):
        is_sent = st.button(label, type="primary", key="send", disabled=not confirmed, icon=":material/send:")
        goes_back = st.button("Kembali ke isian", key="back", type="tertiary")
        if not confirmed:
            st.caption("Centang semua pertanyaan di atas untuk mengirim.")
        elif lacking:
            st.caption(f"**{lacking} isian penjelasan perlu dilengkapi;** belum ada yang disimpan.")
    if is_sent and confirmed:
        return "send"
    return "back" if goes_back else ""


def draw_changes(rows: Sequence[ChangeRow]) -> None:
    """Those that change their status first, the others behind them."""
    switched = [row for row in rows if row.before.code != row.after.code]
    moved = [row for row in rows if row.before.code == row.after.code]
    if switched:
        st.markdown(f"**Berganti status ({_figures_in(switched)})**")
        show(_changes(switched, "Angka yang berganti status"))
    if moved and not switched:
        st.markdown(f"**Status tetap ({_figures_in(moved)})**")
        show(_changes(moved, "Angka yang berubah tanpa berganti status"))
    elif moved:
        with st.expander(f"Status tetap, angka atau bukti berubah ({_figures_in(moved)})"):
            show(_changes(moved, "Angka yang berubah tanpa berganti status"))
    if not rows:
        st.markdown("**Tidak ada capaian yang berubah**")


def _figures_in(rows: Sequence[ChangeRow]) -> int:
    """Each figure once, in however many quarters it changes."""
    return len({row.name for row in rows})


def _changes(rows: Sequence[ChangeRow], caption: str) -> Html:
    """Quarters in which the same figure makes the same change share a row."""
    same: dict[ChangeRow, list[str]] = {}
    for row in rows:
        same.setdefault(replace(row, quarter=""), []).append(row.quarter)
    return table(caption, ["Angka", "Sebelum", "Sesudah"], [_change(row, quarters) for row, quarters in same.items()])


def _change(row: ChangeRow, quarters: Sequence[str]) -> list[str]:
    name = joined((row.name, Html("<br>"), element("small", f"s.d. {', '.join(quarters)}")))
    moved = ", ".join(text for text in (row.change.text if row.change else "", row.proof_text) if text)
    return [name, _side(row.before_text, row.before), _side(row.after_text, row.after, moved)]


def _side(text: str, status: Status, moved: str = "") -> Html:
    """The figure above its status; where the status is all there is, it alone."""
    icon = element("span", status.icon, style=f"color: {status.fill(device.mode())}")
    said = joined((icon, f" {status.word}"))
    lines = [said] if text == status.word else [text, element("small", said)]
    lines += [element("small", moved)] if moved else []
    return joined(part for n, line in enumerate(lines) for part in ((Html("<br>"), line) if n else (line,)))


def _draw_values(values: Sequence[StoredValue]) -> None:
    if not values:
        st.markdown("**Hanya penjelasan yang akan dicatat**")
        return
    st.markdown(f"**Yang akan dicatat ({len(values)})**")
    show(table("Nilai yang akan dicatat", ["Isian", "Sekarang", "Menjadi"], [_value(value) for value in values]))


def _value(value: StoredValue) -> list[str]:
    place = " · ".join([value.quarter, *([f"baris {value.row}"] if value.row else [])])
    name = joined((value.name, Html("<br>"), element("small", place)))
    remark = (Html("<br>"), element("small", value.remark)) if value.remark else ()
    return [name, value.before, joined((element("strong", value.after), *remark))]
