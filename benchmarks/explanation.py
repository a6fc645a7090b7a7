"""What a page's time goes into: Streamlit's own account of a run, which it writes when usage statistics are on.

Nothing leaves the machine: the server hands the account to the tab, and only a browser would pass it on.
"""

import statistics
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.servers import our_dashboard
from benchmarks.tab import Run, Tab

ACCOUNT = ("--browser.gatherUsageStats", "true")
MOST_NAMED = 5


def explain(page: Run, runs: int) -> str:
    """Where the time of an unchanged rerun goes, in one line."""
    scripts: list[float] = []
    commands: dict[str, list[float]] = defaultdict(list)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, our_dashboard(Path(folder) / "account", ACCOUNT) as server:
        with Tab(server) as tab:
            for _ in range(runs):
                profile = tab.rerun().profile
                if profile is None:
                    continue
                scripts.append(profile.exec_time / 1000)
                spent: Counter[str] = Counter()
                counts = Counter(command.name for command in profile.commands)
                for command in profile.commands:
                    spent[command.name] += command.time
                for name, microseconds in spent.items():
                    commands[name].append(microseconds / 1000)
    medians = {name: statistics.median(times) for name, times in commands.items()}
    costly = sorted(medians, key=lambda name: medians[name], reverse=True)[:MOST_NAMED]
    named = ", ".join(f"{counts[name]} × {name} {medians[name]:.1f} ms" for name in costly)
    script = statistics.median(scripts) if scripts else 0.0
    inside = sum(medians.values())
    return (
        f"{page.elements.total()} elements and blocks, {page.received / 1000:.0f} kB; script {script:.1f} ms, "
        f"of which in Streamlit's commands {inside:.1f} ms ({named})"
    )
