"""A meeting as one page of HTML to project: all slides are in it, so the next one is never waited for.

Without JavaScript they lie one under the other, to be read or printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from iku.domain.meeting import Entry
from iku.present.markup import NOTHING, Html, element, joined
from iku.present.numbers import DASH
from iku.present.screen_parts import (
    blocks_html,
    bullet_html,
    chart_html,
    chip,
    entries_html,
    status_class,
    table_html,
    tiles_html,
)
from iku.present.slide import Cell, Deck, Slide, SlideKind
from iku.present.status import Status

T = TypeVar("T")
MOST_ROWS = 13
MOST_LONG_ROWS = 7
"""Of tables whose cells are sentences."""
MOST_ENTRIES = 8
LONG = (SlideKind.FOLLOW_UPS,)
SAMPLE = "DATA CONTOH"
NOTED = "Dicatat dalam rapat"
HINT = "← → pindah slide · F layar penuh"
TOUCH = "Geser untuk pindah slide"
LOST = "Sambungan terputus. Slide ini tetap dapat ditampilkan; catatan baru menyusul setelah tersambung."
GONE = "Rapat ini tidak dapat dibaca lagi. Masuk lagi, lalu muat ulang halaman ini."
CUT = "~"
"""Between a slide's key and the number of its continuation."""


@dataclass(frozen=True, slots=True)
class Part:
    """A slide, or a stretch of one whose table or list is too long for one screen."""

    slide: Slide
    number: int
    """of the stretch, from 1"""
    of: int
    rows: tuple[tuple[Cell, ...], ...]
    first: int
    entries: tuple[Entry, ...]

    @property
    def key(self) -> str:
        return self.slide.key if self.number == 1 else f"{self.slide.key}{CUT}{self.number}"


def screen_page(deck: Deck, status_css: str, assets: str, release: str, condition: str, shown: str) -> str:
    """The whole page. `assets` is where our files are, `release` tells them from those that a browser has kept;

    `condition` is the address that says how the meeting stands, `shown` by what these slides are known there. `status_css`
    colours the statuses (see `status_style`); whoever sends the page allows it by its hash.
    """
    head = element(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html('<meta name="color-scheme" content="light dark">'),
        element("title", f"{deck.title} · {deck.period}"),
        Html(f'<link rel="icon" href="{assets}/icon.png"><link rel="stylesheet" href="{assets}/screen.css?{release}">'),
        Html(f"<style>{status_css}</style>"),
        element("script", "", src=f"{assets}/screen.js?{release}", defer="defer"),
    )
    said = element("p", HINT, class_="said", role="status", data_touch=TOUCH, data_lost=LOST, data_gone=GONE)
    body = element(
        "body",
        element("main", slides_html(deck), class_="deck"),
        said,
        data_condition=condition,
        data_shown=shown,
        class_="screen",
    )
    return f"<!doctype html>{element('html', head, body, lang='id')}"


def slides_html(deck: Deck) -> Html:
    """Every slide in its order."""
    return joined(_section(deck, part, n) for n, slide in enumerate(deck.slides, start=1) for part in parts_of(slide))


def status_style(statuses: Sequence[Status]) -> str:
    """CSS that gives each status its colours in both themes: as ground, and as the fill of bars."""
    light = "".join(_status_rule(s, s.light, s.light_ink) for s in statuses)
    dark = "".join(_status_rule(s, s.dark, s.dark_ink) for s in statuses)
    return f"{light}@media (prefers-color-scheme: dark) {{{dark}}}"


def _status_rule(status: Status, fill: str, ink: str) -> str:
    name = status_class(status)
    return f".{name}{{fill:{fill};--fill:{fill}}}.chip.{name}{{background:{fill};color:{ink}}}"


def parts_of(slide: Slide) -> Iterator[Part]:
    """As many stretches as it takes; most slides are one."""
    most = MOST_LONG_ROWS if slide.kind in LONG else MOST_ROWS
    rows = _stretches(slide.table.rows if slide.table else (), most)
    # Only a list of decisions grows without end; what was noted about one slide stays together.
    entries = _stretches(slide.entries, MOST_ENTRIES) if slide.kind is SlideKind.DECISIONS else [slide.entries]
    of = max(len(rows), len(entries))
    for n in range(of):
        yield Part(
            slide,
            n + 1,
            of,
            rows[n] if n < len(rows) else (),
            n * most,
            entries[n] if n < len(entries) else (),
        )


def _stretches(items: tuple[T, ...], most: int) -> list[tuple[T, ...]]:
    return [items[start : start + most] for start in range(0, len(items), most)] or [()]


def _section(deck: Deck, part: Part, number: int) -> Html:
    slide = part.slide
    place = f"{number} dari {len(deck.slides)}" + (f" ({part.number}/{part.of})" if part.of > 1 else "")
    subtitle = element("p", slide.subtitle, class_="subtitle") if slide.subtitle else NOTHING
    footer = element(
        "footer",
        element("b", SAMPLE, class_="sample", title=deck.sample_notice) if deck.sample_notice else NOTHING,
        element("span", deck.stamp, class_="stamp"),
        element("span", place, class_="place"),
    )
    return element(
        "section",
        element("header", element("h1" if slide.kind is SlideKind.COVER else "h2", slide.title), subtitle),
        element("div", _body(part), class_="body"),
        footer,
        id=part.key,
        class_=f"slide {slide.kind}",
        tabindex="-1",
        data_number=str(number),
        aria_label=f"{place}: {slide.name}",
    )


def _body(part: Part) -> Html:
    """What the slide is about on the left, what explains it on the right."""
    slide = part.slide
    is_first = part.number == 1
    figure = _figure(slide) if is_first else NOTHING
    table = table_html(slide.table, part.rows, part.first) if slide.table and part.rows else NOTHING
    main = joined((figure, table))
    beside = joined(
        (
            tiles_html(slide.tiles) if is_first else NOTHING,
            chart_html(slide.chart) if slide.chart and is_first else NOTHING,
            blocks_html(slide.blocks) if is_first else NOTHING,
        )
    )
    entries = entries_html(part.entries, "" if slide.kind is SlideKind.DECISIONS else NOTED)
    if not (main and beside):
        return element("div", main, beside, entries, class_="whole")
    # What was noted stands where there is room: under a short table, else beside a long one.
    under = slide.kind is not SlideKind.SUMMARY and len(part.rows) <= MOST_LONG_ROWS
    left, right = (entries, NOTHING) if under else (NOTHING, entries)
    return joined((element("div", main, left, class_="main"), element("div", beside, right, class_="beside")))


def _figure(slide: Slide) -> Html:
    if not slide.figure_text and slide.status is None:
        return NOTHING
    figure = element("b", slide.figure_text) if slide.figure_text != DASH else NOTHING
    status = chip(slide.status) if slide.status else NOTHING
    bullet = bullet_html(slide.bullet) if slide.bullet else NOTHING
    return element("div", element("p", figure, status, class_="big"), bullet, class_="figures")
