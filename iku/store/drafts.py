"""Drafts kept as small files beside the database: not facts, and never in it.

A file is named by the hash of its owner and place, and says both inside. It is written beside its place and renamed, so that
half a file is never read; it is not forced to the disk, because a power cut may cost the last words of a draft.
What cannot be read is no draft. Drafts are bounded in size and number, and go when they are old.
"""

import json
import time
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from iku.domain.draft import Draft, DraftPlace

MOST_BYTES = 512 * 1024
MOST_DRAFTS = 1_000
OLDEST_SECONDS = 90 * 24 * 60 * 60
INCOMING = ".incoming"


class DraftStore:
    """A folder of drafts; it need not exist before the first one."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, owner: str, place: DraftPlace, draft: Draft) -> bool:
        """Keeps the draft in place of an earlier one; False where it is too large or the disk refuses it."""
        content = json.dumps(_written(owner, place, draft), ensure_ascii=False).encode()
        if len(content) > MOST_BYTES:
            return False
        path = self._path(owner, place)
        beside = self.root / f"{uuid.uuid4().hex}{INCOMING}"
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                self._sweep()
            beside.write_bytes(content)
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            return False
        return True

    def get(self, owner: str, place: DraftPlace) -> Draft | None:
        """The owner's draft; None where there is none, it is too old, or its file holds something else."""
        path = self._path(owner, place)
        try:
            if path.stat().st_size > MOST_BYTES or _is_old(path):
                return None
            return _read(json.loads(path.read_bytes()), owner, place)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def discard(self, owner: str, place: DraftPlace) -> None:
        """Removes the owner's draft, if there is one."""
        with suppress(OSError):
            self._path(owner, place).unlink(missing_ok=True)

    def holds(self, place: DraftPlace) -> bool:
        """Whether anybody has a draft of this form."""
        wanted = json.dumps(asdict(place)).encode()
        try:
            return any(wanted in path.read_bytes() for path in self.root.glob("*.json") if not _is_old(path))
        except OSError:
            return False

    def _path(self, owner: str, place: DraftPlace) -> Path:
        address = json.dumps([owner, *asdict(place).values()])
        return self.root / f"{sha256(address.encode()).hexdigest()}.json"

    def _sweep(self) -> None:
        """Makes room for one more: the old ones go, half-written ones too, and the oldest where there are too many."""
        kept = []
        for path in self.root.iterdir():
            with suppress(OSError):
                if _is_old(path):
                    path.unlink()
                else:
                    kept.append((path.stat().st_mtime, path))
        for _, path in sorted(kept)[: max(0, len(kept) - MOST_DRAFTS + 1)]:
            with suppress(OSError):
                path.unlink()


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > OLDEST_SECONDS


def _written(owner: str, place: DraftPlace, draft: Draft) -> dict[str, Any]:
    return {
        "owner": owner,
        "place": asdict(place),
        "saved_at": draft.saved_at.isoformat(),
        "texts": dict(draft.texts),
        "against": dict(draft.against),
    }


def _read(written: dict[str, Any], owner: str, place: DraftPlace) -> Draft | None:
    """Raises ValueError, TypeError or KeyError where it was not written by us."""
    if written["owner"] != owner or written["place"] != asdict(place):
        return None
    return Draft(_texts(written["texts"]), _texts(written["against"]), datetime.fromisoformat(written["saved_at"]))


def _texts(written: Mapping[str, str]) -> dict[str, str]:
    if not isinstance(written, dict) or not all(isinstance(text, str) for text in written.values()):
        raise TypeError(written)
    return written
