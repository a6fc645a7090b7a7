"""Which address a phone gets: the one set up, else the one at which the page is seen, never this computer's own."""

import pytest

from iku.access.ways import Entrance
from iku.ui.phone_view import address_for_phones


@pytest.mark.parametrize(
    ("doors", "seen_at", "address"),
    [
        (Entrance(url="https://iku.kantor.go.id/"), "http://localhost:8501/", "https://iku.kantor.go.id/"),
        (Entrance(), "http://192.168.1.20:8501/pengaturan?bagian=x", "http://192.168.1.20:8501/"),
        (Entrance(base_path="iku"), "http://kantor:8501/iku/pengaturan", "http://kantor:8501/iku/"),
        (Entrance(), "http://localhost:8501/", ""),
        (Entrance(), "", ""),
        (Entrance(listens_here_only=True), "http://192.168.1.20:8501/", ""),
    ],
)
def test_the_address_is_one_that_a_phone_can_reach(doors: Entrance, seen_at: str, address: str) -> None:
    assert address_for_phones(doors, seen_at) == address
