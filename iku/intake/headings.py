"""Finds the headings of a sheet: under a letterhead, merged, on one line or on up to three."""

from collections.abc import Sequence
from dataclasses import dataclass

from iku.intake.columns import ABOUT_REALISATIONS, ABOUT_TARGETS, Column, Meaning, meaning, plain_words
from iku.intake.sheets import Row, Sheet, text_of

SEARCHED_ROWS = 60
DEEPEST = 3
JOINT = " / "
IDENTITY = frozenset({Column.CODE, Column.NUMBER, Column.INDICATOR})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a table must and may have. `figure` is also what a bare "TW I" holds, if the sheet speaks of nothing else."""

    figure: Column
    used: frozenset[Column]
    takes_parts: bool = False

    def missing(self, columns: set[Column]) -> tuple[Column, ...]:
        lacks = () if columns & IDENTITY else (Column.CODE,)
        return (*lacks, *self._missing_figures(columns))

    def _missing_figures(self, columns: set[Column]) -> tuple[Column, ...]:
        parts = {Column.NUMERATOR, Column.DENOMINATOR}
        if self.figure in columns or (self.takes_parts and parts <= columns):
            return ()
        given = parts & columns
        return tuple(parts - given) if self.takes_parts and given else (self.figure,)


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its place, its text as written (lines joined), and what it means to us."""

    position: int
    text: str
    meaning: Meaning | None
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class HeadingLines:
    """The headings of a sheet, the last row they fill, and all that stands above them."""

    headings: tuple[Heading, ...]
    last_row: int
    letterhead: str
    missing: tuple[Column, ...]
    known: int
    depth: int


def find_headings(sheet: Sheet, head: Sequence[Row], wanted: Wanted) -> HeadingLines | None:
    """The best reading of the sheet's first rows as headings, None where no row holds a single known one."""
    candidates = [
        found
        for start in range(len(head))
        for depth in range(1, DEEPEST + 1)
        if (found := _candidate(sheet, head, start, depth, wanted)) is not None
    ]
    # Of equals the shallowest, so that a letterhead just above is not taken for a heading; then the first.
    return max(candidates, key=lambda found: (not found.missing, found.known, -found.depth), default=None)


def known_headings(texts: list[str]) -> int:
    return len({found for text in texts if (found := meaning(text)) is not None})


def _candidate(sheet: Sheet, head: Sequence[Row], start: int, depth: int, wanted: Wanted) -> HeadingLines | None:
    lines = head[start : start + depth]
    if len(lines) < depth or lines[-1].number - lines[0].number != depth - 1 or not lines[-1].cells:
        return None
    stacked = _stacked(sheet, lines)
    if any(_swallows_data(own) for own, _ in stacked):
        return None
    letterhead = " ".join(
        [sheet.name, *(text for row in head[:start] for cell in row.cells if (text := text_of(cell)))]
    )
    read = [_meaning_of(own, filled) for own, filled in stacked]
    resolved = _with_named_quarters(read, letterhead, wanted)
    headings = tuple(
        Heading(position, JOINT.join(_parts(filled)), found, position in sheet.hidden_columns)
        for position, ((_, filled), found) in enumerate(zip(stacked, resolved, strict=True))
    )
    known = {found for found in resolved if found is not None}
    if not known:
        return None
    missing = wanted.missing({found.column for found in known})
    return HeadingLines(headings, lines[-1].number, letterhead, missing, len(known), depth)


def _stacked(sheet: Sheet, lines: Sequence[Row]) -> list[tuple[list[str], list[str]]]:
    """Per column, its texts from top to bottom: as they stand, and with merged ones spread over the columns they cover."""
    width = max(len(line.cells) for line in lines)
    own = [[text_of(cell) for cell in line.cells] + [""] * (width - len(line.cells)) for line in lines]
    filled = [list(texts) for texts in own]
    for line, texts in zip(lines[:-1], filled[:-1], strict=True):
        for area in sheet.merged:
            if area.top == line.number and area.left < width:
                texts[area.left : area.right + 1] = [texts[area.left]] * len(texts[area.left : area.right + 1])
    for upper in filled[:-1]:
        for position in range(1, width):
            if not upper[position] and own[-1][position]:
                upper[position] = upper[position - 1]
    return [([texts[p] for texts in own], [texts[p] for texts in filled]) for p in range(width)]


def _parts(texts: Sequence[str]) -> list[str]:
    """The texts that are there, without repeats from merging."""
    return list(dict.fromkeys(" ".join(text.split()) for text in texts if text))


def _meaning_of(own: Sequence[str], filled: Sequence[str]) -> Meaning | None:
    """Of all lines together; else of the lowest; else of the highest, where it is this column's own."""
    joined = meaning(" ".join(_parts(filled)))
    if joined is not None or len(filled) == 1:
        return joined
    lowest = next((text for text in reversed(own) if text), "")
    return meaning(lowest) or meaning(own[0])


def _swallows_data(own: Sequence[str]) -> bool:
    """Whether what stands under an identifying heading is no heading: the line is the first row of data."""
    top, *below = own
    found = meaning(top)
    if found is None or found.column not in IDENTITY or not any(below):
        return False
    return meaning(" ".join(_parts(own))) is None and all(meaning(text) is None for text in below if text)


def _with_named_quarters(read: list[Meaning | None], letterhead: str, wanted: Wanted) -> list[Meaning | None]:
    """A bare "TW I" holds what the sheet speaks of: its name and letterhead decide, then what is wanted."""
    words = plain_words(letterhead)
    speaks_of_targets, speaks_of_realisations = (
        bool(ABOUT_TARGETS.search(words)),
        bool(ABOUT_REALISATIONS.search(words)),
    )
    column = wanted.figure
    if speaks_of_targets != speaks_of_realisations:
        column = Column.TARGET if speaks_of_targets else Column.VALUE
    elif wanted.figure is Column.TARGET and any(m and m.column is Column.TARGET for m in read):
        column = Column.VALUE
    named = [m._replace(column=column) if m and m.column is Column.UNNAMED_QUARTER else m for m in read]
    # Explicit headings of the same meaning win: "Realisasi TW I" beside a bare "TW I".
    return [None if m and m != before and m in read else m for m, before in zip(named, read, strict=True)]
