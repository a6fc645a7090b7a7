"""Kamus IKU: the decree verbatim and corrected, every flag, and which duties no indicator serves."""

from collections.abc import Sequence
from dataclasses import dataclass

from iku.domain.definitions import Definitions, Duty, Stage
from iku.domain.indicator import Certainty, Component, Flag, FlagClass, Indicator, Text
from iku.domain.rules import Polarity
from iku.present import wording
from iku.present.calculation import formula_in_words
from iku.present.dates import day, quarters_listed
from iku.present.lines import division_name, numbered, subdivision_name
from iku.present.numbers import capitalised, count, listed, number


@dataclass(frozen=True, slots=True)
class FlagView:
    """`marker` is what stands beside the text: `salah tulis` or `mengubah makna, perlu dipastikan`."""

    place: str
    marker: str
    found: str
    proposed: str
    explanation: str
    changes_meaning: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """One cell of the decree, as printed and as we propose to read it."""

    place: str
    verbatim: str
    corrected: str
    is_corrected: bool
    flags: tuple[FlagView, ...]


@dataclass(frozen=True, slots=True)
class ComponentEntry:
    """How one component is measured; everything here is ours, the decree says none of it."""

    title: str
    unit: str
    polarity: str
    formula: str
    consolidation: str
    numerator: str
    denominator: str
    scale: str
    limit: str


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """One of the decree's rows, and what is proposed around it."""

    code: str
    number: str
    title: str
    passages: tuple[Passage, ...]
    general_flags: tuple[FlagView, ...]
    """about the whole row"""
    division: str
    subdivision: str
    contributors: str
    certainty: str
    mapping_reason: str
    is_uncertain: bool
    components: tuple[ComponentEntry, ...]
    documents: tuple[tuple[str, str], ...]
    """title and how often it falls due"""
    stages: tuple[str, ...]
    duties: tuple[str, ...]
    """`Tugas a`, `Fungsi c`"""
    flag_text: str
    """`2 salah tulis, 1 mengubah makna`, or "" """


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One tugas or fungsi, and the indicators that serve it."""

    name: str
    kind: str
    letter: str
    verbatim: str
    corrected: str
    is_corrected: bool
    indicators: str
    """`IKU-01, IKU-02`, or `belum dilayani IKU mana pun`"""
    is_served: bool


@dataclass(frozen=True, slots=True)
class DictionaryPage:
    """The whole decree."""

    headline: str
    decree: str
    entries: tuple[DictionaryEntry, ...]
    duties: tuple[DutyRow, ...]
    duties_title: str


NOT_SERVED = "belum dilayani IKU mana pun"


def dictionary_page(definitions: Definitions) -> DictionaryPage:
    organisation = definitions.organisation
    duties = tuple(_duty(duty) for duty in definitions.duties)
    return DictionaryPage(
        headline=_headline(definitions.indicators),
        decree=f"{organisation.decree_title}, {organisation.place}, {day(organisation.signed_on)}, "
        f"{organisation.signatory_office}",
        entries=tuple(dictionary_entry(definitions, i.code) for i in definitions.indicators),
        duties=duties,
        duties_title=_duties_title(duties),
    )


def dictionary_entry(definitions: Definitions, code: str) -> DictionaryEntry:
    indicator = definitions.indicator(code)
    return DictionaryEntry(
        code=code,
        number=numbered(indicator),
        title=indicator.title,
        passages=_passages(indicator),
        general_flags=tuple(_flag(f) for f in indicator.flags if f.place == "all"),
        division=division_name(definitions, indicator.division),
        subdivision=subdivision_name(definitions, indicator.subdivision),
        contributors=listed([subdivision_name(definitions, c) for c in indicator.contributors]),
        certainty=f"{wording.PROPOSAL}, {wording.CERTAINTIES[indicator.certainty]}",
        mapping_reason=indicator.mapping_reason,
        is_uncertain=indicator.certainty is not Certainty.HIGH,
        components=tuple(_component(definitions, c) for c in indicator.components),
        documents=tuple((d.title, wording.FREQUENCIES[d.frequency]) for d in definitions.documents_of(code)),
        stages=tuple(_stage(s) for s in definitions.stages if s.indicator == code),
        duties=tuple(_duty_name(d) for d in definitions.duties if code in d.indicators),
        flag_text=_flag_text(indicator.flags),
    )


def _headline(indicators: Sequence[Indicator]) -> str:
    """`Tiga indikator perlu dipastikan maknanya`."""
    unclear = [i for i in indicators if any(f.flag_class is FlagClass.MEANING for f in i.flags)]
    if not unclear:
        return f"{capitalised(count(len(indicators)))} indikator, semuanya jelas maknanya"
    return f"{capitalised(count(len(unclear)))} dari {count(len(indicators))} indikator perlu dipastikan maknanya"


def _duties_title(duties: Sequence[DutyRow]) -> str:
    unserved = [d for d in duties if not d.is_served]
    if not unserved:
        return "Semua tugas dan fungsi dilayani IKU"
    kinds = [
        f"{count(sum(d.kind == kind for d in unserved))} {kind.lower()}"
        for kind in dict.fromkeys(d.kind for d in unserved)
    ]
    return f"{capitalised(listed(kinds))} {NOT_SERVED}"


def _passages(indicator: Indicator) -> tuple[Passage, ...]:
    texts: tuple[tuple[str, Text], ...] = (
        ("description", indicator.description), ("formula", indicator.formula), ("source", indicator.source),
    )  # fmt: skip
    return tuple(
        Passage(
            place=wording.PLACES[place],
            verbatim=text.verbatim,
            corrected=text.corrected,
            is_corrected=text.is_corrected,
            flags=tuple(_flag(f) for f in indicator.flags if f.place == place),
        )
        for place, text in texts
    )


def _flag(flag: Flag) -> FlagView:
    return FlagView(
        place=wording.PLACES.get(flag.place, flag.place),
        marker=wording.FLAG_CLASSES[flag.flag_class],
        found=flag.found,
        proposed=flag.proposed,
        explanation=flag.explanation,
        changes_meaning=flag.flag_class is FlagClass.MEANING,
    )


def _flag_text(flags: Sequence[Flag]) -> str:
    classes = [f.flag_class for f in flags]
    counts = ((classes.count(FlagClass.TYPO), "salah tulis"), (classes.count(FlagClass.MEANING), "mengubah makna"))
    return ", ".join(f"{n} {what}" for n, what in counts if n)


def _component(definitions: Definitions, component: Component) -> ComponentEntry:
    scale = [f"{g.code} ({g.word})" for g in definitions.rules.scale(component.scale)]
    return ComponentEntry(
        title=component.title,
        unit=component.unit,
        polarity=wording.POLARITIES[component.polarity],
        formula=formula_in_words(component),
        consolidation=wording.CONSOLIDATIONS[component.consolidation],
        numerator=component.numerator,
        denominator=component.denominator,
        scale=", ".join(scale) if component.polarity is Polarity.ORDINAL else "",
        limit="tanpa batas atas"
        if component.cap is None
        else f"dalam rata-rata paling tinggi {number(component.cap)}%",
    )


def _stage(stage: Stage) -> str:
    basis = "asumsi" if stage.is_assumption else stage.source
    due = quarters_listed(stage.quarters) if stage.quarters else "tidak ada triwulan"
    return f"{stage.name}, {day(stage.starts_on)}–{day(stage.ends_on)}: jatuh tempo {due} {stage.year} ({basis})"


def _duty(duty: Duty) -> DutyRow:
    return DutyRow(
        name=_duty_name(duty),
        kind=wording.DUTY_KINDS[duty.kind],
        letter=duty.letter,
        verbatim=duty.text.verbatim,
        corrected=duty.text.corrected,
        is_corrected=duty.text.is_corrected,
        indicators=", ".join(duty.indicators) or NOT_SERVED,
        is_served=bool(duty.indicators),
    )


def _duty_name(duty: Duty) -> str:
    return f"{wording.DUTY_KINDS[duty.kind]} {duty.letter}"
