"""Commands through a running server: only one program opens the store's file, so what it holds it must do itself.

The terminal reads the command line, sends the command with its file, and writes what comes back: the very words, files
and exit code of the same function, run over there.
"""

import inspect
import json
import shutil
import tempfile
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, cast
from zipfile import ZipFile

import httpx
import typer

from iku.access.console import HEADER, announced
from iku.commands.capture import is_captured
from iku.commands.exits import FOUND, STORE, say
from iku.domain.permission import Action
from iku.workflow.workspace import home_folder

P = ParamSpec("P")
ADDRESS = "api/console"
OUTCOME = "outcome.json"
WRITTEN = "written"
PATIENCE = httpx.Timeout(600, connect=3)
LOOK = httpx.Timeout(3)


@dataclass(frozen=True, slots=True)
class Relayed:
    """A command that a server can run. `sends`, `writes`: the parameter that names a file to read, or a place to write to.

    `needs` is asked of whoever runs it through a server where no action of the workflow asks.
    """

    command: Callable[..., None]
    needs: Action | None
    sends: str
    writes: str


@dataclass(slots=True)
class ChosenServer:
    """What `--server` and `--token` said."""

    url: str = ""
    token: str = ""


COMMANDS: dict[str, Relayed] = {}
chosen = ChosenServer()


def relayed(
    name: str, *, needs: Action | None = None, sends: str = "", writes: str = ""
) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Lets a command run on the server that holds the store, where there is one."""

    def decorate(command: Callable[P, None]) -> Callable[P, None]:
        COMMANDS[name] = Relayed(command, needs, sends, writes)

        @wraps(command)
        def run(*args: P.args, **values: P.kwargs) -> None:
            server = None if is_captured() else _server()
            if server is None:
                command(*args, **values)
            else:
                bound = inspect.signature(command).bind(*args, **values)
                bound.apply_defaults()
                _ask(server, name, bound.arguments)

        return cast(Callable[P, None], run)

    return decorate


def _server() -> "tuple[str, dict[str, str]] | None":
    """The address of the server to ask and what proves who asks: the one that was named, else the one that runs here."""
    if chosen.url:
        return chosen.url.rstrip("/"), {"authorization": f"Bearer {chosen.token}"} if chosen.token else {}
    found = announced(home_folder())
    if found is None:
        return None
    try:
        # Its certificate, if any, speaks of another name than this machine's own.
        httpx.get(f"{found.url}/api/health", timeout=LOOK, verify=False, trust_env=False)  # noqa: S501  # nosec B501
    except httpx.HTTPError:
        return None
    return found.url, {HEADER: found.secret}


def _ask(server: tuple[str, dict[str, str]], name: str, values: Mapping[str, Any]) -> None:
    """Sends the command, and ends as it ended over there."""
    url, proof = server
    known = COMMANDS[name]
    content = Path(values[known.sends]).read_bytes() if known.sends else b""
    body = {
        "command": name,
        "values": {n: str(v) if isinstance(v, Path) else v for n, v in values.items()},
        "content": b64encode(content).decode(),
    }
    with tempfile.TemporaryFile() as kept:
        try:
            with httpx.stream(
                "POST",
                f"{url}/{ADDRESS}",
                json=body,
                headers=proof,
                timeout=PATIENCE,
                verify=HEADER not in proof,
                trust_env=False,
            ) as answer:
                if answer.status_code != httpx.codes.OK:
                    answer.read()
                    _refused(url, answer)
                for chunk in answer.iter_bytes():
                    kept.write(chunk)
        except httpx.HTTPError as error:
            say(f"Peladen {url} tidak menjawab ({type(error).__name__}). Periksa alamatnya, atau jalankan dasbornya.")
            raise typer.Exit(STORE) from None
        with ZipFile(kept) as packed:
            _end(packed, Path(values[known.writes]) if known.writes else None)


def _end(packed: ZipFile, place: Path | None) -> None:
    outcome = json.loads(packed.read(OUTCOME))
    files = [entry for entry in packed.infolist() if entry.filename != OUTCOME]
    is_folder = len(files) > 1
    for entry in files:
        if place is None:
            break
        target = place / entry.filename.rpartition("/")[2] if is_folder else place
        target.parent.mkdir(parents=True, exist_ok=True)
        with packed.open(entry) as source, target.open("wb") as written:
            shutil.copyfileobj(source, written)
        # A backup is for its owner only, here as there.
        target.chmod(entry.external_attr >> 16 & 0o777)
    typer.echo(outcome["err"], err=True, nl=False)
    typer.echo(outcome["out"], nl=False)
    if outcome["misspelt"]:
        raise typer.BadParameter(outcome["misspelt"])
    if outcome["code"]:
        raise typer.Exit(outcome["code"])


def _refused(url: str, answer: httpx.Response) -> None:
    """The server did not run it: no token, a wrong one, another program at that address."""
    try:
        sentence = str(answer.json()["detail"])
    except (ValueError, KeyError, TypeError):
        sentence = f"Di {url} tidak ada dasbor IKU yang menerima perintah (jawaban {answer.status_code})."
    say(sentence)
    raise typer.Exit(STORE if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR else FOUND)
