"""What stands around every page, and what is said when something goes wrong."""

from pathlib import Path

import pytest

from iku.store.layout import STORE_NAME
from iku.ui.places import PLACES
from tests.pages import reading
from tests.pages.conftest import Visit

NOTICE = "Data contoh – bukan realisasi KPU Kota Serang"


@pytest.mark.parametrize("name", [place.name for place in PLACES])
def test_the_sample_says_on_every_page_that_it_is_one(sample: Path, visit: Visit, name: str) -> None:
    app = visit(name)
    assert any(reading.plain(m.value).startswith(NOTICE) for m in app.markdown)
    assert app.button(key="open_working").label == "Buka data kerja"
    assert not app.error


@pytest.mark.parametrize("name", [place.name for place in PLACES])
def test_the_working_store_says_nothing_of_the_kind(office: Path, visit: Visit, name: str) -> None:
    app = visit(name)
    assert not any(NOTICE in reading.plain(m.value) for m in app.markdown)
    assert not app.error


@pytest.mark.parametrize("name", [place.name for place in PLACES])
def test_every_page_has_one_title_its_context_and_the_rules(office: Path, visit: Visit, name: str) -> None:
    app = visit(name)
    captions = [reading.plain(c.value) for c in app.caption]
    assert len(app.title) == 1
    assert any(c.startswith("KPU Kota Serang · IKU 2024 · s.d. Triwulan III · posisi per ") for c in captions)
    assert "Batas capaian dalam rata-rata: 120%" in captions[-1]
    assert "● tercapai: 100,00%–104,99%" in captions[-1]


def test_a_store_that_cannot_be_opened_is_explained_and_the_sample_offered(home: Path, visit: Visit) -> None:
    home.mkdir()
    (home / STORE_NAME).write_bytes(b"not a database" * 100)
    app = visit()
    assert STORE_NAME in reading.plain(app.error[0].value)
    assert not app.title
    app.button(key="go_on_with_sample").click().run()
    assert not app.error
    assert any(reading.plain(m.value).startswith(NOTICE) for m in app.markdown)


def test_definitions_that_cannot_be_used_are_explained(
    home: Path, visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IKU_DEFINITIONS", str(tmp_path / "nowhere"))
    app = visit()
    assert reading.plain(app.error[0].value) == "Folder definisi tidak dapat dipakai: 9 hal perlu diperbaiki."
    assert len(app.markdown[0].value.splitlines()) == 9
