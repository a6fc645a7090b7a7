"""'Token': which other systems may ask, for whom, until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from iku.domain.person import TokenScope
from iku.domain.token import Token
from iku.present.dates import clock, day, local

SCOPES: dict[TokenScope, str] = {
    TokenScope.READ: "membaca saja",
    TokenScope.REPORT: "membaca, mengisi realisasi dan bukti dukung",
    TokenScope.EVERYTHING: "semua yang boleh akun ini, kecuali akun dan token",
}
LASTINGS: dict[timedelta, str] = {
    timedelta(days=30): "30 hari",
    timedelta(days=90): "90 hari",
    timedelta(days=365): "satu tahun",
}
REVOCATION = "dicabut di Pengaturan"


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One token. `owner` is "" where only one's own are shown."""

    token: str
    label: str
    owner: str
    scope: str
    issued: str
    standing: str
    is_open: bool


def token_rows(tokens: Sequence[Token], names: Mapping[str, str], now: datetime) -> tuple[TokenRow, ...]:
    """Those that open something first, then the latest. `names` are the owners', by account."""
    rows = [
        TokenRow(
            token=token.token,
            label=token.label,
            owner=names.get(token.account, ""),
            scope=SCOPES[token.scope],
            issued=day(local(token.issued_at)),
            standing=_standing(token, now),
            is_open=token.opens(now),
        )
        for token in tokens
    ]
    return tuple(sorted(rows, key=lambda row: not row.is_open))


def tokens_title(rows: Sequence[TokenRow]) -> str:
    count = sum(row.is_open for row in rows)
    return f"{count} token untuk sistem lain masih berlaku" if count else "Belum ada token yang berlaku"


def _standing(token: Token, now: datetime) -> str:
    if token.revoked_at is not None:
        return f"dicabut oleh {token.revoked_by}, {clock(token.revoked_at)}"
    word = "berlaku sampai" if token.opens(now) else "kedaluwarsa sejak"
    return f"{word} {day(local(token.expires_at))}"
