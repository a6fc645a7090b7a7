"""No action is without a door: whatever writes asks a right first, or stands in a list with the reason why it need not."""

import ast
from collections.abc import Iterator

import pytest

from iku.workflow.workspace import PROJECT

FOLDER = PROJECT / "iku" / "workflow"
ASKING = {
    "require_right",
    "require_rights",
    "require_right_to_hand_in",
    "_require_right_to_review",
    "_require_right_to_prove",
    "may",
}
WITHOUT_A_RIGHT = {
    "reminding.send_waiting": "the server's own errand: what it sends was asked for by somebody with the right",
    "signing_in.sign_in": "the way in; asks a password",
    "signing_in.sign_out": "ends the session whose secret it was given",
    "signing_in.change_password": "asks the session's secret and the password in use",
    "workspace.open_workspace": "puts the shipped definitions in force; no person acts",
}
"""Public functions that write, or have a helper write, for whoever asks."""


def functions() -> Iterator[tuple[str, ast.Module, ast.FunctionDef]]:
    for path in sorted(FOLDER.glob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        for node in module.body:
            if isinstance(node, ast.FunctionDef):
                yield path.stem, module, node


def called(function: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            names.add(node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
    return names


def reached(module: ast.Module, function: ast.FunctionDef) -> set[str]:
    """What the function calls, and what the module's own helpers call for it."""
    own = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    found, waiting = set[str](), [function]
    seen = {function.name}
    while waiting:
        names = called(waiting.pop())
        found |= names
        waiting += [own[name] for name in names & own.keys() - seen]
        seen |= names & own.keys()
    return found


WRITING = {
    f"{name}.{function.name}": reached(module, function)
    for name, module, function in functions()
    if not function.name.startswith("_") and "writing" in reached(module, function)
}


def test_the_actions_that_write_are_found() -> None:
    assert {"reporting.submit", "reviewing.lock", "proving.attach_file", "accounts.grant", "tokens.issue"} <= set(
        WRITING
    )


@pytest.mark.parametrize("name", WRITING)
def test_whatever_writes_asks_a_right(name: str) -> None:
    assert bool(WRITING[name] & ASKING) is (name not in WITHOUT_A_RIGHT)


def test_the_list_of_exceptions_names_nothing_that_is_gone() -> None:
    assert set(WITHOUT_A_RIGHT) <= set(WRITING)
