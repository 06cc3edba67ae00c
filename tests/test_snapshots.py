"""The index kept beside the database: built once, mapped at the next start, built anew where it cannot be trusted."""

import json
import os

import pytest

import bot.app

ARTICLES = "".join(
    json.dumps(
        {"id": f"n{number}", "title": f"第{number}号工厂", "body": f"第{number}号工厂去年的产能为{number}万件。"}
    )
    + "\n"
    for number in range(210)
)


@pytest.fixture
def record(onrecord, tmp_path):
    """A record large enough to keep its index, asked once."""
    (tmp_path / "some.jsonl").write_text(ARTICLES, encoding="utf-8")
    onrecord("--no-bundled", "import", "some.jsonl", "--json")
    assert found(onrecord("ask", "--json", "17号工厂的产能")) == ["n17"]
    return tmp_path / "data" / "index.snapshot"


def found(done):
    return [answer["article"]["id"] for answer in done.rows[0]["answers"]][:1]


@pytest.mark.usefixtures("record")
def test_next_start_uses_it(onrecord, monkeypatch):
    monkeypatch.setattr("corpus.index.segments.analyse", None)  # nothing is analysed again
    assert found(onrecord("ask", "--json", "17号工厂的产能")) == ["n17"]


@pytest.mark.usefixtures("record")
def test_it_is_brought_up_to_date(onrecord, tmp_path):
    (tmp_path / "more.jsonl").write_text(
        '{"id": "new", "title": "新港口", "body": "新港口每年吞吐九百万箱。"}\n', "utf-8"
    )
    onrecord("import", "more.jsonl", "--json")
    assert found(onrecord("ask", "--json", "新港口的吞吐量")) == ["new"]


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-5], lambda data: data[:30] + b"?" + data[31:], lambda data: data[:0]]
)
def test_damaged_one_is_built_anew_and_the_log_says_so(onrecord, record, damage):
    good = record.read_bytes()
    record.write_bytes(damage(good))
    done = onrecord("ask", "--json", "17号工厂的产能")
    assert found(done) == ["n17"]
    assert "index.snapshot is built anew" in done.err
    assert record.read_bytes() == good


@pytest.mark.usefixtures("record")
def test_names_of_the_user_make_another_index(onrecord, tmp_path):
    (tmp_path / "names.toml").write_text('[[company]]\nname = "Factory 17"\nforms = ["17号工厂"]\n', encoding="utf-8")
    done = onrecord("ask", "--json", "17号工厂的产能", ONRECORD_NAMES="names.toml")
    assert "written by other rules" in done.err


def test_folder_that_cannot_be_written_only_costs_time(onrecord, record, monkeypatch):
    record.unlink()

    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.snapshots.NamedTemporaryFile", refuse)
    done = onrecord("ask", "--json", "17号工厂的产能")
    assert found(done) == ["n17"]
    assert "could not be kept" in done.err
    assert not record.exists()


@pytest.mark.usefixtures("record")
def test_names_changed_while_articles_are_read_again_are_not_those_of_its_index(onrecord, tmp_path, monkeypatch):
    names, again = tmp_path / "names.toml", bot.app.extract_again
    names.write_text('[[company]]\nname = "Factory 3"\nforms = ["3号工厂"]\n', encoding="utf-8")

    def disturbed(*given):
        yield from again(*given)
        names.write_text('[[company]]\nname = "Factory 17"\nforms = ["17号工厂", "江东厂"]\n', encoding="utf-8")

    monkeypatch.setattr(bot.app, "extract_again", disturbed)
    onrecord("ask", "--json", "3号工厂的产能", ONRECORD_NAMES="names.toml")
    monkeypatch.setattr(bot.app, "extract_again", again)
    (hit,) = onrecord("figures", "--json", "--limit", "1", "江东厂的产能", ONRECORD_NAMES="names.toml").rows
    assert (hit["article"]["id"], hit["entity"]) == ("n17", "Factory 17")


def test_files_of_killed_processes_do_not_pile_up(onrecord, record):
    left = [record.with_name(f"index.snapshot.{name}") for name in ("abandoned", "being-written")]
    for file, age in zip(left, (7200, 60), strict=True):
        file.write_bytes(b"half")
        os.utime(file, (record.stat().st_mtime - age,) * 2)
    record.unlink()
    onrecord("ask", "--json", "17号工厂的产能")
    assert [file.exists() for file in left] == [False, True]


def test_what_was_kept_stays_kept_where_nothing_can_be_cleaned_up(onrecord, record, monkeypatch):
    def refuse(*_):
        raise OSError(13, "Permission denied")

    record.unlink()
    monkeypatch.setattr("bot.snapshots.Path.glob", refuse)
    done = onrecord("ask", "--json", "17号工厂的产能")
    assert (found(done), record.exists(), "could not be kept" in done.err) == (["n17"], True, False)


def test_end_asked_for_while_files_are_cleaned_up_is_an_end(onrecord, record, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    record.unlink()
    monkeypatch.setattr("bot.snapshots.drop_abandoned", interrupt)
    done = onrecord("ask", "--json", "17号工厂的产能")
    assert (record.exists(), "could not be kept" in done.err) == (True, False)
