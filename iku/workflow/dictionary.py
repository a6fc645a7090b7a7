"""The dictionary check, with what the store knows of targets."""

from iku.domain.definitions import Definitions
from iku.domain.problem import Problem
from iku.intake.dictionary import dictionary_findings
from iku.store import queries
from iku.workflow.workspace import Workspace


def findings(definitions: Definitions, workspace: Workspace | None) -> tuple[Problem, ...]:
    """What is doubtful about the definitions; targets count as missing where no workspace is given, or none is set there."""
    targets: set[tuple[str, str]] = set()
    if workspace is not None:
        scope = workspace.scope(definitions.organisation.year)
        with workspace.store.reading() as cursor:
            targets = {(t.indicator, t.component) for t in queries.standing_targets(cursor, scope) if not t.is_blank}
    return dictionary_findings(definitions, targets)
