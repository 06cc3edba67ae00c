"""Kills processes between a digest that is due and its record, and counts what stands in Slack afterwards.

`python tests/kill_runs.py [--runs 200]`, or `make kills`. Each run is a new database (SQLite, or PostgreSQL in every
second one), a new Slack and three subscriptions in two channels that are due; processes are killed with SIGKILL at
random moments and started again, until all is recorded. In a third of the runs Slack loses, delays and breaks off; in
another third two processes deliver at once, in half of these without a leader.
"""

import argparse
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
import warnings
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import sqlalchemy as sa

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from delivering import NEWS, run_until_killed  # noqa: E402 - after the path
from slack_double import BOT_TOKEN, Delay, Fault, Loss, Silence, SlackDouble, rate_limited  # noqa: E402

from bot.store.opening import connect, migrate  # noqa: E402
from bot.store.subscriptions import StoredSubscriptions  # noqa: E402
from bot.store.tables import parts, runs  # noqa: E402
from corpus.slots import Schedule  # noqa: E402
from handlers.standing_orders import Subscription  # noqa: E402

CHANNELS = {"铜": "C0METALS", "copper": "C0METALS", "算力": "C0CHIPS"}
_PATIENCE = 90.0
_LONGEST_LIFE = 0.25
_making = Lock()


class Scene(NamedTuple):
    """What a run is like."""

    number: int
    is_troubled: bool
    is_shared: bool
    is_led: bool
    is_postgres: bool


@dataclass
class Result:
    """What stands in Slack after a run, against what should."""

    scene: Scene
    kills: int = 0
    # Kills at which something was planned and not yet recorded.
    kills_between: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


def scene_of(number):
    return Scene(number, number % 3 == 0, number % 3 == 1, number % 6 == 1, number % 2 == 1)


def trouble(chance):
    """What goes wrong with a call: three in ten are lost, delayed or broken off, before or after they were taken."""

    def of(method):
        if method not in {"chat.postMessage", "conversations.history", "conversations.replies"}:
            return None
        kinds = [
            Loss(),
            Silence(),
            Delay(before=chance.uniform(0, 0.6)),
            Delay(after=chance.uniform(0.3, 0.9)),
            Fault("internal_error"),
            Fault("service_unavailable", 503),
            rate_limited(1),
        ]
        return chance.choice(kinds) if chance.random() < 0.3 else None

    return of


class Ground:
    """Where runs take place: databases are copies of one that is ready."""

    def __init__(self, folder, server=None):
        self.folder, self.server = Path(folder), server
        self.ready = self.folder / "ready.db"
        _prepare(sa.URL.create("sqlite", database=str(self.ready)))
        if server is not None:
            self._on_server("CREATE DATABASE ready")
            _prepare(server.set(database="ready"))

    def database(self, scene):
        if not scene.is_postgres:
            path = self.folder / f"run{scene.number}.db"
            shutil.copy(self.ready, path)
            return sa.URL.create("sqlite", database=str(path))
        name = f"run_{scene.number}"
        self._on_server(f"CREATE DATABASE {name} TEMPLATE ready")
        return self.server.set(database=name)

    def _on_server(self, statement):
        engine = sa.create_engine(self.server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
        with _making, engine.connect() as connection:
            connection.execute(sa.text(statement))


def _prepare(url):
    engine = connect(url)
    migrate(engine)
    due = datetime.now(UTC) - timedelta(minutes=1)
    stored = StoredSubscriptions(engine, clock=lambda: due)
    schedule = Schedule("daily", time_of_day(due.hour, due.minute), "UTC")
    before = due - timedelta(days=1)
    for topic, channel in CHANNELS.items():
        moments = (before, before, before)
        stored.follow(Subscription(f"order-{topic}", "T0", channel, topic, "zh-Hans", schedule, "U0ADA", *moments))
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def one_run(scene, ground, seed):
    """Kill, start again, wait until all is recorded, and look."""
    chance, result, began = random.Random(f"{seed} {scene.number}"), Result(scene), time.monotonic()  # noqa: S311 - guards nothing
    database = ground.database(scene)
    watching = connect(database)
    with ExitStack() as stack:
        slack = stack.enter_context(SlackDouble())
        slack.stamp = _stamps()
        if scene.is_troubled:
            slack.trouble = trouble(random.Random(f"trouble {seed} {scene.number}"))  # noqa: S311 - as above
        processes = [_start(database, slack, scene, stack) for _ in range(2 if scene.is_shared else 1)]
        for _ in range(chance.randint(1, 3)):
            time.sleep(chance.uniform(0, _LONGEST_LIFE))
            place = chance.randrange(len(processes))
            processes[place].kill()
            processes[place].join()
            result.kills += 1
            result.kills_between += not _is_done(watching)
            processes[place] = _start(database, slack, scene, stack)
        until = time.monotonic() + _PATIENCE
        while not _is_done(watching) and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.7)  # what is still on its way arrives
        result.faults = faults_in(slack, watching)
    watching.dispose()
    result.seconds = time.monotonic() - began
    return result


def _start(database, slack, scene, stack):
    context = multiprocessing.get_context("forkserver")
    ready = context.Event()
    url = database.render_as_string(hide_password=False)
    arguments = {"is_led": scene.is_led}
    process = context.Process(
        target=run_until_killed, args=(url, slack.base_url, BOT_TOKEN, ready), kwargs=arguments, daemon=True
    )
    process.start()
    stack.callback(process.join)
    stack.callback(process.kill)
    ready.wait(30)
    return process


def _stamps():
    """Slack's names of messages as they are: the time, and a counter so that no two are the same."""
    lock, count = Lock(), 0

    def stamp():
        nonlocal count
        with lock:
            count += 1
            return f"{int(time.time())}.{count:06d}"

    return stamp


def _is_done(engine):
    with engine.connect() as connection:
        states = connection.scalars(sa.select(runs.c.state)).all()
    return len(states) == len(CHANNELS) and "open" not in states


def faults_in(slack, engine):
    """Say what is wrong: with each run's messages, with each piece of news, with the record."""
    with engine.connect() as connection:
        states = dict(connection.execute(sa.select(runs.c.id, runs.c.state)).all())
        planned = {(run, number) for run, number in connection.execute(sa.select(parts.c.run, parts.c.number))}
    shown = list(slack.shown)
    keys = [one["metadata"]["event_payload"] for one in shown]
    posted = Counter((key["run"], key["part"]) for key in keys)
    roots = {key["run"]: one["ts"] for key, one in zip(keys, shown, strict=True) if key["part"] == 0}
    found = [f"{run} part {part} stands {count} times" for (run, part), count in posted.items() if count != 1]
    found += [f"{run} part {part} is missing" for run, part in planned - set(posted)]
    found += [f"run {run} is {state}" for run, state in states.items() if state not in {"sent", "empty"}]
    found += [] if len(states) == len(CHANNELS) else [f"{len(states)} runs"]
    found += [
        f"{key['run']} part {key['part']} is not in its thread"
        for key, one in zip(keys, shown, strict=True)
        if one.get("thread_ts") != (roots.get(key["run"]) if key["part"] else None)
    ]
    for channel in set(CHANNELS.values()):
        told = Counter(
            piece for one in shown if one["channel"] == channel for piece in one["text"].strip("。").split("；")
        )
        wanted = {piece for topic, where in CHANNELS.items() if where == channel for piece in NEWS[topic]}
        found += [f"{piece} in {channel} {told[piece]} times" for piece in wanted | set(told) if told[piece] != 1]
    return found + slack.objections


def all_runs(count, *, seed, folder, server, at_once):
    ground = Ground(folder, server)
    # Processes are forks of one that has everything loaded: each starts in some milliseconds.
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path[:2])
    multiprocessing.get_context("forkserver").set_forkserver_preload(["delivering", "slack_double"])
    scenes = [scene_of(number) for number in range(count)]
    with ThreadPoolExecutor(at_once) as executor:
        yield from executor.map(lambda scene: one_run(scene, ground, seed), scenes)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=6)
    given = parser.parse_args()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pgserver  # noqa: PLC0415 - warns when it is imported
    with tempfile.TemporaryDirectory() as folder:
        server = pgserver.get_server(Path(folder) / "postgres", cleanup_mode="stop")
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        url = sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        results = []
        for result in all_runs(given.runs, seed=given.seed, folder=folder, server=url, at_once=given.at_once):
            results.append(result)
            sys.stderr.write(f"run {result.scene.number}: {result.seconds:.1f} s, {result.kills} kills\n")
            for fault in result.faults:
                sys.stdout.write(f"run {result.scene.number} {result.scene}: {fault}\n")
        failed = sum(bool(result.faults) for result in results)
        scenes = [result.scene for result in results]
        sys.stdout.write(
            f"{len(results)} runs, {sum(one.kills for one in results)} kills "
            f"({sum(one.kills_between for one in results)} between due and recorded); "
            f"{sum(one.is_postgres for one in scenes)} on PostgreSQL, {sum(one.is_troubled for one in scenes)} with a "
            f"troubled Slack, {sum(one.is_shared for one in scenes)} with two processes: {failed} runs with a fault\n"
        )
        server.cleanup()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
