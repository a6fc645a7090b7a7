"""One store for all tests that only read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iku.domain.facts import SubmissionKind
from iku.domain.period import Period
from iku.domain.person import at_the_console, sole_person
from iku.intake.definitions import load_definitions
from iku.workflow.proving import Place, attach_file
from iku.workflow.reporting import record
from iku.workflow.reviewing import lock
from iku.workflow.uploading import read_file
from iku.workflow.workspace import PROJECT, Workspace, open_workspace
from tests.evidence_files import pdf

SITI = sole_person("Siti")
DOCUMENT = pdf()
TARGETS = "tahun;triwulan;kode;target\n2024;1;IKU-02;100\n2024;2;IKU-02;100\n2024;1;IKU-04;100\n2024;2;IKU-04;100\n"
FIRST = "tahun;triwulan;kode;realisasi;keterangan\n2024;1;IKU-02;90,5;=1+1\n2024;1;IKU-04;0;\n"
SECOND = "tahun;triwulan;kode;realisasi\n2024;2;IKU-02;75\n"


@pytest.fixture(scope="package")
def promised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an office with targets and nothing reported, closed: to be copied by tests that write."""
    home = tmp_path_factory.mktemp("promised") / "home"
    workspace = open_workspace(home, load_definitions(PROJECT / "data" / "2024"))
    content = TARGETS.encode()
    record(
        workspace, SITI, read_file(workspace, SITI, SubmissionKind.TARGETS, "target.csv", content).submission, content
    )
    workspace.close()
    return home


@pytest.fixture(scope="package")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Two quarters reported, the first one locked; one document attached to the second."""
    workspace = open_workspace(tmp_path_factory.mktemp("api"), load_definitions(PROJECT / "data" / "2024"))
    for kind, text in (
        (SubmissionKind.TARGETS, TARGETS),
        (SubmissionKind.REALISATIONS, FIRST),
        (SubmissionKind.REALISATIONS, SECOND),
    ):
        content = text.encode()
        record(workspace, SITI, read_file(workspace, SITI, kind, "berkas.csv", content).submission, content)
    lock(workspace, at_the_console("Sekretaris"), Period(2024, 1), "selesai")
    document = workspace.definitions.documents_of("IKU-02")[0].code
    attach_file(workspace, SITI, "laporan.pdf", DOCUMENT, [Place("IKU-02", document, 2024, 2)])
    yield workspace
    workspace.close()
