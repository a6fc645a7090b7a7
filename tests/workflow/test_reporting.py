"""Reporting end to end below the screen: read, rehearse, store, take back."""

from decimal import Decimal

import pytest

from iku.domain.facts import Channel, ProposedTarget, ReportedValue, Submission, SubmissionKind
from iku.domain.person import Person, sole_person
from iku.domain.submission import RealisationFact, Receipt
from iku.errors import (
    ConfirmationMissing,
    FiguresChanged,
    PersonUnnamed,
    ReasonMissing,
    StaleRehearsal,
    UnknownSubmission,
    UploadRefused,
)
from iku.workflow.figures import read_figures
from iku.workflow.meanwhile import changed_realisations, changed_since
from iku.workflow.reporting import rehearse, submit, withdraw
from iku.workflow.uploading import read_file
from iku.workflow.workspace import Workspace
from tests.explaining import follow_ups
from tests.workflow.conftest import ANI

YEAR = 2024


def target(value: str = "100", indicator: str = "IKU-02", quarter: int = 1) -> ProposedTarget:
    return ProposedTarget(indicator, "", YEAR, quarter, value=Decimal(value), document="PK 1/2024", reason="revisi")


def report(value: str | None, indicator: str = "IKU-02", quarter: int = 1) -> ReportedValue:
    return ReportedValue(indicator, "", YEAR, quarter, value=None if value is None else Decimal(value))


def send(workspace: Workspace, *rows: ProposedTarget | ReportedValue, confirmed: bool = True) -> Receipt:
    rehearsal = rehearse(workspace, ANI, submission(*rows))
    return submit(workspace, ANI, rehearsal, confirmed=confirmed, explanations=follow_ups(rehearsal))


def submission(*rows: ProposedTarget | ReportedValue) -> Submission:
    targets = tuple(r for r in rows if isinstance(r, ProposedTarget))
    realisations = tuple(r for r in rows if isinstance(r, ReportedValue))
    kind = SubmissionKind.TARGETS if targets else SubmissionKind.REALISATIONS
    return Submission(kind, Channel.TYPED, realisations=realisations, targets=targets)


def printed(workspace: Workspace, indicator: str = "IKU-02", quarter: int = 1) -> Decimal | None:
    return read_figures(workspace, YEAR).indicator(indicator, quarter).raw


def test_a_rehearsal_shows_before_and_after_and_stores_nothing(workspace: Workspace) -> None:
    send(workspace, target())
    version = workspace.store.data_version

    rehearsal = rehearse(workspace, ANI, submission(report("90")))

    changed = {(c.after.indicator, c.after.quarter): (c.before.raw, c.after.raw) for c in rehearsal.indicators}
    assert changed[("IKU-02", 1)] == (None, Decimal("90.00"))
    divisions = {(c.after.division, c.after.quarter): (c.before.capped, c.after.capped) for c in rehearsal.groups}
    assert divisions[("keuangan", 1)] == (None, Decimal("90.00"))
    assert divisions[("", 1)] == (None, Decimal("90.00"))
    assert workspace.store.data_version == version
    assert printed(workspace) is None


def test_what_was_rehearsed_is_what_is_stored(workspace: Workspace) -> None:
    send(workspace, target())

    receipt = send(workspace, report("90"))

    assert (receipt.stored, receipt.unchanged, receipt.person) == (2, 0, ANI.name), "a figure and what explains it"
    assert printed(workspace) == Decimal("90.00")


def test_the_same_report_twice_changes_nothing_and_gets_a_receipt_without_facts(workspace: Workspace) -> None:
    send(workspace, target(), target(quarter=2))
    send(workspace, report("90"))
    version = workspace.store.data_version

    receipt = send(workspace, report("90"))

    assert (receipt.submission, receipt.stored, receipt.unchanged) == ("", 0, 1)
    assert workspace.store.data_version == version


def test_a_reported_zero_and_a_blank_are_different(workspace: Workspace) -> None:
    send(workspace, target())

    send(workspace, report("0"))
    assert printed(workspace) == Decimal("0.00")

    send(workspace, report(None))
    assert printed(workspace) is None


def test_a_value_a_hundred_times_its_target_must_be_confirmed(workspace: Workspace) -> None:
    send(workspace, target())
    rehearsal = rehearse(workspace, ANI, submission(report("9725")))
    assert [q.code for q in rehearsal.questions] == ["jump"]

    with pytest.raises(ConfirmationMissing):
        submit(workspace, ANI, rehearsal)
    assert printed(workspace) is None

    submit(workspace, ANI, rehearsal, confirmed=True)
    assert printed(workspace) == Decimal("9725.00")


def test_a_commit_that_would_change_other_figures_than_were_shown_is_refused(workspace: Workspace) -> None:
    send(workspace, target())
    rehearsal = rehearse(workspace, ANI, submission(report("90")))
    send(workspace, target("50"))

    with pytest.raises(StaleRehearsal):
        submit(workspace, ANI, rehearsal, explanations=follow_ups(rehearsal))

    assert printed(workspace) is None


BUDI = sole_person("Budi Santoso")


def send_as(person: Person, workspace: Workspace, *rows: ProposedTarget | ReportedValue) -> Receipt:
    return submit(workspace, person, rehearse(workspace, person, submission(*rows)), confirmed=True)


def test_a_figure_that_somebody_changed_meanwhile_is_refused_with_who_and_what(workspace: Workspace) -> None:
    send(workspace, target(), report("80"))
    rehearsal = rehearse(workspace, ANI, submission(report("90")))
    send_as(BUDI, workspace, report("85"))

    with pytest.raises(FiguresChanged) as refused:
        submit(workspace, ANI, rehearsal)

    [change] = refused.value.changes
    assert isinstance(change.before, RealisationFact)
    assert isinstance(change.after, RealisationFact)
    assert (change.key, change.after.recorded_by) == (("IKU-02", "", YEAR, 1), "Budi Santoso")
    assert (change.before.value, change.after.value) == (Decimal(80), Decimal(85))
    assert changed_since(workspace, ANI, rehearsal) == refused.value.changes
    assert printed(workspace) == Decimal("85.00")


def test_it_is_refused_too_where_no_achievement_moves(workspace: Workspace) -> None:
    """Without a target there is no achievement: only the figure itself tells that somebody changed it."""
    send(workspace, report("80"))
    rehearsal = rehearse(workspace, ANI, submission(report("90")))
    send_as(BUDI, workspace, report("85"))

    with pytest.raises(FiguresChanged):
        submit(workspace, ANI, rehearsal)


def test_a_row_that_stood_as_handed_in_is_not_receipted_once_somebody_changed_it(workspace: Workspace) -> None:
    send(workspace, report("80"))
    rehearsal = rehearse(workspace, ANI, submission(report("80")))
    assert rehearsal.changes_nothing
    send_as(BUDI, workspace, report("85"))

    with pytest.raises(FiguresChanged):
        submit(workspace, ANI, rehearsal)


def test_a_figure_reported_first_by_another_and_a_target_are_told_alike(workspace: Workspace) -> None:
    first = rehearse(workspace, ANI, submission(report("90")))
    send_as(BUDI, workspace, report("85"))
    promised = rehearse(workspace, ANI, submission(target("100")))
    send_as(BUDI, workspace, target("95"))

    for rehearsal, value in ((first, 85), (promised, 95)):
        with pytest.raises(FiguresChanged) as refused:
            submit(workspace, ANI, rehearsal)
        [change] = refused.value.changes
        assert (change.before, change.after.value) == (None, Decimal(value))


def test_what_was_changed_and_changed_back_is_no_change(workspace: Workspace) -> None:
    send(workspace, report("80"))
    rehearsal = rehearse(workspace, ANI, submission(report("90")))
    withdraw(workspace, BUDI, send_as(BUDI, workspace, report("85")).submission, "salah ketik")

    assert changed_since(workspace, ANI, rehearsal) == ()
    assert submit(workspace, ANI, rehearsal).stored == 1


def test_what_a_person_saw_is_compared_with_what_stands_also_where_it_was_taken_back(workspace: Workspace) -> None:
    key = ("IKU-02", "", YEAR, 1)
    receipt = send(workspace, report("80"))
    stands = read_figures(workspace, YEAR).realisation("IKU-02", "", 1)
    assert stands is not None
    assert changed_realisations(workspace, ANI, {key: stands.fact}) == ()

    withdraw(workspace, BUDI, receipt.submission, "salah triwulan")

    [change] = changed_realisations(workspace, ANI, {key: stands.fact})
    assert (change.before, change.after.is_blank, change.after.recorded_by) == (stands, True, "Budi Santoso")


def test_a_commit_goes_through_when_what_came_between_changed_something_else(workspace: Workspace) -> None:
    send(workspace, target())
    rehearsal = rehearse(workspace, ANI, submission(report("90")))
    send(workspace, target("50", indicator="IKU-13", quarter=4))

    submit(workspace, ANI, rehearsal, explanations=follow_ups(rehearsal))

    assert printed(workspace) == Decimal("90.00")


def test_withdrawing_restores_what_stood_before(workspace: Workspace) -> None:
    send(workspace, target())
    send(workspace, report("90"))
    second = send(workspace, report("95"))

    receipt = withdraw(workspace, ANI, second.submission, "salah kutip")

    assert (receipt.stored, receipt.left_alone) == (1, ())
    assert printed(workspace) == Decimal("90.00")


def test_withdrawing_what_was_replaced_since_leaves_it_alone_and_names_it(workspace: Workspace) -> None:
    send(workspace, target())
    first = send(workspace, report("90"))
    send(workspace, report("95"))

    receipt = withdraw(workspace, ANI, first.submission, "salah kutip")

    assert receipt.left_alone == (("IKU-02", "", YEAR, 1),)
    assert printed(workspace) == Decimal("95.00")


def test_withdrawing_both_in_turn_leaves_blank_not_the_withdrawn_first_value(workspace: Workspace) -> None:
    send(workspace, target())
    first = send(workspace, report("90"))
    second = send(workspace, report("95"))

    withdraw(workspace, ANI, first.submission, "salah kutip")
    withdraw(workspace, ANI, second.submission, "salah juga")

    assert printed(workspace) is None


def test_a_submission_is_withdrawn_once(workspace: Workspace) -> None:
    receipt = send(workspace, target())
    withdraw(workspace, ANI, receipt.submission, "ganti")

    with pytest.raises(UnknownSubmission):
        withdraw(workspace, ANI, receipt.submission, "ganti")


def test_an_action_needs_a_name_and_a_withdrawal_a_reason(workspace: Workspace) -> None:
    receipt = send(workspace, target())

    with pytest.raises(PersonUnnamed):
        rehearse(workspace, sole_person("  "), submission(report("1")))
    with pytest.raises(ReasonMissing):
        withdraw(workspace, ANI, receipt.submission, "  ")


def test_a_file_with_one_bad_row_stores_nothing_and_an_accepted_one_is_kept_as_it_came(workspace: Workspace) -> None:
    send(workspace, target(), target(indicator="IKU-04"))
    bad = b"tahun;triwulan;kode;realisasi\n2024;1;IKU-02;90\n2024;1;IKU-04;1.234\n"
    with pytest.raises(UploadRefused):
        read_file(workspace, ANI, SubmissionKind.REALISATIONS, "tw1.csv", bad)

    good = bad.replace(b"1.234", b"98,5")
    uploaded = read_file(workspace, ANI, SubmissionKind.REALISATIONS, "tw1.csv", good).submission
    rehearsal = rehearse(workspace, ANI, uploaded)
    submit(workspace, ANI, rehearsal, content=good, explanations=follow_ups(rehearsal))

    assert printed(workspace, "IKU-04") == Decimal("98.50")
    assert workspace.files.read(uploaded.sha256) == good
    figures = read_figures(workspace, YEAR)
    fact = figures.realisation("IKU-04", "", 1)
    assert fact is not None
    assert (fact.filename, fact.row) == ("tw1.csv", 3)
