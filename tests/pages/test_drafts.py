"""Isi Realisasi keeps what is typed, and tells the second of two who changed the same figure."""

from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from iku.domain.draft import DraftPlace
from iku.domain.facts import Channel, ReportedValue, Submission, SubmissionKind
from iku.domain.person import sole_person
from iku.present.dates import clock
from iku.workflow import opening
from iku.workflow.drafting import read_draft
from iku.workflow.reporting import record
from tests.pages.clerk import RENDATIN, button, field, figures, press, send, sentences, submissions, type_into
from tests.pages.conftest import Visit

SITI, BUDI = "Siti Aminah", "Budi Santoso"
NAME, VALUE, NOTE = "Nama Anda", "Nilai (%), 03", "Keterangan, 07"
TYPED = {VALUE: "98,", NOTE: "menunggu data"}
PLACE = DraftPlace("realisations", 2024, 4)
CHOOSE = "Pilih dulu isian mana yang dipakai pada baris yang diubah orang lain."


def opened(visit: Visit, name: str = SITI, quarter: str = "TW IV") -> AppTest:
    app = visit("report", subbagian=RENDATIN, triwulan=quarter)
    return type_into(app, **{NAME: name}) if name else app


def record_as(name: str, value: str, quarter: int = 4) -> None:
    report = ReportedValue("IKU-03", "", 2024, quarter, value=Decimal(value))
    record(
        opening.working(),
        sole_person(name),
        Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=(report,)),
    )


def contested(app: AppTest) -> list[str]:
    return [s for s in sentences(app) if s.startswith(":orange[:material/group:]")]


def test_what_was_typed_is_there_in_the_next_session_of_the_same_person_only(office: Path, visit: Visit) -> None:
    type_into(opened(visit), **TYPED)
    kept = read_draft(opening.working(), sole_person(SITI), PLACE)
    assert kept is not None

    app = opened(visit)
    assert (field(app, VALUE).value, field(app, NOTE).value) == ("98,", "menunggu data")
    restored = f":material/history: Isian yang belum dikirim dipulihkan (disimpan {clock(kept.saved_at)})."
    assert restored in sentences(app)

    other = opened(visit, BUDI)
    assert (field(other, VALUE).value, field(other, NOTE).value) == ("", "")
    assert not any("dipulihkan" in s for s in sentences(other))


def test_what_was_typed_before_a_name_was_given_is_kept_and_becomes_the_persons(office: Path, visit: Visit) -> None:
    app = type_into(opened(visit, ""), **TYPED)
    assert field(opened(visit, ""), VALUE).value == "98,"

    type_into(app, **{NAME: SITI})

    nameless = opened(visit, "")
    assert field(nameless, VALUE).value == ""
    assert (
        ":material/history: Ada isian yang belum dikirim. Isi nama Anda untuk memulihkannya."
        in sentences(nameless)
    )  # fmt: skip
    assert field(type_into(nameless, **{NAME: SITI}), VALUE).value == "98,"


def test_a_draft_is_gone_once_it_is_discarded(office: Path, visit: Visit) -> None:
    type_into(opened(visit), **TYPED)

    app = press(opened(visit), "Buang isian")

    assert field(app, VALUE).value == ""
    assert not any("dipulihkan" in s for s in sentences(app))
    assert read_draft(opening.working(), sole_person(SITI), PLACE) is None


def test_a_draft_is_gone_once_it_is_sent(office: Path, visit: Visit) -> None:
    app = press(type_into(opened(visit), **{VALUE: "98.50"}), "Periksa")
    assert read_draft(opening.working(), sole_person(SITI), PLACE) is not None

    send(app)

    assert read_draft(opening.working(), sole_person(SITI), PLACE) is None
    app = opened(visit)
    assert field(app, VALUE).value == "98,5"
    assert contested(app) == []


def test_a_draft_of_one_quarter_or_subdivision_leaves_the_others_alone(office: Path, visit: Visit) -> None:
    app = type_into(opened(visit), **TYPED)
    type_into(visit("report", subbagian="Parmas dan SDM", triwulan="TW IV"), **{NAME: SITI, "Predikat, 12": "b"})
    type_into(opened(visit, quarter="TW III"), **{VALUE: "99"})

    app = opened(visit)

    assert field(app, VALUE).value == "98,"
    kept = read_draft(opening.working(), sole_person(SITI), PLACE)
    assert kept is not None
    assert {name: text for name, text in kept.texts.items() if text} == {
        "IKU-03//value": "98,",
        "IKU-07//note": "menunggu data",
        "IKU-12//value": "b",
    }


def test_the_second_of_two_keeps_the_own_entry_and_is_told_who_changed_what(office: Path, visit: Visit) -> None:
    siti, budi = opened(visit, quarter="TW III"), opened(visit, BUDI, quarter="TW III")
    type_into(siti, **{VALUE: "90"})
    send(press(type_into(budi, **{VALUE: "85"}), "Periksa"))
    stored = figures().realisation("IKU-03", "", 3)
    assert stored is not None
    sent = len(submissions())

    siti.run()

    said = (
        f":orange[:material/group:] Budi Santoso mengubahnya dari 103,20% menjadi 85,00% "
        f"pada {clock(stored.recorded_at)}. Isian Anda: 90."
    )
    assert contested(siti) == [said]
    assert field(siti, VALUE).value == "90"
    assert contested(opened(visit, quarter="TW III")) == [said]
    press(siti, "Periksa")
    assert CHOOSE in sentences(siti)
    assert len(submissions()) == sent

    press(siti, "Pakai isian saya")
    assert contested(siti) == []
    send(press(siti, "Periksa"))
    stored = figures().realisation("IKU-03", "", 3)
    assert stored is not None
    assert (stored.value, stored.recorded_by) == (Decimal(90), SITI)


def test_the_second_may_take_what_is_recorded_instead(office: Path, visit: Visit) -> None:
    app = type_into(opened(visit), **TYPED)
    record_as(BUDI, "85")

    press(app.run(), "Pakai yang tercatat")

    assert contested(app) == []
    assert (field(app, VALUE).value, field(app, NOTE).value) == ("85", "menunggu data")
    assert button(app, "Batalkan isian").disabled is False


@pytest.mark.parametrize("typed", ["85", "85.00", ""])
def test_who_says_the_same_or_typed_nothing_is_not_asked(office: Path, visit: Visit, typed: str) -> None:
    app = type_into(opened(visit), **{VALUE: typed})
    record_as(BUDI, "85")

    app.run()

    assert contested(app) == []
    assert field(app, VALUE).value == "85"


def test_a_figure_changed_and_changed_back_is_no_matter(office: Path, visit: Visit) -> None:
    app = type_into(opened(visit, quarter="TW III"), **{VALUE: "90"})
    for value in ("85", "103.20"):
        record_as(BUDI, value, quarter=3)

    app.run()

    assert contested(app) == []
    assert field(app, VALUE).value == "90"
