"""A store written by an earlier release opens in this one, keeps every fact, and takes new ones."""

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from iku.domain.period import Period
from iku.domain.plan import PlanPeriod, PlanTarget
from iku.errors import StoreNewer
from iku.store import plans, reviews, upgrades
from iku.store.appending import Stamp
from iku.store.computed_year import computed_year
from iku.store.connection import Store
from iku.store.queries import Scope, standing_realisations
from tests.by_hand import Indicator
from tests.people import KUL
from tests.store.facts import OFFICE, YEAR, given, promised, reported

FIRST_TABLES = Path(upgrades.__file__).with_name("schema.sql")


def written_by_the_first_release(path: Path) -> None:
    """The facts of a store of today, in the tables of the first step."""
    here = given(Indicator("IKU-01"))
    here.submit(promised("80"))
    here.submit(reported("72"))
    old = duckdb.connect(str(path))
    old.execute("create schema store")
    old.execute(FIRST_TABLES.read_text(encoding="utf-8"))
    old.execute("insert into store.schema_upgraded values (1, timestamp '2024-01-01')")
    with here.store.reading() as cursor:
        tables = old.execute("select table_name from duckdb_tables() where schema_name = 'store'").fetchall()
        for (table,) in tables:
            columns = [c[0] for c in old.execute(f"describe store.{table}").fetchall()]
            rows = cursor.execute(f"select {', '.join(columns)} from store.{table}").fetchall()
            if table != "schema_upgraded" and rows:
                places = ", ".join("?" for _ in columns)
                old.executemany(f"insert into store.{table} values ({places})", rows)
            old.execute(f"create table main.{table} as from store.{table}")
    old.execute("drop schema store cascade")
    old.close()


def test_a_store_of_the_first_release_opens_with_its_facts_and_takes_new_ones(tmp_path: Path) -> None:
    path = tmp_path / "iku.duckdb"
    written_by_the_first_release(path)

    store = Store.open(path)

    scope = Scope(OFFICE, YEAR)
    with store.reading() as cursor:
        assert [r.value for r in standing_realisations(cursor, scope)] == [Decimal(72)]
        figure = computed_year(cursor, scope).indicators[0]
        assert (figure.indicator, figure.raw) == ("IKU-01", Decimal("90.00"))
        steps = cursor.execute("select step from store.schema_upgraded order by step").fetchall()
        assert steps == [(n + 1,) for n in range(len(upgrades.STEPS))]
    with store.writing() as cursor:
        stamp = Stamp(OFFICE, KUL, store.moment())
        reviews.append_lock(cursor, stamp, Period(YEAR, 1), "rapat")
        plans.append_plan_targets(
            cursor, stamp, [PlanTarget("IKU-01", "", PlanPeriod(2020, 2024), Decimal(96), unit="%")]
        )
    with store.reading() as cursor:
        lock = reviews.quarter_lock(cursor, OFFICE, Period(YEAR, 1))
        assert [way.percent for way in plans.plan_progress(cursor, scope, 1)] == [Decimal("75.00")]
    assert lock
    assert lock.locked_by == KUL.name
    store.close()


def test_a_store_of_a_later_release_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "iku.duckdb"
    Store.open(path).close()
    later = duckdb.connect(str(path))
    later.execute("insert into schema_upgraded values (99, timestamp '2030-01-01')")
    later.close()

    with pytest.raises(StoreNewer):
        Store.open(path)
