"""Nobody gets in through a page: what each person is offered, and what a press does that comes too late.

Who may do what is the hand-written table of `tests/domain/test_permission.py`, never the function that decides.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from iku.domain.permission import Action
from iku.domain.person import Grant, Role
from iku.present.standing import RIGHTS_CHANGED
from iku.ui.backup_view import RESTORING
from iku.ui.places import PLACES, place_named
from iku.workflow.accounts import grant
from iku.workflow.directory import account_named
from tests.domain.test_permission import ALLOWED
from tests.pages.clerk import plain, sentences, tables
from tests.pages.doors import KUL, RENDATIN, Building, opened_building
from tests.people import EVERYONE
from tests.staff import CONSOLE

READING = (
    "step-",
    "average-",
    "redraw",
    "choose-",
    "settings_",
    "open_working",
    "more-history",
    "go_on",
    "summary",
    "sign-",
)
"""Keys of what anyone may press who sees it: it only turns pages."""
MEANT: Mapping[str, Action] = {
    "check_typed": Action.REPORT,
    "reset_typed": Action.REPORT,
    "explain_typed": Action.REPORT,
    "discard-": Action.REPORT,
    "resubmit-": Action.REPORT,
    "file-table-realisations": Action.REPORT,
    "send": Action.REPORT,
    "attach": Action.ATTACH,
    "file-evidence": Action.ATTACH,
    "withdraw-attached-": Action.ATTACH,
    "withdraw-listed-": Action.WITHDRAW,
    "check_targets": Action.SET_TARGETS,
    "repeat_targets": Action.SET_TARGETS,
    "reset_targets": Action.SET_TARGETS,
    "save-plan": Action.SET_TARGETS,
    "save-budgets": Action.REPORT,
    "repeat-budgets": Action.REPORT,
    "save-checks": Action.REVIEW,
    "verify": Action.REVIEW,
    "return": Action.REVIEW,
    "rule-": Action.RULE,
    "revoke-IKU-": Action.RULE,
    "ask-copy": Action.RULE,
    "remind": Action.REMIND,
    "send-reminders": Action.REMIND,
    "do-grant": Action.MANAGE_ACCOUNTS,
    "do-reset": Action.MANAGE_ACCOUNTS,
    "do-switch": Action.MANAGE_ACCOUNTS,
    "do-open": Action.MANAGE_ACCOUNTS,
    "do-backup": Action.BACK_UP,
    "do-verify": Action.BACK_UP,
    "do-restore": Action.RESTORE,
    RESTORING: Action.RESTORE,
    "meeting-": Action.HOLD_MEETINGS,
    "progress-": Action.FOLLOW_UP,
    "make-token": Action.MANAGE_TOKENS,
    "revoke-": Action.MANAGE_TOKENS,
}
"""What a key of a button, a form's field for files or a popover is for: the longest beginning that fits says it."""


@dataclass(frozen=True, slots=True)
class View:
    """A page at an address, and everything that may be done there by somebody."""

    page: str
    address: Mapping[str, str] = field(default_factory=dict)
    actions: frozenset[Action] = frozenset()
    lock: Action = Action.LOCK
    """what its one button about the quarter is for"""

    def is_open_to(self, who: str) -> bool:
        """Whether the address leads there: a part of Pengaturan, a subbagian, that is not the person's is another one."""
        if self.address.get("subbagian") == RENDATIN and who == "operator":
            return False
        return self.address.get("bagian") not in OWN_PARTS or bool(self.actions & ALLOWED[who])


OWN_PARTS = {
    "Akun": Action.MANAGE_ACCOUNTS,
    "Cadangan dan kesehatan": Action.BACK_UP,
    "Token": Action.MANAGE_TOKENS,
}
"""Parts of Pengaturan that are there for those alone who may do what they are for."""
REPORTING = frozenset({Action.REPORT, Action.ATTACH, Action.WITHDRAW})
VIEWS = (
    View("overview", {"remind": "1"}, frozenset({Action.REMIND, Action.FOLLOW_UP})),
    View("indicator", {"indikator": "IKU-02", "triwulan": "4"}),
    View("division", {"divisi": "hukum"}),
    View("report", {"subbagian": KUL, "triwulan": "4", "everyone": "1"}, REPORTING),
    View("report", {"subbagian": KUL, "triwulan": "3"}, REPORTING),
    View("report", {"subbagian": RENDATIN, "triwulan": "4"}, REPORTING),
    View("review", {"triwulan": "3"}, frozenset({Action.REVIEW, Action.LOCK})),
    View("review", {"triwulan": "1"}, frozenset({Action.REOPEN}), Action.REOPEN),
    View("meeting", {}, frozenset({Action.HOLD_MEETINGS})),
    View("dictionary", {"bagian-kamus": "entries", "divisi": ""}, frozenset({Action.RULE})),
    View("dictionary", {"bagian-kamus": "duties", "divisi": ""}, frozenset({Action.RULE})),
    View("dictionary", {"bagian-kamus": "check", "divisi": ""}),
    View("settings", {"bagian": "Target"}, frozenset({Action.SET_TARGETS})),
    View(
        "settings",
        {"bagian": "Renstra dan anggaran", "triwulan": "4"},
        frozenset({Action.SET_TARGETS, Action.REPORT}),
    ),
    View("settings", {"bagian": "Riwayat perubahan"}),
    View("settings", {"bagian": "Kamus dan data"}, frozenset({Action.RULE})),
    View("settings", {"bagian": "Akun"}, frozenset({Action.MANAGE_ACCOUNTS})),
    View(
        "settings",
        {"bagian": "Cadangan dan kesehatan", RESTORING: "1"},
        frozenset({Action.BACK_UP, Action.RESTORE}),
    ),
    View("settings", {"bagian": "Token"}, frozenset({Action.MANAGE_TOKENS})),
)


@pytest.fixture(scope="module")
def building(filled_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    """Set up once: whoever is refused changes nothing, and that is what is tested."""
    with opened_building(filled_office, tmp_path_factory.mktemp("doors")) as opened:
        yield opened


@pytest.fixture(autouse=True)
def home(building: Building) -> Path:
    """The building's own, not a fresh one for each test."""
    return building.workspace.home


UNFOLDED = ("remind", "everyone", RESTORING)
"""What a click unfolds, by the names that the session has for it."""


def go_to(app: AppTest, page: str, **address: str) -> AppTest:
    """A page at an address, in a window that is open already."""
    app.switch_page(f"../../pages/{page}.py")
    for name, text in address.items():
        app.query_params[name] = text
        app.session_state[name] = {"1": True}.get(text, text) if name in UNFOLDED else _chosen(name, text)
    app.run()
    assert not app.exception
    return app


def _chosen(name: str, text: str) -> object:
    return int(text) if name == "triwulan" else text


def offered(app: AppTest, view: View) -> set[Action]:
    """What can be pressed, handed in or unfolded, as what it is for. Every key must be known."""
    found = set[Action]()
    for element in (*app.button, *app.get("file_uploader"), *app.get("popover"), *app.get("download_button")):
        key = str(element.key)
        if key == "lock":
            found.add(view.lock)
            continue
        if key.startswith(READING):
            continue
        meant = [begin for begin in MEANT if key.startswith(begin)]
        assert meant, f"{view.page}: nobody has said what {key} is for"
        found.add(MEANT[max(meant, key=len)])
    return found


def expected(who: str, view: View) -> set[Action]:
    """By the table; whoever may not do what a page is for gets none of it."""
    if place_named(view.page).action not in ALLOWED[who]:
        return set()
    return set(view.actions & ALLOWED[who])


@pytest.mark.parametrize("who", EVERYONE)
def test_everyone_is_offered_what_the_table_allows_and_nothing_else(building: Building, who: str) -> None:
    app = building.window(who)
    before = building.facts()

    for view in VIEWS:
        go_to(app, view.page, **view.address)
        found = offered(app, view)
        if view.page == "settings" and Action.READ_HISTORY in ALLOWED[who]:
            parts = set(app.segmented_control(key="bagian").options)
            assert parts & set(OWN_PARTS) == {p for p, action in OWN_PARTS.items() if action in ALLOWED[who]}, view
        assert found <= ALLOWED[who], (view, found - ALLOWED[who])
        if view.is_open_to(who):
            # What stands first in a locked quarter may be of the verifier's own subbagian.
            assert found - ({Action.REVIEW} - view.actions) == expected(who, view), view

    assert building.facts() == before


Draw = Callable[[Building, AppTest], AppTest]


@dataclass(frozen=True, slots=True)
class Press:
    """Something that is pressed: by whom, where, and what was done on the page before."""

    who: str
    draw: Draw
    key: str
    later: tuple[str, ...] = ("operator lain", "tanpa peran")
    """who has the window by then: somebody to whom the page is open all the same, if there is one, and nobody"""


def _report(_: Building, app: AppTest) -> AppTest:
    go_to(app, "report", subbagian=KUL, triwulan="4")
    field = next(f for f in app.text_input if plain(f.label).startswith("Nilai (%), 02"))
    field.set_value("101")
    return app.run()


def _preview(building: Building, app: AppTest) -> AppTest:
    return _report(building, app).button(key="check_typed").click().run()


def _uploading(_: Building, app: AppTest) -> AppTest:
    go_to(app, "report", subbagian=KUL, triwulan="4")
    app.segmented_control(key="way-report").set_value("Unggah berkas").run()
    field = next(f for f in app.file_uploader if f.label.startswith("Berkas realisasi"))
    field.upload("tw4.csv", b"Kode IKU;Tahun;Triwulan;Realisasi\r\nIKU-02;2024;TW IV;99\r\n")
    return app


def _link(_: Building, app: AppTest) -> AppTest:
    go_to(app, "report", subbagian=KUL, triwulan="4")
    app.segmented_control(key="evidence-kind-kul-0").set_value("Tautan").run()
    app.multiselect(key="evidence-for-kul-0").set_value(["IKU-02/laporan-keuangan"])
    app.text_input(key="evidence-url-kul-0").set_value("https://jdih.example.go.id/1")
    app.text_input(key="evidence-seen-kul-0").set_value("04/10/2024")
    return app.run()


def _withdrawing(which: Callable[[Building], str]) -> Draw:
    def draw(building: Building, app: AppTest) -> AppTest:
        go_to(app, "report", subbagian=KUL, triwulan="4", everyone="1")
        app.session_state[f"withdraw-{which(building)}"] = True
        app.run()
        app.text_input(key=f"reason-{which(building)}").set_value("salah triwulan")
        return app.run()

    return draw


def _attached(building: Building) -> str:
    return f"attached-{building.attachment}"


def _listed(building: Building) -> str:
    return f"listed-{building.report}"


def _returned(_: Building, app: AppTest) -> AppTest:
    return go_to(app, "report", subbagian=KUL, triwulan="3")


def _targets(_: Building, app: AppTest) -> AppTest:
    go_to(app, "settings", bagian="Target")
    for label, text in {"Nomor dokumen": "PK 02", "Alasan perubahan": "revisi", "Target TW IV, 02": "98"}.items():
        next(f for f in app.text_input if plain(f.label).startswith(label)).set_value(text)
    return app.run()


def _target_preview(building: Building, app: AppTest) -> AppTest:
    app = _targets(building, app).button(key="check_targets").click().run()
    for box in app.checkbox:
        if str(box.key).startswith("confirm-"):
            box.check()
    return app.run()


def _plan(_: Building, app: AppTest) -> AppTest:
    go_to(app, "settings", bagian="Renstra dan anggaran", triwulan="4")
    typed = {"Periode": "2020–2024", "Nomor dokumen Renstra": "Renstra", "Target akhir, 02": "98"}
    return _typed(app, typed)


def _budgets(_: Building, app: AppTest) -> AppTest:
    go_to(app, "settings", bagian="Renstra dan anggaran", triwulan="4")
    return _typed(app, {"Nomor dokumen": "DIPA", "Pagu, 02": "10", "Realisasi anggaran, 02": "5"})


def _typed(app: AppTest, texts: Mapping[str, str]) -> AppTest:
    for label, text in texts.items():
        next(f for f in app.text_input if plain(f.label).startswith(label)).set_value(text)
    return app.run()


def _reviewing(_: Building, app: AppTest) -> AppTest:
    go_to(app, "review", triwulan="3").button(key="choose-IKU-02").click().run()
    for box in app.checkbox:
        if str(box.key).startswith("check-"):
            box.check()
    app.text_area(key="comment-IKU-02").set_value("Periksa lagi")
    return app.run()


def _reviewing_many(_: Building, app: AppTest) -> AppTest:
    go_to(app, "review", triwulan="3")
    for code in ("IKU-02", "IKU-11"):
        app.checkbox(key=f"tick-2024-3-{code}").check()
    app.run()
    app.text_input(key="comment-many").set_value("Periksa lagi")
    return app.run()


def _locking(_: Building, app: AppTest) -> AppTest:
    go_to(app, "review", triwulan="3")
    next(f for f in app.text_input if f.label == "Alasan mengunci").set_value("rapat pleno")
    return app.run()


def _reopening(_: Building, app: AppTest) -> AppTest:
    go_to(app, "review", triwulan="1")
    next(f for f in app.text_input if f.label == "Alasan membuka kunci").set_value("salah angka")
    return app.run()


def _ruling(_: Building, app: AppTest) -> AppTest:
    go_to(app, "dictionary", **{"bagian-kamus": "entries"}).button(key="rule-IKU-07").click().run()
    app.selectbox(key="ruled-IKU-07").set_value("IKU-07:description").run()
    app.text_area[0].set_value("Terolahnya data yang mutakhir")
    app.text_input(key="ruling-document").set_value("Keputusan 12")
    app.text_input(key="ruling-date").set_value("03/12/2026")
    return app.run()


def _ruling_preview(building: Building, app: AppTest) -> AppTest:
    return _ruling(building, app).button(key="preview-ruling").click().run()


def _revocation_preview(_: Building, app: AppTest) -> AppTest:
    go_to(app, "dictionary", **{"bagian-kamus": "entries"}).button(key="revoke-IKU-07").click().run()
    app.text_input(key="revoking-reason-IKU-07").set_value("nomor keliru")
    return app.button(key="preview-revocation").click().run()


def _copying(_: Building, app: AppTest) -> AppTest:
    return go_to(app, "settings", bagian="Kamus dan data").button(key="ask-copy").click().run()


def _reminding(_: Building, app: AppTest) -> AppTest:
    return go_to(app, "overview", remind="1")


def _accounts(building: Building, app: AppTest) -> AppTest:
    go_to(app, "settings", bagian="Akun")
    chosen = next(o for o in app.selectbox(key="changed-account").options if "(pimpinan)" in o)
    app.selectbox(key="changed-account").set_value(chosen).run()
    account = account_named(building.workspace, "pimpinan").account
    app.multiselect(key=f"held-roles-{account}").set_value(["Administrator"])
    app.text_input(key=f"switch-reason-{account}").set_value("pindah")
    app.text_input(key="login-0").set_value("teman")
    app.text_input(key="name-0").set_value("Teman Baik")
    app.multiselect(key="roles-0").set_value(["Administrator"])
    return app.run()


def _backups(_: Building, app: AppTest) -> AppTest:
    return go_to(app, "settings", bagian="Cadangan dan kesehatan")


def _restoring(_: Building, app: AppTest) -> AppTest:
    return go_to(app, "settings", **{"bagian": "Cadangan dan kesehatan", RESTORING: "1"})


def _tokens(_: Building, app: AppTest) -> AppTest:
    go_to(app, "settings", bagian="Token")
    app.text_input(key="token-label").set_value("aplikasi lain")
    return app


def _noting(building: Building, app: AppTest) -> AppTest:
    go_to(app, "meeting")
    next(a for a in app.text_area if a.label == "Isi").set_value("Target tetap")
    app.text_area(key=f"attendance-{building.meeting}").set_value("Siti; Ketua")
    app.toggle(key="choose-agenda").set_value(True)
    app.session_state["meeting-renewal"] = app.session_state["meeting-closing"] = True
    app.run()
    next(f for f in app.text_input if f.label == "Alasan memperbarui").set_value("dikoreksi")
    return app.run()


def _opening(_: Building, app: AppTest) -> AppTest:
    return go_to(app, "meeting").button(key="meeting-ask").click().run()


def _progressing(building: Building, app: AppTest) -> AppTest:
    app.session_state[f"progress-{building.entry}-0"] = True
    go_to(app, "overview").text_area(key=f"progress-text-{building.entry}-0").set_value("Sudah")
    return app.run()


PRESSES: Mapping[str, Press] = {
    "open a meeting": Press("pimpinan", _opening, "meeting-open"),
    "note down": Press("sekretaris", _noting, "meeting-write"),
    "say who came": Press("verifikator", _noting, "meeting-attendance"),
    "order the agenda": Press("pimpinan", _noting, "meeting-down"),
    "renew a meeting's data": Press("sekretaris", _noting, "meeting-renew"),
    "close a meeting": Press("sekretaris", _noting, "meeting-close"),
    "say what was done": Press("operator", _progressing, "progress-send-{entry}-0"),
    "check what was typed": Press("operator", _report, "check_typed"),
    "send a report": Press("operator", _preview, "send"),
    "read a file": Press("operator", _uploading, ""),
    "hand in again": Press("operator", _returned, "resubmit-IKU-05"),
    "attach": Press("operator", _link, "attach"),
    "take evidence back": Press("operator", _withdrawing(_attached), "do-withdraw-{attached}"),
    "take a submission back": Press("operator", _withdrawing(_listed), "do-withdraw-{listed}"),
    "check targets": Press("verifikator", _targets, "check_targets"),
    "set end targets": Press("verifikator", _plan, "save-plan"),
    "report budgets": Press("operator", _budgets, "save-budgets"),
    "send targets": Press("sekretaris", _target_preview, "send"),
    "save checks": Press("verifikator", _reviewing, "save-checks", ("pimpinan", "tanpa peran")),
    "verify": Press("sekretaris", _reviewing, "verify", ("pimpinan", "tanpa peran")),
    "return": Press("verifikator", _reviewing, "return", ("pimpinan", "tanpa peran")),
    "verify many": Press("verifikator", _reviewing_many, "verify-many", ("pimpinan", "tanpa peran")),
    "return many": Press("sekretaris", _reviewing_many, "return-many", ("pimpinan", "tanpa peran")),
    "lock": Press("sekretaris", _locking, "lock", ("verifikator", "tanpa peran")),
    "reopen": Press("sekretaris", _reopening, "lock", ("verifikator", "tanpa peran")),
    "preview a ruling": Press("sekretaris", _ruling, "preview-ruling"),
    "rule": Press("sekretaris", _ruling_preview, "rule-now"),
    "take a ruling back": Press("sekretaris", _revocation_preview, "revoke-now"),
    "copy the dictionary": Press("sekretaris", _copying, "copy-now"),
    "remind": Press("administrator", _reminding, "send-reminders"),
    "open an account": Press("administrator", _accounts, "do-open"),
    "change roles": Press("administrator", _accounts, "do-grant"),
    "disable": Press("administrator", _accounts, "do-switch"),
    "reset a password": Press("administrator", _accounts, "do-reset"),
    "back up": Press("administrator", _backups, "do-backup"),
    "restore": Press("administrator", _restoring, "do-restore"),
    "make a token": Press("pimpinan", _tokens, "make-token", ("tanpa peran",)),
    "revoke a token": Press("pimpinan", _tokens, "revoke-{token}", ("tanpa peran",)),
}


@pytest.mark.parametrize("name", PRESSES)
def test_a_press_that_comes_after_the_right_has_gone_does_nothing_and_says_so(building: Building, name: str) -> None:
    press = PRESSES[name]
    for who in press.later:
        app = press.draw(building, building.window(press.who))
        assert not app.exception
        if press.key:
            key = press.key.format(
                attached=_attached(building), listed=_listed(building), token=building.token, entry=building.entry
            )
            app.button(key=key).click()
        before = building.facts()

        building.hand_over(app, who)
        app.run()

        assert not app.exception
        assert RIGHTS_CHANGED in sentences(app), who
        assert building.facts() == before, who


def test_a_role_that_was_taken_is_gone_at_the_very_press(building: Building) -> None:
    app = _preview(building, building.window("operator"))
    account = account_named(building.workspace, "operator").account
    app.button(key="send").click()
    grant(building.workspace, CONSOLE, account, frozenset({Grant(Role.LEADER)}))
    try:
        before = building.facts()
        app.run()

        assert plain(app.title[0].value) == "Isi Realisasi bukan untuk peran Anda"
        assert {"Anda tidak berwenang mengisi realisasi.", RIGHTS_CHANGED} <= set(sentences(app))
        assert building.facts() == before
    finally:
        grant(building.workspace, CONSOLE, account, frozenset({Grant(Role.OPERATOR, "kul")}))


def test_a_link_to_the_report_of_another_subbagian_leads_to_no_form(building: Building) -> None:
    app = go_to(building.window("operator"), "report", subbagian=RENDATIN, triwulan="4")

    assert plain(app.title[0].value) == "Isi realisasi TW IV 2024"
    assert "Pilih subbagian Anda untuk mulai mengisi." in sentences(app)
    assert offered(app, VIEWS[0]) == {Action.WITHDRAW}, "of what was sent under the own name"


@pytest.mark.parametrize("who", EVERYONE)
def test_how_punctually_was_reported_is_for_those_who_see_every_figure(building: Building, who: str) -> None:
    app = go_to(building.window(who), "division")

    assert ("Ketepatan pelaporan per triwulan" in tables(app)) is (Action.READ_FIGURES in ALLOWED[who])


def test_every_page_is_walked() -> None:
    assert {view.page for view in VIEWS} == {place.name for place in PLACES}
