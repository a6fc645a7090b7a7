"""The running server's side of the command line: runs a command for whoever asked it, and packs what it wrote."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints
from zipfile import ZIP_STORED, ZipFile

import typer

from iku.commands import accounts, backing_up, exporting, importing, papers, reading
from iku.commands.capture import capturing
from iku.commands.exits import FOUND, say
from iku.commands.relay import COMMANDS, OUTCOME, WRITTEN, Relayed
from iku.domain.permission import may
from iku.domain.person import Person
from iku.errors import NotAllowed
from iku.present.problems import error_sentence

KNOWN = (accounts, backing_up, exporting, importing, papers, reading)
"""Where commands are that say of themselves that a server can run them."""


def serve(person: Person, name: str, values: Mapping[str, Any], content: bytes, workshop: Path) -> Path | None:
    """Runs a command for someone who asked the server. The answer is an archive in `workshop`: the outcome, and files written.

    None where there is no such command. Raises ValueError, TypeError where its values cannot be read.
    """
    known = COMMANDS.get(name)
    if known is None:
        return None
    called = _restored(known.command, values)
    shown: dict[str, str] = {}
    for parameter, folder in ((known.sends, workshop / "sent"), (known.writes, workshop / WRITTEN)):
        if parameter:
            folder.mkdir()
            given = str(called[parameter])
            last = given.replace("\\", "/").rstrip("/").rpartition("/")[2]
            called[parameter] = folder / (last if last.strip(".") else "berkas")
            shown[str(called[parameter])] = given
    if known.sends:
        called[known.sends].write_bytes(content)
    outcome = _run(known, person, called)
    for here, given in shown.items():
        outcome["err"] = outcome["err"].replace(here, given)
    answer = workshop / "answer.zip"
    with ZipFile(answer, "w", ZIP_STORED) as packing:
        packing.writestr(OUTCOME, json.dumps(outcome))
        written = called[known.writes] if known.writes else workshop / "nothing"
        for path in sorted(written.iterdir()) if written.is_dir() else [written] if written.is_file() else []:
            packing.write(path, f"{WRITTEN}/{path.name}")
    return answer


def _run(known: Relayed, person: Person, called: Mapping[str, Any]) -> dict[str, Any]:
    with capturing(person) as captured:
        code, misspelt = 0, ""
        try:
            if known.needs and not may(person, known.needs):
                say(error_sentence(NotAllowed(known.needs)))
                raise typer.Exit(FOUND)
            known.command(**called)
        except typer.Exit as ending:
            code = ending.exit_code
        except typer.BadParameter as error:
            misspelt = error.message
    return {"code": code, "misspelt": misspelt, "out": captured.out.getvalue(), "err": captured.err.getvalue()}


def _restored(command: Callable[..., None], values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as the command takes them, from what JSON made of them."""
    hints = {name: hint for name, hint in get_type_hints(command).items() if name != "return"}
    if set(values) != set(hints):
        raise ValueError("other parameters than the command has")
    return {name: _value(hint, values[name]) for name, hint in hints.items()}


def _value(hint: Any, value: Any) -> Any:  # noqa: ANN401 - any parameter of any command
    """Raises TypeError for a value of another kind, ValueError for a word that an enumeration does not know."""
    if get_origin(hint) is list:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return value
        raise TypeError("a list of words is expected")
    for kind in get_args(hint) or (hint,):
        if isinstance(value, str) and issubclass(kind, Path | StrEnum):
            return kind(value)
        if type(value) is kind:
            return value
    raise TypeError(f"{value!r} is no {hint}")
