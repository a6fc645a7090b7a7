"""'Posisi per …': a past day and time, and the office's figures then beside now."""

import re
from datetime import UTC, datetime, time, timedelta

import streamlit as st

from iku.domain.definitions import Definitions
from iku.domain.figures import OFFICE, YearFigures
from iku.intake.dates import parse_date
from iku.present import wording
from iku.present.dates import WESTERN_INDONESIA, clock
from iku.present.escape import markdown_text
from iku.present.lines import IndicatorLine, indicator_lines
from iku.present.numbers import percent_or_dash
from iku.present.tally import tally
from iku.ui import device, resources
from iku.ui.markup import Html, element, joined, show, table
from iku.workflow.workspace import Workspace

CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)", re.ASCII)
END_OF_DAY = "23.59"
REST_OF_MINUTE = timedelta(seconds=59, microseconds=999_999)
"""Pages print minutes: what happened within the one that was asked for belongs to it."""


def past_moment(day: str, hour: str) -> datetime | None:
    """Naive UTC, as the store keeps it; None where either text says nothing."""
    date, match = parse_date(day), CLOCK.fullmatch(hour.strip() or END_OF_DAY)
    if date is None or match is None:
        return None
    here = datetime.combine(date, time(int(match["hour"]), int(match["minute"])), WESTERN_INDONESIA)
    return here.astimezone(UTC).replace(tzinfo=None) + REST_OF_MINUTE


def draw(workspace: Workspace, year: int, quarter: int) -> None:
    """Two fields; once they say a moment, the figures of then and now."""
    with st.container(border=True, key="as-of", gap="small"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            day = st.text_input(
                "Posisi per tanggal", key="as-of-day", placeholder="31/03/2024", width=200, persist_state="session"
            )
            hour = st.text_input(
                "Pukul (WIB)", key="as-of-hour", placeholder=END_OF_DAY, width=120, persist_state="session"
            )
            st.caption("Angka dihitung ulang dari data dan aturan yang berlaku saat itu.")
        if not (day or "").strip():
            return
        moment = past_moment(day or "", hour or "")
        if moment is None:
            st.warning(
                f'"{markdown_text(f"{day} {hour}".strip())}" tidak terbaca. Tulis misalnya 31/03/2024 dan 14.30.'
            )
            return
        _draw_both(workspace, resources.figures(workspace, year, moment), resources.figures(workspace, year), quarter)


def _draw_both(workspace: Workspace, then: YearFigures, now: YearFigures, quarter: int) -> None:
    definitions = workspace.definitions
    before, after = (indicator_lines(definitions, figures, quarter) for figures in (then, now))
    st.markdown(f"**Posisi per {clock(then.as_of)} dibandingkan dengan sekarang**" if then.as_of else "")
    with st.grid(3, min_column_width=190, gap="small"):
        for label, past, present in _summary(definitions, (then, before), (now, after), quarter):
            st.metric(label, past, delta=f"sekarang {present}", delta_color="off", delta_arrow="off", border=True)
    moved = sum(b.figure_text != a.figure_text or b.status != a.status for b, a in zip(before, after, strict=True))
    same = "Semua indikator sama seperti sekarang."
    st.caption(f"{moved} dari {len(after)} indikator berbeda dari sekarang." if moved else same)
    show(_table(before, after))


def _summary(
    definitions: Definitions,
    then: tuple[YearFigures, tuple[IndicatorLine, ...]],
    now: tuple[YearFigures, tuple[IndicatorLine, ...]],
    quarter: int,
) -> list[tuple[str, str, str]]:
    """Label, past, present."""
    past, present = (
        (
            percent_or_dash(figures.group(OFFICE, quarter).capped),
            tally(lines, definitions.rules),
        )
        for figures, lines in (then, now)
    )
    return [
        (wording.OFFICE_AVERAGE, past[0], present[0]),
        (
            "Indikator tercapai",
            _of(past[1].reached, past[1].indicators),
            _of(present[1].reached, present[1].indicators),
        ),
        ("Sudah dilaporkan", _of(past[1].reported, past[1].due), _of(present[1].reported, present[1].due)),
    ]


def _of(part: int, whole: int) -> str:
    return f"{part} dari {whole}"


def _table(before: tuple[IndicatorLine, ...], after: tuple[IndicatorLine, ...]) -> Html:
    rows = [[b.numbered_title, _figure(b), _figure(a)] for b, a in zip(before, after, strict=True)]
    return table("Indikator menurut posisi itu dan sekarang", ["Indikator", "Posisi itu", "Sekarang"], rows)


def _figure(line: IndicatorLine) -> Html:
    icon = element("span", line.status.icon, style=f"color: {line.status.fill(device.mode())}")
    figure = element("strong", line.figure_text) if line.figure is not None else ""
    state = f" · {line.state_text}" if line.state else ""
    return joined((figure, " ", icon, " ", element("small", f"{line.status.word}{state}")))
