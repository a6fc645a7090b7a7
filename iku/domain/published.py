"""Figures as they may be shown to whoever may not look back: what was reached, and nothing of who said what about it."""

from dataclasses import replace

from iku.domain.figures import YearFigures
from iku.domain.review import QuarterState


def without_people(figures: YearFigures) -> YearFigures:
    """The same figures without names, notes, reasons, explanations, checks, and the files they came in."""
    return replace(
        figures,
        targets=tuple(
            replace(t, submission="", reason="", recorded_by="", filename="", row=None) for t in figures.targets
        ),
        realisations=tuple(
            replace(r, submission="", note="", recorded_by="", filename="", row=None) for r in figures.realisations
        ),
        states=tuple(map(_nameless, figures.states)),
        checks=(),
        explanations=(),
    )


def without_unsettled_states(figures: YearFigures) -> YearFigures:
    """The same figures without how far reports have come that are neither verified nor locked."""
    return replace(figures, states=tuple(s for s in figures.states if s.state.is_settled))


def _nameless(state: QuarterState) -> QuarterState:
    """That somebody reported stays; who it was goes."""
    somebody = frozenset({""}) if state.reporters else frozenset[str]()
    return replace(
        state, changed_by="", reporters=somebody, reviewed_by="", comment="", locked_by="", lock_reason="", is_own=False
    )
