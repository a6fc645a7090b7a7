"""The menu: every page has a file and an address of its own, and no module of the screens shadows Python's own."""

import sys
from pathlib import Path

import pytest

from iku.ui import places
from iku.ui.places import PLACES, Place
from iku.workflow.workspace import PROJECT


def test_every_page_has_a_file_and_every_file_is_a_page() -> None:
    assert {Path(place.path) for place in PLACES} == set((PROJECT / "pages").glob("*.py"))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_an_address_is_indonesian_and_written_in_small_letters(place: Place) -> None:
    assert place.address == place.title.lower().replace(" ", "-").replace("kamus-iku", "kamus")


def test_addresses_and_titles_are_unique() -> None:
    assert len({place.address for place in PLACES}) == len({place.title for place in PLACES}) == len(PLACES)


def test_a_page_is_found_by_the_name_of_its_file() -> None:
    assert places.place_named("settings") is places.SETTINGS


def test_no_module_beside_the_router_has_a_name_of_the_standard_library() -> None:
    """Streamlit puts the router's folder before everything else on the path: `html.py` there broke `import html` everywhere."""
    names = {path.stem for path in (PROJECT / "iku" / "ui").glob("*.py")}
    assert not names & set(sys.stdlib_module_names)


def test_a_page_is_a_thin_script() -> None:
    for place in PLACES:
        assert len(Path(place.path).read_text(encoding="utf-8").splitlines()) <= 60, place.name
