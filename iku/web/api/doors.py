"""The way of a request: who asks, how often, what, in which form; then the answer, in a thread of its own."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from iku.domain.person import Person
from iku.errors import UserError
from iku.present import interface as words
from iku.web.api.callers import Callers
from iku.web.api.endpoints import Asked, Body, Endpoint, Form
from iku.web.api.forms import form_asked
from iku.web.api.parameters import read_parameters
from iku.web.api.rates import Rates
from iku.web.api.refusals import Refused, refusal, refusal_response
from iku.workflow.workspace import Workspace

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Door:
    """Everything that is answered at one path: an ASGI application. No endpoints: nothing is here."""

    endpoints: Sequence[Endpoint]
    callers: Callers
    rates: Rates
    workspace_of: Callable[[], Workspace]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response = await self._answer(request)
        except Refused as refused:
            response = refusal_response(refused)
        except UserError as error:
            response = refusal_response(refusal(error))
        except Exception:
            log.exception("a request of another system failed")
            response = refusal_response(Refused(500, "failed", words.FAILED))
        if request.method == "HEAD":
            response.body = b""
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        endpoint = self._endpoint(request.method)
        person = await self._caller(request)
        values = {**read_parameters(endpoint.parameters, request.query_params), **_path_values(endpoint, request)}
        form = form_asked(values.get("format"), request.headers.get("accept", "")) if endpoint.rows else Form.JSON
        media_type = _media_type(endpoint.body, request)
        content = await _content(endpoint.body, request)

        def answer() -> Response:
            workspace, year = self.workspace_of(), values.get("year")
            asked = Asked(
                person,
                workspace.of_year(year) if year else workspace,
                request.url.path,
                values,
                dict(request.query_params),
                form,
                media_type,
                content,
                request.headers.get("if-none-match", ""),
            )
            return endpoint.answer(asked)

        return await run_in_threadpool(answer)

    def _endpoint(self, method: str) -> Endpoint:
        if not self.endpoints:
            raise Refused(404, "not-found", words.NOT_FOUND)
        known = {endpoint.method: endpoint for endpoint in self.endpoints}
        found = known.get("GET" if method == "HEAD" else method)
        if found is None:
            allowed = sorted({*known, *(["HEAD"] if "GET" in known else [])})
            raise Refused(405, "method-not-allowed", words.wrong_method(allowed), headers={"allow": ", ".join(allowed)})
        return found

    async def _caller(self, request: Request) -> Person:
        address = request.client.host if request.client else ""
        try:
            person = await run_in_threadpool(self.callers.caller, request)
        except Refused as refused:
            if refused.status == 401:
                self.rates.count_failure(address)
            raise
        self.rates.count(request.method, person.account or address)
        return person


def _path_values(endpoint: Endpoint, request: Request) -> dict[str, object]:
    """What varies in the path. Raises Refused (404) for what can be nothing of ours."""
    try:
        return {p.name: p.read(request.path_params[p.name]) for p in endpoint.path_parameters}
    except ValueError:
        raise Refused(404, "not-found", words.NOT_FOUND) from None


def _media_type(body: Body | None, request: Request) -> str:
    """The kind of content that is sent, "" where none is due. Raises Refused (415)."""
    if body is None:
        return ""
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given not in body.kinds:
        raise Refused(415, "unsupported-media-type", words.wrong_body(list(body.kinds)), headers=_accepts(body.kinds))
    return given


def _accepts(kinds: Mapping[str, object]) -> dict[str, str]:
    return {"accept": ", ".join(kinds)}


async def _content(body: Body | None, request: Request) -> bytes:
    """What is sent. Raises Refused (413) as soon as it is known to be too much, before it is read where it says so itself."""
    if body is None:
        return b""
    said = request.headers.get("content-length", "0")
    if not said.isdecimal() or len(said) > 12 or int(said) > body.most:
        raise Refused(413, "content-too-large", words.too_large(body.most))
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > body.most:
            raise Refused(413, "content-too-large", words.too_large(body.most))
    return bytes(content)
