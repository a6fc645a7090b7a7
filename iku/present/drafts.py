"""What is said of a draft: that it was restored, or that it cannot be kept."""

from datetime import datetime

from iku.present.dates import clock

NOT_KEPT = "Isian ini belum dapat disimpan sementara. Kirim sebelum menutup atau memuat ulang halaman."


WAITS = "Ada isian yang belum dikirim. Isi nama Anda untuk memulihkannya."


def draft_remark(restored_at: datetime | None, *, is_kept: bool, waits_for_name: bool) -> str:
    """`Isian yang belum dikirim dipulihkan (disimpan 28 November 2026, 14.05 WIB).`; "" where there is nothing to say."""
    if not is_kept:
        return NOT_KEPT
    if restored_at:
        return f"Isian yang belum dikirim dipulihkan (disimpan {clock(restored_at)})."
    return WAITS if waits_for_name else ""
