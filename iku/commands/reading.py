"""`achievements`: the figures, as the pages show them."""

from typing import Annotated

import typer

from iku.commands.capture import acting
from iku.commands.exits import told
from iku.commands.options import AsOf, Format, Quarter, Year, moment
from iku.commands.printing import Form, print_rows
from iku.commands.relay import relayed
from iku.domain.permission import Action
from iku.present.rows import Level, level_rows, marked
from iku.workflow import opening
from iku.workflow.figures import figures_seen_by


@relayed("achievements", needs=Action.READ_FIGURES)
def achievements(
    year: Year = None,
    quarter: Quarter = None,
    level: Annotated[Level, typer.Option(help="Tingkat capaian.")] = Level.INDICATOR,
    form: Format = Form.TABLE,
    as_of: AsOf = None,
) -> None:
    """Capaian per indikator, divisi, atau kantor. Persen dengan dua desimal; alasan sebagai kode."""
    at = moment(as_of)
    with told():
        workspace = opening.working()
        figures = figures_seen_by(workspace, acting(""), year or workspace.definitions.organisation.year, at)
    rows = level_rows(figures, level, workspace.of_year(figures.year).definitions)
    chosen = [r for r in rows if quarter is None or r["quarter"] == quarter]
    print_rows(marked(chosen, workspace.is_practice), form)
