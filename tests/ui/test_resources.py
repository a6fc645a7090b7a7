"""What reruns share is built once for each state of a store, and again after each commit."""

from decimal import Decimal
from pathlib import Path

from iku.domain.facts import Channel, ReportedValue, Submission, SubmissionKind
from iku.ui import resources
from iku.workflow import opening
from iku.workflow.reporting import record
from tests.pages.office import RINA


def report(value: str) -> Submission:
    values = (ReportedValue("IKU-02", "", 2024, 3, value=Decimal(value)),)
    return Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=values)


def test_the_same_state_is_built_once() -> None:
    built: list[int] = []

    def build() -> int:
        built.append(1)
        return len(built)

    assert [resources.kept(("a", 1), build), resources.kept(("a", 1), build)] == [1, 1]
    assert resources.kept(("a", 2), build) == 2


def test_figures_are_read_again_after_a_commit(office: Path) -> None:
    workspace = opening.working()
    before = resources.figures(workspace, 2024)
    assert resources.figures(workspace, 2024) is before
    record(workspace, RINA, report("50"))
    after = resources.figures(workspace, 2024)
    assert before.indicator("IKU-02", 3).raw == Decimal("100.00")
    assert after.indicator("IKU-02", 3).raw == Decimal("50.00")


def test_a_store_opened_anew_is_another_one(office: Path) -> None:
    first = resources.stamp(opening.working())
    opening.close_all()
    assert resources.stamp(opening.working()) != first


def test_a_past_moment_is_kept_apart_from_the_present(office: Path) -> None:
    workspace = opening.working()
    moment = resources.figures(workspace, 2024).last_recorded
    record(workspace, RINA, report("60"))
    assert resources.figures(workspace, 2024, moment).indicator("IKU-02", 3).raw == Decimal("100.00")
    assert resources.figures(workspace, 2024).indicator("IKU-02", 3).raw == Decimal("60.00")
