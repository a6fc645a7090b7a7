"""Templates, given out to whoever may see the figures that they are filled in with: made when they are asked for."""

from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from iku.domain.facts import SubmissionKind
from iku.domain.period import QUARTERS, Period
from iku.errors import NotAllowed, UserError
from iku.intake.template import Form
from iku.present.addresses import SAMPLE
from iku.present.problems import error_sentence
from iku.present.template_file import template_filename
from iku.web.asking import person_of
from iku.workflow import opening
from iku.workflow.templates import template_bytes
from iku.workflow.workspace import Workspace

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
KINDS = {"realisasi": SubmissionKind.REALISATIONS, "target": SubmissionKind.TARGETS}
HEADERS = {"x-content-type-options": "nosniff", "cache-control": "no-store"}
FIRST_YEAR, LAST_YEAR = 2000, 2100


def template_routes(path: str) -> list[BaseRoute]:
    """`realisasi.xlsx?tahun=2024&triwulan=4&subbagian=kul`, `target.csv?tahun=2024`; without a subbagian all of them."""
    return [_route(f"{path}/{word}.xlsx", kind, "xlsx") for word, kind in KINDS.items()] + [
        _route(f"{path}/{word}.csv", kind, "csv") for word, kind in KINDS.items()
    ]


def _route(path: str, kind: SubmissionKind, form: Form) -> BaseRoute:
    def template_for(request: Request) -> Response:
        person = person_of(request)
        asked = request.query_params
        with suppress(UserError):
            workspace = opening.practice() if asked.get("data") == SAMPLE else opening.working()
            period, subdivision = (
                _period(asked.get("tahun", ""), asked.get("triwulan", "1")),
                asked.get("subbagian", ""),
            )
            try:
                if period is None or not _knows(workspace, period.year, subdivision):
                    return _plain("Alamat templat ini tidak dikenal. Unduh templat dari halamannya.", 400)
                content = template_bytes(workspace, person, kind, period, subdivision or None, form)
            except NotAllowed as refused:
                return _plain(error_sentence(refused), 403)
            name = template_filename(kind, period, subdivision, form, is_sample=workspace.is_practice)
            disposition = {"content-disposition": f'attachment; filename="{name}"'}
            return Response(content, media_type=MEDIA_TYPES[form], headers=HEADERS | disposition)
        return _plain("Data sedang tidak dapat dibuka. Coba lagi sebentar.", 503)

    async def template(request: Request) -> Response:
        return await run_in_threadpool(template_for, request)

    return Route(path, template, methods=["GET"])


def _period(year: str, quarter: str) -> Period | None:
    if not (year.isascii() and year.isdigit() and len(year) == len(str(LAST_YEAR))):
        return None
    if not FIRST_YEAR <= int(year) <= LAST_YEAR or quarter not in map(str, QUARTERS):
        return None
    return Period(int(year), int(quarter))


def _knows(workspace: Workspace, year: int, subdivision: str) -> bool:
    known = {s.code for s in workspace.of_year(year).definitions.subdivisions}
    return not subdivision or subdivision in known


def _plain(text: str, status: int) -> Response:
    return PlainTextResponse(text, status_code=status, headers=HEADERS)
