"""Which way in an office has, and who is at this very machine."""

import pytest

from iku.access.asker import Asker
from iku.access.ways import Entrance, Way, entrance, is_loopback
from iku.domain.person import Reading


@pytest.mark.parametrize(
    ("has_provider", "has_accounts", "listens_here_only", "way"),
    [
        (True, True, True, Way.OIDC),
        (True, False, False, Way.OIDC),
        (False, True, True, Way.LOCAL),
        (False, True, False, Way.LOCAL),
        (False, False, True, Way.ALONE),
        (False, False, False, Way.READING_ONLY),
    ],
)
def test_the_way_in_follows_the_order(
    has_provider: bool, has_accounts: bool, listens_here_only: bool, way: Way
) -> None:
    assert Entrance(has_provider, listens_here_only).way(has_accounts=has_accounts) is way


def test_what_is_not_said_opens_nothing() -> None:
    assert Entrance().way(has_accounts=False) is Way.READING_ONLY
    assert Entrance().public is Reading.NOTHING
    assert not Asker().is_here


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "iku.localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]"])
def test_names_of_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::", "192.168.1.2", "localhost.evil.id", "127.0.0.1.evil.id", "evil"])  # noqa: S104
def test_names_of_elsewhere(host: str) -> None:
    assert not is_loopback(host)


def test_it_is_read_from_the_environment() -> None:
    read = entrance(
        {"IKU_PUBLIC": "Verified", "IKU_UNKNOWN": "reader", "IKU_URL": " https://iku.id "}, "", has_provider=False
    )

    assert (read.public, read.unknown, read.is_behind_tls) == (Reading.VERIFIED, Reading.FIGURES, True)
    assert not read.listens_here_only


@pytest.mark.parametrize("said", ["", "yes", "all", "figures"])
def test_a_misspelt_setting_opens_nothing(said: str) -> None:
    read = entrance({"IKU_PUBLIC": said, "IKU_UNKNOWN": said}, "localhost", has_provider=False)

    assert (read.public, read.unknown) == (Reading.NOTHING, Reading.NOTHING)


HERE = {"host": "localhost:8501", "iku-client": "127.0.0.1"}


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1", "[::1]:8501", "localhost"])
def test_whoever_asks_from_here_for_here_is_here(host: str) -> None:
    assert Asker(HERE | {"host": host}).is_here


@pytest.mark.parametrize(
    "changed",
    [
        {"iku-client": "192.168.1.7"},
        {"iku-client": ""},
        {"host": "iku.kpu.go.id"},
        {"host": ""},
        {"host": "evil.id:8501"},
        {"x-forwarded-for": "127.0.0.1"},
        {"x-real-ip": "127.0.0.1"},
        {"forwarded": "for=127.0.0.1"},
        {"via": "1.1 proxy"},
        {"x-forwarded-proto": "https"},
        {"x-forwarded-host": "localhost"},
    ],
)
def test_whoever_comes_from_elsewhere_through_a_proxy_or_for_another_name_is_not(changed: dict[str, str]) -> None:
    assert not Asker(HERE | changed).is_here
