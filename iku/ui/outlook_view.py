"""'Menuju akhir tahun': what the rest of the year must bring, and what the year before was like."""

from iku.present.outlook import OutlookLine, OutlookView
from iku.ui import cards
from iku.ui.markup import NOTHING, Html, element, joined, listing, show

TITLE = "Menuju akhir tahun"


def draw(view: OutlookView) -> None:
    """In one piece of HTML: the answer of each component, then what it rests on."""
    with cards.card("outlook", TITLE):
        show(joined((*(_line(line) for line in view.lines), listing(view.before, class_="iku-flags"))))


def _line(line: OutlookLine) -> Html:
    answer = element("strong", line.sentence)
    said = element("p", f"{line.title}: ", answer) if line.title else element("p", answer)
    return joined((said, listing(line.details, class_="iku-flags") if line.details else NOTHING))
