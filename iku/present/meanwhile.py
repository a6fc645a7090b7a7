"""What the second of two people is told: who changed the figure, from what, to what, and when."""

from collections.abc import Sequence

from iku.domain.definitions import Definitions
from iku.domain.facts import ProposedTarget, ReportedValue, Submission
from iku.domain.indicator import Component
from iku.domain.meanwhile import Fact, FigureChange
from iku.domain.submission import RealisationFact, TargetFact
from iku.present.basis import realisation_text, target_text
from iku.present.dates import clock, short_quarter
from iku.present.entry import row_title
from iku.present.lines import numbered


def change_sentence(definitions: Definitions, change: FigureChange) -> str:
    """`Budi mengubahnya dari 80,00% menjadi 85,00% pada 28 November 2026, 14.05 WIB.`"""
    after, before = change.after, change.before
    component = _component(definitions, after)
    now, then = _text(after, component), "" if before is None else _text(before, component)
    return f"{after.recorded_by} {_deed(change, then, now)} pada {clock(after.recorded_at)}."


def rehearsed_sentences(
    definitions: Definitions, changes: Sequence[FigureChange], submission: Submission
) -> tuple[str, ...]:
    """The same above a preview: the figure's name in front, what the person handed in behind."""
    realisations = {r.key: r for r in submission.realisations}
    targets = {t.key: t for t in submission.targets}
    said = []
    for change in changes:
        component = _component(definitions, change.after)
        own: ReportedValue | ProposedTarget | None
        own = (realisations if isinstance(change.after, RealisationFact) else targets).get(change.key)
        ending = f" Isian Anda: {_text(own, component) or 'kosong'}." if own else ""
        said.append(f"{_name(definitions, component, change.after)}: {change_sentence(definitions, change)}{ending}")
    return tuple(said)


def own_text(value: str, numerator: str, denominator: str, note: str) -> str:
    """What somebody has typed, as it was typed: `Isian Anda: 45 dari 50 (menunggu).`"""
    parts = f"{numerator or 'kosong'} dari {denominator or 'kosong'}" if numerator or denominator else ""
    said = value.strip() or parts or "kosong"
    return f"Isian Anda: {said}{f' ({note.strip()})' if note.strip() else ''}."


def _deed(change: FigureChange, then: str, now: str) -> str:
    if not now:
        return f"mengosongkannya (semula {then})" if then else "mengosongkannya"
    if not then:
        return f"mengisinya dengan {now}"
    if then == now and isinstance(change.after, RealisationFact):
        note = change.after.note
        return f'mengubah keterangannya menjadi "{note}"' if note else "menghapus keterangannya"
    if then == now and isinstance(change.after, TargetFact):
        return f"mengubah dokumennya menjadi {change.after.document}"
    return f"mengubahnya dari {then} menjadi {now}"


def _text(said: Fact | ReportedValue | ProposedTarget, component: Component) -> str:
    """The value; "" where it is blank."""
    if said.is_blank:
        return ""
    if isinstance(said, RealisationFact | ReportedValue):
        return realisation_text(said, component)
    return target_text(said, component.unit)


def _component(definitions: Definitions, fact: Fact) -> Component:
    return definitions.indicator(fact.indicator).component(fact.component)


def _name(definitions: Definitions, component: Component, fact: Fact) -> str:
    indicator = definitions.indicator(component.indicator)
    return f"{numbered(indicator)} {row_title(indicator, component)} ({short_quarter(fact.quarter)} {fact.year})"
