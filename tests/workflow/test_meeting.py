"""A meeting shows what was known when it was opened, keeps its notes, and hands its follow-ups to the next one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from iku.domain.facts import Channel, ProposedTarget, ReportedValue, Submission, SubmissionKind
from iku.domain.frozen import content_fingerprint
from iku.domain.meeting import Attendee, EntryKind, Meeting, NewEntry, NewMeeting
from iku.domain.period import Period
from iku.domain.person import Person
from iku.domain.ruling import RuledField, RulingDraft
from iku.errors import MeetingProblem, MeetingRefused, NotAllowed, ReasonMissing
from iku.intake.plan import TypedBudget, TypedPaper
from iku.intake.targets import TypedTarget
from iku.present.meeting_page import strip
from iku.present.problems import error_sentence
from iku.workflow import follow_ups, freezing
from iku.workflow import meeting as meetings
from iku.workflow.freezing import changes_since, content_of, plans_changed_since
from iku.workflow.past import changes
from iku.workflow.planning import report_budgets, set_plan_targets
from iku.workflow.reporting import record
from iku.workflow.ruling import rule
from iku.workflow.workspace import Workspace
from tests.people import ADMINISTRATOR, KUL, LEADER, PARMAS, READER, SECRETARY, VERIFIER, VISITOR
from tests.workflow.conftest import ANI

YEAR = 2024
MARCH = Period(YEAR, 1)
ABOUT = NewMeeting("Rapat evaluasi TW I", MARCH, date(2024, 4, 12), place="Ruang rapat")
DECISION = NewEntry("indicator:IKU-06", EntryKind.DECISION, "Target tetap", "IKU-06")
TO_DO = NewEntry("indicator:IKU-02", EntryKind.FOLLOW_UP, "Rekonsiliasi aset", "IKU-02", "Bendahara", date(2024, 4, 30))


@pytest.fixture
def reported(workspace: Workspace) -> Workspace:
    """IKU-02 (kul) and IKU-06 (teknis-hukum) at 80 of 100."""
    targets = tuple(ProposedTarget(code, "", YEAR, 1, Decimal(100), document="PK") for code in ("IKU-02", "IKU-06"))
    record(workspace, ANI, Submission(SubmissionKind.TARGETS, Channel.TYPED, targets=targets))
    for code in ("IKU-02", "IKU-06"):
        report(workspace, code, 80)
    return workspace


def report(workspace: Workspace, code: str, value: int) -> None:
    reports = (ReportedValue(code, "", YEAR, 1, Decimal(value)),)
    record(workspace, ANI, Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=reports))


def raw(workspace: Workspace, meeting: Meeting, version: int | None = None) -> Decimal | None:
    content = content_of(workspace, SECRETARY, meeting, meeting.version(version))
    return content.figures.indicator("IKU-06", 1).raw


def test_a_meeting_stays_as_it_was_when_figures_and_rules_move(reported: Workspace) -> None:
    opened = meetings.open_meeting(reported, SECRETARY, ABOUT)
    before = content_of(reported, SECRETARY, opened)

    report(reported, "IKU-06", 95)
    draft = RulingDraft("IKU-06", RuledField.DESCRIPTION, "Uraian baru", "Keputusan 12", "15/04/2024")
    rule(reported, SECRETARY, draft)

    freezing.forget()
    again = content_of(reported, SECRETARY, meetings.read_meeting(reported, SECRETARY, opened.meeting))
    assert raw(reported, opened) == Decimal("80.00")
    assert again.definitions == before.definitions
    assert content_fingerprint(again) == opened.pinned.fingerprint
    assert [c.after.indicator for c in changes_since(reported, SECRETARY, again)] == ["IKU-06"]
    assert changes_since(reported, SECRETARY, again)[0].after.raw == Decimal("95.00")


def test_changed_end_targets_and_budgets_of_the_quarter_are_told_apart_from_figures(reported: Workspace) -> None:
    paper = TypedPaper("2020–2024", "Renstra 2020–2024")
    set_plan_targets(reported, SECRETARY, YEAR, {("IKU-06", ""): TypedTarget("90")}, paper)
    opened = meetings.open_meeting(reported, SECRETARY, ABOUT)
    content = content_of(reported, SECRETARY, opened)
    assert plans_changed_since(reported, SECRETARY, content) == ()

    set_plan_targets(reported, SECRETARY, YEAR, {("IKU-06", ""): TypedTarget("95")}, replace(paper, reason="dinaikkan"))
    report_budgets(reported, ANI, MARCH, {"IKU-02": TypedBudget("100", "40")}, "DIPA 1")
    report_budgets(reported, ANI, Period(YEAR, 2), {"IKU-03": TypedBudget("100", "50")}, "DIPA 1")

    assert plans_changed_since(reported, SECRETARY, content) == ("IKU-02", "IKU-06")
    assert changes_since(reported, SECRETARY, content) == ()
    told = strip(opened, opened.pinned, (), ("IKU-02", "IKU-06"))
    assert told == "Target akhir atau anggaran IKU-02 dan IKU-06 berubah sejak rapat dibuka"
    many = strip(opened, opened.pinned, (), tuple(i.code for i in content.definitions.indicators))
    assert many == "Target akhir atau anggaran 13 indikator berubah sejak rapat dibuka"


def test_renewed_data_are_a_version_with_a_reason_and_both_are_kept(reported: Workspace) -> None:
    opened = meetings.open_meeting(reported, SECRETARY, ABOUT)
    report(reported, "IKU-06", 95)
    with pytest.raises(ReasonMissing):
        meetings.renew_data(reported, SECRETARY, opened.meeting, " ")

    renewed = meetings.renew_data(reported, SECRETARY, opened.meeting, "angka dikoreksi di rapat")

    assert [(v.version, v.reason) for v in renewed.versions] == [(1, ""), (2, "angka dikoreksi di rapat")]
    assert (raw(reported, renewed, 1), raw(reported, renewed)) == (Decimal("80.00"), Decimal("95.00"))
    assert changes_since(reported, SECRETARY, content_of(reported, SECRETARY, renewed)) == ()
    assert renewed.versions[0].fingerprint != renewed.pinned.fingerprint


def test_the_same_moment_has_the_same_fingerprint_and_another_figure_another(reported: Workspace) -> None:
    first = meetings.open_meeting(reported, SECRETARY, ABOUT)
    second = meetings.renew_data(reported, SECRETARY, first.meeting, "tidak ada yang berubah")

    assert second.versions[0].fingerprint == second.pinned.fingerprint


def test_what_is_typed_is_a_fact_at_once_and_can_be_worded_anew_or_struck_out(reported: Workspace) -> None:
    meeting = meetings.open_meeting(reported, SECRETARY, ABOUT).meeting
    first = meetings.write_entry(reported, SECRETARY, meeting, DECISION)
    meetings.write_entry(reported, SECRETARY, meeting, TO_DO)
    meetings.write_entry(
        reported, SECRETARY, meeting, NewEntry(DECISION.slide, EntryKind.DECISION, "Target direvisi", "IKU-06"), first
    )

    found = meetings.read_meeting(reported, LEADER, meeting)
    assert [e.content.text for e in found.entries] == ["Target direvisi", "Rekonsiliasi aset"]
    assert [e.content.text for e in found.entries_on("indicator:IKU-06")] == ["Target direvisi"]

    meetings.strike_entry(reported, SECRETARY, meeting, first)
    found = meetings.read_meeting(reported, LEADER, meeting)
    assert [e.content.text for e in found.entries] == ["Rekonsiliasi aset"]
    told = [(f.before, f.after) for f in changes(reported, SECRETARY) if f.kind == "entry" and f.indicator == "IKU-06"]
    assert told == [("Target direvisi", ""), ("Target tetap", "Target direvisi"), ("", "Target tetap")]


def test_one_person_takes_the_notes_and_another_one_takes_over_knowingly(reported: Workspace) -> None:
    meeting = meetings.open_meeting(reported, SECRETARY, ABOUT).meeting
    meetings.write_entry(reported, VERIFIER, meeting, DECISION)
    with pytest.raises(MeetingRefused) as refused:
        meetings.write_entry(reported, SECRETARY, meeting, TO_DO)
    assert error_sentence(refused.value) == (
        "Notulis rapat ini Budi. Ambil alih catatan lebih dahulu jika Anda yang mencatat."
    )

    meetings.take_pen(reported, SECRETARY, meeting)
    meetings.write_entry(reported, SECRETARY, meeting, TO_DO)

    with pytest.raises(MeetingRefused):
        meetings.write_entry(reported, VERIFIER, meeting, TO_DO)
    assert meetings.read_meeting(reported, LEADER, meeting).note_taker_name == "Hendro"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (NewEntry("cover", EntryKind.NOTE, "  "), MeetingProblem.NOTHING_SAID),
        (NewEntry("cover", EntryKind.FOLLOW_UP, "Kirim", owner=" ", due_on=date(2024, 5, 1)), MeetingProblem.NO_OWNER),
        (NewEntry("cover", EntryKind.FOLLOW_UP, "Kirim", owner="Sari"), MeetingProblem.NO_DUE_DATE),
    ],
)
def test_a_follow_up_says_what_who_and_until_when(reported: Workspace, content: NewEntry, why: MeetingProblem) -> None:
    meeting = meetings.open_meeting(reported, SECRETARY, ABOUT).meeting

    with pytest.raises(MeetingRefused) as refused:
        meetings.write_entry(reported, SECRETARY, meeting, content)

    assert refused.value.why is why
    assert meetings.read_meeting(reported, SECRETARY, meeting).entries == ()


def test_a_closed_meeting_takes_nothing_more(reported: Workspace) -> None:
    meeting = meetings.open_meeting(reported, SECRETARY, ABOUT).meeting
    meetings.note_attendance(reported, SECRETARY, meeting, [Attendee("Nanas", "Ketua"), Attendee(" ")])
    entry = meetings.write_entry(reported, SECRETARY, meeting, DECISION)
    meetings.close_meeting(reported, SECRETARY, meeting, "12/BA/2024")

    closed = meetings.read_meeting(reported, LEADER, meeting)
    assert closed.is_closed
    assert (closed.number, closed.attendees) == ("12/BA/2024", (Attendee("Nanas", "Ketua"),))
    for late in (
        lambda: meetings.write_entry(reported, SECRETARY, meeting, TO_DO),
        lambda: meetings.strike_entry(reported, SECRETARY, meeting, entry),
        lambda: meetings.renew_data(reported, SECRETARY, meeting, "terlambat"),
        lambda: meetings.order_agenda(reported, SECRETARY, meeting, ["cover"]),
        lambda: meetings.note_attendance(reported, SECRETARY, meeting, []),
        lambda: meetings.take_pen(reported, SECRETARY, meeting),
        lambda: meetings.close_meeting(reported, SECRETARY, meeting),
    ):
        with pytest.raises(MeetingRefused, match="closed"):
            late()


def test_the_next_meeting_opens_with_what_is_still_to_be_done(reported: Workspace) -> None:
    first = meetings.open_meeting(reported, SECRETARY, ABOUT).meeting
    open_one = meetings.write_entry(reported, SECRETARY, first, TO_DO)
    done = meetings.write_entry(
        reported, SECRETARY, first, NewEntry("cover", EntryKind.FOLLOW_UP, "Surat", owner="Sari", due_on=date(2024, 4, 20))
    )  # fmt: skip
    follow_ups.report_progress(
        reported, VERIFIER, done, "Terkirim", is_done=True, link=("https://jdih.kpu.go.id/s", "18/04/2024")
    )

    second = meetings.open_meeting(reported, SECRETARY, NewMeeting("Rapat kedua", MARCH, date(2024, 5, 2)))

    content = content_of(reported, SECRETARY, second)
    assert [f.entry.entry for f in content.due] == [open_one]
    assert content.last is not None
    assert (content.last.title, content.last.changes) == ("Rapat evaluasi TW I", ())
    assert content.due[0].is_overdue(date(2024, 5, 2))


def test_a_follow_up_is_done_only_with_its_proof_and_by_whom_it_concerns(reported: Workspace) -> None:
    meeting = meetings.open_meeting(reported, SECRETARY, ABOUT).meeting
    follow_up = meetings.write_entry(reported, SECRETARY, meeting, TO_DO)
    with pytest.raises(NotAllowed):
        follow_ups.report_progress(reported, PARMAS, follow_up, "Selesai")
    with pytest.raises(MeetingRefused) as refused:
        follow_ups.report_progress(reported, KUL, follow_up, "Selesai", is_done=True)
    assert refused.value.why is MeetingProblem.NOT_PROVED
    follow_ups.report_progress(reported, KUL, follow_up, "Baru separuh")
    follow_ups.report_progress(
        reported, KUL, follow_up, "Selesai", is_done=True, link=("https://kpu.go.id/a", "29/04/2024")
    )

    (found,) = follow_ups.read_follow_ups(reported, LEADER)
    assert [p.progress.text for p in found.progress] == ["Baru separuh", "Selesai"]
    assert found.is_done


@pytest.mark.parametrize("person", [KUL, ADMINISTRATOR, READER, VISITOR], ids=lambda p: p.name or p.reading)
def test_only_those_who_hold_meetings_open_one(reported: Workspace, person: Person) -> None:
    with pytest.raises(NotAllowed):
        meetings.open_meeting(reported, person, ABOUT)


@pytest.mark.parametrize("person", [READER, VISITOR], ids=lambda p: p.reading)
def test_nobody_without_an_account_reads_a_meeting(reported: Workspace, person: Person) -> None:
    opened = meetings.open_meeting(reported, SECRETARY, ABOUT)
    for look in (
        lambda: meetings.read_meetings(reported, person),
        lambda: meetings.read_meeting(reported, person, opened.meeting),
        lambda: follow_ups.read_follow_ups(reported, person),
        lambda: content_of(reported, person, opened),
    ):
        with pytest.raises(NotAllowed):
            look()


def test_a_meeting_without_a_title_or_that_is_unknown_is_refused(reported: Workspace) -> None:
    with pytest.raises(MeetingRefused) as untitled:
        meetings.open_meeting(reported, SECRETARY, NewMeeting(" ", MARCH, date(2024, 4, 12)))
    with pytest.raises(MeetingRefused) as unknown:
        meetings.read_meeting(reported, SECRETARY, "0190d3f0-0000-7000-8000-000000000000")

    assert error_sentence(untitled.value) == "Judul rapat belum diisi. Tulis judulnya, lalu coba lagi."
    assert (
        error_sentence(unknown.value) == "Rapat atau catatan itu tidak ditemukan. Muat ulang halaman, lalu pilih lagi."
    )
