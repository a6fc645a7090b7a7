"""Our routes and middleware, put together for the server that carries the screens."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.routing import BaseRoute

from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.domain.preview import PagePicture
from iku.errors import UserError
from iku.present import shell as words
from iku.present.addresses import BACKUP, DEADLINES, EVIDENCE, HISTORY, MEETING, PAPERS, TEMPLATES, page_address
from iku.present.theme import DARK, FONT_FAMILY, LIGHT
from iku.web.api.callers import Callers
from iku.web.api.routes import interface_routes
from iku.web.asking import NamedClients, person_of
from iku.web.assets import PackedAssets, own_assets
from iku.web.backups import back_up_daily, backup_route, is_daily
from iku.web.console import Run, announcing, console_route
from iku.web.deadlines import deadlines_route
from iku.web.evidence import ServedFile, evidence_route
from iku.web.headers import SecurityHeaders
from iku.web.health import health_route
from iku.web.history import history_route
from iku.web.outbox import at_work
from iku.web.page import Colours, Look, corrected, front_end_page
from iku.web.papers import papers_route
from iku.web.preview import preview_route
from iku.web.screen import screen_routes
from iku.web.shell import CorrectedShell
from iku.web.sign_in import sign_in_routes
from iku.web.templates import template_routes
from iku.workflow import entrance, opening
from iku.workflow.asking import way_in
from iku.workflow.health import health
from iku.workflow.previewing import preview_page
from iku.workflow.proving import evidence_named
from iku.workflow.reminding import own_mailbox, send_waiting
from iku.workflow.tokens import bearer

log = logging.getLogger(__name__)

CONSOLE = "api/console"
OWN_ASSETS = "app/static"
"""Where Streamlit's front end looks for an app's static files; `.streamlit/config.toml` names the typeface by it."""

LOOK = Look(
    language=words.LANGUAGE,
    title=words.TITLE,
    loading=words.LOADING,
    without_scripts=words.WITHOUT_SCRIPTS,
    icon=f"{OWN_ASSETS}/icon.png",
    typeface=f"{OWN_ASSETS}/plus-jakarta-sans-latin-wght-normal.woff2",
    font=FONT_FAMILY,
    light=Colours(LIGHT.ground, LIGHT.ink, LIGHT.accent),
    dark=Colours(DARK.ground, DARK.ink, DARK.accent),
    redraw=words.REDRAW,
)


def routes(assets: Path, base_path: str, run: Run | None = None) -> list[BaseRoute]:
    """What is answered beside the screens. `base_path` is `server.baseUrlPath`, "" for none; `run` runs commands."""
    base = f"/{base_path.strip('/')}".rstrip("/")
    return [
        health_route(f"{base}/api/health", ask_stores, health_details),
        evidence_route(f"{base}/{EVIDENCE}/{{sha256}}", find_evidence),
        preview_route(f"{base}/{page_address('{sha256}', '{page}')}", person_of, draw_page),
        backup_route(f"{base}/{BACKUP}/{{name}}"),
        deadlines_route(f"{base}/{DEADLINES}"),
        history_route(f"{base}/{HISTORY}"),
        papers_route(f"{base}/{PAPERS}"),
        *template_routes(f"{base}/{TEMPLATES}"),
        *screen_routes(f"{base}/{MEETING}", assets),
        own_assets(f"{base}/{OWN_ASSETS}", assets),
        *sign_in_routes(base),
        *([console_route(f"{base}/{CONSOLE}", run, bearer_of)] if run else []),
        *interface_routes(f"{base}/api", Callers(person_of, bearer_of)),
    ]


def middleware(front_end: Path, base_path: str) -> list[Middleware]:
    """What goes with every answer, outermost first. `front_end` is the folder of Streamlit's page and scripts."""
    page = corrected(front_end_page(front_end), LOOK, base_path)
    return [
        Middleware(NamedClients),
        Middleware(SecurityHeaders, script_hashes=page.script_hashes),
        Middleware(CorrectedShell, page=page),
        Middleware(PackedAssets, folder=front_end, base_path=base_path),
    ]


def living(url_of: Callable[[], str]) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """The server's life; `url_of` says at its start under which address this machine reaches it."""

    @asynccontextmanager
    async def live(app: object) -> AsyncIterator[None]:
        async with closing_stores(app), announcing(url_of()):
            yield

    return live


@asynccontextmanager
async def closing_stores(_: object) -> AsyncIterator[None]:
    """The server's life: the office's own store opens at its start, others when asked for; all close before it ends."""
    await run_in_threadpool(say_way_in)
    daily = asyncio.create_task(back_up_daily()) if is_daily() else None
    async with at_work(send_reminders):
        yield
    if daily is not None:
        daily.cancel()
        await asyncio.wait([daily])
    await run_in_threadpool(opening.close_all)


def send_reminders() -> None:
    """Those of the office's own store that wait, where a mail server is set up."""
    if box := own_mailbox():
        with suppress(UserError):
            send_waiting(opening.working(), box)


def say_way_in() -> None:
    """How people come in, in the log of every start."""
    with suppress(UserError):
        log.warning("people come in by this way: %s", way_in(opening.working(), entrance.current().entrance))


def bearer_of(secret: str) -> Person | None:
    """For whom a token speaks; the office's own store knows."""
    return bearer(opening.working(), secret)


def ask_stores() -> None:
    """Asks every open store, the office's own at least, a question; raises what keeps it from answering."""
    opening.working()
    for workspace in opening.opened():
        with workspace.store.reading() as cursor:
            cursor.execute("select 1")


def health_details(request: Request) -> Mapping[str, object]:
    """What only those who look after the dashboard may know."""
    person = person_of(request)
    if not may(person, Action.BACK_UP):
        return {}
    found = health(opening.working(), person)
    return {
        "disk": {"free": found.free_disk, "store": found.store_size, "log": found.log_size},
        "backup_age_days": found.backup_age_days,
    }


def find_evidence(person: Person, sha256: str) -> ServedFile | None:
    """The file with this hash, if it stands as evidence in a store that is open here. Raises NotAllowed."""
    with suppress(UserError):
        opening.working()
    for workspace in opening.opened():
        if workspace.files.path(sha256) and (attachment := evidence_named(workspace, person, sha256)):
            try:
                return ServedFile(attachment.filename, workspace.files.read(sha256))
            except (OSError, UserError):
                log.exception("evidence %s cannot be given out", sha256)
    return None


def draw_page(person: Person, sha256: str, page: int) -> bytes | None:
    """One page of a file that stands as evidence in a store that is open here, as PNG; None where there is none to see."""
    with suppress(UserError):
        opening.working()
    for workspace in opening.opened():
        try:
            shown = preview_page(workspace, person, sha256, page)
        except (OSError, UserError):
            return None
        if isinstance(shown, PagePicture):
            return shown.png
    return None
