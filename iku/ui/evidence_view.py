"""The evidence checklist as it is read: a row per document, its quarters, and what was attached."""

from iku.present.addresses import evidence_address
from iku.present.dates import short_quarter
from iku.present.evidence import AttachmentView, Checklist, DocumentRow
from iku.ui.markup import Html, element, joined, listing, outward, table


def checklist_html(checklist: Checklist, quarter: int) -> Html:
    """The quarters up to the one looked at."""
    quarters = range(1, quarter + 1)
    return table(
        checklist.title,
        ["Dokumen", "Jatuh tempo", *(short_quarter(q) for q in quarters), "Dilampirkan"],
        [_row(row, quarter) for row in checklist.rows],
        class_="iku-stack",
    )


def _row(row: DocumentRow, quarter: int) -> list[str]:
    states = [element("span", f"{cell.icon} {cell.word}", class_="iku-state") for cell in row.cells[:quarter]]
    attached = listing([_attachment(a) for a in row.attachments if a.quarter <= quarter], class_="iku-plain")
    return [row.title, row.frequency, *states, attached or "–"]


def _attachment(attached: AttachmentView) -> Html:
    address = attached.url if attached.is_link else evidence_address(attached.sha256)
    details = element("small", f"{attached.details}; {attached.strength}")
    return joined((outward(attached.label, address), Html("<br>"), details))
