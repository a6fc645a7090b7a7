"""Reminders: planned, queued once a day, sent with patience by a real mail server, never lost and never sent twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from iku.domain.definitions import Definitions
from iku.domain.period import Period
from iku.domain.person import Grant, Person, Role, Standing
from iku.domain.reminder import MOST_ATTEMPTS, ReminderState
from iku.errors import MailUnavailable, NotAllowed
from iku.present.history import history_rows
from iku.present.problems import error_sentence
from iku.present.reminder import state_in_words
from iku.workflow.past import changes
from iku.workflow.reminding import outbox, plan, remind, send_waiting
from iku.workflow.workspace import Workspace, open_workspace
from tests.mailing import PostOffice
from tests.staff import ADMINISTRATOR, newcomer

THIRD = Period(2024, 3)
SECRETARY = Person("Sekretaris (uji)", "s-1", Standing.MEMBER, frozenset({Grant(Role.SECRETARY)}))
OPERATOR = Person("Siti (uji)", "o-1", Standing.MEMBER, frozenset({Grant(Role.OPERATOR, "kul")}))
SITI = "siti@kpu.example.go.id"


@dataclass
class Clock:
    now: datetime = datetime(2024, 10, 13, 2)

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Staffed:
    """An office in which one operator of `kul` has an address, on a day that a test can move."""

    workspace: Workspace
    clock: Clock
    post: PostOffice
    definitions: Definitions

    def restart(self) -> None:
        home = self.workspace.home
        self.workspace.close()
        self.workspace = open_workspace(home, self.definitions, clock=self.clock)

    def states(self) -> list[ReminderState]:
        return [r.state for r in outbox(self.workspace, SECRETARY, THIRD)]


@pytest.fixture
def office(tmp_path: Path, definitions: Definitions, monkeypatch: pytest.MonkeyPatch) -> Iterator[Staffed]:
    clock, post = Clock(), PostOffice()
    for name, text in post.settings.items():
        monkeypatch.setenv(name, text)
    monkeypatch.setenv("IKU_URL", "https://iku.kpu.example.go.id/")
    workspace = open_workspace(tmp_path / "store", definitions, clock=clock)
    newcomer(workspace, "pengelola", ADMINISTRATOR)
    newcomer(workspace, "siti", Grant(Role.OPERATOR, "kul"), email=SITI)
    newcomer(workspace, "budi", Grant(Role.OPERATOR, "rendatin"))
    staffed = Staffed(workspace, clock, post, definitions)
    yield staffed
    staffed.workspace.close()


def test_the_plan_says_to_whom_and_what(office: Staffed) -> None:
    planned = {p.subdivision: p for p in plan(office.workspace, SECRETARY, THIRD)}

    assert (planned["kul"].recipient, planned["kul"].recipient_name) == (SITI, "Siti (uji)")
    assert planned["rendatin"].recipient == "", "an account without an address reaches nobody"
    body = planned["kul"].body
    assert "Batas pelaporan 10 Oktober 2024." in body
    assert "atas permintaan Sekretaris (uji)" in body
    assert (
        "https://iku.kpu.example.go.id/isi-realisasi?tahun=2024&triwulan=TW+III&subbagian=Keuangan%2C+Umum%2C+Logistik"
        in body
    )


def test_a_reminder_is_delivered_and_said_to_be(office: Staffed) -> None:
    assert remind(office.workspace, SECRETARY, THIRD) == 1
    with office.post.open():
        assert send_waiting(office.workspace, office.post.mailbox) == 1
        assert send_waiting(office.workspace, office.post.mailbox) == 0

    (mail,) = office.post.taken
    (sent,) = outbox(office.workspace, SECRETARY, THIRD)
    assert mail["To"] == SITI
    assert mail["Subject"] == (
        "Pengingat: realisasi IKU Triwulan III 2024, Subbagian Keuangan, Umum, Logistik (batas pelaporan 10 Oktober 2024)"
    )
    assert state_in_words(sent) == "terkirim 13 Oktober 2024, 09.00 WIB"


def test_nobody_is_reminded_twice_a_day_of_the_same_quarter(office: Staffed) -> None:
    assert [remind(office.workspace, SECRETARY, THIRD) for _ in range(2)] == [1, 0]
    assert [p.is_repeated for p in plan(office.workspace, SECRETARY, THIRD) if p.recipient] == [True]
    assert remind(office.workspace, SECRETARY, Period(2024, 2)) == 1, "of another quarter"
    office.clock.now += timedelta(days=1)
    assert remind(office.workspace, SECRETARY, THIRD) == 1


def test_a_server_that_was_away_gets_it_later_and_a_restart_in_between_loses_nothing(office: Staffed) -> None:
    remind(office.workspace, SECRETARY, THIRD)
    assert send_waiting(office.workspace, office.post.mailbox) == 0
    office.restart()
    assert office.states() == [ReminderState.WAITING]
    with office.post.open():
        assert send_waiting(office.workspace, office.post.mailbox) == 0, "too early to try again"
        office.clock.now += timedelta(minutes=2)
        assert send_waiting(office.workspace, office.post.mailbox) == 1
        office.restart()
        office.clock.now += timedelta(hours=8)
        assert send_waiting(office.workspace, office.post.mailbox) == 0, "sent once, whatever restarts"

    assert len(office.post.taken) == 1
    assert office.states() == [ReminderState.SENT]


def test_a_refused_recipient_is_given_up_at_once_and_said(office: Staffed) -> None:
    office.post.refused[SITI] = "550 kotak surat tidak ada"
    remind(office.workspace, SECRETARY, THIRD)
    with office.post.open():
        send_waiting(office.workspace, office.post.mailbox)

    (failed,) = outbox(office.workspace, SECRETARY, THIRD)
    assert state_in_words(failed) == "gagal, 1 kali dicoba: 550 kotak surat tidak ada"
    assert remind(office.workspace, SECRETARY, THIRD) == 1, "a failed one may be sent anew"


def test_after_enough_attempts_it_is_given_up(office: Staffed) -> None:
    remind(office.workspace, SECRETARY, THIRD)
    for _ in range(MOST_ATTEMPTS + 2):
        send_waiting(office.workspace, office.post.mailbox)
        office.clock.now += timedelta(hours=7)

    (failed,) = outbox(office.workspace, SECRETARY, THIRD)
    assert (failed.state, failed.attempts) == (ReminderState.FAILED, MOST_ATTEMPTS)


def test_the_history_says_who_reminded_whom_and_no_address(office: Staffed) -> None:
    remind(office.workspace, SECRETARY, THIRD)
    (fact,) = [f for f in changes(office.workspace, SECRETARY) if f.kind == "reminder"]
    (row,) = history_rows(office.definitions, [fact])

    assert (row.what, row.who) == ("Pengingat kepada Keuangan, Umum, Logistik, TW III 2024", "Sekretaris (uji)")
    assert SITI not in repr(row)


@pytest.mark.parametrize("person", [OPERATOR, Person("Tamu")])
def test_only_those_who_may_remind_see_the_plan_or_the_outbox(office: Staffed, person: Person) -> None:
    for action in (plan, remind, outbox):
        with pytest.raises(NotAllowed):
            action(office.workspace, person, THIRD)
    assert outbox(office.workspace, SECRETARY, THIRD) == ()


def test_without_a_mail_server_it_is_said_what_to_do(office: Staffed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IKU_SMTP_HOST")
    with pytest.raises(MailUnavailable) as refusal:
        remind(office.workspace, SECRETARY, THIRD)

    assert error_sentence(refusal.value) == (
        "Pengiriman surel belum diatur (IKU_SMTP_HOST dan IKU_SMTP_FROM). Salin teksnya, atau unduh batas pelaporan (.ics)."
    )


def test_sample_data_reminds_nobody(office: Staffed) -> None:
    (office.workspace.home / "DATA-CONTOH").write_text("uji", encoding="utf-8")
    office.restart()
    with pytest.raises(MailUnavailable) as refusal:
        remind(office.workspace, SECRETARY, THIRD)

    assert error_sentence(refusal.value) == "Pengingat tidak dikirim dari data contoh. Buka data kerja untuk mengirim."
    assert send_waiting(office.workspace, office.post.mailbox) == 0
