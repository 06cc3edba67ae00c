"""What is asked of the bot itself is told from what is asked of the record."""

import pytest
from desk_double import build_desk

from handlers.addressing import asks_about_bot
from handlers.mentions import answer_mention
from handlers.subcommands import read_request
from handlers.wording import SIMPLIFIED


@pytest.mark.parametrize(
    "text",
    [
        *("Who are you?", "what can you do", "What can I ask?", "How do I use this?", "help me please"),
        *("你是谁？", "你是誰", "你能做什么？", "你會什麼", "怎么用？", "怎麼使用你", "你有什么功能", "可以问什么？"),
    ],
)
def test_who_asks_what_the_bot_is_gets_help(text):
    assert asks_about_bot(text) == "help"


@pytest.mark.parametrize(
    "text",
    [
        *("Which articles do you have?", "how many articles are on record?", "List all articles", "What is on record?"),
        *(
            "你有哪些文章",
            "你有哪些文章？",
            "收录了多少文章",
            "收錄了哪些文章？",
            "有多少篇文章",
            "列出所有文章",
            "你读过什么",
        ),
    ],
)
def test_who_asks_what_the_bot_has_read_gets_its_status(text):
    assert asks_about_bot(text) == "status"


@pytest.mark.parametrize(
    "text",
    [
        *("Who is Altman?", "what is AGI?", "What is", "What can agents do?", "Which articles mention Nvidia?"),
        *(
            "How does it work?",
            "how many data centres are there?",
            "What do you have on copper?",
            "Who are your rivals?",
        ),
        *(
            "你怎么看铜价",
            "有多少GPU？",
            "有什么",
            "有哪些数据中心？",
            "黄仁勋是谁？",
            "收录机多少钱？",
            "AI能做什么？",
        ),
        "你是谁" * 30,
    ],
)
def test_what_is_asked_of_the_record_is_a_question(text):
    assert asks_about_bot(text) is None


def test_a_mention_that_asks_which_articles_there_are_lists_the_newest():
    message = answer_mention(build_desk(), "你有哪些文章？")
    assert SIMPLIFIED.home.new in str(message.blocks)
    assert "云湖科技加码算力" in str(message.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "What's new?", "what is new today", "Anything new?", "Any news this week?", "What's the latest?",
        "latest news", "The newest articles", "Today's news", "news today",
        "有什么新消息？", "今天有什么新聞", "最近有什麼新的進展嗎", "最新消息", "本周有没有新内容",
    ],
)  # fmt: skip
def test_who_asks_what_is_new_wants_a_digest(text):
    assert asks_about_bot(text) == "digest"
    assert read_request(text)[:2] == ("digest", "")


@pytest.mark.parametrize(
    "text",
    [
        "What's new in copper?",
        "latest news on copper",
        "阿里有什么新消息",
        "What is new money?",
        "最新模型是什么",
        "Is anything new about Qwen?",
    ],
)
def test_who_asks_what_is_new_about_something_asks_a_question(text):
    assert asks_about_bot(text) is None
