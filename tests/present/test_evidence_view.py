"""The evidence checklist: what is there, what is not, and how strong it is."""

from dataclasses import replace
from datetime import date

from iku.domain.figures import YearFigures
from iku.present.evidence import Checklist, DocumentState, attachment_view, checklist
from tests.present.decree import DEFINITIONS
from tests.present.samples import MOCK, SILENT, attachment, figures


def of(*codes: str, quarter: int = 3, year: YearFigures | None = None) -> Checklist:
    return checklist(DEFINITIONS, year or figures(), codes, quarter)


def test_each_document_stands_in_each_quarter() -> None:
    first, second = of("IKU-02").rows
    assert [c.word for c in first.cells] == ["lengkap", "lengkap", "belum", "belum jatuh tempo"]
    assert [c.icon for c in second.cells] == ["●", "●", "●", "●"]
    assert (first.title, first.label, first.frequency) == (
        "Laporan Keuangan & BMN",
        "02 Laporan Keuangan & BMN",
        "per triwulan",
    )


def test_quarters_after_the_one_looked_at_ask_for_nothing_yet() -> None:
    assert of("IKU-02", quarter=2).rows[0].cell(3).state is DocumentState.NOT_DUE
    assert of("IKU-02", quarter=3).rows[0].cell(3).state is DocumentState.LACKING


def test_a_link_is_marked_as_weaker_than_a_file() -> None:
    year = figures()
    linked = tuple(replace(d, is_link_only=True) for d in year.documents)
    made = of("IKU-06", year=replace(year, documents=linked))
    assert made.rows[0].cell(3).state is DocumentState.LINK
    assert made.title == "Bukti dukung TW III: 1 dari 1 dokumen sudah ada, 1 berupa tautan"
    link = attachment("IKU-06", "laporan-1", 2024, 1, url="https://jdih.kpu.go.id", sha256="", seen_on=date(2024, 4, 3))
    view = attachment_view(link)
    assert (view.label, view.strength) == (
        "https://jdih.kpu.go.id",
        "tautan, dilihat 3 April 2024; lebih lemah daripada berkas",
    )
    assert view.details == "TW I, oleh Rina, 23 November 2026, 21.30 WIB"
    assert attachment_view(replace(link, seen_on=None)).strength == "tautan; lebih lemah daripada berkas"


def test_a_file_shows_the_beginning_of_its_hash_its_version_and_its_size() -> None:
    view = attachment_view(attachment("IKU-06", "laporan-1", 2024, 2, version=2))
    assert view.strength == "SHA-256 3f2a9c413f2a…"
    assert view.details == "TW II, versi 2, 123 kB, oleh Rina, 23 November 2026, 21.30 WIB"


def test_attachments_come_latest_first() -> None:
    year = figures()
    newer = attachment("IKU-06", "laporan-1", 2024, 1, attachment="newer", version=2)
    row = of("IKU-06", year=replace(year, attachments=(*year.attachments, newer))).rows[0]
    assert [(a.quarter, a.attachment == "newer") for a in row.attachments] == [
        (3, False),
        (2, False),
        (1, True),
        (1, False),
    ]


def test_the_title_counts_what_is_due() -> None:
    assert of("IKU-02").title == "Bukti dukung TW III: 1 dari 2 dokumen sudah ada"
    assert of("IKU-10", quarter=1).title == "Bukti dukung: belum ada yang jatuh tempo di TW I"


def test_several_indicators_share_one_matrix() -> None:
    assert [row.indicator for row in of("IKU-02", "IKU-06").rows] == ["IKU-02", "IKU-02", "IKU-06"]


def test_the_alternative_text_reads_the_matrix_out() -> None:
    assert of("IKU-06").alt == (
        "Bukti dukung per dokumen dan triwulan. 06 Laporan Produk hukum & JDIH: "
        "TW I lengkap, TW II lengkap, TW III lengkap, TW IV belum jatuh tempo."
    )


def test_an_indicator_without_required_documents_has_an_empty_list() -> None:
    none = checklist(replace(DEFINITIONS, documents=()), figures(dict.fromkeys(MOCK, SILENT)), ["IKU-06"], 3)
    assert none.is_empty
    assert none.alt == "Tidak ada dokumen yang diminta."
