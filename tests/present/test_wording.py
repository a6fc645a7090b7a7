"""Every member of every closed set has its word: a new one without a word fails here."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import pytest

from iku.domain.achievement import Reason
from iku.domain.evidence import Frequency
from iku.domain.facts import Channel, SubmissionKind
from iku.domain.indicator import Certainty, FlagClass
from iku.domain.rules import Consolidation, MinimizeForm, OrdinalForm, Polarity, RangeForm, ZeroTarget
from iku.domain.ruling import RuledField
from iku.present import wording
from iku.present.calculation import FORMULAS
from iku.present.evidence import STATE_ICONS, STATE_WORDS, DocumentState
from iku.present.status import STATUS_OF_REASON
from iku.present.theme import proof_colours
from iku.store.history import HISTORY

SETS: list[tuple[type[StrEnum], Mapping[Any, object]]] = [
    (Reason, wording.REASONS),
    (Reason, wording.REMEDIES),
    (Reason, STATUS_OF_REASON),
    (Polarity, wording.POLARITIES),
    (Consolidation, wording.CONSOLIDATIONS),
    (MinimizeForm, wording.MINIMIZE_FORMS),
    (RangeForm, wording.RANGE_FORMS),
    (ZeroTarget, wording.ZERO_TARGETS),
    (OrdinalForm, wording.ORDINAL_FORMS),
    (Frequency, wording.FREQUENCIES),
    (Certainty, wording.CERTAINTIES),
    (FlagClass, wording.FLAG_CLASSES),
    (RuledField, wording.RULED_FIELDS),
    (SubmissionKind, wording.SUBMISSION_KINDS),
    (Channel, wording.CHANNELS),
    (DocumentState, STATE_WORDS),
    (DocumentState, STATE_ICONS),
    (DocumentState, proof_colours("light")),
    (DocumentState, proof_colours("dark")),
]


@pytest.mark.parametrize(("members", "words"), SETS)
def test_every_member_has_a_word(members: type[StrEnum], words: Mapping[Any, object]) -> None:
    assert set(words) == set(members)


def test_every_polarity_but_grades_can_be_written_out() -> None:
    assert set(FORMULAS) == set(Polarity) - {Polarity.ORDINAL}


def test_the_kinds_of_history_have_words() -> None:
    assert set(wording.FACT_KINDS) == set(re.findall(r"\bid, '([a-z]+)'", HISTORY)) | {"submission"}
    assert set(wording.FACT_DEEDS) >= {"verified", "returned", "accepted", "rejected", "locked", "reopened"}


def test_the_places_of_flags_have_words() -> None:
    assert set(wording.PLACES) == {"description", "formula", "source", "all"}


def test_different_things_have_different_words() -> None:
    for words in (wording.REASONS, wording.POLARITIES, wording.CONSOLIDATIONS, STATE_WORDS, STATE_ICONS):
        said: Iterable[str] = words.values()
        assert len(set(said)) == len(words)
