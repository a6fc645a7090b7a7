"""What the README and the guides name is there: files, pictures, commands, settings, tests."""

import ast
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer.main

from iku.__main__ import app

PROJECT = Path(__file__).resolve().parents[1]
PAGES = [PROJECT / "README.md", PROJECT / "CHANGELOG.md", *sorted((PROJECT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
COMMAND = re.compile(r"python -m iku ([a-z][a-z-]*(?:\|[a-z-]+)*)(?: ([a-z][a-z-]*(?:\|[a-z-]+)*))?")
SETTING = re.compile(r"\bIKU_[A-Z][A-Z_]*\b")
TEST = re.compile(r"`(tests/[\w/]+\.py)::([\w:]+)`")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchor(heading: str) -> str:
    """As it is linked to: small letters, hyphens for spaces, no other signs."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    astray = []
    for target in LINK.findall(text_of(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = unquote(target).partition("#")
        file = (page.parent / path) if path else page
        headings = re.findall(r"^#+ (.+)$", text_of(file), re.MULTILINE) if file.suffix == ".md" else []
        if not file.exists() or (fragment and fragment not in map(anchor, headings)):
            astray.append(target)

    assert astray == []


def test_every_picture_is_shown_somewhere() -> None:
    shown = {Path(target).name for page in PAGES for target in LINK.findall(text_of(page))}

    assert {picture.name for picture in (PROJECT / "docs" / "img").iterdir()} - shown == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_named_exists(page: Path) -> None:
    known = typer.main.get_command(app)
    groups = {name: set(getattr(command, "commands", {})) for name, command in vars(known)["commands"].items()}
    unknown = []
    for first, second in COMMAND.findall(text_of(page)):
        for name in first.split("|"):
            if name not in groups:
                unknown.append(name)
            elif groups[name] and second and not set(second.split("|")) <= groups[name]:
                unknown.append(f"{name} {second}")

    assert unknown == []


def test_the_settings_described_are_the_settings_read() -> None:
    """`IKU_CHROMIUM` is for the tests alone."""
    read = {name for path in (PROJECT / "iku").rglob("*.py") for name in re.findall(r'"(IKU_[A-Z_]+)"', text_of(path))}
    described = {page.name: set(SETTING.findall(text_of(page))) - {"IKU_CHROMIUM"} for page in PAGES}

    assert described["README.md"] == read
    assert set().union(*described.values()) <= read


def names_of_tests(path: Path) -> set[str]:
    """`test_x`, and `TestX::test_y` for those in a class."""
    tree = ast.parse(text_of(path))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    alone = {node.name for node in tree.body if isinstance(node, functions)}
    grouped = {
        f"{node.name}::{inner.name}"
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        for inner in node.body
        if isinstance(inner, functions)
    }
    return alone | grouped


def test_every_line_of_security_names_a_test_that_exists_or_says_why_not() -> None:
    text = text_of(PROJECT / "docs" / "security.md")
    rows = [row for row in text.splitlines() if row.startswith("| ") and not row.startswith("| Required")]
    without = [row for row in rows if not TEST.search(row) and "why no" not in row.rpartition("| ")[2]]
    gone = [
        f"{path}::{name}"
        for path, name in TEST.findall(text)
        if not (PROJECT / path).exists() or name not in names_of_tests(PROJECT / path)
    ]

    assert rows
    assert without == []
    assert gone == []
