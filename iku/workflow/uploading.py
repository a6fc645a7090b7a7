"""Reading an upload for a person who may hand one in: what it holds, and what they should know of how it was read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from iku.domain.facts import Channel, Submission, SubmissionKind
from iku.domain.period import Period
from iku.domain.person import Person
from iku.domain.problem import Problem
from iku.domain.review import Explanation
from iku.intake.realisations import read_realisation_file
from iku.intake.targets import read_target_file
from iku.store import reviews
from iku.store.files import hash_of
from iku.workflow.acting import require_part_in
from iku.workflow.target_papers import with_papers
from iku.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that could be read. `notes` are remarks, not mistakes: a column that was not read, a guessed encoding."""

    submission: Submission
    content: bytes
    notes: tuple[Problem, ...]
    blank_rows: int


@dataclass(frozen=True, slots=True)
class UploadScope:
    """What a person is reporting: a quarter's realisations of a subdivision, or the targets of the quarter's year.

    `document` and `reason` hold for the targets of a file that name none themselves.
    """

    kind: SubmissionKind
    period: Period
    subdivision: str | None = None
    document: str = ""
    reason: str = ""


def read_upload(
    workspace: Workspace, person: Person, scope: UploadScope, filename: str, content: bytes, sheet: str | None = None
) -> Upload:
    """A file that is expected to be about the scope: what it says itself is checked against it.

    Raises NotAllowed, UploadRefused.
    """
    upload = read_file(
        workspace,
        person,
        scope.kind,
        filename,
        content,
        period=scope.period,
        year=scope.period.year,
        subdivision=scope.subdivision,
        sheet=sheet,
    )
    return replace(upload, submission=with_papers(upload.submission, scope.document, scope.reason))


def read_file(
    workspace: Workspace,
    person: Person,
    kind: SubmissionKind,
    filename: str,
    content: bytes,
    *,
    period: Period | None = None,
    year: int | None = None,
    subdivision: str | None = None,
    sheet: str | None = None,
    channel: Channel = Channel.FILE,
) -> Upload:
    """A file about whatever it says; `period` (realisations) or `year` (targets) fill in what it does not say.

    Raises NotAllowed before anything is read, UploadRefused with everything that is wrong with the file.
    """
    require_part_in(person, kind)
    asked = year or (period.year if period else workspace.year)
    definitions, sha256 = (workspace.of_year(asked) if asked else workspace).definitions, hash_of(content)
    if kind is SubmissionKind.TARGETS:
        targets = read_target_file(content, filename, definitions, year=year, sheet=sheet)
        submission = Submission(kind, channel, filename, sha256, targets=targets.values)
        return Upload(submission, content, targets.notes, targets.blank_rows)
    read = read_realisation_file(content, filename, definitions, period=period, subdivision=subdivision, sheet=sheet)
    explanations = _completed(workspace, read.explanations)
    submission = Submission(kind, channel, filename, sha256, realisations=read.values, explanations=explanations)
    return Upload(submission, content, read.notes, read.blank_rows)


def _completed(workspace: Workspace, explanations: Sequence[Explanation]) -> tuple[Explanation, ...]:
    """What a file leaves blank stays as it stands: a blank cell takes nothing back, here as in the figures."""
    years = sorted({e.year for e in explanations})
    with workspace.store.reading() as cursor:
        found = [s.explanation for y in years for s in reviews.standing_explanations(cursor, workspace.scope(y))]
    stands = {explanation.key: explanation for explanation in found}
    return tuple(e.completed_by(stands[e.key]) if e.key in stands else e for e in explanations)
