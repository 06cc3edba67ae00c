"""A week of digests for three channels: what a reader would mind is not in them."""

from collections import Counter
from datetime import UTC

import pytest
from slack_rules import objections_to
from week import CHANNELS, NAMES, week

from corpus.digests.reading_time import seconds_to_read
from handlers.digest_blocks import render_digest
from handlers.digests import named
from handlers.naming import Naming
from handlers.wording import wording_for


@pytest.fixture(scope="module")
def days():
    return list(week())


def items_of(days, channel):
    return [(day.number, item) for day in days for item in day.digests[channel].items]


def amounts(days, channel, kind):
    return [
        (number, item.figures[0].figure.surface, [hit.figure.surface for hit in item.beside])
        for number, item in items_of(days, channel)
        if item.kind == kind
    ]


def test_nothing_is_told_twice_in_a_channel(days):
    for channel in CHANNELS:
        every = [item for day in days for item in (*day.digests[channel].items, *day.digests[channel].more)]
        told = Counter(key for item in every for key in item.keys)
        assert [key for key, count in told.items() if count > 1] == []


def test_plans_forecasts_and_counts_that_changed_stand_beside_the_old_ones(days):
    assert (0, "超过8亿次", ["超过6亿次"]) in amounts(days, "#cloud", "change")
    assert (3, "4800亿元", ["3800亿元"]) in amounts(days, "#cloud", "change")
    assert (3, "11500美元", ["10750美元", "12000美元"]) in amounts(days, "#metals", "change")


def test_the_same_news_in_another_language_the_next_day_is_not_told(days):
    told = [(number, item) for number, item in items_of(days, "#cloud") if "w-oa-cn" in str(item.articles)]
    assert [item.figures[0].figure.surface for _, item in told if item.figures] == []


def test_sources_that_disagree_are_named_with_each_other(days):
    assert (0, "12000美元", ["10750美元"]) in amounts(days, "#metals", "disagreement")
    assert [found[1] for found in amounts(days, "#cloud", "disagreement")] == ["7.2亿"]


def test_a_story_in_two_languages_is_one_item(days):
    [power] = [
        item for _, item in items_of(days, "#metals") if item.figures and "9450" in item.figures[0].figure.surface
    ]
    assert {article.id for article in power.articles} == {"w-grid-tw", "w-grid-en"}


def test_a_quiet_day_is_quiet(days):
    assert all(digest.is_empty for digest in days[5].digests.values())


def test_every_digest_is_read_in_two_minutes_and_taken_by_slack(days):
    for day in days:
        for channel, digest in day.digests.items():
            words = wording_for(CHANNELS[channel])
            messages = render_digest(named(digest, Naming(NAMES, words)), words, next_run="09:00")
            assert [objections_to(sent(message)) for message in messages] == [[]] * len(messages)
            shown = " ".join(text_of(messages[0].blocks))
            assert seconds_to_read(shown) < 150, (day.number, channel)
    assert days[0].digests["#cloud"].receipt.window.since.tzinfo is UTC


def text_of(node):
    if isinstance(node, dict):
        if isinstance(node.get("text"), str):
            yield node["text"]
        node = list(node.values())
    if isinstance(node, list | tuple):
        for one in node:
            yield from text_of(one)


def sent(message):
    return {"text": message.text, "blocks": list(message.blocks)}


def test_a_promise_is_recalled_the_day_before_it_falls_due_and_once(days):
    due = [(number, str(item.claims[0].claim.due)) for number, item in items_of(days, "#metals") if item.kind == "due"]
    assert due == [(2, "2026-03-06")]
