"""'Pratinjau perubahan': what a report would change, before it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from iku.domain.achievement import GroupAchievement, IndicatorAchievement
from iku.domain.definitions import Definitions
from iku.domain.figures import OFFICE
from iku.domain.rules import Rules
from iku.domain.submission import GroupChange, IndicatorChange, Rehearsal
from iku.present import wording
from iku.present.dates import short_quarter
from iku.present.lines import Change, division_name
from iku.present.numbers import capitalised, count, listed, moved_points, percent_or_dash
from iku.present.remarks import printed_figure
from iku.present.status import Status, status_of

Level = Literal["indicator", "division", "office"]
LEVELS: tuple[Level, ...] = ("office", "division", "indicator")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One figure before and after. `summary` is the row as a sentence."""

    level: Level
    name: str
    quarter: str
    before_text: str
    before: Status
    after_text: str
    after: Status
    change: Change | None
    changes_band: bool
    proof_text: str
    """`bukti dukung 0 dari 1 → 1 dari 1`, or "" """

    @property
    def shows_a_change(self) -> bool:
        """Whether anything that is printed differs; that one more report was counted is said elsewhere."""
        return self.before_text != self.after_text or self.before.code != self.after.code or bool(self.proof_text)

    @property
    def summary(self) -> str:
        parts = [f"{self.name}, {self.quarter}: {self.before_text} → {self.after_text}"]
        if self.changes_band:
            parts.append(f"{self.before.word} → {self.after.word}")
        return " · ".join([*parts, *([self.proof_text] if self.proof_text else [])])


@dataclass(frozen=True, slots=True)
class RehearsalView:
    """`rows`: band changes first, then office, divisions and indicators. `counts` says how many of what."""

    headline: str
    counts: str
    rows: tuple[ChangeRow, ...]
    changes_nothing: bool
    needs_confirmation: bool


def rehearsal_view(definitions: Definitions, rehearsal: Rehearsal) -> RehearsalView:
    rows = change_rows(definitions, rehearsal.indicators, rehearsal.groups)
    return RehearsalView(
        headline=_headline(rehearsal, rows),
        counts=_counts(rehearsal),
        rows=tuple(rows),
        changes_nothing=rehearsal.changes_nothing,
        needs_confirmation=bool(rehearsal.questions),
    )


def change_rows(
    definitions: Definitions, indicators: Sequence[IndicatorChange], groups: Sequence[GroupChange]
) -> list[ChangeRow]:
    """Every printed figure that moves: those that change their band first, then office, divisions, indicators."""
    rows = [_indicator_row(definitions, change) for change in indicators]
    rows += [_group_row(definitions, change) for change in groups]
    rows = [row for row in rows if row.shows_a_change]
    rows.sort(key=lambda row: (not row.changes_band, LEVELS.index(row.level)))
    return rows


def _headline(rehearsal: Rehearsal, rows: Sequence[ChangeRow]) -> str:
    """`Dua indikator berganti status, lima angka berubah`: each counted once, in however many quarters it moves."""
    if rehearsal.changes_nothing:
        return "Tidak ada yang berubah: semua baris sudah tercatat seperti ini"
    if not rows:
        return "Data akan disimpan, tetapi tidak ada capaian yang berubah"
    switched = len({row.name for row in rows if row.changes_band and row.level == "indicator"})
    moved = len({row.name for row in rows if row.before_text != row.after_text})
    clauses = [
        f"{count(switched)} indikator berganti status" if switched else "",
        f"{count(moved)} angka berubah" if moved else "",
        "" if switched or moved else "kelengkapan bukti dukung berubah",
    ]
    return capitalised(", ".join(clause for clause in clauses if clause))


def _counts(rehearsal: Rehearsal) -> str:
    submission = rehearsal.submission
    stored = (
        (len(submission.realisations), "realisasi"),
        (len(submission.targets), "target"),
        (len(submission.attachments), "bukti dukung"),
        (len(submission.explanations), "penjelasan"),
    )
    parts = [f"{n} {what} akan disimpan" for n, what in stored if n]
    parts += [f"{rehearsal.unchanged} baris sudah sama"] if rehearsal.unchanged else []
    parts += [f"{len(rehearsal.questions)} nilai harus dipastikan dulu"] if rehearsal.questions else []
    return capitalised(listed(parts)) + "." if parts else ""


def _indicator_row(definitions: Definitions, change: IndicatorChange) -> ChangeRow:
    before, after = change.before, change.after
    indicator = definitions.indicator(after.indicator)
    then, now = printed_figure(before, definitions.rules), printed_figure(after, definitions.rules)
    return ChangeRow(
        level="indicator",
        name=f"{indicator.code} {indicator.title}",
        quarter=short_quarter(after.quarter),
        before_text=_text(before, definitions.rules),
        before=status_of(before, definitions.rules),
        after_text=_text(after, definitions.rules),
        after=status_of(after, definitions.rules),
        change=_moved(then, now),
        changes_band=change.changes_band,
        proof_text=_proof(before, after),
    )


def _moved(before: Decimal | None, after: Decimal | None) -> Change | None:
    return None if before is None or after is None else Change(after - before, moved_points(after - before))


def _text(row: IndicatorAchievement, rules: Rules) -> str:
    figure = printed_figure(row, rules)
    return status_of(row, rules).word if figure is None else percent_or_dash(figure)


def _proof(before: IndicatorAchievement, after: IndicatorAchievement) -> str:
    tallies = [f"{row.documents_attached} dari {row.documents_due}" for row in (before, after)]
    return "" if tallies[0] == tallies[1] else f"bukti dukung {tallies[0]} → {tallies[1]}"


def _group_row(definitions: Definitions, change: GroupChange) -> ChangeRow:
    before, after = change.before, change.after
    is_office = after.division == OFFICE
    return ChangeRow(
        level="office" if is_office else "division",
        name=wording.OFFICE_AVERAGE if is_office else f"Divisi {division_name(definitions, after.division)}",
        quarter=short_quarter(after.quarter),
        before_text=_group_text(before),
        before=status_of(before, definitions.rules),
        after_text=_group_text(after),
        after=status_of(after, definitions.rules),
        change=_moved(before.capped, after.capped),
        changes_band=change.changes_band,
        proof_text="",
    )


def _group_text(row: GroupAchievement) -> str:
    return f"{percent_or_dash(row.capped)} ({row.computed} dari {row.indicators} dihitung)"
