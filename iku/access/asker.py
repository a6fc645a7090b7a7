"""What a request, or a page's connection, says of who is asking.

The server writes down itself where a request comes from, under names that nobody else can send: what it did not write
down is unknown, and what is unknown is never taken for this machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from iku.access.ways import is_loopback

CLIENT = "iku-client"
SCHEME = "iku-scheme"
WRITTEN_BY_THE_SERVER = (CLIENT, SCHEME)
"""Headers that the server writes anew for every request, whatever was sent."""

FORWARDING = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
"""Headers by which a proxy says that somebody else is asking."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Headers by their names in lower case, and cookies."""

    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where the request comes from; "" if the server did not write it down."""
        return self.headers.get(CLIENT, "")

    @property
    def is_secure(self) -> bool:
        """Whether it came through TLS."""
        return self.headers.get(SCHEME, "") in ("https", "wss")

    @property
    def host(self) -> str:
        """The host that was asked for, in lower case, without a port."""
        return _without_port(self.headers.get("host", "")).lower()

    @property
    def names_this_machine(self) -> bool:
        """Whether what was asked for can only be this machine."""
        return is_loopback(self.host)

    @property
    def is_here(self) -> bool:
        """Whether it comes from this very machine, through no proxy, and was meant for it.

        Behind a proxy on this machine everybody looks local; a name of elsewhere that leads here is a page of a stranger.
        """
        return (
            is_loopback(self.address)
            and self.names_this_machine
            and not any(name in self.headers for name in FORWARDING)
        )


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() and (name.startswith("[") or ":" not in name) else host
