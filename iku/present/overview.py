"""Ringkasan: are we on target, which division, which indicator, why, and is it proved."""

from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.figures import OFFICE, YearFigures
from iku.present import wording
from iku.present.attention import AttentionItem, attention
from iku.present.dates import up_to_quarter
from iku.present.divisions import DivisionLine, division_lines, divisions_alt, divisions_title
from iku.present.headline import headline, highest, lowest, named
from iku.present.lines import IndicatorLine, division_name, indicator_lines
from iku.present.scope import EmptyState, PageScope, empty_state, page_scope
from iku.present.squares import Squares, squares
from iku.present.summary import summary
from iku.present.tally import Tally, tally
from iku.present.tiles import Standing, Tile, tiles


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything Ringkasan shows. `empty` says what to do next while there is nothing to show; the rest is filled even then."""

    scope: PageScope
    headline: str
    detail: str
    """one sentence under the headline, or "" """
    tiles: tuple[Tile, ...]
    lines: tuple[IndicatorLine, ...]
    tally: Tally
    bars_title: str
    bars_alt: str
    attention: tuple[AttentionItem, ...]
    divisions: tuple[DivisionLine, ...]
    divisions_title: str
    divisions_alt: str
    squares: Squares
    summary: str
    """plain text for a chat group"""
    empty: EmptyState | None


def overview(definitions: Definitions, figures: YearFigures, quarter: int, division: str | None = None) -> Overview:
    """With `division`, everything is about the indicators it scores."""
    lines = indicator_lines(definitions, figures, quarter, division)
    tallied = tally(lines, definitions.rules)
    scope = page_scope(definitions, figures, quarter, division)
    now = Standing(figures.group(division or OFFICE, quarter), tallied)
    title = headline(tallied, definitions.rules, figures.year)
    shown_tiles = tiles(
        now, _standing_before(definitions, figures, quarter, division), _average_label(definitions, division)
    )
    concerns = attention(lines, definitions.rules)
    divisions = division_lines(definitions, figures, lines, quarter)
    return Overview(
        scope=scope,
        headline=title,
        detail=_detail(lines),
        tiles=shown_tiles,
        lines=lines,
        tally=tallied,
        bars_title=bars_title(lines),
        bars_alt=bars_alt(lines, tallied, figures.year, quarter),
        attention=concerns,
        divisions=divisions,
        divisions_title=divisions_title(divisions),
        divisions_alt=divisions_alt(divisions),
        squares=squares(definitions, figures, lines, quarter),
        summary=summary(scope, title, shown_tiles, lines, concerns),
        empty=empty_state(figures),
    )


def bars_title(lines: tuple[IndicatorLine, ...]) -> str:
    """`Capaian terendah: Produk hukum & JDIH, 71,20%`."""
    bottom = lowest(lines)
    if not bottom:
        return "Belum ada capaian yang dapat dihitung"
    if len(lines) == len(bottom):
        return f"Capaian: {named(bottom)}"
    return f"Capaian terendah: {named(bottom)}"


def bars_alt(lines: tuple[IndicatorLine, ...], tallied: Tally, year: int, quarter: int) -> str:
    """What the bars say, for those who do not see them."""
    opening = f"Capaian {len(lines)} indikator {up_to_quarter(quarter)} {year}: {tallied.in_words}."
    if not lowest(lines):
        return opening
    return f"{opening} Terendah: {named(lowest(lines))}. Tertinggi: {named(highest(lines))}."


def _detail(lines: tuple[IndicatorLine, ...]) -> str:
    bottom = lowest(lines)
    if not bottom:
        return ""
    moved = bottom[0].change.text if len(bottom) == 1 and bottom[0].change else ""
    return f"Terendah: {named(bottom)}" + (
        f", {moved} dari triwulan sebelumnya." if moved and moved != "tetap" else "."
    )


def _average_label(definitions: Definitions, division: str | None) -> str:
    if division is None:
        return wording.OFFICE_AVERAGE
    return f"{wording.OFFICE_AVERAGE} {division_name(definitions, division)}"


def _standing_before(
    definitions: Definitions, figures: YearFigures, quarter: int, division: str | None
) -> Standing | None:
    if quarter == 1:
        return None
    lines = indicator_lines(definitions, figures, quarter - 1, division)
    return Standing(figures.group(division or OFFICE, quarter - 1), tally(lines, definitions.rules))
