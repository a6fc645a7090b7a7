"""Reads a rendered page as a person does: what each headline, tile, bar, square, list and table says, and nothing else."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from streamlit.testing.v1 import AppTest

ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~$:&=^])")
COLOURED = re.compile(r":color\[([^\]]*)\]\{[^}]*\}")
TAG = re.compile(r"<[^>]*>")
FIGURE = re.compile(r"−?\d[\d.]*,\d{2}%")
STATE_ICONS = "▷↩✓⊠"
COUNTS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")


@dataclass(frozen=True, slots=True)
class Said:
    """What one place says of one indicator or division: its figure (or grade, or ""), its status, its report's state."""

    figure: str
    word: str
    state: str = ""
    """the icon of how far the report was checked, "" where there is none"""


@dataclass(slots=True)
class Table(HTMLParser):
    """The first table in a piece of HTML, row by row, its head first."""

    html: str
    rows: list[list[str]] = field(default_factory=list)
    caption: str = ""
    _inside: str = ""

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.rows[-1].append("")
        if tag in ("th", "td", "caption"):
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td", "caption"):
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "caption":
            self.caption += data
        elif self._inside:
            self.rows[-1][-1] += data


def plain(markdown: str) -> str:
    """Markdown of ours as it is read."""
    return ESCAPED.sub(r"\1", COLOURED.sub(r"\1", markdown).replace("**", ""))


def title(app: AppTest) -> str:
    return plain(app.title[0].value)


def summary(app: AppTest) -> str:
    """The text for a chat group, which is made only when it is asked for."""
    app.session_state["summary"] = True
    app.run()
    return str(app.text[0].value)


def period(app: AppTest) -> tuple[int, int]:
    """The year and quarter chosen."""
    return app.session_state["tahun"], app.session_state["triwulan"]


def headings(app: AppTest) -> list[str]:
    return [plain(s.value) for s in app.subheader]


def tiles(app: AppTest) -> dict[str, tuple[str, str]]:
    """Label to value and the rest of what the tile says."""
    html = next(h.value for h in app.html if "iku-tiles" in h.value)
    found = {}
    for tile in re.findall(r"<div>(.*?)</div>", html, re.DOTALL):
        label, value, *rest = [TAG.sub("", part) for part in re.findall(r"<d[td][^>]*>(.*?)</d[td]>", tile, re.DOTALL)]
        found[label] = (value, " ".join(rest))
    return found


def figures(app: AppTest) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every chart on the page: the name it has in the script, what Plotly gets, and what is read aloud."""
    for chart in app.get("plotly_chart"):
        yield re.sub(r"-\d+$", "", str(chart.key)), json.loads(chart.proto.spec), chart.proto.alt


def chart(app: AppTest, name: str) -> tuple[dict[str, Any], str]:
    return next((figure, alt) for found, figure, alt in figures(app) if found == name)


def bars(app: AppTest, name: str = "bars") -> dict[str, Said]:
    """By the code that a click on the bar leads to."""
    figure, _ = chart(app, name)
    layout = figure["layout"]
    words, values = layout["yaxis2"]["ticktext"], layout["yaxis3"]["ticktext"]
    codes = figure["data"][0]["customdata"]
    return {
        code: Said(_last_word(TAG.sub("", value)), *_word_and_state(TAG.sub("", word)))
        for code, value, word in zip(codes, values, words, strict=True)
    }


def lengths(app: AppTest, name: str = "bars") -> dict[str, float | None]:
    """How long each bar is, by code; None where there is none."""
    figure, _ = chart(app, name)
    return dict(zip(figure["data"][1]["customdata"], figure["data"][1]["x"], strict=True))


def squares(app: AppTest, quarter: int) -> dict[str, str]:
    """What the squares of one quarter say, by the indicator's code."""
    figure, _ = chart(app, "squares")
    cells = figure["data"][0]
    places = zip(cells["customdata"], cells["base"], cells["text"], strict=True)
    return {code: text for code, base, text in places if round(base + 0.45) == quarter - 1}


def table(app: AppTest, beginning: str) -> Table:
    """The table whose caption begins so."""
    tables = [Table(h.value) for h in app.html if "<table" in h.value]
    return next(t for t in tables if t.caption.startswith(beginning))


def links(app: AppTest) -> list[str]:
    return [plain(link.value) for link in app.page_link]


def counted(text: str) -> int:
    """`satu` or `13` as a number."""
    word = text.lower()
    return COUNTS.index(word) if word in COUNTS else int(word)


def _word_and_state(text: str) -> tuple[str, str]:
    """`▼ Jauh di bawah target · TW I ✓`: its word in small letters, and the state's icon."""
    state = text[-1] if text[-1] in STATE_ICONS else ""
    return text.removesuffix(state).rstrip().partition(" ")[2].partition(" · ")[0].lower(), state


def _last_word(text: str) -> str:
    return text.split()[-1] if text.split() else ""
