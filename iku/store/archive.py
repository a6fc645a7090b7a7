"""A backup's archive: one ZIP file, everything in it stored as it is, so that nothing can unfold into more than it was.

Beside the store's file and the files that facts name it holds `manifest.json`, which lists every one of them with its
hash. Only what the manifest lists and what a backup holds is ever taken out, each file under a name made here.
"""

import json
import os
import re
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from iku.domain.backup import BackupFile, Damage, Manifest, YearFingerprint
from iku.errors import BackupRefused

FORMAT = 1
MANIFEST = "manifest.json"
MANIFEST_LIMIT = 256 * 1024 * 1024
ENCRYPTED = 0x1
CHUNK = 1024 * 1024
DAMAGED = (
    BadZipFile,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    struct.error,
)
"""What reading a damaged archive can raise."""


def add(archive: ZipFile, name: str, source: IO[bytes]) -> BackupFile:
    """Puts a file into an archive that is being written."""
    digest, size = sha256(), 0
    with archive.open(ZipInfo(name), "w", force_zip64=True) as entry:
        while chunk := source.read(CHUNK):
            entry.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return BackupFile(name, digest.hexdigest(), size)


def add_manifest(archive: ZipFile, manifest: Manifest) -> None:
    body = {"format": FORMAT, **asdict(manifest)}
    archive.writestr(ZipInfo(MANIFEST), json.dumps(body, default=datetime.isoformat, ensure_ascii=False, indent=1))


class Archive:
    """An archive that is read: its manifest, and its files one by one."""

    def __init__(self, path: Path, archive: ZipFile, allowed: re.Pattern[str]) -> None:
        self.path = path
        self._archive = archive
        self._entries = self._looked_over(allowed)
        self.manifest = self._manifest()
        self._compare_names()

    def content(self, file: BackupFile) -> Iterator[bytes]:
        """A file piece by piece. Raises BackupRefused at the end if it is not what it was, so use nothing before."""
        digest = sha256()
        try:
            with self._archive.open(self._entries[file.name]) as entry:
                while chunk := entry.read(CHUNK):
                    digest.update(chunk)
                    yield chunk
        except DAMAGED:
            raise self._refusal(Damage.CHANGED, file.name) from None
        if digest.hexdigest() != file.sha256:
            raise self._refusal(Damage.CHANGED, file.name)

    def _looked_over(self, allowed: re.Pattern[str]) -> Mapping[str, ZipInfo]:
        """The entries, none of which has been opened yet. Their sizes are what they take up: nothing is packed."""
        entries = self._archive.infolist()
        found = {entry.filename: entry for entry in entries}
        if MANIFEST not in found:
            raise self._refusal(Damage.FOREIGN)
        for entry in entries:
            is_plain = entry.compress_type == ZIP_STORED and entry.compress_size == entry.file_size
            if not is_plain or entry.flag_bits & ENCRYPTED:
                raise self._refusal(Damage.CHANGED, entry.filename)
            if entry.filename != MANIFEST and not allowed.fullmatch(entry.filename):
                raise self._refusal(Damage.UNEXPECTED, entry.filename)
        if len(found) < len(entries) or sum(e.file_size for e in entries) > self.path.stat().st_size:
            raise self._refusal(Damage.UNREADABLE)
        return found

    def _manifest(self) -> Manifest:
        entry = self._entries[MANIFEST]
        if entry.file_size > MANIFEST_LIMIT:
            raise self._refusal(Damage.FOREIGN)
        try:
            with self._archive.open(entry) as source:
                body = json.loads(source.read())
        except DAMAGED:
            raise self._refusal(Damage.CHANGED, MANIFEST) from None
        if not isinstance(body, dict) or not isinstance(body.get("format"), int):
            raise self._refusal(Damage.FOREIGN)
        if body["format"] > FORMAT:
            raise self._refusal(Damage.NEWER)
        try:
            return _read_manifest(body)
        except (KeyError, TypeError, ValueError):
            raise self._refusal(Damage.FOREIGN) from None

    def _compare_names(self) -> None:
        listed = {file.name: file for file in self.manifest.files}
        for name in self._entries:
            if name != MANIFEST and name not in listed:
                raise self._refusal(Damage.UNEXPECTED, name)
        for name, file in listed.items():
            if name not in self._entries:
                raise self._refusal(Damage.MISSING, name)
            if self._entries[name].file_size != file.size:
                raise self._refusal(Damage.CHANGED, name)

    def _refusal(self, damage: Damage, name: str = "") -> BackupRefused:
        return BackupRefused(self.path, damage, name)


@contextmanager
def opened(path: Path, allowed: re.Pattern[str]) -> Iterator[Archive]:
    """An archive to read; `allowed` are the names that its files may have. Raises BackupRefused."""
    try:
        archive = ZipFile(path)
    except DAMAGED:
        raise BackupRefused(path, Damage.UNREADABLE) from None
    with archive:
        yield Archive(path, archive, allowed)


def _read_manifest(body: dict[str, Any]) -> Manifest:
    latest = body["latest_fact"]
    return Manifest(
        version=str(body["version"]),
        schema_step=int(body["schema_step"]),
        made_at=datetime.fromisoformat(body["made_at"]),
        made_by=str(body["made_by"]),
        latest_fact=None if latest is None else datetime.fromisoformat(latest),
        is_sample=bool(body["is_sample"]),
        files=tuple(BackupFile(str(f["name"]), str(f["sha256"]), int(f["size"])) for f in body["files"]),
        figures=tuple(
            YearFingerprint(str(f["office"]), int(f["year"]), str(f["sha256"]), tuple(map(str, f["printed"])))
            for f in body["figures"]
        ),
        lost=tuple(map(str, body["lost"])),
    )


@contextmanager
def written_beside(place: Path) -> Iterator[Path]:
    """A file that only its owner can read, and that gets its name once it is whole and on the disk. Raises OSError."""
    beside = place.with_name(f"{place.name}.{os.getpid()}.part")
    beside.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
