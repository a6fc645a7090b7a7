"""The values that a submission would store, each beside what it replaces, so that a figure read wrongly is seen in time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from iku.domain.definitions import Definitions
from iku.domain.facts import ProposedTarget, ReportedValue, Submission
from iku.domain.figures import YearFigures
from iku.domain.indicator import Component
from iku.present.basis import realisation_text, target_text
from iku.present.dates import short_quarter
from iku.present.entry import row_title
from iku.present.history import NOTHING
from iku.present.lines import numbered


@dataclass(frozen=True, slots=True)
class StoredValue:
    """One value of a submission. `remark` is the note, or the document and reason of a target."""

    name: str
    quarter: str
    before: str
    after: str
    remark: str
    row: int | None


def stored_values(
    definitions: Definitions, figures: Mapping[int, YearFigures], submission: Submission
) -> tuple[StoredValue, ...]:
    """Realisations and targets, in the order in which they were handed in; `figures` of every year they speak of."""
    values = [_realisation(definitions, figures, r) for r in submission.realisations]
    values += [_target(definitions, figures, t) for t in submission.targets]
    return _joined(values)


def _joined(values: list[StoredValue]) -> tuple[StoredValue, ...]:
    """Quarters that get the same value share a row."""
    same: dict[StoredValue, list[str]] = {}
    for value in values:
        same.setdefault(replace(value, quarter=""), []).append(value.quarter)
    return tuple(replace(value, quarter=", ".join(quarters)) for value, quarters in same.items())


def _realisation(definitions: Definitions, figures: Mapping[int, YearFigures], report: ReportedValue) -> StoredValue:
    component = _component(definitions, report)
    stands = figures[report.year].realisation(*component.key, report.quarter)
    return StoredValue(
        name=_name(definitions, component),
        quarter=f"{short_quarter(report.quarter)} {report.year}",
        before=realisation_text(stands, component) if stands else NOTHING,
        after=NOTHING if report.is_blank else realisation_text(report, component),
        remark=report.note,
        row=report.row,
    )


def _target(definitions: Definitions, figures: Mapping[int, YearFigures], target: ProposedTarget) -> StoredValue:
    component = _component(definitions, target)
    stands = figures[target.year].target(*component.key, target.quarter)
    return StoredValue(
        name=_name(definitions, component),
        quarter=f"{short_quarter(target.quarter)} {target.year}",
        before=target_text(stands, component.unit) if stands else NOTHING,
        after=NOTHING if target.is_blank else target_text(target, component.unit),
        remark=" · ".join(text for text in (target.document, target.reason) if text),
        row=target.row,
    )


def _component(definitions: Definitions, row: ReportedValue | ProposedTarget) -> Component:
    return definitions.indicator(row.indicator).component(row.component)


def _name(definitions: Definitions, component: Component) -> str:
    indicator = definitions.indicator(component.indicator)
    return f"{numbered(indicator)} {row_title(indicator, component)}"
