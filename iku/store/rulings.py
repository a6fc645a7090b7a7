"""What the secretary laid down, as facts. The definitions that follow from it are adopted in the same transaction."""

from collections.abc import Iterable
from datetime import datetime

from iku.domain.ruling import GivenRuling, RuledField, Ruling
from iku.store.appending import Stamp, insert, new_id
from iku.store.connection import END_OF_TIME, Cursor


def append_rulings(cursor: Cursor, stamp: Stamp, year: int, rulings: Iterable[Ruling]) -> None:
    """Appends them as given for a year."""
    insert(
        cursor,
        "ruling_given",
        [
            {
                "id": new_id(),
                **stamp.columns,
                "year": year,
                "subject": ruling.subject,
                "field": ruling.field.value,
                "value": ruling.value,
                "document": ruling.document,
                "ruled_on": ruling.ruled_on,
                "note": ruling.note,
            }
            for ruling in rulings
        ],
    )


def rulings_given(cursor: Cursor, office: str, year: int, moment: datetime | None = None) -> tuple[GivenRuling, ...]:
    """Every ruling of a year up to a moment, in the order in which they were given: the last of a field stands."""
    rows = cursor.execute(
        """
        select cast(id as varchar), year, subject, field, value, document, ruled_on, note, recorded_at, recorded_by
        from store.ruling_given
        where office = $office and year = $year and recorded_at <= $moment
        order by recorded_at, id
        """,
        {"office": office, "year": year, "moment": moment or END_OF_TIME},
    ).fetchall()
    return tuple(
        GivenRuling(fact, of_year, Ruling(subject, RuledField(field), value, document, day, note), at, by)
        for fact, of_year, subject, field, value, document, day, note, at, by in rows
    )
