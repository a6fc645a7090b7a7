"""Year, quarter, division, and whether only verified figures count.

Drawn once, by the router, so that they outlive a page and stand in its address.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from iku.domain.definitions import Definitions
from iku.domain.period import QUARTERS, Period
from iku.present.dates import short_quarter
from iku.ui import resources, session
from iku.workflow.workspace import Workspace

YEAR, QUARTER, DIVISION, SETTLED = "tahun", "triwulan", "divisi", "terverifikasi"
"""Keys of the widgets, and so the names in the address."""
EVERY_DIVISION = ""
STORE = "filtered-store"
SWITCHED = "filters-switched"
"""Since the change of stores: on which page it was, what was chosen before, and what has been since."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What the pages are about; `division` None is the whole office."""

    year: int
    quarter: int
    division: str | None
    only_settled: bool = False
    """whether only verified and locked reports count"""

    @property
    def period(self) -> Period:
        return Period(self.year, self.quarter)


def draw(workspace: Workspace, place: str) -> Filters:
    """Four widgets in the row they are called in, on the page of this name.

    What an address asks for and does not exist falls back to the default.
    """
    years = resources.years(workspace)
    _forget_other_store(workspace, place)
    _forget_unknown(YEAR, years)
    year = st.segmented_control(
        "Tahun",
        years,
        default=default_year(workspace),
        required=True,
        key=YEAR,
        bind="query-params",
        label_visibility="collapsed",
    )
    default = default_quarter(workspace, year or default_year(workspace))
    st.segmented_control(
        "Triwulan",
        QUARTERS,
        default=default,
        required=True,
        format_func=short_quarter,
        key=QUARTER,
        bind="query-params",
        label_visibility="collapsed",
    )
    definitions = workspace.of_year(year or default_year(workspace)).definitions
    divisions = (EVERY_DIVISION, *scoring_divisions(definitions))
    _forget_unknown(DIVISION, divisions)
    st.selectbox(
        "Divisi",
        divisions,
        format_func=lambda code: division_label(definitions, code),
        key=DIVISION,
        bind="query-params",
        label_visibility="collapsed",
        filter_mode=None,
        placeholder=division_label(definitions, EVERY_DIVISION),
        width=200,
    )
    st.toggle("Terverifikasi saja", key=SETTLED, bind="query-params")
    return current()


def current() -> Filters:
    """What is chosen. The router draws the widgets before any page runs."""
    workspace = session.workspace()
    year = st.session_state.get(YEAR) or default_year(workspace)
    quarter = st.session_state.get(QUARTER) or default_quarter(workspace, year)
    only_settled = bool(st.session_state.get(SETTLED))
    return Filters(year, quarter, st.session_state.get(DIVISION) or None, only_settled)


def default_year(workspace: Workspace) -> int:
    """The latest year with realisations; in an empty store the definitions' own."""
    years = resources.years(workspace)
    reported = (year for year in reversed(years) if resources.figures(workspace, year).has_realisations)
    return next(reported, workspace.definitions.organisation.year)


def default_quarter(workspace: Workspace, year: int) -> int:
    """The latest quarter of the year for which anything was reported."""
    return resources.figures(workspace, year).latest_reported_quarter or QUARTERS[0]


def scoring_divisions(definitions: Definitions) -> tuple[str, ...]:
    """Codes of the divisions that score an indicator; of one that scores none there is nothing to show."""
    scored = {i.division for i in definitions.indicators}
    return tuple(d.code for d in definitions.divisions if d.code in scored)


def division_label(definitions: Definitions, code: str) -> str:
    return "Semua divisi" if code == EVERY_DIVISION else definitions.division(code).short_name


def choose_division(code: str) -> None:
    """By a chart, on the way to another page; from the next run on."""
    st.session_state[DIVISION] = code
    st.session_state.pop(SWITCHED, None)


def keep_for(workspace: Workspace) -> None:
    """What is chosen now holds in this store as well: for a report that is taken from one to the other."""
    st.session_state[STORE], _ = resources.stamp(workspace)


def _forget_other_store(workspace: Workspace, place: str) -> None:
    """Whoever changes from the sample to the office's own store begins there at its latest quarter.

    Set, not deleted: a browser goes on showing what was chosen until it is told of another choice.
    """
    opening, _ = resources.stamp(workspace)
    if st.session_state.get(STORE, opening) != opening:
        year = default_year(workspace)
        begin = {YEAR: year, QUARTER: default_quarter(workspace, year), DIVISION: EVERY_DIVISION}
        before = {key: st.session_state.get(key) for key in begin}
        st.session_state.update(begin)
        st.session_state[SWITCHED] = (place, before, begin)
    elif switched := st.session_state.pop(SWITCHED, None):
        _insist(place, *switched)
    st.session_state[STORE] = opening


def _insist(place: str, on: str, before: Mapping[str, object], begin: Mapping[str, object]) -> None:
    """A busy browser may show what was set and yet go on sending what it showed before.

    Nobody can have chosen that on the way to another page, so it is set once more. On the same page somebody may have: then it
    counts, and is shown.
    """
    sent = {key: st.session_state.get(key) for key in begin}
    differing = [key for key in begin if sent[key] != begin[key]]
    if place == on:
        st.session_state.update({key: sent[key] for key in differing})
    else:
        st.session_state.update({key: begin[key] for key in differing if sent[key] == before[key]})
    is_settled = bool(differing) if place == on else not differing
    if not is_settled:
        st.session_state[SWITCHED] = (place, before, begin)


def _forget_unknown(key: str, options: Sequence[object]) -> None:
    """A value that was chosen before may have gone: a year whose only report was taken back."""
    if key in st.session_state and st.session_state[key] not in options:
        del st.session_state[key]
