"""Where what reruns share is kept, each thing once per state of the store.

A key names everything that the thing depends on; the cache is bounded, the least recently used goes first. What is kept is shared
between sessions and must not be changed.
"""

import itertools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from iku.store.connection import Store
from iku.workflow.workspace import Workspace

T = TypeVar("T")
MOST_KEPT = 256
_openings = itertools.count()
_tokens: WeakKeyDictionary[Store, int] = WeakKeyDictionary()
_shelf: OrderedDict[tuple[Hashable, ...], object] = OrderedDict()
_shelving = threading.Lock()


def kept(key: tuple[Hashable, ...], build: Callable[[], T]) -> T:
    """What `build` made for this key. Two sessions that ask at the same time may both build; the first one's is kept.

    Not `st.cache_resource`: a page asks a dozen times a run, and that hashes its key and reads a signature every time.
    """
    with _shelving:
        if key in _shelf:
            _shelf.move_to_end(key)
            return cast(T, _shelf[key])
    made = build()
    with _shelving:
        first = cast(T, _shelf.setdefault(key, made))
        while len(_shelf) > MOST_KEPT:
            _shelf.popitem(last=False)
    return first


def stamp(workspace: Workspace) -> tuple[int, int]:
    """The state of a store: which opening of which file, and how many commits since."""
    store = workspace.store
    if store not in _tokens:
        _tokens[store] = next(_openings)
    return _tokens[store], store.data_version
