"""A ruling as it is typed: read whole, or refused with everything that is wrong with it."""

from datetime import date

from iku.domain.problem import Problem
from iku.domain.ruling import MAY_BE_EMPTY, Ruling, RulingDraft
from iku.errors import RulingRefused
from iku.intake.dates import parse_date
from iku.intake.safe_text import clean

LONGEST_VALUE, LONGEST_DOCUMENT, LONGEST_NOTE = 2_000, 300, 2_000


def read_ruling(draft: RulingDraft) -> Ruling:
    """Raises RulingRefused. What the folder thinks of the value is for its reader to say."""
    value, document, note = clean(draft.value), clean(draft.document), clean(draft.note)
    ruled_on = parse_date(draft.ruled_on)
    problems = [
        *_missing(draft, value, document),
        *_too_long((value, LONGEST_VALUE), (document, LONGEST_DOCUMENT), (note, LONGEST_NOTE)),
    ]
    if ruled_on is None:
        problems.append(Problem("ruling-date-unreadable", found=clean(draft.ruled_on)))
    if problems:
        raise RulingRefused(problems)
    return Ruling(draft.subject, draft.field, value, document, ruled_on or date.min, note)


def require_change(ruling: Ruling, standing: Ruling | None) -> None:
    """Raises RulingRefused where the very same was laid down already, and where nothing was that could be revoked."""
    if ruling.is_revocation and standing is None:
        raise RulingRefused([Problem("ruling-not-standing")])
    if ruling == standing:
        raise RulingRefused([Problem("ruling-unchanged")])


def _missing(draft: RulingDraft, value: str, document: str) -> list[Problem]:
    found = []
    if not value and draft.field not in MAY_BE_EMPTY:
        found.append(Problem("ruling-value-missing"))
    if not document:
        found.append(Problem("ruling-document-missing"))
    return found


def _too_long(*texts: tuple[str, int]) -> list[Problem]:
    return [Problem("note-too-long", found=str(len(t)), expected=str(most)) for t, most in texts if len(t) > most]
