"""Evidence for other systems: what is attached to what, the files themselves, and new ones."""

import json
from collections.abc import Sequence
from pathlib import PurePosixPath

from starlette.responses import Response

from iku.domain.evidence import MEDIA_TYPES
from iku.domain.facts import Channel
from iku.domain.permission import Action
from iku.domain.submission import Receipt
from iku.intake.evidence import MAX_BYTES
from iku.present import interface as words
from iku.present.interchange import Row, machine
from iku.present.rows import evidence_row
from iku.web.api.endpoints import Asked, Body, Endpoint
from iku.web.api.forms import rows_answer
from iku.web.api.known import known_document, known_indicator
from iku.web.api.parameters import Schema, code, text, whole
from iku.web.api.reading import AS_OF, COMMON, QUARTER, READING, YEAR, figures_of, filter_of, require
from iku.web.api.refusals import Refused
from iku.web.api.shapes import ATTACHED, EVIDENCE, TEXT
from iku.web.api.writing import FILENAME, JSON_TYPE, REFUSES
from iku.web.evidence import HEADERS, content_disposition
from iku.workflow.proving import Place, attach_file, attach_link, evidence_named

SHA256 = text(
    "sha256", "The SHA-256 of the file, as `GET /api/evidence` names it.", r"^[0-9a-f]{64}$", is_required=True
)
PLACE = (
    code("indicator", "The indicator that is proved.", is_required=True),
    code("document", "Which of the documents that the decree asks for; see `GET /api/indicators`.", is_required=True),
    whole("year", "The year.", 2000, 2100, is_required=True),
    whole("quarter", "The quarter.", 1, 4, is_required=True),
    text("filename", "The file's name; its suffix says what it is. Not for a link.", FILENAME),
)
BINARY: Schema = {"type": "string", "format": "binary"}
LINK: Schema = {
    "type": "object",
    "properties": {"url": TEXT, "seen_on": {"type": "string", "format": "date"}},
    "required": ["url", "seen_on"],
    "additionalProperties": False,
}
FILE_TYPES = (*sorted({kind.partition(";")[0] for kind in MEDIA_TYPES.values()}), "application/octet-stream")


def get_evidence(asked: Asked) -> Response:
    require(asked, Action.READ_EVIDENCE)
    keep = filter_of(asked)

    def build() -> Sequence[Row]:
        figures = figures_of(asked)
        rows = (evidence_row(document, figures.check(document.attachment)) for document in figures.attachments)
        return [row for row in rows if keep(row)]

    return rows_answer(asked, EVIDENCE, build)


def get_file(asked: Asked) -> Response:
    """A file that stands as evidence. One that is unknown, withdrawn or lost gets the same answer."""
    require(asked, Action.READ_EVIDENCE)
    sha256 = asked.values["sha256"]
    document = evidence_named(asked.workspace, asked.person, sha256)
    media_type = MEDIA_TYPES.get(PurePosixPath(document.filename).suffix.lower()) if document else None
    if document is None or media_type is None or asked.workspace.files.path(sha256) is None:
        raise Refused(404, "unknown-evidence", words.NO_FILE)
    headers = {**HEADERS, "content-disposition": content_disposition("attachment", document.filename)}
    return Response(asked.workspace.files.read(sha256), 200, headers, media_type)


def post_evidence(asked: Asked) -> Response:
    indicator = known_indicator(asked) or ""
    document = known_document(asked, indicator) or ""
    places = [Place(indicator, document, asked.values["year"], asked.values["quarter"])]
    if asked.media_type == JSON_TYPE:
        url, seen_on = _link(asked.content)
        receipt = attach_link(asked.workspace, asked.person, url, seen_on, places, Channel.INTERFACE)
    else:
        name = asked.values["filename"]
        if name is None:
            missing = words.parameter_row("missing-parameter", "filename", "", "laporan.pdf")
            raise Refused(400, "wrong-parameters", words.wrong_parameters(1), [missing])
        receipt = attach_file(asked.workspace, asked.person, name, asked.content, places, Channel.INTERFACE)
    return _answer(receipt)


def _link(content: bytes) -> tuple[str, str]:
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        read = None
    if isinstance(read, dict) and set(read) == {"url", "seen_on"} and all(isinstance(v, str) for v in read.values()):
        return read["url"], read["seen_on"]
    raise Refused(422, "json-shape", words.NO_LINK)


def _answer(receipt: Receipt) -> Response:
    body = {
        "submission": receipt.submission,
        "recorded_at": machine(receipt.recorded_at),
        "person": receipt.person,
        "sample": receipt.is_practice,
        "stored": receipt.stored,
        "unchanged": receipt.unchanged,
    }
    status = 201 if receipt.submission else 200
    return Response(json.dumps(body, ensure_ascii=False), status, {"cache-control": "no-store"}, JSON_TYPE)


ENDPOINTS = (
    Endpoint(
        "GET",
        "/evidence",
        "evidence",
        "The evidence that stands: what is attached to what.",
        get_evidence,
        (YEAR, QUARTER, AS_OF, *COMMON),
        rows=EVIDENCE,
        refuses=READING,
    ),
    Endpoint(
        "GET",
        "/evidence/{sha256}",
        "evidence_file",
        "A file that stands as evidence.",
        get_file,
        path_parameters=(SHA256,),
        succeeds={200: ("The file.", BINARY)},
        refuses=(404,),
    ),
    Endpoint(
        "POST",
        "/evidence",
        "attach_evidence",
        "Attach a file, or (as JSON) a link, to what it proves. The same file again changes nothing.",
        post_evidence,
        PLACE,
        body=Body({JSON_TYPE: LINK, **dict.fromkeys(FILE_TYPES, BINARY)}, MAX_BYTES),
        succeeds={200: ("It was attached there already.", ATTACHED), 201: ("Attached.", ATTACHED)},
        refuses=REFUSES,
    ),
)
