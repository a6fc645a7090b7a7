"""What is typed about a meeting: days, and who came."""

from collections.abc import Sequence
from datetime import date

from iku.domain.meeting import Attendee
from iku.errors import MeetingProblem, MeetingRefused
from iku.intake.dates import parse_date

SEPARATOR = ";"
"""Between a name and a position. Not a comma: degrees follow a name after one."""


def read_day(text: str) -> date | None:
    """None for nothing typed. Raises MeetingRefused for what is no day."""
    if not text.strip():
        return None
    if (found := parse_date(text)) is None:
        raise MeetingRefused(MeetingProblem.NOT_A_DATE, text.strip())
    return found


def read_attendees(text: str) -> tuple[Attendee, ...]:
    """A line each: `Siti Aminah, S.H.; Ketua`. Lines without a name are nobody."""
    parts = (line.partition(SEPARATOR) for line in text.splitlines())
    found = (Attendee(name.strip(), position.strip()) for name, _, position in parts)
    return tuple(attendee for attendee in found if attendee.name)


def attendees_text(attendees: Sequence[Attendee]) -> str:
    """As they would be typed."""
    return "\n".join(f"{a.name}{SEPARATOR} {a.position}" if a.position else a.name for a in attendees)
