"""The OpenAPI document, written from the table of endpoints: what it says is what is answered."""

from collections.abc import Mapping, Sequence
from typing import Any

from iku.present.interface import TITLES
from iku.web.api.callers import PERSON_HEADER
from iku.web.api.endpoints import FORM_TYPES, Endpoint, Form
from iku.web.api.parameters import Parameter, Schema
from iku.web.api.refusals import MEDIA_TYPE
from iku.web.api.shapes import DETAILS, TEXT, page_of

VERSION = "1"
ALWAYS = (400, 401, 403, 405, 429, 500, 503)
"""What any request may be refused with."""
RETRY_AFTER: Schema = {"type": "string", "pattern": "^[0-9]+$"}
LIST_HEADERS: Mapping[str, Schema] = {"ETag": TEXT, "X-Total-Count": {"type": "integer", "minimum": 0}}


def document(endpoints: Sequence[Endpoint], base: str) -> dict[str, Any]:
    """OpenAPI 3.1; `base` is where the paths begin."""
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in endpoints:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dasbor IKU",
            "version": VERSION,
            "description": (
                "Figures, dictionary, realisations, targets and evidence of the office's key performance indicators. "
                "Numbers with decimals are texts with a decimal dot; moments are UTC; reasons are codes. "
                "`sample` true: the data are made up for practice."
            ),
        },
        "servers": [{"url": base}],
        "paths": paths,
        "components": {
            "schemas": {"Problem": DETAILS},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "Made in Pengaturan › Token."},
                "sole": {
                    "type": "apiKey",
                    "in": "header",
                    "name": PERSON_HEADER.title().replace("Iku", "IKU"),
                    "description": "Single-person mode on this computer only: the name of who writes, percent-encoded.",
                },
            },
        },
    }


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    parameters = [_parameter(p, "path") for p in endpoint.path_parameters]
    parameters += [_parameter(p, "query") for p in endpoint.parameters]
    operation: dict[str, Any] = {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "parameters": parameters,
        "responses": _responses(endpoint),
    }
    # Reading needs no token in single-person mode, nor of verified figures where the office shows them to everyone.
    operation["security"] = [{"token": []}, {"sole": []}] if endpoint.method == "POST" else [{"token": []}, {}]
    if endpoint.body is not None:
        content = {kind: {"schema": schema} for kind, schema in endpoint.body.kinds.items()}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _parameter(parameter: Parameter, place: str) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": place,
        "required": parameter.is_required,
        "description": parameter.description,
        "schema": parameter.schema,
    }


def _responses(endpoint: Endpoint) -> dict[str, Any]:
    responses: dict[str, Any] = {}
    if endpoint.rows is not None:
        content = {
            FORM_TYPES[Form.JSON]: {"schema": page_of(endpoint.rows)},
            FORM_TYPES[Form.CSV]: {"schema": TEXT},
        }
        headers = {name: {"schema": schema, "required": True} for name, schema in LIST_HEADERS.items()}
        headers |= {"Link": {"schema": TEXT, "description": "first, prev, next, last (RFC 8288)."}}
        responses["200"] = {"description": "The rows, a page of them.", "content": content, "headers": headers}
        responses["304"] = {"description": "Nothing changed since the ETag of If-None-Match."}
    for status, (description, schema) in (endpoint.succeeds or {}).items():
        kind = "*/*" if schema.get("format") == "binary" else FORM_TYPES[Form.JSON]
        responses[str(status)] = {"description": description, "content": {kind: {"schema": schema}}}
    for status in sorted({*ALWAYS, *endpoint.refuses}):
        responses[str(status)] = _refusal(status)
    return responses


def _refusal(status: int) -> dict[str, Any]:
    response: dict[str, Any] = {
        "description": TITLES[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if status in (429, 503):
        response["headers"] = {"Retry-After": {"schema": RETRY_AFTER, "required": True}}
    if status == 401:
        response["headers"] = {"WWW-Authenticate": {"schema": TEXT, "required": True}}
    if status == 405:
        response["headers"] = {"Allow": {"schema": TEXT, "required": True}}
    return response
