"""The deadlines of a year, given out as a calendar to whoever may see figures."""

from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from iku.domain.permission import Action, may
from iku.errors import UserError
from iku.present.addresses import SAMPLE
from iku.present.deadline_calendar import calendar_filename, deadline_calendar
from iku.web.asking import person_of
from iku.workflow import opening
from iku.workflow.workspace import Workspace

MEDIA_TYPE = "text/calendar"
HEADERS = {"x-content-type-options": "nosniff", "cache-control": "no-store"}
FIRST_YEAR, LAST_YEAR = 2000, 2100


def deadlines_route(path: str) -> BaseRoute:
    """`?tahun=2024&subbagian=kul`; without a year that of the definitions, without a subbagian the whole office's."""

    def calendar_for(request: Request) -> Response:
        if not may(person_of(request), Action.READ_FIGURES):
            return _plain("Anda tidak berwenang melihat capaian. Masuk dulu.", 403)
        with suppress(UserError):
            workspace = opening.practice() if request.query_params.get("data") == SAMPLE else opening.working()
            return _calendar(
                workspace, request.query_params.get("tahun", ""), request.query_params.get("subbagian", "")
            )
        return _plain("Data sedang tidak dapat dibuka. Coba lagi sebentar.", 503)

    async def deadlines(request: Request) -> Response:
        return await run_in_threadpool(calendar_for, request)

    return Route(path, deadlines, methods=["GET"])


def _calendar(workspace: Workspace, asked: str, subdivision: str) -> Response:
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == len(str(LAST_YEAR)) else 0
    if asked and not FIRST_YEAR <= year <= LAST_YEAR:
        return _plain(f"tahun: harus {FIRST_YEAR} sampai {LAST_YEAR}, misalnya tahun=2024.", 400)
    workspace = workspace.of_year(year) if year else workspace
    definitions = workspace.definitions
    known = [s.code for s in definitions.subdivisions]
    if subdivision and subdivision not in known:
        return _plain(f"subbagian: tidak dikenal; yang ada: {', '.join(known)}.", 400)
    of_year = year or definitions.organisation.year
    content = deadline_calendar(
        definitions, of_year, subdivision, workspace.store.now(), is_sample=workspace.is_practice
    )
    disposition = f'attachment; filename="{calendar_filename(of_year, subdivision)}"'
    return Response(content, media_type=MEDIA_TYPE, headers=HEADERS | {"content-disposition": disposition})


def _plain(text: str, status: int) -> Response:
    return PlainTextResponse(text, status_code=status, headers=HEADERS)
