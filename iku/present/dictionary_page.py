"""Kamus IKU: the decree verbatim and corrected, every flag, and which duties no indicator serves."""

from collections.abc import Sequence
from dataclasses import dataclass

from iku.domain.definitions import Definitions, Duty, Stage
from iku.domain.indicator import Component, Flag, FlagClass, Indicator, Text
from iku.domain.rules import Polarity
from iku.domain.ruling import RuledField, component_subject, duty_subject
from iku.present import wording
from iku.present.calculation import formula_in_words
from iku.present.dates import day, quarters_listed
from iku.present.lines import division_name, numbered, subdivision_name
from iku.present.numbers import capitalised, count, listed, number
from iku.present.rulings import laid_down, standing


@dataclass(frozen=True, slots=True)
class FlagView:
    """`marker` is what stands beside the text: `salah tulis` or `mengubah makna, perlu dipastikan`."""

    place: str
    marker: str
    found: str
    proposed: str
    explanation: str
    changes_meaning: bool
    """and nobody has decided yet"""


@dataclass(frozen=True, slots=True)
class Passage:
    """One cell of the decree, as printed and as we propose to read it, or as it was laid down."""

    place: str
    verbatim: str
    corrected: str
    is_corrected: bool
    laid_down: str
    """`ditetapkan dengan Keputusan Nomor 12 Tahun 2026, 3 Desember 2026`, or "" """
    flags: tuple[FlagView, ...]


@dataclass(frozen=True, slots=True)
class ComponentEntry:
    """How one component is measured; the decree says none of it, so it is ours until it is laid down."""

    title: str
    unit: str
    polarity: str
    formula: str
    consolidation: str
    numerator: str
    denominator: str
    scale: str
    limit: str
    numerator_standing: str
    """`usulan`, or where it was laid down; so the next two"""
    denominator_standing: str
    reading_standing: str

    @property
    def has_reading(self) -> bool:
        """Whether how it is read is a question: a grade, or something that was laid down."""
        return bool(self.scale) or self.reading_standing != wording.PROPOSAL


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
    division_standing: str
    """`usulan, keyakinan tinggi`, or where it was laid down"""
    reporter_standing: str
    mapping_reason: str
    components: tuple[ComponentEntry, ...]
    documents: tuple[tuple[str, str], ...]
    """title and how often it falls due"""
    stages: tuple[str, ...]
    duties: tuple[str, ...]
    """`Tugas a`, `Fungsi c`"""
    rulings: int
    """how many of these things are laid down"""
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
    laid_down: str
    """where the indicators were laid down, or "" """


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
    duties = tuple(_duty(definitions, duty) for duty in definitions.duties)
    return DictionaryPage(
        headline=_headline(definitions),
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
        passages=_passages(definitions, indicator),
        general_flags=tuple(_flag(definitions, code, f) for f in indicator.flags if f.place == "all"),
        division=division_name(definitions, indicator.division),
        subdivision=subdivision_name(definitions, indicator.subdivision),
        contributors=listed([subdivision_name(definitions, c) for c in indicator.contributors]),
        division_standing=_division_standing(definitions, indicator),
        reporter_standing=_reporter_standing(definitions, code),
        mapping_reason=_mapping_reason(definitions, indicator),
        components=tuple(_component(definitions, c) for c in indicator.components),
        documents=tuple((d.title, wording.FREQUENCIES[d.frequency]) for d in definitions.documents_of(code)),
        stages=tuple(_stage(s) for s in definitions.stages if s.indicator == code),
        duties=tuple(_duty_name(d) for d in definitions.duties if code in d.indicators),
        rulings=sum(r.indicator == code for r in definitions.rulings),
        flag_text=_flag_text(definitions, indicator),
    )


def _division_standing(definitions: Definitions, indicator: Indicator) -> str:
    ruling = definitions.ruling(indicator.code, RuledField.DIVISION)
    return laid_down(ruling) if ruling else f"{wording.PROPOSAL}, {wording.CERTAINTIES[indicator.certainty]}"


def _mapping_reason(definitions: Definitions, indicator: Indicator) -> str:
    """Why it is proposed; once it is laid down, what the secretary remarked."""
    ruling = definitions.ruling(indicator.code, RuledField.DIVISION)
    return ruling.note if ruling else indicator.mapping_reason


def _reporter_standing(definitions: Definitions, code: str) -> str:
    """Of the reporter; where only the contributors were laid down, that is said of them."""
    reporter = definitions.ruling(code, RuledField.SUBDIVISION)
    contributors = definitions.ruling(code, RuledField.CONTRIBUTORS)
    if reporter and contributors and laid_down(reporter) == laid_down(contributors):
        return laid_down(reporter)
    said = laid_down(reporter) if reporter else wording.PROPOSAL
    return f"{said}; penyumbang data {laid_down(contributors)}" if contributors else said


def _headline(definitions: Definitions) -> str:
    """`Tiga indikator perlu dipastikan maknanya`."""
    indicators = definitions.indicators
    unclear = [i for i in indicators if any(_changes_meaning(definitions, i.code, f) for f in i.flags)]
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


def _passages(definitions: Definitions, indicator: Indicator) -> tuple[Passage, ...]:
    texts: tuple[tuple[str, Text], ...] = (
        ("description", indicator.description), ("formula", indicator.formula), ("source", indicator.source),
    )  # fmt: skip
    return tuple(
        Passage(
            place=wording.PLACES[place],
            verbatim=text.verbatim,
            corrected=text.corrected,
            is_corrected=text.is_corrected,
            laid_down=_laid_down(definitions, indicator.code, RuledField(place)),
            flags=tuple(_flag(definitions, indicator.code, f) for f in indicator.flags if f.place == place),
        )
        for place, text in texts
    )


def _laid_down(definitions: Definitions, subject: str, field: RuledField) -> str:
    ruling = definitions.ruling(subject, field)
    return laid_down(ruling) if ruling else ""


def _changes_meaning(definitions: Definitions, subject: str, flag: Flag) -> bool:
    """Whether somebody still has to decide what is meant."""
    return flag.flag_class is FlagClass.MEANING and not definitions.settles(subject, flag.place)


def _flag(definitions: Definitions, subject: str, flag: Flag) -> FlagView:
    is_open = _changes_meaning(definitions, subject, flag)
    is_settled = flag.flag_class is FlagClass.MEANING and not is_open
    return FlagView(
        place=wording.PLACES.get(flag.place, flag.place),
        marker=wording.SETTLED_FLAG if is_settled else wording.FLAG_CLASSES[flag.flag_class],
        found=flag.found,
        proposed=flag.proposed,
        explanation=flag.explanation,
        changes_meaning=is_open,
    )


def _flag_text(definitions: Definitions, indicator: Indicator) -> str:
    typos = sum(f.flag_class is FlagClass.TYPO for f in indicator.flags)
    meanings = sum(_changes_meaning(definitions, indicator.code, f) for f in indicator.flags)
    rulings = sum(r.indicator == indicator.code for r in definitions.rulings)
    counts = ((typos, "salah tulis"), (meanings, "mengubah makna"), (rulings, wording.LAID_DOWN))
    return ", ".join(f"{n} {what}" for n, what in counts if n)


def _component(definitions: Definitions, component: Component) -> ComponentEntry:
    subject = component_subject(*component.key)
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
        numerator_standing=standing(definitions, subject, RuledField.NUMERATOR),
        denominator_standing=standing(definitions, subject, RuledField.DENOMINATOR),
        reading_standing=standing(definitions, subject, RuledField.READING),
    )


def _stage(stage: Stage) -> str:
    basis = "asumsi" if stage.is_assumption else stage.source
    due = quarters_listed(stage.quarters) if stage.quarters else "tidak ada triwulan"
    return f"{stage.name}, {day(stage.starts_on)}–{day(stage.ends_on)}: jatuh tempo {due} {stage.year} ({basis})"


def _duty(definitions: Definitions, duty: Duty) -> DutyRow:
    return DutyRow(
        name=_duty_name(duty),
        kind=wording.DUTY_KINDS[duty.kind],
        letter=duty.letter,
        verbatim=duty.text.verbatim,
        corrected=duty.text.corrected,
        is_corrected=duty.text.is_corrected,
        indicators=", ".join(duty.indicators) or NOT_SERVED,
        is_served=bool(duty.indicators),
        laid_down=_laid_down(definitions, duty_subject(duty.kind, duty.letter), RuledField.INDICATORS),
    )


def _duty_name(duty: Duty) -> str:
    return f"{wording.DUTY_KINDS[duty.kind]} {duty.letter}"
