"""What a report below target needs: refused without it, kept with it, and taken from files without losing what stands."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from iku.domain.facts import Channel, ProposedTarget, ReportedValue, Submission, SubmissionKind
from iku.domain.person import sole_person
from iku.domain.review import Explanation
from iku.errors import ExplanationMissing, WordsChanged
from iku.workflow.figures import read_figures
from iku.workflow.reporting import record, rehearse, submit, withdraw
from iku.workflow.uploading import read_file
from iku.workflow.workspace import Workspace
from tests.workflow.conftest import ANI

YEAR = 2024
FULL = Explanation("IKU-05", YEAR, 1, "Gudang penuh", "Sewa gudang", "Kasubbag KUL", date(2024, 6, 30))
HEADINGS = "Kode;Tahun;Triwulan;Realisasi;Kendala;Upaya;Penanggung jawab;Batas waktu\n"


@pytest.fixture(autouse=True)
def targets(workspace: Workspace) -> None:
    promised = tuple(
        ProposedTarget(code, "", YEAR, 1, value=Decimal(100), document="PK 1") for code in ("IKU-03", "IKU-05")
    )
    record(workspace, ANI, Submission(SubmissionKind.TARGETS, Channel.TYPED, targets=promised))


def report(value: str, indicator: str = "IKU-05", **texts: str) -> Submission:
    said = (Explanation(indicator, YEAR, 1, **texts),) if texts else ()  # type: ignore[arg-type]
    values = (ReportedValue(indicator, "", YEAR, 1, value=Decimal(value)),)
    return Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=values, explanations=said)


def stands(workspace: Workspace, indicator: str = "IKU-05") -> Explanation | None:
    found = read_figures(workspace, YEAR).explanation(indicator, 1)
    return found.explanation if found else None


@pytest.mark.parametrize("part", ["obstacle", "effort", "owner", "due_on"])
def test_each_part_of_a_follow_up_is_needed(workspace: Workspace, part: str) -> None:
    rehearsal = rehearse(workspace, ANI, report("79"))
    partly = replace(FULL, **{part: None if part == "due_on" else ""})  # type: ignore[arg-type]

    with pytest.raises(ExplanationMissing) as missing:
        submit(workspace, ANI, rehearsal, explanations=[partly])

    assert [need.key for need in missing.value.needs] == [FULL.key]
    assert read_figures(workspace, YEAR).realisation("IKU-05", "", 1) is None
    assert submit(workspace, ANI, rehearsal, explanations=[FULL]).stored == 2
    assert stands(workspace) == FULL


def test_a_figure_that_stands_already_is_asked_about_as_well(workspace: Workspace) -> None:
    record(workspace, ANI, report("79"))

    rehearsal = rehearse(workspace, ANI, report("79"))

    assert (rehearsal.changes_nothing, [need.is_met for need in rehearsal.needs]) == (True, [False])
    assert submit(workspace, ANI, rehearsal, explanations=[FULL]).stored == 1
    assert stands(workspace) == FULL


def test_a_figure_that_is_reached_goes_through_without_words_and_keeps_them_where_given(workspace: Workspace) -> None:
    submit(workspace, ANI, rehearse(workspace, ANI, report("100")))
    assert stands(workspace) is None

    submit(workspace, ANI, rehearse(workspace, ANI, report("101", support="Gudang baru")))
    assert stands(workspace) == Explanation("IKU-05", YEAR, 1, support="Gudang baru")


def test_words_that_are_cleared_under_the_preview_are_not_kept(workspace: Workspace) -> None:
    rehearsal = rehearse(workspace, ANI, report("100", support="salah baris"))

    submit(workspace, ANI, rehearsal, explanations=[Explanation("IKU-05", YEAR, 1)])

    found = stands(workspace)
    assert found is None or found.is_blank


def test_a_blank_cell_of_a_file_takes_no_explanation_back(workspace: Workspace) -> None:
    submit(workspace, ANI, rehearse(workspace, ANI, report("79")), explanations=[FULL])
    file = f"{HEADINGS}IKU-05;2024;TW I;80;;Sewa dua gudang;;\n".encode()

    upload = read_file(workspace, ANI, SubmissionKind.REALISATIONS, "tw1.csv", file)
    submit(workspace, ANI, rehearse(workspace, ANI, upload.submission), content=file)

    assert stands(workspace) == replace(FULL, effort="Sewa dua gudang")


def test_an_explanation_goes_with_the_submission_that_is_taken_back(workspace: Workspace) -> None:
    receipt = submit(workspace, ANI, rehearse(workspace, ANI, report("79")), explanations=[FULL])

    withdraw(workspace, ANI, receipt.submission, "salah triwulan")

    assert stands(workspace) is None


def test_words_of_unverified_reports_stay_out_where_only_settled_ones_count(workspace: Workspace) -> None:
    submit(workspace, ANI, rehearse(workspace, ANI, report("79")), explanations=[FULL])

    assert read_figures(workspace, YEAR, only_settled=True).explanations == ()


BUDI = sole_person("Budi Santoso")
OTHER = replace(FULL, effort="Pinjam gudang provinsi")


def test_what_somebody_explained_anew_meanwhile_is_not_written_over_unseen(workspace: Workspace) -> None:
    submit(workspace, ANI, rehearse(workspace, ANI, report("79")), explanations=[FULL])
    rehearsal = rehearse(workspace, ANI, report("79"))
    submit(workspace, BUDI, rehearse(workspace, BUDI, report("79")), explanations=[OTHER])

    with pytest.raises(WordsChanged) as refused:
        submit(workspace, ANI, rehearsal, explanations=[replace(FULL, effort="Sewa dua gudang")])

    assert [(said.explanation, said.recorded_by) for said in refused.value.standing] == [(OTHER, "Budi Santoso")]
    assert stands(workspace) == OTHER

    seen = rehearse(workspace, ANI, report("79"))
    assert [need.standing for need in seen.needs] == list(refused.value.standing)
    submit(workspace, ANI, seen, explanations=[FULL])
    assert stands(workspace) == FULL


def test_who_writes_the_same_or_nothing_new_is_not_stopped(workspace: Workspace) -> None:
    submit(workspace, ANI, rehearse(workspace, ANI, report("79")), explanations=[FULL])
    same, nothing = (rehearse(workspace, ANI, report("79")) for _ in range(2))
    submit(workspace, BUDI, rehearse(workspace, BUDI, report("79")), explanations=[OTHER])

    submit(workspace, ANI, same, explanations=[OTHER])
    submit(workspace, ANI, nothing, explanations=[FULL])

    assert stands(workspace) == OTHER
