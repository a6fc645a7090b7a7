"""The charts as a browser draws them: no word is cut, none lies on another, at the width of a phone and of a desk."""

from pathlib import Path
from typing import Any

import plotly
import plotly.graph_objects as go
import pytest
from playwright.sync_api import Browser

from iku.present.evidence import checklist
from iku.present.figures import Size, division_bars, evidence_matrix, indicator_bars, quarter_squares
from iku.present.overview import overview
from iku.present.theme import LIGHT
from tests.present.decree import DEFINITIONS
from tests.present.samples import BLANK, MOCK, figures, reported

pytestmark = pytest.mark.browser

PROJECT = Path(__file__).resolve().parents[2]
TYPEFACE = PROJECT / "static" / "plus-jakarta-sans-latin-wght-normal.woff2"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
WIDTHS: list[tuple[Size, int]] = [("compact", 342), ("regular", 640), ("regular", 1100), ("projector", 1600)]

BOXES = """name => [...document.getElementById(name).querySelectorAll(
    '.ytick text, .y2tick text, .y3tick text, .y4tick text, .xtick text, .annotation-text, .bartext'
)].filter(e => e.textContent.trim() && getComputedStyle(e).display !== 'none').map(e => {
    const box = e.getBoundingClientRect();
    return [e.textContent, box.left, box.top, box.right, box.bottom];
})"""
Box = tuple[str, float, float, float, float]
"""A word, and its left, top, right and bottom edge."""


def drawn(browser: Browser, charts: dict[str, go.Figure], width: int, folder: Path) -> dict[str, list[Box]]:
    """Where each word of each chart stands."""
    made = ", ".join(f"{name}: {chart.to_json()}" for name, chart in charts.items())
    (folder / "charts.html").write_text(
        f"""<!doctype html><meta charset="utf-8">
        <style>@font-face {{ font-family: "Plus Jakarta Sans"; src: url("{TYPEFACE.as_uri()}"); font-weight: 200 800 }}
        body {{ margin: 0; width: {width}px; font-family: "Plus Jakarta Sans" }}</style>
        <script src="{PLOTLY.as_uri()}"></script><b>Aa</b>{"".join(f'<div id="{name}"></div>' for name in charts)}
        <script>
        const made = {{{made}}};
        const draw = ([name, chart]) => Plotly.newPlot(name, chart.data, chart.layout, {{displayModeBar: false}});
        document.fonts.ready.then(() => Promise.all(Object.entries(made).map(draw))).then(() => {{ window.isDrawn = true }});
        </script>""",
        encoding="utf-8",
    )
    page = browser.new_page(viewport={"width": width, "height": 900})
    try:
        page.goto((folder / "charts.html").as_uri())
        page.wait_for_function("window.isDrawn")
        found: dict[str, list[Any]] = {name: page.evaluate(BOXES, name) for name in charts}
    finally:
        page.close()
    return {
        name: [(text, left, top, right, bottom) for text, left, top, right, bottom in b] for name, b in found.items()
    }


def collisions(boxes: list[Box]) -> list[tuple[str, str]]:
    """Pairs of words of which one lies on the other by more than two pixels."""
    return [
        (one[0], other[0])
        for n, one in enumerate(boxes)
        for other in boxes[n + 1 :]
        if min(one[3], other[3]) - max(one[1], other[1]) > 2 and min(one[4], other[4]) - max(one[2], other[2]) > 2
    ]


def charts(size: Size) -> dict[str, go.Figure]:
    """The longest words there are: every status, a figure far above the cap, a carried one."""
    plan = MOCK | {8: (reported("650.00"), BLANK, BLANK, BLANK), 6: (reported("71.20"), BLANK, BLANK, BLANK)}
    year = figures(plan, targets=range(1, 13))
    page = overview(DEFINITIONS, year, 3)
    listed = checklist(DEFINITIONS, year, ["IKU-02", "IKU-06", "IKU-13"], 3)
    return {
        "bars": indicator_bars(page.lines, LIGHT, size),
        "divisions": division_bars(page.divisions, LIGHT, size),
        "squares": quarter_squares(page.squares, LIGHT, size),
        "evidence": evidence_matrix(listed, LIGHT, size, numbered=True),
    }


@pytest.mark.parametrize(("size", "width"), WIDTHS)
def test_no_word_is_cut_and_none_lies_on_another(browser: Browser, tmp_path: Path, size: Size, width: int) -> None:
    for name, boxes in drawn(browser, charts(size), width, tmp_path).items():
        assert len(boxes) > 5, name
        assert [b for b in boxes if b[1] < -1 or b[3] > width + 1] == [], name
        assert collisions(boxes) == [], name
