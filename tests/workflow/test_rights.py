"""Every action of `workflow`, asked by everyone: the hand-written table says who gets past its first question.

And no reader of the office's records is handed to pages, routes or commands without one.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from iku.domain.account import NewAccount
from iku.domain.backup import KeptBackup
from iku.domain.facts import Channel, ProposedAttachment, ProposedTarget, ReportedValue, Submission, SubmissionKind
from iku.domain.meeting import EntryKind, NewEntry, NewMeeting
from iku.domain.movement import Standpoint
from iku.domain.paper import IssuedPaper, Paper, PaperKind
from iku.domain.period import Period
from iku.domain.permission import Action
from iku.domain.person import Grant, Person, Role, TokenScope, at_the_console
from iku.domain.review import DocumentCheck, Verdict
from iku.domain.ruling import RuledField, RulingDraft
from iku.errors import NotAllowed, UserError
from iku.intake.definitions import load_definitions
from iku.intake.plan import TypedBudget, TypedPaper
from iku.intake.targets import TypedTarget
from iku.store.layout import BACKUPS
from iku.workflow import (
    accounts,
    backing_up,
    copying,
    figures,
    follow_ups,
    freezing,
    health,
    looking_ahead,
    meanwhile,
    meeting,
    moving,
    papers,
    past,
    planning,
    previewing,
    proving,
    reminding,
    reporting,
    reviewing,
    ruling,
    templates,
    tokens,
    tracing,
    uploading,
)
from iku.workflow.proving import Place
from iku.workflow.workspace import PROJECT, Workspace, open_workspace
from tests.domain.test_permission import ALLOWED
from tests.people import EVERYONE, RENDATIN
from tests.workflow.test_doors import functions

CONSOLE = at_the_console("uji")
TW1 = Period(2024, 1)
FILE = b"a,b\n1,2\n"
SHA256 = sha256(FILE).hexdigest()
PLACE = Place("IKU-02", "laporan-keuangan", 2024, 1)
REPORT = Submission(
    SubmissionKind.REALISATIONS, Channel.TYPED, realisations=(ReportedValue("IKU-02", "", 2024, 1, Decimal(100)),)
)
LOWER = replace(REPORT, realisations=(replace(REPORT.realisations[0], value=Decimal(60)),))
"""What cannot be stored as it is: below target, and nothing explained."""
EVIDENCE = Submission(
    SubmissionKind.EVIDENCE,
    Channel.TYPED,
    attachments=(
        ProposedAttachment(
            "IKU-02", "laporan-keuangan", 2024, 1, url="https://jdih.example.id", seen_on=date(2024, 4, 4)
        ),
    ),
)
TARGETS = Submission(
    SubmissionKind.TARGETS,
    Channel.TYPED,
    targets=(ProposedTarget("IKU-02", "", 2024, 1, Decimal(100), unit="%", document="PK 01"),),
)
DRAFT = RulingDraft("IKU-06", RuledField.DIVISION, "teknis", "Keputusan 12", "03/12/2026", "")
ASKED = NewAccount("baru", "Orang Baru", "", frozenset({Grant(Role.LEADER)}))
NOBODY = "0" * 8
"""Of an account, a token: the right is asked before whether there is one."""
Act = Callable[[Workspace, Person], object]


@dataclass(frozen=True, slots=True)
class Stand:
    """A store in which everything that can be acted on stands."""

    workspace: Workspace
    folder: Path
    report: str
    targets: str
    attachment: str
    follow_up: str


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    """Set up once: who may not act changes nothing, and is asked first."""
    folder = tmp_path_factory.mktemp("rights")
    workspace = open_workspace(folder / "store", load_definitions(PROJECT / "data" / "2024"))
    targets = reporting.record(workspace, CONSOLE, TARGETS).submission
    sari = EVERYONE["operator"]
    report = reporting.record(workspace, sari, REPORT).submission
    attachment = proving.attach_file(workspace, sari, "rekap.csv", FILE, [PLACE]).submission
    [attached] = figures.read_figures(workspace, 2024).attachments
    assert attachment
    held = meeting.open_meeting(workspace, CONSOLE, NewMeeting("Rapat", TW1, date(2024, 4, 12))).meeting
    to_do = NewEntry("indicator:IKU-02", EntryKind.FOLLOW_UP, "Rekonsiliasi", "IKU-02", "Bendahara", date(2024, 4, 30))
    follow_up = meeting.write_entry(workspace, CONSOLE, held, to_do)
    manager = NewAccount("wati", "Wati", "", frozenset({Grant(Role.ADMINISTRATOR)}))
    accounts.open_account(workspace, CONSOLE, manager)
    (workspace.home / BACKUPS).write_bytes(b"")  # no folder: nobody's backup takes its time here
    yield Stand(workspace, folder, report, targets, attached.attachment, follow_up)
    workspace.close()


OWN = {Action.REPORT, Action.ATTACH, Action.WITHDRAW, Action.FOLLOW_UP}
WITHOUT_A_QUESTION = {
    "acting.require_name": "asks itself",
    "acting.require_right": "asks itself",
    "acting.require_rights": "asks itself",
    "acting.require_right_to_hand_in": "asks itself",
    "acting.require_part_in": "asks itself",
    "acting.require_sight": "asks itself",
    "acting.require_sight_of_meetings": "asks itself",
    "backing_up.backup_named": "answers None instead: nobody learns which backups there are",
    "drafting.keep_draft": "answers False instead; one's own words alone",
    "drafting.read_draft": "answers None instead; one's own words alone",
    "drafting.owner_of": "a name for the person",
    "drafting.waits_for_name": "whether anything waits, in single-person mode alone",
    "rehearsing.append": "inside a transaction whose opener has asked",
    "rehearsing.append_and_compare": "inside a transaction whose opener has asked",
    "reviewing.may_review": "is the question",
    "follow_ups.may_follow_up": "is the question",
    "planning.may_report_budget": "is the question",
    "meeting.takes_notes": "whether somebody else takes the notes",
    "reporting.withdrawable": "is the question",
}
"""Public functions that take a person and raise nothing, with the reason."""
FOR_ANYONE = {
    "accounts.grant_named": "reads a word that was typed",
    "asking.caller": "finds out who asks",
    "asking.key_of": "the server's own, for its cookies",
    "asking.session_secret": "the session that the request itself brought",
    "asking.way_in": "by which way people come in",
    "copying.next_year": "a year",
    "dictionary.findings": "doubts about the decree; of figures only whether any target stands",
    "directory.account_named": "at the console, before an action that asks",
    "discipline.counted_to": "a day",
    "entrance.current": "how the server is set up",
    "entrance.is_set_up": "how the server is set up",
    "entrance.set_up": "how the server is set up",
    "figures.known_years": "years",
    "opening.close_all": "opens and closes stores",
    "opening.definitions": "the shipped definitions, which everyone may read",
    "opening.opened": "opens and closes stores",
    "opening.practice": "opens and closes stores",
    "opening.working": "opens and closes stores",
    "reminding.own_mailbox": "whether mail is set up",
    "reminding.send_waiting": "the server's own errand",
    "sample.fill_sample": "the shipped sample, into a folder of the asker's own",
    "signing_in.account_of": "whose the session is that the request itself brought",
    "signing_in.change_password": "asks the password in use",
    "signing_in.sign_in": "asks a password",
    "signing_in.sign_out": "ends the session that the request itself brought",
    "target_papers.with_papers": "adds words to what was handed in; reads nothing",
    "tokens.bearer": "finds out who asks",
    "workspace.definitions_folder": "a place on the server",
    "workspace.home_folder": "a place on the server",
}
"""What pages, routes and commands call without saying for whom, with the reason."""


def _table(stand: Stand) -> dict[str, tuple[Action, Act]]:
    """By name of the function: the right that it asks, and a call that asks it.

    What a call is about is missing where the right comes first, so that those who have it change nothing.
    """
    content = b"Kode IKU;Tahun;Triwulan;Realisasi\r\nIKU-99;2024;TW I;1\r\n"
    check = DocumentCheck(stand.attachment, is_right=True, is_of_period=True, is_signed=True, figures_agree=True)
    nowhere = stand.folder / "nowhere" / "backup.zip"
    moved = reporting.rehearse(stand.workspace, CONSOLE, LOWER)
    held = meeting.read_meetings(stand.workspace, CONSOLE)[0]
    source = papers.meeting_source(stand.workspace, CONSOLE, held.meeting)
    issued = IssuedPaper(PaperKind.REPORT, "", "", None, TW1, held.pinned.as_of, "", held.pinned.as_of, "")
    return {
        "accounts.known_accounts": (Action.MANAGE_ACCOUNTS, accounts.known_accounts),
        "accounts.open_account": (
            Action.MANAGE_ACCOUNTS,
            lambda w, p: accounts.open_account(w, p, NewAccount("?", "", "", ASKED.grants)),
        ),
        "accounts.grant": (Action.MANAGE_ACCOUNTS, lambda w, p: accounts.grant(w, p, NOBODY, ASKED.grants)),
        "accounts.reset_password": (Action.MANAGE_ACCOUNTS, lambda w, p: accounts.reset_password(w, p, NOBODY)),
        "accounts.switch": (
            Action.MANAGE_ACCOUNTS,
            lambda w, p: accounts.switch(w, p, NOBODY, "pindah", is_enabled=False),
        ),
        "backing_up.back_up": (Action.BACK_UP, lambda w, p: backing_up.back_up(w, p)),
        "backing_up.back_up_if_due": (Action.BACK_UP, lambda w, p: backing_up.back_up_if_due(w, p)),
        "backing_up.back_up_to": (Action.BACK_UP, lambda w, p: backing_up.back_up_to(w, p, nowhere)),
        "backing_up.backups": (Action.BACK_UP, backing_up.backups),
        "backing_up.verify": (Action.BACK_UP, lambda _, p: backing_up.verify(p, nowhere)),
        "backing_up.restore": (Action.RESTORE, lambda _, p: backing_up.restore(p, nowhere, stand.folder / "new")),
        "backing_up.restore_beside": (
            Action.RESTORE,
            lambda w, p: backing_up.restore_beside(w, p, KeptBackup("a", nowhere, 0, w.store.moment())),
        ),
        "copying.rehearse_copy": (Action.RULE, lambda w, p: copying.rehearse_copy(w, p, 2024)),
        "copying.copy_definitions": (Action.RULE, lambda w, p: copying.copy_definitions(w, p, 2024)),
        "figures.sight_of": (Action.READ_VERIFIED, lambda _, p: figures.sight_of(p)),
        "figures.figures_seen_by": (Action.READ_VERIFIED, lambda w, p: figures.figures_seen_by(w, p, 2024)),
        "freezing.content_of": (
            Action.READ_MEETINGS,
            lambda w, p: freezing.content_of(w, p, meeting.read_meetings(w, CONSOLE)[0]),
        ),
        "freezing.changes_since": (
            Action.READ_MEETINGS,
            lambda w, p: freezing.changes_since(w, p, source.content),
        ),
        "freezing.plans_changed_since": (
            Action.READ_MEETINGS,
            lambda w, p: freezing.plans_changed_since(w, p, source.content),
        ),
        "freezing.freeze": (
            Action.READ_FIGURES,
            lambda w, p: freezing.freeze(w, p, NewMeeting("Rapat", TW1, date(2024, 4, 12)), w.store.moment()),
        ),
        "health.health": (Action.BACK_UP, health.health),
        "meanwhile.changed_since": (Action.READ_HISTORY, lambda w, p: meanwhile.changed_since(w, p, moved)),
        "meanwhile.changed_realisations": (
            Action.READ_HISTORY,
            lambda w, p: meanwhile.changed_realisations(w, p, {("IKU-02", "", 2024, 1): ""}),
        ),
        "meanwhile.changed_targets": (
            Action.READ_HISTORY,
            lambda w, p: meanwhile.changed_targets(w, p, {("IKU-02", "", 2024, 1): ""}),
        ),
        "looking_ahead.read_outlooks": (Action.READ_FIGURES, lambda w, p: looking_ahead.read_outlooks(w, p, 2024, 1)),
        "meeting.read_meetings": (Action.READ_MEETINGS, meeting.read_meetings),
        "meeting.read_meeting": (Action.READ_MEETINGS, lambda w, p: meeting.read_meeting(w, p, NOBODY)),
        "follow_ups.read_follow_ups": (Action.READ_MEETINGS, follow_ups.read_follow_ups),
        "meeting.open_meeting": (
            Action.HOLD_MEETINGS,
            lambda w, p: meeting.open_meeting(w, p, NewMeeting("", TW1, date(2024, 4, 12))),
        ),
        "meeting.renew_data": (Action.HOLD_MEETINGS, lambda w, p: meeting.renew_data(w, p, NOBODY, "angka baru")),
        "meeting.order_agenda": (Action.HOLD_MEETINGS, lambda w, p: meeting.order_agenda(w, p, NOBODY, [])),
        "meeting.note_attendance": (Action.HOLD_MEETINGS, lambda w, p: meeting.note_attendance(w, p, NOBODY, [])),
        "meeting.take_pen": (Action.HOLD_MEETINGS, lambda w, p: meeting.take_pen(w, p, NOBODY)),
        "meeting.write_entry": (
            Action.HOLD_MEETINGS,
            lambda w, p: meeting.write_entry(w, p, NOBODY, NewEntry("office", EntryKind.DECISION, "Tetap")),
        ),
        "meeting.strike_entry": (Action.HOLD_MEETINGS, lambda w, p: meeting.strike_entry(w, p, NOBODY, NOBODY)),
        "meeting.close_meeting": (Action.HOLD_MEETINGS, lambda w, p: meeting.close_meeting(w, p, NOBODY)),
        "follow_ups.report_progress": (
            Action.FOLLOW_UP,
            lambda w, p: follow_ups.report_progress(w, p, stand.follow_up, "sudah"),
        ),
        "moving.read_movements": (
            Action.READ_FIGURES,
            lambda w, p: moving.read_movements(w, p, Standpoint(TW1), Standpoint(TW1)),
        ),
        "papers.meeting_source": (Action.READ_MEETINGS, lambda w, p: papers.meeting_source(w, p, NOBODY)),
        "papers.present_source": (Action.READ_MEETINGS, lambda w, p: papers.present_source(w, p, TW1)),
        "papers.record_paper": (
            Action.READ_MEETINGS,
            lambda w, p: papers.record_paper(w, p, Paper(PaperKind.REPORT, "", b""), source),
        ),
        "papers.issued_as": (Action.READ_MEETINGS, lambda w, p: papers.issued_as(w, p, b"")),
        "papers.issued_with": (Action.READ_MEETINGS, lambda w, p: papers.issued_with(w, p, "", ())),
        "papers.source_again": (Action.READ_MEETINGS, lambda w, p: papers.source_again(w, p, issued)),
        "past.submissions": (Action.READ_HISTORY, past.submissions),
        "past.changes": (Action.READ_HISTORY, lambda w, p: past.changes(w, p)),
        "planning.read_plan": (Action.READ_FIGURES, lambda w, p: planning.read_plan(w, p, 2024)),
        "planning.set_plan_targets": (
            Action.SET_TARGETS,
            lambda w, p: planning.set_plan_targets(w, p, 2024, {("IKU-02", ""): TypedTarget("90")}, TypedPaper()),
        ),
        "planning.report_budgets": (
            Action.REPORT,
            lambda w, p: planning.report_budgets(w, p, TW1, {"IKU-02": TypedBudget("10", "5")}, ""),
        ),
        "previewing.preview_page": (Action.READ_EVIDENCE, lambda w, p: previewing.preview_page(w, p, NOBODY)),
        "proving.attach_file": (Action.ATTACH, lambda w, p: proving.attach_file(w, p, "x.exe", FILE, [PLACE])),
        "proving.attach_link": (Action.ATTACH, lambda w, p: proving.attach_link(w, p, "x", "", [PLACE])),
        "proving.withdraw_attachment": (
            Action.ATTACH,
            lambda w, p: proving.withdraw_attachment(w, p, stand.attachment, "keliru"),
        ),
        "proving.evidence_named": (Action.READ_EVIDENCE, lambda w, p: proving.evidence_named(w, p, SHA256)),
        "rehearsing.rehearse": (Action.REPORT, lambda w, p: reporting.rehearse(w, p, REPORT)),
        "rehearsing.rehearse targets": (Action.SET_TARGETS, lambda w, p: reporting.rehearse(w, p, TARGETS)),
        "reminding.plan": (Action.REMIND, lambda w, p: reminding.plan(w, p, TW1)),
        "reminding.remind": (Action.REMIND, lambda w, p: reminding.remind(w, p, TW1)),
        "reminding.outbox": (Action.REMIND, lambda w, p: reminding.outbox(w, p, TW1)),
        "reporting.submit": (Action.REPORT, lambda w, p: reporting.submit(w, p, moved)),
        "reporting.record": (Action.REPORT, lambda w, p: reporting.record(w, p, REPORT)),
        "reporting.record evidence": (Action.ATTACH, lambda w, p: reporting.record(w, p, EVIDENCE)),
        "reporting.withdraw": (Action.WITHDRAW, lambda w, p: reporting.withdraw(w, p, stand.report, "keliru")),
        "reporting.withdraw targets": (
            Action.SET_TARGETS,
            lambda w, p: reporting.withdraw(w, p, stand.targets, "keliru"),
        ),
        "reviewing.check_documents": (Action.REVIEW, lambda w, p: reviewing.check_documents(w, p, [check])),
        "reviewing.review": (
            Action.REVIEW,
            lambda w, p: reviewing.review(w, p, ["IKU-02"], TW1, Verdict.RETURNED, "tanda tangan"),
        ),
        "reviewing.resubmit": (Action.REPORT, lambda w, p: reviewing.resubmit(w, p, "IKU-02", TW1)),
        "reviewing.lock": (Action.LOCK, lambda w, p: reviewing.lock(w, p, TW1)),
        "reviewing.reopen": (Action.REOPEN, lambda w, p: reviewing.reopen(w, p, TW1, "salah angka")),
        "ruling.rehearse_ruling": (Action.RULE, lambda w, p: ruling.rehearse_ruling(w, p, DRAFT)),
        "ruling.rule": (Action.RULE, lambda w, p: ruling.rule(w, p, DRAFT)),
        "ruling.rehearse_revocation": (
            Action.RULE,
            lambda w, p: ruling.rehearse_revocation(w, p, "IKU-07", RuledField.DESCRIPTION, "keliru"),
        ),
        "ruling.revoke": (
            Action.RULE,
            lambda w, p: ruling.revoke(w, p, "IKU-07", RuledField.DESCRIPTION, "keliru"),
        ),
        "ruling.rulings_given": (Action.READ_VERIFIED, ruling.rulings_given),
        "templates.template_bytes": (
            Action.READ_FIGURES,
            lambda w, p: templates.template_bytes(w, p, SubmissionKind.REALISATIONS, TW1, "kul", "csv"),
        ),
        "tokens.issue": (
            Action.MANAGE_TOKENS,
            lambda w, p: tokens.issue(w, p, "", TokenScope.READ, timedelta(days=1)),
        ),
        "tokens.tokens_seen_by": (Action.MANAGE_TOKENS, tokens.tokens_seen_by),
        "tokens.revoke": (Action.MANAGE_TOKENS, lambda w, p: tokens.revoke(w, p, NOBODY, "selesai")),
        "tracing.read_trace": (Action.READ_HISTORY, lambda w, p: tracing.read_trace(w, p, 2024, "IKU-02")),
        "uploading.read_file": (
            Action.REPORT,
            lambda w, p: uploading.read_file(w, p, SubmissionKind.REALISATIONS, "tw1.csv", content),
        ),
        "uploading.read_file targets": (
            Action.SET_TARGETS,
            lambda w, p: uploading.read_file(w, p, SubmissionKind.TARGETS, "target.csv", content),
        ),
        "uploading.read_upload": (
            Action.REPORT,
            lambda w, p: uploading.read_upload(
                w, p, uploading.UploadScope(SubmissionKind.REALISATIONS, TW1, "kul"), "tw1.csv", content
            ),
        ),
    }


@pytest.mark.parametrize("who", EVERYONE)
def test_whoever_may_not_is_refused_first_and_nothing_is_stored(stand: Stand, who: str) -> None:
    before = stand.workspace.store.data_version
    for name, (action, act) in _table(stand).items():
        if action in ALLOWED[who]:
            continue
        with pytest.raises(NotAllowed) as refused:
            act(stand.workspace, EVERYONE[who])
        assert refused.value.action is action, name
    assert stand.workspace.store.data_version == before


@pytest.mark.parametrize("who", EVERYONE)
def test_what_is_seen_of_the_figures_is_what_the_table_says(who: str) -> None:
    allowed = ALLOWED[who]
    if Action.READ_VERIFIED not in allowed:
        return
    seen = (Action.READ_FIGURES in allowed, Action.READ_EVIDENCE in allowed, Action.READ_HISTORY in allowed)
    assert figures.sight_of(EVERYONE[who]) == figures.Sight(*seen)


@pytest.mark.parametrize("who", EVERYONE)
def test_what_happened_to_accounts_is_told_to_those_who_manage_them(stand: Stand, who: str) -> None:
    if Action.READ_HISTORY not in ALLOWED[who]:
        return
    kinds = {fact.kind for fact in past.changes(stand.workspace, EVERYONE[who])}

    assert ("account" in kinds) is (Action.MANAGE_ACCOUNTS in ALLOWED[who])


def test_an_operator_does_nothing_about_what_another_subdivision_reports(stand: Stand) -> None:
    before = stand.workspace.store.data_version
    refused = set()
    for name, (action, act) in _table(stand).items():
        if action in OWN and not name.startswith("uploading."):
            with pytest.raises(NotAllowed) as refusal:
                act(stand.workspace, RENDATIN)
            assert (refusal.value.action, refusal.value.indicator) == (action, "IKU-02"), name
            refused.add(action)
    assert refused == OWN
    assert stand.workspace.store.data_version == before


def test_targets_among_realisations_ask_for_the_right_to_set_targets(stand: Stand) -> None:
    mixed = replace(REPORT, targets=TARGETS.targets)

    with pytest.raises(NotAllowed) as refused:
        reporting.rehearse(stand.workspace, EVERYONE["operator"], mixed)

    assert refused.value.action is Action.SET_TARGETS


def test_whoever_may_gets_past_the_question(stand: Stand) -> None:
    """Of those who may, the one who may do least."""
    for name, (action, act) in _table(stand).items():
        who = min((w for w in EVERYONE if action in ALLOWED[w]), key=lambda w: len(ALLOWED[w]))
        try:
            act(stand.workspace, EVERYONE[who])
        except NotAllowed as refused:
            pytest.fail(f"{who}: {name}: {refused}")
        except UserError:
            pass


def test_every_action_is_in_the_table_or_has_a_reason_not_to_be(stand: Stand) -> None:
    asked = {name.split()[0] for name in _table(stand)}

    assert asked | set(WITHOUT_A_QUESTION) == {name for name, takes_person in _public() if takes_person}
    assert not asked & set(WITHOUT_A_QUESTION)


def test_what_pages_routes_and_commands_call_without_a_person_is_listed_with_the_reason() -> None:
    without = {name for name, takes_person in _public() if not takes_person}

    assert without & _called_from_outside() == set(FOR_ANYONE)


def _public() -> Iterator[tuple[str, bool]]:
    for name, _, function in functions():
        if not function.name.startswith("_"):
            arguments = [*function.args.args, *function.args.kwonlyargs]
            takes_person = any(a.annotation and "Person" in ast.unparse(a.annotation) for a in arguments)
            yield f"{name}.{function.name}", takes_person


def _called_from_outside() -> set[str]:
    """`module.function` of everything of `workflow` that is named in the packages above it."""
    found: set[str] = set()
    for folder in ("iku/ui", "iku/web", "iku/commands", "pages"):
        for path in (PROJECT / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.ImportFrom) and node.module == "iku.workflow":
                    modules = {alias.asname or alias.name: alias.name for alias in node.names}
                    found |= {
                        f"{modules[n.value.id]}.{n.attr}"
                        for n in ast.walk(tree)
                        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id in modules
                    }
                elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("iku.workflow."):
                    found |= {f"{(node.module or '').rpartition('.')[2]}.{alias.name}" for alias in node.names}
    return found
