"""The form for the plan's end targets: the years and the document once, below it one row a component."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from iku.intake.plan import TypedPaper
from iku.intake.targets import TypedTarget
from iku.present.escape import markdown_text
from iku.present.plan_entry import PlanEntry, standing_period, stored_sentence
from iku.store.connection import utc_now
from iku.ui import session, typed_once
from iku.workflow.planning import set_plan_targets
from iku.workflow.workspace import Workspace

WIDTHS = (3.4, 1.8)
WITH_BASELINE = (*WIDTHS, 1.4)


@dataclass(frozen=True, slots=True)
class PlanForm:
    workspace: Workspace
    year: int
    rows: Sequence[PlanEntry]

    def draw(self) -> None:
        paper = self._draw_paper()
        with st.container(border=True, key="grid-plan", gap="xsmall"):
            names = ("Indikator dan satuan", "Target akhir", "Nilai awal")
            typed_once.heads(names[: len(self._widths)], self._widths, "plan")
            typed = {row.key: self._draw_row(row) for row in self.rows}
            with st.container(horizontal=True, vertical_alignment="center"):
                is_pressed = st.button("Simpan target akhir", type="primary", key="save-plan")
                st.caption("Dengan koma: 98,5. Rentang: 80–90. Predikat: B. Kosong berarti tidak ada target akhir.")
        if is_pressed:
            self._store(paper, self._changed(typed, paper.period))

    @property
    def _widths(self) -> tuple[float, ...]:
        return WITH_BASELINE if any(row.has_baseline for row in self.rows) else WIDTHS

    def _draw_paper(self) -> TypedPaper:
        place = typed_once.place(self.workspace, f"plan-{self.year}")
        period = standing_period(self.rows)
        left, middle, right = st.columns(3)
        return TypedPaper(
            typed_once.field(left, "Periode Renstra", f"{place}-period-{period}", period, "misalnya: 2020–2024"),
            typed_once.field(middle, "Nomor dokumen Renstra", f"{place}-document", "", "misalnya: Renstra 2020–2024"),
            typed_once.field(
                right, "Alasan mengubah target akhir", f"{place}-reason", "", "wajib bila target akhir yang ada diganti"
            ),
        )

    def _draw_row(self, row: PlanEntry) -> TypedTarget:
        place = f"{typed_once.place(self.workspace, f'plan-{self.year}')}-{'/'.join(row.key)}-{row.fact}"
        name = f"{row.number} {markdown_text(row.title)}"
        first, second, *last = st.columns(self._widths, vertical_alignment="center")
        typed_once.name(first, name, f"{row.unit} · {row.document}", row.recorded)
        hint = " / ".join(row.grades) or "target akhir"
        value = typed_once.field(second, f"Target akhir, {name}", place, row.value, hint)
        baseline = row.baseline
        if row.has_baseline:
            baseline = typed_once.field(last[0], f"Nilai awal, {name}", f"{place}-baseline", row.baseline, "nilai awal")
        typed_once.draw_change(place.removesuffix(row.fact), row.fact, row.recorded)
        return TypedTarget(value, row.unit, baseline)

    def _changed(self, typed: dict[tuple[str, str], TypedTarget], period: str) -> dict[tuple[str, str], TypedTarget]:
        """What says otherwise than what stands; with other years, every target does."""
        return {
            row.key: typed[row.key]
            for row in self.rows
            if (typed[row.key].value, typed[row.key].baseline) != (row.value, row.baseline)
            or (row.fact and typed[row.key].value and period != row.period)
        }

    def _store(self, paper: TypedPaper, changed: dict[tuple[str, str], TypedTarget]) -> None:
        if not changed:
            st.info(typed_once.UNCHANGED)
            return
        person = session.person()

        def act() -> str:
            whose = set_plan_targets(self.workspace, person, self.year, changed, paper)
            return stored_sentence("Target akhir", (code for code, _ in whose), person.name, utc_now()) if whose else ""

        typed_once.store(act)
