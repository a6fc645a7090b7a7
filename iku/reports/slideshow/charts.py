"""Native charts, which Office edits. Labels are words, so that they keep their comma whatever country Office is set to."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from math import ceil

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from iku.present.numbers import number, percent
from iku.present.slide import Chart
from iku.reports.slideshow.look import ACCENT, FONT, INK, LABEL, LANGUAGE, MUTED, TARGET, Native, rgb
from iku.reports.slideshow.text import Area, describe, printable

PERCENT_FORMAT = '0.00"%"'
FULL = Decimal(100)
LABEL_ROOM, WORDS_AROUND = 0.3, 1.2
"""for the label above the highest column; of title, names and legend. In inches"""
SIDEROOM = Decimal("1.05")
"""beside the longest bar"""
LONG_BAR = Decimal(60)
"""has room for its label; beside it, the label would cross the line of the target"""
BAR_ROOM, BARS_AROUND = 0.75, 0.7
"""of each bar, and of the title above them: few bars do not become slabs"""
MOST_BARS = 12


def chart_parts(chart: Chart) -> Iterator[Chart]:
    """Pieces of about the same length, with no more bars than stay legible on one slide."""
    pieces = ceil(len(chart.labels) / MOST_BARS)
    for piece in range(pieces):
        cut = slice(piece * len(chart.labels) // pieces, (piece + 1) * len(chart.labels) // pieces)
        series = tuple(replace(one, values=one.values[cut]) for one in chart.series)
        yield replace(chart, labels=chart.labels[cut], series=series, statuses=chart.statuses[cut])


def add_chart(shapes: Native, area: Area, chart: Chart, *, name: str) -> None:
    """Columns of target and realisation, or one bar for each label in the colour of its status."""
    lies = bool(chart.statuses)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if lies else XL_CHART_TYPE.COLUMN_CLUSTERED
    frame = shapes.add_chart(kind, *area.measures, _data(chart))
    frame.name = name
    describe(frame, chart.alt)
    native = frame.chart
    _set_words(native, chart)
    _set_scale(native, chart, area.height)
    plot = native.plots[0]
    plot.gap_width, plot.overlap = (45, 0) if lies else (95, 0)
    if lies:
        native.category_axis.reverse_order = True
        _colour_bars(plot.series[0], chart)
    else:
        _colour_columns(plot, chart)


def chart_height(chart: Chart, room: float) -> float:
    return min(room, len(chart.labels) * BAR_ROOM + BARS_AROUND) if chart.statuses else room


def label_text(chart: Chart, value: Decimal) -> str:
    """`98,50%`, `470.815`, `BB`."""
    if chart.grades:
        return next((grade for rank, grade in chart.grades if rank == value), number(value))
    return percent(value) if chart.unit == "%" else number(value)


def _data(chart: Chart) -> Native:
    form = PERCENT_FORMAT if chart.unit == "%" else "General"
    data: Native = CategoryChartData(number_format=form)  # type: ignore[no-untyped-call]
    data.categories = [printable(label) for label in chart.labels]
    for series in chart.series:
        data.add_series(series.name, [None if value is None else float(value) for value in series.values])
    return data


def _set_words(native: Native, chart: Chart) -> None:
    language = parse_xml(f'<c:lang {nsdecls("c")} val="{LANGUAGE}"/>')
    space = native._chartSpace
    for old in space.findall(qn("c:lang")):
        space.remove(old)
    position = [child.tag for child in space].index(qn("c:chart"))
    before = [n for n, child in enumerate(space) if child.tag in (qn("c:date1904"),)]
    space.insert(before[-1] + 1 if before else position, language)
    native.font.size, native.font.name = Pt(LABEL), FONT
    native.font.color.rgb = rgb(INK)
    native.has_title = True
    frame = native.chart_title.text_frame
    frame.text = printable(_title(chart))
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(LABEL), True
    font.color.rgb = rgb(INK)
    native.chart_title.include_in_layout = False
    native.has_legend = len(chart.series) > 1
    if native.has_legend:
        native.legend.position = XL_LEGEND_POSITION.BOTTOM
        native.legend.include_in_layout = False
        native.legend.font.size = Pt(LABEL)


def _title(chart: Chart) -> str:
    return f"{chart.title} (garis: target 100%)" if chart.statuses else chart.title


def _set_scale(native: Native, chart: Chart, height: float) -> None:
    values = [value for series in chart.series for value in series.values if value is not None]
    highest, lowest = max((*values, Decimal(0))), min((*values, Decimal(0)))
    axis, names = native.value_axis, native.category_axis
    axis.visible = False
    headroom = Decimal(1 + LABEL_ROOM / max(height - WORDS_AROUND, LABEL_ROOM))
    axis.minimum_scale = float(lowest * headroom)
    axis.maximum_scale = float(max(highest, FULL) * SIDEROOM if chart.statuses else highest * headroom or 1)
    axis.has_major_gridlines = bool(chart.statuses)
    if chart.statuses:
        axis.major_unit = float(FULL)
        axis.major_gridlines.format.line.color.rgb = rgb(INK)
        axis.major_gridlines.format.line.width = Pt(1)
    names.format.line.color.rgb = rgb(MUTED)
    names.tick_labels.font.size = Pt(LABEL)
    names.has_major_gridlines = False


def _colour_bars(series: Native, chart: Chart) -> None:
    values = chart.series[0].values
    for place, (value, status) in enumerate(zip(values, chart.statuses, strict=True)):
        if value is None:
            continue
        point = series.points[place]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = rgb(status.fill("light"))
        words = f"{label_text(chart, value)} {status.icon}"
        if value >= LONG_BAR:
            _label(point, words, XL_LABEL_POSITION.INSIDE_END, status.ink("light"))
        else:
            _label(point, words, XL_LABEL_POSITION.OUTSIDE_END, INK)


def _colour_columns(plot: Native, chart: Chart) -> None:
    """The realisation is labelled; where there is none, the target is: two labels side by side would run into each other."""
    target, realisation = plot.series
    for series, colour in ((target, TARGET), (realisation, ACCENT)):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(colour)
    aims, reached = (series.values for series in chart.series)
    for place, (aim, value) in enumerate(zip(aims, reached, strict=True)):
        if value is not None:
            _label(realisation.points[place], label_text(chart, value), XL_LABEL_POSITION.OUTSIDE_END, INK)
        elif aim is not None:
            _label(target.points[place], label_text(chart, aim), XL_LABEL_POSITION.OUTSIDE_END, MUTED, bold=False)


def _label(point: Native, text: str, position: Native, colour: str, *, bold: bool = True) -> None:
    frame = point.data_label.text_frame
    frame.text = text
    frame.word_wrap = False
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(LABEL), bold
    run.font.color.rgb = rgb(colour)
    run._r.get_or_add_rPr().set("lang", LANGUAGE)
    point.data_label.position = position
