"""What one reads in a paper against what it was issued with, figure by figure."""

import re
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path, PurePath

from iku.intake.apart import read_apart

READER = Path(__file__).with_name("file_reader.py")
NUMBER = re.compile(r"[\N{MINUS SIGN}-]?\d+(?:[.,]\d+)*%?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is printed; `place` and `line` say where."""

    text: str
    place: str
    line: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The first figure that is not as issued; None for one that is missing, or that was never there."""

    found: Figure | None
    issued: Figure | None


def figures_in(filename: str, content: bytes) -> tuple[Figure, ...] | None:
    """Every number in the order in which one reads; None where the file cannot be read."""
    answer = read_apart(READER, content, PurePath(filename).suffix.lower().removeprefix("."))
    lines = answer["lines"] if answer else None
    if not isinstance(lines, list):
        return None
    return tuple(Figure(number, place, text.strip()) for place, text in lines for number in NUMBER.findall(text))


def first_difference(found: tuple[Figure, ...], issued: tuple[Figure, ...]) -> Difference | None:
    """Where the two part."""
    for one, other in zip_longest(found, issued):
        if one is None or other is None or one.text != other.text:
            return Difference(one, other)
    return None
