"""Meetings as facts: appended one by one, read whole."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from iku.domain.meeting import (
    Attendee,
    Entry,
    EntryKind,
    FollowUp,
    Meeting,
    NewEntry,
    NewMeeting,
    Pinning,
    Progress,
    RecordedProgress,
)
from iku.domain.period import Period
from iku.store.appending import Stamp, insert, new_id
from iku.store.connection import END_OF_TIME, Cursor

ENTRIES = """
select
    cast(w.meeting as varchar), cast(w.entry as varchar), w.slide, w.kind, w.text, w.indicator, w.owner, w.due_on,
    min(w.recorded_at) over (partition by w.entry), w.recorded_by
from store.meeting_entry_written as w
where w.office = $office and w.recorded_at <= $moment
qualify row_number() over (partition by w.entry order by w.recorded_at desc, w.id desc) = 1 and not w.is_removed
order by 9, w.entry
"""

PROGRESS = """
select
    cast(follow_up as varchar), text, is_done, filename, media_type, sha256, size, url, seen_on, recorded_at, recorded_by
from store.follow_up_progressed
where office = $office and recorded_at <= $moment
order by recorded_at, id
"""


def meetings(cursor: Cursor, office: str, as_of: datetime | None = None) -> list[Meeting]:
    """Every meeting of the office as it stood at a moment, the latest opened first."""
    asked = {"office": office, "moment": as_of or END_OF_TIME}
    opened = cursor.execute(
        """
        select cast(meeting as varchar), title, year, quarter, held_on, subdivision, place, recorded_at, recorded_by
        from store.meeting_opened
        where office = $office and recorded_at <= $moment
        order by recorded_at desc, id desc
        """,
        asked,
    ).fetchall()
    versions = _by_meeting(
        cursor,
        """
        select cast(meeting as varchar), version, as_of, reason, fingerprint, recorded_at, recorded_by
        from store.meeting_pinned where office = $office and recorded_at <= $moment order by version, recorded_at, id
        """,
        asked,
    )
    entries = _by_meeting(cursor, ENTRIES, asked)
    agendas, attended = _latest(cursor, "meeting_agenda_set", asked), _latest(cursor, "meeting_attended", asked)
    pens, closed = _latest(cursor, "meeting_pen_taken", asked), _latest(cursor, "meeting_closed", asked)
    return [
        Meeting(
            meeting=identity,
            about=NewMeeting(title, Period(year, quarter), held_on, subdivision, place),
            opened_at=opened_at,
            opened_by=opened_by,
            versions=tuple(Pinning(*row) for row in versions.get(identity, ())),
            agenda=tuple(json.loads(agendas[identity]["slides"])) if identity in agendas else (),
            attendees=_attendees(attended.get(identity)),
            entries=tuple(_entry(row) for row in entries.get(identity, ())),
            note_taker=_whoever(pens.get(identity)),
            note_taker_name=pens[identity]["recorded_by"] if identity in pens else "",
            closed_at=closed[identity]["recorded_at"] if identity in closed else None,
            closed_by=closed[identity]["recorded_by"] if identity in closed else "",
            number=closed[identity]["number"] if identity in closed else "",
        )
        for identity, title, year, quarter, held_on, subdivision, place, opened_at, opened_by in opened
    ]


def follow_ups(cursor: Cursor, office: str, as_of: datetime | None = None) -> list[FollowUp]:
    """Every follow-up of every meeting, as it stood at a moment, the oldest first."""
    done: dict[str, list[RecordedProgress]] = {}
    for row in cursor.execute(PROGRESS, {"office": office, "moment": as_of or END_OF_TIME}).fetchall():
        done.setdefault(row[0], []).append(RecordedProgress(Progress(*row[1:9]), *row[9:]))
    return [
        FollowUp(entry, m.meeting, m.about.title, m.about.period, m.about.held_on, tuple(done.get(entry.entry, ())))
        for m in reversed(meetings(cursor, office, as_of))
        for entry in m.entries_of(EntryKind.FOLLOW_UP)
    ]


def append_meeting(cursor: Cursor, stamp: Stamp, meeting: str, about: NewMeeting) -> None:
    row = {
        "title": about.title,
        "year": about.period.year,
        "quarter": about.period.quarter,
        "subdivision": about.subdivision,
        "held_on": about.held_on,
        "place": about.place,
    }
    _append(cursor, stamp, "meeting_opened", meeting, row)


def append_pinning(
    cursor: Cursor, stamp: Stamp, meeting: str, version: int, as_of: datetime, reason: str, fingerprint: str
) -> None:
    row = {"version": version, "as_of": as_of, "reason": reason, "fingerprint": fingerprint}
    _append(cursor, stamp, "meeting_pinned", meeting, row)


def append_agenda(cursor: Cursor, stamp: Stamp, meeting: str, slides: Sequence[str]) -> None:
    _append(cursor, stamp, "meeting_agenda_set", meeting, {"slides": json.dumps(list(slides))})


def append_attendance(cursor: Cursor, stamp: Stamp, meeting: str, attendees: Sequence[Attendee]) -> None:
    listed = json.dumps([asdict(attendee) for attendee in attendees], ensure_ascii=False)
    _append(cursor, stamp, "meeting_attended", meeting, {"attendees": listed})


def append_pen(cursor: Cursor, stamp: Stamp, meeting: str) -> None:
    _append(cursor, stamp, "meeting_pen_taken", meeting, {})


def append_entry(
    cursor: Cursor, stamp: Stamp, meeting: str, content: NewEntry, entry: str | None = None, *, is_removed: bool = False
) -> str:
    """Writes an entry, a new one where none is named, and gives its id."""
    identity = entry or new_id()
    row = {
        "entry": identity,
        "slide": content.slide,
        "kind": content.kind.value,
        "text": content.text,
        "indicator": content.indicator,
        "owner": content.owner,
        "due_on": content.due_on,
        "is_removed": is_removed,
    }
    _append(cursor, stamp, "meeting_entry_written", meeting, row)
    return identity


def append_closing(cursor: Cursor, stamp: Stamp, meeting: str, number: str) -> None:
    _append(cursor, stamp, "meeting_closed", meeting, {"number": number})


def append_progress(cursor: Cursor, stamp: Stamp, follow_up: str, progress: Progress) -> None:
    insert(
        cursor,
        "follow_up_progressed",
        [{"id": new_id(), **stamp.columns, "follow_up": follow_up, **asdict(progress)}],
    )


def _append(cursor: Cursor, stamp: Stamp, table: str, meeting: str, columns: dict[str, Any]) -> None:
    insert(cursor, table, [{"id": new_id(), **stamp.columns, "meeting": meeting, **columns}])


def _by_meeting(cursor: Cursor, question: str, asked: dict[str, Any]) -> dict[str, list[tuple[Any, ...]]]:
    """The rows without their first column, the meeting's id, under it."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for identity, *row in cursor.execute(question, asked).fetchall():
        found.setdefault(identity, []).append(tuple(row))
    return found


def _latest(cursor: Cursor, table: str, asked: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The latest row of each meeting, by column."""
    cursor.execute(
        f"""
        select * replace (cast(meeting as varchar) as meeting) from store.{table}
        where office = $office and recorded_at <= $moment
        qualify row_number() over (partition by meeting order by recorded_at desc, id desc) = 1
        """,
        asked,
    )
    columns = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return {row["meeting"]: row for row in rows}


def _attendees(row: dict[str, Any] | None) -> tuple[Attendee, ...]:
    return tuple(Attendee(**attendee) for attendee in json.loads(row["attendees"])) if row else ()


def _entry(row: tuple[Any, ...]) -> Entry:
    entry, slide, kind, text, indicator, owner, due_on, written_at, written_by = row
    return Entry(entry, NewEntry(slide, EntryKind(kind), text, indicator, owner, due_on), written_at, written_by)


def _whoever(row: dict[str, Any] | None) -> str:
    return (row["account"] or row["recorded_by"]) if row else ""
