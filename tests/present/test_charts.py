"""The charts: traces, order, colours that follow the band, and words that never become markup."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from iku.domain.definitions import Definitions
from iku.domain.movement import Standpoint, movement
from iku.domain.period import Period
from iku.present.evidence import checklist
from iku.present.figures import (
    CONFIG,
    Size,
    division_bars,
    evidence_matrix,
    indicator_bars,
    movement_steps,
    quarter_squares,
    series_lines,
)
from iku.present.indicator_page import indicator_page
from iku.present.movement import movement_view
from iku.present.overview import Overview, overview
from iku.present.series import Series, quarterly_series, yearly_series
from iku.present.theme import DARK, FONT_FAMILY, LIGHT, Theme
from tests.present.decree import DEFINITIONS
from tests.present.samples import BLANK, MOCK, SILENT, Cell, figures, reported

SIZES: tuple[Size, ...] = ("compact", "regular", "projector")
PAGE = overview(DEFINITIONS, figures(), 3)
HOSTILE = '<b>IKU</b><a href="javascript:alert(1)">&lt;'


def series(code: str = "IKU-06", plan: dict[int, tuple[Cell, ...]] = MOCK) -> Series:
    return quarterly_series(DEFINITIONS, figures(plan), code, 3)[0]


def every_chart(definitions: Definitions, theme: Theme, size: Size) -> Iterator[go.Figure]:
    year = figures(definitions=definitions)
    page = overview(definitions, year, 3)
    yield indicator_bars(page.lines, theme, size)
    yield division_bars(page.divisions, theme, size)
    yield quarter_squares(page.squares, theme, size)
    yield from (series_lines(s, theme, size) for s in quarterly_series(definitions, year, "IKU-06", 3))
    yield from (series_lines(s, theme, size) for s in yearly_series(definitions, [year], "IKU-06", 3))
    yield evidence_matrix(checklist(definitions, year, ["IKU-02", "IKU-06"], 3), theme, size, numbered=True)
    then, now = ([row for row in year.indicators if row.quarter == quarter] for quarter in (2, 3))
    moved = movement(then, now, {})
    assert moved is not None
    before, after = (Standpoint(Period(2024, quarter)) for quarter in (2, 3))
    yield movement_steps(movement_view(definitions, moved, before, after), theme, size)


def texts(value: object) -> Iterator[str]:
    """Every string anywhere in a figure."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.mode)
@pytest.mark.parametrize("size", SIZES)
def test_every_chart_has_the_same_manners(theme: Theme, size: Size) -> None:
    for chart in every_chart(DEFINITIONS, theme, size):
        layout = chart.to_dict()["layout"]
        assert len(json.dumps(layout["template"])) < 100
        assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0,0,0,0)"
        assert layout["font"]["family"] == FONT_FAMILY
        assert layout["font"]["color"] == theme.ink
        assert layout["separators"] == ",."
        assert layout["height"] > 50
        assert "title" not in layout
        assert layout["dragmode"] is False
        assert not layout["showlegend"]
        assert len(json.dumps(chart.to_dict())) < 25_000


def test_there_is_no_tool_bar_and_no_zoom() -> None:
    assert (CONFIG["displayModeBar"], CONFIG["scrollZoom"], CONFIG["doubleClick"]) == (False, False, False)


def test_what_people_wrote_never_becomes_markup() -> None:
    titled = tuple(replace(i, title=HOSTILE) for i in DEFINITIONS.indicators)
    named = tuple(replace(d, short_name=HOSTILE, name=HOSTILE) for d in DEFINITIONS.divisions)
    proved = tuple(replace(d, title=HOSTILE) for d in DEFINITIONS.documents)
    hostile = replace(DEFINITIONS, indicators=titled, divisions=named, documents=proved)
    seen = 0
    for size in SIZES:
        for chart in every_chart(hostile, LIGHT, size):
            for text in texts(chart.to_dict()):
                seen += "&lt;b&gt;IKU" in text
                assert "<a" not in text
                assert "<b>IKU" not in text
    assert seen > 100


def test_a_note_in_the_hover_of_a_line_is_escaped() -> None:
    year = figures()
    told = tuple(replace(r, note=HOSTILE) for r in year.realisations)
    chart = series_lines(quarterly_series(DEFINITIONS, replace(year, realisations=told), "IKU-06", 3)[0], LIGHT)
    assert "&lt;b&gt;IKU" in chart.data[2].hovertext[0]
    assert HOSTILE not in chart.data[2].hovertext[0]


@pytest.mark.parametrize("size", SIZES)
def test_the_bars_are_a_track_a_length_and_one_target_line(size: Size) -> None:
    tracks, lengths, target, *_ = indicator_bars(PAGE.lines, LIGHT, size).data
    assert set(tracks.x) == {120.0}
    assert list(lengths.x)[:2] == [98.5, 100.0]
    assert lengths.x[11] is None
    assert set(target.x) == {100.0}
    assert list(tracks.customdata) == list(lengths.customdata) == [line.code for line in PAGE.lines]


def test_rows_read_from_the_first_indicator_down() -> None:
    layout = indicator_bars(PAGE.lines, LIGHT).layout
    for axis in (layout.yaxis, layout.yaxis2, layout.yaxis3, layout.yaxis4):
        assert list(axis.range) == [12.5, -0.5]
    assert layout.yaxis4.ticktext[0] == "01 Perencanaan &amp; anggaran"


@pytest.mark.parametrize(("theme", "far"), [(LIGHT, "#B5261F"), (DARK, "#E5564B")], ids=["light", "dark"])
def test_colour_follows_the_band(theme: Theme, far: str) -> None:
    colours = indicator_bars(PAGE.lines, theme).data[1].marker.color
    assert list(colours) == [line.status.fill(theme.mode) for line in PAGE.lines]
    assert colours[5] == far


def test_a_bar_that_is_not_proved_is_hatched() -> None:
    hatching = indicator_bars(PAGE.lines, LIGHT).data[-1]
    assert hatching.marker.pattern.shape == "/"
    assert list(hatching.customdata) == ["IKU-02", "IKU-05", "IKU-11"]
    assert list(hatching.y) == [1, 4, 10]


def test_figures_and_words_stand_in_columns_of_their_own() -> None:
    layout = indicator_bars(PAGE.lines, LIGHT).layout
    assert layout.yaxis3.ticktext[5] == "<b>71,20%</b>"
    assert layout.yaxis2.ticktext[5] == (
        '<span style="color:#B5261F">▼</span> <span style="color:#1E2430">Jauh di bawah target</span>'
    )
    assert layout.yaxis3.ticktext[11] == "<b></b>"
    assert "○" in layout.yaxis2.ticktext[11]
    assert "Belum dilaporkan" in layout.yaxis2.ticktext[11]


def test_a_carried_figure_says_so_beside_the_bar() -> None:
    assert "· TW I<" in indicator_bars(PAGE.lines, LIGHT).layout.yaxis2.ticktext[6]
    assert "TW I  <" in indicator_bars(PAGE.lines, LIGHT, "compact").layout.yaxis3.ticktext[6]


def test_a_bar_beyond_the_track_is_cut_and_its_figure_is_not() -> None:
    high = overview(DEFINITIONS, figures(MOCK | {8: (reported("650.00"), BLANK, BLANK, BLANK)}), 1)
    chart = indicator_bars(high.lines, LIGHT)
    assert chart.data[1].x[7] == 120.0
    assert chart.layout.yaxis3.ticktext[7] == "<b>650,00%</b>"


def test_titles_lie_on_an_axis_without_bars_so_that_a_click_on_a_bar_is_heard() -> None:
    """An axis that is shifted takes the area that answers clicks along."""
    for chart, titles in ((indicator_bars(PAGE.lines, LIGHT), "y4"), (quarter_squares(PAGE.squares, LIGHT), "y2")):
        shifted = [t for t in chart.data if t.yaxis == titles]
        assert [(t.type, t.x[0]) for t in shifted] == [("scatter", None)]


def test_a_click_fades_nothing() -> None:
    for chart in (indicator_bars(PAGE.lines, LIGHT), quarter_squares(PAGE.squares, LIGHT)):
        for trace in (t for t in chart.data if t.type == "bar"):
            assert trace.unselected.marker.opacity == 1


def test_division_bars_say_how_much_was_computed() -> None:
    chart = division_bars(PAGE.divisions, LIGHT)
    assert list(chart.data[1].customdata) == ["keuangan", "teknis", "perencanaan", "hukum", "sosialisasi"]
    assert "3 dari 4 dihitung · usulan" in chart.layout.yaxis2.ticktext[4]


def test_one_square_for_each_indicator_and_quarter() -> None:
    squares = quarter_squares(PAGE.squares, LIGHT).data[0]
    assert len(squares.x) == 13 * 4
    assert squares.customdata[0] == "IKU-01"
    assert list(quarter_squares(PAGE.squares, LIGHT).layout.xaxis.ticktext)[:2] == ["01", "02"]


def test_a_carried_square_is_an_outline_and_one_ahead_is_empty() -> None:
    trace = quarter_squares(PAGE.squares, LIGHT).data[0]
    carried = next(n for n, s in enumerate(PAGE.squares.squares) if s.code == "IKU-07" and s.quarter == 2)
    assert (trace.marker.color[carried], trace.marker.line.color[carried]) == (LIGHT.track, "#C98209")
    assert trace.marker.line.width[carried] == 2
    ahead = next(n for n, s in enumerate(PAGE.squares.squares) if s.code == "IKU-01" and s.quarter == 4)
    assert (trace.text[ahead], trace.marker.color[ahead], trace.marker.line.width[ahead]) == ("", LIGHT.track, 0)


def test_on_a_phone_the_squares_turn_and_carry_their_titles() -> None:
    chart = quarter_squares(PAGE.squares, LIGHT, "compact")
    assert chart.layout.yaxis2.ticktext[1] == "02 Keuangan &amp; BMN"
    assert [a.text for a in chart.layout.annotations] == ["TW I", "TW II", "<b>TW III</b>", "TW IV"]
    assert max(chart.data[0].x) == 3


def test_the_matrix_of_evidence_has_colour_icon_and_word() -> None:
    shown = checklist(DEFINITIONS, figures(), ["IKU-02"], 3)
    chart = evidence_matrix(shown, LIGHT)
    assert list(chart.data[0].text)[:4] == ["● lengkap", "● lengkap", "○ belum", "◌"]
    assert list(chart.data[0].marker.color)[:4] == ["#1A8656", "#1A8656", "#C98209", LIGHT.track]
    assert list(chart.layout.yaxis2.ticktext) == ["Laporan Keuangan &amp; BMN", "Laporan BMN"]
    assert evidence_matrix(shown, LIGHT, numbered=True).layout.yaxis2.ticktext[0] == "02 Laporan Keuangan &amp; BMN"


def test_lines_begin_at_zero_so_that_a_small_difference_looks_small() -> None:
    chart = series_lines(series(), LIGHT)
    assert chart.layout.yaxis.range[0] == 0
    assert chart.layout.yaxis.ticksuffix == "%"


def test_a_quarter_without_a_report_is_a_gap() -> None:
    chart = series_lines(series("IKU-07"), LIGHT)
    assert list(chart.data[2].y) == [88.0, None, None, None]
    assert chart.data[2].connectgaps is False
    assert chart.data[2].text[0] == "<b>88,00%</b>"


def test_a_target_range_is_a_pale_band() -> None:
    ranged = series()
    points = tuple(replace(p, target=p.target and p.target - 20, upper=p.target) for p in ranged.points)
    chart = series_lines(replace(ranged, points=points), LIGHT)
    assert list(chart.data[0].y) == [100.0] * 4 + [80.0] * 4
    assert chart.data[0].fillcolor == LIGHT.track
    assert list(series_lines(ranged, LIGHT).data[0].x) == []


def test_grades_are_drawn_on_the_steps_of_their_scale() -> None:
    graded = series("IKU-12", MOCK | {12: (Cell(reported=True, grade="CC"), BLANK, BLANK, BLANK)})
    axis = series_lines(graded, LIGHT).layout.yaxis
    assert list(axis.ticktext) == ["D", "CC", "B", "A"]
    assert axis.range[0] < 1 < 4 < axis.range[1]


def test_a_series_without_values_can_be_drawn() -> None:
    bare = series("IKU-06", dict.fromkeys(MOCK, SILENT))
    nothing = replace(bare, points=tuple(replace(p, target=None) for p in bare.points))
    chart = series_lines(nothing, LIGHT)
    assert len(chart.layout.annotations) == 0
    assert list(chart.layout.yaxis.range) == [0, 1.18]


def test_the_words_of_a_page_are_enough_to_draw_it() -> None:
    page = indicator_page(DEFINITIONS, figures(), "IKU-01", 3, [figures(year=2023)])
    drawn: list[Any] = [series_lines(s, LIGHT) for s in (*page.by_quarter, *page.by_year)]
    assert len(drawn) == 4
    assert all(isinstance(chart, go.Figure) for chart in drawn)


def empty(page: Overview) -> bool:
    return not any(line.is_computed for line in page.lines)


def test_charts_of_an_empty_year_are_tracks_without_bars() -> None:
    page = overview(DEFINITIONS, figures(dict.fromkeys(MOCK, SILENT), targets=()), 1)
    assert empty(page)
    assert set(indicator_bars(page.lines, LIGHT).data[1].x) == {None}
