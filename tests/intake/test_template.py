"""Templates: filled in and uploaded again, they say what was filled in; no cell in them becomes a formula."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from iku.domain.facts import ReportedValue
from iku.domain.review import Explanation
from iku.intake.realisations import read_realisation_file, read_realisations
from iku.intake.safe_text import marked, unmarked
from iku.intake.targets import read_targets
from iku.intake.template import Form, TemplateTarget, TemplateValue, realisation_template, target_template
from iku.present.problems import problem_sentence
from tests.intake.office import DEFINITIONS, THIRD

Known = Mapping[tuple[str, str], TemplateValue]
FORMS = pytest.mark.parametrize("form", ["csv", "xlsx"])
KNOWN: Known = {
    ("IKU-03", ""): TemplateValue(target=Decimal(100), last=Decimal("97.25")),
    ("IKU-07", ""): TemplateValue(target=Decimal(80), target_upper=Decimal("90.5")),
    ("IKU-12", ""): TemplateValue(target_grade="BB", last_grade="B"),
}


def made(form: Form, subdivision: str | None = "rendatin", *, known: Known = KNOWN, is_sample: bool = False) -> bytes:
    return realisation_template(DEFINITIONS, subdivision, THIRD, known, form, is_sample=is_sample)


def cells_of(content: bytes, form: Form) -> list[list[str]]:
    if form == "csv":
        return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def filled(content: bytes, form: Form, indicator: str, **texts: str) -> bytes:
    """The template with cells of one indicator filled in, as a person would."""
    if form == "csv":
        rows = cells_of(content, form)
        heading = next(row for row in rows if "Kode IKU" in row)
        for row in rows:
            if row[0] == indicator:
                for name, text in texts.items():
                    row[heading.index(name)] = text
        text_file = StringIO(newline="")
        csv.writer(text_file, delimiter=";", lineterminator="\r\n").writerows(rows)
        return text_file.getvalue().encode("utf-8-sig")
    workbook = load_workbook(BytesIO(content))
    sheet = workbook.worksheets[0]
    heading_row = next(row for row in sheet.iter_rows() if row[0].value == "Kode IKU")
    columns = {str(cell.value): int(cell.column or 0) for cell in heading_row}
    for row_of_cells in sheet.iter_rows():
        if row_of_cells[0].value == indicator:
            for name, text in texts.items():
                sheet.cell(int(row_of_cells[0].row or 0), columns[name]).value = text
    saved = BytesIO()
    workbook.save(saved)
    return saved.getvalue()


@FORMS
@pytest.mark.parametrize("is_sample", [False, True], ids=["real", "sample"])
@pytest.mark.parametrize("subdivision", [None, "rendatin", "kul", "teknis-hukum", "parmas-sdm"])
def test_a_template_uploaded_unchanged_gives_no_problem_and_no_value(
    form: Form, subdivision: str | None, is_sample: bool
) -> None:
    content = made(form, subdivision, is_sample=is_sample)

    read = read_realisation_file(content, f"templat.{form}", DEFINITIONS, period=THIRD, subdivision=subdivision)

    indicators = DEFINITIONS.reported_by(subdivision) if subdivision else DEFINITIONS.indicators
    assert read.values == ()
    assert read.blank_rows == sum(len(indicator.components) for indicator in indicators)
    assert [problem_sentence(note) for note in read.notes] == (
        [("Lembar \"Realisasi\": b" if form == "xlsx" else "B") + "erkas ini bertanda DATA CONTOH. "
         "Jangan dikirim sebagai realisasi yang sebenarnya."] if is_sample else []
    )  # fmt: skip


@FORMS
def test_a_template_filled_in_reads_back_what_was_typed_even_without_a_period(form: Form) -> None:
    content = filled(made(form), form, "IKU-03", Realisasi="98,5", Keterangan="baik")
    content = filled(content, form, "IKU-07", Pembilang="1.234.567", Penyebut="2000000")

    read = read_realisations(content, f"templat.{form}", DEFINITIONS)

    assert [(r.key, r.value, r.numerator, r.denominator, r.note) for r in read] == [
        (("IKU-03", "", 2024, 3), Decimal("98.5"), None, None, "baik"),
        (("IKU-07", "", 2024, 3), None, Decimal(1234567), Decimal(2000000), ""),
    ]


@FORMS
def test_what_stands_already_is_filled_in_and_reads_back_the_same(form: Form) -> None:
    standing = (
        ReportedValue("IKU-01", "anggaran", 2024, 3, numerator=Decimal(1234), denominator=Decimal("2345.5"), note="-5"),
        ReportedValue("IKU-03", "", 2024, 3, value=Decimal("1.234"), note='baris satu\nbaris dua; "kutip"'),
    )
    known = {(r.indicator, r.component): TemplateValue(current=r) for r in standing}

    read = read_realisations(made(form, known=known), f"templat.{form}", DEFINITIONS, period=THIRD)

    assert tuple(replace(r, row=None) for r in read) == standing


@FORMS
def test_what_explains_a_figure_is_filled_in_and_asked_for_once_an_indicator(form: Form) -> None:
    standing = Explanation("IKU-01", 2024, 3, "=Revisi\nDIPA", "Percepatan", "Kasubbag", date(2024, 12, 5), "")
    known = {("IKU-01", code): TemplateValue(explanation=standing) for code in ("anggaran", "kinerja")}

    content = made(form, known=known)
    read = read_realisation_file(content, f"templat.{form}", DEFINITIONS, period=THIRD)

    assert (read.values, read.explanations, read.blank_rows) == ((), (standing,), 4)
    rows = [row for row in cells_of(content, form) if row[0] == "IKU-01"]
    assert [row[-2] for row in rows] == ["05/12/2024", ""]


@FORMS
def test_an_explanation_that_is_filled_in_reads_back(form: Form) -> None:
    texts = {"Kendala": "Data ganda", "Upaya": "Coklit ulang", "Penanggung jawab": "Ani", "Batas waktu": "31/12/2024"}

    content = filled(made(form), form, "IKU-03", Realisasi="71,2", **texts)
    read = read_realisation_file(content, f"templat.{form}", DEFINITIONS)

    assert read.explanations == (
        Explanation("IKU-03", 2024, 3, "Data ganda", "Coklit ulang", "Ani", date(2024, 12, 31)),
    )


@FORMS
def test_target_and_last_value_stand_beside_the_fields(form: Form) -> None:
    rows = cells_of(made(form, None), form)

    heading = next(row for row in rows if "Kode IKU" in row)
    shown = {row[0]: (row[heading.index("Target")], row[heading.index("Realisasi terakhir")]) for row in rows}
    assert (shown["IKU-03"], shown["IKU-07"], shown["IKU-12"]) == (("100", "97,25"), ("80–90,5", ""), ("BB", "B"))


def test_the_csv_is_what_excel_in_indonesian_opens_at_once() -> None:
    content = made("csv")

    assert content.startswith(b"\xef\xbb\xbfKode IKU;Indikator;Komponen;Tahun;Triwulan;Satuan;Target;")
    assert content.count(b"\r\n") == content.count(b"\n") == 5


@FORMS
def test_a_sample_is_marked_in_its_first_cell(form: Form) -> None:
    rows = cells_of(made(form, is_sample=True), form)

    assert rows[0][0] == "DATA CONTOH – bukan realisasi Komisi Pemilihan Umum Kota Serang"


def test_the_workbook_offers_grades_explains_parts_and_locks_the_rest() -> None:
    sheet = load_workbook(BytesIO(made("xlsx", None))).worksheets[0]

    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=4)}
    heading = [cell.value for cell in next(sheet.iter_rows(min_row=3, max_row=3))]
    grade = rows["IKU-12"][heading.index("Realisasi")]
    numerator = rows["IKU-03"][heading.index("Pembilang")]
    assert rules[grade.coordinate].formula1 == '"AA,A,BB,B,CC,C,D"'
    assert rules[numerator.coordinate].prompt == DEFINITIONS.indicator("IKU-03").components[0].numerator
    assert sheet.freeze_panes == "C4"
    assert sheet.protection.sheet
    assert not grade.protection.locked
    assert rows["IKU-03"][0].protection.locked
    assert rows["IKU-12"][heading.index("Pembilang")].protection.locked
    assert numerator.number_format == "@"


@FORMS
def test_targets_that_stand_are_filled_in_and_read_back_the_same(form: Form) -> None:
    known = {
        ("IKU-03", "", 1): TemplateTarget(Decimal("97.5"), unit="%", document="PK 1"),
        ("IKU-03", "", 4): TemplateTarget(Decimal(100), baseline=Decimal(70), unit="%", document="PK 1"),
        ("IKU-12", "", 4): TemplateTarget(grade="BB"),
    }

    content = target_template(DEFINITIONS, 2024, known, form, is_sample=False)
    read = read_targets(content, f"target.{form}", DEFINITIONS)

    assert [(*t.key, t.value, t.baseline, t.grade, t.unit, t.document) for t in read] == [
        ("IKU-03", "", 2024, 1, Decimal("97.5"), Decimal(70), "", "%", "PK 1"),
        ("IKU-03", "", 2024, 4, Decimal(100), Decimal(70), "", "%", "PK 1"),
        ("IKU-12", "", 2024, 4, None, None, "BB", "predikat", ""),
    ]


@FORMS
def test_an_empty_target_template_gives_no_problem_and_no_target(form: Form) -> None:
    content = target_template(DEFINITIONS, 2024, {}, form, is_sample=False)

    assert read_targets(content, f"target.{form}", DEFINITIONS) == ()


STARTS = st.sampled_from(["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'=", "''+", " =", "'", ""])


@given(text=st.builds(str.__add__, STARTS, st.text(max_size=10)))
def test_marking_keeps_formulas_out_and_comes_off_again(text: str) -> None:
    safe = marked(text)

    assert unmarked(safe) == text
    assert safe.lstrip("\r\n\t \u00a0")[:1] not in ("=", "+", "-", "@", "＝", "＋", "－", "＠")
    assert safe[:1] not in ("\t", "\r")


@FORMS
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    note=st.builds(
        str.__add__, STARTS, st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=12)
    )
)
def test_no_text_of_a_template_becomes_a_formula(form: Form, note: str) -> None:
    current = ReportedValue("IKU-03", "", 2024, 3, value=Decimal(-5), note=note)
    explanation = Explanation("IKU-03", 2024, 3, note, note, note, None, note)
    known = {("IKU-03", ""): TemplateValue(current=current, explanation=explanation)}

    content = made(form, known=known)

    if form == "xlsx":
        sheet = load_workbook(BytesIO(content)).worksheets[0]
        assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row)
    else:
        cells = [cell for row in cells_of(content, "csv") for cell in row if cell != "-5"]
        assert not [cell for cell in cells if cell.strip()[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠")]
