"""'Menuju akhir tahun': what the rest of the year must bring, and what the year before was like."""

from collections.abc import Sequence

from iku.present.outlook import OutlookLine, OutlookView
from iku.ui import cards
from iku.ui.markup import NOTHING, Html, element, joined, listing, show

TITLE = "Menuju akhir tahun"


def draw(view: OutlookView, given: Sequence[str]) -> None:
    """In one piece of HTML: the answer of each component, what it rests on, then the plan and the budget where given."""
    with cards.card("outlook", TITLE):
        show(joined((*(_line(line) for line in view.lines), listing((*view.before, *given), class_="iku-flags"))))


def _line(line: OutlookLine) -> Html:
    answer = element("strong", line.sentence)
    said = element("p", f"{line.title}: ", answer) if line.title else element("p", answer)
    return joined((said, listing(line.details, class_="iku-flags") if line.details else NOTHING))
