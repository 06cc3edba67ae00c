"""The figures of a digest: folded, held against the record, scored. Must never choose which are shown.

A figure that the record knew before, or that its readers were told before, is no news; with another amount it is a
change. Where sources disagree, all of them stand in one item.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from corpus.digests.items import Item, Kind, Why
from corpus.digests.keys import claim_key, figure_key
from corpus.digests.making import Making, parts_of
from corpus.digests.sources import independent
from corpus.languages import detect_lang
from corpus.models import Extraction, FigureHit
from corpus.names import Names
from corpus.stories.concepts import concepts
from corpus.stories.folding import Story, amount_of, fold_told
from corpus.stories.news import Background, look_back
from corpus.stories.periods import without_times
from corpus.stories.telling import Told, sentence_span, tell, told_figures
from corpus.stories.worth import is_news_figure, leans, says_little
from corpus.topic_fits import TopicFit

# Figures that are read closely, tellings of theirs that are folded, and stories that are held against the record.
_READ = 300
_TOLD = 800
_LOOKED_UP = 28
# What makes one telling better to show than another: in the readers' language, its owner in its own sentence, no
# opening that leans on what stood before, and no copy.
_OWN_LANGUAGE, _OWNER_HERE, _LEANS = 0.2, 0.1, 0.15
# What a change, and what a disagreement, is worth beside a new figure.
_CHANGED, _DISPUTED = 0.2, 0.15
# What is taken from a figure whose sentence says little by itself, from a mere order of magnitude, and from one that
# ended so many years before it was told: what was so in 2005 is there for comparison.
_VAGUE = 0.1
_PAST = 2


@dataclass(frozen=True, slots=True)
class FigureItems:
    """What became of the figures."""

    items: tuple[Item, ...] = ()
    # Where the figures stand that are told, or were: article and place.
    told: frozenset[tuple[str, int]] = frozenset()
    folded: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Scored:
    story: Story
    fit: TopicFit
    keys: frozenset[str]
    sources: int
    is_old: bool

    @property
    def parts(self) -> tuple[tuple[str, float], ...]:
        told = self.story.tellings[0]
        figure = told.figure
        alone = says_little(figure.sentence) and not told.owner_is_here
        vague = _VAGUE * (alone + (figure.approx == "order_of_magnitude") + _is_past(told))
        known = parts_of(figure.salience, self.fit, self.sources, is_old=self.is_old)
        return (*known, ("vague", -vague)) if vague else known

    @property
    def score(self) -> float:
        return sum(value for _, value in self.parts)


def figure_items(making: Making, fresh: Sequence[Extraction]) -> FigureItems:
    """Make items of the figures in fresh articles."""
    scored = sorted(_stories(making, fresh), key=lambda one: -one.score)
    old = [one for one in scored if making.is_announced(one.keys)]
    rest = [one for one in scored if not making.is_announced(one.keys)]
    items: list[Item] = []
    for one in rest[:_LOOKED_UP]:
        background = look_back(one.story, making.library, making.fresh)
        if background.known:
            old.append(one)
        else:
            items.append(_item(one, background, making))
    kept = list(_worth_telling(items, (sentence for one in old for sentence in _sentences(one.story))))
    folded = sum(len(one.story.tellings) - 1 for one in scored)
    told = frozenset(place for one in (*old, *rest[:_LOOKED_UP]) for place in _places(one.story))
    return FigureItems(tuple(_together(kept, making)), told, folded, len(old) + len(rest[_LOOKED_UP:]))


def _worth_telling(items: Sequence[Item], old: Iterable[tuple[str, str]]) -> Iterator[Item]:
    """Leave out what stands beside another item, and what is left of a sentence that is told or old."""
    beside = {_place(hit) for item in items for hit in item.beside}
    places, sentences = set[tuple[str, int]](), set(old)
    for item in items:
        told = set(map(_place, item.figures))
        is_plain, first = item.kind == "figure", item.figures[0]
        is_left_over = is_plain and (_sentence(first) in sentences or not told.isdisjoint(beside))
        if not is_left_over and told.isdisjoint(places):
            places.update(map(_place, item.beside))
            sentences.update(map(_sentence, item.figures[1:]))
            yield item


def _stories(making: Making, fresh: Sequence[Extraction]) -> Iterator[_Scored]:
    fits = {
        (one.article.id, figure.span): (figure, one, fit)
        for one in fresh
        for figure in told_figures(one)
        if is_news_figure(figure) and (fit := making.fits.figure(figure, one.article)).fits
    }
    read = nlargest(_READ, fits, key=lambda place: fits[place][0].salience * (1 + fits[place][2].degree))
    amounts = {amount_of(fits[place][0]) for place in read}
    chosen = frozenset(read)
    for story in fold_told(_tellings(making, fresh, amounts), making.names):
        worthy = [told for told in story.tellings if (told.article.id, told.figure.span) in chosen]
        if worthy:
            best = max(worthy, key=lambda told: _clarity(told, making))
            others = tuple(told for told in story.tellings if told is not best)
            yield _scored(Story((best, *others)), fits[best.article.id, best.figure.span][2], making)


def _tellings(making: Making, fresh: Iterable[Extraction], amounts: set[object]) -> Iterator[Told]:
    """Read all figures of some amounts, those too that cannot stand by themselves: they are tellings all the same."""
    found = [(figure, one) for one in fresh for figure in told_figures(one) if amount_of(figure) in amounts]
    for figure, extraction in nlargest(_TOLD, found, key=lambda one: one[0].salience):
        yield tell(figure, extraction.article, making.names)


def _scored(story: Story, fit: TopicFit, making: Making) -> _Scored:
    keys = frozenset(figure_key(told.figure, told.article.id) for told in story.tellings)
    sources = independent((told.article, told.figure.sentence) for told in story.tellings)
    return _Scored(story, fit, keys, sources, all(making.is_old(article) for article in story.articles))


def _clarity(told: Told, making: Making) -> float:
    own = making.lang is not None and detect_lang(told.figure.sentence).startswith(making.lang)
    worse = leans(told.figure.sentence) + (told.article.copy_of is not None)
    return told.figure.salience + _OWN_LANGUAGE * own + _OWNER_HERE * told.owner_is_here - _LEANS * worse


def _places(story: Story) -> set[tuple[str, int]]:
    return {(told.article.id, told.figure.span.start) for told in story.tellings}


def _is_past(told: Told) -> bool:
    ended = told.period.last if told.period else None
    return bool(ended and told.day and told.day.day.year - ended.year > _PAST)


def _sentences(story: Story) -> Iterator[tuple[str, str]]:
    return ((told.article.id, told.figure.sentence) for told in story.tellings)


def _sentence(hit: FigureHit) -> tuple[str, str]:
    return hit.article.id, hit.figure.sentence


def _place(hit: FigureHit) -> tuple[str, int]:
    return hit.article.id, hit.figure.span.start


def _item(one: _Scored, background: Background, making: Making) -> Item:
    kind: Kind = "change" if background.before else "disagreement" if background.against else "figure"
    is_mended = one.story.figure.former is not None
    extra = {"disagreement": _DISPUTED, "change": _CHANGED}.get(kind, _CHANGED * is_mended)
    beside = (*((background.before,) if background.before else ()), *background.against)
    parts = (*one.parts, *((("change" if is_mended else kind, extra),) if extra else ()))
    return Item(
        kind,
        one.keys,
        round(one.score + extra, 4),
        figures=tuple(_hit(told, making.names) for told in one.story.tellings),
        beside=beside,
        sources=one.sources,
        is_update=any(making.is_announced({figure_key(hit.figure, hit.article.id)}) for hit in beside[:1]),
        why=Why(one.fit.words, parts),
    )


def _hit(told: Told, names: Names) -> FigureHit:
    """Give a telling without a metric that says nothing: "company", "Monday that its revenue"."""
    figure, metric = told.figure, told.figure.metric or ""
    plain = without_times(metric)
    others = {found.name.canonical for found in names.find(plain)} - {told.entity}
    if metric and (plain != metric or not (others or concepts(plain, names))):
        figure = replace(figure, metric=None)
    return FigureHit(figure, told.article, figure.salience)


def _together(items: Sequence[Item], making: Making) -> Iterator[Item]:
    """Make one item of the figures that are shown by one sentence: 300多款，6亿次，17万个."""
    groups: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        hit = item.figures[0]
        place = (item.kind, hit.article.id, hit.figure.sentence, *(one.figure.sentence for one in item.beside))
        groups.setdefault(place, []).append(item)
    for best, *others in groups.values():
        keys = best.keys.union(*(other.keys for other in others), _keys_beside(best.figures[0], making))
        yield replace(best, keys=keys, together=tuple(other.figures[0] for other in others))


def _keys_beside(hit: FigureHit, making: Making) -> frozenset[str]:
    """Give the keys of all that stands in a sentence that is shown: who reads it has been told that too."""
    extraction = making.library.article(hit.article.id)
    if extraction is None:
        return frozenset()
    span = sentence_span(hit.figure, hit.article.body)
    figures = (one for one in extraction.figures if span.start <= one.span.start < span.end)
    claims = (one for one in extraction.claims if span.start <= one.span.start < span.end)
    return frozenset(
        (*(figure_key(one, hit.article.id) for one in figures), *(claim_key(one, hit.article.id) for one in claims))
    )
