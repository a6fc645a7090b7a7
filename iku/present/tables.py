"""The table beside every chart, for those who read rather than look, and for the keyboard: the only part that knows pandas.

Every cell is text, already worded: a table can then say nothing that the page does not.
"""

from collections.abc import Iterable, Sequence

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
from iku.present.squares import Squares
from iku.present.status import Status


def indicator_table(lines: Sequence[IndicatorLine]) -> pd.DataFrame:
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


def division_table(divisions: Sequence[DivisionLine]) -> pd.DataFrame:
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


def squares_table(squares: Squares) -> pd.DataFrame:
    """Indicators downwards, quarters across; a figure that rests on an earlier quarter is marked."""
    cells = {(s.code, s.quarter): s for s in squares.squares}
    said = {
        key: DASH if s.is_ahead else (f"{s.text}% " if s.text[-1:].isdigit() else f"{s.text} ") + f"({s.status.word})"
        for key, s in cells.items()
    }
    quarters = range(1, len(squares.rows) + 1)
    return _table(
        ("No", "Indikator", *squares.rows),
        (
            (number, title, *(said[code, q] + (" *" if cells[code, q].is_carried else "") for q in quarters))
            for code, number, title in zip(squares.codes, squares.columns, squares.titles, strict=True)
        ),
    )


CARRIED = "* memakai data triwulan sebelumnya"


def series_table(series: Series) -> pd.DataFrame:
    return _table(
        ("Periode", "Target", "Realisasi", "Capaian indikator", "Catatan"),
        ((p.label, p.target_text, p.realisation_text, p.achievement_text, p.note or DASH) for p in series.points),
    )


def evidence_table(checklist: Checklist) -> pd.DataFrame:
    quarters = [short_quarter(q) for q in (1, 2, 3, 4)]
    return _table(
        ("Dokumen", "Jatuh tempo", *quarters),
        ((row.label, row.frequency, *(f"{c.icon} {c.word}" for c in row.cells)) for row in checklist.rows),
    )


def change_table(rows: Sequence[ChangeRow]) -> pd.DataFrame:
    """'Pratinjau perubahan', band changes first."""
    return _table(
        ("Yang berubah", "Triwulan", "Sebelum", "Sesudah", "Perubahan", "Status sebelum", "Status sesudah", "Bukti dukung"),
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


def history_table(rows: Sequence[HistoryRow]) -> pd.DataFrame:
    return _table(
        ("Waktu", "Oleh", "Apa", "Perubahan", "Asal", "Alasan", "Kiriman"),
        ((r.when, r.who, r.what, r.change, r.origin or DASH, r.reason or DASH, r.submission or DASH) for r in rows),
    )


def submission_table(rows: Sequence[SubmissionView]) -> pd.DataFrame:
    return _table(
        ("Kiriman", "Waktu", "Oleh", "Jenis", "Asal", "Keadaan"),
        ((r.short, r.when, r.who, r.what, r.origin, r.state) for r in rows),
    )


def duty_table(rows: Sequence[DutyRow]) -> pd.DataFrame:
    return _table(("Tugas/fungsi", "Bunyi", "Dilayani"), ((r.name, r.corrected, r.indicators) for r in rows))


def _status(status: Status) -> str:
    return f"{status.icon} {status.label}"


def _table(columns: Sequence[str], rows: Iterable[tuple[str, ...]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns), dtype="object")
