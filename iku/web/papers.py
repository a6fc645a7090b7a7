"""Papers, made when they are asked for and given out to whoever may read meetings.

A meeting or quarter that is unknown and one that is forbidden get the same answer: nobody learns which meetings there were.
"""

import asyncio
import re
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from iku.domain.paper import Paper, PaperKind, Source
from iku.domain.period import Period
from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.errors import MeetingRefused, NotAllowed, TemplateUnusable, UserError
from iku.present.addresses import SAMPLE
from iku.present.problems import error_sentence
from iku.reports.papers import is_made, make_paper
from iku.web.asking import person_of
from iku.web.evidence import HEADERS, content_disposition
from iku.workflow import opening
from iku.workflow.papers import meeting_source, present_source, record_paper
from iku.workflow.workspace import Workspace

AT_ONCE = 2
"""Papers that are made at the same time; whoever asks for more waits, and the screens do not."""
QUARTER = re.compile(r"(20\d\d)-([1-4])", re.ASCII)
MEETING = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
VERSION = re.compile(r"[1-9]\d{0,3}", re.ASCII)


def papers_route(path: str, ask: Callable[[Request], Person] = person_of) -> BaseRoute:
    """`laporan/<meeting>/handout?versi=2`; `laporan/2024-3/report` for what is known of a quarter now."""
    turns = asyncio.Semaphore(AT_ONCE)

    def paper_for(request: Request) -> Paper | None:
        person = ask(request)
        if not may(person, Action.READ_MEETINGS):
            return None
        kind = next((k for k in PaperKind if k.value == request.path_params["kind"]), None)
        if kind is None or not is_made(kind, is_held=not QUARTER.fullmatch(request.path_params["shown"])):
            return None
        workspace = opening.practice() if request.query_params.get("data") == SAMPLE else opening.working()
        source = _source(workspace, person, request)
        if source is None:
            return None
        made = make_paper(kind, source, workspace.home)
        if request.method == "GET":
            record_paper(workspace, person, made, source)
        return made

    async def paper(request: Request) -> Response:
        try:
            async with turns:
                made = await run_in_threadpool(paper_for, request)
        except (NotAllowed, MeetingRefused):
            made = None
        except TemplateUnusable as error:
            return PlainTextResponse(error_sentence(error), status_code=422)
        except UserError:
            return PlainTextResponse("Data sedang tidak dapat dibuka. Coba lagi sebentar.", status_code=503)
        if made is None:
            return PlainTextResponse("Not Found", status_code=404, headers={"cache-control": "no-store"})
        headers = HEADERS | {"content-disposition": content_disposition("attachment", made.filename)}
        return Response(made.content, media_type=made.media_type, headers=headers)

    return Route(f"{path}/{{shown}}/{{kind}}", paper, methods=["GET"])


def _source(workspace: Workspace, person: Person, request: Request) -> Source | None:
    shown, version = request.path_params["shown"], request.query_params.get("versi", "")
    if version and not VERSION.fullmatch(version):
        return None
    if quarter := QUARTER.fullmatch(shown):
        return None if version else present_source(workspace, person, Period(int(quarter[1]), int(quarter[2])))
    if MEETING.fullmatch(shown):
        return meeting_source(workspace, person, shown, int(version) if version else None)
    return None
