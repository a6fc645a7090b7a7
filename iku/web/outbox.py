"""The server's own work beside answering: reminders that wait are sent, from its start to its end."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from starlette.concurrency import run_in_threadpool

log = logging.getLogger(__name__)
PAUSE = 20.0
"""seconds between two looks into the outbox"""


@asynccontextmanager
async def at_work(work: Callable[[], object], pause: float = PAUSE) -> AsyncIterator[None]:
    """Does the work over and over in a thread. At the end what is under way is finished, nothing new begun."""
    ending = asyncio.Event()

    async def keep_working() -> None:
        while not ending.is_set():
            try:
                await run_in_threadpool(work)
            except Exception:
                log.exception("reminders could not be sent")
            with suppress(TimeoutError):
                await asyncio.wait_for(ending.wait(), pause)

    worker = asyncio.create_task(keep_working())
    try:
        yield
    finally:
        ending.set()
        await worker
