"""In which forms a text may hold a word: as written, as it sounds, as it was meant, in the other language.

Must never weigh a word in its question: it only says what each form is worth against the word as written.
"""

from collections.abc import Iterator, Sequence
from math import sqrt

from corpus.index.commonness import ORDINARY, commonness
from corpus.index.dictionary import near, to_chinese, to_english
from corpus.index.pinyin import homophones
from corpus.index.stems import stem
from corpus.index.terms import expression_terms, is_han, name_term
from corpus.index.translation import key_of, meanings
from corpus.index.transliteration import chinese_names, latin_names
from corpus.index.units import Index
from corpus.index.words import Word
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
# Small numbers as Chinese writes them: 三年 for 3 years.
_NUMERALS = {str(number): numeral for number, numeral in enumerate("一二三四五六七八九十", 1)}
# Of so few letters words with capitals are no slips: MoE is not "move".
_LONGEST_ACRONYM = 5

# Terms that together are one form, and what finding them is worth.
Written = tuple[tuple[str, ...], float]


def general(key: str) -> Sequence[str]:
    """Give what general language says for a key in the other language."""
    return to_english(key) if is_han(key) else to_chinese(key)


def forms_of(text: str, word: Word, index: Index) -> Iterator[Written]:
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


def _translated(key: str, index: Index) -> Iterator[Written]:
    """Translate by the dictionary, as far as somebody has written it; the first meaning is worth most."""
    found = [terms for other in general(key) if _any_known(terms := expression_terms(other), index)]
    return ((terms, _TRANSLATED * _worth(terms, place)) for place, terms in enumerate(dict.fromkeys(found), 1))


def _worth(terms: Sequence[str], place: int) -> float:
    """Say what is left of the worth of a translation that stands behind others."""
    return (_ONE_CHARACTER if len(terms) == 1 and len(terms[0]) == 1 else 1.0) / sqrt(place)


def near_forms(text: str, word: Word, forms: Sequence[Written], index: Index) -> Iterator[Written]:
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
    if general(key) or meanings().get(key):
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


def _respelled(text: str, index: Index) -> Iterator[Written]:
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
