"""Running text: blocks and what was written down, as passages that flow from one slide to the next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from iku.domain.meeting import Entry
from iku.present.dates import day
from iku.present.meeting_slides import ENTRY_NAMES, entry_text
from iku.present.slide import Block
from iku.reports.slideshow.look import BODY, LABEL
from iku.reports.slideshow.ruler import divided, text_height

CONTINUED = "(lanjutan)"
AFTER = 0.045
BEFORE_HEADING = 0.09
LARGER = (24, 22, 20)
ENTRIES = "Keputusan, tindak lanjut, dan catatan"


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph under its heading. `opens`: the heading stands above it."""

    text: str
    heading: str
    opens: bool
    size: float = BODY

    def height(self, room: float) -> float:
        above = BEFORE_HEADING + text_height(self.heading, room, LABEL, bold=True) if self.opens else 0
        return above + text_height(self.text, room, self.size) + AFTER


def block_passages(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    return tuple(
        Passage(line, block.heading, opens=number == 0) for block in blocks for number, line in enumerate(block.lines)
    )


def entry_passages(entries: Sequence[Entry]) -> tuple[Passage, ...]:
    return tuple(Passage(entry_sentence(entry), ENTRIES, opens=number == 0) for number, entry in enumerate(entries))


def entry_sentence(entry: Entry) -> str:
    """`Tindak lanjut: Rekonsiliasi aset (Bendahara, 30 April 2024)`."""
    said = entry.content
    return f"{ENTRY_NAMES[said.kind]}: {entry_text(said.text, said.owner, day(said.due_on) if said.due_on else '')}"


def total_height(passages: Sequence[Passage], room: float) -> float:
    return sum(passage.height(room) for passage in passages)


def enlarged(room: float, height: float, *columns: Sequence[Passage]) -> tuple[tuple[Passage, ...], ...]:
    """Columns of a slide in the largest letters in which all of them fit, the same in each; else as they are."""
    for size in LARGER:
        larger = tuple(tuple(replace(passage, size=size) for passage in column) for column in columns)
        if all(total_height(column, room) <= height for column in larger):
            return larger
    return tuple(tuple(column) for column in columns)


def taken(
    passages: Sequence[Passage], room: float, height: float, *, whole_page: bool = False
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The passages that fit, and the rest, whose first one opens with its heading again.

    On a whole page a passage that is taller than it is divided; elsewhere it waits for one.
    """
    fitting: list[Passage] = []
    left = height
    for number, passage in enumerate(passages):
        needed = passage.height(room)
        if needed > left and whole_page and not fitting:
            begun, others = divided(passage.text, room, passage.size, left - 3 * BEFORE_HEADING - AFTER)
            after = [_reopened(replace(passage, text=others, opens=False))] if others else []
            return (replace(passage, text=begun),), (*after, *passages[number + 1 :])
        if needed > left:
            return tuple(fitting), (_reopened(passage), *passages[number + 1 :])
        fitting.append(passage)
        left -= needed
    return tuple(fitting), ()


def _reopened(passage: Passage) -> Passage:
    """With its heading above it, marked where that stood on the slide before."""
    if passage.opens:
        return passage
    heading = passage.heading if passage.heading.endswith(CONTINUED) else f"{passage.heading} {CONTINUED}"
    return replace(passage, heading=heading, opens=True)
