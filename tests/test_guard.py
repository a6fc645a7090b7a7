"""No test can come near the office's own records."""

from pathlib import Path

import duckdb
import pytest

from iku.store.connection import Store
from iku.store.files import FileStore
from iku.workflow.workspace import home_folder
from tests.conftest import REAL_STORE, TheRealStoreWasTouched


def test_every_test_has_a_home_of_its_own(home: Path, tmp_path: Path) -> None:
    assert home_folder() == home
    assert home.is_relative_to(tmp_path)


def test_opening_the_real_store_fails() -> None:
    with pytest.raises(TheRealStoreWasTouched):
        Store.open(REAL_STORE / "iku.duckdb")


def test_opening_its_database_past_python_fails() -> None:
    with pytest.raises(TheRealStoreWasTouched):
        duckdb.connect(str(REAL_STORE / "iku.duckdb"))


def test_keeping_a_file_in_it_fails() -> None:
    with pytest.raises(TheRealStoreWasTouched):
        FileStore(REAL_STORE / "files")


def test_writing_into_it_fails() -> None:
    with pytest.raises(TheRealStoreWasTouched):
        (REAL_STORE / "note.txt").write_text("x")
