"""Backups: made while people work, verified, restored into a fresh folder; a damaged one is refused and leaves nothing behind."""

import json
import os
import random
import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from iku.domain.backup import Damage
from iku.domain.definitions import Definitions
from iku.domain.person import Grant, Person, Role, Standing, at_the_console
from iku.errors import BackupRefused, FolderNotFresh, NotAllowed, StoreDamaged
from iku.intake.definitions import load_definitions
from iku.present.backups import verified
from iku.present.problems import error_sentence
from iku.store.connection import Store
from iku.store.fingerprints import year_fingerprints
from iku.workflow.backing_up import back_up, back_up_to, backup_named, backups, restore, verify
from iku.workflow.figures import read_figures
from iku.workflow.proving import Place, attach_file
from iku.workflow.reporting import record
from iku.workflow.workspace import PROJECT, Workspace, open_workspace
from tests.evidence_files import pdf
from tests.workflow.conftest import ANI
from tests.workflow.test_reporting import report, send, submission, target

MACHINE = at_the_console("")
BACKUP = "a.zip"
Entries = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Made:
    """A backup of a small store, and a folder to spoil copies of it in."""

    path: Path
    folder: Path

    def spoilt(self, spoil: Callable[[Entries], None], kind: int = ZIP_STORED) -> Path:
        with ZipFile(self.path) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        spoil(entries)
        place = self.folder / BACKUP
        with ZipFile(place, "w", kind) as archive:
            for name, content in entries.items():
                archive.writestr(name, content)
        return place

    def refusal(self, path: Path) -> str:
        """The sentence with which a restore is refused; nothing is left behind."""
        before = sorted(self.folder.iterdir())
        with pytest.raises(BackupRefused) as caught:
            restore(MACHINE, path, self.folder / "baru")
        assert sorted(self.folder.iterdir()) == before
        return error_sentence(caught.value).replace(str(path), BACKUP)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cadangan")
    workspace = open_workspace(folder / "store", load_definitions(PROJECT / "data" / "2024"))
    filled(workspace)
    back_up_to(workspace, MACHINE, folder / BACKUP)
    workspace.close()
    return folder / BACKUP


@pytest.fixture
def made(archive: Path, tmp_path: Path) -> Made:
    folder = tmp_path / "rusak"
    folder.mkdir()
    return Made(archive, folder)


def filled(workspace: Workspace) -> None:
    send(workspace, target(), target(quarter=2), report("90.5"))
    attach_file(workspace, ANI, "ba.pdf", pdf(), [Place("IKU-02", "lra", 2024, 1)])


def test_a_restored_backup_holds_every_figure_and_every_file(workspace: Workspace, tmp_path: Path) -> None:
    filled(workspace)

    kept, verification = back_up(workspace, MACHINE)
    restored = restore(MACHINE, kept.path, tmp_path / "baru")

    again = open_workspace(tmp_path / "baru", workspace.shipped)
    assert read_figures(again, 2024) == read_figures(workspace, 2024)
    assert {f.sha256: again.files.read(f.sha256) for f in read_figures(again, 2024).attachments} == {
        f.sha256: workspace.files.read(f.sha256) for f in read_figures(workspace, 2024).attachments
    }
    again.close()
    assert restored == verification
    assert verified(restored) == (
        "Diperiksa: 2 berkas sesuai hash SHA-256-nya; semua angka tahun 2024 dihitung ulang dan sama."
    )
    assert restored.manifest.figures[0].printed == ("90.50", "90.50", "90.50", "90.50")


def test_a_backup_taken_while_another_thread_reports_is_one_moment_of_the_store(
    workspace: Workspace, tmp_path: Path
) -> None:
    is_over, has_begun = threading.Event(), threading.Event()
    reported: list[str] = []

    def keep_reporting() -> None:
        while not is_over.is_set():
            value = str(10 + len(reported) % 80)
            record(workspace, ANI, submission(report(value, "IKU-02"), report(value, "IKU-03")))
            reported.append(value)
            has_begun.set()

    send(workspace, target(indicator="IKU-02"), target(indicator="IKU-03"))
    writer = threading.Thread(target=keep_reporting)
    writer.start()
    has_begun.wait()
    try:
        before = len(reported)
        kept, _ = back_up(workspace, MACHINE)
        after = len(reported)
    finally:
        is_over.set()
        writer.join()

    manifest = restore(MACHINE, kept.path, tmp_path / "baru").manifest
    with closing(Store.open(tmp_path / "baru" / "iku.duckdb")) as store, store.reading() as cursor:
        assert year_fingerprints(cursor) == manifest.figures
        rows = cursor.execute("select count(*) from store.realisation_reported group by indicator").fetchall()
    as_of = read_figures(workspace, 2024, manifest.latest_fact)
    assert before < after
    assert rows == [(as_of.realisations[0].version,)] * 2
    assert manifest.figures[0].printed[0] == f"{as_of.group('', 1).capped:f}"


@pytest.mark.parametrize(
    ("name", "what"), [("iku.duckdb.wal", "catatan iku.duckdb.wal di sebelahnya"), ("iku.duckdb", "")]
)
def test_a_damaged_store_names_the_newest_backup_and_keeps_its_files(
    definitions: Definitions, tmp_path: Path, name: str, what: str
) -> None:
    home = tmp_path / "store"
    workspace = open_workspace(home, definitions)
    kept, _ = back_up(workspace, MACHINE)
    # As after a power cut: what is on the disk while the store is open.
    content = {p: p.read_bytes() for p in home.iterdir() if p.is_file()}
    workspace.close()
    spoilt = bytearray(content[home / name])
    spoilt[len(spoilt) // 2] ^= 0xFF
    for path, was in (content | {home / name: bytes(spoilt)}).items():
        path.write_bytes(was)

    with pytest.raises(StoreDamaged) as caught:
        open_workspace(home, definitions)

    assert error_sentence(caught.value) == (
        f"Data di {home / 'iku.duckdb'} tidak dapat dibuka: {what or 'berkas itu sendiri'} rusak. Tidak ada yang dihapus; "
        f"simpan seluruh foldernya. Cadangan terperiksa yang terbaru: {kept.path}. Pulihkan ke folder baru: "
        f'python -m iku restore "{kept.path}" FOLDER, lalu jalankan dasbor dengan IKU_HOME=FOLDER.'
    )
    assert (home / name).read_bytes() == bytes(spoilt)


def test_only_the_newest_backups_are_kept(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IKU_BACKUPS_KEPT", "2")
    made = [back_up(workspace, MACHINE)[0].name for _ in range(3)]

    assert [kept.name for kept in backups(workspace, MACHINE)] == [made[2], made[1]]
    assert backup_named(workspace, MACHINE, made[0]) is None
    assert backup_named(workspace, MACHINE, "../iku.duckdb") is None
    assert sorted(p.name for p in (workspace.home / "backups").iterdir()) == sorted(made[1:])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_backup_is_for_its_owner_only(workspace: Workspace) -> None:
    assert back_up(workspace, MACHINE)[0].path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_was_lost_before_the_backup_is_counted(workspace: Workspace) -> None:
    filled(workspace)
    lost = workspace.files.path(read_figures(workspace, 2024).attachments[0].sha256)
    assert lost
    lost.unlink()

    _, verification = back_up(workspace, MACHINE)

    assert verified(verification).endswith(
        " Perhatian: 1 berkas yang disebut fakta sudah hilang atau rusak saat cadangan dibuat."
    )


@pytest.mark.parametrize("role", [Role.LEADER, Role.OPERATOR, Role.VERIFIER, Role.SECRETARY])
def test_only_the_administrator_backs_up_and_restores(workspace: Workspace, tmp_path: Path, role: Role) -> None:
    person = Person("Siti", "a1", Standing.MEMBER, frozenset({Grant(role, "kul" if role is Role.OPERATOR else "")}))

    with pytest.raises(NotAllowed):
        back_up(workspace, person)
    with pytest.raises(NotAllowed):
        backups(workspace, person)
    with pytest.raises(NotAllowed):
        restore(person, tmp_path / BACKUP, tmp_path / "baru")
    assert not (workspace.home / "backups").exists()


def test_a_folder_that_holds_something_is_never_written_to(made: Made, tmp_path: Path) -> None:
    (tmp_path / "isi").mkdir()
    (tmp_path / "isi" / "catatan.txt").write_text("isi", encoding="utf-8")

    with pytest.raises(FolderNotFresh) as caught:
        restore(MACHINE, made.path, tmp_path / "isi")

    assert error_sentence(caught.value) == (
        f"{tmp_path / 'isi'} sudah berisi sesuatu, dan pemulihan tidak pernah menimpa. "
        "Sebut folder yang belum ada atau kosong."
    )
    assert [p.name for p in (tmp_path / "isi").iterdir()] == ["catatan.txt"]


def file_of(entries: Mapping[str, bytes]) -> str:
    return next(name for name in entries if name.startswith("files/"))


def said(why: str) -> str:
    return f"Cadangan a.zip tidak dapat dipakai: {why}. Tidak ada yang ditulis. Pakai cadangan lain."


def test_a_flipped_bit_in_a_file_is_found_by_its_hash(made: Made) -> None:
    def flip(entries: Entries) -> None:
        name = file_of(entries)
        entries[name] = bytes([entries[name][0] ^ 1]) + entries[name][1:]

    path = made.spoilt(flip)
    name = file_of(dict.fromkeys(ZipFile(path).namelist(), b""))
    assert made.refusal(path) == said(f"isi {name} berubah sejak cadangan dibuat")


def test_a_flipped_bit_anywhere_is_refused_or_harmless(made: Made) -> None:
    content, choose = made.path.read_bytes(), random.Random(1)
    with ZipFile(made.path) as whole:
        small = [i for i in whole.infolist() if i.filename != "iku.duckdb"]
        places = [i.header_offset + choose.randrange(i.file_size + 60) for i in small for _ in range(3)]
    places += [len(content) - choose.randrange(1, 400) for _ in range(8)]
    refused = 0
    for place in places:
        path = made.folder / BACKUP
        path.write_bytes(content[:place] + bytes([content[place] ^ (1 << choose.randrange(8))]) + content[place + 1 :])
        try:
            verification = verify(MACHINE, path)
        except BackupRefused:
            refused += 1
        else:
            assert verification.manifest == verify(MACHINE, made.path).manifest
    assert refused > len(places) // 2


def test_a_file_that_is_missing_is_named(made: Made) -> None:
    def remove(entries: Entries) -> None:
        del entries["iku.duckdb"]

    path = made.spoilt(remove)

    assert made.refusal(path) == said("berkas iku.duckdb tidak ada di dalamnya")


def test_an_archive_that_was_cut_short_is_refused(made: Made) -> None:
    path = made.folder / BACKUP
    path.write_bytes(made.path.read_bytes()[:-5000])

    assert made.refusal(path) == said("berkas ini bukan arsip ZIP yang utuh")


def test_some_other_archive_is_refused(made: Made) -> None:
    path = made.folder / BACKUP
    with ZipFile(path, "w") as archive:
        archive.writestr("laporan.docx", b"isi")

    assert made.refusal(path) == said("arsip ini bukan cadangan dasbor IKU")


@pytest.mark.parametrize("name", ["../../keluar.txt", "/etc/cron.d/iku", "files/../../x", "catatan.txt"])
def test_a_name_that_no_backup_holds_is_never_written(made: Made, name: str) -> None:
    def add(entries: Entries) -> None:
        entries[name] = b"isi"
        manifest = json.loads(entries["manifest.json"])
        manifest["files"].append({"name": name, "sha256": "0" * 64, "size": 3})
        entries["manifest.json"] = json.dumps(manifest).encode()

    assert made.refusal(made.spoilt(add)) == said(f"di dalamnya ada {name}, yang tidak tercatat di daftar isinya")


def test_an_archive_that_could_unfold_is_refused_before_anything_is_read(made: Made) -> None:
    path = made.spoilt(lambda entries: entries.update({"iku.duckdb": b"\0" * 50_000_000}), ZIP_DEFLATED)

    assert path.stat().st_size < 1_000_000
    assert made.refusal(path) == said("isi iku.duckdb berubah sejak cadangan dibuat")


def test_figures_that_come_out_otherwise_are_named_by_their_year(made: Made) -> None:
    def alter(entries: Entries) -> None:
        manifest = json.loads(entries["manifest.json"])
        manifest["figures"][0]["sha256"] = "0" * 64
        entries["manifest.json"] = json.dumps(manifest).encode()

    assert made.refusal(made.spoilt(alter)) == said(
        "angka tahun 2024 yang dihitung ulang berbeda dari angka saat cadangan dibuat"
    )


def test_figures_of_another_version_are_restored_and_the_difference_is_said(made: Made) -> None:
    def alter(entries: Entries) -> None:
        manifest = json.loads(entries["manifest.json"])
        manifest["figures"][0]["sha256"] = "0" * 64
        manifest["version"] = "0.0.9"
        entries["manifest.json"] = json.dumps(manifest).encode()

    assert verified(restore(MACHINE, made.spoilt(alter), made.folder / "baru")) == (
        "Diperiksa: 2 berkas sesuai hash SHA-256-nya. "
        "Angka tahun 2024 dihitung lain oleh versi ini (cadangan dari versi 0.0.9)."
    )


@pytest.mark.parametrize(("field", "value"), [("format", 2), ("schema_step", 99)])
def test_a_backup_of_a_newer_version_asks_for_an_update(made: Made, field: str, value: int) -> None:
    def alter(entries: Entries) -> None:
        manifest = json.loads(entries["manifest.json"])
        manifest[field] = value
        entries["manifest.json"] = json.dumps(manifest).encode()

    with pytest.raises(BackupRefused) as caught:
        verify(MACHINE, made.spoilt(alter))
    assert caught.value.damage is Damage.NEWER
