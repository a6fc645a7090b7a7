"""The definitions in force, as facts: a rule that is edited tomorrow must not change what was shown yesterday."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from iku.domain.definitions import Definitions, SourceFile
from iku.domain.indicator import Component
from iku.domain.person import Person
from iku.domain.rules import Polarity
from iku.store.appending import insert, new_id
from iku.store.connection import END_OF_TIME, Cursor

ORIGIN = Person("Sistem")
"""Who is named where no person acted: the server adopts the folder when it starts."""


def adopt(cursor: Cursor, definitions: Definitions, person: Person, moment: datetime) -> bool:
    """Appends the definitions, unless the ones in force for their year already say the same. True if it appended."""
    organisation = definitions.organisation
    row = cursor.execute(
        """
        select fingerprint from store.definitions_adopted
        where office = $office and year = $year
        order by recorded_at desc, id desc limit 1
        """,
        {"office": organisation.office, "year": organisation.year},
    ).fetchone()
    if row and row[0] == definitions.fingerprint:
        return False
    adoption = new_id()
    insert(cursor, "definitions_adopted", [_head(definitions, adoption, person, moment)])
    for table, rows in _rows(definitions).items():
        insert(cursor, table, [{"adoption": adoption, **row} for row in rows])
    return True


def adopted_files(cursor: Cursor, office: str, year: int, moment: datetime) -> tuple[SourceFile, ...]:
    """The definitions folder that was in force at a moment, file by file, as it was."""
    rows = cursor.execute(
        """
        select f.name, f.content
        from definitions_in_force($office, $year, $moment) as a
        join store.definition_file_adopted as f on f.adoption = a.id
        order by f.name
        """,
        {"office": office, "year": year, "moment": moment},
    ).fetchall()
    return tuple(SourceFile(name, content) for name, content in rows)


def adoption_in_force(cursor: Cursor, office: str, year: int, moment: datetime = END_OF_TIME) -> tuple[int, str] | None:
    """Whose definitions hold for a year: the year that they were made for, and their fingerprint."""
    row = cursor.execute(
        "select year, fingerprint from definitions_in_force($office, $year, $moment)",
        {"office": office, "year": year, "moment": moment},
    ).fetchone()
    return (row[0], row[1]) if row else None


def adopted_years(cursor: Cursor, office: str) -> list[int]:
    """The years that have definitions of their own, ascending."""
    rows = cursor.execute(
        "select distinct year from store.definitions_adopted where office = $office order by 1", {"office": office}
    ).fetchall()
    return [row[0] for row in rows]


def _head(definitions: Definitions, adoption: str, person: Person, moment: datetime) -> dict[str, Any]:
    bands = definitions.rules.ordinal_bands
    return {
        "id": adoption,
        "office": definitions.organisation.office,
        "recorded_at": moment,
        "recorded_by": person.name,
        "account": person.account or None,
        "year": definitions.organisation.year,
        "fingerprint": definitions.fingerprint,
        "floor_percent": definitions.rules.floor,
        "band_above": bands["above"],
        "band_equal": bands["equal"],
        "band_below": bands["below"],
    }


def _rows(definitions: Definitions) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    return {
        "definition_file_adopted": [{"name": f.name, "content": f.content} for f in definitions.files],
        "indicator_adopted": [
            {
                "indicator": i.code,
                "number": i.number,
                "division": i.division,
                "subdivision": i.subdivision,
                "weight": i.weight,
                "is_staged": definitions.is_staged(i.code),
            }
            for i in definitions.indicators
        ],
        "component_adopted": [_component(c) for c in definitions.components],
        "due_quarter_adopted": [
            {"indicator": indicator, "year": year, "quarter": quarter}
            for indicator, year, quarter in sorted(
                {(s.indicator, s.year, q) for s in definitions.stages for q in s.quarters}
            )
        ],
        "document_adopted": [
            {"indicator": d.indicator, "document": d.code, "frequency": d.frequency.value}
            for d in definitions.documents
        ],
        "band_adopted": [
            {"band": b.code, "lower_percent": b.lower, "is_reached": b.reached} for b in definitions.rules.bands
        ],
        "grade_adopted": [
            {"scale": g.scale, "grade": g.code, "rank": g.rank, "score": g.score} for g in definitions.rules.grades
        ],
    }


def _component(component: Component) -> dict[str, Any]:
    forms = {
        Polarity.MINIMIZE: component.minimize_form.value,
        Polarity.RANGE: component.range_form.value,
        Polarity.ORDINAL: component.ordinal_form.value,
    }
    return {
        "indicator": component.indicator,
        "component": component.code,
        "unit": component.unit,
        "polarity": component.polarity.value,
        "form": forms.get(component.polarity, ""),
        "consolidation": component.consolidation.value,
        "zero_target": component.zero_target.value,
        "scale": component.scale,
        "cap_percent": component.cap,
        "weight": component.weight,
    }
