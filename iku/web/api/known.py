"""Codes that a query names: known in the dictionary, or refused. A misspelt filter must not look like "there is none"."""

from collections.abc import Iterable

from iku.present import interface as words
from iku.web.api.endpoints import Asked
from iku.web.api.refusals import Refused


def known_indicator(asked: Asked) -> str | None:
    return _known(asked, "indicator", (i.code for i in asked.workspace.definitions.indicators))


def known_division(asked: Asked) -> str | None:
    return _known(asked, "division", (d.code for d in asked.workspace.definitions.divisions))


def known_subdivision(asked: Asked) -> str | None:
    return _known(asked, "subdivision", (s.code for s in asked.workspace.definitions.subdivisions))


def known_document(asked: Asked, indicator: str) -> str | None:
    """A document that the decree asks for to prove this indicator."""
    return _known(asked, "document", (d.code for d in asked.workspace.definitions.documents_of(indicator)))


def _known(asked: Asked, name: str, codes: Iterable[str]) -> str | None:
    found: str | None = asked.values.get(name)
    if found is not None and found not in codes:
        raise Refused(404, f"unknown-{name}", words.unknown_code(name, found))
    return found
