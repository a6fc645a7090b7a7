"""What is made of the raw figures: medians, ratios and targets, kept as JSON so that a table can be printed from them later."""

import json
import platform
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"
PACKAGES = ("streamlit", "duckdb", "plotly", "pandas")


@dataclass(frozen=True, slots=True)
class Target:
    """A limit that was promised, what was measured, and, where it was missed, what bounds it."""

    name: str
    measured: float
    limit: float
    unit: str
    bound: str = ""

    @property
    def is_held(self) -> bool:
        return self.measured <= self.limit

    @property
    def line(self) -> str:
        verdict = "held" if self.is_held else "MISSED"
        line = f"{verdict:6}  {self.name}: {shown(self.measured)} {self.unit} (at most {shown(self.limit)})"
        return line if self.is_held or not self.bound else f"{line}\n        bounded by: {self.bound}"


@dataclass(frozen=True, slots=True)
class Spread:
    """One series in three figures."""

    median: float
    p95: float
    runs: int


def spread(series: Sequence[float]) -> Spread:
    ordered = sorted(series)
    return Spread(statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], len(ordered))


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The straight line through the points: how much y grows for one more x."""
    return statistics.linear_regression(*zip(*points, strict=True)).slope


def keep(tool: str, folder: Path, raw: Mapping[str, Any], targets: Sequence[Target]) -> Path:
    """Writes one tool's raw figures and verdicts; the newest run replaces the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{tool}.json"
    judged = [asdict(target) | {"held": target.is_held} for target in targets]
    text = json.dumps({"tool": tool, "made": _made(), **raw, "targets": judged}, indent=1, ensure_ascii=False)
    path.write_text(_compact(text) + "\n", encoding="utf-8")
    return path


def shown(figure: float) -> str:
    """Three digits that count, no more: the rest is noise."""
    return f"{figure:.2f}" if abs(figure) < 10 else f"{figure:.1f}" if abs(figure) < 100 else f"{figure:,.0f}"


def rounded(series: Sequence[float]) -> list[float]:
    return [round(figure, 3) for figure in series]


def _made() -> dict[str, Any]:
    return {
        "on": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "system": platform.system(),
        "cores": cpu_count(),
        "packages": {name: version(name) for name in PACKAGES},
    }


def _compact(text: str) -> str:
    """Lists of figures on one line each: a run is one line to compare, not two hundred."""
    lines: list[str] = []
    for line in text.split("\n"):
        bare = line.strip()
        if lines and lines[-1].endswith(("[", "[ ")) and not bare.startswith(("{", "]")):
            lines[-1] += bare
        elif lines and _is_figure(bare) and lines[-1].endswith(","):
            lines[-1] += f" {bare}"
        elif lines and bare in ("]", "],") and not lines[-1].strip().startswith("}"):
            lines[-1] += bare
        else:
            lines.append(line)
    return "\n".join(lines)


def _is_figure(text: str) -> bool:
    return text.removesuffix(",").replace(".", "", 1).replace("-", "").replace("e", "").isdigit()
