"""The stores that this process holds open: the working one, and the throw-away one of the sample data.

One process opens a store's file once, and everything in it (pages, routes, command line) shares that.
"""

import atexit
import os
import threading
from collections.abc import Sequence
from pathlib import Path

from iku.domain.definitions import Definitions
from iku.workflow.sample import open_sample
from iku.workflow.workspace import (
    DEFINITIONS,
    HOME,
    Workspace,
    definitions_folder,
    home_folder,
    open_workspace,
    shipped_definitions,
)

_lock = threading.RLock()
_definitions: dict[Path, Definitions] = {}
_working: dict[tuple[str | None, ...], Workspace] = {}
"""By what the environment names: pages ask many times a run, and making paths of it would take longer than all the rest."""
_practice: dict[Path, Workspace] = {}


def definitions() -> Definitions:
    """The definitions in force, read once. Raises DefinitionsBroken."""
    with _lock:
        folder = definitions_folder()
        if folder not in _definitions:
            _definitions[folder] = shipped_definitions()
        return _definitions[folder]


def working() -> Workspace:
    """The office's own store. Raises StoreBusy or StoreUnusable; tried again at the next call."""
    with _lock:
        place = tuple(map(os.environ.get, (HOME, DEFINITIONS)))
        if place not in _working:
            _working[place] = open_workspace(home_folder(), definitions())
        return _working[place]


def practice() -> Workspace:
    """The sample data in a throw-away store, loaded at the first call; gone when the process ends."""
    with _lock:
        folder = definitions_folder()
        if folder not in _practice:
            _practice[folder] = open_sample(definitions())
        return _practice[folder]


def opened() -> Sequence[Workspace]:
    """The stores open at the moment."""
    with _lock:
        return (*_working.values(), *_practice.values())


@atexit.register
def close_all() -> None:
    """Closes every store, so that a file can be opened by another program."""
    with _lock:
        for workspace in opened():
            workspace.close()
        _working.clear()
        _practice.clear()
        _definitions.clear()
