"""What other systems send: realisations and targets, through the same reading, checks and rehearsal as the pages."""

import json
from collections.abc import Mapping

from starlette.responses import Response

from iku.domain.facts import Channel, SubmissionKind
from iku.domain.period import Period
from iku.domain.submission import Receipt, Rehearsal
from iku.intake.columns import Column
from iku.intake.sheets import BYTE_LIMIT
from iku.present import interface as words
from iku.present.interchange import machine, machine_row
from iku.present.rows import change_rows
from iku.web.api.endpoints import Asked, Body, Endpoint
from iku.web.api.known import known_subdivision
from iku.web.api.parameters import Parameter, code, flag, text, whole
from iku.web.api.shapes import RECEIPT, records_of
from iku.workflow import reporting
from iku.workflow.uploading import Upload, read_file

JSON_TYPE = "application/json"
CSV_TYPE = "text/csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIXES: Mapping[str, str] = {JSON_TYPE: ".json", CSV_TYPE: ".csv", XLSX_TYPE: ".xlsx"}
FILENAME = r"^[^\x00-\x1f\x7f/\\]{1,120}$"

YEAR = whole("year", "The year, where the content does not say it.", 2000, 2100)
QUARTER = whole("quarter", "The quarter, where the content does not say it.", 1, 4)
SENDING: tuple[Parameter, ...] = (
    flag("dry_run", "Only the rehearsal: what would change. Nothing is stored."),
    YEAR,
    text("filename", "The name under which the content is kept.", FILENAME, default="kiriman"),
    text("sheet", "The sheet of a workbook, where several fit.", r"^[^\x00-\x1f\x7f]{1,100}$"),
)
CONFIRM = flag("confirm", "The questions (a value 10 or 100 times what it was) are answered: the values are right.")

SENT = {
    200: ("The rehearsal; or everything stood so already, and nothing was stored.", RECEIPT),
    201: ("Stored, whole. What changed is in `changes`.", RECEIPT),
}
REFUSES = (404, 409, 413, 415, 422)


def _body(figure: Column) -> Body:
    kinds = {
        JSON_TYPE: records_of(figure),
        CSV_TYPE: {"type": "string"},
        XLSX_TYPE: {"type": "string", "format": "binary"},
    }
    return Body(kinds, BYTE_LIMIT)


def post_realisations(asked: Asked) -> Response:
    return _submit(asked, SubmissionKind.REALISATIONS)


def post_targets(asked: Asked) -> Response:
    return _submit(asked, SubmissionKind.TARGETS)


def _submit(asked: Asked, kind: SubmissionKind) -> Response:
    upload = _read(asked, kind)
    rehearsal = reporting.rehearse(asked.workspace, asked.person, upload.submission)
    if asked.values["dry_run"]:
        return _answer(asked, upload, rehearsal, None)
    confirmed = kind is SubmissionKind.TARGETS or asked.values["confirm"]
    receipt = reporting.submit(
        asked.workspace, asked.person, rehearsal, confirmed=confirmed, content=upload.content
    )  # fmt: skip
    return _answer(asked, upload, rehearsal, receipt)


def _read(asked: Asked, kind: SubmissionKind) -> Upload:
    year, quarter = asked.values["year"], asked.values.get("quarter")
    return read_file(
        asked.workspace,
        asked.person,
        kind,
        _filename(asked),
        asked.content,
        period=Period(year, quarter) if year and quarter else None,
        year=year,
        subdivision=known_subdivision(asked) if kind is SubmissionKind.REALISATIONS else None,
        sheet=asked.values["sheet"],
        channel=Channel.INTERFACE,
    )


def _filename(asked: Asked) -> str:
    """The name with the suffix that its content has: readers go by it."""
    name, suffix = str(asked.values["filename"]), SUFFIXES[asked.media_type]
    return name if name.lower().endswith(suffix) else name + suffix


def _answer(asked: Asked, upload: Upload, rehearsal: Rehearsal, receipt: Receipt | None) -> Response:
    """What would change, and the receipt where it was stored. 201 where anything was."""
    submission = rehearsal.submission
    stored = (
        receipt.stored
        if receipt
        else len(submission.realisations) + len(submission.targets) + len(submission.explanations)
    )
    body = {
        "dry_run": receipt is None,
        "submission": receipt.submission if receipt else "",
        "recorded_at": machine(receipt.recorded_at if receipt else None),
        "person": asked.person.name,
        "sample": asked.workspace.is_practice,
        "stored": stored,
        "unchanged": rehearsal.unchanged,
        "changes": [machine_row(row) for row in change_rows(rehearsal)],
        "questions": [machine_row(words.problem_row(problem)) for problem in rehearsal.questions],
        "explanations_needed": [
            {"indicator": n.indicator, "year": n.year, "quarter": n.quarter, "reached": n.is_reached, "met": n.is_met}
            for n in rehearsal.needs
        ],
        "notes": [machine_row(words.problem_row(problem)) for problem in upload.notes],
    }
    status = 201 if receipt and receipt.submission else 200
    return Response(json.dumps(body, ensure_ascii=False), status, {"cache-control": "no-store"}, JSON_TYPE)


ENDPOINTS = (
    Endpoint(
        "POST",
        "/realisations",
        "report_realisations",
        "Report realisations: all rows, or none and every problem. The same rows again change nothing.",
        post_realisations,
        (*SENDING, QUARTER, CONFIRM, code("subdivision", "Whose report it is: rows of others are then refused.")),
        body=_body(Column.VALUE),
        succeeds=SENT,
        refuses=REFUSES,
    ),
    Endpoint(
        "POST",
        "/targets",
        "set_targets",
        "Set targets: all rows, or none and every problem. The same rows again change nothing.",
        post_targets,
        SENDING,
        body=_body(Column.TARGET),
        succeeds=SENT,
        refuses=REFUSES,
    ),
)
