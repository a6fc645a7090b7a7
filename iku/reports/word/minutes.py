"""The passages of the minutes and of the record of a plenary. Where nothing was noted, there is room to write."""

from collections.abc import Mapping

from iku.domain.meeting import Attendee
from iku.present.minutes import AgendaLine, Agreed, Item, Minutes
from iku.present.slide import Cell, Table
from iku.reports.word.passage import ROOM, Passage
from iku.reports.word.template import Writer

BLANK_ROWS = 10
"""of an attendance list that nobody filled in"""
BLANK_LINES = 3
NOTHING_NOTED = "Tidak ada catatan pembahasan."


def words_of(minutes: Minutes) -> dict[str, str]:
    """The variables of both templates."""
    chair = minutes.chair.name if minutes.chair else ROOM
    place = minutes.place or ROOM
    return {
        "kantor": minutes.office,
        "nama_kantor": minutes.office_name,
        "nama_kantor_besar": minutes.office_name.upper(),
        "judul": minutes.title,
        "periode": minutes.period,
        "nomor": minutes.number or ROOM,
        "hari_tanggal": minutes.day,
        "tanggal": minutes.date,
        "kota": minutes.town,
        "tempat": place,
        "pimpinan": chair,
        "jabatan_penanda_tangan": minutes.signatory_office,
        "notulis": minutes.note_taker or ROOM,
        "pembuka": (
            f"Pada hari ini, {minutes.day_in_words}, bertempat di {place}, telah dilaksanakan Rapat Pleno "
            f"{minutes.office_name} dengan acara {minutes.title} untuk {minutes.period}."
        ),
        "penutup": (
            "Demikian Berita Acara ini dibuat dengan sebenarnya, ditandatangani oleh Ketua dan Anggota "
            f"{minutes.office_name}, untuk dipergunakan sebagaimana mestinya."
        ),
        "cap": minutes.stamp,
        "data_contoh": minutes.sample_notice,
    }


def passages_of(minutes: Minutes) -> Mapping[str, Writer]:
    return {
        "agenda": lambda passage: _agenda(passage, minutes),
        "daftar_hadir": lambda passage: passage.table(_attendance(minutes.attendees), signing=True),
        "capaian": lambda passage: passage.table(minutes.figures, f"Capaian IKU {minutes.period}"),
        "pembahasan": lambda passage: _items(passage, minutes),
        "keputusan": lambda passage: passage.numbers(minutes.decisions or [ROOM] * BLANK_LINES),
        "tindak_lanjut": lambda passage: passage.table(_follow_ups(minutes.follow_ups)),
        "tanda_tangan": lambda passage: passage.table(_signatures(minutes), signing=True),
    }


def _agenda(passage: Passage, minutes: Minutes) -> None:
    passage.numbers([_agenda_line(line) for line in minutes.agenda])


def _agenda_line(line: AgendaLine) -> str:
    """Without the names that its title says already."""
    names = [name for name in line.items if name.casefold() not in line.title.casefold()]
    return f"{line.title}: {', '.join(names)}" if names else line.title


def _items(passage: Passage, minutes: Minutes) -> None:
    for item in minutes.items:
        _item(passage, item)


def _item(passage: Passage, item: Item) -> None:
    passage.heading(item.name, 3)
    if item.figure_text:
        passage.text(f"{item.figure_text}.", label="Capaian", keep_next=True)
    elif item.finding:
        passage.text(f"{item.finding}.", label="Paparan", keep_next=True)
    if not (item.notes or item.decisions or item.follow_ups):
        passage.text(NOTHING_NOTED, label="Pembahasan")
    for note in item.notes:
        passage.text(note, label="Pembahasan")
    for decision in item.decisions:
        passage.text(decision, label="Keputusan")
    for agreed in item.follow_ups:
        passage.text(f"{agreed.text} ({agreed.owner}, {agreed.due})", label="Tindak lanjut")


def _attendance(attendees: tuple[Attendee, ...]) -> Table:
    listed = attendees or tuple(Attendee("") for _ in range(BLANK_ROWS))
    return Table(
        headings=("No", "Nama", "Jabatan", "Tanda tangan"),
        rows=tuple((Cell(str(n)), Cell(a.name), Cell(a.position), Cell("")) for n, a in enumerate(listed, start=1)),
        widths=(7, 33, 36, 24),
        alt="Daftar hadir dengan ruang tanda tangan.",
    )


def _follow_ups(agreed: tuple[Agreed, ...]) -> Table:
    listed = agreed or tuple(Agreed("", "", "") for _ in range(BLANK_LINES))
    return Table(
        headings=("No", "Tindak lanjut", "Penanggung jawab", "Batas waktu"),
        rows=tuple((Cell(str(n)), Cell(a.text), Cell(a.owner), Cell(a.due)) for n, a in enumerate(listed, start=1)),
        widths=(7, 47, 26, 20),
        alt="Tindak lanjut, penanggung jawab, dan batas waktu.",
    )


def _signatures(minutes: Minutes) -> Table:
    """The chair first, then the members; as many blank lines as the office has commissioners beyond the ones who came."""
    chair = (minutes.chair.name if minutes.chair else "", "Ketua")
    members = [(member.name, member.position) for member in minutes.commissioners]
    members += [("", "Anggota")] * (minutes.members - 1 - len(members))
    return Table(
        headings=("No", "Nama", "Jabatan", "Tanda tangan"),
        rows=tuple(
            (Cell(str(n)), Cell(name), Cell(position), Cell(f"{n}. {ROOM[:16]}"))
            for n, (name, position) in enumerate((chair, *members), start=1)
        ),
        widths=(7, 31, 36, 26),
        alt="Tanda tangan Ketua dan Anggota.",
    )
