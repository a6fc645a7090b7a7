"""Templates to fill in, with what the store knows already, for whoever may see figures."""

from iku.domain.facts import ReportedValue, SubmissionKind
from iku.domain.period import QUARTERS, Period
from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.domain.submission import RealisationFact
from iku.errors import NotAllowed
from iku.intake.template import Form, TemplateTarget, TemplateValue, realisation_template, target_template
from iku.workflow.figures import read_figures
from iku.workflow.workspace import Workspace


def template_bytes(
    workspace: Workspace, person: Person, kind: SubmissionKind, period: Period, subdivision: str | None, form: Form
) -> bytes:
    """A template for a subdivision's realisations of one quarter (None: every subdivision), or for a year's targets.

    Raises NotAllowed.
    """
    if not may(person, Action.READ_FIGURES):
        raise NotAllowed(Action.READ_FIGURES)
    workspace = workspace.of_year(period.year)
    if kind is SubmissionKind.TARGETS:
        return target_template(
            workspace.definitions,
            period.year,
            known_targets(workspace, period.year),
            form,
            is_sample=workspace.is_practice,
        )
    return realisation_template(
        workspace.definitions,
        subdivision,
        period,
        known_values(workspace, period),
        form,
        is_sample=workspace.is_practice,
    )


def known_values(workspace: Workspace, period: Period) -> dict[tuple[str, str], TemplateValue]:
    """Per component: its target of the quarter, the last value before it, and what was reported for it already."""
    this_year, year_before = read_figures(workspace, period.year), read_figures(workspace, period.year - 1)
    known = {}
    for component in workspace.definitions.components:
        target = this_year.target(*component.key, period.quarter)
        earlier = [
            year_before.component(*component.key, 4),
            *(this_year.component(*component.key, q) for q in QUARTERS),
        ]
        last = earlier[period.quarter - 1]
        known[component.key] = TemplateValue(
            target=target.value if target else None,
            target_upper=target.upper if target else None,
            target_grade=target.grade if target else "",
            last=last.realisation if last else None,
            last_grade=last.realisation_grade if last else "",
            current=_reported(this_year.realisation(*component.key, period.quarter)),
            explanation=stands.explanation
            if (stands := this_year.explanation(component.indicator, period.quarter))
            else None,
        )
    return known


def known_targets(workspace: Workspace, year: int) -> dict[tuple[str, str, int], TemplateTarget]:
    """The targets of a year that stand already."""
    return {
        (t.indicator, t.component, t.quarter): TemplateTarget(t.value, t.upper, t.baseline, t.grade, t.unit, t.document)
        for t in read_figures(workspace, year).targets
        if not t.is_blank
    }


def _reported(fact: RealisationFact | None) -> ReportedValue | None:
    if fact is None:
        return None
    return ReportedValue(*fact.key, fact.value, fact.numerator, fact.denominator, fact.grade, fact.note)
