"""In which form rows are answered: JSON or CSV, by `format=` or the Accept header; whole or in pages."""

import io
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from starlette.responses import Response

from iku.domain.permission import Action, may
from iku.present import interface as words
from iku.present.interchange import Row, machine, machine_row, write_csv
from iku.present.rows import SAMPLE_MARK
from iku.store.connection import Store
from iku.web.api.endpoints import FORM_TYPES, Asked, Form
from iku.web.api.parameters import Schema, choice, whole
from iku.web.api.refusals import Refused

MOST_AT_ONCE = 1000
FORMAT = choice(
    "format", "JSON or CSV; without it the Accept header decides, and JSON where that leaves a choice.", Form
)
PAGING = (
    whole("limit", "How many rows at most.", 1, MOST_AT_ONCE, 100),
    whole("offset", "How many rows to leave out first.", 0, 1_000_000, 0),
)
PRIVATE = {"cache-control": "private, no-cache", "vary": "Accept, Authorization, Cookie"}
"""Whoever keeps an answer asks again before using it."""
SAMPLE_COLUMN = "note_on_data"

_openings: WeakKeyDictionary[Store, str] = WeakKeyDictionary()


def form_asked(form: Form | None, accept: str) -> Form:
    """The form to answer in. Raises Refused (406) where none of ours is accepted."""
    if form is not None:
        return form
    qualities = _qualities(accept) if accept.strip() else {"*/*": 1.0}
    best = max(FORM_TYPES, key=lambda f: _quality(qualities, FORM_TYPES[f]))
    if _quality(qualities, FORM_TYPES[best]) <= 0:
        raise Refused(406, "not-acceptable", words.wrong_form(list(FORM_TYPES.values())))
    return best


def _qualities(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(","):
        kind, *settings = (piece.strip().lower() for piece in part.split(";"))
        given = next((s[2:] for s in settings if s.startswith("q=")), "1")
        try:
            found[kind] = min(max(float(given), 0.0), 1.0)
        except ValueError:
            found[kind] = 0.0
    return found


def _quality(qualities: Mapping[str, float], kind: str) -> float:
    family = f"{kind.partition('/')[0]}/*"
    return next((qualities[name] for name in (kind, family, "*/*") if name in qualities), 0.0)


def entity_tag(asked: Asked) -> str:
    """A strong tag: the state of the store, the question, its form, and what the person may see of it."""
    store = asked.workspace.store
    opening = _openings.setdefault(store, secrets.token_hex(8))
    sees = [may(asked.person, a) for a in (Action.READ_FIGURES, Action.READ_EVIDENCE, Action.READ_HISTORY)]
    state = [opening, store.data_version, asked.path, sorted(asked.query.items()), asked.form.value, sees]
    return f'"{sha256(json.dumps(state).encode()).hexdigest()[:32]}"'


def matches(header: str, tag: str) -> bool:
    """Whether an If-None-Match or If-Match names the tag."""
    given = [part.strip().removeprefix("W/") for part in header.split(",")]
    return "*" in given or tag in given


def rows_answer(asked: Asked, columns: Schema, build: Callable[[], Sequence[Row]]) -> Response:
    """The rows that `build` makes, a page of them; 304 without building any where the asker has them already."""
    tag = entity_tag(asked)
    headers = {**PRIVATE, "etag": tag}
    if asked.if_none_match and matches(asked.if_none_match, tag):
        return Response(status_code=304, headers=headers)
    rows = build()
    offset, limit = asked.values["offset"], asked.values["limit"]
    page = rows[offset : offset + limit]
    headers |= {"x-total-count": str(len(rows))}
    if links := _links(asked, len(rows)):
        headers["link"] = links
    is_sample = asked.workspace.is_practice
    if asked.form is Form.CSV:
        return _csv(page, list(columns["properties"]), is_sample, headers)
    year, as_of = asked.values.get("year"), asked.values.get("as_of")
    body = {
        "year": year or asked.workspace.shipped.organisation.year,
        "as_of": machine(as_of),
        "sample": is_sample,
        "total": len(rows),
        "offset": offset,
        "limit": limit,
        "rows": [machine_row(row) for row in page],
    }
    return Response(json.dumps(body, ensure_ascii=False), 200, headers, FORM_TYPES[Form.JSON])


def _csv(rows: Sequence[Row], columns: list[str], is_sample: bool, headers: Mapping[str, str]) -> Response:
    """Rows as CSV. Sample data say so in every row: a file keeps no other word of where it came from."""
    if is_sample:
        columns.append(SAMPLE_COLUMN)
        rows = [{**row, SAMPLE_COLUMN: SAMPLE_MARK} for row in rows]
    out = io.StringIO()
    write_csv(rows, out, columns)
    return Response(out.getvalue(), 200, headers, FORM_TYPES[Form.CSV])


def _links(asked: Asked, total: int) -> str:
    """RFC 8288: where the other pages are."""
    offset, limit = asked.values["offset"], asked.values["limit"]
    places = {
        "first": 0 if offset else None,
        "prev": max(offset - limit, 0) if offset else None,
        "next": offset + limit if offset + limit < total else None,
        "last": (total - 1) // limit * limit if total > limit else None,
    }
    links = [
        f'<{asked.path}?{urlencode({**asked.query, "offset": start, "limit": limit})}>; rel="{name}"'
        for name, start in places.items()
        if start is not None
    ]
    return ", ".join(links)
