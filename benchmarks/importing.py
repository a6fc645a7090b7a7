"""A large upload beside DuckDB's own reader: `python -m benchmarks.importing`.

The same 100,000 rows (`;`, decimal comma) are read in turn by our intake, with every check that an upload gets, and by
DuckDB's `read_csv` as text into a table, which checks nothing. Memory is measured in fresh processes, one for reading, one
for the whole way: read, rehearse before -> after, append in one transaction.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import large_office
from benchmarks.measures import RESULTS, Target, keep, rounded, shown, spread
from benchmarks.servers import PROJECT, peak_bytes
from iku.domain.definitions import Definitions
from iku.domain.facts import Channel, Submission, SubmissionKind
from iku.domain.person import sole_person
from iku.domain.review import Explanation, ExplanationNeed
from iku.intake.definitions import load_definitions
from iku.intake.realisations import read_realisations
from iku.workflow import reporting
from iku.workflow.uploading import read_file
from iku.workflow.workspace import open_workspace

ROWS = 100_000
ROUNDS = 9
MEMORY_LIMIT = 300.0
MEGABYTE = 1_000_000
UPLOAD, DEFINITIONS = "realisasi.csv", "definitions"
FLOOR = """
    create or replace table upload as
    select * from read_csv($path, delim = ';', header = true, all_varchar = true)
"""
OURS, DUCKDB = "our intake, every check", "DuckDB read_csv, as text, no check"
PERSON = sole_person("Pengukur")


def prepare(folder: Path, rows: int) -> int:
    """Writes the definitions and the upload; returns how many rows it has."""
    indicators = large_office.indicators_for(rows)
    large_office.write_definitions(folder / DEFINITIONS, indicators)
    return large_office.write_realisations(folder / UPLOAD, indicators)


def time_both(folder: Path, rounds: int, rows: int) -> Mapping[str, list[float]]:
    """Both readers in turn, in one process."""
    definitions = load_definitions(folder / DEFINITIONS)
    connection = duckdb.connect()
    series: dict[str, list[float]] = {OURS: [], DUCKDB: []}
    for number in range(rounds + 1):
        ours = _timed(lambda: _read(folder, definitions, rows))
        floor = _timed(lambda: connection.execute(FLOOR, {"path": str(folder / UPLOAD)}))
        if number:
            series[OURS].append(ours)
            series[DUCKDB].append(floor)
    counted = connection.execute("select count(*) from upload").fetchone()
    assert counted == (rows,), counted
    return series


def _read(folder: Path, definitions: Definitions, rows: int) -> None:
    values = read_realisations((folder / UPLOAD).read_bytes(), UPLOAD, definitions)
    assert len(values) == rows, len(values)


def _timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def task_read(folder: Path) -> Mapping[str, Any]:
    """One read in a process of its own, for its memory."""
    definitions = load_definitions(folder / DEFINITIONS)
    before = peak_bytes()
    values = read_realisations((folder / UPLOAD).read_bytes(), UPLOAD, definitions)
    return {"rows": len(values), "before": before, "peak": peak_bytes()}


def task_whole(folder: Path) -> Mapping[str, Any]:
    """Read, rehearse, submit, in a process of its own; targets were set by another, earlier one."""
    definitions = load_definitions(folder / DEFINITIONS)
    workspace = open_workspace(folder / "store", definitions)
    before = peak_bytes()
    content = (folder / UPLOAD).read_bytes()
    steps: dict[str, float] = {}
    started = time.perf_counter()

    def step(name: str) -> None:
        nonlocal started
        now = time.perf_counter()
        steps[name], started = (now - started) * 1000, now

    submission = read_file(workspace, PERSON, SubmissionKind.REALISATIONS, UPLOAD, content).submission
    step("read")
    rehearsal = reporting.rehearse(workspace, PERSON, submission)
    step("rehearse")
    words = explained(rehearsal.needs)
    receipt = reporting.submit(workspace, PERSON, rehearsal, confirmed=True, content=content, explanations=words)
    step("submit")
    workspace.close()
    return {"rows": receipt.stored - len(words), "before": before, "peak": peak_bytes(), "milliseconds": steps}


def explained(needs: Sequence[ExplanationNeed]) -> list[Explanation]:
    """What must be said of figures below target."""
    until = date(2024, 12, 20)
    return [Explanation(*need.key, "Karangan", "Karangan", "Pengukur", until) for need in needs if not need.is_met]


def task_targets(folder: Path) -> Mapping[str, Any]:
    """Sets a target for every row that will be reported."""
    definitions = load_definitions(folder / DEFINITIONS)
    workspace = open_workspace(folder / "store", definitions)
    targets = large_office.targets(len(definitions.indicators))
    submission = Submission(SubmissionKind.TARGETS, Channel.COMMAND_LINE, targets=targets)
    rehearsal = reporting.rehearse(workspace, PERSON, submission)
    receipt = reporting.submit(workspace, PERSON, rehearsal, confirmed=True)
    workspace.close()
    return {"rows": receipt.stored}


TASKS = {"read": task_read, "targets": task_targets, "whole": task_whole}


def in_own_process(task: str, folder: Path) -> Mapping[str, Any]:
    """Runs one task where nothing else has used memory before."""
    command = [sys.executable, "-m", "benchmarks.importing", "--task", task, "--folder", str(folder)]
    answer = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    return dict(json.loads(answer.stdout))


def judge(read: Mapping[str, Any]) -> list[Target]:
    """The promise about memory; a system that does not say how much was used is not judged."""
    if read["peak"] is None:
        return []
    bound = f"{read['before'] / MEGABYTE:.0f} MB before the first byte, the rest are {read['rows']:,} rows"
    return [Target("peak memory while reading", read["peak"] / MEGABYTE, MEMORY_LIMIT, "MB", bound)]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rows", type=int, default=ROWS, help="rows of the upload (100000)")
    arguments.add_argument("--rounds", type=int, default=ROUNDS, help="reads by each reader (9)")
    arguments.add_argument("--results", type=Path, default=RESULTS, help="folder for the raw figures")
    arguments.add_argument("--task", choices=TASKS, help=argparse.SUPPRESS)
    arguments.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    if asked.task:
        print(json.dumps(TASKS[asked.task](asked.folder)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = prepare(folder, asked.rows)
        size = (folder / UPLOAD).stat().st_size
        series = time_both(folder, asked.rounds, rows)
        read = in_own_process("read", folder)
        in_own_process("targets", folder)
        whole = in_own_process("whole", folder)
    report(rows, size, series, whole, judge(read), asked.results)


def report(
    rows: int, size: int, series: Mapping[str, list[float]], whole: Mapping[str, Any], targets: list[Target], results: Path
) -> None:  # fmt: skip
    """Prints and keeps what was measured."""
    medians = {name: spread(times).median for name, times in series.items()}
    print(f"{rows:,} rows, {size / MEGABYTE:.1f} MB")
    for name, times in series.items():
        print(f"{name:40}{shown(medians[name]):>8} ms, p95 {shown(spread(times).p95)} ms, {len(times)} runs")
    ratio = medians[OURS] / medians[DUCKDB]
    print(f"ratio {shown(ratio)} ×")
    steps = ", ".join(f"{name} {shown(time)} ms" for name, time in whole["milliseconds"].items())
    peak = f"{whole['peak'] / MEGABYTE:.0f} MB" if whole["peak"] is not None else "not known"
    print(f"whole import of {whole['rows']:,} rows: {steps}; peak memory {peak}")
    for target in targets:
        print(target.line)
    raw = {
        "rows": rows,
        "bytes": size,
        "milliseconds": {name: rounded(times) for name, times in series.items()},
        "ratio": round(ratio, 3),
        "whole_import": whole,
    }
    print(keep("importing", results, raw, targets))


if __name__ == "__main__":
    main()
