"""What the bot says of itself: what can be asked, with examples from today's record, and how it stands.

Must never give an example that finds nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import NamedTuple

from corpus.finding import newest, telling_claims, telling_figures
from corpus.models import Extraction
from corpus.questions import parse_question
from handlers import elements as rich
from handlers.blocks import Message, make_message, render_notice
from handlers.desk import Asked, Desk, Manners
from handlers.limits import cut
from handlers.naming import Naming
from handlers.stories import is_on_record, is_traced
from handlers.subscriptions import lines_in_status
from handlers.wording import ENGLISH, WORDINGS, Wording

# Longer ones are no example of how little has to be typed.
_LONGEST = 40
# Tried at most, of each kind: whoever asks for help is waiting.
_TRIED = 12


class Examples(NamedTuple):
    """Something to type for each way of asking; None where the record has nothing to ask for."""

    ask: str | None = None
    figures: str | None = None
    claims: str | None = None
    article: str | None = None
    check: str | None = None
    timeline: str | None = None


def show_help(desk: Desk, _asked: Asked, words: Wording) -> Message:
    """Say what can be asked, with examples that today's record answers."""
    return render_help(desk.command, examples(desk, words), words)


def examples(desk: Desk, words: Wording) -> Examples:
    """Find something to ask for in the newest articles of the asker's language."""
    lang = next(lang for lang, each in WORDINGS.items() if each is words)
    extractions, naming = newest(desk.library, lang), Naming(desk.names, words)

    def first(offered: Callable[[Extraction, Naming], Iterator[str]], finds: Callable[[str], object]) -> str | None:
        texts = islice((text for one in extractions for text in offered(one, naming)), _TRIED)
        return next(filter(finds, texts), None)

    return Examples(
        first(_questions, partial(_is_answered, desk)),
        first(_figures, desk.library.figures),
        first(_speakers, desk.library.claims),
        next((_begun(one.article.title) for one in extractions if _begun(one.article.title)), None),
        first(_sayings, partial(is_on_record, desk)),
        first(_figures, partial(is_traced, desk)),
    )


def render_help(command: str, found: Examples, words: Wording) -> Message:
    """Say what can be asked, with an example for each way of asking that has one."""
    told = words.subscriptions
    ways = (
        (words.help.ask, command, found.ask),
        (words.help.figures, f"{command} {words.help.form_figures}", found.figures),
        (words.help.claims, f"{command} {words.help.form_claims}", found.claims),
        (words.help.article, f"{command} {words.help.form_article}", found.article),
        (words.stories.help_check, f"{command} {words.stories.form_check}", found.check),
        (words.stories.help_timeline, f"{command} {words.stories.form_timeline}", found.timeline),
        (words.stories.help_due, f"{command} {words.stories.form_due}", ""),
        (words.digests.help_digest, f"{command} {words.digests.form_digest}", ""),
        (told.help, f"{command} {told.form}", found.figures and f"{found.figures} {told.example}"),
        (told.help_list, f"{command} {told.form_list}", ""),
        (words.help.status, f"{command} {words.help.form_status}", ""),
        (words.help.follow_ups, f"{command} {words.help.form_follow_ups} {words.help.form_off}", ""),
    )
    shown = [(what, f"{typed} {example}".strip()) for what, typed, example in ways if example is not None]
    lines = [rich.section(rich.plain(f"{what}\n"), rich.styled(typed, "code")) for what, typed in shown]
    block = rich.rich_text(
        rich.section(rich.plain(f"{words.help.greeting}\n")),
        rich.bullets(*lines),
        rich.section(rich.plain(f"\n{words.help.mention}")),
    )
    text = "\n".join([words.help.greeting, *(f"{what}: {typed}" for what, typed in shown)])
    return make_message(text, [block, rich.context(words.help.private.format(command=command))], [], words)


def show_status(desk: Desk, asked: Asked, words: Wording) -> Message:
    """Say what is on record and how the bot behaves here."""
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


def _questions(one: Extraction, naming: Naming) -> Iterator[str]:
    for entity, metric in _measured(one, naming):
        yield from _short(naming.words.help.example_question.format(entity=entity, metric=metric).strip())


def _figures(one: Extraction, naming: Naming) -> Iterator[str]:
    for entity, metric in _measured(one, naming):
        yield from _short(f"{entity} {metric}".strip())


def _measured(one: Extraction, naming: Naming) -> Iterator[tuple[str, str]]:
    """Give whose figures an article has and what they measure, where that is in the asker's language."""
    for figure in telling_figures(one):
        entity, metric = naming.of(figure.entity or "", one.article), figure.metric or ""
        if metric.isascii() == (naming.words is ENGLISH):
            yield "" if metric.startswith(entity) else entity, metric


def _sayings(one: Extraction, naming: Naming) -> Iterator[str]:
    for figure in telling_figures(one):
        for text in _figures(replace(one, figures=(figure,)), naming):
            yield from _short(f"{text} {figure.surface}")


def _speakers(one: Extraction, naming: Naming) -> Iterator[str]:
    for claim in telling_claims(one):
        yield from _short(naming.of(claim.speaker or "", one.article))


def _begun(title: str) -> str:
    """Give the beginning of a title, which is enough to find it."""
    return cut(rich.label(title, rich.TITLE), _LONGEST).removesuffix("…")


def _short(text: str) -> Iterator[str]:
    if len(text) <= _LONGEST and text == rich.label(text, rich.TITLE):
        yield text


def _is_answered(desk: Desk, text: str) -> bool:
    return bool(desk.library.ask(parse_question(text, names=desk.names), limit=1).hits)
