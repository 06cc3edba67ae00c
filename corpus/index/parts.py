"""A question's words as parts, each with all the forms in which a text may hold it.

A part is found when any of its forms is: as written, as it sounds, as it was meant to be spelled, in the other
language, by another of its names. Must never look at a text itself: it asks the postings how telling a term is.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.index.postings import Postings
from corpus.index.spelling import Spelling
from corpus.index.terms import is_han, name_term, pairs, sounds, terms
from corpus.index.translation import LONGEST, key_of, meanings

# What a hit by each form is worth against the word as written (retrieval.md, "Translate" and "What each buys").
_SOUND = 0.75
_CHARACTERS = 0.35
_MEANT = 0.85
_TRANSLATED = 0.9
_SAME_LANGUAGE = 0.7
_SURFACE_OF_NAME = 0.9
_UNTRANSLATED = 0.7
# A name asked about and not found says more than a word not found.
_NAME_WEIGHT = 1.3


@dataclass(frozen=True, slots=True)
class Form:
    """Terms that together are one way of writing a part, and what finding them is worth."""

    terms: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked for, in all its forms, and how much of the question it is."""

    surface: str
    forms: tuple[Form, ...]
    weight: float
    # The languages it can be said in, as far as we know: "zh", "en".
    langs: frozenset[str] = frozenset(("zh", "en"))
    is_name: bool = False

    def weight_in(self, lang: str) -> float:
        """Say how much of a question the part is to a text of a language; what we cannot translate counts for less."""
        return self.weight if lang in self.langs else self.weight * _UNTRANSLATED

    def found_in(self, held: Container[str], idf: Callable[[str], float]) -> float:
        """Say how much of the part a text holds, 0 to 1; `held` are the text's terms."""
        return max((form.weight * _share(form.terms, held, idf) for form in self.forms), default=0.0)


def _share(wanted: Sequence[str], held: Container[str], idf: Callable[[str], float]) -> float:
    total = sum(map(idf, wanted))
    return sum(idf(term) for term in wanted if term in held) / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A word asked for, folded: the canonical name it stands for, if any, and its weight in the question."""

    text: str
    name: str | None = None
    # The name that it may be a misspelling or a part of.
    meant: str | None = None
    weight: float = 1.0


def build_parts(words: Sequence[Asked], postings: Postings, spelling: Spelling) -> tuple[Part, ...]:
    """Make a part of each word; English words that are one expression together make one."""
    found = []
    for group in _expressions(words):
        forms = tuple(_forms(group, postings, spelling))
        if forms:
            weight = max(word.weight for word in group) * _importance(forms, postings)
            named = any(word.name for word in group)
            surface = " ".join(word.text for word in group)
            found.append(Part(surface, forms, weight * (_NAME_WEIGHT if named else 1.0), _langs(forms), named))
    return tuple(found)


def _langs(forms: Iterable[Form]) -> frozenset[str]:
    """A name and a number can be said in any language, a word in those of its forms."""
    found: set[str] = set()
    for form in forms:
        for term in form.terms:
            any_language = term.startswith("@") or term[0].isdigit()
            found.update(("zh", "en") if any_language else ("zh",) if is_han(term) or "'" in term else ("en",))
    return frozenset(found)


def _expressions(words: Sequence[Asked]) -> Iterator[Sequence[Asked]]:
    """Group neighbouring words that the dictionary lists as one expression, the longest first."""
    at = 0
    while at < len(words):
        length = next((n for n in range(LONGEST, 1, -1) if _is_expression(words[at : at + n], n)), 1)
        yield words[at : at + length]
        at += length


def _is_expression(words: Sequence[Asked], length: int) -> bool:
    if len(words) < length or any(word.name for word in words):
        return False
    chinese = is_han(words[0].text)
    return ("" if chinese else " ").join(key_of(word.text) for word in words) in meanings()


def _forms(group: Sequence[Asked], postings: Postings, spelling: Spelling) -> Iterator[Form]:
    texts = [word.text for word in group]
    written = texts[0] if len(texts) == 1 else ("" if is_han(texts[0]) else " ").join(texts)
    name = group[0].name
    own = form_terms(written)
    if name:
        yield Form((name_term(name),))
    if own:
        yield Form(own, _SURFACE_OF_NAME if name else 1.0)
    if group[0].meant:
        yield Form((name_term(group[0].meant),), _MEANT)
    heard = tuple(sounds(written)) if is_han(written) else ()
    if heard:
        yield Form(heard, _SOUND)
    if len(heard) and not name:
        yield Form(tuple(written), _CHARACTERS)
    if not name:
        for other in meanings().get(key_of(written), ()):
            yield Form(form_terms(other), _SAME_LANGUAGE if is_han(other) == is_han(written) else _TRANSLATED)
        yield from _corrected(own, postings, spelling)


def _corrected(own: Sequence[str], postings: Postings, spelling: Spelling) -> Iterator[Form]:
    """Words nobody has written, each replaced by one that somebody has."""
    for at, term in enumerate(own):
        if not postings.count(term):
            for meant, nearness in spelling.nearest(term):
                yield Form((*own[:at], meant, *own[at + 1 :]), nearness)


def form_terms(text: str) -> tuple[str, ...]:
    """Give the terms that together are one expression: pairs of Chinese characters, or the words."""
    found = [term for term in terms(text) if not is_han(term) and "'" not in term]
    for run in _han_runs(text):
        found.extend(pairs(run) if len(run) > 1 else run)
    return tuple(found)


def _han_runs(text: str) -> Iterable[str]:
    run = ""
    for character in text:
        if is_han(character):
            run += character
        elif run:
            yield run
            run = ""
    if run:
        yield run


def _importance(forms: Sequence[Form], postings: Postings) -> float:
    """How telling the best form is that anybody has written; a part in no known form tells most of all."""
    known = [form for form in forms if any(map(postings.count, form.terms))]
    best = max(known, key=lambda form: form.weight, default=None)
    return max(map(postings.idf, best.terms)) if best else postings.idf("")
