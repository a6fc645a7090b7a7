"""What a page says to whom: the sole person, members by their roles, visitors, and those whom nobody can tell apart."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from iku.access.sessions import LONGEST
from iku.access.ways import Entrance
from iku.domain.period import Period
from iku.domain.person import Reading, at_the_console
from iku.domain.ruling import RuledField, RulingDraft
from iku.store.connection import utc_now
from iku.ui import session
from iku.ui.places import PLACES
from iku.workflow import entrance, opening, signing_in
from iku.workflow.accounts import grant, switch
from iku.workflow.directory import account_named
from iku.workflow.entrance import Doors
from iku.workflow.reviewing import lock
from iku.workflow.ruling import revoke, rule
from tests.connecting import Connection
from tests.hashing import CountingHasher, hash_quickly
from tests.pages import reading
from tests.pages.conftest import Visit
from tests.staff import ADMINISTRATOR, CONSOLE, LEADER, OPERATOR_OF_LAW, PASSWORD, member, newcomer

ELSEWHERE = "192.168.1.20"
READING_ONLY = "Hanya dapat dibaca: dasbor ini terbuka di jaringan dan belum punya akun."


@pytest.fixture(autouse=True)
def hasher(monkeypatch: pytest.MonkeyPatch) -> CountingHasher:
    return hash_quickly(monkeypatch)


@pytest.fixture
def staffed(office: Path) -> Path:
    """The filled office, with an administrator and an operator."""
    workspace = opening.working()
    member(workspace, "admin", ADMINISTRATOR)
    member(workspace, "siti", OPERATOR_OF_LAW)
    return office


def said(app: AppTest) -> str:
    """Everything in words on the page, tables too."""
    kinds = (*app.title, *app.subheader, *app.markdown, *app.caption, *app.warning, *app.error, *app.info)
    tables = [str(getattr(element, "value", "")) for element in app.get("html")]
    return " ".join([*(reading.plain(e.value) for e in kinds), *tables, *(f"{m.label} {m.value}" for m in app.metric)])


def asked_for(app: AppTest) -> list[str]:
    return [field.label for field in app.text_input]


def set_up(entering: Entrance) -> None:
    entrance.forget()
    entrance.set_up(Doors(entering))


def test_the_sole_person_gives_a_name_and_needs_no_account(office: Path, visit: Visit) -> None:
    app = visit("report", subbagian="Teknis dan Hukum")

    assert "Nama Anda" in asked_for(app)
    assert "Keluar" not in said(app)


@pytest.mark.parametrize("name", [place.name for place in PLACES])
def test_without_signing_in_a_page_shows_nothing_but_the_way_in(staffed: Path, visit: Visit, name: str) -> None:
    app = visit(name)

    assert [reading.plain(t.value) for t in app.title] == ["Silakan masuk"]
    assert 'href="masuk"' in said(app)
    assert "%" not in said(app).replace(said_style(app), "")
    assert not app.error


def said_style(app: AppTest) -> str:
    return next(text for e in app.get("html") if "<style>" in (text := str(getattr(e, "value", ""))))


def test_a_member_is_named_with_the_role_on_every_page(staffed: Path, visit: Visit, connection: Connection) -> None:
    connection.sign_in("siti", PASSWORD)

    app = visit("report", subbagian="Teknis dan Hukum")

    assert "Siti (uji) · Operator Subbagian Teknis dan Hukum" in said(app)
    assert 'href="keluar"' in said(app)
    assert "Nama Anda" not in asked_for(app)
    assert not app.error


def test_a_page_that_is_not_for_the_role_says_so_instead(staffed: Path, visit: Visit, connection: Connection) -> None:
    connection.sign_in("admin", PASSWORD)

    app = visit("report", subbagian="Teknis dan Hukum")

    assert [reading.plain(t.value) for t in app.title] == ["Isi Realisasi bukan untuk peran Anda"]
    assert "Anda tidak berwenang mengisi realisasi." in said(app)
    assert not app.text_input


def test_a_right_that_was_taken_is_gone_at_the_next_action(staffed: Path, visit: Visit, connection: Connection) -> None:
    connection.sign_in("siti", PASSWORD)
    app = visit("report", subbagian="Teknis dan Hukum")
    assert app.title[0].value != "Silakan masuk"

    switch(opening.working(), CONSOLE, account_named(opening.working(), "siti").account, "cuti", is_enabled=False)
    app.run()

    assert [t.value for t in app.title] == ["Silakan masuk"]


def test_a_session_that_ran_out_is_over_although_nothing_was_recorded(
    staffed: Path, visit: Visit, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.sign_in("siti", PASSWORD)
    app = visit("report", subbagian="Teknis dan Hukum")
    assert app.title[0].value != "Silakan masuk"

    later = utc_now() + LONGEST
    for module in (session, signing_in):
        monkeypatch.setattr(module, "utc_now", lambda: later)
    app.run()

    assert [t.value for t in app.title] == ["Silakan masuk"]


def test_a_role_that_changed_counts_at_the_next_sign_in(staffed: Path, visit: Visit, connection: Connection) -> None:
    connection.sign_in("siti", PASSWORD)
    grant(opening.working(), CONSOLE, account_named(opening.working(), "siti").account, frozenset({LEADER}))
    assert [t.value for t in visit().title] == ["Silakan masuk"]

    connection.sign_in("siti", PASSWORD)

    assert "Siti (uji) · Pimpinan" in said(visit())


def test_before_a_one_time_password_is_changed_nothing_is_shown(
    staffed: Path, visit: Visit, connection: Connection
) -> None:
    connection.sign_in("budi", newcomer(opening.working(), "budi", LEADER))

    app = visit()

    assert [t.value for t in app.title] == ["Ganti kata sandi dulu"]
    assert 'href="kata-sandi"' in said(app)


def test_on_the_network_without_accounts_one_reads_and_is_told_why(office: Path, visit: Visit) -> None:
    set_up(Entrance(listens_here_only=False))

    app = visit()
    assert READING_ONLY in said(app)
    assert "python -m iku account add" in said(app)
    assert app.title[0].value != "Silakan masuk"

    app = visit("report", subbagian="Teknis dan Hukum")
    assert [reading.plain(t.value) for t in app.title] == ["Isi Realisasi perlu masuk dulu"]
    assert READING_ONLY in said(app)


@pytest.mark.parametrize(
    ("client", "host", "sent"),
    [
        (ELSEWHERE, "localhost:8501", {}),
        ("127.0.0.1", "iku.kpu.go.id", {}),
        ("127.0.0.1", "localhost:8501", {"x-forwarded-for": ELSEWHERE}),
        ("", "localhost:8501", {}),
    ],
)
def test_whoever_is_not_at_this_computer_only_reads(
    office: Path, visit: Visit, connection: Connection, client: str, host: str, sent: dict[str, str]
) -> None:
    connection.client, connection.host, connection.sent = client, host, sent

    assert "Nama Anda" not in asked_for(visit("report", subbagian="Teknis dan Hukum"))


def test_nor_do_they_write_into_the_practice_store(office: Path, visit: Visit, connection: Connection) -> None:
    connection.client = ELSEWHERE

    app = visit("report", data="contoh", subbagian="Teknis dan Hukum")

    assert [reading.plain(t.value) for t in app.title] == ["Isi Realisasi perlu masuk dulu"]


def test_the_public_sees_nothing_of_what_was_not_verified(staffed: Path, visit: Visit) -> None:
    set_up(Entrance(public=Reading.VERIFIED))

    app = visit("indicator", indikator="IKU-06")

    assert "Anda melihat capaian yang sudah terverifikasi. Masuk untuk melihat selebihnya." in said(app)
    assert "Dasar penghitungan" in said(app)
    assert "71,20" not in said(app)
    assert "Rina" not in said(app)
    assert not app.error


def test_the_public_sees_what_was_verified_and_not_who_said_what_about_it(staffed: Path, visit: Visit) -> None:
    lock(opening.working(), at_the_console("Hendro"), Period(2024, 3), "rapat pleno selesai")
    set_up(Entrance(public=Reading.VERIFIED))

    shown = said(visit("indicator", indikator="IKU-06"))

    assert "71,20" in shown
    assert not [
        word
        for word in (
            "Rina",
            "Hendro",
            "rapat pleno",
            "berganti",
            "tw3.xlsx",
            "Riwayat versi",
            "Penyebab dan tindak lanjut",
        )
        if word in shown
    ]


def test_a_page_of_elsewhere_that_was_led_here_shows_nothing(
    office: Path, visit: Visit, connection: Connection
) -> None:
    connection.host = "halaman.example:8501"

    app = visit("indicator", indikator="IKU-06")

    assert [reading.plain(t.value) for t in app.title] == ["Alamat ini bukan alamat dasbor"]
    assert "Halaman ini dibuka lewat halaman.example, yang bukan alamat dasbor ini." in said(app)
    assert "buka http://localhost dengan nomor portanya" in said(app)
    assert "71,20" not in said(app)
    assert 'href="masuk"' not in said(app)


@pytest.mark.parametrize("host", ["192.168.1.10:8501", "PC-KEUANGAN:8501", "pc-keuangan.local", "[fe80::1]:8501"])
def test_on_the_network_the_machine_is_called_by_names_that_nobody_elsewhere_gives(
    office: Path, visit: Visit, connection: Connection, host: str
) -> None:
    set_up(Entrance())
    connection.host, connection.client = host, ELSEWHERE

    assert READING_ONLY in said(visit())


def test_on_the_network_too_a_page_of_elsewhere_shows_nothing_until_the_office_names_its_address(
    office: Path, visit: Visit, connection: Connection
) -> None:
    connection.host, connection.client = "iku.kantor.example:8501", ELSEWHERE
    set_up(Entrance())
    assert [reading.plain(t.value) for t in visit().title] == ["Alamat ini bukan alamat dasbor"]

    set_up(Entrance(url="http://iku.kantor.example:8501/"))

    assert READING_ONLY in said(visit())


def test_who_ruled_is_told_to_those_who_may_look_back_and_what_was_ruled_to_everyone(
    staffed: Path, visit: Visit, connection: Connection
) -> None:
    draft = RulingDraft("IKU-06", RuledField.DIVISION, "teknis", "Keputusan 12", "03/12/2026", "")
    rule(opening.working(), at_the_console("Hendro (uji)"), draft)
    revoke(opening.working(), at_the_console("Hendro (uji)"), "IKU-06", RuledField.DIVISION, "nomor keliru")
    set_up(Entrance(public=Reading.VERIFIED))

    shown = said(visit("dictionary"))
    assert "Keputusan 12" in shown
    assert "Hendro" not in shown
    assert "nomor keliru" not in shown

    connection.sign_in("siti", PASSWORD)
    shown = said(visit("dictionary"))
    assert "oleh Hendro (uji), " in shown
    assert "nomor keliru" in shown


def test_nothing_of_what_one_person_saw_is_shown_to_the_next(
    staffed: Path, visit: Visit, connection: Connection
) -> None:
    set_up(Entrance(public=Reading.VERIFIED))
    connection.sign_in("siti", PASSWORD)
    assert "71,20" in said(visit("indicator", indikator="IKU-06"))

    connection.cookies = {}

    assert "71,20" not in said(visit("indicator", indikator="IKU-06"))
