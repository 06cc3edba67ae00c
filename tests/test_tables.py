"""Figures as a table and as a file: every row with its source, verbatim, and a list where Slack knows no tables."""

import csv
from dataclasses import replace
from io import StringIO

import pytest
from desk_double import CLOUD, CONTAINERS, INVESTMENT, NOW, PORT, SEARCHED, LibraryDouble, build_desk
from hypothesis import given
from hypothesis import strategies as st
from payloads import USER, mention, message
from slack_app import connected
from slack_double import Refusal
from slack_rules import objections_to
from test_hostile_texts import TEXTS, WORDS, articles, figures, sent, widely

from corpus.models import FigureHit
from handlers.blocks import render_figures
from handlers.conversations import Asked, KeptAnswer
from handlers.sharing import as_shared
from handlers.subcommands import Request
from handlers.tables import render_table, to_csv
from handlers.wording import ENGLISH, SIMPLIFIED, WORDINGS

HITS = [FigureHit(INVESTMENT, CLOUD, 0.9), FigureHit(CONTAINERS, PORT, 0.5)]
THREAD = "1772700001.000001"


def table_of(shown):
    [table] = [block for block in shown if block["type"] == "data_table"]
    return table


def texts(row):
    return [cell["text"] if "text" in cell else cell["elements"][0]["elements"][0]["text"] for cell in row]


def rows_of(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


# ---- a table ----


def test_a_row_says_what_whose_when_who_and_where_it_stands():
    rows = table_of(render_table(HITS, SEARCHED, SIMPLIFIED).blocks)["rows"]
    assert [texts(row) for row in rows] == [
        ["数字", "指标", "主体", "时间", "据谁", "性质", "出处", "日期"],
        ["约3800亿元", "投入", "云湖科技", "三年内", "–", "计划", "云湖科技加码算力", "2026年3月4日"],
        ["2.4 million containers", "carried", "Harbour Lines", "May", "Ada Moss", "–", "A full port", "2025年6月2日"],
    ]


def test_the_source_leads_to_the_article():
    row = table_of(render_table(HITS, SEARCHED, ENGLISH).blocks)["rows"][1]
    assert row[6]["elements"][0]["elements"] == [{"type": "link", "url": CLOUD.url, "text": CLOUD.title}]


def test_a_long_list_is_shown_as_far_as_a_message_goes_and_says_so():
    message = render_table(HITS * 300, SEARCHED, ENGLISH)
    shown = len(table_of(message.blocks)["rows"]) - 1
    assert 10 < shown <= 100
    assert message.blocks[0]["elements"][0]["text"] == f"{shown} of 600 figures"
    assert objections_to(sent(message)) == []


@pytest.mark.parametrize("words", WORDINGS.values(), ids=WORDINGS)
def test_every_column_has_a_head(words):
    assert len(words.clicks.table_columns) == 8
    assert all(words.clicks.table_columns)


def test_no_figures_are_no_table():
    assert render_table([], SEARCHED, ENGLISH) == render_figures([], SEARCHED, ENGLISH)


def test_a_row_too_long_for_any_message_leaves_the_list():
    url = "https://x.example/" + "a" * 1_900
    wide = [FigureHit(INVESTMENT, replace(CLOUD, url=url), 1.0)] * 9
    assert len(table_of(render_table(wide, SEARCHED, ENGLISH).blocks)["rows"]) < 7


@widely
@given(st.lists(st.builds(FigureHit, figures(), articles(), st.just(1.0)), max_size=10), WORDS)
def test_slack_accepts_every_table(found, words):
    message = render_table(found, SEARCHED, words)
    assert objections_to(sent(message)) == []
    assert objections_to({"text": message.text, "blocks": list(message.plain)}) == []


def shown_table(slack, typed="figures 云湖", **refused):
    slack.send(mention(typed, ts=THREAD))
    [answer] = slack.wait_for_shown(1)
    for method, refusal in refused.items():
        slack.refuse_next(method.replace("_", "."), refusal)
    slack.send_click(answer, "table")
    return slack.wait_for_shown(2)[-1]


def test_a_click_shows_the_table_to_the_one_who_clicked():
    with connected(build_desk()) as slack:
        shown = shown_table(slack)
    assert [texts(row)[0] for row in table_of(shown["blocks"])["rows"][1:]] == ["约3800亿元", "2.4 million containers"]
    assert shown["user"] == USER
    assert slack.objections == []


def test_where_slack_knows_no_tables_the_list_is_shown_with_its_buttons():
    with connected(build_desk()) as slack:
        shown = shown_table(slack, chat_postEphemeral=Refusal("invalid_blocks"))
    assert [block["type"] for block in shown["blocks"]] == ["rich_text", "rich_text", "actions"]
    assert len(slack.calls("chat.postEphemeral")) == 2
    assert slack.objections == []


def test_where_slack_knows_no_tables_a_private_answer_is_a_list_too():
    with connected(build_desk()) as slack:
        slack.send_slash("figures 云湖")
        [answer] = slack.wait_for_shown(1)
        slack.refuse_next("response_url", Refusal("invalid_blocks", 400))
        slack.send_click(answer, "table")
        shown = slack.wait_for_shown(2)[-1]
    assert [block["type"] for block in shown["blocks"]] == ["rich_text", "rich_text", "actions"]


def test_a_shared_table_falls_back_as_well():
    asked = Asked(Request("figures", "云湖", "figures 云湖"), user=USER, is_private=True)
    shared = as_shared(build_desk(), KeptAnswer("abc", asked, render_table(HITS, SEARCHED, ENGLISH), NOW))
    assert [[block["type"] for block in blocks] for blocks in (shared.blocks, shared.plain)] == [
        ["rich_text", "context", "data_table", "actions"],
        ["rich_text", "rich_text", "rich_text", "actions"],
    ]


# ---- a file ----


def test_a_spreadsheet_opens_as_utf_8_and_every_row_has_its_source():
    content = to_csv(HITS)
    head, first, second = rows_of(content)
    assert content.startswith(b"\xef\xbb\xbf")
    row = dict(zip(head, first, strict=True))
    assert (row["figure"], row["value"], row["unit"], row["approx"]) == ("约3800亿元", "380000000000", "CNY", "about")
    assert (row["sentence"], row["title"], row["url"]) == (INVESTMENT.sentence, CLOUD.title, CLOUD.url)
    assert CLOUD.body[int(row["start"]) : int(row["end"])] == row["figure"]
    assert dict(zip(head, second, strict=True))["published"] == "2025-06-02"


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-cmd|x", "'-cmd|x"),
        ("+3% in May", "+3% in May"),
        ("-5", "-5"),
        ("A = B", "A = B"),
        ('He said "no", twice', 'He said "no", twice'),
        ("two\nlines", "two\nlines"),
    ],
)
def test_a_spreadsheet_runs_nothing_and_keeps_the_rest_as_it_is(title, cell):
    head, row = rows_of(to_csv([FigureHit(INVESTMENT, replace(CLOUD, title=title), 1.0)]))
    assert dict(zip(head, row, strict=True))["title"] == cell


@widely
@given(TEXTS)
def test_any_text_is_a_cell(text):
    assert to_csv([FigureHit(INVESTMENT, replace(CLOUD, title=text, source=text), 1.0)])


@pytest.mark.parametrize("private", [True, False])
def test_the_file_is_sent_to_the_one_who_clicked(private):
    with connected(build_desk()) as slack:
        slack.send_slash("figures 云湖") if private else slack.send(mention("figures 云湖"))
        slack.send_click(slack.wait_for_shown(1)[0], "csv", user=USER)
        [_, begun, told] = slack.wait_for_shown(3)
    [file] = slack.files.values()
    assert (begun["channel"], begun["text"]) == ("D0ADA", "收录的数字：云湖")
    assert (file["name"], file["channel"], file["thread_ts"]) == ("数字.csv", "D0ADA", begun["ts"])
    assert [row[0] for row in rows_of(file["content"])] == ["figure", "约3800亿元", "2.4 million containers"]
    assert (told["response_type"], told["text"]) == ("ephemeral", "文件已经用私信发给你。")
    assert slack.objections == []


def test_in_a_direct_message_the_file_stands_in_its_thread():
    with connected(build_desk()) as slack:
        asked = slack.send(message("figures 云湖", channel="D0ADA", channel_type="im"))
        envelope = slack.send_click(slack.wait_for_shown(1)[0], "csv", channel="D0ADA")
        slack.wait_for_ack(envelope)
        slack.wait_for_calls("files.completeUploadExternal", 1)
    [file] = slack.files.values()
    assert (file["channel"], file["thread_ts"]) == ("D0ADA", asked["payload"]["event"]["ts"])
    assert len(slack.shown) == 1


def test_where_files_are_not_allowed_it_says_what_to_do():
    with connected(build_desk()) as slack:
        slack.send_slash("figures harbour")
        slack.refuse_next("files.getUploadURLExternal", Refusal("missing_scope"))
        slack.send_click(slack.wait_for_shown(1)[0], "csv")
        told = slack.wait_for_shown(3)[-1]
    assert told["text"] == "I may not send files here yet: whoever runs me has to install me in Slack again."


def test_a_list_of_nothing_offers_neither():
    library = LibraryDouble()
    with connected(build_desk(library)) as slack:
        slack.send(mention("figures nothing"))
        [shown] = slack.wait_for_shown(1)
    assert "actions" not in {block["type"] for block in shown["blocks"]}
