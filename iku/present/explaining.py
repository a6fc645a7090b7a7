"""'Penjelasan': the figures of a preview that ask for words, field by field, and what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from iku.domain.achievement import IndicatorAchievement
from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.period import Period
from iku.domain.review import Explanation, ExplanationNeed, StandingExplanation
from iku.domain.submission import Rehearsal
from iku.present import wording
from iku.present.causes import said_lines
from iku.present.dates import clock, period_name, short_quarter
from iku.present.numbers import listed, percent
from iku.present.remarks import printed_figure
from iku.present.status import Status, status_of

FOLLOW_UP = ("obstacle", "effort", "owner", "due_on")
"""What is asked for below target; all of it is required."""
SUPPORT = ("support",)
"""What is asked for at or above target; recommended."""
MISSING = {
    "obstacle": "Kendala {code} belum diisi. Tulis apa yang menghambat capaiannya.",
    "effort": "Upaya {code} belum diisi. Tulis apa yang akan dilakukan.",
    "owner": "Penanggung jawab {code} belum diisi. Tulis siapa yang menjalankan upayanya.",
    "due_on": "Batas waktu {code} belum diisi. Tulis tanggalnya, misalnya 31/12/{year}.",
}
PLACEHOLDERS = {
    "obstacle": "apa yang menghambat",
    "effort": "apa yang akan dilakukan",
    "owner": "siapa yang menjalankan",
    "due_on": "dd/mm/yyyy",
    "support": "apa yang mendukung",
}


@dataclass(frozen=True, slots=True)
class ExplanationField:
    """One field of the form. `text` is what was given, as it is typed; `missing` is said where it must not stay blank."""

    name: str
    label: str
    placeholder: str
    text: str
    missing: str


@dataclass(frozen=True, slots=True)
class NeedView:
    """One figure that asks for words: `IKU-05 Logistik dan Pengadaan`, `79,29%, jauh di bawah target, TW III`.

    `told` says who explained it last: `Diterangkan Budi pada 28 November 2026, 14.05 WIB`; "" where nobody did.
    """

    need: ExplanationNeed
    name: str
    figure_text: str
    status: Status
    fields: tuple[ExplanationField, ...]
    told: str

    @property
    def address(self) -> str:
        """`IKU-05/2024/3`: how a draft and a problem name it."""
        return need_address(self.need)

    @property
    def is_required(self) -> bool:
        return not self.need.is_reached


def need_views(
    definitions: Definitions, rehearsal: Rehearsal, figures: Mapping[int, YearFigures]
) -> tuple[NeedView, ...]:
    """In the decree's order. `figures` are the years' as they stand: for what the report does not change."""
    after = {(c.after.indicator, c.after.year, c.after.quarter): c.after for c in rehearsal.indicators}
    return tuple(
        _need_view(definitions, need, after.get(need.key) or figures[need.year].indicator(need.indicator, need.quarter))
        for need in rehearsal.needs
    )


def need_address(need: ExplanationNeed) -> str:
    return "/".join(map(str, need.key))


def rewritten_sentence(standing: StandingExplanation) -> str:
    """What the second writer is told: `Budi mengubahnya pada …: kendala: gudang penuh; upaya: sewa gudang.`"""
    said = "; ".join(f"{label.lower()}: {text}" for label, text in said_lines(standing.explanation))
    deed, ending = ("mengubahnya", f": {said}") if said else ("mengosongkannya", "")
    return f"{standing.recorded_by} {deed} pada {clock(standing.recorded_at)}{ending}."


def need_sentence(need: ExplanationNeed) -> str:
    """For those who hand in a file: `IKU-05 Triwulan III 2024 di bawah target: isi kolom Kendala, Upaya, …`."""
    lacking = [wording.EXPLANATION_FIELDS[name] for name in FOLLOW_UP if not getattr(need.given, name)]
    when = period_name(Period(need.year, need.quarter))
    return f"{need.indicator} {when} di bawah target: isi kolom {listed(lacking)}."


def part_text(explanation: Explanation, name: str) -> str:
    """One part as it is typed: a date as `31/12/2024`."""
    if name == "due_on":
        return f"{explanation.due_on:%d/%m/%Y}" if explanation.due_on else ""
    return str(getattr(explanation, name))


def _need_view(definitions: Definitions, need: ExplanationNeed, row: IndicatorAchievement) -> NeedView:
    figure, status = printed_figure(row, definitions.rules), status_of(row, definitions.rules)
    said = [percent(figure)] if figure is not None else []
    return NeedView(
        need=need,
        name=f"{need.indicator} {definitions.indicator(need.indicator).title}",
        figure_text=", ".join((*said, status.word, short_quarter(need.quarter))),
        status=status,
        fields=tuple(_field(need, name) for name in (SUPPORT if need.is_reached else FOLLOW_UP)),
        told=_told(need.standing),
    )


def _told(standing: StandingExplanation | None) -> str:
    if standing is None or standing.explanation.is_blank:
        return ""
    return f"Diterangkan {standing.recorded_by} pada {clock(standing.recorded_at)}"


def _field(need: ExplanationNeed, name: str) -> ExplanationField:
    asked = "dianjurkan" if need.is_reached else "wajib"
    missing = "" if need.is_reached else MISSING[name].format(code=need.indicator, year=need.year)
    return ExplanationField(
        name=name,
        label=f"{wording.EXPLANATION_FIELDS[name]} {need.indicator} ({asked})",
        placeholder=PLACEHOLDERS[name],
        text=part_text(need.given, name),
        missing=missing,
    )
