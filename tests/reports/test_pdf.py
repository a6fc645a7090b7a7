"""The handout and the report as PDF: every figure to the digit, read by other programs than the one that wrote it."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from iku.domain.meeting import EntryKind, NewEntry, NewMeeting
from iku.domain.paper import PaperKind, Source
from iku.domain.period import Period
from iku.domain.person import sole_person
from iku.present.chapter import Chapter, chapter
from iku.present.deck import deck
from iku.present.slide import Deck, SlideKind, Table
from iku.reports.pdf import handout_pdf, report_pdf
from iku.reports.stamps import read_stamp
from iku.workflow import meeting as meetings
from iku.workflow import papers
from iku.workflow.sample import open_sample
from iku.workflow.workspace import shipped_definitions

ANI = sole_person("Ani (uji)")
HOSTILE = 'Pelatihan #1 *tebal* _miring_ @rapat <label> $x^2$ \\ `kode` // ~ [isi] #eval("1") = judul -- "kutip"'
FIGURE = re.compile(r"\d[\d.]*,\d+%")


@dataclass(frozen=True, slots=True)
class Made:
    source: Source
    deck: Deck
    chapter: Chapter
    handout: bytes
    report: bytes


@pytest.fixture(scope="module")
def made() -> Iterator[Made]:
    opened = open_sample(shipped_definitions())
    about = NewMeeting("Rapat evaluasi TW III", Period(2024, 3), date(2024, 10, 12), place="Aula")
    meeting = meetings.open_meeting(opened, ANI, about).meeting
    meetings.write_entry(
        opened, ANI, meeting, NewEntry("indicator:IKU-05", EntryKind.DECISION, HOSTILE, "IKU-05")
    )  # fmt: skip
    source = papers.meeting_source(opened, ANI, meeting)
    shown = deck(source.content, source.meeting, source.pinning)
    told = chapter(source.content, shown)
    moment = source.pinning.as_of
    yield Made(source, shown, told, handout_pdf(shown, moment), report_pdf(told, shown, moment))
    opened.close()


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def text(content: bytes) -> str:
    """Without the places where lines and pages end."""
    return " ".join(" ".join(pages(content)).split())


def squeezed(words: str) -> str:
    return "".join(words.split())


def rows_of(table: Table) -> list[str]:
    return [squeezed("".join(cell.text for cell in row)) for row in table.rows]


def test_the_handout_says_every_figure_of_every_slide_to_the_digit(made: Made) -> None:
    printed = squeezed(text(made.handout))

    for slide in made.deck.slides:
        # Beginning and end are for the wall.
        assert (squeezed(slide.title) in printed) == (slide.kind is not SlideKind.CLOSING)
        told = [slide.figure_text, *(tile.value for tile in slide.tiles)]
        told += [line for block in slide.blocks for line in block.lines]
        assert [one for one in told if squeezed(one) not in printed and one != "–"] == [], slide.key
        for row in slide.table.rows if slide.table else ():
            assert all(squeezed(cell.text) in printed for cell in row), (slide.key, row)


def test_the_handout_has_no_figure_that_the_slides_have_not(made: Made) -> None:
    said = repr(made.deck)
    drawn = {
        f"{value:.2f}%".replace(".", ",")
        for slide in made.deck.slides
        if slide.chart
        for series in slide.chart.series
        for value in series.values
        if value is not None
    }

    assert {figure for figure in FIGURE.findall(text(made.handout)) if figure not in said} <= drawn


def test_the_report_says_what_the_chapter_says(made: Made) -> None:
    printed = squeezed(text(made.report))

    for sentence in (*made.chapter.overview, *made.chapter.rules, *made.chapter.lacking):
        assert squeezed(sentence) in printed
    for section in made.chapter.sections:
        assert squeezed(section.line.name) in printed
        compared = [one for one in (section.plan, section.efficiency) if one]
        assert all(squeezed(one.heading) in printed for one in compared)
        tables = (section.this_year, section.quarters, section.years, *(one.table for one in compared))
        for table in filter(None, tables):
            assert all(squeezed(cell.text) in printed for row in table.rows for cell in row), section.line.code
    assert made.chapter.budgets is not None
    assert all(row in printed for row in rows_of(made.chapter.budgets))
    assert sum(bool(s.plan) for s in made.chapter.sections) == 6


def test_the_appendix_traces_each_figure_to_formula_input_file_row_and_the_hash_of_its_proof(made: Made) -> None:
    _, _, appendix = text(made.report).rpartition("Lampiran: asal setiap angka")
    traced = squeezed(appendix)

    assert (
        "Jika dihitung ulang: (33.832.500.000 ÷ 48.750.000.000 × 100) ÷ 70 × 100 = 99,14%" in appendix
    )  # fmt: skip
    assert squeezed("realisasi-2024-tw3-rendatin.csv baris 4") in traced
    for section in made.chapter.sections:
        steps = [s for part in section.basis.components for s in part.steps] + list(section.basis.conclusion)
        assert all(squeezed(text) in traced for step in steps for text in (step.text, *step.details))
        assert all(row.sha256 in traced for row in section.evidence)
    assert sum(bool(row.sha256) for section in made.chapter.sections for row in section.evidence) > 10


def test_what_people_typed_is_never_markup(made: Made) -> None:
    assert HOSTILE in text(made.handout)
    assert HOSTILE in text(made.report)


def test_status_travels_as_icon_and_word(made: Made) -> None:
    printed = text(made.handout)

    assert "▼ jauh di bawah target" in printed
    assert "◆ mendekati target" in printed
    assert "● tercapai" in printed


@pytest.mark.parametrize("name", ["handout", "report"])
def test_every_page_says_which_figures_it_shows_its_number_and_that_they_are_samples(made: Made, name: str) -> None:
    of_pages = pages(getattr(made, name))

    for number, page in enumerate(of_pages, start=1):
        assert made.deck.stamp in page
        assert f"{number} dari {len(of_pages)}" in page
        assert "Data contoh – bukan realisasi KPU Kota Serang" in page
        assert "DATA CONTOH" in page


@pytest.mark.parametrize("name", ["handout", "report"])
def test_the_file_is_tagged_speaks_indonesian_and_is_whole(made: Made, name: str) -> None:
    with pikepdf.open(BytesIO(getattr(made, name))) as document:
        root = document.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "id"
        assert "/StructTreeRoot" in root
        assert document.docinfo.Title == made.deck.title
        assert "pdfuaid:part" in str(document.open_metadata())
        assert document.check_pdf_syntax() == []


def test_charts_and_bars_are_told_to_those_who_do_not_see_them(made: Made) -> None:
    with pikepdf.open(BytesIO(made.handout)) as document:
        told = {
            str(thing.Alt) for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        }

    for slide in made.deck.slides:
        for shown in (slide.chart, slide.bullet):
            assert shown is None or shown.alt in told


@pytest.mark.parametrize(("name", "kind"), [("handout", PaperKind.HANDOUT), ("report", PaperKind.REPORT)])
def test_the_stamp_is_found_again_in_the_file(made: Made, name: str, kind: PaperKind) -> None:
    stamp = read_stamp("apa saja.pdf", getattr(made, name))

    assert stamp is not None
    assert (stamp.kind, stamp.meeting, stamp.version) == (kind, made.deck.meeting, 1)
    assert stamp.fingerprint == made.source.pinning.fingerprint
    assert read_stamp("x.pdf", b"%PDF-1.7 rusak") is None


def test_without_a_meeting_there_is_no_agenda(made: Made) -> None:
    first, *_ = pages(handout_pdf(replace(made.deck, meeting=""), made.source.pinning.as_of))

    assert "Isi" in first.splitlines()
    assert "Agenda" not in first
    assert "Agenda" in pages(made.handout)[0].splitlines()


def test_the_same_figures_make_the_same_file(made: Made) -> None:
    assert handout_pdf(made.deck, made.source.pinning.as_of) == made.handout


def test_a_character_that_no_typeface_has_is_no_hindrance(made: Made) -> None:
    content = handout_pdf(replace(made.deck, title="Rapat 会議 😀"), made.source.pinning.as_of)

    with pikepdf.open(BytesIO(content)) as document:
        assert document.Root.MarkInfo.Marked


def test_a_hundred_and_thirty_indicators_take_more_pages_and_little_time(made: Made) -> None:
    many = [replace(s, key=f"{s.key}/{n}") for n in range(10) for s in made.deck.slides if s.indicator]
    agenda = (replace(made.deck.agenda[0], keys=tuple(s.key for s in many)),)
    began = time.perf_counter()

    content = handout_pdf(replace(made.deck, slides=tuple(many), agenda=agenda), made.source.pinning.as_of)

    took = time.perf_counter() - began
    printed = text(content)
    assert [slide.name for slide in many if printed.count(slide.title) < 20] == []
    assert f"dari {len(pages(content))}" in printed
    assert took < 10
