"""A meeting's slides for the projector, given out to whoever may see meetings; and what has become of them since.

Unknown, malformed and forbidden get one answer, as evidence does. What is asked for every two seconds by every screen costs a
look at the store's count of commits, unless something was recorded.
"""

import re
import threading
from base64 import b64encode
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from weakref import WeakKeyDictionary

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.errors import UserError
from iku.present.addresses import CONDITION, SAMPLE, SCREEN, condition_address
from iku.present.deck import deck
from iku.present.screen import screen_page, slides_html, status_style
from iku.present.status import NOTHING_COMPUTED, from_best
from iku.store.connection import Store
from iku.web.asking import person_of
from iku.workflow import meeting as meetings
from iku.workflow import opening
from iku.workflow.freezing import content_of
from iku.workflow.workspace import Workspace

MEDIA_TYPE = "text/html"
MOST_KEPT = 16
VERSION = re.compile(r"[1-9]\d{0,3}", re.ASCII)
ASSETS = "../../app/static"
"""From a screen's address, wherever the dashboard is served."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-{style}'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a screen gets: the whole page, its slides alone, and by what both can be told from what was given out before."""

    page: bytes
    slides: bytes
    etag: str
    policy: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """As it stands in the address."""

    meeting: str
    version: str
    is_sample: bool


_keeping = threading.Lock()
_kept: WeakKeyDictionary[Store, OrderedDict[tuple[int, _Asked], Shown]] = WeakKeyDictionary()


def screen_routes(path: str, assets: Path) -> list[BaseRoute]:
    """`{meeting}/layar?versi=2&data=contoh`, and `{meeting}/keadaan` with the same; without a version the latest.

    `assets` is the folder of our own files.
    """
    stamp = sha256(b"".join((assets / f"screen.{kind}").read_bytes() for kind in ("css", "js"))).hexdigest()[:8]

    def shown_to(request: Request) -> Shown | None:
        # Asked first: how long the answer takes must not tell what is there.
        person = person_of(request)
        if not may(person, Action.READ_MEETINGS):
            return None
        with suppress(UserError, LookupError):
            asked = request.query_params
            is_sample = asked.get("data") == SAMPLE
            workspace = opening.practice() if is_sample else opening.working()
            made = _Asked(request.path_params["meeting"], asked.get("versi", ""), is_sample)
            return _shown(workspace, person, made, stamp)
        return None

    async def screen(request: Request) -> Response:
        shown = await run_in_threadpool(shown_to, request)
        return _answer(shown, shown.page, "") if shown else _not_found()

    async def condition(request: Request) -> Response:
        shown = await run_in_threadpool(shown_to, request)
        if shown is None:
            return _not_found()
        return _answer(shown, shown.slides, request.headers.get("if-none-match", ""))

    return [
        Route(f"{path}/{{meeting}}/{SCREEN}", screen, methods=["GET"]),
        Route(f"{path}/{{meeting}}/{CONDITION}", condition, methods=["GET"]),
    ]


def _shown(workspace: Workspace, person: Person, asked: _Asked, stamp: str) -> Shown:
    """Made once per state of the store. Raises UserError, or LookupError for a version that was never made."""
    key = (workspace.store.data_version, asked)
    with _keeping:
        kept = _kept.setdefault(workspace.store, OrderedDict())
        if key in kept:
            kept.move_to_end(key)
            return kept[key]
    made = _make(workspace, person, asked, stamp)
    with _keeping:
        kept[key] = made
        while len(kept) > MOST_KEPT:
            kept.popitem(last=False)
    return made


def _make(workspace: Workspace, person: Person, asked: _Asked, stamp: str) -> Shown:
    found = meetings.read_meeting(workspace, person, asked.meeting)
    pinning = found.version(_number(asked.version))
    content = content_of(workspace, person, found, pinning)
    made = deck(content, found, pinning)
    style = status_style((*from_best(content.definitions.rules), NOTHING_COMPUTED))
    slides = slides_html(made).encode()
    etag = f'"{sha256(slides).hexdigest()[:32]}"'
    page = screen_page(made, style, ASSETS, stamp, condition_address(asked.version, is_sample=asked.is_sample), etag)
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    return Shown(page.encode(), slides, etag, POLICY.format(style=allowed))


def _number(version: str) -> int | None:
    """Raises LookupError for what is no number."""
    if version and not VERSION.fullmatch(version):
        raise LookupError(version)
    return int(version) if version else None


def _answer(shown: Shown, body: bytes, known: str) -> Response:
    headers = {
        "cache-control": "no-store",
        "content-security-policy": shown.policy,
        "etag": shown.etag,
        "x-content-type-options": "nosniff",
    }
    if shown.etag in known:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=MEDIA_TYPE, headers=headers)


def _not_found() -> Response:
    return PlainTextResponse("Not Found", status_code=404, headers={"cache-control": "no-store"})
