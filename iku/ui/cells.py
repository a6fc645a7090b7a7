"""The cells of a form that is filled in over facts: what was typed, and over which fact.

A cell keeps its text while somebody else replaces the fact under it: the row is contested then, until the person chooses.
An untouched row, and one that says the same as what stands by now, simply follows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from iku.domain.draft import Draft

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CellRow:
    """Cells that are chosen together. `name` is the row's address in a draft, its parts parted by `/`.

    `fact` says what stands now ("" where nothing does), `stands` how that would be typed, by field.
    """

    name: str
    fact: str
    stands: Texts


@dataclass(frozen=True, slots=True)
class Base:
    """The fact that a row was typed over and how it would be typed (None where a draft was restored), and what was typed."""

    fact: str
    stood: Texts | None
    typed: Texts


def _never(_row: CellRow, _typed: Texts) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one form. `place` keeps them apart from those of another; `says_the_same` knows other spellings."""

    rows: Sequence[CellRow]
    place: str
    says_the_same: Callable[[CellRow, Texts], bool] = _never

    def key(self, row: str, field: str) -> str:
        return f"cell-{self.place}-{row.replace('/', '-')}-{field}"

    def typed(self, row: CellRow) -> Texts:
        """What is in the cells now; what stands where nothing was typed."""
        if not self._are_drawn(row.name, row.stands):
            return row.stands
        return self._texts(row.name, dict.fromkeys(row.stands, ""))

    def is_changed(self, row: CellRow) -> bool:
        return self.typed(row) != row.stands

    def fact(self, row: CellRow) -> str:
        """The fact that the row was typed over."""
        base = self._base(row.name)
        return base.fact if base else row.fact

    def is_contested(self, row: CellRow) -> bool:
        return self.fact(row) != row.fact

    def adopt(self, row: CellRow) -> None:
        """Shows what stands."""
        self._write(row.name, Base(row.fact, row.stands, row.stands))

    def insist(self, row: CellRow) -> None:
        """Keeps what was typed, over what stands now."""
        self._write(row.name, Base(row.fact, row.stands, self.typed(row)))

    def forget(self, row: str) -> None:
        """What was typed into the row is no matter any more: the next look shows what stands then."""
        st.session_state.pop(self._base_key(row), None)

    def settle(self) -> None:
        """Before the cells are drawn: every row stands over its fact, or is contested."""
        for row in self.rows:
            base = self._base(row.name)
            if base is None or set(base.typed) != set(row.stands):
                self.adopt(row)
                continue
            if not self._are_drawn(row.name, row.stands):
                # The cells were not on the screen in the run before.
                self._write(row.name, base)
            typed = self.typed(row)
            if base.fact == row.fact or (typed not in (base.stood, row.stands) and not self.says_the_same(row, typed)):
                st.session_state[self._base_key(row.name)] = Base(base.fact, base.stood, typed)
            else:
                self.adopt(row)

    def restore(self, draft: Draft) -> None:
        """Writes a draft into the cells that nobody has touched in this session."""
        rows: dict[str, dict[str, str]] = {}
        for name, text in draft.texts.items():
            row, _, field = name.rpartition("/")
            rows.setdefault(row, {})[field] = text
        for row, texts in rows.items():
            base = self._base(row)
            if base is None or base.stood == self._texts(row, base.typed):
                self._write(row, Base(draft.against.get(row, ""), None, texts))

    def draft(self, kept: Texts, kept_against: Texts) -> tuple[dict[str, str], dict[str, str]]:
        """The texts and facts of the changed rows; rows that this form does not show stay as they are kept."""
        shown = {row.name for row in self.rows}
        texts = {name: text for name, text in kept.items() if name.rpartition("/")[0] not in shown}
        against = {name: fact for name, fact in kept_against.items() if name not in shown}
        for row in self.rows:
            if self.is_changed(row):
                texts |= {f"{row.name}/{field}": text for field, text in self.typed(row).items()}
                against[row.name] = self.fact(row)
        return texts, against

    def _are_drawn(self, row: str, fields: Texts) -> bool:
        return all(self.key(row, field) in st.session_state for field in fields)

    def _texts(self, row: str, otherwise: Texts) -> Texts:
        return {field: str(st.session_state.get(self.key(row, field), text) or "") for field, text in otherwise.items()}

    def _base_key(self, row: str) -> str:
        return f"base-{self.place}-{row.replace('/', '-')}"

    def _base(self, row: str) -> Base | None:
        found = st.session_state.get(self._base_key(row))
        return found if isinstance(found, Base) else None

    def _write(self, row: str, base: Base) -> None:
        st.session_state[self._base_key(row)] = base
        for field, text in base.typed.items():
            st.session_state[self.key(row, field)] = text
