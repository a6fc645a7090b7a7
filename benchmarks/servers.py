"""Starts the servers that are measured, each as its own process in a folder of its own, and ends them.

The environment is cleaned of everything that could change a server: settings of the person who measures, of their account's
`.streamlit` folder, and the office's store.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PROJECT = Path(__file__).resolve().parents[1]
CONFIG = PROJECT / ".streamlit" / "config.toml"
HOST = "localhost"
PATIENCE = 60.0
EMPTY_PAGE = "import streamlit\n"
EMPTY_APP = '''"""An empty page behind the dashboard's own routes and headers."""

import sys

sys.path.insert(0, {project!r})

import dashboard
import streamlit as st
from iku.web.server import middleware, routes

app = st.App(
    {page!r},
    routes=routes(dashboard.HERE / "static", ""),
    middleware=middleware(dashboard.FRONT_END, ""),
)
'''


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers. `log` is what it has printed so far."""

    port: int
    pid: int
    log: Path

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"


class ServerSilent(Exception):
    """A server ended, or did not answer in time; the message holds what it printed."""


@contextmanager
def empty_page(folder: Path, *, config: Path | None = None) -> Iterator[Server]:
    """A page without anything on it; without `config`, under Streamlit's default settings."""
    folder.mkdir(parents=True)
    script = folder / "empty.py"
    script.write_text(EMPTY_PAGE, encoding="utf-8")
    _place_config(folder, config)
    with serving(folder, script, folder) as server:
        yield server


@contextmanager
def empty_app(folder: Path) -> Iterator[Server]:
    """An empty page behind our routes and headers, under our settings: what the shell alone costs."""
    folder.mkdir(parents=True)
    page = folder / "empty.py"
    page.write_text(EMPTY_PAGE, encoding="utf-8")
    app = folder / "empty_app.py"
    app.write_text(EMPTY_APP.format(project=str(PROJECT), page=str(page)), encoding="utf-8")
    _place_config(folder, CONFIG)
    with serving(folder, app, folder) as server:
        yield server


@contextmanager
def our_dashboard(folder: Path, options: Sequence[str] = ()) -> Iterator[Server]:
    """The dashboard as it is shipped; its store is empty, so it shows the sample data."""
    folder.mkdir(parents=True)
    with serving(PROJECT, PROJECT / "dashboard.py", folder, options) as server:
        yield server


@contextmanager
def serving(where: Path, script: Path, folder: Path, options: Sequence[str] = ()) -> Iterator[Server]:
    """Streamlit started in `where`, with its home, store and log in `folder`. Raises ServerSilent."""
    port = _free_port()
    log = folder / "server.log"
    command = [
        sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true",
        "--server.address", HOST, "--server.port", str(port), *options,
    ]  # fmt: skip
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=where, env=_environment(folder), stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        try:
            server = Server(port, process.pid, log)
            _wait_until_healthy(server, process)
            yield server
        finally:
            _end(process)


def resident_bytes(pid: int) -> int | None:
    """How much memory a process holds now; None where the system does not say (anywhere but on Linux)."""
    return _status_bytes(pid, "VmRSS")


def peak_bytes() -> int | None:
    """The most memory this process ever held; None where the system does not say."""
    return _status_bytes(os.getpid(), "VmHWM")


def _status_bytes(pid: int, field: str) -> int | None:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith(f"{field}:"))
    return int(line.split()[1]) * 1024


def _place_config(folder: Path, config: Path | None) -> None:
    if config is not None:
        (folder / ".streamlit").mkdir()
        shutil.copyfile(config, folder / ".streamlit" / "config.toml")


def _environment(folder: Path) -> Mapping[str, str]:
    home = folder / "home"
    home.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("STREAMLIT_", "IKU_"))}
    return kept | {"HOME": str(home), "USERPROFILE": str(home), "IKU_HOME": str(folder / "store")}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{server.address}/_stcore/health", timeout=5) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.05)
    raise ServerSilent(server.log.read_text(encoding="utf-8", errors="replace")[-4000:])


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
