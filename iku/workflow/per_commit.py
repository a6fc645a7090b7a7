"""Answers that a store gives until its next commit."""

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from iku.store.connection import Store

Key = TypeVar("Key", bound=Hashable)
Answer = TypeVar("Answer")


class PerCommit(Generic[Key, Answer]):
    """What was read of each store since its last commit, by what was asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: WeakKeyDictionary[Store, tuple[int, dict[Key, Answer]]] = WeakKeyDictionary()

    def ask(self, store: Store, key: Key, read: Callable[[], Answer]) -> Answer:
        """The kept answer, or else the one read now. It is kept under the commits there were before it was read."""
        version = store.data_version
        with self._lock:
            answers = self._answers(store, version)
            if key in answers:
                return answers[key]
        found = read()
        with self._lock:
            self._answers(store, version)[key] = found
        return found

    def _answers(self, store: Store, version: int) -> dict[Key, Answer]:
        asked_at, answers = self._kept.get(store, (-1, {}))
        if asked_at < version:
            answers = {}
            self._kept[store] = (version, answers)
        return answers if asked_at <= version else {}
