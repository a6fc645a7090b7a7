"""The tables of a definitions folder, row by row. What stands in another table is checked as it is read."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from enum import StrEnum

from iku.domain.definitions import Division, Duty, Stage, Subdivision
from iku.domain.evidence import Frequency, RequiredDocument
from iku.domain.indicator import Certainty, Component, Indicator, Text
from iku.domain.period import QUARTERS
from iku.domain.rules import Consolidation, MinimizeForm, OrdinalForm, Polarity, RangeForm, Rules, ZeroTarget
from iku.intake.definition_files import Table
from iku.intake.definition_rules import WEIGHT_LIMIT, Defaults, read_cap
from iku.intake.fields import Fields

TITLE_LIMIT = 28
"""So many characters still fit beside a chart's bars."""

Codes = Sequence[str] | None
"""Codes that another table knows; None if that table could not be read, so that nothing is judged by it."""


class UnitKind(StrEnum):
    DIVISION = "division"
    SUBDIVISION = "subdivision"


class DutyKind(StrEnum):
    TASK = "task"
    FUNCTION = "function"


class Once:
    """Notices what stands in a table twice."""

    def __init__(self) -> None:
        self._seen: set[Hashable] = set()

    def expect(self, row: Fields, column: str, key: Hashable, found: str) -> None:
        if found and key in self._seen:
            row.report("repeated-row", column, found=found)
        self._seen.add(key)


def read_units(table: Table) -> tuple[tuple[Division, ...], tuple[Subdivision, ...]]:
    divisions: list[Division] = []
    subdivisions: list[Subdivision] = []
    once = Once()
    for row in table.rows:
        kind = row.choice("kind", UnitKind)
        code, name, short_name = row.code("code"), row.text("name"), row.text("short_name")
        aliases = row.codes("aliases")
        for column, word in (("code", code), ("name", name), *(("aliases", alias) for alias in aliases)):
            once.expect(row, column, (kind, word.casefold()), word)
        if kind is UnitKind.DIVISION:
            divisions.append(Division(code, name, short_name, aliases))
        else:
            subdivisions.append(Subdivision(code, name, short_name, aliases))
    return tuple(divisions), tuple(subdivisions)


def read_indicators(table: Table, defaults: Defaults, divisions: Codes, subdivisions: Codes) -> tuple[Indicator, ...]:
    """The indicators, still without their components and flags."""
    codes, numbers, titles = Once(), Once(), Once()
    found: list[Indicator] = []
    for row in table.rows:
        indicator = _indicator(row, defaults, divisions, subdivisions)
        codes.expect(row, "code", indicator.code.casefold(), indicator.code)
        numbers.expect(row, "number", indicator.number, str(indicator.number))
        titles.expect(row, "title", indicator.title.casefold(), indicator.title)
        found.append(indicator)
    if table.is_sound and not found:
        table.report("no-rows")
    return tuple(sorted(found, key=lambda i: i.number))


def _indicator(row: Fields, defaults: Defaults, divisions: Codes, subdivisions: Codes) -> Indicator:
    return Indicator(
        code=row.code("code"),
        number=row.whole("number"),
        title=_short(row, "title"),
        description=_passage(row, "description"),
        formula=_passage(row, "formula"),
        source=_passage(row, "source"),
        division=row.reference("division", divisions, "unknown-division"),
        subdivision=row.reference("subdivision", subdivisions, "unknown-subdivision"),
        contributors=row.references("contributors", subdivisions, "unknown-subdivision"),
        certainty=row.choice("certainty", Certainty),
        mapping_reason=row.optional_text("mapping_reason"),
        weight=row.positive("weight", WEIGHT_LIMIT, defaults.weight),
        components=(),
        flags=(),
        schedule_reason=row.optional_text("schedule_reason"),
    )


def _short(row: Fields, column: str) -> str:
    text = row.text(column)
    if len(text) > TITLE_LIMIT:
        row.report("too-long", column, found=str(len(text)), expected=str(TITLE_LIMIT))
    return text


def _passage(row: Fields, column: str) -> Text:
    """Verbatim, and corrected where the column beside it holds a reading of ours."""
    verbatim = row.optional_text(column)
    return Text(verbatim, row.optional_text(f"{column}_corrected") or verbatim)


def read_components(
    table: Table, rules: Rules, defaults: Defaults, indicators: Codes, scales: Codes
) -> tuple[Component, ...]:
    once = Once()
    found: list[Component] = []
    for row in table.rows:
        component = _component(row, rules, defaults, indicators)
        once.expect(row, "code", component.key, component.code or component.indicator)
        if component.polarity is Polarity.ORDINAL and not component.scale:
            row.report("missing-value", "scale", expected=" | ".join(scales or ()))
        elif component.polarity is not Polarity.ORDINAL and component.scale:
            row.report("scale-without-grades", "scale", found=component.scale, expected=Polarity.ORDINAL.value)
        else:
            row.expect_known("scale", component.scale, scales, "unknown-scale")
        found.append(component)
    return tuple(found)


def _component(row: Fields, rules: Rules, defaults: Defaults, indicators: Codes) -> Component:
    return Component(
        indicator=row.reference("indicator", indicators, "unknown-indicator"),
        code=row.code("code") if row.has("code") else "",
        title=row.text("title"),
        unit=row.optional_text("unit"),
        polarity=row.choice("polarity", Polarity, defaults.polarity),
        consolidation=row.choice("consolidation", Consolidation, defaults.consolidation),
        weight=row.positive("weight", WEIGHT_LIMIT, defaults.weight),
        numerator=row.optional_text("numerator"),
        denominator=row.optional_text("denominator"),
        minimize_form=row.choice("minimize_form", MinimizeForm, rules.minimize_form),
        range_form=row.choice("range_form", RangeForm, rules.range_form),
        zero_target=row.choice("zero_target", ZeroTarget, rules.zero_target),
        ordinal_form=row.choice("ordinal_form", OrdinalForm, rules.ordinal_form),
        scale=row.optional_text("scale"),
        cap=read_cap(row, rules.cap),
    )


def read_documents(table: Table, indicators: Codes) -> tuple[RequiredDocument, ...]:
    once = Once()
    found: list[RequiredDocument] = []
    for row in table.rows:
        document = RequiredDocument(
            indicator=row.reference("indicator", indicators, "unknown-indicator"),
            code=row.code("code"),
            title=row.text("title"),
            frequency=row.choice("frequency", Frequency),
            source=row.optional_text("source"),
        )
        once.expect(row, "code", (document.indicator, document.code), document.code)
        found.append(document)
    return tuple(found)


def read_stages(table: Table, indicators: Codes) -> tuple[Stage, ...]:
    return tuple(_stage(row, indicators) for row in table.rows)


def _stage(row: Fields, indicators: Codes) -> Stage:
    starts_source, ends_source = row.optional_text("starts_source"), row.optional_text("ends_source")
    stage = Stage(
        indicator=row.reference("indicator", indicators, "unknown-indicator"),
        year=row.whole("year"),
        name=row.text("name"),
        starts_on=row.day("starts_on"),
        ends_on=row.day("ends_on"),
        quarters=_quarters(row),
        source="; ".join(dict.fromkeys(s for s in (starts_source, ends_source) if s)),
        is_assumption=not (starts_source and ends_source),
        starts_source=starts_source,
        ends_source=ends_source,
        reason=row.optional_text("reason"),
    )
    if stage.ends_on < stage.starts_on and row.is_sound:
        row.report("ends-before-start", "ends_on", found=str(stage.ends_on), expected=f">= {stage.starts_on}")
    return stage


def _quarters(row: Fields) -> tuple[int, ...]:
    words = [str(q) for q in QUARTERS]
    given = row.codes("quarters") if row.text("quarters") else ()
    for word in given:
        row.expect_known("quarters", word, words, "unknown-quarter")
    return tuple(sorted({int(word) for word in given if word in words}))


def read_duties(
    texts: Sequence[tuple[DutyKind, Fields]], table: Table, indicators: Codes, *, has_texts: bool
) -> tuple[Duty, ...]:
    """The duties' texts stand with the organisation (`has_texts`: it could be read); the table says what serves them."""
    duties = {f"{kind}-{fields.text('letter')}": _duty(kind, fields) for kind, fields in texts}
    once = Once()
    named: set[str] = set()
    for row in table.rows:
        kind, letter = row.choice("kind", DutyKind), row.text("letter")
        code = f"{kind}-{letter}"
        once.expect(row, "letter", code, letter)
        row.expect_known("letter", code, duties if has_texts else None, "unknown-duty")
        served = row.references("indicators", indicators, "unknown-indicator")
        if code in duties:
            duties[code] = replace(duties[code], indicators=served, reason=row.optional_text("reason"))
        named.add(code)
    for code in [code for code in duties if code not in named and table.is_sound]:
        table.report("missing-row", expected=code)
    return tuple(duties.values())


def _duty(kind: DutyKind, fields: Fields) -> Duty:
    verbatim = fields.text("verbatim")
    duty = Duty(kind.value, fields.text("letter"), Text(verbatim, fields.optional_text("corrected") or verbatim), ())
    fields.reject_unread()
    return duty
