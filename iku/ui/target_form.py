"""The form for targets: one row a component, one text cell a quarter, the document that sets them asked once.

As with realisations, what was typed stays, only what somebody changed is handed in, and where another person changed the same
target meanwhile the row says so and asks whose is to stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from iku.domain.facts import ProposedTarget
from iku.domain.problem import Problem
from iku.errors import UploadRefused
from iku.intake.targets import TypedTarget, read_typed_targets
from iku.present.dates import short_quarter
from iku.present.escape import markdown_text
from iku.present.problems import problem_sentence
from iku.present.target_entry import TargetRow
from iku.ui import draft_view
from iku.ui.markup import show, table
from iku.ui.target_cells import BASELINE, DOCUMENT, REASON, UNIT, TargetCells
from iku.ui.typing_form import LONGEST, markdown_paragraphs

CHANGED = "wajib bila target yang sudah ada diganti"


@dataclass(frozen=True, slots=True)
class TargetForm:
    """What a form is about. `told` says of each contested row of cells who changed it meanwhile, and what."""

    cells: TargetCells
    told: Mapping[str, str]
    remark: str
    """on the draft: that it was restored, waits for a name, or cannot be kept"""

    @property
    def rows(self) -> Sequence[TargetRow]:
        return self.cells.rows

    @property
    def drafts(self) -> Mapping[tuple[str, str, int], TypedTarget]:
        """The quarters that somebody changed; a changed unit changes every quarter that has a target."""
        return {(*row.key, entry.quarter): typed for row in self.rows for entry, typed in self.cells.changed(row)}

    @property
    def replaces(self) -> bool:
        """Whether a target that stands would be replaced."""
        return any(entry.fact for row in self.rows for entry, _ in self.cells.changed(row))

    @property
    def document(self) -> str:
        return self.cells.paper[DOCUMENT].strip()

    @property
    def reason(self) -> str:
        return self.cells.paper[REASON].strip()

    def targets(self) -> tuple[ProposedTarget, ...]:
        """Raises UploadRefused with everything that is wrong with what was typed."""
        read = read_typed_targets(self.drafts, self.cells.definitions, self.cells.year)
        return tuple(replace(t, document=self.document or t.document, reason=self.reason or t.reason) for t in read)

    def problems(self) -> tuple[Problem, ...]:
        try:
            self.targets()
        except UploadRefused as refused:
            return refused.problems
        return ()


def draw(form: TargetForm, problems: Sequence[Problem]) -> bool:
    """The document first, then the grid, each problem under its row; returns whether to go on."""
    draft_view.draw_remark("targets", form.remark, form.cells.reset if form.drafts else None)
    draw_document(form)
    with st.container(border=True, key="grid-targets", gap="xsmall"):
        widths = _widths(form)
        with st.container(key="column-heads-targets"):
            for column, head in zip(st.columns(widths), _heads(form), strict=True):
                column.caption(head)
        for row in form.rows:
            _draw_row(form, row, widths)
            _draw_contested(form, row)
            for problem in problems:
                if problem.cell.startswith(f"{row.indicator}/{row.component}/"):
                    st.markdown(f":red[:material/error: {markdown_text(_sentence(problem))}]")
        return _draw_actions(form, len(problems))


def draw_table(rows: Sequence[TargetRow]) -> None:
    """The targets as they stand."""
    heads = ("Indikator", "Satuan", *(short_quarter(q) for q in (1, 2, 3, 4)))
    cells = [(f"{r.number} {r.title}", r.unit, *(entry.value or "–" for entry in r.quarters)) for r in rows]
    with st.container(border=True, key="targets-as-they-stand"):
        show(table("Target s.d. setiap triwulan", heads, cells, class_="iku-stack"))
        st.caption("Verifikator dan Sekretaris yang mengisi dan mengubah target.")


def draw_document(form: TargetForm) -> None:
    """The document and the reason: of all that is typed, or of the rows of a file that name none."""
    left, right = st.columns(2)
    asked = (
        (left, DOCUMENT, "Nomor dokumen yang menetapkan", "misalnya: Perjanjian Kinerja 12/PK/2024"),
        (right, REASON, "Alasan perubahan", CHANGED),
    )
    for column, field, label, placeholder in asked:
        column.text_input(
            label,
            key=form.cells.paper_key(field),
            placeholder=placeholder,
            autocomplete="off",
            persist_state="session",
        )


def _draw_contested(form: TargetForm, row: TargetRow) -> None:
    for cell in form.cells.cells_of(row):
        if cell.name in form.told:
            draft_view.draw_contested(
                cell.name,
                form.told[cell.name],
                partial(form.cells.insist, cell),
                partial(form.cells.adopt, cell),
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
    _cell(cells.pop(0), f"Satuan, {name}", form.cells.row_key(row, UNIT), "satuan")
    if _has_baseline(form):
        column = cells.pop(0)
        if row.has_baseline:
            _cell(column, f"Nilai awal, {name}", form.cells.row_key(row, BASELINE), "nilai awal")
    for column, entry in zip(cells, row.quarters, strict=True):
        quarter = short_quarter(entry.quarter)
        _cell(column, f"Target {quarter}, {name}", form.cells.quarter_key(row, entry), quarter)


def _cell(column: st.delta_generator.DeltaGenerator, label: str, key: str, placeholder: str) -> None:
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
            on_click=form.cells.repeat,
            icon=":material/east:",
            help="Mengisi sel kosong dengan target triwulan sebelumnya. Target yang dijumlahkan per triwulan tidak ikut disalin.",
        )
        st.button(
            "Batalkan isian", key="reset_targets", type="tertiary", on_click=form.cells.reset, disabled=not form.drafts
        )
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
