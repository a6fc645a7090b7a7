"""Evidence: what may be kept, and what is refused by name."""

import zlib
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name
from PIL import Image

from iku.domain.evidence import MEDIA_TYPES, EvidenceLink
from iku.errors import EvidenceRefused
from iku.intake.evidence import MAX_BYTES, check_evidence_file, check_evidence_link, safe_filename
from tests.evidence_files import DOCX, document, package, pdf, picture, workbook

CSV = b"Indikator;Realisasi\r\nIKU-01;98,5\r\n"
GOOD = {
    "ba pleno.pdf": pdf(),
    "foto.png": picture("PNG"),
    "foto.jpg": picture("JPEG"),
    "foto.JPEG": picture("JPEG"),
    "rekap.xlsx": workbook(),
    "laporan.docx": document(),
    "rekap.csv": CSV,
}


def refused(filename: str, content: bytes) -> list[tuple[str, str]]:
    """The codes and findings with which a file is refused; none if it is kept."""
    try:
        check_evidence_file(filename, content)
    except EvidenceRefused as error:
        return [(problem.code, problem.found) for problem in error.problems]
    return []


@pytest.mark.parametrize("filename", GOOD)
def test_every_accepted_kind_is_kept_with_its_own_media_type(filename: str) -> None:
    file = check_evidence_file(filename, GOOD[filename])

    assert file.media_type == MEDIA_TYPES["." + filename.rsplit(".", 1)[1].lower()]
    assert file.size == len(GOOD[filename])
    assert len(file.sha256) == 64


def test_every_accepted_kind_has_an_example_here() -> None:
    assert {"." + name.rsplit(".", 1)[1].lower() for name in GOOD} == set(MEDIA_TYPES)


@pytest.mark.parametrize("claimed", GOOD)
@pytest.mark.parametrize("actual", GOOD)
def test_a_file_under_another_kinds_name_is_refused(claimed: str, actual: str) -> None:
    if MEDIA_TYPES["." + claimed.rsplit(".", 1)[1].lower()] == MEDIA_TYPES["." + actual.rsplit(".", 1)[1].lower()]:
        return

    ((code, _),) = refused(claimed, GOOD[actual])

    assert code in ("evidence-differs", "evidence-unreadable")


@pytest.mark.parametrize(
    ("filename", "content", "code"),
    [
        ("kosong.pdf", b"", "evidence-empty"),
        ("spasi.csv", b" \r\n\0", "evidence-empty"),
        ("besar.pdf", b"%PDF-1.7" + bytes(MAX_BYTES), "evidence-too-large"),
        ("logo.svg", b"<svg/>", "evidence-type"),
        ("halaman.html", b"<html/>", "evidence-type"),
        ("arsip.zip", b"PK\3\4", "evidence-type"),
        ("tanpa ekstensi", b"%PDF-1.7", "evidence-type"),
        ("makro.xlsm", workbook(), "evidence-macros"),
        ("makro.DOCM", document(), "evidence-macros"),
        ("lama.xls", b"\xd0\xcf\x11\xe0", "evidence-old-type"),
        ("lama.doc", b"\xd0\xcf\x11\xe0", "evidence-old-type"),
        ("bebas.ods", b"PK\3\4", "evidence-old-type"),
        ("halaman.csv", b"<!DOCTYPE html><p>a;b", "evidence-differs"),
        ("gambar.csv", b"\xef\xbb\xbf <svg xmlns=''>;", "evidence-differs"),
        ("catatan.csv", b"satu kalimat saja", "evidence-differs"),
        ("program.csv", b"MZ\x90\0;", "evidence-differs"),
        ("biner.csv", b"a;b\0c", "evidence-unreadable"),
        ("rusak.csv", b"a;b\x81", "evidence-unreadable"),
        ("rusak.pdf", b"%PDF-1.7\nnothing", "evidence-unreadable"),
        ("rusak.png", picture()[:-30], "evidence-unreadable"),
        ("rusak.jpg", picture("JPEG", (400, 300))[:-400], "evidence-unreadable"),
        ("rusak.xlsx", workbook()[:-40], "evidence-unreadable"),
        ("iphone.jpg", b"\0\0\0\x18ftypheic\0\0\0\0", "evidence-differs"),
        ("sandi.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "evidence-encrypted"),
    ],
)
def test_what_is_not_evidence_is_refused_by_name(filename: str, content: bytes, code: str) -> None:
    assert [found for found, _ in refused(filename, content)] == [code]


def test_the_problem_names_the_file_and_what_it_really_is() -> None:
    with pytest.raises(EvidenceRefused) as caught:
        check_evidence_file("ba pleno.pdf", picture())

    (problem,) = caught.value.problems
    assert (problem.code, problem.file, problem.found, problem.expected) == (
        "evidence-differs",
        "ba pleno.pdf",
        "PNG",
        ".pdf",
    )


class TestPdf:
    """A PDF is opened, and does nothing by itself."""

    def test_one_without_pages_is_refused(self) -> None:
        assert refused("a.pdf", pdf(pages=0)) == [("evidence-unreadable", "PDF")]

    def test_one_that_asks_for_a_password_is_refused(self) -> None:
        assert refused("a.pdf", pdf(password="rahasia")) == [("evidence-encrypted", "PDF")]

    def test_one_that_only_forbids_changes_is_kept_because_everybody_can_read_it(self) -> None:
        assert refused("a.pdf", pdf(owner_password="rahasia")) == []

    @pytest.mark.parametrize(
        ("root", "code"),
        [
            ({"/OpenAction": Dictionary(S=Name.JavaScript, JS="app.alert(1)")}, "evidence-script"),
            ({"/AA": Dictionary(WC=Dictionary(S=Name.JavaScript, JS="x"))}, "evidence-script"),
            ({"/Names": Dictionary(JavaScript=Dictionary(Names=["a", Dictionary(JS="x")]))}, "evidence-script"),
            ({"/OpenAction": Dictionary(S=Name.Launch, F="cmd.exe")}, "evidence-launch"),
            ({"/Names": Dictionary(EmbeddedFiles=Dictionary(Names=[]))}, "evidence-attachment"),
            ({"/AF": [Dictionary(Type=Name.Filespec, EF=Dictionary())]}, "evidence-attachment"),
        ],
    )
    def test_one_that_acts_or_carries_files_is_refused(self, root: dict[str, object], code: str) -> None:
        assert refused("a.pdf", pdf(root=root)) == [(code, "PDF")]

    def test_one_with_an_attached_file_is_refused(self) -> None:
        document = pikepdf.new()
        document.add_blank_page()
        document.attachments["virus.exe"] = b"MZ"
        buffer = BytesIO()
        document.save(buffer)

        assert refused("a.pdf", buffer.getvalue()) == [("evidence-attachment", "PDF")]

    def test_an_action_that_only_turns_to_a_page_is_kept(self) -> None:
        assert refused("a.pdf", pdf(root={"/OpenAction": Dictionary(S=Name.GoTo, D=[0, Name.Fit])})) == []

    def test_a_title_that_speaks_of_javascript_is_kept(self) -> None:
        assert refused("a.pdf", pdf(root={"/Title": "Pelatihan /JavaScript dan /Launch"})) == []

    def test_one_that_unpacks_to_hundreds_of_megabytes_is_refused(self) -> None:
        assert refused("a.pdf", object_stream_bomb(200)) == [("evidence-unreadable", "PDF")]


def object_stream_bomb(megabytes: int) -> bytes:
    """A PDF of some hundred kilobytes whose one packed stream of objects is mostly blanks."""
    packer = zlib.compressobj(9)
    packed = packer.compress(b"5 0 <</A 1>>")
    packed += b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/X 5 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        4: b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed),
    }
    out = b"%PDF-1.5\n"
    rows = b"\0\0\0\0\0\0"
    for number, text in objects.items():
        rows += b"\1" + len(out).to_bytes(4, "big") + b"\0"
        out += b"%d 0 obj\n%b\nendobj\n" % (number, text)
    rows += b"\2" + (4).to_bytes(4, "big") + b"\0" + b"\1" + len(out).to_bytes(4, "big") + b"\0"
    table = b"<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>stream\n%b\nendstream" % (len(rows), rows)
    return out + b"6 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF" % (table, len(out))


class TestPictures:
    def test_one_with_more_pixels_than_can_be_checked_is_refused(self) -> None:
        buffer = BytesIO()
        Image.new("1", (9000, 9000)).save(buffer, "PNG")

        assert refused("a.png", buffer.getvalue()) == [("evidence-too-many-pixels", "9000 x 9000")]

    def test_a_decompression_bomb_is_refused(self) -> None:
        buffer = BytesIO()
        Image.new("1", (20_000, 20_000)).save(buffer, "PNG")

        assert refused("a.png", buffer.getvalue()) == [("evidence-too-many-pixels", "")]


RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(kind: str, target: str) -> str:
    link = f'<Relationship Id="a" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    return RELATIONS.format(link)


class TestOffice:
    """A workbook or document is unpacked whole, and does nothing by itself."""

    @pytest.mark.parametrize(
        ("part", "content", "code"),
        [
            ("word/vbaProject.bin", b"x", "evidence-macros"),
            ("word/vbaData.xml", b"<a/>", "evidence-macros"),
            ("word/activeX/activeX1.xml", b"<a/>", "evidence-macros"),
            ("xl/macrosheets/sheet1.xml", b"<a/>", "evidence-macros"),
            ("word/embeddings/oleObject1.bin", b"x", "evidence-attachment"),
            ("word/embeddings/isi.docm", package({"a": b""}), "evidence-attachment"),
            ("word/media/gambar.png", b"MZ\x90", "evidence-attachment"),
            ("docProps/pasang.bat", b"del *", "evidence-attachment"),
            (
                "word/_rels/document.xml.rels",
                relation("attachedTemplate", "https://jahat.example/a.dotm"),
                "evidence-external",
            ),
            ("word/_rels/document.xml.rels", relation("image", r"\\jahat\berbagi\a.png"), "evidence-external"),
            ("word/_rels/document.xml.rels", relation("oleObject", "file://jahat/a.xls"), "evidence-external"),
            ("xl/externalLinks/externalLink1.xml", '<a><ddeLink ddeService="cmd"/></a>', "evidence-launch"),
            ("../luar.xml", b"<a/>", "evidence-unreadable"),
            ("/luar.xml", b"<a/>", "evidence-unreadable"),
            ("word/_rels/x.rels", '<!DOCTYPE a [<!ENTITY b "c">]><a/>', "evidence-unreadable"),
        ],
    )
    def test_what_acts_or_comes_from_outside_is_refused(self, part: str, content: str | bytes, code: str) -> None:
        found = refused("a.docx", package(DOCX | {part: content}))

        assert [name for name, _ in found] == [code]

    @pytest.mark.parametrize(
        ("part", "content"),
        [
            ("word/_rels/document.xml.rels", relation("hyperlink", "https://jdih.kpu.go.id")),
            ("word/_rels/settings.xml.rels", relation("attachedTemplate", "file:///C:/Users/kpu/Normal.dotm")),
            ("xl/externalLinks/_rels/a.rels", relation("externalLinkPath", "https://kpu.example/rekap.xlsx")),
            ("xl/printerSettings/printerSettings1.bin", b"x"),
            ("word/embeddings/Microsoft_Excel_Worksheet.xlsx", workbook()),
        ],
    )
    def test_what_office_files_harmlessly_carry_is_kept(self, part: str, content: str | bytes) -> None:
        assert refused("a.docx", package(DOCX | {part: content})) == []

    def test_a_macro_workbook_renamed_to_xlsx_is_refused(self) -> None:
        types = DOCX["[Content_Types].xml"].replace(
            "wordprocessingml.document.main", "ms-excel.sheet.macroEnabled.main"
        )

        assert refused("a.xlsx", package(DOCX | {"[Content_Types].xml": types})) == [("evidence-macros", "XLSX")]

    def test_a_zip_that_is_no_document_is_refused(self) -> None:
        types = "<Types/>"

        assert refused("a.docx", package({"[Content_Types].xml": types})) == [("evidence-differs", "ZIP")]

    def test_one_that_unpacks_to_too_much_is_refused(self) -> None:
        assert refused("a.docx", document(word__a=bytes(101 * 1024 * 1024))) == [("evidence-unpacks-too-large", "DOCX")]

    def test_everything_that_is_wrong_is_said_at_once(self) -> None:
        found = refused(
            "a.docx",
            document(**{"word/vbaProject.bin": b"x", "word/vbaData.xml": b"x", "b.exe": b"x"}),
        )

        assert [code for code, _ in found] == ["evidence-macros", "evidence-macros", "evidence-attachment"]


class TestCsv:
    def test_a_cell_that_a_spreadsheet_would_run_is_refused_with_its_row(self) -> None:
        with pytest.raises(EvidenceRefused) as caught:
            check_evidence_file("a.csv", b"nama;nilai\r\na;\"=cmd|'/c calc'!A1\"\r\n")

        assert [(p.code, p.row, p.found) for p in caught.value.problems] == [
            ("evidence-formula", 2, "=cmd|'/c calc'!A1")
        ]

    @pytest.mark.parametrize("text", ["a;-5", "a;+62 811", "a = b;c", "x@kpu.go.id;1"])
    def test_what_only_looks_like_a_formula_is_kept(self, text: str) -> None:
        assert refused("a.csv", text.encode()) == []

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_every_encoding_that_spreadsheets_write_is_kept(self, encoding: str) -> None:
        assert refused("a.csv", "café;98,5".encode(encoding)) == []


@given(content=st.binary(max_size=4000), suffix=st.sampled_from(sorted(MEDIA_TYPES)))
def test_no_bytes_whatever_break_the_check(content: bytes, suffix: str) -> None:
    refused(f"a{suffix}", content)


@given(name=st.sampled_from(sorted(GOOD)), data=st.data())
def test_no_spoiled_file_breaks_the_check(name: str, data: st.DataObject) -> None:
    content = bytearray(GOOD[name])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(content)))

    refused(name, bytes(content[:end]) if data.draw(st.booleans()) else bytes(content))


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("BA Pleno.PDF", "BA Pleno.pdf"),
        (r"C:\Users\kpu\BA.pdf", "BA.pdf"),
        ("../../etc/passwd.csv", "passwd.csv"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie_ x.pdf"),
        ("laporan\u202efdp.pdf", "laporanfdp.pdf"),
        ("  .pdf", "pdf"),
        ('a<b>"c".png', "a_b__c_.png"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("", "_"),
    ],
)
def test_a_kept_name_is_safe_on_every_system(given_name: str, kept: str) -> None:
    assert safe_filename(given_name) == kept


@given(name=st.text(max_size=300))
def test_no_name_whatever_becomes_unsafe(name: str) -> None:
    kept = safe_filename(name)

    assert 0 < len(kept) <= 120
    assert not set(kept) & set('/\\<>:"|?*\r\n\0')
    assert kept == safe_filename(kept)


TODAY = date(2024, 4, 3)


def link_problems(url: str, seen_on: str) -> list[tuple[str, str]]:
    with pytest.raises(EvidenceRefused) as caught:
        check_evidence_link(url, seen_on, today=TODAY)
    return [(problem.code, problem.found) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "day", ["31 Januari 2024", "31 jan 2024", "31/01/2024", "31-1-2024", "31.01.2024", "2024-01-31"]
)
def test_a_link_is_kept_with_the_day_it_was_seen(day: str) -> None:
    link = check_evidence_link(" https://jdih.kpu.go.id/kota-serang?id=1 ", day, today=TODAY)

    assert link == EvidenceLink("https://jdih.kpu.go.id/kota-serang?id=1", date(2024, 1, 31))


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("", "link-missing"),
        ("jdih.kpu.go.id/berkas", "link-scheme"),
        ("javascript:alert(1)", "link-scheme"),
        ("file:///C:/berkas.pdf", "link-scheme"),
        ("https://", "link-host"),
        ("https://[::1", "link-unreadable"),
        ("https://kpu.go.id:abc/", "link-unreadable"),
        ("https://kpu.go.id/a b", "link-unreadable"),
        ("https://kpu.go.id/\u202ea", "link-unreadable"),
        ("https://nama:sandi@kpu.go.id/", "link-password"),
        ("https://kpu.go.id/" + "a" * 2000, "link-too-long"),
    ],
)
def test_an_address_that_proves_nothing_is_refused(url: str, code: str) -> None:
    assert [found for found, _ in link_problems(url, "31/01/2024")] == [code]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("", "seen-on-missing"),
        ("kemarin", "seen-on-unreadable"),
        ("31/01/24", "seen-on-unreadable"),
        ("31 Februari 2024", "seen-on-unreadable"),
        ("13/31/2024", "seen-on-unreadable"),
        ("4 April 2024", "seen-on-future"),
    ],
)
def test_a_day_that_cannot_be_is_refused(day: str, code: str) -> None:
    assert link_problems("https://kpu.go.id", day) == [(code, day)]


def test_a_link_and_its_day_are_judged_together() -> None:
    assert link_problems("kpu", "besok") == [("link-scheme", "kpu"), ("seen-on-unreadable", "besok")]


@given(url=st.text(), day=st.text())
def test_no_text_whatever_breaks_the_check_of_a_link(url: str, day: str) -> None:
    with pytest.raises(EvidenceRefused):
        check_evidence_link(url, day + "x")
