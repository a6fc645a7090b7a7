"""`import targets FILE` and `import realisations FILE`: the same reading, checks and rehearsal as the pages."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from iku.commands import capture
from iku.commands.capture import acting
from iku.commands.exits import say, told
from iku.commands.options import Format
from iku.commands.printing import Form, print_rows
from iku.commands.relay import relayed
from iku.domain.facts import Channel, SubmissionKind
from iku.domain.period import Period
from iku.domain.submission import Receipt, Rehearsal
from iku.present.explaining import need_sentence
from iku.present.problems import problem_sentence
from iku.present.rows import change_rows
from iku.workflow import opening, reporting
from iku.workflow.target_papers import with_papers
from iku.workflow.uploading import read_file

app = typer.Typer(help="Impor target atau realisasi dari CSV atau XLSX.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Berkas CSV atau XLSX.")]
Name = Annotated[
    str, typer.Option("--person", envvar="IKU_PERSON", help="Nama yang melapor; dicatat pada setiap fakta.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Hanya pratinjau perubahan; tidak ada yang disimpan.")]
Confirm = Annotated[
    bool, typer.Option("--confirm", help="Nilai yang ditanyakan (loncat ±10× atau ±100×) memang benar.")
]
Sheet = Annotated[str | None, typer.Option("--sheet", help="Nama lembar XLSX bila lebih dari satu cocok.")]
Year = Annotated[int | None, typer.Option("--year", help="Tahun, bila berkas tidak menyebutkannya.")]
Quarter = Annotated[
    int | None, typer.Option("--quarter", min=1, max=4, help="Triwulan, bila berkas tidak menyebutkannya.")
]

STEPS = 4


@app.command("targets")
@relayed("import targets", sends="file")
def targets(
    file: File,
    person: Name = "",
    year: Year = None,
    sheet: Sheet = None,
    document: Annotated[str, typer.Option("--document", help="Nomor dokumen, bila berkas tidak menyebutkannya.")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Alasan perubahan target, bila berkas tidak memuatnya.")] = "",
    dry_run: DryRun = False,
    form: Format = Form.TABLE,
) -> None:
    """Impor target."""
    _import(SubmissionKind.TARGETS, file, person, None, year, sheet, dry_run, True, form, (document, reason))


@app.command("realisations")
@relayed("import realisations", sends="file")
def realisations(
    file: File,
    person: Name = "",
    year: Year = None,
    quarter: Quarter = None,
    sheet: Sheet = None,
    dry_run: DryRun = False,
    confirm: Confirm = False,
    form: Format = Form.TABLE,
) -> None:
    """Impor realisasi."""
    period = Period(year, quarter) if year and quarter else None
    _import(SubmissionKind.REALISATIONS, file, person, period, year, sheet, dry_run, confirm, form)


def _import(
    kind: SubmissionKind,
    file: Path,
    name: str,
    period: Period | None,
    year: int | None,
    sheet: str | None,
    dry_run: bool,
    confirm: bool,
    form: Form,
    papers: tuple[str, str] = ("", ""),
) -> None:
    content = file.read_bytes()
    person = acting(name)
    with told(), Progress(console=Console(file=capture.err()), transient=True) as progress:
        task = progress.add_task("Membuka data", total=STEPS)
        workspace = opening.working()
        progress.update(task, advance=1, description="Membaca dan memeriksa berkas")
        upload = read_file(
            workspace,
            person,
            kind,
            file.name,
            content,
            period=period,
            year=year,
            sheet=sheet,
            channel=Channel.COMMAND_LINE,
        )
        progress.update(task, advance=1, description="Menghitung pratinjau perubahan")
        rehearsal = reporting.rehearse(workspace, person, with_papers(upload.submission, *papers))
        receipt = None
        if not dry_run:
            progress.update(task, advance=1, description="Menyimpan")
            receipt = reporting.submit(workspace, person, rehearsal, confirmed=confirm, content=content)
        progress.update(task, completed=STEPS)
    for note in upload.notes:
        say(problem_sentence(note))
    if receipt is None:
        for need in rehearsal.needs:
            if not need.is_met:
                say(need_sentence(need))
    print_rows(change_rows(rehearsal), form)
    _tell(rehearsal, receipt)


def _tell(rehearsal: Rehearsal, receipt: Receipt | None) -> None:
    submission = rehearsal.submission
    rows = len(submission.realisations) + len(submission.targets)
    if receipt is None:
        say(f"Pratinjau: {rows} baris akan disimpan, {rehearsal.unchanged} tetap. Tidak ada yang disimpan.")
    elif not receipt.submission:
        say(f"Semua {receipt.unchanged} baris sudah tercatat; tidak ada yang berubah.")
    else:
        say(f"Tanda terima {receipt.submission}: {receipt.stored} baris disimpan, {receipt.unchanged} tetap.")
