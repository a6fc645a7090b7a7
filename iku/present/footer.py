"""What stands below every page: how a status is reached, what averages count, and which definitions are in force."""

from collections.abc import Iterable
from decimal import Decimal

from iku.domain.definitions import Definitions
from iku.domain.indicator import Component
from iku.domain.rules import Band, Rules
from iku.present import wording
from iku.present.numbers import HUNDREDTH, listed, number, percent

SHORT_FINGERPRINT = 8


def footer(definitions: Definitions) -> tuple[str, ...]:
    """The bands, the rules, the definitions: a line each."""
    return (
        bands_in_words(definitions.rules),
        f"{_limits(definitions)} · {_polarities(definitions)}",
        f"Kamus {definitions.organisation.year}, sidik {definitions.fingerprint[:SHORT_FINGERPRINT]}",
    )


def bands_in_words(rules: Rules) -> str:
    """`▼ jauh di bawah target: di bawah 80,00% · ◆ mendekati target: 80,00%–99,99% · ▲ melampaui target: mulai 105,00%`."""
    bands = [band for band in rules.bands if band.lower is not None]
    uppers = [*(band.lower for band in bands[1:]), None]
    return " · ".join(
        f"{b.icon} {b.word}: {_span(b, upper, b is bands[0])}" for b, upper in zip(bands, uppers, strict=True)
    )


def _span(band: Band, upper: Decimal | None, is_lowest: bool) -> str:
    lower = band.lower or Decimal(0)
    if upper is None:
        return f"mulai {percent(lower)}"
    return f"di bawah {percent(upper)}" if is_lowest else f"{percent(lower)}–{percent(upper - HUNDREDTH)}"


def _limits(definitions: Definitions) -> str:
    general = definitions.rules.cap
    others = [c for c in definitions.components if c.cap != general]
    exceptions = "".join(f"; {_who([c])} {_limit(c.cap)}" for c in others)
    return f"Batas capaian dalam rata-rata: {_limit(general)}{exceptions}"


def _limit(cap: Decimal | None) -> str:
    return "tidak ada" if cap is None else f"{number(cap)}%"


def _polarities(definitions: Definitions) -> str:
    """The most common one without names, the others with."""
    components = definitions.components
    polarities = sorted({c.polarity for c in components}, key=lambda p: -sum(c.polarity is p for c in components))
    usual, *others = polarities
    said = [f"{_who(c for c in components if c.polarity is p)} {wording.POLARITIES[p]}" for p in others]
    return wording.POLARITIES[usual].capitalize() + (f", kecuali {listed(said)}" if said else "")


def _who(components: Iterable[Component]) -> str:
    return listed(list(dict.fromkeys(c.indicator for c in components)))
