"""A link that somebody pastes: offered for the record, added by a click, shown where it is on record."""

from dataclasses import dataclass, field, replace

import pytest
from desk_double import build_desk
from payloads import CHANNEL, USER, buttons_below, mention, message
from slack_app import connected
from slack_rules import objections_to

from corpus.errors import UnreadableError
from handlers.commands import answer_command
from handlers.conversations import Posting
from handlers.incoming import question_in
from handlers.links import link_in, on_record, without_links
from handlers.mentions import answer_mention
from handlers.wording import ENGLISH, SIMPLIFIED, TRADITIONAL

NEW = "https://quay.example/new?id=1"
THREAD = "1772700001.000001"


@dataclass(frozen=True)
class Page:
    title: str
    status: str


@dataclass
class PagesDouble:
    """Reads every page but what is called closed; what was read is known."""

    read: list[str] = field(default_factory=list)

    def add_page(self, url):
        if "closed" in url:
            raise UnreadableError(url, f"{url} asks for a login.")
        status = "unchanged" if url in self.read else "added"
        self.read.append(url)
        return Page("A new quay", status)


def desk_with_pages(*, everybody=True, **manners):
    return replace(build_desk(open_sources=everybody, **manners), sources=PagesDouble())


def names(shown):
    return [button["action_id"].removeprefix("onrecord_") for button in buttons_below(shown)]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (f"看这个{NEW}。很有意思", NEW),
        (f"({NEW}), please", NEW),
        (f"{NEW}.", NEW),
        ("HTTPS://Quay.example/a", "HTTPS://Quay.example/a"),
        ("quay.example/a", None),
        ("https://quay.slack.com/archives/C1/p2", None),
        ("https://notslack.com/a", "https://notslack.com/a"),
        ("ftp://quay.example/a", None),
        ("http://[x/a", None),
        ("", None),
    ],
)
def test_the_link_in_what_was_typed(typed, address):
    assert link_in(typed) == address


def test_what_slack_makes_a_link_of_is_one_and_a_label_stays_a_label():
    assert question_in("看 <https://quay.example/a|quay.example/a>") == "看 https://quay.example/a"
    assert question_in("<https://quay.example/a|Our quay> opened?") == "Our quay opened?"
    assert without_links(f"多少钱？ {NEW}") == "多少钱？"


def test_an_article_is_known_by_its_address_without_the_tracks_in_it():
    library = build_desk().library
    assert on_record(library, "http://www.news.example/cloud?a=1&b=2&utm_source=x#top") == "a1"
    assert on_record(library, "https://news.example/cloud?a=1") is None


@pytest.mark.parametrize(
    ("asked", "words"),
    [("How much?", ENGLISH), ("多少钱？", SIMPLIFIED), ("多少錢？", TRADITIONAL)],
    ids=["en", "zh-Hans", "zh-Hant"],
)
def test_a_link_alone_is_offered_in_the_script_its_writer_uses(asked, words):
    desk = desk_with_pages()
    desk.postings.record(Posting("D0ADA", THREAD, THREAD, asked, (), desk.clock(), asked_by=USER))
    with connected(desk) as slack:
        slack.send(message(f"<{NEW}>", channel="D0ADA", channel_type="im"))
        offer = slack.wait_for_shown(1)[-1]
    assert (offer["text"], names(offer)) == (words.links.offer, ["add"])
    assert desk.sources.read == []
    assert slack.objections == []


def test_a_click_puts_the_page_on_record_and_says_so_in_the_thread_once():
    desk = desk_with_pages()
    with connected(desk) as slack:
        slack.send(mention(f" <{NEW}>", ts=THREAD))
        [offer] = slack.wait_for_shown(1)
        slack.wait_for_ack(slack.send(slack.send_click(offer, "add")))
        slack.wait_for_shown(2)
        slack.send_click(offer, "add")
        [_, added, known] = slack.wait_for_shown(3)
    assert (added["text"], added["channel"], added["thread_ts"]) == ("On record now: A new quay", CHANNEL, THREAD)
    assert "A new quay" in known["text"]
    assert known["text"] != added["text"]
    assert desk.sources.read == [NEW, NEW]
    assert len(slack.calls("assistant.threads.setStatus")) == 2
    assert slack.objections == []


def test_a_page_that_cannot_be_read_is_refused_with_its_reason():
    with connected(desk_with_pages()) as slack:
        slack.send(mention(" <https://quay.example/closed>"))
        slack.send_click(slack.wait_for_shown(1)[0], "add")
        [_, refused] = slack.wait_for_shown(2)
    assert refused["text"].endswith("https://quay.example/closed asks for a login.")


def test_a_question_with_a_link_is_answered_and_the_link_offered():
    desk = desk_with_pages()
    shown = answer_mention(desk, f"云湖要投多少？ {NEW}", user=USER)
    assert [question.text for question in desk.library.asked] == ["云湖要投多少？"]
    assert "约3800亿元" in shown.text
    assert SIMPLIFIED.links.offer in shown.text
    assert next(button["action_id"] for button in buttons_below({"blocks": shown.blocks})) == "onrecord_add"
    assert objections_to({"text": shown.text, "blocks": list(shown.blocks)}) == []


@pytest.mark.parametrize("typed", ["https://news.example/cloud?a=1&b=2", "<https://news.example/cloud?a=1&amp;b=2>"])
def test_a_link_to_what_is_on_record_shows_it(typed):
    shown = answer_mention(desk_with_pages(), typed)
    assert "Figures on record: 1 · claims: 1" in shown.text


def test_a_private_offer_is_answered_privately():
    desk = desk_with_pages()
    with connected(desk) as slack:
        slack.send_slash(f"<{NEW}>")
        slack.send_click(slack.wait_for_shown(1)[0], "add")
        [_, told] = slack.wait_for_shown(2)
    assert (told["response_type"], told["text"]) == ("ephemeral", "On record now: A new quay")


def test_only_who_may_add_pages_is_offered_one():
    desk = desk_with_pages(everybody=False, admins=frozenset({"U0BOSS"}))
    assert answer_command(desk, NEW, USER, CHANNEL).text == ENGLISH.feeds.not_allowed
    assert ENGLISH.links.offer in answer_command(desk, NEW, "U0BOSS", CHANNEL).text
    assert ENGLISH.links.offer not in answer_command(desk, f"How much? {NEW}", USER, CHANNEL).text


def test_who_clicks_needs_the_right_to_add():
    desk = desk_with_pages(everybody=False, admins=frozenset({"U0BOSS"}))
    with connected(desk) as slack:
        slack.send(mention(f" <{NEW}>", user="U0BOSS"))
        slack.send_click(slack.wait_for_shown(1)[0], "add", user="U0BEN")
        [_, told] = slack.wait_for_shown(2)
    assert (told["response_type"], told["text"]) == ("ephemeral", ENGLISH.feeds.not_allowed)
    assert desk.sources.read == []


@pytest.mark.parametrize(
    "event", [message(f"<{NEW}>"), message(f"<{NEW}>", thread_ts=THREAD)], ids=["channel", "thread"]
)
def test_a_link_between_people_is_left_alone(event):
    with connected(desk_with_pages()) as slack:
        slack.wait_for_ack(slack.send(event))
    assert slack.shown == []
