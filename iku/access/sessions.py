"""Sessions: a secret that the browser holds in a signed cookie, of which only the hash is ever stored."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from itsdangerous import BadSignature, Signer

LONGEST = timedelta(hours=12)
"""A working day: whoever signed in does so again on the next."""
LONGEST_IDLE = timedelta(hours=4)
"""Without any action: a computer left alone over a long meeting."""
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class CookieKind:
    """A cookie's name and where it is sent. Under TLS the name itself forbids others to set it."""

    plain_name: str
    path: str
    is_secure: bool

    @property
    def name(self) -> str:
        if not self.is_secure:
            return self.plain_name
        return f"__Host-{self.plain_name}" if self.path == "/" else f"__Secure-{self.plain_name}"


def session_cookie(base_path: str, *, is_secure: bool) -> CookieKind:
    return CookieKind("iku_session", _path(base_path), is_secure)


def form_cookie(base_path: str, *, is_secure: bool) -> CookieKind:
    return CookieKind("iku_form", _path(base_path), is_secure)


def new_secret() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(SECRET_BYTES)


def stored_form(secret: str) -> str:
    """What is stored of a secret of 256 random bits: its SHA-256."""
    return sha256(secret.encode()).hexdigest()


def signed(key: bytes, kind: CookieKind, value: str) -> str:
    """The cookie's value, signed for its purpose."""
    return _signer(key, kind).sign(value).decode()


def unsigned(key: bytes, kind: CookieKind, cookie: str) -> str:
    """The value in a cookie; "" if it was not signed here for this purpose."""
    try:
        return _signer(key, kind).unsign(cookie.encode("utf-8", "replace")).decode()
    except (BadSignature, UnicodeDecodeError):
        return ""


def has_ended(opened_at: datetime, last_seen: datetime, now: datetime) -> bool:
    """Whether a session is over by its age, or because nothing was done in it."""
    return now - opened_at >= LONGEST or now - last_seen >= LONGEST_IDLE


def _signer(key: bytes, kind: CookieKind) -> Signer:
    return Signer(key, salt=f"iku.{kind.plain_name}", key_derivation="hmac", digest_method=sha256)


def _path(base_path: str) -> str:
    return f"/{base_path.strip('/')}"
