"""A real mail server on loopback, which can be away, refuse people, and be asked what it took."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from iku.mail.mailbox import Mailbox
from tests.serving import free_port


@dataclass
class PostOffice:
    """Where it listens, what it took; `refused` says with which words it turns a recipient away."""

    port: int = field(default_factory=free_port)
    taken: list[EmailMessage] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    @property
    def mailbox(self) -> Mailbox:
        return Mailbox("127.0.0.1", self.port, "dasbor@kpu.example.go.id", is_encrypted=False)

    @property
    def settings(self) -> dict[str, str]:
        """The same in the environment."""
        box = self.mailbox
        return {"IKU_SMTP_HOST": box.host, "IKU_SMTP_PORT": str(box.port), "IKU_SMTP_FROM": box.sender}

    @contextmanager
    def open(self) -> Iterator[None]:
        """It takes mail until the end of the block."""
        controller = Controller(self, hostname="127.0.0.1", port=self.port)
        controller.start()
        try:
            yield
        finally:
            controller.stop()

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        mail = message_from_bytes(content, policy=default)
        assert isinstance(mail, EmailMessage)
        self.taken.append(mail)
        return "250 OK"
