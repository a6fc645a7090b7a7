"""What intake tests share: the shipped folder, variations of it, and what a refused file says."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from iku.domain.definitions import Definitions
from iku.domain.period import Period
from iku.errors import UploadRefused
from iku.intake.definitions import load_definitions
from iku.present.problems import problem_sentence

PROJECT = Path(__file__).resolve().parents[2]
DEFINITIONS = load_definitions(PROJECT / "data" / "2024")
THIRD = Period(2024, 3)


def with_component(code: str, definitions: Definitions = DEFINITIONS, **changes: Any) -> Definitions:
    """The folder, with the first component of one indicator changed."""
    return replace(
        definitions,
        indicators=tuple(
            replace(i, components=(replace(i.components[0], **changes), *i.components[1:])) if i.code == code else i
            for i in definitions.indicators
        ),
    )


def sentences(refusing: Callable[[], object]) -> list[str]:
    """What a person is told about a file that is refused."""
    with pytest.raises(UploadRefused) as refused:
        refusing()
    return [problem_sentence(problem) for problem in refused.value.problems]


def codes(refusing: Callable[[], object]) -> list[str]:
    with pytest.raises(UploadRefused) as refused:
        refusing()
    return [problem.code for problem in refused.value.problems]


def lines(*rows: str) -> bytes:
    """A CSV file as typed in a test: one argument a row."""
    return ("\r\n".join(rows) + "\r\n").encode()
