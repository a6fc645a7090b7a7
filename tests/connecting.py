"""How a page's connection looks to the pages themselves, which AppTest leaves open: Streamlit's own client, stood in for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from streamlit.runtime import context

from iku.access.asker import CLIENT, SCHEME
from iku.access.sessions import session_cookie, signed
from iku.workflow import opening
from iku.workflow.asking import key_of
from iku.workflow.signing_in import sign_in


@dataclass(slots=True)
class Connection:
    """What a browser sent when its page connected, and what the server wrote down."""

    client: str = "127.0.0.1"
    host: str = "localhost:8501"
    scheme: str = "ws"
    sent: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def headers(self) -> Iterable[tuple[str, str]]:
        return ({"host": self.host, CLIENT: self.client, SCHEME: self.scheme} | self.sent).items()

    @property
    def remote_ip(self) -> str:
        return self.client

    def sign_in(self, login: str, password: str) -> str:
        """As after the form: the browser's next page brings the cookie. Returns the session's secret."""
        workspace = opening.working()
        secret = sign_in(workspace, login, password, self.client).secret
        kind = session_cookie("", is_secure=False)
        self.cookies = {kind.name: signed(key_of(workspace), kind, secret)}
        return secret


def connected(monkeypatch: pytest.MonkeyPatch) -> Connection:
    """From now on every page is reached like this; by default from this very computer."""
    connection = Connection()
    monkeypatch.setattr(context, "_get_client_context", lambda: connection)
    return connection
