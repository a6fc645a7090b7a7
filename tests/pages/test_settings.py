"""Pengaturan: targets typed and uploaded, what changed, how things stood, and what the dashboard rests on."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from iku.domain.draft import DraftPlace
from iku.domain.facts import Channel, ProposedTarget, Submission, SubmissionKind
from iku.domain.person import sole_person
from iku.present.dates import clock
from iku.ui.as_of import past_moment
from iku.workflow import opening
from iku.workflow.drafting import read_draft
from iku.workflow.reporting import record
from tests.connecting import Connection
from tests.hashing import hash_quickly
from tests.pages.clerk import button, field, figures, plain, press, sentences, submissions, tables, titles, type_into
from tests.pages.conftest import Visit
from tests.staff import ADMINISTRATOR, PASSWORD, SECRETARY, member

SITI, BUDI = "Siti Aminah", "Budi Santoso"
PLACE = DraftPlace("targets", 2024)
DOCUMENT = "PK 12/2024"
TARGETS = (
    b"Kode IKU;Komponen;Tahun;Target TW I;Target TW II;Target TW III;Target TW IV\r\nIKU-02;;2024;90;95;95;97,5\r\n"
)


def opened(visit: Visit, **address: str) -> AppTest:
    return type_into(visit("settings", **address), **{"Nama Anda": SITI, "Nomor dokumen": DOCUMENT})


def test_on_the_first_day_targets_are_typed_copied_and_sent(home: Path, visit: Visit) -> None:
    app = opened(visit, data="kerja")
    assert titles(app)[0] == "Target 2024 belum ditetapkan"

    type_into(app, **{"Target TW I, 03": "97.250", "Target TW I, 12": "b"})
    press(press(app, "Salin ke triwulan"), "Periksa")
    assert [s for s in sentences(app) if "IKU-03" in s] == [
        f':red[:material/error: TW {q}: IKU-03, Target: "97.250" bisa berarti 97.250 (sembilan puluh tujuh ribu dua ratus '
        "lima puluh) atau 97,25. Tulis 97250 atau 97,25.]"
        for q in ("I", "II", "III", "IV")
    ]

    press(type_into(app, **{f"Target TW {q}, 03": "97,25" for q in ("I", "II", "III", "IV")}), "Periksa")
    assert not figures().has_targets
    press(app, "Kirim")

    targets = [figures().target("IKU-03", "", q) for q in (1, 2, 3, 4)]
    assert [(t.value, t.unit, t.document) for t in targets if t] == [(Decimal("97.25"), "%", DOCUMENT)] * 4
    grade = figures().target("IKU-12", "", 4)
    assert grade is not None
    assert grade.grade == "B"
    assert "Langkah pertama: 1 dari 3 selesai" in " ".join(sentences(app))


def test_first_steps_are_shown_to_those_who_may_take_one(
    visit: Visit, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    hash_quickly(monkeypatch)
    for login, grant in {"wati": ADMINISTRATOR, "hendro": SECRETARY}.items():
        member(opening.working(), login, grant)

    connection.sign_in("wati", PASSWORD)
    assert "Tiga langkah pertama" not in " ".join(sentences(visit("settings", data="kerja")))

    connection.sign_in("hendro", PASSWORD)
    assert "Tiga langkah pertama" in " ".join(sentences(visit("settings", data="kerja")))


def test_a_target_that_stands_is_replaced_only_with_a_reason(office: Path, visit: Visit) -> None:
    app = press(type_into(opened(visit), **{"Target TW IV, 03": "95"}), "Periksa")
    assert "Isi alasan perubahan dulu: ada target yang sudah ditetapkan akan diganti." in sentences(app)

    press(type_into(app, **{"Alasan perubahan": "Revisi PK"}), "Periksa")
    assert (
        "IKU-03, Target TW IV: target 95 lebih rendah daripada triwulan sebelumnya (100), padahal dihitung s.d. triwulan. "
        "Periksa, lalu perbaiki atau pastikan."
    ) in sentences(app)
    app.checkbox[0].check().run()
    press(app, "Kirim")

    target = figures().target("IKU-03", "", 4)
    assert target is not None
    assert (target.value, target.reason, target.version) == (Decimal(95), "Revisi PK", 2)
    assert submissions()[0].facts == 1


def test_a_changed_unit_is_recorded_for_every_quarter_with_a_target(office: Path, visit: Visit) -> None:
    app = type_into(opened(visit), **{"Satuan, 05": "dokumen", "Alasan perubahan": "satuan keliru"})

    press(press(app, "Periksa"), "Kirim")

    targets = [figures().target("IKU-05", "", q) for q in (1, 2, 3, 4)]
    assert [t.unit for t in targets if t] == ["dokumen"] * 4


def test_half_typed_targets_are_there_in_the_next_session_until_they_are_sent(office: Path, visit: Visit) -> None:
    type_into(opened(visit), **{"Target TW IV, 03": "100,5", "Satuan, 05": "dok", "Alasan perubahan": "Revisi PK"})
    kept = read_draft(opening.working(), sole_person(SITI), PLACE)
    assert kept is not None

    app = type_into(visit("settings"), **{"Nama Anda": SITI})
    names = ("Target TW IV, 03", "Satuan, 05", "Alasan perubahan", "Nomor dokumen")
    assert [field(app, name).value for name in names] == ["100,5", "dok", "Revisi PK", DOCUMENT]
    restored = f":material/history: Isian yang belum dikirim dipulihkan (disimpan {clock(kept.saved_at)})."
    assert restored in sentences(app)
    assert field(type_into(visit("settings"), **{"Nama Anda": BUDI}), "Target TW IV, 03").value == "100"

    press(press(app, "Periksa"), "Kirim")
    assert read_draft(opening.working(), sole_person(SITI), PLACE) is None
    target = figures().target("IKU-03", "", 4)
    assert target is not None
    assert (target.value, target.recorded_by) == (Decimal("100.5"), SITI)


def test_the_second_of_two_keeps_the_own_target_and_is_told_who_set_what(office: Path, visit: Visit) -> None:
    siti = type_into(opened(visit), **{"Target TW IV, 03": "110", "Satuan, 05": "buah", "Alasan perubahan": "Revisi"})
    changed = (
        ProposedTarget("IKU-03", "", 2024, 4, value=Decimal(105), unit="%", document="PK 9", reason="salah"),
        ProposedTarget("IKU-05", "", 2024, 4, value=Decimal(90), unit="dokumen", document="PK 9", reason="salah"),
    )
    record(
        opening.working(),
        sole_person(BUDI),
        Submission(SubmissionKind.TARGETS, Channel.TYPED, targets=changed),
    )
    stands = figures().target("IKU-03", "", 4)
    assert stands is not None
    when = clock(stands.recorded_at)

    siti.run()

    contested = [s for s in sentences(siti) if s.startswith(":orange[:material/group:]")]
    assert contested == [
        (
            f":orange[:material/group:] TW IV: Budi Santoso mengubahnya dari 100,00% menjadi 105,00% pada {when}. "
            "Isian Anda: 110."
        ),
        (
            f":orange[:material/group:] Satuannya sekarang dokumen; diubah Budi Santoso pada {when}. "
            "Isian Anda: buah."
        ),
    ]  # fmt: skip
    assert field(siti, "Target TW IV, 03").value == "110"
    press(siti, "Periksa")
    assert "Pilih dulu isian mana yang dipakai pada baris yang diubah orang lain." in sentences(siti)

    siti.button(key="insist-IKU-03//4").click().run()
    siti.button(key="adopt-IKU-05//row").click().run()
    assert field(siti, "Satuan, 05").value == "dokumen"
    press(press(siti, "Periksa"), "Kirim")
    stands = figures().target("IKU-03", "", 4)
    assert stands is not None
    assert (stands.value, stands.recorded_by) == (Decimal(110), SITI)


def test_targets_come_from_a_file_as_well(office: Path, visit: Visit) -> None:
    app = opened(visit)
    app.segmented_control(key="way-targets").set_value("Unggah berkas").run()
    app.file_uploader[0].upload("target.csv", TARGETS).run()
    assert [s for s in sentences(app) if "IKU-02" in s] == [
        (
            '1. Baris 2, kolom "Alasan": target IKU-02 yang sudah ditetapkan akan diganti, tetapi alasannya belum ada. '
            "Isi alasan perubahannya."
        )
    ]

    press(type_into(app, **{"Alasan perubahan": "Revisi PK"}), "Kirim")

    stored = figures().target("IKU-02", "", 4)
    assert stored is not None
    assert (stored.value, stored.filename) == (Decimal("97.5"), "target.csv")


def test_what_was_typed_can_be_dropped(office: Path, visit: Visit) -> None:
    app = type_into(opened(visit), **{"Target TW IV, 03": "95"})

    press(app, "Batalkan isian")

    assert field(app, "Target TW IV, 03").value == "100"
    assert button(app, "Batalkan isian").disabled


def test_the_history_is_read_by_indicator_and_kind(office: Path, visit: Visit) -> None:
    app = visit("settings", bagian="Riwayat perubahan")
    assert "perubahan tercatat, terakhir" in titles(app)[0]

    app.selectbox(key="history-indicator").select("IKU-07").run()
    app.selectbox(key="history-kind").select("realisation").run()

    assert "Realisasi IKU-07, TW I 2024" in tables(app)
    assert "Realisasi IKU-06" not in tables(app)
    assert "2 dari 2 perubahan." in sentences(app)


def test_the_figures_of_a_past_moment_stand_beside_those_of_now(sample: Path, visit: Visit) -> None:
    app = visit("settings", bagian="Riwayat perubahan", triwulan="TW IV")

    type_into(app, **{"Posisi per tanggal": "31 Oktober 2024"})

    assert any(s.startswith("**Posisi per 31 Oktober 2024, 23.59 WIB dibandingkan") for s in sentences(app))
    metrics = {m.label: (m.value, m.delta) for m in app.metric}
    past, present = metrics["Rata-rata capaian IKU"]
    assert past.endswith("%")
    assert present.startswith("sekarang ")
    assert f"sekarang {past}" != present


def test_a_moment_that_cannot_be_read_says_how_to_write_it(office: Path, visit: Visit) -> None:
    app = type_into(visit("settings", bagian="Riwayat perubahan"), **{"Posisi per tanggal": "besok"})

    assert '"besok" tidak terbaca. Tulis misalnya 31/03/2024 dan 14.30.' in sentences(app)


def test_a_moment_is_local_time_to_the_end_of_its_minute() -> None:
    assert past_moment("31/03/2024", "14.30") == datetime(2024, 3, 31, 7, 30, 59, 999999)
    assert past_moment("31 Maret 2024", "") == datetime(2024, 3, 31, 16, 59, 59, 999999)
    assert past_moment("31/03/2024", "25.00") is None


def test_the_page_says_what_the_dashboard_rests_on(office: Path, visit: Visit) -> None:
    app = visit("settings", bagian="Kamus dan data")

    assert "Data kerja dibuka" in titles(app)[0]
    assert plain(str(app.table[0].value.loc["Tempat", "value"])) == str(office)
    findings = next(plain(m.value) for m in app.markdown if m.value.startswith("- IKU"))
    assert "- IKU-01: memuat dua ukuran:" in findings
    assert "target belum ditetapkan" not in findings


def test_practice_and_working_data_are_one_click_apart(office: Path, visit: Visit) -> None:
    app = press(visit("settings", bagian="Kamus dan data"), "Buka data contoh")
    assert "Data contoh dibuka" in titles(app)[0]

    app.button(key="settings_working").click().run()

    assert "Data kerja dibuka" in titles(app)[0]
