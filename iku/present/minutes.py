"""What the minutes (notulen) and the record of a plenary (Berita Acara Rapat Pleno) say, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.frozen import Content
from iku.domain.meeting import Attendee, Entry, EntryKind, Meeting
from iku.present.attention import needs_attention
from iku.present.chapter_section import category_cell
from iku.present.dates import day
from iku.present.deck import concerned_lines, every_key
from iku.present.lines import IndicatorLine
from iku.present.numbers import percent_or_dash
from iku.present.official_dates import day_in_words, weekday_and_day
from iku.present.slide import CLOSING, COVER, DECISIONS, Cell, Deck, Table

CHAIR = "Ketua"
MEMBER = "Anggota"
DIVISION_HEAD = "Ketua Divisi"
FRAME = (COVER, DECISIONS, CLOSING)
"""Slides that show no figures."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A follow-up in words."""

    text: str
    """with the indicator in front, where it is about one"""
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A stretch of the agenda with the names of what was shown in it."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One slide that was spoken about, or should have been: what it shows, and what was said."""

    key: str
    name: str
    finding: str
    figure_text: str
    """`88,89%, mendekati target`; "" where it is no indicator's"""
    notes: tuple[str, ...]
    decisions: tuple[str, ...]
    follow_ups: tuple[Agreed, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything that a paper about a meeting needs. What is not known is "": papers leave room to write it."""

    meeting: str
    version: int
    fingerprint: str
    stamp: str
    sample_notice: str
    office: str
    office_name: str
    town: str
    signatory_office: str
    """`Ketua Komisi Pemilihan Umum Kota Serang`"""
    members: int
    """how many commissioners the office has, one for each division"""
    title: str
    period: str
    number: str
    day: str
    """`Sabtu, 12 Oktober 2024`"""
    date: str
    """`12 Oktober 2024`"""
    day_in_words: str
    place: str
    note_taker: str
    chair: Attendee | None
    commissioners: tuple[Attendee, ...]
    """the members who came, without the chair"""
    attendees: tuple[Attendee, ...]
    agenda: tuple[AgendaLine, ...]
    figures: Table
    items: tuple[Item, ...]
    decisions: tuple[str, ...]
    follow_ups: tuple[Agreed, ...]


def minutes(content: Content, meeting: Meeting, deck: Deck) -> Minutes:
    """Of the version that the deck shows."""
    definitions, lines = content.definitions, concerned_lines(content)
    chair = next((a for a in meeting.attendees if _is_chair(a)), None)
    return Minutes(
        meeting=deck.meeting,
        version=deck.version,
        fingerprint=deck.fingerprint,
        stamp=deck.stamp,
        sample_notice=deck.sample_notice,
        office=deck.office,
        office_name=deck.office_name,
        town=definitions.organisation.place,
        signatory_office=definitions.organisation.signatory_office,
        members=len(definitions.divisions),
        title=meeting.about.title,
        period=deck.period,
        number=meeting.number,
        day=weekday_and_day(meeting.about.held_on),
        date=day(meeting.about.held_on),
        day_in_words=day_in_words(meeting.about.held_on),
        place=meeting.about.place,
        note_taker=meeting.note_taker_name,
        chair=chair,
        commissioners=tuple(a for a in meeting.attendees if a is not chair and _is_member(a)),
        attendees=meeting.attendees,
        agenda=tuple(AgendaLine(p.title, tuple(deck.slide(key).name for key in p.keys)) for p in deck.agenda),
        figures=_figures(lines),
        items=tuple(_items(content, meeting, deck, lines)),
        decisions=tuple(_about(definitions, e) for e in meeting.entries_of(EntryKind.DECISION)),
        follow_ups=tuple(_agreed(definitions, e) for e in meeting.entries_of(EntryKind.FOLLOW_UP)),
    )


def _is_chair(attendee: Attendee) -> bool:
    position = attendee.position.casefold()
    return position.startswith(CHAIR.casefold()) and not position.startswith(DIVISION_HEAD.casefold())


def _is_member(attendee: Attendee) -> bool:
    return attendee.position.casefold().startswith((MEMBER.casefold(), DIVISION_HEAD.casefold()))


def _figures(lines: Sequence[IndicatorLine]) -> Table:
    return Table(
        headings=("No", "Indikator", "Capaian", "Kategori", "Laporan"),
        rows=tuple(
            (
                Cell(line.number),
                Cell(line.title),
                Cell(percent_or_dash(line.figure), is_figure=True),
                category_cell(line.status, line.explanation, line.note),
                Cell(line.state_text or "belum ada laporan"),
            )
            for line in lines
        ),
        widths=(7, 32, 14, 27, 20),
        alt="; ".join(line.sentence for line in lines) + ".",
    )


def _items(content: Content, meeting: Meeting, deck: Deck, lines: Sequence[IndicatorLine]) -> Iterator[Item]:
    """In the order of the agenda; what was said about slides that it leaves out comes last, so that nothing is lost."""
    by_key = {f"indicator:{line.code}": line for line in lines}
    shown = {slide.key: slide for slide in deck.slides}
    names = every_key(content, meeting)
    said = dict.fromkeys(e.content.slide for e in meeting.entries)
    for key in dict.fromkeys((*shown, *said)):
        line = by_key.get(key)
        if key not in said and not (line and needs_attention(line)):
            continue
        entries = meeting.entries_on(key)
        yield Item(
            key=key,
            name=names.get(key, key),
            finding=shown[key].title if key in shown and key not in FRAME else "",
            figure_text=_figure(line) if line else "",
            notes=tuple(e.content.text for e in entries if e.content.kind is EntryKind.NOTE),
            decisions=tuple(e.content.text for e in entries if e.content.kind is EntryKind.DECISION),
            follow_ups=tuple(_agreed(content.definitions, e) for e in entries if e.content.kind is EntryKind.FOLLOW_UP),
        )


def _figure(line: IndicatorLine) -> str:
    figure = line.explanation if line.figure is None and not line.status.is_judged else line.figure_text
    word = f", {line.status.word}" if line.status.is_judged else ""
    return figure.rstrip(".") + word + (f" ({line.note})" if line.notes else "")


def _agreed(definitions: Definitions, entry: Entry) -> Agreed:
    said = entry.content
    return Agreed(_about(definitions, entry), said.owner, day(said.due_on) if said.due_on else "")


def _about(definitions: Definitions, entry: Entry) -> str:
    """`IKU-05 Logistik dan Pengadaan: …`, from the entry itself or from the slide it was written on."""
    code = entry.content.indicator or entry.content.slide.partition("indicator:")[2]
    titles = {i.code: i.title for i in definitions.indicators}
    return f"{code} {titles[code]}: {entry.content.text}" if code in titles else entry.content.text
