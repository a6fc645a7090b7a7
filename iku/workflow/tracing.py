"""Where the figures of an indicator come from: every version of its targets and realisations, and the files they came in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.domain.submission import Trace
from iku.errors import NotAllowed
from iku.store import queries
from iku.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class IndicatorTrace:
    """By component code; `hashes` are those of the uploaded files, by submission."""

    components: Mapping[str, Trace]
    hashes: Mapping[str, str]


def read_trace(
    workspace: Workspace, person: Person, year: int, indicator: str, as_of: datetime | None = None
) -> IndicatorTrace:
    """Of one year, as known at a moment. Raises NotAllowed."""
    if not may(person, Action.READ_HISTORY):
        raise NotAllowed(Action.READ_HISTORY)
    scope = workspace.scope(year, as_of)
    codes = [c.code for c in workspace.definitions.indicator(indicator).components]
    with workspace.store.reading() as cursor:
        components = {code: queries.trace(cursor, scope, indicator, code) for code in codes}
        named = {fact.submission for trace in components.values() for fact in trace.targets}
        named |= {fact.submission for trace in components.values() for fact in trace.realisations}
        hashes = queries.hashes_of(cursor, workspace.office, named)
    return IndicatorTrace(components, hashes)
