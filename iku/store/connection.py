"""The store's file and the one way to it: a cursor a call, one writer at a time.

DuckDB connections are not safe to share: two threads on one read each other's results. So every call takes a cursor of its own
with `reading()`, `writing()` or `rehearsing()` and nobody ever holds the connection. Snapshot isolation does not protect
"version = latest + 1", so writers stand in line under a lock of ours.
"""

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from iku.errors import StoreBusy, StoreDamaged, StoreNewer, StoreUnusable
from iku.store.kept import kept_in
from iku.store.layout import BACKUPS
from iku.store.upgrades import is_newer, upgrade

HERE = Path(__file__).parent
VIEWS = ("states.sql", "views.sql", "movement.sql")
"""Created in memory at every connect, each resting on the one before."""
MICROSECOND = timedelta(microseconds=1)
BEGINNING_OF_TIME = datetime(1970, 1, 1)
END_OF_TIME = datetime(9999, 12, 31)
"""The moment that leaves nothing out."""

IN_MEMORY = Path(":memory:")

LARGE = 256_000_000
"""Bytes from which on a question is worth sharing out among processors. An office's store holds a few megabytes: there a
third of the work would go into the sharing, and several people ask at once anyway.
"""

HELD_BY_ANOTHER = ("Could not set lock on file", "being used by another process", "is already attached")
"""How DuckDB says so on Linux and macOS, on Windows, and of a store that this very program has open already."""

DAMAGED = ("Failure while replaying WAL", "Corrupt database file", "not a valid DuckDB database file")
"""How DuckDB says that the file, or the log beside it, is not what it wrote."""

INVALIDATED = "has been invalidated"
"""How DuckDB says that it will not touch a file again before it is reopened: after a checkpoint on a full disk."""

Cursor = duckdb.DuckDBPyConnection
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Now, in naive UTC."""
    return datetime.now(UTC).replace(tzinfo=None)


class Store:
    """An open store. `data_version` counts commits, so that whatever was computed before a commit can be told from after."""

    def __init__(self, path: Path, connection: Cursor, clock: Clock) -> None:
        self.path = path
        self.data_version = 0
        self._connection = connection
        self._clock = clock
        self._writers = threading.RLock()
        self._opening = threading.Lock()
        self._is_invalidated = False
        self._last_moment = _latest_moment(connection)

    @classmethod
    def open(cls, path: Path | None, clock: Clock = utc_now) -> "Store":
        """Opens the file, creating it and its folder where needed; None: a store in memory. `clock` gives naive UTC.

        Raises StoreBusy if another program holds the file, StoreUnusable if it cannot be opened.
        """
        where = path or IN_MEMORY
        return cls(where, _connect(where), clock)

    def close(self) -> None:
        with self._writers:
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """A cursor that sees everything committed so far, and nothing that is committed while it reads."""
        with self._cursor() as cursor:
            cursor.execute("begin transaction read only")
            try:
                yield cursor
            finally:
                cursor.execute("rollback")

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """A cursor in a transaction, alone: committed at the end, rolled back on any exception."""
        with self._writers, self._cursor() as cursor:
            cursor.execute("begin transaction")
            try:
                yield cursor
            except BaseException:
                cursor.execute("rollback")
                raise
            try:
                cursor.execute("commit")
            except duckdb.TransactionException as error:
                # One writer at a time never conflicts: what fails here is the disk.
                raise StoreUnusable(self.path, str(error)) from None
            self.data_version += 1

    @contextmanager
    def rehearsing(self) -> Iterator[Cursor]:
        """A cursor in a transaction that is always rolled back: nothing it appends is ever seen by anyone else."""
        with self._writers, self._cursor() as cursor:
            cursor.execute("begin transaction")
            try:
                yield cursor
            finally:
                cursor.execute("rollback")

    def moment(self) -> datetime:
        """Now, in naive UTC, later than every moment given before: the order of facts. Take it while writing."""
        with self._writers:
            self._last_moment = max(self._clock(), self._last_moment + MICROSECOND)
            return self._last_moment

    def now(self) -> datetime:
        """Now, in naive UTC, for those who only look at the clock."""
        return self._clock()

    @property
    def latest_fact(self) -> datetime | None:
        """The moment of the latest fact; None where there is none."""
        return None if self._last_moment == BEGINNING_OF_TIME else self._last_moment

    def copy(self, place: Path) -> None:
        """Writes everything committed so far, as of one moment, to a new file in the folder `BACKUPS`, while others read
        and write. Raises StoreUnusable: a full disk, no permission.
        """
        name = f"copy_{uuid.uuid4().hex}"
        with self._cursor() as cursor:
            cursor.execute(f"attach {_quoted(place.resolve())} as {name}")
            try:
                # One statement, and so one snapshot.
                cursor.execute(f"copy from database store to {name}")
            finally:
                cursor.execute(f"detach {name}")

    @contextmanager
    def _cursor(self) -> Iterator[Cursor]:
        cursor = self._new_cursor()
        try:
            yield cursor
        except (duckdb.FatalException, duckdb.IOException) as error:
            self._is_invalidated = self._is_invalidated or INVALIDATED in str(error)
            raise StoreUnusable(self.path, str(error)) from None
        finally:
            cursor.close()

    def _new_cursor(self) -> Cursor:
        """Opens the file again where DuckDB has given it up; what was committed is there then."""
        with self._opening:
            if self._is_invalidated and self.path != IN_MEMORY:
                self._connection.close()
                self._connection = _connect(self.path)
                self._is_invalidated = False
            return self._connection.cursor()


def _connect(path: Path) -> Cursor:
    if path != IN_MEMORY:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnusable(path, str(error)) from None
    connection = duckdb.connect(
        ":memory:", config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )
    try:
        connection.execute(f"attach {_quoted(path)} as store")
        if is_newer(connection):
            connection.close()
            raise StoreNewer(path)
        upgrade(connection)
        for name in VIEWS:
            connection.execute((HERE / name).read_text(encoding="utf-8"))
    except duckdb.Error as error:
        connection.close()
        raise _named(error, path) from None
    if path != IN_MEMORY:
        connection.execute(f"set allowed_directories = [{_quoted(path.parent.resolve() / BACKUPS)}]")
    if not path.exists() or path.stat().st_size < LARGE:
        connection.execute("set threads = 1")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def _quoted(path: Path) -> str:
    return "'" + path.as_posix().replace("'", "''") + "'"


def _named(error: duckdb.Error, path: Path) -> StoreBusy | StoreUnusable:
    if any(sign in str(error) for sign in HELD_BY_ANOTHER):
        return StoreBusy(path)
    if any(sign in str(error) for sign in DAMAGED):
        newest = next((kept.path for kept in kept_in(path.parent)), None)
        return StoreDamaged(path, str(error), newest)
    return StoreUnusable(path, str(error))


def _latest_moment(connection: Cursor) -> datetime:
    """When the latest fact of any kind was recorded. The upgrades of the tables themselves are no facts."""
    tables = connection.execute(
        """
        select table_name from duckdb_columns()
        where database_name = 'store' and column_name = 'recorded_at' and table_name <> 'schema_upgraded'
        """
    ).fetchall()
    union = " union all ".join(f"select max(recorded_at) as latest from store.{name}" for (name,) in tables)
    row = connection.execute(f"select max(latest) from ({union})").fetchone()
    latest = row[0] if row else None
    return latest if isinstance(latest, datetime) else BEGINNING_OF_TIME
