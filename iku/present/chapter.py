"""The performance report's chapter (LKjIP Bab III): A, what was achieved, and B, the budget where it was given.

As typed words and numbers: the same in every paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from iku.domain.figures import OFFICE
from iku.domain.frozen import Content
from iku.domain.meeting import Entry
from iku.present.chapter_plan import budget_table, lacking
from iku.present.chapter_section import Section, category_cell, measurement_cells, section
from iku.present.dates import position, up_to_quarter
from iku.present.deck import concerned_lines
from iku.present.divisions import division_lines
from iku.present.footer import footer
from iku.present.headline import headline
from iku.present.lines import IndicatorLine, subdivision_name
from iku.present.numbers import capitalised, count, percent_or_dash
from iku.present.slide import Cell, Deck, Table
from iku.present.status import Status, status_of
from iku.present.tally import tally
from iku.present.tiles import computed_of

AVERAGE_NAME = "Rata-rata Capaian Kinerja"


@dataclass(frozen=True, slots=True)
class Average:
    """The office's average: as printed, how it is judged, and of how many indicators."""

    figure: Decimal | None
    figure_text: str
    status: Status
    computed_text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Everything that the chapter says. `meeting` is "" where it was made without one."""

    title: str
    subtitle: str
    """`Triwulan III 2024 · posisi per …`"""
    office: str
    office_name: str
    period: str
    year: int
    quarter: int
    meeting: str
    version: int
    fingerprint: str
    stamp: str
    sample_notice: str
    overview: tuple[str, ...]
    """the finding and the counts, whole sentences"""
    average: Average | None
    """None where only part of the office is reported on"""
    summary: Table
    """`No | Sasaran/Indikator Kinerja | Target | Realisasi | Capaian | Kategori`"""
    divisions: Table
    budgets: Table | None
    """part B: `No | Indikator | Pagu | Realisasi | %`; None where no budget was reported"""
    lacking: tuple[str, ...]
    """of which indicators the plan's end target or the budget was not given"""
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    """what the meeting noted about no single indicator"""
    rules: tuple[str, ...]
    """how a figure becomes a category, and what averages count"""


def chapter(content: Content, deck: Deck) -> Chapter:
    """What a meeting froze as the chapter, with what was noted down in it."""
    definitions, figures, quarter = content.definitions, content.figures, content.about.period.quarter
    lines = concerned_lines(content)
    sections = tuple(section(content, line, deck.entries) for line in lines)
    told = {entry.entry for one in sections for entry in one.entries}
    average = _average(content, lines) if len(lines) == len(definitions.indicators) else None
    part = content.about.subdivision
    return Chapter(
        title="Capaian Kinerja Organisasi" + (f": {subdivision_name(definitions, part)}" if part else ""),
        subtitle=f"{capitalised(up_to_quarter(quarter))} {figures.year}, {position(figures.as_of)}",
        office=deck.office,
        office_name=deck.office_name,
        period=deck.period,
        year=figures.year,
        quarter=quarter,
        meeting=deck.meeting,
        version=deck.version,
        fingerprint=deck.fingerprint,
        stamp=deck.stamp,
        sample_notice=deck.sample_notice,
        overview=_overview(content, lines, average),
        average=average,
        summary=_summary(sections, average),
        divisions=_divisions(content, lines),
        budgets=budget_table(content, lines),
        lacking=lacking(content, lines),
        sections=sections,
        entries=tuple(entry for entry in deck.entries if entry.entry not in told),
        rules=footer(definitions),
    )


def _average(content: Content, lines: Sequence[IndicatorLine]) -> Average:
    rules = content.definitions.rules
    group = content.figures.group(OFFICE, content.about.period.quarter)
    return Average(
        group.capped, percent_or_dash(group.capped), status_of(group, rules), computed_of(tally(lines, rules))
    )


def _overview(content: Content, lines: Sequence[IndicatorLine], average: Average | None) -> tuple[str, ...]:
    tallied = tally(lines, content.definitions.rules)
    counted = f"Dari {count(tallied.indicators)} indikator: {tallied.in_words}."
    said = [f"{headline(tallied, content.definitions.rules, content.figures.year)}.", counted]
    if average is not None and average.figure is not None:
        said.append(f"{AVERAGE_NAME} {average.figure_text} ({average.computed_text}): {average.status.word}.")
    return tuple(said)


def _summary(sections: Sequence[Section], average: Average | None) -> Table:
    """Components stand under their indicator, where it has several; the average at the end."""
    rows: list[tuple[Cell, ...]] = []
    for one in sections:
        rows.append((Cell(one.line.number), Cell(one.objective), *measurement_cells(one.whole)))
        rows += [(Cell(""), Cell(f"– {c.title}"), *measurement_cells(c)) for c in one.components]
    strong: frozenset[int] = frozenset()
    if average is not None:
        strong = frozenset({len(rows)})
        rows.append(_average_row(average))
    return Table(
        headings=("No", "Sasaran/Indikator Kinerja", "Target", "Realisasi", "Capaian", "Kategori"),
        rows=tuple(rows),
        widths=(6, 33, 12, 13, 12, 24),
        alt="; ".join(one.line.sentence for one in sections) + ".",
        strong=strong,
    )


def _average_row(average: Average) -> tuple[Cell, ...]:
    return (
        Cell(""),
        Cell(f"{AVERAGE_NAME} ({average.computed_text})"),
        Cell(""),
        Cell(""),
        Cell(average.figure_text, is_figure=True),
        category_cell(average.status),
    )


def _divisions(content: Content, lines: Sequence[IndicatorLine]) -> Table:
    divisions = division_lines(content.definitions, content.figures, lines, content.about.period.quarter)
    return Table(
        headings=("No", "Divisi", "Indikator tercapai", "Dihitung", AVERAGE_NAME, "Kategori"),
        rows=tuple(
            (
                Cell(str(n)),
                Cell(division.full_name + (" (usulan)" if division.is_proposal else "")),
                Cell(f"{division.tally.reached} dari {division.tally.indicators}", is_figure=True),
                Cell(f"{division.tally.computed} dari {division.tally.indicators}", is_figure=True),
                Cell(division.figure_text, is_figure=True),
                category_cell(division.status),
            )
            for n, division in enumerate(divisions, start=1)
        ),
        widths=(6, 36, 12, 12, 13, 21),
        alt="; ".join(f"{d.name} {d.figure_text} ({d.note})" for d in divisions) + ".",
    )
