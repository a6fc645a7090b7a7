"""A year's definitions as the beginning of another year's.

How the decree's texts read is carried on as it was laid down: the text is the same. Who answers for an indicator and how it is
measured is carried on as a proposal, because a new year has to lay that down for itself. Targets and stages are not carried on.
"""

import re
from collections.abc import Callable, Sequence

from iku.domain.definitions import Definitions, SourceFile
from iku.domain.ruling import TEXTS, RuledField, Ruling
from iku.intake.ruled_files import applied, with_reasons, with_rulings

ORGANISATION = "organisation.toml"
YEAR = re.compile(r"^(\s*year\s*=\s*)\d+", re.MULTILINE)


def carried_as_laid_down(definitions: Definitions) -> tuple[Ruling, ...]:
    return tuple(r for r in definitions.rulings if r.field in TEXTS)


def carried_as_proposals(definitions: Definitions) -> tuple[Ruling, ...]:
    return tuple(r for r in definitions.rulings if r.field not in (*TEXTS, RuledField.DUE_QUARTERS))


def copied_files(
    definitions: Definitions, year: int, laid_down: Sequence[Ruling], reason: Callable[[Ruling], str]
) -> tuple[SourceFile, ...]:
    """The files of the new year, in which `laid_down` holds; `reason` words why a division is a proposal again."""
    proposals = carried_as_proposals(definitions)
    own = applied(with_rulings(definitions.files, ()), proposals, definitions.organisation.year)
    divisions = {r.subject: reason(r) for r in proposals if r.field is RuledField.DIVISION}
    return with_rulings([SourceFile(f.name, _of_year(f, year)) for f in with_reasons(own, divisions)], laid_down)


def _of_year(file: SourceFile, year: int) -> str:
    return YEAR.sub(rf"\g<1>{year}", file.content, count=1) if file.name == ORGANISATION else file.content
