"""feeds and add in Slack and the console: who may, what is said, and what is a question after all."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from desk_double import NOW, build_desk

from corpus.errors import UnreadableError
from handlers.article_sources import AddedSource, Source
from handlers.commands import answer_command
from handlers.desk import AT_THE_CONSOLE
from handlers.subcommands import read_request, sources_verb

ADDED = "Added the feed 新报. Its articles come within minutes; those of its first reading are no news."
INSIDE = "http://10.0.0.1/feed leads to a private network, where nothing is read."
RIVER = Source(
    3, "https://river.example/feed", "feed", "江边日报", "U1", NOW, NOW, NOW,
    NOW + timedelta(minutes=30), 0, None, None, 12,
)  # fmt: skip
FAILING = replace(RIVER, number=4, title=None, address="https://far.example/rss", succeeded_at=None, failures=2,
                  failing="https://far.example/rss answers 500; there is no page to read.", articles=0)  # fmt: skip
ENDED = replace(FAILING, number=5, ended_at=NOW, failing="https://far.example/rss is gone.")


@dataclass(frozen=True)
class PageDouble:
    title: str
    status: str


@dataclass
class SourcesDouble:
    """Knows two feeds, and reads everything but what lies inside."""

    kept: list[Source] = field(default_factory=lambda: [RIVER, FAILING])
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def all(self):
        return self.kept

    def find(self, named):
        return next((one for one in self.kept if named in (str(one.number), one.address)), None)

    def add(self, address, added_by):
        self.asked.append(("add", address, added_by))
        if "10.0.0.1" in address:
            raise UnreadableError(address, f"{address} leads to a private network, where nothing is read.")
        known = self.find(address)
        return AddedSource(known or replace(RIVER, number=9, title="新报"), is_new=known is None)

    def remove(self, number):
        self.asked.append(("remove", str(number)))
        return True

    def add_page(self, url):
        self.asked.append(("page", url))
        return PageDouble("第1篇", "unchanged" if url.endswith("known") else "added")


def say(typed, user="U1", sources=None, **manners):
    desk = replace(build_desk(**manners), sources=sources if sources is not None else SourcesDouble())
    return answer_command(desk, typed, user).text


@pytest.mark.parametrize(
    ("typed", "subcommand", "text"),
    [
        ("feeds", "feeds", ""),
        ("订阅源", "feeds", ""),
        ("訂閱源", "feeds", ""),
        ("feeds list", "feeds", "list"),
        ("feeds add https://a.example/rss", "feeds", "add https://a.example/rss"),
        ("订阅源 添加 https://a.example/rss", "feeds", "添加 https://a.example/rss"),
        ("訂閱源 新增 a.example/rss", "feeds", "新增 a.example/rss"),
        ("feeds remove 3", "feeds", "remove 3"),
        ("订阅源 移除 3", "feeds", "移除 3"),
        ("add https://a.example/1", "add", "https://a.example/1"),
        ("添加 https://a.example/1", "add", "https://a.example/1"),
        ("新增 a.example/1", "add", "a.example/1"),
        ("add", "help", "add"),
        # Questions.
        ("feeds of Nvidia", "ask", "feeds of Nvidia"),
        ("feeds the grid how much copper?", "ask", "feeds the grid how much copper?"),
        ("add up the revenue", "ask", "add up the revenue"),
        ("add revenue of Q1. and Q2.", "ask", "add revenue of Q1. and Q2."),
        ("新增产能 多少", "ask", "新增产能 多少"),
        ("新增 产能", "ask", "新增 产能"),
        ("feed prices", "ask", "feed prices"),
    ],
)
def test_which_words_are_about_feeds(typed, subcommand, text):
    assert read_request(typed)[:2] == (subcommand, text)


def test_the_verbs():
    assert sources_verb("") == ("list", "")
    assert sources_verb("移除 3") == ("remove", "3")
    assert sources_verb("of Nvidia") == ("", "Nvidia")


def test_in_slack_no_more_feeds_are_added_than_can_be_polled():
    full = SourcesDouble([replace(RIVER, number=n, address=f"https://river.example/{n}") for n in range(500)])
    refused = "I read 500 feeds already, as many as can be added here. Remove one first."
    assert say("feeds add https://new.example/feed", sources=full) == refused
    assert "不能再加了" in say("订阅源 添加 https://new.example/feed", sources=full)
    assert say("feeds add https://river.example/7", sources=full) == "That is feed 7 already: 江边日报."
    assert say("feeds add https://new.example/feed", AT_THE_CONSOLE, full) == ADDED


def test_the_list_says_how_each_feed_is_doing():
    said = say("feeds", sources=SourcesDouble([RIVER, FAILING, ENDED]))
    assert "Feeds: 3" in said
    assert "3 · 江边日报 · 12 articles · last read 5 Mar 2026 09:30 UTC" in said
    assert "next 5 Mar 2026 10:00 UTC" in said
    failing = "https://far.example/rss · 0 articles · not read yet"
    assert failing in said
    assert "failing: https://far.example/rss answers 500; there is no page to read." in said
    assert "ended: https://far.example/rss is gone." in said
    assert "订阅源：3 个" in say("订阅源", sources=SourcesDouble([RIVER, FAILING, ENDED]))


def test_without_feeds_it_says_how_to_add_one():
    assert say("feeds", sources=SourcesDouble([])) == "There are no feeds yet. Add one: /onrecord feeds add https://…"
    assert say("訂閱源", sources=SourcesDouble([])) == "還沒有訂閱源。新增一個：/onrecord 訂閱源 新增 https://…"


def test_more_feeds_than_a_message_lists_are_counted():
    many = SourcesDouble([replace(RIVER, number=number) for number in range(23)])
    desk = replace(build_desk(), sources=many)
    assert "and 3 more" in str(answer_command(desk, "feeds", "U1").blocks)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("feeds add https://new.example/rss", ADDED),
        ("feeds add <https://new.example/rss|new.example/rss>", ADDED),
        ("feeds add https://river.example/feed", "That is feed 3 already: 江边日报."),
        ("feeds add http://10.0.0.1/feed", f"I could not read that. {INSIDE}"),
        ("feeds add javascript:alert(1)", "That is no web address. Write it like https://news.example/feed.xml."),
        ("feeds remove 3", "Removed the feed 江边日报. Its articles stay on record."),
        ("feeds remove https://river.example/feed", "Removed the feed 江边日报. Its articles stay on record."),
        ("feeds remove 7", "There is no feed 7. See /onrecord feeds."),
        ("add https://a.example/1", "On record now: 第1篇"),
        ("添加 https://a.example/known", "早已收录：第1篇"),
        ("添加 https://a.example/1", "已收录：第1篇"),
    ],
)  # fmt: skip
def test_feeds_are_added_and_removed(typed, said):
    assert say(typed) == said


@pytest.mark.parametrize(
    ("typed", "user", "manners", "may"),
    [
        ("feeds add https://new.example/rss", "U1", {}, True),
        ("feeds add https://new.example/rss", "U1", {"open_sources": False}, False),
        ("feeds add https://new.example/rss", "U9", {"open_sources": False, "admins": frozenset({"U9"})}, True),
        ("feeds add https://new.example/rss", AT_THE_CONSOLE, {"open_sources": False}, True),
        ("add https://a.example/1", "U1", {"open_sources": False}, False),
        ("feeds remove 3", "U2", {}, True),
        ("feeds remove 3", "U2", {"admins": frozenset({"U9"})}, False),
        ("feeds remove 3", "U1", {"admins": frozenset({"U9"})}, True),
        ("feeds remove 3", "U9", {"admins": frozenset({"U9"})}, True),
        ("feeds remove 3", None, {"admins": frozenset({"U9"})}, False),
    ],
)
def test_who_may_change_feeds(typed, user, manners, may):
    sources = SourcesDouble()
    said = say(typed, user, sources, **manners)
    assert (said != "Only the people who look after me can do that.") is may
    assert bool(sources.asked) is may


def test_a_hostile_title_breaks_nothing():
    hostile = replace(RIVER, title="<!channel> *bold* `x`" + "长" * 500)
    said = say("feeds", sources=SourcesDouble([hostile]))
    assert "<!channel>" not in said
    assert len(said) < 500


def test_the_list_says_why_something_a_feed_listed_was_left_out():
    sources = SourcesDouble([replace(RIVER, refused=("The entry 见图 has no article in it.", "b is empty."))])
    assert say("feeds", sources=sources).endswith(" · last left out: The entry 见图 has no article in it.")
