"""Slides, tables and charts as the plain lists and strings that the Typst templates read."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from iku.domain.meeting import Entry
from iku.present import wording
from iku.present.dates import day
from iku.present.meeting_slides import ENTRY_NAMES, entry_text
from iku.present.numbers import DASH, number, percent
from iku.present.slide import Block, Bullet, Cell, Chart, Deck, Slide, SlideKind, Table
from iku.present.status import Status
from iku.present.theme import LIGHT
from iku.present.tiles import Tile
from iku.reports.stamps import identifier

Words = dict[str, Any]
FULL = Decimal(100)
OF_SERIES = ("#B9BFCA", LIGHT.ink)
"""Target, realisation."""
MOST_ROWS = 14
"""Of a table that is kept whole on a page."""


def frame(deck: Deck, kind: str, description: str) -> Words:
    """What stands on every page and in the file's properties."""
    return {
        "title": deck.title,
        "kind": kind,
        "description": description,
        "office_name": deck.office_name,
        "identifier": identifier(deck.meeting, deck.version, deck.fingerprint),
        "running": f"{deck.office} · {deck.title} · {deck.period}",
        "stamp": deck.stamp,
        "sample": deck.sample_notice,
        "watermark": wording.SAMPLE_LABEL,
        "look": {name: getattr(LIGHT, name) for name in ("ink", "muted", "accent", "border", "track")},
    }


def slide_words(slide: Slide) -> Words:
    return {
        "title": slide.title,
        "subtitle": slide.subtitle,
        "indicator": slide.indicator,
        "figure": slide.figure_text,
        "status": status_words(slide.status),
        "bullet": _bullet(slide.bullet) if slide.bullet else None,
        "tiles": [_tile(tile) for tile in slide.tiles],
        "table": table_words(slide.table) if slide.table else None,
        "chart": _chart(slide.chart) if slide.chart else None,
        "blocks": [_block(block) for block in slide.blocks],
        "entries": entry_words(slide.entries),
        "is_whole": _fits_a_page(slide),
    }


def status_words(status: Status | None) -> Words | None:
    return None if status is None else {"icon": status.icon, "word": status.word, "colour": status.light}


def table_words(table: Table) -> Words:
    columns = range(len(table.headings))
    return {
        "headings": list(table.headings),
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "widths": list(table.widths),
        "right": [any(row[n].is_figure for row in table.rows) for n in columns],
        "strong": sorted(table.strong),
    }


def entry_words(entries: Sequence[Entry]) -> list[Words]:
    return [{"kind": ENTRY_NAMES[e.content.kind], "text": _entry(e)} for e in entries]


def _entry(entry: Entry) -> str:
    said = entry.content
    about = f"{said.indicator}: " if said.indicator else ""
    return about + entry_text(said.text, said.owner, day(said.due_on) if said.due_on else "")


def _cell(cell: Cell) -> Words:
    return {"text": cell.text, "status": status_words(cell.status)}


def _bullet(bullet: Bullet) -> Words:
    return {
        "share": float(min(max(bullet.figure, Decimal(0)), bullet.top) / bullet.top),
        "mark": float(FULL / bullet.top),
        "colour": bullet.status.light,
        "alt": bullet.alt,
    }


def _tile(tile: Tile) -> Words:
    return {"label": tile.label, "value": tile.value, "caption": tile.caption, "change": tile.change_text}


def _block(block: Block) -> Words:
    return {"heading": block.heading, "lines": list(block.lines)}


def _chart(chart: Chart) -> Words:
    values = [value for series in chart.series for value in series.values if value is not None]
    top = max((*values, Decimal(0))) or Decimal(1)
    grades = dict(chart.grades)
    return {
        "title": chart.title,
        "labels": list(chart.labels),
        "alt": chart.alt,
        "series": [
            {
                "name": series.name,
                "colour": OF_SERIES[n % len(OF_SERIES)],
                "bars": [
                    {
                        "share": float(max(value or Decimal(0), Decimal(0)) / top),
                        "text": _value(value, chart.unit, grades),
                        "colour": chart.statuses[at].light if chart.statuses else OF_SERIES[n % len(OF_SERIES)],
                    }
                    for at, value in enumerate(series.values)
                ],
            }
            for n, series in enumerate(chart.series)
        ],
    }


def _value(value: Decimal | None, unit: str, grades: dict[int, str]) -> str:
    if value is None:
        return DASH
    if grades:
        return grades.get(int(value), DASH)
    return percent(value) if unit == "%" else number(value)


def _fits_a_page(slide: Slide) -> bool:
    rows = len(slide.table.rows) if slide.table else 0
    return slide.kind is SlideKind.INDICATOR or rows + len(slide.entries) <= MOST_ROWS
