"""Indikator, Divisi and Kamus IKU as view models."""

from dataclasses import replace

from iku.domain.indicator import Flag, FlagClass
from iku.present.dictionary_page import dictionary_entry, dictionary_page
from iku.present.division_page import division_page
from iku.present.indicator_page import indicator_page
from tests.present.decree import DEFINITIONS
from tests.present.samples import MOCK, SILENT, figures


def test_an_indicator_says_its_finding_and_what_to_do() -> None:
    page = indicator_page(DEFINITIONS, figures(), "IKU-06", 3)
    assert page.headline == "Produk hukum & JDIH: 71,20%, jauh di bawah target"
    assert page.change_text == "turun 8,40 poin dari TW II"
    assert page.attention is not None
    assert page.attention.action == "bahas penyebab dan tetapkan upaya perbaikan"


def test_an_indicator_without_a_figure_says_why() -> None:
    page = indicator_page(DEFINITIONS, figures(), "IKU-12", 3)
    assert page.headline == "Reformasi birokrasi: belum dilaporkan s.d. Triwulan III"
    assert page.empty is None


def test_an_indicator_in_order_needs_no_attention() -> None:
    assert indicator_page(DEFINITIONS, figures(), "IKU-08", 3).attention is None


def test_one_can_leaf_through_the_indicators() -> None:
    pages = [indicator_page(DEFINITIONS, figures(), code, 3) for code in ("IKU-01", "IKU-06", "IKU-13")]
    assert [(p.previous_code, p.next_code) for p in pages] == [("", "IKU-02"), ("IKU-05", "IKU-07"), ("IKU-12", "")]


def test_earlier_years_are_compared_and_later_ones_are_not() -> None:
    years = [figures(year=2025), figures(year=2022), figures(year=2023)]
    page = indicator_page(DEFINITIONS, figures(), "IKU-06", 3, years)
    assert [p.label for p in page.by_year[0].points] == ["2022", "2023", "2024"]
    assert indicator_page(DEFINITIONS, figures(), "IKU-06", 3).by_year == ()


def test_what_reporters_wrote_is_repeated_latest_first() -> None:
    year = figures()
    told = tuple(replace(r, note=f"kendala {r.quarter}") if r.indicator == "IKU-01" else r for r in year.realisations)
    remarks = indicator_page(DEFINITIONS, replace(year, realisations=told), "IKU-01", 3).remarks
    assert [(r.quarter, r.component, r.text) for r in remarks[:2]] == [
        ("TW III", "Realisasi anggaran", "kendala 3"),
        ("TW III", "Target kinerja tercapai", "kendala 3"),
    ]
    assert remarks[0].author == "Rina"


def test_divisions_are_judged_by_their_discipline_too() -> None:
    page = division_page(DEFINITIONS, figures(), 3)
    assert page.headline == "Belum lengkap dilaporkan: Perencanaan & Data serta Sosdiklih, Parmas & SDM"
    late = next(v for v in page.views if v.line.code == "perencanaan")
    assert late.discipline_text == "Dilaporkan: TW I 3 dari 3, TW II 2 dari 3, TW III 2 dari 3"
    assert [d.is_complete for d in late.discipline] == [True, False, False]
    assert late.subdivisions == "Rendatin"
    assert late.proposals == ("IKU-07 Pengolahan data: usulan, keyakinan rendah, perlu dipastikan. Tugas divisi",)


def test_one_division_speaks_for_itself() -> None:
    page = division_page(DEFINITIONS, figures(), 3, "hukum")
    assert page.headline == "Hukum & Pengawasan: indikator ini jauh di bawah target"
    assert [v.line.code for v in page.views] == ["hukum"]
    assert page.views[0].headline == "Indikator ini jauh di bawah target"


def test_all_reported_is_said() -> None:
    plan = MOCK | {7: MOCK[1], 12: MOCK[1]}
    assert division_page(DEFINITIONS, figures(plan), 3).headline == "Semua divisi sudah lengkap dilaporkan"


def test_a_year_without_figures_says_so() -> None:
    page = division_page(DEFINITIONS, figures(dict.fromkeys(MOCK, SILENT)), 3)
    assert page.headline == "Belum ada divisi yang capaiannya dapat dihitung"
    assert page.empty is not None


def test_where_nothing_was_due_the_discipline_says_so() -> None:
    definitions = replace(DEFINITIONS, indicators=tuple(i for i in DEFINITIONS.indicators if i.number == 10))
    page = division_page(definitions, figures({10: MOCK[10]}), 1, "sosialisasi")
    assert page.views[0].discipline_text == "Dilaporkan: TW I tidak ada yang jatuh tempo"


def test_the_dictionary_shows_the_decree_verbatim_corrected_and_flagged() -> None:
    entry = dictionary_entry(DEFINITIONS, "IKU-12")
    formula = entry.passages[1]
    assert (formula.place, formula.verbatim, formula.corrected, formula.is_corrected) == (
        "Cara Penghitungan",
        "Persentase Peilaian Mandiri RB",
        "Persentase Penilaian Mandiri RB",
        True,
    )
    assert (formula.flags[0].marker, formula.flags[0].changes_meaning) == ("salah tulis", False)
    assert entry.flag_text == "1 salah tulis"
    assert entry.components[0].scale == "A (Memuaskan), B (Baik), CC (Cukup), D (Sangat Kurang)"


def test_what_is_ours_is_called_a_proposal() -> None:
    entry = dictionary_entry(DEFINITIONS, "IKU-01")
    assert (entry.division, entry.subdivision, entry.contributors) == (
        "Perencanaan & Data",
        "Rendatin",
        "Keuangan, Umum & Logistik",
    )
    assert entry.division_standing == "usulan, keyakinan tinggi"
    assert entry.components[0].limit == "dalam rata-rata paling tinggi 120%"
    assert entry.documents == (("Laporan Perencanaan & anggaran", "per triwulan"),)
    assert entry.duties == ("Tugas a",)


def test_a_stage_says_when_it_is_due_and_on_what_ground() -> None:
    assert dictionary_entry(DEFINITIONS, "IKU-10").stages == (
        "Masa kampanye, 25 September 2024–23 November 2024: jatuh tempo TW III, IV 2024 (asumsi)",
    )


def test_duties_that_no_indicator_serves_are_a_finding() -> None:
    page = dictionary_page(DEFINITIONS)
    assert page.duties_title == "Satu tugas belum dilayani IKU mana pun"
    assert [(d.name, d.indicators, d.is_served) for d in page.duties] == [
        ("Tugas a", "IKU-01, IKU-02", True),
        ("Tugas b", "belum dilayani IKU mana pun", False),
        ("Fungsi a", "IKU-09", True),
    ]
    served = replace(DEFINITIONS, duties=DEFINITIONS.duties[:1])
    assert dictionary_page(served).duties_title == "Semua tugas dan fungsi dilayani IKU"


def test_the_title_counts_the_indicators_whose_meaning_is_open() -> None:
    assert dictionary_page(DEFINITIONS).headline == "13 indikator, semuanya jelas maknanya"
    flag = Flag("all", FlagClass.MEANING, "", "", "tanpa target")
    flagged = tuple(replace(i, flags=(flag,)) if i.number == 7 else i for i in DEFINITIONS.indicators)
    page = dictionary_page(replace(DEFINITIONS, indicators=flagged))
    assert page.headline == "Satu dari 13 indikator perlu dipastikan maknanya"
    assert page.entries[6].general_flags[0].explanation == "tanpa target"
    assert page.decree == (
        "Indikator Kinerja Utama (IKU) 2024, Serang, 31 Januari 2024, Ketua Komisi Pemilihan Umum Kota Serang"
    )
