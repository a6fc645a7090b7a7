"""Targets from text files and from typed fields: by quarter, by row, for the whole year."""

from decimal import Decimal
from pathlib import Path

import pytest

from iku.domain.facts import ProposedTarget
from iku.domain.rules import Consolidation, Polarity
from iku.intake.targets import TypedTarget, read_target_file, read_targets, read_typed_targets
from iku.present.problems import problem_sentence
from tests.intake.office import DEFINITIONS, PROJECT, lines, sentences, with_component

MISTAKES = sorted((PROJECT / "tests" / "data" / "intake" / "targets").glob("*.csv"))
RANGED = with_component("IKU-03", polarity=Polarity.RANGE)
VARIED = with_component("IKU-05", RANGED, consolidation=Consolidation.SUM, unit="dokumen")


@pytest.mark.parametrize("file", MISTAKES, ids=lambda file: file.stem)
def test_every_mistake_in_a_file_is_told_in_a_sentence(file: Path) -> None:
    year = None if file.stem == "period-missing" else 2024

    said = sentences(lambda: read_targets(file.read_bytes(), file.name, VARIED, year=year))

    assert said == file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


def test_a_column_for_each_quarter_gives_a_target_for_each() -> None:
    file = lines(
        "Kode IKU;Tahun;Satuan;Target TW I;Target TW II;Target TW III;Target TW IV;Nomor dokumen",
        "IKU-03;2024;%;10;30;60,5;;PK 2024",
    )

    read = read_targets(file, "target.csv", DEFINITIONS)

    assert [(t.quarter, t.value, t.unit, t.document, t.row) for t in read] == [
        (1, Decimal(10), "%", "PK 2024", 2),
        (2, Decimal(30), "%", "PK 2024", 2),
        (3, Decimal("60.5"), "%", "PK 2024", 2),
    ]


def test_a_row_for_each_quarter_gives_a_target_for_each() -> None:
    file = lines("Kode;Tahun;Triwulan;Target", "IKU-03;2024;I;90", "IKU-03;2024;TW II;95")

    read = read_targets(file, "target.csv", DEFINITIONS)

    assert [(t.quarter, t.value) for t in read] == [(1, Decimal(90)), (2, Decimal(95))]


def test_one_target_for_the_year_holds_in_every_quarter() -> None:
    read = read_targets(lines("Kode;Target 2024", "IKU-03;100%", "IKU-12;bb"), "target.csv", DEFINITIONS)

    assert [(t.indicator, t.quarter, t.value, t.grade) for t in read] == [
        *(("IKU-03", quarter, Decimal(100), "") for quarter in (1, 2, 3, 4)),
        *(("IKU-12", quarter, None, "BB") for quarter in (1, 2, 3, 4)),
    ]


def test_quarters_win_over_a_target_for_the_year_beside_them() -> None:
    file = lines("Kode;Target 2024;Target TW I;Target TW II;Target TW III;Target TW IV", "IKU-05;40;10;10;10;10")

    read = read_targets(file, "target.csv", VARIED, year=2024)

    assert [(t.quarter, t.value) for t in read] == [(q, Decimal(10)) for q in (1, 2, 3, 4)]


def test_a_bare_quarter_is_a_target_where_the_sheet_speaks_of_targets() -> None:
    targets = lines("TARGET KINERJA TAHUN 2024;;", "Kode;TW I;TW II", "IKU-03;90;95")
    monitoring = lines("MONITORING 2024;;;", "Kode;Target;TW I;TW II", "IKU-03;100;90;95")

    of_targets = read_targets(targets, "target.csv", DEFINITIONS)
    of_monitoring = read_target_file(monitoring, "target.csv", DEFINITIONS)

    assert [(t.quarter, t.value) for t in of_targets] == [(1, Decimal(90)), (2, Decimal(95))]
    assert {t.value for t in of_monitoring.values} == {Decimal(100)}
    assert [problem_sentence(note) for note in of_monitoring.notes] == [
        'Kolom "TW I": kolom ini tidak dipakai.',
        'Kolom "TW II": kolom ini tidak dipakai.',
    ]


@pytest.mark.parametrize(
    "text", ["80–90", "80-90", "80 — 90", "80 s.d. 90", "80 s/d 90%", "80 sampai dengan 90", "80%–90%"]
)
def test_a_range_is_read_where_the_component_has_one(text: str) -> None:
    (read, *_) = read_targets(lines("Kode;Target 2024", f"IKU-03;{text}"), "target.csv", RANGED)

    assert (read.value, read.upper) == (Decimal(80), Decimal(90))


def test_one_number_for_a_range_leaves_the_upper_bound_open() -> None:
    (read, *_) = read_targets(lines("Kode;Target 2024", "IKU-03;80"), "target.csv", RANGED)

    assert (read.value, read.upper) == (Decimal(80), None)


def test_the_unit_beside_a_target_decides_whether_a_percent_sign_fits() -> None:
    (read, *_) = read_targets(
        lines("Kode;Satuan;Target 2024", "IKU-05;%;98%"), "x.csv", with_component("IKU-05", unit="dokumen")
    )

    assert (read.value, read.unit) == (Decimal(98), "%")


def test_typed_targets_are_read_by_the_same_rules_and_blanks_are_kept() -> None:
    typed = {
        ("IKU-03", "", 1): TypedTarget("80–90", "%"),
        ("IKU-12", "", 1): TypedTarget("b"),
        ("IKU-04", "", 2): TypedTarget("98,5", "%", "70"),
        ("IKU-05", "", 2): TypedTarget(),
    }

    read = read_typed_targets(typed, RANGED, 2024)

    assert read == (
        ProposedTarget("IKU-03", "", 2024, 1, value=Decimal(80), upper=Decimal(90), unit="%"),
        ProposedTarget("IKU-12", "", 2024, 1, grade="B"),
        ProposedTarget("IKU-04", "", 2024, 2, value=Decimal("98.5"), baseline=Decimal(70), unit="%"),
        ProposedTarget("IKU-05", "", 2024, 2),
    )


def test_everything_wrong_with_typed_targets_is_told_at_once() -> None:
    typed = {
        ("IKU-03", "", 1): TypedTarget("90–80", "%"),
        ("IKU-04", "", 2): TypedTarget("97.250", "x" * 61),
    }

    said = sentences(lambda: read_typed_targets(typed, RANGED, 2024))

    assert said == [
        'IKU-03, Target: "90–80" terbalik: batas bawah lebih besar daripada batas atas. Tulis 80–90.',
        (
            'IKU-04, Target: "97.250" bisa berarti 97.250 (sembilan puluh tujuh ribu dua ratus lima puluh) atau 97,25. '
            "Tulis 97250 atau 97,25."
        ),
        "IKU-04, Satuan: isinya 61 huruf, paling banyak 60. Persingkat.",
    ]


def test_a_file_of_another_year_is_refused_by_its_headings() -> None:
    assert sentences(lambda: read_targets(lines("Kode;Target 2023", "IKU-03;98"), "x.csv", DEFINITIONS, year=2024)) == [
        'Tidak ada kolom untuk tahun 2024. Kolom yang ditemukan: "Target 2023".'
    ]


def test_an_unknown_quarter_and_a_unit_too_long_are_told() -> None:
    file = lines("Kode;Tahun;Triwulan;Satuan;Target", "IKU-03;2024;VI;%;98", f"IKU-04;2024;I;{'x' * 61};97")

    assert sentences(lambda: read_targets(file, "x.csv", DEFINITIONS)) == [
        'Baris 2, kolom "Triwulan": "VI" bukan triwulan. Tulis I, II, III, atau IV, misalnya "TW III".',
        'Baris 3, kolom "Satuan": isinya 61 huruf, paling banyak 60. Persingkat.',
    ]
