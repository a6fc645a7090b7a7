"""Parameters of a query: read strictly, and described for the OpenAPI document by the same words.

A parameter that is unknown, given twice or unreadable is refused with all its fellows: a filter that is not understood must
never be left out in silence.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from starlette.datastructures import QueryParams

from iku.present import interface as words
from iku.web.api.refusals import Refused

Schema = dict[str, Any]
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})", re.ASCII)
CODE = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. `read` raises ValueError for what does not fit `schema`."""

    name: str
    description: str
    schema: Schema
    read: Callable[[str], object]
    is_required: bool = False
    default: object = None

    @property
    def expected(self) -> str:
        """What is to be given, in few words."""
        if "enum" in self.schema:
            return " | ".join(self.schema["enum"])
        if self.schema["type"] == "integer":
            return f"{self.schema['minimum']}..{self.schema['maximum']}"
        return str(self.schema.get("format") or self.schema.get("pattern") or self.schema["type"])


def whole(
    name: str, description: str, least: int, most: int, default: int | None = None, *, is_required: bool = False
) -> Parameter:
    """A whole number within bounds."""
    schema: Schema = {"type": "integer", "minimum": least, "maximum": most}
    if default is not None:
        schema["default"] = default

    def read(text: str) -> int:
        if not re.fullmatch(r"-?\d{1,9}", text, re.ASCII) or not least <= int(text) <= most:
            raise ValueError(text)
        return int(text)

    return Parameter(name, description, schema, read, is_required, default)


def choice(name: str, description: str, kind: type[StrEnum], default: StrEnum | None = None) -> Parameter:
    """A word of an enumeration."""
    schema: Schema = {"type": "string", "enum": [member.value for member in kind]}
    if default is not None:
        schema["default"] = default.value
    return Parameter(name, description, schema, kind, default=default)


def flag(name: str, description: str) -> Parameter:
    """true or false; false unless given."""

    def read(text: str) -> bool:
        return {"true": True, "false": False}[text]

    return Parameter(name, description, {"type": "boolean", "default": False}, read, default=False)


def code(name: str, description: str, *, is_required: bool = False) -> Parameter:
    """A code of the dictionary. Whether it is known is asked when the definitions are at hand."""
    return text(name, description, CODE, is_required=is_required)


def text(
    name: str, description: str, pattern: str, *, is_required: bool = False, default: str | None = None
) -> Parameter:
    """A text of a pattern."""

    def read(given: str) -> str:
        if not re.fullmatch(pattern, given):
            raise ValueError(given)
        return given

    schema: Schema = {"type": "string", "pattern": pattern}
    if default is not None:
        schema["default"] = default
    return Parameter(name, description, schema, read, is_required, default)


def moment(name: str, description: str) -> Parameter:
    """A moment with its zone (RFC 3339), as naive UTC."""

    def read(given: str) -> datetime:
        if not MOMENT.fullmatch(given):
            raise ValueError(given)
        try:
            return datetime.fromisoformat(given).astimezone(UTC).replace(tzinfo=None)
        except OverflowError as error:
            raise ValueError(given) from error

    return Parameter(name, description, {"type": "string", "format": "date-time"}, read)


def read_parameters(parameters: Sequence[Parameter], given: QueryParams) -> Mapping[str, Any]:
    """Every parameter's value, its default where it was not given. Raises Refused with all that cannot be read."""
    known = {parameter.name: parameter for parameter in parameters}
    wrong = [
        words.parameter_row("unknown-parameter", name, "", "", next(iter(get_close_matches(name, known)), ""))
        for name in given
        if name not in known
    ]
    values: dict[str, Any] = {}
    for name, parameter in known.items():
        texts = given.getlist(name)
        values[name] = parameter.default
        if len(texts) > 1:
            wrong.append(words.parameter_row("repeated-parameter", name, "", ""))
        elif texts:
            try:
                values[name] = parameter.read(texts[0])
            except (ValueError, KeyError):
                found = texts[0][:80]
                wrong.append(words.parameter_row("unreadable-parameter", name, found, parameter.expected))
        elif parameter.is_required:
            wrong.append(words.parameter_row("missing-parameter", name, "", parameter.expected))
    if wrong:
        raise Refused(400, "wrong-parameters", words.wrong_parameters(len(wrong)), wrong)
    return values
