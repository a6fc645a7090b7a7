"""Evidence: attached to what it proves, counted, taken back."""

import pytest

from iku.errors import EvidenceRefused, UnknownSubmission
from iku.workflow.figures import read_figures
from iku.workflow.proving import Place, attach_file, attach_link, evidence_named, withdraw_attachment
from iku.workflow.workspace import Workspace
from tests.workflow.conftest import ANI
from tests.workflow.test_reporting import YEAR, report, send, target

CSV = b"no;uraian\n1;rekap\n"


def places(workspace: Workspace, *indicators: str) -> list[Place]:
    return [Place(d.indicator, d.code, YEAR, 1) for i in indicators for d in workspace.definitions.documents_of(i)]


def test_one_file_may_prove_several_documents_of_several_indicators(workspace: Workspace) -> None:
    wanted = places(workspace, "IKU-02", "IKU-04")

    receipt = attach_file(workspace, ANI, "rekap.csv", CSV, wanted)

    attached = read_figures(workspace, YEAR).attachments
    assert receipt.stored == len(wanted) == len(attached)
    assert {a.sha256 for a in attached} == {attached[0].sha256}
    assert workspace.files.read(attached[0].sha256) == CSV


def test_attached_documents_count_towards_complete_evidence(workspace: Workspace) -> None:
    send(workspace, target())
    send(workspace, report("90"))
    before = read_figures(workspace, YEAR).indicator("IKU-02", 1)
    assert before.documents_due > 0
    assert not before.has_complete_evidence

    attach_file(workspace, ANI, "rekap.csv", CSV, places(workspace, "IKU-02"))

    after = read_figures(workspace, YEAR).indicator("IKU-02", 1)
    assert after.has_complete_evidence


def test_the_same_file_for_the_same_document_is_not_attached_twice(workspace: Workspace) -> None:
    wanted = places(workspace, "IKU-02")
    attach_file(workspace, ANI, "rekap.csv", CSV, wanted)

    receipt = attach_file(workspace, ANI, "rekap.csv", CSV, wanted)

    assert (receipt.stored, receipt.unchanged) == (0, len(wanted))


def test_a_newer_file_for_a_document_is_its_next_version(workspace: Workspace) -> None:
    place = places(workspace, "IKU-02")[:1]
    attach_file(workspace, ANI, "rekap.csv", CSV, place)
    attach_file(workspace, ANI, "rekap.csv", CSV + b"2;tambahan\n", place)

    versions = [a.version for a in read_figures(workspace, YEAR).attachments]

    assert versions == [2, 1]


def test_a_link_is_marked_as_a_link(workspace: Workspace) -> None:
    attach_link(workspace, ANI, "https://jdih.kpu.go.id/x", "31/01/2024", places(workspace, "IKU-06")[:1])

    [attached] = read_figures(workspace, YEAR).attachments
    assert attached.is_link
    assert attached.seen_on is not None


def test_a_withdrawn_attachment_no_longer_counts_and_is_no_longer_served(workspace: Workspace) -> None:
    attach_file(workspace, ANI, "rekap.csv", CSV, places(workspace, "IKU-02")[:1])
    [attached] = read_figures(workspace, YEAR).attachments
    assert evidence_named(workspace, ANI, attached.sha256) == attached

    withdraw_attachment(workspace, ANI, attached.attachment, "berkas keliru")

    assert read_figures(workspace, YEAR).attachments == ()
    assert evidence_named(workspace, ANI, attached.sha256) is None
    with pytest.raises(UnknownSubmission):
        withdraw_attachment(workspace, ANI, attached.attachment, "berkas keliru")


def test_a_refused_file_leaves_neither_fact_nor_file(workspace: Workspace) -> None:
    with pytest.raises(EvidenceRefused):
        attach_file(workspace, ANI, "halaman.html", b"<html></html>", places(workspace, "IKU-02"))

    assert read_figures(workspace, YEAR).attachments == ()
    assert not any(p.is_file() for p in (workspace.home / "files").rglob("*"))
