"""Whether a figure of the record is not the one that is told: another's, only expected, a part of a change.

A wrong "agrees" is the worst a check can say. Must never compare amounts.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.lexicon import load_lexicon
from corpus.models import Figure
from corpus.names import Names
from corpus.normalise import fold
from corpus.stories.concepts import concepts, share
from corpus.stories.directions import direction_of
from corpus.stories.telling import Told
from corpus.stories.values import dimension

_RECKONED = frozenset({"forecast", "estimate"})


def is_anothers(told: Told, other: Told, figures: Sequence[Figure], names: Names) -> bool:
    """Say whether a figure of the record is not what is told: 东线服役30年、西线20年 does not say that 东线 is 20.

    `figures` are all of the other's article.
    """
    beside = tuple(_beside(other.figure, figures))
    return (
        _is_of_the_next(told, other, beside, names)
        or _is_only_expected(told, other, beside, names)
        or _is_reckoned_by_another(told, other, names)
        or _is_part_of_a_change(told, other)
        or _is_part_of_a_change(other, told)
    )


def _beside(figure: Figure, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Give the figures of the same sentence that are amounts of the same: years beside years."""
    for one in figures:
        if one.sentence == figure.sentence and one.span != figure.span and dimension(one) == dimension(figure):
            yield one


def _is_of_the_next(told: Told, other: Told, beside: Sequence[Figure], names: Names) -> bool:
    """Say whether the text names whose a figure beside is, and not whose this one is."""
    owner = other.figure.entity
    if owner is None or _is_said(owner, told, names):
        return False
    return any(one.entity and one.entity != owner and _is_said(one.entity, told, names) for one in beside)


def _is_said(owner: str, told: Told, names: Names) -> bool:
    """Say whether a text names an owner, as a list of names has it or as it is written."""
    known = names.get(owner)
    named = {known.canonical} if known else {found.name.canonical for found in names.find(owner)}
    return bool(named & told.names_here) or fold(owner).text in fold(told.figure.sentence).text


def _is_only_expected(told: Told, other: Told, beside: Sequence[Figure], names: Names) -> bool:
    """Say whether one is what came and the other what was expected, where the record has both: $5 vs. $4 expected."""
    if told.is_fact == other.is_fact or not {told.figure.modality, other.figure.modality} & _RECKONED:
        return False
    ours = (one for one in beside if (one.modality == "actual") == told.is_fact and one.entity == other.figure.entity)
    return any(_is_of_one_time(one, other.figure) and _measures_alike(one, told, other, names) for one in ours)


def _is_of_one_time(one: Figure, other: Figure) -> bool:
    return one.time == other.time or None in (one.time, other.time)


def _measures_alike(one: Figure, told: Told, other: Told, names: Names) -> bool:
    """Say whether a figure measures what the one beside it does, or what is told: 营收为5亿元，高于预期的4亿元."""
    return one.metric == other.figure.metric or share(told.metric, concepts(one.metric or "", names)) == 1.0


def _is_reckoned_by_another(told: Told, other: Told, names: Names) -> bool:
    """Say whether the text says who reckons it, and the record that somebody else does."""
    speaker, theirs = told.figure.speaker, other.figure.speaker
    if speaker is None or theirs is None or not (_is_reckoned(told) or _is_reckoned(other)):
        return False
    known, known_theirs = names.get(speaker), names.get(theirs)
    if known is None or known_theirs is None or known.canonical in other.names_here:
        return False
    houses = {known.canonical, known.organisation} - {None}
    return not houses & {known_theirs.canonical, known_theirs.organisation}


def _is_reckoned(told: Told) -> bool:
    """Say whether somebody reckons it, even where its time is over by now: 大摩预计2025年, asked in 2026."""
    is_said = _forms("reckoning").search(fold(told.figure.sentence).text) is not None
    return told.figure.modality in _RECKONED or is_said


def _is_part_of_a_change(one: Told, other: Told) -> bool:
    """Say whether one percentage is a part of a change, and the other one of the whole: 需求的增长有60%, 60%的需求."""
    sides = (one, other)
    if any(side.figure.kind not in ("percent", "share") for side in sides):
        return False
    if any(side.figure.kind == "percent" and direction_of(side.figure, side.article.body) for side in sides):
        return False
    return _tells_change(one.figure.metric or "") and not _tells_change(f"{other.figure.metric} {other.clause_text}")


def _tells_change(text: str) -> bool:
    return _forms("changes").search(fold(text).text) is not None


@cache
def _forms(key: str) -> re.Pattern[str]:
    forms = load_lexicon("stories")[key]
    return re.compile("|".join(rf"\b{form}\b" if form.isascii() else form for form in forms))
