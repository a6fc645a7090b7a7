"""Why a step of a quarter's life was refused: who holds the lock, what is missing, what to do."""

from iku.domain.period import Period
from iku.errors import (
    CommentMissing,
    ExplanationMissing,
    NotLocked,
    NotReviewable,
    QuarterLocked,
    QuarterUnsettled,
    UserError,
)
from iku.present import wording
from iku.present.dates import clock, period_name
from iku.present.numbers import listed


def review_sentence(error: UserError) -> str:
    """Raises LookupError for an error that nobody worded."""
    match error:
        case QuarterLocked():
            lock = error.lock
            return (
                f"{period_name(Period(lock.year, lock.quarter))} dikunci oleh {lock.locked_by} pada {clock(lock.locked_at)}"
                f"{f': {lock.reason}' if lock.reason else ''}. Belum ada yang disimpan. "
                "Minta Sekretaris membuka kuncinya bila isinya harus diubah."
            )
        case ExplanationMissing():
            return (
                f"Belum ada yang disimpan: {listed([need.indicator for need in error.needs])} di bawah target dan perlu "
                "kendala, upaya, penanggung jawab, dan batas waktu."
            )
        case NotReviewable() if error.unchecked:
            return (
                f"{error.state.indicator} belum dapat diverifikasi: {error.unchecked} dokumen terlampir belum diperiksa. "
                "Periksa setiap dokumen dulu."
            )
        case NotReviewable():
            state = wording.REPORT_STATES[error.state.state]
            return f"{error.state.indicator} {state}; tidak ada yang dapat dilakukan dengan laporan ini sekarang."
        case CommentMissing():
            return (
                f"Komentar untuk {error.indicator} belum diisi. Tulis apa yang harus diperbaiki, atau mengapa laporan "
                "diverifikasi walaupun buktinya belum lengkap."
            )
        case QuarterUnsettled():
            return (
                f"{period_name(error.period)} belum dapat dikunci: {len(error.states)} laporan belum terverifikasi "
                f"({listed([state.indicator for state in error.states])}). Isi alasan bila tetap harus dikunci."
            )
        case NotLocked():
            return f"{period_name(error.period)} tidak sedang terkunci."
        case _:
            raise LookupError(f"no sentence for {type(error).__name__}")
