"""Rehearsal, receipt and history in words."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from iku.domain.achievement import FactRow
from iku.domain.facts import Channel, ProposedAttachment, ReportedValue, Submission, SubmissionKind
from iku.domain.figures import OFFICE
from iku.domain.problem import Problem
from iku.domain.submission import GroupChange, IndicatorChange, Receipt, Rehearsal, SubmissionRow
from iku.present.history import history_rows, submission_views, value_in_words
from iku.present.receipt import receipt_view
from iku.present.rehearsal import RehearsalView, rehearsal_view
from tests.present.decree import DEFINITIONS
from tests.present.samples import BLANK, MOCK, RECORDED, figures, reported

BEFORE = figures()
AFTER = figures(MOCK | {6: (*MOCK[6][:2], reported("85.00"), BLANK), 2: (*MOCK[2][:2], reported("100.00"), BLANK)})
REPORT = ReportedValue("IKU-06", "", 2024, 3, value=Decimal(85))


def rehearsal(
    codes: tuple[str, ...] = ("IKU-06", "IKU-02"), divisions: tuple[str, ...] = ("hukum", OFFICE)
) -> Rehearsal:
    return Rehearsal(
        submission=Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=(REPORT,)),
        unchanged=2,
        indicators=tuple(IndicatorChange(BEFORE.indicator(c, 3), AFTER.indicator(c, 3)) for c in codes),
        groups=tuple(GroupChange(BEFORE.group(d, 3), AFTER.group(d, 3)) for d in divisions),
        questions=(),
        data_version=1,
    )


def view(**changes: Any) -> RehearsalView:
    return rehearsal_view(DEFINITIONS, replace(rehearsal(), **changes))


def test_a_rehearsal_shows_changes_of_band_first() -> None:
    assert [(r.level, r.name, r.summary.partition(": ")[2]) for r in view().rows] == [
        (
            "division",
            "Divisi Hukum & Pengawasan",
            "71,20% (1 dari 1 dihitung) → 85,00% (1 dari 1 dihitung) · jauh di bawah target → mendekati target",
        ),
        ("indicator", "IKU-06 Produk hukum & JDIH", "71,20% → 85,00% · jauh di bawah target → mendekati target"),
        ("office", "Rata-rata capaian IKU", "94,45% (12 dari 13 dihitung) → 95,60% (12 dari 13 dihitung)"),
        ("indicator", "IKU-02 Keuangan & BMN", "100,00% → 100,00% · bukti dukung 1 dari 2 → 2 dari 2"),
    ]
    assert view().headline == "Satu indikator berganti status, tiga angka berubah"
    assert view().counts == "1 realisasi akan disimpan dan 2 baris sudah sama."
    assert view().rows[0].change is not None


def test_an_indicator_that_changes_in_several_quarters_is_counted_once() -> None:
    once = IndicatorChange(BEFORE.indicator("IKU-06", 3), AFTER.indicator("IKU-06", 3))
    again = IndicatorChange(replace(once.before, quarter=4), replace(once.after, quarter=4))
    both = view(indicators=(once, again), groups=())
    assert len(both.rows) == 2
    assert both.headline == "Satu indikator berganti status, satu angka berubah"


def test_a_rehearsal_of_what_stands_already_says_so() -> None:
    same = view(submission=Submission(SubmissionKind.REALISATIONS, Channel.TYPED), indicators=(), groups=())
    assert same.changes_nothing
    assert same.headline == "Tidak ada yang berubah: semua baris sudah tercatat seperti ini"


def test_a_report_that_moves_no_figure_says_so() -> None:
    assert view(indicators=(), groups=()).headline == "Data akan disimpan, tetapi tidak ada capaian yang berubah"


def test_evidence_alone_changes_no_figure() -> None:
    attached = Submission(
        SubmissionKind.EVIDENCE, Channel.FILE, attachments=(ProposedAttachment("IKU-02", "laporan-1", 2024, 3),)
    )
    proved = rehearsal_view(DEFINITIONS, replace(rehearsal(("IKU-02",), ()), submission=attached, unchanged=0))
    assert proved.headline == "Kelengkapan bukti dukung berubah"
    assert proved.counts == "1 bukti dukung akan disimpan."


def test_questions_must_be_answered_first() -> None:
    asked = view(questions=(Problem("jump", must_confirm=True),))
    assert asked.needs_confirmation
    assert asked.counts.endswith("dan 1 nilai harus dipastikan dulu.")


def test_a_first_figure_has_no_change_to_show() -> None:
    from_nothing = IndicatorChange(BEFORE.indicator("IKU-12", 3), AFTER.indicator("IKU-06", 3))
    row = view(indicators=(from_nothing,), groups=()).rows[0]
    assert (row.before_text, row.after_text, row.change) == ("belum dilaporkan", "85,00%", None)


RECEIPT = Receipt("0192-abcdef12", RECORDED, "Rina", 3, 2, (), is_practice=False)


def test_a_receipt_can_be_kept() -> None:
    assert receipt_view(DEFINITIONS, RECEIPT).text == (
        "Tanda terima\nNomor kiriman: 0192-abcdef12\nSatuan kerja: KPU Kota Serang\n"
        "Waktu: 23 November 2026, 21.30 WIB\nOleh: Rina\nDisimpan: 3 data\nSudah sama: 2 baris, tidak disimpan lagi"
    )


def test_a_practice_receipt_cannot_pass_for_a_real_one() -> None:
    made = receipt_view(DEFINITIONS, replace(RECEIPT, is_practice=True))
    assert made.title == "Tanda terima (latihan, tidak disimpan)"
    assert made.text.startswith("Tanda terima (latihan, tidak disimpan)\n")


def test_a_withdrawal_says_what_it_could_not_restore() -> None:
    left = (("IKU-01", "anggaran", 2024, 2), ("IKU-99", "", 2024, 1))
    made = receipt_view(DEFINITIONS, replace(RECEIPT, left_alone=left, unchanged=0), is_withdrawal=True)
    assert made.title == "Tanda terima penarikan"
    assert ("Dipulihkan", "3 data") in made.lines
    assert made.warning == (
        "Dibiarkan karena sudah diganti laporan yang lebih baru: "
        "IKU-01 Perencanaan & anggaran (anggaran) TW II 2024; IKU-99 TW I 2024."
    )


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        ("", "kosong"),
        ("98.5000", "98,5"),
        ("98.5000 %", "98,50%"),
        ("45.0000/50.0000", "45 ÷ 50"),
        ("80.0000..90.0000 %", "80,00%–90,00%"),
        ("12.0000 dokumen", "12 dokumen"),
        ("-3.5000", "−3,5"),
        ("BB", "BB"),
        ("B predikat", "B predikat"),
    ],
)
def test_a_stored_value_is_read_out(stored: str, words: str) -> None:
    assert value_in_words(stored) == words


FACT = FactRow(
    "f", "realisation", RECORDED, "Rina", "0192-abcdef12", "IKU-01", "anggaran", 2024, 3, 2, "95.0000", "98.5000",
    "perbaikan", "tw3.xlsx", 7,
)  # fmt: skip


def test_a_fact_is_one_row_of_history() -> None:
    (row,) = history_rows(DEFINITIONS, [FACT])
    assert row.when == "23 November 2026, 21.30 WIB"
    assert row.what == "Realisasi IKU-01 (Realisasi anggaran), TW III 2024, versi 2"
    assert row.change == "95 → 98,5"
    assert (row.origin, row.reason, row.submission) == ("tw3.xlsx baris 7", "perbaikan", "abcdef12")


def test_evidence_is_called_by_its_document_and_strange_codes_by_themselves() -> None:
    attached = replace(FACT, kind="evidence", indicator="IKU-02", component="laporan-2", before="", after="bmn.pdf")
    (row,) = history_rows(DEFINITIONS, [attached])
    assert (row.what, row.change) == ("Bukti dukung IKU-02 (Laporan BMN), TW III 2024, versi 2", "kosong → bmn.pdf")
    (strange,) = history_rows(DEFINITIONS, [replace(FACT, component="lain", version=1)])
    assert strange.what == "Realisasi IKU-01 (lain), TW III 2024"
    (single,) = history_rows(DEFINITIONS, [replace(FACT, component="", version=None, kind="target")])
    assert single.what == "Target IKU-01, TW III 2024"


def test_withdrawals_and_definitions_are_facts_too() -> None:
    plain = replace(FACT, indicator="", component="", quarter=None, filename="", row=None)
    taken_back, adopted = history_rows(
        DEFINITIONS,
        [
            replace(plain, kind="withdrawal", year=None, reason="salah berkas"),
            replace(plain, kind="definitions", after="0123456789abcdef"),
        ],
    )
    assert (taken_back.what, taken_back.change, taken_back.reason) == ("Penarikan", "", "salah berkas")
    assert (adopted.what, adopted.change, adopted.origin) == ("Kamus dan aturan 2024", "sidik 0123456789ab…", "")


@pytest.mark.parametrize(
    ("changes", "state", "can_go"),
    [
        ({}, "3 data, semuanya berlaku", True),
        ({"standing": 1}, "3 data, 1 masih berlaku", True),
        ({"standing": 0}, "3 data, 0 masih berlaku", False),
        ({"is_withdrawn": True}, "ditarik kembali", False),
    ],
)
def test_a_submission_says_what_of_it_still_stands(changes: dict[str, Any], state: str, can_go: bool) -> None:
    row = SubmissionRow(
        "0192-abcdef12", "realisations", "typed", "", "", "", RECORDED, "Rina", 3, 3, is_withdrawn=False
    )
    (made,) = submission_views([replace(row, **changes)])
    assert (made.state, made.can_be_withdrawn) == (state, can_go)
    assert (made.what, made.origin, made.short) == ("Realisasi", "diketik", "abcdef12")


def test_end_targets_and_budgets_are_told_with_what_they_replaced() -> None:
    target = replace(
        FACT, kind="plan", component="", year=2024, quarter=None, version=None, before="", after="98.5000 %"
    )
    money = replace(FACT, kind="budget", component="", version=None, before="", after="1250000000.0000;900000000.5000")
    rows = history_rows(DEFINITIONS, [target, money, replace(money, before=money.after, after="")])

    assert [(row.what, row.change) for row in rows] == [
        ("Target akhir Renstra IKU-01, sampai 2024", "kosong → 98,50%"),
        ("Anggaran IKU-01, TW III 2024", "kosong → pagu Rp1.250.000.000, realisasi Rp900.000.000,5"),
        ("Anggaran IKU-01, TW III 2024", "pagu Rp1.250.000.000, realisasi Rp900.000.000,5 → kosong"),
    ]


def test_times_are_local() -> None:
    (row,) = history_rows(DEFINITIONS, [replace(FACT, recorded_at=datetime(2024, 12, 31, 17, 30))])
    assert row.when == "1 Januari 2025, 00.30 WIB"


def test_days_that_were_stored_are_read_as_people_write_them_and_words_stay_as_they_are() -> None:
    after = "Audit 2024-03-31 · 2024-02-31 · Bendahara · 2025-03-31"
    explanation, entry = history_rows(
        DEFINITIONS,
        [
            replace(FACT, kind="explanation", component="", after=after),
            replace(FACT, kind="entry", before="", after="Rekonsiliasi", reason="Bendahara · 2024-12-31"),
        ],
    )

    assert explanation.change == "Audit 2024-03-31 · 2024-02-31 · Bendahara · 31 Maret 2025"
    assert entry.reason == "Bendahara · 31 Desember 2024"
