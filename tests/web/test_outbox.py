"""The server's own work: begun again after a failure, ended without cutting anything off."""

import asyncio
import threading
import time

import pytest

from iku.web.outbox import at_work


def test_work_goes_on_after_a_failure(caplog: pytest.LogCaptureFixture) -> None:
    rounds: list[int] = []

    def work() -> None:
        rounds.append(1)
        if len(rounds) == 1:
            raise RuntimeError("the disk is full")

    async def serve() -> None:
        async with at_work(work, pause=0.01):
            for _ in range(500):
                if len(rounds) > 2:
                    return
                await asyncio.sleep(0.01)

    asyncio.run(serve())

    assert len(rounds) > 2
    assert "reminders could not be sent" in caplog.text


def test_the_end_waits_for_what_is_under_way() -> None:
    began, done = threading.Event(), threading.Event()

    def work() -> None:
        began.set()
        time.sleep(0.2)
        done.set()

    async def serve() -> None:
        async with at_work(work, pause=60):
            await asyncio.to_thread(began.wait, 5)

    started = time.monotonic()
    asyncio.run(serve())

    assert done.is_set()
    assert time.monotonic() - started < 30, "the pause is not waited out"
