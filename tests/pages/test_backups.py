"""Pengaturan, Cadangan dan kesehatan: a backup is made, verified, listed; an old one is a warning."""

from datetime import timedelta
from pathlib import Path

from iku.store.connection import utc_now
from iku.store.kept import backup_name, kept_in
from iku.ui.backup_view import RESTORING
from iku.workflow import opening
from iku.workflow.figures import read_figures
from iku.workflow.workspace import open_workspace, shipped_definitions
from tests.pages.clerk import plain, press, tables, titles
from tests.pages.conftest import Visit

SECTION = "Cadangan dan kesehatan"


def test_a_backup_is_made_verified_and_listed_with_its_address(office: Path, visit: Visit) -> None:
    app = visit("settings", data="kerja", bagian=SECTION)
    assert titles(app)[0] == "Belum ada cadangan"
    assert app.warning[0].value == "Data kerja belum pernah dicadangkan. Buat cadangan sekarang."

    press(app, "Buat cadangan sekarang")

    [kept] = kept_in(office)
    assert titles(app)[0] == "Cadangan terakhir dibuat kurang dari sehari lalu"
    assert plain(app.info[0].value).startswith("Cadangan dibuat. Diperiksa: ")
    assert f'href="cadangan/{kept.name}"' in tables(app)


def test_a_backup_of_more_than_a_week_ago_is_a_warning(office: Path, visit: Visit) -> None:
    (office / "backups").mkdir()
    (office / "backups" / backup_name(utc_now() - timedelta(days=9))).write_bytes(b"")

    app = visit("settings", data="kerja", bagian=SECTION)

    assert titles(app)[0] == "Cadangan terakhir dibuat 9 hari lalu"
    assert app.warning[0].value == "Cadangan terakhir sudah 9 hari. Buat cadangan sekarang."
    press(app, "Periksa yang terbaru")
    assert plain(app.error[0].value).endswith(
        "tidak dapat dipakai: berkas ini bukan arsip ZIP yang utuh. Tidak ada yang ditulis. Pakai cadangan lain."
    )


def test_a_backup_is_put_back_into_a_folder_of_its_own_and_the_working_one_is_left_alone(
    office: Path, visit: Visit
) -> None:
    app = press(visit("settings", data="kerja", bagian=SECTION), "Buat cadangan sekarang")
    written = sorted(path.relative_to(office) for path in office.rglob("*"))
    app.session_state[RESTORING] = True

    press(app.run(), "Pulihkan ke folder baru")

    [folder] = office.parent.glob(f"{office.name}-pulih-*")
    said = plain(app.info[0].value)
    assert f"dipulihkan ke {folder}. Diperiksa: " in said
    assert said.endswith(
        f"Folder kerja yang lama tidak disentuh. Untuk memakainya, jalankan dasbor dengan IKU_HOME={folder}"
    )
    assert sorted(path.relative_to(office) for path in office.rglob("*")) == written
    opening.close_all()
    then, now = (open_workspace(home, shipped_definitions()) for home in (office, folder))
    assert read_figures(now, 2024).components == read_figures(then, 2024).components
    for workspace in (then, now):
        workspace.close()
