"""A meeting's slides: their order, what each says, and that nothing of a later quarter is on them."""

from collections.abc import Iterator
from datetime import date

import pytest

from iku.domain.meeting import EntryKind, Meeting, NewEntry, NewMeeting
from iku.domain.period import Period
from iku.domain.person import sole_person
from iku.present.deck import deck, every_key
from iku.present.slide import Deck, Slide
from iku.workflow import meeting as meetings
from iku.workflow.freezing import content_of
from iku.workflow.sample import open_sample
from iku.workflow.workspace import Workspace, shipped_definitions

ANI = sole_person("Ani (uji)")
YEAR = 2024
AUTUMN = NewMeeting("Rapat evaluasi TW III", Period(YEAR, 3), date(YEAR, 10, 12), place="Aula")
TO_DO = NewEntry("indicator:IKU-02", EntryKind.FOLLOW_UP, "Rekonsiliasi aset", "IKU-02", "Bendahara", date(YEAR, 8, 30))


@pytest.fixture(scope="module")
def sample() -> Iterator[Workspace]:
    opened = open_sample(shipped_definitions())
    first = meetings.open_meeting(opened, ANI, NewMeeting("Rapat TW II", Period(YEAR, 2), date(YEAR, 7, 12)))
    meetings.write_entry(opened, ANI, first.meeting, TO_DO)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def meeting(sample: Workspace) -> Meeting:
    return meetings.open_meeting(sample, ANI, AUTUMN)


@pytest.fixture(scope="module")
def shown(sample: Workspace, meeting: Meeting) -> Deck:
    return deck(content_of(sample, ANI, meeting), meeting)


def texts(slide: Slide) -> list[list[str]]:
    assert slide.table is not None
    return [[cell.text for cell in row] for row in slide.table.rows]


def test_the_order_is_one_that_a_chair_can_explain(shown: Deck) -> None:
    assert [part.title for part in shown.agenda] == [
        "Pembukaan",
        "Tindak lanjut rapat sebelumnya",
        "Yang berubah sejak Rapat TW II, 12 Juli 2024",
        "Gambaran umum",
        "Perlu dibahas: Perencanaan, Data, Informasi",
        "Perlu dibahas: Keuangan, Umum, Logistik",
        "Perlu dibahas: Teknis dan Hukum",
        "Perlu dibahas: Parmas dan SDM",
        "Disetujui sekaligus",
        "Keputusan dan penutup",
    ]
    indicators = [slide.indicator for slide in shown.slides if slide.indicator]
    assert sorted(indicators) == [f"IKU-{n:02d}" for n in range(1, 14)]


def test_a_follow_up_that_is_overdue_says_so(shown: Deck) -> None:
    slide = shown.slide("follow_ups")

    assert slide.title == "Satu tindak lanjut rapat sebelumnya masih terbuka, satu di antaranya lewat batas waktu"
    assert texts(slide) == [["IKU-02: Rekonsiliasi aset", "Bendahara", "30 Agustus 2024 (lewat)", "belum ada laporan"]]


def test_a_slide_shows_both_years_and_nothing_of_a_later_quarter(shown: Deck) -> None:
    assert texts(shown.slide("indicator:IKU-05")) == [
        ["Target 2024", "25,00%", "50,00%", "75,00%", "100,00%"],
        ["Realisasi 2024", "25,00%", "50,00%", "66,67%", "–"],
        ["Capaian 2024 s.d. TW", "100,00%", "100,00%", "88,89%", "–"],
        ["Target 2023", "25,00%", "50,00%", "75,00%", "100,00%"],
        ["Realisasi 2023", "16,67%", "41,67%", "66,67%", "83,33%"],
        ["Capaian 2023 s.d. TW", "66,67%", "83,33%", "88,89%", "83,33%"],
    ]
    assert not [block for slide in shown.slides for block in slide.blocks if "TW IV" in block.heading]


def test_words_and_statuses_know_no_later_quarter_either(shown: Deck) -> None:
    slides = [slide for slide in shown.slides if slide.indicator and slide.chart and slide.table]

    assert "TW III: target 98,00%, realisasi 98,40%; TW IV: target 99,00%, realisasi –." in next(
        slide.chart.alt for slide in slides if slide.chart and slide.indicator == "IKU-03"
    )
    assert {slide.chart.alt.rpartition("realisasi ")[2] for slide in slides if slide.chart} == {"–."}
    dashes = [cell for slide in slides if slide.table for row in slide.table.rows for cell in row if cell.text == "–"]
    assert dashes
    assert [cell for cell in dashes if cell.status] == []


def test_an_agenda_of_ones_own_holds_and_leaves_out_what_it_does_not_name(sample: Workspace, meeting: Meeting) -> None:
    content = content_of(sample, ANI, meeting)
    own = ["cover", "indicator:IKU-11", "unknown", "decisions"]
    meetings.order_agenda(sample, ANI, meeting.meeting, own)

    ordered = meetings.read_meeting(sample, ANI, meeting.meeting)

    assert [slide.key for slide in deck(content, ordered).slides] == ["cover", "indicator:IKU-11", "decisions"]
    assert "indicator:IKU-02" in every_key(content, ordered)
    meetings.order_agenda(sample, ANI, meeting.meeting, [])


def test_sample_data_say_so_and_every_deck_says_which_figures_it_shows(shown: Deck, meeting: Meeting) -> None:
    assert shown.sample_notice == "Data contoh – bukan realisasi KPU Kota Serang"
    assert shown.stamp.startswith(f"Rapat {meeting.meeting[-8:]} · posisi per ")
    assert shown.stamp.endswith(f" · sidik {meeting.pinned.fingerprint[:8]}")
    assert all(slide.notes.endswith(".") for slide in shown.slides)


def test_a_meeting_of_one_subdivision_is_about_its_indicators_only(sample: Workspace) -> None:
    about = NewMeeting("Rapat KUL", Period(YEAR, 3), date(YEAR, 10, 14), subdivision="kul")
    opened = meetings.open_meeting(sample, ANI, about)

    slides = deck(content_of(sample, ANI, opened), opened).slides

    assert {s.indicator for s in slides if s.indicator} == {"IKU-01", "IKU-02", "IKU-04", "IKU-05"}
    assert next(s for s in slides if s.key == "summary").tiles == ()
