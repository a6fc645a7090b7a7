"""Backups: made while people work, kept in the home folder, verified, restored into a folder of their own."""

import os
import shutil
import tempfile
import threading
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from iku.domain.backup import KeptBackup, Verification
from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.errors import NotAllowed, StoreUnusable
from iku.store import backup
from iku.store.connection import utc_now
from iku.store.kept import backup_name, kept_in
from iku.store.layout import BACKUPS
from iku.workflow.workspace import Workspace

KEPT = "IKU_BACKUPS_KEPT"
"""How many backups stay in the home folder; the older ones go."""
KEPT_BY_DEFAULT = 14
RESTORED = "pulih"
"""In the names of folders that a backup was put back into."""
DAY = timedelta(days=1)
STALE = DAY
"""What was begun longer ago than this was left by a process that ended in the middle of it."""

_one_at_a_time = threading.Lock()


def back_up(workspace: Workspace, person: Person) -> tuple[KeptBackup, Verification]:
    """A new backup in the home folder; the oldest goes where there are more than are kept. Raises NotAllowed,
    StoreUnusable, BackupRefused if what was written cannot be read back."""
    _require(person, Action.BACK_UP)
    folder = workspace.home / BACKUPS
    with _one_at_a_time:
        _make(folder)
        _sweep(folder)
        moment = _free_moment(folder)
        place = folder / backup_name(moment)
        verification = backup.write_backup(workspace.store, workspace.files, place, person.name, moment)
        for old in kept_in(workspace.home)[_most_kept() :]:
            with suppress(OSError):
                old.path.unlink()
    return KeptBackup(place.name, place, place.stat().st_size, moment), verification


def back_up_if_due(workspace: Workspace, person: Person) -> KeptBackup | None:
    """A backup where the newest one is a day old and anything was ever recorded; None where none is due.

    Raises as `back_up` does.
    """
    newest = next(iter(backups(workspace, person)), None)
    if (newest and utc_now() - newest.made_at < DAY) or not workspace.holds_facts:
        return None
    return back_up(workspace, person)[0]


def back_up_to(workspace: Workspace, person: Person, place: Path) -> Verification:
    """A backup in a place of one's own. Raises as `back_up` does."""
    _require(person, Action.BACK_UP)
    with _one_at_a_time:
        _make(workspace.home / BACKUPS)
        return backup.write_backup(workspace.store, workspace.files, place.resolve(), person.name, utc_now())


def verify(person: Person, path: Path) -> Verification:
    """Reads a backup through and computes every figure again. Raises NotAllowed, BackupRefused, StoreUnusable."""
    _require(person, Action.BACK_UP)
    return backup.verify_backup(path, Path(tempfile.gettempdir()))


def restore(person: Person, path: Path, folder: Path) -> Verification:
    """Puts a backup into a fresh folder, verified; never touches the store that is in use.

    Raises NotAllowed, FolderNotFresh, BackupRefused, StoreUnusable.
    """
    _require(person, Action.RESTORE)
    return backup.restore_backup(path, folder)


def restore_beside(workspace: Workspace, person: Person, kept: KeptBackup) -> tuple[Path, Verification]:
    """Puts a kept backup into a fresh folder beside the home folder. Raises as `restore`."""
    home = workspace.home.resolve()
    folder = home.with_name(f"{home.name}-{RESTORED}-{utc_now():%Y%m%dT%H%M%SZ}")
    return folder, restore(person, kept.path, folder)


def backups(workspace: Workspace, person: Person) -> list[KeptBackup]:
    """Those in the home folder, newest first. Raises NotAllowed."""
    _require(person, Action.BACK_UP)
    return kept_in(workspace.home)


def backup_named(workspace: Workspace, person: Person, name: str) -> KeptBackup | None:
    """The backup of that name; None where there is none, or where the person may not know."""
    if not may(person, Action.BACK_UP):
        return None
    return next((kept for kept in kept_in(workspace.home) if kept.name == name), None)


def _require(person: Person, action: Action) -> None:
    """A backup is no fact: no name is needed, so that a machine can make one at night."""
    if not may(person, action):
        raise NotAllowed(action)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnusable(folder, str(error)) from None


def _free_moment(folder: Path) -> datetime:
    moment = utc_now().replace(microsecond=0)
    while (folder / backup_name(moment)).exists():
        moment += timedelta(seconds=1)
    return moment


def _most_kept() -> int:
    said = os.environ.get(KEPT, "")
    return max(1, int(said)) if said.isdecimal() else KEPT_BY_DEFAULT


def _sweep(folder: Path) -> None:
    border = utc_now() - STALE
    for left in folder.iterdir():
        if not left.name.startswith(".iku-") and not left.name.endswith(".part"):
            continue
        with suppress(OSError):
            if datetime.fromtimestamp(left.stat().st_mtime) < border:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
