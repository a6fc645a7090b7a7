"""The explanations of a preview made ready: drafts restored and kept, every figure compared with what stands now."""

from collections.abc import Sequence

from iku.domain.draft import DraftPlace
from iku.domain.review import ExplanationNeed
from iku.present.drafts import draft_remark
from iku.present.explaining import NeedView, need_address, rewritten_sentence
from iku.ui import drafts, session
from iku.ui.cells import Cells
from iku.ui.drafts import DraftBook
from iku.ui.explanation_form import ExplanationForm, cell_row
from iku.workflow.workspace import Workspace

Quarter = tuple[int, int]


def form(workspace: Workspace, views: tuple[NeedView, ...]) -> ExplanationForm:
    """The form as it is to be drawn."""
    cells = Cells([cell_row(view) for view in views], _place(workspace))
    books = {quarter: _book(workspace, quarter) for quarter in _quarters([view.need for view in views])}
    for book in books.values():
        if found := book.restore():
            cells.restore(found)
    cells.settle()
    told = _told(cells, views)
    for quarter, book in books.items():
        rows = [cell_row(view) for view in views if view.need.key[1:] == quarter]
        book.keep(*Cells(rows, cells.place).draft(book.texts, book.against))
    is_shown = any(cells.is_changed(row) for row in cells.rows)
    restored = [book.restored_at for book in books.values() if book.restored_at and is_shown]
    remark = draft_remark(
        max(restored, default=None),
        is_kept=all(book.is_kept for book in books.values()),
        waits_for_name=any(book.waits_for_name for book in books.values()),
    )
    return ExplanationForm(views, cells, told, remark)


def forget(workspace: Workspace, needs: Sequence[ExplanationNeed]) -> None:
    """What was sent is no draft any more."""
    names = {need_address(need) for need in needs}
    for name in names:
        Cells((), _place(workspace)).forget(name)
    for quarter in _quarters(needs):
        book = _book(workspace, quarter)
        texts = {name: text for name, text in book.texts.items() if name.rpartition("/")[0] not in names}
        book.keep(texts, {name: given for name, given in book.against.items() if name not in names})


def _told(cells: Cells, views: Sequence[NeedView]) -> dict[str, str]:
    """Of each contested figure, who explained it. A file's words are taken; where nobody's stand there is no contest."""
    told: dict[str, str] = {}
    for view in views:
        row, need = cell_row(view), view.need
        if not cells.is_contested(row):
            continue
        if need.standing is not None and need.standing.explanation == need.given:
            told[view.address] = rewritten_sentence(need.standing)
        elif need.given.is_blank:
            cells.insist(row)
        else:
            cells.adopt(row)
    return told


def _quarters(needs: Sequence[ExplanationNeed]) -> list[Quarter]:
    return sorted({need.key[1:] for need in needs})


def _book(workspace: Workspace, quarter: Quarter) -> DraftBook:
    return drafts.book(workspace, DraftPlace("explanations", *quarter))


def _place(workspace: Workspace) -> str:
    # Not of another account's person.
    return f"explain-{'practice' if workspace.is_practice else 'working'}-{session.person().account}"
