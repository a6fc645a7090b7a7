"""Asks the store, as pages do, for the one row that a test is about."""

from datetime import datetime
from decimal import Decimal

from iku.domain.achievement import ComponentAchievement, GroupAchievement, IndicatorAchievement
from iku.domain.submission import RealisationFact, SubmissionRow
from iku.store import queries
from iku.store.computed_year import computed_year
from iku.store.queries import Scope
from tests.store.facts import Given


def component(here: Given, quarter: int = 1, code: str = "") -> ComponentAchievement:
    with here.store.reading() as cursor:
        rows = computed_year(cursor, here.scope).components
    return next(r for r in rows if (r.component, r.quarter) == (code, quarter))


def indicator(here: Given, quarter: int = 1) -> IndicatorAchievement:
    with here.store.reading() as cursor:
        return next(r for r in computed_year(cursor, here.scope).indicators if r.quarter == quarter)


def office(here: Given, quarter: int = 1) -> GroupAchievement:
    with here.store.reading() as cursor:
        rows = computed_year(cursor, here.scope).groups
    return next(r for r in rows if (r.division, r.quarter) == ("", quarter))


def standing(here: Given, scope: Scope | None = None) -> dict[tuple[str, int], Decimal | None]:
    with here.store.reading() as cursor:
        facts = queries.standing_realisations(cursor, scope or here.scope)
    return {(fact.indicator, fact.quarter): fact.value for fact in facts}


def versions(here: Given) -> list[RealisationFact]:
    with here.store.reading() as cursor:
        return list(queries.trace(cursor, here.scope, "IKU-01", "").realisations)


def submission(here: Given, identity: str) -> SubmissionRow:
    with here.store.reading() as cursor:
        return next(row for row in queries.submissions(cursor, here.scope) if row.submission == identity)


def now(here: Given) -> datetime:
    with here.store.writing():
        return here.store.moment()
