"""Backups of a store while people work in it, and their way back into a folder of their own.

A backup is proved before it counts: read back from the disk, every file compared with its hash, every figure of every
year computed again from the copy. Accounts lie in the store and come along; the server's key does not: whoever has it
could sign as the server.
"""

import re
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

from iku import __version__
from iku.domain.backup import BackupFile, Damage, Manifest, Verification
from iku.errors import BackupRefused, FolderNotFresh, StoreBusy, StoreUnusable
from iku.store import archive
from iku.store.archive import Archive
from iku.store.connection import Cursor, Store
from iku.store.files import FileStore, sync_folder
from iku.store.fingerprints import unlike, year_fingerprints
from iku.store.layout import BACKUPS, FILES_NAME, SAMPLE_MARKER, STORE_NAME
from iku.store.upgrades import STEPS

ALLOWED = re.compile(rf"{re.escape(STORE_NAME)}|{SAMPLE_MARKER}|{FILES_NAME}/[0-9a-f]{{2}}/[0-9a-f]{{64}}", re.ASCII)

PATIENCE = 10
"""Seconds that the engine may take to let go of a copy that it has made."""


def write_backup(store: Store, files: FileStore, place: Path, made_by: str, made_at: datetime) -> Verification:
    """Writes a backup to `place`, and proves it before it gets that name.

    Raises StoreUnusable if it cannot be written, BackupRefused if what was written is not what was read.
    """
    home = store.path.parent
    with _workshop(home / BACKUPS) as workshop:
        copy = workshop / STORE_NAME
        store.copy(copy)
        try:
            with archive.written_beside(place) as beside:
                with ZipFile(beside, "w") as packing:
                    _pack(packing, copy, files, home / SAMPLE_MARKER, made_by, made_at)
                return verify_backup(beside, workshop, named=place)
        except OSError as error:
            raise StoreUnusable(place, str(error)) from None


def verify_backup(path: Path, workshop: Path, named: Path | None = None) -> Verification:
    """Compares every file with its hash, and computes every figure again from a copy in the folder `workshop`.

    `named`: the name by which a refusal speaks of it. Raises BackupRefused, or StoreUnusable if there is no room for the copy.
    """
    try:
        with archive.opened(path, ALLOWED) as opened, _workshop(workshop) as folder:
            for file in opened.manifest.files:
                _take_out(opened, file, folder / STORE_NAME if file.name == STORE_NAME else None)
            return _recomputed(opened, folder / STORE_NAME)
    except BackupRefused as refusal:
        raise BackupRefused(named or path, refusal.damage, refusal.name) from None


def restore_backup(path: Path, folder: Path) -> Verification:
    """Puts a backup into a folder that does not exist or is empty, all of it or nothing.

    Raises FolderNotFresh, BackupRefused, StoreUnusable if it cannot be written.
    """
    folder = folder.resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotFresh(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with archive.opened(path, ALLOWED) as opened, _workshop(folder.parent) as workshop:
            for file in opened.manifest.files:
                _take_out(opened, file, workshop / file.name)
            verification = _recomputed(opened, workshop / STORE_NAME)
            if folder.exists():
                folder.rmdir()
            workshop.rename(folder)
            sync_folder(folder.parent)
            return verification
    except OSError as error:
        raise StoreUnusable(folder, str(error)) from None


def _opened(copy: Path) -> Store:
    """The copy, once the engine has let go of it: until every transaction of that moment has ended it holds the file."""
    for _ in range(PATIENCE * 10):
        try:
            return Store.open(copy)
        except StoreBusy:
            time.sleep(0.1)
    return Store.open(copy)


def _pack(packing: ZipFile, copy: Path, files: FileStore, marker: Path, made_by: str, made_at: datetime) -> None:
    with closing(_opened(copy)) as opened, opened.reading() as cursor:
        latest, figures, named = opened.latest_fact, year_fingerprints(cursor), _named_files(cursor)
    packed, lost = [], []
    for source, name in ((copy, STORE_NAME), (marker, SAMPLE_MARKER)):
        if source.exists():
            with source.open("rb") as content:
                packed.append(archive.add(packing, name, content))
    for sha256 in named:
        found = files.path(sha256)
        if found is None:
            lost.append(sha256)
            continue
        with found.open("rb") as content:
            packed.append(archive.add(packing, f"{FILES_NAME}/{sha256[:2]}/{sha256}", content))
        if packed[-1].sha256 != sha256:
            lost.append(sha256)
    manifest = Manifest(
        __version__, len(STEPS), made_at, made_by, latest, marker.exists(), tuple(packed), figures, tuple(lost)
    )
    archive.add_manifest(packing, manifest)


def _named_files(cursor: Cursor) -> list[str]:
    """The hashes of every file that a fact names: uploads as they came, and evidence, also what was withdrawn."""
    rows = cursor.execute(
        """
        select distinct sha256 from (
            select sha256 from store.submission_received union all select sha256 from store.evidence_attached
        ) where sha256 <> '' order by sha256
        """
    ).fetchall()
    return [row[0] for row in rows]


def _take_out(opened: Archive, file: BackupFile, place: Path | None) -> None:
    """Writes a file of the archive to its place, or only reads it through where it has none."""
    if place is None:
        for _ in opened.content(file):
            pass
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("xb") as target:
        for chunk in opened.content(file):
            target.write(chunk)


def _recomputed(opened: Archive, copy: Path) -> Verification:
    manifest = opened.manifest
    if manifest.schema_step > len(STEPS):
        raise BackupRefused(opened.path, Damage.NEWER)
    if not copy.exists():
        raise BackupRefused(opened.path, Damage.MISSING, STORE_NAME)
    with closing(Store.open(copy)) as store, store.reading() as cursor:
        differing = unlike(manifest.figures, year_fingerprints(cursor))
    if differing and manifest.version == __version__:
        raise BackupRefused(opened.path, Damage.OTHER_FIGURES, str(differing[0].year))
    return Verification(manifest, differing)


@contextmanager
def _workshop(beside: Path) -> Iterator[Path]:
    """A folder for work in progress, gone afterwards unless it was given another name."""
    folder = beside / f".iku-{uuid.uuid4().hex}"
    try:
        folder.mkdir(parents=True)
        yield folder
    except OSError as error:
        raise StoreUnusable(folder, str(error)) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)
