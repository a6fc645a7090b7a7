"""The words that a problem's values turn into, wherever a sentence asks for them."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from iku.domain.period import Period
from iku.domain.problem import Problem
from iku.domain.ruling import RuledField
from iku.present.dates import day, period_name, quarter_name
from iku.present.numbers import file_size, input_text, listed, number
from iku.present.spelling import spelled
from iku.present.wording import PLACES, RULED_FIELDS

SEPARATOR = " | "
SHORT = 80
FRACTIONS = {10: "sepersepuluh", 100: "seperseratus", 1000: "seperseribu"}
REFERENCES = {"target": "target", "last": "nilai terakhir"}
PERIOD_PARTS = {"quarter": "triwulan", "year": "tahun"}
BLANK = "isian kosong"


class ProblemFields(dict[str, str]):
    """The fields of one problem, worked out as a sentence asks for them."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(
            subject=problem.subject, found=problem.found, expected=problem.expected, nearest=problem.nearest,
            column=problem.column,
        )  # fmt: skip
        self._problem = problem

    def __missing__(self, name: str) -> str:
        return FIELDS[name](self._problem)


def shortened(text: str) -> str:
    """One line of at most so many letters: long texts are recognised by their beginning."""
    line = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + "…"


def _several(text: str) -> list[str]:
    return [part for part in text.split(SEPARATOR) if part]


def _quoted(text: str, last: str = "dan") -> str:
    return listed([f'"{shortened(part)}"' for part in _several(text)], last) or BLANK


def _figure(text: str) -> str:
    """A number of a problem (decimal dot) as people read it; a text that is none stays as it is."""
    try:
        return number(Decimal(text))
    except ArithmeticError:
        return text


def _typed(text: str) -> str:
    return input_text(Decimal(text))


def _readings(problem: Problem) -> str:
    """Both readings: the large one in words as well, because its digits look like what was typed."""
    whole, fraction = (Decimal(part) for part in _several(problem.expected))
    return f"{number(whole)} ({spelled(int(whole))}) atau {number(fraction)}"


def _period(text: str) -> str:
    """`Triwulan III 2024` from "2024-3"; a part that is missing is left out."""
    year, _, quarter = text.partition("-")
    if year and quarter:
        return period_name(Period(int(year), int(quarter)))
    return quarter_name(int(quarter)) if quarter else f"tahun {year}" if year else "periode ini"


def _day(text: str) -> str:
    try:
        return day(datetime.fromisoformat(text))
    except ValueError:
        return text


def _factor(problem: Problem) -> str:
    """`100 kali` or `seperseratus`: how far the value found lies from the one supposed."""
    first_reference = _several(problem.expected)[0].partition(" ")[2]
    supposed = Decimal(problem.nearest or "0") or Decimal(first_reference)
    ratio = abs(Decimal(problem.found) / supposed)
    if ratio >= 1:
        return f"{number(Decimal(round(ratio)))} kali"
    parts = round(1 / ratio)
    return FRACTIONS.get(parts, f"1/{number(Decimal(parts))}") + " dari"


def _references(problem: Problem) -> str:
    known = [part.partition(" ") for part in _several(problem.expected)]
    return listed([f"{REFERENCES[name]} ({_figure(value)})" for name, _, value in known])


def _quotient(problem: Problem) -> str:
    return " ÷ ".join(_figure(part) for part in problem.expected.split("/"))


FIELDS: dict[str, Callable[[Problem], str]] = {
    "found_short": lambda p: shortened(p.found),
    "expected_short": lambda p: shortened(p.expected),
    "found_number": lambda p: _figure(p.found),
    "expected_number": lambda p: _figure(p.expected),
    "nearest_number": lambda p: _figure(p.nearest),
    "nearest_typed": lambda p: _typed(p.nearest),
    "write_nearest": lambda p: (
        f"Maksudnya {_typed(p.nearest)}? Tulis begitu." if p.nearest else "Tulis misalnya 1234,5."
    ),
    "found_size": lambda p: file_size(int(p.found)),
    "expected_size": lambda p: file_size(int(p.expected)),
    "found_list": lambda p: _quoted(p.found),
    "expected_list": lambda p: _quoted(p.expected),
    "expected_or": lambda p: listed(_several(p.expected), "atau"),
    "found_bare": lambda p: listed(_several(p.found)),
    "expected_bare": lambda p: ", ".join(_several(p.expected)),
    "quoted_or_blank": lambda p: f'"{shortened(p.found)}"' if p.found else BLANK,
    "perhaps": lambda p: f' Maksudnya "{shortened(p.nearest)}"?' if p.nearest else "",
    "perhaps_or_codes": lambda p: FIELDS["perhaps"](p) or f" Kode yang ada: {' sampai '.join(_several(p.expected))}.",
    "rename": lambda p: f' Bila "{shortened(p.nearest)}" yang dimaksud, ganti judulnya.' if p.nearest else "",
    "first_row": lambda p: f" Baris pertama berisi {_quoted(p.found)}." if p.found else "",
    "range": lambda p: "–".join(_typed(part) for part in _several(p.expected)),
    "perhaps_number": lambda p: f" Maksudnya {_figure(p.nearest)}?" if p.nearest else "",
    "choices": lambda p: f" Yang boleh: {listed(_several(p.expected), 'atau')}." if p.expected else "",
    "in_brackets": lambda p: f" ({p.found})" if p.found else "",
    "readings": _readings,
    "readings_typed": lambda p: listed([_typed(part) for part in _several(p.expected)], "atau"),
    "found_period": lambda p: _period(p.found),
    "expected_period": lambda p: _period(p.expected),
    "period_part": lambda p: f"{PERIOD_PARTS[p.expected]}nya",
    "period_title": lambda p: f'"{PERIOD_PARTS[p.expected].capitalize()}"',
    "found_day": lambda p: _day(p.found),
    "factor": _factor,
    "references": _references,
    "expected_quotient": _quotient,
    "passage": lambda p: PLACES[p.column],
    "other_passage": lambda p: PLACES[p.expected],
    "ruled_field": lambda p: RULED_FIELDS[RuledField(p.column)],
    "for_components": lambda p: f" untuk {_quoted(p.found)}" if p.found else "",
}
