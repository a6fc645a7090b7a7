"""JSON as other programs send it: read like a file, refused where two programs could understand it differently."""

import json
from datetime import date
from decimal import Decimal

import pytest

from iku.domain.facts import ProposedTarget, ReportedValue
from iku.domain.period import Period
from iku.domain.problem import Problem
from iku.domain.review import Explanation
from iku.errors import UploadRefused
from iku.intake.realisations import read_realisation_file, read_realisations
from iku.intake.targets import read_targets
from tests.intake.office import DEFINITIONS

NAME = "kiriman.json"
FIRST = Period(2024, 1)


def read(*rows: object) -> tuple[ReportedValue, ...]:
    return read_realisations(json.dumps({"rows": rows}).encode(), NAME, DEFINITIONS)


def refused(content: bytes | object) -> list[Problem]:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(UploadRefused) as caught:
        read_realisations(text, NAME, DEFINITIONS)
    return list(caught.value.problems)


def row(**fields: object) -> dict[str, object]:
    return {"indicator": "IKU-02", "year": 2024, "quarter": 1, **fields}


@pytest.mark.parametrize("value", [98.5, "98.5", "98.50"])
def test_a_figure_is_a_number_or_a_text_with_a_dot(value: object) -> None:
    [found] = read(row(value=value))

    assert (found.indicator, found.year, found.quarter, found.value, found.row) == (
        "IKU-02",
        2024,
        1,
        Decimal("98.5"),
        1,
    )


def test_a_dot_before_three_digits_is_a_decimal_dot_here() -> None:
    [found] = read(row(value="1.234"))

    assert found.value == Decimal("1.234")


def test_no_digit_of_a_large_number_is_lost() -> None:
    content = b'{"rows": [{"indicator": "IKU-02", "numerator": 999999999999.9999, "denominator": 1e0}]}'

    assert [p.code for p in refused(content)] == ["json-number"]
    [found] = read_realisations(content.replace(b"1e0", b"999999999999.9999"), NAME, DEFINITIONS, period=FIRST)
    assert found.numerator == Decimal("999999999999.9999")


def test_blank_is_not_reported_and_zero_is() -> None:
    found = read(row(value=0), row(quarter=2, value=None), row(quarter=3))

    assert [(f.quarter, f.value) for f in found] == [(1, Decimal(0))]


def test_a_grade_has_a_field_of_its_own() -> None:
    [found] = read(row(indicator="IKU-12", grade="bb"))

    assert found.grade == "BB"


def test_what_explains_a_figure_is_taken_with_it() -> None:
    explained = row(value=1, obstacle="lambat", effort="rapat", owner="Kasubbag", due_date="2024-05-31")

    read_file = read_realisation_file(json.dumps({"rows": [explained]}).encode(), NAME, DEFINITIONS)

    assert read_file.explanations == (Explanation("IKU-02", 2024, 1, "lambat", "rapat", "Kasubbag", date(2024, 5, 31)),)


def test_the_problems_of_a_file_name_the_field_and_the_place_in_the_list() -> None:
    problems = refused({"rows": [row(value=1), row(quarter=2, value="1.12345"), row(indicator="IKU-99", value=1)]})

    assert [(p.code, p.row, p.column) for p in problems] == [
        ("too-many-decimals", 2, "value"),
        ("unknown-indicator", 3, "indicator"),
    ]


@pytest.mark.parametrize(
    ("fields", "code", "column"),
    [
        ({"value": "98,5"}, "json-number", "value"),
        ({"value": "1.234,5"}, "json-number", "value"),
        ({"value": "98.5%"}, "json-number", "value"),
        ({"value": "0123"}, "json-number", "value"),
        ({"value": True}, "json-wrong-type", "value"),
        ({"value": [1]}, "json-wrong-type", "value"),
        ({"indicator": 2}, "json-wrong-type", "indicator"),
        ({"year": "2024x"}, "json-wrong-type", "year"),
        ({"quarter": 1.5}, "json-wrong-type", "quarter"),
        ({"note": 5}, "json-wrong-type", "note"),
        ({"note": "x" * 10_001}, "cell-too-long", "note"),
        ({"value": 3, "grade": "A"}, "json-two-values", "grade"),
    ],
    ids=lambda given: str(given)[:40],
)
def test_a_field_that_could_be_understood_differently_is_refused(
    fields: dict[str, object], code: str, column: str
) -> None:
    [problem] = refused({"rows": [row(**fields)]})

    assert (problem.code, problem.row, problem.column) == (code, 1, column)


def test_a_misspelt_field_is_refused_with_the_nearest_one() -> None:
    [problem] = refused({"rows": [row(quater=1)]})

    assert (problem.code, problem.found, problem.nearest) == ("json-unknown-field", "quater", "quarter")


@pytest.mark.parametrize(
    "content",
    [[], {}, {"rows": []}, {"rows": "IKU-02"}, {"rows": [1]}, {"rows": [row(value=1)], "tahun": 2024}, b"[" * 100_000],
    ids=lambda content: str(content)[:40],
)
def test_json_that_is_no_list_of_rows_is_refused(content: object) -> None:
    assert [p.code for p in refused(content)] == ["json-shape"]


@pytest.mark.parametrize("content", [b"{", b'{"rows": [{"value": 1e}]}', b"\xff\xfe{"])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    assert [p.code for p in refused(content)] == ["json-unreadable"]


def test_a_number_with_a_billion_digits_is_refused_not_written_out() -> None:
    content = b'{"rows": [{"indicator": "IKU-02", "year": 2024, "quarter": 1, "value": 1e999999999}]}'

    assert [p.code for p in refused(content)] == ["json-number"]


def test_not_a_number_is_refused() -> None:
    content = b'{"rows": [{"indicator": "IKU-02", "year": 2024, "quarter": 1, "value": NaN}]}'

    assert [p.code for p in refused(content)] == ["not-a-number"]


def test_a_target_has_its_fields() -> None:
    target = row(target="97.25", baseline=90, unit="%", document="PK 1/2024", reason="revisi")

    [found] = read_targets(json.dumps({"rows": [target]}).encode(), NAME, DEFINITIONS)

    assert found == ProposedTarget(
        "IKU-02", "", 2024, 1, Decimal("97.25"), None, Decimal(90), "", "%", "PK 1/2024", "revisi", 1
    )


def test_two_bounds_make_a_range() -> None:
    content = json.dumps({"rows": [row(target=80, target_upper="90.5")]}).encode()

    with pytest.raises(UploadRefused) as caught:
        read_targets(content, NAME, DEFINITIONS)

    assert [(p.code, p.found) for p in caught.value.problems] == [("range-unexpected", "80–90,5")]
