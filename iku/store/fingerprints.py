"""The figures that a store prints, in a form that can be compared years later: names and digits, no more."""

from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256

from iku.domain.backup import YearFingerprint
from iku.domain.figures import OFFICE
from iku.store.computed_year import computed_year
from iku.store.connection import Cursor
from iku.store.queries import Scope


def year_fingerprints(cursor: Cursor) -> tuple[YearFingerprint, ...]:
    """Of every office and year that the store knows, in that order."""
    rows = cursor.execute(
        """
        select distinct office, year from (
            select office, year from store.definitions_adopted
            union all select office, year from store.target_set
            union all select office, year from store.realisation_reported
        ) order by office, year
        """
    ).fetchall()
    return tuple(_fingerprint(cursor, Scope(office, year)) for office, year in rows)


def _fingerprint(cursor: Cursor, scope: Scope) -> YearFingerprint:
    figures = computed_year(cursor, scope)
    lines = [
        *(
            _line("component", c.indicator, c.component, c.quarter, c.realisation, c.raw, c.capped, c.band, c.reason)
            for c in figures.components
        ),
        *(
            _line("indicator", i.indicator, i.quarter, i.raw, i.capped, i.band, i.is_reached, i.reason)
            for i in figures.indicators
        ),
        *(_line("group", g.division, g.quarter, g.capped, g.band, g.computed, g.indicators) for g in figures.groups),
    ]
    printed = tuple(_text(g.capped) for g in sorted(figures.groups, key=lambda g: g.quarter) if g.division == OFFICE)
    return YearFingerprint(scope.office, scope.year, sha256("\n".join(sorted(lines)).encode()).hexdigest(), printed)


def _line(*values: object) -> str:
    return "|".join(map(_text, values))


def _text(value: object) -> str:
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def unlike(known: Iterable[YearFingerprint], computed: Iterable[YearFingerprint]) -> tuple[YearFingerprint, ...]:
    """The years of `known` that were not computed, or came out otherwise."""
    now = {(c.office, c.year): c.sha256 for c in computed}
    return tuple(k for k in known if now.get((k.office, k.year)) != k.sha256)
