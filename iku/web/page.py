"""The page that every address of the dashboard begins with: Streamlit's own `index.html`, corrected.

Streamlit's is in English (so that browsers offer to translate the page), white in the dark, empty until two megabytes
of scripts have run, fetches a typeface that is not used here, and tries every address as a server of its own: on
`/divisi` it asks `/divisi/_stcore/health` first, which does not exist. The corrected page is in the office's language,
says that it is loading in the right colours, and says where the server is: no such question, no error in the console,
one round trip less.
"""

import json
import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path

INLINE_SCRIPT = re.compile(r"<script>(?P<text>.*?)</script>", re.DOTALL)

LANGUAGE = re.compile(r'<html lang="en">')
TITLE = re.compile(r"<title>.*?</title>")
ICON = re.compile(r'<link rel="shortcut icon"[^>]*>')
TYPEFACE = re.compile(r'<link\s+rel="preload"[^>]*\bas="font"[^>]*>')
SERVICE = re.compile(r'<link rel="service-desc"[^>]*>')
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
ROOT = re.compile(r'<div id="root"></div>')

SPLASH = """<style>
      .splash { position: fixed; inset: 0; display: grid; place-content: center; font: 15px system-ui, sans-serif;
        background: %(light_ground)s; color: %(light_ink)s; }
      @media (prefers-color-scheme: dark) { .splash { background: %(dark_ground)s; color: %(dark_ink)s; } }
    </style>
    <div id="root"><p class="splash" role="status">%(loading)s</p></div>"""


ON_CHANGE_OF_THEME = (
    'matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => '
    'setTimeout(() => document.querySelector(".st-key-%s button")?.click(), 300))'
)
"""Streamlit turns its own parts over and tells the app nothing (streamlit#11920): the charts' ink would stay as it was."""


class FrontEndChanged(Exception):
    """Streamlit's page no longer has a part that we correct: look at the new one before going on."""


@dataclass(frozen=True, slots=True)
class Colours:
    """What a theme looks like before it has arrived."""

    ground: str
    ink: str
    accent: str


@dataclass(frozen=True, slots=True)
class Look:
    """What the page says before any script runs. Addresses are relative to where the dashboard is served."""

    language: str
    title: str
    loading: str
    without_scripts: str
    icon: str
    typeface: str
    font: str
    light: Colours
    dark: Colours
    redraw: str
    """the key of a button that draws the screens anew; see `ON_CHANGE_OF_THEME`"""


@dataclass(frozen=True, slots=True)
class Page:
    """The corrected page."""

    html: str

    @property
    def script_hashes(self) -> tuple[str, ...]:
        """By which a content security policy allows its inline scripts, and no others."""
        texts = (match["text"] for match in INLINE_SCRIPT.finditer(self.html))
        return tuple(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)


def corrected(html: str, look: Look, base_path: str) -> Page:
    """Streamlit's page with our look. `base_path` is `server.baseUrlPath`: "" where the dashboard has a host to itself.

    Raises FrontEndChanged if it is not the page that we know.
    """
    base = f"/{base_path.strip('/')}/" if base_path.strip("/") else "/"
    typeface = f'<link rel="preload" href="{base}{look.typeface}" as="font" type="font/woff2" crossorigin />'
    for part, ours in (
        (LANGUAGE, f'<html lang="{look.language}">'),
        (TITLE, f"<title>{escape(look.title)}</title>\n    <script>{_settings(look, base)}</script>"),
        (ICON, f'<link rel="shortcut icon" href="{base}{look.icon}" />'),
        (TYPEFACE, typeface),
        (SERVICE, ""),
        (NOSCRIPT, f"<noscript><p>{escape(look.without_scripts)}</p></noscript>"),
        (ROOT, _splash(look)),
    ):
        if len(pieces := part.split(html)) != 2:
            raise FrontEndChanged(part.pattern)
        html = ours.join(pieces)
    return Page(html)


def front_end_page(folder: Path) -> str:
    """Streamlit's own page, as installed."""
    return (folder / "index.html").read_text(encoding="utf-8")


def _settings(look: Look, base: str) -> str:
    """What Streamlit's front end reads before it starts:

    the server's address, and the colours until the theme is there. Then the one thing that it does not do.
    """
    themes = json.dumps({"LIGHT_THEME": _preset(look.font, look.light), "DARK_THEME": _preset(look.font, look.dark)})
    settings = f'window.__streamlit = {{ ...{themes}, BACKEND_BASE_URL: window.location.origin + "{base}" }}'
    return f"{settings}; {ON_CHANGE_OF_THEME % look.redraw}"


def _preset(font: str, colours: Colours) -> dict[str, str]:
    return {
        "bodyFont": font,
        "backgroundColor": colours.ground,
        "textColor": colours.ink,
        "primaryColor": colours.accent,
    }


def _splash(look: Look) -> str:
    return SPLASH % {
        "loading": escape(look.loading),
        "light_ground": look.light.ground,
        "light_ink": look.light.ink,
        "dark_ground": look.dark.ground,
        "dark_ink": look.dark.ink,
    }
