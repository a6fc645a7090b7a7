"""Evidence, given out by its hash.

Only what stands as evidence is given out, checked against its hash, as one of the kinds of file that may be evidence,
into a sandbox and past every cache. Streamlit's own `/media` does none of that. A hash that is malformed, unknown,
withdrawn or lost gets the same answer: nobody learns what the office once had.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from iku.domain.evidence import MEDIA_TYPES
from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.web.asking import person_of

SHOWN_IN_BROWSER = ("image/png", "image/jpeg")
"""The rest is downloaded: a sandboxed PDF viewer stays empty."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'self'",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class ServedFile:
    """A file to give out, under the name it was attached with."""

    filename: str
    content: bytes


def evidence_route(
    path: str, find: Callable[[Person, str], ServedFile | None], person_of: Callable[[Request], Person] = person_of
) -> BaseRoute:
    """The route that gives out evidence to whoever may read it;

    `find` takes the person and a hash, or whatever stands in its place, and knows what stands. Without the right, nothing stands.
    """

    def find_for(request: Request) -> ServedFile | None:
        # Asked first: how long the answer takes must not tell what is there.
        person = person_of(request)
        return find(person, request.path_params["sha256"]) if may(person, Action.READ_EVIDENCE) else None

    async def evidence(request: Request) -> Response:
        file = await run_in_threadpool(find_for, request)
        media_type = MEDIA_TYPES.get(PurePosixPath(file.filename).suffix.lower()) if file else None
        if file is None or media_type is None:
            return PlainTextResponse("Not Found", status_code=404, headers={"cache-control": "no-store"})
        kind = "inline" if media_type in SHOWN_IN_BROWSER else "attachment"
        headers = HEADERS | {"content-disposition": content_disposition(kind, file.filename)}
        return Response(file.content, media_type=media_type, headers=headers)

    return Route(path, evidence, methods=["GET"])


def content_disposition(kind: str, filename: str) -> str:
    """RFC 6266: a plain name for old clients, the real one (RFC 5987) for the others; neither can leave its quotes."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\%' else "_" for c in filename)
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='', errors='replace')}"
