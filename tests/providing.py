"""A real identity provider in a process of its own, and the settings with which the dashboard trusts it."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.serving import stop

SOURCES = Path(__file__).parent / "oidc"
CLIENT, SECRET = "dasbor-iku", "rahasia klien untuk pengujian saja"

SECRETS = """
[auth]
redirect_uri = "http://localhost:{{port}}/oauth2callback"
cookie_secret = "kunci kuki untuk pengujian saja, cukup panjang"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "http://localhost:{port}/.well-known/openid-configuration"
client_kwargs = {{ prompt = "login", scope = "openid email profile" }}
"""


@dataclass(frozen=True, slots=True)
class Claims:
    """What the provider says of somebody."""

    email: str
    is_verified: bool = True


def installed(folder: Path) -> Path:
    """The provider as its lock pins it, installed in a folder that is thrown away."""
    if shutil.which("npm") is None:
        reason = "no Node.js with npm found: it runs the identity provider"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    for name in (".npmrc", "package.json", "package-lock.json", "provider.js"):
        shutil.copy(SOURCES / name, folder)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--prefer-offline"], cwd=folder, check=True, capture_output=True)
    return folder


def secrets(folder: Path, port: int) -> Path:
    """A file of secrets by which the dashboard trusts the provider at this port."""
    path = folder / "secrets.toml"
    path.write_text(SECRETS.format(client=CLIENT, secret=SECRET, port=port), encoding="utf-8")
    return path


@contextmanager
def providing(installation: Path, port: int, dashboard: str, people: Mapping[str, Claims]) -> Iterator[None]:
    """The provider, answering until the end of the block."""
    known = {login: {"email": c.email, "email_verified": c.is_verified} for login, c in people.items()}
    settings = {
        "port": port,
        "client": CLIENT,
        "secret": SECRET,
        "redirect": f"{dashboard}/oauth2callback",
        "after": f"{dashboard}/oauth2callback",
        "people": known,
    }
    log = (installation / "provider.log").open("wb")
    process = subprocess.Popen(
        ["node", "provider.js", json.dumps(settings)], cwd=installation, stdout=subprocess.PIPE, stderr=log
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == b"listening\n", (installation / "provider.log").read_text()
        yield
    finally:
        stop(process)
        process.stdout.close()
        log.close()
