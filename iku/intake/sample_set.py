"""The sample set's manifest: which file is loaded when and by whom, what is taken back, which evidence proves what."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from iku.domain.problem import Problems
from iku.domain.review import Verdict
from iku.errors import DefinitionsBroken
from iku.intake.fields import Fields
from iku.intake.plan import TypedBudget, TypedPaper
from iku.intake.targets import TypedTarget

MANIFEST = "contoh.toml"
NOTHING_TYPED = TypedPaper()


class StepKind(StrEnum):
    TARGETS = "targets"
    REALISATIONS = "realisations"
    FILE = "file"
    LINK = "link"
    WITHDRAWAL = "withdrawal"
    REVIEW = "review"
    """reports of a quarter are verified, with every document attached to them, or returned"""
    LOCK = "lock"
    PLAN = "plan"
    """end targets of the strategic plan"""
    BUDGETS = "budgets"


@dataclass(frozen=True, slots=True)
class SamplePlace:
    """What a piece of evidence proves: one document of one indicator in one quarter."""

    indicator: str
    document: str
    year: int
    quarter: int


@dataclass(frozen=True, slots=True)
class SampleStep:
    """One thing that a person did. `recorded_at` is UTC, without a zone, as the store keeps it.

    `name` is what a later withdrawal calls the step in `withdraws`; `year` is the year of targets, or with
    `quarter` that of a review or lock, else 0. `reason` is that of a withdrawal or lock, or a review's comment.
    """

    kind: StepKind
    person: str
    recorded_at: datetime
    name: str = ""
    path: Path | None = None
    year: int = 0
    quarter: int = 0
    verdict: Verdict = Verdict.VERIFIED
    indicators: tuple[str, ...] = ()
    url: str = ""
    seen_on: date | None = None
    places: tuple[SamplePlace, ...] = ()
    withdraws: str = ""
    reason: str = ""
    paper: TypedPaper = NOTHING_TYPED
    targets: Mapping[tuple[str, str], TypedTarget] = field(default_factory=dict)
    """end targets, as they would be typed; `budgets` likewise"""
    budgets: Mapping[str, TypedBudget] = field(default_factory=dict)

    def content(self) -> bytes:
        """The file's bytes, none where the step has no file."""
        return self.path.read_bytes() if self.path else b""

    @property
    def filename(self) -> str:
        return self.path.name if self.path else ""


@dataclass(frozen=True, slots=True)
class SampleSet:
    """The steps in the order in which they happened, and the words that mark them all as invented."""

    label: str
    steps: tuple[SampleStep, ...]


def read_sample_set(folder: Path) -> SampleSet:
    """Reads the manifest of a folder; raises DefinitionsBroken with every problem."""
    problems = Problems(file=MANIFEST)
    document = Fields(tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8")), problems)
    sample = SampleSet(document.text("label"), tuple(_step(s, folder) for s in document.sections("steps")))
    document.reject_unread()
    if problems:
        raise DefinitionsBroken(tuple(problems))
    return sample


def _step(fields: Fields, folder: Path) -> SampleStep:
    kind = fields.choice("kind", StepKind)
    has_file = kind in (StepKind.TARGETS, StepKind.REALISATIONS, StepKind.FILE)
    is_withdrawal = kind is StepKind.WITHDRAWAL
    is_review = kind is StepKind.REVIEW
    is_of_quarter = kind in (StepKind.REVIEW, StepKind.LOCK, StepKind.BUDGETS)
    is_of_year = is_of_quarter or kind in (StepKind.TARGETS, StepKind.PLAN)
    is_evidence = kind in (StepKind.FILE, StepKind.LINK)
    step = SampleStep(
        kind=kind,
        person=fields.text("person"),
        recorded_at=fields.moment("recorded_at"),
        name=fields.optional_text("name"),
        path=_path(fields, folder) if has_file else None,
        year=fields.whole("year") if is_of_year else 0,
        quarter=fields.whole("quarter") if is_of_quarter else 0,
        verdict=fields.choice("verdict", Verdict) if is_review else Verdict.VERIFIED,
        indicators=fields.texts("indicators") if is_review else (),
        url=fields.text("url") if kind is StepKind.LINK else "",
        seen_on=fields.day("seen_on") if kind is StepKind.LINK else None,
        places=tuple(_place(place) for place in fields.sections("proves")) if is_evidence else (),
        withdraws=fields.text("withdraws") if is_withdrawal else "",
        reason=fields.text("reason") if is_withdrawal else fields.optional_text("reason"),
        paper=_paper(fields, kind),
        targets=dict(map(_target, fields.sections("targets"))) if kind is StepKind.PLAN else {},
        budgets=dict(map(_budget, fields.sections("budgets"))) if kind is StepKind.BUDGETS else {},
    )
    fields.reject_unread()
    return step


def _path(fields: Fields, folder: Path) -> Path:
    path = folder / fields.text("file")
    if not path.is_file():
        fields.report("missing-file", "file", expected=path.name)
    return path


def _paper(fields: Fields, kind: StepKind) -> TypedPaper:
    if kind not in (StepKind.PLAN, StepKind.BUDGETS):
        return NOTHING_TYPED
    return TypedPaper(fields.text("period") if kind is StepKind.PLAN else "", fields.text("document"))


def _target(fields: Fields) -> tuple[tuple[str, str], TypedTarget]:
    key = (fields.text("indicator"), fields.optional_text("component"))
    target = TypedTarget(fields.text("value"))
    fields.reject_unread()
    return key, target


def _budget(fields: Fields) -> tuple[str, TypedBudget]:
    indicator = fields.text("indicator")
    budget = TypedBudget(fields.text("allocation"), fields.text("spent"))
    fields.reject_unread()
    return indicator, budget


def _place(fields: Fields) -> SamplePlace:
    place = SamplePlace(
        indicator=fields.text("indicator"),
        document=fields.text("document"),
        year=fields.whole("year"),
        quarter=fields.whole("quarter"),
    )
    fields.reject_unread()
    return place
