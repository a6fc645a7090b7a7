"""The slides that are about more than one indicator."""

from collections.abc import Iterator, Sequence

from iku.domain.figures import OFFICE
from iku.domain.frozen import Content, LastMeeting
from iku.domain.meeting import EntryKind, FollowUp, Meeting, NewEntry
from iku.domain.movement import Standpoint
from iku.present import slide as keys
from iku.present.attention import attention
from iku.present.dates import day, quarter_name, up_to_quarter
from iku.present.divisions import DivisionLine, division_lines
from iku.present.headline import headline
from iku.present.lines import IndicatorLine, indicator_line, subdivision_name
from iku.present.movement import movement_view
from iku.present.numbers import capitalised, count, listed, percent_or_dash
from iku.present.remarks import printed_figure
from iku.present.scope import office_name
from iku.present.slide import Block, Cell, Chart, ChartSeries, Slide, SlideKind, Table
from iku.present.status import Status
from iku.present.tally import tally
from iku.present.tiles import Standing, tiles

MOST_CONCERNS = 5
ENTRY_NAMES: dict[EntryKind, str] = {
    EntryKind.DECISION: "Keputusan",
    EntryKind.FOLLOW_UP: "Tindak lanjut",
    EntryKind.NOTE: "Catatan",
}


def cover_slide(content: Content, meeting: Meeting) -> Slide:
    about = meeting.about
    part = subdivision_name(content.definitions, about.subdivision) if about.subdivision else ""
    where = " · ".join(text for text in (day(about.held_on), about.place) if text)
    return Slide(
        key=keys.COVER,
        kind=SlideKind.COVER,
        name="Pembukaan",
        title=about.title,
        subtitle=" · ".join(text for text in (office_name(content.definitions), part) if text),
        blocks=(Block(f"Capaian IKU {up_to_quarter(about.period.quarter)} {about.period.year}", (where,)),),
        entries=meeting.entries_on(keys.COVER),
        notes=f"{about.title}, {where}.",
    )


def follow_ups_slide(content: Content, meeting: Meeting) -> Slide:
    today = meeting.about.held_on
    overdue = sum(follow_up.is_overdue(today) for follow_up in content.due)
    late = f", {count(overdue)} di antaranya lewat batas waktu" if overdue else ""
    title = f"{capitalised(count(len(content.due)))} tindak lanjut rapat sebelumnya masih terbuka{late}"
    return Slide(
        key=keys.FOLLOW_UPS,
        kind=SlideKind.FOLLOW_UPS,
        name="Tindak lanjut rapat sebelumnya",
        title=title,
        table=Table(
            headings=("Tindak lanjut", "Penanggung jawab", "Batas waktu", "Perkembangan"),
            rows=tuple(_follow_up_row(follow_up, meeting) for follow_up in content.due),
            widths=(40, 20, 18, 22),
            alt=f"{title}.",
        ),
        entries=meeting.entries_on(keys.FOLLOW_UPS),
        notes=f"{title}.",
    )


def _follow_up_row(follow_up: FollowUp, meeting: Meeting) -> tuple[Cell, ...]:
    content = follow_up.entry.content
    due = day(content.due_on) if content.due_on else ""
    late = " (lewat)" if follow_up.is_overdue(meeting.about.held_on) else ""
    said = follow_up.progress[-1].progress.text if follow_up.progress else "belum ada laporan"
    return (Cell(_about(content) + content.text), Cell(content.owner), Cell(due + late), Cell(said))


def _about(content: NewEntry) -> str:
    return f"{content.indicator}: " if content.indicator else ""


def changes_slide(content: Content, meeting: Meeting, last: LastMeeting) -> Slide:
    """What moved since the meeting before, in the figures of this meeting's quarter."""
    quarter = content.about.period.quarter
    changed = len(last.changes)
    title = (
        f"{capitalised(count(changed))} indikator berubah sejak rapat {day(last.held_on)}"
        if changed
        else f"Tidak ada yang berubah sejak rapat {day(last.held_on)}"
    )
    moved = ""
    if last.movement is not None:
        before, after = (Standpoint(content.about.period, at) for at in (last.pinning.as_of, content.figures.as_of))
        moved = movement_view(content.definitions, last.movement, before, after).title
    return Slide(
        key=keys.CHANGES,
        kind=SlideKind.CHANGES,
        name=f"Yang berubah sejak {last.title}",
        title=title,
        subtitle=f"Capaian {up_to_quarter(quarter)}",
        table=_changes_table(content, last, title) if changed else None,
        blocks=(Block("Rata-rata capaian IKU", (f"{moved}.",)),) if moved else (),
        entries=meeting.entries_on(keys.CHANGES),
        notes=f"{title}. {moved}." if moved else f"{title}.",
    )


def _changes_table(content: Content, last: LastMeeting, title: str) -> Table:
    rows = []
    for change in last.changes:
        line = indicator_line(content.definitions, content.figures, change.after.indicator, change.after.quarter)
        before = percent_or_dash(printed_figure(change.before, content.definitions.rules))
        rows.append((Cell(line.numbered_title), Cell(before, is_figure=True), figure_cell(line), Cell(line.state_text)))
    return Table(("Indikator", "Saat itu", "Sekarang", "Laporan"), tuple(rows), (46, 16, 20, 18), f"{title}.")


def summary_slide(content: Content, meeting: Meeting, lines: Sequence[IndicatorLine]) -> Slide:
    definitions, figures, quarter = content.definitions, content.figures, content.about.period.quarter
    tallied = tally(lines, definitions.rules)
    whole = len(lines) == len(definitions.indicators)
    concerns = attention(lines, definitions.rules)[:MOST_CONCERNS]
    title = headline(tallied, definitions.rules, figures.year)
    return Slide(
        key=keys.SUMMARY,
        kind=SlideKind.SUMMARY,
        name="Gambaran umum",
        title=title,
        subtitle=f"{up_to_quarter(quarter)} {figures.year}",
        tiles=tiles(Standing(figures.group(OFFICE, quarter), tallied), _before(content)) if whole else (),
        table=lines_table(lines),
        blocks=(Block("Perlu perhatian", tuple(f"{c.name}: {c.sentence}" for c in concerns)),) if concerns else (),
        entries=meeting.entries_on(keys.SUMMARY),
        notes=f"{title}. Dari {tallied.indicators} indikator: {tallied.in_words}.",
    )


def _before(content: Content) -> Standing | None:
    quarter = content.about.period.quarter - 1
    if quarter < 1:
        return None
    lines = [
        indicator_line(content.definitions, content.figures, i.code, quarter) for i in content.definitions.indicators
    ]
    return Standing(content.figures.group(OFFICE, quarter), tally(lines, content.definitions.rules))


def division_slides(content: Content, meeting: Meeting, lines: Sequence[IndicatorLine]) -> Iterator[Slide]:
    quarter = content.about.period.quarter
    for division in division_lines(content.definitions, content.figures, lines, quarter):
        key = f"division:{division.code}"
        title = f"{division.name}: {headline(division.tally, content.definitions.rules, content.figures.year)}"
        yield Slide(
            key=key,
            kind=SlideKind.DIVISION,
            name=division.name,
            title=title,
            subtitle=_division_subtitle(division),
            figure_text=division.figure_text,
            status=division.status,
            table=lines_table(division.lines),
            chart=_division_chart(division),
            entries=meeting.entries_on(key),
            notes=f"{title}. " + " ".join(f"{line.sentence}." for line in division.lines),
        )


def _division_subtitle(division: DivisionLine) -> str:
    proposal = " · pembagian divisi masih usulan" if division.is_proposal else ""
    return f"Rata-rata {division.figure_text}, {division.computed_text}{proposal}"


def _division_chart(division: DivisionLine) -> Chart | None:
    drawn = [line for line in division.lines if line.figure is not None]
    if not drawn:
        return None
    return Chart(
        title="Capaian per indikator",
        labels=tuple(line.numbered_title for line in drawn),
        series=(ChartSeries("Capaian", tuple(line.figure for line in drawn)),),
        unit="%",
        alt=f"Capaian {division.name}: "
        + "; ".join(f"{line.numbered_title} {line.figure_text}" for line in drawn)
        + ".",
        statuses=tuple(line.status for line in drawn),
    )


def rest_slide(content: Content, meeting: Meeting, lines: Sequence[IndicatorLine]) -> Slide:
    title = f"{capitalised(count(len(lines)))} indikator lain untuk disetujui sekaligus"
    return Slide(
        key=keys.REST,
        kind=SlideKind.REST,
        name="Disetujui sekaligus",
        title=title,
        subtitle=f"{quarter_name(content.about.period.quarter)} {content.about.period.year}",
        table=lines_table(lines),
        entries=meeting.entries_on(keys.REST),
        notes=f"{title}: {listed([line.numbered_title for line in lines])}.",
    )


def decisions_slide(meeting: Meeting) -> Slide:
    """Everything that was decided and agreed, as it stands at this moment."""
    agreed = [e for e in meeting.entries if e.content.kind is not EntryKind.NOTE]
    decided = len(meeting.entries_of(EntryKind.DECISION))
    to_do = len(meeting.entries_of(EntryKind.FOLLOW_UP))
    title = f"{capitalised(count(decided))} keputusan, {count(to_do)} tindak lanjut" if agreed else "Keputusan rapat"
    return Slide(
        key=keys.DECISIONS,
        kind=SlideKind.DECISIONS,
        name="Keputusan",
        title=title,
        subtitle="" if agreed else "Belum ada keputusan atau tindak lanjut yang dicatat.",
        entries=tuple(agreed),
        notes=f"{title}.",
    )


def closing_slide(meeting: Meeting) -> Slide:
    to_do = [entry.content for entry in meeting.entries_of(EntryKind.FOLLOW_UP)]
    lines = tuple(entry_text(_about(c) + c.text, c.owner, day(c.due_on) if c.due_on else "") for c in to_do)
    return Slide(
        key=keys.CLOSING,
        kind=SlideKind.CLOSING,
        name="Penutup",
        title="Terima kasih",
        subtitle="Rapat ditutup" if meeting.is_closed else "",
        blocks=(Block("Yang dikerjakan sampai rapat berikutnya", lines),) if lines else (),
        entries=meeting.entries_on(keys.CLOSING),
        notes="Rapat ditutup.",
    )


def entry_text(text: str, owner: str, due: str) -> str:
    """`Rekonsiliasi aset (Bendahara, 30 April 2024)`."""
    who = ", ".join(part for part in (owner, due) if part)
    return f"{text} ({who})" if who else text


def lines_table(lines: Sequence[IndicatorLine]) -> Table:
    return Table(
        headings=("Indikator", "Capaian", "Status", "Bukti dukung"),
        rows=tuple(
            (
                Cell(line.numbered_title),
                figure_cell(line),
                Cell(_status_text(line.status), line.status),
                Cell(line.proof_text),
            )
            for line in lines
        ),
        widths=(37, 12, 25, 26),
        alt="; ".join(line.sentence for line in lines) + ".",
    )


def figure_cell(line: IndicatorLine) -> Cell:
    return Cell(line.figure_text, line.status if line.status.is_judged else None, is_figure=True)


def _status_text(status: Status) -> str:
    return f"{status.icon} {status.word}"
