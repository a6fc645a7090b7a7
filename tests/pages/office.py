"""An office's store for the tests of pages: two years, all thirteen indicators, some missed, missing, late or unproved."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from iku.domain.definitions import Definitions
from iku.domain.facts import (
    Channel,
    ProposedAttachment,
    ProposedTarget,
    ReportedValue,
    Submission,
    SubmissionKind,
)
from iku.domain.indicator import Component
from iku.domain.person import sole_person
from iku.domain.rules import Polarity
from iku.workflow.reporting import record
from iku.workflow.workspace import Workspace, open_workspace

RINA = sole_person("Rina (uji)")
YEARS = (2023, 2024)
HUNDRED = Decimal(100)
REPORTED: dict[tuple[str, str], tuple[str, str, str]] = {
    ("IKU-01", "anggaran"): ("95", "96", "97"),
    ("IKU-01", "kinerja"): ("98", "99", "100"),
    ("IKU-02", ""): ("100", "100", "100"),
    ("IKU-03", ""): ("97.40", "99.20", "103.20"),
    ("IKU-04", ""): ("90", "93", "96.40"),
    ("IKU-05", ""): ("74", "78", "79.29"),
    ("IKU-06", ""): ("84", "79.60", "71.20"),
    ("IKU-07", ""): ("88", "", ""),
    ("IKU-08", ""): ("", "112", ""),
    ("IKU-10", ""): ("91.30", "", ""),
    ("IKU-11", ""): ("76", "80", "84.70"),
    ("IKU-12", ""): ("", "", "BB"),
    ("IKU-13", ""): ("100", "", ""),
}
"""What was reported in the first three quarters of 2024, by component; "" is nothing. Targets are 100 and B."""
NOTE = "Operator <b>JDIH</b> berganti; *upaya*: pelatihan [TW IV]."
"""Of IKU-06: as people write, markup and all."""


def fill(home: Path, definitions: Definitions) -> None:
    """Records everything in a new store in `home`, and closes it."""
    workspace = open_workspace(home, definitions)
    for submission in _submissions(workspace):
        record(workspace, RINA, submission)
    workspace.close()


def _submissions(workspace: Workspace) -> Iterator[Submission]:
    definitions = workspace.definitions
    for year in YEARS:
        targets = tuple(_target(c, year, q) for c in definitions.components for q in range(1, 5))
        yield Submission(SubmissionKind.TARGETS, Channel.FILE, "perjanjian.xlsx", targets=targets)
        for quarter in (1, 2, 3):
            reports = tuple(_reports(definitions, year, quarter))
            yield Submission(SubmissionKind.REALISATIONS, Channel.FILE, f"tw{quarter}.xlsx", realisations=reports)
    content = b"a,b\n1,2\n"
    attachments = tuple(_attachments(definitions, workspace.files.put(content), len(content)))
    yield Submission(SubmissionKind.EVIDENCE, Channel.TYPED, attachments=attachments)


def _target(component: Component, year: int, quarter: int) -> ProposedTarget:
    if component.polarity is Polarity.ORDINAL:
        return ProposedTarget(component.indicator, component.code, year, quarter, grade="B", document="PK 01")
    return ProposedTarget(component.indicator, component.code, year, quarter, HUNDRED, unit="%", document="PK 01")


def _reports(definitions: Definitions, year: int, quarter: int) -> Iterator[ReportedValue]:
    for row, ((code, part), texts) in enumerate(REPORTED.items(), start=5):
        text = texts[quarter - 1]
        note = NOTE if code == "IKU-06" and quarter == 3 else ""
        if not text:
            continue
        if definitions.indicator(code).component(part).polarity is Polarity.ORDINAL:
            yield ReportedValue(code, part, year, quarter, grade=text, note=note, row=row)
        else:
            earlier = 2024 - year
            yield ReportedValue(code, part, year, quarter, value=Decimal(text) - earlier, note=note, row=row)


def _attachments(definitions: Definitions, sha256: str, size: int) -> Iterator[ProposedAttachment]:
    """All of them but for IKU-04 in the third quarter; IKU-06 has a link for one of its documents."""
    for document in definitions.documents:
        for quarter in (1, 2, 3):
            place = (document.indicator, document.code, 2024, quarter)
            if document.indicator == "IKU-06":
                if document.code == "jdih":
                    yield ProposedAttachment(*place, url="https://jdih.example.go.id/2024", seen_on=date(2024, 10, 4))
            elif document.indicator != "IKU-04" or quarter < 3:
                yield ProposedAttachment(*place, f"{document.code}.csv", "text/csv", sha256, size)
