"""Pengaturan, 'Renstra dan anggaran': what the plan is to have reached at its end, and what was spent up to the quarter."""

import streamlit as st

from iku.domain.permission import Action, may
from iku.present.dates import up_to_quarter
from iku.present.escape import markdown_text
from iku.present.plan_entry import BudgetEntry, PlanEntry, budget_entries, plan_entries, plan_title
from iku.ui import frame, resources, session
from iku.ui.budget_form import BudgetForm
from iku.ui.frame import Frame
from iku.ui.markup import show, table
from iku.ui.plan_form import PlanForm
from iku.ui.typed_once import draw_receipt
from iku.workflow.planning import may_report_budget, read_plan

SECTION = "Renstra dan anggaran"
LOCKED = "Triwulan ini terkunci: anggarannya tidak dapat diubah."


def draw(surroundings: Frame) -> None:
    """Forms for what the person may say, tables to read of the rest. Raises NotAllowed for whoever may see neither."""
    workspace, chosen, person = surroundings.workspace, surroundings.filters, session.person()
    book = read_plan(workspace, person, chosen.year)
    figures = resources.figures(workspace, chosen.year)
    plan = plan_entries(workspace.definitions, figures, book.targets)
    budgets = budget_entries(workspace.definitions, chosen.quarter, book.budgets)
    frame.begin(plan_title(plan, budgets, chosen.quarter))
    draw_receipt()
    st.subheader("Target akhir Renstra", anchor=False)
    if may(person, Action.SET_TARGETS):
        PlanForm(workspace, chosen.year, plan).draw()
    else:
        _draw_plan(plan)
    st.subheader(f"Anggaran {up_to_quarter(chosen.quarter)} {chosen.year}", anchor=False)
    is_locked = any(s.quarter == chosen.quarter and s.locked_at for s in figures.states)
    own = () if is_locked else tuple(
        row for row in budgets if may_report_budget(workspace, person, chosen.year, row.indicator)
    )  # fmt: skip
    if own:
        BudgetForm(workspace, chosen.period, own).draw()
    others = tuple(row for row in budgets if row not in own)
    if others:
        _draw_budgets(others, LOCKED if is_locked else "Subbagian yang melaporkan indikator yang mengisi anggarannya.")


def _draw_plan(rows: tuple[PlanEntry, ...]) -> None:
    heads = ("Indikator", "Satuan", "Target akhir", "Renstra", "Dokumen", "Dicatat")
    cells = [(f"{r.number} {r.title}", r.unit, r.shown, r.period or "–", r.document, r.recorded) for r in rows]
    with st.container(border=True, key="plan-as-it-stands"):
        show(table("Target akhir Renstra", heads, cells, class_="iku-stack"))
        st.caption("Verifikator dan Sekretaris yang mengisi target akhir Renstra.")


def _draw_budgets(rows: tuple[BudgetEntry, ...], said: str) -> None:
    heads = ("Indikator", "Pagu (Rp)", "Realisasi anggaran (Rp)", "Serapan", "Dokumen", "Dicatat")
    cells = [
        (f"{r.number} {r.title}", r.allocation or "–", r.spent or "–", r.share, r.document, r.recorded) for r in rows
    ]
    with st.container(border=True, key="budgets-as-they-stand"):
        show(table("Anggaran", heads, cells, class_="iku-stack"))
        st.caption(markdown_text(said))
