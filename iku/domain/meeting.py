"""Evaluation meetings: which figures one shows, in which order they are taken, what was said, decided and agreed to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from iku.domain.period import Period


class EntryKind(StrEnum):
    """What a note-taker writes down."""

    DECISION = "decision"
    """keputusan"""
    FOLLOW_UP = "follow_up"
    """tindak lanjut, with who does it and until when"""
    NOTE = "note"
    """catatan pembahasan"""


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """What a meeting is opened with. `subdivision` "" means the whole office."""

    title: str
    period: Period
    held_on: date
    subdivision: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Pinning:
    """The moment (naive UTC) whose figures a version of a meeting's data shows, and the SHA-256 of what it shows."""

    version: int
    as_of: datetime
    reason: str
    """"" for the first"""
    fingerprint: str
    pinned_at: datetime
    pinned_by: str


@dataclass(frozen=True, slots=True)
class Attendee:
    name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is written down about a slide. A follow-up needs `owner` and `due_on`; `indicator` may be ""."""

    slide: str
    kind: EntryKind
    text: str
    indicator: str = ""
    owner: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A note, decision or follow-up as it stands. `entry` stays the same when it is worded anew."""

    entry: str
    content: NewEntry
    written_at: datetime
    written_by: str


@dataclass(frozen=True, slots=True)
class Progress:
    """What was done about a follow-up. One that is done has a file (`sha256`) or a link (`url`) that proves it."""

    text: str
    is_done: bool = False
    filename: str = ""
    media_type: str = ""
    sha256: str = ""
    size: int = 0
    url: str = ""
    seen_on: date | None = None

    @property
    def is_proved(self) -> bool:
        return bool(self.sha256 or self.url)


@dataclass(frozen=True, slots=True)
class RecordedProgress:
    """Progress, by whom and when."""

    progress: Progress
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up of some meeting, with everything that was done about it, in the order of recording."""

    entry: Entry
    meeting: str
    meeting_title: str
    period: Period
    held_on: date
    progress: tuple[RecordedProgress, ...] = ()

    @property
    def is_done(self) -> bool:
        """The latest word counts: what was called done may turn out not to be."""
        return bool(self.progress) and self.progress[-1].progress.is_done

    def is_overdue(self, today: date) -> bool:
        due = self.entry.content.due_on
        return not self.is_done and due is not None and due < today


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting with all its facts. `versions` has the latest pinning last; there is always one."""

    meeting: str
    about: NewMeeting
    opened_at: datetime
    opened_by: str
    versions: tuple[Pinning, ...]
    agenda: tuple[str, ...] = ()
    """keys of slides, as ordered by hand; empty: the program's own order holds"""
    attendees: tuple[Attendee, ...] = ()
    entries: tuple[Entry, ...] = ()
    note_taker: str = ""
    """the account, else the name, of who takes the notes"""
    note_taker_name: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""
    number: str = ""
    """of the minutes, given when it was closed"""

    @property
    def is_held(self) -> bool:
        """Whether there is such a meeting; figures are also shown as one would show them, without it."""
        return bool(self.meeting)

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def pinned(self) -> Pinning:
        """The version that is shown unless another one is asked for."""
        return self.versions[-1]

    def version(self, number: int | None) -> Pinning:
        """Raises LookupError for a version that was never made."""
        if number is None:
            return self.pinned
        for made in self.versions:
            if made.version == number:
                return made
        raise LookupError(number)

    def entries_on(self, slide: str) -> tuple[Entry, ...]:
        return tuple(e for e in self.entries if e.content.slide == slide)

    def entries_of(self, kind: EntryKind) -> tuple[Entry, ...]:
        return tuple(e for e in self.entries if e.content.kind is kind)


def due_first(follow_ups: Sequence[FollowUp], today: date) -> tuple[FollowUp, ...]:
    """Open ones only: the overdue, then by date; what has none comes last."""
    standing = [f for f in follow_ups if not f.is_done]
    return tuple(sorted(standing, key=lambda f: (f.entry.content.due_on or date.max, f.entry.written_at)))
