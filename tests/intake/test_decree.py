"""The shipped folder says what the decree says, letter for letter, and everything it adds is a proposal."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from iku.domain.definitions import Definitions
from iku.domain.evidence import Frequency
from iku.domain.indicator import Certainty, FlagClass
from iku.domain.rules import Consolidation, OrdinalForm, Polarity
from iku.intake.definitions import load_definitions

FOLDER = Path(__file__).parents[2] / "data" / "2024"
LIGHT_GROUND, DARK_GROUND = "#FBFAF8", "#14171D"


@pytest.fixture(scope="module")
def decree() -> Definitions:
    return load_definitions(FOLDER)


def flagged(decree: Definitions, code: str, place: str) -> list[tuple[str, FlagClass]]:
    return [(f.found, f.flag_class) for f in decree.indicator(code).flags if f.place == place]


def test_every_verbatim_cell_is_in_the_decree_letter_for_letter(decree: Definitions) -> None:
    text = (FOLDER / "decree.txt").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(): line for line in text.splitlines() if line.startswith("| ")}

    for indicator in decree.indicators:
        cells = [indicator.description.verbatim, indicator.formula.verbatim, indicator.source.verbatim]
        assert [cell.strip() for cell in rows[str(indicator.number)].split("|")[2:-1]] == cells


def test_every_duty_is_in_the_decree_letter_for_letter(decree: Definitions) -> None:
    for duty in decree.duties:
        assert f"- {duty.letter}. {duty.text.verbatim}\n" in decree.decree
    assert "".join(d.letter for d in decree.duties) == "abcdefghijklabcdef"


def test_who_issued_it_and_when_stands_in_the_decree(decree: Definitions) -> None:
    organisation = decree.organisation

    assert organisation.decree_title in decree.decree
    assert f"Nama/Unit : {organisation.unit}\n" in decree.decree
    assert f"Organisasi : {organisation.name}\n" in decree.decree
    assert f"{organisation.place}, 31 Januari 2024\n" in decree.decree
    assert organisation.signed_on == date(2024, 1, 31)
    assert organisation.signatory_office in decree.decree.replace("Umum\nKota", "Umum Kota")


def test_there_are_thirteen_indicators_with_short_titles(decree: Definitions) -> None:
    assert [i.code for i in decree.indicators] == [f"IKU-{number:02}" for number in range(1, 14)]
    assert [i.number for i in decree.indicators] == list(range(1, 14))
    assert max(len(i.title) for i in decree.indicators) <= 28


def test_the_decrees_typing_errors_are_corrected_and_flagged(decree: Definitions) -> None:
    corrected = {i.code: (i.description.corrected, i.formula.corrected, i.source.corrected) for i in decree.indicators}

    assert corrected["IKU-01"][0] == "Terwujudnya Perencanaan dan Penganggaran Pemilu KPU Kota Serang"
    assert corrected["IKU-03"][1].startswith("Persentase pemutakhiran Data Pemilih yang mutakhir")
    assert "Dukungan Sarana dan Prasarana" in corrected["IKU-04"][0]
    assert corrected["IKU-04"][2] == "Laporan Sarana Prasarana dan Kebutuhan RT Kantor"
    assert corrected["IKU-06"][1].endswith("Tersusun secara Rapi")
    assert corrected["IKU-07"][0].startswith("Pembuatan Keputusan")
    assert corrected["IKU-07"][0].endswith("secara Rapi")
    assert corrected["IKU-07"][1] == "Persentase Pengolahan Data yang berkualitas, relevan, tepat waktu"
    assert "jadwal yang sudah ditentukan" in corrected["IKU-10"][1].replace("Jadwal", "jadwal")
    assert "Pemilu/Pemilihan di KPU Kota Serang" in corrected["IKU-10"][1]
    assert corrected["IKU-10"][2] == "LADK dan Laporan SIKADEKA"
    assert corrected["IKU-11"][0].startswith("Terlaksananya sosialisasi/Penyuluhan/Bimbingan")
    assert corrected["IKU-12"][0] == "Terwujudnya Reformasi Birokrasi di KPU Kota Serang"
    assert corrected["IKU-12"][1].endswith("Nilai minimal B untuk Penilaian Mandiri RB")
    assert not [c for c in corrected.values() if "/ " in "".join(c)]


def test_what_changes_the_meaning_is_flagged_and_left_as_it_is(decree: Definitions) -> None:
    meanings = {
        i.code: sorted({f.place for f in i.flags if f.flag_class is FlagClass.MEANING})
        for i in decree.indicators
        if any(f.flag_class is FlagClass.MEANING for f in i.flags)
    }

    assert meanings == {
        "IKU-01": ["formula"],
        "IKU-05": ["formula"],
        "IKU-07": ["description", "formula", "source"],
        "IKU-08": ["formula"],
        "IKU-09": ["formula"],
        "IKU-10": ["source"],
        "IKU-12": ["formula"],
    }
    assert [f.flag_class for f in decree.flags] == [
        FlagClass.TYPO,
        FlagClass.TYPO,
        FlagClass.MEANING,
        FlagClass.MEANING,
    ]


def test_the_duties_scanning_errors_are_corrected(decree: Definitions) -> None:
    corrected = {f"{d.kind}-{d.letter}": d.text.corrected for d in decree.duties if d.text.is_corrected}

    assert sorted(corrected) == [
        *("function-c", "function-e", "function-f"),
        *("task-b", "task-e", "task-f", "task-g", "task-j"),
    ]
    assert "berita acara rekapitulasi suara dan sertifikat rekapitulasi suara" in corrected["function-c"]
    assert corrected["function-f"].startswith("melaksanakan wewenang lain")
    assert "berita acara penghitungan suara dan sertifikat penghitungan suara" in corrected["task-g"]


def test_the_mapping_is_the_proposed_one(decree: Definitions) -> None:
    by_division = {d.code: [i.number for i in decree.indicators if i.division == d.code] for d in decree.divisions}
    reported = {s.code: [i.number for i in decree.indicators if i.subdivision == s.code] for s in decree.subdivisions}

    assert by_division == {
        "keuangan": [2, 4, 5],
        "teknis": [9, 13],
        "perencanaan": [1, 3, 7],
        "hukum": [6],
        "sosialisasi": [8, 10, 11, 12],
    }
    assert reported == {
        "kul": [2, 4, 5],
        "rendatin": [1, 3, 7],
        "teknis-hukum": [6, 9, 13],
        "parmas-sdm": [8, 10, 11, 12],
    }
    assert {i.number: i.contributors for i in decree.indicators if i.contributors} == {
        1: ("kul",),
        10: ("teknis-hukum",),
    }
    assert [i.number for i in decree.indicators if i.certainty is Certainty.LOW] == [7, 12]
    assert all(i.mapping_reason and i.schedule_reason for i in decree.indicators)


def test_row_1_has_two_components_and_row_12_is_a_grade(decree: Definitions) -> None:
    assert [c.code for c in decree.indicator("IKU-01").components] == ["anggaran", "kinerja"]
    (grade,) = decree.indicator("IKU-12").components
    assert (grade.polarity, grade.scale, grade.ordinal_form) == (Polarity.ORDINAL, "RB", OrdinalForm.STATUS)
    others = [c for c in decree.components if c is not grade]
    assert {(c.polarity, c.consolidation, c.unit) for c in others} == {(Polarity.MAXIMIZE, Consolidation.LAST, "%")}
    assert all(c.has_parts for c in others)


def test_composite_sources_are_split_and_quote_the_decree(decree: Definitions) -> None:
    titles = {i.code: [d.title for d in decree.documents_of(i.code)] for i in decree.indicators}

    assert titles["IKU-02"] == ["Laporan Keuangan", "Laporan Barang Milik Negara (BMN)"]
    assert titles["IKU-03"][1:] == ["Berita Acara Pleno DPT", "Berita Acara Pleno DPTb"]
    assert titles["IKU-06"] == ["Unggahan pada laman JDIH", "Data Surat Keputusan"]
    assert titles["IKU-10"] == ["Laporan Awal Dana Kampanye (LADK)", "Laporan SIKADEKA"]
    assert all(d.source == decree.indicator(d.indicator).source.verbatim for d in decree.documents)
    assert {d.frequency for d in decree.documents} == set(Frequency)


def test_stage_bound_rows_are_due_only_with_their_stage(decree: Definitions) -> None:
    due = {i.number: decree.due_quarters(i.code, 2024) for i in decree.indicators}

    assert due[8] == (2, 4)
    assert due[9] == (1,)
    assert due[10] == due[13] == (1, 4)
    assert due[12] == (4,)
    assert all(due[number] == (1, 2, 3, 4) for number in (1, 2, 3, 4, 5, 6, 7, 11))


def test_election_days_are_facts_and_every_other_date_has_a_source_or_is_an_assumption(decree: Definitions) -> None:
    voting = [s for s in decree.stages if s.indicator == "IKU-13" and s.year == 2024]

    assert [s.starts_on for s in voting] == [date(2024, 2, 14), date(2024, 11, 27)]
    assert not any(s.is_assumption for s in voting)
    assert all(s.is_assumption == (not s.starts_source or not s.ends_source) for s in decree.stages)
    assert all(s.reason for s in decree.stages)


def test_duties_without_an_indicator_are_found(decree: Definitions) -> None:
    unserved = [f"{d.kind} {d.letter}" for d in decree.duties if not d.indicators]

    assert unserved == ["task c", "task f", "task g", "task h", "task i", "function c", "function e", "function f"]
    assert all(d.reason for d in decree.duties)


@pytest.mark.parametrize(
    ("figure", "word"),
    [
        *(("0", "SR"), ("50", "SR"), ("50.01", "R"), ("65", "R"), ("65.01", "S"), ("75", "S"), ("75.01", "T")),
        *(("90", "T"), ("90.01", "ST"), ("90.5", "ST"), ("100", "ST"), ("103.75", "ST")),
    ],
)
def test_predicates_leave_no_gap(decree: Definitions, figure: str, word: str) -> None:
    holding = [p for p in decree.rules.predicates if p.above is None or Decimal(figure) > p.above]

    assert holding[-1].abbreviation == word


def test_bands_have_words_icons_and_legible_ink(decree: Definitions) -> None:
    bands = decree.rules.bands

    assert [(b.code, b.lower) for b in bands] == [
        ("far_below", Decimal(0)),
        ("near", Decimal(80)),
        ("reached", Decimal(100)),
        ("exceeded", Decimal(105)),
        ("below", None),
    ]
    assert [b.icon for b in bands] == ["▼", "◆", "●", "▲", "▽"]
    for band in bands:
        assert contrast(band.light, band.light_ink) >= 4.5
        assert contrast(band.dark, band.dark_ink) >= 4.5
        assert contrast(band.light, LIGHT_GROUND) >= 3
        assert contrast(band.dark, DARK_GROUND) >= 3


def test_grades_rise_from_the_worst_to_the_best(decree: Definitions) -> None:
    assert [g.code for g in decree.rules.scale("RB")] == ["AA", "A", "BB", "B", "CC", "C", "D"]
    assert [g.code for g in decree.rules.scale("BPK")] == ["WTP", "WDP", "TW", "TMP"]
    for scale in ("RB", "BPK"):
        assert all(better.score > worse.score for better, worse in pairwise(decree.rules.scale(scale)))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
