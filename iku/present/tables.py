"""The table beside every chart, for those who read rather than look, and for the keyboard.

Every cell is text, already worded: a table can then say nothing that the page does not. The only part that knows pandas.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from iku.present.dates import short_quarter
from iku.present.dictionary_page import DutyRow
from iku.present.divisions import DivisionLine
from iku.present.evidence import Checklist
from iku.present.history import HistoryRow, SubmissionView
from iku.present.lines import IndicatorLine
from iku.present.numbers import DASH
from iku.present.rehearsal import ChangeRow
from iku.present.series import Series
from iku.present.squares import Square, Squares
from iku.present.status import Status


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows; the first cell of a row names it."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def frame(self) -> pd.DataFrame:
        """For `st.dataframe`, and for reports."""
        return pd.DataFrame(list(self.rows), columns=list(self.headings), dtype="object")


def indicator_table(lines: Sequence[IndicatorLine]) -> Table:
    """The indicators: figure, status, change, evidence, remarks."""
    return _table(
        ("No", "Indikator", "Divisi", "Capaian", "Status", "Perubahan", "Bukti dukung", "Keterangan"),
        (
            (
                line.number,
                line.title,
                line.division_name,
                line.figure_text,
                _status(line.status),
                line.change.text if line.change else DASH,
                line.proof_text,
                line.note or line.explanation or DASH,
            )
            for line in lines
        ),
    )


def division_table(divisions: Sequence[DivisionLine]) -> Table:
    return _table(
        ("Divisi", "Rata-rata capaian", "Status", "Dihitung", "Perubahan", "Keterangan"),
        (
            (
                d.full_name,
                d.figure_text,
                _status(d.status),
                d.computed_text,
                d.change.text if d.change else DASH,
                "usulan" if d.is_proposal else DASH,
            )
            for d in divisions
        ),
    )


def squares_table(squares: Squares) -> Table:
    """Indicators downwards, quarters across; a figure that rests on an earlier quarter is marked."""
    cells = {(s.code, s.quarter): s for s in squares.squares}
    quarters = range(1, len(squares.rows) + 1)
    return _table(
        ("No", "Indikator", *squares.rows),
        (
            (number, title, *(_square(cells[code, q]) for q in quarters))
            for code, number, title in zip(squares.codes, squares.columns, squares.titles, strict=True)
        ),
    )


CARRIED = "* memakai data triwulan sebelumnya"


def series_table(series: Series) -> Table:
    return _table(
        ("Periode", "Target", "Realisasi", "Capaian indikator", "Catatan"),
        ((p.label, p.target_text, p.realisation_text, p.achievement_text, p.note or DASH) for p in series.points),
    )


def evidence_table(checklist: Checklist) -> Table:
    quarters = [short_quarter(q) for q in (1, 2, 3, 4)]
    return _table(
        ("Dokumen", "Jatuh tempo", *quarters),
        ((row.label, row.frequency, *(f"{c.icon} {c.word}" for c in row.cells)) for row in checklist.rows),
    )


def change_table(rows: Sequence[ChangeRow]) -> Table:
    """'Pratinjau perubahan', band changes first."""
    return _table(
        (
            "Yang berubah",
            "Triwulan",
            "Sebelum",
            "Sesudah",
            "Perubahan",
            "Status sebelum",
            "Status sesudah",
            "Bukti dukung",
        ),
        (
            (
                row.name,
                row.quarter,
                row.before_text,
                row.after_text,
                row.change.text if row.change else DASH,
                _status(row.before),
                _status(row.after),
                row.proof_text or DASH,
            )
            for row in rows
        ),
    )


def history_table(rows: Sequence[HistoryRow]) -> Table:
    return _table(
        ("Waktu", "Oleh", "Apa", "Perubahan", "Asal", "Alasan", "Kiriman"),
        ((r.when, r.who, r.what, r.change, r.origin or DASH, r.reason or DASH, r.submission or DASH) for r in rows),
    )


def submission_table(rows: Sequence[SubmissionView]) -> Table:
    return _table(
        ("Kiriman", "Waktu", "Oleh", "Jenis", "Asal", "Keadaan"),
        ((r.short, r.when, r.who, r.what, r.origin, r.state) for r in rows),
    )


def duty_table(rows: Sequence[DutyRow]) -> Table:
    return _table(("Tugas/fungsi", "Bunyi", "Dilayani"), ((r.name, r.corrected, r.indicators) for r in rows))


def _square(square: Square) -> str:
    if square.is_ahead:
        return DASH
    if not square.status.is_judged:
        return _status(square.status)
    figure = f"{square.text}%" if square.text[-1:].isdigit() else square.text
    return f"{figure} ({square.status.word})" + (" *" if square.is_carried else "")


def _status(status: Status) -> str:
    return f"{status.icon} {status.label}"


def _table(headings: Sequence[str], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(tuple(headings), tuple(rows))
