"""Backups, given out by name to whoever may make them; and made once a day while the server runs."""

import asyncio
import logging
import os
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from iku.domain.backup import KeptBackup
from iku.domain.person import Person, at_the_console
from iku.errors import UserError
from iku.web.asking import person_of
from iku.web.evidence import HEADERS, content_disposition
from iku.workflow import opening
from iku.workflow.backing_up import back_up_if_due, backup_named

log = logging.getLogger(__name__)

DAILY = "IKU_BACKUP_DAILY"
"""`off`: no backup is made unasked."""
FIRST_LOOK = 60.0
"""Seconds after the start: people who wait for their first page come before."""
BETWEEN_LOOKS = 10 * 60.0
MACHINE = at_the_console("Sistem")


def backup_route(path: str, person_of: Callable[[Request], Person] = person_of) -> BaseRoute:
    """Whoever may not have it gets the same answer as for a name that is not there."""

    def find(request: Request) -> KeptBackup | None:
        try:
            return backup_named(opening.working(), person_of(request), request.path_params["name"])
        except UserError:
            return None

    async def give_out(request: Request) -> Response:
        kept = await run_in_threadpool(find, request)
        if kept is None:
            return PlainTextResponse("Not Found", status_code=404, headers={"cache-control": "no-store"})
        headers = HEADERS | {"content-disposition": content_disposition("attachment", kept.name)}
        return FileResponse(kept.path, headers=headers, media_type="application/zip")

    return Route(path, give_out, methods=["GET"])


def is_daily() -> bool:
    return os.environ.get(DAILY, "").strip().lower() != "off"


async def back_up_daily(first_look: float = FIRST_LOOK, between_looks: float = BETWEEN_LOOKS) -> None:
    """Until it is cancelled: a backup of the office's own store whenever the newest one is a day old.

    What is being written when it is cancelled is finished first.
    """
    await asyncio.sleep(first_look)
    while True:
        try:
            made = await run_in_threadpool(lambda: back_up_if_due(opening.working(), MACHINE))
            if made is not None:
                log.warning("the daily backup was made and verified: %s", made.path)
        except Exception:
            log.exception("the daily backup could not be made")
        await asyncio.sleep(between_looks)
