"""Whose drafts a person may read and keep: the own ones, in the store that they were typed for."""

from dataclasses import replace
from pathlib import Path

import pytest

from iku.domain.draft import DraftPlace
from iku.domain.person import Grant, Person, Role, Standing, sole_person
from iku.workflow.drafting import keep_draft, read_draft, waits_for_name
from iku.workflow.workspace import Workspace

PLACE = DraftPlace("realisations", 2024, 3)
ANI = sole_person("Ani Lestari")
OPERATES = frozenset({Grant(Role.OPERATOR, "kul")})
MEMBER = Person("Ani Lestari", account="a1", standing=Standing.MEMBER, grants=OPERATES)
TEXTS, AGAINST = {"IKU-03//value": "98,"}, {"IKU-03/": ""}


@pytest.mark.parametrize(
    "other",
    [
        sole_person("Budi"),
        sole_person(""),
        MEMBER,
        Person("Ani Lestari", account="a2", standing=Standing.MEMBER, grants=OPERATES),
        Person("Ani Lestari"),
        Person("Ani Lestari", standing=Standing.MEMBER),
    ],
)
def test_only_the_own_draft_can_be_read(workspace: Workspace, other: Person) -> None:
    keep_draft(workspace, ANI, PLACE, TEXTS, AGAINST)

    assert read_draft(workspace, other, PLACE) is None


def test_the_own_draft_is_found_under_a_name_typed_a_little_otherwise(workspace: Workspace) -> None:
    assert keep_draft(workspace, ANI, PLACE, TEXTS, AGAINST)

    found = read_draft(workspace, sole_person(" ani  LESTARI "), PLACE)

    assert found is not None
    assert (found.texts, found.against) == (TEXTS, AGAINST)


def test_an_account_keeps_its_draft_when_its_name_changes(workspace: Workspace) -> None:
    keep_draft(workspace, MEMBER, PLACE, TEXTS, AGAINST)

    found = read_draft(workspace, Person("Ani L.", account="a1", standing=Standing.MEMBER, grants=OPERATES), PLACE)

    assert found is not None
    assert found.texts == TEXTS


def test_a_visitor_has_no_draft(workspace: Workspace) -> None:
    assert not keep_draft(workspace, Person("Ani"), PLACE, TEXTS, AGAINST)

    assert read_draft(workspace, Person("Ani"), PLACE) is None
    assert not (workspace.home / "drafts").exists()


def test_without_texts_the_draft_is_gone(workspace: Workspace) -> None:
    keep_draft(workspace, ANI, PLACE, TEXTS, AGAINST)

    keep_draft(workspace, ANI, PLACE, {}, {})

    assert read_draft(workspace, ANI, PLACE) is None


def test_only_in_single_person_mode_a_draft_waits_for_a_name(workspace: Workspace) -> None:
    nameless = sole_person("")
    assert not waits_for_name(workspace, nameless, PLACE)
    keep_draft(workspace, ANI, PLACE, TEXTS, AGAINST)

    waiting = [waits_for_name(workspace, person, PLACE) for person in (nameless, ANI, Person(""))]

    assert waiting == [True, False, False]


def test_a_draft_is_no_fact(workspace: Workspace, tmp_path: Path) -> None:
    version = workspace.store.data_version

    keep_draft(workspace, ANI, PLACE, TEXTS, AGAINST)

    assert workspace.store.data_version == version
    assert not workspace.holds_facts


def test_whoever_reports_nothing_any_more_neither_reads_nor_keeps_a_draft(workspace: Workspace) -> None:
    keep_draft(workspace, MEMBER, PLACE, TEXTS, AGAINST)
    leader = replace(MEMBER, grants=frozenset({Grant(Role.LEADER)}))

    assert read_draft(workspace, leader, PLACE) is None
    assert not keep_draft(workspace, leader, PLACE, {}, {})
    assert read_draft(workspace, MEMBER, PLACE) is not None
