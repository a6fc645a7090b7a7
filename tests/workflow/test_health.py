"""What whoever looks after the dashboard is told of it."""

import pytest

from iku.errors import NotAllowed
from iku.present.backups import health_lines
from iku.workflow.health import health
from iku.workflow.signing_in import sign_in, sign_out
from iku.workflow.workspace import Workspace
from tests.hashing import hash_quickly
from tests.people import VISITOR
from tests.staff import ADMINISTRATOR, PASSWORD, member
from tests.workflow.conftest import ANI

ADDRESS = "127.0.0.1"


def test_sessions_count_until_they_are_ended(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    hash_quickly(monkeypatch)
    assert health(workspace, ANI).open_sessions == 0
    member(workspace, "wati", ADMINISTRATOR)
    before = health(workspace, ANI).open_sessions

    first, _ = (sign_in(workspace, "wati", PASSWORD, ADDRESS) for _ in range(2))
    assert health(workspace, ANI).open_sessions == before + 2
    sign_out(workspace, first.secret)

    found = health(workspace, ANI)
    assert found.open_sessions == before + 1
    assert ("Sesi masuk terbuka", str(before + 1)) in health_lines(found)


def test_a_visitor_is_told_nothing(workspace: Workspace) -> None:
    with pytest.raises(NotAllowed):
        health(workspace, VISITOR)
