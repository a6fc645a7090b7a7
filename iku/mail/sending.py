"""Sending one message, and what the mail server said to it."""

import smtplib
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from iku.mail.mailbox import Mailbox

PATIENCE = 15.0
"""seconds for each word of the mail server"""
LONGEST_ANSWER = 300
PERMANENT = range(500, 600)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`is_final`: trying again would change nothing, because it was sent or will never be taken."""

    is_sent: bool
    is_final: bool
    answer: str


def message(mailbox: Mailbox, identity: str, recipient: str, subject: str, body: str) -> EmailMessage:
    """Plain text. The same `identity` makes the same Message-ID, by which receivers know a repetition.

    Line breaks and control characters in what becomes a header are taken out; raises ValueError for an address with any.
    """
    if not (recipient.isprintable() and mailbox.sender.isprintable()):
        raise ValueError("an address with control characters")
    mail = EmailMessage()
    mail["From"], mail["To"] = mailbox.sender, recipient
    mail["Subject"] = " ".join("".join(c if c.isprintable() else " " for c in subject).split())
    mail["Date"] = format_datetime(datetime.now(UTC))
    mail["Message-ID"] = f"<{identity}@dasbor-iku>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(body)
    return mail


def send(mailbox: Mailbox, mail: EmailMessage) -> Outcome:
    """Hands it over; whatever goes wrong becomes an outcome. A refusal for good is final, a server that is away is not."""
    try:
        with smtplib.SMTP(mailbox.host, mailbox.port, timeout=PATIENCE) as server:
            if mailbox.is_encrypted:
                server.starttls(context=ssl.create_default_context())
            if mailbox.user:
                server.login(mailbox.user, mailbox.password)
            server.send_message(mail)
    except smtplib.SMTPRecipientsRefused as error:
        return _refused(*next(iter(error.recipients.values())))
    except smtplib.SMTPAuthenticationError as error:
        # Somebody mends the setting, and the reminder still goes out.
        return Outcome(is_sent=False, is_final=False, answer=_said(error.smtp_code, error.smtp_error))
    except smtplib.SMTPResponseException as error:
        return _refused(error.smtp_code, error.smtp_error)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return Outcome(is_sent=False, is_final=False, answer=f"{type(error).__name__}: {error}"[:LONGEST_ANSWER])
    return Outcome(is_sent=True, is_final=True, answer="")


def _refused(code: int, text: bytes | str) -> Outcome:
    return Outcome(is_sent=False, is_final=code in PERMANENT, answer=_said(code, text))


def _said(code: int, text: bytes | str) -> str:
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {' '.join(said.split())}"[:LONGEST_ANSWER]
