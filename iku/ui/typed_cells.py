"""The cells of a form for realisations: what was typed, and over which fact."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from iku.domain.definitions import Definitions
from iku.domain.draft import Draft
from iku.domain.period import Period
from iku.errors import UploadRefused
from iku.intake.realisations import TypedRealisation, read_typed_realisations
from iku.present.entry import EntryRow
from iku.ui.cells import CellRow, Cells, Texts

FIELDS = ("value", "numerator", "denominator", "note")
RowKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TypedCells:
    """The cells of one quarter in one store. `place` keeps them apart from those of another."""

    definitions: Definitions
    period: Period
    rows: Sequence[EntryRow]
    place: str

    def key(self, row: RowKey, field: str) -> str:
        return self._cells.key("/".join(row), field)

    def typed(self, row: EntryRow) -> TypedRealisation:
        """What is in the cells now; what stands where nothing was typed."""
        return TypedRealisation(**self._cells.typed(_cell_row(row)))

    def fact(self, row: EntryRow) -> str:
        """The fact that the row was typed over."""
        return self._cells.fact(_cell_row(row))

    def is_contested(self, row: EntryRow) -> bool:
        return self._cells.is_contested(_cell_row(row))

    def adopt(self, row: EntryRow) -> None:
        """Shows what stands."""
        self._cells.adopt(_cell_row(row))

    def insist(self, row: EntryRow) -> None:
        """Keeps what was typed, over what stands now."""
        self._cells.insist(_cell_row(row))

    def settle(self) -> None:
        """Before the cells are drawn: every row stands over its fact, or is contested."""
        self._cells.settle()

    def restore(self, draft: Draft) -> None:
        """Writes a draft into the cells that nobody has touched in this session."""
        self._cells.restore(draft)

    def draft(self, kept: Mapping[str, str], kept_against: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
        """The texts and facts of the changed rows; rows that this form does not show stay as they are kept."""
        return self._cells.draft(kept, kept_against)

    @property
    def _cells(self) -> Cells:
        return Cells([_cell_row(row) for row in self.rows], self.place, self._says_what_stands)

    def _says_what_stands(self, row: CellRow, typed: Texts) -> bool:
        """`98.50` says what stands as `98,5`."""
        indicator, _, component = row.name.partition("/")
        try:
            said, stands = (
                read_typed_realisations(
                    {(indicator, component): TypedRealisation(**texts)}, self.definitions, self.period
                )
                for texts in (typed, row.stands)
            )
        except UploadRefused:
            return False
        return said == stands


def standing(row: EntryRow) -> TypedRealisation:
    """What is recorded, as it would be typed."""
    return TypedRealisation(row.value, row.numerator, row.denominator, row.note)


def _cell_row(row: EntryRow) -> CellRow:
    return CellRow("/".join(row.key), row.fact, asdict(standing(row)))
