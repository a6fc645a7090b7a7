"""What one endpoint is: the row of the table from which its route and its description are made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from starlette.responses import Response

from iku.domain.person import Person
from iku.web.api.parameters import Parameter, Schema
from iku.workflow.workspace import Workspace


class Form(StrEnum):
    """How rows are answered."""

    JSON = "json"
    CSV = "csv"


FORM_TYPES: Mapping[Form, str] = {Form.JSON: "application/json", Form.CSV: "text/csv"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that is understood: who asks, of what, in which form."""

    person: Person
    workspace: Workspace
    path: str
    values: Mapping[str, Any]
    query: Mapping[str, str]
    form: Form = Form.JSON
    media_type: str = ""
    content: bytes = b""
    if_none_match: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What may be sent: the media types, each with its schema, and how many bytes at most."""

    kinds: Mapping[str, Schema]
    most: int


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One thing to ask for. A part of the path that varies is in braces, with a parameter of its own.

    `rows` is the schema of one row where rows are answered, in either form. `succeeds` are the other answers that are
    successes: status, description, schema. `refuses` are the statuses of its refusals besides those that any request may
    meet.
    """

    method: str
    path: str
    name: str
    summary: str
    answer: Callable[[Asked], Response]
    parameters: tuple[Parameter, ...] = ()
    path_parameters: tuple[Parameter, ...] = ()
    rows: Schema | None = None
    body: Body | None = None
    succeeds: Mapping[int, tuple[str, Schema]] | None = None
    refuses: tuple[int, ...] = ()
