"""What papers are made from, and that an issued one is known again: by its bytes, and by its figures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from iku.domain.meeting import NewMeeting
from iku.domain.paper import Paper, PaperKind, Source
from iku.domain.period import Period
from iku.domain.person import sole_person
from iku.errors import MeetingRefused, NotAllowed
from iku.present.deck import deck
from iku.store.papers import issued_papers
from iku.workflow import meeting as meetings
from iku.workflow import papers
from iku.workflow.sample import open_sample
from iku.workflow.workspace import Workspace, shipped_definitions
from tests.people import LEADER, READER, VISITOR

ANI = sole_person("Ani (uji)")
TW3 = Period(2024, 3)
REPORT = Paper(PaperKind.REPORT, "x.pdf", b"isi")


@pytest.fixture(scope="module")
def sample() -> Iterator[Workspace]:
    opened = open_sample(shipped_definitions())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def meeting(sample: Workspace) -> str:
    return meetings.open_meeting(sample, ANI, NewMeeting("Rapat TW III", TW3, date(2024, 10, 12))).meeting


def test_an_issued_paper_is_known_by_its_bytes_and_says_which_figures_it_shows(sample: Workspace, meeting: str) -> None:
    source = papers.meeting_source(sample, LEADER, meeting)
    papers.record_paper(sample, LEADER, replace(REPORT, content=meeting.encode()), source)

    known = papers.issued_as(sample, ANI, meeting.encode())

    assert known is not None
    assert (known.kind, known.meeting, known.version, known.period) == (PaperKind.REPORT, meeting, 1, TW3)
    assert (known.as_of, known.fingerprint) == (source.pinning.as_of, source.pinning.fingerprint)
    assert known.issued_by == "Nanas"
    assert papers.issued_as(sample, ANI, meeting.encode() + b".") is None


def test_each_version_of_a_meetings_data_has_papers_of_its_own(sample: Workspace, meeting: str) -> None:
    meetings.renew_data(sample, ANI, meeting, "angka baru")

    first, second = papers.meeting_source(sample, ANI, meeting, 1), papers.meeting_source(sample, ANI, meeting)

    assert (first.pinning.version, second.pinning.version) == (1, 2)
    assert first.pinning.as_of < second.pinning.as_of
    with pytest.raises(MeetingRefused):
        papers.meeting_source(sample, ANI, meeting, 3)
    with pytest.raises(MeetingRefused):
        papers.meeting_source(sample, ANI, "0" * 32)


@pytest.fixture(scope="module")
def source(sample: Workspace) -> Source:
    return papers.present_source(sample, ANI, TW3)


def test_without_a_meeting_the_present_is_shown_and_the_stamp_names_its_moment_alone(source: Source) -> None:
    shown = deck(source.content, source.meeting, source.pinning)

    assert shown.meeting == ""
    assert shown.title == "Laporan capaian IKU"
    assert shown.stamp.startswith("posisi per ")
    assert shown.stamp.endswith(f" WIB · sidik {source.pinning.fingerprint[:8]}")
    assert {"decisions", "closing"} & {slide.key for slide in shown.slides} == set()
    assert [part.title for part in shown.agenda][-1] == "Disetujui sekaligus"


def test_what_a_paper_of_the_present_showed_is_found_again_by_its_fingerprint(
    sample: Workspace, source: Source
) -> None:
    papers.record_paper(sample, ANI, replace(REPORT, content=b"kini"), source)

    [issued, *_] = papers.issued_with(sample, ANI, source.pinning.fingerprint, (PaperKind.REPORT,))
    again = papers.source_again(sample, ANI, issued)

    assert (issued.meeting, issued.version, issued.as_of) == ("", None, source.pinning.as_of)
    assert again.still_stands
    assert again.content == source.content
    assert papers.issued_with(sample, ANI, source.pinning.fingerprint, (PaperKind.SLIDES,)) == []


def test_a_year_of_which_nothing_is_known_has_no_paper(sample: Workspace) -> None:
    with pytest.raises(MeetingRefused):
        papers.present_source(sample, ANI, Period(1999, 1))


def test_whoever_only_looks_at_public_figures_gets_no_paper_and_leaves_no_trace(sample: Workspace) -> None:
    with sample.store.reading() as cursor:
        before = len(issued_papers(cursor, sample.office))

    for visitor in (VISITOR, READER):
        with pytest.raises(NotAllowed):
            papers.present_source(sample, visitor, TW3)

    with sample.store.reading() as cursor:
        assert len(issued_papers(cursor, sample.office)) == before
