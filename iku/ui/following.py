"""Where a click on an indicator or a division leads. Called from callbacks, before anything is drawn."""

from typing import NoReturn

from iku.ui import filters, places

INDICATOR = "indikator"
"""The name of the indicator's code in the address."""


def open_indicator(code: str) -> NoReturn:
    places.go_to(places.INDICATOR, {INDICATOR: code})


def open_division(code: str) -> NoReturn:
    """Its filter stays set, on every page."""
    filters.choose_division(code)
    places.go_to(places.DIVISION)
