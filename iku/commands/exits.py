"""How a command ends: a sentence on stderr and a code that a script can rely on.

| code | meaning |
| ---: | --- |
| 0 | done |
| 1 | the input has problems, or the dictionary check has findings; nothing was stored |
| 2 | the command line itself was misspelt |
| 3 | the store is held by another program, or cannot be opened |
| 4 | the folder of definitions cannot be used |
| 5 | the report has questions (the 100x guard): look, then repeat with --confirm |
"""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from iku.commands import capture
from iku.errors import (
    ConfirmationMissing,
    DefinitionsBroken,
    ExplanationMissing,
    ProblemsFound,
    StoreBusy,
    StoreUnusable,
    UserError,
)
from iku.present.explaining import need_sentence
from iku.present.problems import error_sentence, problem_sentence

FOUND = 1
STORE = 3
DEFINITIONS = 4
QUESTIONS = 5


def say(text: str) -> None:
    """A message for the person at the keyboard; never part of the result."""
    typer.echo(text, file=capture.err())


@contextmanager
def told() -> Iterator[None]:
    """Turns what a person can mend into sentences and an exit code; bugs pass through."""
    try:
        yield
    except UserError as error:
        say(error_sentence(error))
        if isinstance(error, ExplanationMissing):
            for need in error.needs:
                say(f"- {need_sentence(need)}")
        if isinstance(error, ProblemsFound):
            for problem in error.problems:
                say(f"- {problem_sentence(problem)}")
        raise typer.Exit(_code(error)) from None


def _code(error: UserError) -> int:
    match error:
        case StoreBusy() | StoreUnusable():
            return STORE
        case DefinitionsBroken():
            return DEFINITIONS
        case ConfirmationMissing():
            return QUESTIONS
        case _:
            return FOUND
