"""How this process is set up to be entered: said once at its start, by whoever starts it.

Until it is said, nobody may do anything.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from iku.access.asker import Asker
from iku.access.ways import Entrance

EmailOf = Callable[[Asker], str]
"""The address that an identity provider vouches for, "" for none."""


def _nobody(_: Asker) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Doors:
    """The entrance, and how a request tells whom an identity provider vouches for."""

    entrance: Entrance
    email_of: EmailOf = _nobody


CLOSED = Doors(Entrance())
_doors: list[Doors] = []
_setting_up = threading.Lock()


def set_up(doors: Doors) -> Doors:
    """The first word stands until `forget`."""
    with _setting_up:
        if not _doors:
            _doors.append(doors)
        return _doors[0]


def current() -> Doors:
    with _setting_up:
        return _doors[0] if _doors else CLOSED


def is_set_up() -> bool:
    with _setting_up:
        return bool(_doors)


def forget() -> None:
    """For a process that starts a dashboard anew."""
    with _setting_up:
        _doors.clear()
