"""What is said of a draft."""

from datetime import datetime

from iku.present.drafts import draft_remark

KEPT = datetime(2026, 11, 28, 7, 5)


def test_of_a_draft_that_cannot_be_kept_only_that_is_said() -> None:
    assert draft_remark(KEPT, is_kept=False, waits_for_name=True) == (
        "Isian ini belum dapat disimpan sementara. Kirim sebelum menutup atau memuat ulang halaman."
    )


def test_a_restored_draft_says_when_it_was_kept() -> None:
    assert draft_remark(KEPT, is_kept=True, waits_for_name=False) == (
        "Isian yang belum dikirim dipulihkan (disimpan 28 November 2026, 14.05 WIB)."
    )


def test_a_draft_waits_for_a_name_or_is_not_spoken_of() -> None:
    assert draft_remark(None, is_kept=True, waits_for_name=True) == (
        "Ada isian yang belum dikirim. Isi nama Anda untuk memulihkannya."
    )
    assert draft_remark(None, is_kept=True, waits_for_name=False) == ""
