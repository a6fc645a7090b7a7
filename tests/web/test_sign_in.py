"""Signing in and out, and one's own password: what a browser gets, and what a stranger's page does not."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from http.cookies import SimpleCookie
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from iku.access.attempts import Attempts
from iku.access.ways import Entrance
from iku.domain.person import Person
from iku.web.asking import NamedClients, person_of
from iku.web.headers import SecurityHeaders
from iku.web.sign_in import sign_in_routes
from iku.workflow import entrance, opening
from iku.workflow.accounts import grant, reset_password, switch
from iku.workflow.directory import account_named
from iku.workflow.entrance import Doors
from iku.workflow.workspace import Workspace
from tests.hashing import CountingHasher, hash_quickly
from tests.staff import ADMINISTRATOR, CONSOLE, LEADER, OPERATOR_OF_LAW, PASSWORD, member, newcomer

REFUSED = "Nama akun atau kata sandi tidak cocok, akun tidak aktif, atau kata sandi sekali pakainya sudah lewat masa."
STALE = "Formulir ini sudah tidak berlaku. Isi sekali lagi, lalu kirim."
NEW = "sepeda awan kopi batu"


async def _who(request: Request) -> JSONResponse:
    person = person_of(request)
    return JSONResponse({"name": person.name, "roles": sorted(person.roles), "standing": person.standing})


@dataclass(slots=True)
class Browser:
    """Keeps cookies as a browser does, follows nothing, and fills in forms."""

    app: Starlette
    base: str = "http://localhost:8501"
    client: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)
    set_cookies: list[str] = field(default_factory=list)

    def ask(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, content: object = None
    ) -> httpx.Response:
        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=(self.client, 50000))
            jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            sent = ({"cookie": jar} if jar else {}) | dict(headers or {})
            async with httpx.AsyncClient(transport=transport, base_url=self.base) as asking:
                return await asking.request(method, path, headers=sent, data=content)  # type: ignore[arg-type]

        response = asyncio.run(answer())
        self.set_cookies = response.headers.get_list("set-cookie")
        for line in self.set_cookies:
            for name, morsel in SimpleCookie(line).items():
                self.cookies.pop(name, None)
                if morsel.value:
                    self.cookies[name] = morsel.value
        return response

    def get(self, path: str, **options: object) -> httpx.Response:
        return self.ask("GET", path, **options)  # type: ignore[arg-type]

    def send(self, path: str, headers: Mapping[str, str] | None = None, **fields: str) -> httpx.Response:
        """Opens the page and sends its form, as a person would."""
        return self.ask("POST", path, headers, {"token": self.token(path), **fields})

    def token(self, path: str) -> str:
        found = re.search(r'name="token" value="([0-9a-f]{64})"', self.get(path).text)
        return found[1] if found else ""

    def sign_in(self, login: str = "siti", password: str = PASSWORD, path: str = "/masuk") -> httpx.Response:
        return self.send(path, login=login, password=password)

    @property
    def who(self) -> tuple[str, list[str]]:
        said = self.get("/siapa").json()
        return said["name"], said["roles"]


def application(attempts: Attempts | None = None, base: str = "") -> Starlette:
    return Starlette(
        routes=[*sign_in_routes(base, attempts), Route("/siapa", _who)],
        middleware=[Middleware(NamedClients), Middleware(SecurityHeaders, script_hashes=[])],
    )


@pytest.fixture(autouse=True)
def hasher(monkeypatch: pytest.MonkeyPatch) -> CountingHasher:
    return hash_quickly(monkeypatch)


@pytest.fixture
def workspace(home: Path) -> Workspace:
    """An office with an administrator and an operator, Siti."""
    entrance.set_up(Doors(Entrance(listens_here_only=True)))
    workspace = opening.working()
    member(workspace, "admin", ADMINISTRATOR)
    member(workspace, "siti", OPERATOR_OF_LAW)
    return workspace


@pytest.fixture
def browser(workspace: Workspace) -> Browser:
    return Browser(application())


def alert(response: httpx.Response) -> str:
    found = re.search(r'<p role="alert">(.*?)</p>', response.text)
    return found[1] if found else ""


def test_whoever_signs_in_is_known_from_then_on(browser: Browser) -> None:
    assert browser.who == ("", [])

    answer = browser.sign_in()

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.who == ("Siti (uji)", ["operator"])


def test_the_page_needs_no_script_and_allows_none(browser: Browser) -> None:
    page = browser.get("/masuk")

    assert page.text.startswith('<!DOCTYPE html><html lang="id">')
    assert "<script" not in page.text
    assert "script-src" not in page.headers["content-security-policy"]
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert "form-action 'self'" in page.headers["content-security-policy"]
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["cache-control"] == "no-store"
    assert 'autocomplete="current-password"' in page.text


def test_the_cookie_is_for_the_server_alone(browser: Browser) -> None:
    browser.sign_in()

    (cookie,) = [c for c in browser.set_cookies if c.startswith("iku_session=") and "Max-Age=43200" in c]
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_behind_tls_the_cookie_stays_there(workspace: Workspace) -> None:
    browser = Browser(application(), base="https://iku.kpu.go.id", client="10.0.0.5")

    browser.sign_in()

    (cookie,) = [c for c in browser.set_cookies if c.startswith("__Host-iku_session=") and "Max-Age=43200" in c]
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert browser.who[0] == "Siti (uji)"


def test_a_session_of_plain_http_is_none_behind_tls(workspace: Workspace, browser: Browser) -> None:
    browser.sign_in()
    browser.base = "https://localhost:8501"

    assert browser.who == ("", [])


def test_an_address_behind_tls_can_be_said(workspace: Workspace) -> None:
    entrance.forget()
    entrance.set_up(Doors(Entrance(url="https://iku.kpu.go.id")))
    browser = Browser(application())

    browser.sign_in()

    assert any(c.startswith("__Host-iku_session=") and "Secure" in c for c in browser.set_cookies)


@pytest.mark.parametrize(
    ("login", "password"),
    [("siti", "salah"), ("tidak.ada", PASSWORD), ("siti", ""), ("", ""), ("x" * 5000, "x" * 4000)],
)
def test_an_unknown_account_and_a_wrong_password_get_the_same_answer_after_the_same_work(
    browser: Browser, hasher: CountingHasher, login: str, password: str
) -> None:
    hasher.comparisons = 0

    answer = browser.sign_in(login, password)

    assert (answer.status_code, alert(answer)) == (401, REFUSED)
    assert hasher.comparisons == 1
    assert browser.who == ("", [])


def test_a_disabled_account_gets_that_answer_too(
    browser: Browser, workspace: Workspace, hasher: CountingHasher
) -> None:
    switch(workspace, CONSOLE, account_named(workspace, "siti").account, "cuti", is_enabled=False)
    hasher.comparisons = 0

    answer = browser.sign_in()

    assert (answer.status_code, alert(answer)) == (401, REFUSED)
    assert hasher.comparisons == 1


def test_a_form_without_its_token_signs_nobody_in(browser: Browser) -> None:
    browser.get("/masuk")

    answer = browser.ask("POST", "/masuk", content={"login": "siti", "password": PASSWORD})

    assert (answer.status_code, alert(answer)) == (403, STALE)
    assert browser.who == ("", [])


def test_a_form_made_for_another_browser_signs_nobody_in(browser: Browser) -> None:
    """A stranger's page that signs a visitor in as the stranger would see what the visitor then records."""
    stranger = Browser(browser.app)
    token = stranger.token("/masuk")

    answer = browser.ask("POST", "/masuk", content={"token": token, "login": "siti", "password": PASSWORD})

    assert answer.status_code == 403
    assert browser.who == ("", [])


@pytest.mark.parametrize("origin", ["https://evil.id", "null"])
def test_a_form_from_another_site_signs_nobody_in(browser: Browser, origin: str) -> None:
    answer = browser.send("/masuk", {"origin": origin}, login="siti", password=PASSWORD)

    assert answer.status_code == 403
    assert browser.who == ("", [])


def test_a_session_is_never_the_one_that_was_there_before(browser: Browser) -> None:
    browser.sign_in()
    before = dict(browser.cookies)
    browser.ask("GET", "/masuk")
    other = Browser(browser.app, cookies=dict(before))

    token = Browser(browser.app).token("/masuk")
    assert token
    again = Browser(browser.app, cookies={"iku_session": before["iku_session"]})
    secret = re.search(r'value="([0-9a-f]{64})"', again.get("/kata-sandi").text)
    assert secret is not None
    answer = again.ask("POST", "/masuk", content={"token": secret[1], "login": "siti", "password": PASSWORD})

    assert answer.status_code == 303
    assert again.cookies["iku_session"] != before["iku_session"]
    assert again.who[0] == "Siti (uji)"
    assert other.who == ("", [])


@pytest.mark.parametrize("cookie", ["", "x", "x.y", "iku_session"])
def test_a_cookie_that_was_made_up_opens_nothing(browser: Browser, cookie: str) -> None:
    browser.cookies = {"iku_session": cookie}

    assert browser.who == ("", [])


def test_a_secret_that_a_stranger_chose_opens_nothing(browser: Browser) -> None:
    browser.sign_in()
    value = browser.cookies["iku_session"]
    browser.cookies["iku_session"] = "A" * 43 + value[43:]

    assert browser.who == ("", [])


def test_one_goes_on_to_where_one_wanted(browser: Browser) -> None:
    answer = browser.sign_in(path="/masuk?next=/isi-realisasi?triwulan=1")
    assert answer.headers["location"] == "/isi-realisasi?triwulan=1"


def test_and_nowhere_else(browser: Browser) -> None:
    assert browser.sign_in(path="/masuk?next=//evil.id").headers["location"] == "/"


def test_guessing_is_slowed_down_and_says_how_long(workspace: Workspace, hasher: CountingHasher) -> None:
    browser = Browser(application(Attempts("3/15 minutes", "100/15 minutes")))
    for _ in range(3):
        assert browser.sign_in(password="salah").status_code == 401
    hasher.comparisons = 0

    answer = browser.sign_in()

    assert (answer.status_code, alert(answer)) == (429, "Terlalu banyak percobaan masuk. Coba lagi dalam 15 menit.")
    assert 0 < int(answer.headers["retry-after"]) <= 15 * 60
    assert hasher.comparisons == 0
    assert browser.sign_in("admin").status_code == 303


def test_whoever_guesses_at_many_accounts_is_slowed_down_as_well(workspace: Workspace) -> None:
    browser = Browser(application(Attempts("100/15 minutes", "3/15 minutes")))
    for login in ("a1", "a2", "a3"):
        browser.sign_in(login)

    assert browser.sign_in().status_code == 429
    assert Browser(browser.app, client="10.0.0.7", base="http://10.0.0.1").sign_in().status_code == 303


def test_signing_out_ends_the_session_itself_not_only_the_cookie(browser: Browser) -> None:
    browser.sign_in()
    kept = dict(browser.cookies)

    answer = browser.send("/keluar")

    assert (answer.status_code, answer.headers["location"]) == (303, "/masuk")
    assert "iku_session" not in browser.cookies
    assert Browser(browser.app, cookies=kept).who == ("", [])


def test_a_strangers_page_signs_nobody_out(browser: Browser) -> None:
    browser.sign_in()

    assert browser.get("/keluar").status_code == 200
    assert browser.ask("POST", "/keluar", content={}).status_code == 403
    assert browser.who[0] == "Siti (uji)"


def test_a_one_time_password_opens_nothing_but_its_own_change(browser: Browser, workspace: Workspace) -> None:
    first = newcomer(workspace, "budi", LEADER)

    answer = browser.sign_in("budi", first)
    assert answer.headers["location"] == "/kata-sandi?next=%2F"
    assert browser.who == ("Budi (uji)", [])

    answer = browser.send("/kata-sandi?next=%2F", current=first, new=NEW, again=NEW)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.who == ("Budi (uji)", ["leader"])
    assert Browser(browser.app).sign_in("budi", first).status_code == 401


def test_a_changed_password_ends_every_other_session(browser: Browser) -> None:
    other = Browser(browser.app)
    other.sign_in()
    browser.sign_in()
    before = dict(browser.cookies)

    browser.send("/kata-sandi", current=PASSWORD, new=NEW, again=NEW)

    assert browser.who[0] == "Siti (uji)"
    assert other.who == ("", [])
    assert Browser(browser.app, cookies=before).who == ("", [])


@pytest.mark.parametrize(
    ("current", "new", "again", "status", "told"),
    [
        ("salah", NEW, NEW, 401, "Kata sandi sekarang tidak cocok. Tulis sekali lagi."),
        (PASSWORD, NEW, NEW + "x", 422, "Kedua kata sandi baru tidak sama. Tulis sekali lagi."),
        (
            PASSWORD,
            "pendek",
            "pendek",
            422,
            "Kata sandi baru terlalu pendek. Pakai paling sedikit 12 karakter, misalnya empat ",
        ),
        (PASSWORD, PASSWORD, PASSWORD, 422, "Kata sandi baru sama dengan yang sekarang. Pakai yang lain."),
    ],
)
def test_what_is_wrong_with_a_new_password_is_said(
    browser: Browser, current: str, new: str, again: str, status: int, told: str
) -> None:
    browser.sign_in()

    answer = browser.send("/kata-sandi", current=current, new=new, again=again)

    assert answer.status_code == status
    assert alert(answer).startswith(told)
    assert Browser(browser.app).sign_in().status_code == 303


def test_without_a_session_there_is_no_password_to_change(browser: Browser) -> None:
    assert browser.get("/kata-sandi").headers["location"] == "/masuk?next=%2Fkata-sandi"
    assert browser.ask("POST", "/kata-sandi", content={"new": NEW}).headers["location"] == "/masuk?next=%2Fkata-sandi"


def test_rights_are_those_of_this_moment(browser: Browser, workspace: Workspace) -> None:
    siti = account_named(workspace, "siti").account
    browser.sign_in()

    grant(workspace, CONSOLE, siti, frozenset({LEADER}))
    assert browser.who == ("", [])
    browser.sign_in()
    assert browser.who == ("Siti (uji)", ["leader"])

    reset_password(workspace, CONSOLE, siti)
    assert browser.who == ("", [])


def test_a_session_survives_a_restart_of_the_server(browser: Browser) -> None:
    browser.sign_in()
    opening.close_all()

    assert browser.who == ("Siti (uji)", ["operator"])


def test_a_form_that_is_too_large_is_not_read(browser: Browser) -> None:
    assert browser.ask("POST", "/masuk", content={"login": "x" * 20_000}).status_code == 413


def test_where_there_are_no_accounts_there_is_nothing_to_sign_in_to(home: Path) -> None:
    entrance.set_up(Doors(Entrance(listens_here_only=True)))

    assert Browser(application()).get("/masuk").headers["location"] == "/"


def test_what_a_browser_says_about_itself_is_not_believed(home: Path) -> None:
    entrance.set_up(Doors(Entrance(listens_here_only=True)))
    seen: list[Person] = []

    async def who(request: Request) -> JSONResponse:
        seen.append(person_of(request))
        return JSONResponse({})

    app = Starlette(routes=[Route("/", who)], middleware=[Middleware(NamedClients)])
    for client, headers in (
        ("127.0.0.1", {}),
        ("10.0.0.9", {}),
        ("10.0.0.9", {"iku-client": "127.0.0.1"}),
        ("10.0.0.9", {"Iku-Client": "127.0.0.1"}),
        ("127.0.0.1", {"x-forwarded-for": "10.0.0.9"}),
        ("127.0.0.1", {"host": "evil.id"}),
    ):
        Browser(app, client=client).get("/", headers=headers)

    assert [person.standing for person in seen] == ["alone", *["visitor"] * 5]


def test_nothing_is_said_of_how_long_ago_a_one_time_password_was_made(
    browser: Browser, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = newcomer(workspace, "budi", LEADER)
    monkeypatch.setattr("iku.domain.account.ONE_TIME_LASTS", timedelta(0))

    answer = browser.sign_in("budi", first)

    assert (answer.status_code, alert(answer)) == (401, REFUSED)
