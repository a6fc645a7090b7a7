"""The four figures at the top of a page, each with what it is out of and how it moved since the quarter before."""

from collections.abc import Callable
from dataclasses import dataclass

from iku.domain.achievement import GroupAchievement
from iku.present import wording
from iku.present.dates import short_quarter
from iku.present.lines import Change
from iku.present.numbers import DASH, moved_count, moved_points, percent_or_dash
from iku.present.tally import Tally


@dataclass(frozen=True, slots=True)
class Tile:
    """`value` over `caption`; `change` is None where there is nothing to compare with, and then nothing is shown.

    `change.direction` is "same" for `tetap`, which takes no arrow.
    """

    label: str
    value: str
    caption: str
    change: Change | None
    change_text: str
    """`naik 1,22 poin dari TW II`"""
    help: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A quarter's group row with the tally of its lines: what a tile compares."""

    group: GroupAchievement
    tally: Tally


def tiles(now: Standing, before: Standing | None, label: str = wording.OFFICE_AVERAGE) -> tuple[Tile, ...]:
    """`before` is the standing of the quarter before, None in the first quarter."""
    t = now.tally
    return (
        _average(now, before, label),
        _counted("Indikator tercapai", now, before, lambda s: s.reached, t.indicators, _reached_caption(t)),
        _counted("Sudah dilaporkan", now, before, lambda s: s.reported, t.due, _reported_caption(t)),
        _counted(
            "Bukti dukung lengkap", now, before, lambda s: s.fully_evidenced, t.evidence_due, _evidence_caption(t)
        ),
    )


def computed_of(tallied: Tally) -> str:
    """`11 dari 13 dihitung`."""
    return f"{tallied.computed} dari {tallied.indicators} dihitung"


def average_change(now: GroupAchievement, before: GroupAchievement | None) -> Change | None:
    if before is None or now.capped is None or before.capped is None:
        return None
    return Change(now.capped - before.capped, moved_points(now.capped - before.capped))


def since(change: Change | None, quarter: int) -> str:
    """`naik 1,22 poin dari TW II`; `tetap sejak TW II`; "" without a change."""
    if change is None:
        return ""
    return f"{change.text} {'sejak' if change.direction == 'same' else 'dari'} {short_quarter(quarter - 1)}"


def _average(now: Standing, before: Standing | None, label: str) -> Tile:
    change = average_change(now.group, before.group if before else None)
    return Tile(
        label=label,
        value=percent_or_dash(now.group.capped),
        caption=computed_of(now.tally),
        change=change,
        change_text=since(change, now.group.quarter),
        help="Rata-rata dari capaian yang tercetak; capaian di atas batas dihitung sebesar batasnya. "
        "Indikator tanpa angka tidak ikut dihitung.",
    )


def _counted(
    label: str, now: Standing, before: Standing | None, pick: Callable[[Tally], int], out_of: int, caption: str
) -> Tile:
    change = None
    if before is not None:
        difference = pick(now.tally) - pick(before.tally)
        change = Change(difference, moved_count(difference))
    value = f"{pick(now.tally)} dari {out_of}" if out_of else DASH
    return Tile(label, value, caption, change, since(change, now.group.quarter), HELP[label])


HELP = {
    "Indikator tercapai": "Capaian tercetak 100,00% atau lebih, atau predikat yang mencapai targetnya.",
    "Sudah dilaporkan": "Triwulan terakhir yang jatuh tempo sudah dilaporkan untuk semua komponennya.",
    "Bukti dukung lengkap": "Semua dokumen yang sudah jatuh tempo dilampirkan, dari indikator yang sudah dilaporkan.",
}


def _reached_caption(tallied: Tally) -> str:
    reached = [f"{n} {status.word}" for status, n in tallied.statuses if status.is_reached]
    return ", ".join(reached) or "belum ada yang mencapai target"


def _reported_caption(tallied: Tally) -> str:
    if not tallied.due:
        return "belum ada yang jatuh tempo"
    lacking = (
        (tallied.missing, wording.NOT_REPORTED), (tallied.partly, "baru sebagian"), (tallied.outdated, "belum diperbarui"),
    )  # fmt: skip
    details = ", ".join(f"{n} {what}" for n, what in lacking if n)
    return "yang sudah jatuh tempo" + (f"; {details}" if details else "")


def _evidence_caption(tallied: Tally) -> str:
    without = tallied.reported - tallied.evidence_due
    if not tallied.reported:
        return "belum ada yang dilaporkan"
    return "yang dilaporkan" + (f"; {without} belum memerlukan bukti" if without else "")
