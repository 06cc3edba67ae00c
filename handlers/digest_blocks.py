"""A digest as messages: data in, blocks out. Must never alter a quotation, and never show an item without its source.

The first message is the digest; the others belong into its thread.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from corpus.digests import Digest, Item, Window
from corpus.digests.selecting import quotation
from corpus.models import Article, Citation, ClaimHit, FigureHit, Passage, Span
from corpus.stories.news import difference
from corpus.stories.telling import sentence_span
from handlers import elements as rich
from handlers.blocks import Message, make_message, render_notice
from handlers.elements import Element
from handlers.labels import about_claim, about_figure, says, speaker_of
from handlers.limits import CHARACTERS, SECTION, Block, measure
from handlers.story_blocks import in_words
from handlers.wording import Wording

_NAME = 90
_LINE = 220
# Other figures of a sentence that get a line of their own, and other sources that are quoted.
_TOGETHER = 2
_BESIDE = 2
# Items in one message; and what its header, and the mark of one that was shortened, take of it.
_IN_A_PART = 10
_SPARE = 700
_CUT = "…"
_INSTANT = timedelta(microseconds=1)
_DAY = timedelta(days=1)
# Where what does not stand in the root is to be found: in its thread, behind a button, or only in the digest to come.
Rest = Literal["thread", "button", "digest"]


def render_digest(
    digest: Digest, words: Wording, *, next_run: str | None = None, rest: Rest = "thread"
) -> tuple[Message, ...]:
    """Show a digest: the root first, then what goes into its thread; an empty one is a single line.

    `next_run` is the time of the next one in the words of its readers. Names are as the articles have them: see
    `handlers.digests.named` for those of the readers.
    """
    if digest.is_empty:
        return (render_notice(_nothing(digest, words), words),)
    heading = _heading(digest, words)
    (first, *others), more = _packed(digest.items, words), digest.more
    left = len(more) + sum(map(len, others))
    told = (_receipt(digest, words), _rest(left, rest, words), _next(next_run, words))
    foot = rich.context(" · ".join(filter(None, told)))
    root = _message(heading, [rich.header(heading)], first, words)
    root = replace(root, blocks=(*root.blocks, foot))
    return (root, *render_more((*(item for part in others for item in part), *more), words))


def render_more(items: Sequence[Item], words: Wording) -> tuple[Message, ...]:
    """Show what goes into the thread."""
    return tuple(_message(words.digests.more, [], part, words) for part in _packed(items, words))


def _packed(items: Sequence[Item], words: Wording) -> list[list[Item]]:
    """Part items so that each part fits into one message whole: none is announced and then cut away."""
    parts: list[list[Item]] = []
    room = 0
    for item in items:
        needed = sum(map(measure, _grouped([item], words)))
        if not parts or needed > room or len(parts[-1]) == _IN_A_PART:
            parts.append([])
            room = CHARACTERS - _SPARE
        parts[-1].append(item)
        room -= needed
    return parts


def why_in_words(item: Item, words: Wording) -> str:
    """Say why an item is in a digest: "fits “copper” · sources disagree on it · 3 articles"."""
    told = words.digests
    fits = (
        told.fits.format(words=rich.label(" ".join(item.why.words), _NAME)) if item.why.words else told.fits_everything
    )
    by_kind = {"change": told.by_change, "disagreement": told.by_dispute, "due": told.by_due}.get(item.kind)
    return " · ".join(filter(None, (fits, by_kind, *_told_by(item, words))))


def period_in_words(window: Window, words: Wording) -> str:
    """Name a period by its days, the last one inclusive; one shorter than a day by its hours."""
    last = window.until - _INSTANT
    first_day, last_day = words.on_day(window.since.date()), words.on_day(last.date())
    if first_day != last_day:
        return words.digests.days.format(first=first_day, last=last_day)
    if window.until - window.since < _DAY:
        return words.digests.hours.format(day=first_day, first=f"{window.since:%H:%M}", last=f"{window.until:%H:%M}")
    return str(first_day)


def _message(heading: str, above: Sequence[Block], items: Sequence[Item], words: Wording) -> Message:
    lines = [heading, *(_line(item, words) for item in items)]
    articles = [article for item in items for article in item.articles]
    message = make_message("\n".join(lines), [*above, *_grouped(items, words)], articles, words)
    return replace(message, cited=tuple(map(citation, items)))


def citation(item: Item) -> Citation:
    """Name the quotation that an item shows first."""
    hit = _first(item)
    return Citation(hit.article.id, hit.claim.span if isinstance(hit, ClaimHit) else hit.figure.span)


def _first(item: Item) -> FigureHit | ClaimHit:
    return item.figures[0] if item.figures else item.claims[0]


def _grouped(items: Sequence[Item], words: Wording) -> Iterator[Block]:
    for kind in dict.fromkeys(item.kind for item in items):
        parts = [part for item in items if item.kind == kind for part in _parts(item, words)]
        title = rich.section(rich.styled(words.digests.groups[kind], "bold"))
        yield from (rich.rich_text(title, *parts[0]), *(rich.rich_text(*part) for part in parts[1:]))


def _parts(item: Item, words: Wording) -> Iterator[tuple[Element, ...]]:
    """Give the blocks of an item, each with its source."""
    if item.claims:
        yield _claim(item, words)
        return
    yield _figure(item, words)
    for number, hit in enumerate(item.beside[:_BESIDE]):
        is_old = item.kind == "change" and number == 0
        told = words.digests.last_reported if is_old else words.digests.others_say
        label = rich.section(rich.styled(f"{told}: ", "italic"), *_amount(hit, words))
        yield (label, _quoted(hit, ()), rich.section(*_source(hit.article, words)))


def _figure(item: Item, words: Wording) -> tuple[Element, ...]:
    hit, told = item.figures[0], words.digests
    lines = [rich.section(*_changed(item, words)) if item.kind == "change" else rich.section(*_amount(hit, words))]
    if item.is_update:
        lines.insert(0, rich.section(rich.styled(told.update, "italic")))
    lines += [rich.section(*_amount(other, words)) for other in item.together[:_TOGETHER]]
    source = rich.section(*_source(hit.article, words), *_corroborated(item, words))
    return (*lines, _quoted(hit, item.together), source)


def _claim(item: Item, words: Wording) -> tuple[Element, ...]:
    hit = item.claims[0]
    due = f"{words.stories.due_on.format(day=words.on_day(hit.claim.due))} · " if item.kind == "due" else ""
    line = rich.section(
        rich.styled(due + speaker_of(hit.claim, words), "bold"), rich.plain(about_claim(hit.claim, words))
    )
    return (line, _quoted(hit, ()), rich.section(*_source(hit.article, words), *_corroborated(item, words)))


def _amount(hit: FigureHit, words: Wording) -> tuple[Element, ...]:
    about = about_figure(hit.figure, words)
    return (
        rich.styled(rich.label(hit.figure.surface, rich.DETAIL), "bold"),
        rich.plain(f" · {about}" if about else ""),
    )


def _changed(item: Item, words: Wording) -> tuple[Element, ...]:
    new, old = item.figures[0], item.beside[0]
    told, about = words.digests, about_figure(new.figure, words)
    by = difference(new, old)
    sign = "+" if by >= 0 else "−"
    about_ = "" if {new.figure.approx, old.figure.approx} == {"exact"} else "≈ "
    surfaces = [rich.label(hit.figure.surface, rich.DETAIL) for hit in (old, new)]
    parts = [told.changed_by.format(change=f"{about_}{sign}{in_words(abs(by), words)}"), about]
    return (
        rich.styled(told.changed.format(old=surfaces[0], new=surfaces[1]), "bold"),
        rich.plain("".join(f" · {part}" for part in parts if part)),
    )


def _quoted(hit: FigureHit | ClaimHit, together: Sequence[FigureHit]) -> Element:
    """Quote the stretch that is shown, with a mark where what it is taken from goes on."""
    article, span = quotation(hit, together)
    figures = [] if isinstance(hit, ClaimHit) else [hit.figure, *(other.figure for other in together)]
    whole = hit.claim.span if isinstance(hit, ClaimHit) else sentence_span(hit.figure, article.body)
    quoted = rich.quoted(Passage(article.body[slice(*span)], Span(*span)), figures, SECTION)
    before = [rich.plain(_CUT)] if article.body[whole.start : span.start].strip() else []
    behind = [rich.plain(_CUT)] if article.body[span.end : whole.end].strip() else []
    return rich.quote(*before, *quoted["elements"], *behind)


def _source(article: Article, words: Wording) -> tuple[Element, ...]:
    return rich.source_line(article, words.on_day(article.published), words.mark(article))


def _corroborated(item: Item, words: Wording) -> tuple[Element, ...]:
    told = _told_by(item, words)
    return (rich.styled(f" · {' · '.join(told)}", "italic"),) if told else ()


def _told_by(item: Item, words: Wording) -> tuple[str, ...]:
    """Give "3 articles", and "2 independent" where some are copies."""
    count = len(item.articles)
    if count == 1:
        return ()
    articles = words.digests.articles.format(count=count)
    if item.sources == count:
        return (articles,)
    return (articles, words.digests.independent.format(count=item.sources))


def _line(item: Item, words: Wording) -> str:
    hit = _first(item)
    article, span = quotation(hit)
    said = hit.figure.surface if isinstance(hit, FigureHit) else says(hit.claim, words)
    return rich.label(f"{said}: {article.body[slice(*span)]}", _LINE)


def _heading(digest: Digest, words: Wording) -> str:
    topic = rich.label(digest.topic.text, _NAME)
    return words.digests.heading.format(topic=topic) if topic else words.digests.heading_everything


def _nothing(digest: Digest, words: Wording) -> str:
    told, topic = words.digests, rich.label(digest.topic.text, _NAME)
    period = period_in_words(digest.receipt.window, words)
    sentence = told.nothing_on if topic else told.nothing
    return sentence.format(topic=topic, period=period, articles=digest.receipt.articles)


def _receipt(digest: Digest, words: Wording) -> str:
    receipt = digest.receipt
    return words.digests.receipt.format(
        period=period_in_words(receipt.window, words),
        articles=receipt.articles,
        new=receipt.new,
        changed=receipt.changed,
        folded=receipt.folded,
        left_out=receipt.left_out,
    )


def _rest(count: int, rest: Rest, words: Wording) -> str:
    told = words.digests
    sentence = {"thread": told.in_thread, "button": told.behind_more, "digest": told.in_digest}[rest]
    return sentence.format(count=count) if count else ""


def _next(next_run: str | None, words: Wording) -> str:
    return words.digests.next_run.format(time=rich.label(next_run, _NAME)) if next_run else ""
