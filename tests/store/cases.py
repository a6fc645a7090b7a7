"""Offices with a year of random facts, from any source of choices: `random.Random(seed)`, or hypothesis' own.

Leans towards the edges: the ends of the domain (|x| < 10^12, four decimals), figures exactly on a half hundredth, zeros,
negative numbers, blanks, twins of one version, versions recorded out of order, another office, another year.
"""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from random import Random

from tests.by_hand import QUARTERS, Component, Fact, Indicator, Rules

OFFICE, OTHER_OFFICE = "kpu-kota-serang", "kpu-kota-cilegon"
YEAR, OTHER_YEAR = 2024, 2023
START = datetime(2024, 2, 1, 8, 0)
LAST_MINUTE = 9
LIMIT = 10**16 - 1
"""The largest amount, in ten-thousandths."""

SCALES = {
    ("RB", "AA"): (7, Decimal("95")),
    ("RB", "A"): (6, Decimal("85")),
    ("RB", "B"): (4, Decimal("65")),
    ("RB", "B+"): (4, Decimal("67.5")),
    ("RB", "D"): (1, Decimal("0")),
    ("BPK", "WTP"): (4, Decimal("4")),
    ("BPK", "WDP"): (3, Decimal("3")),
    ("BPK", "TMP"): (1, Decimal("-1")),
}
OTHER_SCALES = {("RB", "AA"): (1, Decimal(70)), ("RB", "B"): (2, Decimal(90)), ("BPK", "WTP"): (9, Decimal(5))}
OTHER_BANDS = (
    ("critical", Decimal("10"), False),
    ("attention", Decimal("60"), False),
    ("near", Decimal("79.99"), False),
    ("reached", Decimal("99.99"), True),
    ("exceeded", Decimal("110.01"), True),
)
STAGES: tuple[dict[int, tuple[int, ...]], ...] = (
    {},
    {},
    {},
    {YEAR: (1,)},
    {YEAR: (2, 4)},
    {YEAR: (3, 1)},
    {YEAR: (4,)},
    {OTHER_YEAR: (1, 2)},
    {OTHER_YEAR: (4,), YEAR: (2,)},
)
FREQUENCIES = ("per_quarter", "yearly", "per_stage", "once")


@dataclass(frozen=True)
class Case:
    """The facts, and the moments at which to ask."""

    indicators: tuple[Indicator, ...]
    rules: Rules
    targets: tuple[Fact, ...]
    reports: tuple[Fact, ...]
    attachments: tuple[Fact, ...]
    moments: tuple[datetime | None, ...]


def random_case(random: Random, size: int, edge: float = 0.15) -> Case:
    """An office with `size` indicators. `edge` is the share of components at the ends of the domain."""
    rules = Rules(
        floor=random.choice([Decimal(0), Decimal(0), Decimal("12.5")]),
        bands=random.choice([Rules().bands, OTHER_BANDS]),
        grades=random.choice([SCALES, SCALES, OTHER_SCALES]),
    )
    ids = _ids()
    indicators, targets, reports, attachments = [], list[Fact](), list[Fact](), list[Fact]()
    for number in range(1, size + 1):
        indicator = _indicator(random, f"IKU-{number:02}")
        indicators.append(indicator)
        for component in indicator.components:
            amount = _amounts(random, random.random() < edge)
            targets += _facts(random, ids, indicator, component, _target(random, component, amount))
            reports += _facts(random, ids, indicator, component, _report(random, component, amount))
        attachments += _attachments(random, ids, indicator)
    minutes = [START + timedelta(minutes=random.randint(0, LAST_MINUTE))]
    moments = (None, random.choice([a.withdrawn for a in attachments if a.withdrawn] or minutes))
    return Case(tuple(indicators), rules, tuple(targets), tuple(reports), tuple(attachments), moments)


def _ids() -> Iterator[str]:
    """Ids that do not sort by the order of their making."""
    for number in count(1):
        yield str(uuid.uuid5(uuid.NAMESPACE_OID, str(number)))


def _indicator(random: Random, code: str) -> Indicator:
    codes = ("anggaran", "kinerja") if random.random() < 0.25 else ("",)
    wanted = random.sample(FREQUENCIES, random.randint(0, 3))
    return Indicator(
        code=code,
        division=random.choice(["teknis", "hukum", "keuangan"]),
        weight=random.choice([Decimal(1), Decimal(1), Decimal("2.5"), Decimal("0.3333"), Decimal(99), Decimal(0)]),
        components=tuple(_component(random, c) for c in codes),
        stages=random.choice(STAGES),
        documents=tuple((f"doc-{how_often}", how_often) for how_often in sorted(wanted)),
    )


def _component(random: Random, code: str) -> Component:
    return Component(
        code=code,
        unit=random.choice(["%", "%", "dokumen"]),
        polarity=random.choice(["maximize", "maximize", "minimize", "minimize", "stabilize", "range", "ordinal"]),
        consolidation=random.choice(["last", "sum", "average"]),
        weight=random.choice([Decimal(1), Decimal(1), Decimal("3"), Decimal("0.7")]),
        minimize_form=random.choice(["difference", "ratio", "baseline"]),
        range_form=random.choice(["maximize", "minimize", "stabilize"]),
        zero_target=random.choice(["none", "zero_tolerance"]),
        ordinal_form=random.choice(["status", "score"]),
        scale=random.choice(["RB", "BPK"]),
        cap=random.choice([None, Decimal(100), Decimal(120), Decimal(120)]),
    )


Amount = Callable[[], Decimal]


def _amounts(random: Random, is_edge: bool) -> Amount:
    """A source of amounts that suit each other: targets and realisations of one component."""
    if is_edge:
        return lambda: _ten_thousandths(
            random.choice(
                [LIMIT, LIMIT - 1, LIMIT // 2, LIMIT // 3, 1, 2, 3, 0, -1, -LIMIT, random.randint(-LIMIT, LIMIT)]
            )
        )
    way = random.randint(0, 4)
    if way == 0:
        return lambda: _ten_thousandths(random.choice([0, 0, 1, 2, 5, 10, -1, 3]) * 10_000)
    if way == 1:
        # target 8, 16, 40, 80, ..: half hundredths of a percent of it are whole ten-thousandths
        target = random.choice([8, 16, 40, 80, 125, 200])
        return lambda: _ten_thousandths(
            random.choice([target * 10_000, target // 2 * (2 * random.randint(7_000, 11_000) + 1)])
        )
    if way == 2:
        return lambda: _ten_thousandths(random.randint(-20_000, 2_000_000))
    return lambda: _ten_thousandths(random.choice([100, 80, 90, 97, 120, 50, 105, 60, 7, 8, 0]) * 10_000)


def _ten_thousandths(whole: int) -> Decimal:
    return Decimal(whole).scaleb(-4)


Fill = Callable[[Fact], Fact]


def _target(random: Random, component: Component, amount: Amount) -> Fill:
    def fill(fact: Fact) -> Fact:
        if _is_odd(random):
            return replace(fact, grade="WTP", unit="perkara")
        if component.polarity == "ordinal":
            return replace(fact, grade=random.choice(_grades(component.scale)))
        bounds = sorted([amount(), amount()]) if random.random() < 0.95 else [amount(), amount()]
        upper = bounds[1] if component.polarity == "range" and random.random() < 0.7 else None
        baseline = amount() if component.minimize_form == "baseline" and random.random() < 0.9 else None
        unit = random.choice(["", "", "", "", "", "%", "perkara"])
        return replace(fact, value=bounds[0], upper=upper, baseline=baseline, unit=unit)

    return fill


def _report(random: Random, component: Component, amount: Amount) -> Fill:
    has_parts = random.random() < 0.4

    def fill(fact: Fact) -> Fact:
        if _is_odd(random):
            value = random.choice([amount(), None])
            if component.polarity == "ordinal":
                return replace(fact, value=value)
            is_half = random.random() < 0.5
            return replace(fact, value=value, numerator=amount()) if is_half else replace(fact, grade="WTP")
        if component.polarity == "ordinal":
            return replace(fact, grade=random.choice(_grades(component.scale)))
        if has_parts and random.random() < 0.9:
            return replace(fact, numerator=amount(), denominator=amount())
        return replace(fact, value=amount())

    return fill


def _is_odd(random: Random) -> bool:
    """Now and then a fact holds what its component is not read by: the definitions changed since, or half the parts."""
    return random.random() < 0.03


def _grades(scale: str) -> list[str]:
    return [grade for its_scale, grade in SCALES if its_scale == scale] * 2 + ["CC", "wtp"]


def _facts(random: Random, ids: Iterator[str], indicator: Indicator, component: Component, fill: Fill) -> list[Fact]:
    facts = []
    for quarter in QUARTERS:
        for version in range(1, random.choice([0, 1, 1, 1, 1, 2, 3]) + 1):
            for _ in range(2 if random.random() < 0.06 else 1):
                moment = START + timedelta(minutes=random.randint(0, LAST_MINUTE))
                blank = Fact(OFFICE, indicator.code, component.code, YEAR, quarter, version, next(ids), moment)
                facts.append(blank if random.random() < 0.08 else fill(blank))
        if random.random() < 0.05:
            stray = Fact(OFFICE, indicator.code, component.code, YEAR, quarter, 7, next(ids), START)
            elsewhere = {"year": OTHER_YEAR} if random.random() < 0.5 else {"office": OTHER_OFFICE}
            facts.append(fill(replace(stray, **elsewhere)))
    return facts


def _attachments(random: Random, ids: Iterator[str], indicator: Indicator) -> list[Fact]:
    facts = []
    for code, _ in indicator.documents:
        for version in range(1, random.randint(0, 2) + 1):
            moment = START + timedelta(minutes=random.randint(0, LAST_MINUTE))
            is_withdrawn = random.random() < 0.25
            fact = Fact(
                OFFICE,
                indicator.code,
                code,
                YEAR,
                random.choice(QUARTERS),
                version,
                next(ids),
                moment,
                is_link=random.random() < 0.4,
                withdrawn=moment + timedelta(minutes=random.randint(0, 3)) if is_withdrawn else None,
            )
            elsewhere = random.choice([{}, {}, {}, {}, {}, {}, {"year": OTHER_YEAR}, {"office": OTHER_OFFICE}])
            facts.append(replace(fact, **elsewhere))  # type: ignore[arg-type]
    return facts
