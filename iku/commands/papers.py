"""`report` and `verify`: a paper as a file, and whether a paper says what was issued."""

from pathlib import Path
from typing import Annotated

import typer

from iku.commands import capture
from iku.commands.capture import acting
from iku.commands.exits import FOUND, say, told
from iku.commands.relay import relayed
from iku.domain.paper import FILE_TYPES, IssuedPaper, Paper, PaperKind, Source
from iku.domain.period import Period
from iku.domain.permission import Action
from iku.domain.person import Person
from iku.errors import MeetingRefused
from iku.present import paper_sentences as words
from iku.present.papers import paper_name
from iku.reports.comparing import Difference, figures_in, first_difference
from iku.reports.papers import is_made, make_paper
from iku.reports.stamps import Stamp, read_stamp
from iku.workflow import opening
from iku.workflow.meeting import read_meetings
from iku.workflow.papers import issued_as, issued_with, meeting_source, present_source, record_paper, source_again
from iku.workflow.workspace import Workspace

SHORTEST = 8
"""As many of a meeting's id as its papers print."""


def report(
    kind: Annotated[PaperKind, typer.Argument(help="Dokumen yang dibuat.")],
    meeting: Annotated[str, typer.Option("--meeting", help="Rapat: kode di kaki dokumen atau di alamatnya.")] = "",
    version: Annotated[int, typer.Option("--version", min=0, help="Versi data rapat; tanpa ini: terakhir.")] = 0,
    year: Annotated[int, typer.Option("--year", help="Tanpa rapat: tahun.")] = 0,
    quarter: Annotated[int, typer.Option("--quarter", min=0, max=4, help="Tanpa rapat: triwulan 1–4.")] = 0,
    out: Annotated[Path | None, typer.Option("--out", dir_okay=False, help="Berkas yang ditulis.")] = None,
    person: Annotated[str, typer.Option("--person", envvar="IKU_PERSON", help="Nama yang meminta.")] = "",
) -> None:
    """Buat dokumen dari data satu rapat, atau dari keadaan kini satu triwulan."""
    if not meeting and not (year and quarter):
        raise typer.BadParameter("sebutkan --meeting, atau --year dan --quarter")
    if not is_made(kind, is_held=bool(meeting)):
        raise typer.BadParameter(f"{paper_name(kind, is_held=True)} hanya ada untuk rapat; sebutkan --meeting")
    of = meeting[-SHORTEST:] if meeting else f"{year}-{quarter}"
    named = out or Path(f"{paper_name(kind, is_held=bool(meeting))} {of}.{FILE_TYPES[kind][0]}")
    write_paper(kind, meeting, version, year, quarter, named, person)


@relayed("report", needs=Action.READ_MEETINGS, writes="file")
def write_paper(kind: PaperKind, meeting: str, version: int, year: int, quarter: int, file: Path, person: str) -> None:
    with told():
        workspace, asking = opening.working(), acting(person)
        if meeting:
            source = meeting_source(workspace, asking, _whole(workspace, asking, meeting), version or None)
        else:
            source = present_source(workspace, asking, Period(year, quarter))
        paper = make_paper(kind, source, workspace.home)
        file.write_bytes(paper.content)
        record_paper(workspace, asking, paper, source)
    say(f"Dokumen ditulis ke {file}. {words.shown_in_words(kind, source)}")


@relayed("verify", needs=Action.READ_MEETINGS, sends="file")
def verify(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Dokumen yang diperiksa.")],
) -> None:
    """Periksa dokumen: rapat dan waktu datanya, apakah masih seperti dikeluarkan, dan apakah angkanya masih sama."""
    content = file.read_bytes()
    with told():
        workspace, asking = opening.working(), acting("")
        issued = issued_as(workspace, asking, content)
        stamp = read_stamp(file.name, content)
        source = _source(workspace, asking, issued, stamp)
        if source is None:
            _answer(words.UNKNOWN if stamp else words.UNSTAMPED)
            raise typer.Exit(FOUND)
        kind = issued.kind if issued else stamp.kind if stamp else PaperKind.REPORT
        _answer(words.shown_in_words(kind, source))
        is_right = _agrees(source, stamp)
        if issued:
            _answer(words.issued_in_words(issued))
        else:
            _answer(words.NOT_AS_ISSUED)
            is_right = _is_as_issued(file.name, content, make_paper(kind, source, workspace.home)) and is_right
    if not is_right:
        raise typer.Exit(FOUND)


def _whole(workspace: Workspace, person: Person, text: str) -> str:
    """The meeting's id, from its end as papers print it."""
    known = [m.meeting for m in read_meetings(workspace, person) if m.meeting.endswith(text.lower())]
    return known[0] if len(known) == 1 and len(text) >= SHORTEST else text


def _source(workspace: Workspace, person: Person, issued: IssuedPaper | None, stamp: Stamp | None) -> Source | None:
    """What the paper showed; None where nobody knows it here."""
    try:
        if issued is not None:
            return source_again(workspace, person, issued)
        if stamp is None:
            return None
        if stamp.meeting:
            return meeting_source(workspace, person, stamp.meeting, stamp.version)
        alike = issued_with(workspace, person, stamp.fingerprint, (stamp.kind,))
        return source_again(workspace, person, alike[0]) if alike else None
    except MeetingRefused:
        return None


def _agrees(source: Source, stamp: Stamp | None) -> bool:
    """Whether the stamp is that of the figures, and the store still gives them."""
    if stamp is not None and stamp.fingerprint != source.pinning.fingerprint:
        _answer(words.OTHER_FIGURES)
        return False
    _answer(words.STANDING if source.still_stands else words.MOVED)
    return source.still_stands


def _is_as_issued(filename: str, content: bytes, paper: Paper) -> bool:
    """Whether every figure one reads in the file is the one that the paper has."""
    found, issued = figures_in(filename, content), figures_in(paper.filename, paper.content)
    if found is None or issued is None:
        _answer(words.UNREADABLE)
        return False
    difference = first_difference(found, issued)
    _answer(words.all_as_issued(len(found)) if difference is None else _difference(difference))
    return difference is None


def _difference(difference: Difference) -> str:
    found, issued = difference.found, difference.issued
    if found is None:
        return words.missing(issued.place, issued.line, issued.text) if issued else ""
    if issued is None:
        return words.added(found.place, found.line, found.text)
    return words.changed(found.place, found.line, found.text, issued.text)


def _answer(sentence: str) -> None:
    typer.echo(sentence, file=capture.out())
