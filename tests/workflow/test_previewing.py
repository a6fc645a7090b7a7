"""Previews are given to those who may read evidence, of what stands as evidence, and kept within bounds."""

import pytest

from iku.domain.person import Grant, Person, Reading, Role, Standing
from iku.domain.preview import Contents, PagePicture
from iku.errors import NotAllowed, PreviewFailed, StoreUnusable
from iku.workflow.bounded import BoundedMemory
from iku.workflow.figures import read_figures
from iku.workflow.previewing import preview_page
from iku.workflow.proving import attach_file, withdraw_attachment
from iku.workflow.workspace import Workspace
from tests.evidence_files import pdf
from tests.workflow.conftest import ANI
from tests.workflow.test_proving import CSV, places
from tests.workflow.test_reporting import YEAR


def attached(workspace: Workspace, filename: str, content: bytes) -> str:
    attach_file(workspace, ANI, filename, content, places(workspace, "IKU-02")[:1])
    return read_figures(workspace, YEAR).attachments[0].sha256


def test_a_page_of_what_stands_is_shown(workspace: Workspace) -> None:
    sha256 = attached(workspace, "ba.pdf", pdf(3))

    shown = preview_page(workspace, ANI, sha256, 3)

    assert isinstance(shown, PagePicture)
    assert (shown.page, shown.pages) == (3, 3)
    assert preview_page(workspace, ANI, sha256, 3) is shown


def test_every_member_may_look_and_no_visitor_whatever_the_visitor_may_read(workspace: Workspace) -> None:
    sha256 = attached(workspace, "ba.csv", CSV)

    for role in Role:
        member = Person("Budi", "a1", Standing.MEMBER, frozenset({Grant(role)}))
        assert isinstance(preview_page(workspace, member, sha256), Contents)
    for reading in Reading:
        for asked in (sha256, "0" * 64):
            with pytest.raises(NotAllowed):
                preview_page(workspace, Person("", reading=reading), asked)


def test_what_no_fact_names_is_not_shown(workspace: Workspace) -> None:
    kept = workspace.files.put(b"a;b\n")
    sha256 = attached(workspace, "ba.csv", CSV)
    preview_page(workspace, ANI, sha256)
    withdraw_attachment(workspace, ANI, read_figures(workspace, YEAR).attachments[0].attachment, "keliru")

    assert [preview_page(workspace, ANI, asked) for asked in (kept, sha256, "0" * 64, "..", "")] == [None] * 5


def test_a_file_that_the_disk_has_changed_is_not_shown(workspace: Workspace) -> None:
    sha256 = attached(workspace, "rusak.csv", b"no;uraian\n1;hanya di sini\n")
    place = workspace.files.path(sha256)
    assert place is not None
    place.write_bytes(b"no;uraian\n1;diganti orang\n")

    with pytest.raises(StoreUnusable):
        preview_page(workspace, ANI, sha256)


def test_a_page_that_failed_once_fails_again_without_being_tried(workspace: Workspace) -> None:
    sha256 = attached(workspace, "ba.pdf", pdf(2))
    for _ in range(2):
        with pytest.raises(PreviewFailed):
            preview_page(workspace, ANI, sha256, 9)


def test_the_memory_forgets_what_was_not_asked_for_longest() -> None:
    memory: BoundedMemory[str, str] = BoundedMemory(100)
    memory.put("a", "A", 40)
    memory.put("b", "B", 40)
    memory.get("a")
    memory.put("c", "C", 40)
    memory.put("heavy", "H", 101)
    memory.put("c", "D", 60)

    assert [memory.get(key) for key in ("a", "b", "c", "heavy")] == ["A", None, "D", None]
