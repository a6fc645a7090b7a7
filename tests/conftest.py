"""What every test may count on:

a home of its own, no way to the office's records, and a browser where one is needed.
"""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.browsing import FLAGS, Visit, find_chromium, visiting
from tests.serving import Dashboard, serving

if TYPE_CHECKING:
    from iku.domain.definitions import Definitions
    from iku.workflow.workspace import Workspace

PROJECT = Path(__file__).resolve().parents[1]
REAL_STORE = PROJECT / "data" / "store"
BROWSER = "browser"
"""In the path of every file whose tests open one."""
FILE_EVENTS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "shutil.rmtree")

# Two shared cores make any deadline a matter of luck.
settings.register_profile("dashboard", deadline=None, print_blob=True)
settings.load_profile("dashboard")


class TheRealStoreWasTouched(RuntimeError):
    """A test came near the office's own records. It must use `IKU_HOME`, which names a folder of its own."""


def _refuse_real_store(path: object) -> None:
    if isinstance(path, str | bytes | os.PathLike) and Path(os.fsdecode(path)).absolute().is_relative_to(REAL_STORE):
        raise TheRealStoreWasTouched(os.fsdecode(path))


def _watch_files(event: str, arguments: tuple[Any, ...]) -> None:
    if event in FILE_EVENTS:
        for path in arguments[:2]:
            _refuse_real_store(path)


def pytest_configure() -> None:
    """Before anything is imported that might read the environment.

    DuckDB opens files past Python, so it is watched itself.
    """
    os.environ["IKU_HOME"] = tempfile.mkdtemp(prefix="iku-tests-")
    os.environ.pop("IKU_DEFINITIONS", None)
    sys.addaudithook(_watch_files)
    connect = duckdb.connect

    def connect_elsewhere(database: str | Path = ":memory:", *args: Any, **options: Any) -> duckdb.DuckDBPyConnection:
        _refuse_real_store(database)
        return connect(database, *args, **options)

    setattr(duckdb, "connect", connect_elsewhere)  # noqa: B010 - mypy refuses the assignment


@pytest.fixture(scope="session", autouse=True)
def sample_loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever asks for the sample data a second time in this process gets a copy of what was loaded the first time."""
    from iku.workflow import sample
    from iku.workflow.workspace import open_workspace

    load = sample.fill_sample
    loaded: dict[str, Path] = {}

    def load_or_copy(home: Path, definitions: "Definitions") -> "Workspace":
        if definitions.fingerprint not in loaded:
            first = tmp_path_factory.mktemp("sample") / "home"
            load(first, definitions).close()
            loaded[definitions.fingerprint] = first
        shutil.copytree(loaded[definitions.fingerprint], home, dirs_exist_ok=True)
        return open_workspace(home, definitions)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sample, "fill_sample", load_or_copy)
        yield


class OneProcessPerFile(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """A file's tests share what it sets up, so one process runs them. One process has all browser tests: two browsers at once
    keep each other waiting.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return BROWSER if BROWSER in file else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneProcessPerFile:
    return OneProcessPerFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests take longest, so they come first, and the other processes do the rest meanwhile."""
    items.sort(key=lambda item: BROWSER not in str(item.path))


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it for garbage again and again takes a twentieth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and find_chromium() is None:
        reason = "no Chromium found: install one, or name it in IKU_CHROMIUM"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the store, empty for every test; whatever was opened in it is closed afterwards."""
    folder = tmp_path / "home"
    monkeypatch.setenv("IKU_HOME", str(folder))
    yield folder
    if opening := sys.modules.get("iku.workflow.opening"):
        opening.close_all()
    if entrance := sys.modules.get("iku.workflow.entrance"):
        entrance.forget()


@pytest.fixture
def dashboard(home: Path) -> Iterator[Dashboard]:
    """The real server, freshly started on an empty home."""
    with serving(home) as server:
        yield server


@pytest.fixture(scope="session")
def shared_dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The real server, started once: for tests that only look at what a fresh start shows."""
    with serving(tmp_path_factory.mktemp("shared") / "home") as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium, kept from talking to anyone but the dashboard. Not for longer than a file of tests:

    Playwright keeps an event loop running in its thread, which tests of async code do not bear.
    """
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, dashboard: Dashboard) -> Iterator[Visit]:
    """A browser window on a fresh dashboard.

    A console error or a request to any other host fails the test at its end.
    """
    with visiting(browser, dashboard.url) as opened:
        yield opened


@pytest.fixture
def shared_visit(browser: Browser, shared_dashboard: Dashboard) -> Iterator[Visit]:
    """The same on the shared dashboard."""
    with visiting(browser, shared_dashboard.url) as opened:
        yield opened
