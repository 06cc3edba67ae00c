"""A question's words as parts, each with all the forms in which a text may hold it.

A part is found when any of its forms is: as written, as it sounds, as it was meant to be spelled, in the other
language, by another of its names. Must never look at a text itself: it asks the postings how telling a term is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from corpus.index.commonness import ORDINARY, commonness
from corpus.index.dictionary import near, to_chinese, to_english
from corpus.index.pinyin import homophones
from corpus.index.stems import stem
from corpus.index.terms import expression_terms, is_han, name_term
from corpus.index.translation import LONGEST, key_of, meanings
from corpus.index.transliteration import chinese_names, is_transliterating, latin_names
from corpus.index.units import Index
from corpus.segment import is_word

# What a hit by each form is worth against the word as written (retrieval.md, "Translate" and "What each buys").
_SURFACE_OF_NAME = 0.9
_TRANSLATED = 0.9
# A single character stands in many words that mean something else: "born" is 生, and so is half of 生物.
_ONE_CHARACTER = 0.58
_MEANT = 0.85
_SOUND = 0.75
_SAME_LANGUAGE = 0.7
# Of a word in single characters: little where somebody writes the word itself, more where it may be a slip. Of two,
# both are in many a sentence by chance.
_CHARACTERS = 0.5
_UNKNOWN_CHARACTERS = 0.75
# One word of an expression, and how many meanings of it are tried.
_WORD_OF_SEVERAL = 0.5
_MEANINGS = 3
# Who types a single character of so many texts means it: 岁 is no slip for 随.
_COMMON = 0.02
# A year, an amount or another number is meant exactly.
_NUMBER = 1.5
# What we cannot translate says less of a text in the other language.
_UNTRANSLATED = 0.85
# Small numbers as Chinese writes them: 三年 for 3 years.
_NUMERALS = {str(number): numeral for number, numeral in enumerate("一二三四五六七八九十", 1)}
# Of so few letters words with capitals are no slips: MoE is not "move".
_LONGEST_ACRONYM = 5
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
class Word:
    """One word a question wants found, folded, and the canonical name it stands for, if it is a name."""

    text: str
    name: str | None = None
    # The canonical names that it may be a misspelling or a part of.
    meant: tuple[str, ...] = ()
    # The term of the amount it says, if it says one with 万, 亿, million, GW, ...
    amount: str | None = None
    # 1 for what is said now, less for what a thread said before and for what says little of a topic.
    weight: float = 1.0
    # Whether it says little of a topic: its absence hardly counts.
    is_light: bool = False
    # Whether words that only ask stood before it: "boat in the racing game" is about no boat racing.
    is_apart: bool = False
    # Whether it has a capital inside a sentence, as names have.
    is_capital: bool = False

    @property
    def is_topic(self) -> bool:
        """Whether it says what is asked about, as a name, an amount and a number do not."""
        return not (self.name or self.meant or self.amount is not None or self.is_light or self.text.isdigit())


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
    forms = [(terms, worth) for terms, worth in _forms(text, word, index) if terms]
    if not forms:
        return _Writings()
    others = list(_near(text, word, forms, index))
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
    if key in meanings() or _general(key):
        return True
    if not is_han(key):
        return False
    is_broken = is_transliterating(key) and not all(_general(word.text) for word in words)
    return is_broken and bool(latin_names(key, index.sounding))


def _is_singular(text: str, words: Sequence[Word]) -> bool:
    """Say whether nothing else can stand for a word: a name, a number of two digits or more, "Uruguay"."""
    is_now = words[0].weight == 1.0
    is_number = text.isdigit() and len(text) > 1
    return is_now and (words[0].name is not None or is_number or any(word.is_capital for word in words))


def _general(key: str) -> Sequence[str]:
    """Give what general language says for a key in the other language."""
    return to_english(key) if is_han(key) else to_chinese(key)


def _forms(text: str, word: Word, index: Index) -> Iterator[tuple[tuple[str, ...], float]]:
    """Give the forms of one part as terms and worth, the one as written first but for a name's own term."""
    own = expression_terms(text)
    if word.name:
        yield (name_term(word.name),), 1.0
        yield own, _SURFACE_OF_NAME
        return
    if word.amount is not None:
        yield (word.amount,), 1.0
        yield own, _SURFACE_OF_NAME
        return
    yield own, 1.0
    if text in _NUMERALS:
        yield (_NUMERALS[text],), _TRANSLATED
    for name in word.meant:
        yield (name_term(name),), _MEANT
    key = key_of(text)
    for other in meanings().get(key, ()):
        yield expression_terms(other), _SAME_LANGUAGE if is_han(other) == is_han(text) else _TRANSLATED
    yield from _translated(key, index)
    if is_han(text) and len(text) > 1:
        is_slip = len(text) > len(own[0]) and not all(map(index.count, own))
        yield tuple(text), _UNKNOWN_CHARACTERS if is_slip else _CHARACTERS
    is_acronym = word.is_capital and len(text) < _LONGEST_ACRONYM and not is_han(text)
    is_common = len(text) == 1 and commonness(text) > _COMMON
    if not is_acronym and not is_common and not all(map(index.count, own)):
        yield from _respelled(text, index)


def _translated(key: str, index: Index) -> Iterator[tuple[tuple[str, ...], float]]:
    """Translate by the dictionary, as far as somebody has written it; the first meaning is worth most."""
    found = [terms for other in _general(key) if _any_known(terms := expression_terms(other), index)]
    return ((terms, _TRANSLATED * _worth(terms, place)) for place, terms in enumerate(dict.fromkeys(found), 1))


def _worth(terms: Sequence[str], place: int) -> float:
    """Say what is left of the worth of a translation that stands behind others."""
    return (_ONE_CHARACTER if len(terms) == 1 and len(terms[0]) == 1 else 1.0) / sqrt(place)


def _near(
    text: str, word: Word, forms: Sequence[tuple[tuple[str, ...], float]], index: Index
) -> Iterator[tuple[tuple[str, ...], float]]:
    """Give words of the other language that go with a word and are no form of it yet."""
    if word.name or word.amount is not None:
        return
    had, of_text, key = {terms for terms, _ in forms}, is_han(text), key_of(text)
    place = 1 + sum([is_han(terms[0]) != of_text for terms in had])
    others = near(key) if of_text or " " not in text else _apart(text)
    for other, nearness in (*others, *_transliterated(text, key, index)):
        terms = expression_terms(other)
        if terms not in had and _any_known(terms, index):
            yield terms, nearness * _worth(terms, place)
            had.add(terms)
            place += 1


def _transliterated(text: str, key: str, index: Index) -> Sequence[tuple[str, float]]:
    """Give a foreign name as somebody has written it in the other language: 布莱切利 for "Bletchley"."""
    if _general(key) or meanings().get(key):
        return ()
    if is_han(text):
        return latin_names(text, index.sounding)
    return chinese_names(text, index.counts) if commonness(stem(text)) < ORDINARY else ()


def _apart(text: str) -> Iterator[tuple[str, float]]:
    """Give an expression word by word: of "brand name" each word, and the first meanings of each."""
    for word in text.split():
        yield word, _WORD_OF_SEVERAL
        yield from ((other, _WORD_OF_SEVERAL) for other in to_chinese(key_of(word))[:_MEANINGS])


def _any_known(terms: Sequence[str], index: Index) -> bool:
    return any(map(index.count, terms))


def _respelled(text: str, index: Index) -> Iterator[tuple[tuple[str, ...], float]]:
    """Replace what nobody has written by what somebody has: by sound in Chinese, by spelling elsewhere."""
    if is_han(text):
        writings = (*homophones(text, index.counts), *(one for one in _swapped(text) if _is_known(one, index)))
        # Who writes a word of the dictionary means one: 妻子 is not the 其自 of 其自建.
        likely = filter(is_word, writings) if is_word(text) else writings
        yield from ((expression_terms(writing), _SOUND) for writing in likely)
        return
    for word in text.split():
        for meant, nearness in index.nearest(word):
            yield expression_terms(text.replace(word, meant)), nearness
            if word == text:
                others = meanings().get(key_of(meant), ())
                yield from ((expression_terms(other), nearness * _TRANSLATED) for other in others)


def _swapped(text: str) -> Iterator[str]:
    """Give a word with each two neighbours in the other order."""
    return (text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1))


def _is_known(text: str, index: Index) -> bool:
    return all(map(index.count, expression_terms(text)))


def _form(terms: Sequence[str], weight: float, index: Index, *, is_near: bool = False) -> Form:
    total = sum(map(index.idf, terms))
    shares = [(term, weight * index.idf(term) / total) for term in terms]
    return Form(tuple(shares), weight, is_near)


def _importance(known: tuple[str, ...], index: Index) -> float:
    """How telling the best of the forms is that anybody has written; a part in no known form tells most of all."""
    return max(map(index.idf, known or _NOWHERE))


def _shared_importance(forms: Sequence[tuple[tuple[str, ...], float]], best: float, index: Index) -> float:
    """Let what is asked count as much as the translation that is written: "take" is common, though 摄 is rare."""
    own = forms[0][0]
    # Several words together are rarer than each.
    is_written = any(map(index.count, own)) or not any(index.count(term) for terms, _ in forms for term in terms)
    return best if is_written or len(own) > 1 else (best + index.idf(own[0])) / 2


def _known(forms: Iterable[tuple[tuple[str, ...], float]], index: Index) -> tuple[str, ...]:
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
