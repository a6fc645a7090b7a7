"""The command line of this machine, or one with a token, through the running server."""

import base64
import json
import logging
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from iku.access.console import HEADER, RunningServer, announce, withdraw
from iku.domain.person import Person, at_the_console
from iku.intake.sheets import BYTE_LIMIT
from iku.present import interface as words
from iku.web.api.callers import BEARER, CHALLENGE
from iku.web.api.rates import Rates
from iku.web.api.refusals import Refused, refusal_response
from iku.web.asking import asker_of
from iku.workflow.workspace import home_folder

log = logging.getLogger(__name__)

Run = Callable[[Person, str, Mapping[str, Any], bytes, Path], Path | None]
"""Runs a command; the answer is a file in the folder given, None where there is no such command."""

MOST_BYTES = BYTE_LIMIT * 4 // 3 + 100_000
_running: list[RunningServer] = []


@asynccontextmanager
async def announcing(url: str) -> AsyncIterator[None]:
    """While the server runs, the command line of this machine finds it."""
    try:
        server = announce(home_folder(), url)
    except OSError:
        log.exception("the command line will not find this server")
        yield
        return
    _running.append(server)
    try:
        yield
    finally:
        _running.remove(server)
        withdraw(home_folder(), server)


def console_route(path: str, run: Run, bearer_of: Callable[[str], Person | None]) -> BaseRoute:
    """Answers with what the command wrote. A browser's session is not enough: another site could make it send this."""
    rates = Rates()

    async def command(request: Request) -> Response:
        workshop = Path(tempfile.mkdtemp(prefix="iku-perintah-"))
        try:
            address = request.client.host if request.client else ""
            person = await run_in_threadpool(_caller, request, bearer_of)
            if person is None:
                rates.count_failure(address)
                raise Refused(401, "token-missing", words.UNSIGNED, headers=CHALLENGE)
            name, values, content = _asked(await _body(request))
            answer = await run_in_threadpool(run, person, name, values, content, workshop)
            if answer is None:
                raise Refused(404, "not-found", words.NOT_FOUND)
        except Refused as refused:
            shutil.rmtree(workshop, ignore_errors=True)
            return refusal_response(refused)
        except (ValueError, TypeError, KeyError):
            shutil.rmtree(workshop, ignore_errors=True)
            return refusal_response(Refused(400, "command-unreadable", words.UNREADABLE_COMMAND))
        except Exception:
            log.exception("a command failed")
            shutil.rmtree(workshop, ignore_errors=True)
            return refusal_response(Refused(500, "failed", words.FAILED))
        cleaning = BackgroundTask(shutil.rmtree, workshop, ignore_errors=True)
        return FileResponse(
            answer, headers={"cache-control": "no-store"}, media_type="application/zip", background=cleaning
        )

    return Route(path, command, methods=["POST"])


def _caller(request: Request, bearer_of: Callable[[str], Person | None]) -> Person | None:
    given = request.headers.get(HEADER)
    if given is not None:
        is_known = any(server.is_known_by(given) for server in _running)
        return at_the_console("") if is_known and asker_of(request).is_here else None
    match = BEARER.fullmatch(request.headers.get("authorization", ""))
    return bearer_of(match[1]) if match else None


async def _body(request: Request) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > MOST_BYTES:
            raise Refused(413, "content-too-large", words.too_large(BYTE_LIMIT))
    return bytes(content)


def _asked(body: bytes) -> tuple[str, Mapping[str, Any], bytes]:
    said = json.loads(body)
    if not isinstance(said["values"], dict):
        raise TypeError("values are expected by name")
    return str(said["command"]), said["values"], base64.b64decode(said["content"], validate=True)
