"""The secretary rules on the decree: what was a proposal holds, with date and document, and every figure follows at once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from iku.domain.definitions import Definitions
from iku.domain.facts import Channel, ProposedTarget, ReportedValue, Submission, SubmissionKind
from iku.domain.indicator import Certainty
from iku.domain.period import Period
from iku.domain.person import Grant, Person, Role, Standing
from iku.domain.problem import Problem
from iku.domain.rules import Polarity
from iku.domain.ruling import RuledField, RulingDraft
from iku.errors import DictionaryExists, NotAllowed, PersonUnnamed, QuarterLocked, ReasonMissing, RulingRefused
from iku.intake.definitions import load_definitions, read_definitions, read_ruled
from iku.intake.dictionary import dictionary_findings
from iku.store.adoption import adopted_files
from iku.store.connection import END_OF_TIME, MICROSECOND
from iku.workflow.copying import copy_definitions, next_year, rehearse_copy
from iku.workflow.figures import known_years, read_figures
from iku.workflow.past import changes
from iku.workflow.reporting import record
from iku.workflow.reviewing import lock
from iku.workflow.ruling import rehearse_revocation, rehearse_ruling, revoke, rule, rulings_given
from iku.workflow.workspace import PROJECT, Workspace, open_workspace
from tests.people import KUL, RENDATIN
from tests.workflow.conftest import ANI

SECRETARY = Person("Hendro (uji)", "sekretaris", Standing.MEMBER, frozenset({Grant(Role.SECRETARY)}))
OPERATOR = Person("Budi (uji)", "budi", Standing.MEMBER, frozenset({Grant(Role.OPERATOR, "rendatin")}))
DECREE = "Keputusan Nomor 12 Tahun 2026"
YEAR = 2024
URAIAN = "Terwujudnya pengolahan data yang dapat dipertanggungjawabkan"


def draft(
    subject: str, field: RuledField, value: str, document: str = DECREE, ruled_on: str = "03/12/2026"
) -> RulingDraft:
    return RulingDraft(subject, field, value, document, ruled_on)


def lay_down(workspace: Workspace, subject: str, field: RuledField, value: str) -> Definitions:
    rule(workspace, SECRETARY, draft(subject, field, value))
    return workspace.definitions


def report(workspace: Workspace) -> None:
    """IKU-06 (hukum) at 80, IKU-09 (teknis) at 100."""
    targets = [ProposedTarget(code, "", YEAR, 1, Decimal(100), document="PK") for code in ("IKU-06", "IKU-09")]
    reports = [ReportedValue("IKU-06", "", YEAR, 1, Decimal(80)), ReportedValue("IKU-09", "", YEAR, 1, Decimal(100))]
    record(workspace, ANI, Submission(SubmissionKind.TARGETS, Channel.TYPED, targets=tuple(targets)))
    record(workspace, ANI, Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=tuple(reports)))


def findings(definitions: Definitions) -> set[tuple[str, str]]:
    targets = {c.key for c in definitions.components}
    return {(p.subject, p.code) for p in dictionary_findings(definitions, targets)}


def test_a_folder_and_its_files_read_the_same(definitions: Definitions) -> None:
    assert read_definitions(definitions.files) == load_definitions(PROJECT / "data" / "2024") == definitions


def test_a_ruled_division_moves_the_figures_and_the_past_stays_as_it_was(workspace: Workspace) -> None:
    report(workspace)
    before = read_figures(workspace, YEAR)

    definitions = lay_down(workspace, "IKU-06", RuledField.DIVISION, "teknis")

    now = read_figures(workspace, YEAR)
    then = read_figures(workspace, YEAR, now.last_recorded - MICROSECOND) if now.last_recorded else now
    assert [f.group("hukum", 1).capped for f in (before, then, now)] == [Decimal("80.00"), Decimal("80.00"), None]
    assert [f.group("teknis", 1).capped for f in (before, then, now)] == [
        Decimal("100.00"),
        Decimal("100.00"),
        Decimal("90.00"),
    ]
    assert now.group("hukum", 1).indicators == 0
    assert [f.group("", 1).capped for f in (then, now)] == [Decimal("90.00"), Decimal("90.00")]
    indicator = definitions.indicator("IKU-06")
    assert (indicator.division, indicator.certainty) == ("teknis", Certainty.HIGH)


def test_what_a_ruling_moves_is_shown_first_and_nothing_is_stored(workspace: Workspace) -> None:
    report(workspace)
    version = workspace.store.data_version

    rehearsal = rehearse_ruling(workspace, SECRETARY, draft("IKU-06", RuledField.DIVISION, "teknis"))

    moved = {(c.after.division, c.after.quarter): (c.before.capped, c.after.capped) for c in rehearsal.groups}
    assert moved[("hukum", 1)] == (Decimal("80.00"), None)
    assert moved[("teknis", 1)] == (Decimal("100.00"), Decimal("90.00"))
    assert ("", 1) not in moved
    assert workspace.store.data_version == version
    assert workspace.definitions.indicator("IKU-06").division == "hukum"
    assert rulings_given(workspace, SECRETARY) == ()


def test_who_reports_and_who_contributes_can_be_laid_down(workspace: Workspace) -> None:
    lay_down(workspace, "IKU-01", RuledField.SUBDIVISION, "kul")
    definitions = lay_down(workspace, "IKU-01", RuledField.CONTRIBUTORS, "rendatin|parmas-sdm")

    assert definitions.indicator("IKU-01").subdivision == "kul"
    assert definitions.indicator("IKU-01").contributors == ("rendatin", "parmas-sdm")

    assert lay_down(workspace, "IKU-01", RuledField.CONTRIBUTORS, "").indicator("IKU-01").contributors == ()


def test_the_true_text_of_row_7_stands_and_is_no_longer_doubted(workspace: Workspace) -> None:
    assert ("IKU-07", "repeated-text") in findings(workspace.definitions)

    definitions = lay_down(workspace, "IKU-07", RuledField.DESCRIPTION, URAIAN)
    definitions = lay_down(workspace, "IKU-07", RuledField.SOURCE, "Laporan Pemutakhiran Data")

    text = definitions.indicator("IKU-07").description
    assert text.corrected == URAIAN
    assert text.verbatim.startswith("Penbuatan Keputusan")
    assert not {code for subject, code in findings(definitions) if subject == "IKU-07"}


def test_a_formula_may_be_laid_down_as_it_is_printed(workspace: Workspace) -> None:
    printed = workspace.definitions.indicator("IKU-06").formula.verbatim

    formula = lay_down(workspace, "IKU-06", RuledField.FORMULA, printed).indicator("IKU-06").formula

    assert (formula.corrected, formula.is_corrected) == (printed, False)


def test_numerator_and_denominator_of_each_component_settle_that_there_are_two(workspace: Workspace) -> None:
    for component in ("anggaran", "kinerja"):
        for field in (RuledField.NUMERATOR, RuledField.DENOMINATOR):
            assert ("IKU-01", "two-measures") in findings(workspace.definitions)
            lay_down(workspace, f"IKU-01/{component}", field, f"{field} {component}")

    definitions = workspace.definitions
    measured = definitions.indicator("IKU-01").component("kinerja")
    assert (measured.numerator, measured.denominator) == ("numerator kinerja", "denominator kinerja")
    assert ("IKU-01", "two-measures") not in findings(definitions)


@pytest.mark.parametrize(
    ("reading", "polarity", "unit", "scale"),
    [
        ("grade:RB", Polarity.ORDINAL, "predikat", "RB"),
        ("index", Polarity.MAXIMIZE, "indeks", ""),
        ("share", Polarity.MAXIMIZE, "%", ""),
    ],
)
def test_row_12_is_read_as_laid_down(
    workspace: Workspace, reading: str, polarity: Polarity, unit: str, scale: str
) -> None:
    component = lay_down(workspace, "IKU-12", RuledField.READING, reading).indicator("IKU-12").component("")

    assert (component.polarity, component.unit, component.scale) == (polarity, unit, scale)
    assert ("IKU-12", "not-a-share") not in findings(workspace.definitions)


def test_when_a_staged_indicator_is_due_can_be_laid_down(workspace: Workspace) -> None:
    definitions = lay_down(workspace, "IKU-09", RuledField.DUE_QUARTERS, "1|3")

    assert definitions.due_quarters("IKU-09", YEAR) == (1, 3)
    assert [read_figures(workspace, YEAR).indicator("IKU-09", q).due_this_quarter for q in (1, 2, 3, 4)] == [
        True,
        False,
        True,
        False,
    ]


def test_which_indicators_serve_a_duty_can_be_laid_down(workspace: Workspace) -> None:
    duties = lay_down(workspace, "task-c", RuledField.INDICATORS, "IKU-08|IKU-13").duties

    assert next(d for d in duties if (d.kind, d.letter) == ("task", "c")).indicators == ("IKU-08", "IKU-13")


def test_the_last_ruling_of_a_field_stands_and_all_are_kept(workspace: Workspace) -> None:
    lay_down(workspace, "IKU-07", RuledField.DIVISION, "hukum")
    definitions = lay_down(workspace, "IKU-07", RuledField.DIVISION, "perencanaan")

    assert definitions.indicator("IKU-07").division == "perencanaan"
    assert [g.ruling.value for g in rulings_given(workspace, SECRETARY)] == ["hukum", "perencanaan"]
    ruling = definitions.ruling("IKU-07", RuledField.DIVISION)
    assert ruling is not None
    assert (ruling.document, ruling.ruled_on) == (DECREE, date(2026, 12, 3))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (draft("IKU-07", RuledField.DIVISION, "hukumm"), "unknown-division"),
        (draft("IKU-07", RuledField.SUBDIVISION, "x"), "unknown-subdivision"),
        (draft("IKU-07", RuledField.CONTRIBUTORS, "kul|x"), "unknown-subdivision"),
        (draft("IKU-70", RuledField.DIVISION, "hukum"), "unknown-subject"),
        (draft("IKU-01/lain", RuledField.NUMERATOR, "a"), "unknown-subject"),
        (draft("IKU-12", RuledField.READING, "grade:XX"), "unknown-scale"),
        (draft("task-a", RuledField.INDICATORS, "IKU-99"), "unknown-indicator"),
        (draft("IKU-09", RuledField.DUE_QUARTERS, "5"), "unknown-quarter"),
        (draft("IKU-07", RuledField.DESCRIPTION, " "), "ruling-value-missing"),
        (draft("IKU-07", RuledField.DIVISION, "hukum", document=" "), "ruling-document-missing"),
        (draft("IKU-07", RuledField.DIVISION, "hukum", ruled_on="31/02/2026"), "ruling-date-unreadable"),
        (draft("IKU-07", RuledField.NUMERATOR, "a" * 2_001), "note-too-long"),
    ],
)
def test_a_ruling_that_the_definitions_cannot_bear_stores_nothing(
    workspace: Workspace, wrong: RulingDraft, code: str
) -> None:
    before, version = workspace.definitions, workspace.store.data_version

    with pytest.raises(RulingRefused) as refused:
        rule(workspace, SECRETARY, wrong)

    assert [p.code for p in refused.value.problems] == [code]
    assert (workspace.definitions, workspace.store.data_version) == (before, version)
    assert rulings_given(workspace, SECRETARY) == ()


def test_a_ruling_leaves_the_figures_of_a_locked_quarter_alone(workspace: Workspace) -> None:
    report(workspace)
    lock(workspace, SECRETARY, Period(YEAR, 1), "sudah diperiksa di luar aplikasi")

    for act in (rule, rehearse_ruling):
        with pytest.raises(QuarterLocked):
            act(workspace, SECRETARY, draft("IKU-06", RuledField.DIVISION, "teknis"))
    lay_down(workspace, "IKU-06", RuledField.SUBDIVISION, "rendatin")

    assert [g.ruling.field for g in rulings_given(workspace, SECRETARY)] == [RuledField.SUBDIVISION]


def test_a_ruling_made_by_mistake_is_taken_back_and_the_proposal_stands_again(
    workspace: Workspace, definitions: Definitions
) -> None:
    report(workspace)
    before = read_figures(workspace, YEAR)
    lay_down(workspace, "IKU-06", RuledField.DIVISION, "perencanaan")
    lay_down(workspace, "IKU-06", RuledField.DIVISION, "teknis")

    rehearsal = rehearse_revocation(workspace, SECRETARY, "IKU-06", RuledField.DIVISION, "salah pilih")
    moved = {(c.after.division, c.after.quarter): (c.before.capped, c.after.capped) for c in rehearsal.groups}
    assert moved[("hukum", 1)] == (None, Decimal("80.00"))
    assert workspace.definitions.indicator("IKU-06").division == "teknis"

    revoke(workspace, SECRETARY, "IKU-06", RuledField.DIVISION, " salah pilih ")

    assert workspace.definitions.indicators == definitions.indicators
    assert read_figures(workspace, YEAR).groups == before.groups
    last = next(f for f in changes(workspace, ANI) if f.kind in ("ruling", "revocation"))
    assert (last.kind, last.before, last.after, last.reason, last.recorded_by) == (
        "revocation", "teknis", "", "salah pilih", "Hendro (uji)",
    )  # fmt: skip
    assert [g.ruling.is_revocation for g in rulings_given(workspace, SECRETARY)] == [False, False, True]
    home = workspace.home
    workspace.close()
    again = open_workspace(home, definitions)
    assert again.definitions.indicator("IKU-06").division == "hukum"
    again.close()


def test_what_is_not_laid_down_or_moves_a_locked_quarter_is_not_taken_back(workspace: Workspace) -> None:
    for act in (revoke, rehearse_revocation):
        with pytest.raises(RulingRefused) as refused:
            act(workspace, SECRETARY, "IKU-06", RuledField.DIVISION, "salah pilih")
        assert refused.value.problems == (Problem("ruling-not-standing"),)
    report(workspace)
    lay_down(workspace, "IKU-06", RuledField.DIVISION, "teknis")
    lock(workspace, SECRETARY, Period(YEAR, 1), "sudah diperiksa di luar aplikasi")

    for act in (revoke, rehearse_revocation):
        with pytest.raises(QuarterLocked):
            act(workspace, SECRETARY, "IKU-06", RuledField.DIVISION, "salah pilih")
        with pytest.raises(ReasonMissing):
            act(workspace, SECRETARY, "IKU-06", RuledField.DIVISION, " ")
        with pytest.raises(NotAllowed):
            act(workspace, OPERATOR, "IKU-06", RuledField.DIVISION, "salah pilih")

    assert workspace.definitions.indicator("IKU-06").division == "teknis"


def test_a_ruling_leaves_the_locked_quarters_of_a_year_that_borrows_these_definitions_alone(
    workspace: Workspace,
) -> None:
    borrowing = 2025
    target = ProposedTarget("IKU-06", "", borrowing, 1, Decimal(100), document="PK")
    value = ReportedValue("IKU-06", "", borrowing, 1, Decimal(80))
    record(workspace, ANI, Submission(SubmissionKind.TARGETS, Channel.TYPED, targets=(target,)))
    record(workspace, ANI, Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=(value,)))
    lock(workspace, SECRETARY, Period(borrowing, 1), "sudah diperiksa di luar aplikasi")

    for act in (rule, rehearse_ruling):
        with pytest.raises(QuarterLocked) as refused:
            act(workspace, SECRETARY, draft("IKU-06", RuledField.DIVISION, "teknis"))
        assert (refused.value.lock.year, refused.value.lock.quarter) == (borrowing, 1)

    assert rulings_given(workspace, SECRETARY) == ()
    assert read_figures(workspace, borrowing).indicator("IKU-06", 1).division == "hukum"


def test_the_same_ruling_twice_is_refused(workspace: Workspace) -> None:
    lay_down(workspace, "IKU-07", RuledField.DIVISION, "hukum")

    with pytest.raises(RulingRefused) as refused:
        lay_down(workspace, "IKU-07", RuledField.DIVISION, "hukum")

    assert refused.value.problems == (Problem("ruling-unchanged"),)


@pytest.mark.parametrize("person", [OPERATOR, Person("Pengunjung")])
def test_nobody_else_rules_or_copies(workspace: Workspace, person: Person) -> None:
    for act in (rule, rehearse_ruling):
        with pytest.raises(NotAllowed):
            act(workspace, person, draft("IKU-07", RuledField.DIVISION, "hukum"))
    for copy in (copy_definitions, rehearse_copy):
        with pytest.raises(NotAllowed):
            copy(workspace, person, 2025)
    with pytest.raises(PersonUnnamed):
        rule(workspace, replace(SECRETARY, name=" "), draft("IKU-07", RuledField.DIVISION, "hukum"))


def test_rulings_outlive_a_restart_and_a_change_of_the_folder(workspace: Workspace, definitions: Definitions) -> None:
    lay_down(workspace, "IKU-07", RuledField.DIVISION, "hukum")
    home = workspace.home
    workspace.close()
    changed = [
        replace(f, content=f.content.replace("Mutu Pengolahan Data", "Pengolahan Data")) for f in definitions.files
    ]

    again = open_workspace(home, read_definitions(changed))

    assert again.definitions.indicator("IKU-07").division == "hukum"
    assert again.definitions.indicator("IKU-07").title == "Pengolahan Data"
    again.close()


def test_a_ruling_whose_subject_is_gone_is_named_not_lost(workspace: Workspace, definitions: Definitions) -> None:
    lay_down(workspace, "IKU-01/anggaran", RuledField.NUMERATOR, "Belanja")
    lay_down(workspace, "IKU-07", RuledField.DIVISION, "hukum")
    home = workspace.home
    workspace.close()
    changed = [replace(f, content=f.content.replace("IKU-01,anggaran,", "IKU-01,belanja,")) for f in definitions.files]

    again = open_workspace(home, read_definitions(changed))

    assert [r.subject for r in again.definitions.unfit_rulings] == ["IKU-01/anggaran"]
    assert again.definitions.indicator("IKU-07").division == "hukum"
    assert ("IKU-01/anggaran", "ruling-unfit") in findings(again.definitions)
    assert len(rulings_given(again, SECRETARY)) == 2
    again.close()


def test_what_is_adopted_reads_back_as_it_holds(workspace: Workspace) -> None:
    definitions = lay_down(workspace, "IKU-07", RuledField.DESCRIPTION, 'Dengan "kutip",\nkoma; dan baris')
    with workspace.store.reading() as cursor:
        files = adopted_files(cursor, workspace.office, YEAR, END_OF_TIME)

    assert read_definitions(files).indicator("IKU-07") == definitions.indicator("IKU-07")
    assert read_ruled(files, definitions.rulings).indicators == definitions.indicators


def test_the_history_names_a_ruling_with_what_stood_before(workspace: Workspace) -> None:
    lay_down(workspace, "IKU-07", RuledField.DIVISION, "hukum")
    lay_down(workspace, "IKU-07", RuledField.DIVISION, "teknis")

    facts = [f for f in changes(workspace, ANI) if f.kind == "ruling"]

    assert [(f.indicator, f.component, f.before, f.after, f.recorded_by) for f in facts] == [
        ("IKU-07", "division", "hukum", "teknis", "Hendro (uji)"),
        ("IKU-07", "division", "", "hukum", "Hendro (uji)"),
    ]
    assert facts[0].reason == f"{DECREE} 2026-12-03"


def test_a_copied_year_begins_with_what_was_laid_down(workspace: Workspace) -> None:
    lay_down(workspace, "IKU-07", RuledField.DESCRIPTION, URAIAN)
    lay_down(workspace, "IKU-07", RuledField.DIVISION, "hukum")
    lay_down(workspace, "IKU-12", RuledField.READING, "index")
    assert next_year(workspace) == 2025

    copy_definitions(workspace, SECRETARY, 2025)

    new = workspace.of_year(2025).definitions
    assert known_years(workspace) == [2024, 2025]
    assert new.organisation.year == 2025
    assert [(r.subject, r.field, r.note) for r in new.rulings] == [
        ("IKU-07", RuledField.DESCRIPTION, "disalin dari kamus 2024")
    ]
    assert new.indicator("IKU-07").description.corrected == URAIAN
    assert new.indicator("IKU-07").division == "hukum"
    assert new.indicator("IKU-07").mapping_reason == (
        "Untuk 2024 ditetapkan dengan Keputusan Nomor 12 Tahun 2026, 3 Desember 2026; untuk 2025 usulan sampai ditetapkan lagi."
    )
    assert new.indicator("IKU-12").component("").unit == "indeks"
    assert {s for s, code in findings(new) if code == "stages-missing"} == {
        i.code for i in new.indicators if new.is_staged(i.code)
    }
    assert not read_figures(workspace, 2025).has_targets
    assert workspace.definitions.organisation.year == YEAR


def test_years_have_rulings_of_their_own(workspace: Workspace) -> None:
    copy_definitions(workspace, SECRETARY, 2025)

    rule(workspace.of_year(2025), SECRETARY, draft("IKU-06", RuledField.DIVISION, "teknis"))

    assert workspace.of_year(2025).definitions.indicator("IKU-06").division == "teknis"
    assert workspace.of_year(2024).definitions.indicator("IKU-06").division == "hukum"
    assert read_figures(workspace, 2025).indicator("IKU-06", 1).division == "teknis"
    assert read_figures(workspace, 2024).indicator("IKU-06", 1).division == "hukum"


def test_whoever_answers_for_an_indicator_in_a_year_reports_it_for_that_year(workspace: Workspace) -> None:
    copy_definitions(workspace, SECRETARY, 2025)
    rule(workspace.of_year(2025), SECRETARY, draft("IKU-02", RuledField.SUBDIVISION, "rendatin"))

    def hand_in(person: Person, year: int) -> None:
        reported = ReportedValue("IKU-02", "", year, 1, Decimal(80))
        record(workspace, person, Submission(SubmissionKind.REALISATIONS, Channel.TYPED, realisations=(reported,)))

    hand_in(RENDATIN, 2025)
    hand_in(KUL, 2024)
    for person, year in ((KUL, 2025), (RENDATIN, 2024)):
        with pytest.raises(NotAllowed):
            hand_in(person, year)


def test_a_year_that_has_its_own_definitions_is_never_copied_over(workspace: Workspace) -> None:
    copy_definitions(workspace, SECRETARY, 2025)

    for year in (2024, 2025):
        with pytest.raises(DictionaryExists):
            copy_definitions(workspace, SECRETARY, year)
    assert next_year(workspace) == 2026


def test_a_rehearsed_copy_says_what_would_be_carried(workspace: Workspace) -> None:
    lay_down(workspace, "IKU-07", RuledField.DESCRIPTION, URAIAN)
    lay_down(workspace, "IKU-07", RuledField.DIVISION, "hukum")

    rehearsal = rehearse_copy(workspace, SECRETARY, 2025)

    assert [r.field for r in rehearsal.laid_down] == [RuledField.DESCRIPTION]
    assert [r.field for r in rehearsal.proposals] == [RuledField.DIVISION]
    assert "IKU-08" in rehearsal.staged
    assert known_years(workspace) == [2024]


def test_the_shipped_folder_of_another_home_knows_no_rulings(tmp_path: Path, definitions: Definitions) -> None:
    other = open_workspace(tmp_path / "other", definitions)

    assert other.definitions is definitions
    other.close()
