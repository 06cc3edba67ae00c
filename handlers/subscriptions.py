"""follow, unfollow, pause, resume, subscriptions, preview: what a channel is told, and when. Must never touch Slack.

A channel is known by its id, a subscription in it by its number or its topic. What is followed again is changed: what
the new words leave out stays as it was.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from corpus.names import Names
from corpus.normalise import fold_characters
from corpus.slots import MORNING, Schedule, next_slot, usual_length
from corpus.topics import parse_topic
from handlers.blocks import Message, render_notice
from handlers.conversations import Asked
from handlers.desk import AT_THE_CONSOLE, Desk
from handlers.limits import cut
from handlers.orders import Order, read_order
from handlers.standing_orders import Alert, Subscription
from handlers.subscription_blocks import (
    Shown,
    line_of,
    often_in_words,
    render_list,
    render_ordered,
    topic_in_words,
)
from handlers.unread_orders import unread_place, unread_schedule
from handlers.wording import Wording

# Nobody reads more digests than this in one channel.
MOST = 50
# Characters of a topic; whoever writes more has pasted something.
LONGEST_TOPIC = 200
_ALIKE = 80.0
_CHANNELS = ("C", "G")


def subscribe(desk: Desk, asked: Asked, words: Wording) -> Message:
    """Do what was asked about the channel's subscriptions, and say so.

    Raises QuestionError where a topic has a filter with no meaning.
    """
    if asked.request.subcommand == "follow" and asked.request.text:
        return _follow(desk, asked, words)
    listed = in_channel(desk, asked)
    if asked.request.subcommand in {"follow", "subscriptions"}:
        return _list(desk, listed, words, is_asked_how=asked.request.subcommand == "follow")
    return _on_one(desk, asked, listed, words)


def place_of(asked: Asked) -> tuple[str, str]:
    """Say for where an order is: the workspace and the channel, or the console."""
    return asked.team, asked.thread.channel if asked.thread else AT_THE_CONSOLE


def in_channel(desk: Desk, asked: Asked) -> list[Shown]:
    """Give what the channel follows, as it stands."""
    team, channel = place_of(asked)
    return [show(desk, one, number) for number, one in enumerate(desk.subscriptions.in_channel(team, channel), 1)]


def of_owner(desk: Desk, team: str, user: str) -> list[Shown]:
    """Give what somebody has ordered, as it stands."""
    return [show(desk, one, number) for number, one in enumerate(desk.subscriptions.of_owner(team, user), 1)]


def show(desk: Desk, subscription: Subscription, number: int = 1) -> Shown:
    """Look up how a subscription stands and when its next digest is."""
    standing = desk.subscriptions.standing(subscription.id)
    coming = next_slot(subscription.schedule, desk.clock(), standing.done)
    return Shown(subscription, standing, coming, number)


def lines_in_status(desk: Desk, asked: Asked, words: Wording) -> list[str]:
    """Give a line for each subscription of the channel; none where nobody says for which."""
    if asked.thread is None and asked.user != AT_THE_CONSOLE:
        return []
    return [line_of(shown, words) for shown in in_channel(desk, asked)]


def act(desk: Desk, name: str, subscription: Subscription, user: str | None, words: Wording) -> Message:
    """Preview, pause, resume or unfollow a subscription, if this user may."""
    topic = topic_in_words(subscription, words)
    if name == "preview":
        messages = desk.preview(subscription)
        return messages[0] if messages else render_notice(words.subscriptions.none, words)
    if not may_change(desk, subscription, user):
        return render_notice(words.orders.not_allowed, words)
    if name == "unfollow":
        desk.subscriptions.remove(subscription.id)
        return render_notice(words.subscriptions.unfollowed.format(topic=topic), words)
    if name == "pause":
        desk.subscriptions.change(replace(subscription, is_paused=True))
        return render_notice(words.subscriptions.now_paused.format(topic=topic), words)
    resumed = replace(subscription, is_paused=False, suspended=None, changed_at=desk.clock())
    desk.subscriptions.change(resumed)
    head = words.subscriptions.now_resumed.format(topic=topic)
    return render_ordered(show(desk, resumed), head, (), words)


def may_change(desk: Desk, subscription: Subscription | None, user: str | None) -> bool:
    """Say whether somebody may change a subscription, or order one where there is none yet."""
    if desk.manners.followers == "everyone" or desk.is_admin(user):
        return True
    is_theirs = subscription is None or subscription.owner == user
    return desk.manners.followers == "creators" and is_theirs


def _follow(desk: Desk, asked: Asked, words: Wording) -> Message:
    order, told = read_order(asked.request.text), words.subscriptions
    refused = _misread(desk, order, words)
    if refused is not None:
        return render_notice(refused, words)
    parse_topic(order.topic, desk.names)
    new = _ordered(desk, asked, order, words)
    theirs = desk.subscriptions.in_channel(new.team, new.channel)
    before = next((one for one in theirs if one.same == new.same), None)
    if not may_change(desk, before, asked.user):
        refused = words.orders.only_admins if desk.manners.followers == "admins" else words.orders.not_allowed
        return render_notice(refused, words)
    if before is None and len(theirs) >= MOST:
        return render_notice(words.orders.too_many.format(count=MOST), words)
    kept = new if before is None else _changed(before, new, order)
    desk.subscriptions.follow(kept)
    theirs = desk.subscriptions.in_channel(new.team, new.channel)
    number = next((n for n, one in enumerate(theirs, 1) if one.same == new.same), 1)
    sentence = told.followed if before is None else told.changed
    head = sentence.format(topic=topic_in_words(kept, words), often=often_in_words(kept, words))
    return render_ordered(show(desk, kept, number), head, _notes(desk, kept, asked, words), words)


def _misread(desk: Desk, order: Order, words: Wording) -> str | None:
    """Say what of an order cannot be meant as it stands; None where all of it can."""
    told = words.orders
    zone = order.unknown_zone or unread_place(order)
    if zone:
        return told.no_zone.format(zone=cut(zone, 60))
    unread = unread_schedule(order)
    if unread:
        return told.no_schedule.format(text=cut(unread, 60), form=_form_of_order(desk, words))
    return told.too_long.format(count=LONGEST_TOPIC) if len(order.topic) > LONGEST_TOPIC else None


def _form_of_order(desk: Desk, words: Wording) -> str:
    told = words.orders
    return f"{desk.command} {told.form} {told.placeholder} {told.example}"


def _notes(desk: Desk, kept: Subscription, asked: Asked, words: Wording) -> Sequence[str]:
    told = words.subscriptions
    if kept.channel == AT_THE_CONSOLE:
        return (told.console,)
    # Only a slash command can be typed in a channel that the bot is not in.
    is_outside = asked.is_private and kept.channel.startswith(_CHANNELS)
    return (*((told.invite,) if is_outside else ()), told.manage.format(command=desk.command))


def _ordered(desk: Desk, asked: Asked, order: Order, words: Wording) -> Subscription:
    team, channel = place_of(asked)
    cadence = "at once" if order.is_alert else order.cadence or "daily"
    zone = order.zone or asked.zone or desk.manners.zone
    schedule = Schedule(cadence, order.at or MORNING, zone, order.weekday or 0, order.quiet)
    now, lang = desk.clock(), words.script
    return Subscription(
        id=secrets.token_hex(8),
        team=team,
        channel=channel,
        topic=order.topic,
        lang=lang,
        schedule=schedule,
        owner=asked.user,
        created_at=now,
        changed_at=now,
        # The first digest covers a whole period, but an alert is no news of the past.
        read_until=now if order.is_alert else now - usual_length(schedule),
        alert=Alert(order.over, order.unit) if order.is_alert else None,
        says_nothing_new=bool(order.says_nothing_new),
    )


def _changed(before: Subscription, new: Subscription, order: Order) -> Subscription:
    """Change what the new words say, and leave the rest as it was."""
    was = before.schedule
    schedule = Schedule(
        new.schedule.cadence if order.cadence else was.cadence,
        order.at or was.at,
        order.zone or was.zone,
        was.weekday if order.weekday is None else order.weekday,
        None if order.no_quiet else order.quiet or was.quiet,
    )
    says = before.says_nothing_new if order.says_nothing_new is None else order.says_nothing_new
    alert = None if new.alert is None or before.alert is None else replace(new.alert, most=before.alert.most)
    return replace(
        before,
        topic=new.topic,
        lang=new.lang,
        schedule=schedule,
        changed_at=new.changed_at,
        alert=alert,
        says_nothing_new=says,
        is_paused=False,
        suspended=None,
    )


def _list(desk: Desk, listed: Sequence[Shown], words: Wording, *, is_asked_how: bool = False) -> Message:
    told = words.subscriptions
    how = words.orders.how.format(form=_form_of_order(desk, words))
    if not listed:
        return render_notice(f"{told.none} {how}", words)
    return render_list(listed, f"{how}\n{told.head}" if is_asked_how else told.head, words)


def _on_one(desk: Desk, asked: Asked, listed: Sequence[Shown], words: Wording) -> Message:
    text, told = asked.request.text.strip(), words.subscriptions
    if not listed:
        return _list(desk, listed, words)
    if not text and len(listed) > 1:
        return render_list(listed, told.which, words)
    found = _find(text, listed, desk.names) if text else listed[0]
    if found is None:
        return render_list(listed, told.no_such.format(text=cut(text, 60)), words)
    return act(desk, asked.request.subcommand, found.subscription, asked.user, words)


def _find(text: str, listed: Sequence[Shown], names: Names) -> Shown | None:
    """Find a subscription by its number or its topic, misspelled a little: "1", "#2", "coper", 銅, byd for 比亚迪."""
    number = fold_characters(text).strip(" #.。").removeprefix("第").removesuffix("个")
    if number.isdecimal() and len(number) < 4:
        return next((shown for shown in listed if shown.number == int(number)), None)
    wanted = _form(text, names)
    scored = [(fuzz.ratio(wanted, _form(shown.subscription.topic, names)), shown) for shown in listed]
    best = max(score for score, _ in scored)
    alike = [shown for score, shown in scored if score == best]
    return alike[0] if best >= _ALIKE and len(alike) == 1 else None


def _form(topic: str, names: Names) -> str:
    """Fold a topic, each name in its one form: 比亚迪 and "byd" are one topic."""
    at, parts = 0, []
    for found in names.find(topic):
        parts += [topic[at : found.span.start], found.name.canonical]
        at = found.span.end
    said = "".join((*parts, topic[at:]))
    alone = names.get(said.strip())
    return " ".join(fold_characters(alone.canonical if alone else said).casefold().split())


SUBCOMMANDS: Mapping[str, Callable[[Desk, Asked, Wording], Message]] = dict.fromkeys(
    ("follow", "unfollow", "pause", "resume", "subscriptions", "preview"), subscribe
)
