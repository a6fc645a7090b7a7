"""Starts the real dashboard in a process of its own, as the README's command does."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Dashboard:
    """A running dashboard: where it is, what it records in, what it has logged."""

    port: int
    home: Path
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def ask(self, path: str, headers: dict[str, str] | None = None, method: str = "GET") -> tuple[HTTPResponse, bytes]:
        """One request, as it is: nothing followed, nothing unpacked."""
        connection = HTTPConnection("localhost", self.port, timeout=10)
        try:
            connection.request(method, path, headers=headers or {})
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()


@contextmanager
def serving(home: Path, *options: str, environment: dict[str, str] | None = None) -> Iterator[Dashboard]:
    """A dashboard on a free port, recording in `home`;

    it has answered once when this returns, and is gone afterwards.
    """
    home.mkdir(parents=True, exist_ok=True)
    log = home.parent / f"{home.name}.log"
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}", *options]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=PROJECT,
            env=os.environ | {"IKU_HOME": str(home)} | (environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server = Dashboard(port, home, log, process)
    try:
        _await_answer(server)
        yield server
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ends it as a service manager does: asked first, killed if it does not listen."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_answer(server: Dashboard) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            if server.ask("/_stcore/health")[0].status == 200:
                return
        except (OSError, HTTPException):
            pass
        time.sleep(0.1)
    raise RuntimeError(f"the dashboard did not start:\n{server.log.read_text(errors='replace')}")
