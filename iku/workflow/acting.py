"""What every action asks before it acts."""

from iku.domain.person import Person
from iku.errors import PersonUnnamed, ReasonMissing


def require_name(person: Person) -> None:
    """Raises PersonUnnamed: every fact says who recorded it."""
    if not person.is_named:
        raise PersonUnnamed


def require_reason(reason: str) -> str:
    """The reason without surrounding blanks; raises ReasonMissing if nothing is left."""
    stripped = reason.strip()
    if not stripped:
        raise ReasonMissing
    return stripped
