"""The command line, called as a script calls it: arguments in, stdout, stderr and an exit code out."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from iku.__main__ import app
from iku.present.deadline_calendar import deadline_calendar
from iku.workflow import opening

TARGETS = (
    "tahun;triwulan;kode;target;nomor dokumen\n2024;1;IKU-02;100;PK 1\n2024;2;IKU-02;100;PK 1\n2024;1;IKU-04;100;PK 1\n"
)
REALISATIONS = (
    "tahun;triwulan;kode;realisasi;kendala;upaya;penanggung jawab;batas waktu\n"
    "2024;1;IKU-02;90,5;BMN terlambat;Rekonsiliasi;Kasubbag KUL;30/06/2024\n"
    "2024;1;IKU-04;0;Suku cadang;Pengadaan;Kasubbag KUL;30/06/2024\n"
)
UNEXPLAINED = (
    "tahun;triwulan;kode;realisasi;kendala\n2024;1;IKU-02;90,5;BMN terlambat\n2024;1;IKU-04;0;\n2024;2;IKU-02;100;\n"
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    opening.close_all()
    monkeypatch.setenv("IKU_HOME", str(tmp_path / "store"))
    monkeypatch.setenv("IKU_PERSON", "Ani (uji)")
    yield tmp_path
    opening.close_all()


def iku(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def reported(folder: Path) -> None:
    assert iku("import", "targets", written(folder, "target.csv", TARGETS)).exit_code == 0
    assert iku("import", "realisations", written(folder, "realisasi.csv", REALISATIONS)).exit_code == 0


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_figures_come_out_as_csv_with_a_decimal_dot_and_reasons_as_codes(home: Path) -> None:
    reported(home)

    result = iku("achievements", "--year", "2024", "--quarter", "1", "--format", "csv")

    by_code = {r["indicator"]: r for r in rows(result)}
    assert len(by_code) == 13
    assert by_code["IKU-02"]["achievement"] == "90.50"
    assert by_code["IKU-04"]["achievement"] == "0.00"
    assert (by_code["IKU-05"]["achievement"], by_code["IKU-05"]["reason"]) == ("", "no_target")


@pytest.mark.parametrize(("level", "count"), [("component", 14), ("indicator", 13), ("division", 5), ("office", 1)])
def test_every_level_prints_its_rows(home: Path, level: str, count: int) -> None:
    reported(home)

    result = iku("achievements", "--quarter", "1", "--level", level, "--format", "json")

    assert len(json.loads(result.stdout)) == count


def test_the_office_is_the_mean_of_what_was_computed(home: Path) -> None:
    reported(home)

    [office] = rows(iku("achievements", "--quarter", "1", "--level", "office", "--format", "csv"))

    assert (office["achievement_capped"], office["computed"], office["indicators"]) == ("45.25", "2", "13")


def test_a_dry_run_shows_the_changes_and_stores_nothing(home: Path) -> None:
    iku("import", "targets", written(home, "target.csv", TARGETS))

    result = iku("import", "realisations", written(home, "r.csv", REALISATIONS), "--dry-run", "--format", "csv")

    assert result.exit_code == 0
    assert "Tidak ada yang disimpan." in result.stderr
    changed = {(r["indicator"], r["quarter"]): r["after"] for r in rows(result) if r["indicator"]}
    assert changed[("IKU-02", "1")] == "90.50"
    [office] = rows(iku("achievements", "--quarter", "1", "--level", "office", "--format", "csv"))
    assert office["computed"] == "0"


def test_figures_below_target_without_an_explanation_end_with_1_and_name_the_columns(home: Path) -> None:
    iku("import", "targets", written(home, "target.csv", TARGETS))
    file = written(home, "r.csv", UNEXPLAINED)

    remarks = [
        "IKU-02 Triwulan I 2024 di bawah target: isi kolom Upaya, Penanggung jawab, dan Batas waktu.",
        "IKU-04 Triwulan I 2024 di bawah target: isi kolom Kendala, Upaya, Penanggung jawab, dan Batas waktu.",
    ]
    rehearsed = iku("import", "realisations", file, "--dry-run")
    assert rehearsed.exit_code == 0
    assert [line for line in rehearsed.stderr.splitlines() if "isi kolom" in line] == remarks

    refused = iku("import", "realisations", file)
    assert refused.exit_code == 1
    assert refused.stderr.splitlines()[-3:] == [
        (
            "Belum ada yang disimpan: IKU-02 dan IKU-04 di bawah target dan perlu kendala, upaya, penanggung jawab, "
            "dan batas waktu."
        ),
        *(f"- {remark}" for remark in remarks),
    ]
    assert iku("import", "realisations", written(home, "r.csv", REALISATIONS)).exit_code == 0


def test_the_past_can_be_asked_for(home: Path) -> None:
    reported(home)

    result = iku("achievements", "--level", "office", "--format", "csv", "--as-of", "2020-01-01T00:00")

    assert rows(result) == []


def test_an_unreadable_moment_is_refused_with_an_example(home: Path) -> None:
    result = iku("achievements", "--as-of", "kemarin")

    assert result.exit_code == 2
    assert "2024-10-10T08:00+07:00" in result.stderr.replace("\n", "")


def test_a_file_with_mistakes_ends_with_1_and_says_all_of_them_on_stderr(home: Path) -> None:
    bad = written(home, "r.csv", "tahun;triwulan;kode;realisasi\n2024;1;IKU-02;1.234\n2024;1;IKU-99;5\n")

    result = iku("import", "realisations", bad)

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "Baris 2" in result.stderr
    assert "Baris 3" in result.stderr


def test_a_jump_ends_with_5_until_it_is_confirmed(home: Path) -> None:
    iku("import", "targets", written(home, "target.csv", TARGETS))
    file = written(home, "r.csv", "tahun;triwulan;kode;realisasi\n2024;1;IKU-02;9725\n")

    assert iku("import", "realisations", file).exit_code == 5
    assert iku("import", "realisations", file, "--confirm").exit_code == 0


def test_a_report_without_a_name_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IKU_PERSON")

    result = iku("import", "targets", written(home, "target.csv", TARGETS))

    assert result.exit_code == 1
    assert "nama" in result.stderr.lower()


def test_a_broken_folder_of_definitions_ends_with_4(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IKU_DEFINITIONS", str(home))

    assert iku("achievements").exit_code == 4


@pytest.mark.parametrize("name", ["isian.csv", "isian.xlsx"])
def test_a_template_imports_back_without_a_problem(home: Path, name: str) -> None:
    reported(home)
    path = home / name

    assert iku("template", path, "--quarter", "1", "--subdivision", "kul").exit_code == 0

    result = iku("import", "realisations", path, "--year", "2024", "--quarter", "1")
    assert result.exit_code == 0, result.stderr


def test_the_deadlines_are_written_as_the_calendar_that_the_page_offers(home: Path) -> None:
    path = home / "batas.ics"

    result = iku("calendar", path, "--year", "2024", "--subdivision", "kul")

    assert (result.exit_code, result.stderr) == (0, f"Kalender 2024 ditulis ke {path}.\n")
    workspace = opening.working()
    offered = deadline_calendar(workspace.definitions, 2024, "kul", workspace.store.now(), is_sample=False)
    lines, expected = (
        [line for line in content.splitlines() if not line.startswith(b"DTSTAMP")]
        for content in (path.read_bytes(), offered)
    )
    assert lines == expected
    assert lines.count(b"BEGIN:VEVENT") == 4


def test_a_calendar_of_an_unknown_subdivision_is_not_written(home: Path) -> None:
    result = iku("calendar", home / "batas.ics", "--subdivision", "xyz")

    assert result.exit_code == 2
    assert "subbagian 'xyz' tidak dikenal; yang ada: " in " ".join(result.stderr.split())
    assert not (home / "batas.ics").exists()


def test_the_export_writes_every_level_and_the_facts(home: Path) -> None:
    reported(home)

    assert iku("export", home / "out").exit_code == 0

    names = sorted(p.name for p in (home / "out").iterdir())
    assert names == [
        "achievements-component-2024.csv",
        "achievements-division-2024.csv",
        "achievements-indicator-2024.csv",
        "achievements-office-2024.csv",
        "realisations-2024.csv",
        "targets-2024.csv",
    ]
    text = (home / "out" / "realisations-2024.csv").read_text(encoding="utf-8")
    assert "90.5000" in text
    assert "data contoh" not in text


def test_sample_data_is_marked_in_every_export(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert iku("sample", home / "contoh").exit_code == 0
    monkeypatch.setenv("IKU_HOME", str(home / "contoh"))
    opening.close_all()

    assert iku("export", home / "out").exit_code == 0

    for path in (home / "out").iterdir():
        lines = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
        assert lines, path
        assert {line["note_on_data"] for line in lines} == {"data contoh"}, path
    result = iku("achievements", "--format", "csv")
    assert {r["note_on_data"] for r in rows(result)} == {"data contoh"}


def test_sample_data_is_never_mixed_into_a_folder_that_holds_something(home: Path) -> None:
    written(home, "berkas.txt", "isi")

    assert iku("sample", home).exit_code == 2


def test_the_dictionary_check_finds_rows_1_7_and_12_and_ends_with_1(home: Path) -> None:
    result = iku("check", "--format", "json")

    found = {(p["indicator"], p["code"]) for p in json.loads(result.stdout)}
    assert result.exit_code == 1
    assert {"IKU-01", "IKU-07", "IKU-12"} <= {indicator for indicator, code in found if code != "no-target"}
