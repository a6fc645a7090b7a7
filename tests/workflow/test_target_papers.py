"""Targets rest on documents: a first one names its document, a revision also its reason; row by row, or nothing is stored."""

from decimal import Decimal

import pytest

from iku.domain.facts import Channel, ProposedTarget, Submission, SubmissionKind
from iku.errors import UploadRefused
from iku.present.problems import problem_sentence
from iku.workflow.reporting import rehearse, submit
from iku.workflow.workspace import Workspace
from tests.workflow.conftest import ANI


def handed_in(*targets: ProposedTarget) -> Submission:
    return Submission(SubmissionKind.TARGETS, Channel.FILE, "target.csv", targets=targets)


def target(
    value: str | None, quarter: int = 1, *, document: str = "PK 1", reason: str = "", row: int | None = 2
) -> ProposedTarget:
    number = None if value is None else Decimal(value)
    return ProposedTarget("IKU-02", "", 2024, quarter, number, document=document, reason=reason, row=row)


def send(workspace: Workspace, *targets: ProposedTarget) -> None:
    submit(workspace, ANI, rehearse(workspace, ANI, handed_in(*targets)), confirmed=True)


def refusals(workspace: Workspace, *targets: ProposedTarget) -> list[str]:
    version = workspace.store.data_version
    with pytest.raises(UploadRefused) as refused:
        rehearse(workspace, ANI, handed_in(*targets))
    assert workspace.store.data_version == version
    return [problem_sentence(p) for p in refused.value.problems]


def test_a_first_target_needs_its_document_and_no_reason(workspace: Workspace) -> None:
    assert refusals(workspace, *(target("90", q, document="") for q in (1, 2, 3, 4))) == [
        (
            'Baris 2, kolom "Nomor dokumen": target IKU-02 belum punya nomor dokumen yang menetapkannya. '
            "Isi misalnya Perjanjian Kinerja 12/PK/2024."
        )
    ]

    send(workspace, target("90"))


@pytest.mark.parametrize("value", ["95", None])
def test_a_revision_needs_a_reason_as_well(workspace: Workspace, value: str | None) -> None:
    send(workspace, target("90"))

    assert refusals(workspace, target(value, row=5)) == [
        (
            'Baris 5, kolom "Alasan": target IKU-02 yang sudah ditetapkan akan diganti, tetapi alasannya belum ada. '
            "Isi alasan perubahannya."
        )
    ]
    assert refusals(workspace, target(value, document="", reason="revisi", row=None)) == [
        (
            "IKU-02, Nomor dokumen: target IKU-02 belum punya nomor dokumen yang menetapkannya. "
            "Isi misalnya Perjanjian Kinerja 12/PK/2024."
        )
    ]

    send(workspace, target(value, document="PK 2", reason="revisi"))


def test_a_target_that_stays_as_it_is_needs_neither(workspace: Workspace) -> None:
    send(workspace, target("90"))

    assert rehearse(workspace, ANI, handed_in(target("90", document=""))).unchanged == 1


def test_a_trajectory_that_falls_is_questioned_not_refused(workspace: Workspace) -> None:
    send(workspace, target("90", 1), target("95", 2))

    questions = rehearse(workspace, ANI, handed_in(target("92.5", 3))).questions

    assert [problem_sentence(q) for q in questions] == [
        (
            "IKU-02, Target TW III (baris 2): target 92,5 lebih rendah daripada triwulan sebelumnya (95), "
            "padahal dihitung s.d. triwulan. Periksa, lalu perbaiki atau pastikan."
        )
    ]
    assert not rehearse(workspace, ANI, handed_in(target("95", 3))).questions
