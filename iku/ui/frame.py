"""What stands around every page: the notice of the sample data, the finding as title, the filters, and the rules below.

A page calls `begin` first. The router has drawn the frame by then, so the filters are there to ask.
"""

import logging
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from iku.domain.figures import YearFigures
from iku.domain.permission import Action, may
from iku.errors import NotAllowed, StoreBusy, StoreUnusable, UserError
from iku.present.escape import markdown_text
from iku.present.footer import footer
from iku.present.scope import page_scope, sample_notice
from iku.present.shell import REDRAW
from iku.ui import filters, refusal, resources, session, standing_view
from iku.ui.filters import Filters
from iku.ui.places import Place
from iku.workflow.workspace import Workspace

log = logging.getLogger(__name__)
STYLE = f"<style>{Path(__file__).with_name('style.css').read_text(encoding='utf-8')}</style>"
PRACTICE = "Mode latihan: yang dikirim tidak disimpan."
UNEXPECTED = (
    "Halaman ini tidak dapat ditampilkan. Muat ulang halaman; bila terulang, sampaikan kepada pengelola aplikasi."
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page needs of its surroundings: the filters, the store with that year's definitions, the place of the title."""

    workspace: Workspace
    filters: Filters
    head: DeltaGenerator

    @property
    def figures(self) -> YearFigures:
        """Of the year chosen."""
        return self.figures_of(self.filters.year)

    def figures_of(self, year: int) -> YearFigures:
        return resources.figures(self.workspace, year, only_settled=self.filters.only_settled)

    def key(self, *names: str) -> tuple[Hashable, ...]:
        """What anything that a page shows depends on."""
        chosen = self.filters
        state = resources.stamp(self.workspace)
        return (*names, *state, chosen.year, chosen.quarter, chosen.division, chosen.only_settled)


_frame: ContextVar[Frame] = ContextVar("frame")


def configure() -> None:
    """The page as a whole; must come first in a run."""
    st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
    st.html(STYLE)


def open_frame(place: Place) -> bool:
    """Draws what stands above every page. False where the person may not see it, or must do something else first:

    that is said then, with the way on, and nothing else may be drawn.
    """
    session.keep_choice_in_address()
    caller = session.caller()
    standing_view.draw(caller)
    standing_view.say_changed_rights(caller)
    if not standing_view.let_in(caller, place):
        return False
    workspace = session.workspace()
    if workspace.is_practice:
        _sample_notice(workspace)
    head = st.container(key="head", gap="xxsmall")
    with st.container(key="about", horizontal=True, vertical_alignment="center", gap="xsmall"):
        line = st.empty()
        with st.container(key="filters", horizontal=True, vertical_alignment="center", gap="xsmall", width="content"):
            chosen = filters.draw(workspace, place.name)
    workspace = workspace.of_year(chosen.year)
    figures = resources.figures(workspace, chosen.year, only_settled=chosen.only_settled)
    line.caption(page_scope(workspace.definitions, figures, chosen.quarter, chosen.division).context)
    _frame.set(Frame(workspace, chosen, head))
    return True


def surroundings() -> Frame:
    """What the page is about. Raises NotAllowed for whoever may see nothing: a page asks here before anything else."""
    if not may(session.person(), Action.READ_VERIFIED):
        raise NotAllowed(Action.READ_VERIFIED)
    return _frame.get()


def begin(title: str, detail: str = "", actions: Callable[[], None] | None = None) -> Frame:
    """The page's finding as its title, at most one sentence under it, beside it what can be done with the whole page."""
    frame = _frame.get()
    with frame.head:
        st.title(markdown_text(title), anchor=False)
        if detail or actions:
            with st.container(key="under-title", horizontal=True, vertical_alignment="center", gap="small"):
                if detail:
                    st.markdown(markdown_text(detail))
                if actions:
                    actions()
    return frame


def close_frame() -> None:
    """Draws what stands below every page."""
    frame = _frame.get()
    lines = resources.kept(
        ("footer", frame.workspace.definitions.fingerprint), lambda: footer(frame.workspace.definitions)
    )
    st.caption("  \n".join(markdown_text(line) for line in lines))
    # Never seen: the page presses it when the device turns light or dark.
    st.button("Gambar ulang", key=REDRAW)


@contextmanager
def boundary() -> Iterator[None]:
    """Whatever goes wrong inside is said in a sentence; what only we can mend goes to the log as well."""
    try:
        yield
    except (StoreBusy, StoreUnusable) as error:
        refusal.say(error)
        st.button("Lanjutkan dengan data contoh", on_click=session.choose_practice, key="go_on_with_sample")
    except UserError as error:
        refusal.say(error)
    except Exception:
        log.exception("a page failed")
        refusal.say_text(UNEXPECTED)


def _sample_notice(workspace: Workspace) -> None:
    """Calm, in one line, on every page; with the way out."""
    with st.container(key="notice", horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.markdown(f"**{markdown_text(sample_notice(workspace.definitions))}** · {PRACTICE}", width="stretch")
        st.button("Buka data kerja", on_click=session.choose_working, key="open_working", type="tertiary")
