"""Which house an article is about, and which only reckon what is others'.

Must never take for it who only pays in or observes, nor choose where two are named alike often.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from corpus.characters import HAN
from corpus.figures.english_houses import the_company
from corpus.figures.headed import title_head
from corpus.lexicon import load_lexicon, patterns_of
from corpus.names import FoundName
from corpus.normalise import fold_characters

# A name has to come back before an article is about it.
_LEAST = 2
# So far into a text a name opens it.
_OPENING = 60
_OBSERVED = 14
# So many times as often as a house a person is named whom an article is about.
_FAR = 3


def protagonist(found: Sequence[FoundName], title: str, text: str = "") -> FoundName | None:
    """Say which company an article is about: named most often, the first of equals; None where none comes back.

    An English one that opens the text counts twice where the text speaks of "the company"; one that heads the title
    counts as often as 公司 stands for it. Who only observes is nobody's rival. Where the title names a person, who
    comes back far more often than any house, the article is about that person: an interview.
    """
    houses = [f for f in found if f.name.kind == "company" and not _is_investor(text, f)]
    counts = Counter(f.name.canonical for f in houses)
    for canonical in counts:
        counts[canonical] += _LEAST * (canonical in title)
    if not counts:
        return None
    opening = [f.name.canonical for f in houses if f.name.canonical.isascii() and f.span.start < _OPENING]
    if opening and the_company().search(text):
        counts[opening[0]] += 1
    observers = find_observers(text, found)
    head = _heading(counts, title)
    if head and head not in observers:
        counts[head] += 1 + len(_standing_for().findall(text))
    (canonical, count), *others = counts.most_common()
    rival = next((n for other, n in others if other not in observers or canonical in observers), 0)
    if canonical not in title and _is_about_a_person(found, title, counts):
        return None
    # A pronoun or "the company" stands for a name more often in English.
    if count <= _LEAST - canonical.isascii() or 2 * count < 3 * rival:
        return None
    return next(f for f in houses if f.name.canonical == canonical)


def _is_about_a_person(found: Sequence[FoundName], title: str, houses: Counter[str]) -> bool:
    """Say whether a person of the title is named more often than all houses together, by far."""
    people = Counter(f.name.canonical for f in found if f.name.kind == "person")
    often = max((n for name, n in people.items() if _heads(found, name, title)), default=0)
    return often >= _FAR * max(houses.values())


def _heads(found: Sequence[FoundName], canonical: str, title: str) -> bool:
    said = fold_characters(title).lower()
    names = {f.name for f in found if f.name.canonical == canonical}
    return any(form.lower() in said for name in names for form in (name.canonical, *name.forms))


def _is_investor(text: str, found: FoundName) -> bool:
    """Whether a name stands there as who pays in: 由 Bessemer 领投, led by Sequoia."""
    return _paying().match(text, found.span.end) is not None or text.endswith(_led_by(), 0, found.span.start)


@cache
def _led_by() -> tuple[str, ...]:
    return tuple(load_lexicon("houses")["led_by"])


@cache
def _paying() -> re.Pattern[str]:
    return re.compile(rf" ?等?(?:{patterns_of('houses', 'investing')})")


def _heading(names: Iterable[str], title: str) -> str | None:
    """The house whose name begins the title."""
    start = title_head(title)
    return max((name for name in names if title.startswith(name, start)), key=len, default=None)


@cache
def _standing_for() -> re.Pattern[str]:
    return re.compile(rf"(?<![{HAN}])(?:该)?公司(?![{HAN}]?(?:们|债|法))|{the_company().pattern}")


def find_observers(text: str, found: Iterable[FoundName]) -> frozenset[str]:
    """Find who only reckons what is others': banks and research houses beside a word for it, 高盛在研报中."""
    words = load_lexicon("houses")
    kinds, endings = frozenset(words["observers"]), tuple(words["observer_endings"])
    return frozenset(
        f.name.canonical
        for f in found
        if (f.name.canonical in kinds or f.name.canonical.endswith(endings))
        and _observing().search(text, max(0, f.span.start - _OBSERVED), f.span.end + _OBSERVED)
    )


@cache
def _observing() -> re.Pattern[str]:
    return re.compile(patterns_of("houses", "observing"))
