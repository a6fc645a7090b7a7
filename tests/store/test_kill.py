"""`kill -9` while submissions with evidence are stored: what was acknowledged is whole, and nothing is half there."""

import multiprocessing
import signal
import sys
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from iku.store.connection import Cursor
from iku.store.files import hash_of
from iku.workflow.workspace import Workspace, open_workspace
from tests.store.killing import CODES, DEFINITIONS, STEPS, Plan, evidence_of, work_until_killed

KILLS, SUBMISSIONS = 48, 100
FIRST_SEED = 20240131


def killed(home: Path, log: Path, first: int, plan: Plan) -> list[str]:
    """Runs a process until it kills itself; returns its log."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.store.killing", "pandas"])
    process = processes.Process(target=work_until_killed, args=(home, log, first, plan))
    with pytest.MonkeyPatch.context() as patch:
        # A child runs the parent's `__main__` again, and a test of the pages leaves a page there, which opens the store.
        patch.setitem(sys.modules, "__main__", ModuleType("__main__"))
        process.start()
    process.join(60)
    lines = log.read_text().splitlines()
    assert process.exitcode == -signal.SIGKILL, (plan, process.exitcode, lines)
    return lines


def landed(lines: Sequence[str], plan: Plan) -> str:
    """The step in which the process ended: the last one it entered, unless it had left that."""
    return plan.step if lines[-1] == f"enter {plan.step}" else f"just after {plan.step}"


def rows(cursor: Cursor, sql: str) -> list[tuple[str, ...]]:
    return [tuple(str(value) for value in row) for row in cursor.execute(sql).fetchall()]


def half_done(workspace: Workspace) -> list[str]:
    """Whatever is in the store and not whole."""
    found = []
    with workspace.store.reading() as cursor:
        counted = rows(
            cursor,
            """
            select s.kind, s.note, count(distinct r.id), count(distinct e.id)
            from store.submission_received as s
            left join store.realisation_reported as r on r.submission = s.id
            left join store.evidence_attached as e on e.submission = s.id
            group by s.id, s.kind, s.note
            """,
        )
        whole = {"realisations": ("5", "0"), "evidence": ("0", "2")}
        found += [f"submission {row}" for row in counted if row[2:] != whole[row[0]]]
        reported = rows(
            cursor,
            """
            select s.note, r.indicator, r.value from store.realisation_reported as r
            left join store.submission_received as s on s.id = r.submission
            """,
        )
        for note, code, value in reported:
            if Decimal(value) != Decimal(f"{note.removeprefix('no ')}.{CODES.index(code)}"):
                found.append(f"fact {note} {code} {value}")
        twins = "select indicator, quarter, version from store.realisation_reported group by all having count(*) > 1"
        found += [f"twin {row}" for row in rows(cursor, twins)]
        files = rows(cursor, "select distinct sha256, filename from store.evidence_attached")
        adopted = rows(
            cursor, "select (select count(*) from store.definitions_adopted), count(*) from store.component_adopted"
        )
        found += [f"definitions {row}" for row in adopted if row != ("1", "5")]
    kept = workspace.files.root.glob("[0-9a-f][0-9a-f]/*")
    found += [f"file {file.name}" for file in kept if hash_of(file.read_bytes()) != file.name]
    for sha256, filename in files:
        number = int(filename.removeprefix("bukti-").removesuffix(".csv"))
        if workspace.files.read(sha256) != evidence_of(number):
            found.append(f"evidence {filename}")
    return found


def lost(workspace: Workspace, lines: Sequence[str]) -> list[str]:
    """What the killed processes acknowledged and the store does not hold."""
    with workspace.store.reading() as cursor:
        stored = {row[0] for row in rows(cursor, "select id from store.submission_received")}
    acknowledged = [line.split() for line in lines if line.startswith(("reported", "proved"))]
    gone = [" ".join(words) for words in acknowledged if words[2] not in stored]
    proved = [int(words[1]) for words in acknowledged if words[0] == "proved"]
    return gone + [f"file {n}" for n in proved if workspace.files.path(hash_of(evidence_of(n))) is None]


def test_kills_during_a_hundred_submissions_lose_nothing_acknowledged_and_leave_nothing_half_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, log, places, number = tmp_path / "home", tmp_path / "log", Counter[str](), 0
    open_workspace(home, DEFINITIONS).close()
    for kill in range(KILLS):
        first, number = number, number + kill % 3 + (kill % 8 == 0)
        plan = Plan.drawn(FIRST_SEED + kill, number)
        lines = killed(home, log, first, plan)
        places[landed(lines, plan)] += 1
        workspace = open_workspace(home, DEFINITIONS)
        assert (half_done(workspace), lost(workspace, lines)) == ([], []), plan
        workspace.close()
        number += 1
    with capsys.disabled():
        acknowledged = sum(line.startswith("proved") for line in lines)
        seeds = f"seeds {FIRST_SEED} to {FIRST_SEED + KILLS - 1}"
        print(f"\n{KILLS} kills ({seeds}) in {number} submissions with evidence, {acknowledged} acknowledged whole")
        print("    landed in: " + ", ".join(f"{place} {count}" for place, count in sorted(places.items())))
    assert number >= SUBMISSIONS
    assert all(places[step] > 0 for step in STEPS), places
