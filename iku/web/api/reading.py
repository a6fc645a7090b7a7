"""What other systems read: figures, the dictionary, realisations and targets, evidence."""

from collections.abc import Callable, Sequence

from starlette.responses import Response

from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.permission import Action, may
from iku.errors import NotAllowed
from iku.present.interchange import Row
from iku.present.rows import Level, evidence_row, indicator_rows, level_rows, realisation_row, target_row
from iku.web.api.endpoints import Asked, Endpoint
from iku.web.api.forms import FORMAT, PAGING, rows_answer
from iku.web.api.known import known_division, known_indicator, known_subdivision
from iku.web.api.parameters import choice, code, moment, whole
from iku.web.api.shapes import ACHIEVEMENTS, EVIDENCE, INDICATOR, REALISATION, TARGET, one_of
from iku.workflow.figures import read_figures

YEAR = whole("year", "The year; without it the one of the dictionary in force.", 2000, 2100)
QUARTER = whole("quarter", "One quarter only.", 1, 4)
AS_OF = moment("as_of", "As it was known at that moment.")
FILTERS = (
    code("indicator", "One indicator only."),
    code("division", "Indicators that this division scores."),
    code("subdivision", "Indicators that this subdivision reports or contributes to."),
)
LEVEL = choice("level", "Whose figures.", Level, Level.INDICATOR)
COMMON = (*FILTERS, FORMAT, *PAGING)
KEPT_TO_MEMBERS = ("recorded_by", "submission", "filename", "note", "row")
"""Who recorded what is for those who may read the history."""


def get_achievements(asked: Asked) -> Response:
    level: Level = asked.values["level"]
    keep = _filter(asked)

    def build() -> Sequence[Row]:
        return [row for row in level_rows(_figures(asked), level, asked.workspace.definitions) if keep(row)]

    return rows_answer(asked, ACHIEVEMENTS[level], build)


def get_indicators(asked: Asked) -> Response:
    _require(asked, Action.READ_VERIFIED)
    keep, definitions = _filter(asked), asked.workspace.definitions
    year = asked.values["year"] or definitions.organisation.year
    return rows_answer(asked, INDICATOR, lambda: [row for row in indicator_rows(definitions, year) if keep(row)])


def get_realisations(asked: Asked) -> Response:
    keep = _filter(asked)

    def build() -> Sequence[Row]:
        facts = (fact for fact in _figures(asked).realisations if not fact.is_blank)
        return _shown(asked, [row for row in map(realisation_row, facts) if keep(row)])

    return rows_answer(asked, REALISATION, build)


def get_targets(asked: Asked) -> Response:
    keep = _filter(asked)

    def build() -> Sequence[Row]:
        facts = (fact for fact in _figures(asked).targets if not fact.is_blank)
        return _shown(asked, [row for row in map(target_row, facts) if keep(row)])

    return rows_answer(asked, TARGET, build)


def get_evidence(asked: Asked) -> Response:
    _require(asked, Action.READ_EVIDENCE)
    keep = _filter(asked)
    return rows_answer(
        asked, EVIDENCE, lambda: [row for row in map(evidence_row, _figures(asked).attachments) if keep(row)]
    )


def _figures(asked: Asked) -> YearFigures:
    _require(asked, Action.READ_FIGURES)
    year = asked.values["year"] or asked.workspace.definitions.organisation.year
    return read_figures(asked.workspace, year, asked.values["as_of"])


def _require(asked: Asked, action: Action) -> None:
    if not may(asked.person, action):
        raise NotAllowed(action)


def _filter(asked: Asked) -> Callable[[Row], bool]:
    """Whether a row is asked for. Rows of divisions and of the office are of no indicator, and of no subdivision."""
    indicator, division, subdivision = known_indicator(asked), known_division(asked), known_subdivision(asked)
    quarter = asked.values.get("quarter")
    codes = _codes(asked.workspace.definitions, indicator, division, subdivision)

    def keep(row: Row) -> bool:
        if quarter is not None and row["quarter"] != quarter:
            return False
        if "indicator" in row:
            return codes is None or row["indicator"] in codes
        return indicator is None and subdivision is None and division in (None, row["division"])

    return keep


def _codes(
    definitions: Definitions, indicator: str | None, division: str | None, subdivision: str | None
) -> frozenset[str] | None:
    """The indicators that are asked for; None for all."""
    if indicator is None and division is None and subdivision is None:
        return None
    return frozenset(
        i.code
        for i in definitions.indicators
        if indicator in (None, i.code)
        and division in (None, i.division)
        and (subdivision is None or subdivision in (i.subdivision, *i.contributors))
    )


def _shown(asked: Asked, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows without who recorded them, where the person may not know."""
    if may(asked.person, Action.READ_HISTORY):
        return rows
    hidden = {name: None if name == "row" else "" for name in KEPT_TO_MEMBERS}
    return [{**row, **hidden} for row in rows]


ENDPOINTS = (
    Endpoint(
        "GET", "/achievements", "achievements", "Achievement, up to each quarter, as the pages show it.",
        get_achievements, (YEAR, QUARTER, LEVEL, AS_OF, *COMMON), one_of(ACHIEVEMENTS.values()), refuses=(404, 406),
    ),
    Endpoint(
        "GET", "/indicators", "indicators", "The dictionary: one row for each component of an indicator.",
        get_indicators, (YEAR, *COMMON), INDICATOR, refuses=(404, 406),
    ),
    Endpoint(
        "GET", "/realisations", "realisations", "The realisations that stand.",
        get_realisations, (YEAR, QUARTER, AS_OF, *COMMON), REALISATION, refuses=(404, 406),
    ),
    Endpoint(
        "GET", "/targets", "targets", "The targets in force.",
        get_targets, (YEAR, QUARTER, AS_OF, *COMMON), TARGET, refuses=(404, 406),
    ),
    Endpoint(
        "GET", "/evidence", "evidence", "The evidence that stands: what is attached to what.",
        get_evidence, (YEAR, QUARTER, AS_OF, *COMMON), EVIDENCE, refuses=(404, 406),
    ),
)  # fmt: skip
