"""What somebody has typed into a form and not sent yet: kept, so that a lost connection costs nothing; never a fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """The form that a draft belongs to: what it asks for ("realisations"), of which quarter (0: of the year).

    `subdivision` names a part of it: a subdivision, or one meeting by its id.
    """

    form: str
    year: int
    quarter: int = 0
    subdivision: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Texts by the name of their field; `against` says which fact each was typed over (its id, "" where nothing stood)."""

    texts: Mapping[str, str]
    against: Mapping[str, str]
    saved_at: datetime
