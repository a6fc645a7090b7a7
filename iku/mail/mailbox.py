"""Which mail server sends for the dashboard, as set up in the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address

HOST, PORT, USER = "IKU_SMTP_HOST", "IKU_SMTP_PORT", "IKU_SMTP_USER"
PASSWORD = "IKU_SMTP_PASSWORD"  # noqa: S105 - the name of a setting
SENDER, STARTTLS = "IKU_SMTP_FROM", "IKU_SMTP_STARTTLS"
SUBMISSION_PORT, LOOPBACK_PORT, HIGHEST_PORT = 587, 25, 65535
OFF = ("0", "false", "no", "off", "tidak")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The server and the address that mail comes from. `is_encrypted`: nothing is said before STARTTLS succeeded."""

    host: str
    port: int
    sender: str
    is_encrypted: bool = True
    user: str = ""
    password: str = field(default="", repr=False)


def mailbox(environment: Mapping[str, str]) -> Mailbox | None:
    """None where no server or no sender is named, or the port is none: then nothing is sent.

    Encrypted unless the server is this machine, or the setting says otherwise.
    """
    host, sender = environment.get(HOST, "").strip(), environment.get(SENDER, "").strip()
    is_here = _is_loopback(host)
    port = environment.get(PORT, "").strip() or str(LOOPBACK_PORT if is_here else SUBMISSION_PORT)
    if not host or "@" not in sender or not (port.isascii() and port.isdigit() and 0 < int(port) <= HIGHEST_PORT):
        return None
    asked = environment.get(STARTTLS, "").strip().lower()
    return Mailbox(
        host=host,
        port=int(port),
        sender=sender,
        is_encrypted=asked not in OFF if asked else not is_here,
        user=environment.get(USER, "").strip(),
        password=environment.get(PASSWORD, ""),
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
