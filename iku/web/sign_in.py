"""Signing in and out, and one's own password: plain forms, beside the screens, that need no script.

Every form carries a token that only our own page can have made for this very browser, also before anyone has signed in:
else a stranger's page could sign a visitor in as somebody else. A new secret is made at every sign-in.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from iku.access.asker import Asker
from iku.access.attempts import Attempts
from iku.access.forms import form_token, is_own_form, is_own_origin, way_back
from iku.access.sessions import LONGEST, CookieKind, form_cookie, new_secret, session_cookie, signed, unsigned
from iku.access.ways import Entrance, Way
from iku.domain.account import Account
from iku.errors import NotAllowed, PasswordRefused, SignInRefused, StoreBusy, StoreUnusable, TooManyAttempts, UserError
from iku.present import sign_in as words
from iku.present.addresses import CHANGE_PASSWORD, SIGN_IN, SIGN_OUT
from iku.present.problems import error_sentence
from iku.web.asking import asker_of
from iku.web.form_page import TOKEN, WAY_BACK, form_page
from iku.workflow import entrance, opening
from iku.workflow.asking import key_of, session_secret, way_in
from iku.workflow.signing_in import SignedIn, account_of, change_password, sign_in, sign_out
from iku.workflow.workspace import Workspace

log = logging.getLogger(__name__)

MOST_BYTES = 10_000
"""Of a form: a name, two passwords and a way back need a tenth."""

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for one of these pages, and what is needed to answer it."""

    asker: Asker
    entrance: Entrance
    workspace: Workspace
    key: bytes
    origin: str | None
    form_secret: str
    """of this browser, before and after sign-in; "" if it has none yet"""
    asked_back: str

    @property
    def base(self) -> str:
        return f"/{self.entrance.base_path.strip('/')}".rstrip("/")

    @property
    def is_secure(self) -> bool:
        return self.asker.is_secure or self.entrance.is_behind_tls

    @property
    def secret(self) -> str:
        return session_secret(self.workspace, self.asker, self.entrance)

    @property
    def account(self) -> Account | None:
        """Who is signed in here."""
        return account_of(self.workspace, self.secret)

    def accepts(self, fields: Fields) -> bool:
        """Whether the form is one of ours, made for this browser."""
        is_ours = is_own_origin(self.origin, self.asker.headers.get("host", ""), self.entrance.url)
        return is_ours and is_own_form(self.key, self.form_secret, fields.get(TOKEN, ""))


Answer = Callable[[Visit, Fields | None], Response]
"""`fields` of a form that was sent; None where the page is only looked at."""


def sign_in_routes(base: str, attempts: Attempts | None = None) -> list[BaseRoute]:
    """`attempts` counts how often one has tried; all of these routes share it."""
    counted = attempts or Attempts()
    pages: dict[str, Answer] = {
        SIGN_IN: lambda visit, fields: _sign_in(visit, fields, counted),
        SIGN_OUT: _sign_out,
        CHANGE_PASSWORD: lambda visit, fields: _change(visit, fields, counted),
    }
    return [Route(f"{base}/{path}", _endpoint(answer), methods=["GET", "POST"]) for path, answer in pages.items()]


def _endpoint(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        fields = None
        if request.method == "POST" and (fields := await _fields(request)) is None:
            return PlainTextResponse("Content Too Large", status_code=413, headers={"cache-control": "no-store"})
        return await run_in_threadpool(_answered, answer, request, fields)

    return page


def _answered(answer: Answer, request: Request, fields: Fields | None) -> Response:
    try:
        visit = _visit(request)
        if way_in(visit.workspace, visit.entrance) is not Way.LOCAL:
            return _onward(visit, f"{visit.base}/")
        return answer(visit, fields)
    except (StoreBusy, StoreUnusable):
        log.exception("signing in is not possible")
        return PlainTextResponse(words.UNAVAILABLE, status_code=503, headers={"cache-control": "no-store"})


def _sign_in(visit: Visit, fields: Fields | None, attempts: Attempts) -> Response:
    if fields is None:
        return _show(visit, words.SIGN_IN_PAGE) if visit.account is None else _onward(visit, _back(visit))
    if not visit.accepts(fields):
        return _show(visit, words.SIGN_IN_PAGE, words.STALE_FORM, status=403)
    login, address = fields.get(words.LOGIN, "").strip().casefold()[:64], visit.asker.address
    try:
        _require_patience(attempts, login, address)
        signed_in = sign_in(visit.workspace, login, fields.get(words.PASSWORD, ""), address, before=visit.secret)
    except TooManyAttempts as error:
        return _show_wait(visit, words.SIGN_IN_PAGE, error)
    except SignInRefused as error:
        log.warning("sign-in refused: account %r from %s", login, address)
        return _show(visit, words.SIGN_IN_PAGE, error_sentence(error), status=401)
    attempts.forgive(login)
    log.warning("signed in: account %r from %s", login, address)
    return _signed_in(visit, signed_in, _change_first(visit) if signed_in.must_change else _back(visit))


def _sign_out(visit: Visit, fields: Fields | None) -> Response:
    if visit.account is None:
        return _forgetting(visit, _onward(visit, f"{visit.base}/{SIGN_IN}"))
    if fields is None:
        return _show(visit, words.SIGN_OUT_PAGE)
    if not visit.accepts(fields):
        return _show(visit, words.SIGN_OUT_PAGE, words.STALE_FORM, status=403)
    sign_out(visit.workspace, visit.secret)
    return _forgetting(visit, _onward(visit, f"{visit.base}/{SIGN_IN}"))


def _change(visit: Visit, fields: Fields | None, attempts: Attempts) -> Response:
    account = visit.account
    if account is None:
        return _onward(visit, f"{visit.base}/{SIGN_IN}?{urlencode({WAY_BACK: f'{visit.base}/{CHANGE_PASSWORD}'})}")
    page = replace(words.CHANGE_PAGE, text=words.FIRST_CHANGE) if account.must_change_password else words.CHANGE_PAGE
    if fields is None:
        return _show(visit, page)
    if not visit.accepts(fields):
        return _show(visit, page, words.STALE_FORM, status=403)
    new, address = fields.get(words.NEW, ""), visit.asker.address
    if new != fields.get(words.AGAIN, ""):
        return _show(visit, page, words.NOT_THE_SAME, status=422)
    try:
        _require_patience(attempts, account.login, address)
        changed = change_password(visit.workspace, visit.secret, fields.get(words.CURRENT, ""), new, address)
    except TooManyAttempts as error:
        return _show_wait(visit, page, error)
    except SignInRefused:
        return _show(visit, page, words.WRONG_CURRENT, status=401)
    except (PasswordRefused, NotAllowed) as error:
        attempts.forgive(account.login)
        return _show(visit, page, error_sentence(error), status=422)
    attempts.forgive(account.login)
    return _signed_in(visit, changed, _back(visit))


def _visit(request: Request) -> Visit:
    asker, doors = asker_of(request), entrance.current().entrance
    workspace = opening.working()
    key = key_of(workspace)
    visit = Visit(
        asker, doors, workspace, key, request.headers.get("origin"), "", request.query_params.get(WAY_BACK, "")
    )
    kind = _form_kind(visit)
    return replace(visit, form_secret=unsigned(key, kind, asker.cookies.get(kind.name, "")))


async def _fields(request: Request) -> Fields | None:
    """What a form of a browser brings; None where it is too much."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    try:
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=20))
    except ValueError:
        return {}


def _require_patience(attempts: Attempts, login: str, address: str) -> None:
    if seconds := attempts.take(login, address):
        log.warning("too many attempts: account %r from %s", login, address)
        raise TooManyAttempts(seconds)


def _show(visit: Visit, page: words.FormPage, told: str = "", status: int = 200) -> Response:
    """The page, with a token for this browser."""
    secret = visit.form_secret or new_secret()
    answer = form_page(page, visit.base, {TOKEN: form_token(visit.key, secret)}, told, status)
    if not visit.form_secret:
        _set(visit, answer, _form_kind(visit), secret, samesite="strict")
    return answer


def _show_wait(visit: Visit, page: words.FormPage, error: UserError) -> Response:
    answer = _show(visit, page, error_sentence(error), status=429)
    if isinstance(error, TooManyAttempts):
        answer.headers["retry-after"] = str(error.seconds)
    return answer


def _signed_in(visit: Visit, signed_in: SignedIn, onward: str) -> Response:
    answer = _onward(visit, onward)
    _set(visit, answer, _session_kind(visit), signed_in.secret, samesite="lax", max_age=int(LONGEST.total_seconds()))
    # A form that was open before belongs to whoever was here before.
    return _forget(visit, answer, _form_kind(visit))


def _forgetting(visit: Visit, answer: Response) -> Response:
    return _forget(visit, _forget(visit, answer, _session_kind(visit)), _form_kind(visit))


def _forget(visit: Visit, answer: Response, kind: CookieKind) -> Response:
    answer.delete_cookie(kind.name, path=kind.path, secure=visit.is_secure, httponly=True, samesite="lax")
    return answer


def _set(
    visit: Visit, answer: Response, kind: CookieKind, value: str, *, samesite: str, max_age: int | None = None
) -> None:
    answer.set_cookie(
        kind.name,
        signed(visit.key, kind, value),
        max_age=max_age,
        path=kind.path,
        secure=visit.is_secure,
        httponly=True,
        samesite="strict" if samesite == "strict" else "lax",
    )


def _onward(visit: Visit, address: str) -> Response:
    return RedirectResponse(address, status_code=303, headers={"cache-control": "no-store"})


def _back(visit: Visit) -> str:
    return way_back(visit.asked_back, visit.base)


def _change_first(visit: Visit) -> str:
    return f"{visit.base}/{CHANGE_PASSWORD}?{urlencode({WAY_BACK: _back(visit)})}"


def _session_kind(visit: Visit) -> CookieKind:
    return session_cookie(visit.entrance.base_path, is_secure=visit.is_secure)


def _form_kind(visit: Visit) -> CookieKind:
    return form_cookie(visit.entrance.base_path, is_secure=visit.is_secure)
