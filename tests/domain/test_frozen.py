"""A meeting's fingerprint: what it shows gives the same in every release, and everything it shows is in it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from iku.domain.efficiency import Budget
from iku.domain.frozen import Content, content_fingerprint
from iku.domain.meeting import NewMeeting
from iku.domain.period import Period
from iku.domain.plan import PlanPeriod, PlanProgress, PlanTarget
from tests.present.decree import DEFINITIONS
from tests.present.samples import figures

CONTENT = Content(
    "m", NewMeeting("Rapat", Period(2024, 3), date(2024, 10, 12)), DEFINITIONS, figures(), (), (), None, None
)
OF_EARLIER_RELEASES = "a949487d1eb9ff7cbf687bf11c98d103ee8a54961a5d8c7b2b9452b7aee36bde"
END = PlanProgress(PlanTarget("IKU-01", "", PlanPeriod(2020, 2024), Decimal(98)), Decimal("94.00"), None, None)
BUDGET = Budget("IKU-01", 2024, 3, Decimal(1000), Decimal(920), "DIPA 1")


def test_a_meeting_without_end_targets_and_budgets_has_the_fingerprint_that_earlier_releases_gave_it() -> None:
    assert content_fingerprint(CONTENT) == OF_EARLIER_RELEASES


def test_every_end_target_and_budget_is_in_the_fingerprint_to_the_digit() -> None:
    shown = replace(CONTENT, plan=(END,), budgets=(BUDGET,))
    others = (
        CONTENT,
        replace(shown, budgets=()),
        replace(shown, plan=()),
        replace(shown, plan=(replace(END, percent=Decimal("94.01")),)),
        replace(shown, plan=(replace(END, target=replace(END.target, period=PlanPeriod(2020, 2025))),)),
        replace(shown, budgets=(replace(BUDGET, spent=Decimal(921)),)),
        replace(shown, budgets=(replace(BUDGET, document="DIPA 2"),)),
    )

    assert len({content_fingerprint(content) for content in (shown, *others)}) == len(others) + 1
