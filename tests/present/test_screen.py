"""The projected page: all slides in it, each with its stamp; nothing that anyone wrote becomes markup; long ones are cut up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from iku.domain.meeting import Entry, EntryKind, Meeting, NewEntry, NewMeeting
from iku.domain.period import Period
from iku.domain.person import sole_person
from iku.present.deck import deck
from iku.present.screen import parts_of, screen_page, slides_html, status_style
from iku.present.slide import Deck, Slide
from iku.present.status import from_best
from iku.workflow import meeting as meetings
from iku.workflow.freezing import content_of
from iku.workflow.sample import open_sample
from iku.workflow.workspace import Workspace, shipped_definitions

ANI = sole_person("Ani (uji)")
HOSTILE = "<img src=x onerror=alert(1)> & \"kutip\" 'tunggal' </section><script>alert(1)</script>"
TAGS = """
section header footer div table caption colgroup col thead tbody tr th td h1 h2 h3 p span small b i ul li dl dt dd
figure figcaption svg rect text
"""
ALLOWED = set(TAGS.split())


class Names(HTMLParser):
    """Every element with its attributes, and the text of all."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def sample() -> Iterator[Workspace]:
    opened = open_sample(shipped_definitions())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def held(sample: Workspace) -> Meeting:
    about = NewMeeting(f"Rapat {HOSTILE}", Period(2024, 3), date(2024, 10, 12), place=HOSTILE)
    opened = meetings.open_meeting(sample, ANI, about)
    note = NewEntry("summary", EntryKind.FOLLOW_UP, HOSTILE, "IKU-02", HOSTILE, date(2024, 12, 31))
    meetings.write_entry(sample, ANI, opened.meeting, note)
    return meetings.read_meeting(sample, ANI, opened.meeting)


@pytest.fixture(scope="module")
def shown(sample: Workspace, held: Meeting) -> Deck:
    return deck(content_of(sample, ANI, held), held)


def test_every_slide_is_there_with_its_number_its_stamp_and_the_notice_of_the_sample(shown: Deck) -> None:
    html = slides_html(shown)

    assert html.count("<section id=") == html.count("DATA CONTOH") == html.count(shown.stamp) == len(shown.slides)
    assert f"3 dari {len(shown.slides)}" in html
    assert "DATA CONTOH" not in slides_html(replace(shown, sample_notice=""))


def test_what_people_wrote_never_becomes_markup_and_nothing_is_styled_or_scripted_inline(shown: Deck) -> None:
    found = Names(slides_html(shown))

    assert {name for name, _ in found.elements} <= ALLOWED
    assert not [a for _, a in found.elements if any(name.startswith("on") or name == "style" for name in a)]
    assert HOSTILE in found.text


def test_every_picture_says_in_words_what_it_shows(shown: Deck) -> None:
    pictures = [a for name, a in Names(slides_html(shown)).elements if name == "svg"]

    assert len(pictures) > 20
    assert all(a.get("aria-label") or a.get("aria-hidden") == "true" for a in pictures)


def test_an_indicator_shows_its_figure_both_years_and_columns_that_say_their_values(shown: Deck) -> None:
    only = replace(shown, slides=(shown.slide("indicator:IKU-05"),))
    html = slides_html(only)

    assert "<b>88,89%</b>" in html
    assert ">◆ mendekati target</span>" in html
    assert "Capaian 2023 s.d. TW" in html
    assert ">66,67</text>" in html
    assert "Menuju akhir tahun" in html


def test_a_hundred_and_thirty_rows_are_cut_into_screens_and_each_says_which_it_is(shown: Deck) -> None:
    rest = shown.slide("summary")
    assert rest.table is not None
    long = replace(rest, table=replace(rest.table, rows=rest.table.rows * 10))

    parts = list(parts_of(long))
    html = slides_html(replace(shown, slides=(long,)))

    assert [part.key for part in parts[:2]] == ["summary", "summary~2"]
    assert sum(len(part.rows) for part in parts) == 130
    assert f"1 dari 1 (10/{len(parts)})" in html
    assert html.count("Rata-rata capaian IKU") == slides_html(replace(shown, slides=(rest,))).count(
        "Rata-rata capaian IKU"
    )


def test_many_decisions_are_cut_up_and_none_is_lost(shown: Deck) -> None:
    entry = Entry("1", NewEntry("summary", EntryKind.DECISION, "Target tetap"), datetime(2024, 10, 12, tzinfo=UTC), "A")
    many: Slide = replace(shown.slide("decisions"), entries=(entry,) * 20)

    assert [len(part.entries) for part in parts_of(many)] == [8, 8, 4]
    assert slides_html(replace(shown, slides=(many,))).count("Target tetap") == 20


def test_the_page_names_its_files_by_release_and_colours_every_status(sample: Workspace, shown: Deck) -> None:
    statuses = from_best(sample.definitions.rules)
    page = screen_page(shown, status_style(statuses), "../x", "abc", "keadaan?data=contoh", '"1"')

    assert '<script src="../x/screen.js?abc" defer="defer"></script>' in page
    assert 'data-condition="keadaan?data=contoh"' in page
    assert all(f".chip.s-{status.code}" in page for status in statuses)
    assert page.startswith('<!doctype html><html lang="id">')
