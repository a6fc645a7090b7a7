"""How the dashboard is: what whoever looks after it wants to know before something breaks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from iku.domain.backup import KeptBackup

STALE = timedelta(days=7)
"""A backup older than this is a warning."""


@dataclass(frozen=True, slots=True)
class Health:
    """Sizes in bytes, moments in naive UTC. `log_size`: of the log beside the store's file, which the next start reads."""

    now: datetime
    started_at: datetime
    version: str
    schema_step: int
    store_size: int
    log_size: int
    free_disk: int
    latest_fact: datetime | None
    open_sessions: int
    """sign-ins that were neither ended nor are older than any may become"""
    newest_backup: KeptBackup | None

    @property
    def is_backed_up(self) -> bool:
        """Whether the newest backup is young enough."""
        return self.newest_backup is not None and self.now - self.newest_backup.made_at <= STALE

    @property
    def backup_age_days(self) -> int | None:
        return None if self.newest_backup is None else max(0, (self.now - self.newest_backup.made_at).days)
