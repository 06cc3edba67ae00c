"""Opening the bot in Slack: the Home tab, what is suggested before the first message, a question asked from Home."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from desk_double import CLOUD, NOW, PORT, LibraryDouble, build_desk
from payloads import USER, click_at_home, message, opening, submission
from slack_app import connected, the_app
from slack_double import Refusal
from slack_rules import objections_to_view

from bot.resuming import FRESH, resume
from bot.store.deliveries import LEASE, StoredDeliveries
from corpus.finding import latest
from corpus.models import Article, Extraction, Searched
from corpus.names import load_names
from handlers.conversations import Posting
from handlers.deliveries import keys_of
from handlers.examples import Examples, examples
from handlers.home import Home, render_home, render_prompts, render_question
from handlers.naming import Naming
from handlers.openings import build_home
from handlers.wording import ENGLISH, SIMPLIFIED, TRADITIONAL, WORDINGS

NAMES = load_names()
DM = "D0ADA"


def texts(value):
    """Every text in blocks, in their order."""
    if isinstance(value, list):
        return [text for each in value for text in texts(each)]
    if not isinstance(value, dict):
        return []
    own = [value["text"]] if isinstance(value.get("text"), str) else []
    return own + [text for each in value.values() for text in texts(each)]


def asked_before(question):
    return Posting("C0READING", "1772700009.000001", "1772700009.000001", question, (), NOW, asked_by=USER)


# ---- the Home tab ----


def test_home_shows_what_is_new_with_its_figure_and_passage():
    with connected(build_desk()) as slack:
        slack.send(opening("home"))
        home = slack.wait_for_home(USER)
    shown = texts(home["blocks"])
    assert [title for title in shown if title in {CLOUD.title, PORT.title}] == [CLOUD.title, PORT.title]
    assert "约3800亿元" in shown
    assert "公司计划三年内投入" in "".join(shown)
    assert home["private_metadata"] == DM
    assert slack.objections == []


def test_home_says_what_can_be_asked_and_how_the_bot_stands():
    desk = build_desk(command="/ledger")
    shown = texts(build_home(desk, DM, SIMPLIFIED)["blocks"])
    assert {"云湖科技投入多少？", "数字 云湖科技 投入", "观点 林默", "文章 云湖科技加码算力"} <= set(shown)
    assert any("收录文章" in text for text in shown)


def test_what_there_is_no_data_for_is_left_out():
    shown = texts(render_home(Home((), Examples(), (), DM), Naming(NAMES, ENGLISH))["blocks"])
    assert shown == [ENGLISH.help.greeting, ENGLISH.home.ask, ENGLISH.orders.new, ENGLISH.home.status]


def test_an_article_without_a_telling_figure_stands_with_its_source_alone():
    home = Home((Extraction(CLOUD),), Examples(), (), DM)
    blocks = render_home(home, Naming(NAMES, ENGLISH))["blocks"]
    [block] = [block for block in blocks if block["type"] == "rich_text" and CLOUD.title in texts(block)]
    assert [part["type"] for part in block["elements"]] == ["rich_text_section"]


@pytest.mark.parametrize("words", WORDINGS.values(), ids=WORDINGS)
def test_slack_accepts_the_views_in_every_script(words):
    assert objections_to_view(build_home(build_desk(), DM, words)) == []
    assert objections_to_view(render_question(DM, words)) == []


def test_slack_accepts_a_home_of_hostile_articles():
    evil = "<!channel> *`<@U1>` &amp; \u202e" + "长" * 5_000
    article = replace(CLOUD, title=evil, source=evil, author=evil, url="https://x.example/" + "a" * 5_000)
    found = Examples(*[evil[:40]] * 4)
    view = render_home(Home([Extraction(article)] * 50, found, (), DM), Naming(NAMES, SIMPLIFIED))
    assert objections_to_view(view) == []


def test_a_home_that_stands_there_is_replaced_by_its_name():
    with connected(build_desk()) as slack:
        slack.send(opening("home"))
        first = slack.wait_for_home(USER)
        slack.send(opening("home", home=first))
        slack.wait_for_calls("views.publish", 2)
    [_, second] = slack.calls("views.publish")
    assert second.body["hash"] == first["hash"]
    assert slack.homes[USER]["hash"] != first["hash"]


def test_where_another_view_was_quicker_it_stays(caplog):
    with connected(build_desk()) as slack:
        slack.send(opening("home"))
        stands = slack.wait_for_home(USER)
        slack.send(opening("home", home={**stands, "hash": "older"}))
        slack.wait_for_calls("views.publish", 2)
    assert slack.homes[USER] == stands
    assert "ERROR" not in caplog.text


@pytest.mark.parametrize(
    ("locale", "question", "words"),
    [
        (None, None, ENGLISH),
        ("zh-CN", None, SIMPLIFIED),
        ("zh-TW", None, TRADITIONAL),
        ("en-GB", "雲湖要投多少錢？", TRADITIONAL),
        ("zh-CN", "How much will it cost?", ENGLISH),
    ],
)
def test_who_has_asked_reads_the_script_they_asked_in_and_anybody_else_that_of_their_slack(locale, question, words):
    desk = build_desk()
    if question:
        desk.postings.record(asked_before(question))
    with connected(desk) as slack:
        if locale:
            slack.locales[USER] = locale
        slack.send(opening("home"))
        home = slack.wait_for_home(USER)
    assert words.help.greeting in texts(home["blocks"])


def test_the_newest_come_first_and_those_without_a_date_last():
    days = {"old": date(2025, 1, 1), "new": date(2026, 1, 1), "none": None}
    library = LibraryDouble()
    library.articles = tuple(Article(name, name, "一句话。", published=day) for name, day in days.items())
    library.article = lambda name: Extraction(next(one for one in library.articles if one.id == name))
    assert [one.article.id for one in latest(library, 2)] == ["new", "old"]
    assert [one.article.id for one in latest(library, 3)] == ["new", "old", "none"]


# ---- before the first message ----


def test_before_the_first_message_today_s_record_is_suggested():
    with connected(build_desk()) as slack:
        slack.send(opening("messages"))
        suggested = slack.wait_for_prompts()
    assert suggested["channel_id"] == DM
    assert [prompt["message"] for prompt in suggested["prompts"]] == [
        "What about Harbour Lines carried?",
        "figures Harbour Lines carried",
        "claims Ada Moss",
        "article A full port",
    ]
    assert (slack.objections, slack.calls("views.publish")) == ([], [])


def test_a_prompt_that_is_sent_is_answered():
    with connected(build_desk()) as slack:
        slack.send(opening("messages"))
        prompt = slack.wait_for_prompts()["prompts"][1]
        slack.send(message(prompt["message"], channel=DM, channel_type="im"))
        [answer] = slack.wait_for_shown(1)
    assert "2.4 million containers" in answer["text"]


def test_an_empty_record_suggests_nothing():
    library = LibraryDouble(searched=Searched(0), articles=())
    with connected(build_desk(library)) as slack:
        slack.wait_for_ack(slack.send(opening("messages")))
    assert slack.calls("assistant.threads.setSuggestedPrompts") == []
    assert render_prompts(Examples(), ENGLISH) == []


def test_where_slack_takes_no_prompts_nothing_else_happens(caplog):
    with connected(build_desk()) as slack:
        slack.refuse_next("assistant.threads.setSuggestedPrompts", Refusal("missing_scope"))
        slack.send(opening("messages"))
        slack.wait_for_calls("assistant.threads.setSuggestedPrompts", 1)
    assert slack.shown == []
    assert "ERROR" not in caplog.text


# ---- a question from the Home tab ----


def ask_at_home(slack, question):
    """Open Home, click the button, fill in the modal."""
    slack.send(opening("home"))
    slack.send(click_at_home(slack.wait_for_home(USER), "ask"))
    return slack.send(submission(slack.wait_for_view(), {"question": {"question": question}}))


def test_a_question_from_home_is_answered_in_the_direct_messages_with_the_question_above():
    desk = build_desk()
    with connected(desk) as slack:
        sent = ask_at_home(slack, "云湖要投多少？")
        [answer] = slack.wait_for_shown(1)
        ack = slack.wait_for_ack(sent)
    assert (answer["channel"], "thread_ts" in answer) == (DM, False)
    assert "约3800亿元" in answer["text"]
    assert "你问的是：云湖要投多少？" in texts(answer["blocks"])
    assert "payload" not in ack.body
    assert slack.objections == []


def test_a_reply_below_it_asks_on():
    library = LibraryDouble()
    desk = build_desk(library)
    with connected(desk) as slack:
        ask_at_home(slack, "云湖要投多少？")
        [answer] = slack.wait_for_shown(1)
    with connected(desk) as slack:
        slack.send(message("那明年呢？", channel=DM, channel_type="im", thread_ts=answer["ts"]))
        slack.wait_for_shown(1)
    assert library.asked[-1].text == "那明年呢？"
    assert "云湖" in str(library.asked[-1])


def test_what_is_typed_there_is_taken_as_it_is():
    library = LibraryDouble()
    with connected(build_desk(library)) as slack:
        ask_at_home(slack, "AT&T <营收> &amp; 利润")
        [answer] = slack.wait_for_shown(1)
    assert "你问的是：AT&amp;T &lt;营收&gt; &amp;amp; 利润" in texts(answer["blocks"])
    assert slack.objections == []


@pytest.mark.parametrize("typed", [None, "", "  \u3000 "])
def test_an_empty_question_is_asked_for_again(typed):
    with connected(build_desk()) as slack:
        ack = slack.wait_for_ack(ask_at_home(slack, typed))
    assert ack.body["payload"] == {"response_action": "errors", "errors": {"question": ENGLISH.home.empty}}
    assert slack.shown == []


def test_a_modal_sent_twice_is_answered_once():
    with connected(build_desk()) as slack:
        slack.send(ask_at_home(slack, "云湖"))
        slack.wait_for_shown(1)
    assert len(slack.calls("chat.postMessage")) == 1


def test_a_click_too_old_to_open_anything_says_so_where_the_answer_would_have_come():
    with connected(build_desk()) as slack:
        slack.send(opening("home"))
        home = slack.wait_for_home(USER)
        slack.refuse_next("views.open", Refusal("expired_trigger_id"))
        slack.send(click_at_home(home, "ask"))
        [told] = slack.wait_for_shown(1)
    assert (told["channel"], told["text"]) == (DM, ENGLISH.clicks.click_again)


def test_a_failure_is_apologised_for_in_the_direct_messages():
    with connected(build_desk()) as slack:
        slack.send(opening("home"))
        home = slack.wait_for_home(USER)
        slack.send(click_at_home(home, "ask"))
        view = slack.wait_for_view()
        slack.refuse_next("chat.postMessage", Refusal("internal_error"))
        slack.send(submission(view, {"question": {"question": "云湖"}}))
        [told] = slack.wait_for_shown(1)
    assert told["channel"] == DM
    assert told["text"].startswith("抱歉，我这边出了点问题")


def test_a_question_that_a_dead_process_left_behind_is_declined_when_it_is_stale(open_store, engine):
    open_store()
    at = [datetime(2025, 9, 24, 12, tzinfo=UTC)]
    dead = StoredDeliveries(engine, owner="dead", clock=lambda: at[0])
    body = submission(render_question(DM, SIMPLIFIED), {"question": {"question": "云湖要投多少？"}})["payload"]
    dead.take(*keys_of(body), body)
    at[0] += LEASE + FRESH + timedelta(seconds=1)
    alive = StoredDeliveries(engine, owner="alive", clock=lambda: at[0])
    desk = build_desk()
    object.__setattr__(desk, "clock", lambda: at[0])
    object.__setattr__(desk, "deliveries", alive)
    with connected(desk) as slack:
        resume(the_app(), desk, alive)
        [told] = slack.wait_for_shown(1)
    assert (told["channel"], told["text"]) == (DM, SIMPLIFIED.too_late)


def test_what_somebody_asked_last_is_remembered(store):
    for number, question in enumerate(["云湖", "How much?"]):
        at = NOW + timedelta(minutes=number)
        store.postings.record(replace(asked_before(question), ts=f"1772700009.00000{number}", posted_at=at))
    assert store.postings.latest_question_of(USER) == "How much?"
    assert store.postings.latest_question_of("U0BOB") is None


def test_examples_of_every_script_fit_into_prompts():
    for words in WORDINGS.values():
        prompts = render_prompts(examples(build_desk(), words), words)
        assert len(prompts) in {3, 4}
