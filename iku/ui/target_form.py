"""The form for targets: one row a component, one text cell a quarter, the document that sets them asked once.

As with realisations, a cell's key names the fact it was drawn from, and only what somebody changed is handed in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from iku.domain.definitions import Definitions
from iku.domain.facts import ProposedTarget
from iku.domain.problem import Problem
from iku.errors import UploadRefused
from iku.intake.targets import TypedTarget, read_typed_targets
from iku.present.dates import short_quarter
from iku.present.escape import markdown_text
from iku.present.problems import problem_sentence
from iku.present.target_entry import TargetEntry, TargetRow
from iku.ui.typing_form import LONGEST, markdown_paragraphs

UNIT, BASELINE = "unit", "baseline"
DOCUMENT, REASON = "target-document", "target-reason"


@dataclass(frozen=True, slots=True)
class TargetForm:
    """What a form is about. `place` keeps the drafts of one store and year apart from those of another."""

    definitions: Definitions
    year: int
    rows: Sequence[TargetRow]
    place: str

    def quarter_key(self, row: TargetRow, entry: TargetEntry) -> str:
        return f"target-{self.place}-{entry.fact or 'new'}-{row.indicator}-{row.component}-{entry.quarter}"

    def row_key(self, row: TargetRow, field: str) -> str:
        return f"target-{self.place}-{row.facts or 'new'}-{row.indicator}-{row.component}-{field}"

    def text(self, key: str, otherwise: str) -> str:
        return str(st.session_state.get(key, otherwise) or "")

    @property
    def drafts(self) -> Mapping[tuple[str, str, int], TypedTarget]:
        """The quarters that somebody changed; a changed unit changes every quarter that has a target."""
        return {(*row.key, entry.quarter): typed for row in self.rows for entry, typed in self._changed(row)}

    @property
    def replaces(self) -> bool:
        """Whether a target that stands would be replaced."""
        return any(entry.fact for row in self.rows for entry, _ in self._changed(row))

    def targets(self) -> tuple[ProposedTarget, ...]:
        """Raises UploadRefused with everything that is wrong with what was typed."""
        document, reason = (self.text(key, "").strip() for key in (DOCUMENT, REASON))
        read = read_typed_targets(self.drafts, self.definitions, self.year)
        return tuple(replace(t, document=document or t.document, reason=reason or t.reason) for t in read)

    def problems(self) -> tuple[Problem, ...]:
        try:
            self.targets()
        except UploadRefused as refused:
            return refused.problems
        return ()

    def reset(self) -> None:
        """Forgets what was typed."""
        for row in self.rows:
            st.session_state[self.row_key(row, UNIT)] = row.unit
            st.session_state[self.row_key(row, BASELINE)] = row.baseline
            for entry in row.quarters:
                st.session_state[self.quarter_key(row, entry)] = entry.value

    def repeat(self) -> None:
        """Copies each row's first target to the quarters after it that are still blank."""
        for row in self.rows:
            texts = [self.text(self.quarter_key(row, e), e.value).strip() for e in row.quarters]
            for n, entry in enumerate(row.quarters):
                if row.repeats and n and not texts[n]:
                    texts[n] = texts[n - 1]
                    st.session_state[self.quarter_key(row, entry)] = texts[n]

    def _changed(self, row: TargetRow) -> list[tuple[TargetEntry, TypedTarget]]:
        unit = self.text(self.row_key(row, UNIT), row.unit)
        baseline = self.text(self.row_key(row, BASELINE), row.baseline)
        is_other = (unit, baseline) != (row.unit, row.baseline)
        changed = []
        for entry in row.quarters:
            value = self.text(self.quarter_key(row, entry), entry.value)
            if value != entry.value or (is_other and value):
                changed.append((entry, TypedTarget(value, unit, baseline if value else "")))
        return changed


def draw(form: TargetForm, problems: Sequence[Problem]) -> bool:
    """The document first, then the grid, each problem under its row; returns whether to go on."""
    draw_document()
    with st.container(border=True, key="grid-targets", gap="xsmall"):
        widths = _widths(form)
        with st.container(key="column-heads-targets"):
            for column, head in zip(st.columns(widths), _heads(form), strict=True):
                column.caption(head)
        for row in form.rows:
            _draw_row(form, row, widths)
            for problem in problems:
                if problem.cell.startswith(f"{row.indicator}/{row.component}/"):
                    st.markdown(f":red[:material/error: {markdown_text(_sentence(problem))}]")
        return _draw_actions(form, len(problems))


def draw_document() -> None:
    """The document and the reason: of all that is typed, or of the rows of a file that name none."""
    left, right = st.columns(2)
    left.text_input(
        "Nomor dokumen yang menetapkan",
        key=DOCUMENT,
        placeholder="misalnya: Perjanjian Kinerja 12/PK/2024",
        autocomplete="off",
        persist_state="session",
    )
    right.text_input(
        "Alasan perubahan",
        key=REASON,
        placeholder="wajib bila target yang sudah ada diganti",
        autocomplete="off",
        persist_state="session",
    )


def _has_baseline(form: TargetForm) -> bool:
    return any(row.has_baseline for row in form.rows)


def _widths(form: TargetForm) -> list[float]:
    return [3.4, 1.2, *([1.0] if _has_baseline(form) else []), 1, 1, 1, 1]


def _heads(form: TargetForm) -> list[str]:
    return [
        "Indikator",
        "Satuan",
        *(["Nilai awal"] if _has_baseline(form) else []),
        *(short_quarter(q) for q in (1, 2, 3, 4)),
    ]


def _draw_row(form: TargetForm, row: TargetRow, widths: Sequence[float]) -> None:
    first, *cells = st.columns(widths, vertical_alignment="center")
    title = f"**{row.number} {markdown_text(row.title)}**  \n:small[:gray[{markdown_text(row.remark)}]]"
    first.markdown(title, help=markdown_paragraphs(row.explanation))
    name = f"{row.number} {markdown_text(row.title)}"
    _cell(cells.pop(0), f"Satuan, {name}", form.row_key(row, UNIT), row.unit, "satuan")
    if _has_baseline(form):
        column = cells.pop(0)
        if row.has_baseline:
            _cell(column, f"Nilai awal, {name}", form.row_key(row, BASELINE), row.baseline, "nilai awal")
    for column, entry in zip(cells, row.quarters, strict=True):
        quarter = short_quarter(entry.quarter)
        _cell(column, f"Target {quarter}, {name}", form.quarter_key(row, entry), entry.value, quarter)


def _cell(column: st.delta_generator.DeltaGenerator, label: str, key: str, text: str, placeholder: str) -> None:
    st.session_state.setdefault(key, text)
    column.text_input(
        label,
        key=key,
        max_chars=LONGEST,
        placeholder=placeholder,
        autocomplete="off",
        persist_state="session",
    )


def _draw_actions(form: TargetForm, found: int) -> bool:
    with st.container(horizontal=True, vertical_alignment="center"):
        is_asked = st.button("Periksa dan lihat pratinjau", type="primary", key="check_targets")
        st.button(
            "Salin ke triwulan berikutnya",
            key="repeat_targets",
            on_click=form.repeat,
            icon=":material/east:",
            help="Mengisi sel kosong dengan target triwulan sebelumnya. Target yang dijumlahkan per triwulan tidak ikut disalin.",
        )
        st.button("Batalkan isian", key="reset_targets", type="tertiary", on_click=form.reset, disabled=not form.drafts)
        st.caption(
            f"**{found} isian perlu diperbaiki;** belum ada yang disimpan."
            if found
            else "Target s.d. setiap triwulan, dengan koma: 98,5. Rentang: 80–90. Predikat: B."
        )
    return is_asked


def _sentence(problem: Problem) -> str:
    quarter = problem.cell.rpartition("/")[2]
    place = f"{short_quarter(int(quarter))}: " if quarter in ("1", "2", "3", "4") else ""
    return place + problem_sentence(problem)
