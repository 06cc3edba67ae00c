"""Long work that is cut off, by Ctrl-C or by a kill, and taken up again."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from feed_server import feed_of, item, serving_site, text_of

COUNT = 80
ENVIRONMENT = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
ENVIRONMENT |= {"PYTHONPATH": str(Path(__file__).parent.parent), "ONRECORD_FETCH_HOSTS": "127.0.0.1"}


def begin(folder, *arguments):
    command = [sys.executable, "-m", "bot", "--data", "record", "--no-bundled", *arguments, "--json"]
    return subprocess.Popen(  # noqa: S603  # ours
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def end(process):
    out, err = process.communicate()
    return process.returncode, [json.loads(line) for line in out.splitlines()], err


def on_record(folder):
    engine = sa.create_engine(f"sqlite:///{folder}/record/onrecord.db")
    with engine.connect() as connection:
        ids = connection.execute(sa.text("SELECT id FROM articles")).scalars().all()
        figures = connection.execute(sa.text("SELECT count(DISTINCT article_id) FROM figures")).scalar_one()
    engine.dispose()
    assert figures == len(ids)  # no article stands there without what was taken from it
    return ids


@pytest.fixture
def archive(tmp_path):
    lines = [
        json.dumps({"title": f"第{number}篇", "source": "江边日报", "body": text_of(number)[:150]})
        for number in range(COUNT)
    ]
    (tmp_path / "archive.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_an_import_that_is_killed_and_interrupted_is_taken_up_where_it_was(archive):
    first = begin(archive, "import", "archive.jsonl")
    done = [json.loads(first.stdout.readline()) for _ in range(COUNT // 4)]
    first.kill()
    end(first)
    kept = set(on_record(archive))
    assert {row["id"] for row in done} <= kept

    second = begin(archive, "import", "archive.jsonl")
    done = [json.loads(second.stdout.readline()) for _ in range(COUNT // 2)]
    second.send_signal(signal.SIGINT)
    code, rows, err = end(second)
    assert (code, err.strip()) == (130, "")
    # What was on record is passed by without being read again.
    assert {row["id"] for row in done if row["status"] == "unchanged"} == kept
    assert {row["id"] for row in (*done, *rows)} <= set(on_record(archive))

    code, rows, _ = end(begin(archive, "import", "archive.jsonl"))
    assert code == 0
    assert len(rows) == len({row["id"] for row in rows}) == len(on_record(archive)) == COUNT
    assert {row["status"] for row in rows} == {"unchanged", "added"}


def test_a_poll_that_is_killed_and_interrupted_is_taken_up_where_it_was(tmp_path):
    with serving_site() as site:
        for feed in range(6):
            items = [item(10 * feed + number) for number in range(2)]
            site.pages[f"feed{feed}"] = feed_of(*items, title=f"报{feed}")
        addresses = [site.url(f"feed{feed}") for feed in range(6)]
        assert end(begin(tmp_path, "feeds", "add", *addresses))[0] == 0
        first = begin(tmp_path, "feeds", "poll")
        first.stdout.readline()
        first.kill()
        end(first)
        second = begin(tmp_path, "feeds", "poll")
        time.sleep(0.3)
        second.send_signal(signal.SIGINT)
        assert end(second)[0] in {1, 130, -signal.SIGINT}  # the last: before Python itself was up
        with sa.create_engine(f"sqlite:///{tmp_path}/record/onrecord.db").begin() as connection:
            # As if the leases of the one that was killed had run out.
            connection.execute(sa.text("UPDATE feeds SET leased_until = NULL"))
        code, rows, _ = end(begin(tmp_path, "feeds", "poll"))
        assert (code, len(rows)) == (0, 6)
    assert len(on_record(tmp_path)) == 12
