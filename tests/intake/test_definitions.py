"""A definitions folder is read whole, exactly, or refused with everything that is wrong with it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from iku.domain.definitions import Definitions, SourceFile
from iku.domain.indicator import Certainty, FlagClass
from iku.domain.problem import Problem
from iku.domain.rules import Consolidation, MinimizeForm, OrdinalForm, Polarity, RangeForm, ReportingRules, ZeroTarget
from iku.errors import DefinitionsBroken
from iku.intake.definition_files import FILES
from iku.intake.definitions import load_definitions, read_definitions

ANOTHER_OFFICE = Path(__file__).parents[1] / "data" / "definitions" / "dinas"


def dinas() -> Definitions:
    return load_definitions(ANOTHER_OFFICE)


def without(name: str) -> list[Problem]:
    with pytest.raises(DefinitionsBroken) as refusal:
        read_definitions([file for file in dinas().files if file.name != name])
    return list(refusal.value.problems)


def test_another_organisation_is_another_folder() -> None:
    definitions = dinas()

    assert definitions.organisation.office == "dinas-air-contoh"
    assert definitions.organisation.signed_on == date(2031, 1, 2)
    assert [i.code for i in definitions.indicators] == ["AIR-1", "AIR-2", "AIR-3"]
    assert [d.short_name for d in definitions.divisions] == ["Layanan", "Teknik"]
    assert definitions.divisions[0].aliases == ("Pelayanan", "Bidang Pelayanan")
    assert [i.code for i in definitions.reported_by("pipa")] == ["AIR-1", "AIR-2"]
    assert [(d.kind, d.letter, d.indicators) for d in definitions.duties] == [
        ("task", "a", ("AIR-1", "AIR-2")),
        ("function", "a", ()),
    ]


def test_numbers_are_read_exactly() -> None:
    definitions = dinas()

    assert [i.weight for i in definitions.indicators] == [Decimal("2.5"), Decimal(1), Decimal("0.125")]
    assert [c.cap for c in definitions.components] == [None, Decimal("110.5"), Decimal(150), Decimal(150)]
    assert [p.above for p in definitions.rules.predicates] == [None, Decimal("60.25")]
    assert [b.lower for b in definitions.rules.bands] == [Decimal(0), Decimal("99.5")]
    assert definitions.rules.jump_tolerance == Decimal("0.25")
    assert definitions.rules.reporting == ReportingRules(deadline_days=7, closing_days=60, exceptions={4: 14})
    assert definitions.rules.efficiency_margin == Decimal("7.5")


def test_a_component_takes_what_it_leaves_blank_from_the_rules() -> None:
    complaints, morning, night, opinion = dinas().components

    assert (complaints.polarity, complaints.consolidation) == (Polarity.MINIMIZE, Consolidation.SUM)
    assert (complaints.minimize_form, complaints.zero_target) == (MinimizeForm.RATIO, ZeroTarget.ZERO_TOLERANCE)
    assert (morning.range_form, morning.weight) == (RangeForm.MAXIMIZE, Decimal(3))
    assert (night.polarity, night.consolidation, night.weight) == (
        Polarity.STABILIZE,
        Consolidation.AVERAGE,
        Decimal(1),
    )
    assert (night.minimize_form, night.range_form) == (MinimizeForm.DIFFERENCE, RangeForm.MINIMIZE)
    assert (opinion.scale, opinion.ordinal_form, night.ordinal_form) == ("OPINI", OrdinalForm.SCORE, OrdinalForm.STATUS)


def test_a_correction_stands_beside_the_verbatim_text_with_its_flag() -> None:
    complaints, pressure, opinion = dinas().indicators

    assert complaints.description.verbatim == "Berkurangnya keluhan pelangan"
    assert complaints.description.corrected == "Berkurangnya keluhan pelanggan"
    assert [f.flag_class for f in complaints.flags + pressure.flags] == [FlagClass.TYPO, FlagClass.MEANING]
    assert not opinion.description.is_corrected
    assert opinion.certainty is Certainty.LOW
    assert [f.proposed for f in dinas().duties[1].flags] == ["tarif"]


def test_a_stage_date_without_a_source_is_an_assumption() -> None:
    (stage,) = dinas().stages

    assert (stage.starts_on, stage.starts_source) == (date(2031, 5, 2), "Surat tugas")
    assert (stage.ends_on, stage.ends_source, stage.is_assumption) == (date(2031, 6, 30), "", True)
    assert dinas().due_quarters("AIR-3", 2031) == (2, 3)
    assert dinas().due_quarters("AIR-1", 2031) == (1, 2, 3, 4)


def test_the_fingerprint_depends_on_names_and_contents_only() -> None:
    definitions = dinas()
    shuffled = read_definitions(definitions.files[::-1])
    edited = read_definitions(
        [
            replace(f, content=f.content.replace("cap = 150", "cap = 151")) if f.name == "rules.toml" else f
            for f in definitions.files
        ]
    )

    assert shuffled.fingerprint == definitions.fingerprint
    assert edited.fingerprint != definitions.fingerprint


def test_line_ends_and_byte_order_marks_change_nothing(tmp_path: Path) -> None:
    for file in dinas().files:
        content = "\ufeff" + file.content.replace("\n", "\r\n")
        (tmp_path / file.name).write_bytes(content.encode())
    (tmp_path / "notes.txt").write_text("not part of the definitions")

    assert load_definitions(tmp_path) == dinas()


def test_files_read_again_from_their_texts_say_the_same() -> None:
    definitions = dinas()

    assert read_definitions(definitions.files) == definitions


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("decree.txt", "rulings.csv")])
def test_a_missing_file_is_named_and_nothing_else_is_blamed(name: str) -> None:
    assert without(name) == [Problem("missing-file", file=name, expected=name)]


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    for file in dinas().files:
        (tmp_path / file.name).write_text(file.content, encoding="utf-8")
    (tmp_path / "evidence.csv").write_bytes("indicator,code,title\nAIR-1,é".encode("cp1252"))

    with pytest.raises(DefinitionsBroken) as refusal:
        load_definitions(tmp_path)

    assert refusal.value.problems == (Problem("not-utf8", file="evidence.csv", expected="UTF-8"),)


def test_every_problem_is_reported_at_once_in_reading_order() -> None:
    files = [
        SourceFile(
            f.name,
            f.content.replace("high,2.5", "hig,2.5").replace("per_quarter", "weekly").replace("task,a", "task,b"),
        )
        for f in dinas().files
    ]

    with pytest.raises(DefinitionsBroken) as refusal:
        read_definitions(files)

    assert [(p.code, p.file, p.row) for p in refusal.value.problems] == [
        ("unknown-choice", "indicators.csv", 2),
        ("unknown-duty", "duties.csv", 2),
        ("unknown-choice", "evidence.csv", 2),
    ]


def problems_with(name: str, content: str) -> list[Problem]:
    files = [replace(f, content=content) if f.name == name else f for f in dinas().files]
    with pytest.raises(DefinitionsBroken) as refusal:
        read_definitions(files)
    return list(refusal.value.problems)


def content_of(name: str) -> str:
    return next(f.content for f in dinas().files if f.name == name)


def test_an_empty_table_lacks_every_column() -> None:
    assert problems_with("duties.csv", "\n") == [
        Problem("missing-column", file="duties.csv", row=1, expected=column)
        for column in ("kind", "letter", "indicators")
    ]


def test_a_missing_column_is_one_problem_and_not_one_in_every_row() -> None:
    without_names = "\n".join(line.rpartition(",")[0] for line in content_of("evidence.csv").splitlines())

    assert problems_with("evidence.csv", without_names) == [
        Problem(
            "missing-column",
            file="evidence.csv",
            row=1,
            found="indicator | code | title | frequency",
            expected="source",
        )
    ]


def test_a_folder_without_indicators_is_refused() -> None:
    heading = content_of("indicators.csv").splitlines()[0]

    assert problems_with("indicators.csv", heading) == [Problem("no-rows", file="indicators.csv")]


def test_blank_rows_are_skipped_and_counted() -> None:
    first, *rest = content_of("evidence.csv").splitlines()
    with_blank_row = "\n".join([first, ",,,,", *rest]).replace("yearly", "often")

    assert [(p.code, p.row) for p in problems_with("evidence.csv", with_blank_row)] == [("unknown-choice", 4)]


def test_a_section_of_rules_must_be_a_section_and_a_list_a_list() -> None:
    rules = content_of("rules.toml")

    assert problems_with(
        "rules.toml", "jump = 3\n" + rules.replace("[jump]\nfactors = [10]\ntolerance = 0.25\n", "")
    ) == [Problem("not-a-table", file="rules.toml", column="jump")]
    assert problems_with("rules.toml", rules + '\n[words]\njoining = "dan"\n') == [
        Problem("not-a-list", file="rules.toml", column="words.joining", found="dan")
    ]


def test_predicates_without_a_lower_end_come_first() -> None:
    rules = content_of("rules.toml").replace('word = "kurang"', 'above = 70\nword = "kurang"')

    assert problems_with("rules.toml", rules) == [
        Problem(
            "not-ascending", file="rules.toml", column="predicates.above", found="70 | 60.25", expected="60.25 | 70"
        )
    ]


def test_two_bands_of_one_code_are_refused() -> None:
    rules = content_of("rules.toml")
    again = rules[rules.index("[[bands]]") : rules.index("[ordinal_bands]")].split("\n\n")[0].replace("lower = 0\n", "")

    assert problems_with("rules.toml", f"{rules}\n{again}\n") == [
        Problem("repeated-row", file="rules.toml", column="bands[3].code", found="low")
    ]
