"""The rows of the form for realisations: what is asked, beside what was promised, what stood last, and what stands now."""

from dataclasses import dataclass

from iku.domain.amounts import quarter_value
from iku.domain.definitions import Definitions
from iku.domain.facts import ReportedValue
from iku.domain.figures import YearFigures
from iku.domain.indicator import Component, Indicator
from iku.domain.period import QUARTERS, Period
from iku.domain.submission import RealisationFact
from iku.present.basis import realisation_text, target_text
from iku.present.dates import quarters_listed, short_quarter
from iku.present.lines import numbered, subdivision_name
from iku.present.numbers import DASH, input_text, listed, value_text


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One component to report for one quarter.

    `fact` names what stands now, "" where nothing does; `value` to `note` are it as it would be typed.
    """

    indicator: str
    component: str
    number: str
    title: str
    target: str
    last: str
    remarks: tuple[str, ...]
    explanation: str
    """what to count, in full: for the help beside the title"""
    unit: str
    has_parts: bool
    grades: tuple[str, ...]
    fact: str
    value: str
    numerator: str
    denominator: str
    note: str

    @property
    def key(self) -> tuple[str, str]:
        return (self.indicator, self.component)

    @property
    def is_filled(self) -> bool:
        return bool(self.value or self.numerator or self.denominator)


@dataclass(frozen=True, slots=True)
class EntryScope:
    """Whose form it is, and of which quarter; `before` is the year before, for the last value."""

    definitions: Definitions
    figures: YearFigures
    before: YearFigures
    subdivision: str
    quarter: int

    @property
    def period(self) -> Period:
        return Period(self.figures.year, self.quarter)


def entry_rows(scope: EntryScope) -> tuple[EntryRow, ...]:
    """What a subdivision reports or contributes to, in the decree's order."""
    return tuple(
        _entry_row(scope, indicator, component)
        for indicator in scope.definitions.reported_by(scope.subdivision)
        for component in indicator.components
    )


def entry_title(name: str, quarter: str, rows: tuple[EntryRow, ...]) -> str:
    """`Parmas dan SDM: 2 dari 4 isian TW III sudah tercatat`."""
    filled = sum(row.is_filled for row in rows)
    if filled == len(rows):
        return f"{name}: semua isian {quarter} sudah tercatat"
    if not filled:
        return f"{name}: isian {quarter} belum ada yang tercatat"
    return f"{name}: {filled} dari {len(rows)} isian {quarter} sudah tercatat"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a subdivision is with one quarter."""

    code: str
    name: str
    filled: int
    asked: int

    @property
    def text(self) -> str:
        return f"{self.filled} dari {self.asked} isian tercatat"


def progress(definitions: Definitions, figures: YearFigures, quarter: int) -> tuple[Progress, ...]:
    """Every subdivision's, counted over what is due in the quarter."""
    found = []
    for unit in definitions.subdivisions:
        asked = [
            component
            for indicator in definitions.reported_by(unit.code)
            if quarter in definitions.due_quarters(indicator.code, figures.year)
            for component in indicator.components
        ]
        filled = sum(figures.realisation(*component.key, quarter) is not None for component in asked)
        found.append(Progress(unit.code, unit.name, filled, len(asked)))
    return tuple(found)


def row_title(indicator: Indicator, component: Component) -> str:
    """The component's own name where an indicator has several, else the indicator's."""
    return component.title if len(indicator.components) > 1 else indicator.title


def explanation(indicator: Indicator, component: Component) -> str:
    """What the decree asks to be counted, as paragraphs."""
    lines = [f"{indicator.code} {indicator.title}", indicator.formula.corrected]
    if component.has_parts:
        lines += [f"Pembilang: {component.numerator}", f"Penyebut: {component.denominator}"]
    return "\n\n".join(lines)


def read_back(report: ReportedValue, component: Component) -> str:
    """What was understood of a typed row: `98,50%`, `BB`; "" where nothing was typed."""
    return "" if report.is_blank else _result(report, component)


def _entry_row(scope: EntryScope, indicator: Indicator, component: Component) -> EntryRow:
    stands = scope.figures.realisation(*component.key, scope.quarter)
    target = scope.figures.target(*component.key, scope.quarter)
    rules = scope.definitions.rules
    return EntryRow(
        indicator=indicator.code,
        component=component.code,
        number=numbered(indicator),
        title=row_title(indicator, component),
        target=target_text(target, component.unit) if target else "belum ditetapkan",
        last=_last(scope, component),
        remarks=_remarks(scope, indicator),
        explanation=explanation(indicator, component),
        unit=(target.unit if target else "") or component.unit,
        has_parts=component.has_parts,
        grades=tuple(g.code for g in rules.scale(component.scale)) if component.scale else (),
        fact=stands.fact if stands else "",
        value=(stands.grade or input_text(stands.value)) if stands else "",
        numerator=input_text(stands.numerator) if stands else "",
        denominator=input_text(stands.denominator) if stands else "",
        note=stands.note if stands else "",
    )


def _last(scope: EntryScope, component: Component) -> str:
    """`95,20% (TW II)`: what was reported latest before the quarter, of this year or the one before."""
    for year, quarters in ((scope.figures, range(scope.quarter - 1, 0, -1)), (scope.before, reversed(QUARTERS))):
        for quarter in quarters:
            fact = year.realisation(*component.key, quarter)
            if fact is not None:
                place = short_quarter(quarter) + ("" if year is scope.figures else f" {year.year}")
                return f"{_result(fact, component)} ({place})"
    return DASH


def _result(fact: RealisationFact | ReportedValue, component: Component) -> str:
    """The result alone; a share is printed with the two decimals by which it is judged."""
    if fact.numerator is None or fact.denominator is None:
        return realisation_text(fact, component)
    share = quarter_value(fact, component.unit)
    if share is None:
        return "penyebut nol"
    return value_text(share, component.unit)


def _remarks(scope: EntryScope, indicator: Indicator) -> tuple[str, ...]:
    remarks = []
    due = scope.definitions.due_quarters(indicator.code, scope.period.year)
    if scope.quarter not in due:
        remarks.append(f"jatuh tempo {quarters_listed(due)}" if due else f"tidak jatuh tempo pada {scope.period.year}")
    if indicator.subdivision != scope.subdivision:
        remarks.append(f"bersama {subdivision_name(scope.definitions, indicator.subdivision)}, pelapor utamanya")
    elif indicator.contributors:
        names = listed([subdivision_name(scope.definitions, c) for c in indicator.contributors])
        remarks.append(f"bersama {names}")
    return tuple(remarks)
