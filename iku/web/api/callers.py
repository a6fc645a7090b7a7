"""Who asks, and whether the request may be theirs.

A token (`Authorization: Bearer iku_…`) speaks for its account everywhere. A browser's session is good for reading only: a
page of another site could make the browser send it. In single-person mode nobody has a token; there a request must come
from this computer, ask for it by a name of this computer (else a name server elsewhere could point at it), and to write
must say in a header of ours who acts, which a page of another site cannot send unasked.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote_to_bytes, urlsplit

from starlette.requests import Request

from iku.access.asker import FORWARDING
from iku.access.ways import is_loopback
from iku.domain.person import Person, Reading, Standing
from iku.present import interface as words
from iku.web.api.refusals import Refused

PersonOf = Callable[[Request], Person]
BearerOf = Callable[[str], Person | None]
"""The person whose token it is; None where it is unknown, revoked or expired."""

PERSON_HEADER = "x-iku-person"
LONGEST_NAME = 120
BEARER = re.compile(r"bearer +([A-Za-z0-9._~+/-]+=*) *", re.IGNORECASE | re.ASCII)
OWN_SITE = frozenset({"", "none", "same-origin"})
CHALLENGE: Mapping[str, str] = {"www-authenticate": 'Bearer realm="IKU"'}
BAD_CHALLENGE: Mapping[str, str] = {"www-authenticate": 'Bearer realm="IKU", error="invalid_token"'}


@dataclass(frozen=True, slots=True)
class Callers:
    """Knows who asks."""

    person_of: PersonOf
    bearer_of: BearerOf

    def caller(self, request: Request) -> Person:
        """The person who asks. Raises Refused where nobody may ask this way."""
        given = request.headers.get("authorization")
        if given is not None:
            return self._bearer(given)
        person = self.person_of(request)
        is_writing = request.method not in ("GET", "HEAD")
        if person.standing is Standing.ALONE or (person.standing is Standing.VISITOR and _is_from_here(request)):
            _require_own_host(request)
        if person.standing is Standing.ALONE:
            return _named(person, request) if is_writing else person
        if is_writing:
            sentence = words.NO_COOKIE if person.standing is Standing.MEMBER else words.UNSIGNED
            raise Refused(401, "token-missing", sentence, headers=CHALLENGE)
        if person.standing is Standing.VISITOR and person.reading is Reading.NOTHING:
            raise Refused(401, "token-missing", words.UNSIGNED, headers=CHALLENGE)
        return person

    def _bearer(self, given: str) -> Person:
        match = BEARER.fullmatch(given)
        person = self.bearer_of(match[1]) if match else None
        if person is None:
            raise Refused(401, "token-refused", words.UNKNOWN_BEARER, headers=BAD_CHALLENGE)
        return person


def _require_own_host(request: Request) -> None:
    """Raises Refused for a request of this computer that names another: a page of elsewhere, led here by its name server."""
    try:
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    except ValueError:
        host = ""
    if not is_loopback(host):
        raise Refused(403, "other-host", words.OTHER_HOST)


def _is_from_here(request: Request) -> bool:
    """Whether it was sent on this computer, through no proxy."""
    is_near = request.client is not None and is_loopback(request.client.host)
    return is_near and not any(name in request.headers for name in FORWARDING)


def _named(person: Person, request: Request) -> Person:
    """The sole person by the name that the request gives. Raises Refused where a page of another site sent it."""
    origin = request.headers.get("origin")
    is_own_origin = origin is None or origin == f"{request.url.scheme}://{request.headers.get('host', '')}"
    if not is_own_origin or request.headers.get("sec-fetch-site", "") not in OWN_SITE:
        raise Refused(403, "other-site", words.OTHER_SITE)
    given = request.headers.get(PERSON_HEADER, "").strip()
    if not given:
        raise Refused(400, "person-unnamed", words.NO_NAME)
    try:
        name = unquote_to_bytes(given.encode("latin-1")).decode("utf-8").strip()
    except UnicodeDecodeError:
        name = ""
    if not name or not name.isprintable() or len(name) > LONGEST_NAME:
        raise Refused(400, "person-unreadable", words.UNREADABLE_NAME)
    return replace(person, name=name)
