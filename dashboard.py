"""The server: the screens, and our own routes and headers around them.

`streamlit run dashboard.py` starts it, as does any ASGI server (`uvicorn dashboard:app`) from this folder.
"""

from pathlib import Path

import streamlit as st

from iku.commands.serving import serve
from iku.ui import identity
from iku.ui.failure import say_failure
from iku.web.server import living, middleware, routes
from iku.workflow import entrance

HERE = Path(__file__).resolve().parent
FRONT_END = Path(st.__file__).resolve().parent / "static"
BASE_PATH = str(st.get_option("server.baseUrlPath"))


def own_address() -> str:
    """Where this machine reaches the server once it listens."""
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    return f"{scheme}://localhost:{st.get_option('server.port')}/{BASE_PATH.strip('/')}".rstrip("/")


entrance.set_up(identity.doors())
app = st.App(
    HERE / "iku" / "ui" / "router.py",
    routes=routes(HERE / "static", BASE_PATH, serve),
    middleware=middleware(FRONT_END, BASE_PATH),
    lifespan=living(own_address),
    on_script_error=say_failure,
)
