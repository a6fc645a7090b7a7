"""'Penyebab dan tindak lanjut': what reporters said about an indicator, quarter by quarter."""

from collections.abc import Iterator
from dataclasses import dataclass

from iku.domain.achievement import IndicatorAchievement
from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.period import QUARTERS
from iku.domain.review import Explanation
from iku.present import wording
from iku.present.dates import clock, day, short_quarter

PARTS = ("obstacle", "effort", "owner", "due_on", "support")
SHORT = 70


@dataclass(frozen=True, slots=True)
class Cause:
    """What was said of one quarter: label and text, and by whom and when."""

    quarter: str
    author: str
    lines: tuple[tuple[str, str], ...]


def causes(figures: YearFigures, code: str) -> tuple[Cause, ...]:
    """The latest quarter first."""
    return tuple(_causes(figures, code))


def lacking_cause(definitions: Definitions, figures: YearFigures, row: IndicatorAchievement) -> str:
    """What to say where a figure below target stands without a follow-up, else ""."""
    if row.is_reached or not row.band or not definitions.rules.explain_below_target:
        return ""
    said, quarter = explanation_of(figures, row), short_quarter(row.through_quarter or row.quarter)
    return "" if said and said.has_follow_up else f"Kendala dan upaya {quarter} belum diisi."


def explanation_of(figures: YearFigures, row: IndicatorAchievement) -> Explanation | None:
    """What was said of the quarter that a figure rests on."""
    standing = figures.explanation(row.indicator, row.through_quarter or row.quarter)
    return standing.explanation if standing else None


def short_text(text: str) -> str:
    """Its beginning, on one line, whole words."""
    line = " ".join(text.split())
    if len(line) <= SHORT:
        return line.rstrip(".")
    return line[: SHORT + 1].rpartition(" ")[0].rstrip(",;:.") + "…" if " " in line[:SHORT] else line[:SHORT] + "…"


def said_lines(explanation: Explanation) -> Iterator[tuple[str, str]]:
    """Label and text of every part that is filled in."""
    for name in PARTS:
        value = getattr(explanation, name)
        if value:
            yield wording.EXPLANATION_FIELDS[name], day(value) if name == "due_on" else value


def _causes(figures: YearFigures, code: str) -> Iterator[Cause]:
    for quarter in reversed(QUARTERS):
        standing = figures.explanation(code, quarter)
        if standing is not None and not standing.explanation.is_blank:
            author = f"{standing.recorded_by}, {clock(standing.recorded_at)}"
            yield Cause(short_quarter(quarter), author, tuple(said_lines(standing.explanation)))
