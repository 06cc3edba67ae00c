"""Payloads as Slack sends them in Socket Mode, with ids of their own and every field the handlers could look at."""

from itertools import count
from time import time

from handlers.offering import read_button

TEAM, CHANNEL, USER, BOT_USER, APP = "T0TEAM", "C0READING", "U0ADA", "U0ONRECORD", "A0ONRECORD"
_numbers = count(1)


def new_ts():
    """A message's name, as Slack gives them: seconds and a counter, as a string.

    The seconds are today's: an answer that may have been posted is looked for among those of its time.
    """
    return f"{int(time())}.{next(_numbers):06d}"


def mention(text, *, channel=CHANNEL, user=USER, ts=None, thread_ts=None, event_id=None, **more):
    """The envelope of `<@bot> text` in a channel."""
    number = next(_numbers)
    event = {
        "type": "app_mention",
        "user": user,
        "text": f"<@{BOT_USER}>{text}",
        "ts": ts or new_ts(),
        "channel": channel,
        "event_ts": ts or new_ts(),
        "client_msg_id": f"00000000-0000-4000-8000-{number:012d}",
        "team": TEAM,
        **({"thread_ts": thread_ts} if thread_ts else {}),
        **more,
    }
    return _envelope("events_api", event_callback(event, event_id), accepts_response_payload=False, retry_attempt=0)


def message(text, *, channel=CHANNEL, user=USER, ts=None, thread_ts=None, event_id=None, **more):
    """The envelope of a message in a channel, or with `channel_type="im"` of one to the bot alone."""
    event = {
        "type": "message",
        "channel_type": "channel",
        "user": user,
        "text": text,
        "ts": ts or new_ts(),
        "channel": channel,
        "team": TEAM,
        **({"thread_ts": thread_ts} if thread_ts else {}),
        **more,
    }
    return _envelope("events_api", event_callback(event, event_id), accepts_response_payload=False, retry_attempt=0)


def edited(envelope, text):
    """The envelope of the edit of a message that was sent before."""
    before = {key: envelope["payload"]["event"][key] for key in ("user", "text", "ts")} | {"type": "message"}
    after = {**before, "text": text, "edited": {"user": before["user"], "ts": new_ts()}}
    channel = envelope["payload"]["event"]["channel"]
    changed = {"subtype": "message_changed", "message": after, "previous_message": before, "hidden": True}
    event = {"type": "message", "channel": channel, "ts": new_ts(), "channel_type": "channel", **changed}
    return _envelope("events_api", event_callback(event), accepts_response_payload=False, retry_attempt=0)


def event_callback(event, event_id=None):
    """What the Events API puts around an event."""
    return {
        "token": "verification",
        "team_id": TEAM,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": event_id or f"Ev{next(_numbers):08d}",
        "event_time": 1772700000,
        "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True, "is_enterprise_install": False}],
        "is_ext_shared_channel": False,
    }


def event(event, event_id=None):
    """The envelope of any other event."""
    return _envelope("events_api", event_callback(event, event_id), accepts_response_payload=False, retry_attempt=0)


def slash(text, *, response_url, command="/onrecord", user=USER, channel=CHANNEL):
    """The envelope of a slash command."""
    payload = {
        "token": "verification",
        "team_id": TEAM,
        "team_domain": "readers",
        "channel_id": channel,
        "channel_name": "reading",
        "user_id": user,
        "user_name": "ada",
        "command": command,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": f"{next(_numbers)}.{next(_numbers)}.0a1b2c",
    }
    return _envelope("slash_commands", payload, accepts_response_payload=True)


def click(shown, name, *, response_url, user=USER, channel=CHANNEL):
    """The envelope of a click on the button `name` below a message that was shown."""
    [button] = [button for button in buttons_below(shown) if read_button(button)[0] == name]
    is_ephemeral = "user" in shown or shown.get("response_type") == "ephemeral"
    ts = shown.get("ts") or new_ts()
    message = {"type": "message", "ts": ts, "text": shown["text"], "user": BOT_USER, "blocks": shown["blocks"]}
    thread = {"thread_ts": shown["thread_ts"]} if "thread_ts" in shown else {}
    payload = {
        "type": "block_actions",
        "user": {"id": user, "username": "ada", "name": "ada", "team_id": TEAM},
        "api_app_id": APP,
        "token": "verification",
        "container": {
            "type": "message",
            "message_ts": ts,
            "channel_id": channel,
            "is_ephemeral": is_ephemeral,
            **thread,
        },
        "trigger_id": f"{next(_numbers)}.{next(_numbers)}.0a1b2c",
        "team": {"id": TEAM, "domain": "readers"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": channel, "name": "reading"},
        # Slack does not send back what only one person was shown.
        **({} if is_ephemeral else {"message": {**message, **thread}}),
        "state": {"values": {}},
        "response_url": response_url,
        "actions": [{**button, "block_id": "b1", "action_ts": new_ts()}],
    }
    return _envelope("interactive", payload, accepts_response_payload=True)


def buttons_below(shown):
    """All that can be clicked below a message, as Slack gives back what was clicked."""
    for block in shown["blocks"]:
        if block["type"] == "actions":
            yield from block["elements"]
        elif block["type"] == "context_actions":
            for thumbs in block["elements"]:
                for which in ("positive_button", "negative_button"):
                    yield {"type": thumbs["type"], "action_id": thumbs["action_id"], **thumbs[which]}


def opening(tab, *, user=USER, channel="D0ADA", home=None):
    """The envelope of somebody opening the bot; `home` is what stands on their Home tab."""
    opened = {"type": "app_home_opened", "user": user, "channel": channel, "tab": tab, "event_ts": new_ts()}
    return event({**opened, **({"view": home} if home else {})})


def click_at_home(home, name, *, user=USER):
    """The envelope of a click on the button `name` of a Home tab."""
    elements = [element for block in home["blocks"] if block["type"] == "actions" for element in block["elements"]]
    [button] = [element for element in elements if element["action_id"] == f"onrecord_{name}"]
    payload = {
        "type": "block_actions",
        "user": {"id": user, "username": "ada", "name": "ada", "team_id": TEAM},
        "api_app_id": APP,
        "token": "verification",
        "container": {"type": "view", "view_id": home["id"]},
        "trigger_id": f"{next(_numbers)}.{next(_numbers)}.0a1b2c",
        "team": {"id": TEAM, "domain": "readers"},
        "enterprise": None,
        "is_enterprise_install": False,
        "view": {**home, "state": {"values": {}}},
        "actions": [{**button, "block_id": "b1", "action_ts": new_ts()}],
    }
    return _envelope("interactive", payload, accepts_response_payload=True)


def submission(view, values, *, user=USER):
    """The envelope of a modal that was filled in and sent."""
    state = {
        block: {name: {"type": "plain_text_input", "value": value} for name, value in fields.items()}
        for block, fields in values.items()
    }
    payload = {
        "type": "view_submission",
        "team": {"id": TEAM, "domain": "readers"},
        "user": {"id": user, "username": "ada", "name": "ada", "team_id": TEAM},
        "api_app_id": APP,
        "token": "verification",
        "trigger_id": f"{next(_numbers)}.{next(_numbers)}.0a1b2c",
        "view": {"id": "V1", "team_id": TEAM, "hash": "1.a", "state": {"values": state}, **view},
        "response_urls": [],
        "is_enterprise_install": False,
        "enterprise": None,
    }
    return _envelope("interactive", payload, accepts_response_payload=True)


def message_shortcut(text, *, response_url, callback_id="check_figures", user=USER, channel=CHANNEL):
    """The envelope of a click on a message shortcut, below a message of somebody else's."""
    payload = {
        "type": "message_action",
        "token": "verification",
        "action_ts": new_ts(),
        "team": {"id": TEAM, "domain": "readers"},
        "user": {"id": user, "username": "ada", "team_id": TEAM, "name": "ada"},
        "channel": {"id": channel, "name": "reading"},
        "is_enterprise_install": False,
        "enterprise": None,
        "callback_id": callback_id,
        "trigger_id": f"{next(_numbers)}.{next(_numbers)}.0a1b2c",
        "response_url": response_url,
        "message_ts": new_ts(),
        "message": {"type": "message", "user": "U0BEN", "ts": new_ts(), "text": text, "team": TEAM},
    }
    return _envelope("interactive", payload, accepts_response_payload=False)


def _envelope(kind, payload, **more):
    return {"envelope_id": f"00000000-0000-4000-9000-{next(_numbers):012d}", "type": kind, "payload": payload, **more}
