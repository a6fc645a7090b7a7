"""End targets and budgets: whose they are to say, what is stored, and what a lock refuses."""

from decimal import Decimal
from pathlib import Path

import pytest

from iku.domain.definitions import Definitions
from iku.domain.period import Period
from iku.errors import NotAllowed, PersonUnnamed, QuarterLocked, ReasonMissing, UploadRefused
from iku.intake.plan import TypedBudget, TypedPaper
from iku.intake.targets import TypedTarget
from iku.present.problems import error_sentence
from iku.workflow import past
from iku.workflow.planning import may_report_budget, read_plan, report_budgets, set_plan_targets
from iku.workflow.reviewing import lock, reopen
from iku.workflow.workspace import Workspace, open_workspace
from tests.people import KUL, LEADER, RENDATIN, SECRETARY, VERIFIER, VISITOR

YEAR, TW3 = 2024, Period(2024, 3)
PAPER = TypedPaper("2020–2024", "Renstra 2020–2024")
REVISED = TypedPaper("2020–2024", "Revisi Renstra", "target dinaikkan")


def ends(workspace: Workspace) -> dict[str, Decimal | None]:
    return {code: stands.target.value for (code, _), stands in read_plan(workspace, LEADER, YEAR).targets.items()}


def money(workspace: Workspace) -> dict[tuple[str, int], tuple[Decimal | None, Decimal | None]]:
    found = read_plan(workspace, LEADER, YEAR).budgets
    return {key: (stands.budget.allocation, stands.budget.spent) for key, stands in found.items()}


def test_only_what_differs_is_stored_and_what_stands_is_replaced_with_a_reason(workspace: Workspace) -> None:
    typed = {("IKU-02", ""): TypedTarget("98"), ("IKU-03", ""): TypedTarget("90"), ("IKU-04", ""): TypedTarget()}
    assert set_plan_targets(workspace, VERIFIER, YEAR, typed, PAPER) == (("IKU-02", ""), ("IKU-03", ""))

    typed[("IKU-03", "")] = TypedTarget("95")
    with pytest.raises(ReasonMissing):
        set_plan_targets(workspace, VERIFIER, YEAR, typed, PAPER)
    assert ends(workspace) == {"IKU-02": Decimal(98), "IKU-03": Decimal(90)}
    assert set_plan_targets(workspace, VERIFIER, YEAR, typed, REVISED) == (("IKU-03", ""),)

    emptied = set_plan_targets(workspace, SECRETARY, YEAR, {("IKU-02", ""): TypedTarget()}, REVISED)
    assert emptied == (("IKU-02", ""),)
    assert ends(workspace) == {"IKU-03": Decimal(95)}
    told = [(f.indicator, f.before, f.after, f.reason, f.recorded_by) for f in past.changes(workspace, LEADER)]
    assert [fact for fact in told if fact[0]] == [
        ("IKU-02", "98.0000 %", "", "target dinaikkan Revisi Renstra", SECRETARY.name),
        ("IKU-03", "90.0000 %", "95.0000 %", "target dinaikkan Revisi Renstra", VERIFIER.name),
        ("IKU-03", "", "90.0000 %", "Renstra 2020–2024", VERIFIER.name),
        ("IKU-02", "", "98.0000 %", "Renstra 2020–2024", VERIFIER.name),
    ]


def test_whoever_begins_with_the_plan_or_a_budget_works_on_the_own_store(
    tmp_path: Path, definitions: Definitions
) -> None:
    def say_the_end(workspace: Workspace) -> None:
        set_plan_targets(workspace, VERIFIER, YEAR, {("IKU-02", ""): TypedTarget("98")}, PAPER)

    def say_a_budget(workspace: Workspace) -> None:
        report_budgets(workspace, KUL, TW3, {"IKU-02": TypedBudget("10", "5")}, "DIPA 1")

    for name, act in {"plan": say_the_end, "budget": say_a_budget}.items():
        workspace = open_workspace(tmp_path / name, definitions)
        held_before = workspace.holds_facts
        act(workspace)
        assert (held_before, workspace.holds_facts) == (False, True), name
        workspace.close()


def test_another_period_is_another_promise(workspace: Workspace) -> None:
    typed = {("IKU-02", ""): TypedTarget("98")}
    set_plan_targets(workspace, VERIFIER, YEAR, typed, PAPER)
    later = TypedPaper("2024–2028", "Renstra 2024–2028", "Renstra baru")

    assert set_plan_targets(workspace, VERIFIER, YEAR, typed, later) == (("IKU-02", ""),)
    assert [s.target.period.last for s in read_plan(workspace, LEADER, YEAR).targets.values()] == [2028]
    assert [s.target.period.last for s in read_plan(workspace, LEADER, 2023).targets.values()] == [2024]


def test_nothing_is_half_stored(workspace: Workspace) -> None:
    with pytest.raises(UploadRefused):
        set_plan_targets(
            workspace, VERIFIER, YEAR, {("IKU-02", ""): TypedTarget("98"), ("IKU-03", ""): TypedTarget("x")}, PAPER
        )
    with pytest.raises(UploadRefused):
        report_budgets(workspace, KUL, TW3, {"IKU-02": TypedBudget("10", "5"), "IKU-04": TypedBudget("1")}, "DIPA")

    assert (ends(workspace), money(workspace)) == ({}, {})


def test_a_subdivision_says_the_budgets_of_its_own_indicators(workspace: Workspace) -> None:
    typed = {"IKU-02": TypedBudget("1.250.000.000", "900.000.000"), "IKU-04": TypedBudget("", "")}

    assert report_budgets(workspace, KUL, TW3, typed, "DIPA 1") == ("IKU-02",)
    assert money(workspace) == {("IKU-02", 3): (Decimal(1_250_000_000), Decimal(900_000_000))}
    assert report_budgets(workspace, KUL, TW3, typed, "DIPA 1") == ()
    with pytest.raises(NotAllowed) as refused:
        report_budgets(workspace, RENDATIN, TW3, typed, "DIPA 1")
    assert refused.value.indicator == "IKU-02"
    assert [may_report_budget(workspace, who, YEAR, "IKU-02") for who in (KUL, RENDATIN, LEADER)] == [
        True,
        False,
        False,
    ]
    assert report_budgets(workspace, KUL, TW3, {"IKU-02": TypedBudget()}, "DIPA 1") == ("IKU-02",)
    assert money(workspace) == {}


def test_whoever_reports_nothing_is_refused_also_with_nothing_in_hand(workspace: Workspace) -> None:
    for who in (LEADER, VISITOR):
        with pytest.raises(NotAllowed):
            report_budgets(workspace, who, TW3, {}, "DIPA 1")
    with pytest.raises(PersonUnnamed):
        set_plan_targets(
            workspace, type(VERIFIER)("", VERIFIER.account, VERIFIER.standing, VERIFIER.grants), YEAR, {}, PAPER
        )


def test_a_locked_quarter_takes_no_budget_and_says_so_as_of_realisations(workspace: Workspace) -> None:
    typed = {"IKU-02": TypedBudget("10", "5")}
    lock(workspace, SECRETARY, TW3, "rapat pleno")

    with pytest.raises(QuarterLocked) as refused:
        report_budgets(workspace, KUL, TW3, typed, "DIPA 1")
    assert error_sentence(refused.value).startswith("Triwulan III 2024 dikunci oleh Hendro pada ")
    assert report_budgets(workspace, KUL, Period(YEAR, 4), typed, "DIPA 1") == ("IKU-02",)

    reopen(workspace, SECRETARY, TW3, "salah angka")
    assert report_budgets(workspace, KUL, TW3, typed, "DIPA 1") == ("IKU-02",)
