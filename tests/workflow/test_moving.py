"""What moved the averages between two quarters, and between two moments, for whoever may see them."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from iku.domain.figures import OFFICE
from iku.domain.movement import Cause, Movement, Standpoint
from iku.domain.period import Period
from iku.domain.ruling import RuledField
from iku.errors import NotAllowed
from iku.intake.definitions import read_definitions
from iku.store import adoption
from iku.workflow.figures import read_figures
from iku.workflow.moving import read_movements
from iku.workflow.workspace import Workspace
from tests.people import LEADER, PUBLIC, VISITOR
from tests.workflow.conftest import ANI
from tests.workflow.test_reporting import YEAR, report, send, target
from tests.workflow.test_ruling import lay_down

MARCH, JUNE = Standpoint(Period(YEAR, 1)), Standpoint(Period(YEAR, 2))


def office(workspace: Workspace, before: Standpoint, after: Standpoint) -> Movement:
    found = read_movements(workspace, ANI, before, after)[OFFICE]
    assert found is not None
    return found


def effects(found: Movement) -> dict[str, dict[Cause, Decimal]]:
    return {m.indicator: {e.cause: e.printed for e in m.effects} for m in found.moves}


def moment(workspace: Workspace) -> datetime:
    latest = workspace.store.latest_fact
    assert latest is not None
    return latest


@pytest.fixture
def two_reported(workspace: Workspace) -> Workspace:
    """IKU-02 and IKU-03 at 80 of 100 in the first quarter."""
    send(workspace, *(target("100", code) for code in ("IKU-02", "IKU-03")))
    send(workspace, *(report("80", code) for code in ("IKU-02", "IKU-03")))
    return workspace


def test_between_two_quarters_realisation_target_and_coverage_stand_apart(two_reported: Workspace) -> None:
    workspace = two_reported
    send(workspace, target("125", "IKU-02", 2), target("100", "IKU-04", 2))
    send(workspace, report("100", "IKU-02", 2), report("90", "IKU-04", 2))

    found = office(workspace, JUNE.quarter_before, JUNE)

    assert effects(found) == {
        "IKU-02": {Cause.REALISATION: Decimal("6.67"), Cause.TARGET: Decimal("-6.67")},
        "IKU-03": {},
        "IKU-04": {Cause.COVERAGE: Decimal("3.33")},
    }
    shown = read_figures(workspace, YEAR)
    assert (found.printed_before, found.printed_after) == (shown.group(OFFICE, 1).capped, shown.group(OFFICE, 2).capped)


def test_between_two_moments_a_revised_target_is_told_from_a_corrected_report(two_reported: Workspace) -> None:
    workspace = two_reported
    then = moment(workspace)
    send(workspace, target("80", "IKU-02"))
    send(workspace, report("90", "IKU-03"))

    found = office(workspace, replace(MARCH, as_of=then), MARCH)

    assert effects(found) == {
        "IKU-02": {Cause.TARGET: Decimal("10.00")},
        "IKU-03": {Cause.REALISATION: Decimal("5.00")},
    }
    later = office(workspace, replace(MARCH, as_of=moment(workspace)), MARCH)
    assert later.printed == 0
    assert effects(later) == {"IKU-02": {}, "IKU-03": {}}


def test_another_cap_is_another_rule_and_another_weight_is_coverage(two_reported: Workspace) -> None:
    workspace = two_reported
    send(workspace, report("150", "IKU-02"), report("100", "IKU-03"))
    then = moment(workspace)
    files = [
        replace(f, content=f.content.replace("cap = 120", "cap = 100", 1)) if f.name == "rules.toml" else f
        for f in workspace.shipped.files
    ]
    with workspace.store.writing() as cursor:
        adoption.adopt(cursor, read_definitions(tuple(files)), ANI, workspace.store.moment())

    found = office(workspace, replace(MARCH, as_of=then), MARCH)

    assert effects(found) == {"IKU-02": {Cause.RULES: Decimal("-10.00")}, "IKU-03": {}}


def test_an_indicator_that_another_division_scores_now_leaves_one_average_and_enters_the_other(
    two_reported: Workspace,
) -> None:
    workspace = two_reported
    send(workspace, target("100", "IKU-04"))
    send(workspace, report("100", "IKU-04"))
    then, was = moment(workspace), workspace.definitions
    before = {code: was.indicator(code).division for code in ("IKU-02", "IKU-03", "IKU-04")}
    assert before["IKU-02"] == before["IKU-04"] != before["IKU-03"]
    lay_down(workspace, "IKU-04", RuledField.DIVISION, before["IKU-03"])

    found = read_movements(workspace, ANI, replace(MARCH, as_of=then), MARCH)

    left, entered, whole = found[before["IKU-02"]], found[before["IKU-03"]], found[OFFICE]
    assert left is not None
    assert entered is not None
    assert whole is not None
    assert effects(left)["IKU-04"] == {Cause.COVERAGE: Decimal("-10.00")}
    assert effects(entered)["IKU-04"] == {Cause.COVERAGE: Decimal("10.00")}
    assert whole.printed == 0


def test_without_an_average_before_there_is_no_movement(two_reported: Workspace) -> None:
    assert read_movements(two_reported, ANI, Standpoint(Period(YEAR - 1, 4)), MARCH)[OFFICE] is None


def test_only_who_may_see_the_figures_is_told_and_the_public_of_settled_ones(two_reported: Workspace) -> None:
    assert read_movements(two_reported, LEADER, MARCH, JUNE)[OFFICE]
    assert read_movements(two_reported, PUBLIC, MARCH, JUNE, only_settled=True)[OFFICE] is None
    for person, only_settled in ((PUBLIC, False), (VISITOR, False), (VISITOR, True)):
        with pytest.raises(NotAllowed):
            read_movements(two_reported, person, MARCH, JUNE, only_settled=only_settled)
