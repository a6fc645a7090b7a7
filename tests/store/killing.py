"""A process that reports and proves until it kills itself, with a real SIGKILL, at a chosen place of a chosen submission.

It watches from outside the product: in this process alone, the standard library's fsync and replace and DuckDB's execute go
through `Death`, which writes down each step in a log and, when its moment has come, ends the process before, during or
after the step.
"""

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from stat import S_ISDIR

import duckdb

from iku.domain.facts import Channel, Submission, SubmissionKind
from iku.domain.person import sole_person
from iku.domain.submission import Rehearsal
from iku.workflow.proving import Place, attach_file
from iku.workflow.reporting import submit
from iku.workflow.workspace import Workspace, open_workspace
from tests.by_hand import Indicator, Rules
from tests.store.facts import OFFICE, YEAR, reported
from tests.store.plain_definitions import definitions_of

STEPS = ("file write", "rename", "insert", "commit")
MOMENTS = ("before", "during", "after")
CODES = tuple(f"IKU-{number:02}" for number in range(1, 6))
DEFINITIONS = definitions_of(
    [Indicator(code, documents=(("sk", "once"),)) for code in CODES], Rules(), OFFICE, YEAR, "kill"
)
OPERATOR = sole_person("Ani")


@dataclass(frozen=True)
class Plan:
    """When to die: at the `occurrence`-th such step of submission `number`."""

    seed: int
    number: int
    step: str
    moment: str
    occurrence: int
    delay: float

    @classmethod
    def drawn(cls, seed: int, number: int) -> "Plan":
        random = Random(seed)
        step = STEPS[seed % len(STEPS)]
        occurrences = {"file write": 1, "rename": 2, "insert": 4, "commit": 2}
        return cls(
            seed, number, step, random.choice(MOMENTS), random.randint(1, occurrences[step]), random.uniform(0, 0.002)
        )


class Death:
    """Watches the steps of the submission in which this process is to end."""

    def __init__(self, plan: Plan, log: Path) -> None:
        self._plan = plan
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._seen = 0
        self.is_near = False

    def say(self, line: str) -> None:
        """One line of the log; it survives the process."""
        os.write(self._log, f"{line}\n".encode())

    def watch(self, step: str, act: Callable[[], object], spoil: Callable[[], object] = lambda: None) -> object:
        """Does `act`, and perhaps dies of it. `spoil` is what a crash may leave of a step that never ended."""
        if not self.is_near or step != self._plan.step:
            return act()
        self._seen += 1
        is_now = self._seen == self._plan.occurrence
        self.say(f"enter {step}")
        if is_now and self._plan.moment == "before":
            spoil()
            self._die()
        if is_now and self._plan.moment == "during":
            threading.Thread(target=self._die, args=(self._plan.delay,), daemon=True).start()
        result = act()
        if is_now and self._plan.moment == "after":
            self._die()
        self.say(f"leave {step}")
        return result

    def _die(self, delay: float = 0) -> None:
        time.sleep(delay)
        os.kill(os.getpid(), signal.SIGKILL)


def watch_everything(death: Death) -> None:
    """Lets the steps of this process, and of this process alone, pass by `death`."""
    fsync, replace, execute = os.fsync, os.replace, duckdb.DuckDBPyConnection.execute

    def watched_fsync(file: int) -> None:
        stat = os.fstat(file)
        if S_ISDIR(stat.st_mode):
            death.watch("rename", lambda: fsync(file))
        else:
            death.watch("file write", lambda: fsync(file), lambda: os.ftruncate(file, stat.st_size // 2))

    def watched_replace(source: Path, target: Path) -> None:
        death.watch("rename", lambda: replace(source, target))

    def watched_execute(cursor: duckdb.DuckDBPyConnection, sql: str, *parameters: object) -> object:
        return death.watch(sql.split()[0], lambda: execute(cursor, sql, *parameters))

    for owner, name, watched in (
        (os, "fsync", watched_fsync),
        (os, "replace", watched_replace),
        (duckdb.DuckDBPyConnection, "execute", watched_execute),
    ):
        setattr(owner, name, watched)


def evidence_of(number: int) -> bytes:
    """Large enough not to be written in one go."""
    return f"nomor;bukti\r\n{number};ya\r\n".encode() + b"catatan;panjang\r\n" * 5_000


def submission_of(number: int) -> Submission:
    """All five indicators, each with a value that tells the submission."""
    values = tuple(reported(f"{number}.{place}", 1 + number % 4, indicator=code) for place, code in enumerate(CODES))
    return Submission(SubmissionKind.REALISATIONS, Channel.TYPED, note=f"no {number}", realisations=values)


def unrehearsed(workspace: Workspace, submission: Submission) -> Rehearsal:
    """A rehearsal that shows nothing: its figures are not what these processes are about."""
    return Rehearsal(submission, 0, (), (), (), workspace.store.data_version)


def work_until_killed(home: Path, log: Path, first: int, plan: Plan) -> None:
    """Submits and proves from number `first` on; the plan's number is the last."""
    death = Death(plan, log)
    watch_everything(death)
    workspace = open_workspace(home, DEFINITIONS)
    for number in range(first, plan.number + 1):
        death.is_near = number == plan.number
        death.say(f"begin {number}")
        receipt = submit(workspace, OPERATOR, unrehearsed(workspace, submission_of(number)))
        death.say(f"reported {number} {receipt.submission}")
        places = [Place(code, "sk", YEAR, 1 + number % 4) for code in CODES[:2]]
        receipt = attach_file(workspace, OPERATOR, f"bukti-{number}.csv", evidence_of(number), places)
        death.say(f"proved {number} {receipt.submission}")
    death.say("survived")
