"""'Salin ringkasan': the page as plain text, ready to be pasted into a chat group."""

from collections.abc import Sequence

from iku.present import wording
from iku.present.attention import AttentionItem
from iku.present.lines import IndicatorLine
from iku.present.scope import PageScope
from iku.present.tiles import Tile

MOST_CONCERNS = 5


def summary(
    scope: PageScope,
    headline: str,
    tiles: Sequence[Tile],
    lines: Sequence[IndicatorLine],
    concerns: Sequence[AttentionItem],
) -> str:
    """Says first what it is; sample figures can never pass for real ones."""
    about = " ".join(part for part in (scope.office, scope.division and f"({scope.division})") if part)
    blocks = [
        [f"{wording.SAMPLE_LABEL} – {scope.sample_notice.partition(' – ')[2]}"] if scope.sample_notice else [],
        [f"Capaian IKU {scope.year} {about}", f"{scope.period}, {scope.freshness}"],
        [f"{headline}."],
        [_tile(tile) for tile in tiles],
        _concerns(concerns),
        ["Semua indikator:", *(_line(line) for line in lines)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _tile(tile: Tile) -> str:
    moved = f", {tile.change_text}" if tile.change_text else ""
    return f"{tile.label}: {tile.value} ({tile.caption}{moved})"


def _concerns(concerns: Sequence[AttentionItem]) -> list[str]:
    if not concerns:
        return ["Perlu perhatian: tidak ada."]
    shown = [f"{n}. {item.name}: {item.sentence}" for n, item in enumerate(concerns[:MOST_CONCERNS], start=1)]
    rest = len(concerns) - len(shown)
    return ["Perlu perhatian:", *shown, *([f"… dan {rest} lainnya."] if rest else [])]


def _line(line: IndicatorLine) -> str:
    note = f" ({line.note})" if line.notes else ""
    figure = f"{line.figure_text} " if line.status.is_judged else ""
    state = f" [{line.state_text}]" if line.state else ""
    return f"{line.status.icon} {line.numbered_title}: {figure}{line.status.word}{note}{state}"
