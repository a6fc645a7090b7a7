"""What meetings agreed to do, and what was done about it."""

from dataclasses import replace

from iku.domain.meeting import FollowUp, Progress
from iku.domain.permission import ANYTHING, Action, may, subject_of
from iku.domain.person import Person
from iku.errors import MeetingProblem, MeetingRefused, NotAllowed
from iku.intake.evidence import check_evidence_file, check_evidence_link
from iku.store import meetings
from iku.store.appending import Stamp
from iku.store.connection import Cursor
from iku.workflow.acting import require_name, require_sight_of_meetings
from iku.workflow.workspace import Workspace


def read_follow_ups(workspace: Workspace, person: Person) -> tuple[FollowUp, ...]:
    """Every follow-up there ever was, the oldest first. Raises NotAllowed."""
    require_sight_of_meetings(person)
    with workspace.store.reading() as cursor:
        return tuple(meetings.follow_ups(cursor, workspace.office))


def report_progress(
    workspace: Workspace,
    person: Person,
    follow_up: str,
    text: str,
    *,
    is_done: bool = False,
    file: tuple[str, bytes] | None = None,
    link: tuple[str, str] | None = None,
) -> None:
    """Records what was done about a follow-up, with a file (name and content) or a link (address and day it was seen).

    Done is only what is proved. Raises NotAllowed, PersonUnnamed, MeetingRefused, EvidenceRefused.
    """
    with workspace.store.reading() as cursor:
        found = _follow_up(cursor, workspace, follow_up)
    _require_right_to_follow_up(workspace, person, found)
    progress = _proved(workspace, Progress(text.strip(), is_done), file, link)
    if not progress.text:
        raise MeetingRefused(MeetingProblem.NOTHING_SAID)
    if is_done and not progress.is_proved:
        raise MeetingRefused(MeetingProblem.NOT_PROVED)
    with workspace.store.writing() as cursor:
        meetings.append_progress(cursor, Stamp(workspace.office, person, workspace.store.moment()), follow_up, progress)


def may_follow_up(workspace: Workspace, person: Person, follow_up: FollowUp) -> bool:
    """Whether the person may say what was done: for pages, which hide what is refused."""
    code = follow_up.entry.content.indicator
    definitions = workspace.of_year(follow_up.period.year).definitions
    known = code in {i.code for i in definitions.indicators}
    return may(person, Action.FOLLOW_UP, subject_of(definitions.indicator(code)) if known else ANYTHING)


def _proved(
    workspace: Workspace, progress: Progress, file: tuple[str, bytes] | None, link: tuple[str, str] | None
) -> Progress:
    if file:
        checked = check_evidence_file(*file)
        workspace.files.put(file[1])
        return replace(
            progress,
            filename=checked.filename,
            media_type=checked.media_type,
            sha256=checked.sha256,
            size=checked.size,
        )
    if link:
        seen = check_evidence_link(*link)
        return replace(progress, url=seen.url, seen_on=seen.seen_on)
    return progress


def _require_right_to_follow_up(workspace: Workspace, person: Person, follow_up: FollowUp) -> None:
    if not may_follow_up(workspace, person, follow_up):
        raise NotAllowed(Action.FOLLOW_UP, follow_up.entry.content.indicator)
    require_name(person)


def _follow_up(cursor: Cursor, workspace: Workspace, follow_up: str) -> FollowUp:
    for found in meetings.follow_ups(cursor, workspace.office):
        if found.entry.entry == follow_up:
            return found
    raise MeetingRefused(MeetingProblem.UNKNOWN, follow_up)
