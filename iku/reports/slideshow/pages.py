"""How the parts of a slide share it, and what goes to its continuation: nothing is left out, nothing is set smaller to fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pptx.enum.text import MSO_ANCHOR

from iku.domain.meeting import Entry
from iku.present.dates import day
from iku.present.meeting_slides import ENTRY_NAMES
from iku.present.slide import Cell, Chart, Deck, Slide, SlideKind, Table
from iku.reports.slideshow import look
from iku.reports.slideshow.charts import MOST_BARS, add_chart, chart_height, chart_parts
from iku.reports.slideshow.look import BOTTOM, GAP, LEFT, ROOM, Native
from iku.reports.slideshow.master import CONTENT_LAYOUT, COVER_LAYOUT, COVER_SUBTITLE, layout_named
from iku.reports.slideshow.parts import add_bullet, add_figure, add_tiles, add_title, write_notes
from iku.reports.slideshow.passages import (
    CONTINUED,
    Passage,
    block_passages,
    enlarged,
    entry_passages,
    taken,
    total_height,
)
from iku.reports.slideshow.tables import Setting, add_table, largest
from iku.reports.slideshow.text import Area, Run, add_passages, add_text, frame_of, write_runs

LEFT_COLUMN = 5.3
RIGHT = LEFT + LEFT_COLUMN + GAP
RIGHT_COLUMN = ROOM - LEFT_COLUMN - GAP
BELOW_CHART = 1.4
"""So much of its height a chart gives away."""
NARROW = 3.8
"""beside a table that says the names too"""
HALF = (ROOM - GAP) / 2
CONTENT_TALLEST = 4.2
"""Of the content of one slide, whatever its title."""


@dataclass(slots=True)
class Show:
    """The presentation that is being made."""

    presentation: Native
    deck: Deck

    def page(self, slide: Slide, *, layout: str = CONTENT_LAYOUT, continued: bool = False) -> Native:
        """A new slide with its speaker's notes."""
        page = self.presentation.slides.add_slide(layout_named(self.presentation, layout))
        page.name = slide.name
        write_notes(page, f"{slide.title} {CONTINUED}." if continued else slide.notes, self.deck.stamp)
        return page

    def content_page(self, slide: Slide, *, continued: bool = False) -> tuple[Native, float]:
        """The same with its title; and where content begins."""
        page = self.page(slide, continued=continued)
        title = f"{slide.title} {CONTINUED}" if continued else slide.title
        return page, add_title(page, title, slide.subtitle)


def draw(show: Show, slide: Slide) -> None:
    """One slide of the deck, as one or more of the presentation."""
    makers: dict[SlideKind, Callable[[Show, Slide], None]] = {
        SlideKind.COVER: _cover,
        SlideKind.SUMMARY: _summary,
        SlideKind.DIVISION: _division,
        SlideKind.INDICATOR: _indicator,
        SlideKind.DECISIONS: _decisions,
    }
    makers.get(slide.kind, _plain)(show, slide)


def _cover(show: Show, slide: Slide) -> None:
    page = show.page(slide, layout=COVER_LAYOUT)
    frame = frame_of(page.shapes.title)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    write_runs(frame.paragraphs[0], [Run(slide.title, 44, look.INK, True)])
    subtitle = next(shape for shape in page.placeholders if shape.placeholder_format.idx == 1)
    write_runs(frame_of(subtitle).paragraphs[0], [Run(slide.subtitle, 24, look.ACCENT, True)])
    lines = [text for block in slide.blocks for text in (block.heading, *block.lines) if text]
    area = Area(COVER_SUBTITLE.left, COVER_SUBTITLE.bottom + 0.1, COVER_SUBTITLE.width, 1.2)
    box = add_text(page.shapes, area, [Run(lines[0], 22)] if lines else [], name="Tentang rapat")
    for line in lines[1:]:
        write_runs(box.text_frame.add_paragraph(), [Run(line, 20, look.MUTED)])
    _continue(show, slide, (), entry_passages(slide.entries))


def _summary(show: Show, slide: Slide) -> None:
    page, top = show.content_page(slide)
    if slide.tiles:
        top = add_tiles(page.shapes, top, slide.tiles) + 0.1
    _flow(show, slide, page, Area(LEFT, top, ROOM, BOTTOM - top))
    if slide.table is not None:
        _table_pages(show, slide, slide.table)


def _division(show: Show, slide: Slide) -> None:
    page, top = show.content_page(slide)
    top = add_figure(page.shapes, LEFT, top - 0.1, slide.figure_text, slide.status) + 0.1
    chart, table = slide.chart, slide.table
    height = BOTTOM - top
    beside = None if table is None else largest(table, ROOM - NARROW - GAP, height, unbroken=True)
    if chart is None or len(chart.labels) > MOST_BARS or beside is None or beside.height > height:
        if chart is not None:
            page = _chart_pages(show, slide, chart, page, top)
            top = BOTTOM
        if table is not None:
            page, top = _table_pages(show, slide, table, page, top)
        _flow(show, slide, page, Area(LEFT, top, ROOM, BOTTOM - top))
        return
    drawn = chart_height(chart, height)
    add_chart(page.shapes, Area(LEFT, top, NARROW, drawn), chart, name="Diagram capaian")
    left = LEFT + NARROW + GAP
    top = add_table(page.shapes, left, top, beside) + 0.1
    _flow(show, slide, page, Area(left, top, beside.room, BOTTOM - top))


def _indicator(show: Show, slide: Slide) -> None:
    """Figure and chart on the left, quarters and words on the right; more quarters than that get a slide of their own."""
    page, top = show.content_page(slide)
    below = add_figure(page.shapes, LEFT, top - 0.1, slide.figure_text, slide.status) + 0.08
    if slide.bullet is not None:
        below = add_bullet(page.shapes, LEFT, below, LEFT_COLUMN, slide.bullet) + 0.1
    setting = Setting(slide.table, RIGHT_COLUMN) if slide.table is not None else None
    if setting is not None and setting.height > BOTTOM - top:
        _columns(page, slide.chart, below, BOTTOM)
        rest = _fill(page, Area(RIGHT, top, RIGHT_COLUMN, BOTTOM - top), block_passages(slide.blocks))
        page, top = _table_pages(show, slide, setting.table)
        _flow_of(show, slide, page, Area(LEFT, top, ROOM, BOTTOM - top), rest)
        return
    if setting is not None:
        top = add_table(page.shapes, RIGHT, top, setting) + 0.1
    _words_and_columns(show, slide, page, below, top)


def _words_and_columns(show: Show, slide: Slide, page: Native, below: float, top: float) -> None:
    """Words on the right; where only a few more are left, they go below a lower chart."""
    beside = Area(RIGHT, top, RIGHT_COLUMN, BOTTOM - top)
    passages = (*block_passages(slide.blocks), *entry_passages(slide.entries))
    _, others = taken(passages, beside.width, beside.height)
    more = total_height(others, LEFT_COLUMN)
    if others and more <= BELOW_CHART:
        _fill(page, beside, passages)
        _columns(page, slide.chart, below, BOTTOM - more - 0.1)
        add_passages(page.shapes, Area(LEFT, BOTTOM - more, LEFT_COLUMN, more), others, name="Penjelasan")
        return
    _columns(page, slide.chart, below, BOTTOM)
    _flow(show, slide, page, beside)


def _columns(page: Native, chart: Chart | None, top: float, bottom: float) -> None:
    if chart is not None:
        area = Area(LEFT, top, LEFT_COLUMN, bottom - top)
        add_chart(page.shapes, area, chart, name="Diagram target dan realisasi")


def _plain(show: Show, slide: Slide) -> None:
    """A table, and below it what is said."""
    page, top = show.content_page(slide)
    if slide.table is not None:
        page, top = _table_pages(show, slide, slide.table, page, top)
    _flow(show, slide, page, Area(LEFT, top, ROOM, BOTTOM - top))


def _decisions(show: Show, slide: Slide) -> None:
    page, top = show.content_page(slide)
    if slide.entries:
        _table_pages(show, slide, _entries_table(slide.entries, slide.title), page, top)


def _entries_table(entries: Sequence[Entry], title: str) -> Table:
    rows = []
    for entry in entries:
        said = entry.content
        about = f"{said.indicator}: " if said.indicator else ""
        due = day(said.due_on) if said.due_on else ""
        rows.append((Cell(ENTRY_NAMES[said.kind]), Cell(about + said.text), Cell(said.owner), Cell(due)))
    return Table(("Jenis", "Isi", "Penanggung jawab", "Batas waktu"), tuple(rows), (14, 48, 22, 16), f"{title}.")


def _flow(show: Show, slide: Slide, page: Native, area: Area) -> None:
    _flow_of(show, slide, page, area, block_passages(slide.blocks))


def _flow_of(show: Show, slide: Slide, page: Native, area: Area, texts: Sequence[Passage]) -> None:
    """What is said and what was written down: all of it where there is room, else as much as fits, then its continuation."""
    entries = entry_passages(slide.entries)
    if total_height((*texts, *entries), area.width) <= area.height:
        texts, entries = (*texts, *entries), ()
    if area.width == ROOM:
        (texts,) = enlarged(area.width, area.height, texts)
    _continue(show, slide, _fill(page, area, texts), entries)


def _fill(page: Native, area: Area, passages: Sequence[Passage], *, whole_page: bool = False) -> tuple[Passage, ...]:
    """As many passages as there is room for; gives the others."""
    fitting, rest = taken(passages, area.width, area.height, whole_page=whole_page)
    if fitting:
        add_passages(page.shapes, area, fitting, name="Penjelasan")
    return rest


def _continue(show: Show, slide: Slide, texts: Sequence[Passage], entries: Sequence[Passage]) -> None:
    """What is left, on slides of its own: what is said on the left, what was decided on the right."""
    left, right = tuple(texts), tuple(entries)
    while left or right:
        page, top = show.content_page(slide, continued=True)
        height = BOTTOM - top
        width = HALF if left and right else ROOM
        left, right = enlarged(width, height, left, right)
        second = LEFT + ROOM - width
        left = _fill(page, Area(LEFT, top, width, height), left, whole_page=True)
        right = _fill(page, Area(second, top, width, height), right, whole_page=True)


def _chart_pages(show: Show, slide: Slide, chart: Chart, page: Native, top: float) -> Native:
    """The bars on as many slides as they need, beginning on the one given; gives the last one."""
    for number, part in enumerate(chart_parts(chart)):
        if number:
            page, top = show.content_page(slide, continued=True)
        height = chart_height(part, BOTTOM - top)
        add_chart(page.shapes, Area(LEFT, top, ROOM, height), part, name="Diagram capaian")
    return page


def _table_pages(
    show: Show,
    slide: Slide,
    table: Table,
    page: Native = None,
    top: float = BOTTOM,
) -> tuple[Native, float]:
    """The table on as many slides as it needs, beginning on the one given; gives the last one, and where it ends there."""
    room = BOTTOM - top if page is not None else CONTENT_TALLEST
    setting = largest(table, ROOM, room).with_low_rows(CONTENT_TALLEST)
    start, whole = 0, len(setting.table.rows)
    while start < whole:
        left = setting.part(start)
        fits = left.rows_that_fit(BOTTOM - top)
        if page is None or start or not fits:
            page, top = show.content_page(slide, continued=True)
            fits = max(left.rows_that_fit(BOTTOM - top), 1)
        top = add_table(page.shapes, LEFT, top, setting.part(start, fits)) + 0.1
        start += fits
    return page, top
