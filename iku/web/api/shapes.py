"""The schemas of what is answered and sent: the fields of each kind of row, in order, each named once."""

from collections.abc import Iterable

from iku.domain.achievement import Reason
from iku.domain.review import ReportState
from iku.domain.rules import Consolidation, Polarity
from iku.intake.columns import Column
from iku.intake.records import FIELDS, FIGURES, WHOLE
from iku.present.rows import Level
from iku.web.api.parameters import Schema

DIGITS = r"^-?[0-9]+(\.[0-9]+)?$"
TEXT: Schema = {"type": "string"}
TRUTH: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}
QUARTER: Schema = {"type": "integer", "minimum": 1, "maximum": 4}
DECIMAL: Schema = {
    "type": ["string", "null"],
    "pattern": DIGITS,
    "description": "A decimal number with a dot, as text, so that no digit is lost.",
}
MOMENT: Schema = {"type": "string", "format": "date-time", "description": "In UTC."}
TEXTS: Schema = {"type": "array", "items": TEXT}


def choices(words: Iterable[str], *, or_blank: bool = False) -> Schema:
    return {"type": "string", "enum": [*words, *([""] if or_blank else [])]}


def nullable(schema: Schema) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}


def record(**fields: Schema) -> Schema:
    """An object with exactly these fields."""
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


ANY_COUNT: Schema = {"type": "integer"}
REASON = choices([r.value for r in Reason], or_blank=True)
PERIOD = {"year": ANY_COUNT, "quarter": QUARTER}
STATE = {"state": choices([s.value for s in ReportState], or_blank=True), "own_review": TRUTH}
OF_FACT = {
    "recorded_at": MOMENT,
    "recorded_by": TEXT,
    "submission": TEXT,
    "filename": TEXT,
    "row": nullable(ANY_COUNT),
}

COMPONENT_ACHIEVEMENT = record(
    office=TEXT, **PERIOD, indicator=TEXT, component=TEXT, unit=TEXT, polarity=choices([p.value for p in Polarity]),
    consolidation=choices([c.value for c in Consolidation]), target=DECIMAL, target_upper=DECIMAL, target_grade=TEXT,
    realisation=DECIMAL, realisation_grade=TEXT, numerator=DECIMAL, denominator=DECIMAL,
    through_quarter=nullable(QUARTER), achievement=DECIMAL, achievement_capped=DECIMAL, band=TEXT, reason=REASON,
)  # fmt: skip
INDICATOR_ACHIEVEMENT = record(
    office=TEXT, **PERIOD, indicator=TEXT, title=TEXT, division=TEXT, subdivision=TEXT, weight=DECIMAL,
    through_quarter=nullable(QUARTER), achievement=DECIMAL, achievement_capped=DECIMAL, band=TEXT, reached=TRUTH,
    reason=REASON, due=TRUTH, reported=TRUTH, documents_due=COUNT, documents_attached=COUNT, **STATE,
)  # fmt: skip
GROUP_ACHIEVEMENT = record(
    office=TEXT, **PERIOD, division=TEXT, achievement_capped=DECIMAL, band=TEXT, indicators=COUNT, computed=COUNT,
    reached=COUNT, due=COUNT, reported=COUNT, evidence_due=COUNT, fully_evidenced=COUNT,
)  # fmt: skip
ACHIEVEMENTS = {
    Level.COMPONENT: COMPONENT_ACHIEVEMENT,
    Level.INDICATOR: INDICATOR_ACHIEVEMENT,
    Level.DIVISION: GROUP_ACHIEVEMENT,
    Level.OFFICE: GROUP_ACHIEVEMENT,
}
REALISATION = record(
    indicator=TEXT, component=TEXT, **PERIOD, version=COUNT, value=DECIMAL, numerator=DECIMAL, denominator=DECIMAL,
    grade=TEXT, note=TEXT, **OF_FACT, **STATE,
)  # fmt: skip
TARGET = record(
    indicator=TEXT, component=TEXT, **PERIOD, version=COUNT, value=DECIMAL, upper=DECIMAL, baseline=DECIMAL, grade=TEXT,
    unit=TEXT, document=TEXT, reason=TEXT, **OF_FACT,
)  # fmt: skip
EVIDENCE = record(
    attachment=TEXT, indicator=TEXT, document=TEXT, **PERIOD, version=COUNT, filename=TEXT, media_type=TEXT, sha256=TEXT,
    size=COUNT, url=TEXT, seen_on=nullable({"type": "string", "format": "date"}), recorded_at=MOMENT, recorded_by=TEXT,
    submission=TEXT, accepted=nullable(TRUTH),
)  # fmt: skip
INDICATOR = record(
    indicator=TEXT, component=TEXT, number=COUNT, title=TEXT, component_title=TEXT, description=TEXT, formula=TEXT,
    source=TEXT, division=TEXT, subdivision=TEXT, contributors=TEXTS, unit=TEXT,
    polarity=choices([p.value for p in Polarity]), consolidation=choices([c.value for c in Consolidation]),
    weight=DECIMAL, component_weight=DECIMAL, takes_parts=TRUTH, due_quarters={"type": "array", "items": QUARTER},
    documents=TEXTS,
)  # fmt: skip

CHANGE = record(
    **PERIOD, indicator=TEXT, division=TEXT, before=DECIMAL, after=DECIMAL, band_before=TEXT, band_after=TEXT
)
PROBLEM = record(
    code=TEXT, indicator=TEXT, sheet=TEXT, row=nullable(ANY_COUNT), column=TEXT, cell=TEXT, found=TEXT, expected=TEXT,
    nearest=TEXT, must_confirm=TRUTH, sentence=TEXT,
)  # fmt: skip
DETAILS = record(
    type={"type": "string", "format": "uri"}, title=TEXT, status=ANY_COUNT, detail=TEXT, code=TEXT,
    problems={"type": "array", "items": PROBLEM},
)  # fmt: skip
NEED = record(indicator=TEXT, **PERIOD, reached=TRUTH, met=TRUTH)
RECEIPT = record(
    dry_run=TRUTH, submission=TEXT, recorded_at=nullable(MOMENT), person=TEXT, sample=TRUTH, stored=COUNT, unchanged=COUNT,
    changes={"type": "array", "items": CHANGE}, questions={"type": "array", "items": PROBLEM},
    explanations_needed={"type": "array", "items": NEED}, notes={"type": "array", "items": PROBLEM},
)  # fmt: skip
ATTACHED = record(submission=TEXT, recorded_at=MOMENT, person=TEXT, sample=TRUTH, stored=COUNT, unchanged=COUNT)


def one_of(schemas: Iterable[Schema]) -> Schema:
    """Any of these, each named once."""
    return {"anyOf": list({id(schema): schema for schema in schemas}.values())}


def page_of(rows: Schema) -> Schema:
    """The JSON around rows."""
    return record(
        year=ANY_COUNT, as_of=nullable(MOMENT), sample=TRUTH, total=COUNT, offset=COUNT, limit=COUNT,
        rows={"type": "array", "items": rows},
    )  # fmt: skip


def records_of(figure: Column) -> Schema:
    """What is sent as JSON: the fields that the reader of such files knows, and no others."""
    fields = {name: _sent(name) for name in FIELDS[figure]}
    row: Schema = {
        "type": "object", "properties": fields, "required": ["indicator"], "additionalProperties": False
    }  # fmt: skip
    rows: Schema = {"type": "array", "items": row, "minItems": 1}
    return {"type": "object", "properties": {"rows": rows}, "required": ["rows"], "additionalProperties": False}


def _sent(name: str) -> Schema:
    if name in WHOLE:
        return {"type": ["integer", "null"]}
    return {"type": ["number", "string", "null"]} if name in FIGURES else {"type": ["string", "null"]}
