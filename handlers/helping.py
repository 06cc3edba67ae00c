"""What the bot says of itself: what can be asked, and how it stands. Must never look for an example itself."""

from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from corpus.finding import latest
from handlers import elements as rich
from handlers.blocks import Message, make_message, render_notice
from handlers.channel_settings import settings_button
from handlers.conversations import Asked
from handlers.desk import Desk, Manners
from handlers.examples import Examples, examples
from handlers.subcommands import SINGULAR, Subcommand, is_greeting, subcommand_of
from handlers.subscriptions import lines_in_status
from handlers.wording import Wording

# By when something falls due.
_SOME_YEAR = "2030"
# Typed where the record has no example in the asker's language.
_ANYTHING = "…"
# Articles that status names.
_NEW = 5


class _Way(NamedTuple):
    """A way of asking: its subcommand, what it is for, what to type."""

    subcommand: Subcommand
    what: str
    typed: str


def show_help(desk: Desk, asked: Asked, words: Wording) -> Message:
    """Say what can be asked, with examples that today's record answers; only of one way where that is named."""
    found = examples(desk, words)
    if is_greeting(asked.request.typed):
        return _render_greeting(desk.command, found, words)
    first, second = [_subcommand_alone(word) for word in (*asked.request.typed.split()[:2], "", "")][:2]
    meant = second if first == "help" else first
    return render_usage(desk.command, meant, found, words) or render_help(desk.command, found, words)


def _subcommand_alone(word: str) -> Subcommand | None:
    """Say which subcommand a word means where nothing is looked for: there "article" is no word of a question."""
    return subcommand_of(word) or SINGULAR.get(word.casefold())


def _render_greeting(command: str, found: Examples, words: Wording) -> Message:
    """Say in short what can be asked, with one example: all of it would be long for who said hi."""
    more = words.help.all_of_it.format(command=command, form=words.help.form_help)
    example = [f"{command} {found.ask}"] if found.ask else []
    code = [rich.plain(" "), rich.styled(example[0], "code")] if example else []
    block = rich.rich_text(rich.section(rich.plain(words.help.greeting), *code))
    return make_message("\n".join([words.help.greeting, *example, more]), [block, rich.context(more)], [], words)


def show_usage(desk: Desk, asked: Asked, words: Wording) -> Message | None:
    """Say how the subcommand is used that a question begins with, which was asked in vain; None where it has none."""
    first = asked.request.typed.split(maxsplit=1)[:1]
    meant = subcommand_of(first[0]) if first else None
    if meant is None:
        return None
    found = Examples(*(example or _ANYTHING for example in examples(desk, words)))
    return render_usage(desk.command, meant, found, words)


def point_to_help(desk: Desk, words: Wording) -> Message:
    """Say where it stands what can be asked: for who was answered nothing and has nothing to try."""
    return render_notice(words.help.all_of_it.format(command=desk.command, form=words.help.form_help), words)


def render_help(command: str, found: Examples, words: Wording) -> Message:
    """Say what can be asked, with an example for each way of asking that has one."""
    shown = [(way.what, way.typed) for way in _ways(command, found, words) if way.typed]
    lines = [rich.section(rich.plain(f"{what}\n"), rich.styled(typed, "code")) for what, typed in shown]
    block = rich.rich_text(
        rich.section(rich.plain(f"{words.help.greeting}\n")),
        rich.bullets(*lines),
        rich.section(rich.plain(f"\n{words.help.narrow}\n{words.help.mention}")),
    )
    text = "\n".join([words.help.greeting, *(f"{what}: {typed}" for what, typed in shown), words.help.narrow])
    return make_message(text, [block, rich.context(words.help.private.format(command=command))], [], words)


def render_usage(command: str, meant: Subcommand | None, found: Examples, words: Wording) -> Message | None:
    """Say how a subcommand is used, with an example; None where it is none, or has none."""
    ways = [way for way in _ways(command, found, words) if way.subcommand == meant and way.typed]
    if not ways:
        return None
    lines = [rich.section(rich.plain(f"{way.what}\n"), rich.styled(way.typed, "code")) for way in ways]
    text = "\n".join(f"{way.what}: {way.typed}" for way in ways)
    return make_message(text, [rich.rich_text(rich.bullets(*lines))], [], words)


def _ways(command: str, found: Examples, words: Wording) -> Iterator[_Way]:
    """Give each way of asking, with what to type for an example of it; "" where the record has nothing to ask for."""
    told = words.orders
    asked: tuple[tuple[Subcommand, str, str, str | None], ...] = (
        ("ask", words.help.ask, "", found.ask),
        ("figures", words.help.figures, words.help.form_figures, found.figures),
        ("claims", words.help.claims, words.help.form_claims, found.claims),
        ("article", words.help.article, words.help.form_article, found.article),
        ("check", words.stories.help_check, words.stories.form_check, found.check),
        ("timeline", words.stories.help_timeline, words.stories.form_timeline, found.timeline),
        ("due", words.stories.help_due, words.stories.form_due, _SOME_YEAR),
        ("digest", words.digests.help_digest, words.digests.form_digest, ""),
        ("follow", told.help, told.form, found.figures and f"{found.figures} {told.example}"),
        ("subscriptions", told.help_list, told.form_list, ""),
        ("feeds", words.feeds.help_feeds, words.feeds.form_feeds, ""),
        ("add", words.feeds.help_add, f"{words.feeds.form_add} https://…", ""),
        ("status", words.help.status, words.help.form_status, ""),
        ("follow-ups", words.help.follow_ups, words.help.form_follow_ups, words.help.form_off),
    )
    for subcommand, what, form, example in asked:
        yield _Way(subcommand, what, "" if example is None else " ".join(f"{command} {form} {example}".split()))


def show_status(desk: Desk, asked: Asked, words: Wording) -> Message:
    """Say what is on record, the newest articles last, and how the bot behaves here."""
    standing = show_standing(desk, asked, words)
    has_settings = asked.thread is not None and not asked.thread.channel.startswith("D")
    settings = (settings_button(words),) if has_settings else ()
    new = [one.article for one in latest(desk.library, _NEW)]
    if not new:
        return replace(standing, blocks=(*standing.blocks, *settings))
    titles = rich.bullets(
        *(rich.section(*rich.source_line(one, words.on_day(one.published), words.mark(one))) for one in new)
    )
    blocks = [*standing.blocks, rich.context(words.home.new), rich.rich_text(titles)]
    return make_message(unescape(standing.text), [*blocks, *settings], [], words)


def show_standing(desk: Desk, asked: Asked, words: Wording) -> Message:
    """Say how much is on record and how the bot behaves here."""
    searched = desk.library.searched
    first, last = words.on_day(searched.first), words.on_day(searched.last)
    lines = [words.help.status_articles.format(count=f"{searched.articles:,}")]
    if first and last:
        lines.append(words.help.status_days.format(dated=f"{searched.dated:,}", first=first, last=last))
    lines += [_follow_ups(desk, asked, words), *_manners(desk.manners, words), *lines_in_status(desk, asked, words)]
    lines.append(words.help.status_version.format(version=desk.version))
    listed = rich.bullets(*(rich.section(rich.plain(line)) for line in lines))
    return make_message("\n".join(lines), [rich.rich_text(listed)], [], words)


def switch_follow_ups(desk: Desk, asked: Asked, words: Wording) -> Message:
    """Switch answers without a mention on or off for the channel, and say how it stands."""
    thread = asked.thread
    if asked.request.text and thread is not None and not thread.channel.startswith("D"):
        desk.channels.set_follow_ups(thread.channel, on=asked.request.text == "on")
    return render_notice(_follow_ups(desk, asked, words), words)


def _manners(manners: Manners, words: Wording) -> Iterator[str]:
    count = len(manners.channels)
    yield words.help.status_channels.format(count=count) if count else words.help.status_everywhere
    yield words.help.status_external if manners.external else words.help.status_not_external
    yield words.help.status_limits.format(user=manners.per_user or "∞", channel=manners.per_channel or "∞")


def _follow_ups(desk: Desk, asked: Asked, words: Wording) -> str:
    if asked.thread is None or asked.thread.channel.startswith("D"):
        return words.help.follow_ups_direct
    return words.help.follow_ups_on if desk.channels.follows_up(asked.thread.channel) else words.help.follow_ups_off
