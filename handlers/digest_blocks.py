"""A digest as messages: data in, blocks out. Must never alter a quotation, and never show an item without its source.

The first message is the digest; the others belong into its thread.
"""

from collections.abc import Sequence

from corpus.digests import Digest, Item
from corpus.models import Passage, Span
from handlers import elements as rich
from handlers.blocks import Message, make_message, render_notice
from handlers.elements import Element
from handlers.labels import about_claim, about_figure, speaker_of
from handlers.limits import Block, cut
from handlers.wording import Wording

_EXCERPT = 220
_NAME = 100
# Items in one message of the thread.
_IN_A_PART = 10


def render_digest(digest: Digest, words: Wording, *, next_run: str | None = None) -> tuple[Message, ...]:
    """Show a digest: the root first, then what goes into its thread.

    `next_run` is the time of the next one in the words of its readers; an empty digest is one line.
    """
    if digest.is_empty:
        return (render_notice(_nothing(digest, words), words),)
    told = words.digests
    topic = rich.label(digest.topic.text, _NAME)
    heading = told.heading.format(topic=topic) if topic else told.heading_everything
    blocks = [rich.header(heading), *_grouped(digest.items, words), rich.context(_receipt(digest, words, next_run))]
    lines = [heading, *(_line(item, words) for item in digest.items)]
    root = make_message("\n".join(lines), blocks, [one for item in digest.items for one in item.articles], words)
    starts = range(0, len(digest.more), _IN_A_PART)
    return (root, *(_part(digest.more[start : start + _IN_A_PART], words) for start in starts))


def _part(items: Sequence[Item], words: Wording) -> Message:
    lines = [_line(item, words) for item in items]
    return make_message(
        "\n".join(lines), _grouped(items, words), [one for item in items for one in item.articles], words
    )


def _grouped(items: Sequence[Item], words: Wording) -> list[Block]:
    blocks: list[Block] = []
    for kind in dict.fromkeys(item.kind for item in items):
        blocks.append(rich.context(words.digests.groups[kind]))
        blocks += [rich.rich_text(*_parts(item, words)) for item in items if item.kind == kind]
    return blocks


def _parts(item: Item, words: Wording) -> list[Element]:
    parts: list[Element] = []
    for hit in item.figures[:1]:
        figure, length = hit.figure, len(hit.figure.sentence)
        about = about_figure(figure, words)
        parts.append(
            rich.section(
                rich.styled(rich.label(figure.surface, rich.DETAIL), "bold"), rich.plain(f" · {about}" if about else "")
            )
        )
        start = hit.article.body.rfind(figure.sentence, max(0, figure.span.end - length), figure.span.start + length)
        parts.append(rich.quoted(Passage(figure.sentence, Span(start, start + length)), [figure], _EXCERPT))
    for said in item.claims[:1]:
        parts.append(
            rich.section(rich.styled(speaker_of(said.claim, words), "bold"), rich.plain(about_claim(said.claim, words)))
        )
        parts.append(rich.quote(rich.plain(cut(said.claim.content, _EXCERPT))))
    article = item.articles[0]
    return [*parts, rich.section(*rich.source_line(article, words.on_day(article.published)))]


def _line(item: Item, words: Wording) -> str:
    if item.figures:
        figure = item.figures[0].figure
        return rich.label(f"{figure.surface}: {figure.sentence}", _EXCERPT)
    claim = item.claims[0].claim
    return rich.label(f"{speaker_of(claim, words)}: {claim.content}", _EXCERPT)


def _nothing(digest: Digest, words: Wording) -> str:
    told = words.digests
    topic = rich.label(digest.topic.text, _NAME)
    return (told.nothing_on if topic else told.nothing).format(topic=topic, **_days(digest, words))


def _receipt(digest: Digest, words: Wording, next_run: str | None) -> str:
    told, receipt = words.digests, digest.receipt
    line = told.receipt.format(
        **_days(digest, words),
        articles=receipt.articles,
        new=receipt.new,
        changed=receipt.changed,
        folded=receipt.folded,
        left_out=receipt.left_out,
    )
    more = [told.more.format(count=len(digest.more))] if digest.more else []
    following = [told.next_run.format(time=next_run)] if next_run else []
    return " · ".join((line, *more, *following))


def _days(digest: Digest, words: Wording) -> dict[str, str | None]:
    window = digest.receipt.window
    return {"first": words.on_day(window.since.date()), "last": words.on_day(window.until.date())}
