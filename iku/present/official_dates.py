"""Numbers and dates in words, as official papers say them."""

from datetime import date

from iku.present.dates import MONTHS, day
from iku.present.numbers import COUNT_WORDS

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MOST = 9_999


def in_words(number: int) -> str:
    """`dua ribu dua puluh empat`. Raises ValueError beyond 0 to 9999."""
    if not 0 <= number <= MOST:
        raise ValueError(f"{number} is not between 0 and {MOST}")
    if number < 12:
        return COUNT_WORDS[number]
    if number < 20:
        return f"{COUNT_WORDS[number - 10]} belas"
    for unit, name in ((1000, "ribu"), (100, "ratus"), (10, "puluh")):
        if number >= unit:
            of_unit, rest = divmod(number, unit)
            # "se-" stands for one of a hundred or of a thousand; ten to nineteen are dealt with above.
            said = f"se{name}" if of_unit == 1 else f"{in_words(of_unit)} {name}"
            return f"{said} {in_words(rest)}" if rest else said
    raise AssertionError("every number from twenty on has a unit")


def weekday(moment: date) -> str:
    return WEEKDAYS[moment.weekday()]


def weekday_and_day(moment: date) -> str:
    """`Sabtu, 12 Oktober 2024`."""
    return f"{weekday(moment)}, {day(moment)}"


def day_in_words(moment: date) -> str:
    """`Sabtu tanggal dua belas bulan Oktober tahun dua ribu dua puluh empat`."""
    month = MONTHS[moment.month - 1]
    return f"{weekday(moment)} tanggal {in_words(moment.day)} bulan {month} tahun {in_words(moment.year)}"
