"""What is laid down about the decree, in words: the field, its value, and where it is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.indicator import Component, Indicator
from iku.domain.ruling import (
    GRADE,
    INDEX,
    OF_INDICATOR,
    SHARE,
    GivenRuling,
    RuledField,
    Ruling,
    component_subject,
    duty_subject,
    parts_of,
)
from iku.present import wording
from iku.present.dates import clock, day, quarters_listed
from iku.present.numbers import capitalised, listed

NONE = "tidak ada"
REVOKED = "dibatalkan, kembali menjadi usulan"
READINGS = {INDEX: "nilai indeks, makin tinggi makin baik", SHARE: "persentase (pembilang ÷ penyebut)"}


@dataclass(frozen=True, slots=True)
class RulableField:
    """One thing that can be laid down: what it is called, what holds now, and whether that is laid down."""

    subject: str
    field: RuledField
    label: str
    value: str
    """as it is stored"""
    standing: str
    """`usulan` or `ditetapkan dengan …`"""


@dataclass(frozen=True, slots=True)
class GivenRulingRow:
    """One ruling, or its revocation (without a document), in the history of a subject."""

    label: str
    value: str
    document: str
    given: str
    """`oleh Ani, 23 November 2026, 21.30 WIB`"""
    note: str
    is_standing: bool


def laid_down(ruling: Ruling) -> str:
    """`ditetapkan dengan Keputusan Nomor 12 Tahun 2026, 3 Desember 2026`."""
    return f"{wording.LAID_DOWN} dengan {ruling.document}, {day(ruling.ruled_on)}"


def standing(definitions: Definitions, subject: str, field: RuledField) -> str:
    """`usulan`, or where it was laid down."""
    ruling = definitions.ruling(subject, field)
    return laid_down(ruling) if ruling else wording.PROPOSAL


def carried_note(year: int) -> str:
    return f"disalin dari kamus {year}"


def carried_reason(ruling: Ruling, old: int, new: int) -> str:
    """Why a division that was laid down for a year is a proposal in the next."""
    return f"Untuk {old} {laid_down(ruling)}; untuk {new} usulan sampai ditetapkan lagi."


def rulable_fields(definitions: Definitions, indicator: Indicator) -> tuple[RulableField, ...]:
    """Everything that can be laid down about an indicator, in the order in which people read it."""
    code = indicator.code
    held = {
        RuledField.DIVISION: indicator.division,
        RuledField.SUBDIVISION: indicator.subdivision,
        RuledField.CONTRIBUTORS: "|".join(indicator.contributors),
        RuledField.DESCRIPTION: indicator.description.corrected,
        RuledField.FORMULA: indicator.formula.corrected,
        RuledField.SOURCE: indicator.source.corrected,
        RuledField.DUE_QUARTERS: "|".join(map(str, definitions.due_quarters(code, definitions.organisation.year))),
    }
    fields = [f for f in OF_INDICATOR if f is not RuledField.DUE_QUARTERS or definitions.is_staged(code)]
    own = [
        RulableField(code, f, capitalised(wording.RULED_FIELDS[f]), held[f], standing(definitions, code, f))
        for f in fields
    ]
    measured = [field for c in indicator.components for field in _of_component(definitions, c)]
    return (*own, *measured)


def laid_down_fields(definitions: Definitions, fields: Sequence[RulableField]) -> tuple[RulableField, ...]:
    """Those that hold by a ruling, which can be revoked."""
    return tuple(f for f in fields if definitions.ruling(f.subject, f.field))


def rulable_field(definitions: Definitions, subject: str, field: RuledField) -> RulableField:
    """One of them, as it holds in these definitions. Raises StopIteration for one that does not exist there."""
    of_indicators = (f for i in definitions.indicators for f in rulable_fields(definitions, i))
    return next(f for f in (*of_indicators, *rulable_duties(definitions)) if (f.subject, f.field) == (subject, field))


def rulable_duties(definitions: Definitions) -> tuple[RulableField, ...]:
    """Which indicators serve each tugas and fungsi."""
    return tuple(
        RulableField(
            subject := duty_subject(d.kind, d.letter),
            RuledField.INDICATORS,
            subject_in_words(definitions, subject),
            "|".join(d.indicators),
            standing(definitions, subject, RuledField.INDICATORS),
        )
        for d in definitions.duties
    )


def given_rows(definitions: Definitions, given: Sequence[GivenRuling], subject: str = "") -> tuple[GivenRulingRow, ...]:
    """The rulings about an indicator (or a duty), the latest first; without `subject`, all of them."""
    last = {g.ruling.key: g.fact for g in given}
    return tuple(
        GivenRulingRow(
            label=f"{subject_in_words(definitions, g.ruling.subject)}, {wording.RULED_FIELDS[g.ruling.field]}",
            value=REVOKED if g.ruling.is_revocation else value_in_words(definitions, g.ruling.field, g.ruling.value),
            document="" if g.ruling.is_revocation else f"{g.ruling.document}, {day(g.ruling.ruled_on)}",
            given=f"oleh {g.recorded_by}, {clock(g.recorded_at)}" if g.recorded_by else clock(g.recorded_at),
            note=g.ruling.note,
            is_standing=last[g.ruling.key] == g.fact,
        )
        for g in reversed(given)
        if subject in ("", g.ruling.indicator)
    )


def subject_in_words(definitions: Definitions, subject: str) -> str:
    """`IKU-01`, `IKU-01 (Realisasi anggaran)`, `Tugas a`."""
    indicator, _, code = subject.partition("/")
    if code:
        titles = {c.code: c.title for c in definitions.components if c.indicator == indicator}
        return f"{indicator} ({titles.get(code, code)})"
    kind, _, letter = subject.partition("-")
    return f"{wording.DUTY_KINDS[kind]} {letter}" if kind in wording.DUTY_KINDS else subject


def value_in_words(definitions: Definitions, field: RuledField, value: str) -> str:
    """A stored value as people read it: names in place of codes."""
    names = {d.code: d.name for d in definitions.divisions}
    units = {s.code: s.name for s in definitions.subdivisions}
    match field:
        case RuledField.DIVISION:
            return names.get(value, value)
        case RuledField.SUBDIVISION:
            return units.get(value, value)
        case RuledField.CONTRIBUTORS:
            return listed([units.get(code, code) for code in parts_of(value)]) or NONE
        case RuledField.DUE_QUARTERS:
            return quarters_listed(tuple(int(q) for q in parts_of(value) if q.isdecimal())) or NONE
        case RuledField.INDICATORS:
            return ", ".join(parts_of(value)) or NONE
        case RuledField.READING:
            return reading_in_words(value)
        case _:
            return value


def reading_in_words(value: str) -> str:
    """`predikat menurut skala RB`."""
    return READINGS.get(value) or f"predikat menurut skala {value.removeprefix(GRADE)}"


def _of_component(definitions: Definitions, component: Component) -> list[RulableField]:
    subject = component_subject(*component.key)
    which = f" ({component.title})" if component.code else ""
    held = {RuledField.NUMERATOR: component.numerator, RuledField.DENOMINATOR: component.denominator}
    if component.scale or definitions.ruling(subject, RuledField.READING):
        held = {RuledField.READING: reading_of(component), **({} if component.scale else held)}
    return [
        RulableField(subject, f, capitalised(wording.RULED_FIELDS[f]) + which, value, standing(definitions, subject, f))
        for f, value in held.items()
    ]


def reading_of(component: Component) -> str:
    """How a component is measured, as a ruling would say it."""
    if component.scale:
        return f"{GRADE}{component.scale}"
    return SHARE if component.unit == "%" else INDEX
