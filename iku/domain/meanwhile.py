"""What somebody else changed while a person was still at it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from iku.domain.submission import RealisationFact, TargetFact

Fact = RealisationFact | TargetFact
Key = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure as it stood when a person last looked, and as it stands now; `before` is None where nothing stood."""

    before: Fact | None
    after: Fact

    @property
    def key(self) -> Key:
        return self.after.key

    @property
    def says_the_same(self) -> bool:
        """Whether there is nothing to tell: the same figure was recorded anew, or changed and changed back."""
        return _said(self.before) == _said(self.after)


def changes_between(before: Iterable[Fact], after: Iterable[Fact]) -> tuple[FigureChange, ...]:
    """The figures that say something else now, in the order of `after`."""
    stood: Mapping[Key, Fact] = {fact.key: fact for fact in before}
    changes = (FigureChange(stood.get(fact.key), fact) for fact in after)
    return tuple(change for change in changes if not change.says_the_same)


def _said(fact: Fact | None) -> tuple[object, ...]:
    """Everything that a person put into it; of a figure that was taken back as little as of one that never was."""
    if fact is None:
        return ()
    if isinstance(fact, RealisationFact):
        said = (fact.value, fact.numerator, fact.denominator, fact.grade, fact.note)
        return () if fact.is_blank and not fact.note else said
    promised = (fact.value, fact.upper, fact.baseline, fact.grade, fact.unit, fact.document)
    return () if fact.is_blank else promised
