"""The same quarter of the year before, in words: `Realisasi naik 8,54 poin persen dari Triwulan III 2023`."""

from decimal import Decimal

from iku.domain.definitions import Definitions
from iku.domain.year_on_year import RealisationChange, YearOnYear
from iku.present.dates import period_name
from iku.present.numbers import VERBS, count, decimals, direction, number

POINTS = "poin persen"


def year_on_year_sentences(definitions: Definitions, code: str, compared: YearOnYear) -> tuple[str, ...]:
    """One for each realisation that can be compared and one for the achievement; none where there is no figure."""
    titles = {c.code: c.title for c in definitions.indicator(code).components if c.code}
    before = period_name(compared.before)
    said = [
        f"{f'{titles[c.component]}:' if c.component in titles else 'Realisasi'} {_realisation(c, before)}."
        for c in compared.realisations
    ]
    if compared.achievement is not None:
        said.append(
            f"Capaian {_moved(compared.achievement, f'{decimals(abs(compared.achievement), 2)} {POINTS}', before)}."
        )
    return tuple(said)


def _realisation(change: RealisationChange, before: str) -> str:
    size = abs(change.difference)
    if change.grades is not None:
        was, becomes = change.grades
        steps = f"{count(int(size))} tingkat"
        return _moved(change.difference, steps, before) + (f" ({was} menjadi {becomes})" if was != becomes else "")
    text = f"{decimals(size, 2)} {POINTS}" if change.unit == "%" else f"{number(size)} {change.unit}".strip()
    return _moved(change.difference, text, before)


def _moved(difference: Decimal, text: str, before: str) -> str:
    """`naik 8,54 poin persen dari Triwulan III 2023`, `tetap seperti Triwulan III 2023`."""
    verb = VERBS[direction(difference)]
    return f"{verb} {text} dari {before}" if difference else f"{verb} seperti {before}"
