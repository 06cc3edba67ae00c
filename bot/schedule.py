"""When recurring work is done: APScheduler as a clock. Must never be the record of what was done: that is the store's.

A job is done at once at the start, then each time its time has passed since; while it is at work it is not begun a
second time, and what was missed meanwhile is done once. Each job has its own thread, so that none waits for another.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.logs import note_failure

_log = logging.getLogger(__name__)
# It warns of each turn that a job at work passes over, which is as it should be.
logging.getLogger("apscheduler").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is done again and again; `body` looks into the store for what is due, and may come to nothing."""

    name: str
    every: timedelta
    body: Callable[[], object]


@contextmanager
def scheduled(jobs: Sequence[Job]) -> Iterator[None]:
    """Do the jobs as their times come; at the end the one at work is waited for, so its body has to hear of a stop."""
    # Only what serves needs a clock, and its import takes longer than a command.
    from apscheduler.executors.pool import ThreadPoolExecutor  # noqa: PLC0415  # see above
    from apscheduler.schedulers.background import BackgroundScheduler  # noqa: PLC0415  # see above

    scheduler: Any = BackgroundScheduler(timezone=UTC, executors={"default": ThreadPoolExecutor(max(1, len(jobs)))})
    settled = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    for job in jobs:
        scheduler.add_job(
            _done, "interval", (job,), id=job.name, seconds=job.every.total_seconds(), next_run_time=_now(), **settled
        )
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=True)


def _done(job: Job) -> None:
    try:
        job.body()
    except Exception:  # noqa: BLE001  # whatever it is, the next turn tries again
        note_failure(_log, "job %s", job.name)


def _now() -> datetime:
    return datetime.now(UTC)
