"""The sample data: loaded step by step through the same reading, checks and rehearsal as anybody's reports.

Its store lies in a folder that is thrown away, and is marked so that every page and export says "data contoh".
"""

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from iku.domain.definitions import Definitions
from iku.domain.facts import SubmissionKind
from iku.domain.period import Period
from iku.domain.person import Person, sole_person
from iku.domain.review import DocumentCheck, Verdict
from iku.domain.submission import Receipt
from iku.intake.sample_set import SampleStep, StepKind, read_sample_set
from iku.store import queries
from iku.store.connection import utc_now
from iku.workflow import planning, reviewing
from iku.workflow.proving import Place, attach_file, attach_link
from iku.workflow.reporting import record, withdraw
from iku.workflow.uploading import read_file
from iku.workflow.workspace import PROJECT, SAMPLE_MARKER, Workspace, open_workspace

SAMPLE_FOLDER = PROJECT / "data" / "contoh"
DAY = timedelta(days=1)


@dataclass(slots=True)
class SampleClock:
    """The time of the step being loaded; the real time once all are loaded."""

    standing_at: datetime | None

    def __call__(self) -> datetime:
        return self.standing_at or utc_now()


def open_sample(definitions: Definitions) -> Workspace:
    """The sample in a new throw-away folder, which is removed when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="iku-contoh-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return fill_sample(folder, definitions)


def fill_sample(home: Path, definitions: Definitions) -> Workspace:
    """The sample in a new store in `home`, which is marked as sample data for good."""
    sample = read_sample_set(SAMPLE_FOLDER)
    home.mkdir(parents=True, exist_ok=True)
    (home / SAMPLE_MARKER).write_text(f"{sample.label}\n", encoding="utf-8")
    clock = SampleClock(min(step.recorded_at for step in sample.steps) - DAY)
    workspace = open_workspace(home, definitions, clock=clock)
    receipts: dict[str, Receipt] = {}
    for step in sample.steps:
        clock.standing_at = step.recorded_at
        receipt = _take(workspace, step, receipts)
        if step.name:
            receipts[step.name] = receipt
    clock.standing_at = None
    return workspace


def _take(workspace: Workspace, step: SampleStep, receipts: dict[str, Receipt]) -> Receipt:
    person = sole_person(step.person)
    places = [Place(p.indicator, p.document, p.year, p.quarter) for p in step.places]
    match step.kind:
        case StepKind.FILE:
            return attach_file(workspace, person, step.filename, step.content(), places)
        case StepKind.LINK:
            return attach_link(workspace, person, step.url, str(step.seen_on), places)
        case StepKind.WITHDRAWAL:
            return withdraw(workspace, person, receipts[step.withdraws].submission, step.reason)
        case StepKind.REVIEW:
            return _review(workspace, person, step)
        case StepKind.LOCK:
            reviewing.lock(workspace, person, Period(step.year, step.quarter), step.reason)
            return _nothing_stored(workspace, person)
        case StepKind.PLAN:
            planning.set_plan_targets(workspace, person, step.year, step.targets, step.paper)
            return _nothing_stored(workspace, person)
        case StepKind.BUDGETS:
            period = Period(step.year, step.quarter)
            planning.report_budgets(workspace, person, period, step.budgets, step.paper.document)
            return _nothing_stored(workspace, person)
        case StepKind.TARGETS | StepKind.REALISATIONS:
            return _upload(workspace, person, step)


def _review(workspace: Workspace, person: Person, step: SampleStep) -> Receipt:
    """Whoever verifies has found every attached document in order."""
    with workspace.store.reading() as cursor:
        attached = queries.standing_attachments(cursor, workspace.scope(step.year))
    checks = [
        DocumentCheck(a.attachment, is_right=True, is_of_period=True, is_signed=True, figures_agree=True)
        for a in attached
        if a.indicator in step.indicators and a.quarter == step.quarter
    ]
    if step.verdict is Verdict.VERIFIED:
        reviewing.check_documents(workspace, person, checks)
    period = Period(step.year, step.quarter)
    reviewing.review(workspace, person, step.indicators, period, step.verdict, step.reason)
    return _nothing_stored(workspace, person)


def _nothing_stored(workspace: Workspace, person: Person) -> Receipt:
    return Receipt("", workspace.store.moment(), person.name, 0, 0, (), workspace.is_practice)


def _upload(workspace: Workspace, person: Person, step: SampleStep) -> Receipt:
    content = step.content()
    kind = SubmissionKind(step.kind.value)
    upload = read_file(workspace, person, kind, step.filename, content, year=step.year or None)
    return record(workspace, person, upload.submission, content)
