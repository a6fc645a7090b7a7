"""A disk without room: the store says so, loses nothing that was committed, and goes on when there is room again."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from iku.errors import StoreUnusable
from iku.store.connection import Store
from tests.by_hand import Indicator
from tests.store.facts import Given, reported

if sys.platform != "win32":
    import resource


def count(store: Store) -> int:
    with store.reading() as cursor:
        return int(cursor.execute("select count(*) from store.realisation_reported").fetchall()[0][0])


@pytest.fixture
def full_disk() -> Iterator[Callable[[int], None]]:
    """Lets files grow to so many bytes and no further."""
    if sys.platform == "win32":
        pytest.skip("Windows has no limit on a process's file sizes to run into")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size if size else soft, hard))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def filled(path: Path) -> Given:
    here = Given(Store.open(path))
    here.adopt([Indicator("IKU-01")])
    for number in range(20):
        here.submit(reported(str(number), note="catatan " * 2_000))
    return here


def test_a_full_disk_refuses_a_commit_and_the_store_goes_on_when_there_is_room(
    tmp_path: Path, full_disk: Callable[[int], None]
) -> None:
    here = filled(tmp_path / "iku.duckdb")
    full_disk(1024)
    with pytest.raises(StoreUnusable) as caught:
        here.submit(reported("95"))
    assert caught.value.path == tmp_path / "iku.duckdb"
    assert count(here.store) == 20
    full_disk(0)
    here.submit(reported("95"))
    assert count(here.store) == 21
    here.store.close()


def test_a_checkpoint_on_a_full_disk_invalidates_the_file_until_it_is_reopened_by_itself(
    tmp_path: Path, full_disk: Callable[[int], None]
) -> None:
    here = filled(tmp_path / "iku.duckdb")
    full_disk(100_000)
    with pytest.raises(StoreUnusable, match="has been invalidated"), here.store.writing() as cursor:
        cursor.execute("checkpoint store")
    with pytest.raises(StoreUnusable):
        here.submit(reported("95", note="catatan " * 20_000))
    full_disk(0)
    assert count(here.store) == 20
    here.submit(reported("96"))
    here.store.close()
    again = Store.open(tmp_path / "iku.duckdb")
    assert count(again) == 21
    again.close()
