"""What the bot says of itself: examples that today's record answers, how it stands, follow-ups on and off."""

import pytest
from desk_double import LibraryDouble, build_desk
from payloads import CHANNEL, mention
from slack_app import connected

from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article, Searched
from corpus.names import load_names
from handlers.commands import answer_command
from handlers.examples import Examples, examples
from handlers.helping import render_help
from handlers.wording import ENGLISH, SIMPLIFIED, TRADITIONAL, WORDINGS


def lines(message):
    """The text of every line of a list."""
    parts = [part for block in message.blocks if block["type"] == "rich_text" for part in block["elements"]]
    listed = [line for part in parts if part["type"] == "rich_text_list" for line in part["elements"]]
    return ["".join(element["text"] for element in line["elements"]) for line in listed]


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (
            ENGLISH,
            [
                "/onrecord What about Harbour Lines carried?",
                "/onrecord figures Harbour Lines carried",
                "/onrecord claims Ada Moss",
                "/onrecord article A full port",
                "/onrecord timeline Harbour Lines carried",
                "/onrecord due 2030",
                "/onrecord digest",
                "/onrecord follow Harbour Lines carried daily at 9:00",
                "/onrecord subscriptions",
                "/onrecord feeds",
                "/onrecord add https://…",
                "/onrecord status",
                "/onrecord follow-ups off",
            ],
        ),
        (
            SIMPLIFIED,
            [
                "/onrecord 云湖科技投入多少？",
                "/onrecord 数字 云湖科技 投入",
                "/onrecord 观点 林默",
                "/onrecord 文章 云湖科技加码算力",
                "/onrecord 核对 云湖科技 投入 约3800亿元",
                "/onrecord 走势 云湖科技 投入",
                "/onrecord 到期 2030",
                "/onrecord 简报",
                "/onrecord 关注 云湖科技 投入 每天9点",
                "/onrecord 订阅",
                "/onrecord 订阅源",
                "/onrecord 添加 https://…",
                "/onrecord 状态",
                "/onrecord 追问 关",
            ],
        ),
    ],
)
def test_help_shows_what_today_s_record_answers(words, typed):
    message = answer_command(build_desk(), "help" if words is ENGLISH else "帮助")
    assert [line.split("\n")[1] for line in lines(message)] == typed
    assert words.help.mention in str(message.blocks)


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("Nvidia has 40 offices in Lyon.", "How many offices does Nvidia have?"),
        ("Nvidia's valuation is $4 billion.", "What is Nvidia's valuation?"),
        ("Nvidia has 30 to 40 offices in Lyon. Nvidia's valuation is $4 billion.", "What is Nvidia's valuation?"),
    ],
)
def test_english_example_is_asked_as_a_colleague_would(body, asked):
    names = load_names()
    library = Library((extract(Article("a", "Nvidia", body, lang="en"), names),), names=names)
    assert examples(build_desk(library), ENGLISH).ask == asked


def test_every_example_was_tried():
    library = LibraryDouble()
    library.figures = lambda *_, **__: ()
    library.claims = lambda *_, **__: ()
    assert examples(build_desk(library), SIMPLIFIED) == Examples("云湖科技投入多少？", None, None, "云湖科技加码算力")


def test_without_articles_help_has_no_examples_but_says_what_there_is():
    message = answer_command(build_desk(LibraryDouble(articles=())), "help")
    assert [line.split("\n")[1] for line in lines(message)] == [
        "/onrecord due 2030",
        "/onrecord digest",
        "/onrecord subscriptions",
        "/onrecord feeds",
        "/onrecord add https://…",
        "/onrecord status",
        "/onrecord follow-ups off",
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("figures", ["/onrecord figures Harbour Lines carried"]),
        ("help claims", ["/onrecord claims Ada Moss"]),
        ("article", ["/onrecord article A full port"]),
        ("help article", ["/onrecord article A full port"]),
        ("走势", ["/onrecord 走势 云湖科技 投入"]),
        ("check nothing", ["/onrecord check …"]),
        ("due nothing at all", ["云湖科技加码算力", "/onrecord due 2030"]),
        ("follow-ups nothing", ["云湖科技加码算力", "/onrecord follow-ups off"]),
        ("is there nothing?", ["云湖科技加码算力"]),
    ],
)
def test_what_is_typed_wrongly_is_answered_with_how_it_is_typed(typed, shown):
    message = answer_command(build_desk(), typed)
    assert [line.rpartition("\n")[2] for line in lines(message)] == shown


@pytest.mark.parametrize("words", WORDINGS.values(), ids=WORDINGS)
def test_help_names_the_command_as_it_is_called(words):
    message = render_help("/record", Examples("a", "b", "c", "d"), words)
    assert {line.split("\n")[1].split()[0] for line in lines(message)} == {"/record"}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (
            "status",
            [
                "Articles on record: 12",
                "With a date: 0, from 3 Jan 2025 to 4 Mar 2026",
                "In a thread I have joined in this channel, questions need no mention.",
                "I answer in every channel I am invited to",
                "Channels shared with other organisations: not answered",
                "Questions and clicks a minute: 120 for each person, 600 for each channel",
                "Onrecord 1.2.3",
            ],
        ),
        (
            "狀態",
            [
                "收錄文章：12 篇",
                "其中有日期的 0 篇，從2025年1月3日到2026年3月4日",
                "在這個頻道裡，我參與過的討論串可以直接追問，不用再 @ 我。",
                "我在受邀加入的每個頻道裡回答",
                "與其他組織共用的頻道：不回答",
                "每分鐘的提問和點擊：每人 120 次，每個頻道 600 次",
                "Onrecord 1.2.3",
            ],
        ),
    ],
)
def test_status_says_what_is_on_record_and_how_it_behaves_here(typed, shown):
    listed = lines(answer_command(build_desk(), typed, "U0ADA", CHANNEL))
    assert listed[: len(shown)] == shown
    assert [line.split(" · ")[0] for line in listed[len(shown) :]] == ["云湖科技加码算力", "A full port"]


def test_status_without_articles_names_no_days():
    desk = build_desk(LibraryDouble(searched=Searched(0)))
    assert lines(answer_command(desk, "status", "U0ADA", CHANNEL))[:2] == [
        "Articles on record: 0",
        "In a thread I have joined in this channel, questions need no mention.",
    ]


def test_follow_ups_are_switched_for_the_channel_and_status_says_so():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send_slash("follow-ups off")
        slack.wait_for_shown(1)
        slack.send_slash("状态")
        slack.wait_for_shown(2)
        slack.send(mention("追問 開"))
        texts = [shown["text"] for shown in slack.wait_for_shown(3)]
    assert texts[0] == "In this channel I answer only when I am mentioned, in threads too."
    assert "在这个频道里，只有 @ 我，我才回答" in texts[1]
    assert texts[2] == TRADITIONAL.help.follow_ups_on
    assert desk.channels.follows_up(CHANNEL)


@pytest.mark.parametrize("typed", ["follow-ups", "follow-ups on"])
def test_asking_how_it_stands_switches_nothing(typed):
    desk = build_desk()
    desk.channels.set_follow_ups(CHANNEL, on=False)
    answer_command(desk, typed, "U0ADA", CHANNEL)
    assert desk.channels.follows_up(CHANNEL) is (typed != "follow-ups")


@pytest.mark.parametrize("channel", [None, "D0ADA"])
def test_where_every_message_is_for_the_bot_there_is_nothing_to_switch(channel):
    desk = build_desk()
    assert answer_command(desk, "follow-ups off", "U0ADA", channel).text == ENGLISH.help.follow_ups_direct
    assert desk.channels.quiet == set()


def test_an_article_is_shown_by_its_words_and_one_that_is_not_there_is_not():
    library = LibraryDouble()
    desk = build_desk(library)
    shown = answer_command(desk, "文章 云湖", "U0ADA", CHANNEL)
    library.search = lambda *_, **__: ()
    nothing = answer_command(desk, "article zebra", "U0ADA", CHANNEL)
    assert "收录数字 1 个" in str(shown.blocks)
    assert "A full port" in str(shown.blocks[-2])
    assert nothing.text.startswith("Nothing on record answers that. I looked through 12 articles")


@pytest.mark.parametrize(
    ("typed", "words", "last"),
    [
        ("hi", ENGLISH, "/onrecord help shows all that I can do."),
        ("Thanks!", ENGLISH, "/onrecord help shows all that I can do."),
        ("谢谢", SIMPLIFIED, "输入 /onrecord 帮助，看我能做的一切。"),
        ("謝謝", TRADITIONAL, "輸入 /onrecord 說明，看我能做的一切。"),
    ],
)
def test_a_greeting_gets_a_short_answer(typed, words, last):
    said = answer_command(build_desk(), typed, None).text.splitlines()
    assert (said[0], said[-1]) == (words.help.greeting, last)
    assert len(said) <= 3
