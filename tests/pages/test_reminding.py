"""'Belum lapor' on Ringkasan: who owes what, and for those who may, a reminder."""

from pathlib import Path

import pytest

from iku.domain.person import Grant, Role
from iku.workflow import opening
from tests.connecting import connected
from tests.mailing import PostOffice
from tests.pages.conftest import Visit
from tests.pages.reading import table
from tests.staff import ADMINISTRATOR, LEADER, PASSWORD, member

SITI = "siti@kpu.example.go.id"
OPERATOR = Grant(Role.OPERATOR, "rendatin")


def test_who_may_remind_sees_to_whom_sends_once_and_is_told(
    office: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in PostOffice(port=1).settings.items():
        monkeypatch.setenv(name, text)
    member(opening.working(), "pengelola", ADMINISTRATOR)
    member(opening.working(), "siti", OPERATOR, email=SITI)
    connected(monkeypatch).sign_in("pengelola", PASSWORD)
    app = visit()
    app.session_state["remind"] = True
    app.run()

    rows = {row[0]: row[1:] for row in table(app, "Penerima pengingat").rows[1:]}
    assert rows["Perencanaan, Data, Informasi"] == [f"Siti (uji) <{SITI}>", "akan dikirim"]
    app.button(key="send-reminders").click().run()
    assert [s.value for s in app.success] == [
        "1 pengingat masuk antrean; terkirim dalam beberapa detik bila peladen surel menjawab."
    ]
    assert table(app, "Pengingat triwulan ini").rows[1][1] == SITI
    app.run()
    assert app.button(key="send-reminders").disabled


def test_who_may_not_remind_is_offered_none(office: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    member(opening.working(), "pengelola", ADMINISTRATOR)
    member(opening.working(), "ketua", LEADER)
    connected(monkeypatch).sign_in("ketua", PASSWORD)
    app = visit()
    app.session_state["remind"] = True
    app.run()

    assert any(s.value.startswith("Belum lapor") for s in app.subheader)
    assert "send-reminders" not in [b.key for b in app.button]
    assert "reminder-text" not in [s.key for s in app.selectbox]
