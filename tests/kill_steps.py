"""Kills a process at every step of a job on a store, before each statement and commit, and does the job again.

`python tests/kill_steps.py [--every 1] [--database URL] [JOB ...]`, or `make kills`: on SQLite and on PostgreSQL where
no database is named. What is left has to be what is left where nothing was killed; for a process that starts, its index
has to say what the store says.
"""

import argparse
import itertools
import logging
import os
import signal
import sys
import tempfile
import warnings
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from test_sketches import TAIWAN, TEXT  # noqa: E402 - after the path

import bot.app  # noqa: E402 - after the path
import bot.arriving  # noqa: E402 - after the path
import bot.snapshots  # noqa: E402 - after the path
from bot.app import build_library, opened_store  # noqa: E402 - after the path
from bot.arriving import arrive  # noqa: E402 - after the path
from bot.bundle import keep_in_step  # noqa: E402 - after the path
from bot.importing import extract_again  # noqa: E402 - after the path
from bot.polling import Poller  # noqa: E402 - after the path
from bot.settings import Settings  # noqa: E402 - after the path
from bot.store import Store  # noqa: E402 - after the path
from bot.store.opening import connect  # noqa: E402 - after the path
from bot.store.tables import metadata  # noqa: E402 - after the path
from corpus.fetch import Fetcher  # noqa: E402 - after the path
from corpus.fetched import Page, Validators  # noqa: E402 - after the path
from corpus.models import Article, Extraction  # noqa: E402 - after the path
from corpus.names import load_names  # noqa: E402 - after the path
from corpus.readers import article_id  # noqa: E402 - after the path

_log = logging.getLogger(__name__)
EXTRACT = bot.arriving.extract
NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
NAMES = load_names()
TODAY = date(2025, 9, 24)
_SHOWN = 5
_hours = itertools.count()
BUNDLED = "---\ntitle: 一\nsource: 江边日报\n---\n\n江边科技今年投入超过35亿元，负责人认为需求还会增长。\n"
NOTICE = "江边日报撤回周三的季报，其中的营收数字有误，向读者致歉。"


def article(url, title="季报", body=TEXT, source="江边日报", published=TODAY):
    named = article_id(url=url, source=source, title=title, body=body)
    return Article(named, title, body, source=source, url=url, published=published, lang="zh-Hans")


FIRST = article("https://daily.example/a/1")


def opened(url: sa.URL, rules: str = "rules") -> Store:
    """Each process starts an hour after the one before: what that has leased is free again."""
    at = NOON + next(_hours) * timedelta(hours=1)
    return Store.open(url, rules=rules, clock=lambda: at)


def put(url: sa.URL, one: Article, **how) -> None:
    with closing(opened(url)) as store:
        arrive(one, store, NAMES, **how)


def read_bundled(url: sa.URL, text: str) -> None:
    with closing(opened(url)) as store:
        for _ in keep_in_step(store, {"one.md": text.encode()}, NAMES):
            pass


def copy(url, _folder):
    put(url, article("https://hk.example/9", "季報", TAIWAN, "河岸新聞", TODAY + timedelta(days=1)))


def earlier_copy(url, _folder):
    put(url, article("https://wire.example/5", source="对岸社", published=TODAY - timedelta(days=1)))


def new_version(url, _folder):
    put(url, article("https://daily.example/a/1", body=TEXT.replace("35亿元", "36亿元")))


def notice_of_retraction(url, _folder):
    put(url, article("https://daily.example/a/7", "【撤回】季报", NOTICE))


def other_address(url, _folder):
    put(url, article("https://daily.example/amp/1"))


def bundled(url, _folder):
    read_bundled(url, BUNDLED)


def bundled_text_changed(url, _folder):
    read_bundled(url, BUNDLED.replace("35亿元", "40亿元"))


def bundled_title_changed(url, _folder):
    read_bundled(url, BUNDLED.replace("title: 一", "title: 二"))


def bundled_no_longer(url, _folder):
    with closing(opened(url)) as store:
        for _ in keep_in_step(store, {}, NAMES):
            pass


def new_rules(url, _folder):
    with closing(opened(url, rules="rules of tomorrow")) as store:
        for _ in extract_again(store, store.outdated(), NAMES):
            pass


def watched_folder(url, _folder):
    with closing(opened(url)) as store:
        for _ in Poller(store, NAMES, Fetcher()).poll(store.feeds.all(), datetime.now(UTC)):
            pass


@dataclass(frozen=True)
class Server(Fetcher):
    """A server with one feed, whose entries have no pages; its last one is taken back in the end."""

    texts: tuple[str, ...] = ()
    taken_back: str = ""

    def fetch_changed(self, url, known):  # noqa: ARG002 - as a fetcher does
        marks = (self.taken_back, *[""] * len(self.texts))
        items = [
            f"<item><title>{mark}第{n}号厂</title><link>/{n}</link><content:encoded>{text}</content:encoded></item>"
            for n, (mark, text) in enumerate(zip(marks, self.texts, strict=False))
        ]
        content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        feed = f'<rss version="2.0" {content}><channel><title>江边日报</title>{"".join(items)}</channel></rss>'
        return Page(url, feed.encode(), Validators(etag=str(len(self.texts))))


def poll(url, server):
    with closing(opened(url)) as store:
        for _ in Poller(store, NAMES, server).poll(store.feeds.all(), datetime.now(UTC)):
            pass


def with_feed(url, _folder):
    with closing(opened(url)) as store:
        store.feeds.add("https://daily.example/feed", "feed", None)
    poll(url, Server(texts=("第零号厂去年交付70台机床。", "第一号厂去年交付80台机床。")))


def feed(url, _folder):
    texts = ("第零号厂去年交付70台机床。", "第一号厂去年交付90台机床。", "第二号厂去年交付60台机床。")
    poll(url, Server(texts=texts, taken_back="【撤回】"))


def with_nothing(url, _folder):
    opened(url).close()


def with_first(url, _folder):
    with closing(opened(url)) as store:
        arrive(FIRST, store, NAMES)


def with_bundled(url, _folder):
    with closing(opened(url)) as store:
        for _ in keep_in_step(store, {"one.md": BUNDLED.encode()}, NAMES):
            pass


def with_folder(url, folder):
    files = folder / "watched"
    files.mkdir()
    for name in ("a", "b"):
        text = f"---\ntitle: {name}\nsource: 江边日报\n---\n\n第{name}号厂去年交付70台机床。\n"
        (files / f"{name}.md").write_text(text, "utf-8")
        os.utime(files / f"{name}.md", (1_700_000_000, 1_700_000_000))
    with closing(opened(url)) as store:
        store.feeds.add(str(files), "folder", None)


Job = Callable[[sa.URL, Path], None]
# What is on record, and what is done then.
JOBS: dict[str, tuple[Job, Job]] = {
    job.__name__: (before, job)
    for before, job in [
        (with_first, copy),
        (with_first, earlier_copy),
        (with_first, new_version),
        (with_first, notice_of_retraction),
        (with_first, other_address),
        (with_first, new_rules),
        (with_nothing, bundled),
        (with_bundled, bundled_text_changed),
        (with_bundled, bundled_title_changed),
        (with_bundled, bundled_no_longer),
        (with_folder, watched_folder),
        (with_feed, feed),
    ]
}


# ---- starting ----


def start(rules: str, url: sa.URL, folder: Path, meanwhile: Callable[[], object] = lambda: None) -> list[str]:
    """Start as a process of some rules does, and say where its index is another than the store.

    The rules of before find nothing. `meanwhile` is done once all articles have been read by these rules.
    """
    bot.app.rules_fingerprint = lambda *_: rules
    bot.app.WORTH_KEEPING = bot.snapshots.WORTH_KEEPING = 1
    bot.arriving.extract = EXTRACT if rules == "rules" else lambda article, _names: Extraction(article)
    settings = Settings(_env_file=None, data=folder, database_url=url.render_as_string(hide_password=False))
    with opened_store(settings, NAMES, bundled=False) as store:
        meanwhile()
        library = build_library(settings, store, NAMES)
        stored = {one.article.id: one for one in store.load()}
        indexed = {one.article.id: one for one in library.extractions}
    others = [article_id for article_id in stored | indexed if stored.get(article_id) != indexed.get(article_id)]
    return others + [article_id for article_id, one in indexed.items() if bool(one.figures) != (rules == "rules")]


def on_record_by_the_rules_of_before(url, folder):
    with closing(opened(url, "rules of before")) as store:
        for number in range(3):
            store.save(Extraction(article(f"https://daily.example/b/{number}", body=f"第{number}厂去年交付70台机床。")))
    start("rules of before", url, folder)


def newer(url, folder):
    start("rules", url, folder)


def older(url, folder):
    start("rules of before", url, folder)


def new_version_killed_as_it_starts(url, folder, step):
    lived = lives(newer, url, folder, step)
    return lived, start("rules", url, folder)


def older_version_killed_beside_a_new_one(url, folder, step):
    lived = []
    start("rules", url, folder, lambda: lived.append(lives(older, url, folder, step)))
    return lived[0], start("rules", url, folder)


def new_version_taken_back(url, folder, step):
    lived = lives(newer, url, folder, step)
    return lived, start("rules of before", url, folder)


STARTS = {
    start.__name__: start
    for start in (new_version_killed_as_it_starts, older_version_killed_beside_a_new_one, new_version_taken_back)
}


# ---- killing ----


def lives(job: Job, url: sa.URL, folder: Path, step: int) -> bool:
    """Do a job in a process of its own that ends by SIGKILL at a step; say whether it came to its end before."""
    process = os.fork()
    if not process:
        try:
            die_at(step)
            job(url, folder)
            os._exit(0)
        except Exception:  # noqa: BLE001  # whatever it is, it ends here
            _log.exception("%s raised", job.__name__)
        finally:
            os._exit(1)  # what comes behind, and what is cleaned up then, is the parent's
    next(_hours)  # the process had one of its own
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if status not in {0, -signal.SIGKILL}:
        raise RuntimeError(f"{job.__name__} ended with {status}")
    return status == 0


def die_at(last: int) -> None:
    steps = itertools.count()

    def step(*_: object) -> None:
        if next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def stepping(do):
        def done(*given):
            step()
            found = do(*given)
            step()
            return found

        return done

    sa.event.listen(sa.Engine, "before_cursor_execute", step)
    sa.event.listen(sa.Engine, "commit", step)
    Path.replace, os.fsync = stepping(Path.replace), stepping(os.fsync)


def rows_in(url: sa.URL) -> dict[sa.Table, list[dict[str, object]]]:
    engine = connect(url)
    with engine.connect() as connection:
        found = {
            table: [row._asdict() for row in connection.execute(sa.select(table))] for table in metadata.sorted_tables
        }
    engine.dispose()
    return found


def restore(url: sa.URL, rows: dict[sa.Table, list[dict[str, object]]]) -> None:
    engine = connect(url)
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(sa.delete(table))
        for table, found in rows.items():
            if found:
                connection.execute(sa.insert(table), found)
    engine.dispose()


def written(rows: dict[sa.Table, list[dict[str, object]]]) -> dict[str, list[str]]:
    """Rows as they compare: in any order, without times, and without how many came with which poll."""

    def compared(row):
        return {key: value for key, value in row.items() if not key.endswith("_at") and key != "articles"}

    return {table.name: sorted(repr(compared(row)) for row in found) for table, found in rows.items()}


def faults_of(name: str, url: sa.URL, folder: Path, every: int) -> tuple[int, list[str]]:
    """Kill a job at every step, or every third, do it again each time, and say what is another then than without."""
    before, job = JOBS[name]
    restore(url, {})
    before(url, folder)
    begun = rows_in(url)
    job(url, folder)
    whole, found = written(rows_in(url)), []
    for step in itertools.count(0, every):
        restore(url, begun)
        if lives(job, url, folder, step):
            return step, found
        job(url, folder)
        left = written(rows_in(url))
        others = ", ".join(table for table in whole if left[table] != whole[table])
        found += [f"{name} killed at step {step}: others are {others}"] if others else []
    raise AssertionError


def faults_of_start(name: str, url: sa.URL, folder: Path, every: int) -> tuple[int, list[str]]:
    """Kill processes as they start, start again, and say whose index is another than the store."""
    restore(url, {})
    on_record_by_the_rules_of_before(url, folder)
    begun, index, found = rows_in(url), (folder / "index.snapshot").read_bytes(), []
    for step in itertools.count(0, every):
        restore(url, begun)
        (folder / "index.snapshot").write_bytes(index)
        lived, others = STARTS[name](url, folder, step)
        found += [f"{name} at step {step}: the index is another for {', '.join(others)}"] if others else []
        if lived:
            return step, found
    raise AssertionError


def kill_all(url: sa.URL, names: Sequence[str], every: int) -> bool:
    """Do what is named, or all; say whether something was wrong."""
    opened(url).close()
    failed = False
    for name in names or (*JOBS, *STARTS):
        with tempfile.TemporaryDirectory() as folder:
            steps, faults = (faults_of if name in JOBS else faults_of_start)(name, url, Path(folder), every)
        failed = failed or bool(faults)
        sys.stdout.write(f"{url.get_backend_name()}, {name}: {steps} steps, {len(faults)} faults\n")
        sys.stdout.write("".join(f"{line}\n" for line in faults[:_SHOWN]))
    return failed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("jobs", nargs="*", choices=[[], *JOBS, *STARTS])
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--database")
    given = parser.parse_args()
    logging.disable()
    if given.database:
        sys.exit(kill_all(sa.make_url(given.database), given.jobs, given.every))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pgserver  # noqa: PLC0415 - warns when it is imported
    with tempfile.TemporaryDirectory() as folder:
        server = pgserver.get_server(Path(folder) / "postgres", cleanup_mode="stop")
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        urls = [sa.URL.create("sqlite", database=f"{folder}/steps.db")]
        urls.append(sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg"))
        failed = [kill_all(url, given.jobs, given.every) for url in urls]
        server.cleanup()
    sys.exit(any(failed))


if __name__ == "__main__":
    main()
