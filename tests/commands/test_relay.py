"""The command line while the dashboard runs: the same words, files and exit codes as without it."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from iku.__main__ import app
from iku.access.console import FILE, announce, announced, withdraw
from iku.commands.serving import serve
from iku.domain.person import Grant, Person, Role, Standing
from iku.store.backup import verify_backup
from iku.workflow import opening
from tests.serving import PROJECT, serving

TARGETS = "tahun;triwulan;kode;target;dokumen\n2024;1;IKU-02;100;PK 1\n2024;2;IKU-02;100;PK 1\n2024;1;IKU-04;100;PK 1\n"
REALISATIONS = "tahun;triwulan;kode;realisasi\n2024;1;IKU-02;100\n2024;1;IKU-04;120\n"
RECEIPT = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    out: str
    err: str


def typed(home: Path, folder: Path, *arguments: str) -> Ended:
    """One command, as it is typed, in a folder of its own."""
    environment = os.environ | {"IKU_HOME": str(home), "IKU_PERSON": "Ani (uji)", "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(
        [sys.executable, "-m", "iku", *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def called(home: Path, folder: Path, *arguments: str) -> Ended:
    """The same without a process of its own, which would take longer than what it does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("IKU_HOME", str(home))
        patch.setenv("IKU_PERSON", "Ani (uji)")
        done = CliRunner().invoke(app, arguments)
        opening.close_all()
    return Ended(done.exit_code, RECEIPT.sub("RECEIPT", done.stdout), RECEIPT.sub("RECEIPT", done.stderr))


def day_at_the_command_line(home: Path, folder: Path) -> list[Ended]:
    folder.mkdir()
    for name, text in (
        ("target.csv", TARGETS),
        ("r.csv", REALISATIONS),
        ("rusak.csv", REALISATIONS.replace("120", "1.234")),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    done = [
        called(home, folder, *command.split())
        for command in (
            "import targets target.csv --format csv",
            "import realisations r.csv --dry-run --format csv",
            "import realisations r.csv --format json",
            "import realisations rusak.csv",
            "template isian.csv --quarter 5",
            "template isian.csv --subdivision kul",
            "template isian.csv --subdivision tidak-ada",
            "export hasil",
        )
    ]
    achievements = typed(home, folder, *["achievements", "--quarter", "1", "--format", "csv"])
    return [*done, achievements, called(home, folder, "backup", "cadangan.zip")]


def test_the_command_line_says_and_writes_the_same_through_a_running_server(tmp_path: Path) -> None:
    alone = day_at_the_command_line(tmp_path / "sendiri", tmp_path / "a")
    with serving(tmp_path / "home") as server:
        while server.ask("/api/health")[0].status != 200:
            pass
        served = day_at_the_command_line(server.home, tmp_path / "b")
        listed = json.loads((server.home / FILE).read_text(encoding="utf-8"))

    *others, backup_alone = alone
    *others_served, backup_served = served
    assert others_served == others
    assert [e.code for e in others] == [0, 0, 0, 1, 2, 0, 2, 0, 0]
    assert backup_served.code == backup_alone.code == 0
    assert backup_served.err.startswith("Cadangan ditulis ke cadangan.zip: 3 berkas, ")
    assert {p.name: p.read_bytes() for p in (tmp_path / "b" / "hasil").iterdir() if "achievements" in p.name} == {
        p.name: p.read_bytes() for p in (tmp_path / "a" / "hasil").iterdir() if "achievements" in p.name
    }
    assert (tmp_path / "b" / "isian.csv").read_bytes() == (tmp_path / "a" / "isian.csv").read_bytes()
    figures = [verify_backup(tmp_path / f / "cadangan.zip", tmp_path).manifest.figures for f in ("a", "b")]
    assert figures[0] == figures[1]
    assert os.name == "nt" or (tmp_path / "b" / "cadangan.zip").stat().st_mode & 0o777 == 0o600
    assert listed["url"] == server.url
    assert not (server.home / FILE).exists()


def test_a_file_left_by_a_server_that_is_gone_is_no_hindrance(tmp_path: Path) -> None:
    announce(tmp_path / "home", "http://localhost:9")

    ended = typed(tmp_path / "home", tmp_path, "achievements", "--level", "office", "--format", "csv")

    assert ended.code == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_secret_is_for_its_owner_only_and_new_at_every_start(tmp_path: Path) -> None:
    first = announce(tmp_path, "http://localhost:8501")
    second = announce(tmp_path, "http://localhost:8501")

    assert first.secret != second.secret
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    withdraw(tmp_path, first)
    assert announced(tmp_path) == second


def test_a_token_does_what_its_account_may(tmp_path: Path) -> None:
    leader = Person("Rudi", "a1", Standing.MEMBER, frozenset({Grant(Role.LEADER)}))

    answer = serve(leader, "backup", {"file": "x.zip", "person": "Orang lain"}, b"", tmp_path)

    assert answer
    with ZipFile(answer) as packed:
        outcome = json.loads(packed.read("outcome.json"))
        assert packed.namelist() == ["outcome.json"]
    assert (outcome["code"], outcome["err"]) == (1, "Anda tidak berwenang membuat cadangan.\n")


def test_a_visitor_learns_nothing_through_a_command(tmp_path: Path) -> None:
    values = {"year": None, "quarter": None, "level": "indicator", "form": "csv", "as_of": None}

    answer = serve(Person(""), "achievements", values, b"", tmp_path)

    assert answer
    with ZipFile(answer) as packed:
        outcome = json.loads(packed.read("outcome.json"))
    assert (outcome["code"], outcome["out"]) == (1, "")


@pytest.mark.parametrize(
    "values", [{}, {"file": "x.zip"}, {"file": 1, "person": ""}, {"file": "x", "person": "", "more": 1}]
)
def test_values_that_the_command_does_not_take_are_refused(values: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises((TypeError, ValueError)):
        serve(Person(""), "backup", values, b"", tmp_path)


def test_no_other_command_is_run() -> None:
    assert serve(Person(""), "restore", {}, b"", Path()) is None
