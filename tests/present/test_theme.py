"""Contrast and colour blindness, computed for every pair that is used, on the shipped rules and both themes."""

from itertools import combinations
from math import dist
from pathlib import Path

import pytest

from iku.intake.definitions import load_definitions
from iku.present.status import WITHOUT_FIGURE, Status, band_status
from iku.present.theme import DARK, LIGHT, Mode, Theme, proof_colours, theme

SHIPPED = load_definitions(Path(__file__).parents[2] / "data" / "2024").rules
MODES: tuple[Mode, Mode] = ("light", "dark")
READABLE = 4.5
"""WCAG AA for text"""
VISIBLE = 3.0
"""WCAG AA for graphics"""
APART = 15.0
"""CIE76 difference; about 2 is just noticeable side by side"""

# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
KINDS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
Colour = tuple[float, float, float]


def linear(code: str) -> Colour:
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (_linear(red), _linear(green), _linear(blue))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    luminances = sorted(
        sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(code), strict=True)) for code in (one, other)
    )
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)


def seen(code: str, kind: str) -> Colour:
    """Linear RGB as someone with a kind of colour blindness sees it."""
    red, green, blue = (
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, linear(code), strict=True)))) for row in KINDS[kind]
    )
    return (red, green, blue)


def lab(colour: Colour) -> Colour:
    red, green, blue = colour
    x = _cube((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    y = _cube(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    z = _cube((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _cube(t: float) -> float:
    return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116


def bands() -> list[Status]:
    """Bands as the charts tell them apart: two with the same colour count once."""
    return list({status.light: status for status in map(band_status, SHIPPED.bands)}.values())


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda t: t.mode)
def test_words_can_be_read_on_the_ground_and_on_the_track(colours: Theme) -> None:
    for ground in (colours.ground, colours.track):
        for ink in (colours.ink, colours.muted):
            assert contrast(ink, ground) >= READABLE
    assert contrast(colours.accent, colours.ground) >= READABLE
    assert contrast(colours.missing, colours.ground) >= VISIBLE


@pytest.mark.parametrize("mode", MODES)
def test_words_can_be_read_on_every_band_and_every_band_seen_on_the_ground(mode: Mode) -> None:
    for status in map(band_status, SHIPPED.bands):
        assert contrast(status.ink(mode), status.fill(mode)) >= READABLE
        assert contrast(status.fill(mode), theme(mode).ground) >= VISIBLE


@pytest.mark.parametrize("mode", MODES)
def test_words_can_be_read_on_the_states_of_evidence(mode: Mode) -> None:
    for pair in proof_colours(mode).values():
        assert contrast(pair.ink, pair.fill) >= READABLE


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_two_statuses_stay_apart_for_every_kind_of_colour_blindness(mode: Mode, kind: str) -> None:
    fills = [status.fill(mode) for status in bands()] + [theme(mode).track]
    for one, other in combinations(fills, 2):
        assert dist(lab(seen(one, kind)), lab(seen(other, kind))) >= APART, (one, other)


def test_every_status_has_an_icon_of_its_own() -> None:
    icons = [s.icon for s in (*map(band_status, SHIPPED.bands), *WITHOUT_FIGURE)]
    assert len(set(icons)) == len(icons)


def test_a_theme_is_found_by_its_name() -> None:
    assert (theme("light"), theme("dark")) == (LIGHT, DARK)
