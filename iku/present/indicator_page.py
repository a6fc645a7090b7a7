"""Indikator: one figure, where it comes from, how it moved, what proves it, and what the decree says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.efficiency import Budget
from iku.domain.figures import YearFigures
from iku.domain.period import QUARTERS
from iku.domain.plan import PlanTarget
from iku.present.attention import AttentionItem, attention
from iku.present.basis import Basis, basis
from iku.present.causes import Cause, causes, lacking_cause
from iku.present.dates import short_quarter, up_to_quarter
from iku.present.dictionary_page import DictionaryEntry, dictionary_entry
from iku.present.evidence import Checklist, checklist
from iku.present.lines import IndicatorLine, indicator_line
from iku.present.outlook import OutlookView, outlook_view
from iku.present.plan_words import given_sentences
from iku.present.scope import EmptyState, PageScope, empty_state, page_scope
from iku.present.series import Series, quarterly_series, yearly_series
from iku.present.tiles import since


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reporter wrote beside a figure."""

    quarter: str
    component: str
    text: str
    author: str


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """Everything Indikator shows of one indicator. `by_year` is empty where only one year is known."""

    scope: PageScope
    headline: str
    line: IndicatorLine
    change_text: str
    attention: AttentionItem | None
    basis: Basis
    outlook: OutlookView
    given: tuple[str, ...]
    """the plan's end target and the budget in words, as far as they were given"""
    by_quarter: tuple[Series, ...]
    by_year: tuple[Series, ...]
    checklist: Checklist
    causes: tuple[Cause, ...]
    lacking_cause: str
    """said where the figure lies below target without a follow-up"""
    remarks: tuple[Remark, ...]
    entry: DictionaryEntry
    previous_code: str
    """"" for the first"""
    next_code: str
    empty: EmptyState | None


def indicator_page(
    definitions: Definitions,
    figures: YearFigures,
    code: str,
    quarter: int,
    earlier: Sequence[YearFigures] = (),
    targets: Mapping[tuple[str, str], PlanTarget] | None = None,
    budget: Budget | None = None,
) -> IndicatorPage:
    """`earlier`: the figures of other years that are known, in any order; `targets`: the plan's end targets."""
    line = indicator_line(definitions, figures, code, quarter)
    years = sorted((*(y for y in earlier if y.year < figures.year), figures), key=lambda y: y.year)
    codes = [i.code for i in definitions.indicators]
    place = codes.index(code)
    return IndicatorPage(
        scope=page_scope(definitions, figures, quarter),
        headline=_headline(line),
        line=line,
        change_text=since(line.change, quarter),
        attention=next(iter(attention([line], definitions.rules)), None),
        basis=basis(definitions, figures, line),
        outlook=outlook_view(definitions, figures, code, quarter, earlier),
        given=given_sentences(definitions, figures, line, targets or {}, budget),
        by_quarter=quarterly_series(definitions, figures, code, quarter),
        by_year=yearly_series(definitions, years, code, quarter) if len(years) > 1 else (),
        checklist=checklist(definitions, figures, [code], quarter),
        causes=causes(figures, code),
        lacking_cause=lacking_cause(definitions, figures, figures.indicator(code, quarter)),
        remarks=_remarks(definitions, figures, code),
        entry=dictionary_entry(definitions, code),
        previous_code=codes[place - 1] if place else "",
        next_code=codes[place + 1] if place + 1 < len(codes) else "",
        empty=empty_state(figures),
    )


def _headline(line: IndicatorLine) -> str:
    """`Produk hukum & JDIH: 71,20%, jauh di bawah target`; without a figure only the state."""
    if line.status.is_judged:
        return f"{line.title}: {line.figure_text}, {line.status.word}"
    return f"{line.title}: {line.status.word} {up_to_quarter(line.quarter)}"


def _remarks(definitions: Definitions, figures: YearFigures, code: str) -> tuple[Remark, ...]:
    """The latest quarter first."""
    found = []
    for quarter in reversed(QUARTERS):
        for component in definitions.indicator(code).components:
            report = figures.realisation(code, component.code, quarter)
            if report is not None and report.note:
                title = component.title if component.code else ""
                found.append(Remark(short_quarter(quarter), title, report.note, report.recorded_by))
    return tuple(found)
