"""Which indicator and component a row speaks of: by code, by number, by any of its texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.indicator import Component, Indicator
from iku.intake.columns import Column, plain_words
from iku.intake.nearest import nearest_word
from iku.intake.numbers import SEPARATOR

CODE_LIKE = re.compile(r"[^\W\d_]{1,6}[\s.\-_/]*\d{1,3}\W*")
ALMOST = 0.8
"""How alike a text must be to some title for its row to be a slip and not a remark."""
NEAREST_LIMIT = 300
"""Comparing texts is slow; a file that needs it more often is wrong as a whole."""
PARTS = re.compile(r"(\D*?)0*(\d+)\D*")
NUMBERING = re.compile(r"^\s*\(?[\da-zA-Z]{1,2}[.)]\s+")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a row's word for itself; the reader adds the place."""

    code: str
    column: Column
    found: str
    expected: str = ""
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a row speaks of. `is_attempt`: some indicator was meant, even if none was found."""

    component: Component | None = None
    indicator: str = ""
    findings: tuple[Finding, ...] = ()
    is_attempt: bool = False
    is_blank: bool = False
    number_disagrees: bool = False
    """The bare number names another indicator than the title: it may be a running number only."""


BLANK = Identity(is_blank=True)


class Identities:
    """The indicators of a folder, found by what people call them."""

    def __init__(self, definitions: Definitions) -> None:
        self._indicators = {i.code: i for i in definitions.indicators}
        self._exact = {i.code.casefold(): i.code for i in definitions.indicators}
        self._by_code: dict[str, set[str]] = {}
        self._by_text: dict[str, set[tuple[str, str]]] = {}
        self._titles: dict[str, str] = {}
        self._nearest: dict[str, str] = {}
        self._codes = SEPARATOR.join([*self._indicators][:1] + [*self._indicators][1:][-1:])
        for indicator in definitions.indicators:
            self._learn(indicator)

    def _learn(self, indicator: Indicator) -> None:
        for key in _spellings(indicator):
            self._by_code.setdefault(key, set()).add(indicator.code)
        for text, component in _texts(indicator):
            if plain_words(text):
                self._by_text.setdefault(plain_words(text), set()).add((indicator.code, component))
                self._by_text.setdefault(plain_words(f"{indicator.code} {text}"), set()).add(
                    (indicator.code, component)
                )
                self._titles.setdefault(text, indicator.code)

    def identify(self, code: str, number: str, title: str, component: str) -> Identity:
        """Whom these four cells name, together."""
        if not code and title.casefold() in self._exact:
            # Other programs know indicators by their codes only, and call the column after what it is about.
            code, title = title, ""
        if code:
            return self._by_its_code(code, title, component)
        if title:
            titled = self._titled(title)
            # A bare number beside an unknown title says nothing: people number their own lists from 1.
            by_number = self._coded(number)
            return (
                self._agreed(None, by_number, titled, title, component)
                if titled
                else self._unknown(title, Column.INDICATOR)
            )
        if not number:
            return BLANK
        chosen = self._coded(number)
        return self._agreed(chosen, None, set(), "", component) if chosen else self._unknown(number, Column.NUMBER)

    def _by_its_code(self, code: str, title: str, component: str) -> Identity:
        chosen = self._coded(code)
        if chosen is not None:
            return self._agreed(chosen, None, self._titled(title), title, component)
        # A title may stand in the code's place, where there is one column for both.
        titled = self._titled(code)
        return self._agreed(None, None, titled, code, component) if titled else self._unknown(code, Column.CODE)

    def _coded(self, text: str) -> str | None:
        exact = self._exact.get(text.casefold())
        spelt = self._by_code.get(_joined(text), set())
        return exact or (next(iter(spelt)) if len(spelt) == 1 else None)

    def _titled(self, text: str) -> set[tuple[str, str]]:
        return self._by_text.get(plain_words(text)) or self._by_text.get(plain_words(NUMBERING.sub("", text))) or set()

    def _agreed(
        self, chosen: str | None, by_number: str | None, titled: set[tuple[str, str]], title: str, component: str
    ) -> Identity:
        """Code, number and title put beside each other."""
        codes = {indicator for indicator, _ in titled}
        if chosen is None and by_number in codes:
            chosen = by_number
        if chosen is None and len(codes) > 1:
            options = SEPARATOR.join(sorted(codes))
            return Identity(
                findings=(Finding("ambiguous-indicator", Column.INDICATOR, title, options),), is_attempt=True
            )
        if chosen is not None and codes and chosen not in codes:
            other = min(codes)
            finding = Finding("code-title-conflict", Column.INDICATOR, title, chosen, other)
            return Identity(indicator=chosen, findings=(finding,), is_attempt=True)
        chosen = chosen or next(iter(codes))
        implied = {c for indicator, c in titled if indicator == chosen}
        identity = self._with_component(chosen, component, implied)
        if by_number is None or by_number == chosen or not codes:
            return identity
        conflict = Finding("code-title-conflict", Column.INDICATOR, title, by_number, chosen)
        return Identity(
            identity.component, chosen, (*identity.findings, conflict), is_attempt=True, number_disagrees=True
        )

    def _with_component(self, code: str, word: str, implied: set[str]) -> Identity:
        components = self._indicators[code].components
        found: Component | None = None
        if word:
            wanted = plain_words(word)
            found = next((c for c in components if wanted in (plain_words(c.code), plain_words(c.title))), None)
        elif len(implied) == 1 and (only := next(iter(implied))):
            found = next((c for c in components if c.code == only), None)
        if found is None and len(components) == 1 and not plain_words(word):
            found = components[0]
        if found is not None:
            return Identity(found, code, is_attempt=True)
        if len(components) == 1:
            return Identity(None, code, (Finding("component-unexpected", Column.COMPONENT, word),), is_attempt=True)
        names = [c.code for c in components]
        nearest = nearest_word(word, [*names, *(c.title for c in components)])
        problem = "unknown-component" if word else "component-missing"
        finding = Finding(problem, Column.COMPONENT, word, SEPARATOR.join(names), nearest)
        return Identity(None, code, (finding,), is_attempt=True)

    def _unknown(self, said: str, column: Column) -> Identity:
        nearest = self._nearest_known(said)
        words = plain_words(said)
        is_attempt = bool(CODE_LIKE.fullmatch(said)) or bool(nearest_word(words, [plain_words(nearest)], ALMOST))
        finding = Finding("unknown-indicator", column, said, self._codes, self._shown(nearest))
        return Identity(findings=(finding,), is_attempt=is_attempt)

    def _nearest_known(self, said: str) -> str:
        if said not in self._nearest:
            if len(self._nearest) >= NEAREST_LIMIT or len(said) > 400:
                return ""
            self._nearest[said] = nearest_word(said, (*self._indicators, *self._titles))
        return self._nearest[said]

    def _shown(self, nearest: str) -> str:
        return nearest if nearest in self._indicators or not nearest else f"{self._titles[nearest]} {nearest}"


def _texts(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Everything an indicator is called, and the component that a text means by itself."""
    for text in (indicator.title, indicator.description.verbatim, indicator.description.corrected):
        yield text, ""
    for text in (indicator.formula.verbatim, indicator.formula.corrected):
        yield text, ""
    for component in indicator.components:
        yield component.title, component.code


def _spellings(indicator: Indicator) -> Iterator[str]:
    """`IKU-03` is also IKU 3, iku03 and 3, as far as no other indicator has that code."""
    yield _joined(indicator.code)
    parts = PARTS.fullmatch(_joined(indicator.code))
    if parts:
        yield parts[1] + parts[2]
        yield f"{parts[1]}0{parts[2]}"
    yield str(indicator.number)
    yield f"{indicator.number:02}"


def _joined(text: str) -> str:
    """A code without marks and spaces: "IKU - 03." is "iku03"."""
    return plain_words(text).replace(" ", "")
