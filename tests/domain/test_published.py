"""What may be shown to whoever may not look back keeps its figures and loses its people."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from iku.domain.figures import YearFigures
from iku.domain.published import without_people, without_unsettled_states
from iku.domain.review import (
    DocumentCheck,
    Explanation,
    QuarterState,
    ReportState,
    StandingCheck,
    StandingExplanation,
)
from iku.domain.submission import RealisationFact, TargetFact

AT = datetime(2024, 10, 7)
WHO, SAID = "Rina", "rahasia"
REPORT = RealisationFact("f", "s", "IKU-02", "", 2024, 3, 1, Decimal(90), None, None, "", SAID, AT, WHO, SAID, 7)
TARGET = TargetFact(
    "f", "s", "IKU-02", "", 2024, 3, 1, Decimal(100), None, None, "", "%", "PK 01", SAID, AT, WHO, SAID, 7
)
STATE = QuarterState(
    "IKU-02", 2024, 3, ReportState.LOCKED, AT, WHO, frozenset({WHO}), AT, WHO, SAID, True, AT, WHO, SAID, True
)
FIGURES = YearFigures(
    2024,
    targets=(TARGET,),
    realisations=(REPORT,),
    states=(STATE,),
    checks=(StandingCheck(DocumentCheck("a", True, True, True, True), AT, WHO),),
    explanations=(StandingExplanation(Explanation("IKU-02", 2024, 3, obstacle=SAID), AT, WHO),),
)


def test_no_name_and_no_word_of_anybody_is_left() -> None:
    shown = without_people(FIGURES)

    assert WHO in repr(FIGURES)
    assert SAID in repr(FIGURES)
    assert WHO not in repr(shown)
    assert SAID not in repr(shown)


def test_figures_targets_and_states_stay() -> None:
    shown = without_people(FIGURES)
    state = shown.figure_state("IKU-02", 4)

    assert [r.value for r in shown.realisations] == [Decimal(90)]
    assert [(t.value, t.document) for t in shown.targets] == [(Decimal(100), "PK 01")]
    assert state is not None
    assert (state.quarter, state.state, state.locked_at) == (3, ReportState.LOCKED, AT)


@pytest.mark.parametrize("state", ReportState)
def test_only_settled_states_are_told_where_only_settled_figures_are(state: ReportState) -> None:
    figures = YearFigures(2024, states=(replace(STATE, state=state),))

    assert bool(without_unsettled_states(figures).states) is (state in (ReportState.VERIFIED, ReportState.LOCKED))
