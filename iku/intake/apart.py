"""Hostile bytes are opened by a process of their own, under limits, away from the server's memory."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

MEMORY_LIMIT = 1 << 30
SECONDS_LIMIT = 30
LAUNCHER = Path(__file__).with_name("confined.py")


def read_apart(
    reader: Path, content: bytes, *arguments: str, memory: int = MEMORY_LIMIT, seconds: int = SECONDS_LIMIT
) -> dict[str, Any] | None:
    """What a reader (a program: content on standard input, JSON on standard output) says of a content.

    None where it could not even answer: it ran into its limits.
    """
    # -P: a script's own folder would come first in the search for modules, and there `numbers` is ours.
    command = [sys.executable, "-P", "-X", "utf8", str(LAUNCHER), str(memory), str(seconds), str(reader), *arguments]
    try:
        done = subprocess.run(
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=_flags(),
        )
    except subprocess.TimeoutExpired:
        return None
    answer: dict[str, Any] | None = json.loads(done.stdout) if done.returncode == 0 else None
    return answer


def _flags() -> int:
    """Windows would open a console window for every reader."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0
