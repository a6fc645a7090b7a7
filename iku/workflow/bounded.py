"""A memory that forgets what was not asked for longest, before it outgrows its bytes."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class BoundedMemory(Generic[Key, Value]):
    """Safe to use from several threads."""

    def __init__(self, bytes_kept: int) -> None:
        self._bytes_kept = bytes_kept
        self._kept: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._held = 0
        self._lock = Lock()

    def get(self, key: Key) -> Value | None:
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def put(self, key: Key, value: Value, weight: int) -> None:
        """Keeps a value; one that is heavier than everything that may be kept is not."""
        with self._lock:
            if weight > self._bytes_kept:
                return
            if key in self._kept:
                self._held -= self._kept.pop(key)[1]
            self._kept[key] = (value, weight)
            self._held += weight
            while self._held > self._bytes_kept:
                self._held -= self._kept.popitem(last=False)[1][1]
