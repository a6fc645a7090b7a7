"""The key with which this server signs what browsers bring back: made at its first use, kept beside the store."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

FILE = "secret.key"
ENVIRONMENT = "IKU_SECRET"
BYTES = 32


def server_key(home: Path, environment: Mapping[str, str] = os.environ) -> bytes:
    """The key named by IKU_SECRET, else the one in the home folder, readable by its owner only.

    Raises OSError if there is none and none can be made.
    """
    if given := environment.get(ENVIRONMENT):
        return sha256(given.encode()).digest()
    path = home / FILE
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            _write(path, secrets.token_bytes(BYTES))
    return path.read_bytes()


def _write(path: Path, key: bytes) -> None:
    """Beside and linked into place, so that two servers that start at once agree, and none reads half a key."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, path)
    finally:
        beside.unlink(missing_ok=True)
