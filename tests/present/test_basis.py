"""'Dasar penghitungan': each step says what was really used, where it came from and who sent it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.rules import Consolidation
from iku.present.basis import Basis, basis, realisation_text, target_text
from iku.present.lines import indicator_line
from tests.present.decree import DEFINITIONS, component
from tests.present.samples import BLANK, MOCK, PARTLY, SILENT, Cell, figures, realisation, reported, target

ORIGIN = "tw.xlsx baris 7, oleh Rina, 23 November 2026, 21.30 WIB"
TYPED = "diketik langsung, oleh Rina, 23 November 2026, 21.30 WIB"


def made(code: str = "IKU-06", quarter: int = 3, year: YearFigures | None = None) -> Basis:
    year = year or figures()
    return basis(DEFINITIONS, year, indicator_line(DEFINITIONS, year, code, quarter))


def step(found: Basis, label: str) -> tuple[str, tuple[str, ...]]:
    every = (*(s for c in found.components for s in c.steps), *found.conclusion)
    return next((s.text, s.details) for s in every if s.label == label)


def test_the_steps_come_in_the_order_of_the_calculation() -> None:
    found = made()
    assert [s.label for s in (*found.components[0].steps, *found.conclusion)] == [
        "Rumus", "Realisasi", "Target", "Perhitungan", "Status", "Bukti dukung", "Verifikasi",
    ]  # fmt: skip


def test_every_step_says_what_was_used() -> None:
    found = made()
    assert step(found, "Rumus") == (
        "Realisasi ÷ target × 100",
        ("Pembilang: laporan tepat waktu (usulan)", "Penyebut: laporan wajib (usulan)"),
    )
    assert step(found, "Realisasi") == (
        "71,20%: nilai triwulan terakhir yang dilaporkan (TW III)",
        (
            f"TW I: 84,10% (tidak dipakai); {ORIGIN}",
            f"TW II: 79,60% (tidak dipakai); {ORIGIN}",
            f"TW III: 71,20%; {ORIGIN}",
        ),
    )
    assert step(found, "Target") == ("100,00%", (f"TW III: 100,00%, versi 1, PK 12/2024; {TYPED}",))
    assert step(found, "Perhitungan") == ("Jika dihitung ulang: 71,2 ÷ 100 × 100 = 71,20%", ())
    assert found.components[0].recalculation == "71,2 ÷ 100 × 100 = 71,20%"
    assert step(found, "Status")[0] == "Jauh di bawah target: 0,00% sampai di bawah 80,00%. Sebutan: Sangat Rendah (SR)"
    assert step(found, "Bukti dukung") == ("Bukti dukung lengkap (1 dari 1)", ())


def test_a_figure_has_the_highest_name_that_it_lies_above() -> None:
    for raw, name in (("75.00", "Sangat Rendah (SR)"), ("75.01", "Tinggi (T)"), ("90.01", "Sangat Tinggi (ST)")):
        year = figures(MOCK | {6: (reported(raw), BLANK, BLANK, BLANK)})
        assert step(made("IKU-06", 1, year), "Status")[0].endswith(f"Sebutan: {name}")
    bare = replace(DEFINITIONS, rules=replace(DEFINITIONS.rules, predicates=()))
    judged = basis(bare, figures(), indicator_line(bare, figures(), "IKU-06", 3))
    assert step(judged, "Status")[0] == "Jauh di bawah target: 0,00% sampai di bawah 80,00%"


def test_a_missing_document_is_named() -> None:
    assert step(made("IKU-02"), "Bukti dukung") == (
        "Bukti dukung belum lengkap (1 dari 2)",
        ("Belum ada: Laporan Keuangan & BMN",),
    )


def test_a_capped_figure_says_what_averages_count() -> None:
    year = figures(MOCK | {8: (reported("650.00"), BLANK, BLANK, BLANK)})
    found = made("IKU-08", 1, year)
    assert step(found, "Perhitungan")[1] == ("Dalam rata-rata dihitung 120,00% (batas atas); angka aslinya 650,00%.",)
    assert step(found, "Status")[0] == "Melampaui target: 105,00% atau lebih. Sebutan: Sangat Tinggi (ST)"


def test_a_floored_figure_says_so() -> None:
    year = figures(MOCK | {8: (reported("-40.00"), BLANK, BLANK, BLANK)})
    assert step(made("IKU-08", 1, year), "Perhitungan")[1] == (
        "Dalam rata-rata dihitung 0,00% (batas bawah); angka aslinya −40,00%.",
    )


def test_two_components_are_joined_by_their_weights() -> None:
    found = made("IKU-01")
    assert [c.title for c in found.components] == ["Realisasi anggaran", "Target kinerja tercapai"]
    assert step(found, "Gabungan") == (
        "(1 × 98,50% + 1 × 98,50%) ÷ 2 = 98,50%",
        ("Realisasi anggaran: 98,50%, bobot 1", "Target kinerja tercapai: 98,50%, bobot 1"),
    )


def test_of_two_components_the_missing_one_is_named() -> None:
    found = made("IKU-01", 1, figures(MOCK | {1: (PARTLY, BLANK, BLANK, BLANK)}))
    assert step(found, "Gabungan")[0] == "Target kinerja tercapai: realisasi belum dilaporkan"
    assert [c.figure_text for c in found.components] == ["100,00%", "–"]


def test_where_there_is_no_report_the_steps_say_so() -> None:
    found = made("IKU-12", 1)
    assert step(found, "Realisasi") == ("Belum dilaporkan s.d. TW I", ())
    assert step(found, "Perhitungan") == ("Realisasi belum dilaporkan", ())


def test_where_there_is_no_target_the_steps_say_so() -> None:
    found = made("IKU-06", 1, figures(targets=()))
    assert step(found, "Target") == ("Target belum ditetapkan", ())
    assert step(found, "Realisasi")[0] == "Belum dapat dipakai"


def test_a_grade_is_compared_not_divided() -> None:
    year = figures(MOCK | {12: (Cell(reported=True, grade="A"), BLANK, BLANK, BLANK)})
    found = made("IKU-12", 1, year)
    assert step(found, "Realisasi")[0] == "A: nilai triwulan terakhir yang dilaporkan (TW I)"
    assert step(found, "Target")[0] == "B"
    assert step(found, "Perhitungan")[0] == "Predikat A dibandingkan dengan target B, tanpa angka"
    assert step(found, "Status")[0] == "Melampaui target"


def test_added_quarters_show_the_target_of_all_of_them() -> None:
    """The row comes from the store; what is checked here is only how it is put."""
    definitions = _consolidated_by(Consolidation.SUM)
    year = figures(MOCK, definitions=definitions)
    rows = tuple(
        replace(c, quarters_used=(1, 2, 3), target=Decimal("300.0000"), realisation=Decimal("234.9123"))
        if (c.indicator, c.quarter) == ("IKU-06", 3)
        else c
        for c in year.components
    )
    year = replace(year, components=rows)
    found = basis(definitions, year, indicator_line(definitions, year, "IKU-06", 3))
    assert step(found, "Target")[0] == "300,00% untuk TW I–III"
    assert step(found, "Realisasi")[0] == "234,9123%: jumlah triwulan yang dilaporkan (TW I–III)"
    assert step(found, "Perhitungan")[1] == ("Dihitung dari angka utuh, bukan dari angka yang sudah dibulatkan.",)


def test_a_note_and_a_reason_are_repeated() -> None:
    year = figures()
    told = tuple(replace(r, note="server JDIH rusak") if r.indicator == "IKU-06" else r for r in year.realisations)
    promised = tuple(replace(t, reason="revisi DIPA", version=2, document="") for t in year.targets)
    found = made("IKU-06", 1, replace(year, realisations=told, targets=promised))
    assert step(found, "Realisasi")[1] == (f"TW I: 84,10%; {ORIGIN} – server JDIH rusak",)
    assert step(found, "Target")[1] == (f"TW I: 100,00%, versi 2, tanpa nomor dokumen; {TYPED} – revisi DIPA",)


def test_values_are_put_as_they_were_reported() -> None:
    fact = realisation("IKU-02", "", 2024, 1, Cell(raw="98.5"))
    parts = replace(fact, value=None, numerator=Decimal(45), denominator=Decimal(50))
    assert realisation_text(fact, component("IKU-02")) == "98,50%"
    assert realisation_text(parts, component("IKU-02")) == "45 ÷ 50 × 100 = 90,00%"
    assert realisation_text(parts, component("IKU-02"), "berkas") == "45 ÷ 50 = 0,9 berkas"
    assert (
        realisation_text(replace(parts, denominator=Decimal(0)), component("IKU-02")) == "45 ÷ 0 × 100 = penyebut nol"
    )
    assert realisation_text(replace(fact, value=None, grade="BB"), component("IKU-12")) == "BB"


def test_targets_are_put_as_they_were_set() -> None:
    def text(**changes: Any) -> str:
        return target_text(target("IKU-02", "", 2024, 1, **changes), "%")

    assert text(value=Decimal(90)) == "90,00%"
    assert text(value=Decimal(80), upper=Decimal(90)) == "80,00%–90,00%"
    assert text(value=Decimal(8), baseline=Decimal(20), unit="hari") == "8 hari (nilai awal 20 hari)"
    assert text(value=None, grade="B") == "B"
    assert text(value=None) == "–"


def _consolidated_by(consolidation: Consolidation) -> Definitions:
    changed = tuple(
        replace(i, components=tuple(replace(c, consolidation=consolidation) for c in i.components))
        for i in DEFINITIONS.indicators
    )
    return replace(DEFINITIONS, indicators=changed)


def test_nothing_at_all_is_still_explained() -> None:
    found = made("IKU-06", 1, figures(dict.fromkeys(MOCK, SILENT), targets=()))
    assert [s.text for s in found.conclusion] == [
        "Target belum ditetapkan",
        "Bukti dukung 0 dari 1",
        "Belum ada laporan yang dapat diperiksa",
    ]
