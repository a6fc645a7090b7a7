"""How this server is set up to be entered, and whom its identity provider vouches for."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import streamlit as st
from streamlit.auth_util import get_cookie_with_chunks, get_origin_from_redirect_uri
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from iku.access.asker import Asker
from iku.access.sessions import LONGEST
from iku.access.ways import entrance
from iku.workflow.entrance import Doors


def doors() -> Doors:
    """From the server's settings, its secrets and the environment."""
    has_provider = bool(secrets_singleton.load_if_toml_exists() and secrets_singleton.get("auth"))
    address = str(st.get_option("server.address") or "")
    base_path = str(st.get_option("server.baseUrlPath") or "")
    return Doors(entrance(os.environ, address, base_path, has_provider=has_provider), email_in_cookie)


def signed_in_email() -> str:
    """Of whoever signed in through the provider in this browser; "" for nobody, or without a verified address."""
    return _verified_email(st.user.to_dict()) if st.user.get("is_logged_in") else ""


def email_in_cookie(asker: Asker) -> str:
    """The same for a route, which has no page: from the cookie that the sign-in has set."""

    def part(name: str) -> bytes | None:
        cookie = asker.cookies.get(name)
        return decode_signed_value(get_cookie_secret(), name, cookie.encode("latin-1", "replace")) if cookie else None

    payload = get_cookie_with_chunks(part, USER_COOKIE_NAME)
    try:
        claims = json.loads(payload) if payload else {}
    except ValueError:
        return ""
    is_ours = isinstance(claims, dict) and claims.get("origin") == get_origin_from_redirect_uri()
    return _verified_email(claims) if is_ours and claims.get("is_logged_in") else ""


def _verified_email(claims: Mapping[str, Any]) -> str:
    """Streamlit's cookie lasts a month and is never asked for again: whoever signed in longer ago does so anew."""
    issued = claims.get("iat")
    is_recent = isinstance(issued, int | float) and datetime.now(UTC).timestamp() - issued < LONGEST.total_seconds()
    return str(claims.get("email") or "") if is_recent and claims.get("email_verified") is True else ""
