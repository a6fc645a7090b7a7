"""Asks the public advisory services whether any locked package has a known hole: `python .ci/advisories.py LOCK`.

Exits with 1 if one has. Where no service answers, as on a machine without the internet, it says so and exits with 0:
whether a hole is known then was not asked, and nothing else may look as if it had been.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

SERVICES = ("pypi", "osv")
PATIENCE = 120
"""In seconds, for one service."""


def main(lock: str) -> int:
    for service in SERVICES:
        answered = [d for d in ask(service, lock) if "vulns" in d]
        if not answered:
            continue
        holes = [(d, hole) for d in answered for hole in d["vulns"]]
        for dependency, hole in holes:
            mended = ", ".join(hole["fix_versions"]) or "no version yet"
            print(f"{dependency['name']} {dependency['version']}: {hole['id']}, mended in {mended}")
        print(f"{len(answered)} packages asked about at {service}: {len(holes)} known holes")
        return 1 if holes else 0
    print("not asked: no advisory service reachable")
    return 0


def ask(service: str, lock: str) -> list[dict[str, Any]]:
    """What the service says of every package in the lock; nothing where it does not answer in time."""
    command = [sys.executable, "-m", "pip_audit", "-r", lock, "--disable-pip", "--require-hashes", "-s", service]
    command += ["-f", "json", "--progress-spinner", "off", "--timeout", "10"]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE)
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return []
    return found


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        sys.exit("usage: python .ci/advisories.py LOCK")
    sys.exit(main(sys.argv[1]))
