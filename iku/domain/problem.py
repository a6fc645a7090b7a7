"""What is wrong with something a person gave us: a code and values. The sentence is in `iku.present.problems`."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    `code` is stable and English (`unknown-indicator`, `not-a-number`); `subject` the indicator it is about, if any; `row` the
    row in the file as a person counts it (the first line is 1), `column` the heading as written; `found` what stood there,
    `expected` what should, `nearest` the nearest known word. `must_confirm` marks a question (the 100x guard) rather than a
    mistake.
    """

    code: str
    subject: str = ""
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    cell: str = ""
    found: str = ""
    expected: str = ""
    nearest: str = ""
    must_confirm: bool = False


@dataclass(slots=True)
class Problems:
    """Collects problems; each layer adds only the place it knows."""

    file: str = ""
    sheet: str = ""
    found: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        self.found.append(replace(problem, file=problem.file or self.file, sheet=problem.sheet or self.sheet))

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __bool__(self) -> bool:
        return bool(self.found)
