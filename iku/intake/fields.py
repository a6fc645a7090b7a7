"""One row of a table or one section of a TOML file, read by type.

Whatever cannot be read becomes a problem and a harmless stand-in, so that one pass finds everything that is wrong.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from iku.domain.problem import Problem, Problems
from iku.intake.nearest import nearest_word

Choice = TypeVar("Choice", bound=StrEnum)

_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,4})?")
_CODE = re.compile(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_SEPARATOR = "|"


class Fields:
    """The named values of one row or section. Values are texts (CSV) or what TOML gives."""

    def __init__(
        self, values: Mapping[str, object], problems: Problems, *, row: int | None = None, path: str = ""
    ) -> None:
        self._values = values
        self._problems = problems
        self._read: set[str] = set()
        self.row = row
        self.path = path

    def report(self, code: str, name: str = "", *, found: str = "", expected: str = "", nearest: str = "") -> None:
        """Adds a problem at this place."""
        column = f"{self.path}.{name}" if self.path and name else self.path or name
        self._problems.add(Problem(code, row=self.row, column=column, found=found, expected=expected, nearest=nearest))

    @property
    def is_sound(self) -> bool:
        """Whether nothing was wrong at this place so far."""
        return not any(p.row == self.row and p.column.startswith(self.path) for p in self._problems)

    def has(self, name: str) -> bool:
        """Whether anything was given under this name."""
        return self._values.get(name, "") != ""

    def reads(self, name: str, word: str) -> bool:
        """Whether exactly this word was given."""
        self._read.add(name)
        return self._values.get(name) == word

    def optional_text(self, name: str) -> str:
        value = self._take(name)
        if not isinstance(value, str):
            self.report("not-a-text", name, found=str(value))
            return ""
        return value.strip()

    def text(self, name: str) -> str:
        return self.optional_text(name) if self._is_given(name) else ""

    def code(self, name: str) -> str:
        """A word that may stand in an address: letters, digits, and between them a hyphen or underscore."""
        text = self.text(name)
        if text and not _CODE.fullmatch(text):
            self.report("malformed-code", name, found=text, expected="A-Z a-z 0-9 - _")
        return text

    def colour(self, name: str) -> str:
        text = self.text(name)
        if text and not _COLOUR.fullmatch(text):
            self.report("not-a-colour", name, found=text, expected="#RRGGBB")
        return text

    def codes(self, name: str) -> tuple[str, ...]:
        """Several words in one cell, separated by "|"."""
        return tuple(part.strip() for part in self.optional_text(name).split(_SEPARATOR) if part.strip())

    def number(self, name: str, default: Decimal | None = None) -> Decimal:
        """A decimal with a dot, exactly as written. Required, unless there is a default."""
        if default is not None and not self.has(name):
            self._read.add(name)
            return default
        return self._number(name, self._take(name)) if self._is_given(name) else Decimal(0)

    def optional_number(self, name: str) -> Decimal | None:
        self._read.add(name)
        return self.number(name) if self.has(name) else None

    def numbers(self, name: str) -> tuple[Decimal, ...]:
        """A TOML list of decimals."""
        value = self._take(name) if self._is_given(name) else []
        if not isinstance(value, list):
            self.report("not-a-list", name, found=str(value))
            return ()
        return tuple(self._number(name, item) for item in value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A TOML list of texts, which may be left out."""
        value = self._take(name) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.report("not-a-list", name, found=str(value))
            return ()
        return tuple(value)

    def positive(self, name: str, below: int, default: Decimal | None = None) -> Decimal:
        before = len(self._problems)
        value = self.number(name, default)
        is_read = self.has(name) and len(self._problems) == before
        if is_read and not 0 < value < below:
            self.report("out-of-range", name, found=str(value), expected=f"> 0, < {below}")
        return value

    def whole(self, name: str) -> int:
        value = self.number(name)
        if value != value.to_integral_value():
            self.report("not-a-whole-number", name, found=str(value))
        return int(value)

    def whole_between(self, name: str, least: int, most: int) -> int:
        """A whole number from `least` to `most`; reports what lies outside."""
        before = len(self._problems)
        value = self.whole(name)
        if self.has(name) and len(self._problems) == before and not least <= value <= most:
            self.report("out-of-range", name, found=str(value), expected=f"{least}..{most}")
        return value

    def day(self, name: str) -> date:
        value = self._take(name) if self._is_given(name) else date.min
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            self.report("not-a-date", name, found=str(value), expected="YYYY-MM-DD")
            return date.min

    def moment(self, name: str) -> datetime:
        """A TOML time with its zone, as UTC without one."""
        value = self._take(name) if self._is_given(name) else datetime.min.replace(tzinfo=UTC)
        if isinstance(value, datetime) and value.tzinfo is not None:
            return value.astimezone(UTC).replace(tzinfo=None)
        self.report("not-a-moment", name, found=str(value), expected="YYYY-MM-DDThh:mm:ss+hh:mm")
        return datetime.min

    def truth(self, name: str) -> bool:
        value = self._take(name) if self._is_given(name) else False
        if not isinstance(value, bool):
            self.report("not-a-boolean", name, found=str(value), expected="true | false")
        return value is True

    def choice(self, name: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """One of an enumeration's words. Required, unless there is a default."""
        stand_in = next(iter(kind)) if default is None else default
        if default is not None and not self.has(name):
            self._read.add(name)
            return default
        text = self.text(name)
        words = [member.value for member in kind]
        if text in words:
            return kind(text)
        if text:
            self.report(
                "unknown-choice",
                name,
                found=text,
                expected=f" {_SEPARATOR} ".join(words),
                nearest=nearest_word(text, words),
            )
        return stand_in

    def reference(self, name: str, known: Iterable[str] | None, code: str) -> str:
        """A code that stands in another table; `known` None: that table could not be read, so nothing is judged."""
        text = self.text(name)
        self.expect_known(name, text, known, code)
        return text

    def references(self, name: str, known: Iterable[str] | None, code: str) -> tuple[str, ...]:
        found = self.codes(name)
        for text in found:
            self.expect_known(name, text, known, code)
        return found

    def expect_known(self, name: str, text: str, known: Iterable[str] | None, code: str) -> None:
        if known is not None and text and text not in (words := list(known)):
            self.report(code, name, found=text, nearest=nearest_word(text, words))

    def optional_sections(self, name: str) -> list["Fields"]:
        self._read.add(name)
        return self.sections(name) if self.has(name) else []

    def section(self, name: str) -> "Fields":
        """A TOML table inside this one. Where it is missing, what is then missing from it goes unsaid."""
        path = f"{self.path}.{name}".strip(".")
        if not self._is_given(name):
            return Fields({}, Problems(), path=path)
        value = self._take(name)
        if isinstance(value, dict):
            return Fields(value, self._problems, path=path)
        self.report("not-a-table", name)
        return Fields({}, Problems(), path=path)

    def sections(self, name: str) -> list["Fields"]:
        """A TOML array of tables inside this one."""
        value = self._take(name) if self._is_given(name) else []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.report("not-a-table", name)
            value = []
        return [
            Fields(item, self._problems, path=f"{self.path}.{name}[{n}]".strip("."))
            for n, item in enumerate(value, start=1)
        ]

    def reject_unread(self) -> None:
        """Reports every key that nothing asked for: a misspelt key must not silently keep its default."""
        for name in self._values:
            if name not in self._read:
                missing = [known for known in self._read if not self.has(known)]
                self.report("unknown-key", name, nearest=nearest_word(name, missing or self._read))

    def _take(self, name: str) -> object:
        self._read.add(name)
        return self._values.get(name, "")

    def _is_given(self, name: str) -> bool:
        self._read.add(name)
        if not self.has(name):
            self.report("missing-value", name)
        return self.has(name)

    def _number(self, name: str, value: object) -> Decimal:
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            value = format(Decimal(value), "f")
        if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
            return Decimal(value.strip())
        self.report("not-a-number", name, found=str(value))
        return Decimal(0)
