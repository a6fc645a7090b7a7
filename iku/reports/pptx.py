"""The meeting's slides as PowerPoint: the same as on the screen, with charts and tables that can be edited."""

from datetime import UTC, datetime
from io import BytesIO

from iku.domain.paper import PaperKind
from iku.present.slide import Deck
from iku.reports.slideshow.look import LANGUAGE, Native
from iku.reports.slideshow.master import new_presentation, number_pages
from iku.reports.slideshow.pages import Show, draw
from iku.reports.slideshow.text import printable
from iku.reports.stamps import identifier

WORD_LIMIT = 255
"""characters in a property of a file"""


def slides_pptx(deck: Deck) -> bytes:
    """Every slide of the deck, in its order; what does not fit on one continues on the next."""
    show = Show(new_presentation(deck), deck)
    for slide in deck.slides:
        draw(show, slide)
    number_pages(show.presentation)
    _write_properties(show.presentation.core_properties, deck)
    content = BytesIO()
    show.presentation.save(content)
    return content.getvalue()


def _write_properties(properties: Native, deck: Deck) -> None:
    mark = identifier(deck.meeting, deck.version, deck.fingerprint)
    properties.title = printable(deck.title)[:WORD_LIMIT]
    properties.subject = deck.stamp[:WORD_LIMIT]
    properties.author = properties.last_modified_by = printable(deck.office_name)[:WORD_LIMIT]
    properties.category = PaperKind.SLIDES.value
    properties.identifier = mark
    # 255 characters are allowed, and the mark must be whole.
    properties.comments = mark
    properties.keywords = printable(deck.sample_notice)[:WORD_LIMIT]
    properties.language = LANGUAGE
    properties.revision = 1
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
