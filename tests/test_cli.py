import json
import re
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot import app
from bot.store import opening

ROOT = Path(__file__).parent.parent
ARTICLE = """---
title: 江边科技的投入
source: 江边日报
published: 2025-09-24
---

江边科技周三说，今年的研发投入会超过35亿元，比去年多两成。负责人林默认为，需求还会增长三年。
"""


on_record = pytest.mark.usefixtures("record")


@pytest.fixture
def record(onrecord, bare_environment):
    """A record of one article, in the default data folder."""
    (bare_environment / "reading").mkdir()
    (bare_environment / "reading" / "one.md").write_text(ARTICLE, encoding="utf-8")
    done = onrecord("--no-bundled", "import", "reading", "--json")
    assert (done.code, done.err) == (0, "")
    assert [(row["title"], row["status"], row["reason"]) for row in done.rows] == [("江边科技的投入", "added", None)]
    return bare_environment


# ---- every command on its way ----


@on_record
def test_an_import_twice_changes_nothing(onrecord):
    assert [row["status"] for row in onrecord("import", "reading", "--json").rows] == ["unchanged"]


@on_record
def test_an_import_names_what_it_refuses_and_goes_on(onrecord):
    done = onrecord("--data", "other", "--no-bundled", "import", "none.md", "reading", "--json")
    assert (done.code, done.err) == (1, "none.md cannot be read: No such file or directory.\n")
    assert [(row["id"] is None, row["status"]) for row in done.rows] == [(True, "refused"), (False, "added")]


@on_record
def test_an_import_tells_a_person_what_became_of_the_articles(onrecord):
    assert onrecord("import", "reading").out == "unchanged  江边科技的投入\n1 unchanged\n"


def test_an_import_of_a_folder_says_which_documents_it_passes_over(onrecord, record):
    (record / "reading" / "report.pdf").write_bytes(b"%PDF-1.7")
    done = onrecord("import", "reading")
    assert (done.code, done.err) == (0, "Passed over: 1 .pdf. Of files, .htm, .html, .jsonl, .md, .txt are read.\n")


def test_extract_gives_a_row_for_each_article_and_stores_nothing(onrecord, record):
    (row,) = onrecord("--data", "nowhere", "extract", "reading", "--json").rows
    assert list(row) == ["article", "figures", "claims"]
    assert "超过35亿元" in [figure["surface"] for figure in row["figures"]]
    assert not (record / "nowhere").exists()


def test_extract_in_bulk_names_bad_lines_and_goes_on(onrecord):
    lines = ['{"id": 7, "text": "收入超过35亿元。"}', "{", "[]", '{"id": 8}', "", '{"text": ""}']
    done = onrecord("extract", "--batch", stdin="\n".join(lines))
    assert [(row["id"], "error" in row or [figure["surface"] for figure in row["figures"]]) for row in done.rows] == [
        (7, ["超过35亿元"]),
        (None, True),
        (None, True),
        (8, True),
        (None, []),
    ]
    assert done.rows[3] == {"id": 8, "error": 'It needs a string "text".'}
    assert done.code == 1
    assert done.err.splitlines() == [
        "Line 2 is not used. It is not JSON.",
        "Line 3 is not used. It is not a JSON object.",
        'Line 4 is not used. It needs a string "text".',
    ]


def test_offsets_in_bulk_are_into_the_text_as_it_came(onrecord):
    text = "\u3000\r\n收入\u200b超过３５億元。"
    (row,) = onrecord("extract", "--batch", stdin=json.dumps({"id": 1, "text": text})).rows
    assert [text[figure["start"] : figure["end"]] == figure["surface"] for figure in row["figures"]] == [True]


def test_half_a_character_in_a_text_is_written_as_it_came(onrecord):
    done = onrecord("extract", "--batch", stdin='{"id": "\\ud83d", "text": "收入35亿元\\ud83d。"}')
    (row,) = done.rows
    assert (row["id"], row["figures"][0]["sentence"]) == ("\ud83d", "收入35亿元\ud83d。")


@on_record
def test_ask_answers_with_a_passage(onrecord):
    done = onrecord("ask", "江边科技的研发投入是多少", "--json")
    (row,) = done.rows
    assert (row["id"], row["query"], row["answered"]) == (None, "江边科技的研发投入是多少", True)
    assert "超过35亿元" in row["answers"][0]["text"]
    assert (done.code, done.err) == (0, "")


@on_record
def test_ask_answers_a_person_with_the_sentence_unbroken_and_its_source(onrecord):
    done = onrecord("ask", "江边科技的研发投入是多少")
    assert "江边科技周三说，今年的研发投入会超过35亿元，比去年多两成。" in done.out
    assert "江边日报" in done.out


@on_record
def test_ask_says_that_the_record_has_nothing(onrecord):
    done = onrecord("ask", "红烧肉怎么做", "--json")
    assert [(row["answered"], row["answers"]) for row in done.rows] == [(False, [])]
    assert done.code == 1
    assert done.err.startswith("没有找到：红烧肉怎么做（共查找 1 篇文章）。")


@on_record
def test_ask_in_bulk_answers_each_line(onrecord):
    lines = ['{"id": "a", "turns": ["江边科技说了什么", "研发投入是多少?"]}', '{"id": "b", "turns": []}']
    done = onrecord("ask", "--batch", "--json", stdin="\n".join(lines))
    answered, refused = done.rows
    assert (answered["id"], answered["query"], answered["answered"]) == ("a", "研发投入是多少?", True)
    reason = 'It needs "turns", a list of strings that ends with the question: {"turns": ["铜价会涨吗?"]}.'
    assert refused == {"id": "b", "error": reason}
    assert (done.code, done.err) == (1, f"Line 2 is not used. {reason}\n")


@on_record
def test_a_question_in_bulk_that_cannot_be_asked_has_a_row_too(onrecord):
    done = onrecord("ask", "--batch", stdin='{"id": "a", "turns": [" "]}')
    assert [(row["id"], row["answered"], row["answers"]) for row in done.rows] == [("a", False, [])]
    assert done.code == 1
    assert done.err == f"Line 1 is not asked. {done.rows[0]['error']}\n"


@on_record
def test_search_gives_articles_with_passages(onrecord):
    (row,) = onrecord("search", "研发", "投入", "--json").rows
    assert (row["id"], row["query"]) == (None, "研发 投入")
    assert [found["title"] for found in row["articles"]] == ["江边科技的投入"]
    assert row["articles"][0]["passages"][0]["text"] in ARTICLE


@on_record
def test_search_in_bulk_answers_each_line(onrecord):
    lines = ['{"id": 1, "turns": ["研发投入"]}', '{"id": 2, "turns": ["红烧肉"]}']
    done = onrecord("search", "--batch", stdin="\n".join(lines))
    assert [(row["id"], len(row["articles"])) for row in done.rows] == [(1, 1), (2, 0)]
    assert (done.code, done.err) == (1, "Line 2: nothing on record for: 红烧肉\n")


@on_record
def test_figures_come_with_their_article(onrecord):
    (figure,) = onrecord("figures", "研发投入", "--limit", "1", "--json").rows
    assert (figure["surface"], figure["article"]["title"]) == ("超过35亿元", "江边科技的投入")


@on_record
def test_claims_come_with_their_article(onrecord):
    first, *_ = onrecord("claims", "林默", "--json").rows
    assert (first["content"][:2], first["article"]["title"]) == ("需求", "江边科技的投入")


@on_record
@pytest.mark.parametrize("command", ["search", "figures", "claims"])
def test_what_is_found_is_shown_to_a_person_with_its_source(onrecord, command):
    assert "江边科技的投入 · 江边日报 · 2025-09-24" in onrecord(command, "研发投入").out


@on_record
def test_without_tokens_the_console_opens_and_answers_from_a_pipe(onrecord):
    done = onrecord("run", stdin="@onrecord 江边科技的研发投入是多少？\n")
    assert "超过35亿元" in done.out
    assert done.err == "No Slack tokens are set (.env.example names them), so this is the console.\n"


@on_record
def test_labels_at_the_shell_are_in_the_language_of_the_one_who_asks(onrecord):
    assert onrecord("claims", "林默").out.splitlines()[0].startswith("林默（负责人） · 转述 · 预测")
    assert " · as reported · prediction" in onrecord("claims", "what does 林默 expect of demand").out


def test_the_manifest_is_the_committed_one_but_for_the_command(onrecord):
    committed = (ROOT / "manifest.yaml").read_text(encoding="utf-8")
    assert onrecord("manifest").out == committed
    assert onrecord("manifest", ONRECORD_COMMAND="/ledger").out == committed.replace("/onrecord", "/ledger")


def test_the_manifest_for_http_names_where_slack_reaches_the_bot(onrecord):
    asked = onrecord("manifest", "--mode", "http", "--url", "https://onrecord.example.com/")
    assert "request_url: https://onrecord.example.com/slack/events\n" in asked.out
    assert onrecord("manifest", ONRECORD_MODE="http", ONRECORD_URL="https://onrecord.example.com").out == asked.out


@pytest.mark.parametrize("options", [("--mode", "http"), ("--mode", "http", "--url", "http://onrecord.example.com")])
def test_a_manifest_for_http_needs_an_address_that_slack_takes(onrecord, options):
    done = onrecord("manifest", *options)
    assert (done.code, done.out) == (2, "")
    assert "--url" in done.err


@pytest.mark.parametrize("arguments", [["ask"], []])
def test_help_is_a_command_too(onrecord, arguments):
    done = onrecord("help", *arguments)
    assert done == onrecord(*arguments, "--help")
    assert done.code == 0


@pytest.mark.parametrize("arguments", [["--help"], ["feeds", "--help"]])
def test_help_says_of_each_command_all_that_it_does(onrecord, arguments):
    listed = onrecord(*arguments).out.partition("Commands:")[2]
    assert len(listed.split("\n")) > len(arguments) + 3
    assert "..." not in listed


def test_help_for_a_command_that_is_none_is_wrong_usage(onrecord):
    assert onrecord("help", "frobnicate").code == 2


def test_the_version_is_printed(onrecord):
    assert re.fullmatch(r"onrecord \d+\.\d+\.\d+\n", onrecord("--version").out)


# ---- the folder ----


def test_a_new_folder_begins_with_the_bundled_articles_unless_told_otherwise(onrecord):
    asked = ["ask", "阿里巴巴三年要投入多少钱", "--json", "--limit", "1"]
    assert onrecord("--data", "empty", "--no-bundled", *asked).code == 1
    assert onrecord("--data", "empty", *asked).code == 1
    (row,) = onrecord("--data", "fresh", *asked).rows
    assert "3800" in row["answers"][0]["text"]


# ---- what goes wrong ----


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["ask"],
        ["ask", "x", "--batch"],
        ["import"],
        ["extract"],
        ["figures"],
        ["ask", "x", "--limit", "0"],
        ["--data", "", "ask", "x"],
    ],
)
def test_wrong_usage_is_exit_code_2(onrecord, arguments):
    done = onrecord(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Error" in done.err


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"ONRECORD_COMMAND": "onrecord"}, "ONRECORD_COMMAND must be a slash"),
        ({"SLACK_BOT_TOKEN": "xoxb-1234567890-abc"}, "SLACK_APP_TOKEN is missing"),
        ({"SLACK_BOT_TOKEN": "hunter2", "SLACK_APP_TOKEN": "xapp-1234567890-abc"}, "SLACK_BOT_TOKEN must be a token"),
        ({"ONRECORD_NAMES": "none.toml"}, "ONRECORD_NAMES: none.toml cannot be read"),
        ({"ONRECORD_NAMES": "broken.toml"}, "ONRECORD_NAMES: broken.toml cannot be used. "),
        ({"ONRECORD_DATA": "broken.toml"}, "The data folder broken.toml cannot be used: it is a file."),
        ({"DATABASE_URL": "postgresql://user:hunter2@localhost/x"}, "DATABASE_URL needs the Python package psycopg"),
        ({"DATABASE_URL": "sqlite:////no/such/folder/x.db"}, "The database cannot be opened: unable to open"),
    ],
)
def test_a_setting_that_cannot_work_is_one_sentence(onrecord, monkeypatch, settings, sentence):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    Path("broken.toml").write_text("[[person]", encoding="utf-8")
    done = onrecord("run", **settings)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(sentence)
    assert len(done.err.splitlines()) == 1
    assert "hunter2" not in done.err


def test_a_damaged_database_is_one_sentence(onrecord):
    Path("data").mkdir()
    Path("data/onrecord.db").write_bytes(b"no database " * 1000)
    reason = "The database cannot be opened: file is not a database; put a backup in its place.\n"
    assert onrecord("ask", "x") == (2, "", reason)


def test_a_folder_that_cannot_be_written_is_named_with_the_way_out(onrecord, monkeypatch):
    Path("data").mkdir()
    Path("data/onrecord.db").write_bytes(b"no database " * 1000)
    monkeypatch.setattr(app.os, "access", lambda *_: False)  # root, who runs tests in containers, may write everywhere
    assert onrecord("ask", "x").err.endswith(
        "make the folder data writable, or copy it and name the copy with --data.\n"
    )


@on_record
def test_a_database_that_another_process_keeps_locked_is_one_sentence(onrecord, monkeypatch):
    monkeypatch.setattr(opening, "_PATIENCE_MS", 10)
    holding = opening.connect(sa.URL.create("sqlite", database="data/onrecord.db"))
    Path("reading/two.md").write_text(ARTICLE.replace("投入", "收入"), encoding="utf-8")
    with opening.writing(holding).begin():
        done = onrecord("import", "reading", "--json")
    holding.dispose()
    assert done.code == 2
    assert done.err == "The database cannot be used: database is locked; try again when the other process is done.\n"
    assert [row["status"] for row in done.rows] == ["unchanged"]


@on_record
def test_a_question_that_cannot_be_asked_is_a_sentence(onrecord):
    done = onrecord("ask", " ")
    assert (done.code, done.out) == (1, "")
    assert done.err.endswith(".\n")


def test_a_fault_of_ours_is_an_apology_with_a_reference(onrecord, monkeypatch):
    monkeypatch.setattr("bot.operating_commands.call_of", None)
    done = onrecord("doctor")
    log, place, apology = done.err.splitlines()
    reference = log.rsplit(" ", 1)[1]
    assert done.code == 1
    assert place.startswith("  TypeError in ")
    assert apology == f"Something went wrong, and the fault is ours. Please report it with reference {reference}."


@on_record
def test_check_says_of_each_figure_what_the_record_has(onrecord):
    done = onrecord("check", "江边科技2025年的研发投入会超过35亿元，另有9000人", "--json")
    assert [(row["surface"], row["finding"]) for row in done.rows] == [
        ("超过35亿元", "agrees"),
        ("9000人", "not_on_record"),
    ]
    assert [hit["article"]["title"] for hit in done.rows[0]["record"]] == ["江边科技的投入"]
    assert (done.code, done.err) == (1, "未收录：9000人\n")


@on_record
def test_check_shows_a_person_the_sentence(onrecord):
    done = onrecord("check", "江边科技2025年的研发投入会超过35亿元")
    assert done.out.startswith("超过35亿元 · 与记录一致\n")
    assert "江边科技周三说，今年的研发投入会超过35亿元，比去年多两成。" in done.out
    assert (done.code, done.err) == (0, "")


@on_record
def test_a_text_without_figures_cannot_be_checked(onrecord):
    done = onrecord("check", "没有数字")
    assert (done.code, done.out, done.err) == (1, "", "这段文字里没有数字：没有数字\n")


@on_record
def test_timeline_gives_points_with_their_time(onrecord):
    done = onrecord("timeline", "江边科技", "研发投入", "--json")
    assert [(row["surface"], row["when"], row["change"], row["also"]) for row in done.rows] == [
        ("超过35亿元", "2025", None, [])
    ]
    assert onrecord("timeline", "红烧肉").err == "没有找到相关的数字：红烧肉\n"


@on_record
def test_a_timeline_of_two_points_is_drawn_for_a_person(onrecord, bare_environment):
    two = "江边科技2023年的研发投入为20亿元。\n\n江边科技2024年的研发投入为29亿元。\n"
    (bare_environment / "two.txt").write_text(two, encoding="utf-8")
    onrecord("import", "two.txt")
    done = onrecord("timeline", "江边科技", "研发投入")
    assert "2023 ████" in done.out
    assert "2024 · 较前一次 +9亿" in done.out


@on_record
@on_record
def test_digest_shows_what_is_new_and_what_it_is_made_of(onrecord):
    *items, receipt = onrecord("digest", "--json").rows
    assert (items[0]["kind"], items[0]["shown"], items[0]["figures"][0]["surface"]) == ("figure", True, "超过35亿元")
    assert list(items[0]) == [
        *("kind", "shown", "score", "update", "change", "sources", "articles", "figures", "together", "beside"),
        *("claims", "why", "keys"),
    ]
    assert receipt["receipt"]["articles"] == 1
    assert (receipt["receipt"]["since"][:10], receipt["receipt"]["topic"]) == ("2025-09-18", "")
    assert "江边日报" in onrecord("digest").out
    assert [
        len(onrecord(*typed, "--json").rows) for typed in (("digest", "江边科技"), ("digest", "--topic", "铜价"))
    ] == [
        len(items) + 1,
        1,
    ]


@on_record
def test_digest_goes_by_the_day_it_is_given(onrecord):
    assert onrecord("digest", "--since", "2025-09-24").code == 0
    none = onrecord("digest", "--since", "2025-09-25")
    assert (none.code, none.err) == (1, "Nothing new.\n")
    assert onrecord("digest", "--since", "soon").code == 2
    assert onrecord("digest", "铜", "--topic", "铜").code == 2


def test_due_lists_what_is_to_come_true(onrecord, bare_environment):
    far = "林默预计，到2090年江边科技的营收将翻倍，员工也会增加。\n"
    (bare_environment / "far.txt").write_text(far, encoding="utf-8")
    onrecord("import", "far.txt")
    assert [row["due"] for row in onrecord("due", "--by", "2091", "--json").rows][-1] == "2090-12-31"
    assert "due 31 Dec 2090" in onrecord("due").out
    assert [row["due"] for row in onrecord("due", "--by", "2026-01-01", "--json").rows] == ["2025-12-31"]
    assert onrecord("due", "--by", "soon").code == 2
    assert onrecord("due", "2091", "--json").rows == onrecord("due", "--by", "2091", "--json").rows
    assert onrecord("due", "2091", "--by", "2091").code == 2
