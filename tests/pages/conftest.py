"""Pages are run as Streamlit runs them: the router first, then the page, on a store of the test's own."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from iku.intake.definitions import load_definitions
from iku.ui.places import place_named
from iku.workflow import sample as sample_data
from iku.workflow.workspace import PROJECT
from tests.connecting import Connection, connected
from tests.pages.office import fill

Visit = Callable[..., AppTest]
ROUTER = PROJECT / "iku" / "ui" / "router.py"

# Streamlit looks through every installed package for components whenever a window opens, half as long as a page takes.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def window() -> AppTest:
    """A browser's window, before it shows anything."""
    return AppTest.from_file(str(ROUTER), default_timeout=60)


@pytest.fixture(autouse=True)
def connection(monkeypatch: pytest.MonkeyPatch) -> Connection:
    """How pages are reached: from this computer, unless a test says otherwise."""
    return connected(monkeypatch)


@pytest.fixture(scope="session")
def filled_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is filled once and copied for each test."""
    home = tmp_path_factory.mktemp("office") / "home"
    fill(home, load_definitions(PROJECT / "data" / "2024"))
    return home


@pytest.fixture
def office(filled_office: Path, home: Path) -> Path:
    """The working store, filled."""
    shutil.copytree(filled_office, home)
    return home


@pytest.fixture
def sample(home: Path) -> Path:
    """The working store holds the sample; its marker makes it a practice store."""
    sample_data.fill_sample(home, load_definitions(PROJECT / "data" / "2024")).close()
    return home


@pytest.fixture
def visit() -> Visit:
    """Opens a page at an address, as a browser would: `visit("indicator", indikator="IKU-06")`."""

    def open_page(name: str = "overview", **address: str) -> AppTest:
        app = window()
        if name != "overview":
            # `switch_page` would first have to run another page.
            app._page_hash = calc_hash(place_named(name).address)
        for parameter, value in address.items():
            app.query_params[parameter] = value
        app.run()
        assert not app.exception
        return app

    return open_page
