"""Filters stand in the address, outlive a page, and fall back to what exists."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from iku.ui import filters
from tests.pages import reading
from tests.pages.conftest import Visit


def test_an_address_chooses(office: Path, visit: Visit) -> None:
    address = {"tahun": "2023", "triwulan": "TW I", "divisi": "Hukum dan Pengawasan"}
    app = visit(**address)
    assert reading.period(app) == (2023, 1)
    assert app.selectbox(key="divisi").value == "hukum"
    assert app.query_params == address


def test_what_does_not_exist_leaves_the_address(office: Path, visit: Visit) -> None:
    app = visit(tahun="1999", triwulan="9", divisi="nope")
    assert reading.period(app) == (2024, 3)
    assert app.query_params == {}


def test_another_choice_changes_what_the_page_says(office: Path, visit: Visit) -> None:
    app = visit()
    app.session_state["triwulan"] = 1
    app.run()
    assert any(" · s.d. Triwulan I · " in reading.plain(c.value) for c in app.caption)


def test_they_outlive_a_change_of_page(office: Path, visit: Visit) -> None:
    app = visit(triwulan="TW I", divisi="Hukum dan Pengawasan")
    app.switch_page("../../pages/division.py").run()
    assert app.selectbox(key="divisi").value == "hukum"
    assert reading.period(app)[1] == 1
    assert reading.title(app).startswith("Hukum dan Pengawasan: ")


def test_a_year_opens_at_its_latest_quarter_unless_one_was_chosen(office: Path, visit: Visit) -> None:
    app = visit(tahun="2023")
    assert reading.period(app) == (2023, 3)
    assert any("IKU 2023" in c.value for c in app.caption)


def test_what_a_busy_browser_still_sends_after_a_change_of_stores_does_not_count_on_another_page(
    home: Path, visit: Visit
) -> None:
    app = visit()
    assert reading.period(app) == (2024, 4)
    app.button(key="open_working").click().run()
    assert reading.period(app) == (2024, 1)

    for page in ("division", "indicator"):
        app.segmented_control(key="triwulan").set_value(4)
        app.switch_page(f"../../pages/{page}.py").run()
        assert reading.period(app) == (2024, 1)

    app.switch_page("../../pages/division.py").run()
    app.segmented_control(key="triwulan").set_value(4).run()
    assert reading.period(app) == (2024, 4)


def test_what_is_chosen_at_once_after_a_change_of_stores_counts(home: Path, visit: Visit) -> None:
    app = visit()
    app.button(key="open_working").click().run()
    app.segmented_control(key="triwulan").set_value(4).run()
    assert reading.period(app) == (2024, 4)

    app.switch_page("../../pages/division.py").run()
    assert reading.period(app) == (2024, 4)


def choose_in_a_chart() -> None:
    from iku.ui import filters

    filters.choose_division("hukum")


def test_a_division_chosen_in_a_chart_counts_also_right_after_a_change_of_stores() -> None:
    app = AppTest.from_function(choose_in_a_chart)
    app.session_state[filters.SWITCHED] = ("overview", {filters.DIVISION: "hukum"}, {filters.DIVISION: ""})

    app.run()

    assert app.session_state[filters.DIVISION] == "hukum"
    assert filters.SWITCHED not in app.session_state
