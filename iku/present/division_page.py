"""Divisi: what each division answers for, its figures, and how regularly it is reported."""

from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.period import QUARTERS
from iku.present import wording
from iku.present.attention import AttentionItem, attention
from iku.present.dates import short_quarter
from iku.present.divisions import DivisionLine, division_lines, divisions_alt, divisions_title
from iku.present.evidence import Checklist, checklist
from iku.present.headline import headline
from iku.present.lines import IndicatorLine, indicator_lines, subdivision_name
from iku.present.numbers import capitalised, listed, uncapitalised
from iku.present.scope import EmptyState, PageScope, empty_state, page_scope
from iku.present.tally import Tally


@dataclass(frozen=True, slots=True)
class Discipline:
    """Reports of one quarter: how many were due, how many came."""

    quarter: str
    due: int
    reported: int

    @property
    def text(self) -> str:
        return f"{self.reported} dari {self.due}" if self.due else "tidak ada yang jatuh tempo"

    @property
    def is_complete(self) -> bool:
        return self.reported == self.due


@dataclass(frozen=True, slots=True)
class DivisionView:
    """One division with all it answers for."""

    line: DivisionLine
    headline: str
    discipline: tuple[Discipline, ...]
    discipline_text: str
    subdivisions: str
    """the ones that report its indicators"""
    proposals: tuple[str, ...]
    """one sentence for each indicator whose place here is a proposal"""
    attention: tuple[AttentionItem, ...]
    checklist: Checklist


@dataclass(frozen=True, slots=True)
class DivisionPage:
    """`headline` never singles out a division that may not be."""

    scope: PageScope
    headline: str
    divisions: tuple[DivisionLine, ...]
    title: str
    """of the chart"""
    alt: str
    views: tuple[DivisionView, ...]
    empty: EmptyState | None


def division_page(
    definitions: Definitions, figures: YearFigures, quarter: int, division: str | None = None
) -> DivisionPage:
    """All divisions, or the one asked for."""
    lines = indicator_lines(definitions, figures, quarter, division)
    divisions = division_lines(definitions, figures, lines, quarter)
    return DivisionPage(
        scope=page_scope(definitions, figures, quarter, division),
        headline=_headline(definitions, figures, divisions),
        divisions=divisions,
        title=divisions_title(divisions),
        alt=divisions_alt(divisions),
        views=tuple(_view(definitions, figures, line, quarter) for line in divisions),
        empty=empty_state(figures),
    )


def _headline(definitions: Definitions, figures: YearFigures, divisions: tuple[DivisionLine, ...]) -> str:
    if len(divisions) == 1:
        return f"{divisions[0].name}: {_finding(definitions, figures, divisions[0].tally)}"
    if not any(d.tally.computed for d in divisions):
        return "Belum ada divisi yang capaiannya dapat dihitung"
    complete = [d for d in divisions if d.tally.due and d.tally.reported == d.tally.due]
    if len(complete) == len(divisions):
        return "Semua divisi sudah lengkap dilaporkan"
    late = [d.name for d in divisions if d not in complete and d.tally.due]
    return f"Belum lengkap dilaporkan: {listed(late, last='serta')}" if late else divisions_title(divisions)


def _finding(definitions: Definitions, figures: YearFigures, tallied: Tally) -> str:
    return uncapitalised(headline(tallied, definitions.rules, figures.year))


def _view(definitions: Definitions, figures: YearFigures, line: DivisionLine, quarter: int) -> DivisionView:
    codes = [indicator.code for indicator in line.lines]
    discipline = tuple(_discipline(figures, codes, q) for q in QUARTERS if q <= quarter)
    reporters = dict.fromkeys(subdivision_name(definitions, i.subdivision) for i in line.lines)
    return DivisionView(
        line=line,
        headline=headline(line.tally, definitions.rules, figures.year),
        discipline=discipline,
        discipline_text="Dilaporkan: " + ", ".join(f"{d.quarter} {d.text}" for d in discipline),
        subdivisions=listed(list(reporters), last="serta"),
        proposals=tuple(_proposal(definitions, i) for i in line.lines if i.is_proposal),
        attention=attention(line.lines, definitions.rules),
        checklist=checklist(definitions, figures, codes, quarter),
    )


def _discipline(figures: YearFigures, codes: list[str], quarter: int) -> Discipline:
    due = [row for code in codes if (row := figures.indicator(code, quarter)).due_this_quarter]
    return Discipline(short_quarter(quarter), len(due), sum(row.reported_this_quarter for row in due))


def _proposal(definitions: Definitions, line: IndicatorLine) -> str:
    indicator = definitions.indicator(line.code)
    certainty = wording.CERTAINTIES[indicator.certainty]
    return f"{line.name}: {wording.PROPOSAL}, {certainty}. {capitalised(indicator.mapping_reason)}"
