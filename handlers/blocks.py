"""What is found, as a message: data in, text and blocks out. Must never decide what is found, nor alter a quotation.

Every block of a quotation or figure carries its source or stands under it, so that none loses it when a long list is
shortened to what one message holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.intents import Intent
from corpus.models import (
    Answer,
    Article,
    Citation,
    Claim,
    ClaimHit,
    Figure,
    FigureHit,
    Hit,
    Passage,
    Searched,
    Span,
)
from handlers import elements as rich
from handlers.elements import Element
from handlers.labels import about_claim, about_figure, says, speaker_of
from handlers.limits import FALLBACK, SECTION, Block, cut, escape, fit, showable
from handlers.wording import Wording

# What a click can ask for: more of the same, the passage among its sentences, all of its article; all figures of a
# list as a table, or in a file; digests of what a list is of.
Offer = Literal["more", "context", "article", "table", "csv", "follow"]

# What stands at the end of a message and is no part of what was found.
BELOW = frozenset({"actions", "context_actions"})

_QUESTION = 300
_EXCERPT = 220
_SAID = 80
_FIGURES_SHOWN = 3
_CLAIMS_SHOWN = 2
_SUGGESTIONS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Message:
    """What Slack is given, and which articles it cites."""

    # Read out by screen readers and shown in notifications, in place of the blocks; escaped.
    text: str
    blocks: tuple[Block, ...]
    article_ids: tuple[str, ...] = ()
    # What it quotes, best first, and the first of it as it stands in its article.
    cited: tuple[Citation, ...] = ()
    quotation: str = ""
    # The blocks to show where Slack does not know those above yet.
    plain: tuple[Block, ...] = ()
    # The buttons below it that depend on what it shows.
    offers: tuple[Offer, ...] = ()


def render_answer(answer: Answer, words: Wording, intent: Intent = "passage") -> Message:
    """Show the best passage with its figures, claims and source, and the further ones shorter.

    What is asked for stands above the passage: the figure in large letters, or who makes the claim.
    """
    if not answer.hits:
        return render_nothing(answer.searched, words, answer.suggestions)
    best, *others = answer.hits
    noted = [words.answers.loose] if answer.is_loose else []
    blocks = [*map(rich.context, noted), *_best_hit(best, intent, words)]
    if same := [hit for hit in others if hit.article == best.article]:
        blocks += [
            rich.context(words.answers.same_article),
            *(rich.rich_text(*_further_parts(hit, words)) for hit in same),
        ]
    if elsewhere := [(hit.article, _further_parts(hit, words)) for hit in others if hit.article != best.article]:
        blocks += [rich.context(words.answers.further), *_under_their_articles(elsewhere, words)]
    figure = f"{best.figures[0].surface} · " if best.figures else ""
    text = "\n".join([*noted, _line(f"{figure}{best.passage.text}", best.article)])
    message = make_message(text, blocks, [hit.article for hit in answer.hits], words)
    cited = tuple(Citation(hit.article.id, hit.passage.span) for hit in answer.hits)
    return replace(message, cited=cited, quotation=best.passage.text)


def render_figures(hits: Sequence[FigureHit], searched: Searched, words: Wording) -> Message:
    """List figures under their articles, those of one sentence above it."""
    if not hits:
        return render_nothing(searched, words)
    said: dict[tuple[str, str], list[FigureHit]] = {}
    for hit in hits:
        said.setdefault((hit.article.id, hit.figure.sentence), []).append(hit)
    blocks = _under_their_articles([(same[0].article, figure_parts(same, words)) for same in said.values()], words)
    lines = [_line(f"{hit.figure.surface}: {hit.figure.sentence}", hit.article) for hit in hits]
    message = make_message("\n".join(lines), blocks, [hit.article for hit in hits], words)
    return replace(message, cited=tuple(Citation(hit.article.id, hit.figure.span) for hit in hits))


def render_claims(hits: Sequence[ClaimHit], searched: Searched, words: Wording) -> Message:
    """List claims under their articles, each with who says it and how; above them, that none mentions the matter."""
    if not hits:
        return render_nothing(searched, words)
    noted = [words.answers.beside] if hits[0].beside else []
    listed = _under_their_articles([(hit.article, claim_parts(hit.claim, words)) for hit in hits], words)
    blocks = [*map(rich.context, noted), *listed]
    lines = noted + [_line(f"{says(hit.claim, words)}: {hit.claim.content}", hit.article) for hit in hits]
    message = make_message("\n".join(lines), blocks, [hit.article for hit in hits], words)
    return replace(message, cited=tuple(Citation(hit.article.id, hit.claim.span) for hit in hits))


def render_notice(sentence: str, words: Wording) -> Message:
    """Show one sentence of our own: what went wrong and what to do."""
    return make_message(sentence, [rich.rich_text(rich.section(rich.plain(sentence)))], [], words)


def with_question(message: Message, question: str, words: Wording) -> Message:
    """Put what was asked above a private answer, because Slack does not show the asker what was typed."""
    asked = rich.context(words.you_asked.format(question=rich.label(question, _QUESTION)))

    def below_it(blocks: Sequence[Block]) -> tuple[Block, ...]:
        # Those at its end belong to all of it, those before to what stands above them.
        end = max((n for n, block in enumerate(blocks, 1) if block["type"] not in BELOW), default=0)
        return (*fit([asked, *blocks[:end]], rich.context(words.answers.shortened)), *blocks[end:])

    return replace(message, blocks=below_it(message.blocks), plain=below_it(message.plain) if message.plain else ())


def _line(said: str, article: Article) -> str:
    return f"{rich.label(said, SECTION)} — {rich.label(article.title, rich.TITLE)}"


def make_message(text: str, blocks: Sequence[Block], articles: Sequence[Article], words: Wording) -> Message:
    """Bring text and blocks to what one message holds."""
    return Message(
        text=escape(cut(showable(text), FALLBACK)),
        blocks=fit(blocks, rich.context(words.answers.shortened)),
        article_ids=tuple(dict.fromkeys(article.id for article in articles)),
    )


def _best_hit(hit: Hit, intent: Intent, words: Wording) -> list[Block]:
    figures, claims = hit.figures, hit.claims
    blocks: list[Block] = []
    above: list[Element] = []
    if intent == "figure" and figures:
        asked_for = figures[0]
        blocks.append(rich.header(asked_for.surface))
        above.append(rich.section(rich.plain(about_figure(asked_for, words))))
        # The others of its kind may answer too; the rest stands in the passage.
        figures = tuple(figure for figure in figures[1:] if figure.kind == asked_for.kind)
        claims = tuple(claim for claim in claims if claim.speaker != asked_for.speaker)
    elif intent == "claim" and claims:
        above.append(rich.section(*_speaker_line(claims[0], words)))
        figures, claims = (), claims[1:]
    lines = [_figure_line(figure, words) for figure in figures[:_FIGURES_SHOWN]]
    lines += [_said_line(claim, words) for claim in claims[:_CLAIMS_SHOWN]]
    below = rich.bullets(*(rich.section(*line) for line in lines))
    source = rich.section(*rich.source_line(hit.article, words.on_day(hit.article.published), words.mark(hit.article)))
    quotation = rich.quoted(hit.passage, hit.figures[:1], SECTION)
    blocks.append(rich.rich_text(*above, quotation, below, source, rich.section(*_also(hit, words))))
    return blocks


def _further_parts(hit: Hit, words: Wording) -> tuple[Element, ...]:
    return (rich.quoted(_excerpt(hit), hit.figures[:1], _EXCERPT), rich.section(*_also(hit, words)))


def _excerpt(hit: Hit) -> Passage:
    """Give the sentence of the figure asked for where it stands in the passage, else the whole passage."""
    sentence = hit.figures[0].sentence.strip() if hit.figures else ""
    start = hit.passage.text.find(sentence) if sentence else -1
    if start < 0:
        return hit.passage
    start += hit.passage.span.start
    return Passage(sentence, Span(start, start + len(sentence)))


def _under_their_articles(found: Sequence[tuple[Article, tuple[Element, ...]]], words: Wording) -> list[Block]:
    """Give each article a title with its parts below, articles in the order of their best part."""
    blocks = []
    for article in dict.fromkeys(article for article, _ in found):
        first, *others = [parts for theirs, parts in found if theirs == article]
        source = rich.section(*rich.source_line(article, words.on_day(article.published), words.mark(article)))
        blocks += [rich.rich_text(source, *first), *(rich.rich_text(*parts) for parts in others)]
    return blocks


def figure_parts(hits: Sequence[FigureHit], words: Wording) -> tuple[Element, ...]:
    """Give a line for each figure of one sentence, and the sentence."""
    figures = [hit.figure for hit in hits]
    figure, length = figures[0], len(figures[0].sentence)
    # The same sentence may stand twice in an article, and the same surface twice in a sentence.
    start = hits[0].article.body.rfind(figure.sentence, max(0, figure.span.end - length), figure.span.start + length)
    shown = Passage(figure.sentence, Span(start, start + length))
    return (*(rich.section(*_figure_line(each, words)) for each in figures), rich.quoted(shown, figures, _EXCERPT))


def _figure_line(figure: Figure, words: Wording) -> tuple[Element, ...]:
    about = about_figure(figure, words)
    return (rich.styled(rich.label(figure.surface, rich.DETAIL), "bold"), rich.plain(f" · {about}" if about else ""))


def claim_parts(claim: Claim, words: Wording) -> tuple[Element, ...]:
    """Give a line on who says it and how, and what is said."""
    return (rich.section(*_speaker_line(claim, words)), rich.quote(rich.plain(cut(claim.content, _EXCERPT))))


def _speaker_line(claim: Claim, words: Wording) -> tuple[Element, ...]:
    """Give "吴泳铭（集团CEO） · 转述 · 预测 · 2032年"."""
    return (rich.styled(speaker_of(claim, words), "bold"), rich.plain(about_claim(claim, words)))


def _said_line(claim: Claim, words: Wording) -> tuple[Element, ...]:
    return (*_speaker_line(claim, words), rich.plain(f"\n{cut(claim.content, _SAID)}"))


def _also(hit: Hit, words: Wording) -> tuple[Element, ...]:
    if not hit.also:
        return ()
    sentence = words.answers.also_one if len(hit.also) == 1 else words.answers.also_many.format(count=len(hit.also))
    return (rich.styled(sentence, "italic"),)


def render_nothing(searched: Searched, words: Wording, suggestions: Sequence[str] = ()) -> Message:
    """Say that nothing was found, what was looked through, and what to try instead."""
    looked_through = _looked_through(searched, words)
    tried = [rich.section(rich.plain(rich.label(each, rich.TITLE))) for each in suggestions[:_SUGGESTIONS_SHOWN]]
    parts = [rich.section(rich.styled(words.answers.nothing_found, "bold"), rich.plain(f"\n{looked_through}"))]
    if tried:
        parts += [rich.section(rich.plain(f"\n{words.answers.try_these}")), rich.bullets(*tried)]
    return make_message(f"{words.answers.nothing_found} {looked_through}", [rich.rich_text(*parts)], [], words)


def _looked_through(searched: Searched, words: Wording) -> str:
    if searched.articles == 0:
        return words.answers.searched_none
    first, last = words.on_day(searched.first), words.on_day(searched.last)
    dates = words.answers.searched_some_days if 0 < searched.dated < searched.articles else words.answers.searched_days
    days = dates.format(dated=searched.dated, first=first, last=last) if first and last else ""
    sentence = words.answers.searched_one if searched.articles == 1 else words.answers.searched_many
    looked_through = sentence.format(count=searched.articles, days=days)
    if not searched.undated:
        return looked_through
    return f"{looked_through} {words.answers.undated.format(count=searched.undated)}"
