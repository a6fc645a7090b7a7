"""How the command line of this machine finds the running server, and proves that it may speak to it.

The server writes where it listens and a secret, made anew at every start, into a file that only its owner can read: whoever
can read that file can read the store itself, and may do no more through the server than without it.
"""

import hmac
import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FILE = "server.json"
HEADER = "x-iku-console"


@dataclass(frozen=True, slots=True)
class RunningServer:
    """Where it answers, and what it wants to hear."""

    url: str
    secret: str

    def is_known_by(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.secret.encode())


def announce(home: Path, url: str) -> RunningServer:
    """Writes the file anew, beside its place and renamed. Raises OSError."""
    server = RunningServer(url, secrets.token_urlsafe(32))
    home.mkdir(parents=True, exist_ok=True)
    beside = home / f"{FILE}.{secrets.token_hex(4)}"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"url": url, "process": os.getpid(), "secret": server.secret}, file)
        beside.replace(home / FILE)
    finally:
        beside.unlink(missing_ok=True)
    return server


def announced(home: Path) -> RunningServer | None:
    """The server that wrote the file last; whether it still runs shows when it is asked."""
    try:
        found = json.loads((home / FILE).read_text(encoding="utf-8"))
        return RunningServer(str(found["url"]), str(found["secret"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def withdraw(home: Path, server: RunningServer) -> None:
    """Removes the file, unless another server has written it since."""
    if announced(home) == server:
        with suppress(OSError):
            (home / FILE).unlink()
