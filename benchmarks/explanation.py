"""What a page's time goes into: Streamlit's own account of a run, which it writes when usage statistics are on.

Nothing leaves the machine: the server hands the account to the tab, and only a browser would pass it on.
"""

import statistics
import tempfile
from collections import Counter, defaultdict
from contextlib import ExitStack
from pathlib import Path

from streamlit.proto.PageProfile_pb2 import PageProfile

from benchmarks.servers import our_dashboard
from benchmarks.tab import Run, Tab

ACCOUNT = ("--browser.gatherUsageStats", "true")
MOST_NAMED = 5
WARM_UP = 3


def explain(page: Run, runs: int) -> str:
    """Where the time of an unchanged rerun goes, in one line."""
    profiles = _profiles(runs)
    spent: dict[str, list[float]] = defaultdict(list)
    for profile in profiles:
        times: Counter[str] = Counter()
        for command in profile.commands:
            times[command.name] += command.time
        for name, microseconds in times.items():
            spent[name].append(microseconds / 1000)
    medians = {name: statistics.median(times) for name, times in spent.items()}
    counts = Counter(command.name for command in profiles[-1].commands)
    costly = sorted(medians, key=lambda name: medians[name], reverse=True)[:MOST_NAMED]
    named = ", ".join(f"{counts[name]} × {name} {medians[name]:.1f} ms" for name in costly)
    script = statistics.median(profile.exec_time / 1000 for profile in profiles)
    return (
        f"{page.elements.total()} elements and blocks, {page.received / 1000:.0f} kB; script {script:.1f} ms, "
        f"of which in Streamlit's commands {sum(medians.values()):.1f} ms ({named})"
    )


def _profiles(runs: int) -> list[PageProfile]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        tab = stack.enter_context(Tab(stack.enter_context(our_dashboard(folder / "account", ACCOUNT))))
        found = [tab.rerun().profile for _ in range(WARM_UP + runs)]
    return [profile for profile in found[WARM_UP:] if profile is not None]
