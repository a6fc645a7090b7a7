"""What several commands ask for in the same words."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from iku.commands.printing import Form

Year = Annotated[int | None, typer.Option("--year", help="Tahun; tanpa ini: tahun definisi.")]
Quarter = Annotated[int | None, typer.Option("--quarter", min=1, max=4, help="Triwulan 1–4; tanpa ini: keempatnya.")]
Format = Annotated[Form, typer.Option("--format", help="Bentuk hasil di stdout.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="WAKTU", help="Posisi per waktu itu (ISO 8601; tanpa zona dibaca UTC).")
]


def moment(text: str | None) -> datetime | None:
    """An ISO 8601 moment as naive UTC; None stays None. Raises typer.BadParameter if it cannot be read."""
    if text is None:
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} bukan waktu ISO 8601, misalnya 2024-10-10T08:00+07:00") from None
    return read.astimezone(UTC).replace(tzinfo=None) if read.tzinfo else read
