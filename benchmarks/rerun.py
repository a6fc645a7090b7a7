"""Ringkasan's reruns beside an empty page: `python -m benchmarks.rerun`.

Four servers run at once and are asked in turn, in an order drawn anew for every round, so that whatever else the machine
does falls on all of them alike:

* an empty page under Streamlit's default settings;
* an empty page under the settings we ship;
* the dashboard on its sample data: Ringkasan again without a change, and with another quarter or division that was seen before;
* the dashboard once more, started anew whenever it has shown everything: a quarter, division or year that nobody has seen yet.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import count, cycle, islice, product
from pathlib import Path

from benchmarks.explanation import explain
from benchmarks.measures import RESULTS, Target, keep, rounded, shown, spread
from benchmarks.memory import measure_memory
from benchmarks.servers import CONFIG, Server, empty_page, our_dashboard
from benchmarks.tab import Run, Tab

RUNS = 200
WARM_UP = 10
PAUSE = 0.02
"""Between two runs, as nobody clicks sooner; Streamlit's collection of garbage goes on after a page is finished."""
SEED = 2024
QUARTER, DIVISION, YEAR = "triwulan", "divisi", "tahun"
SETTLING = 2
"""Changes on a new server that are thrown away: they load code, not figures."""
DEFAULT, OURS, WARM, CHANGED, FIRST = (
    "empty page, default settings",
    "empty page, our settings",
    "Ringkasan, nothing changed",
    "Ringkasan, other filter, seen before",
    "Ringkasan, other filter, first time",
)

Series = Mapping[str, list[Run]]


def measure(runs: int, warm_up: int) -> Series:
    """Asks the four servers in turn. The first figures of each are thrown away."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        askers = _askers(Path(folder), stack)
        series: dict[str, list[Run]] = {name: [] for name in askers}
        draw = random.Random(SEED)
        for number in range(warm_up + runs):
            for name in draw.sample(list(askers), len(askers)):
                run = askers[name]()
                time.sleep(PAUSE)
                if number >= warm_up:
                    series[name].append(run)
    return series


def _askers(folder: Path, stack: ExitStack) -> Mapping[str, Callable[[], Run]]:
    def tab(server: Server) -> Tab:
        return stack.enter_context(Tab(server))

    default = tab(stack.enter_context(empty_page(folder / "default")))
    ours = tab(stack.enter_context(empty_page(folder / "ours", config=CONFIG)))
    dashboard = stack.enter_context(our_dashboard(folder / "dashboard"))
    warm, changing = tab(dashboard), tab(dashboard)
    for filters in _all_filters(changing):
        changing.choose(**filters)
    changes, first_times = _changes(changing), _first_times(folder)
    stack.callback(first_times.close)
    return {
        DEFAULT: default.rerun,
        OURS: ours.rerun,
        WARM: warm.rerun,
        CHANGED: lambda: changing.choose(**next(changes)),
        FIRST: lambda: next(first_times),
    }


def _first_times(folder: Path) -> Generator[Run]:
    """Every combination of filters for the first time, one filter changed at a time, on one new server after another."""
    for number in count():
        with our_dashboard(folder / f"unseen-{number}") as server, Tab(server) as tab:
            runs = (tab.choose(**filters) for filters in _tour(tab))
            yield from islice(runs, SETTLING, None)


def _tour(tab: Tab) -> Iterator[Mapping[str, str]]:
    """From what is shown through every other combination: there and back through the quarters, then the next division or year."""
    names = (QUARTER, DIVISION, YEAR)
    lists = [_beginning_with(tab.chosen[name], tab.options[name]) for name in names]
    path: list[tuple[str, ...]] = [()]
    for options in reversed(lists):
        path = [(o, *rest) for turn, rest in enumerate(path) for o in (reversed(options) if turn % 2 else options)]
    return (dict(zip(names, labels, strict=True)) for labels in path[1:])


def _beginning_with(first: str, options: Sequence[str]) -> list[str]:
    return [first, *(option for option in options if option != first)]


def _all_filters(tab: Tab) -> list[Mapping[str, str]]:
    return [{QUARTER: q, DIVISION: d} for q, d in product(tab.options[QUARTER], tab.options[DIVISION])]


def _changes(tab: Tab) -> Iterator[Mapping[str, str]]:
    """Every change of one filter: another quarter or another division, never the one that is shown."""
    quarters, divisions = tab.options[QUARTER], tab.options[DIVISION]
    order = [{QUARTER: q} if turn else {DIVISION: d} for q, d in product(quarters, divisions) for turn in (True, False)]
    draw = random.Random(SEED)
    draw.shuffle(order)
    chosen = tab.chosen
    for change in cycle(order):
        if any(chosen[name] != label for name, label in change.items()):
            chosen |= change
            yield change


def judge(series: Series, runs: int) -> Sequence[Target]:
    """The three promises. What bounds a missed one is asked of one more server."""
    medians = {name: spread([run.milliseconds for run in found]).median for name, found in series.items()}
    limits = [
        ("Ringkasan ÷ empty page, default settings", WARM, DEFAULT, 0.5),
        ("Ringkasan ÷ empty page, our settings", WARM, OURS, 6.0),
        ("other filter, seen before ÷ empty page, our settings", CHANGED, OURS, 15.0),
        ("other filter, first time ÷ empty page, our settings", FIRST, OURS, 15.0),
    ]
    missed = any(medians[page] / medians[floor] > limit for _, page, floor, limit in limits)
    bound = explain(series[WARM][-1], min(runs, 30)) if missed else ""
    return [Target(name, medians[page] / medians[floor], limit, "×", bound) for name, page, floor, limit in limits]


def report(series: Series, targets: Sequence[Target]) -> None:
    """Prints the figures and the verdicts."""
    print(f"{'':40}{'median':>10}{'p95':>10}{'kB':>8}{'elements':>10}{'runs':>7}")
    for name, runs in series.items():
        times = spread([run.milliseconds for run in runs])
        size = spread([run.received / 1000 for run in runs]).median
        drawn = spread([run.elements.total() for run in runs]).median
        print(
            f"{name:40}{shown(times.median):>7} ms{shown(times.p95):>7} ms{shown(size):>8}{drawn:>10.0f}{times.runs:>7}"
        )
    for target in targets:
        print(target.line)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--runs", type=int, default=RUNS, help="runs of each page (200)")
    arguments.add_argument("--warm-up", type=int, default=WARM_UP, help="runs before them that are thrown away (10)")
    arguments.add_argument("--memory", action="store_true", help="instead: the dashboard's memory over many reruns")
    arguments.add_argument("--reruns", type=int, default=2000, help="with --memory: how many (2000)")
    arguments.add_argument("--results", type=Path, default=RESULTS, help="folder for the raw figures")
    asked = arguments.parse_args()
    if asked.memory:
        measure_memory(asked.reruns, asked.results)
        return
    series = measure(asked.runs, asked.warm_up)
    targets = judge(series, asked.runs)
    report(series, targets)
    raw = {
        "milliseconds": {name: rounded([run.milliseconds for run in runs]) for name, runs in series.items()},
        "received_bytes": {name: round(spread([r.received for r in runs]).median) for name, runs in series.items()},
        "elements": {name: dict(runs[-1].elements) for name, runs in series.items()},
    }
    print(keep("rerun", asked.results, raw, targets))


if __name__ == "__main__":
    main()
