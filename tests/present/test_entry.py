"""The rows of the forms: what stands is shown as it would be typed, beside what was promised and what stood last."""

from datetime import datetime
from decimal import Decimal

import pytest

from iku.domain.definitions import Definitions
from iku.domain.facts import Channel, ProposedTarget, ReportedValue, Submission, SubmissionKind
from iku.domain.figures import YearFigures
from iku.domain.submission import RealisationFact, TargetFact
from iku.intake.definitions import load_definitions
from iku.present.entry import EntryRow, EntryScope, entry_rows, entry_title, progress, read_back
from iku.present.first_steps import first_steps, steps_title
from iku.present.stored_values import stored_values
from iku.present.target_entry import target_rows, targets_title
from iku.workflow.workspace import PROJECT

NOW = datetime(2024, 10, 1)


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return load_definitions(PROJECT / "data" / "2024")


def realisation(
    indicator: str,
    quarter: int,
    value: str | None,
    parts: tuple[int, int] | None = None,
    component: str = "",
    year: int = 2024,
) -> RealisationFact:
    above, below = (Decimal(p) for p in parts) if parts else (None, None)
    stored = None if value is None else Decimal(value)
    fact = f"{indicator}-{quarter}"
    return RealisationFact(
        fact, "s", indicator, component, year, quarter, 1, stored, above, below, "", "", NOW, "Rina", "", None
    )


def target(
    indicator: str, quarter: int, value: str, upper: str | None = None, component: str = "", version: int = 1
) -> TargetFact:
    bound = None if upper is None else Decimal(upper)
    return TargetFact(
        f"t-{quarter}", "s", indicator, component, 2024, quarter, version, Decimal(value), bound, None, "", "%", "PK 1", "",
        NOW, "Rina", "", None,
    )  # fmt: skip


def row(definitions: Definitions, figures: YearFigures, before: YearFigures, indicator: str, quarter: int) -> EntryRow:
    rows = entry_rows(EntryScope(definitions, figures, before, "rendatin", quarter))
    return next(r for r in rows if r.indicator == indicator)


def test_a_row_shows_what_stands_as_it_would_be_typed(definitions: Definitions) -> None:
    reports = (realisation("IKU-03", 2, "98.5000"), realisation("IKU-03", 3, None, (492000, 500000)))
    figures = YearFigures(2024, targets=(target("IKU-03", 3, "99"),), realisations=reports)

    shown = row(definitions, figures, YearFigures(2023), "IKU-03", 3)

    assert (shown.value, shown.numerator, shown.denominator) == ("", "492000", "500000")
    assert (shown.target, shown.last, shown.fact) == ("99,00%", "98,50% (TW II)", "IKU-03-3")


def test_the_last_value_may_be_of_the_year_before_and_has_two_decimals(definitions: Definitions) -> None:
    before = YearFigures(2023, realisations=(realisation("IKU-03", 4, None, (14, 17), year=2023),))

    shown = row(definitions, YearFigures(2024), before, "IKU-03", 1)

    assert (shown.target, shown.last) == ("belum ditetapkan", "82,35% (TW IV 2023)")


def test_an_indicator_of_two_measures_has_two_rows_and_names_its_contributor(definitions: Definitions) -> None:
    rows = entry_rows(EntryScope(definitions, YearFigures(2024), YearFigures(2023), "rendatin", 1))

    assert [(r.number, r.title) for r in rows[:2]] == [("01", "Realisasi anggaran"), ("01", "Target kinerja tercapai")]
    assert rows[0].remarks == ("bersama Keuangan, Umum, Logistik",)


def test_titles_say_how_far_the_form_is(definitions: Definitions) -> None:
    scope = EntryScope(definitions, YearFigures(2024), YearFigures(2023), "rendatin", 1)
    filled = EntryScope(
        definitions, YearFigures(2024, realisations=(realisation("IKU-03", 1, "1"),)), YearFigures(2023), "rendatin", 1
    )

    assert entry_title("Rendatin", "TW I", entry_rows(scope)) == "Rendatin: isian TW I belum ada yang tercatat"
    assert entry_title("Rendatin", "TW I", entry_rows(filled)) == "Rendatin: 1 dari 4 isian TW I sudah tercatat"
    assert progress(definitions, filled.figures, 1)[1].text == "1 dari 4 isian tercatat"


def test_what_was_read_is_said_back(definitions: Definitions) -> None:
    component = definitions.indicator("IKU-03").components[0]
    parts = ReportedValue("IKU-03", "", 2024, 1, numerator=Decimal(45), denominator=Decimal(50))

    assert read_back(parts, component) == "90,00%"
    assert read_back(ReportedValue("IKU-03", "", 2024, 1), component) == ""


def test_a_target_row_holds_the_four_quarters_and_its_document(definitions: Definitions) -> None:
    figures = YearFigures(2024, targets=(target("IKU-03", 1, "97.25", version=2), target("IKU-03", 2, "80", "90")))

    shown = next(r for r in target_rows(definitions, figures) if r.indicator == "IKU-03")

    assert [e.value for e in shown.quarters] == ["97,25", "80–90", "", ""]
    assert (shown.unit, shown.remark) == ("%", "PK 1 · versi 2")
    assert (
        targets_title(2024, target_rows(definitions, figures)) == "Target 2024 belum lengkap untuk 13 dari 13 indikator"
    )
    assert targets_title(2024, target_rows(definitions, YearFigures(2024))) == "Target 2024 belum ditetapkan"


def test_quarters_that_get_the_same_value_share_a_row(definitions: Definitions) -> None:
    proposed = tuple(ProposedTarget("IKU-03", "", 2024, q, Decimal(99), document="PK 2") for q in (1, 2, 3, 4))
    figures = {2024: YearFigures(2024, targets=(target("IKU-03", 4, "95"),))}

    values = stored_values(definitions, figures, Submission(SubmissionKind.TARGETS, Channel.TYPED, targets=proposed))

    assert [(v.name, v.quarter, v.before, v.after, v.remark) for v in values] == [
        ("03 Data Pemilih Mutakhir", "TW I 2024, TW II 2024, TW III 2024", "kosong", "99,00%", "PK 2"),
        ("03 Data Pemilih Mutakhir", "TW IV 2024", "95,00%", "99,00%", "PK 2"),
    ]


def test_the_first_steps_are_read_from_the_facts() -> None:
    steps = first_steps(YearFigures(2024, targets=(target("IKU-03", 1, "99"),)))

    assert [step.is_done for step in steps] == [True, False, False]
    assert steps_title(steps) == "Langkah pertama: 1 dari 3 selesai"
