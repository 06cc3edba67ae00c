"""A question's words as parts, each with all the forms in which a text may hold it.

A part is found when any of its forms is: as written, as it sounds, as it was meant to be spelled, in the other
language, by another of its names. Must never look at a text itself: it asks the postings how telling a term is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.index.forms import Written, forms_of, general, near_forms
from corpus.index.terms import is_han
from corpus.index.translation import LONGEST, key_of, meanings
from corpus.index.transliteration import is_transliterating, latin_names
from corpus.index.units import Index
from corpus.index.words import Word

# A year, an amount or another number is meant exactly.
_NUMBER = 1.5
# What we cannot translate says less of a text in the other language.
_UNTRANSLATED = 0.85
_BOTH = frozenset(("zh", "en"))
# Terms that no text has.
_NOWHERE = ("",)


@dataclass(frozen=True, slots=True)
class Form:
    """Terms that together are one way of writing a part, each with its share of the worth of finding them."""

    shares: tuple[tuple[str, float], ...]
    weight: float
    # Whether it only goes with what was asked, and does not mean it: it helps to find, and proves nothing.
    is_near: bool = False

    @property
    def is_rough(self) -> bool:
        """Too common to search by, and looked for only in what was found otherwise."""
        return _is_rough([term for term, _ in self.shares])


def _is_rough(terms: Sequence[str]) -> bool:
    """Say whether these are the single characters of a longer word."""
    return len(terms) > 1 and all(len(term) == 1 and is_han(term) for term in terms)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked for, in all its forms, and how much of the question it is."""

    surface: str
    forms: tuple[Form, ...]
    weight: float
    # The languages it can be said in, as far as we know: "zh", "en".
    langs: frozenset[str] = _BOTH
    # The canonical name it is, if it is one.
    name: str | None = None
    # How much of the question it is where that is asked: whether a text answers at all.
    proves: float = 0.0
    # Whether nothing else can stand for it: a name or a number said now.
    is_singular: bool = False
    # Whether nobody has written it in any form.
    is_unwritten: bool = False

    def weight_in(self, lang: str) -> float:
        """Say how much of the question the part is to a text of a language."""
        return self.weight if lang in self.langs else self.weight * _UNTRANSLATED


@dataclass(frozen=True, slots=True)
class _Writings:
    """All forms of a word or an expression, whatever it weighs in a question."""

    forms: tuple[Form, ...] = ()
    langs: frozenset[str] = _BOTH
    # The best form that somebody has written, and how telling it is; nothing is told by none.
    known: tuple[str, ...] = ()
    proves: float = 0.0
    # How much of a question it is.
    says: float = 0.0


def build_parts(words: Sequence[Word], index: Index) -> tuple[Part, ...]:
    """Make a part of each word; words that the dictionary lists as one expression make one part."""
    writings_of = index.remembered(_writings)
    found = []
    for group in _expressions(words, index):
        text = ("" if is_han(group[0].text) else " ").join([word.text for word in group])
        # The same words are asked for again and again: 价格, "market", the names of a team's field.
        writings = writings_of(text, group[0].name, group[0].meant, group[0].amount, group[0].is_capital)
        if writings.forms:
            weight = max([word.weight for word in group])
            weight *= _NUMBER if text.isdigit() or group[0].amount is not None else 1.0
            alone = _is_singular(text, group), not writings.known
            worth = weight * writings.says, writings.langs, group[0].name, weight * writings.proves
            found.append(Part(text, writings.forms, *worth, *alone))
    return tuple(found)


def _writings(
    index: Index, text: str, name: str | None, meant: tuple[str, ...], amount: str | None, is_capital: bool
) -> _Writings:
    word = Word(text, name, meant, amount, is_capital=is_capital)
    forms = [(terms, worth) for terms, worth in forms_of(text, word, index) if terms]
    if not forms:
        return _Writings()
    others = list(near_forms(text, word, forms, index))
    written = [_form(*one, index) for one in forms]
    written += [_form(*one, index, is_near=True) for one in others]
    known = _known(forms, index)
    says = _importance(known or _known(others, index), index)
    says = says if is_han(text) else _shared_importance([*forms, *others], says, index)
    langs = _langs(terms for terms, _ in (*forms, *others))
    return _Writings(tuple(written), langs, known, _importance(known, index), says)


def sure_parts(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Give parts without the forms that prove nothing, each with what it proves."""
    return tuple(map(_sure, parts))


def _sure(part: Part) -> Part:
    forms = tuple([form for form in part.forms if not form.is_near])
    if len(forms) == len(part.forms):
        return part if part.weight == part.proves else replace(part, weight=part.proves)
    langs = _langs([term for term, _ in form.shares] for form in forms)
    return replace(part, forms=forms, langs=langs, weight=part.proves)


def _expressions(words: Sequence[Word], index: Index) -> Iterator[Sequence[Word]]:
    """Group neighbouring words that are one expression, the longest first; none twice."""
    words = list({(word.text, word.name): word for word in reversed(words)}.values())[::-1]
    at = 0
    while at < len(words):
        near = words[at : at + _together(words[at : at + LONGEST])]
        length = next((n for n in range(len(near), 1, -1) if _is_expression(near[:n], index)), 1)
        yield words[at : at + length]
        at += length


def _together(words: Sequence[Word]) -> int:
    """Say how many words may be one expression at most: a name is none of several, nor what stands apart."""
    if words[0].name:
        return 1
    return next((n for n, word in enumerate(words) if word.name or (n and word.is_apart)), len(words))


def _is_expression(words: Sequence[Word], index: Index) -> bool:
    """Say whether words are one: the dictionary lists them, or they are the pieces of a foreign name: 莫|尼特."""
    key = ("" if is_han(words[0].text) else " ").join([key_of(word.text) for word in words])
    if key in meanings() or general(key):
        return True
    if not is_han(key):
        return False
    is_broken = is_transliterating(key) and not all(general(word.text) for word in words)
    return is_broken and bool(latin_names(key, index.sounding))


def _is_singular(text: str, words: Sequence[Word]) -> bool:
    """Say whether nothing else can stand for a word: a name, a number of two digits or more, "Uruguay"."""
    is_now = words[0].weight == 1.0
    is_number = text.isdigit() and len(text) > 1
    return is_now and (words[0].name is not None or is_number or any(word.is_capital for word in words))


def _form(terms: Sequence[str], weight: float, index: Index, *, is_near: bool = False) -> Form:
    total = sum(map(index.idf, terms))
    shares = [(term, weight * index.idf(term) / total) for term in terms]
    return Form(tuple(shares), weight, is_near)


def _importance(known: tuple[str, ...], index: Index) -> float:
    """How telling the best of the forms is that anybody has written; a part in no known form tells most of all."""
    return max(map(index.idf, known or _NOWHERE))


def _shared_importance(forms: Sequence[Written], best: float, index: Index) -> float:
    """Let what is asked count as much as the translation that is written: "take" is common, though 摄 is rare."""
    own = forms[0][0]
    # Several words together are rarer than each.
    is_written = any(map(index.count, own)) or not any(index.count(term) for terms, _ in forms for term in terms)
    return best if is_written or len(own) > 1 else (best + index.idf(own[0])) / 2


def _known(forms: Iterable[Written], index: Index) -> tuple[str, ...]:
    """Give the first of the forms of which anybody has written at least a part; nothing where nobody has."""
    return next((terms for terms, _ in forms if not _is_rough(terms) and any(map(index.count, terms))), ())


def _langs(forms: Iterable[Sequence[str]]) -> frozenset[str]:
    """A name and a number can be said in any language, a word in those of its forms."""
    found: set[str] = set()
    for terms in forms:
        for term in terms:
            if term[0] in "@=" or term[0].isdigit():
                return _BOTH
            found.add("zh" if is_han(term) else "en")
        if len(found) == len(_BOTH):
            return _BOTH
    return frozenset(found)
