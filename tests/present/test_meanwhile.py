"""What the second of two people reads."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from iku.domain.definitions import Definitions
from iku.domain.facts import Channel, ProposedTarget, ReportedValue, Submission, SubmissionKind
from iku.domain.meanwhile import FigureChange
from iku.domain.submission import RealisationFact, TargetFact
from iku.intake.definitions import load_definitions
from iku.present.meanwhile import change_sentence, own_text, rehearsed_sentences
from iku.workflow.workspace import PROJECT

NOW = datetime(2026, 11, 28, 7, 5)
STOOD = RealisationFact(
    "f1", "s", "IKU-03", "", 2024, 3, 1, Decimal(80), None, None, "", "", NOW, "Ani", "", None
)  # fmt: skip
PROMISED = TargetFact(
    "t1", "s", "IKU-03", "", 2024, 3, 1, Decimal(100), None, None, "", "%", "PK 1", "", NOW, "Ani", "", None
)  # fmt: skip
CHANGED = replace(STOOD, fact="f2", version=2, value=Decimal(85), recorded_by="Budi Santoso")
EMPTIED = replace(CHANGED, value=None)
WHEN = "pada 28 November 2026, 14.05 WIB."


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return load_definitions(PROJECT / "data" / "2024")


@pytest.mark.parametrize(
    ("change", "deed"),
    [
        (FigureChange(STOOD, CHANGED), "mengubahnya dari 80,00% menjadi 85,00%"),
        (FigureChange(None, CHANGED), "mengisinya dengan 85,00%"),
        (FigureChange(EMPTIED, CHANGED), "mengisinya dengan 85,00%"),
        (FigureChange(STOOD, EMPTIED), "mengosongkannya (semula 80,00%)"),
        (FigureChange(CHANGED, replace(CHANGED, note="sisa")), 'mengubah keterangannya menjadi "sisa"'),
        (FigureChange(replace(CHANGED, note="sisa"), CHANGED), "menghapus keterangannya"),
        (FigureChange(STOOD, replace(CHANGED, value=None, numerator=Decimal(9), denominator=Decimal(10))),
         "mengubahnya dari 80,00% menjadi 9 ÷ 10 × 100 = 90,00%"),
        (FigureChange(PROMISED, replace(PROMISED, value=Decimal(95), recorded_by="Budi Santoso")),
         "mengubahnya dari 100,00% menjadi 95,00%"),
        (FigureChange(PROMISED, replace(PROMISED, document="PK 2", recorded_by="Budi Santoso")),
         "mengubah dokumennya menjadi PK 2"),
    ],
)  # fmt: skip
def test_a_change_says_who_did_what_and_when(definitions: Definitions, change: FigureChange, deed: str) -> None:
    assert change_sentence(definitions, change) == f"Budi Santoso {deed} {WHEN}"


def test_above_a_preview_the_figure_and_the_own_entry_are_named(definitions: Definitions) -> None:
    own = ReportedValue("IKU-03", "", 2024, 3, Decimal(90))
    target = ProposedTarget("IKU-03", "", 2024, 3, Decimal(97), unit="%")
    changes = (FigureChange(STOOD, CHANGED), FigureChange(PROMISED, replace(PROMISED, value=Decimal(95))))

    said = rehearsed_sentences(
        definitions, changes, Submission(SubmissionKind.REALISATIONS, Channel.TYPED, "", "", "", (own,), (target,))
    )

    name = "03 Data Pemilih Mutakhir (TW III 2024)"
    assert said == (
        f"{name}: Budi Santoso mengubahnya dari 80,00% menjadi 85,00% {WHEN} Isian Anda: 90,00%.",
        f"{name}: Ani mengubahnya dari 100,00% menjadi 95,00% {WHEN} Isian Anda: 97,00%.",
    )


def test_an_emptied_entry_is_called_so(definitions: Definitions) -> None:
    own = Submission(
        SubmissionKind.REALISATIONS, Channel.TYPED, realisations=(ReportedValue("IKU-03", "", 2024, 3),)
    )  # fmt: skip

    assert rehearsed_sentences(definitions, (FigureChange(STOOD, CHANGED),), own)[0].endswith(" Isian Anda: kosong.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("90", "", "", ""), "Isian Anda: 90."),
        (("", "45", "50", ""), "Isian Anda: 45 dari 50."),
        (("", "45", "", "menunggu"), "Isian Anda: 45 dari kosong (menunggu)."),
        (("", "", "", ""), "Isian Anda: kosong."),
    ],
)
def test_what_was_typed_is_told_as_it_was_typed(typed: tuple[str, str, str, str], said: str) -> None:
    assert own_text(*typed) == said
