"""The way into an empty working store: three steps, each done or not by what the store holds, each with its link."""

from collections.abc import Sequence

import streamlit as st

from iku.domain.figures import YearFigures
from iku.domain.permission import Action, may_ever
from iku.present.escape import markdown_text
from iku.present.first_steps import FirstStep, first_steps, steps_title
from iku.ui import places, session
from iku.workflow.workspace import Workspace

TAKEN_BY = (Action.SET_TARGETS, Action.REPORT, Action.ATTACH)


def draw_if_needed(workspace: Workspace, figures: YearFigures, here: str = "") -> None:
    """Until all three are taken, for those who may take any; never for the sample. `here` is the page's own file:

    it needs no link to itself.
    """
    steps = first_steps(figures)
    takes_part = any(may_ever(session.person(), action) for action in TAKEN_BY)
    if takes_part and not workspace.is_practice and not all(step.is_done for step in steps):
        draw(steps, here)


def draw(steps: Sequence[FirstStep], here: str = "") -> None:
    with st.container(border=True, key="first-steps", gap="xsmall"):
        st.markdown(f"**{markdown_text(steps_title(tuple(steps)))}**")
        current = next((step.number for step in steps if not step.is_done), 0)
        for column, step in zip(st.columns(len(steps)), steps, strict=True):
            with column:
                _draw_step(step, is_current=step.number == current, is_here=step.page == here)


def _draw_step(step: FirstStep, *, is_current: bool, is_here: bool) -> None:
    title = markdown_text(f"{step.number}. {step.title}")
    if step.is_done:
        st.markdown(f":green[:material/check_circle:] :gray[{title}: selesai]")
        return
    st.markdown(f"**{title}**" if is_current else f":gray[{title}]")
    st.caption(markdown_text(step.text))
    place = places.place_named(step.page)
    if not is_here and places.is_open_to(place, session.person()):
        places.link(place, f"**{markdown_text(step.action)}**")
