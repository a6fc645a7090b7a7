"""Looking ahead: an indicator's way to the end of the year, and what it was like the year before, as a page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.looking_ahead import indicator_outlooks
from iku.domain.outlook import Outlook
from iku.domain.year_on_year import year_on_year
from iku.present.outlook_sentences import details, sentence
from iku.present.year_on_year import year_on_year_sentences


@dataclass(frozen=True, slots=True)
class OutlookLine:
    """One component: `title` "" where it is the only one; the answer, and what it rests on."""

    title: str
    sentence: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutlookView:
    """One indicator's way to the end of the year. `before` compares with the year before; empty without figures of it."""

    lines: tuple[OutlookLine, ...]
    before: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The answers in one go: for a slide or a paper."""
        return " ".join(f"{line.title}: {line.sentence}" if line.title else line.sentence for line in self.lines)


def outlook_view(
    definitions: Definitions, figures: YearFigures, code: str, quarter: int, earlier: Sequence[YearFigures] = ()
) -> OutlookView:
    """`earlier`: the figures of other years that are known, in any order."""
    outlooks = indicator_outlooks(definitions, figures, code, quarter, earlier)
    last_year = next((year for year in earlier if year.year == figures.year - 1), None)
    return OutlookView(
        lines=tuple(outlook_line(definitions, o, only_settled=figures.only_settled) for o in outlooks),
        before=()
        if last_year is None
        else year_on_year_sentences(definitions, code, year_on_year(definitions, figures, last_year, code, quarter)),
    )


def outlook_line(definitions: Definitions, outlook: Outlook, *, only_settled: bool = False) -> OutlookLine:
    """`only_settled`: of verified reports only, so that a quarter without one may have been reported all the same."""
    component = definitions.indicator(outlook.indicator).component(outlook.component)
    return OutlookLine(
        title=component.title if component.code else "",
        sentence=sentence(definitions, outlook, only_settled=only_settled),
        details=details(definitions, outlook, only_settled=only_settled),
    )
