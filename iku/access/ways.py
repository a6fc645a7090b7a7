"""How the dashboard tells who is asking: decided by how it is set up, never by who asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

from iku.domain.person import Reading

PUBLIC = "IKU_PUBLIC"
"""`verified`: without sign-in one sees verified or locked figures, and no evidence."""
UNKNOWN = "IKU_UNKNOWN"
"""What someone is whom the identity provider vouches for and who has no account here: `reader`, or nobody."""
URL = "IKU_URL"
"""The address at which people open the dashboard; where it begins with https, cookies never leave TLS."""


class Way(StrEnum):
    """The ways in, in the order in which they are asked for."""

    OIDC = "oidc"
    """through an identity provider"""
    LOCAL = "local"
    """accounts of the dashboard's own"""
    ALONE = "alone"
    """nobody but the person at this machine can reach the dashboard"""
    READING_ONLY = "reading_only"
    """others can reach it, and nobody can say who they are"""


@dataclass(frozen=True, slots=True)
class Entrance:
    """How the dashboard is set up; by default so that nobody may do anything."""

    has_provider: bool = False
    listens_here_only: bool = False
    public: Reading = Reading.NOTHING
    unknown: Reading = Reading.NOTHING
    url: str = ""
    base_path: str = ""
    """under which it is served, "" where it has a host to itself"""

    def way(self, *, has_accounts: bool) -> Way:
        """The one way in."""
        if self.has_provider:
            return Way.OIDC
        if has_accounts:
            return Way.LOCAL
        return Way.ALONE if self.listens_here_only else Way.READING_ONLY

    @property
    def host(self) -> str:
        """Of the address at which people open it; "" where none is known."""
        try:
            return urlsplit(self.url).hostname or ""
        except ValueError:
            return ""

    @property
    def is_behind_tls(self) -> bool:
        return self.url.lower().startswith("https://")


def entrance(environment: Mapping[str, str], address: str, base_path: str = "", *, has_provider: bool) -> Entrance:
    """As set up in the environment and the server's settings. `address`: on which it listens, "" for all."""
    return Entrance(
        has_provider=has_provider,
        listens_here_only=is_loopback(address),
        public=Reading.VERIFIED if environment.get(PUBLIC, "").strip().lower() == "verified" else Reading.NOTHING,
        unknown=Reading.FIGURES if environment.get(UNKNOWN, "").strip().lower() == "reader" else Reading.NOTHING,
        url=environment.get(URL, "").strip(),
        base_path=base_path,
    )


def is_loopback(host: str) -> bool:
    """Whether a host's name or address, without a port, can only be this machine."""
    plain = host.strip("[]").lower()
    if plain == "localhost" or plain.endswith(".localhost"):
        return True
    try:
        return ip_address(plain).is_loopback
    except ValueError:
        return False


def is_of_a_network(host: str) -> bool:
    """Whether a host's name or address, without a port, needs no name server of elsewhere: an address in figures, a name
    without a dot (`PC-KEUANGAN`), a name that is found on the same network only (`pc-keuangan.local`).
    """
    plain = host.strip("[]").lower()
    try:
        ip_address(plain)
    except ValueError:
        return bool(plain) and ("." not in plain or plain.endswith(".local"))
    return True
