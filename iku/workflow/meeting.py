"""Holding a meeting: opened, ordered, noted down while it is shown, closed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from iku.domain.frozen import content_fingerprint
from iku.domain.meeting import Attendee, Entry, EntryKind, Meeting, NewEntry, NewMeeting
from iku.domain.permission import Action
from iku.domain.person import Person
from iku.errors import MeetingProblem, MeetingRefused
from iku.store import meetings
from iku.store.appending import Stamp, new_id
from iku.store.connection import Cursor
from iku.workflow.acting import require_reason, require_right, require_sight_of_meetings
from iku.workflow.freezing import freeze
from iku.workflow.workspace import Workspace


def read_meetings(workspace: Workspace, person: Person) -> tuple[Meeting, ...]:
    """Every meeting of the office, the latest first. Raises NotAllowed."""
    require_sight_of_meetings(person)
    with workspace.store.reading() as cursor:
        return tuple(meetings.meetings(cursor, workspace.office))


def read_meeting(workspace: Workspace, person: Person, meeting: str) -> Meeting:
    """Raises NotAllowed, MeetingRefused where there is none with that id."""
    require_sight_of_meetings(person)
    with workspace.store.reading() as cursor:
        return _found(cursor, workspace, meeting)


def open_meeting(workspace: Workspace, person: Person, about: NewMeeting) -> Meeting:
    """Opens a meeting on the figures as they are known now. Raises NotAllowed, PersonUnnamed, MeetingRefused."""
    require_right(person, Action.HOLD_MEETINGS)
    about = replace(about, title=about.title.strip(), place=about.place.strip())
    if not about.title:
        raise MeetingRefused(MeetingProblem.UNTITLED)
    meeting = new_id()
    as_of, fingerprint = _frozen_now(workspace, person, about, meeting)
    with workspace.store.writing() as cursor:
        stamp = _stamp(workspace, person)
        meetings.append_meeting(cursor, stamp, meeting, about)
        meetings.append_pinning(cursor, stamp, meeting, 1, as_of, "", fingerprint)
    return read_meeting(workspace, person, meeting)


def renew_data(workspace: Workspace, person: Person, meeting: str, reason: str) -> Meeting:
    """Shows the figures as they are known now, as a new version; the one before stays readable.

    Raises NotAllowed, PersonUnnamed, ReasonMissing, MeetingRefused.
    """
    require_right(person, Action.HOLD_MEETINGS)
    why = require_reason(reason)
    as_of, fingerprint = _frozen_now(workspace, person, read_meeting(workspace, person, meeting).about, meeting)
    with workspace.store.writing() as cursor:
        known = len(_held(cursor, workspace, person, meeting).versions)
        meetings.append_pinning(cursor, _stamp(workspace, person), meeting, known + 1, as_of, why, fingerprint)
    return read_meeting(workspace, person, meeting)


def order_agenda(workspace: Workspace, person: Person, meeting: str, slides: Sequence[str]) -> None:
    """Lays down the order of the slides; none: the program's own order again.

    Raises NotAllowed, PersonUnnamed, MeetingRefused.
    """
    with workspace.store.writing() as cursor:
        _held(cursor, workspace, person, meeting)
        meetings.append_agenda(cursor, _stamp(workspace, person), meeting, list(dict.fromkeys(slides)))


def note_attendance(workspace: Workspace, person: Person, meeting: str, attendees: Sequence[Attendee]) -> None:
    """Lays down who came, whole. Lines without a name are left out. Raises NotAllowed, PersonUnnamed, MeetingRefused."""
    named = [Attendee(a.name.strip(), a.position.strip()) for a in attendees if a.name.strip()]
    with workspace.store.writing() as cursor:
        _held(cursor, workspace, person, meeting)
        meetings.append_attendance(cursor, _stamp(workspace, person), meeting, named)


def take_pen(workspace: Workspace, person: Person, meeting: str) -> None:
    """Takes the notes from now on, whoever took them before. Raises NotAllowed, PersonUnnamed, MeetingRefused."""
    with workspace.store.writing() as cursor:
        _held(cursor, workspace, person, meeting)
        meetings.append_pen(cursor, _stamp(workspace, person), meeting)


def write_entry(workspace: Workspace, person: Person, meeting: str, content: NewEntry, entry: str | None = None) -> str:
    """Writes a note, decision or follow-up, or words one anew; gives its id. The first to write takes the notes.

    Raises NotAllowed, PersonUnnamed, MeetingRefused: closed, somebody else takes the notes, or something is left out.
    """
    content = replace(content, text=content.text.strip(), owner=content.owner.strip())
    with workspace.store.writing() as cursor:
        standing = _held(cursor, workspace, person, meeting)
        _require_complete(content)
        stamp = _stamp(workspace, person)
        if not standing.note_taker:
            meetings.append_pen(cursor, stamp, meeting)
        _require_pen(standing, person)
        if entry is not None:
            _entry_of(standing, entry)
        return meetings.append_entry(cursor, stamp, meeting, content, entry)


def strike_entry(workspace: Workspace, person: Person, meeting: str, entry: str) -> None:
    """Strikes an entry out; what it said stays in the history. Raises NotAllowed, PersonUnnamed, MeetingRefused."""
    with workspace.store.writing() as cursor:
        standing = _held(cursor, workspace, person, meeting)
        _require_pen(standing, person)
        content = _entry_of(standing, entry).content
        meetings.append_entry(cursor, _stamp(workspace, person), meeting, content, entry, is_removed=True)


def close_meeting(workspace: Workspace, person: Person, meeting: str, number: str = "") -> None:
    """Closes it: its notes stand from then on. `number` is that of the minutes.

    Raises NotAllowed, PersonUnnamed, MeetingRefused.
    """
    with workspace.store.writing() as cursor:
        _held(cursor, workspace, person, meeting)
        meetings.append_closing(cursor, _stamp(workspace, person), meeting, number.strip())


def takes_notes(meeting: Meeting, person: Person) -> bool:
    """Whether the person's notes are taken: nobody else took the pen."""
    return meeting.note_taker in ("", person.account or person.name)


def _frozen_now(workspace: Workspace, person: Person, about: NewMeeting, meeting: str) -> tuple[datetime, str]:
    """The present moment, and the fingerprint of what a meeting shows of it.

    Everything recorded before a moment that was taken under the writer's lock is there to be read; the reading itself
    takes a while and keeps nobody from writing.
    """
    with workspace.store.writing():
        as_of = workspace.store.moment()
    return as_of, content_fingerprint(freeze(workspace, person, about, as_of, meeting))


def _require_complete(content: NewEntry) -> None:
    if not content.text:
        raise MeetingRefused(MeetingProblem.NOTHING_SAID)
    if content.kind is EntryKind.FOLLOW_UP and not content.owner:
        raise MeetingRefused(MeetingProblem.NO_OWNER)
    if content.kind is EntryKind.FOLLOW_UP and content.due_on is None:
        raise MeetingRefused(MeetingProblem.NO_DUE_DATE)


def _require_pen(meeting: Meeting, person: Person) -> None:
    if not takes_notes(meeting, person):
        raise MeetingRefused(MeetingProblem.ANOTHER_TAKES_NOTES, meeting.note_taker_name)


def _require_open(meeting: Meeting) -> None:
    if meeting.is_closed:
        raise MeetingRefused(MeetingProblem.CLOSED, meeting.about.title)


def _held(cursor: Cursor, workspace: Workspace, person: Person, meeting: str) -> Meeting:
    """The meeting, where it is open and the person may hold it."""
    require_right(person, Action.HOLD_MEETINGS)
    found = _found(cursor, workspace, meeting)
    _require_open(found)
    return found


def _found(cursor: Cursor, workspace: Workspace, meeting: str) -> Meeting:
    for found in meetings.meetings(cursor, workspace.office):
        if found.meeting == meeting:
            return found
    raise MeetingRefused(MeetingProblem.UNKNOWN, meeting)


def _entry_of(meeting: Meeting, entry: str) -> Entry:
    found = next((e for e in meeting.entries if e.entry == entry), None)
    if found is None:
        raise MeetingRefused(MeetingProblem.UNKNOWN, entry)
    return found


def _stamp(workspace: Workspace, person: Person) -> Stamp:
    return Stamp(workspace.office, person, workspace.store.moment())
