"""What a definitions folder leaves doubtful: findings for people to rule on, not mistakes that stop anything.

The words it looks for are data of the folder (`[words]` in rules.toml), so another language needs no change here.
"""

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from itertools import combinations

from iku.domain.definitions import Definitions
from iku.domain.indicator import Indicator, Text
from iku.domain.problem import Problem
from iku.domain.rules import Polarity, Words

ALIKE = 0.85
"""Passages that share this much of their words say the same, give or take a slip of the pen."""
SHORTEST = 6
"""Passages of fewer words may well be alike by chance."""


def dictionary_findings(definitions: Definitions, targets: Collection[tuple[str, str]]) -> tuple[Problem, ...]:
    """Every finding that no ruling has settled, in the decree's order.

    `targets` names the components (indicator, code) that have a target.
    """
    found = [
        *_repeated_texts(definitions),
        *(problem for i in definitions.indicators for problem in _of_indicator(i, definitions)),
        *_missing_targets(definitions, targets),
        *_missing_stages(definitions),
    ]
    order = [i.code for i in definitions.indicators]
    doubtful = [problem for problem in found if not definitions.settles(problem.subject, problem.column)]
    return (*sorted(doubtful, key=lambda problem: order.index(problem.subject)), *_unfit_rulings(definitions))


def _of_indicator(indicator: Indicator, definitions: Definitions) -> Iterator[Problem]:
    words = definitions.rules.words
    yield from _missing_texts(indicator)
    yield from _not_in_decree(indicator, definitions.decree)
    yield from _two_measures(indicator, words)
    yield from _not_a_share(indicator, words)
    for component in indicator.components:
        if not component.unit:
            yield Problem("unit-missing", subject=indicator.code, found=component.code)
    if indicator.source.corrected.casefold() in _folded(words.unspecific_sources):
        yield Problem("source-unspecific", subject=indicator.code, column="source", found=indicator.source.verbatim)
    if not definitions.documents_of(indicator.code):
        yield Problem("documents-missing", subject=indicator.code)


def _missing_texts(indicator: Indicator) -> Iterator[Problem]:
    for place, text in _passages(indicator):
        if not text.verbatim:
            yield Problem("text-missing", subject=indicator.code, column=place)


def _not_in_decree(indicator: Indicator, decree: str) -> Iterator[Problem]:
    for place, text in _passages(indicator):
        if decree and text.verbatim not in decree:
            yield Problem("not-in-decree", subject=indicator.code, column=place, found=text.verbatim)


def _two_measures(indicator: Indicator, words: Words) -> Iterator[Problem]:
    """Several components, or a formula that joins two words of measure: "the budget spent and the targets met"."""
    if len(indicator.components) > 1:
        titles = " | ".join(c.title for c in indicator.components)
        yield Problem("two-measures", subject=indicator.code, column="formula", found=titles)
        return
    parts: list[set[str]] = [set()]
    for word in _words(indicator.formula.corrected):
        if word in _folded(words.joining):
            parts.append(set())
        elif word in _folded(words.measures):
            parts[-1].add(word)
    measured = [part for part in parts if part]
    if any(not one & other for one, other in combinations(measured, 2)):
        found = " | ".join(" ".join(sorted(part)) for part in measured)
        yield Problem("two-measures", subject=indicator.code, column="formula", found=found)


def _not_a_share(indicator: Indicator, words: Words) -> Iterator[Problem]:
    """A formula that begins as a percentage needs something to divide, and something to divide it by."""
    first = next(iter(_words(indicator.formula.corrected)), "")
    for component in indicator.components:
        if first in _folded(words.percentage) and not component.has_parts:
            expected = "" if component.polarity is not Polarity.ORDINAL else component.scale
            yield Problem(
                "not-a-share", subject=indicator.code, column="formula", found=component.title, expected=expected
            )


def _missing_targets(definitions: Definitions, targets: Collection[tuple[str, str]]) -> Iterator[Problem]:
    for indicator in definitions.indicators:
        missing = [c for c in indicator.components if c.key not in targets]
        if missing:
            titles = " | ".join(c.title for c in missing) if len(indicator.components) > 1 else ""
            yield Problem("target-missing", subject=indicator.code, found=titles)


def _missing_stages(definitions: Definitions) -> Iterator[Problem]:
    """A year for which no stage at all was entered: nobody has thought about it yet."""
    year = definitions.organisation.year
    if any(stage.year == year for stage in definitions.stages):
        return
    for indicator in definitions.indicators:
        if definitions.is_staged(indicator.code):
            yield Problem("stages-missing", subject=indicator.code, expected=str(year))


def _unfit_rulings(definitions: Definitions) -> Iterator[Problem]:
    for ruling in definitions.unfit_rulings:
        yield Problem(
            "ruling-unfit", subject=ruling.subject, column=ruling.field, found=ruling.value, expected=ruling.document
        )


def _repeated_texts(definitions: Definitions) -> Iterator[Problem]:
    """Reported of the later indicator: that is where the wrong text was pasted, more likely than not."""
    for earlier, later in combinations(definitions.indicators, 2):
        for place, text in _passages(later)[:2]:
            for other_place, other in _passages(earlier)[:2]:
                if _say_the_same(_words(text.corrected), _words(other.corrected)):
                    yield Problem(
                        "repeated-text",
                        subject=later.code,
                        column=place,
                        found=text.verbatim,
                        expected=other_place,
                        nearest=earlier.code,
                    )


def _say_the_same(one: list[str], other: list[str]) -> bool:
    """Whether two passages are alike, or one contains the other but for its first word (the word of measure)."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST:
        return False
    if any(_within(tail, longer) for tail in (shorter, shorter[1:])):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _within(part: list[str], whole: list[str]) -> bool:
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))


def _passages(indicator: Indicator) -> list[tuple[str, Text]]:
    return [
        ("description", indicator.description),
        ("formula", indicator.formula),
        ("source", indicator.source),
    ]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _folded(words: Collection[str]) -> set[str]:
    return {word.casefold() for word in words}
