"""What the report's chapter compares with the strategic plan (Renstra) and with the budget, where either was given.

What was not given is said once, for all indicators together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from iku.domain.efficiency import Budget, Efficiency, absorption, efficiency
from iku.domain.frozen import Content
from iku.domain.plan import PlanProgress, PlanReason, PlanTarget
from iku.present.dates import up_to_quarter
from iku.present.lines import IndicatorLine
from iku.present.numbers import DASH, listed, percent_or_dash, signed, uncapitalised
from iku.present.plan_words import (
    NOT_RATED,
    PLACES,
    PLAN_REASONS,
    RATINGS,
    money_texts,
    periods_text,
    plan_target_text,
    reached_text,
)
from iku.present.slide import Cell, Table

EFFICIENCY = "Efisiensi penggunaan sumber daya"
BUDGETS = "Realisasi Anggaran"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One component beside its end target. `progress_text` is a percentage, a place in words, or a dash."""

    code: str
    title: str
    """of the component where the indicator has several, else "" """
    target: PlanTarget
    target_text: str
    realisation: Decimal | None
    realisation_text: str
    unit: str
    """of the realisation"""
    percent: Decimal | None
    progress_text: str
    remark: str
    """why there is no percentage, else the document"""


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One indicator's budget beside its achievement."""

    code: str
    number: str
    title: str
    budget: Budget
    achievement: Decimal | None
    found: Efficiency
    verdict: str
    """`efisien`, or why nothing is judged"""


@dataclass(frozen=True, slots=True)
class Comparison:
    heading: str
    table: Table


def plan_rows(content: Content, line: IndicatorLine) -> tuple[PlanRow, ...]:
    """In the order of the indicator's components."""
    components = content.definitions.indicator(line.code).components
    known = {progress.target.component: progress for progress in content.plan if progress.target.indicator == line.code}
    return tuple(
        _plan_row(content, line, component.code, component.title if len(components) > 1 else "", known[component.code])
        for component in components
        if component.code in known
    )


def budget_row(content: Content, line: IndicatorLine) -> BudgetRow | None:
    budget = next((b for b in content.budgets if b.indicator == line.code), None)
    if budget is None:
        return None
    found = efficiency(budget, line.figure, content.definitions.rules.efficiency_margin)
    verdict = RATINGS[found.rating] if found.rating else NOT_RATED[found.reason] if found.reason else DASH
    if line.carried_from and found.difference is not None:
        verdict += f" (capaian s.d. {line.carried_from})"
    return BudgetRow(line.code, line.number, line.title, budget, line.figure, found, verdict)


def against_plan(content: Content, line: IndicatorLine) -> Comparison | None:
    """None where no end target was set."""
    rows = plan_rows(content, line)
    if not rows:
        return None
    table = Table(
        headings=("Yang diukur", "Target akhir", "Realisasi s.d. kini", "Kemajuan", "Keterangan"),
        rows=tuple(
            (
                Cell(row.title or "Indikator"),
                Cell(row.target_text, is_figure=True),
                Cell(row.realisation_text, is_figure=True),
                Cell(row.progress_text, is_figure=True),
                Cell(row.remark),
            )
            for row in rows
        ),
        widths=(24, 15, 17, 17, 27),
        alt=f"{line.title} dibanding target akhir: "
        + "; ".join(
            f"{row.title} {row.realisation_text} dari {row.target_text}, {row.progress_text}".strip() for row in rows
        )
        + ".",
    )
    return Comparison(f"Dibanding target akhir {periods_text(row.target.period for row in rows)}", table)


def sparingly(content: Content, line: IndicatorLine) -> Comparison | None:
    """None where no budget was reported for the quarter."""
    row = budget_row(content, line)
    if row is None:
        return None
    figures = (*money_texts(row.budget), percent_or_dash(row.found.absorption), percent_or_dash(row.achievement),
               DASH if row.found.difference is None else signed(row.found.difference))  # fmt: skip
    table = Table(
        headings=("Pagu", "Realisasi anggaran", "Serapan", "Capaian", "Selisih (poin persen)", "Sebutan"),
        rows=((*(Cell(text, is_figure=True) for text in figures), Cell(row.verdict)),),
        widths=(20, 20, 12, 12, 14, 22),
        alt=f"{line.title}: pagu {figures[0]}, realisasi anggaran {figures[1]}, serapan {figures[2]}, capaian {figures[3]}, "
        f"selisih {figures[4]} poin persen: {row.verdict}.",
    )
    return Comparison(EFFICIENCY, table)


def budget_table(content: Content, lines: Sequence[IndicatorLine]) -> Table | None:
    """Part B of the chapter; the last row adds up. None where no budget was reported."""
    rows = [row for line in lines if (row := budget_row(content, line))]
    if not rows:
        return None
    cells = [(Cell(row.number), Cell(row.title), *_budget_cells(row.budget, row.found.absorption)) for row in rows]
    whole = Budget(
        "", content.figures.year, content.about.period.quarter,
        sum((row.budget.allocation or Decimal(0) for row in rows), Decimal(0)),
        sum((row.budget.spent or Decimal(0) for row in rows), Decimal(0)),
    )  # fmt: skip
    total = _budget_cells(whole, absorption(whole))
    cells.append((Cell(""), Cell(f"Jumlah ({len(rows)} dari {len(lines)} indikator)"), *total))
    return Table(
        headings=("No", "Indikator", "Pagu", "Realisasi", "%"),
        rows=tuple(cells),
        widths=(6, 40, 21, 21, 12),
        alt="; ".join(f"{row[1].text}: {row[3].text} dari {row[2].text}, {row[4].text}" for row in cells) + ".",
        strong=frozenset({len(rows)}),
    )


def lacking(content: Content, lines: Sequence[IndicatorLine]) -> tuple[str, ...]:
    """Of which indicators the end target or the budget was not given: a sentence each, or none."""
    planned, paid = {p.target.indicator for p in content.plan}, {b.indicator for b in content.budgets}
    about = content.about.period
    asked = (
        ("Target akhir Renstra", planned),
        (f"Anggaran {up_to_quarter(about.quarter)} {about.year}", paid),
    )
    return tuple(said for name, given in asked if (said := _lacking(name, [line.code for line in lines], given)))


def _plan_row(content: Content, line: IndicatorLine, code: str, title: str, progress: PlanProgress) -> PlanRow:
    row = content.figures.component(line.code, code, line.quarter)
    return PlanRow(
        code=line.code,
        title=title,
        target=progress.target,
        target_text=plan_target_text(progress.target),
        realisation=row.realisation if row else None,
        realisation_text=reached_text(row),
        unit=row.unit if row else "",
        percent=progress.percent,
        progress_text=PLACES[progress.place] if progress.place else percent_or_dash(progress.percent),
        remark=_remark(line, progress),
    )


def _remark(line: IndicatorLine, progress: PlanProgress) -> str:
    if progress.reason is PlanReason.NOT_REPORTED and line.explanation:
        return uncapitalised(line.explanation).rstrip(".")
    carried = f"data s.d. {line.carried_from}" if line.carried_from else ""
    said = PLAN_REASONS[progress.reason] if progress.reason else progress.target.document
    return "; ".join(part for part in (carried, said) if part)


def _lacking(name: str, codes: Sequence[str], given: set[str]) -> str:
    missing = [code for code in codes if code not in given]
    if not missing:
        return ""
    return f"{name} belum diisi" + (f" untuk {listed(missing)}." if len(missing) < len(codes) else ".")


def _budget_cells(budget: Budget, share: Decimal | None) -> tuple[Cell, ...]:
    return tuple(Cell(text, is_figure=True) for text in (*money_texts(budget), percent_or_dash(share)))
