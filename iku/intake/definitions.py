"""A definitions folder, read whole or refused whole with everything that is wrong with it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from iku.domain.definitions import Definitions, Organisation, SourceFile
from iku.domain.indicator import Component, Indicator
from iku.domain.problem import Problems
from iku.domain.ruling import Ruling
from iku.errors import DefinitionsBroken
from iku.intake.definition_files import DECREE, FILES, RULINGS, Sources, Table, fingerprint, read_folder
from iku.intake.definition_flags import WHOLE_DECREE, check_flags, duty_subject, flags_of, read_flags
from iku.intake.definition_rows import (
    DutyKind,
    read_components,
    read_documents,
    read_duties,
    read_indicators,
    read_stages,
    read_units,
)
from iku.intake.definition_rules import read_rules
from iku.intake.fields import Fields
from iku.intake.ruled_files import applied, read_rulings, subject_problem

Read = TypeVar("Read")


def load_definitions(folder: Path) -> Definitions:
    """Reads a folder; raises `DefinitionsBroken` with every problem."""
    problems = Problems()
    files = read_folder(folder, problems)
    if problems:
        raise DefinitionsBroken(tuple(problems))
    return read_definitions(files)


def read_definitions(files: Sequence[SourceFile]) -> Definitions:
    """The same, from texts: a folder as it was at some moment, with what was laid down about it.

    A ruling that no longer fits the folder does not stop it: it is left out, and named in `unfit_rulings`.
    """
    known = tuple(f for f in files if f.name in FILES)
    rulings = _rulings(known)
    try:
        definitions = read_ruled(known, rulings)
    except DefinitionsBroken:
        if not rulings:
            raise
        definitions = _fitting(known, rulings)
    unfit = tuple(r for r in rulings if r not in definitions.rulings)
    return replace(definitions, files=known, fingerprint=fingerprint(known), unfit_rulings=unfit)


def read_ruled(files: Sequence[SourceFile], rulings: Sequence[Ruling]) -> Definitions:
    """The folder with exactly these rulings applied; raises `DefinitionsBroken` also where one of them does not fit."""
    own = tuple(f for f in files if f.name != RULINGS)
    unknown = [problem for r in rulings if (problem := subject_problem(own, r))]
    if unknown:
        raise DefinitionsBroken(unknown)
    year = _year(own) if rulings else 0
    sources = Sources(applied(own, rulings, year))
    return replace(_checked(sources, lambda: _read(sources, own, rulings)), rulings=tuple(rulings))


def _year(files: Sequence[SourceFile]) -> int:
    sources = Sources(files)
    return _checked(sources, lambda: _organisation(sources.document("organisation.toml"))[0].year)


def _fitting(files: Sequence[SourceFile], rulings: Sequence[Ruling]) -> Definitions:
    """With as many of the rulings, in their order, as the folder bears."""
    definitions, kept = read_ruled(files, ()), list[Ruling]()
    for ruling in rulings:
        try:
            definitions = read_ruled(files, [*kept, ruling])
        except DefinitionsBroken:
            continue
        kept.append(ruling)
    return definitions


def _rulings(files: Sequence[SourceFile]) -> tuple[Ruling, ...]:
    if not any(f.name == RULINGS for f in files):
        return ()
    sources = Sources(files)
    return _checked(sources, lambda: read_rulings(sources.table(RULINGS)))


def _checked(sources: Sources, read: Callable[[], Read]) -> Read:
    """What is read, unless anything was wrong with it."""
    result = read()
    found = [problem for collected in sources.collected for problem in collected]
    if found:
        raise DefinitionsBroken(sorted(found, key=lambda p: (FILES.index(p.file), p.row or 0)))
    return result


def _read(sources: Sources, files: tuple[SourceFile, ...], rulings: Sequence[Ruling]) -> Definitions:
    document = sources.document("organisation.toml")
    organisation, duty_texts = _organisation(document)
    rules_document = sources.document("rules.toml")
    rules, defaults = read_rules(rules_document)
    scales = sorted({g.scale for g in rules.grades}) if rules_document.is_sound else None
    units, indicator_rows, component_rows, flag_rows = map(
        sources.table, ("divisions.csv", "indicators.csv", "components.csv", "flags.csv")
    )
    divisions, subdivisions = read_units(units)
    indicators = read_indicators(
        indicator_rows,
        defaults,
        [d.code for d in divisions] if units.is_sound else None,
        [s.code for s in subdivisions] if units.is_sound else None,
    )
    codes = [i.code for i in indicators] if indicator_rows.is_sound else None
    components = read_components(component_rows, rules, defaults, codes, scales)
    duties = read_duties(duty_texts, sources.table("duties.csv"), codes, has_texts=document.is_sound)
    flags = read_flags(flag_rows)
    if indicator_rows.is_sound and component_rows.is_sound:
        _check_components(component_rows, indicators, components)
    if indicator_rows.is_sound and flag_rows.is_sound and document.is_sound:
        check_flags(flag_rows, flags, indicators, duties, sources.text(DECREE), {r.key for r in rulings})
    return Definitions(
        organisation=organisation,
        divisions=divisions,
        subdivisions=subdivisions,
        indicators=tuple(
            replace(i, components=_components_of(i, components), flags=flags_of(i.code, flags)) for i in indicators
        ),
        duties=tuple(replace(d, flags=flags_of(duty_subject(d), flags)) for d in duties),
        documents=read_documents(sources.table("evidence.csv"), codes),
        stages=read_stages(sources.table("stages.csv"), codes),
        rules=rules,
        files=files,
        fingerprint=fingerprint(files),
        flags=flags_of(WHOLE_DECREE, flags),
    )


def _organisation(document: Fields) -> tuple[Organisation, list[tuple[DutyKind, Fields]]]:
    """The organisation, and its duties' texts."""
    organisation = Organisation(
        office=document.code("office"),
        name=document.text("name"),
        unit=document.text("unit"),
        decree_title=document.text("decree_title"),
        place=document.text("place"),
        signed_on=document.day("signed_on"),
        signatory_office=document.text("signatory_office"),
        year=document.whole("year"),
    )
    duties = [
        (kind, fields)
        for key, kind in (("tasks", DutyKind.TASK), ("functions", DutyKind.FUNCTION))
        for fields in document.optional_sections(key)
    ]
    document.reject_unread()
    return organisation, duties


def _components_of(indicator: Indicator, components: Sequence[Component]) -> tuple[Component, ...]:
    return tuple(c for c in components if c.indicator == indicator.code)


def _check_components(table: Table, indicators: Sequence[Indicator], components: Sequence[Component]) -> None:
    """Every indicator measures something, and where it measures several things each has a name."""
    for indicator in indicators:
        codes = [c.code for c in _components_of(indicator, components)]
        if not codes:
            table.report("missing-row", expected=indicator.code)
        elif len(codes) > 1 and "" in codes:
            table.report("nameless-component", found=indicator.code)
