"""'Apa yang menggerakkan rata-rata': a block that is worked out only once it is opened, as a chart and in words."""

import streamlit as st

from iku.domain.figures import OFFICE
from iku.domain.movement import Standpoint
from iku.present import figures as drawn
from iku.present import wording
from iku.present.dates import quarter_name
from iku.present.escape import markdown_text
from iku.present.movement import CAUSES, READING, MovementView, movement_view
from iku.ui import cards, resources, session
from iku.ui.charts import chart_of_links
from iku.ui.device import current_theme, mode, size
from iku.ui.following import open_indicator
from iku.ui.frame import Frame
from iku.ui.markup import listing, show, table
from iku.workflow.moving import read_movements

NO_AVERAGE = "Rata-rata belum ada pada kedua triwulan, sehingga tidak ada yang dapat dibandingkan."


def draw(frame: Frame) -> None:
    """Nothing in the first quarter: a year begins anew."""
    if frame.filters.quarter == 1:
        return
    title = f"Apa yang menggerakkan rata-rata sejak {quarter_name(frame.filters.quarter - 1)}"
    opened = st.expander(title, key="movement", on_change="rerun", type="compact")
    if not opened.open:
        return
    with opened:
        view = resources.kept(frame.key("movement"), lambda: _view(frame))
        if view is None:
            st.markdown(NO_AVERAGE)
        else:
            _draw(frame, view)


def _view(frame: Frame) -> MovementView | None:
    """Of the division that is chosen, else of the office."""
    division, definitions = frame.filters.division, frame.workspace.definitions
    after = Standpoint(frame.filters.period)
    before = after.quarter_before
    only_settled = frame.figures.only_settled
    found = read_movements(frame.workspace, session.person(), before, after, only_settled=only_settled)
    movement = found.get(division or OFFICE)
    if movement is None:
        return None
    label = (
        f"{wording.OFFICE_AVERAGE} {definitions.division(division).short_name}" if division else wording.OFFICE_AVERAGE
    )
    return movement_view(definitions, movement, before, after, label)


def _draw(frame: Frame, view: MovementView) -> None:
    with cards.chart_card(
        "movement-steps", view.title, f"{READING} Klik batang untuk membuka indikatornya."
    ) as as_table:
        if as_table:
            heads = ("Indikator", "Semula", "Menjadi", "Poin", *(word.capitalize() for word in CAUSES.values()))
            rows = [
                (line.name, line.before_text, line.after_text, line.points_text, *(part or "–" for part in line.causes))
                for line in view.lines
            ]
            show(table(view.alt, heads, rows, class_="iku-numbers"))
        elif view.steps:
            chart_of_links(
                (*frame.key("movement-steps"), mode(), size()),
                lambda: drawn.movement_steps(view, current_theme(), size()),
                name="movement-steps",
                alt=view.alt,
                follow=open_indicator,
            )
        st.markdown(markdown_text(view.summary))
        show(
            listing(
                (*(line.sentence for line in view.lines), *([view.unmoved] if view.unmoved else ())), class_="iku-flags"
            )
        )
