"""Forms that only our own pages can send, and ways back that lead nowhere else."""

import hmac
from hashlib import sha256
from urllib.parse import urlsplit

LONGEST_WAY_BACK = 500


def form_token(key: bytes, secret: str) -> str:
    """What a form carries: it can be made only with the server's key, and only for the browser that holds the secret."""
    return hmac.new(key, b"form:" + secret.encode(), sha256).hexdigest()


def is_own_form(key: bytes, secret: str, token: str) -> bool:
    return bool(secret) and hmac.compare_digest(form_token(key, secret), token)


def is_own_origin(origin: str | None, host: str, url: str) -> bool:
    """Whether a form comes from a page of ours, as far as the browser says. `url`: where the dashboard is opened, or ""."""
    if not origin:
        return True
    return urlsplit(origin).netloc.lower() in {host.lower(), urlsplit(url).netloc.lower()} - {""}


def way_back(asked: str, base: str) -> str:
    """An address of ours to go on to after signing in; the start where anything else is asked for."""
    start = f"{base}/"
    is_plain = asked.isascii() and asked.isprintable() and "\\" not in asked and " " not in asked
    is_ours = asked.startswith(start) and not asked.startswith("//")
    return asked if is_plain and is_ours and len(asked) <= LONGEST_WAY_BACK else start
