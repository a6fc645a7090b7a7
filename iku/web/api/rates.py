"""How often one may ask: by account where a token or a session speaks for one, else by address."""

import time
from dataclasses import dataclass, field

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from iku.present import interface as words
from iku.web.api.refusals import Refused


@dataclass(frozen=True, slots=True)
class Rates:
    """Requests that read, that write, and that were refused for want of a token, each within its window."""

    reads: RateLimitItem = field(default_factory=lambda: parse("300/minute"))
    writes: RateLimitItem = field(default_factory=lambda: parse("60/minute"))
    failures: RateLimitItem = field(default_factory=lambda: parse("20/minute"))
    _limiter: MovingWindowRateLimiter = field(default_factory=lambda: MovingWindowRateLimiter(MemoryStorage()))

    def count(self, method: str, asker: str) -> None:
        """Counts a request. Raises Refused (429) where it is one too many."""
        item = self.reads if method in ("GET", "HEAD") else self.writes
        if not self._limiter.hit(item, "asker", asker):
            raise self._refusal(item, asker)

    def count_failure(self, address: str) -> None:
        """Counts a request without a good token. Raises Refused (429) where an address has made too many.

        A good token always passes: others may sit behind the same address.
        """
        if not self._limiter.hit(self.failures, "failure", address):
            raise self._refusal(self.failures, address, "failure")

    def _refusal(self, item: RateLimitItem, key: str, kind: str = "asker") -> Refused:
        wait = max(1, int(self._limiter.get_window_stats(item, kind, key).reset_time - time.time()) + 1)
        return Refused(429, "too-many-requests", words.TOO_OFTEN, headers={"retry-after": str(wait)})
