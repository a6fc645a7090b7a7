"""'Renstra' and 'Anggaran': the way to the end of the strategic plan, and budgets; a sheet each, where anything was given."""

from collections.abc import Sequence

from iku.domain.frozen import Content
from iku.present.chapter_plan import BudgetRow, PlanRow, budget_row, plan_rows
from iku.present.lines import IndicatorLine
from iku.reports.workbook.book import POINTS, Book, Column, Figure, Value

PLAN_COLUMNS = (
    Column("Kode IKU", 10), Column("Indikator", 34), Column("Komponen", 22), Column("Periode Renstra", 16),
    Column("Satuan", 12), Column("Target akhir", 14), Column("Realisasi s.d. kini", 14), Column("Kemajuan", 22),
    Column("Keterangan", 40),
)  # fmt: skip
BUDGET_COLUMNS = (
    Column("Kode IKU", 10), Column("Indikator", 34), Column("Pagu (Rp)", 20), Column("Realisasi anggaran (Rp)", 20),
    Column("Serapan", 12), Column("Capaian", 12), Column("Selisih (poin persen)", 14), Column("Sebutan", 30),
    Column("Nomor dokumen", 34),
)  # fmt: skip


def write_plan(book: Book, content: Content, lines: Sequence[IndicatorLine]) -> None:
    rows = [_plan_row(line, row) for line in lines for row in plan_rows(content, line)]
    if rows:
        sheet = book.sheet("Renstra", f"Dibanding target akhir Renstra s.d. {book.deck.period}")
        sheet.repeat(sheet.table("Renstra", PLAN_COLUMNS, rows))


def write_budgets(book: Book, content: Content, lines: Sequence[IndicatorLine]) -> None:
    rows = [_budget_row(row) for line in lines if (row := budget_row(content, line))]
    if rows:
        sheet = book.sheet("Anggaran", f"Realisasi anggaran dan efisiensi s.d. {book.deck.period}")
        sheet.repeat(sheet.table("Anggaran", BUDGET_COLUMNS, rows))


def _plan_row(line: IndicatorLine, row: PlanRow) -> tuple[Value, ...]:
    """A plain target as a number; a range or a grade in words."""
    end = row.target
    target: Value = row.target_text
    if end.value is not None and end.upper is None:
        target = Figure(end.value, end.unit)
    return (
        line.code, line.title, row.title, f"{end.period.first}–{end.period.last}", end.unit, target,
        row.realisation_text if row.realisation is None else Figure(row.realisation, row.unit),
        row.progress_text if row.percent is None else Figure(row.percent),
        row.remark,
    )  # fmt: skip


def _budget_row(row: BudgetRow) -> tuple[Value, ...]:
    budget, found = row.budget, row.found
    return (
        row.code, row.title,
        None if budget.allocation is None else Figure(budget.allocation, ""),
        None if budget.spent is None else Figure(budget.spent, ""),
        None if found.absorption is None else Figure(found.absorption),
        None if row.achievement is None else Figure(row.achievement),
        None if found.difference is None else Figure(found.difference, POINTS),
        row.verdict, budget.document,
    )  # fmt: skip
