"""Articles into passages and their terms, many articles at once. Must never keep an article: it gives numbers.

A unit's terms are those of its text, of the names in it, of who speaks in it and of its large amounts; the words of the
title belong a little to every unit.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.index.counting import counted
from corpus.index.folding import Texts, fold_texts
from corpus.index.keys import key_of_term
from corpus.index.naming import names_in
from corpus.index.occurrences import Occurrences, occurrences, words_of
from corpus.index.postings import Postings, postings_of
from corpus.index.spelling import words_in
from corpus.index.terms import amount_term, name_term
from corpus.models import Extraction, Figure, Span
from corpus.names import Names
from corpus.normalise import detect_lang
from corpus.segment import passages, sentences

# A word of the title belongs a little to every passage of its article.
_TITLE = 0.4
# Amounts from here on are found by their value, 3800亿 is 380 billion, and so are all of power and energy.
_LARGE = 10_000


@dataclass(frozen=True, slots=True)
class Units:
    """Passages in flat arrays: unit n is `body[starts[n]:ends[n]]` of the segment's article `articles[n]`."""

    articles: npt.NDArray[np.uint32]
    starts: npt.NDArray[np.uint32]
    ends: npt.NDArray[np.uint32]
    # Whether a passage is in English.
    english: npt.NDArray[np.bool_]
    # Where sentences begin; those of unit n are `cuts[firsts[n]:firsts[n + 1]]`.
    cuts: npt.NDArray[np.uint32]
    firsts: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Analysed:
    """What some articles bring into an index."""

    units: Units
    postings: Postings
    # Latin words as written, with how often.
    words: Counter[str]


def analyse(extractions: Sequence[Extraction], names: Names) -> Analysed:
    """Cut articles into passages and give their terms."""
    cuts = [sentences(one.article.body) for one in extractions]
    spans = [passages(one.article.body, of_article) for one, of_article in zip(extractions, cuts, strict=True)]
    texts = [one.article.title for one in extractions]
    for one, of_article in zip(extractions, spans, strict=True):
        texts.extend(one.article.body[start:end] for start, end in of_article)
    written = Texts.of(texts)
    folded = fold_texts(written)
    found = _joined([occurrences(folded), names_in(written, names), _marks(extractions, spans)])
    units = _units(extractions, spans, cuts, texts)
    words: Counter[str] = Counter()
    for word, times in words_of(folded, len(extractions)).items():
        for known in words_in(word):
            words[known] += times
    return Analysed(units, _postings(found, units, len(extractions)), words)


def _units(
    extractions: Sequence[Extraction],
    spans: Sequence[Sequence[Span]],
    cuts: Sequence[Sequence[Span]],
    texts: Sequence[str],
) -> Units:
    counts = np.fromiter(map(len, spans), np.int64, len(spans))
    bounds = np.array([span for of_article in spans for span in of_article], np.uint32).reshape(-1, 2)
    articles = np.repeat(np.arange(len(spans), dtype=np.uint32), counts)
    english = np.repeat(np.array([one.article.lang.startswith("en") for one in extractions], bool), counts)
    upto = 0
    for one, count in zip(extractions, counts.tolist(), strict=True):
        if one.article.lang == "und" or "," in one.article.lang:  # in two languages: looked at passage by passage
            first = len(extractions) + upto
            english[upto : upto + count] = [detect_lang(text).startswith("en") for text in texts[first : first + count]]
        upto += count
    begins = np.array([cut.start for of_article in cuts for cut in of_article], np.uint32)
    of_cut = np.repeat(np.arange(len(cuts), dtype=np.uint64), [len(of_article) for of_article in cuts])
    firsts = (of_cut << np.uint64(32) | begins).searchsorted(articles.astype(np.uint64) << np.uint64(32) | bounds[:, 0])
    firsts = np.append(firsts, len(begins))
    return Units(articles, bounds[:, 0].copy(), bounds[:, 1].copy(), english, begins, firsts)


# --- Terms beside the text's own ------------------------------------------------------------------------------------


def _marks(extractions: Sequence[Extraction], spans: Sequence[Sequence[Span]]) -> Occurrences:
    """Give the terms for those who speak in each passage and for its large amounts, each once."""
    marked: dict[tuple[int, int], None] = {}
    first = len(extractions)
    for one, of_article in zip(extractions, spans, strict=True):
        starts, ends = [span.start for span in of_article], [span.end for span in of_article]
        for span, term in _marks_of(one):
            key = key_of_term(term)
            for number in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
                marked[first + number, key] = None
        first += len(of_article)
    numbers, keys = zip(*marked, strict=True) if marked else ((), ())
    return Occurrences(np.array(keys, np.uint64), np.array(numbers, np.int64))


def _marks_of(extraction: Extraction) -> Iterator[tuple[Span, str]]:
    yield from ((one.span, name_term(one.speaker)) for one in extraction.claims if one.speaker)
    yield from ((one.span, amount_term(one)) for one in extraction.figures if is_large(one))


def is_large(figure: Figure) -> bool:
    """Say whether a figure is found by its amount."""
    return figure.value >= _LARGE or figure.kind == "physical"


# --- Occurrences into postings --------------------------------------------------------------------------------------


def _joined(parts: Sequence[Occurrences]) -> Occurrences:
    return Occurrences(np.concatenate([one.keys for one in parts]), np.concatenate([one.texts for one in parts]))


def _postings(found: Occurrences, units: Units, titles: int) -> Postings:
    """Count terms unit by unit; the first texts are titles, and each belongs to all units of its article."""
    size = len(units.articles)
    of_title = found.texts < titles
    per_article = np.bincount(units.articles, minlength=titles)
    times = per_article[found.texts[of_title]]
    begins = np.repeat(np.cumsum(times) - times, times)
    first_unit = np.cumsum(per_article) - per_article
    spread = np.repeat(first_unit[found.texts[of_title]], times) + np.arange(len(begins)) - begins
    keys = np.concatenate((found.keys[~of_title], np.repeat(found.keys[of_title], times)))
    numbers = np.concatenate((found.texts[~of_title] - titles, spread)).astype(np.uint64)
    in_title = np.arange(len(keys)) >= len(keys) - len(spread)
    return postings_of(size, *counted(keys, numbers, in_title, _TITLE))
