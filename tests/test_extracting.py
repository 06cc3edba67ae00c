"""Extraction in processes beside this one: the same as here, whatever becomes of them."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from feed_server import text_of

from bot.arriving import extract_article
from bot.extracting import WORTH_A_PROCESS, Extractor, extracting
from corpus.models import Article, Extraction
from corpus.names import load_names

NAMES = load_names()
ARTICLES = [Article(f"a{number}", f"第{number}篇", text_of(number), lang="zh-Hans") for number in range(6)]
HERE = [extract_article(one, NAMES) for one in ARTICLES]


def test_few_articles_are_extracted_here():
    with extracting(NAMES) as extractor:
        assert extractor.extract(ARTICLES) == HERE
        assert extractor._pool is None


def test_many_are_extracted_elsewhere_and_are_the_same_with_the_users_names():
    users = '[[company]]\nname = "Riverside Tech"\nforms = ["江边科技"]\n'
    here = [extract_article(one, load_names(users)) for one in ARTICLES]
    extractor = Extractor(load_names(users), (users,), processes=2)
    extractor._asked = WORTH_A_PROCESS
    try:
        assert extractor.extract(ARTICLES) == here
        assert extractor._pool is not None
    finally:
        extractor.close()
    assert any(figure.entity == "Riverside Tech" for one in here for figure in one.figures)


def test_articles_whose_process_is_killed_are_extracted_here(caplog):
    extractor = Extractor(NAMES, processes=2)
    extractor._asked = WORTH_A_PROCESS
    try:
        extractor.extract(ARTICLES[:1])
        for process in extractor._pool._processes.values():
            os.kill(process.pid, signal.SIGKILL)
        assert extractor.extract(ARTICLES) == HERE
        assert extractor.extract(ARTICLES) == HERE
    finally:
        extractor.close()
    assert [record.message for record in caplog.records if record.name == "bot.extracting"] == [
        "the processes for extraction have ended; articles are read without them"
    ]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_no_process_outlives_one_that_is_killed(tmp_path):
    script = tmp_path / "polling.py"
    script.write_text(
        textwrap.dedent(
            """
            import time
            from bot.extracting import WORTH_A_PROCESS, Extractor
            from corpus.models import Article
            from corpus.names import load_names

            if __name__ == "__main__":
                extractor = Extractor(load_names(), processes=2)
                extractor._asked = WORTH_A_PROCESS
                extractor.extract([Article("a", "t", "今年的投入为35亿元。")] * 10)
                print(*extractor._pool._processes, flush=True)
                time.sleep(60)
            """
        ),
        encoding="utf-8",
    )
    command = [sys.executable, str(script)]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ)  # noqa: S603  # ours
    children = [int(pid) for pid in parent.stdout.readline().split()]
    assert children
    parent.kill()
    parent.wait()
    until = time.monotonic() + 30
    while any(map(is_alive, children)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_alive, children))
    parent.stdout.close()


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(") ", 1)[1][0] != "Z"
    except FileNotFoundError:
        return False


def test_what_fails_is_refused(monkeypatch):
    def failing(*_):
        raise RecursionError

    monkeypatch.setattr("bot.arriving.extract", failing)
    (found,) = Extractor(NAMES, processes=0).extract(ARTICLES[:1])
    assert not isinstance(found, Extraction)
    assert "failed through a fault of ours" in found.reason
