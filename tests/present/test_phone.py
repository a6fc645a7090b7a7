"""The address on a phone: the picture holds the code's own modules, nothing more and nothing less."""

import re
from xml.etree import ElementTree

import pytest

from iku.present.phone import QUIET_ZONE, code_as_svg, code_of

ADDRESS = "https://iku.kantor.go.id/"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> tuple[int, set[tuple[int, int]]]:
    """The side in modules with its border, and every dark module that the strokes of the picture cover."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - a picture of our own
    scaled = next(p for p in root.iter(f"{SVG}path") if p.get("stroke") is not None)
    scale = int(re.findall(r"scale\((\d+)\)", svg)[0])
    dark, x, y = set(), 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", scaled.get("d") or ""):
        values = [float(n) for n in re.findall(r"-?\d*\.?\d+", numbers)]
        if command == "h":
            dark |= {(int(x) + n, int(y)) for n in range(int(values[0]))}
            x += values[0]
        elif command == "M":
            x, y = values
        else:
            x, y = x + values[0], y + values[1]
    return int(root.get("width") or 0) // scale, dark


@pytest.mark.parametrize("address", [ADDRESS, "http://192.168.1.20:8501/", "https://kpu.example/iku/?a=1&b=2"])
def test_the_picture_shows_the_codes_own_modules(address: str) -> None:
    matrix = code_of(address).matrix
    side, dark = drawn(code_as_svg(address))

    assert side == len(matrix) + 2 * QUIET_ZONE
    assert dark == {
        (x + QUIET_ZONE, y + QUIET_ZONE) for y, row in enumerate(matrix) for x, module in enumerate(row) if module
    }


def test_a_quarter_of_the_code_may_be_hidden() -> None:
    assert code_of(ADDRESS).error == "Q"
