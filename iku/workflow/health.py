"""How the dashboard is, for whoever looks after it."""

import shutil
from pathlib import Path

from iku import __version__
from iku.domain.health import Health
from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.errors import NotAllowed, StoreUnusable
from iku.store import queries
from iku.store.connection import utc_now
from iku.store.kept import kept_in
from iku.store.upgrades import STEPS
from iku.workflow.directory import directory
from iku.workflow.workspace import Workspace

_started_at = utc_now()


def health(workspace: Workspace, person: Person) -> Health:
    """Raises NotAllowed for whoever may not back up, StoreUnusable where the store or its disk does not answer."""
    if not may(person, Action.BACK_UP):
        raise NotAllowed(Action.BACK_UP)
    path = workspace.store.path
    try:
        free = shutil.disk_usage(workspace.home).free
    except OSError as error:
        raise StoreUnusable(path, str(error)) from None
    with workspace.store.reading() as cursor:
        latest = queries.last_recorded(cursor, workspace.office)
    return Health(
        now=utc_now(),
        started_at=_started_at,
        version=__version__,
        schema_step=len(STEPS),
        store_size=_size(path),
        log_size=_size(path.with_name(f"{path.name}.wal")),
        free_disk=free,
        latest_fact=latest,
        open_sessions=len(directory(workspace).sessions),
        newest_backup=next(iter(kept_in(workspace.home)), None),
    )


def _size(path: Path) -> int:
    """0 where there is no such file: the log goes whenever it has been written into the store's file."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
