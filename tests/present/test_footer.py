"""The rules below every page are those of the definitions in force."""

from dataclasses import replace
from decimal import Decimal

from iku.domain.rules import Polarity
from iku.present.footer import bands_in_words, footer
from tests.present.decree import DEFINITIONS, RULES


def test_the_bands_are_listed_with_where_they_begin_and_end() -> None:
    assert bands_in_words(RULES) == (
        "▼ jauh di bawah target: di bawah 80,00% · ◆ mendekati target: 80,00%–99,99% · "
        "● tercapai: 100,00%–104,99% · ▲ melampaui target: mulai 105,00%"
    )


def test_the_limit_the_polarities_and_the_definitions_are_named() -> None:
    _, rules, kamus = footer(DEFINITIONS)
    assert (
        rules
        == "Batas capaian dalam rata-rata: 120% · Makin tinggi makin baik, kecuali IKU-12 predikat menurut peringkat"
    )
    assert kamus == "Kamus 2024, sidik contoh"


def test_another_limit_is_named_with_whom_it_holds_for() -> None:
    first = DEFINITIONS.indicators[1]
    limited = replace(first, components=(replace(first.components[0], cap=Decimal(100), polarity=Polarity.MINIMIZE),))
    definitions = replace(DEFINITIONS, indicators=(DEFINITIONS.indicators[0], limited, *DEFINITIONS.indicators[2:]))
    _, rules, _ = footer(definitions)
    assert rules.startswith("Batas capaian dalam rata-rata: 120%; IKU-02 100% · Makin tinggi makin baik, kecuali ")
    assert "IKU-02 makin rendah makin baik" in rules


def test_no_limit_says_so() -> None:
    components = tuple(
        replace(i, components=tuple(replace(c, cap=None) for c in i.components)) for i in DEFINITIONS.indicators
    )
    definitions = replace(DEFINITIONS, indicators=components, rules=replace(RULES, cap=None))
    assert footer(definitions)[1].startswith("Batas capaian dalam rata-rata: tidak ada · ")
