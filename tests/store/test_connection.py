"""Opening the store's file, and who may write when."""

import subprocess
import sys
import threading
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from iku.errors import StoreBusy, StoreUnusable
from iku.store import queries
from iku.store.computed_year import computed_year
from iku.store.connection import Store
from iku.store.upgrades import STEPS
from tests.by_hand import Indicator
from tests.store.facts import Given, given, promised, reported

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from iku.store.connection import Store
from iku.store.upgrades import STEPS
store = Store.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def count(store: Store, table: str = "realisation_reported") -> int:
    with store.reading() as cursor:
        return int(cursor.execute(f"select count(*) from store.{table}").fetchall()[0][0])


def test_a_file_and_its_folder_are_made_where_there_are_none_and_hold_what_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "new" / "iku.duckdb"
    here = Given(Store.open(path))
    here.adopt([Indicator("IKU-01")])
    here.submit(reported("90"))
    here.store.close()
    again = Store.open(path)
    assert count(again) == 1
    again.close()


def test_a_file_that_another_process_holds_is_busy_and_named(tmp_path: Path) -> None:
    path = tmp_path / "iku.duckdb"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreBusy) as caught:
            Store.open(path)
        holder.communicate("")
    assert caught.value.path == path
    Store.open(path).close()


def test_a_file_that_this_process_holds_is_busy_too(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "iku.duckdb")
    with pytest.raises(StoreBusy):
        Store.open(tmp_path / "iku.duckdb")
    store.close()


@pytest.mark.parametrize("folder", ["plain", "blocked", "with lock", "it's"])
def test_a_file_that_is_no_database_is_unusable_and_left_as_it_is(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "iku.duckdb"
    path.parent.mkdir()
    path.write_bytes(b"indikator;triwulan;realisasi\r\n" * 500)
    with pytest.raises(StoreUnusable) as caught:
        Store.open(path)
    assert caught.value.path == path
    assert "not a valid DuckDB database file" in caught.value.cause
    assert path.read_bytes() == b"indikator;triwulan;realisasi\r\n" * 500


def test_a_folder_that_cannot_be_made_is_unusable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnusable):
        Store.open(tmp_path / "file" / "iku.duckdb")


def write_and_fail(store: Store) -> None:
    with store.writing() as cursor:
        cursor.execute("insert into store.schema_upgraded values (99, timestamp '2024-01-01')")
        raise KeyError


def test_what_fails_on_the_way_is_not_written_at_all() -> None:
    here = given(Indicator("IKU-01"))
    with pytest.raises(KeyError):
        write_and_fail(here.store)
    assert count(here.store, "schema_upgraded") == len(STEPS)


def test_a_rehearsal_shows_its_facts_to_itself_and_leaves_nothing() -> None:
    here = given(Indicator("IKU-01"))
    here.submit(promised("80"))
    before = here.store.data_version
    with here.store.rehearsing() as cursor:
        cursor.execute("insert into store.schema_upgraded values (99, timestamp '2024-01-01')")
        assert cursor.execute("select count(*) from store.schema_upgraded").fetchall() == [(len(STEPS) + 1,)]
        assert count(here.store, "schema_upgraded") == len(STEPS), "nobody else sees it"
    assert count(here.store, "schema_upgraded") == len(STEPS)
    assert here.store.data_version == before


def test_the_data_version_moves_on_commit_and_only_then() -> None:
    here = given(Indicator("IKU-01"))
    before = here.store.data_version
    with here.store.reading() as cursor:
        computed_year(cursor, here.scope)
    with here.store.rehearsing():
        pass
    with pytest.raises(KeyError), here.store.writing():
        raise KeyError
    assert here.store.data_version == before
    with here.store.writing():
        assert here.store.data_version == before
    assert here.store.data_version == before + 1


def test_a_reader_sees_one_state_while_others_write() -> None:
    here = given(Indicator("IKU-01"))
    with here.store.reading() as cursor:
        assert cursor.execute("select count(*) from store.realisation_reported").fetchall() == [(0,)]
        here.submit(reported("90"))
        assert cursor.execute("select count(*) from store.realisation_reported").fetchall() == [(0,)]
    assert count(here.store) == 1


def test_a_reader_cannot_write() -> None:
    here = given(Indicator("IKU-01"))
    with pytest.raises(duckdb.TransactionException, match="read-only"), here.store.reading() as cursor:
        cursor.execute("insert into store.schema_upgraded values (99, timestamp '2024-01-01')")


def test_nobody_reaches_other_files_through_the_store(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    store = Store.open(None)
    with store.reading() as cursor, pytest.raises(duckdb.PermissionException, match="disabled by configuration"):
        cursor.execute("from read_csv($path)", {"path": str(tmp_path / "secret.csv")})


def test_moments_only_ever_grow_even_when_the_clock_goes_back() -> None:
    times = iter([datetime(2024, 1, 2), datetime(2024, 1, 1), datetime(2024, 1, 3)])
    store = Store.open(None, clock=lambda: next(times))
    assert [store.moment() for _ in range(3)] == [
        datetime(2024, 1, 2),
        datetime(2024, 1, 2) + timedelta(microseconds=1),
        datetime(2024, 1, 3),
    ]


def test_moments_grow_across_a_restart(tmp_path: Path) -> None:
    late, early = datetime(2024, 5, 1), datetime(2024, 4, 1)
    here = Given(Store.open(tmp_path / "iku.duckdb", clock=lambda: late))
    here.adopt([Indicator("IKU-01")])
    here.submit(reported("90"))
    here.store.close()
    again = Store.open(tmp_path / "iku.duckdb", clock=lambda: early)
    assert again.moment() > late
    again.close()


def test_eight_threads_append_320_facts_and_no_version_twice(tmp_path: Path) -> None:
    here = Given(Store.open(tmp_path / "iku.duckdb"))
    here.adopt([Indicator("IKU-01")])

    def report(thread: int) -> None:
        for number in range(40):
            here.submit(reported(f"{thread}.{number:02}", quarter=1 + number % 4))

    threads = [threading.Thread(target=report, args=(n,)) for n in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with here.store.reading() as cursor:
        versions = cursor.execute(
            "select quarter, list(version order by version) from store.realisation_reported group by all order by all"
        ).fetchall()
        moments = cursor.execute("select count(distinct recorded_at) from store.realisation_reported").fetchall()
    assert versions == [(quarter, list(range(1, 81))) for quarter in (1, 2, 3, 4)]
    assert moments == [(320,)]
    here.store.close()


def test_threads_that_read_at_once_get_their_own_answers() -> None:
    here = given(Indicator("IKU-01"), Indicator("IKU-02"))
    here.submit(promised("100"), reported("50"))
    other = Given(here.store, office="kpu-kota-cilegon")
    other.adopt([Indicator("IKU-01")])
    other.submit(promised("100"), reported("75"))
    wrong: list[object] = []

    def read(whose: Given, wanted: Decimal) -> None:
        for _ in range(25):
            with whose.store.reading() as cursor:
                found = queries.standing_realisations(cursor, whose.scope)
            if [row.value for row in found] != [wanted]:
                wrong.append((whose.office, found))

    readers = [(here, Decimal(50)), (other, Decimal(75))] * 3
    threads = [threading.Thread(target=read, args=reader) for reader in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
