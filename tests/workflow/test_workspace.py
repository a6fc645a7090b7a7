"""Opening: what is put in force, and what stays readable of before."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from iku.domain.definitions import Definitions, SourceFile
from iku.intake.definitions import read_definitions
from iku.store.adoption import adopted_files
from iku.store.connection import END_OF_TIME
from iku.workflow.workspace import Workspace, open_workspace


def edited(definitions: Definitions) -> Definitions:
    """The same folder with another cap."""
    return read_definitions(
        [
            replace(f, content=f.content.replace("cap = 120", "cap = 100")) if f.name == "rules.toml" else f
            for f in definitions.files
        ]
    )


def files_at(workspace: Workspace, moment: datetime) -> tuple[SourceFile, ...]:
    with workspace.store.reading() as cursor:
        return adopted_files(cursor, workspace.office, 2024, moment)


def test_opening_twice_puts_the_same_definitions_in_force_once(tmp_path: Path, definitions: Definitions) -> None:
    open_workspace(tmp_path, definitions).close()

    again = open_workspace(tmp_path, definitions)

    with again.store.reading() as cursor:
        [count] = cursor.execute("select count(*) from store.definitions_adopted").fetchone() or (0,)
    again.close()
    assert count == 1


def test_a_folder_that_was_edited_comes_into_force_and_the_one_before_can_be_read_as_it_was(
    tmp_path: Path, definitions: Definitions
) -> None:
    first = open_workspace(tmp_path, definitions)
    before = first.store.moment()
    first.close()
    changed = edited(definitions)
    assert changed.fingerprint != definitions.fingerprint

    second = open_workspace(tmp_path, changed)

    assert read_definitions(files_at(second, END_OF_TIME)).fingerprint == changed.fingerprint
    assert read_definitions(files_at(second, before)).fingerprint == definitions.fingerprint
    second.close()


def test_a_folder_is_the_offices_own_unless_it_is_marked_as_sample_data(workspace: Workspace) -> None:
    assert not workspace.is_practice
    assert not workspace.holds_facts
