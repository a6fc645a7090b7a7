"""What other systems read: figures, the dictionary, realisations and targets, evidence."""

from collections.abc import Callable, Sequence

from starlette.responses import Response

from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.permission import Action, may
from iku.domain.person import Standing
from iku.domain.review import ReportState
from iku.errors import NotAllowed
from iku.present import interface as words
from iku.present.interchange import Row
from iku.present.rows import Level, indicator_rows, level_rows, realisation_row, target_row
from iku.web.api.callers import CHALLENGE
from iku.web.api.endpoints import Asked, Endpoint
from iku.web.api.forms import FORMAT, PAGING, rows_answer
from iku.web.api.kept import kept_figures
from iku.web.api.known import known_division, known_indicator, known_subdivision
from iku.web.api.parameters import choice, code, flag, moment, whole
from iku.web.api.refusals import Refused
from iku.web.api.shapes import ACHIEVEMENTS, INDICATOR, REALISATION, TARGET, one_of

YEAR = whole("year", "The year; without it the one of the dictionary in force.", 2000, 2100)
QUARTER = whole("quarter", "One quarter only.", 1, 4)
AS_OF = moment("as_of", "As it was known at that moment.")
FILTERS = (
    code("indicator", "One indicator only."),
    code("division", "Indicators that this division scores."),
    code("subdivision", "Indicators that this subdivision reports or contributes to."),
)
STATE = choice("state", "Reports in this state only.", ReportState)
ONLY_VERIFIED = flag("only_verified", "Of the realisations, only verified and locked ones count.")
LEVEL = choice("level", "Whose figures.", Level, Level.INDICATOR)
COMMON = (*FILTERS, FORMAT, *PAGING)
HIDDEN: Row = {"recorded_by": "", "submission": "", "filename": "", "note": "", "row": None}
"""Who recorded what is for those who may read the history."""
SETTLED = frozenset(state.value for state in ReportState if state.is_settled)


def get_achievements(asked: Asked) -> Response:
    require(asked, Action.READ_VERIFIED)
    keep, level = filter_of(asked), Level(asked.values["level"])

    def build() -> Sequence[Row]:
        rows = level_rows(figures_of(asked), level, asked.workspace.definitions)
        return _shown(asked, [row for row in rows if keep(row)])

    return rows_answer(asked, ACHIEVEMENTS[level], build)


def get_indicators(asked: Asked) -> Response:
    require(asked, Action.READ_VERIFIED)
    keep, definitions = filter_of(asked), asked.workspace.definitions
    year = asked.values["year"] or asked.workspace.shipped.organisation.year
    return rows_answer(asked, INDICATOR, lambda: [row for row in indicator_rows(definitions, year) if keep(row)])


def get_realisations(asked: Asked) -> Response:
    require(asked, Action.READ_VERIFIED)
    keep = filter_of(asked)

    def build() -> Sequence[Row]:
        figures = figures_of(asked)
        facts = (fact for fact in figures.realisations if not fact.is_blank)
        rows = (realisation_row(fact, figures.state(fact.indicator, fact.quarter)) for fact in facts)
        return _shown(asked, [row for row in rows if keep(row)])

    return rows_answer(asked, REALISATION, build)


def get_targets(asked: Asked) -> Response:
    require(asked, Action.READ_VERIFIED)
    keep = filter_of(asked)

    def build() -> Sequence[Row]:
        facts = (fact for fact in figures_of(asked).targets if not fact.is_blank)
        return _shown(asked, [row for row in map(target_row, facts) if keep(row)])

    return rows_answer(asked, TARGET, build)


def figures_of(asked: Asked) -> YearFigures:
    """Every figure for whoever may see them all, else the verified ones. Raises NotAllowed."""
    year = asked.values["year"] or asked.workspace.shipped.organisation.year
    only_settled = bool(asked.values.get("only_verified"))
    return kept_figures(asked.workspace, asked.person, year, asked.values["as_of"], only_settled=only_settled)


def require(asked: Asked, action: Action) -> None:
    """Raises Refused (401) where a token would help, NotAllowed where none would."""
    if may(asked.person, action):
        return
    if asked.person.standing is Standing.VISITOR:
        raise Refused(401, "token-missing", words.UNSIGNED, headers=CHALLENGE)
    raise NotAllowed(action)


def filter_of(asked: Asked) -> Callable[[Row], bool]:
    """Whether a row is asked for. Rows of divisions and of the office are of no indicator, and of no subdivision."""
    indicator, division, subdivision = known_indicator(asked), known_division(asked), known_subdivision(asked)
    quarter, state = asked.values.get("quarter"), asked.values.get("state")
    codes = _codes(asked.workspace.definitions, indicator, division, subdivision)

    def keep(row: Row) -> bool:
        if quarter is not None and row["quarter"] != quarter:
            return False
        if state is not None and row.get("state") != state:
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
    """The rows without who recorded them and without the states on the way, where the person may not know."""
    if not may(asked.person, Action.READ_HISTORY):
        rows = [{**row, **{n: v for n, v in HIDDEN.items() if n in row}} for row in rows]
    if not may(asked.person, Action.READ_FIGURES):
        rows = [{**row, "state": ""} if row.get("state", "") not in SETTLED and "state" in row else row for row in rows]
    return rows


READING = (404, 406)
ENDPOINTS = (
    Endpoint(
        "GET",
        "/achievements",
        "achievements",
        "Achievement up to each quarter, as the pages show it.",
        get_achievements,
        (YEAR, QUARTER, LEVEL, STATE, ONLY_VERIFIED, AS_OF, *COMMON),
        rows=one_of(ACHIEVEMENTS.values()),
        refuses=READING,
    ),
    Endpoint(
        "GET",
        "/indicators",
        "indicators",
        "The dictionary: one row for each component of an indicator.",
        get_indicators,
        (YEAR, *COMMON),
        rows=INDICATOR,
        refuses=READING,
    ),
    Endpoint(
        "GET",
        "/realisations",
        "realisations",
        "The realisations that stand.",
        get_realisations,
        (YEAR, QUARTER, STATE, ONLY_VERIFIED, AS_OF, *COMMON),
        rows=REALISATION,
        refuses=READING,
    ),
    Endpoint(
        "GET",
        "/targets",
        "targets",
        "The targets in force.",
        get_targets,
        (YEAR, QUARTER, AS_OF, *COMMON),
        rows=TARGET,
        refuses=READING,
    ),
)
