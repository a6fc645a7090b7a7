"""A program of its own: runs a reader under limits. Started by `iku.intake.apart`; imports nothing of this project.

Arguments: bytes of memory, seconds of processor time, the reader's file, and what the reader itself wants to be told.
"""

import runpy
import sys
from contextlib import suppress


def limit_resources(memory: int, seconds: int) -> None:
    """Where the system can: address space and processor time. Elsewhere the caller's timeout has to do."""
    if sys.platform == "win32":
        return
    import resource

    for kind, amount in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (amount, amount))


def main() -> None:
    memory, seconds, reader, *arguments = sys.argv[1:]
    # Not needed to read files, slow to start, and greedy for address space, which is limited here.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    limit_resources(int(memory), int(seconds))
    sys.argv = [reader, *arguments]
    runpy.run_path(reader, run_name="__main__")


if __name__ == "__main__":
    main()
