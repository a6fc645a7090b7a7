"""Who has not reported, and how punctually the rest came."""

from collections.abc import Hashable

import streamlit as st

from iku.domain.deadline import Calendar, deadline
from iku.domain.period import Period
from iku.domain.permission import Action, may
from iku.present.addresses import deadlines_address
from iku.present.punctuality import (
    READING,
    OwedCard,
    OwedGroup,
    QuarterTiming,
    calendar_of,
    deadline_sentence,
    owed_card,
    quarter_timings,
    timing_title,
)
from iku.ui import cards, reminding_view, resources, session
from iku.ui.frame import Frame
from iku.ui.markup import Html, element, joined, show, table
from iku.workflow.discipline import counted_to
from iku.workflow.workspace import Workspace

HEADINGS = ("Triwulan", "Dilaporkan", "Tepat waktu", "Terlambat", "Belum")


def draw_owed(frame: Frame) -> None:
    """`Belum lapor`: a line for each subbagian. Nothing where only verified reports count: those are not who reported."""
    if frame.figures.only_settled:
        return
    owed = _owed(frame)
    with cards.card("owed", owed.title, owed.caption):
        if owed.groups:
            show(element("ul", *(_group(group) for group in owed.groups), class_="iku-plain iku-owed"))
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="owed-actions"):
            draw_calendar_link(frame.workspace, frame.filters.year)
            if owed.groups:
                reminding_view.draw(frame)


def draw_timings(frame: Frame) -> None:
    """Quarter by quarter, of the division chosen or the whole office; not for those who see verified reports only."""
    if not may(session.person(), Action.READ_FIGURES):
        return
    timings = _timings(frame)
    title = timing_title(timings)
    with cards.card("timings", title, READING):
        rows = [
            (_quarter(t), f"{t.reported} dari {t.due}", str(t.on_time), t.late_text, str(t.missing)) for t in timings
        ]
        show(table(f"Ketepatan pelaporan per triwulan. {title}", HEADINGS, rows, class_="iku-stack"))


def _owed(frame: Frame) -> OwedCard:
    chosen = frame.filters
    return resources.kept(
        _key(frame, "owed"),
        lambda: owed_card(
            frame.workspace.definitions, frame.figures, chosen.quarter, _calendar(frame), chosen.division
        ),
    )


def _timings(frame: Frame) -> tuple[QuarterTiming, ...]:
    chosen = frame.filters
    return resources.kept(
        _key(frame, "timings"),
        lambda: quarter_timings(
            frame.workspace.definitions, frame.figures, chosen.quarter, _calendar(frame), chosen.division
        ),
    )


def _quarter(timing: QuarterTiming) -> Html:
    return joined((timing.quarter, Html("<br>"), element("small", f"batas {timing.deadline}")))


def deadline_line(workspace: Workspace, period: Period) -> str:
    """`Batas pelaporan 10 Oktober 2024.`, or "" where none is laid down."""
    rules = workspace.definitions.rules.reporting
    return f"{deadline_sentence(deadline(period, rules))}." if rules else ""


def draw_calendar_link(workspace: Workspace, year: int, subdivision: str = "") -> None:
    """The deadlines as a download, where any are laid down."""
    if workspace.definitions.rules.reporting is not None:
        address = deadlines_address(year, subdivision, is_sample=workspace.is_practice)
        show(element("small", element("a", "Unduh batas pelaporan (.ics)", href=address)))


def _group(group: OwedGroup) -> Html:
    who = element("span", element("strong", group.subdivision_name), element("small", ", ".join(group.names)))
    return element("li", who, element("span", group.lateness, class_="iku-state"))


def _calendar(frame: Frame) -> Calendar:
    day = counted_to(frame.workspace, frame.figures)
    return calendar_of(frame.workspace.definitions, frame.figures, day)


def _key(frame: Frame, name: str) -> tuple[Hashable, ...]:
    chosen = frame.filters
    day = counted_to(frame.workspace, frame.figures)
    return (name, *resources.stamp(frame.workspace), chosen.year, chosen.quarter, chosen.division, day)
