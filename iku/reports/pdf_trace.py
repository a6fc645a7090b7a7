"""One indicator of the report, and the trace of its figure, as the plain lists and strings that the Typst template reads."""

from collections.abc import Sequence

from iku.present.basis import Step
from iku.present.chapter_section import EvidenceRow, Section
from iku.reports.pdf_words import Words, entry_words, status_words, table_words


def section_words(section: Section) -> Words:
    line = section.line
    return {
        "title": line.name,
        "objective": section.objective,
        "measure": section.measure,
        "figure": section.line.figure_text,
        "status": status_words(line.status),
        "note": line.note,
        "this_year": table_words(section.this_year),
        "quarters": table_words(section.quarters),
        "years": table_words(section.years) if section.years else None,
        "comparisons": [
            {"heading": compared.heading, "table": table_words(compared.table)}
            for compared in (section.plan, section.efficiency)
            if compared
        ],
        "blocks": [_block(heading, lines) for heading, lines in _said(section) if lines],
        "entries": entry_words(section.entries),
    }


def trace_words(section: Section) -> Words:
    return {
        "title": section.line.name,
        "figure": section.line.figure_text,
        "status": status_words(section.line.status),
        "components": [
            {"title": part.title, "steps": _steps(part.steps)} for part in section.basis.components
        ],
        "conclusion": _steps(section.basis.conclusion),
        "evidence": [_evidence(row) for row in section.evidence],
    }  # fmt: skip


def _said(section: Section) -> list[tuple[str, list[str]]]:
    causes = [
        (f"Penyebab dan tindak lanjut {cause.quarter}", [f"{label}: {text}" for label, text in cause.lines])
        for cause in section.causes
    ]
    return [
        *causes,
        ("Penyebab dan tindak lanjut", [section.unexplained] if section.unexplained else []),
        ("Dibandingkan dengan tahun lalu", list(section.compared)),
        ("Menuju akhir tahun", list(section.ahead)),
    ]


def _block(heading: str, lines: Sequence[str]) -> Words:
    return {"heading": heading, "lines": list(lines)}


def _steps(steps: Sequence[Step]) -> list[Words]:
    return [{"label": step.label, "text": step.text, "details": list(step.details)} for step in steps]


def _evidence(row: EvidenceRow) -> Words:
    return {
        "document": row.document,
        "state": row.state,
        "label": row.label,
        "details": [text for text in (row.details, row.check) if text],
        "sha256": row.sha256,
    }
