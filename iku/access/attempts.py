"""How often one may try: slows down guessing, for one account and from one address."""

import time
from dataclasses import dataclass
from math import ceil

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

PER_ACCOUNT = "10/15 minutes"
PER_ADDRESS = "60/15 minutes"
"""An office behind one address signs in within the same minutes of a morning."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many attempts in so long, counted apart for each name."""

    kind: str
    item: RateLimitItem


class Attempts:
    """Counts attempts in this process; a restart begins anew."""

    def __init__(self, per_account: str = PER_ACCOUNT, per_address: str = PER_ADDRESS) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._account = Limit("account", parse(per_account))
        self._address = Limit("address", parse(per_address))

    def take(self, account: str, address: str) -> int:
        """Counts an attempt. 0 if it may be made, else the seconds until the next one may."""
        waits = [self._take(self._address, address), self._take(self._account, account)]
        return max(waits)

    def forgive(self, account: str) -> None:
        """Whoever knew the password begins anew. The address does not: others may sit there."""
        self._limiter.clear(self._account.item, self._account.kind, account)

    def _take(self, limit: Limit, name: str) -> int:
        if self._limiter.hit(limit.item, limit.kind, name):
            return 0
        reset = self._limiter.get_window_stats(limit.item, limit.kind, name).reset_time
        return max(1, ceil(reset - time.time()))
