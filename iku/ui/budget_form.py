"""The form for budgets up to a quarter: the document once, below it allocation and what was spent, in rupiah, by indicator."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from iku.domain.period import Period
from iku.intake.plan import TypedBudget
from iku.present.dates import short_quarter
from iku.present.escape import markdown_text
from iku.present.plan_entry import BudgetEntry, stored_sentence
from iku.store.connection import utc_now
from iku.ui import session, typed_once
from iku.ui.device import labelled
from iku.workflow.planning import report_budgets
from iku.workflow.workspace import Workspace

WIDTHS = (3, 1.6, 1.6, 0.8)


@dataclass(frozen=True, slots=True)
class BudgetForm:
    workspace: Workspace
    period: Period
    rows: Sequence[BudgetEntry]

    def draw(self) -> None:
        document = typed_once.field(
            st.columns(3)[0],
            "Nomor dokumen anggaran",
            f"{self._place}-document",
            "",
            "misalnya: DIPA, laporan realisasi",
        )
        with st.container(border=True, key="grid-budgets", gap="xsmall"):
            typed_once.heads(("Indikator", "Pagu (Rp)", "Realisasi anggaran (Rp)", "Serapan"), WIDTHS, "budgets")
            typed = {row.indicator: self._draw_row(row) for row in self.rows}
            with st.container(horizontal=True, vertical_alignment="center"):
                is_pressed = st.button("Simpan anggaran", type="primary", key="save-budgets")
                if any(row.before for row in self.rows):
                    st.button(
                        "Isi pagu dari triwulan sebelumnya",
                        key="repeat-budgets",
                        icon=":material/east:",
                        on_click=self._repeat,
                    )
                st.caption("Rupiah, dijumlahkan sejak Januari: 1.250.000.000. Isi keduanya, atau kosongkan keduanya.")
        if is_pressed:
            self._store(document, typed)

    @property
    def _place(self) -> str:
        return typed_once.place(self.workspace, f"budget-{self.period.year}-{self.period.quarter}")

    def _key(self, row: BudgetEntry, name: str) -> str:
        return f"{self._place}-{row.indicator}-{row.fact}-{name}"

    def _draw_row(self, row: BudgetEntry) -> TypedBudget:
        name = f"{row.number} {markdown_text(row.title)}"
        first, second, third, fourth = st.columns(WIDTHS, vertical_alignment="center")
        typed_once.name(first, name, row.document, row.recorded)
        allocation = typed_once.field(second, f"Pagu, {name}", self._key(row, "allocation"), row.allocation, "pagu")
        spent = typed_once.field(
            third, f"Realisasi anggaran, {name}", self._key(row, "spent"), row.spent, "realisasi anggaran"
        )
        fourth.markdown(labelled("Serapan", row.share))
        typed_once.draw_change(f"{self._place}-{row.indicator}", row.fact, row.recorded)
        return TypedBudget(allocation, spent)

    def _repeat(self) -> None:
        """In a callback: before the fields are drawn. What is filled stays."""
        for row in self.rows:
            key = self._key(row, "allocation")
            if row.before and not st.session_state.get(key):
                st.session_state[key] = row.before

    def _store(self, document: str, typed: dict[str, TypedBudget]) -> None:
        stands = {row.indicator: TypedBudget(row.allocation, row.spent) for row in self.rows}
        changed = {code: said for code, said in typed.items() if said != stands[code]}
        if not changed:
            st.info(typed_once.UNCHANGED)
            return
        person = session.person()

        def act() -> str:
            whose = report_budgets(self.workspace, person, self.period, changed, document)
            what = f"Anggaran {short_quarter(self.period.quarter)} {self.period.year}"
            return stored_sentence(what, whose, person.name, utc_now()) if whose else ""

        typed_once.store(act)
