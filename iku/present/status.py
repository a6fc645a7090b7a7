"""What an achievement is called: a band, or a state without a figure. Colour, icon and word always travel together."""

from dataclasses import dataclass

from iku.domain.achievement import GroupAchievement, IndicatorAchievement, Reason
from iku.domain.rules import Band, Rules
from iku.present import wording
from iku.present.numbers import capitalised
from iku.present.theme import DARK, LIGHT, Mode


@dataclass(frozen=True, slots=True)
class Status:
    """`code` is a band's code, or one of "not_reported", "not_verified", "not_due", "no_target", "not_computable"."""

    code: str
    word: str
    icon: str
    light: str
    dark: str
    light_ink: str
    dark_ink: str
    is_reached: bool
    is_judged: bool
    """whether it is a band"""

    @property
    def label(self) -> str:
        return capitalised(self.word)

    def fill(self, mode: Mode) -> str:
        return self.dark if mode == "dark" else self.light

    def ink(self, mode: Mode) -> str:
        """The colour of text that stands on the fill."""
        return self.dark_ink if mode == "dark" else self.light_ink


def _missing(code: str, word: str, icon: str) -> Status:
    return Status(code, word, icon, LIGHT.missing, DARK.missing, LIGHT.ground, DARK.ground, False, False)


NOT_REPORTED = _missing("not_reported", wording.NOT_REPORTED, "○")
NOT_VERIFIED = _missing("not_verified", wording.NOT_VERIFIED, "◎")
"""where only verified figures are asked for"""
NOT_DUE = _missing("not_due", wording.NOT_DUE, "◌")
NO_TARGET = _missing("no_target", wording.NO_TARGET, "◇")
NOT_COMPUTABLE = _missing("not_computable", wording.NOT_COMPUTABLE, "⊘")
NOTHING_COMPUTED = _missing("nothing_computed", wording.NOTHING_COMPUTED, "○")
"""of a division or the office"""
WITHOUT_FIGURE = (NOT_REPORTED, NOT_VERIFIED, NOT_DUE, NO_TARGET, NOT_COMPUTABLE)

STATUS_OF_REASON: dict[Reason, Status] = {
    Reason.NOT_DUE: NOT_DUE,
    Reason.NO_TARGET: NO_TARGET,
    Reason.NOT_REPORTED: NOT_REPORTED,
    Reason.TARGET_ZERO: NOT_COMPUTABLE,
    Reason.DENOMINATOR_ZERO: NOT_COMPUTABLE,
    Reason.PARTS_MISSING: NOT_COMPUTABLE,
    Reason.BASELINE_MISSING: NOT_COMPUTABLE,
    Reason.UNREADABLE_GRADE: NOT_COMPUTABLE,
    Reason.STATUS_ONLY: NOT_COMPUTABLE,
    Reason.INCOMPLETE: NOT_COMPUTABLE,
}


def band_status(band: Band) -> Status:
    return Status(
        band.code,
        band.word,
        band.icon,
        band.light,
        band.dark,
        band.light_ink,
        band.dark_ink,
        band.reached,
        is_judged=True,
    )


def status_of(row: IndicatorAchievement | GroupAchievement, rules: Rules, *, only_settled: bool = False) -> Status:
    """A band where the figure or grade was judged, else the state that the reason names.

    Where only verified reports count, one that does not may still have been made.
    """
    if row.band:
        return band_status(rules.band(row.band))
    if isinstance(row, GroupAchievement):
        return NOTHING_COMPUTED
    if only_settled and row.reason is Reason.NOT_REPORTED:
        return NOT_VERIFIED
    return NOT_COMPUTABLE if row.reason is None else STATUS_OF_REASON[row.reason]


def _bands_from_worst(rules: Rules) -> list[Status]:
    """Bands that only grades reach stand beside the lowest: a promised grade was missed."""
    with_bound = sorted((b for b in rules.bands if b.lower is not None), key=lambda b: b.lower or 0)
    without = [b for b in rules.bands if b.lower is None]
    return [band_status(b) for b in (*with_bound[:1], *without, *with_bound[1:])]


def by_gravity(rules: Rules) -> tuple[Status, ...]:
    """Every status there is, the worst first: far from target, then missing, then near target, then reached."""
    judged = _bands_from_worst(rules)
    missed = [s for s in judged if not s.is_reached]
    reached = [s for s in judged if s.is_reached]
    far, near = (missed[:-1], missed[-1:]) if len(missed) > 1 else (missed, [])
    return (*far, NOT_REPORTED, NOT_VERIFIED, NOT_COMPUTABLE, NO_TARGET, *near, *reached, NOT_DUE)


def from_best(rules: Rules) -> tuple[Status, ...]:
    """Every status there is in the order of a legend: the best first, then the ones without a figure."""
    return (*reversed(_bands_from_worst(rules)), *WITHOUT_FIGURE)
