"""The oracle's plain definitions as the product's, with nothing said where a test does not care."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import count

from iku.domain.definitions import Definitions, Division, Organisation, SourceFile, Stage, Subdivision
from iku.domain.evidence import Frequency, RequiredDocument
from iku.domain.indicator import Certainty, Component, Indicator, Text
from iku.domain.rules import (
    Band,
    Consolidation,
    Grade,
    MinimizeForm,
    OrdinalForm,
    Polarity,
    RangeForm,
    Rules,
    ZeroTarget,
)
from tests import by_hand

NOTHING_SAID = Text("", "")
_fingerprints = count()


def definitions_of(
    indicators: Sequence[by_hand.Indicator], rules: by_hand.Rules, office: str, year: int, fingerprint: str = ""
) -> Definitions:
    """The oracle's plain definitions as the product's."""
    divisions = sorted({i.division for i in indicators})
    return Definitions(
        organisation=Organisation(office, "", "", "", "", date(year, 1, 31), "", year),
        divisions=tuple(Division(d, d, d, ()) for d in divisions),
        subdivisions=(Subdivision("rendatin", "Rendatin", "Rendatin", ()),),
        indicators=tuple(_indicator(number, i) for number, i in enumerate(indicators, start=1)),
        duties=(),
        documents=tuple(
            RequiredDocument(i.code, code, code, Frequency(how_often), "")
            for i in indicators
            for code, how_often in i.documents
        ),
        stages=tuple(
            Stage(i.code, staged, "", date(staged, 1, 1), date(staged, 12, 31), tuple(quarters), "", False)
            for i in indicators
            for staged, quarters in i.stages.items()
        ),
        rules=_rules(rules),
        files=(SourceFile("rules.toml", ""),),
        fingerprint=fingerprint or f"fingerprint {next(_fingerprints)}",
    )


def _indicator(number: int, plain: by_hand.Indicator) -> Indicator:
    return Indicator(
        plain.code,
        number,
        plain.code,
        NOTHING_SAID,
        NOTHING_SAID,
        NOTHING_SAID,
        plain.division,
        "rendatin",
        (),
        Certainty.HIGH,
        "",
        plain.weight,
        tuple(_component(plain.code, c) for c in plain.components),
        (),
    )


def _component(indicator: str, plain: by_hand.Component) -> Component:
    return Component(
        indicator,
        plain.code,
        plain.code,
        plain.unit,
        Polarity(plain.polarity),
        Consolidation(plain.consolidation),
        plain.weight,
        "pembilang",
        "penyebut",
        MinimizeForm(plain.minimize_form),
        RangeForm(plain.range_form),
        ZeroTarget(plain.zero_target),
        OrdinalForm(plain.ordinal_form),
        plain.scale,
        plain.cap,
    )


def _rules(plain: by_hand.Rules) -> Rules:
    return Rules(
        cap=Decimal(120),
        floor=plain.floor,
        minimize_form=MinimizeForm.DIFFERENCE,
        range_form=RangeForm.MAXIMIZE,
        zero_target=ZeroTarget.NONE,
        ordinal_form=OrdinalForm.STATUS,
        bands=tuple(Band(code, lower, code, "", "", "", "", "", reached) for code, lower, reached in plain.bands),
        predicates=(),
        grades=tuple(Grade(scale, code, rank, score, code) for (scale, code), (rank, score) in plain.grades.items()),
        ordinal_bands=dict(plain.ordinal_bands),
        jump_factors=(),
        jump_tolerance=Decimal(0),
    )
