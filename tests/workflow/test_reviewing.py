"""A quarter's life: handed in, checked, returned, verified, locked, reopened; each step by whom the rules allow."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from iku.domain.definitions import Definitions
from iku.domain.facts import Channel, ReportedValue, Submission, SubmissionKind
from iku.domain.period import Period
from iku.domain.person import Person
from iku.domain.review import DocumentCheck, Explanation, QuarterState, ReportState, Verdict
from iku.errors import (
    CommentMissing,
    ExplanationMissing,
    NotAllowed,
    NotLocked,
    NotReviewable,
    PersonUnnamed,
    QuarterLocked,
    QuarterUnsettled,
    ReasonMissing,
)
from iku.store.appending import Stamp, insert, new_id
from iku.workflow import reviewing
from iku.workflow.figures import read_figures
from iku.workflow.proving import Place, attach_file, withdraw_attachment
from iku.workflow.reporting import rehearse, submit, withdraw
from iku.workflow.workspace import Workspace, open_workspace
from tests.explaining import follow_ups
from tests.people import ALONE, KUL, LEADER, PARMAS, RENDATIN, SECRETARY, VERIFIER
from tests.workflow.test_reporting import YEAR, report, submission, target

MARCH, JUNE = Period(YEAR, 1), Period(YEAR, 2)
CSV = b"no;uraian\n1;rekap\n"


def send(workspace: Workspace, person: Person, *rows: ReportedValue) -> str:
    rehearsal = rehearse(workspace, person, submission(*rows))
    return submit(workspace, person, rehearsal, confirmed=True, explanations=follow_ups(rehearsal)).submission


def promise(workspace: Workspace, *indicators: str, quarter: int = 1) -> None:
    rows = [target("100", indicator, quarter) for indicator in indicators]
    submit(workspace, SECRETARY, rehearse(workspace, SECRETARY, submission(*rows)))


def state(workspace: Workspace, indicator: str = "IKU-02", quarter: int = 1) -> QuarterState:
    found = read_figures(workspace, YEAR).state(indicator, quarter)
    assert found
    return found


def settled(workspace: Workspace, indicator: str = "IKU-02", quarter: int = 1) -> Decimal | None:
    return read_figures(workspace, YEAR, only_settled=True).indicator(indicator, quarter).raw


def attach(workspace: Workspace, person: Person = KUL, indicator: str = "IKU-02", content: bytes = CSV) -> list[str]:
    places = [Place(indicator, d.code, YEAR, 1) for d in workspace.definitions.documents_of(indicator)]
    attach_file(workspace, person, "rekap.csv", content, places)
    return [a.attachment for a in read_figures(workspace, YEAR).attachments if a.indicator == indicator]


def passed(attachments: Sequence[str]) -> list[DocumentCheck]:
    return [DocumentCheck(a, True, True, True, True) for a in attachments]


def verify(workspace: Workspace, person: Person, *indicators: str, comment: str = "bukti menyusul") -> None:
    reviewing.review(workspace, person, indicators, MARCH, Verdict.VERIFIED, comment)


@pytest.fixture(scope="module")
def reported_home(tmp_path_factory: pytest.TempPathFactory, definitions: Definitions) -> Path:
    """IKU-02 of `kul`, IKU-03 of the verifier's own `rendatin`: both reported for the first quarter."""
    home = tmp_path_factory.mktemp("reported") / "store"
    workspace = open_workspace(home, definitions)
    promise(workspace, "IKU-02", "IKU-03")
    send(workspace, KUL, report("90", "IKU-02"))
    send(workspace, RENDATIN, report("95", "IKU-03"))
    workspace.close()
    return home


@pytest.fixture
def reported(reported_home: Path, tmp_path: Path, definitions: Definitions) -> Iterator[Workspace]:
    """The same reports, of a test's own."""
    shutil.copytree(reported_home, tmp_path / "reported")
    workspace = open_workspace(tmp_path / "reported", definitions)
    yield workspace
    workspace.close()


def test_a_report_goes_from_empty_through_return_and_correction_to_verified(reported: Workspace) -> None:
    assert state(reported, "IKU-04").state is ReportState.EMPTY
    assert state(reported).state is ReportState.SUBMITTED

    reviewing.review(reported, VERIFIER, ["IKU-02"], MARCH, Verdict.RETURNED, "Angka tidak cocok dengan laporan")
    returned = state(reported)
    assert (returned.state, returned.comment) == (ReportState.RETURNED, "Angka tidak cocok dengan laporan")
    assert returned.reviewed_by == VERIFIER.name

    send(reported, KUL, report("92", "IKU-02"))
    assert state(reported).state is ReportState.SUBMITTED

    verify(reported, VERIFIER, "IKU-02")
    assert state(reported).state is ReportState.VERIFIED


def test_a_returned_report_can_be_handed_in_again_as_it_is(reported: Workspace) -> None:
    reviewing.review(reported, VERIFIER, ["IKU-02"], MARCH, Verdict.RETURNED, "Mana buktinya?")
    attach(reported)
    assert state(reported).state is ReportState.RETURNED

    reviewing.resubmit(reported, KUL, "IKU-02", MARCH, "bukti sudah dilampirkan")

    assert state(reported).state is ReportState.SUBMITTED
    with pytest.raises(NotReviewable):
        reviewing.resubmit(reported, KUL, "IKU-02", MARCH)


@pytest.mark.parametrize("change", ["figure", "target", "evidence", "withdrawal"])
def test_what_changes_after_it_was_verified_must_be_verified_again(reported: Workspace, change: str) -> None:
    sent = send(reported, KUL, report("93", "IKU-02"))
    attachments = attach(reported)
    reviewing.check_documents(reported, VERIFIER, passed(attachments))
    verify(reported, VERIFIER, "IKU-02")
    assert state(reported).state is ReportState.VERIFIED

    match change:
        case "figure":
            send(reported, KUL, report("94", "IKU-02"))
        case "target":
            rows = submission(replace(target("95", "IKU-02"), reason="revisi", document="PK 2/2024"))
            submit(reported, SECRETARY, rehearse(reported, SECRETARY, rows))
        case "evidence":
            withdraw_attachment(reported, KUL, attachments[0], "salah berkas")
        case _:
            withdraw(reported, KUL, sent, "salah")

    assert state(reported).state is ReportState.SUBMITTED
    assert settled(reported) is None


def test_only_verified_reports_count_where_only_they_are_asked_for(reported: Workspace) -> None:
    assert settled(reported) is None
    verify(reported, VERIFIER, "IKU-02")

    assert settled(reported) == Decimal("90.00")
    assert settled(reported, "IKU-03") is None
    office = read_figures(reported, YEAR, only_settled=True).group("", 1)
    assert (office.computed, office.capped) == (1, Decimal("90.00"))


def test_a_past_moment_shows_the_state_of_then(reported: Workspace) -> None:
    before = state(reported).changed_at
    verify(reported, VERIFIER, "IKU-02")

    then = read_figures(reported, YEAR, as_of=before).state("IKU-02", 1)
    assert then
    assert then.state is ReportState.SUBMITTED


def test_the_verifier_does_not_review_the_own_subdivision_and_the_secretary_does(reported: Workspace) -> None:
    with pytest.raises(NotAllowed) as refused:
        verify(reported, VERIFIER, "IKU-03")
    assert refused.value.indicator == "IKU-03"
    assert state(reported, "IKU-03").state is ReportState.SUBMITTED

    verify(reported, SECRETARY, "IKU-03")
    assert state(reported, "IKU-03").state is ReportState.VERIFIED
    assert not state(reported, "IKU-03").is_own


def test_one_that_may_not_be_verified_keeps_the_others_from_it(reported: Workspace) -> None:
    with pytest.raises(NotAllowed):
        verify(reported, VERIFIER, "IKU-02", "IKU-03")

    assert state(reported).state is ReportState.SUBMITTED


def test_where_the_rules_allow_own_review_it_is_marked(tmp_path: Path, definitions: Definitions) -> None:
    lenient = replace(definitions, rules=replace(definitions.rules, own_review=True))
    workspace = open_workspace(tmp_path / "lenient", lenient)
    promise(workspace, "IKU-03")
    send(workspace, RENDATIN, report("95", "IKU-03"))

    verify(workspace, VERIFIER, "IKU-03")

    assert state(workspace, "IKU-03").is_own
    workspace.close()


def test_the_only_person_may_verify_and_it_is_marked(workspace: Workspace) -> None:
    promise(workspace, "IKU-02")
    send(workspace, ALONE, report("90", "IKU-02"))

    verify(workspace, ALONE, "IKU-02")

    assert state(workspace).is_own


@pytest.mark.parametrize("person", [LEADER, KUL, PARMAS], ids=lambda p: p.name)
def test_others_do_not_review(reported: Workspace, person: Person) -> None:
    with pytest.raises(NotAllowed):
        verify(reported, person, "IKU-02")


def test_nothing_is_reviewed_that_was_not_reported(reported: Workspace) -> None:
    with pytest.raises(NotReviewable):
        verify(reported, VERIFIER, "IKU-04")


def test_a_return_says_what_to_mend(reported: Workspace) -> None:
    with pytest.raises(CommentMissing):
        reviewing.review(reported, VERIFIER, ["IKU-02"], MARCH, Verdict.RETURNED, "  ")


def test_every_attached_document_is_checked_before_a_report_is_verified(reported: Workspace) -> None:
    attachments = attach(reported)
    with pytest.raises(NotReviewable) as refused:
        verify(reported, VERIFIER, "IKU-02")
    assert refused.value.unchecked == len(attachments)

    reviewing.check_documents(reported, VERIFIER, passed(attachments))
    verify(reported, VERIFIER, "IKU-02", comment="")

    assert state(reported).state is ReportState.VERIFIED


def test_a_report_whose_proof_is_lacking_is_verified_with_a_comment_only(reported: Workspace) -> None:
    with pytest.raises(CommentMissing):
        verify(reported, VERIFIER, "IKU-02", comment="")

    verify(reported, VERIFIER, "IKU-02", comment="Laporan menyusul, angka sudah dicocokkan")
    assert state(reported).comment == "Laporan menyusul, angka sudah dicocokkan"


def _failing(check: DocumentCheck, failed: str) -> DocumentCheck:
    return replace(
        check,
        is_right=failed != "is_right",
        is_of_period=failed != "is_of_period",
        is_signed=failed != "is_signed",
        figures_agree=failed != "figures_agree",
    )


@pytest.mark.parametrize("failed", ["is_right", "is_of_period", "is_signed", "figures_agree"])
def test_a_document_that_fails_one_check_proves_nothing(reported: Workspace, failed: str) -> None:
    attachments = attach(reported)
    assert read_figures(reported, YEAR).indicator("IKU-02", 1).has_complete_evidence

    rejected = [_failing(check, failed) for check in passed(attachments)]
    reviewing.check_documents(reported, VERIFIER, rejected)

    figures = read_figures(reported, YEAR)
    assert not figures.indicator("IKU-02", 1).has_complete_evidence
    found = figures.check(attachments[0])
    assert found
    assert (found.check, found.checked_by) == (rejected[0], VERIFIER.name)


def test_once_verified_only_accepted_documents_prove(reported: Workspace) -> None:
    reviewing.check_documents(reported, VERIFIER, passed(attach(reported)))
    verify(reported, VERIFIER, "IKU-02")
    first = read_figures(reported, YEAR)
    assert first.indicator("IKU-02", 1).has_complete_evidence

    later = attach(reported, content=b"no;uraian\n1;lain\n")
    assert len(later) > len(first.attachments_of("IKU-02"))
    statuses = read_figures(reported, YEAR).documents_of("IKU-02", 1)
    assert {s.attached for s in statuses if s.is_due} == {1}


def test_a_lock_refuses_every_write_and_says_who_when_and_why(reported: Workspace) -> None:
    attachments = attach(reported)
    sent = send(reported, KUL, report("91", "IKU-02"))
    reviewing.lock(reported, SECRETARY, MARCH, "Rapat pleno 12 April")

    writes: list[Callable[[], object]] = [
        lambda: send(reported, KUL, report("99", "IKU-02")),
        lambda: promise(reported, "IKU-04"),
        lambda: attach(reported, content=b"no;uraian\n1;lain\n"),
        lambda: withdraw_attachment(reported, KUL, attachments[0], "salah"),
        lambda: withdraw(reported, KUL, sent, "salah"),
        lambda: verify(reported, VERIFIER, "IKU-02"),
        lambda: reviewing.check_documents(reported, VERIFIER, passed(attachments)),
        lambda: reviewing.resubmit(reported, KUL, "IKU-02", MARCH),
        lambda: reviewing.lock(reported, SECRETARY, MARCH, "lagi"),
    ]
    version = reported.store.data_version
    for write in writes:
        with pytest.raises(QuarterLocked) as refused:
            write()
        assert (refused.value.lock.locked_by, refused.value.lock.reason) == (SECRETARY.name, "Rapat pleno 12 April")
    assert reported.store.data_version == version
    assert state(reported).state is ReportState.LOCKED
    assert state(reported, "IKU-04").state is ReportState.LOCKED


def test_other_quarters_stay_open_and_a_reopened_one_opens(reported: Workspace) -> None:
    reviewing.lock(reported, SECRETARY, MARCH, "Rapat pleno")
    promise(reported, "IKU-02", quarter=2)
    send(reported, KUL, report("95", "IKU-02", quarter=2))

    reviewing.reopen(reported, SECRETARY, MARCH, "Salah angka IKU-02")

    assert state(reported).state is ReportState.SUBMITTED
    send(reported, KUL, report("97", "IKU-02"))
    assert read_figures(reported, YEAR).indicator("IKU-02", 1).raw == Decimal("97.00")


def test_a_quarter_is_locked_without_a_reason_only_when_everything_due_is_verified(reported: Workspace) -> None:
    with pytest.raises(QuarterUnsettled) as refused:
        reviewing.lock(reported, SECRETARY, MARCH)

    due = {i.code for i in reported.definitions.indicators if 1 in reported.definitions.due_quarters(i.code, YEAR)}
    assert {s.indicator for s in refused.value.states} == due
    assert state(reported).state is ReportState.SUBMITTED


def test_a_lock_with_everything_verified_needs_no_reason(workspace: Workspace) -> None:
    due = [i for i in workspace.definitions.indicators if 1 in workspace.definitions.due_quarters(i.code, YEAR)]
    rows = [ReportedValue(c.indicator, c.code, YEAR, 1, value=Decimal(100)) for i in due for c in i.components]
    send(workspace, ALONE, *rows)
    verify(workspace, SECRETARY, *(i.code for i in due))

    reviewing.lock(workspace, SECRETARY, MARCH)

    assert {state(workspace, i.code).state for i in due} == {ReportState.LOCKED}


def test_a_locked_report_that_was_not_verified_is_settled_but_not_called_verified(reported: Workspace) -> None:
    reviewing.lock(reported, SECRETARY, MARCH, "Batas waktu")

    assert settled(reported) == Decimal("90.00")
    assert not state(reported).is_verified


@pytest.mark.parametrize("person", [LEADER, KUL, VERIFIER], ids=lambda p: p.name)
def test_only_the_secretary_locks_and_reopens(reported: Workspace, person: Person) -> None:
    with pytest.raises(NotAllowed):
        reviewing.lock(reported, person, MARCH, "alasan")
    reviewing.lock(reported, SECRETARY, MARCH, "alasan")
    with pytest.raises(NotAllowed):
        reviewing.reopen(reported, person, MARCH, "alasan")


def test_reopening_needs_a_lock_and_a_reason(reported: Workspace) -> None:
    with pytest.raises(NotLocked):
        reviewing.reopen(reported, SECRETARY, MARCH, "alasan")
    reviewing.lock(reported, SECRETARY, MARCH, "alasan")
    with pytest.raises(ReasonMissing):
        reviewing.reopen(reported, SECRETARY, MARCH, " ")


def test_a_report_that_two_servers_recorded_under_a_lock_does_not_count(reported: Workspace) -> None:
    reviewing.lock(reported, SECRETARY, MARCH, "Rapat pleno")
    with reported.store.writing() as cursor:
        stamp = Stamp(reported.office, KUL, reported.store.moment())
        late = {"submission": None, "withdrawal": None, "source_row": None, "numerator": None, "denominator": None}
        key = {"indicator": "IKU-02", "component": "", "year": YEAR, "quarter": 1, "version": 9}
        row = {"id": new_id(), **stamp.columns, **late, **key, "value": Decimal(1), "grade": "", "note": ""}
        insert(cursor, "realisation_reported", [row])

    assert read_figures(reported, YEAR).indicator("IKU-02", 1).raw == Decimal("90.00")
    reviewing.reopen(reported, SECRETARY, MARCH, "lanjut")
    assert read_figures(reported, YEAR).indicator("IKU-02", 1).raw == Decimal("90.00"), "not even afterwards"


def test_an_operator_reports_for_the_own_subdivision_only(workspace: Workspace) -> None:
    promise(workspace, "IKU-02", "IKU-03")
    with pytest.raises(NotAllowed) as refused:
        rehearse(workspace, KUL, submission(report("90", "IKU-02"), report("90", "IKU-03")))
    assert refused.value.indicator == "IKU-03"

    contributed = ReportedValue("IKU-01", "anggaran", YEAR, 1, value=Decimal(95))
    assert send(workspace, KUL, contributed)


def test_a_rehearsal_of_others_does_not_make_a_submission_of_ones_own(workspace: Workspace) -> None:
    promise(workspace, "IKU-02")
    rehearsal = rehearse(workspace, KUL, submission(report("100", "IKU-02")))

    with pytest.raises(NotAllowed):
        submit(workspace, PARMAS, rehearsal, confirmed=True)
    with pytest.raises(PersonUnnamed):
        submit(workspace, replace(KUL, name=" "), rehearsal, confirmed=True)
    assert state(workspace).state is ReportState.EMPTY


def test_operators_set_no_targets_and_withdraw_none(workspace: Workspace) -> None:
    with pytest.raises(NotAllowed):
        rehearse(workspace, KUL, submission(target()))
    receipt = submit(workspace, SECRETARY, rehearse(workspace, SECRETARY, submission(target())))
    with pytest.raises(NotAllowed):
        withdraw(workspace, KUL, receipt.submission, "iseng")


def test_what_others_handed_in_for_another_subdivision_cannot_be_withdrawn(reported: Workspace) -> None:
    sent = send(reported, KUL, report("96", "IKU-02"))
    with pytest.raises(NotAllowed):
        withdraw(reported, PARMAS, sent, "iseng")

    withdraw(reported, KUL, sent, "salah ketik")


@pytest.fixture
def strict(tmp_path: Path, definitions: Definitions) -> Iterator[Workspace]:
    """An office that asks for words below target."""
    rules = replace(definitions.rules, explain_below_target=True)
    workspace = open_workspace(tmp_path / "strict", replace(definitions, rules=rules))
    promise(workspace, "IKU-02", "IKU-04")
    yield workspace
    workspace.close()


FOLLOW_UP = Explanation(
    "IKU-02", YEAR, 1, "Server lambat", "Tambah jadwal", "Kasubbag KUL", date(2024, 5, 31)
)  # fmt: skip


def test_a_figure_below_target_is_refused_without_causes_and_follow_up(strict: Workspace) -> None:
    rehearsal = rehearse(strict, KUL, submission(report("90", "IKU-02"), report("100", "IKU-04")))
    assert [(n.indicator, n.is_reached) for n in rehearsal.needs] == [("IKU-02", False), ("IKU-04", True)]

    with pytest.raises(ExplanationMissing) as refused:
        submit(strict, KUL, rehearsal)
    assert [n.indicator for n in refused.value.needs] == ["IKU-02"]
    for incomplete in (
        replace(FOLLOW_UP, obstacle=""),
        replace(FOLLOW_UP, effort=""),
        replace(FOLLOW_UP, owner=""),
        replace(FOLLOW_UP, due_on=None),
    ):
        with pytest.raises(ExplanationMissing):
            submit(strict, KUL, rehearsal, explanations=[incomplete])
    assert state(strict).state is ReportState.EMPTY

    submit(strict, KUL, rehearsal, explanations=[FOLLOW_UP])

    stands = read_figures(strict, YEAR).explanation("IKU-02", 1)
    assert stands
    assert (stands.explanation, stands.recorded_by) == (FOLLOW_UP, KUL.name)


def test_an_explanation_that_came_with_the_file_or_stands_already_is_enough(strict: Workspace) -> None:
    asked = Submission(
        SubmissionKind.REALISATIONS, Channel.FILE, realisations=(report("90", "IKU-02"),), explanations=(FOLLOW_UP,)
    )
    submit(strict, KUL, rehearse(strict, KUL, asked))

    again = rehearse(strict, KUL, submission(report("91", "IKU-02")))

    assert again.needs[0].given == FOLLOW_UP
    submit(strict, KUL, again)


def test_a_withdrawn_submission_takes_its_explanation_with_it(strict: Workspace) -> None:
    rehearsal = rehearse(strict, KUL, submission(report("90", "IKU-02")))
    receipt = submit(strict, KUL, rehearsal, explanations=[FOLLOW_UP])
    withdraw(strict, KUL, receipt.submission, "salah")

    assert read_figures(strict, YEAR).explanation("IKU-02", 1) is None


def test_years_before_the_decree_are_history_and_ask_for_nothing(strict: Workspace) -> None:
    rows = submission(replace(target(), year=2023), replace(target(quarter=2), year=2023))
    submit(strict, SECRETARY, rehearse(strict, SECRETARY, rows))

    rehearsal = rehearse(strict, KUL, submission(replace(report("50", "IKU-02"), year=2023)))

    assert rehearsal.needs == ()
    assert submit(strict, KUL, rehearsal).stored == 1
