"""Looking at evidence: one page of it, or its texts and tables, for those who may read evidence."""

from threading import BoundedSemaphore

from iku.domain.person import Person
from iku.domain.preview import Contents, PagePicture, Preview
from iku.errors import PreviewFailed
from iku.intake.preview import preview
from iku.workflow.bounded import BoundedMemory
from iku.workflow.proving import evidence_named
from iku.workflow.workspace import Workspace

WIDTH = 1_200
"""Pixels: an A4 page whose small print can be read."""
NARROWEST, WIDEST = 200, 2_000
BYTES_KEPT = 64 * 1024 * 1024
TEXT_WEIGHT = 256 * 1024
"""What texts and tables are counted as: about the most that their limits let through."""

_drawn: BoundedMemory[tuple[str, int, int], Preview | PreviewFailed] = BoundedMemory(BYTES_KEPT)
# Each may take a gigabyte and a processor for a while.
_turns = BoundedSemaphore(2)


def preview_page(
    workspace: Workspace, person: Person, sha256: str, page: int = 1, width: int = WIDTH
) -> Preview | None:
    """What can be looked at of a file that stands as evidence, whatever a reviewer said of it; None where none stands.

    Raises NotAllowed, PreviewFailed, StoreUnusable (the disk has changed the file).
    """
    attachment = evidence_named(workspace, person, sha256)
    if attachment is None or workspace.files.path(sha256) is None:
        return None
    key = (sha256, page, min(max(width, NARROWEST), WIDEST))
    found = _drawn.get(key) or _draw(workspace, attachment.filename, key)
    if isinstance(found, PreviewFailed):
        raise PreviewFailed(found.problem)
    return found


def _draw(workspace: Workspace, filename: str, key: tuple[str, int, int]) -> Preview | PreviewFailed:
    """Once, also where it fails: whoever asks again does not make the server try again."""
    sha256, page, width = key
    with _turns:
        found: Preview | PreviewFailed | None = _drawn.get(key)
        if found is None:
            try:
                found = preview(workspace.files.read(sha256), filename, page, width)
            except PreviewFailed as failure:
                found = failure.with_traceback(None)
            _drawn.put(key, found, _weight(found))
    return found


def _weight(found: Preview | PreviewFailed) -> int:
    match found:
        case PagePicture():
            return len(found.png)
        case Contents():
            return TEXT_WEIGHT
        case _:
            return 1_000
