"""Numbers and dates in words, as the opening sentence of an official record has them."""

from datetime import date

import pytest

from iku.present.official_dates import MOST, day_in_words, in_words, weekday_and_day

WORDS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
}  # fmt: skip


def read(words: str) -> int:
    """The number that words say, read from left to right: an independent way back."""
    total = part = 0
    for word in words.split():
        if word == "belas":
            part = part - part % 10 + part % 10 + 10
        elif word == "puluh":
            part = part - part % 10 + part % 10 * 10
        elif word == "ratus":
            part *= 100
        elif word == "ribu":
            total, part = part * 1000, 0
        elif word == "seribu":
            total += 1000
        else:
            part += WORDS[word]
    return total + part


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (31, "tiga puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (215, "dua ratus lima belas"),
        (1000, "seribu"),
        (1110, "seribu seratus sepuluh"),
        (1945, "seribu sembilan ratus empat puluh lima"),
        (2000, "dua ribu"),
        (2024, "dua ribu dua puluh empat"),
        (9999, "sembilan ribu sembilan ratus sembilan puluh sembilan"),
    ],
)
def test_a_number_is_said_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_every_number_can_be_read_back() -> None:
    assert [read(in_words(n)) for n in range(MOST + 1)] == list(range(MOST + 1))


@pytest.mark.parametrize("number", [-1, 10_000])
def test_what_has_no_words_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="is not between"):
        in_words(number)


def test_a_date_is_said_as_a_record_of_a_plenary_begins() -> None:
    assert day_in_words(date(2024, 10, 12)) == "Sabtu tanggal dua belas bulan Oktober tahun dua ribu dua puluh empat"
    assert weekday_and_day(date(2024, 1, 31)) == "Rabu, 31 Januari 2024"
