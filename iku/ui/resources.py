"""What reruns share: figures read, view models and charts built, each once per state of the store.

A key names everything that the thing depends on; the cache is bounded, the least recently used goes first. What is kept is shared
between sessions and must not be changed.
"""

import itertools
from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

import streamlit as st

from iku.domain.figures import YearFigures
from iku.store.connection import Store
from iku.workflow.figures import known_years, read_figures
from iku.workflow.workspace import Workspace

T = TypeVar("T")
MOST_KEPT = 256
_openings = itertools.count()
_tokens: WeakKeyDictionary[Store, int] = WeakKeyDictionary()


def kept(key: tuple[Hashable, ...], build: Callable[[], T]) -> T:
    """What `build` made for this key, made at most once while it is in use."""
    return cast(T, _kept(key, build))


@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False)
def _kept(key: tuple[Hashable, ...], _build: Callable[[], object]) -> object:
    return _build()


def stamp(workspace: Workspace) -> tuple[int, int]:
    """The state of a store: which opening of which file, and how many commits since."""
    store = workspace.store
    if store not in _tokens:
        _tokens[store] = next(_openings)
    return _tokens[store], store.data_version


def figures(workspace: Workspace, year: int, as_of: datetime | None = None) -> YearFigures:
    """One year's figures as the store holds them now, or held them at a past moment (naive UTC)."""
    return kept(
        ("figures", *stamp(workspace), year, as_of),
        lambda: replace(read_figures(workspace, year, as_of), is_sample=workspace.is_practice),
    )


def years(workspace: Workspace) -> tuple[int, ...]:
    """The years to choose from, ascending."""
    return kept(("years", *stamp(workspace)), lambda: tuple(known_years(workspace)))
