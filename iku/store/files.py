"""Files kept under the hash of their content: uploads as they came, and evidence.

A file is written beside its place, flushed to the disk and renamed, so that a name never stands for half a file,
whatever is switched off when. Nothing is ever overwritten or removed; the same content twice is one file.
"""

import os
import re
import time
import uuid
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from iku.errors import StoreUnusable

HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
INCOMING = ".incoming"
STALE_SECONDS = 60 * 60
"""No write takes this long: what is older was left by a process that ended in the middle of one."""


class FileStore:
    """A folder of files named by their SHA-256, spread over 256 folders by its first two digits."""

    def __init__(self, root: Path) -> None:
        """Opens the folder, creating it where needed. Raises StoreUnusable."""
        self.root = root
        self._incoming = root / INCOMING
        try:
            self._incoming.mkdir(parents=True, exist_ok=True)
            self._sweep()
        except OSError as error:
            raise StoreUnusable(root, str(error)) from error

    def put(self, content: bytes) -> str:
        """Keeps the content and returns its hash; on return it is on the disk.

        Raises StoreUnusable: a full disk, no permission.
        """
        name = sha256(content).hexdigest()
        place = self._place(name)
        try:
            if not place.is_file() or place.stat().st_size != len(content):
                self._write(content, place)
        except OSError as error:
            raise StoreUnusable(place, str(error)) from error
        return name

    def path(self, sha256: str) -> Path | None:
        """Where the file with this hash lies; None if there is none, or if this is no hash at all."""
        if not HASH.fullmatch(sha256):
            return None
        place = self._place(sha256)
        return place if place.is_file() else None

    def read(self, sha256: str) -> bytes:
        """The content, proved to be what its hash says.

        Raises FileNotFoundError, or StoreUnusable if the disk has changed it.
        """
        place = self.path(sha256)
        if place is None:
            raise FileNotFoundError(sha256)
        content = place.read_bytes()
        if hash_of(content) != sha256:
            raise StoreUnusable(place, "the content no longer has this hash")
        return content

    def _place(self, name: str) -> Path:
        return self.root / name[:2] / name

    def _write(self, content: bytes, place: Path) -> None:
        beside = self._incoming / uuid.uuid4().hex
        try:
            with beside.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if not place.parent.is_dir():
                place.parent.mkdir(exist_ok=True)
                sync_folder(self.root)
            beside.replace(place)
            sync_folder(place.parent)
        finally:
            beside.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Removes what interrupted writes left behind; a file that someone is writing now is young, and stays."""
        for left in self._incoming.iterdir():
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > STALE_SECONDS:
                    left.unlink()


def hash_of(content: bytes) -> str:
    """The SHA-256 under which a content is kept."""
    return sha256(content).hexdigest()


def sync_folder(folder: Path) -> None:
    """Makes a rename last. Windows has no such call, and keeps renames in its journal."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
