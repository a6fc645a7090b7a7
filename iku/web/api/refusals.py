"""Refusals: every answer that is no success is `application/problem+json` (RFC 9457).

| status | when |
| ---: | --- |
| 400 | a parameter is unknown, missing, given twice or unreadable |
| 401, 403 | nobody, or nobody who may, is asking |
| 404 | nothing is here, or nothing that may be known |
| 405, 406, 413, 415 | another method, another form, too large, another kind of content |
| 409 | the quarter is locked, or what was rehearsed is no longer what would be stored |
| 422 | the content has problems, or a question (the 100x guard) must be confirmed first |
| 429 | too many requests |
| 503 | the store cannot be opened at the moment |
"""

import json
import re
from collections.abc import Mapping, Sequence

from starlette.responses import Response

from iku.errors import (
    DefinitionsBroken,
    ExplanationMissing,
    NotAllowed,
    PersonUnnamed,
    ProblemsFound,
    QuarterLocked,
    StaleRehearsal,
    StoreBusy,
    StoreUnusable,
    UnknownSubmission,
    UserError,
)
from iku.present import interface as words
from iku.present.interchange import Row
from iku.present.problems import error_sentence

MEDIA_TYPE = "application/problem+json"
STATUSES: tuple[tuple[type[UserError], int], ...] = (
    (PersonUnnamed, 400),
    (NotAllowed, 403),
    (UnknownSubmission, 404),
    (QuarterLocked, 409),
    (StaleRehearsal, 409),
    (StoreBusy, 503),
    (StoreUnusable, 503),
    (DefinitionsBroken, 503),
)
"""What is not named here is the content's fault: 422."""
INNER_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class Refused(Exception):
    """The request is not answered as asked."""

    def __init__(
        self,
        status: int,
        code: str,
        sentence: str,
        problems: Sequence[Row] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code
        self.sentence = sentence
        self.problems = tuple(problems)
        self.headers = dict(headers or {})


def refusal(error: UserError) -> Refused:
    """An error of ours as a refusal. Where the store lies is nobody's business outside."""
    status = next((status for kind, status in STATUSES if isinstance(error, kind)), 422)
    code = INNER_CAPITAL.sub("-", type(error).__name__).lower()
    if status == 503:
        return Refused(status, code, words.UNAVAILABLE, headers={"retry-after": "30"})
    return Refused(status, code, error_sentence(error), _problems(error))


def _problems(error: UserError) -> list[Row]:
    match error:
        case ProblemsFound():
            return [words.problem_row(problem) for problem in error.problems]
        case ExplanationMissing():
            return [words.need_row(need) for need in error.needs]
        case _:
            return []


def refusal_response(refused: Refused) -> Response:
    body = words.details(refused.status, refused.code, refused.sentence, refused.problems)
    headers = {"cache-control": "no-store", **refused.headers}
    return Response(json.dumps(body, ensure_ascii=False), refused.status, headers, MEDIA_TYPE)
