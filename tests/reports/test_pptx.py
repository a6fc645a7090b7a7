"""The slides in PowerPoint, read back by python-pptx: the deck's figures and words, all of them, on slides that hold them."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from iku.domain.meeting import EntryKind
from iku.domain.paper import PaperKind
from iku.present.slide import Deck, SlideKind
from iku.reports.pptx import slides_pptx
from iku.reports.stamps import Stamp, read_stamp
from tests.reports.decks import FINGERPRINT, REASON, deck_of, entry, figure_of, name_of, shown

LONG = 9
DECIDED = (entry("Target tetap"), entry("Rekonsiliasi aset", EntryKind.FOLLOW_UP))


def opened(deck: Deck) -> Any:  # noqa: ANN401 - python-pptx has no types
    return Presentation(BytesIO(slides_pptx(deck)))


def shapes_of(slide: Any) -> Iterator[Any]:  # noqa: ANN401
    for shape in slide.shapes:
        yield shape
        if shape.shape_type == 6:
            yield from shape.shapes


def tables(presentation: Any) -> list[list[list[str]]]:  # noqa: ANN401
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in presentation.slides
        for shape in slide.shapes
        if shape.has_table
    ]


def words(presentation: Any) -> str:  # noqa: ANN401
    said = [s.text_frame.text for page in presentation.slides for s in shapes_of(page) if s.has_text_frame]
    return " ".join(" ".join(said).split())


def charts(presentation: Any) -> list[Any]:  # noqa: ANN401
    return [shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart]


@pytest.fixture(scope="module")
def many() -> Any:  # noqa: ANN401
    return opened(deck_of(130, entries=DECIDED))


def test_a_hundred_and_thirty_indicators_go_on_from_slide_to_slide_and_none_is_lost(many: Any) -> None:  # noqa: ANN401
    listed = [row for table in tables(many) if table[0][0] == "Indikator" for row in table[1:]]
    wanted = [[name_of(n), shown(n)] for n in range(1, 131)]

    assert [row[:2] for row in listed] == wanted * 2
    drawn = [n for n in range(1, 131) if figure_of(n) is not None]
    bars = [
        chart
        for chart in charts(many)
        if chart.plots[0].categories[0].startswith("0") or len(chart.plots[0].series) == 1
    ]
    assert [label for chart in bars for label in chart.plots[0].categories] == [name_of(n) for n in drawn]
    assert [value for chart in bars for value in chart.plots[0].series[0].values] == [
        float(figure_of(n) or 0) for n in drawn
    ]


def test_charts_hold_the_figures_to_the_digit_and_say_them_with_a_comma(many: Any) -> None:  # noqa: ANN401
    columns = [chart for chart in charts(many) if len(chart.plots[0].series) == 2]

    for n, chart in enumerate(columns, start=1):
        figure = figure_of(n)
        value = None if figure is None else float(figure)
        target, realisation = chart.plots[0].series
        assert list(target.values) == [100.0] * 4
        assert list(realisation.values) == [value, None, value, value]
        labels = "".join(text.text or "" for text in chart._chartSpace.iter(qn("a:t")))
        assert (shown(n) in labels) is (figure is not None)
        assert "." not in labels
    assert len(columns) == 130


def test_every_figure_of_the_deck_is_there_to_the_digit() -> None:
    deck = deck_of(13)
    presentation = opened(deck)
    text = words(presentation)
    cells = Counter(cell for table in tables(presentation) for row in table[1:] for cell in row)

    wanted = Counter(
        cell.text if not cell.status or not cell.is_figure or slide.kind is not SlideKind.INDICATOR
        else f"{cell.status.icon} {cell.text}"
        for slide in deck.slides if slide.table
        for row in slide.table.rows for cell in row
    )  # fmt: skip
    assert cells == wanted
    figures = [slide.figure_text for slide in deck.slides if slide.figure_text != "–"]
    assert [figure for figure in figures if figure not in text] == []


def test_every_chart_brings_its_own_numbers_to_edit(many: Any) -> None:  # noqa: ANN401
    columns = [chart for chart in charts(many) if len(chart.plots[0].series) == 2]

    for n in (1, 2, 130):
        workbook = openpyxl.load_workbook(BytesIO(columns[n - 1].part.chart_workbook.xlsx_part.blob))
        figure = figure_of(n)
        assert [row[2] for row in workbook["Sheet1"].values][1] == (None if figure is None else float(figure))


def test_every_graphic_has_its_words(many: Any) -> None:  # noqa: ANN401
    drawn = [s for page in many.slides for s in page.shapes if s.has_chart or s.has_table or s.shape_type in (6, 13)]

    assert len(drawn) > 260
    assert [s.name for s in drawn if not s._element.xpath(".//p:cNvPr/@descr")[0]] == []


def test_what_was_decided_stands_on_its_slides(many: Any) -> None:  # noqa: ANN401
    text = words(many)

    assert text.count("Keputusan: Target tetap (Bendahara, 30 November 2024)") == 131
    assert text.count("Tindak lanjut: Rekonsiliasi aset (Bendahara, 30 November 2024)") == 131
    assert ["Tindak lanjut", "Rekonsiliasi aset", "Bendahara", "30 November 2024"] in tables(many)[-1]


def test_a_figure_that_is_missing_says_why_and_takes_no_bar() -> None:
    presentation = opened(deck_of(7))

    assert figure_of(7) is None
    assert words(presentation).count(REASON) == 1
    assert words(presentation).count("○ belum dilaporkan") == 1


def test_long_names_and_long_words_are_all_there() -> None:
    deck = deck_of(3, length=LONG)
    text = words(opened(deck))

    for slide in deck.slides:
        for block in slide.blocks:
            assert [line for line in block.lines if " ".join(line.split()) not in text] == []
        assert slide.title in text


def test_a_text_longer_than_a_slide_is_divided_and_none_of_it_is_lost() -> None:
    text = " ".join(f"kata{n}" for n in range(900))
    presentation = opened(deck_of(1, entries=(entry(text),)))

    said = words(presentation)
    in_cells = " ".join(row[1] for table in tables(presentation) if table[0][0] == "Jenis" for row in table[1:])
    assert [n for n in range(900) if f"kata{n} " not in said] == []
    assert in_cells == text


def test_nothing_stands_outside_its_slide_nor_on_the_footer() -> None:
    presentation = opened(deck_of(13, length=LONG, entries=DECIDED))
    foot = next(s for s in presentation.slide_master.shapes if s.name == "Garis").top

    for slide in presentation.slides:
        for shape in slide.shapes:
            if not shape.is_placeholder:
                assert shape.left >= 0
                assert shape.left + shape.width <= presentation.slide_width
                assert shape.top + shape.height <= foot


def test_every_slide_says_whose_figures_these_are_and_that_they_are_a_sample() -> None:
    deck = deck_of(2)
    presentation = opened(deck)
    fixed = [shape.text_frame.text for shape in presentation.slide_master.shapes if shape.has_text_frame]

    assert {deck.office_name, f"{deck.stamp} · {deck.sample_notice}", "DATA CONTOH"} <= set(fixed)
    assert {layout.name for layout in presentation.slide_layouts} == {"Sampul", "Isi"}
    numbers = [slide.placeholders[12].text_frame.text for slide in presentation.slides]
    assert numbers == [f"{n} dari {len(numbers)}" for n in range(1, len(numbers) + 1)]
    assert all(slide.notes_slide.notes_text_frame.text.endswith(f".\n{deck.stamp}") for slide in presentation.slides)
    assert "Catatan pembicara 2." in [s.notes_slide.notes_text_frame.paragraphs[0].text for s in presentation.slides]


def test_real_data_carry_no_sample_label() -> None:
    fixed = [s.text_frame.text for s in opened(deck_of(1, sample=False)).slide_master.shapes if s.has_text_frame]

    assert "DATA CONTOH" not in fixed


def test_all_words_are_marked_as_indonesian() -> None:
    presentation = opened(deck_of(1))
    runs = [run for slide in presentation.slides for run in slide._element.iter(qn("a:rPr"))]

    assert runs
    assert {run.get("lang") for run in runs} == {"id-ID"}


def test_the_file_says_which_meeting_version_and_figures_it_shows() -> None:
    deck = deck_of(1)
    content = slides_pptx(deck)

    assert read_stamp("Rapat.PPTX", content) == Stamp(PaperKind.SLIDES, deck.meeting, 2, FINGERPRINT)
    assert Presentation(BytesIO(content)).core_properties.identifier == f"iku:{deck.meeting}:2:{FINGERPRINT}"
    assert Presentation(BytesIO(content)).core_properties.subject == deck.stamp


def test_characters_that_no_file_can_hold_are_left_out() -> None:
    assert "Target tetap" in words(opened(deck_of(1, entries=(entry("Target\x0b tetap\x00"),))))
