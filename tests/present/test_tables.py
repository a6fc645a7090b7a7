"""The tables beside the charts."""

from iku.present.dictionary_page import dictionary_page
from iku.present.evidence import checklist
from iku.present.overview import overview
from iku.present.series import quarterly_series
from iku.present.tables import (
    change_table,
    division_table,
    duty_table,
    evidence_table,
    history_table,
    indicator_table,
    series_table,
    squares_table,
    submission_table,
)
from tests.present.decree import DEFINITIONS
from tests.present.samples import MOCK, SILENT, figures

PAGE = overview(DEFINITIONS, figures(), 3)


def test_the_indicators_as_a_table() -> None:
    table = indicator_table(PAGE.lines)
    assert table.headings == (
        "No", "Indikator", "Divisi", "Capaian", "Status", "Perubahan", "Bukti dukung", "Keterangan",
    )  # fmt: skip
    assert table.rows[5] == (
        "06", "Produk hukum & JDIH", "Hukum & Pengawasan", "71,20%", "▼ Jauh di bawah target", "turun 8,40 poin",
        "bukti dukung lengkap (1 dari 1)", "–",
    )  # fmt: skip
    assert table.rows[11][3:5] == ("–", "○ Belum dilaporkan")
    assert table.rows[11][7] == "Realisasi belum dilaporkan."


def test_the_divisions_as_a_table() -> None:
    assert division_table(PAGE.divisions).rows[2] == (
        "Divisi Perencanaan, Data, dan Informasi", "96,57%", "◆ Mendekati target", "3 dari 3 dihitung", "naik 2,24 poin",
        "usulan",
    )  # fmt: skip


def test_the_squares_as_a_table_mark_what_is_carried() -> None:
    assert squares_table(PAGE.squares).rows[6] == (
        "07", "Pengolahan data", "88,00% (mendekati target)", "88,00% (mendekati target) *",
        "88,00% (mendekati target) *", "–",
    )  # fmt: skip
    assert squares_table(PAGE.squares).rows[9][2] == "◌ Belum memasuki tahapan"


def test_a_series_as_a_table() -> None:
    table = series_table(quarterly_series(DEFINITIONS, figures(), "IKU-06", 3)[0])
    assert table.rows[2] == ("TW III", "100,00%", "71,20%", "71,20%", "–")


def test_the_evidence_as_a_table() -> None:
    table = evidence_table(checklist(DEFINITIONS, figures(), ["IKU-02"], 3))
    assert table.rows[0] == (
        "02 Laporan Keuangan & BMN", "per triwulan", "● lengkap", "● lengkap", "○ belum", "◌ belum jatuh tempo",
    )  # fmt: skip


def test_the_duties_as_a_table() -> None:
    assert duty_table(dictionary_page(DEFINITIONS).duties).rows[1] == (
        "Tugas b", "ketentuan peraturan", "belum dilayani IKU mana pun",
    )  # fmt: skip


def test_tables_of_nothing_keep_their_headings() -> None:
    for table in (history_table([]), submission_table([]), change_table([])):
        assert table.rows == ()
        assert len(table.headings) > 5


def test_a_table_is_a_frame_where_one_is_wanted() -> None:
    frame = indicator_table(overview(DEFINITIONS, figures(dict.fromkeys(MOCK, SILENT)), 1).lines).frame()
    assert list(frame.columns)[:2] == ["No", "Indikator"]
    assert list(frame["Capaian"]) == ["–"] * 13
