"""The cells of a form for realisations: what was typed, and over which fact.

A cell keeps its text while somebody else replaces the fact under it: the row is contested then, until the person chooses.
An untouched row, and one that says the same as what stands by now, simply follows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from iku.domain.definitions import Definitions
from iku.domain.draft import Draft
from iku.domain.period import Period
from iku.errors import UploadRefused
from iku.intake.realisations import TypedRealisation, read_typed_realisations
from iku.present.entry import EntryRow

FIELDS = ("value", "numerator", "denominator", "note")
RowKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Base:
    """The fact that a row was typed over and how it would be typed (None where a draft was restored), and what was typed."""

    fact: str
    stood: TypedRealisation | None
    typed: TypedRealisation


@dataclass(frozen=True, slots=True)
class TypedCells:
    """The cells of one quarter in one store. `place` keeps them apart from those of another."""

    definitions: Definitions
    period: Period
    rows: Sequence[EntryRow]
    place: str

    def key(self, row: RowKey, field: str) -> str:
        return f"cell-{self.place}-{'-'.join(row)}-{field}"

    def typed(self, row: EntryRow) -> TypedRealisation:
        """What is in the cells now; what stands where nothing was typed."""
        if self.key(row.key, FIELDS[0]) not in st.session_state:
            return standing(row)
        return TypedRealisation(**{f: str(st.session_state.get(self.key(row.key, f)) or "") for f in FIELDS})

    def fact(self, row: EntryRow) -> str:
        """The fact that the row was typed over."""
        base = self._base(row.key)
        return base.fact if base else row.fact

    def is_contested(self, row: EntryRow) -> bool:
        return self.fact(row) != row.fact

    def adopt(self, row: EntryRow) -> None:
        """Shows what stands."""
        self._write(row.key, Base(row.fact, standing(row), standing(row)))

    def insist(self, row: EntryRow) -> None:
        """Keeps what was typed, over what stands now."""
        self._write(row.key, Base(row.fact, standing(row), self.typed(row)))

    def settle(self) -> None:
        """Before the cells are drawn: every row stands over its fact, or is contested."""
        for row in self.rows:
            base = self._base(row.key)
            if base is None:
                self.adopt(row)
                continue
            if self.key(row.key, FIELDS[0]) not in st.session_state:
                # The cells were not on the screen in the run before.
                self._write(row.key, base)
            typed = self.typed(row)
            if base.fact == row.fact or (typed != base.stood and not self._says_what_stands(row, typed)):
                st.session_state[self._base_key(row.key)] = Base(base.fact, base.stood, typed)
            else:
                self.adopt(row)

    def restore(self, draft: Draft) -> None:
        """Writes a draft into the cells that nobody has touched in this session."""
        for row in {(i, c) for i, c, _ in (name.split("/", 2) for name in draft.texts if name.count("/") == 2)}:
            base = self._base(row)
            is_touched = base is not None and base.stood != TypedRealisation(
                **{f: str(st.session_state.get(self.key(row, f), getattr(base.typed, f)) or "") for f in FIELDS}
            )
            if not is_touched:
                typed = TypedRealisation(**{f: draft.texts.get("/".join((*row, f)), "") for f in FIELDS})
                self._write(row, Base(draft.against.get("/".join(row), ""), None, typed))

    def draft(self, kept: Mapping[str, str], kept_against: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
        """The texts and facts of the changed rows; rows that this form does not show stay as they are kept."""
        shown = {row.key for row in self.rows}
        texts = {name: text for name, text in kept.items() if tuple(name.split("/")[:2]) not in shown}
        against = {name: fact for name, fact in kept_against.items() if tuple(name.split("/")) not in shown}
        for row in self.rows:
            if (typed := self.typed(row)) != standing(row):
                texts |= {"/".join((*row.key, f)): getattr(typed, f) for f in FIELDS}
                against["/".join(row.key)] = self.fact(row)
        return texts, against

    def _says_what_stands(self, row: EntryRow, typed: TypedRealisation) -> bool:
        """`98.50` says what stands as `98,5`."""
        try:
            said, stands = (
                read_typed_realisations({row.key: text}, self.definitions, self.period)
                for text in (typed, standing(row))
            )
        except UploadRefused:
            return False
        return said == stands

    def _base_key(self, row: RowKey) -> str:
        return f"base-{self.place}-{'-'.join(row)}"

    def _base(self, row: RowKey) -> Base | None:
        found = st.session_state.get(self._base_key(row))
        return found if isinstance(found, Base) else None

    def _write(self, row: RowKey, base: Base) -> None:
        st.session_state[self._base_key(row)] = base
        for field in FIELDS:
            st.session_state[self.key(row, field)] = getattr(base.typed, field)


def standing(row: EntryRow) -> TypedRealisation:
    """What is recorded, as it would be typed."""
    return TypedRealisation(row.value, row.numerator, row.denominator, row.note)
