"""The rows of the form for targets: one component with the four quarters of a year, as they stand and would be typed."""

from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.indicator import Component, Indicator
from iku.domain.period import QUARTERS
from iku.domain.plan import PlanTarget
from iku.domain.rules import Consolidation, MinimizeForm, Polarity
from iku.domain.submission import TargetFact
from iku.present.dates import clock
from iku.present.entry import explanation, row_title
from iku.present.lines import numbered
from iku.present.numbers import input_text


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """The target of one quarter. `fact` names what stands now, "" where nothing does."""

    quarter: int
    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One component's targets of a year. `changed` says who set the latest of them and when, "" where none stands."""

    indicator: str
    component: str
    number: str
    title: str
    remark: str
    explanation: str
    unit: str
    grades: tuple[str, ...]
    has_baseline: bool
    baseline: str
    repeats: bool
    """whether a yearly target holds in every quarter, so that one may be copied to the next"""
    quarters: tuple[TargetEntry, ...]
    changed: str

    @property
    def key(self) -> tuple[str, str]:
        return (self.indicator, self.component)

    @property
    def is_filled(self) -> bool:
        return all(entry.value for entry in self.quarters)


def target_rows(definitions: Definitions, figures: YearFigures) -> tuple[TargetRow, ...]:
    """Every component of every indicator, in the decree's order."""
    pairs = ((indicator, c) for indicator in definitions.indicators for c in indicator.components)
    return tuple(_target_row(definitions, figures, indicator, component) for indicator, component in pairs)


def targets_title(year: int, rows: tuple[TargetRow, ...]) -> str:
    """`Target 2024 lengkap untuk 13 indikator`, `Target 2024 belum ditetapkan untuk 3 indikator`."""
    codes = dict.fromkeys(row.indicator for row in rows)
    lacking = dict.fromkeys(row.indicator for row in rows if not row.is_filled)
    if not lacking:
        return f"Target {year} lengkap untuk {len(codes)} indikator"
    if len(lacking) == len(codes) and not any(e.value for row in rows for e in row.quarters):
        return f"Target {year} belum ditetapkan"
    return f"Target {year} belum lengkap untuk {len(lacking)} dari {len(codes)} indikator"


def target_cell(fact: TargetFact | PlanTarget | None) -> str:
    """`98,5`, `80–90`, `BB`: a target as it is typed."""
    if fact is None:
        return ""
    if fact.value is None:
        return fact.grade
    upper = "" if fact.upper is None else f"–{input_text(fact.upper)}"
    return input_text(fact.value) + upper


def _target_row(
    definitions: Definitions, figures: YearFigures, indicator: Indicator, component: Component
) -> TargetRow:
    facts = {q: figures.target(*component.key, q) for q in QUARTERS}
    standing = [f for f in facts.values() if f is not None]
    baselines = [f.baseline for f in standing if f.baseline is not None]
    scale = definitions.rules.scale(component.scale) if component.scale else ()
    return TargetRow(
        indicator=indicator.code,
        component=component.code,
        number=numbered(indicator),
        title=row_title(indicator, component),
        remark=_remark(standing),
        explanation=explanation(indicator, component),
        unit=next((f.unit for f in reversed(standing) if f.unit), component.unit),
        grades=tuple(g.code for g in scale),
        has_baseline=component.polarity is Polarity.MINIMIZE and component.minimize_form is MinimizeForm.BASELINE,
        baseline=input_text(baselines[-1]) if baselines else "",
        repeats=component.consolidation is not Consolidation.SUM,
        quarters=tuple(TargetEntry(q, fact.fact if fact else "", target_cell(fact)) for q, fact in facts.items()),
        changed=_changed(standing),
    )


def unit_sentence(row: TargetRow) -> str:
    """What the second of two is told of the cells that belong to no quarter: `Satuannya sekarang dokumen; diubah Budi …`"""
    baseline = f", nilai awalnya {row.baseline}" if row.baseline else ""
    return f"Satuannya sekarang {row.unit or 'kosong'}{baseline}; {row.changed or 'targetnya ditarik kembali'}."


def _changed(standing: list[TargetFact]) -> str:
    if not standing:
        return ""
    last = max(standing, key=lambda fact: (fact.recorded_at, fact.fact))
    return f"diubah {last.recorded_by} pada {clock(last.recorded_at)}"


def _remark(standing: list[TargetFact]) -> str:
    if not standing:
        return "belum ada target"
    documents = sorted({f.document for f in standing if f.document})
    version = max(f.version for f in standing)
    return " · ".join([*(documents or ["tanpa nomor dokumen"]), *([f"versi {version}"] if version > 1 else [])])
