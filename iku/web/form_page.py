"""Pages of one form that work without JavaScript, in the dashboard's look, with a policy of their own."""

from base64 import b64encode
from hashlib import sha256
from html import escape

from starlette.responses import HTMLResponse

from iku.present.sign_in import BACK, TITLE_SUFFIX, Field, FormPage
from iku.present.theme import DARK, FONT_FAMILY, LIGHT, Theme

TOKEN, WAY_BACK = "token", "next"

STYLE = """
:root { color-scheme: light dark; %(light)s }
@media (prefers-color-scheme: dark) { :root { %(dark)s } }
@font-face { font-family: "Plus Jakarta Sans"; font-weight: 200 800; src: url("%(font)s") format("woff2"); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.5 %(family)s; }
main { width: 100%%; max-width: 24rem; }
form { border: 1px solid var(--border); border-radius: 0.5rem; padding: 1.5rem; display: grid; gap: 1rem;
  background: var(--card); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
p { margin: 0; }
.product { margin-bottom: 0.75rem; font-weight: 650; color: var(--muted); }
label { display: block; font-weight: 600; margin-bottom: 0.25rem; }
.hint { font-size: 0.875rem; color: var(--muted); margin-top: 0.25rem; }
input:not([type=hidden]) { width: 100%%; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line);
  border-radius: 0.5rem; padding: 0.6rem 0.75rem; min-height: 2.75rem; }
button { font: inherit; font-weight: 650; border: 0; border-radius: 0.5rem; padding: 0.6rem 1rem; min-height: 2.75rem;
  background: var(--button); color: #fff; cursor: pointer; }
:is(input, button, a):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
[role=alert] { border-left: 4px solid var(--accent); padding: 0.5rem 0.75rem; background: var(--ground); }
a { color: var(--accent); }
.back { margin-top: 1rem; font-size: 0.9375rem; }
"""
BUTTON = "#9B1C1F"
"""White words on it keep 8 : 1 in both themes."""


def form_page(page: FormPage, base: str, hidden: dict[str, str], told: str = "", status: int = 200) -> HTMLResponse:
    """The page with what is wrong so far; `hidden` travels with the form, which comes back to where the page is from.

    Nothing of it is kept by anyone on the way, and no script can run on it.
    """
    style = _style(base)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    headers = {
        "cache-control": "no-store",
        "content-security-policy": f"default-src 'none'; style-src 'sha256-{digest}'; font-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "x-frame-options": "DENY",
    }
    return HTMLResponse(_html(page, base, style, hidden, told), status_code=status, headers=headers)


def _html(page: FormPage, base: str, style: str, hidden: dict[str, str], told: str) -> str:
    carried = "".join(f'<input type="hidden" name="{escape(n)}" value="{escape(v)}">' for n, v in hidden.items())
    alert = f'<p role="alert">{escape(told)}</p>' if told else ""
    fields = "".join(_field(field, is_first=i == 0) for i, field in enumerate(page.fields))
    return (
        '<!DOCTYPE html><html lang="id"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(page.title)} · {TITLE_SUFFIX}</title>"
        f'<link rel="icon" href="{base}/app/static/icon.png"><style>{style}</style></head><body><main>'
        f'<p class="product">{TITLE_SUFFIX}</p><form method="post"><h1>{escape(page.title)}</h1>'
        f"{alert}<p>{escape(page.text)}</p>{fields}{carried}<button>{escape(page.button)}</button></form>"
        f'<p class="back"><a href="{base}/">{BACK}</a></p></main></body></html>'
    )


def _field(field: Field, *, is_first: bool) -> str:
    kind = "password" if field.is_secret else "text"
    hint = f'<p class="hint" id="{field.name}-hint">{escape(field.hint)}</p>' if field.hint else ""
    described = f' aria-describedby="{field.name}-hint"' if field.hint else ""
    focus = " autofocus" if is_first else ""
    return (
        f'<div><label for="{field.name}">{escape(field.label)}</label>'
        f'<input id="{field.name}" name="{field.name}" type="{kind}" autocomplete="{field.autocomplete}" required '
        f'autocapitalize="none" spellcheck="false" maxlength="256"{described}{focus}>{hint}</div>'
    )


def _style(base: str) -> str:
    font = f"{base}/app/static/plus-jakarta-sans-latin-wght-normal.woff2"
    return STYLE % {"light": _colours(LIGHT), "dark": _colours(DARK), "font": font, "family": FONT_FAMILY}


def _colours(theme: Theme) -> str:
    card = "#FFFFFF" if theme is LIGHT else "#1D222B"
    return (
        f"--ground: {theme.ground}; --card: {card}; --ink: {theme.ink}; --muted: {theme.muted}; --border: {theme.border}; "
        f"--line: {theme.missing}; --accent: {theme.accent}; --button: {BUTTON};"
    )
