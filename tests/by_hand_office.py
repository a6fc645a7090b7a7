"""The oracle's third part: indicators, divisions, the office and the documents. Imports nothing of the product."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from tests.by_hand import QUARTERS, Component, Fact, Indicator, Rules, band_of, is_reached, standing, weighted_mean
from tests.by_hand_component import Figure, component_figure, due_quarters


@dataclass(frozen=True)
class IndicatorFigure:
    """An indicator's answer up to a quarter."""

    raw: Decimal | None
    capped: Decimal | None
    band: str
    is_reached: bool
    reason: str | None
    through_quarter: int | None
    is_due: bool
    is_reported: bool
    due_this_quarter: bool
    reported_this_quarter: bool
    documents_due: int
    documents_attached: int


@dataclass(frozen=True)
class GroupFigure:
    """A division's answer, or the office's."""

    capped: Decimal | None
    band: str
    indicators: int
    computed: int
    reached: int
    due: int
    reported: int
    evidence_due: int
    fully_evidenced: int


@dataclass(frozen=True)
class Year:
    """All answers of one office and year, by what they are about and the quarter."""

    components: dict[tuple[str, str, int], Figure]
    indicators: dict[tuple[str, int], IndicatorFigure]
    groups: dict[tuple[str, int], GroupFigure]
    documents: dict[tuple[str, str, int], tuple[bool, int, bool]]
    """Whether a document is due by then, how many prove it, and whether all of those are links."""


@dataclass(frozen=True)
class Shown:
    """The facts of one office and year that stand: by (indicator, component), then by quarter; and the attachments."""

    targets: Mapping[tuple[str, str], Mapping[int, Fact]]
    reports: Mapping[tuple[str, str], Mapping[int, Fact]]
    attachments: Sequence[Fact]


def figures(
    indicators: Sequence[Indicator],
    rules: Rules,
    targets: Sequence[Fact],
    reports: Sequence[Fact],
    attachments: Sequence[Fact],
    office: str,
    year: int,
    as_of: datetime | None = None,
) -> Year:
    """Everything that the product shows of one office and year."""
    end = as_of or datetime.max
    attached = [a for a in attachments if a.office == office and a.year == year and a.moment <= end]
    shown = Shown(
        _of_year(targets, office, year, as_of),
        _of_year(reports, office, year, as_of),
        [a for a in attached if a.withdrawn is None or a.withdrawn > end],
    )
    answer = Year({}, {}, {}, {})
    for quarter in QUARTERS:
        for indicator in indicators:
            _answer_indicator(answer, indicator, rules, shown, year, quarter)
        for division in {""} | {i.division for i in indicators}:
            members = [i for i in indicators if division in ("", i.division)]
            answer.groups[division, quarter] = _group(members, rules, answer, quarter)
    return answer


def _of_year(
    facts: Sequence[Fact], office: str, year: int, as_of: datetime | None
) -> dict[tuple[str, str], dict[int, Fact]]:
    found: dict[tuple[str, str], dict[int, Fact]] = {}
    for (its_office, indicator, component, its_year, quarter), fact in standing(facts, as_of).items():
        if (its_office, its_year) == (office, year):
            found.setdefault((indicator, component), {})[quarter] = fact
    return found


def _answer_indicator(answer: Year, indicator: Indicator, rules: Rules, shown: Shown, year: int, quarter: int) -> None:
    due = due_quarters(indicator, year)
    parts: list[tuple[Component, Figure]] = []
    for component in indicator.components:
        key = (indicator.code, component.code)
        figure = component_figure(
            component, rules, due, shown.targets.get(key, {}), shown.reports.get(key, {}), quarter
        )
        answer.components[(*key, quarter)] = figure
        parts.append((component, figure))
    for document, frequency in indicator.documents:
        attached = [a for a in shown.attachments if (a.indicator, a.component) == (indicator.code, document)]
        answer.documents[indicator.code, document, quarter] = _document(frequency, due, attached, quarter)
    answer.indicators[indicator.code, quarter] = _indicator(indicator, rules, due, shown, answer, parts, quarter)


def _indicator(
    indicator: Indicator,
    rules: Rules,
    due: tuple[int, ...],
    shown: Shown,
    answer: Year,
    parts: list[tuple[Component, Figure]],
    quarter: int,
) -> IndicatorFigure:
    raw = capped = None
    band, reason = "", _common_reason([f.reason for _, f in parts])
    if reason is None:
        raw = weighted_mean((f.raw, c.weight) for c, f in parts if f.raw is not None)
        capped = weighted_mean((f.capped, c.weight) for c, f in parts if f.capped is not None)
        assert raw is not None
        band = band_of(max(raw, rules.floor), rules)
    elif len(parts) == 1:
        band = parts[0][1].band
    latest = max((q for q in due if q <= quarter), default=None)
    asked = [answer.documents[indicator.code, code, quarter] for code, _ in indicator.documents]
    return IndicatorFigure(
        raw,
        capped,
        band,
        is_reached(band, rules),
        reason,
        through_quarter=min((max(f.used) for _, f in parts if f.used), default=None),
        is_due=latest is not None,
        is_reported=latest is not None and _is_covered(indicator, shown, range(latest, quarter + 1)),
        due_this_quarter=quarter in due,
        reported_this_quarter=_is_covered(indicator, shown, [quarter]),
        documents_due=sum(is_due for is_due, _, _ in asked),
        documents_attached=sum(is_due and attached > 0 for is_due, attached, _ in asked),
    )


def _common_reason(reasons: list[str | None]) -> str | None:
    if len(set(reasons)) == 1:
        return reasons[0]
    return "incomplete"


def _is_covered(indicator: Indicator, shown: Shown, quarters: Iterable[int]) -> bool:
    """Whether every component was reported in one of these quarters."""
    return all(
        any(quarter in reports and reports[quarter].says(component.polarity) for quarter in quarters)
        for component in indicator.components
        for reports in [shown.reports.get((indicator.code, component.code), {})]
    )


def _document(frequency: str, due: tuple[int, ...], attached: Sequence[Fact], quarter: int) -> tuple[bool, int, bool]:
    so_far = [q for q in due if q <= quarter]
    if frequency == "per_quarter":
        attached = [a for a in attached if so_far and a.quarter == so_far[-1]]
        is_due = bool(so_far)
    elif frequency == "once":
        is_due = bool(so_far)
    else:
        assert frequency in ("yearly", "per_stage"), frequency
        is_due = bool(due) and due[-1] <= quarter
    return is_due, len(attached), bool(attached) and all(a.is_link for a in attached)


def _group(members: Iterable[Indicator], rules: Rules, answer: Year, quarter: int) -> GroupFigure:
    rows = [(i.weight, answer.indicators[i.code, quarter]) for i in members]
    capped = weighted_mean((row.capped, weight) for weight, row in rows if row.capped is not None)
    asked = [row for _, row in rows if row.is_reported and row.documents_due]
    return GroupFigure(
        capped,
        "" if capped is None else band_of(capped, rules),
        indicators=len(rows),
        computed=sum(row.capped is not None for _, row in rows),
        reached=sum(row.is_reached for _, row in rows),
        due=sum(row.is_due for _, row in rows),
        reported=sum(row.is_reported for _, row in rows),
        evidence_due=len(asked),
        fully_evidenced=sum(row.documents_attached >= row.documents_due for row in asked),
    )
