"""The projector's door: slides for whoever may see meetings, one answer for everyone else, nothing sent twice in vain."""

import re
from dataclasses import replace
from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from iku.access.ways import Entrance
from iku.domain.meeting import EntryKind, Meeting, NewEntry, NewMeeting
from iku.domain.period import Period
from iku.web.asking import NamedClients
from iku.web.server import routes
from iku.workflow import entrance, opening
from iku.workflow import meeting as meetings
from iku.workflow.entrance import Doors
from iku.workflow.workspace import PROJECT
from tests.staff import CONSOLE
from tests.web.test_sign_in import Browser

ABOUT = NewMeeting("Rapat TW I", Period(2024, 1), date(2024, 4, 12))
NOTE = NewEntry("summary", EntryKind.DECISION, "Target <b>tetap</b>")


def window(client: str = "127.0.0.1") -> Browser:
    return Browser(
        Starlette(routes=routes(PROJECT / "static", ""), middleware=[Middleware(NamedClients)]), client=client
    )


@pytest.fixture
def client() -> Browser:
    entrance.set_up(Doors(Entrance(listens_here_only=True)))
    return window()


@pytest.fixture
def meeting() -> Meeting:
    return meetings.open_meeting(opening.working(), CONSOLE, ABOUT)


def test_the_screen_brings_all_slides_and_a_policy_that_lets_no_script_of_anybody_else_run(
    client: Browser, meeting: Meeting
) -> None:
    answer = client.get(f"/rapat/{meeting.meeting}/layar")

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-" in policy
    assert "unsafe" not in policy
    assert answer.text.count("<section id=") > 13
    for file in re.findall(r'"\.\./\.\./(app/static/[^"]+)"', answer.text):
        assert client.get(f"/{file}").status_code == 200


def test_the_condition_is_sent_again_only_when_something_was_noted_down(client: Browser, meeting: Meeting) -> None:
    shown = re.search(r'data-shown="&quot;(\w+)&quot;"', client.get(f"/rapat/{meeting.meeting}/layar").text)
    assert shown
    etag = f'"{shown[1]}"'
    address = f"/rapat/{meeting.meeting}/keadaan"
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304

    meetings.write_entry(opening.working(), CONSOLE, meeting.meeting, NOTE)
    answer = client.get(address, headers={"if-none-match": etag})

    assert answer.status_code == 200
    assert "Target &lt;b&gt;tetap&lt;/b&gt;" in answer.text
    assert client.get(address, headers={"if-none-match": f"W/{answer.headers['etag']}"}).status_code == 304


def test_an_older_version_stays_readable_and_one_that_was_never_made_is_not_found(
    client: Browser, meeting: Meeting
) -> None:
    meetings.renew_data(opening.working(), CONSOLE, meeting.meeting, "dikoreksi")
    screen = f"/rapat/{meeting.meeting}/layar"

    assert " versi 2 · " in client.get(screen).text
    assert " versi 2 · " not in client.get(f"{screen}?versi=1").text
    for unknown in ("3", "0", "-1", "x", "1' or 1=1", "9" * 30, "%C2%B2"):
        assert client.get(f"{screen}?versi={unknown}").status_code == 404, unknown


def test_a_meeting_that_is_unknown_or_in_another_store_is_not_found(client: Browser, meeting: Meeting) -> None:
    for path in (
        "/rapat/0/layar",
        "/rapat/00000000-0000-0000-0000-000000000000/keadaan",
        f"/rapat/{meeting.meeting}/layar?data=contoh",
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.text) == (404, "Not Found"), path


def test_the_samples_screen_is_the_samples(client: Browser) -> None:
    held = meetings.open_meeting(opening.practice(), CONSOLE, replace(ABOUT, title="Latihan"))

    assert "DATA CONTOH" in client.get(f"/rapat/{held.meeting}/layar?data=contoh").text
    assert 'data-condition="keadaan?data=contoh"' in client.get(f"/rapat/{held.meeting}/layar?data=contoh").text
    assert client.get(f"/rapat/{held.meeting}/layar").status_code == 404


def test_whoever_may_not_see_meetings_gets_the_answer_of_one_that_is_unknown(meeting: Meeting) -> None:
    entrance.set_up(Doors(Entrance()))

    answer = window("10.0.0.9").get(f"/rapat/{meeting.meeting}/layar")

    assert (answer.status_code, answer.text) == (404, "Not Found")
