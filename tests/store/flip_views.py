"""Flips the operators, constants and keywords of `views.sql` one at a time, and reports each that the sample misses.

    python -m tests.store.flip_views            all of them; a survivor that is not in EQUIVALENT is a failure
    python -m tests.store.flip_views 7 3        only every seventh, from the third on

A flipped macro replaces the true one in a store in memory, the sample is asked, and the true one comes back.
"""

import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache

import duckdb

from iku.store.connection import Cursor
from tests.store.equivalent_flips import EQUIVALENT
from tests.store.sample import STORE, Sample, connection_with_views

TOKEN = re.compile(
    r"""
    (?P<comment>--[^\n]*) | (?P<string>'[^']*') | (?P<number>\d+(?:\.\d+)?) | (?P<word>[a-z_][a-z_0-9]*)
    | (?P<sign><>|<=|>=|//|\|\||[<>=+*-]) | (?P<other>\S) | (?P<space>\s+)
    """,
    re.VERBOSE,
)
SIGNS = {
    "<": ("<=", ">"), "<=": ("<", ">="), ">": (">=", "<"), ">=": (">", "<="), "=": ("<>",), "<>": ("=",),
    "+": ("-",), "-": ("+",), "*": ("+",), "//": ("*",),
}  # fmt: skip
WORDS = {
    "and": ("or",), "or": ("and",), "not": ("",), "is": ("is not",), "in": ("not in",), "distinct": ("",),
    "greatest": ("least",), "least": ("greatest",), "min": ("max",), "max": ("min",), "list_max": ("list_min",),
    "max_by": ("min_by",), "bool_and": ("bool_or",), "bool_or": ("bool_and",), "sum": ("max",), "count": ("max",),
    "abs": ("sign",), "sign": ("abs",), "coalesce": ("nullif",), "nullif": ("coalesce",), "exists": ("not exists",),
    "desc": ("asc",), "left": ("",), "union": ("except", "union all"), "true": ("false",), "false": ("true",),
    "join": ("left join",),
}  # fmt: skip
NEIGHBOURS = 16
"""Flips that one process tries before it asks for more: they mostly die of the same check."""


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    start: int


@dataclass(frozen=True)
class Flip:
    """One change of the text, and the statement that it changes."""

    line: int
    source: str
    change: str
    true: str
    flipped: str

    @property
    def key(self) -> tuple[str, str]:
        return (self.source, self.change)


def flips(text: str) -> list[Flip]:
    """Every single flip of every statement, in reading order."""
    return [flip for start, statement in _statements(text) for flip in _flips_of(text, start, statement)]


def _statements(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for token in _tokens(text):
        if token.text == ";":
            yield start, text[start : token.start + 1]
            start = token.start + 1


def _tokens(text: str) -> list[Token]:
    found = [Token(m.lastgroup or "", m.group(), m.start()) for m in TOKEN.finditer(text)]
    return [token for token in found if token.kind not in ("comment", "space")]


def _flips_of(text: str, start: int, statement: str) -> Iterator[Flip]:
    tokens = _tokens(statement)
    for place, token in enumerate(tokens):
        before = tokens[place - 1].text if place else ""
        after = tokens[place + 1].text if place + 1 < len(tokens) else ""
        for changed in _changes(token, before, after):
            at = start + token.start
            line = text[text.rfind("\n", 0, at) + 1 : text.find("\n", at)].strip()
            column = at - text.rfind(line, 0, at + len(line))
            rest = statement[token.start + len(token.text) :]
            yield Flip(
                text.count("\n", 0, at) + 1,
                line,
                f"{column}: {token.text} -> {changed or 'nothing'}",
                statement,
                statement[: token.start] + changed + rest,
            )


def _changes(token: Token, before: str, after: str) -> Sequence[str]:
    if token.kind == "number":
        return (f"{token.text[:-1]}{(int(token.text[-1]) + 1) % 10}",)
    if token.kind == "string":
        return (f"{token.text[:-1]}?'",)
    is_star = token.text == "*" and (before in ("select", "(", ".") or after == ",")
    is_part = (
        (token.text == "or" and before == "create")
        or (token.text == "is" and after == "not")
        or (token.text == "join" and before in ("left", "cross"))
    )
    is_name = token.kind == "word" and before in ("as", ".")
    return () if is_star or is_part or is_name else (SIGNS | WORDS).get(token.text, ())


def survivors(chosen: Sequence[Flip]) -> list[Flip]:
    """The flips after which the sample finds nothing wrong."""
    sample, cursor = _entered_sample()
    return [flip for flip in chosen if _survives(flip, sample, cursor)]


@cache
def _entered_sample() -> tuple[Sample, Cursor]:
    sample, cursor = Sample(), connection_with_views()
    cursor.execute("set threads = 1")
    sample.enter(cursor)
    assert sample.first_wrong(cursor) is None
    return sample, cursor


def _survives(flip: Flip, sample: Sample, cursor: Cursor) -> bool:
    try:
        cursor.execute(flip.flipped)
    except duckdb.Error:
        return False
    found = sample.first_wrong(cursor)
    cursor.execute(flip.true)
    return found is None


def unexplained(chosen: Sequence[Flip]) -> list[Flip]:
    """The survivors that nobody has called equivalent."""
    return survivors([flip for flip in chosen if flip.key not in EQUIVALENT])


def main(arguments: Sequence[str]) -> int:
    step, offset = (int(a) for a in arguments) if arguments else (1, 0)
    started = time.monotonic()
    chosen = flips((STORE / "views.sql").read_text(encoding="utf-8"))[offset::step]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        neighbours = (chosen[n : n + NEIGHBOURS] for n in range(0, len(chosen), NEIGHBOURS))
        missed = [flip for found in pool.map(unexplained, neighbours) for flip in found]
    for flip in missed:
        print(f"line {flip.line}: {flip.source}\n    {flip.change}")
    equivalent = sum(flip.key in EQUIVALENT for flip in chosen)
    seconds = time.monotonic() - started
    print(f"{len(chosen)} flips: {equivalent} equivalent, {len(missed)} missed, all others caught, in {seconds:.0f} s")
    return len(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
