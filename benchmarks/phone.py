"""Ringkasan's first paint on a commissioner's phone: `python -m benchmarks.phone`.

Chromium as a phone: 390 × 844, 1.6 Mbit/s, 150 ms, a processor slowed down four times, nothing in the cache. In turn it opens an
empty page under Streamlit's default settings, an empty page behind our routes and headers (what the shell alone costs), and
Ringkasan on the sample data. Times are counted from the navigation on, by the page's own clock.
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.measures import RESULTS, Target, keep, rounded, shown, spread
from benchmarks.servers import empty_app, empty_page, our_dashboard

ROUNDS = 5
LIMIT = 3.0
STATUSES = 13
WIDTH, HEIGHT, SCALE = 390, 844, 3
AGENT = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"
BYTES_PER_SECOND = 1_600_000 / 8
LATENCY = 150
SLOWER = 4
PATIENCE = 120.0
POLL = 0.25
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
CHARTS = "plotly"
DEFAULT, OURS, RINGKASAN = "empty page, default settings", "empty page, our shell", "Ringkasan"
SHELL, CONNECTED, FINDING, ALL_STATUSES = "shell", "first run", "finding", "statuses"
REPORT = "({seen: window.__seen, statuses: window.__statuses(), requests: window.__requests()})"
WATCH = Path(__file__).with_name("phone_watch.js")

Visit = Mapping[str, Any]


def measure(rounds: int, *, is_slow: bool = True) -> Mapping[str, list[Visit]]:
    """Opens the three pages in turn, each time with an empty cache; the first round warms the servers."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        pages = {
            DEFAULT: (stack.enter_context(empty_page(folder / "default")), CONNECTED),
            OURS: (stack.enter_context(empty_app(folder / "ours")), CONNECTED),
            RINGKASAN: (stack.enter_context(our_dashboard(folder / "dashboard")), ALL_STATUSES),
        }
        visits: dict[str, list[Visit]] = {page: [] for page in pages}
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=_browser())
        for number in range(rounds + 1):
            for page, (server, awaited) in pages.items():
                visit = _visit(browser, server.address, awaited, is_slow=is_slow)
                if number:
                    visits[page].append(visit)
        browser.close()
    return visits


def _browser() -> str | None:
    """The system's Chromium; None: the one that Playwright brought."""
    named = os.environ.get("IKU_CHROMIUM")
    return named or next((found for name in BROWSERS if (found := shutil.which(name))), None)


def _visit(browser: Browser, address: str, awaited: str, *, is_slow: bool) -> Visit:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE, is_mobile=True, has_touch=True, user_agent=AGENT
    )  # fmt: skip
    try:
        page = context.new_page()
        if is_slow:
            _slow_down(page)
        page.add_init_script(path=WATCH)
        page.goto(address, wait_until="commit", timeout=PATIENCE * 1000)
        _wait_until_seen(page, awaited)
        # A request is listed when it is answered, and the shell's icons still come then.
        page.wait_for_load_state("networkidle")
        return dict(page.evaluate(REPORT))
    finally:
        context.close()


def _slow_down(page: Page) -> None:
    """The line and the processor of a cheap phone."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    throughput = {"downloadThroughput": BYTES_PER_SECOND, "uploadThroughput": BYTES_PER_SECOND}
    line.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, **throughput})
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _wait_until_seen(page: Page, awaited: str) -> None:
    """Asked from outside, seldom: the page's own policy forbids Playwright's way of waiting, and asking costs the page time."""
    deadline = time.monotonic() + PATIENCE
    while not page.evaluate(f"window.__seen?.[{awaited!r}] > 0"):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{awaited} was not seen at {page.url}")
        time.sleep(POLL)


def judge(visits: Mapping[str, Sequence[Visit]]) -> Sequence[Target]:
    """The promises about Ringkasan."""
    found = visits[RINGKASAN]
    bound = _bound(found[-1])
    after_shell = [visit["seen"][FINDING] - visit["seen"][SHELL] for visit in found]
    charts = [sum(1 for r in visit["requests"] if CHARTS in r["name"].lower() and _early(r, visit)) for visit in found]
    missing = [STATUSES - visit["statuses"] for visit in found]
    return [
        Target("finding readable after Streamlit's shell", spread(after_shell).median / 1000, LIMIT, "s", bound),
        Target("chart scripts asked for before the 13 statuses", max(charts), 0, "requests", bound),
        Target("indicators without a readable status", max(missing), 0, "indicators"),
    ]


def _early(request: Mapping[str, Any], visit: Visit) -> bool:
    return bool(request["start"] <= visit["seen"][ALL_STATUSES])


def _kilobytes(visit: Visit) -> float:
    return float(sum(request["bytes"] for request in visit["requests"])) / 1000


def _bound(visit: Visit) -> str:
    """What was fetched between the shell and the statuses, the largest first."""
    late = [r for r in visit["requests"] if r["end"] > visit["seen"][SHELL]]
    named = sorted(late, key=lambda r: -r["bytes"])[:5]
    listed = ", ".join(f"{r['name']} {r['bytes'] / 1000:.0f} kB" for r in named)
    return f"{len(late)} requests, {sum(r['bytes'] for r in late) / 1000:.0f} kB after the shell ({listed})"


def medians(visits: Sequence[Visit]) -> Mapping[str, float]:
    """Seconds, by what was seen."""
    names = [name for name in (SHELL, CONNECTED, FINDING, ALL_STATUSES) if visits[0]["seen"].get(name)]
    return {name: spread([visit["seen"][name] / 1000 for visit in visits]).median for name in names}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=ROUNDS, help="visits of each page (5)")
    arguments.add_argument("--fast", action="store_true", help="at full speed: to see that it works, not how fast")
    arguments.add_argument("--results", type=Path, default=RESULTS, help="folder for the raw figures")
    asked = arguments.parse_args()
    visits = measure(asked.rounds, is_slow=not asked.fast)
    targets = judge(visits)
    for page, found in visits.items():
        size = spread([_kilobytes(visit) for visit in found]).median
        times = ", ".join(f"{name} {shown(seconds)} s" for name, seconds in medians(found).items())
        print(f"{page:32}{times}; {size:.0f} kB in {len(found[-1]['requests'])} requests")
    for target in targets:
        print(target.line)
    raw = {
        "milliseconds": {
            page: {name: rounded([visit["seen"][name] for visit in found]) for name in medians(found)}
            for page, found in visits.items()
        },
        "kilobytes": {
            page: round(spread([_kilobytes(visit) for visit in found]).median) for page, found in visits.items()
        },
    }
    print(keep("phone", asked.results, raw, targets))


if __name__ == "__main__":
    main()
