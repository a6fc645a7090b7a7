"""Every version of a target or realisation behind a figure: what it replaced, why, by which document, whence, by whom."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from iku.domain.indicator import Component, Indicator
from iku.domain.submission import RealisationFact, TargetFact, Trace
from iku.present.basis import origin, realisation_text, target_text
from iku.present.dates import clock, short_quarter
from iku.present.history import NOTHING

SHORT_HASH = 12
Fact = TypeVar("Fact", RealisationFact, TargetFact)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version. `change` says what it was and became; `why` is document, reason or note."""

    what: str
    """`Target TW IV, versi 2`"""
    change: str
    why: str
    origin: str
    """file and row, who, when, and the file's SHA-256"""
    is_standing: bool
    recorded_at: datetime


def version_rows(
    indicator: Indicator, traces: Mapping[str, Trace], hashes: Mapping[str, str]
) -> tuple[VersionRow, ...]:
    """The latest first."""
    rows: list[VersionRow] = []
    for component in indicator.components:
        trace = traces.get(component.code, Trace((), ()))
        rows += _targets(component, trace.targets, hashes)
        rows += _realisations(component, trace.realisations, hashes)
    return tuple(sorted(rows, key=lambda row: row.recorded_at, reverse=True))


def _targets(component: Component, facts: Sequence[TargetFact], hashes: Mapping[str, str]) -> Iterator[VersionRow]:
    def said(fact: TargetFact) -> str:
        return NOTHING if fact.is_blank else target_text(fact, component.unit)

    for fact, earlier, is_standing in _versions(facts):
        why = " · ".join(text for text in (fact.document, fact.reason) if text)
        yield _row("Target", component, fact, _change(said, fact, earlier), why, is_standing, hashes)


def _realisations(
    component: Component, facts: Sequence[RealisationFact], hashes: Mapping[str, str]
) -> Iterator[VersionRow]:
    def said(fact: RealisationFact) -> str:
        return NOTHING if fact.is_blank else realisation_text(fact, component)

    for fact, earlier, is_standing in _versions(facts):
        yield _row("Realisasi", component, fact, _change(said, fact, earlier), fact.note, is_standing, hashes)


def _versions(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact | None, bool]]:
    """Each with the one that it replaced; facts come newest first within a quarter."""
    for n, fact in enumerate(facts):
        earlier = facts[n + 1] if n + 1 < len(facts) and facts[n + 1].quarter == fact.quarter else None
        yield fact, earlier, n == 0 or facts[n - 1].quarter != fact.quarter


def _change(said: Callable[[Fact], str], fact: Fact, earlier: Fact | None) -> str:
    return f"{said(earlier)} → {said(fact)}" if earlier is not None else said(fact)


def _row(
    kind: str, component: Component, fact: RealisationFact | TargetFact, change: str, why: str, is_standing: bool,
    hashes: Mapping[str, str],
) -> VersionRow:  # fmt: skip
    which = f" ({component.title})" if component.code else ""
    sha256 = hashes.get(fact.submission, "")
    proof = f", SHA-256 {sha256[:SHORT_HASH]}…" if sha256 else ""
    return VersionRow(
        what=f"{kind} {short_quarter(fact.quarter)}{which}, versi {fact.version}",
        change=change,
        why=why,
        origin=_origin(fact) + proof,
        is_standing=is_standing,
        recorded_at=fact.recorded_at,
    )


def _origin(fact: RealisationFact | TargetFact) -> str:
    """Nothing is handed in where a withdrawal leaves a quarter empty."""
    if fact.submission:
        return origin(fact)
    return f"kiriman ditarik kembali, oleh {fact.recorded_by}, {clock(fact.recorded_at)}"
