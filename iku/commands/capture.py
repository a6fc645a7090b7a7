"""Where a command writes and who runs it: the terminal and whoever sits there, or the running server for someone who asked it."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TextIO

from iku.domain.person import Person, Standing, at_the_console


@dataclass(frozen=True, slots=True)
class Captured:
    """What a command wrote while it ran for `person`."""

    person: Person
    out: io.StringIO = field(default_factory=io.StringIO)
    err: io.StringIO = field(default_factory=io.StringIO)


_captured: ContextVar[Captured | None] = ContextVar("captured", default=None)


@contextmanager
def capturing(person: Person) -> Iterator[Captured]:
    """Commands of this thread write into what is given here, and act for this person."""
    captured = Captured(person)
    token = _captured.set(captured)
    try:
        yield captured
    finally:
        _captured.reset(token)


def is_captured() -> bool:
    return _captured.get() is not None


def out() -> TextIO:
    """For results."""
    captured = _captured.get()
    return captured.out if captured else sys.stdout


def err() -> TextIO:
    """For people."""
    captured = _captured.get()
    return captured.err if captured else sys.stderr


def acting(name: str) -> Person:
    """Who runs the command: whoever asked the server with a token, else whoever is at this machine, by the name given."""
    captured = _captured.get()
    if captured and captured.person.standing is not Standing.CONSOLE:
        return captured.person
    return at_the_console(name)
