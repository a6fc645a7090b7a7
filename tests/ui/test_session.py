"""Which store a session works on."""

from pathlib import Path

from tests.pages import reading
from tests.pages.conftest import Visit


def is_sample(app: object) -> bool:
    return any("Data contoh" in reading.plain(m.value) for m in app.markdown)  # type: ignore[attr-defined]


def test_a_fresh_start_opens_on_the_sample_and_one_click_leads_to_the_office(home: Path, visit: Visit) -> None:
    app = visit()
    assert is_sample(app)
    app.button(key="open_working").click().run()
    assert not is_sample(app)
    assert app.query_params["data"] == "kerja"


def test_the_working_store_opens_by_itself_once_it_holds_facts(office: Path, visit: Visit) -> None:
    app = visit()
    assert not is_sample(app)
    assert "data" not in app.query_params


def test_the_choice_is_in_the_address_so_that_a_reload_keeps_it(office: Path, visit: Visit) -> None:
    app = visit(data="contoh")
    assert is_sample(app)
    app.query_params = {}  # what the menu's links do
    app.run()
    assert is_sample(app)
    assert app.query_params["data"] == "contoh"


def test_an_unknown_choice_is_none(office: Path, visit: Visit) -> None:
    assert not is_sample(visit(data="rahasia"))


def test_another_store_begins_at_its_own_latest_quarter(office: Path, visit: Visit) -> None:
    app = visit(data="contoh")
    assert reading.period(app) == (2024, 4)
    app.session_state["chosen_store"] = "kerja"
    app.run()
    assert reading.period(app) == (2024, 3)
