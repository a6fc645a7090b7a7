"""`backup`, `verify-backup` and `restore`: a store in one archive, and back into a folder of its own."""

from pathlib import Path
from typing import Annotated

import typer

from iku.commands.capture import acting
from iku.commands.exits import say, told
from iku.commands.relay import relayed
from iku.domain.person import at_the_console
from iku.present import backups as words
from iku.workflow import backing_up, opening

Archive = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Berkas cadangan (.zip).")]


def _not_there_yet(file: Path) -> Path:
    if file.exists():
        raise typer.BadParameter(f"{file} sudah ada; cadangan tidak pernah menimpa berkas lain.")
    return file


@relayed("backup", writes="file")
def backup(
    file: Annotated[
        Path, typer.Argument(callback=_not_there_yet, dir_okay=False, help="Berkas cadangan yang ditulis (.zip).")
    ],
    person: Annotated[str, typer.Option("--person", envvar="IKU_PERSON", help="Nama yang membuat cadangan.")] = "",
) -> None:
    """Tulis cadangan: data, unggahan, dan bukti dukung dalam satu berkas, diperiksa sebelum diberi nama."""
    with told():
        verification = backing_up.back_up_to(opening.working(), acting(person), file)
    say(f"Cadangan ditulis ke {file}: {words.contents(verification.manifest)}.")
    say(words.verified(verification))


def verify_backup(file: Archive) -> None:
    """Periksa cadangan: hash setiap berkas, dan semua angka dihitung ulang. Tidak ada yang ditulis."""
    with told():
        verification = backing_up.verify(at_the_console(""), file)
    say(f"Cadangan {file} dapat dipakai: {words.contents(verification.manifest)}.")
    say(words.verified(verification))


def restore(
    file: Archive, folder: Annotated[Path, typer.Argument(help="Folder baru atau kosong; tidak pernah menimpa.")]
) -> None:
    """Pulihkan cadangan ke folder baru, diperiksa. Data kerja yang sedang dipakai tidak disentuh."""
    with told():
        verification = backing_up.restore(at_the_console(""), file, folder)
    say(f"Cadangan dipulihkan ke {folder}: {words.contents(verification.manifest)}.")
    say(words.verified(verification))
    say(words.SWITCHING.format(folder=folder.resolve()))
