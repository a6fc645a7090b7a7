"""One office's store, files and definitions, opened together: what every action works on."""

import os
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from iku.domain.definitions import Definitions
from iku.domain.ruling import overlaid
from iku.intake.definitions import load_definitions, read_definitions
from iku.intake.ruled_files import with_rulings
from iku.store import adoption, queries, rulings
from iku.store.connection import Clock, Cursor, Store, utc_now
from iku.store.files import FileStore
from iku.store.layout import FILES_NAME, STORE_NAME
from iku.store.layout import SAMPLE_MARKER as SAMPLE_MARKER
from iku.store.queries import Scope
from iku.workflow.in_force import definitions_in_force, remember

PROJECT = Path(__file__).resolve().parents[2]
HOME, DEFINITIONS = "IKU_HOME", "IKU_DEFINITIONS"
"""Names in the environment: where the office's records lie, and the definitions that hold there."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """What actions work on. `is_practice`: the throw-away store of the sample data, "Mode latihan".

    `year` is the one whose definitions hold here; None: that of the folder that is `shipped`.
    """

    store: Store
    files: FileStore
    shipped: Definitions
    is_practice: bool
    home: Path
    year: int | None = None

    @property
    def definitions(self) -> Definitions:
        """What holds for the year at this moment: the folder or a copy of another year's, and what was laid down since."""
        return definitions_in_force(self.store, self.office, self.year or self.shipped.organisation.year)

    def of_year(self, year: int) -> "Workspace":
        """The same store, with the definitions that hold for a year."""
        return replace(self, year=year)

    @property
    def office(self) -> str:
        return self.shipped.organisation.office

    def scope(self, year: int, as_of: datetime | None = None) -> Scope:
        return Scope(self.office, year, as_of)

    @property
    def holds_facts(self) -> bool:
        """Whether anything but the definitions was ever recorded."""
        with self.store.reading() as cursor:
            return queries.holds_facts(cursor, self.office)

    def close(self) -> None:
        self.store.close()


def home_folder() -> Path:
    """Where the office's records lie: IKU_HOME, or `data/store` beside the code."""
    return Path(os.environ.get(HOME) or PROJECT / "data" / "store")


def definitions_folder() -> Path:
    """Where the decree as data lies: IKU_DEFINITIONS, or the folder that is shipped."""
    return Path(os.environ.get(DEFINITIONS) or PROJECT / "data" / "2024")


def shipped_definitions() -> Definitions:
    """The definitions named by IKU_DEFINITIONS. Raises DefinitionsBroken with everything that is wrong with them."""
    return load_definitions(definitions_folder())


def open_workspace(
    home: Path,
    shipped: Definitions,
    *,
    clock: Clock = utc_now,
) -> Workspace:
    """Opens, or creates, the store in `home`, and puts the definitions in force if they changed, rulings and all.

    Raises StoreBusy if another program holds the file, StoreUnusable if it cannot be opened.
    """
    store = Store.open(home / STORE_NAME, clock)
    with store.writing() as cursor:
        adoption.adopt(cursor, _with_what_was_laid_down(cursor, shipped), adoption.ORIGIN, store.moment())
    return Workspace(store, FileStore(home / FILES_NAME), shipped, (home / SAMPLE_MARKER).exists(), home)


def _with_what_was_laid_down(cursor: Cursor, shipped: Definitions) -> Definitions:
    organisation = shipped.organisation
    given = [g.ruling for g in rulings.rulings_given(cursor, organisation.office, organisation.year)]
    if given:
        shipped = read_definitions(
            with_rulings(shipped.files, overlaid((*shipped.rulings, *shipped.unfit_rulings), given))
        )
    remember(shipped)
    return shipped
