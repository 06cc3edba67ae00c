"""The double itself: what it refuses, and that the real slack_sdk gets along with it."""

import time

import pytest
from payloads import CHANNEL
from slack_double import APP_TOKEN, BOT_TOKEN, Silence, SlackDouble, rate_limited
from slack_rules import objections_to, objections_to_view
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.webhook import WebhookClient

TITLE = {"type": "plain_text", "text": "A title"}
SECTION = {"type": "section", "text": TITLE}
FIELD = {"type": "plain_text_input", "action_id": "reason", "placeholder": TITLE}
INPUT = {"type": "input", "label": TITLE, "element": FIELD}


def rich_text(*elements):
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def actions(*elements):
    return {"type": "actions", "elements": list(elements)}


def button(text="More", action_id="onrecord_more", value="a1"):
    return {"type": "button", "text": {"type": "plain_text", "text": text}, "action_id": action_id, "value": value}


@pytest.fixture
def slack():
    with SlackDouble() as double:
        yield double


def test_a_good_message_is_shown_and_recorded(slack):
    client = WebClient(BOT_TOKEN, base_url=slack.base_url)
    blocks = [rich_text({"type": "text", "text": "营收 & 利润"})]
    response = client.chat_postMessage(channel=CHANNEL, text="营收 &amp; 利润", blocks=blocks)
    [request] = slack.calls("chat.postMessage")
    assert request.headers["authorization"] == f"Bearer {BOT_TOKEN}"
    assert request.body["blocks"][0]["type"] == "rich_text"
    assert slack.shown[0]["ts"] == response["ts"]
    assert slack.objections == []


def test_a_wrong_token_is_refused(slack):
    with pytest.raises(SlackApiError, match="invalid_auth"):
        WebClient("xoxb-other", base_url=slack.base_url).auth_test()


def test_a_rate_limit_is_kept_once(slack):
    client = WebClient(BOT_TOKEN, base_url=slack.base_url, retry_handlers=[RateLimitErrorRetryHandler()])
    slack.refuse_next("chat.postMessage", rate_limited(0))
    client.chat_postMessage(channel=CHANNEL, text="again")
    assert [len(slack.calls("chat.postMessage")), len(slack.shown)] == [2, 1]


def test_an_update_needs_a_message(slack):
    client = WebClient(BOT_TOKEN, base_url=slack.base_url)
    with pytest.raises(SlackApiError, match="message_not_found"):
        client.chat_update(channel=CHANNEL, ts="1772700000.999999", text="new")


@pytest.mark.parametrize(
    ("message", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "x" * 4_001}, "msg_too_long"),
        ({"text": "x", "blocks": [{"type": "unheard_of"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": [rich_text({"type": "text", "text": "长" * 3_000})] * 5}, "msg_blocks_too_long"),
    ],
)
def test_what_slack_refuses_is_refused(slack, message, error):
    with pytest.raises(SlackApiError, match=error):
        WebClient(BOT_TOKEN, base_url=slack.base_url).api_call("chat.postMessage", json={"channel": CHANNEL, **message})
    assert slack.shown == []


@pytest.mark.parametrize(
    "message",
    [
        {"text": "hello <!channel>"},
        {"text": "hello <@U1>"},
        {"text": "1 < 2"},
        {"text": "AT&T"},
        {"text": "cut &am"},
        {"text": "half \ud83d"},
        {"text": "nul \x00"},
        {"text": "x", "thread_ts": 1772700000.000001},
        {"text": "x", "blocks": [{"type": "divider"}] * 51},
        {"text": "x", "blocks": [{"type": "divider", "colour": "red"}]},
        {"text": "x", "blocks": [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}]},
        {"text": "x", "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]},
        {"text": "x", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_001}}]},
        {"text": "x", "blocks": [{"type": "section"}]},
        {"text": "x", "blocks": [{"type": "context", "elements": []}]},
        {"text": "x", "blocks": [{"type": "rich_text", "elements": []}]},
        {"text": "x", "blocks": [rich_text()]},
        {"text": "x", "blocks": [rich_text({"type": "text", "text": ""})]},
        {"text": "x", "blocks": [rich_text({"type": "user", "user_id": "U1"})]},
        {"text": "x", "blocks": [rich_text({"type": "broadcast", "range": "channel"})]},
        {"text": "x", "blocks": [rich_text({"type": "text", "text": "x", "style": {"underline": True}})]},
        {"text": "x", "blocks": [rich_text({"type": "link", "text": "x", "url": "javascript:alert(1)"})]},
        {"text": "x", "blocks": [rich_text({"type": "link", "text": "x", "url": "https://x.example/a b"})]},
        {"text": "x", "blocks": [{"type": "rich_text", "elements": [{"type": "text", "text": "x"}]}]},
        {"text": "x", "blocks": [actions()]},
        {"text": "x", "blocks": [actions(*(button(action_id=f"a{n}") for n in range(26)))]},
        {"text": "x", "blocks": [actions(button(), button())]},
        {"text": "x", "blocks": [actions(button(text="x" * 76))]},
        {"text": "x", "blocks": [actions(button(text="A&B"))]},
        {"text": "x", "blocks": [actions(button(value="x" * 2_001))]},
        {"text": "x", "blocks": [actions(button(action_id="x" * 256))]},
        {"text": "x", "blocks": [actions(button(action_id=""))]},
        {"text": "x", "blocks": [actions(button() | {"colour": "red"})]},
        {"text": "x", "blocks": [actions(button() | {"style": "loud"})]},
        {"text": "x", "blocks": [actions({"type": "lever"})]},
    ],
)
def test_what_slack_would_show_wrong_is_objected_to(message):
    assert objections_to(message) != []


@pytest.mark.parametrize(
    "message",
    [
        {"text": "1 &lt; 2 &amp; <https://news.example/a|一篇文章>"},
        {"text": "x", "blocks": [rich_text({"type": "text", "text": "<!channel> is only text here & so is this"})]},
        {
            "text": "x",
            "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "约3800亿元"}}],
        },
        {"text": "x", "blocks": [{"type": "divider"}], "thread_ts": "1772700000.000001"},
        {"text": "x", "blocks": [actions(*(button("x" * 75, f"a{n}", "x" * 400) for n in range(2)))]},
    ],
)
def test_what_slack_shows_is_accepted(message):
    assert objections_to(message) == []


def test_a_shown_message_can_be_changed(slack):
    client = WebClient(BOT_TOKEN, base_url=slack.base_url)
    ts = client.chat_postMessage(channel=CHANNEL, text="old")["ts"]
    client.chat_update(channel=CHANNEL, ts=ts, text="new")
    assert [(message["ts"], message["text"]) for message in slack.shown] == [(ts, "old"), (ts, "new")]


def test_an_ephemeral_message_needs_someone_to_see_it(slack):
    client = WebClient(BOT_TOKEN, base_url=slack.base_url)
    with pytest.raises(SlackApiError, match="user_not_in_channel"):
        client.chat_postEphemeral(channel=CHANNEL, user="", text="for nobody")
    client.chat_postEphemeral(channel=CHANNEL, user="U0ADA", text="for Ada")
    assert [message["user"] for message in slack.shown] == ["U0ADA"]


def test_a_trigger_opens_one_modal_within_three_seconds(slack):
    client, view = WebClient(BOT_TOKEN, base_url=slack.base_url), {"type": "modal", "title": TITLE, "blocks": [SECTION]}
    slack._triggers.update({"1": time.monotonic(), "2": time.monotonic()})
    client.views_open(trigger_id="1", view=view)
    slack.let_triggers_expire()
    for trigger, error in (("1", "exchanged"), ("2", "expired")):
        with pytest.raises(SlackApiError, match=error):
            client.views_open(trigger_id=trigger, view=view)
    assert slack.views == [view]


@pytest.mark.parametrize(
    "change",
    [
        {"title": {"type": "plain_text", "text": "x" * 25}},
        {"title": {"type": "mrkdwn", "text": "x"}},
        {"submit": {"type": "plain_text", "text": "x" * 25}},
        {"private_metadata": "x" * 3_001},
        {"callback_id": "x" * 256},
        {"blocks": []},
        {"blocks": [SECTION] * 101},
        {"blocks": [INPUT]},
        {"blocks": [INPUT | {"label": {"type": "plain_text", "text": "x" * 2_001}}], "submit": TITLE},
        {"blocks": [INPUT | {"element": FIELD | {"max_length": 3_001}}], "submit": TITLE},
        {
            "blocks": [INPUT | {"element": FIELD | {"placeholder": {"type": "plain_text", "text": "x" * 151}}}],
            "submit": TITLE,
        },
        {"colour": "red"},
    ],
)
def test_a_modal_slack_would_refuse_is_objected_to(change):
    good = {"type": "modal", "title": TITLE, "blocks": [INPUT], "submit": TITLE}
    assert objections_to_view(good) == []
    assert objections_to_view({"type": "modal", "title": TITLE, "blocks": [SECTION], **change}) != []


def test_only_who_has_asked_may_be_named():
    message = {"text": "x", "blocks": [rich_text({"type": "user", "user_id": "U1"}, {"type": "text", "text": "x"})]}
    assert objections_to(message, {"U1"}) == []
    assert objections_to(message, {"U2"}) != []


def test_a_response_url_is_used_up_after_five_answers(slack):
    client = WebhookClient(slack.response_url())
    bodies = [client.send_dict({"text": "again"}).body for _ in range(6)]
    assert bodies == ["ok"] * 5 + ["used_url"]


def test_a_connection_needs_the_apps_own_token(slack):
    with pytest.raises(SlackApiError, match="invalid_auth"):
        WebClient(base_url=slack.base_url).apps_connections_open(app_token=BOT_TOKEN)
    opened = WebClient(base_url=slack.base_url).apps_connections_open(app_token=APP_TOKEN)
    assert opened["url"].startswith("ws://127.0.0.1:")


def test_a_view_of_more_than_a_hundred_blocks_is_refused(slack):
    client = WebClient(BOT_TOKEN, base_url=slack.base_url)
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        client.views_publish(user_id="U0ADA", view={"type": "home", "blocks": [{"type": "divider"}] * 101})


def test_a_call_taken_in_silence_has_happened(slack):
    client = WebClient(BOT_TOKEN, base_url=slack.base_url, retry_handlers=[])
    slack.refuse_next("chat.postMessage", Silence())
    with pytest.raises(OSError, match="closed connection"):
        client.chat_postMessage(channel=CHANNEL, text="heard?")
    assert [message["text"] for message in slack.shown] == ["heard?"]
