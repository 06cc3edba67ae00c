"""What is said to whom asks, on whichever Slack surface. Must never touch Slack: words in, a message out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from corpus.finding import find_articles
from corpus.follow_ups import parse_in_thread
from corpus.models import Citation, FigureHit, Hit, Span
from corpus.stories.checking import LONGEST_TEXT
from corpus.stories.periods import without_times
from handlers.articles import render_article
from handlers.blocks import (
    Message,
    Offer,
    render_answer,
    render_claims,
    render_figures,
    render_nothing,
    render_notice,
)
from handlers.conversations import Asked
from handlers.desk import Desk
from handlers.digests import show_digest
from handlers.feeds import add_page, show_feeds
from handlers.flags import list_flags
from handlers.helping import point_to_help, show_help, show_status, show_usage, switch_follow_ups
from handlers.links import link_in, offer_page, on_record, without_links
from handlers.naming import Naming
from handlers.stories import look_back
from handlers.subcommands import subcommand_of
from handlers.subscriptions import SUBCOMMANDS as SUBSCRIBING
from handlers.wording import Wording, wording_for

LONGEST_QUESTION = 1_000
# A message is read on a telephone: the answer and two more passages, or eight lines of a list.
_ANSWERS = 3
_LISTED = 8
# Subcommands that take only a text with a number, a day, an address.
_TAKING = frozenset({"check", "due", "add"})


def reply_to(desk: Desk, asked: Asked) -> Message:
    """Answer one request in the script it is written in.

    Raises QuestionError where the question has a filter with no meaning.
    """
    request = asked.request
    words = wording_for(request.typed, asked.earlier)
    longest = LONGEST_TEXT if request.subcommand == "check" else LONGEST_QUESTION
    if len(request.text) > longest:
        sentence = words.too_long.format(length=f"{len(request.text):,}", limit=f"{longest:,}")
        return render_notice(sentence, words)
    return _REPLIES[request.subcommand](desk, asked, words)


def _answer(desk: Desk, asked: Asked, words: Wording) -> Message:
    """Answer a question; a link in it is shown where it is on record, else offered for it."""
    address = None if asked.shown else link_in(asked.request.typed)
    if address is None:
        return _find(desk, asked, words)
    known, rest = on_record(desk.library, address), without_links(asked.request.text)
    if not rest:
        latest = desk.postings.latest_question_of(asked.user) if asked.user else None
        words = wording_for(latest or asked.request.typed, asked.earlier)
    if known is not None and not rest:
        return _show_article(desk, replace(asked, request=asked.request._replace(text=known)), words)
    offer = None if known else offer_page(desk, asked, address, words)
    if not rest:
        return offer or render_notice(words.feeds.not_allowed, words)
    found = _find(desk, replace(asked, request=asked.request._replace(text=rest)), words)
    if offer is None:
        return found
    return replace(found, blocks=(*found.blocks, *offer.blocks), text=f"{found.text}\n{offer.text}")


def _find(desk: Desk, asked: Asked, words: Wording) -> Message:
    question = parse_in_thread(asked.request.text, asked.earlier, names=desk.names)
    answer = desk.library.ask(question, limit=len(asked.shown) + _ANSWERS + 1)
    fresh = [hit for hit in answer.hits if not _is_shown(hit, asked.shown)]
    if asked.shown and not fresh:
        return render_notice(words.clicks.no_more, words)
    naming = Naming(desk.names, words)
    shown = naming.answer(replace(answer, hits=tuple(fresh[:_ANSWERS])))
    offers: tuple[Offer, ...] = ("context", "article")
    # What comes later was not good enough to be the answer, and does not stand in large letters like one.
    intent = "passage" if asked.shown else question.intent
    if not fresh:
        usage = show_usage(desk, asked, words) or (None if shown.suggestions else point_to_help(desk, words))
        return usage if usage and _is_mistyped(asked) else _with_usage(render_answer(shown, words), usage)
    return _offering(render_answer(shown, words, intent), *_more(fresh, _ANSWERS), *offers)


def _list_figures(desk: Desk, asked: Asked, words: Wording) -> Message:
    naming = Naming(desk.names, words)
    found = desk.library.figures(asked.request.text, limit=len(asked.shown) + _LISTED + 1)
    fresh = [hit for hit in found if Citation(hit.article.id, hit.figure.span) not in asked.shown]
    if asked.shown and not fresh:
        return render_notice(words.clicks.no_more, words)
    named = [replace(hit, figure=naming.figure(hit.figure, hit.article)) for hit in fresh[:_LISTED]]
    offers: tuple[Offer, ...] = ("table", "csv", "follow") if fresh else ()
    return _offering(render_figures(named, desk.library.searched, words), *_more(fresh, _LISTED), *offers)


def figures_of(desk: Desk, asked: Asked, *, limit: int) -> list[FigureHit]:
    """Give all figures that a list goes on to, named for the asker."""
    naming = Naming(desk.names, wording_for(asked.request.typed, asked.earlier))
    found = desk.library.figures(asked.request.text, limit=limit)
    return [replace(hit, figure=naming.figure(hit.figure, hit.article)) for hit in found]


def _list_claims(desk: Desk, asked: Asked, words: Wording) -> Message:
    naming = Naming(desk.names, words)
    found = desk.library.claims(asked.request.text, limit=len(asked.shown) + _LISTED + 1)
    fresh = [hit for hit in found if Citation(hit.article.id, hit.claim.span) not in asked.shown]
    if asked.shown and not fresh:
        return render_notice(words.clicks.no_more, words)
    named = [replace(hit, claim=naming.claim(hit.claim, hit.article)) for hit in fresh[:_LISTED]]
    offers: tuple[Offer, ...] = ("follow",) if fresh else ()
    return _offering(render_claims(named, desk.library.searched, words), *_more(fresh, _LISTED), *offers)


def _show_article(desk: Desk, asked: Asked, words: Wording) -> Message:
    found = find_articles(desk.library, asked.request.text)
    extraction = desk.library.article(found[0].id) if found else None
    if extraction is None:
        return render_nothing(desk.library.searched, words)
    message = render_article(extraction, Naming(desk.names, words), found[1:], asked.shown)
    return message if message.cited or not asked.shown else render_notice(words.clicks.no_more, words)


def _look_back(desk: Desk, asked: Asked, words: Wording) -> Message:
    """Check, trace or list what falls due; what has no figures may be a question that only begins like that."""
    found = look_back(desk, asked, words)
    if found is None and asked.request.subcommand == "timeline" and not without_times(asked.request.text).strip():
        return show_usage(desk, asked, words) or _answer(desk, asked, words)
    return found or _answer(desk, asked, words)


def _with_usage(nothing: Message, usage: Message | None) -> Message:
    """Say below "nothing found" how the subcommand is used that it began with: "due someday" names no day."""
    if usage is None:
        return nothing
    return replace(nothing, text=f"{nothing.text}\n{usage.text}", blocks=(*nothing.blocks, *usage.blocks))


def _is_mistyped(asked: Asked) -> bool:
    """Say whether one word was typed that its subcommand cannot take: "due foo", not "due process in the courts"."""
    first, *others = asked.request.typed.split()
    untaken = asked.request.subcommand == "ask" and asked.request.text == asked.request.typed
    return untaken and len(others) == 1 and subcommand_of(first) in _TAKING


def _is_shown(hit: Hit, shown: Sequence[Citation]) -> bool:
    """Say whether an earlier answer has quoted some of it: asked for more, the library may cut passages otherwise."""
    return any(one.article_id == hit.article.id and _meet(one.span, hit.passage.span) for one in shown)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _more(fresh: Sequence[object], most: int) -> tuple[Offer, ...]:
    return ("more",) if len(fresh) > most else ()


def _offering(message: Message, *offers: Offer) -> Message:
    return replace(message, offers=offers)


_REPLIES: Mapping[str, Callable[[Desk, Asked, Wording], Message]] = {
    "ask": _answer,
    "figures": _list_figures,
    "claims": _list_claims,
    "article": _show_article,
    "check": _look_back,
    "timeline": _look_back,
    "due": _look_back,
    "digest": show_digest,
    "status": show_status,
    "follow-ups": switch_follow_ups,
    "flags": list_flags,
    "help": show_help,
    **SUBSCRIBING,
    "feeds": show_feeds,
    "add": add_page,
}
