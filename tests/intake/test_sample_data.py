"""The sample set passes the same intake as an office's files, says that it is invented, and tells a varied story."""

import re
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from iku.domain.facts import ReportedValue
from iku.domain.problem import Problem
from iku.errors import DefinitionsBroken
from iku.intake.definitions import load_definitions
from iku.intake.evidence import check_evidence_file, check_evidence_link
from iku.intake.realisations import read_realisation_file, read_realisations
from iku.intake.sample_set import SampleStep, StepKind, read_sample_set
from iku.intake.targets import read_targets

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "contoh"
DEFINITIONS = load_definitions(ROOT / "data" / "2024")
SAMPLE = read_sample_set(FOLDER)
MARK = "DATA CONTOH"


def steps(*kinds: StepKind) -> list[SampleStep]:
    return [step for step in SAMPLE.steps if step.kind in kinds]


def standing_reports() -> Mapping[tuple[str, str, int, int], ReportedValue]:
    """What the sample set reports in the end: later files win, withdrawn ones are left out."""
    withdrawn = {step.withdraws for step in steps(StepKind.WITHDRAWAL)}
    return {
        report.key: report
        for step in steps(StepKind.REALISATIONS)
        if step.name not in withdrawn
        for report in read_realisations(step.content(), step.filename, DEFINITIONS)
    }


def quarters_reported(indicator: str) -> set[int]:
    return {q for code, _, year, q in standing_reports() if code == indicator and year == 2024}


def test_the_steps_are_told_in_the_order_in_which_they_happened() -> None:
    moments = [step.recorded_at for step in SAMPLE.steps]

    assert moments == sorted(moments)
    assert all(moment.tzinfo is None for moment in moments)
    assert moments[0].isoformat() == "2023-02-01T02:05:00", "09.05 in Serang"


def test_every_person_is_a_role_marked_as_a_sample() -> None:
    names = {s.name for s in DEFINITIONS.subdivisions}

    reviewers = {"Verifikator Subbagian Perencanaan, Data dan Informasi (contoh)", "Sekretaris (contoh)"}

    assert {step.person for step in SAMPLE.steps} == {f"Operator {name} (contoh)" for name in names} | reviewers


def test_nobody_reviews_what_the_own_subdivision_reported() -> None:
    of_verifier = {i.code for i in DEFINITIONS.indicators if i.subdivision == "rendatin"}

    for step in steps(StepKind.REVIEW):
        assert (set(step.indicators) <= of_verifier) == step.person.startswith("Sekretaris")


def test_every_component_has_a_target_in_every_quarter_of_both_years() -> None:
    targets = {
        target.key
        for step in steps(StepKind.TARGETS)
        for target in read_targets(step.content(), step.filename, DEFINITIONS, year=step.year)
        if not target.is_blank
    }

    assert targets == {(*c.key, year, q) for c in DEFINITIONS.components for year in (2023, 2024) for q in (1, 2, 3, 4)}


def test_every_indicator_is_reported_in_both_years() -> None:
    reported = {(code, component, year) for code, component, year, _ in standing_reports()}

    assert reported == {(*c.key, year) for c in DEFINITIONS.components for year in (2023, 2024)}


def test_reports_that_are_missing_are_missing_on_purpose() -> None:
    missing = {
        i.code: set(DEFINITIONS.due_quarters(i.code, 2024)) - quarters_reported(i.code) for i in DEFINITIONS.indicators
    }

    assert {code: quarters for code, quarters in missing.items() if quarters} == {
        "IKU-06": {3},
        "IKU-07": {3, 4},
        "IKU-11": {3},
    }


def test_figures_below_target_at_the_years_end_are_explained_but_for_one_that_is_late() -> None:
    explained = {
        (e.indicator, e.quarter): e
        for step in steps(StepKind.REALISATIONS)
        for e in read_realisation_file(step.content(), step.filename, DEFINITIONS).explanations
    }

    assert {code for code, quarter in explained if quarter == 4 and explained[code, quarter].has_follow_up} == {
        "IKU-01",
        "IKU-05",
        "IKU-11",
    }
    assert all(e.has_follow_up or e.support for e in explained.values())
    assert all("(contoh)" in e.owner for e in explained.values() if e.owner)


def test_nothing_is_reported_before_its_stage() -> None:
    for indicator in DEFINITIONS.indicators:
        assert quarters_reported(indicator.code) <= set(DEFINITIONS.due_quarters(indicator.code, 2024))


def test_one_file_is_withdrawn_after_it_was_loaded_and_then_replaced() -> None:
    (withdrawal,) = steps(StepKind.WITHDRAWAL)
    (wrong,) = [step for step in SAMPLE.steps if step.name == withdrawal.withdraws]

    assert wrong.kind is StepKind.REALISATIONS
    assert wrong.recorded_at < withdrawal.recorded_at
    assert withdrawal.reason == "Salah berkas: angka triwulan II tertukar dengan angka tahun lalu."
    keys = {r.key for r in read_realisations(wrong.content(), wrong.filename, DEFINITIONS)}
    assert keys <= set(standing_reports())


def test_evidence_passes_the_same_checks_as_an_offices() -> None:
    files = {step.filename: check_evidence_file(step.filename, step.content()) for step in steps(StepKind.FILE)}
    links = [check_evidence_link(step.url, str(step.seen_on)) for step in steps(StepKind.LINK)]

    assert sorted(file.media_type for file in files.values()) == [
        *["application/pdf"] * 4,
        "image/png",
        "text/csv; charset=utf-8",
    ]
    assert {link.url for link in links} == {"https://example.org/data-contoh/jdih"}


def test_evidence_proves_documents_that_the_decree_asks_for_in_quarters_that_are_due() -> None:
    required = {(d.indicator, d.code) for d in DEFINITIONS.documents}
    places = [place for step in SAMPLE.steps for place in step.places]

    assert {(p.indicator, p.document) for p in places} <= required
    assert all(p.quarter in DEFINITIONS.due_quarters(p.indicator, p.year) for p in places)
    assert required - {(p.indicator, p.document) for p in places} == {
        ("IKU-04", "laporan-rumah-tangga"),
        ("IKU-05", "laporan-pengadaan"),
        ("IKU-10", "ladk"),
        ("IKU-11", "laporan-bimtek"),
        ("IKU-12", "laporan-rb"),
    }


def test_everything_says_that_it_is_invented() -> None:
    assert SAMPLE.label.startswith(MARK)
    for path in FOLDER.rglob("*.csv"):
        assert MARK in path.read_text(encoding="utf-8-sig").splitlines()[0], path.name
    for path in FOLDER.rglob("*.pdf"):
        with pikepdf.open(path) as pdf:
            content = pdf.pages[0].Contents.read_bytes().decode("ascii")
        assert re.findall(r"\((.*?)\) Tj", content)[0] == MARK, path.name
    assert all(path.name.startswith("contoh-") for path in (FOLDER / "bukti").iterdir())


def test_every_file_of_the_folder_is_used() -> None:
    used = {step.path for step in SAMPLE.steps if step.path}

    assert {p for p in FOLDER.rglob("*") if p.is_file()} - used == {FOLDER / "contoh.toml", FOLDER / "README.md"}


STEP = """
label = "DATA CONTOH"
[[steps]]
kind = "file"
file = "none.pdf"
person = "Operator (contoh)"
recorded_at = 2024-01-01T00:00:00
proves = [{ indicator = "IKU-01", document = "laporan", year = 2024, quarters = 1 }]
"""


def test_a_broken_manifest_is_refused_with_everything_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "contoh.toml").write_text(STEP)

    with pytest.raises(DefinitionsBroken) as refusal:
        read_sample_set(tmp_path)

    assert [(p.code, p.column, p.found, p.nearest) for p in refusal.value.problems] == [
        ("not-a-moment", "steps[1].recorded_at", "2024-01-01 00:00:00", ""),
        ("missing-file", "steps[1].file", "", ""),
        ("missing-value", "steps[1].proves[1].quarter", "", ""),
        ("unknown-key", "steps[1].proves[1].quarters", "", "quarter"),
    ]
    assert refusal.value.problems[1] == Problem(
        "missing-file", file="contoh.toml", column="steps[1].file", expected="none.pdf"
    )
