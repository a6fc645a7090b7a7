"""The dictionary check finds what a decree leaves doubtful, in any folder, and keeps quiet otherwise."""

from dataclasses import replace
from pathlib import Path

from iku.domain.definitions import Definitions
from iku.domain.indicator import Indicator, Text
from iku.domain.problem import Problem
from iku.intake.definitions import load_definitions
from iku.intake.dictionary import dictionary_findings

ROOT = Path(__file__).parents[2]
DECREE = load_definitions(ROOT / "data" / "2024")
DINAS = load_definitions(ROOT / "tests" / "data" / "definitions" / "dinas")
ALL_TARGETS = {c.key for c in DECREE.components}


def findings_about(**changes: object) -> list[Problem]:
    """What is found about IKU-02 when it is changed; nothing is found about it as it stands."""
    changed = replace(DECREE.indicator("IKU-02"), **changes)  # type: ignore[arg-type]
    return [p for p in dictionary_findings(with_indicator(changed), ALL_TARGETS) if p.subject == "IKU-02"]


def with_indicator(changed: Indicator) -> Definitions:
    return replace(DECREE, indicators=tuple(changed if i.code == changed.code else i for i in DECREE.indicators))


def test_the_shipped_folder_is_doubtful_in_rows_1_7_and_12() -> None:
    assert [(p.subject, p.code, p.column) for p in dictionary_findings(DECREE, ALL_TARGETS)] == [
        ("IKU-01", "two-measures", "formula"),
        ("IKU-07", "repeated-text", "description"),
        ("IKU-07", "source-unspecific", "source"),
        ("IKU-12", "not-a-share", "formula"),
    ]


def test_the_shipped_folder_misses_all_thirteen_targets() -> None:
    missing = [p for p in dictionary_findings(DECREE, ()) if p.code == "target-missing"]

    assert [p.subject for p in missing] == [i.code for i in DECREE.indicators]
    assert missing[0].found == "Realisasi anggaran | Target kinerja tercapai"


def test_a_target_for_one_of_two_components_is_not_enough() -> None:
    targets = ALL_TARGETS - {("IKU-01", "kinerja")}

    missing = [p for p in dictionary_findings(DECREE, targets) if p.code == "target-missing"]

    assert missing == [Problem("target-missing", subject="IKU-01", found="Target kinerja tercapai")]


def test_row_7_repeats_the_formula_of_row_6() -> None:
    (repeated,) = [p for p in dictionary_findings(DECREE, ALL_TARGETS) if p.code == "repeated-text"]

    assert (repeated.subject, repeated.column, repeated.nearest, repeated.expected) == (
        *("IKU-07", "description", "IKU-06", "formula"),
    )
    assert repeated.found == DECREE.indicator("IKU-07").description.verbatim


def test_repetition_is_found_in_the_verbatim_text_too_despite_its_slips() -> None:
    row = DECREE.indicator("IKU-07")
    uncorrected = with_indicator(replace(row, description=Text(row.description.verbatim, row.description.verbatim)))

    assert "repeated-text" in {p.code for p in dictionary_findings(uncorrected, ALL_TARGETS)}


def test_row_12_is_a_percentage_without_numerator_and_denominator() -> None:
    (share,) = [p for p in dictionary_findings(DECREE, ALL_TARGETS) if p.code == "not-a-share"]

    assert (share.subject, share.found, share.expected) == ("IKU-12", "Predikat penilaian mandiri RB", "RB")


def test_two_joined_words_of_measure_are_two_measures_before_anyone_splits_them() -> None:
    row = DECREE.indicator("IKU-01")
    unsplit = with_indicator(replace(row, components=row.components[:1]))

    found = [p for p in dictionary_findings(unsplit, ALL_TARGETS) if p.code == "two-measures"]

    assert found == [Problem("two-measures", subject="IKU-01", column="formula", found="realisasi | target")]


def test_a_missing_text_unit_or_document_is_found() -> None:
    component = DECREE.indicator("IKU-02").components[0]

    assert findings_about(source=Text("", "")) == [Problem("text-missing", subject="IKU-02", column="source")]
    assert findings_about(components=(replace(component, unit=""),)) == [Problem("unit-missing", subject="IKU-02")]
    undocumented = replace(DECREE, documents=tuple(d for d in DECREE.documents if d.indicator != "IKU-02"))
    assert Problem("documents-missing", subject="IKU-02") in dictionary_findings(undocumented, ALL_TARGETS)


def test_a_verbatim_text_that_the_decree_does_not_hold_is_found() -> None:
    text = Text("Laporan Keuangan dan Aset", "Laporan Keuangan dan Aset")

    assert findings_about(source=text) == [
        Problem("not-in-decree", subject="IKU-02", column="source", found="Laporan Keuangan dan Aset")
    ]


def test_a_percentage_lacking_only_its_denominator_is_found() -> None:
    component = DECREE.indicator("IKU-02").components[0]

    assert [p.code for p in findings_about(components=(replace(component, denominator=""),))] == ["not-a-share"]


def test_a_folder_without_words_to_look_for_is_checked_for_the_rest() -> None:
    assert [(p.subject, p.code) for p in dictionary_findings(DINAS, {c.key for c in DINAS.components})] == [
        ("AIR-2", "two-measures"),
        ("AIR-2", "documents-missing"),
        ("AIR-3", "unit-missing"),
    ]
