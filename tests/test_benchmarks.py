"""The benchmarks run and leave figures that the table can be printed from. How fast anything was is not a test's business."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROJECT

PATIENCE = 300


def run(tool: str, results: Path, *arguments: str) -> dict[str, Any]:
    """Runs a tool as a person does, and reads what it kept."""
    command = [sys.executable, "-m", f"benchmarks.{tool}", "--results", str(results), *arguments]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, timeout=PATIENCE)
    return dict(json.loads(next(results.glob("*.json")).read_text(encoding="utf-8")))


def table(results: Path) -> str:
    command = [sys.executable, "-m", "benchmarks.table", "--results", str(results)]
    return subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def test_reruns_of_every_page_are_kept_and_judged(tmp_path: Path) -> None:
    result = run("rerun", tmp_path, "--runs", "2", "--warm-up", "1")

    assert {len(series) for series in result["milliseconds"].values()} == {2}
    assert all(size > 0 for size in result["received_bytes"].values())
    assert [target["limit"] for target in result["targets"]] == [0.5, 6.0, 15.0, 15.0]
    assert "| Ringkasan, nothing changed |" in table(tmp_path)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux says how much memory another process holds")
def test_memory_over_reruns_is_kept_and_judged(tmp_path: Path) -> None:
    result = run("rerun", tmp_path, "--memory", "--reruns", "60")

    assert [reruns for reruns, _ in result["megabytes"]] == [1, 20, 40, 60]
    assert len(result["targets"]) == 1
    assert "| Memory of the server |" in table(tmp_path)


def test_an_import_is_read_by_both_readers_and_stored_whole(tmp_path: Path) -> None:
    result = run("importing", tmp_path, "--rows", "120", "--rounds", "2")

    assert result["rows"] == result["whole_import"]["rows"] == 120
    assert {len(series) for series in result["milliseconds"].values()} == {2}
    assert list(result["whole_import"]["milliseconds"]) == ["read", "rehearse", "submit"]
    assert "| 120 rows, " in table(tmp_path)


@pytest.mark.browser
def test_a_phone_sees_the_finding_and_every_status(tmp_path: Path) -> None:
    result = run("phone", tmp_path, "--rounds", "1", "--fast")

    assert set(result["milliseconds"]["Ringkasan"]) == {"shell", "first run", "finding", "statuses"}
    assert [target["held"] for target in result["targets"][1:]] == [True, True]
    assert "| Ringkasan |" in table(tmp_path)
