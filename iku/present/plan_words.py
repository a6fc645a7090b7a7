"""The words for the strategic plan's end targets and for budgets, on pages and in papers."""

from collections.abc import Iterable, Mapping

from iku.domain.achievement import ComponentAchievement
from iku.domain.definitions import Definitions
from iku.domain.efficiency import Budget, Efficiency, NotRated, Rating, efficiency
from iku.domain.figures import YearFigures
from iku.domain.plan import Place, PlanPeriod, PlanReason, PlanTarget
from iku.present.lines import IndicatorLine
from iku.present.numbers import DASH, listed, percent_or_dash, range_text, rupiah, signed, value_text

RATINGS: dict[Rating, str] = {
    Rating.EFFICIENT: "efisien",
    Rating.FAIR: "cukup efisien",
    Rating.INEFFICIENT: "tidak efisien",
}
NOT_RATED: dict[NotRated, str] = {
    NotRated.NO_BUDGET: "anggaran belum diisi",
    NotRated.NO_ALLOCATION: "pagu nol, sehingga serapan tidak dapat dihitung",
    NotRated.NO_ACHIEVEMENT: "capaian belum ada",
}
PLACES: dict[Place, str] = {
    Place.ABOVE: "di atas target akhir",
    Place.EQUAL: "sama dengan target akhir",
    Place.BELOW: "di bawah target akhir",
}
PLAN_REASONS: dict[PlanReason, str] = {
    PlanReason.NOT_REPORTED: "realisasi belum dilaporkan",
    PlanReason.NO_TARGET: "belum ada triwulan yang bertarget dan berealisasi",
    PlanReason.UNIT_DIFFERS: "satuannya lain dari satuan realisasi sekarang",
    PlanReason.TARGET_ZERO: "target akhir nol, sehingga tidak ada yang dapat dibandingkan",
    PlanReason.DENOMINATOR_ZERO: "penyebut nol, sehingga persentase tidak dapat dihitung",
    PlanReason.PARTS_MISSING: "sebagian triwulan tanpa pembilang dan penyebut",
    PlanReason.BASELINE_MISSING: "nilai awal belum ada atau sama dengan target akhir",
    PlanReason.UNREADABLE_GRADE: "predikat tidak ada pada skala yang berlaku",
    PlanReason.STATUS_ONLY: "predikat dibandingkan menurut peringkat",
}


def periods_text(periods: Iterable[PlanPeriod]) -> str:
    """`Renstra 2020–2024`."""
    spans = sorted({(period.first, period.last) for period in periods})
    return f"Renstra {listed([f'{first}–{last}' for first, last in spans])}"


def plan_target_text(target: PlanTarget) -> str:
    """`98,50%`, `80,00%–90,00%`, `BB`."""
    return range_text(target.value, target.upper, target.unit, target.grade)


def reached_text(row: ComponentAchievement | None) -> str:
    return value_text(row.realisation, row.unit, row.realisation_grade) if row else DASH


def money_texts(budget: Budget) -> tuple[str, str]:
    allocation, spent = (DASH if money is None else rupiah(money) for money in (budget.allocation, budget.spent))
    return allocation, spent


def given_sentences(
    definitions: Definitions,
    figures: YearFigures,
    line: IndicatorLine,
    targets: Mapping[tuple[str, str], PlanTarget],
    budget: Budget | None,
) -> tuple[str, ...]:
    """For a page: each end target beside what was reached, and the budget beside the achievement, as far as given."""
    said = []
    components = definitions.indicator(line.code).components
    for component in components:
        if target := targets.get(component.key):
            about = f", {component.title}" if len(components) > 1 else ""
            reached = reached_text(figures.component(*component.key, line.quarter))
            said.append(
                f"Target akhir {periods_text([target.period])}{about}: {plan_target_text(target)}; realisasi s.d. kini {reached}."
            )
    if budget:
        said.append(_budget_sentence(budget, efficiency(budget, line.figure, definitions.rules.efficiency_margin)))
    return tuple(said)


def _budget_sentence(budget: Budget, found: Efficiency) -> str:
    allocation, spent = money_texts(budget)
    used = f"Anggaran: {spent} dari pagu {allocation} (serapan {percent_or_dash(found.absorption)})"
    if found.difference is None:
        return f"{used}; {NOT_RATED[found.reason]}." if found.reason else f"{used}."
    rated = f": {RATINGS[found.rating]}" if found.rating else ""
    return f"{used}; capaian dikurangi serapan {signed(found.difference)} poin persen{rated}."
