"""Asks the formula's macro about many inputs in one query, and the oracle about the same ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random

from iku.store.connection import Cursor
from tests.by_hand import achievement, half_up
from tests.store.cases import LIMIT

RULES = (
    ("maximize", ""),
    ("stabilize", ""),
    ("minimize", "difference"),
    ("minimize", "ratio"),
    ("minimize", "baseline"),
    ("range", "maximize"),
    ("range", "minimize"),
    ("range", "stabilize"),
    ("ordinal", ""),
)
Answer = tuple[Decimal | None, str | None]
"""The printed figure, or the reason why there is none."""

ASK = """
    with asked as (
        select
            cast(unnest($polarity) as varchar) as polarity, cast(unnest($form) as varchar) as form,
            cast(unnest(cast($n as varchar[])) as hugeint) as n, cast(unnest(cast($d as varchar[])) as hugeint) as d,
            cast(unnest(cast($t as varchar[])) as hugeint) as t,
            cast(unnest(cast($upper as varchar[])) as hugeint) as upper,
            cast(unnest(cast($baseline as varchar[])) as hugeint) as b,
            cast(unnest($zero_target) as varchar) as zero_target
    ),
    answered as (
        select achievement(polarity, form, n, d, t, upper, b, zero_target) as figure from asked
    )
    select
        case when figure.reason is null then cast(printed(figure.numerator, figure.denominator) as varchar) end,
        figure.reason
    from answered
"""


@dataclass(frozen=True)
class Question:
    """Amounts are whole ten-thousandths; the realisation is n / d of them."""

    polarity: str
    form: str
    n: int
    t: int
    d: int = 1
    upper: int | None = None
    baseline: int | None = None
    zero_target: str = "none"


def answers(cursor: Cursor, questions: Sequence[Question]) -> list[Answer]:
    """What the macro says, question by question."""
    names = ("polarity", "form", "n", "d", "t", "upper", "baseline", "zero_target")
    amounts = ("n", "d", "t", "upper", "baseline")
    lists = {
        name: [None if v is None else str(v) if name in amounts else v for v in (getattr(q, name) for q in questions)]
        for name in names
    }
    rows = cursor.execute(ASK, lists).fetchall()
    return [(None if figure is None else Decimal(figure), reason) for figure, reason in rows]


def answer_by_hand(question: Question) -> Answer:
    polarity = "maximize" if question.polarity == "ordinal" else question.polarity
    exact = achievement(
        polarity,
        question.form,
        Fraction(question.n, question.d) / 10**4,
        Fraction(question.t, 10**4),
        None if question.upper is None else Fraction(question.upper, 10**4),
        None if question.baseline is None else Fraction(question.baseline, 10**4),
        question.zero_target,
    )
    return (None, exact) if isinstance(exact, str) else (half_up(exact), None)


def random_questions(random: Random, count: int) -> list[Question]:
    """Questions that lean towards the edges of every rule."""
    return [_random_question(random) for _ in range(count)]


def _random_question(random: Random) -> Question:
    polarity, form = random.choice(RULES)
    t = _amount(random)
    n, d = _realisation(random, t)
    bound = random.choice([None, t, t + 1, 2 * t, t - 1, _amount(random)])
    baseline = random.choice([None, t, t + 10_000, t - 1, n if abs(n) <= 4 * LIMIT else t, _amount(random)])
    return Question(polarity, form, n, t, d, bound, baseline, random.choice(["none", "zero_tolerance"]))


def _amount(random: Random) -> int:
    return random.choice(
        [
            0,
            1,
            -1,
            10_000,
            80_000,
            160_000,
            1_000_000,
            LIMIT,
            LIMIT - 1,
            4 * LIMIT,
            -LIMIT,
            random.randint(1, 2_000_000),
        ]
    )


def _realisation(random: Random, t: int) -> tuple[int, int]:
    """A value; one on a half hundredth of the target; or parts, whose denominator may be negative."""
    way = random.randint(0, 3)
    if way == 0:
        return random.choice([0, t, t + 1, t - 1, 2 * t, 2 * t + 1, _amount(random)]), 1
    if way == 1:
        return t * (2 * random.randint(-100, 24_000) + 1), 20_000
    if way == 2:
        return _amount(random) * 10**6, random.choice([1, -1, 3, 40_000, LIMIT, 4 * LIMIT, -LIMIT])
    return random.randint(-10_000, 2_000_000), 1
