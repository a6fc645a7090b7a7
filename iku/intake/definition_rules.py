"""rules.toml: how achievement is computed and judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from iku.domain.rules import (
    Band,
    Consolidation,
    Grade,
    MinimizeForm,
    OrdinalForm,
    Polarity,
    Predicate,
    RangeForm,
    ReportingRules,
    Rules,
    Words,
    ZeroTarget,
)
from iku.intake.fields import Fields

WEIGHT_LIMIT = 100_000
CAP_LIMIT = 1_000_000
MARGIN_LIMIT = 1_000
LATEST = 366
"""Days; a deadline further away would fall into the same quarter of the next year."""
NO_CAP = "none"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds where a component or indicator leaves its cell blank."""

    polarity: Polarity
    consolidation: Consolidation
    weight: Decimal


def read_rules(document: Fields) -> tuple[Rules, Defaults]:
    defaults = document.section("defaults")
    jump = document.section("jump")
    bands = _bands(document)
    ordinal_bands = _ordinal_bands(document.section("ordinal_bands"), bands)
    rules = Rules(
        cap=read_cap(document, None),
        floor=document.number("floor"),
        minimize_form=defaults.choice("minimize_form", MinimizeForm),
        range_form=defaults.choice("range_form", RangeForm),
        zero_target=defaults.choice("zero_target", ZeroTarget),
        ordinal_form=defaults.choice("ordinal_form", OrdinalForm),
        bands=bands,
        predicates=tuple(_predicate(s) for s in document.optional_sections("predicates")),
        grades=_grades(document),
        ordinal_bands=ordinal_bands,
        jump_factors=jump.numbers("factors"),
        jump_tolerance=jump.number("tolerance"),
        words=_words(document),
        **_review(document),
        reporting=_reporting(document),
        efficiency_margin=_efficiency_margin(document),
    )
    general = Defaults(
        polarity=defaults.choice("polarity", Polarity),
        consolidation=defaults.choice("consolidation", Consolidation),
        weight=defaults.positive("weight", WEIGHT_LIMIT),
    )
    _check_bands(document, rules)
    for section in (document, defaults, jump):
        section.reject_unread()
    return rules, general


def read_cap(fields: Fields, default: Decimal | None) -> Decimal | None:
    """A limit, or the word for none; blank takes the default where there is a choice of one (a component)."""
    if fields.row is not None and not fields.has("cap"):
        return default
    return None if fields.reads("cap", NO_CAP) else fields.positive("cap", CAP_LIMIT)


def _words(document: Fields) -> Words:
    if not document.has("words"):
        return Words()
    section = document.section("words")
    words = Words(
        percentage=section.texts("percentage"),
        measures=section.texts("measures"),
        joining=section.texts("joining"),
        unspecific_sources=section.texts("unspecific_sources"),
    )
    section.reject_unread()
    return words


def _review(document: Fields) -> dict[str, bool]:
    if not document.has("review"):
        return {}
    section = document.section("review")
    rules = {name: section.truth(name) for name in ("explain_below_target", "own_review")}
    section.reject_unread()
    return rules


def _reporting(document: Fields) -> ReportingRules | None:
    if not document.has("reporting"):
        return None
    section = document.section("reporting")
    exceptions: dict[int, int] = {}
    for exception in section.optional_sections("exceptions"):
        quarter, days = exception.whole_between("quarter", 1, 4), exception.whole_between("deadline_days", 1, LATEST)
        exception.reject_unread()
        if quarter in exceptions:
            exception.report("repeated-row", "quarter", found=str(quarter))
        exceptions[quarter] = days
    rules = ReportingRules(
        deadline_days=section.whole_between("deadline_days", 1, LATEST),
        closing_days=section.whole_between("closing_days", 1, LATEST),
        exceptions=exceptions,
    )
    section.reject_unread()
    return rules


def _efficiency_margin(document: Fields) -> Decimal | None:
    if not document.has("efficiency"):
        return None
    section = document.section("efficiency")
    margin = section.positive("margin", MARGIN_LIMIT)
    section.reject_unread()
    return margin


def _bands(document: Fields) -> tuple[Band, ...]:
    found: list[Band] = []
    for section in document.sections("bands"):
        band = Band(
            code=section.code("code"),
            lower=section.optional_number("lower"),
            word=section.text("word"),
            icon=section.text("icon"),
            light=section.colour("light"),
            dark=section.colour("dark"),
            light_ink=section.colour("light_ink"),
            dark_ink=section.colour("dark_ink"),
            reached=section.truth("reached"),
        )
        section.reject_unread()
        if any(other.code == band.code for other in found):
            section.report("repeated-row", "code", found=band.code)
        found.append(band)
    return tuple(found)


def _check_bands(document: Fields, rules: Rules) -> None:
    """Every figure must have exactly one band: the lower bounds rise, and the lowest reaches down to the floor."""
    lowers = [b.lower for b in rules.bands if b.lower is not None]
    if lowers != sorted(set(lowers)) or [b.lower for b in rules.bands[: len(lowers)]] != lowers:
        document.report("not-ascending", "bands.lower", found=_listed(lowers), expected=_listed(sorted(set(lowers))))
    elif lowers and lowers[0] > rules.floor:
        document.report("leaves-gap", "bands.lower", found=str(lowers[0]), expected=str(rules.floor))
    aboves = [p.above for p in rules.predicates]
    known = [a for a in aboves if a is not None]
    if known != sorted(set(known)) or any(a is None for a in aboves[1:]):
        document.report("not-ascending", "predicates.above", found=_listed(known), expected=_listed(sorted(set(known))))


def _listed(numbers: Sequence[Decimal]) -> str:
    return " | ".join(str(n) for n in numbers)


def _ordinal_bands(section: Fields, bands: Sequence[Band]) -> dict[str, str]:
    codes = [b.code for b in bands]
    found = {name: section.reference(name, codes or None, "unknown-band") for name in ("above", "equal", "below")}
    section.reject_unread()
    return found


def _predicate(section: Fields) -> Predicate:
    predicate = Predicate(
        above=section.optional_number("above"),
        word=section.text("word"),
        abbreviation=section.text("abbreviation"),
    )
    section.reject_unread()
    return predicate


def _grades(document: Fields) -> tuple[Grade, ...]:
    found: list[Grade] = []
    for section in document.optional_sections("grades"):
        grade = Grade(
            scale=section.code("scale"),
            code=section.text("code"),
            rank=section.whole("rank"),
            score=section.number("score"),
            word=section.text("word"),
        )
        section.reject_unread()
        if any(g.scale == grade.scale and g.code.casefold() == grade.code.casefold() for g in found):
            section.report("repeated-row", "code", found=f"{grade.scale} {grade.code}")
        elif any(g.scale == grade.scale and g.rank == grade.rank for g in found):
            section.report("repeated-row", "rank", found=f"{grade.scale} {grade.rank}")
        found.append(grade)
    return tuple(found)
