"""A meeting as slides, in an order that a chair can explain: what was agreed, what changed, what is amiss, and the rest.

Everything is made from what the meeting froze; only the notes are written meanwhile.
"""

from collections.abc import Iterator, Mapping, Sequence

from iku.domain.frozen import Content
from iku.domain.meeting import Meeting, Pinning
from iku.present import slide as keys
from iku.present.attention import needs_attention
from iku.present.dates import day, position, quarter_name
from iku.present.indicator_slide import indicator_slide
from iku.present.lines import IndicatorLine, indicator_lines, subdivision_name
from iku.present.meeting_slides import (
    changes_slide,
    closing_slide,
    cover_slide,
    decisions_slide,
    division_slides,
    follow_ups_slide,
    rest_slide,
    summary_slide,
)
from iku.present.scope import office_name, sample_notice
from iku.present.slide import AgendaPart, Deck, Slide

SHORT = 8
"""As many characters tell one meeting, or one fingerprint, from another on paper."""


def deck(content: Content, meeting: Meeting, pinning: Pinning | None = None) -> Deck:
    """The slides of a version of a meeting's data, the latest unless one is named, with the notes that stand."""
    shown = pinning or meeting.pinned
    lines = concerned_lines(content)
    made = {slide.key: slide for slide in _slides(content, meeting, lines)}
    parts = _own_order(meeting, made) if meeting.agenda else _order(content, lines, made)
    definitions = content.definitions
    return Deck(
        meeting=meeting.meeting,
        title=meeting.about.title,
        office=office_name(definitions),
        office_name=definitions.organisation.name,
        period=f"{quarter_name(content.about.period.quarter)} {content.about.period.year}",
        held_on=meeting.about.held_on,
        place=meeting.about.place,
        version=shown.version,
        stamp=stamp(meeting, shown),
        fingerprint=shown.fingerprint,
        sample_notice=sample_notice(definitions) if content.figures.is_sample else "",
        agenda=parts,
        slides=tuple(made[key] for part in parts for key in part.keys),
        entries=meeting.entries,
    )


def every_key(content: Content, meeting: Meeting) -> Mapping[str, str]:
    """The name of every slide that there is, shown or left out, by its key."""
    return {slide.key: slide.name for slide in _slides(content, meeting, concerned_lines(content))}


def stamp(meeting: Meeting, pinning: Pinning) -> str:
    """Which figures these are: the meeting, if one was held, their moment, and their fingerprint."""
    version = f" versi {pinning.version}" if pinning.version > 1 else ""
    held = f"Rapat {meeting.meeting[-SHORT:]}{version} · " if meeting.is_held else ""
    return f"{held}{position(pinning.as_of)} · sidik {pinning.fingerprint[:SHORT]}"


def concerned_lines(content: Content) -> tuple[IndicatorLine, ...]:
    """Of the indicators that the meeting is about."""
    concerned = set(content.indicators)
    lines = indicator_lines(content.definitions, content.figures, content.about.period.quarter)
    return tuple(line for line in lines if line.code in concerned)


def _slides(content: Content, meeting: Meeting, lines: Sequence[IndicatorLine]) -> Iterator[Slide]:
    yield cover_slide(content, meeting)
    if content.due:
        yield follow_ups_slide(content, meeting)
    if content.last:
        yield changes_slide(content, meeting, content.last)
    yield summary_slide(content, meeting, lines)
    yield from division_slides(content, meeting, lines)
    for line in lines:
        yield indicator_slide(content, meeting, line)
    if rest := [line for line in lines if not needs_attention(line)]:
        yield rest_slide(content, meeting, rest)
    if meeting.is_held:
        yield decisions_slide(meeting)
        yield closing_slide(meeting)


def _order(content: Content, lines: Sequence[IndicatorLine], made: Mapping[str, Slide]) -> tuple[AgendaPart, ...]:
    """Follow-ups due, what changed, the whole, then by subdivision what is amiss, and all the rest at once."""
    amiss = [line for line in lines if needs_attention(line)]
    rest = [line for line in lines if not needs_attention(line)]
    divisions = tuple(key for key in made if key.startswith("division:"))
    parts = [
        AgendaPart("Pembukaan", (keys.COVER,)),
        AgendaPart("Tindak lanjut rapat sebelumnya", (keys.FOLLOW_UPS,)),
        AgendaPart(_since_last(content), (keys.CHANGES,)),
        AgendaPart("Gambaran umum", (keys.SUMMARY, *divisions)),
        *(
            AgendaPart(
                f"Perlu dibahas: {subdivision_name(content.definitions, code)}",
                tuple(indicator_key(line) for line in amiss if line.subdivision == code),
            )
            for code in dict.fromkeys(line.subdivision for line in amiss)
        ),
        AgendaPart("Disetujui sekaligus", (keys.REST, *(indicator_key(line) for line in rest))),
        AgendaPart("Keputusan dan penutup", (keys.DECISIONS, keys.CLOSING)),
    ]
    known = [AgendaPart(part.title, tuple(key for key in part.keys if key in made)) for part in parts]
    return tuple(part for part in known if part.keys)


def _own_order(meeting: Meeting, made: Mapping[str, Slide]) -> tuple[AgendaPart, ...]:
    return (AgendaPart("Agenda", tuple(key for key in meeting.agenda if key in made)),)


def _since_last(content: Content) -> str:
    return f"Yang berubah sejak {content.last.title}, {day(content.last.held_on)}" if content.last else ""


def indicator_key(line: IndicatorLine) -> str:
    return f"indicator:{line.code}"
