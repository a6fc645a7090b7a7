"""What every action asks before it acts."""

from collections.abc import Iterable

from iku.domain.definitions import Definitions
from iku.domain.permission import ANYTHING, Action, Subject, may, subject_of
from iku.domain.person import Person
from iku.errors import NotAllowed, PersonUnnamed, ReasonMissing


def require_name(person: Person) -> None:
    """Raises PersonUnnamed: every fact says who recorded it."""
    if not person.is_named:
        raise PersonUnnamed


def require_right(person: Person, action: Action, subject: Subject = ANYTHING) -> None:
    """Raises NotAllowed, or PersonUnnamed where someone would act without a name."""
    if not may(person, action, subject):
        raise NotAllowed(action)
    require_name(person)


def require_rights(person: Person, action: Action, definitions: Definitions, indicators: Iterable[str]) -> None:
    """The right to do something about each of the indicators (codes). Raises NotAllowed with the first that is forbidden."""
    for code in sorted(set(indicators)):
        if not may(person, action, subject_of(definitions.indicator(code))):
            raise NotAllowed(action, code)
    require_name(person)


def require_reason(reason: str) -> str:
    """The reason without surrounding blanks; raises ReasonMissing if nothing is left."""
    stripped = reason.strip()
    if not stripped:
        raise ReasonMissing
    return stripped
