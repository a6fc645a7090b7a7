"""'Riwayat perubahan' as a file to keep, for whoever may look back."""

from collections.abc import Callable
from contextlib import suppress
from io import StringIO

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from iku.domain.person import Person
from iku.errors import NotAllowed, UserError
from iku.intake.dates import parse_date
from iku.present import wording
from iku.present.addresses import SAMPLE
from iku.present.dates import start_of_day
from iku.present.history import HISTORY_COLUMNS, history_export
from iku.present.interchange import write_csv
from iku.web.asking import person_of
from iku.workflow import opening, past

BYTE_ORDER_MARK = "\ufeff"
HEADERS = {
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "content-disposition": 'attachment; filename="riwayat-perubahan.csv"',
}


def history_route(path: str, ask: Callable[[Request], Person] = person_of) -> BaseRoute:
    """`?sejak=31/01/2024`: what changed since that day; without it, everything that is looked back on at once."""

    def history_for(request: Request) -> Response:
        asked = request.query_params.get("sejak", "")
        day = parse_date(asked) if asked else None
        if asked and day is None:
            return PlainTextResponse("sejak: tulis misalnya sejak=31/01/2024.", status_code=400)
        with suppress(UserError):
            workspace = opening.practice() if request.query_params.get("data") == SAMPLE else opening.working()
            try:
                facts = past.changes(workspace, ask(request), since=start_of_day(day) if day else None)
            except NotAllowed:
                return PlainTextResponse("Not Found", status_code=404, headers={"cache-control": "no-store"})
            label = wording.SAMPLE_LABEL if workspace.is_practice else ""
            out = StringIO(BYTE_ORDER_MARK)
            out.seek(0, 2)
            columns = (*HISTORY_COLUMNS, "data") if label else HISTORY_COLUMNS
            write_csv(history_export(workspace.definitions, facts, label), out, columns)
            return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=HEADERS)
        return PlainTextResponse("Data sedang tidak dapat dibuka. Coba lagi sebentar.", status_code=503)

    async def give(request: Request) -> Response:
        return await run_in_threadpool(history_for, request)

    return Route(path, give, methods=["GET"])
