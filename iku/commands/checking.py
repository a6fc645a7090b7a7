"""`check`: the dictionary check of a folder of definitions. `sample`: the sample data in a store of its own."""

from pathlib import Path
from typing import Annotated

import typer

from iku.commands.exits import FOUND, say, told
from iku.commands.printing import Form, print_rows
from iku.intake.definitions import load_definitions
from iku.present.problems import problem_sentence
from iku.workflow import opening
from iku.workflow.dictionary import findings
from iku.workflow.sample import fill_sample
from iku.workflow.workspace import definitions_folder


def check(
    folder: Annotated[Path | None, typer.Argument(help="Folder definisi; tanpa ini: IKU_DEFINITIONS.")] = None,
    form: Annotated[Form, typer.Option("--format", help="Bentuk hasil di stdout.")] = Form.TABLE,
    with_targets: Annotated[
        bool, typer.Option("--with-targets", help="Target yang sudah tercatat dihitung sebagai ada.")
    ] = False,
) -> None:
    """Periksa kamus IKU: teks berulang, dua ukuran dalam satu, persentase tanpa pembilang dan penyebut, yang belum diisi."""
    with told():
        definitions = load_definitions(folder or definitions_folder())
        problems = findings(definitions, opening.working() if with_targets else None)
    print_rows(
        [{"indicator": p.subject, "code": p.code, "found": p.found, "message": problem_sentence(p)} for p in problems],
        form,
    )
    say(f"{len(problems)} temuan pada {len(definitions.indicators)} indikator.")
    if problems:
        raise typer.Exit(FOUND)


def sample(folder: Annotated[Path, typer.Argument(help="Folder baru atau kosong untuk data contoh.")]) -> None:
    """Isi folder baru dengan data contoh; pakai dengan IKU_HOME=FOLDER. Ditandai "data contoh" di setiap keluaran."""
    if folder.exists() and any(folder.iterdir()):
        raise typer.BadParameter(f"{folder} tidak kosong; data contoh tidak pernah dicampur dengan data kerja.")
    with told():
        workspace = fill_sample(folder, opening.definitions())
        workspace.close()
    say(f"Data contoh – bukan realisasi – ada di {folder}. Jalankan dengan IKU_HOME={folder}")
