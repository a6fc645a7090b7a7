"""`report` writes a paper, and `verify` says of any paper which figures it shows and whether they stand as issued."""

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from typer.testing import CliRunner, Result

from iku.__main__ import app
from iku.commands.serving import serve
from iku.domain.meeting import NewMeeting
from iku.domain.paper import FILE_TYPES, PaperKind
from iku.domain.period import Period
from iku.domain.person import at_the_console
from iku.present.dates import clock
from iku.present.papers import PAPER_NAMES
from iku.workflow import freezing, opening
from iku.workflow.meeting import open_meeting, read_meeting
from iku.workflow.papers import issued_as
from iku.workflow.sample import fill_sample
from iku.workflow.workspace import shipped_definitions
from tests.people import LEADER, READER

CONSOLE = at_the_console("Ani (uji)")
EDITED = "Berkas tidak sama lagi dengan yang dikeluarkan: disunting, atau disimpan ulang oleh program lain."
STANDING = "Data yang tersimpan masih menghasilkan angka yang sama seperti saat dibekukan."


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A store with the sample's figures, and a meeting in it."""
    patch = pytest.MonkeyPatch()
    folder = tmp_path_factory.mktemp("office")
    patch.setenv("IKU_HOME", str(folder / "store"))
    patch.setenv("IKU_PERSON", "Ani (uji)")
    fill_sample(folder / "store", shipped_definitions()).close()
    about = NewMeeting("Rapat evaluasi TW III", Period(2024, 3), date(2024, 10, 12))
    yield open_meeting(opening.working(), CONSOLE, about).meeting
    opening.close_all()
    patch.undo()


@pytest.fixture(autouse=True)
def home(office: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The office stays open from test to test; each writes into a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def slides(office: str, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """As a file that was issued."""
    file = tmp_path_factory.mktemp("slides") / "rapat.pptx"
    assert iku("report", "slides", "--meeting", office, "--out", str(file)).exit_code == 0
    return file.read_bytes()


def iku(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def said(result: Result) -> list[str]:
    return result.stdout.splitlines()


def shown(office: str, name: str) -> str:
    pinned = read_meeting(opening.working(), CONSOLE, office).pinned
    return (
        f"{name}: Rapat evaluasi TW III, 12 Oktober 2024, versi 1; Triwulan III 2024, "
        f"posisi per {clock(pinned.as_of)}, sidik {pinned.fingerprint[:8]}."
    )


def test_a_paper_is_written_and_stands_byte_for_byte_as_issued(office: str) -> None:
    written = iku("report", "handout", "--meeting", office[-8:])

    paper = Path(f"Bahan rapat {office[-8:]}.pdf")
    assert (written.exit_code, written.stdout) == (0, "")
    assert written.stderr == f"Dokumen ditulis ke {paper}. {shown(office, 'Bahan rapat')}\n"
    issued = issued_as(opening.working(), CONSOLE, paper.read_bytes())
    assert issued is not None
    checked = iku("verify", str(paper))
    assert checked.exit_code == 0
    assert said(checked) == [
        shown(office, "Bahan rapat"),
        STANDING,
        f"Berkas sama persis dengan yang dikeluarkan {clock(issued.issued_at)} untuk Ani (uji).",
    ]


def test_saved_anew_the_figures_are_what_counts(office: str, slides: bytes) -> None:
    Presentation(BytesIO(slides)).save("disimpan.pptx")

    checked = iku("verify", "disimpan.pptx")

    assert checked.exit_code == 0
    assert said(checked)[:3] == [shown(office, "Slide rapat"), STANDING, EDITED]
    assert said(checked)[3].startswith("Semua angka di dalamnya (")


@pytest.mark.parametrize("kind", PaperKind)
def test_every_paper_of_a_meeting_is_issued_known_and_read_again(office: str, kind: PaperKind) -> None:
    file = Path(f"dokumen.{FILE_TYPES[kind][0]}")
    assert iku("report", kind, "--meeting", office, "--out", str(file)).exit_code == 0
    content = file.read_bytes()
    # One byte more: no longer as issued, and the same to whoever reads it.
    file.write_bytes(content + b"\n")

    checked = iku("verify", str(file))

    assert (checked.exit_code, said(checked)[0]) == (0, shown(office, PAPER_NAMES[kind]))
    assert said(checked)[3].startswith("Semua angka di dalamnya (")
    assert int(said(checked)[3].partition("(")[2].partition(")")[0]) > 50


def test_a_cell_of_a_workbook_that_was_changed_is_named(office: str) -> None:
    iku("report", "tables", "--meeting", office, "--out", "asli.xlsx")
    workbook = load_workbook("asli.xlsx")
    sheet, cell = next(
        (sheet, cell)
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, float)
    )
    cell.value = 12.5
    workbook.save("diubah.xlsx")

    checked = iku("verify", "diubah.xlsx")

    assert checked.exit_code == 1
    assert said(checked)[3].startswith(f"TIDAK SESUAI, lembar {sheet.title}, sel {cell.coordinate}: tertulis 12.5, ")


def test_a_word_document_with_another_figure_is_found_out(office: str) -> None:
    iku("report", "chapter", "--meeting", office, "--out", "asli.docx")
    document = Document("asli.docx")
    run = next(r for t in document.tables for c in t._cells for p in c.paragraphs for r in p.runs if "88,89%" in r.text)
    run.text = run.text.replace("88,89%", "98,89%")
    document.save("diubah.docx")

    checked = iku("verify", "diubah.docx")

    assert checked.exit_code == 1
    assert "tertulis 98,89%, seharusnya 88,89%" in said(checked)[3]


def test_the_first_figure_that_was_changed_is_named(slides: bytes) -> None:
    presentation = Presentation(BytesIO(slides))
    number, cell = next(
        (n, cell)
        for n, slide in enumerate(presentation.slides, start=1)
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
        if "88,89%" in cell.text
    )
    run = next(run for paragraph in cell.text_frame.paragraphs for run in paragraph.runs if "88,89%" in run.text)
    run.text = run.text.replace("88,89%", "98,89%")
    presentation.save("diubah.pptx")

    checked = iku("verify", "diubah.pptx")

    assert checked.exit_code == 1
    assert said(checked)[3].startswith(f"TIDAK SESUAI, slide {number}, tabel: tertulis 98,89%, seharusnya 88,89% – “")


def test_a_slide_that_was_taken_out_is_missed(slides: bytes) -> None:
    presentation = Presentation(BytesIO(slides))
    listed = presentation.slides._sldIdLst
    presentation.part.drop_rel(listed[-3].rId)
    listed.remove(listed[-3])
    presentation.save("dikurangi.pptx")

    checked = iku("verify", "dikurangi.pptx")

    assert checked.exit_code == 1
    assert said(checked)[3].startswith("TIDAK SESUAI")


def test_a_paper_of_the_present_is_known_by_its_figures(office: str) -> None:
    iku("report", "report", "--year", "2024", "--quarter", "3")
    with pikepdf.open("Laporan capaian IKU 2024-3.pdf") as document:
        document.save("lain.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)

    checked = iku("verify", "lain.pdf")

    assert checked.exit_code == 0
    assert said(checked)[0].startswith("Laporan capaian IKU: Triwulan III 2024, posisi per ")
    assert said(checked)[2] == EDITED
    assert said(checked)[3].startswith("Semua angka di dalamnya (")


def test_what_never_was_a_paper_of_ours_is_called_that(office: str) -> None:
    Path("kosong.pdf").write_bytes(b"%PDF-1.7 bukan")
    iku("report", "handout", "--meeting", office, "--out", "asli.pdf")
    with pikepdf.open("asli.pdf") as document:
        document.docinfo.Keywords = f"iku:-:1:{'0' * 64}, handout"
        document.save("palsu.pdf")

    unstamped, unknown = iku("verify", "kosong.pdf"), iku("verify", "palsu.pdf")

    assert (unstamped.exit_code, unknown.exit_code) == (1, 1)
    assert said(unstamped) == ["Berkas ini tidak membawa cap dasbor: bukan dokumen dasbor ini, atau capnya terhapus."]
    assert said(unknown) == ["Cap berkas ini menyebut rapat, versi, atau angka yang tidak ada dalam data ini."]


def test_another_meetings_stamp_is_no_disguise(office: str) -> None:
    iku("report", "handout", "--meeting", office, "--out", "asli.pdf")
    with pikepdf.open("asli.pdf") as document:
        document.docinfo.Keywords = f"iku:{office}:1:{'0' * 64}, handout"
        document.save("palsu.pdf")

    checked = iku("verify", "palsu.pdf")

    assert checked.exit_code == 1
    assert said(checked)[1] == "TIDAK SESUAI: cap dalam berkas bukan cap data yang disebutnya."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["report"], "sebutkan --meeting, atau --year dan --quarter"),
        (["report", "--year", "2024"], "sebutkan --meeting, atau --year dan --quarter"),
        (["minutes", "--year", "2024", "--quarter", "3"], "Notulen hanya ada untuk rapat; sebutkan --meeting"),
    ],
)
def test_a_paper_that_is_not_named_is_asked_for(arguments: list[str], sentence: str) -> None:
    result = iku("report", *arguments)

    assert result.exit_code == 2
    assert sentence in " ".join(result.stderr.replace("│", " ").split())


def test_a_meeting_that_is_not_known_is_said_in_words() -> None:
    result = iku("report", "report", "--meeting", "00000000", "--out", "x.pdf")

    assert (result.exit_code, result.stderr) == (
        1,
        "Rapat atau catatan itu tidak ditemukan. Muat ulang halaman, lalu pilih lagi.\n",
    )
    assert not Path("x.pdf").exists()


def test_a_running_server_writes_and_checks_papers_for_who_may_read_meetings(office: str, tmp_path: Path) -> None:
    asked = {"kind": "handout", "meeting": office, "version": 0, "year": 0, "quarter": 0, "file": "x.pdf", "person": ""}
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()

    answer = serve(LEADER, "report", asked, b"", tmp_path / "a")
    refused = serve(READER, "report", asked, b"", tmp_path / "b")

    assert answer is not None
    assert refused is not None
    with ZipFile(answer) as packed:
        paper = packed.read("written/x.pdf")
    with ZipFile(refused) as packed:
        assert packed.namelist() == ["outcome.json"]
        assert json.loads(packed.read("outcome.json"))["code"] == 1
    checked = serve(LEADER, "verify", {"file": "x.pdf"}, paper, tmp_path / "c")
    assert checked is not None
    with ZipFile(BytesIO(checked.read_bytes())) as packed:
        outcome = json.loads(packed.read("outcome.json"))
    assert outcome["code"] == 0
    assert outcome["out"].splitlines()[2].startswith("Berkas sama persis dengan yang dikeluarkan ")


def test_a_store_that_was_tampered_with_is_found_out(office: str) -> None:
    """The last test here: the office's figures are no longer what they were."""
    iku("report", "handout", "--meeting", office, "--out", "asli.pdf")
    with opening.working().store.writing() as cursor:
        cursor.execute(
            "update store.realisation_reported set numerator = numerator - 1 where numerator > 2 and year = 2024"
        )
    freezing.forget()

    checked = iku("verify", "asli.pdf")

    assert checked.exit_code == 1
    assert said(checked)[1] == "TIDAK SESUAI: data yang tersimpan tidak lagi menghasilkan angka yang dibekukan."
