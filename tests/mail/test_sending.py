"""One message to a real mail server: delivered, refused, or kept because the server is away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.mail.mailbox import Mailbox, mailbox
from iku.mail.sending import message, send
from tests.mailing import PostOffice

OPERATOR = "siti@kpu.example.go.id"
BODY = "Realisasi Triwulan III 2024 belum dilaporkan – mohon diisi.\n"
NAMED = {"IKU_SMTP_HOST": "surel.kpu.example.go.id", "IKU_SMTP_FROM": "dasbor@kpu.example.go.id"}


def test_a_message_arrives_as_it_was_written() -> None:
    office = PostOffice()
    with office.open():
        outcome = send(office.mailbox, message(office.mailbox, "0192", OPERATOR, "Pengingat: realisasi – TW III", BODY))

    (mail,) = office.taken
    assert (outcome.is_sent, outcome.is_final) == (True, True)
    assert (mail["To"], mail["From"], mail["Subject"]) == (
        OPERATOR,
        "dasbor@kpu.example.go.id",
        "Pengingat: realisasi – TW III",
    )
    assert mail["Message-ID"] == "<0192@dasbor-iku>"
    assert mail.get_content().replace("\r\n", "\n") == BODY


def test_a_recipient_refused_for_good_is_not_tried_again() -> None:
    office = PostOffice(refused={OPERATOR: "550 tidak dikenal"})
    with office.open():
        outcome = send(office.mailbox, message(office.mailbox, "1", OPERATOR, "s", BODY))

    assert (outcome.is_sent, outcome.is_final, outcome.answer) == (False, True, "550 tidak dikenal")
    assert office.taken == []


def test_a_recipient_refused_for_now_is_tried_again() -> None:
    office = PostOffice(refused={OPERATOR: "451 nanti"})
    with office.open():
        outcome = send(office.mailbox, message(office.mailbox, "1", OPERATOR, "s", BODY))

    assert (outcome.is_sent, outcome.is_final, outcome.answer) == (False, False, "451 nanti")


def test_a_server_that_is_away_is_tried_again() -> None:
    office = PostOffice()
    outcome = send(office.mailbox, message(office.mailbox, "1", OPERATOR, "s", BODY))

    assert (outcome.is_sent, outcome.is_final) == (False, False)
    assert outcome.answer.startswith("ConnectionRefusedError: ")


def test_nothing_is_said_in_the_clear_where_encryption_is_asked_for() -> None:
    office = PostOffice()
    box = Mailbox("127.0.0.1", office.port, "a@b.example", is_encrypted=True, user="u", password="rahasia")
    with office.open():
        outcome = send(box, message(box, "1", OPERATOR, "s", BODY))

    assert (outcome.is_sent, outcome.is_final, office.taken) == (False, False, [])
    assert "STARTTLS" in outcome.answer


@given(st.text(max_size=80))
def test_no_subject_can_become_another_header(text: str) -> None:
    office = PostOffice(port=1)
    mail = message(office.mailbox, "1", OPERATOR, f"Pengingat {text}\r\nBcc: jahat@example.com", BODY)

    assert [name for name, _ in mail.items()] == [
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted",
        "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    ]  # fmt: skip
    assert b"\nBcc:" not in mail.as_bytes()


@pytest.mark.parametrize("address", ["a@b.example\r\nBcc: c@d.example", "a@b.example\nX: 1", "a\x00@b.example"])
def test_an_address_with_control_characters_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="control characters"):
        message(PostOffice(port=1).mailbox, "1", address, "s", BODY)


def test_a_mail_server_elsewhere_is_spoken_to_encrypted_on_the_submission_port() -> None:
    assert mailbox(NAMED) == Mailbox("surel.kpu.example.go.id", 587, "dasbor@kpu.example.go.id", is_encrypted=True)


def test_a_mail_server_on_this_machine_needs_no_encryption_unless_asked_for() -> None:
    here = NAMED | {"IKU_SMTP_HOST": "127.0.0.1"}

    assert mailbox(here) == Mailbox("127.0.0.1", 25, "dasbor@kpu.example.go.id", is_encrypted=False)
    assert mailbox(here | {"IKU_SMTP_STARTTLS": "true"}) == Mailbox("127.0.0.1", 25, "dasbor@kpu.example.go.id")
    switched_off = mailbox(NAMED | {"IKU_SMTP_STARTTLS": "tidak"})
    assert switched_off is not None
    assert not switched_off.is_encrypted


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"IKU_SMTP_HOST": "a"},
        NAMED | {"IKU_SMTP_FROM": "dasbor"},
        NAMED | {"IKU_SMTP_PORT": "0"},
        NAMED | {"IKU_SMTP_PORT": "x"},
    ],
)
def test_without_a_server_and_a_sender_nothing_is_sent(settings: dict[str, str]) -> None:
    assert mailbox(settings) is None


def test_the_password_is_never_printed() -> None:
    assert "rahasia" not in repr(Mailbox("h", 25, "a@b.example", password="rahasia"))
