"""`digest` in Slack: a private preview of what is new, and what more there is behind a button."""

from dataclasses import replace
from datetime import date

import pytest
from desk_double import build_desk
from payloads import USER
from slack_app import connected
from stories_texts import NAMES, told

from corpus.library import Library
from handlers.commands import answer_command
from handlers.wording import ENGLISH, SIMPLIFIED, TRADITIONAL

FIRMS = ("腾讯", "百度", "英伟达", "AMD", "英特尔", "微软", "亚马逊", "谷歌", "苹果", "特斯拉", "台积电", "三星")
TEXTS = [f"{firm}去年的研发投入为{number}63亿美元。" for number, firm in enumerate(FIRMS, 1)]


def desk_of(texts=TEXTS, asked=None, **given):
    """A desk whose articles are all fresh; `asked` hears from which day on they are wanted."""
    articles = [told(text, id=str(number), published="2026-03-01") for number, text in enumerate(texts)]

    def fresh_since(day):
        if asked is not None:
            asked.append(day)
        return [one.article.id for one in articles]

    return replace(build_desk(Library(articles, names=NAMES), **given), fresh_since=fresh_since)


def test_a_preview_is_private_and_leads_to_what_more_there_is():
    with connected(desk_of()) as slack:
        slack.send_slash("简报")
        [shown] = slack.wait_for_shown(1)
        assert shown["response_type"] == "ephemeral"
        slack.send_click(shown, "more")
        _, more = slack.wait_for_shown(2)
    assert slack.objections == []
    first = [firm for firm in FIRMS if f"{firm}去年" in shown["text"]]
    rest = [firm for firm in FIRMS if f"{firm}去年" in more["text"]]
    assert sorted((*first, *rest)) == sorted(FIRMS)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("digest", date(2026, 2, 23)),
        ("digest AMD", date(2026, 2, 23)),
        ("digest AMD since 2026-02", date(2026, 2, 1)),
        ("簡報 自 2026-02-14", date(2026, 2, 14)),
        ("digest since 0001-01-01", date(1, 1, 1)),
    ],
)
def test_without_a_day_it_is_of_the_week_up_to_the_newest_article(typed, day):
    asked = []
    answer_command(desk_of(asked=asked), typed, USER)
    assert asked == [day]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("digest AMD since someday", ENGLISH.digests.no_day.format(text="someday")),
        ("简报 since 某天", SIMPLIFIED.digests.no_day.format(text="某天")),
        ("簡報 since 某個時候", TRADITIONAL.digests.no_day.format(text="某個時候")),
    ],
)
def test_a_day_that_is_none_is_named_in_the_script_of_who_asks(typed, sentence):
    assert sentence in answer_command(desk_of(), typed, USER).text


@pytest.mark.parametrize(("typed", "said"), [("digest", " more: click “More”"), ("简报", "条：点“更多”")])
def test_a_private_preview_says_that_more_stands_behind_its_button(typed, said):
    message = answer_command(desk_of(), typed, USER)
    assert message.offers == ("more",)
    shown = str(message.blocks)
    assert said in shown
    assert not any(word in shown for word in ("in the thread", "消息列"))


def test_a_topic_without_news_is_one_line():
    message = answer_command(desk_of(), "digest grid copper", USER)
    assert message.text.startswith("Nothing new on grid copper, ")
    assert "(articles read: 12)" in message.text


def test_a_preview_tells_nothing_for_good():
    desk = desk_of(TEXTS[:1])
    assert answer_command(desk, "digest", USER).text == answer_command(desk, "digest", USER).text
