"""Tokens: with one, another system acts for an account, for a while and within a scope."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from iku.domain.person import TokenScope

LONGEST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Token:
    """As it stands. `token` names it and opens nothing; the secret is nowhere kept."""

    token: str
    account: str
    label: str
    scope: TokenScope
    issued_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    revoked_by: str = ""

    def opens(self, now: datetime) -> bool:
        """Whether it is still good."""
        return self.revoked_at is None and now < self.expires_at


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """`secret` is shown once to whoever asked for it."""

    secret: str
    token: Token
