"""`achievements`: the figures, as the pages show them."""

from enum import StrEnum
from typing import Annotated

import typer

from iku.commands.exits import told
from iku.commands.options import AsOf, Format, Quarter, Year, moment
from iku.commands.printing import Form, Row, print_rows
from iku.commands.rows import component_row, group_row, indicator_row, marked
from iku.domain.definitions import Definitions
from iku.domain.figures import OFFICE, YearFigures
from iku.workflow import opening
from iku.workflow.figures import read_figures


class Level(StrEnum):
    """Whose figures."""

    COMPONENT = "component"
    INDICATOR = "indicator"
    DIVISION = "division"
    OFFICE = "office"


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
        figures = read_figures(workspace, year or workspace.definitions.organisation.year, at)
    rows = level_rows(figures, level, workspace.definitions)
    chosen = [r for r in rows if quarter is None or r["quarter"] == quarter]
    print_rows(marked(chosen, workspace.is_practice), form)


def level_rows(figures: YearFigures, level: Level, definitions: Definitions) -> list[Row]:
    """One year's rows of a level, all four quarters."""
    match level:
        case Level.COMPONENT:
            return [component_row(c) for c in figures.components]
        case Level.INDICATOR:
            return [indicator_row(i, definitions) for i in figures.indicators]
        case Level.DIVISION:
            return [group_row(g) for g in figures.groups if g.division != OFFICE]
        case Level.OFFICE:
            return [group_row(g) for g in figures.groups if g.division == OFFICE]
