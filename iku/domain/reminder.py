"""Reminders by e-mail: queued as facts, attempted until they are sent or given up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from iku.domain.period import Period

PAUSES = tuple(timedelta(minutes=n) for n in (1, 5, 30, 120, 360))
"""After each failed attempt; after the one that follows the last pause it is given up."""
MOST_ATTEMPTS = len(PAUSES) + 1


class ReminderState(StrEnum):
    """What became of a reminder."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    """refused for good, or tried often enough"""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One e-mail about one quarter, and how its sending stands. `answer` is the mail server's last word."""

    reminder: str
    queued_at: datetime
    queued_by: str
    period: Period
    subdivision: str
    recipient: str
    subject: str
    body: str
    attempts: int
    attempted_at: datetime | None
    is_sent: bool
    is_final: bool
    answer: str

    @property
    def state(self) -> ReminderState:
        if self.is_sent:
            return ReminderState.SENT
        return ReminderState.FAILED if self.is_final else ReminderState.WAITING

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be tried at this moment."""
        if self.state is not ReminderState.WAITING:
            return False
        return self.attempted_at is None or now >= self.attempted_at + PAUSES[min(self.attempts, len(PAUSES)) - 1]


@dataclass(frozen=True, slots=True)
class PlannedReminder:
    """What would be sent to whom. `recipient` is "" where no operator of the subdivision has an address.

    `is_repeated`: the same person was reminded of the same quarter today, so it will not be sent again.
    """

    subdivision: str
    recipient: str
    recipient_name: str
    subject: str
    body: str
    is_repeated: bool = False

    @property
    def is_sendable(self) -> bool:
        return bool(self.recipient) and not self.is_repeated
