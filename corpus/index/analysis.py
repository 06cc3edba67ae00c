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

from corpus.index.classes import HAN_CLASS, Classes, class_of
from corpus.index.counting import Columns, Layer, count_chinese, count_terms, joined
from corpus.index.folding import Texts, fold_texts
from corpus.index.keys import key_of_term
from corpus.index.naming import names_in
from corpus.index.occurrences import Numbers, Occurrences, occurrences, words_of
from corpus.index.postings import Postings, postings_of
from corpus.index.spelling import words_in
from corpus.index.terms import amount_term, name_term
from corpus.languages import detect_lang
from corpus.models import Extraction, Figure, Span
from corpus.names import Names
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
    classes = class_of(folded.codes)
    words = words_of(folded, classes)
    others = _joined([occurrences(folded, classes, words), names_in(written, names), _marks(extractions, spans)])
    units = _units(extractions, spans, cuts, texts)
    of_bodies = words.count(int(folded.starts[len(extractions)]))
    return Analysed(units, _postings(folded, classes, others, units), _spelled(of_bodies))


def _spelled(words: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, times in words.items():
        for known in words_in(word):
            found[known] += times
    return found


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


def _postings(folded: Texts, classes: Classes, others: Occurrences, units: Units) -> Postings:
    """Count terms unit by unit; the first texts are titles, and each belongs to all units of its article."""
    size = len(units.articles)
    titles = len(folded.starts) - 1 - size
    begin = int(folded.starts[titles])
    doubled = 2 * np.arange(size, dtype=np.uint32)
    of_body = np.repeat(doubled, np.diff(folded.starts[titles:]))
    at, owners = _spread(folded.starts[units.articles], np.diff(folded.starts[: titles + 1])[units.articles])
    of_title = doubled[owners] | np.uint32(1)
    is_han = classes == HAN_CLASS
    layers = [Layer(folded.codes[begin:], is_han[begin:], of_body), Layer(folded.codes[at], is_han[at], of_title)]
    columns = [count_chinese(layers, _TITLE), _count_others(others, units, titles)]
    return postings_of(size, *joined(columns))


def _count_others(others: Occurrences, units: Units, titles: int) -> Columns:
    in_title = others.texts < titles
    of_article = np.bincount(units.articles, minlength=titles)
    owned = of_article[others.texts[in_title]]
    firsts = np.cumsum(of_article) - of_article
    owners, at = _spread(firsts[others.texts[in_title]], owned)
    keys = np.concatenate((others.keys[~in_title], others.keys[in_title][at]))
    numbers = np.concatenate((2 * (others.texts[~in_title] - titles), 2 * owners + 1))
    return count_terms(keys, numbers.astype(np.uint32), _TITLE)


def _spread(starts: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
    """Put stretches one after another: of every place in them where it is, and in which stretch."""
    which = np.repeat(np.arange(len(starts)), lengths)
    ends = np.cumsum(lengths)
    return np.arange(len(which)) + (starts - ends + lengths)[which], which
