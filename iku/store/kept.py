"""The backups in a home folder, by their names."""

import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from iku.domain.backup import KeptBackup
from iku.store.layout import BACKUPS

NAME = re.compile(r"cadangan-iku-(?P<moment>\d{8}T\d{6})Z\.zip", re.ASCII)
FORM = "%Y%m%dT%H%M%S"


def backup_name(moment: datetime) -> str:
    """`cadangan-iku-20240131T080000Z.zip`, from naive UTC."""
    return f"cadangan-iku-{moment:{FORM}}Z.zip"


def kept_in(home: Path) -> list[KeptBackup]:
    """Newest first. Each was verified before it got its name."""
    folder = home / BACKUPS
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        if match := NAME.fullmatch(path.name):
            with suppress(OSError, ValueError):
                moment = datetime.strptime(match["moment"], FORM)
                found.append(KeptBackup(path.name, path, path.stat().st_size, moment))
    return sorted(found, key=lambda kept: kept.made_at, reverse=True)
