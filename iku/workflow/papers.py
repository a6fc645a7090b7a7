"""Papers: what they are made from, what was issued, and which figures an issued one showed."""

from hashlib import sha256

from iku.domain.frozen import Content, content_fingerprint
from iku.domain.meeting import Meeting, NewMeeting, Pinning
from iku.domain.paper import IssuedPaper, Paper, PaperKind, Source
from iku.domain.period import Period
from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.errors import MeetingProblem, MeetingRefused, NotAllowed
from iku.present.dates import local
from iku.store import papers
from iku.store.appending import Stamp
from iku.workflow.figures import known_years
from iku.workflow.freezing import content_of, freeze
from iku.workflow.meeting import read_meeting
from iku.workflow.workspace import Workspace

TITLE = "Laporan capaian IKU"


def meeting_source(workspace: Workspace, person: Person, meeting: str, version: int | None = None) -> Source:
    """One version of a meeting's data, the latest unless one is named.

    Raises NotAllowed, MeetingRefused where there is no such meeting or version.
    """
    held = read_meeting(workspace, person, meeting)
    try:
        pinning = held.version(version)
    except LookupError:
        raise MeetingRefused(MeetingProblem.UNKNOWN, f"{meeting} {version}") from None
    return Source(content_of(workspace, person, held, pinning), held, pinning)


def present_source(workspace: Workspace, person: Person, period: Period) -> Source:
    """What is known now of a quarter. Raises NotAllowed, MeetingRefused for a year of which nothing is known."""
    _require_sight(person)
    if period.year not in known_years(workspace):
        raise MeetingRefused(MeetingProblem.UNKNOWN, str(period.year))
    with workspace.store.writing():
        as_of = workspace.store.moment()
    about = NewMeeting(TITLE, period, local(as_of).date())
    content = freeze(workspace, person, about, as_of)
    return _without_meeting(content, Pinning(1, as_of, "", content_fingerprint(content), as_of, person.name))


def record_paper(workspace: Workspace, person: Person, paper: Paper, source: Source) -> None:
    """Records that a paper leaves the dashboard. No name is asked for: who only reads need not say who it is.

    Raises NotAllowed.
    """
    _require_sight(person)
    with workspace.store.writing() as cursor:
        stamp = Stamp(workspace.office, person, workspace.store.moment())
        papers.append_paper(cursor, stamp, paper.kind, sha256(paper.content).hexdigest(), source)


def issued_as(workspace: Workspace, person: Person, content: bytes) -> IssuedPaper | None:
    """As what these very bytes were issued first; None where they never were. Raises NotAllowed."""
    digest = sha256(content).hexdigest()
    return next((paper for paper in reversed(_issued(workspace, person)) if paper.sha256 == digest), None)


def issued_with(
    workspace: Workspace, person: Person, fingerprint: str, kinds: tuple[PaperKind, ...]
) -> list[IssuedPaper]:
    """The papers without a meeting that were issued with these figures, the latest first. Raises NotAllowed."""
    known = _issued(workspace, person)
    return [p for p in known if not p.meeting and p.fingerprint == fingerprint and p.kind in kinds]


def source_again(workspace: Workspace, person: Person, issued: IssuedPaper) -> Source:
    """What an issued paper showed, frozen anew at the same moment. Raises NotAllowed, MeetingRefused."""
    if issued.meeting:
        return meeting_source(workspace, person, issued.meeting, issued.version)
    _require_sight(person)
    about = NewMeeting(TITLE, issued.period, local(issued.as_of).date())
    content = freeze(workspace, person, about, issued.as_of)
    return _without_meeting(content, Pinning(1, issued.as_of, "", issued.fingerprint, issued.as_of, issued.issued_by))


def _without_meeting(content: Content, pinning: Pinning) -> Source:
    meeting = Meeting("", content.about, pinning.as_of, pinning.pinned_by, (pinning,))
    return Source(content, meeting, pinning)


def _issued(workspace: Workspace, person: Person) -> list[IssuedPaper]:
    _require_sight(person)
    with workspace.store.reading() as cursor:
        return papers.issued_papers(cursor, workspace.office)


def _require_sight(person: Person) -> None:
    """Papers say what meetings agreed, which no visitor may know."""
    for action in (Action.READ_MEETINGS, Action.READ_FIGURES):
        if not may(person, action):
            raise NotAllowed(action)
