"""The table for the project's README, from the raw figures of the last runs: `python -m benchmarks.table`."""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks import importing, phone, rerun
from benchmarks.measures import RESULTS, shown, spread

Result = Mapping[str, Any]


def rows(folder: Path) -> Iterator[str]:
    """One table a tool, those that were run."""
    results = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    parts = [draw(results[tool]) for tool, draw in DRAWN.items() if tool in results]
    for number, part in enumerate(parts):
        yield from ([""] if number else [])
        yield from part


def _rerun(result: Result) -> Iterator[str]:
    times = {name: spread(series) for name, series in result["milliseconds"].items()}
    floor = times[rerun.OURS].median
    yield "| A rerun over a websocket | median | p95 | received | ÷ empty page, our settings |"
    yield "|---|---:|---:|---:|---:|"
    for name, found in times.items():
        size = result["received_bytes"][name] / 1000
        yield f"| {name} | {shown(found.median)} ms | {shown(found.p95)} ms | {shown(size)} kB | {shown(found.median / floor)} |"
    yield ""
    yield from _targets(result)


def _memory(result: Result) -> Iterator[str]:
    points = result["megabytes"]
    chosen = [points[round(step * (len(points) - 1) / 4)] for step in range(5)]
    yield "| After reruns | " + " | ".join(f"{run:,}" for run, _ in chosen) + " |"
    yield "|---|" + "---:|" * len(chosen)
    yield "| Memory of the server | " + " | ".join(f"{held:.0f} MB" for _, held in chosen) + " |"
    yield ""
    yield from _targets(result)


def _importing(result: Result) -> Iterator[str]:
    times = {name: spread(series) for name, series in result["milliseconds"].items()}
    floor = times[importing.DUCKDB].median
    yield f"| {result['rows']:,} rows, {result['bytes'] / importing.MEGABYTE:.1f} MB | median | ÷ DuckDB |"
    yield "|---|---:|---:|"
    for name, found in times.items():
        yield f"| {name} | {shown(found.median)} ms | {shown(found.median / floor)} |"
    whole = result["whole_import"]
    steps = ", ".join(f"{name} {time / 1000:.1f} s" for name, time in whole["milliseconds"].items())
    peak = f", peak memory {whole['peak'] / importing.MEGABYTE:.0f} MB" if whole["peak"] is not None else ""
    total = sum(whole["milliseconds"].values())
    yield f"| the whole way, for information: {steps}{peak} | {shown(total)} ms | {shown(total / floor)} |"
    yield ""
    yield from _targets(result)


def _phone(result: Result) -> Iterator[str]:
    yield "| On a phone, seconds after the tap | shell | first run | finding | 13 statuses | received |"
    yield "|---|---:|---:|---:|---:|---:|"
    for page, found in result["milliseconds"].items():
        names = (phone.SHELL, phone.CONNECTED, phone.FINDING, phone.ALL_STATUSES)
        seconds = [shown(spread(found[name]).median / 1000) if name in found else "" for name in names]
        yield f"| {page} | {' | '.join(seconds)} | {result['kilobytes'][page]:,} kB |"
    yield ""
    yield from _targets(result)


def _targets(result: Result) -> Iterator[str]:
    yield "| Target | Measured | At most | |"
    yield "|---|---:|---:|---|"
    for target in result["targets"]:
        verdict = "held" if target["held"] else f"**MISSED**: {target['bound']}"
        figures = f"{shown(target['measured'])} {target['unit']} | {shown(target['limit'])} {target['unit']}"
        yield f"| {target['name']} | {figures} | {verdict} |"


DRAWN = {"rerun": _rerun, "memory": _memory, "importing": _importing, "phone": _phone}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--results", type=Path, default=RESULTS, help="folder of the raw figures")
    print("\n".join(rows(arguments.parse_args().results)))


if __name__ == "__main__":
    main()
