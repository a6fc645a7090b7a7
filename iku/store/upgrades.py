"""Numbered steps that bring a store written by any earlier release to the tables of this one.

Step 1 is `schema.sql`, step 2 `schema_2.sql`, and so on. A change of tables is a new step here, never an edit of an old one.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb

HERE = Path(__file__).parent


def _statements_of(name: str) -> Callable[[duckdb.DuckDBPyConnection], None]:
    def step(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute((HERE / name).read_text(encoding="utf-8"))

    return step


STEPS = tuple(map(_statements_of, ("schema.sql", "schema_2.sql", "schema_3.sql", "schema_4.sql")))


def is_newer(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the attached store has seen steps that this release does not know."""
    return _steps_taken(connection) > len(STEPS)


def upgrade(connection: duckdb.DuckDBPyConnection) -> None:
    """Runs the steps that the attached store has not seen, each in a transaction of its own."""
    for number, step in enumerate(STEPS, start=1):
        if number <= _steps_taken(connection):
            continue
        connection.execute("begin transaction")
        try:
            step(connection)
            connection.execute(
                "insert into store.schema_upgraded values ($step, $moment)",
                {"step": number, "moment": datetime.now(UTC).replace(tzinfo=None)},
            )
        except BaseException:
            connection.execute("rollback")
            raise
        connection.execute("commit")


def _steps_taken(connection: duckdb.DuckDBPyConnection) -> int:
    exists = connection.execute(
        "select count(*) from duckdb_tables() where database_name = 'store' and table_name = 'schema_upgraded'"
    ).fetchone()
    if not exists or exists[0] == 0:
        return 0
    row = connection.execute("select coalesce(max(step), 0) from store.schema_upgraded").fetchone()
    return int(row[0]) if row else 0
