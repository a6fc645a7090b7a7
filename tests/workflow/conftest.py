"""A working store in a throw-away folder, with the shipped definitions in force."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iku.domain.definitions import Definitions
from iku.domain.person import sole_person
from iku.intake.definitions import load_definitions
from iku.workflow.workspace import PROJECT, Workspace, open_workspace

ANI = sole_person("Ani (uji)")


@pytest.fixture(scope="session")
def definitions() -> Definitions:
    return load_definitions(PROJECT / "data" / "2024")


@pytest.fixture
def workspace(tmp_path: Path, definitions: Definitions) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "store", definitions)
    yield opened
    opened.close()
