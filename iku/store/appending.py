"""How rows become facts in a table: many at once, stamped with who and when, ids that sort by time, versions that count up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import uuid_utils

from iku.domain.person import Person
from iku.store.connection import Cursor

Key = tuple[str, str, int, int]
"""indicator, component, year, quarter"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every fact of one action shares."""

    office: str
    person: Person
    moment: datetime

    @property
    def columns(self) -> dict[str, Any]:
        return {
            "office": self.office,
            "recorded_at": self.moment,
            "recorded_by": self.person.name,
            "account": self.person.account or None,
        }


def new_id() -> str:
    """A UUIDv7: sorts by the time at which it was made."""
    return str(uuid_utils.uuid7())


def insert(cursor: Cursor, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Appends rows to one of our tables. All rows have the same columns; values travel as parameters."""
    if not rows:
        return
    columns = list(rows[0])
    if len(rows) == 1:
        places = ", ".join(f"${c}" for c in columns)
        cursor.execute(f"insert into store.{table} ({', '.join(columns)}) values ({places})", dict(rows[0]))
        return
    lists = {c: [row[c] for row in rows] for c in columns}
    types = _column_types(cursor, table)
    places = ", ".join(f"unnest(cast(${c} as {types[c]}[]))" for c in columns)
    cursor.execute(f"insert into store.{table} ({', '.join(columns)}) select {places}", lists)


def latest_versions(cursor: Cursor, table: str, office: str, years: Iterable[int]) -> dict[Key, int]:
    """The highest version of every key of the given years."""
    rows = cursor.execute(
        f"""
        select indicator, component, year, quarter, max(version)
        from store.{table}
        where office = $office and year in (select unnest($years))
        group by all
        """,
        {"office": office, "years": sorted(set(years))},
    ).fetchall()
    return {(i, c, y, q): v for i, c, y, q, v in rows}


def _column_types(cursor: Cursor, table: str) -> dict[str, str]:
    rows = cursor.execute(
        "select column_name, data_type from duckdb_columns() where database_name = 'store' and table_name = $table",
        {"table": table},
    ).fetchall()
    return dict(rows)
