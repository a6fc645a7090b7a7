"""`template`, `export` and `calendar`: files that people fill in, and files that other programs read."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from iku.commands.capture import acting
from iku.commands.exits import say, told
from iku.commands.options import AsOf, Year, moment
from iku.commands.relay import relayed
from iku.domain.definitions import Definitions
from iku.domain.facts import SubmissionKind
from iku.domain.period import Period
from iku.domain.permission import Action
from iku.present.deadline_calendar import deadline_calendar
from iku.present.interchange import Row, write_csv
from iku.present.rows import Level, level_rows, marked, realisation_row, target_row
from iku.workflow import opening
from iku.workflow.figures import figures_seen_by
from iku.workflow.templates import template_bytes

Subdivision = Annotated[str | None, typer.Option("--subdivision", help="Kode subbagian; tanpa ini: semua.")]


@relayed("template", needs=Action.READ_FIGURES, writes="file")
def template(
    file: Annotated[Path, typer.Argument(help="Berkas yang ditulis: .csv atau .xlsx.")],
    kind: Annotated[SubmissionKind, typer.Option(help="realisations atau targets.")] = SubmissionKind.REALISATIONS,
    year: Year = None,
    quarter: Annotated[int, typer.Option("--quarter", min=1, max=4, help="Triwulan 1–4.")] = 1,
    subdivision: Subdivision = None,
) -> None:
    """Tulis templat isian dengan indikator, target, dan nilai terakhir."""
    form: Literal["csv", "xlsx"] = "xlsx" if file.suffix.lower() == ".xlsx" else "csv"
    with told():
        workspace = opening.working()
        period = Period(year or workspace.definitions.organisation.year, quarter)
        _require_known(workspace.definitions, subdivision)
        file.write_bytes(template_bytes(workspace, acting(""), kind, period, subdivision, form))
    say(f"Templat ditulis ke {file}.")


@relayed("calendar", needs=Action.READ_FIGURES, writes="file")
def calendar(
    file: Annotated[Path, typer.Argument(help="Berkas yang ditulis: .ics.")],
    year: Year = None,
    subdivision: Subdivision = None,
) -> None:
    """Tulis batas pelaporan satu tahun sebagai kalender (.ics), sama dengan yang diunduh di halaman."""
    with told():
        workspace = opening.working()
        workspace = workspace.of_year(year) if year else workspace
        _require_known(workspace.definitions, subdivision)
        of_year = year or workspace.definitions.organisation.year
        content = deadline_calendar(
            workspace.definitions, of_year, subdivision or "", workspace.store.now(), is_sample=workspace.is_practice
        )
        file.write_bytes(content)
    say(f"Kalender {of_year} ditulis ke {file}.")


@relayed("export", needs=Action.READ_FIGURES, writes="folder")
def export(
    folder: Annotated[Path, typer.Argument(help="Folder tujuan; dibuat bila belum ada.")],
    year: Year = None,
    as_of: AsOf = None,
) -> None:
    """Ekspor satu tahun ke CSV: capaian per komponen, indikator, divisi, kantor; realisasi; target."""
    at = moment(as_of)
    with told():
        workspace = opening.working()
        figures = figures_seen_by(workspace, acting(""), year or workspace.definitions.organisation.year, at)
    tables: dict[str, list[Row]] = {
        f"achievements-{level.value}": level_rows(figures, level, workspace.of_year(figures.year).definitions)
        for level in Level
    }
    tables["realisations"] = [realisation_row(r, figures.state(r.indicator, r.quarter)) for r in figures.realisations]
    tables["targets"] = [target_row(t) for t in figures.targets]
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}-{figures.year}.csv").open("w", encoding="utf-8", newline="") as out:
            write_csv(marked(rows, workspace.is_practice), out)
    say(f"{len(tables)} berkas ditulis ke {folder}.")


def _require_known(definitions: Definitions, subdivision: str | None) -> None:
    known = {s.code for s in definitions.subdivisions}
    if subdivision is not None and subdivision not in known:
        raise typer.BadParameter(f"subbagian {subdivision!r} tidak dikenal; yang ada: {', '.join(sorted(known))}")
