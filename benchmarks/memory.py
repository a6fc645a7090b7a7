"""The dashboard's memory over many reruns with changing filters: does it end somewhere, or does it grow for ever?"""

import tempfile
from collections.abc import Sequence
from itertools import cycle, product
from pathlib import Path

from benchmarks.measures import Target, keep, shown, slope
from benchmarks.servers import our_dashboard, resident_bytes
from benchmarks.tab import Tab

SAMPLES = 100
MEGABYTE = 1_000_000
LIMIT = 1.0
"""Megabytes that a thousand reruns may add once everything was seen: what noise makes, not what a leak does."""

Points = Sequence[tuple[int, float]]


def measure_memory(reruns: int, results: Path) -> None:
    """Prints and keeps how much memory the server held along the way."""
    points = _points(reruns)
    if not points:
        print("This system does not say how much memory another process holds (Linux does).")
        return
    settled = points[len(points) // 2 :]
    growth = slope([(float(run), held) for run, held in settled]) * 1000
    for run, held in points[:: max(1, len(points) // 10)]:
        print(f"after {run:5} reruns {held:7.1f} MB")
    target = Target(
        f"growth over the second half of {reruns} reruns", growth, LIMIT, "MB per 1,000 reruns",
        f"held {shown(points[0][1])} MB at first, {shown(points[-1][1])} MB at last",
    )  # fmt: skip
    print(target.line)
    print(keep("memory", results, {"megabytes": [[run, round(held, 2)] for run, held in points]}, [target]))


def _points(reruns: int) -> Points:
    points: list[tuple[int, float]] = []
    with tempfile.TemporaryDirectory() as folder, our_dashboard(Path(folder) / "memory") as server, Tab(server) as tab:
        places = cycle(dict(zip(tab.options, labels, strict=True)) for labels in product(*tab.options.values()))
        every = max(20, reruns // SAMPLES)
        for number in range(1, reruns + 1):
            if number % 2:
                tab.choose(**next(places))
            else:
                tab.rerun()
            held = resident_bytes(server.pid)
            if held is not None and (number == 1 or number % every == 0):
                points.append((number, held / MEGABYTE))
    return points
