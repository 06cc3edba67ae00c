"""How sure what is near a stretch makes us that it answers at all. Must never rank: it moves our confidence.

`near` says throughout how much of each part of the question the place and its title hold, 0 to 1.
"""

from collections.abc import Sequence

from corpus.coverage import Asking
from corpus.index.terms import is_han
from corpus.index.worths import CHANCE

# What is left of our confidence for each name of the record asked about now that is nowhere near, for each other word
# with a capital and each number, and for each Chinese word that nobody has written.
_NAME_MISSING = 0.76
_NAME_UNWRITTEN = 0.5
_SINGULAR_MISSING = 0.6
_UNWRITTEN = 0.85
# So much of a word is more than half of another.
_HALF = 0.55
# Words that nobody else has written tell most: what each that is held adds, how many count, and what the most telling
# one that is not held takes. By logistic regression on general questions, those on other topics among them.
_TELLING = 0.17
_TELLING_MOST = 2.4
_LOST = 0.13
# Of a text in the other language they tell more, for half of the question has no translation that fits, and what has
# none at all tells against it (cross-validated on own questions on other paragraphs, in both directions).
_TELLING_ACROSS = 0.35
_LOST_ACROSS = 0.05
_UNTRANSLATED = 0.15
# And where nothing is near but names and numbers, 黄仁勋今年几岁 asked of what he says. This much is something, and
# this much of what a view is asked on: half a word is often chance, but the one who views stands beside it.
_NAME_ALONE = 0.65
# What is left where it is a name that no lexicon has, which tells most of all and no more than another.
_UNKNOWN_ALONE = 0.65
_SOMETHING = 0.45
_SOMETHING_VIEWED = 0.3


def sureness(asking: Asking, near: Sequence[float], lang: str, covered: float) -> float:
    """Say how sure we are that a stretch answers which holds so much of a question, `covered`, 0 to 1.

    `lang` is that of the place: "zh" or "en". Where nothing is near but names and numbers we are less so: 黄仁勋 alone
    does not answer 黄仁勋今年几岁.
    """
    is_alone = _holds_names_alone(asking, near)
    named = _left_by_names(asking, near, lang) * (_NAME_ALONE if is_alone else 1.0)
    if asking.subject is not None and near[asking.subject] < CHANCE:
        named *= _SINGULAR_MISSING
    sure = covered * named + _gained_by_words(asking, near, lang)
    return sure * _UNKNOWN_ALONE if is_alone and not asking.question.names else sure


def _gained_by_words(asking: Asking, near: Sequence[float], lang: str) -> float:
    """Say how much surer the words of a question make us that are held, and less sure the one that is not."""
    most = asking.index.idf("")
    held = lost = unsaid = total = 0.0
    for part, of_part in zip(asking.parts, near, strict=True):
        if not part.surface.isdigit():
            held += part.weight * of_part
        if lang not in part.langs:
            unsaid += part.weight
        elif of_part < _HALF:
            lost = max(lost, part.weight)
        total += part.weight
    held, lost = min(_TELLING_MOST, held / most), min(1.0, lost / most)
    if lang == asking.question.lang:
        return _TELLING * held - _LOST * lost
    unsaid = unsaid / total if total else 0.0
    return _TELLING_ACROSS * held - _LOST_ACROSS * lost - _UNTRANSLATED * unsaid


def _left_by_names(asking: Asking, near: Sequence[float], lang: str) -> float:
    """Say what is left of our confidence where names, numbers and words nobody has written are nowhere near."""
    rest = 1.0
    asked = asking.question.names_now
    for part, held in zip(asking.parts, near, strict=True):
        if lang not in part.langs:
            # What the record writes as it is asked, as it does names, would be written so here too.
            if not part.is_unwritten and held < CHANCE:
                rest *= _SINGULAR_MISSING if part.is_singular else _NAME_MISSING
            continue
        if part.name in asked and not held:
            rest *= _NAME_UNWRITTEN if part.is_unwritten else _NAME_MISSING
        elif part.is_singular and held < CHANCE:
            rest *= _SINGULAR_MISSING
        elif part.is_unwritten and held < _HALF and is_han(part.surface):
            rest *= _UNWRITTEN
    return rest


def _holds_names_alone(asking: Asking, near: Sequence[float]) -> bool:
    """Say whether a place holds nothing of what is asked about the names and numbers of a question.

    A follow-up may be about a name alone: 那xAI呢?
    """
    if asking.question.leans:
        return False
    # Words that say little count where there are no others.
    others = asking.beside_names
    something = _SOMETHING_VIEWED if asking.question.intent == "claim" else _SOMETHING
    return 0 < len(others) < len(near) and max(near[number] for number in others) < something
