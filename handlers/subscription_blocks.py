"""Subscriptions as messages: how each stands, when its next digest is, what can be done. Pure: data in, blocks out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from corpus.slots import Slot
from handlers import elements as rich
from handlers.blocks import Message, make_message, render_notice
from handlers.labels import scaled
from handlers.limits import Block, escape, fit
from handlers.offering import ACTION
from handlers.standing_orders import Standing, Subscription
from handlers.story_blocks import in_words
from handlers.wording import Wording

# Below each subscription, and below one of whose last digest nobody knows.
ORDER = f"{ACTION}order_"
# What opens the modal.
NEW = f"{ACTION}follow_new"
# More have no buttons: a message holds fifty blocks.
_WITH_BUTTONS = 20
_TOPIC = 150


@dataclass(frozen=True, slots=True)
class Shown:
    """A subscription with all that is shown of it."""

    subscription: Subscription
    standing: Standing
    next: Slot | None
    # Its number in the channel.
    number: int


def topic_in_words(subscription: Subscription, words: Wording) -> str:
    """Name a topic: “copper”, or everything."""
    topic = rich.label(subscription.topic, _TOPIC)
    return words.subscriptions.topic.format(topic=topic) if topic else words.subscriptions.everything


def often_in_words(subscription: Subscription, words: Wording) -> str:
    """Say how often, at what time, where, and with which conditions: "every Monday at 09:00 (Asia/Shanghai)"."""
    told, schedule, alert = words.subscriptions, subscription.schedule, subscription.alert
    at = f"{schedule.at:%H:%M}"
    days = told.days[schedule.weekday]
    parts = [told.often[schedule.cadence].format(at=at, minute=at[3:], day=days, zone=schedule.zone)]
    if alert is not None:
        if alert.over is not None:
            amount = scaled(in_words(alert.over, words), alert.unit, words)
            parts.append(told.over.format(amount=amount))
        parts.append(told.most.format(count=alert.most))
    if schedule.quiet is not None:
        parts.append(told.quiet.format(since=f"{schedule.quiet.since:%H:%M}", until=f"{schedule.quiet.until:%H:%M}"))
    if subscription.says_nothing_new:
        parts.append(told.says_nothing_new)
    return told.joint.join(parts)


def moment_in_words(moment: datetime, zone: str, words: Wording) -> str:
    """Write a moment by the clock on the wall: "Fri 27 Nov 2026, 09:00 (Asia/Shanghai)"."""
    told = words.subscriptions
    return told.moment.format(
        weekday=told.days[moment.weekday()], day=words.on_day(moment.date()), time=f"{moment:%H:%M}", zone=zone
    )


def next_in_words(shown: Shown, words: Wording) -> str:
    """Say when the next digest is, or why there is none; "" for alerts, which come when they come."""
    told, one = words.subscriptions, shown.subscription
    if one.suspended is not None:
        return told.suspended.format(reason=reason_in_words(one.suspended, words))
    if one.is_paused:
        return told.paused
    if shown.next is None:
        return ""
    return told.next.format(moment=moment_in_words(one.schedule.local(shown.next.due), one.schedule.zone, words))


def reason_in_words(code: str, words: Wording) -> str:
    """Say why nothing can be posted somewhere."""
    reasons = words.subscriptions.reasons
    return reasons.get(code, reasons[""]).format(code=rich.label(code, 60))


def line_of(shown: Shown, words: Wording) -> str:
    """Give a subscription as one line, for lists without buttons."""
    one = shown.subscription
    parts = (topic_in_words(one, words), often_in_words(one, words), next_in_words(shown, words))
    return f"{shown.number}. " + " · ".join(filter(None, parts))


def render_ordered(shown: Shown, head: str, notes: Sequence[str], words: Wording) -> Message:
    """Say what was ordered, when its first digest is, and how to change it."""
    first = [head, next_in_words(shown, words)]
    lines = list(filter(None, first))
    block = rich.rich_text(rich.section(rich.plain("\n".join(lines))))
    below = [rich.context(note) for note in notes]
    text = " ".join(lines)
    return _with_actions(make_message(text, [block, *below], [], words), [_actions(shown, words)])


def render_list(listed: Sequence[Shown], head: str, words: Wording) -> Message:
    """List subscriptions, each with what can be done about it."""
    blocks = list(list_blocks(listed, words))
    lines = [head, *(line_of(shown, words) for shown in listed)]
    message = make_message("\n".join(lines), [rich.context(head), *blocks], [], words)
    return _with_actions(message, [new_button(words)])


def with_order_buttons(message: Message, subscription: Subscription, words: Wording) -> Message:
    """Put below a digest what its readers may want of it: why this, not here, what comes next."""
    buttons = [_button(name, subscription.id, words) for name in ("why", "not_here", "next")]
    actions: Block = {"type": "actions", "elements": buttons}
    return replace(message, blocks=(*message.blocks, actions), plain=(*message.plain, actions) if message.plain else ())


def render_why(lines: Sequence[str], words: Wording) -> Message:
    """Say why each item of a digest is in it."""
    if not lines:
        return render_notice(words.subscriptions.gone, words)
    listed = rich.bullets(*(rich.section(rich.plain(line)) for line in lines))
    return make_message("\n".join(lines), [rich.rich_text(listed)], [], words)


def render_suspended(subscription: Subscription, code: str, command: str, words: Wording) -> Message:
    """Tell the owner that a channel takes no digests any more, and what to do."""
    sentence = words.subscriptions.told_owner.format(
        topic=topic_in_words(subscription, words), reason=reason_in_words(code, words), command=command
    )
    where = rich.section(rich.channel(subscription.channel))
    return make_message(sentence, [rich.rich_text(rich.section(rich.plain(f"{sentence}\n")), where)], [], words)


def list_blocks(listed: Sequence[Shown], words: Wording, *, in_channel: bool = False) -> tuple[Block, ...]:
    """Give the blocks of a list; with their channels where they are not all of one."""
    blocks: list[Block] = []
    for shown in listed:
        where = (rich.plain(" "), rich.channel(shown.subscription.channel)) if in_channel else ()
        number = "" if in_channel else f"{shown.number}. "
        rest = (often_in_words(shown.subscription, words), next_in_words(shown, words))
        title = rich.styled(f"{number}{topic_in_words(shown.subscription, words)}", "bold")
        blocks.append(rich.rich_text(rich.section(title, *where, rich.plain("\n" + "\n".join(filter(None, rest))))))
        if shown.standing.uncertain:
            blocks.append(rich.context(words.subscriptions.uncertain))
        if len(listed) <= _WITH_BUTTONS:
            blocks.append(_actions(shown, words))
    return fit(blocks, rich.context(words.answers.shortened))


def new_button(words: Wording) -> Block:
    """Give the button that asks what to follow."""
    text = {"type": "plain_text", "text": escape(words.orders.new), "emoji": False}
    return {"type": "actions", "elements": [{"type": "button", "action_id": NEW, "text": text}]}


def _with_actions(message: Message, actions: Sequence[Block]) -> Message:
    return replace(message, blocks=(*message.blocks, *actions))


def _actions(shown: Shown, words: Wording) -> Block:
    one, run = shown.subscription, shown.standing.uncertain
    is_still = one.is_paused or one.suspended is not None
    buttons = [("preview", one.id), ("resume" if is_still else "pause", one.id), ("unfollow", one.id)]
    if run:
        buttons += [("stands", run), ("again", run)]
    return {"type": "actions", "elements": [_button(name, value, words) for name, value in buttons]}


def _button(name: str, value: str, words: Wording) -> Block:
    text = {"type": "plain_text", "text": escape(words.subscriptions.buttons[name]), "emoji": False}
    return {"type": "button", "action_id": ORDER + name, "text": text, "value": value}
