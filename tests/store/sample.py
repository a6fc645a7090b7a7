"""A fixed body of evidence about `views.sql`: two offices with a year of facts, every rule, and the edges.

`Sample.first_wrong` asks the macros of a connection and gives the first answer that is not the oracle's. The flips
(`flip_views.py`) are judged by it; so it also asks what pages do not: every office at once, unreadable definitions.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path
from random import Random
from threading import Timer
from uuid import NAMESPACE_URL, UUID, uuid5

import duckdb

from iku.store.adoption import adopt
from iku.store.appending import insert
from iku.store.computed_year import compute
from iku.store.connection import END_OF_TIME, VIEWS, Cursor
from iku.store.queries import Row, Scope
from tests.by_hand import Component, Fact, Indicator, Rules, half_up
from tests.store.cases import OFFICE, OTHER_BANDS, OTHER_OFFICE, OTHER_SCALES, SCALES, START, YEAR, Case, random_case
from tests.store.comparing import by_hand, component_differences, differences
from tests.store.facts import NOBODY, enter_raw
from tests.store.formula import Question, answer_by_hand, answers, random_questions
from tests.store.plain_definitions import definitions_of

STORE = Path(__file__).parents[2] / "iku" / "store"
PATIENCE = 5.0
"""Seconds for one check, which usually takes a twentieth of one."""
ERRORS = {
    "select achievement('best', '', 1, 1, 1, null, null, 'none')": "unknown polarity: best",
    "select achievement(null, '', 1, 1, 1, null, null, 'none')": "unknown polarity: null",
    "select achievement('minimize', 'best', 1, 1, 1, null, null, 'none')": "unknown form of minimize: best",
    "select achievement('minimize', null, 1, 1, 1, null, null, 'none')": "unknown form of minimize: null",
    "select achievement('range', 'best', 1, 1, 1, null, null, 'none')": "unknown form of range: best",
    "select achievement('range', null, 1, 1, 1, null, null, 'none')": "unknown form of range: null",
    "select half_up(1, 0)": "half_up: division by zero",
}
BANDS_FROM_FLOOR = (
    ("far_below", Decimal("12.5"), False),
    ("near", Decimal(80), False),
    ("reached", Decimal(100), True),
    ("exceeded", Decimal(105), True),
    ("below", None, False),
)
EXTRA_QUESTIONS = [Question("minimize", "difference", n, 0, zero_target="zero_tolerance") for n in (0, 1, -1, 10_000)]
FRACTIONS = [
    (n, d)
    for n in (0, 1, -1, 2, 5, -5, 15, 25, 149, 151, 10**18 + 1, 2 * 10**18, -(2 * 10**18) - 1, 3 * 10**37, 10**36 + 5)
    for d in (1, -1, 2, -2, 3, 10, 100, 10**18, 2 * 10**18, 3 * 10**18 + 1, -(4 * 10**36))
]
ADOPTIONS = (("a", 2022, 1), ("b", 2024, 2), ("c", 2024, 4), ("d", 2024, 4), ("e", 2024, 3), ("f", 2027, 5))
"""Definitions as adopted: their fingerprint, their year, and the minute. Of twins the later id counts."""
IN_FORCE = {
    (2020, 9): "a", (2022, 9): "a", (2023, 9): "a", (2024, 9): "d", (2024, 3): "e", (2024, 2): "b", (2024, 1): "a",
    (2025, 9): "d", (2026, 9): "d", (2028, 9): "f", (2027, 4): "d", (2021, 1): "a", (2021, 0): None,
}  # fmt: skip
ASK_IN_FORCE = "select fingerprint from definitions_in_force($office, $year, $moment)"


Check = Callable[[Cursor], Iterator[str]]


class Sample:
    """What was entered, and the checks: what is asked, each beside what the oracle answers."""

    def __init__(self, size: int = 90) -> None:
        here, there = _with_lone_divisions(random_case(Random(2024), size)), random_case(Random(13), size // 2)
        here = replace(here, rules=Rules(floor=Decimal("12.5"), bands=BANDS_FROM_FLOOR, grades=SCALES))
        there = replace(_with_lone_divisions(there), rules=Rules(bands=OTHER_BANDS, grades=OTHER_SCALES))
        targets = here.targets + _elsewhere(there.targets)
        reports = here.reports + _elsewhere(there.reports)
        attachments = here.attachments + _elsewhere(there.attachments)
        self.cases = {
            office: replace(case, targets=targets, reports=reports, attachments=attachments)
            for office, case in ((OFFICE, here), (OTHER_OFFICE, there))
        }
        self.checks: list[Check] = [_wrong_roundings, _formula_check(), _wrong_errors, _wrong_definitions]
        offices = [_Office(case, office, moment) for office, case in self.cases.items() for moment in here.moments]
        self.checks += [offices[0].wrong_components, *(office.wrong for office in offices)]
        self.checks.append(_wrong_for_all)

    def enter(self, cursor: Cursor) -> None:
        before = START - timedelta(minutes=1)
        for office, case in self.cases.items():
            adopt(cursor, definitions_of(case.indicators, case.rules, office, YEAR), NOBODY, before)
        enter_raw(cursor, case.targets, case.reports, case.attachments)
        for fingerprint, year, minute in ADOPTIONS:
            definitions = definitions_of([], Rules(), "adopting", year, fingerprint)
            adopt(cursor, definitions, NOBODY, START + timedelta(minutes=minute))

    def first_wrong(self, cursor: Cursor) -> str | None:
        """The first answer of the connection's macros that is not the oracle's; None where there is none.

        The check that found it is asked first next time: neighbouring flips die of the same.
        """
        for place, check in enumerate(self.checks):
            found = _first_found(check, cursor)
            if found:
                self.checks.insert(0, self.checks.pop(place))
                return found
        return None


def _first_found(check: Check, cursor: Cursor) -> str | None:
    """The first thing that a check finds; an answer that takes too long is wrong as well, as joins can be."""
    alarm = Timer(PATIENCE, cursor.interrupt)
    alarm.start()
    try:
        return next(check(cursor), None)
    except (duckdb.Error, ValueError, TypeError) as error:
        return f"{type(error).__name__}: {error}"
    finally:
        alarm.cancel()


def _with_lone_divisions(case: Case) -> Case:
    """Divisions of one indicator each, at the edges of what a group can be; their amounts are target and realisation."""
    pair = (Component("a", cap=None), Component("b", cap=None))
    lone = {
        Indicator("weightless", "weightless", Decimal(0)): ("100", "90"),
        Indicator("feather", "feather", Decimal("0.0001")): ("100", "100"),
        Indicator("lowest", "lowest"): ("100", "5"),
        Indicator("low-pair", "low-pair", components=pair): ("100", "5"),
        Indicator("ungraded", "ungraded", components=(Component(polarity="ordinal", scale="RB"),)): ("", ""),
    }
    facts: dict[str, list[Fact]] = {"target": [], "report": []}
    for number, (indicator, amounts) in enumerate(lone.items()):
        for kind, amount in zip(facts, amounts, strict=True):
            for component in indicator.components if amount else ():
                identity = str(uuid5(NAMESPACE_URL, f"{kind} {number} {component.code}"))
                facts[kind].append(
                    Fact(OFFICE, indicator.code, component.code, YEAR, 1, 1, identity, START, Decimal(amount))
                )
    return replace(
        case,
        indicators=(*case.indicators, *lone),
        targets=(*case.targets, *facts["target"]),
        reports=(*case.reports, *facts["report"]),
    )


class _Office:
    """An office as it was known at a moment, beside what the oracle says of it."""

    def __init__(self, case: Case, office: str, moment: datetime | None) -> None:
        self.case, self.scope = case, Scope(office, YEAR, moment)
        self.expected = by_hand(case, office, YEAR, moment)

    def wrong(self, cursor: Cursor) -> Iterator[str]:
        return differences(cursor, self.case, self.expected, self.scope)

    def wrong_components(self, cursor: Cursor) -> Iterator[str]:
        """What most flips die of."""
        return component_differences(cursor, self.case, self.expected, self.scope)


def _formula_check() -> Check:
    questions = [*EXTRA_QUESTIONS, *random_questions(Random(7), 600)]
    wanted = [answer_by_hand(question) for question in questions]

    def check(cursor: Cursor) -> Iterator[str]:
        for question, stored, hand in zip(questions, answers(cursor, questions), wanted, strict=True):
            if stored != hand:
                yield f"{question}: {stored}, by hand {hand}"

    return check


def _elsewhere(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The same facts of the other office, with ids of their own."""
    return tuple(replace(f, office=OTHER_OFFICE, id=str(UUID(f.id.replace("-", "")[::-1]))) for f in facts)


def _wrong_roundings(cursor: Cursor) -> Iterator[str]:
    rows = cursor.execute(
        """
        select half_up(cast(n as hugeint), cast(d as hugeint))
        from (select unnest(cast($n as varchar[])) as n, unnest(cast($d as varchar[])) as d)
        """,
        {"n": [str(n) for n, _ in FRACTIONS], "d": [str(d) for _, d in FRACTIONS]},
    ).fetchall()
    for (n, d), (stored,) in zip(FRACTIONS, rows, strict=True):
        if stored != int(half_up(Fraction(n, d), 0)):
            yield f"half_up({n}, {d}): {stored}"


def _wrong_errors(cursor: Cursor) -> Iterator[str]:
    for sql, message in ERRORS.items():
        yield from _unlike_error(message, partial(_ask, cursor, sql))
    for table, row, message in _unreadable_definitions():
        cursor.execute("begin transaction")
        try:
            definitions = definitions_of([Indicator("IKU-01", components=(Component(),))], Rules(), "odd", YEAR)
            adopt(cursor, definitions, NOBODY, START)
            adoption = cursor.execute("select id from store.definitions_adopted where office = 'odd'").fetchall()[0][0]
            insert(cursor, table, [{"adoption": adoption, "indicator": "IKU-01", **row}])
            yield from _unlike_error(message, lambda: compute(cursor, Scope("odd", YEAR).counted))
        finally:
            cursor.execute("rollback")


def _unreadable_definitions() -> Iterator[tuple[str, dict[str, object], str]]:
    rules: dict[str, object] = {
        "component": "x", "unit": "%", "polarity": "maximize", "form": "", "consolidation": "median",
        "zero_target": "none", "scale": "", "cap_percent": None, "weight": 1,
    }  # fmt: skip
    yield "component_adopted", rules, "unknown consolidation: median"
    rarely: dict[str, object] = {"document": "x", "frequency": "rarely"}
    yield "document_adopted", rarely, "unknown frequency: rarely"


def _unlike_error(message: str, ask: Callable[[], object]) -> Iterator[str]:
    try:
        ask()
    except duckdb.InvalidInputException as error:
        if str(error) != f"Invalid Input Error: {message}":
            yield f"wanted {message}: {error}"
    else:
        yield f"wanted {message}: no error"


def _ask(cursor: Cursor, sql: str) -> list[Row]:
    return cursor.execute(sql).fetchall()


def _wrong_definitions(cursor: Cursor) -> Iterator[str]:
    for (year, minute), wanted in IN_FORCE.items():
        asked = {"office": "adopting", "year": year, "moment": START + timedelta(minutes=minute)}
        stored = cursor.execute(ASK_IN_FORCE, asked).fetchall()
        if stored != ([(wanted,)] if wanted else []):
            yield f"definitions in force for {year} in minute {minute}: {stored}, by hand {wanted}"


def _wrong_for_all(cursor: Cursor) -> Iterator[str]:
    """Asked of every office at once, the macros answer what they answer of each; nothing of one without indicators."""
    parts = [_everything(cursor, office) for office in sorted([OFFICE, OTHER_OFFICE])]
    for table, rows in _everything(cursor, None).items():
        each = [part[table] for part in parts]
        if rows != [row for part in each for row in part]:
            yield f"{table} of every office: {len(rows)} rows, of each: {[len(part) for part in each]}"


def _everything(cursor: Cursor, office: str | None) -> dict[str, list[Row]]:
    compute(cursor, {"office": office, "year": YEAR, "moment": END_OF_TIME, "settled": False})
    return {table: _ask(cursor, f"from temp.{table} order by all") for table in ("component", "document", "division")}


def connection_with_views() -> Cursor:
    """A store in memory whose macros may be replaced, as production's may not."""
    connection = duckdb.connect()
    connection.execute("attach ':memory:' as store")
    for name in ("schema.sql", "schema_2.sql", "schema_3.sql", *VIEWS):
        connection.execute((STORE / name).read_text(encoding="utf-8"))
    return connection
