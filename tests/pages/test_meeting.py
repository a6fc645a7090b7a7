"""Rapat: opened on frozen figures, noted down slide by slide, renewed with a reason, closed; its follow-ups on Ringkasan."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from iku.domain.facts import Channel, ReportedValue, Submission, SubmissionKind
from iku.domain.meeting import EntryKind, Meeting, NewEntry, NewMeeting
from iku.domain.period import Period
from iku.domain.person import sole_person
from iku.intake.definitions import load_definitions
from iku.intake.plan import TypedBudget
from iku.workflow import follow_ups, opening
from iku.workflow import meeting as meetings
from iku.workflow.planning import report_budgets
from iku.workflow.reporting import record
from iku.workflow.workspace import PROJECT, open_workspace
from tests.pages import reading
from tests.pages.clerk import button, field, press, sentences, tables, titles, type_into
from tests.pages.conftest import Visit
from tests.people import SECRETARY

HENDRO = sole_person("Hendro (uji)")
SLIDE = "indicator:IKU-06"


@pytest.fixture(scope="module")
def office_with_meeting(filled_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A meeting about the third quarter, opened once and copied for each test."""
    home = tmp_path_factory.mktemp("meeting") / "home"
    shutil.copytree(filled_office, home)
    workspace = open_workspace(home, load_definitions(PROJECT / "data" / "2024"))
    about = NewMeeting("Rapat evaluasi TW III 2024", Period(2024, 3), date(2024, 10, 12), place="Aula")
    meetings.open_meeting(workspace, HENDRO, about)
    workspace.close()
    return home


@pytest.fixture
def opened(office_with_meeting: Path, home: Path, visit: Visit) -> AppTest:
    """The page, and on it the meeting."""
    shutil.copytree(office_with_meeting, home)
    return type_into(visit("meeting"), **{"Nama Anda": "Hendro (uji)"})


def held() -> Meeting:
    return meetings.read_meetings(opening.working(), HENDRO)[0]


def turn_to(app: AppTest, slide: str) -> AppTest:
    return app.selectbox(key=f"slide-{held().meeting}").set_value(slide).run()


def note(app: AppTest, kind: EntryKind, text: str, **task: str) -> AppTest:
    """Writes something down about the slide that is turned to."""
    control = next(c for c in app.segmented_control if c.label == "Jenis")
    control.set_value(kind).run()
    area = next(a for a in app.text_area if a.label == "Isi")
    area.set_value(text)
    return press(type_into(app, **task), "Catat")


def body(app: AppTest) -> str | None:
    """What is in the field for the text of a note."""
    return next(a for a in app.text_area if a.label == "Isi").value


def correct_a_figure(value: str) -> None:
    reports = (ReportedValue("IKU-06", "", 2024, 3, Decimal(value)),)
    record(opening.working(), HENDRO, Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=reports))


def test_a_meeting_is_opened_and_says_which_figures_it_shows(office: Path, visit: Visit) -> None:
    app = type_into(visit("meeting"), **{"Nama Anda": "Hendro (uji)", "Tanggal rapat": "12 Oktober 2024"})
    app = press(type_into(app, **{"Tempat": "Aula"}), "Buka rapat")

    assert reading.title(app) == "Rapat evaluasi TW III 2024: belum ada keputusan"
    said = sentences(app)
    assert "Triwulan III 2024 · Seluruh kantor · 12 Oktober 2024 · Aula" in said
    assert any(s.endswith(f"sidik {held().pinned.fingerprint[:8]}") for s in said)
    assert "**Tidak ada angka yang berubah sejak rapat dibuka**" in said
    assert f'href="rapat/{held().meeting}/layar"' in tables(app)
    assert "Gambaran umum" in tables(app)


def test_without_a_meeting_the_page_says_what_to_do_and_opens_none_while_something_is_missing(
    office: Path, visit: Visit
) -> None:
    cases = (
        ("Nama Anda", "", "Isi nama Anda dulu, di bagian atas halaman ini."),
        ("Judul rapat", " ", "Judul rapat belum diisi. Tulis judulnya, lalu coba lagi."),
        ("Tanggal rapat", "31/02/2024", '"31/02/2024" bukan tanggal. Tulis misalnya 31/10/2024.'),
        ("Tanggal rapat", "", "Tanggal rapat belum diisi. Tulis misalnya 12/10/2024."),
    )
    app = visit("meeting")
    assert reading.title(app) == "Belum ada rapat"
    assert any(s.startswith("Buka rapat di bawah ini. Angka dibekukan saat itu") for s in sentences(app))
    assert field(app, "Judul rapat").value == "Rapat evaluasi TW III 2024"

    type_into(app, **{"Nama Anda": "Hendro (uji)"})
    for label, typed, sentence in cases:
        right = field(app, label).value or ""
        press(type_into(app, **{label: typed}), "Buka rapat")
        assert sentence in sentences(app)
        assert meetings.read_meetings(opening.working(), HENDRO) == ()
        type_into(app, **{label: right})


def test_notes_are_kept_as_they_are_sent_and_the_indicator_is_the_slides(opened: AppTest) -> None:
    app = note(turn_to(opened, SLIDE), EntryKind.DECISION, "Target tetap")
    note(
        app,
        EntryKind.FOLLOW_UP,
        "Lengkapi <b>JDIH</b>",
        **{"Penanggung jawab": "Kasubbag Hukum", "Batas waktu": "31/12/2024"},
    )

    assert [(e.content.kind, e.content.indicator, e.content.slide) for e in held().entries] == [
        (EntryKind.DECISION, "IKU-06", SLIDE),
        (EntryKind.FOLLOW_UP, "IKU-06", SLIDE),
    ]
    assert reading.title(app) == "Rapat evaluasi TW III 2024: satu keputusan dan satu tindak lanjut"
    assert "Satu keputusan dan satu tindak lanjut sejauh ini" in titles(app)
    assert "Lengkapi &lt;b&gt;JDIH&lt;/b&gt; (Kasubbag Hukum, 31 Desember 2024)" in tables(app)
    assert "Notulis: Hendro (uji)" in sentences(app)
    assert body(app) == ""


def test_a_note_that_lacks_something_is_refused_and_stays_in_the_fields(opened: AppTest) -> None:
    who, until = "Penanggung jawab", "Batas waktu"
    cases: tuple[tuple[EntryKind, str, dict[str, str], str], ...] = (
        (EntryKind.DECISION, " ", {}, "Isinya belum ditulis. Tulis isinya, lalu simpan lagi."),
        (
            EntryKind.FOLLOW_UP,
            "Rekonsiliasi",
            {who: "", until: "31/12/2024"},
            "Penanggung jawab tindak lanjut belum diisi. Tulis siapa yang melaksanakannya.",
        ),
        (
            EntryKind.FOLLOW_UP,
            "Rekonsiliasi",
            {who: "Bendahara", until: ""},
            "Batas waktu tindak lanjut belum diisi. Tulis tanggalnya, misalnya 31/10/2024.",
        ),
        (
            EntryKind.FOLLOW_UP,
            "Rekonsiliasi",
            {who: "Bendahara", until: "akhir tahun"},
            '"akhir tahun" bukan tanggal. Tulis misalnya 31/10/2024.',
        ),
    )
    for kind, text, task, sentence in cases:
        note(opened, kind, text, **task)
        assert sentence in sentences(opened)
        assert held().entries == ()
        assert body(opened) == text
        assert {label: field(opened, label).value for label in task} == task


def test_a_note_is_worded_anew_also_after_a_reload_and_struck_out(opened: AppTest, visit: Visit) -> None:
    note(turn_to(opened, SLIDE), EntryKind.DECISION, "Target tetap")
    entry = held().entries[0].entry
    opened.button(key=f"meeting-change-{entry}").click().run()
    next(a for a in opened.text_area if a.label == "Isi").set_value("Target dire").run()

    app = type_into(visit("meeting"), **{"Nama Anda": "Hendro (uji)"})
    assert body(app) == "Target dire"
    next(a for a in app.text_area if a.label == "Isi").set_value("Target direvisi")
    press(app, "Simpan perubahan")
    assert [(e.entry, e.content.kind, e.content.text) for e in held().entries] == [
        (entry, EntryKind.DECISION, "Target direvisi")
    ]

    app.button(key=f"meeting-change-{entry}").click().run()
    assert body(app) == "Target direvisi"
    next(a for a in app.text_area if a.label == "Isi").set_value("Tidak jadi").run()
    press(app, "Batal")
    assert body(type_into(visit("meeting"), **{"Nama Anda": "Hendro (uji)"})) == ""

    app.button(key=f"meeting-strike-{entry}").click().run()
    assert held().entries == ()
    assert "Catatan dicoret; isinya tetap ada di riwayat." in sentences(app)


def begin_a_follow_up(app: AppTest) -> AppTest:
    """Half typed, on the slide that is turned to."""
    next(c for c in app.segmented_control if c.label == "Jenis").set_value(EntryKind.FOLLOW_UP).run()
    type_into(app, **{"Penanggung jawab": "Kasubbag Hukum"})
    next(a for a in app.text_area if a.label == "Isi").set_value("Lengkapi JD")
    return app.run()


def begun(app: AppTest) -> tuple[str | None, str | None, str | None]:
    """What is in the fields, and the slide that it is about."""
    return body(app), field(app, "Penanggung jawab").value, app.selectbox(key=f"slide-{held().meeting}").value


BEGUN = ("Lengkapi JD", "Kasubbag Hukum", SLIDE)


def test_a_half_typed_note_waits_on_its_slide_while_another_is_worded_anew(opened: AppTest) -> None:
    note(turn_to(opened, SLIDE), EntryKind.DECISION, "Target tetap")
    entry = held().entries[0].entry
    begin_a_follow_up(opened)

    opened.button(key=f"meeting-change-{entry}").click().run()
    assert body(opened) == "Target tetap"
    assert begun(press(opened, "Batal")) == BEGUN

    opened.button(key=f"meeting-change-{entry}").click().run()
    turn_to(opened, "summary")
    next(a for a in opened.text_area if a.label == "Isi").set_value("Target direvisi")
    assert begun(press(opened, "Simpan perubahan")) == BEGUN
    assert [(e.content.slide, e.content.text) for e in held().entries] == [(SLIDE, "Target direvisi")]

    opened.button(key=f"meeting-change-{entry}").click().run()
    opened.button(key=f"meeting-strike-{entry}").click().run()
    assert begun(opened) == BEGUN


def test_a_note_that_waits_and_a_change_that_is_half_typed_both_survive_a_reload(opened: AppTest, visit: Visit) -> None:
    note(turn_to(opened, SLIDE), EntryKind.DECISION, "Target tetap")
    begin_a_follow_up(opened).button(key=f"meeting-change-{held().entries[0].entry}").click().run()

    untouched = type_into(visit("meeting"), **{"Nama Anda": "Hendro (uji)"})
    assert begun(untouched) == BEGUN

    next(a for a in opened.text_area if a.label == "Isi").set_value("Target dire").run()
    changed = type_into(visit("meeting"), **{"Nama Anda": "Hendro (uji)"})
    assert body(changed) == "Target dire"
    assert begun(press(changed, "Batal")) == BEGUN


def test_what_is_half_typed_stays_with_its_meeting(opened: AppTest) -> None:
    first = held()
    begin_a_follow_up(turn_to(opened, SLIDE))
    about = NewMeeting("Rapat berikutnya", Period(2024, 3), date(2024, 10, 20))
    second = meetings.open_meeting(opening.working(), HENDRO, about)
    choice = next(s for s in opened.run().selectbox if s.label == "Rapat")

    choice.set_value(second.meeting).run()
    assert body(opened) == ""
    next(a for a in opened.text_area if a.label == "Isi").set_value("Dibuka")
    press(opened, "Catat")
    next(s for s in opened.selectbox if s.label == "Rapat").set_value(first.meeting).run()

    assert (body(opened), field(opened, "Penanggung jawab").value) == BEGUN[:2]


def test_what_is_half_typed_is_there_after_a_reload_on_its_slide_until_it_is_sent(
    opened: AppTest, visit: Visit
) -> None:
    control = next(c for c in turn_to(opened, SLIDE).segmented_control if c.label == "Jenis")
    control.set_value(EntryKind.FOLLOW_UP).run()
    next(a for a in opened.text_area if a.label == "Isi").set_value("Lengkapi JD")
    type_into(opened, **{"Penanggung jawab": "Kasubbag Hukum"})

    again = visit("meeting")
    assert ":material/history: Ada isian yang belum dikirim. Isi nama Anda untuk memulihkannya." in sentences(again)
    type_into(again, **{"Nama Anda": "Hendro (uji)"})
    assert (body(again), field(again, "Penanggung jawab").value) == ("Lengkapi JD", "Kasubbag Hukum")
    assert again.selectbox(key=f"slide-{held().meeting}").value == SLIDE
    assert any(s.startswith(":material/history: Isian yang belum dikirim dipulihkan") for s in sentences(again))
    assert body(type_into(visit("meeting"), **{"Nama Anda": "Sari (uji)"})) == ""

    note(again, EntryKind.FOLLOW_UP, "Lengkapi JDIH", **{"Batas waktu": "31/12/2024"})
    assert [(e.content.slide, e.content.owner) for e in held().entries] == [(SLIDE, "Kasubbag Hukum")]
    assert body(type_into(visit("meeting"), **{"Nama Anda": "Hendro (uji)"})) == ""


def test_somebody_elses_pen_is_taken_over_knowingly(opened: AppTest) -> None:
    app = opened
    content = NewEntry("summary", EntryKind.NOTE, "Dibacakan")
    meetings.write_entry(opening.working(), SECRETARY, held().meeting, content)

    app.run()
    assert "Notulis: Hendro" in sentences(app)
    assert not [b for b in app.button if b.label == "Catat"]
    press(app, "Ambil alih")

    assert held().note_taker_name == "Hendro (uji)"
    assert button(app, "Catat").label


def test_a_changed_budget_is_told_as_well(opened: AppTest) -> None:
    report_budgets(opening.working(), HENDRO, Period(2024, 3), {"IKU-06": TypedBudget("100", "40")}, "DIPA 1")

    opened.run()
    assert "**Target akhir atau anggaran IKU-06 berubah sejak rapat dibuka**" in sentences(opened)


def test_moved_figures_are_counted_and_taken_in_with_a_reason_as_a_version_of_their_own(
    opened: AppTest,
) -> None:
    app = opened
    correct_a_figure("90")

    app.run()
    assert "**1 angka berubah sejak rapat dibuka**" in sentences(app)
    app.session_state["choose-changes"] = True
    app.run()
    assert "71,20%" in tables(app)
    assert "90,00%" in tables(app)
    app.session_state["choose-changes"] = False
    app.session_state["meeting-renewal"] = True
    app.run()
    app.button(key="meeting-renew").click().run()
    assert "Alasan belum diisi. Tulis alasannya, lalu coba lagi." in sentences(app)
    type_into(app, **{"Alasan memperbarui": "dikoreksi di rapat"}).button(key="meeting-renew").click().run()

    assert [(v.version, v.reason) for v in held().versions] == [(1, ""), (2, "dikoreksi di rapat")]
    assert "**Tidak ada angka yang berubah sejak data rapat versi 2 diambil**" in sentences(app)
    versions = next(s for s in app.selectbox if s.label == "Versi data rapat")
    versions.set_value(1).run()
    assert any(s.startswith("Ini versi lama.") for s in sentences(app))
    assert "layar?versi=1" in tables(app)


def test_the_agenda_is_ordered_by_hand_and_given_back(opened: AppTest) -> None:
    app = opened
    first = list(app.selectbox(key=f"slide-{held().meeting}").options)
    app.toggle(key="choose-agenda").set_value(True).run()
    app.selectbox(key=f"moved-{held().meeting}").set_value("summary").run()
    press(app, "Naik")
    assert held().agenda[0] == "summary"
    press(app, "Keluarkan")
    assert "summary" not in held().agenda
    press(app, "Masukkan lagi")
    assert held().agenda[-1] == "summary"
    press(app, "Kembali ke susunan program")

    assert held().agenda == ()
    assert app.selectbox(key=f"slide-{held().meeting}").options == first


def test_who_came_is_laid_down_line_by_line(opened: AppTest) -> None:
    app = opened

    app.text_area(key=f"attendance-{held().meeting}").set_value("Siti Aminah, S.H.; Ketua\n\nBudi")
    press(app, "Simpan daftar hadir")

    assert [(a.name, a.position) for a in held().attendees] == [("Siti Aminah, S.H.", "Ketua"), ("Budi", "")]
    assert "Daftar hadir: dua orang" in titles(app)


def test_a_closed_meeting_is_looked_back_on_and_its_follow_ups_stay_on_ringkasan(opened: AppTest, visit: Visit) -> None:
    app = opened
    task = {"Penanggung jawab": "Kasubbag Hukum", "Batas waktu": "31/12/2024"}
    note(turn_to(app, SLIDE), EntryKind.FOLLOW_UP, "Lengkapi JDIH", **task)
    app.session_state["meeting-closing"] = True
    app.run()
    type_into(app, **{"Nomor berita acara": "12/2024"}).button(key="meeting-close").click().run()

    assert (held().is_closed, held().number) == (True, "12/2024")
    assert any("nomor 12/2024" in s for s in sentences(app))
    assert not [b for b in app.button if b.label in ("Catat", "Coret", "Simpan daftar hadir")]

    overview = visit("overview")
    assert "Tindak lanjut rapat: satu terbuka, satu lewat batas waktu" in titles(overview)
    said = sentences(overview)
    assert any("Kasubbag Hukum · batas 31 Desember 2024 · Rapat evaluasi TW III 2024" in s for s in said)


def test_a_follow_up_is_done_only_with_a_proof_and_then_leaves_ringkasan(opened: AppTest, visit: Visit) -> None:
    app = opened
    task = {"Penanggung jawab": "Kasubbag Hukum", "Batas waktu": "31/12/2024"}
    note(turn_to(app, SLIDE), EntryKind.FOLLOW_UP, "Lengkapi JDIH", **task)
    entry = held().entries[0].entry
    overview = visit("overview")
    overview.session_state["name_field"] = "Hendro (uji)"
    overview.session_state[f"progress-{entry}-0"] = True
    overview.run()

    overview.text_area(key=f"progress-text-{entry}-0").set_value("Sudah diunggah")
    overview.checkbox(key=f"progress-done-{entry}-0").check()
    overview.button(key=f"progress-send-{entry}-0").click().run()
    assert (
        "Tindak lanjut baru selesai jika ada buktinya. Lampirkan berkas, atau tautan dengan tanggal dilihat."
        in sentences(overview)
    )
    overview.text_input(key=f"progress-url-{entry}-0").set_value("https://jdih.example.go.id/1")
    overview.text_input(key=f"progress-seen-{entry}-0").set_value("04/10/2024")
    overview.button(key=f"progress-send-{entry}-0").click().run()

    assert "Tindak lanjut selesai dan tercatat." in sentences(overview)
    assert [f.is_done for f in follow_ups.read_follow_ups(opening.working(), HENDRO)] == [True]
    assert not [t for t in titles(overview) if t.startswith("Tindak lanjut rapat")]


def test_in_practice_a_meeting_is_held_on_the_sample_and_its_screen_is_the_samples(visit: Visit) -> None:
    app = type_into(visit("meeting", data="contoh"), **{"Nama Anda": "Hendro (uji)"})

    press(app, "Buka rapat")

    assert "layar?data=contoh" in tables(app)
    assert meetings.read_meetings(opening.working(), HENDRO) == ()
