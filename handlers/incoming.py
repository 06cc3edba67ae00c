"""What a user wrote, from what Slack sent. Must never look at what the words mean.

Slack escapes `&`, `<` and `>` in what users type and writes its own marks in angle brackets: `<@U1>` for a person,
`<#C1|general>` for a channel, `<!here>` for a call, `<https://…|label>` for a link (docs.slack.dev).
"""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

# No mark holds another; a user's own "<" arrives as "&lt;".
_MARK = re.compile(r"<([^<>]*)>")
# Left at either end where a mention was taken out: "<@U1>, 千问下载量" and "<@U1>：…". Question marks stay.
_LEFT_OVER = " ,，:：、;；"
# Slack takes no full-width slash, which Chinese input methods type, for a command's.
_COMMAND = re.compile("^／[A-Za-z][A-Za-z0-9_-]*\\s*")


def question_in(text: str) -> str:
    """Give the user's words: mentions of people, channels and groups go, links keep their label, escapes are undone.

    "<@U1>英伟达营收 &amp; 利润" is "英伟达营收 & 利润". A command with a full-width slash reaches us as words of a
    message, without which it is meant: ／onrecord 状态 is 状态.
    """
    words = _MARK.sub(_spoken, text)
    # Each entity is undone once: a user who types "&lt;" means these four characters, and Slack sends "&amp;lt;".
    plain = re.sub(r"&(?:amp|lt|gt);", lambda entity: unescape(entity.group()), words)
    return _COMMAND.sub("", " ".join(plain.split())).strip(_LEFT_OVER)


def _spoken(mark: re.Match[str]) -> str:
    target, _, label = mark.group(1).partition("|")
    if target.startswith(("@", "#", "!")):
        return " "
    if label and label in target:
        return f" {target} "  # news.example/a, which Slack has made a link of
    return f" {label or target} "


def typed_in(view: Mapping[str, Any]) -> str:
    """Give what was typed into the one field of a modal, which Slack does not escape; "" where nothing was."""
    fields = ((view.get("state") or {}).get("values") or {}).values()
    return " ".join(" ".join(one.get("value") or "" for field in fields for one in field.values()).split())


def title_of(view: Mapping[str, Any]) -> str:
    """Give what stands above a modal; "" where what stands in for Slack does not give it back."""
    return str((view.get("title") or {}).get("text") or "")


def asked_in(body: Mapping[str, Any]) -> str:
    """Give the user's words in an event or a command, or those of the message that was clicked; "" for none."""
    if "view" in body:
        return typed_in(body["view"])
    event = body.get("event", body)
    return question_in(event.get("text") or (event.get("message") or {}).get("text") or "")


def mentions_in(text: str) -> tuple[str, ...]:
    """Give the ids of the people a message mentions: "<@U1>，看这个" mentions U1."""
    return tuple(mark[1:].partition("|")[0] for mark in _MARK.findall(text) if mark.startswith("@"))


def is_from_a_bot(event: Mapping[str, Any]) -> bool:
    """Say whether another app wrote this: two bots that answer each other never end."""
    return bool(event.get("bot_id") or event.get("bot_profile")) or event.get("subtype") == "bot_message"
