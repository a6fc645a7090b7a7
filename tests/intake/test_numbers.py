"""Numbers in text: one reading, or a refusal that shows every reading."""

from contextlib import suppress
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iku.intake.numbers import NumberRefused, parse_number

READ = [
    ("98,5", "98.5"),
    ("1,234", "1.234"),
    ("98.50", "98.50"),
    ("98.5", "98.5"),
    ("0.123", "0.123"),
    ("0,123", "0.123"),
    ("1.2345", "1.2345"),
    ("12345.678", "12345.678"),
    ("1.234,5", "1234.5"),
    ("1,234.5", "1234.5"),
    ("1.234,567", "1234.567"),
    ("1,234.567", "1234.567"),
    ("1.234.567", "1234567"),
    ("1.234.567,89", "1234567.89"),
    ("1,234,567.89", "1234567.89"),
    ("1 234 567,5", "1234567.5"),
    ("1 234", "1234"),
    ("1\u00a0234,5", "1234.5"),
    ("98,5%", "98.5"),
    ("98,5 %", "98.5"),
    ("\u00a098,5\u00a0%\u202f", "98.5"),
    ("\t100\r\n", "100"),
    ("-2,5", "-2.5"),
    ("\u22122,5", "-2.5"),
    ("+2,5", "2.5"),
    ("９８，５％", "98.5"),
    ("\ufeff98,5\u200b", "98.5"),
    ("007", "7"),
    ("-0", "0"),
    ("98,50000", "98.5"),
    ("999999999999,9999", "999999999999.9999"),
]

REFUSED = [
    ("1.234", "ambiguous-number", "1234 | 1.234", ""),
    ("97.250", "ambiguous-number", "97250 | 97.25", ""),
    ("98.500", "ambiguous-number", "98500 | 98.5", ""),
    ("98.500%", "ambiguous-number", "98500 | 98.5", ""),
    ("-1.234", "ambiguous-number", "-1234 | -1.234", ""),
    ("１．２３４", "ambiguous-number", "1234 | 1.234", ""),
    ("00.123", "ambiguous-number", "123 | 0.123", ""),
    ("1:17,9", "not-a-number", "", ""),
    ("n/a", "not-a-number", "", ""),
    ("-", "not-a-number", "", ""),
    ("–", "not-a-number", "", ""),
    ("%", "not-a-number", "", ""),
    ("WTP", "not-a-number", "", ""),
    ("nan", "not-a-number", "", ""),
    ("inf", "not-a-number", "", ""),
    ("1e5", "not-a-number", "", ""),
    ("1_000", "not-a-number", "", ""),
    ("0x10", "not-a-number", "", ""),
    ("5²", "not-a-number", "", ""),
    ("٩٨", "not-a-number", "", ""),
    ("(5)", "not-a-number", "", ""),
    ("Rp5.000", "not-a-number", "", ""),
    ("12 dokumen", "not-a-number", "", ""),
    ("98%%", "not-a-number", "", ""),
    ("%98", "not-a-number", "", ""),
    ("80-90", "not-a-number", "", ""),
    ("=1+1", "not-a-number", "", ""),
    ("9" * 61, "not-a-number", "", ""),
    ("1,2,3", "malformed-number", "", ""),
    ("1,234,567", "malformed-number", "", "1234567"),
    ("12.34,5", "malformed-number", "", ""),
    ("1234.567,8", "malformed-number", "", ""),
    ("0.123,4", "malformed-number", "", ""),
    ("1.23.456", "malformed-number", "", ""),
    ("98,", "malformed-number", "", "98"),
    ("98.", "malformed-number", "", "98"),
    (",5", "malformed-number", "", "0.5"),
    (".5", "malformed-number", "", "0.5"),
    ("98 5", "malformed-number", "", ""),
    ("98, 5", "malformed-number", "", ""),
    ("1 234.567", "malformed-number", "", ""),
    ("98,12345", "too-many-decimals", "", "98.1235"),
    ("-0,00005", "too-many-decimals", "", "-0.0001"),
    ("1000000000000", "number-too-large", "", ""),
    ("1.000.000.000.000,5", "number-too-large", "", ""),
]


@pytest.mark.parametrize(("text", "number"), READ)
def test_a_number_with_one_reading_is_read(text: str, number: str) -> None:
    read = parse_number(text)

    assert read == Decimal(number)


@pytest.mark.parametrize(("text", "code", "expected", "nearest"), REFUSED)
def test_what_has_no_reading_or_two_is_refused(text: str, code: str, expected: str, nearest: str) -> None:
    with pytest.raises(NumberRefused) as refused:
        parse_number(text)

    found = refused.value
    assert (found.code, found.expected, found.nearest) == (code, expected, nearest)
    assert found.found == text.strip()


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "\t\n", "\u200b", "\ufeff"])
def test_blank_is_no_number_and_not_zero(text: str) -> None:
    assert parse_number(text) is None


def test_decimals_are_kept_as_they_were_typed() -> None:
    assert str(parse_number("98.50")) == "98.50"


NUMBERS = st.decimals(min_value=-(10**12) + 1, max_value=10**12 - 1, places=4).map(lambda n: n if n else abs(n))
SPACES = st.sampled_from(["", " ", "\u00a0", "\u202f", "\t"])


def in_groups(whole: str, mark: str) -> str:
    head = len(whole) % 3 or 3
    return mark.join([whole[:head], *(whole[at : at + 3] for at in range(head, len(whole), 3))])


def parts_of(number: Decimal) -> tuple[str, str, str]:
    whole, _, fraction = f"{abs(number):f}".partition(".")
    return ("-" if number < 0 else ""), whole, fraction.rstrip("0")


@given(number=NUMBERS, before=SPACES, after=SPACES, percent=st.sampled_from(["", "%", " %", "％"]))
def test_a_number_written_with_a_comma_is_read_back_exactly(
    number: Decimal, before: str, after: str, percent: str
) -> None:
    sign, whole, fraction = parts_of(number)

    text = before + sign + whole + (f",{fraction}" if fraction else "") + percent + after

    assert parse_number(text) == number


@given(number=NUMBERS, mark=st.sampled_from([".", " ", "\u00a0", "\u2009"]))
def test_a_number_in_groups_is_read_back_exactly_or_doubted(number: Decimal, mark: str) -> None:
    sign, whole, fraction = parts_of(number)
    text = sign + in_groups(whole, mark) + (f",{fraction}" if fraction else "")
    has_one_dot_only = mark == "." and not fraction and 4 <= len(whole) <= 6

    if has_one_dot_only:
        with pytest.raises(NumberRefused, match="ambiguous-number"):
            parse_number(text)
    else:
        assert parse_number(text) == number


def by_the_rules(text: str) -> Decimal | str | None:
    """The oracle: the rules in words, one after the other, on plain ASCII text. A number, None for blank, or "refused"."""
    rest = text.strip(" ")
    if not rest:
        return None
    if rest.endswith("%"):
        rest = rest[:-1].rstrip(" ")
    negative = rest.startswith("-")
    if rest[:1] in ("-", "+"):
        rest = rest[1:].lstrip(" ")
    if not rest or set(rest) - set("0123456789., "):
        return "refused"
    marks = [character for character in rest if character in ".,"]
    kinds = set(marks)
    if " " in rest:
        whole, mark, fraction = (*rest.rpartition(marks[0]),) if len(marks) == 1 else (rest, "", "")
        groups = whole.split(" ")
        if len(marks) > 1 or (mark == "." and len(fraction) == 3) or (mark and not fraction):
            return "refused"
    elif len(kinds) == 2:
        last = rest[max(rest.rfind("."), rest.rfind(","))]
        other = ({".", ","} - {last}).pop()
        whole, _, fraction = rest.rpartition(last)
        groups = whole.split(other)
        if last in whole or not fraction:
            return "refused"
    elif marks == ["."] * len(marks) and len(marks) > 1:
        groups, fraction = rest.split("."), ""
    elif len(marks) > 1:
        return "refused"
    elif len(marks) == 1:
        whole, _, fraction = rest.partition(marks[0])
        looks_like_thousands = marks[0] == "." and len(fraction) == 3 and 1 <= len(whole) <= 3 and whole != "0"
        if looks_like_thousands or not whole or not fraction:
            return "refused"
        groups = [whole]
    else:
        groups, fraction = [rest], ""
    if len(groups) > 1 and (
        groups[0][:1] in ("", "0") or len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:])
    ):
        return "refused"
    whole = "".join(groups)
    if set(whole + fraction) - set("0123456789") or fraction[4:].strip("0") or int(whole or "0") >= 10**12:
        return "refused"
    scaled = Decimal(int(whole + fraction[:4].ljust(4, "0"))) / 10_000
    return -scaled if negative and scaled else scaled


@given(text=st.text(alphabet="0123456789.,.,%- +", max_size=14))
@example("1.234")
@example("+-5")
@example("1 234.567")
@example("1.234.567,8901")
def test_the_parser_agrees_with_the_rules_in_words(text: str) -> None:
    expected = by_the_rules(text)

    try:
        found: Decimal | str | None = parse_number(text)
    except NumberRefused:
        found = "refused"

    assert found == expected


@given(text=st.text(max_size=20))
def test_any_text_is_read_or_refused_and_its_digits_are_never_changed(text: str) -> None:
    number = None
    with suppress(NumberRefused):
        number = parse_number(text)

    if number is not None:
        digits = "".join(str(int(character)) for character in text if character.isdecimal())
        scaled = {Decimal(int(digits)).scaleb(-places) for places in range(len(digits) + 1)}
        assert abs(number) in scaled
        assert number == number.quantize(Decimal("0.0001"), ROUND_HALF_UP)
