"""The form for realisations: one row a component, every cell a text, so that `98,5` typed or pasted arrives as `98,5`.

What was typed stays, through reruns and other pages, a reload and a lost connection. Only rows that somebody changed are
handed in; where another person changed the figure meanwhile, the row says so and asks whose is to stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import streamlit as st

from iku.domain.problem import Problem
from iku.errors import UploadRefused
from iku.intake.realisations import TypedRealisation, read_typed_realisations
from iku.present.entry import EntryRow, read_back
from iku.present.escape import markdown_text
from iku.present.meanwhile import own_text
from iku.present.numbers import capitalised
from iku.present.problems import problem_sentence
from iku.ui import draft_view
from iku.ui.device import labelled
from iku.ui.typed_cells import FIELDS, RowKey, TypedCells, standing

WIDTHS = (3.6, 1.1, 1.3, 1.3, 2.2, 1)
HEADS = ("Indikator", "Nilai", "Pembilang", "Penyebut", "Keterangan", "Terbaca")
LONGEST = 2_000
"""Letters a cell takes; what is too long for its meaning is refused with a reason, not cut."""
Step = Literal["check", "explain", ""]
"""On to the preview; or on to the explanations of what stands already."""


@dataclass(frozen=True, slots=True)
class TypingForm:
    """What a form is about. `told` says of each contested row who changed it meanwhile, and what."""

    cells: TypedCells
    told: Mapping[RowKey, str]
    remark: str
    """on the draft: that it was restored, waits for a name, or cannot be kept"""

    @property
    def rows(self) -> Sequence[EntryRow]:
        return self.cells.rows

    @property
    def drafts(self) -> Mapping[RowKey, TypedRealisation]:
        """The rows that somebody changed."""
        return {row.key: typed for row in self.rows if (typed := self.cells.typed(row)) != standing(row)}

    def reset(self) -> None:
        """Forgets what was typed."""
        for row in self.rows:
            self.cells.adopt(row)

    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with what was typed."""
        try:
            read_typed_realisations(self.drafts, self.cells.definitions, self.cells.period)
        except UploadRefused as refused:
            return refused.problems
        return ()


def draw(form: TypingForm, problems: Sequence[Problem]) -> Step:
    """The grid, each problem under the row it is about; returns what was asked for."""
    draft_view.draw_remark("typing", form.remark, form.reset if form.drafts else None)
    with st.container(border=True, key="grid-typing", gap="xsmall"):
        with st.container(key="column-heads-typing"):
            for column, head in zip(st.columns(WIDTHS), HEADS, strict=True):
                column.caption(head)
        for row in form.rows:
            _draw_row(form, row)
            if row.key in form.told:
                _draw_contested(form, row)
            for problem in problems:
                if _is_about(problem, row):
                    st.markdown(f":red[:material/error: {markdown_text(problem_sentence(problem))}]")
        return _draw_actions(form, len(problems))


def _draw_contested(form: TypingForm, row: EntryRow) -> None:
    typed = form.cells.typed(row)
    own = own_text(*(getattr(typed, field) for field in FIELDS))
    draft_view.draw_contested(
        "-".join(row.key),
        f"{form.told[row.key]} {own}",
        partial(form.cells.insist, row),
        partial(form.cells.adopt, row),
    )


def _draw_row(form: TypingForm, row: EntryRow) -> None:
    columns = st.columns(WIDTHS, vertical_alignment="center")
    remarks = "".join(f" · {markdown_text(remark)}" for remark in row.remarks)
    context = f"Target {markdown_text(row.target)} · terakhir {markdown_text(row.last)}{remarks}"
    title = f"**{row.number} {markdown_text(row.title)}**  \n:small[:gray[{context}]]"
    columns[0].markdown(title, help=markdown_paragraphs(row.explanation))
    names = {"value": _value_name(row), "numerator": "pembilang", "denominator": "penyebut", "note": "keterangan"}
    for column, field in zip(columns[1:], FIELDS, strict=False):
        if field in ("numerator", "denominator") and not row.has_parts:
            continue
        column.text_input(
            f"{capitalised(names[field])}, {row.number} {markdown_text(row.title)}",
            key=form.cells.key(row.key, field),
            max_chars=LONGEST,
            placeholder=names[field],
            autocomplete="off",
            persist_state="session",
        )
    columns[-1].markdown(labelled(HEADS[-1], _echo(form, row)))


def _value_name(row: EntryRow) -> str:
    return "predikat" if row.grades else f"nilai ({row.unit})"


def _echo(form: TypingForm, row: EntryRow) -> str:
    """What was understood, at once: one short line, so that nothing moves under a hand on its way to the button."""
    draft = form.cells.typed(row)
    component = form.cells.definitions.indicator(row.indicator).component(row.component)
    try:
        report = read_typed_realisations({row.key: draft}, form.cells.definitions, form.cells.period)[0]
    except UploadRefused:
        return ":red[:material/error: tidak terbaca]"
    if report.is_blank and row.is_filled:
        return ":orange[dikosongkan]"
    text = markdown_text(read_back(report, component))
    return f"**{text}**" if text and draft != standing(row) else f":gray[{text}]" if text else ""


def _draw_actions(form: TypingForm, found: int) -> Step:
    with st.container(horizontal=True, vertical_alignment="center"):
        is_asked = st.button("Periksa dan lihat pratinjau", type="primary", key="check_typed")
        st.button("Batalkan isian", key="reset_typed", type="tertiary", on_click=form.reset, disabled=not form.drafts)
        explains = any(row.is_filled for row in form.rows) and st.button(
            "Perbarui penjelasan", key="explain_typed", type="tertiary", disabled=bool(form.drafts)
        )
        st.caption(
            f"**{found} isian perlu diperbaiki;** belum ada yang disimpan."
            if found
            else "Tulis angka dengan koma: 98,5. Isi nilai saja, atau pembilang dan penyebut. Kosongkan yang belum ada."
        )
    if is_asked:
        return "check"
    return "explain" if explains else ""


def _is_about(problem: Problem, row: EntryRow) -> bool:
    return problem.cell.startswith(f"{row.indicator}/{row.component}/")


def markdown_paragraphs(text: str) -> str:
    """Text that people wrote, its paragraphs kept."""
    return "\n\n".join(markdown_text(line) for line in text.split("\n\n"))
