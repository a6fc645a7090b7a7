"""Figures that real reports printed, reproduced from their target and realisation under the rule that each row states.

How a source *printed* (truncated, without decimals, capped) is applied here to our exact fraction; it is no rule of ours.
"""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from iku.store.connection import Cursor, Store
from tests.by_hand import Component, Indicator, Rules, half_up
from tests.store.asking import component, indicator, office
from tests.store.facts import given, measured, promised, reported

ROWS = list(csv.DictReader((Path(__file__).parents[1] / "data" / "published.csv").read_text("utf-8").splitlines()))
FORMS = {"maximize": "", "minimize": "difference", "minimize(T/R)": "ratio", "stabilize": ""}
CONSOLIDATIONS = {"SUM": "sum", "AVG": "average", "TLK": "last"}
OPINIONS = {("BPK", "WTP"): (4, Decimal(4)), ("BPK", "WDP"): (3, Decimal(3))}
Row = dict[str, str]


def is_excluded(row: Row) -> bool:
    """The source contradicts itself, or prints nothing that could be recomputed."""
    return row["rounding"].startswith("ANOMALY") or not row["printed_achievement"]


def is_grade(row: Row) -> bool:
    return row["unit_of_measure"] == "predikat"


def is_mean(row: Row) -> bool:
    return row["polarity"] == "aggregate-mean"


def name(row: Row) -> str:
    return f"{row['year'] or 'composed'} {row['unit']} {row['indicator'][:60]}"


RUN = [row for row in ROWS if not is_excluded(row)]
EXCLUDED = [row for row in ROWS if is_excluded(row)]
FIGURES = [row for row in RUN if not is_grade(row) and not is_mean(row)]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    store = Store.open(None)
    yield store
    store.close()


@pytest.fixture
def cursor(store: Store) -> Iterator[Cursor]:
    with store.reading() as cursor:
        yield cursor


def exact(cursor: Cursor, polarity: str, form: str, row: Row, zero_target: str = "none") -> Fraction | str:
    """Our exact figure, or the reason why there is none."""
    lower, _, upper = row["target"].partition("-")
    asked = {
        "polarity": "range" if upper else polarity,
        "form": polarity if upper else form,
        "r": row["realisation"],
        "t": lower,
        "upper": upper or None,
        "zero_target": zero_target,
    }
    found = cursor.execute(
        """
        select f.numerator, f.denominator, f.reason
        from (
            select achievement($polarity, $form, scaled($r), 1, scaled($t), scaled($upper), null, $zero_target) as f
        )
        """,
        asked,
    ).fetchall()
    numerator, denominator, reason = found[0]
    return str(reason) if reason else Fraction(numerator, denominator)


def as_printed(figure: Fraction, rounding: str) -> Decimal:
    """A figure as a source prints it that rounds like this."""
    ours = half_up(figure)
    if "TRUNCATED" in rounding:
        return Decimal(int(figure * 100)) / 100
    if rounding in ("integer", "1dp"):
        return half_up(figure, 0 if rounding == "integer" else 1)
    if rounding == "CAPPED at 100":
        return min(ours, Decimal(100))
    if rounding == "cap120":
        return min(ours, Decimal(120))
    if rounding == "floor0":
        return max(ours, Decimal(0))
    if rounding == "exact":
        assert Fraction(ours) == figure
    else:
        assert rounding in ("2dp", "2dp half-up", "none"), rounding
    return ours


def zero_target(row: Row) -> str:
    """Rows that state a policy, and the code fixture whose own rule for nothing realised is a hundred."""
    is_policy = "(policy)" in row["printed_achievement"] or row["indicator"] == "trend_turun T=0 R=0"
    return "zero_tolerance" if is_policy else "none"


@pytest.mark.parametrize("row", FIGURES, ids=name)
def test_a_published_figure_is_reproduced_under_its_stated_rule(cursor: Cursor, row: Row) -> None:
    polarity = row["polarity"].partition(";")[0]
    figure = exact(cursor, polarity.partition("(")[0], FORMS[polarity], row, zero_target(row))
    printed = row["printed_achievement"].removesuffix(" (policy)")
    if printed.startswith("null"):
        assert figure == "target_zero"
    else:
        assert isinstance(figure, Fraction)
        assert as_printed(figure, row["rounding"]) == Decimal(printed)


def quarters(row: Row, letter: str) -> list[str]:
    """Values by quarter that stand in the indicator's words, as in "T=10,20,30,40 R=8,_,15" or "T=90 each"."""
    found = re.search(rf"\b{letter}=([\d.,_]+)( each)?", row["indicator"])
    values = found.group(1).split(",") if found else []
    return values * 4 if found and found.group(2) else values


QUARTERLY = [row for row in FIGURES if ";" in row["polarity"] and len(quarters(row, "T")) > 1 and quarters(row, "R")]


@pytest.mark.parametrize("row", QUARTERLY, ids=name)
def test_published_quarters_come_to_the_published_figure(row: Row) -> None:
    polarity, _, kind = row["polarity"].partition(";")
    here = measured(Component(polarity=polarity, consolidation=CONSOLIDATIONS[kind], cap=None))
    here.submit(*(promised(value, quarter) for quarter, value in enumerate(quarters(row, "T"), start=1)))
    values = [(quarter, value) for quarter, value in enumerate(quarters(row, "R"), start=1) if value != "_"]
    here.submit(*(reported(value, quarter) for quarter, value in values))
    assert component(here, max(quarter for quarter, _ in values)).raw == Decimal(row["printed_achievement"])


@pytest.mark.parametrize("row", [row for row in RUN if is_grade(row)], ids=name)
def test_a_published_grade_is_scored_or_left_without_a_figure(row: Row) -> None:
    form = "score" if row["polarity"].endswith(";ordinal") else "status"
    here = measured(Component(polarity="ordinal", scale="BPK", ordinal_form=form), Rules(grades=OPINIONS))
    here.submit(promised(grade=row["target"]))
    here.submit(reported(grade=row["realisation"]))
    if row["printed_achievement"] == "-":
        assert (indicator(here).raw, indicator(here).reason) == (None, "status_only")
    else:
        assert component(here).raw == Decimal(row["printed_achievement"])


@pytest.mark.parametrize("row", [row for row in RUN if is_mean(row)], ids=name)
def test_a_published_mean_is_the_mean_of_the_printed_figures(row: Row) -> None:
    printed = re.findall(r"\d+\.\d+", row["indicator"])
    codes = [f"IKU-{number:02}" for number, _ in enumerate(printed, start=1)]
    here = given(*(Indicator(code, components=(Component(cap=None),)) for code in codes))
    here.submit(*(promised("100", indicator=code) for code in codes))
    here.submit(*(reported(figure, indicator=code) for code, figure in zip(codes, printed, strict=True)))
    mean = sum((Fraction(figure) for figure in printed), Fraction(0)) / len(printed)
    assert office(here).capped == half_up(mean)
    assert as_printed(mean, row["rounding"]) == Decimal(row["printed_achievement"])


@pytest.mark.parametrize("row", EXCLUDED, ids=name)
def test_an_anomaly_is_reproduced_by_no_formula(cursor: Cursor, row: Row) -> None:
    ours = {
        exact(cursor, polarity, form, {**row, "target": target})
        for target in {row["target"], *row["target"].split("-")}
        for polarity, form in [("maximize", ""), ("stabilize", ""), ("minimize", "difference"), ("minimize", "ratio")]
    }
    printed = Decimal(row["printed_achievement"])
    roundings = ("2dp", "2dp TRUNCATED", "integer", "1dp", "CAPPED at 100", "cap120", "floor0")
    assert printed not in {as_printed(f, rounding) for f in ours if isinstance(f, Fraction) for rounding in roundings}


def test_all_rows_but_the_named_ones_are_run(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n{len(RUN)} published rows run, {len(EXCLUDED)} excluded:")
        for row in EXCLUDED:
            print(f"    {row['rounding']}: {name(row)}: {row['printed_achievement']}")
    assert (len(ROWS), len(RUN), len(QUARTERLY)) == (70, 68, 5)
    assert [(row["printed_achievement"], row["rounding"]) for row in EXCLUDED] == [
        ("72.52", "ANOMALY"),
        ("113", "ANOMALY (source erratum)"),
    ]
