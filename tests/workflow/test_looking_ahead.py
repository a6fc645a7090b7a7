"""The outlook of a whole office, with the years before, for whoever may see the figures."""

from fractions import Fraction

import pytest

from iku.domain.achievement import Reason
from iku.domain.outlook import Course
from iku.errors import NotAllowed
from iku.workflow.looking_ahead import read_outlooks
from iku.workflow.workspace import Workspace
from tests.people import LEADER, PUBLIC, VISITOR
from tests.workflow.test_moving import moment
from tests.workflow.test_reporting import YEAR, report, send, target


def test_every_component_of_the_decree_has_an_outlook(workspace: Workspace) -> None:
    send(workspace, target("100"), target("120", quarter=4))
    send(workspace, report("80"))

    found = read_outlooks(workspace, LEADER, YEAR, 1)

    assert list(found) == [i.code for i in workspace.definitions.indicators]
    assert [o.component for o in found["IKU-01"]] == ["anggaran", "kinerja"]
    [outlook] = found["IKU-02"]
    assert (outlook.course, outlook.gap, outlook.due_gap) == (Course.OPEN, Fraction(-40), Fraction(-20))
    assert found["IKU-03"][0].reason is Reason.NO_TARGET


def test_a_past_moment_is_looked_ahead_from_as_it_was(workspace: Workspace) -> None:
    send(workspace, target("100"))
    send(workspace, report("80"))
    then = moment(workspace)
    send(workspace, report("95"))
    assert read_outlooks(workspace, LEADER, YEAR, 1, then)["IKU-02"][0].gap == -20
    assert read_outlooks(workspace, LEADER, YEAR, 1)["IKU-02"][0].gap == -5


def test_the_public_looks_ahead_from_settled_figures_only(workspace: Workspace) -> None:
    send(workspace, target("100"))
    send(workspace, report("80"))
    [outlook] = read_outlooks(workspace, PUBLIC, YEAR, 1, only_settled=True)["IKU-02"]
    assert outlook.reason is Reason.NOT_REPORTED
    for person, only_settled in ((PUBLIC, False), (VISITOR, True)):
        with pytest.raises(NotAllowed):
            read_outlooks(workspace, person, YEAR, 1, only_settled=only_settled)
