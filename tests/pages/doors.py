"""A building with people in it, for tests that walk through the pages as one after the other.

Everyone comes in through an identity provider, so that the same window can belong to another person, or to one with other
rights, from one press to the next.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from iku.access.ways import Entrance
from iku.domain.facts import Channel, ReportedValue, Submission, SubmissionKind
from iku.domain.meeting import EntryKind, NewEntry, NewMeeting
from iku.domain.period import Period
from iku.domain.person import Grant, Reading, Role, TokenScope
from iku.domain.review import Verdict
from iku.domain.ruling import RuledField, RulingDraft
from iku.domain.token import LONGEST
from iku.store.kept import backup_name
from iku.store.layout import BACKUPS
from iku.workflow import entrance, opening
from iku.workflow import meeting as meetings
from iku.workflow.directory import account_named
from iku.workflow.entrance import Doors
from iku.workflow.figures import read_figures
from iku.workflow.proving import Place, attach_file
from iku.workflow.reporting import record
from iku.workflow.reviewing import lock, review
from iku.workflow.ruling import rule
from iku.workflow.tokens import issue
from iku.workflow.workspace import Workspace
from tests.evidence_files import pdf
from tests.hashing import hash_quickly
from tests.mailing import PostOffice
from tests.pages.conftest import window
from tests.staff import CONSOLE, newcomer

KUL, RENDATIN = "Keuangan, Umum, Logistik", "Perencanaan, Data, Informasi"
STAFF: Mapping[str, Grant] = {
    "administrator": Grant(Role.ADMINISTRATOR),
    "pimpinan": Grant(Role.LEADER),
    "operator": Grant(Role.OPERATOR, "kul"),
    "operator lain": Grant(Role.OPERATOR, "rendatin"),
    "verifikator": Grant(Role.VERIFIER, "rendatin"),
    "sekretaris": Grant(Role.SECRETARY),
}
ENTRANCES: Mapping[str, Entrance] = {
    "publik": Entrance(has_provider=True, public=Reading.VERIFIED),
    "pembaca": Entrance(has_provider=True, unknown=Reading.FIGURES),
    "sendiri": Entrance(listens_here_only=True),
}
"""Of those who have no account; for everyone else a stranger is nobody."""


@dataclass(frozen=True, slots=True)
class Building:
    """A filled office with staff, and one like it without accounts. What stands in it to be acted on has names."""

    workspace: Workspace
    homes: Mapping[str, Path]
    report: str
    """the operator's own submission"""
    attachment: str
    """the operator's own, a PDF of two pages"""
    token: str
    """the leader's"""
    meeting: str
    entry: str
    """of the meeting, a follow-up of the operator's"""

    def window(self, who: str) -> AppTest:
        """A browser's window of the person's, with Ringkasan in it."""
        app = window()
        self.hand_over(app, who)
        return app.run()

    def hand_over(self, app: AppTest, who: str) -> None:
        """From the next run on, the window is this person's."""
        pytest.MonkeyPatch().setenv("IKU_HOME", str(self.homes.get(who, self.homes[""])))
        entrance.forget()
        entrance.set_up(Doors(ENTRANCES.get(who, Entrance(has_provider=True))))
        app.user = {} if who in ("pengunjung", "publik", "sendiri") else identity(who)
        if who == "sendiri":
            app.session_state["name_field"] = "Ani (uji)"

    def facts(self) -> tuple[int, int, tuple[str, ...]]:
        """Everything in the store and beside it: commits, rows, files."""
        with self.workspace.store.reading() as cursor:
            tables = cursor.execute(
                "select database_name, schema_name, table_name from duckdb_tables() where 'store' in "
                "(database_name, schema_name)"
            ).fetchall()
            assert len(tables) > 10
            rows = sum(
                cursor.execute(f'select count(*) from "{d}"."{s}"."{t}"').fetchone()[0]  # type: ignore[index]
                for d, s, t in tables
            )
        home = self.workspace.home
        beside = home.parent.glob(f"{home.name}-*")
        files = sorted(f"{p} {p.stat().st_size}" for p in (*home.rglob("*"), *beside) if ".duckdb" not in p.name)
        return self.workspace.store.data_version, rows, tuple(files)


def identity(who: str) -> dict[str, object]:
    """What an identity provider says of a person. Whoever has no account is known to it all the same."""
    return {
        "is_logged_in": True,
        "email": address(who),
        "email_verified": True,
        "iat": datetime.now(UTC).timestamp(),
    }


def address(who: str) -> str:
    return f"{who.replace(' ', '.')}@kpu.example.go.id"


@contextmanager
def opened_building(filled_office: Path, folder: Path) -> Iterator[Building]:
    patch = pytest.MonkeyPatch()
    hash_quickly(patch)
    for name, text in PostOffice(port=1).settings.items():
        patch.setenv(name, text)
    homes = {"sendiri": folder / "alone", "": folder / "home"}
    for home in homes.values():
        shutil.copytree(filled_office, home)
        (home / BACKUPS).mkdir()
        (home / BACKUPS / backup_name(datetime(2025, 1, 10))).write_bytes(b"")
        patch.setenv("IKU_HOME", str(home))
        meeting, entry = _meeting_held(opening.working())
    patch.setenv("IKU_HOME", str(homes[""]))
    workspace = opening.working()
    for who, grant in STAFF.items():
        newcomer(workspace, who.replace(" ", "."), grant, email=address(who))
    yield _furnished(workspace, homes, meeting, entry)
    opening.close_all()
    entrance.forget()
    patch.undo()


def _meeting_held(workspace: Workspace) -> tuple[str, str]:
    """A meeting that is still open, with a follow-up; nobody has the pen."""
    earlier = NewMeeting("Rapat TW II", Period(2024, 2), date(2024, 7, 12))
    past = meetings.open_meeting(workspace, CONSOLE, earlier).meeting
    task = NewEntry("summary", EntryKind.FOLLOW_UP, "Rekonsiliasi", "IKU-02", "Bendahara", date(2024, 12, 31))
    entry = meetings.write_entry(workspace, CONSOLE, past, task)
    meetings.close_meeting(workspace, CONSOLE, past)
    about = NewMeeting("Rapat TW III", Period(2024, 3), date(2024, 10, 12))
    return meetings.open_meeting(workspace, CONSOLE, about).meeting, entry


def _furnished(workspace: Workspace, homes: Mapping[str, Path], meeting: str, entry: str) -> Building:
    sari = account_named(workspace, "operator").person
    leader = account_named(workspace, "pimpinan").person
    place = Place("IKU-02", "laporan-keuangan", 2024, 4)
    attach_file(workspace, sari, "laporan.pdf", pdf(2), [place])
    attachment = next(a.attachment for a in read_figures(workspace, 2024).attachments if a.quarter == place.quarter)
    value = ReportedValue("IKU-02", "", 2024, 4, Decimal(100))
    report = record(workspace, sari, Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=(value,)))
    review(workspace, CONSOLE, ["IKU-05"], Period(2024, 3), Verdict.RETURNED, "Tanda tangan belum ada")
    rule(workspace, CONSOLE, RulingDraft("IKU-07", RuledField.DESCRIPTION, "Data mutakhir", "SK 1", "03/12/2025", ""))
    lock(workspace, CONSOLE, Period(2024, 1), "rapat pleno")
    token = issue(workspace, leader, "aplikasi", TokenScope.READ, LONGEST).token.token
    return Building(workspace, homes, report.submission, attachment, token, meeting, entry)
