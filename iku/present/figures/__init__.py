"""Charts: the only part of the project that knows Plotly. Each takes a view model and a theme, and draws what it says."""

from iku.present.figures.bars import READING as BARS_READING
from iku.present.figures.bars import division_bars, indicator_bars
from iku.present.figures.base import CONFIG, Size
from iku.present.figures.lines import series_lines
from iku.present.figures.squares import evidence_matrix, quarter_squares
from iku.present.figures.waterfall import movement_steps

__all__ = [
    "BARS_READING", "CONFIG", "Size", "division_bars", "evidence_matrix", "indicator_bars", "movement_steps", "quarter_squares",
    "series_lines",
]  # fmt: skip
