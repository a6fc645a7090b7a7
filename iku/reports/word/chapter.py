"""The chapter's passage: what was achieved, indicator by indicator, and behind it where every figure comes from."""

from iku.domain.meeting import Entry, EntryKind
from iku.present.chapter import Chapter
from iku.present.chapter_plan import BUDGETS, Comparison
from iku.present.chapter_section import Section
from iku.present.dates import day, short_quarter, up_to_quarter
from iku.present.meeting_slides import ENTRY_NAMES, entry_text
from iku.present.numbers import uncapitalised
from iku.present.slide import Cell, Table
from iku.reports.word.passage import TINY, Passage

NO_YEARS = "Data tahun sebelumnya belum ada."
NO_ENTRIES = "Tidak ada keputusan rapat tentang indikator ini."
NO_EVIDENCE = "Tidak ada dokumen yang diminta."


def write_chapter(passage: Passage, chapter: Chapter) -> None:
    until = f"{up_to_quarter(chapter.quarter)} {chapter.year}"
    passage.heading(f"A. {chapter.title}", 2)
    for sentence in chapter.overview:
        passage.text(sentence)
    passage.table(chapter.summary, f"Target, realisasi, dan capaian {until}")
    passage.text("Kategori", size=TINY, keep_next=True)
    passage.bullets(chapter.rules, size=TINY, together=True)
    passage.table(chapter.divisions, f"Rata-rata capaian per divisi {until}")
    passage.bullets(chapter.lacking, size=TINY)
    _entries(passage, chapter.entries, "Catatan dan keputusan rapat")
    for number, section in enumerate(chapter.sections, start=1):
        _section(passage, section, number, until)
    if chapter.budgets:
        passage.heading(f"B. {BUDGETS}", 2)
        passage.table(chapter.budgets, f"Pagu dan realisasi anggaran {until}")
    passage.heading("Lampiran: bukti dukung dan dasar penghitungan", 2, new_page=True)
    for section in chapter.sections:
        _appendix(passage, section)


def _section(passage: Passage, section: Section, number: int, until: str) -> None:
    line = section.line
    passage.heading(f"{number}. {line.name}", 3, apart=True)
    passage.text(section.objective, label="Sasaran", keep_next=True)
    passage.text(section.measure, label="Cara penghitungan")
    passage.text(section.responsible, label="Penanggung jawab")
    passage.text(f"{line.sentence}.", label="Capaian")
    passage.heading("Target dan realisasi tahun ini", 4)
    passage.table(section.this_year, f"{line.title}, {until}")
    passage.table(section.quarters, f"{line.title} per triwulan")
    passage.heading("Perbandingan dengan tahun sebelumnya", 4)
    if section.years is None:
        passage.text(NO_YEARS)
    else:
        passage.table(section.years, f"{line.title}, {up_to_quarter(line.quarter)} antartahun")
        passage.bullets(section.compared)
    _comparison(passage, section.plan, line.title)
    passage.heading("Menuju akhir tahun", 4)
    passage.bullets(section.ahead)
    passage.heading("Penyebab, kendala, upaya, dan tindak lanjut", 4)
    _causes(passage, section)
    _comparison(passage, section.efficiency, f"{line.title}, {until}")
    passage.heading("Keputusan rapat", 4)
    if section.entries:
        _entries(passage, section.entries)
    else:
        passage.text(NO_ENTRIES)


def _comparison(passage: Passage, comparison: Comparison | None, about: str) -> None:
    if comparison:
        passage.heading(comparison.heading, 4)
        passage.table(comparison.table, f"{about}: {uncapitalised(comparison.heading)}")


def _causes(passage: Passage, section: Section) -> None:
    if section.unexplained:
        passage.text(section.unexplained)
    for cause in section.causes:
        passage.text(f"oleh {cause.author}", label=cause.quarter, keep_next=True)
        passage.bullets([f"{label}: {text}" for label, text in cause.lines], together=True)


def _entries(passage: Passage, entries: tuple[Entry, ...], heading: str = "") -> None:
    if entries and heading:
        passage.heading(heading, 4)
    passage.bullets([f"{ENTRY_NAMES[entry.content.kind]}: {_said(entry)}" for entry in entries])


def _said(entry: Entry) -> str:
    said = entry.content
    if said.kind is not EntryKind.FOLLOW_UP:
        return said.text
    return entry_text(said.text, said.owner, day(said.due_on) if said.due_on else "")


def _appendix(passage: Passage, section: Section) -> None:
    passage.heading(section.line.name, 3)
    if section.evidence:
        passage.table(_evidence(section), size=TINY)
    else:
        passage.text(NO_EVIDENCE, size=TINY)
    passage.table(_basis(section), size=TINY)


def _evidence(section: Section) -> Table:
    rows = []
    for row in section.evidence:
        proof = "\n".join(text for text in (row.label, row.details, row.sha256 and f"SHA-256 {row.sha256}") if text)
        rows.append((Cell(row.document), Cell(row.state), Cell(proof or "belum ada berkas"), Cell(row.check)))
    return Table(
        headings=("Dokumen", f"Keadaan {short_quarter(section.line.quarter)}", "Berkas dan sidik", "Pemeriksaan"),
        rows=tuple(rows),
        widths=(22, 14, 44, 20),
        alt=f"Bukti dukung {section.line.title}.",
    )


def _basis(section: Section) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for component in section.basis.components:
        about = f"{component.title}: " if component.title else ""
        rows += [(Cell(about + step.label), Cell("\n".join((step.text, *step.details)))) for step in component.steps]
    rows += [(Cell(step.label), Cell("\n".join((step.text, *step.details)))) for step in section.basis.conclusion]
    return Table(
        headings=("Dasar penghitungan", "Isi dan asal"),
        rows=tuple(rows),
        widths=(22, 78),
        alt=f"Dasar penghitungan {section.line.title}.",
    )
