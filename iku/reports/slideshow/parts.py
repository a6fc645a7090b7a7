"""Smaller parts of a slide: title, tiles, the figure with its status, the bullet."""

from collections.abc import Sequence
from decimal import Decimal

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from iku.present.numbers import DASH
from iku.present.slide import Bullet
from iku.present.status import Status
from iku.present.tiles import Tile
from iku.reports.slideshow import look
from iku.reports.slideshow.look import BORDER, INK, LABEL, MUTED, TRACK, Native, line_height, rgb
from iku.reports.slideshow.ruler import line_count, word_width
from iku.reports.slideshow.text import Area, Run, add_text, bare, describe, frame_of, write_runs

FIGURE = 44
FIGURE_HEIGHT = 0.75
CHIP_HEIGHT = 0.44
TILE_HEIGHT = 1.75
BAR_HEIGHT, TICK = 0.24, 0.08
BULLET_HEIGHT = 0.62
FULL = Decimal(100)


def add_title(page: Native, title: str, subtitle: str) -> float:
    """Into the layout's own title, for outline and screen readers; gives the height at which content begins."""
    size, room = look.TITLE, look.ROOM
    if line_count(title, room, size, bold=True) > 2:
        size = look.LONG_TITLE
    height = line_count(title, room, size, bold=True) * line_height(size) + 0.06
    shape = page.shapes.title
    shape.left, shape.top, shape.width, shape.height = Area(look.LEFT, look.TITLE_TOP, room, height).measures
    write_runs(frame_of(shape).paragraphs[0], [Run(title, size, INK, True)])
    top = look.TITLE_TOP + height
    if not subtitle:
        return top + 0.2
    lines = line_count(subtitle, room, look.SUBTITLE)
    area = Area(look.LEFT, top, room, lines * line_height(look.SUBTITLE))
    add_text(page.shapes, area, [Run(subtitle, look.SUBTITLE, MUTED)], name="Keterangan")
    return area.bottom + 0.2


def add_tiles(shapes: Native, top: float, tiles: Sequence[Tile]) -> float:
    """Side by side; gives where they end."""
    width = (look.ROOM - look.GAP * (len(tiles) - 1)) / len(tiles)
    for number, tile in enumerate(tiles):
        area = Area(look.LEFT + number * (width + look.GAP), top, width, TILE_HEIGHT)
        card = shapes.add_shape(MSO_SHAPE.RECTANGLE, *area.measures)
        card.name = tile.label
        card.fill.background()
        card.line.color.rgb = rgb(BORDER)
        card.line.width = Pt(1)
        bare(card)
        frame = frame_of(card, middle=True, margin=0.14)
        write_runs(frame.paragraphs[0], [Run(tile.label, LABEL, MUTED, True)])
        write_runs(frame.add_paragraph(), [Run(tile.value, look.TITLE, INK, True)])
        for text in (tile.caption, tile.change_text):
            if text:
                write_runs(frame.add_paragraph(), [Run(text, LABEL, MUTED)])
    return top + TILE_HEIGHT


def add_figure(shapes: Native, left: float, top: float, text: str, status: Status | None) -> float:
    """The figure, and the status beside it as icon and word on its colour; gives where they end."""
    width = 0.0
    if text and text != DASH:
        width = word_width(text, FIGURE, bold=True) + 0.3
        add_text(
            shapes, Area(left, top, width, FIGURE_HEIGHT), [Run(text, FIGURE, INK, True)], name="Capaian", middle=True
        )
    if status is not None:
        _add_chip(shapes, left + width, top + (FIGURE_HEIGHT - CHIP_HEIGHT) / 2, status)
    return top + FIGURE_HEIGHT


def _add_chip(shapes: Native, left: float, top: float, status: Status) -> None:
    text = f"{status.icon} {status.word}"
    width = word_width(text, look.BODY, bold=True) + 0.4
    chip = shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *Area(left, top, width, CHIP_HEIGHT).measures)
    chip.name = "Status"
    bare(chip)
    if status.is_judged:
        chip.fill.solid()
        chip.fill.fore_color.rgb = rgb(status.fill("light"))
        chip.line.fill.background()
    else:
        chip.fill.background()
        chip.line.color.rgb = rgb(look.MISSING)
    colour = status.ink("light") if status.is_judged else INK
    write_runs(frame_of(chip, middle=True).paragraphs[0], [Run(text, look.BODY, colour, True)], "centre")


def add_bullet(shapes: Native, left: float, top: float, width: float, bullet: Bullet) -> float:
    """A bar on its track, and a mark at the target; gives where it ends. A figure beyond the scale fills it."""
    group = shapes.add_group_shape()
    group.name = "Capaian terhadap target"
    _add_bar(group.shapes, Area(left, top + TICK, width, BAR_HEIGHT), TRACK, "Skala")
    share = min(max(bullet.figure, Decimal(0)), bullet.top) / bullet.top
    if share:
        _add_bar(
            group.shapes,
            Area(left, top + TICK, width * float(share), BAR_HEIGHT),
            bullet.status.fill("light"),
            "Capaian",
        )
    mark = left + width * float(FULL / bullet.top)
    _add_bar(group.shapes, Area(mark - 0.02, top, 0.04, BAR_HEIGHT + 2 * TICK), INK, "Target")
    words = Area(mark - 1.5, top + BAR_HEIGHT + 2 * TICK, 1.5, 0.22)
    add_text(group.shapes, words, [Run("target 100%", look.FINE, MUTED)], name="Keterangan target", align="right")
    describe(group, bullet.alt)
    return top + BULLET_HEIGHT


def _add_bar(shapes: Native, area: Area, colour: str, name: str) -> None:
    bar = shapes.add_shape(MSO_SHAPE.RECTANGLE, *area.measures)
    bar.name = name
    bar.fill.solid()
    bar.fill.fore_color.rgb = rgb(colour)
    bar.line.fill.background()
    bare(bar)


def write_notes(page: Native, text: str, stamp: str) -> None:
    """What a speaker says, and which figures that is about."""
    frame = page.notes_slide.notes_text_frame
    write_runs(frame.paragraphs[0], [Run(text, LABEL, "#000000")])
    write_runs(frame.add_paragraph(), [Run(stamp, LABEL, "#000000")])
