"""The house rules that no tool checks by itself: what importing a package really loads, what locks and settings say."""

import ast
import re
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from streamlit import config

PROJECT = Path(__file__).resolve().parents[1]
PAGES = sorted((PROJECT / "pages").glob("*.py"))
PROJECT_FILE = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SETTINGS = (PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8")

LOAD_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(getattr(package, "__path__", ()), package.__name__ + "."):
    importlib.import_module(module.name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""

NEVER_LOADED = {
    "iku.errors": {"streamlit", "starlette", "duckdb", "plotly", "pandas"},
    "iku.domain": {"streamlit", "starlette", "duckdb", "plotly", "pandas"},
    "iku.intake": {"streamlit", "starlette", "duckdb", "plotly", "pandas"},
    "iku.store": {"streamlit", "starlette", "plotly", "pandas"},
    "iku.workflow": {"streamlit", "starlette", "plotly", "pandas"},
    "iku.present": {"streamlit", "starlette", "duckdb"},
    "iku.access": {"streamlit", "starlette", "duckdb", "plotly", "pandas"},
    "iku.mail": {"streamlit", "starlette", "duckdb", "plotly", "pandas"},
    "iku.reports": {"streamlit", "starlette", "duckdb", "plotly", "pandas"},
    "iku.commands": {"streamlit", "starlette", "plotly", "pandas"},
    "iku.web": {"streamlit", "plotly", "pandas"},
}


def loaded_by(package: str) -> set[str]:
    """The top-level names that a fresh interpreter holds once every module of the package has been imported."""
    command = [sys.executable, "-c", LOAD_ALL, package]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("package", NEVER_LOADED)
def test_a_package_loads_nothing_that_belongs_to_another_layer(package: str) -> None:
    """import-linter reads imports; this sees the ones that are hidden in functions of others, or made at run time."""
    assert loaded_by(package) & NEVER_LOADED[package] == set()


def test_the_domain_needs_the_standard_library_only() -> None:
    bare = set(
        subprocess.run(
            [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, text=True
        ).stdout.split()
    )
    ours = loaded_by("iku.domain") - {name.partition(".")[0] for name in bare}

    assert ours - sys.stdlib_module_names == {"iku"}


def test_every_package_is_watched() -> None:
    packages = {f"iku.{path.parent.name}" for path in (PROJECT / "iku").glob("*/__init__.py")}

    assert packages - {"iku.ui"} == set(NEVER_LOADED) - {"iku.errors"}


def pins(path: str) -> dict[str, set[str]]:
    """The versions that a lock pins, by name."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(
        r"^([a-z0-9.-]+)(?:\[[a-z, ]+\])?==([^\s;]+)", (PROJECT / path).read_text(encoding="utf-8"), re.MULTILINE
    ):
        found.setdefault(name, set()).add(version)
    return found


DIRECT = [Requirement(text) for text in PROJECT_FILE["dependencies"]]
FOR_TESTS = [Requirement(text) for extra in PROJECT_FILE["optional-dependencies"].values() for text in extra]


@pytest.mark.parametrize(
    ("requirement", "lock"),
    [(r, "requirements.txt") for r in DIRECT] + [(r, "tests/requirements.txt") for r in DIRECT + FOR_TESTS],
    ids=str,
)
def test_the_locks_hold_what_the_project_asks_for(requirement: Requirement, lock: str) -> None:
    versions = pins(lock)[requirement.name.lower().replace("_", "-")]

    assert all(requirement.specifier.contains(version, prereleases=True) for version in versions)


def test_tests_run_on_the_versions_that_offices_get() -> None:
    tests = pins("tests/requirements.txt")

    assert {name: tests.get(name) for name in pins("requirements.txt")} == pins("requirements.txt")


@pytest.mark.parametrize("path", ["requirements.txt", "tests/requirements.txt"])
def test_a_lock_names_no_host_and_takes_no_package_without_its_hash(path: str) -> None:
    text = (PROJECT / path).read_text(encoding="utf-8")

    assert "://" not in text
    assert all(
        "--hash=sha256:" in block
        for block in re.split(r"^(?=[a-z0-9.-]+(?:\[[a-z, ]+\])?==)", text, flags=re.MULTILINE)[1:]
    )


def test_every_setting_is_known_to_streamlit() -> None:
    theme = {"theme.fontFaces", "theme.light", "theme.dark"}
    named = {f"{section}.{name}" for section, options in tomllib.loads(SETTINGS).items() for name in options}

    assert {name for name in named - theme if name not in config.get_config_options()} == set()
    assert {f"theme.{m}.{n}" for m in ("light", "dark") for n in tomllib.loads(SETTINGS)["theme"][m]} <= set(
        config.get_config_options()
    )


def test_every_setting_outside_the_theme_says_why() -> None:
    lines = SETTINGS.partition("[theme]")[0].splitlines()

    assert [line for before, line in pairwise(lines) if "=" in line and not before.startswith("#")] == []


def test_the_settings_that_keep_an_office_safe_stand() -> None:
    said = tomllib.loads(SETTINGS)

    assert said["server"]["address"] == "localhost"
    assert said["client"]["showErrorDetails"] == "none"
    assert said["browser"]["gatherUsageStats"] is False
    assert "enableXsrfProtection" not in said["server"]
    assert "enableAgentApi" not in said["server"]


def test_there_are_pages() -> None:
    assert PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
class TestPage:
    """A page reads top to bottom as a sentence."""

    def test_is_short(self, page: Path) -> None:
        assert len([line for line in page.read_text(encoding="utf-8").splitlines() if line.strip()]) <= 60

    def test_defines_nothing_but_fragments_and_dialogs(self, page: Path) -> None:
        tree = ast.parse(page.read_text(encoding="utf-8"))
        defined = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]

        assert [
            d.name for d in defined if not re.search(r"fragment|dialog", "".join(map(ast.unparse, d.decorator_list)))
        ] == []

    def test_knows_no_store_no_parser_and_no_chart_library(self, page: Path) -> None:
        tree = ast.parse(page.read_text(encoding="utf-8"))
        named = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
        named |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

        assert [n for n in named if re.match(r"duckdb|plotly|pandas|iku\.(store|intake|web|commands)\b", n)] == []
