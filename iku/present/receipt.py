"""'Tanda terima': proof of what was stored or taken back, to keep or to forward."""

from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.submission import Receipt
from iku.present import wording
from iku.present.dates import clock, short_quarter
from iku.present.scope import office_name


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """`lines` are label and value; `warning` says what could not be restored, or ""; `text` is all of it, to be copied."""

    title: str
    lines: tuple[tuple[str, str], ...]
    warning: str
    text: str
    is_practice: bool


def receipt_view(definitions: Definitions, receipt: Receipt, *, is_withdrawal: bool = False) -> ReceiptView:
    """A practice receipt says so in its title: it can never pass for a real one."""
    kind = "Tanda terima penarikan" if is_withdrawal else "Tanda terima"
    title = f"{kind} ({wording.PRACTICE_LABEL})" if receipt.is_practice else kind
    lines = (
        *([("Nomor kiriman", receipt.submission)] if receipt.submission else []),
        ("Satuan kerja", office_name(definitions)),
        ("Waktu", clock(receipt.recorded_at)),
        ("Oleh", receipt.person),
        ("Dipulihkan" if is_withdrawal else "Disimpan", f"{receipt.stored} data"),
        *([("Sudah sama", f"{receipt.unchanged} baris, tidak disimpan lagi")] if receipt.unchanged else []),
    )
    warning = _left_alone(definitions, receipt)
    text = "\n".join([title, *(f"{label}: {value}" for label, value in lines), *([warning] if warning else [])])
    return ReceiptView(title, lines, warning, text, receipt.is_practice)


def _left_alone(definitions: Definitions, receipt: Receipt) -> str:
    if not receipt.left_alone:
        return ""
    named = [f"{_name(definitions, i, c)} {short_quarter(q)} {year}" for i, c, year, q in receipt.left_alone]
    return f"Dibiarkan karena sudah diganti laporan yang lebih baru: {'; '.join(named)}."


def _name(definitions: Definitions, indicator: str, component: str) -> str:
    title = next((i.title for i in definitions.indicators if i.code == indicator), "")
    return " ".join(part for part in (indicator, title, f"({component})" if component else "") if part)
