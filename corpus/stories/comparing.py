"""Whether two figures are about the same thing, and whether they say the same. Must never decide between them.

A wrong "the same" or "differs" is worse than none: whatever is not plainly comparable is not compared. A figure is the
same as another where amount, thing, owner and time fit; it differs where all but the amount are given and equal.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from corpus.models import Figure
from corpus.names import Names
from corpus.normalise import fold
from corpus.stories.concepts import Concept, concepts, contrasted, share, shared
from corpus.stories.directions import opposed
from corpus.stories.periods import Period, Relation, relate, without_times
from corpus.stories.telling import Told
from corpus.stories.values import dimension, is_generic_count, measure, same_amount

Outcome = Literal["same", "differs", "not comparable"]
Facet = Literal["unit", "amount", "entity", "metric", "time", "modality"]
Match = Literal["equal", "related", "unclear", "apart"]

# How much of a metric the other side has to hold to be about the same, and for two amounts to contradict each other.
_ABOUT = 0.5
_THE_SAME = 0.65
# Words that two sentences share where no metric says what is measured, and where none fits.
_SHARED, _RETOLD = 3, 4
# An amount that hardly stands for two things: of three digits, or of money in thousands of millions.
_TELLING_DIGITS = 3
_TELLING_MONEY = 10**9
# What is so when an article is written is so for a month, and may be so for a year.
_MONTH, _YEAR = 31, 366
# Days by which quarters or years of one length may differ.
_UNEVEN = 3


class Comparison(NamedTuple):
    """What became of comparing two figures, and what decided it."""

    outcome: Outcome
    # What fits where they are the same or differ; the first that does not where they are not comparable.
    because: tuple[Facet, ...]


def compare(one: Told, other: Told, names: Names) -> Comparison:
    """Compare two figures: 三年3800亿元的基建计划 and "RMB 380 billion over three years" of Alibaba are the same."""
    if not _in_one_unit(one.figure, other.figure):
        return Comparison("not comparable", ("unit",))
    # What was denied, or would be so only if, bears out nothing.
    if (one.figure.modality == "hypothetical") != (other.figure.modality == "hypothetical"):
        return Comparison("not comparable", ("modality",))
    entity, time = _entities(one, other, names), _times(one, other)
    if entity == "apart" or opposed(one, other):
        return Comparison("not comparable", ("entity",) if entity == "apart" else ("metric",))
    amount = same_amount(one.figure, other.figure)
    if amount == "differs":
        return _differing(one, other, entity, time)
    if amount == "unclear" or (amount == "agrees" and time != "equal" and entity != "equal"):
        return Comparison("not comparable", ("time",) if time == "apart" else ("amount",))
    return _same(one, other, entity, time)


def _same(one: Told, other: Told, entity: Match, time: Relation) -> Comparison:
    """Equal amounts are the same figure where the thing fits, and owner or time with it.

    A common amount (80%, 10倍) has to fit both ways, or one way and in time as well.
    """
    if time == "apart":
        return Comparison("not comparable", ("time",))
    telling = is_telling(one.figure) and is_telling(other.figure)
    if not _about_the_same(one, other, strictly=not (telling or time == "equal")):
        if entity == time == "equal" and ((telling and _is_pledge(one, other)) or _is_retold(one, other)):
            return Comparison("same", ("amount", "entity", "time"))
        return Comparison("not comparable", ("metric",))
    owned = entity == "equal" or (entity == "related" and _is_related_to(one, other))
    owned = owned or (entity == "unclear" and _says_all(one, other))
    if owned or (telling and time == "equal"):
        because: tuple[Facet, ...] = ("amount", "metric", *(("entity",) if owned else ()))
        return Comparison("same", (*because, "time") if time == "equal" else because)
    return Comparison("not comparable", ("entity",))


def _is_pledge(one: Told, other: Told) -> bool:
    """Say whether both are money to come within one time that both name: such a sum hardly stands for two things."""
    sides = (one, other)
    if any(told.period is None or told.is_fact or told.figure.kind != "money" for told in sides):
        return False
    return not contrasted(one.clause_text, other.clause_text)


def _is_retold(one: Told, other: Told) -> bool:
    """Say whether two articles tell a thing of one time in sentences about the same: 发电量的12%, 电力产量的12%."""
    if one.article.id == other.article.id or one.period is None or other.period is None:
        return False
    both = min(shared(one.sentence, other.sentence), shared(other.sentence, one.sentence))
    forth, back = share(one.sentence, other.sentence), share(other.sentence, one.sentence)
    retold = both >= _RETOLD and max(forth, back) >= _ABOUT
    return retold and not contrasted(one.clause_text, other.clause_text)


def _is_related_to(one: Told, other: Told) -> bool:
    """Say whether related owners are one; in one article, a name that stands around may be the next in a list."""
    if one.figure.approx == "order_of_magnitude":
        return False
    if one.article.id != other.article.id:
        return True
    named = one.entity in other.names_here or other.entity in one.names_here
    return named or one.metric == other.metric or is_telling(one.figure)


def _differing(one: Told, other: Told, entity: Match, time: Relation) -> Comparison:
    """Two amounts contradict each other only where all else is given, and equal."""
    if dimension(one.figure) != dimension(other.figure):
        return Comparison("not comparable", ("unit",))
    if entity != "equal":
        return Comparison("not comparable", ("entity",))
    if not measures_the_same(one, other):
        return Comparison("not comparable", ("metric",))
    if one.article.id == other.article.id or time != "equal":
        return Comparison("not comparable", ("time",))
    if one.is_fact != other.is_fact:
        return Comparison("not comparable", ("modality",))
    return Comparison("differs", ("entity", "metric", "time"))


def measures_the_same(one: Told, other: Told) -> bool:
    """Say whether two figures have one metric, each in the other's own clause, and no word there sets them apart."""
    forth, back = share(_measured(one), _held(other)), share(_measured(other), _held(one))
    return min(forth, back) >= _THE_SAME and not _set_apart(one, other)


def _set_apart(one: Told, other: Told) -> bool:
    """Say whether a word sets two clauses apart; 季度 of 第三季度 sets none apart from one on a quarter too."""
    lengths = [_days_of(told.period) for told in (one, other)]
    alike = None not in lengths and abs((lengths[0] or 0) - (lengths[1] or 0)) <= _UNEVEN
    return contrasted(*(without_times(told.clause_text) if alike else told.clause_text for told in (one, other)))


def _days_of(period: Period | None) -> int | None:
    return (period.last - period.first).days if period and period.first and period.last else None


def _measured(told: Told) -> Sequence[Concept]:
    """Give the metric, else the words of the clause if they are more than one."""
    return told.metric or (told.clause if len(told.clause) > 1 else ())


def _held(told: Told) -> Sequence[Concept]:
    """Give the words around a figure; of "240,000 derivative models" the metric stands in the figure itself."""
    return (*told.clause, *told.metric)


def _says_all(one: Told, other: Told) -> bool:
    """Say whether a metric says all that an owner would: H-1B签证的费用 needs none."""
    if one.entity is not None and other.entity is not None:
        return False
    longer = max(one.metric, other.metric, key=len)
    held = other.sentence if longer is one.metric else one.sentence
    return len(longer) > 1 and share(longer, held) == 1.0


def is_telling(figure: Figure) -> bool:
    """Say whether an amount hardly stands for two things: 10,750美元 and 3800亿元, but not 80% or 10倍."""
    if figure.approx == "order_of_magnitude":
        return False
    digits = len(figure.value.normalize().as_tuple().digits)
    return digits >= _TELLING_DIGITS or (figure.kind == "money" and measure(figure) >= _TELLING_MONEY)


def _in_one_unit(one: Figure, other: Figure) -> bool:
    """Say whether two figures have one unit, or one leaves out what the other names: the noun, per ton."""
    kind, unit, per = dimension(one)
    other_kind, other_unit, other_per = dimension(other)
    if kind != other_kind:
        return False
    fits = unit == other_unit or (kind == "count" and (is_generic_count(unit) or is_generic_count(other_unit)))
    return fits and (per == other_per or (None in (per, other_per) and is_telling(one) and is_telling(other)))


def _times(one: Told, other: Told) -> Relation:
    """Relate the times; what is so now is told at different times of different articles."""
    if one.period is not None or other.period is not None or one.day is None or other.day is None:
        return relate(one.period, other.period)
    if one.day.exact and other.day.exact:
        days = abs((one.day.day - other.day.day).days)
        return "equal" if days <= _MONTH else "unclear" if days <= _YEAR else "apart"
    return "unclear" if one.day.day.year == other.day.day.year else "apart"


def _entities(one: Told, other: Told, names: Names) -> Match:
    """Relate the owners: equal, related (Qwen and its maker; named around the other), unclear, or apart.

    Two names of one kind are apart where each stands in its own sentence, whoever else is there: 美国12%, 中国12%.
    """
    if one.entity is None or other.entity is None:
        return "unclear"
    if fold(one.entity).text == fold(other.entity).text:
        return "equal"
    known, other_known = names.get(one.entity), names.get(other.entity)
    if not known or not other_known:
        mentioned = one.entity in other.names or other.entity in one.names
        return "related" if mentioned else _worded_entities(one, other, names)
    if are_akin(one, other, names):
        return "related"
    if one.owner_is_here and other.owner_is_here and known.kind == other_known.kind:
        return "apart"
    return "related" if one.entity in other.names or other.entity in one.names else "apart"


def owned_alike(one: Told, other: Told, names: Names) -> bool:
    """Say whether two figures are plainly of one owner: of one name, whoever else is around."""
    return _entities(one, other, names) == "equal"


def are_akin(one: Told, other: Told, names: Names) -> bool:
    """Say whether one owner is the house of the other, or a part of it: Qwen and Alibaba, Alibaba Cloud."""
    if one.entity is None or other.entity is None:
        return False
    houses = {name.organisation for name in (names.get(one.entity), names.get(other.entity)) if name}
    return bool(houses & {one.entity, other.entity}) or _nested(one.entity, other.entity)


def _nested(entity: str, other: str) -> bool:
    """Say whether one name is the beginning of the other: Alibaba and Alibaba Cloud."""
    return entity.startswith(other) or other.startswith(entity)


def _worded_entities(one: Told, other: Told, names: Names) -> Match:
    """Relate owners of which one has no name: 全球AI行业 is what a sentence with 全球 and AI is about."""
    words, other_words = concepts(one.entity or "", names), concepts(other.entity or "", names)
    if words and {word.key for word in words} == {word.key for word in other_words}:
        return "equal"
    held = max(share(words, other.sentence), share(other_words, one.sentence))
    return "related" if held >= _THE_SAME else "unclear"


def _about_the_same(one: Told, other: Told, *, strictly: bool) -> bool:
    """Say whether one's metric is what the other's sentence is about, or their clauses share enough words."""
    if one.article.id == other.article.id and one.figure.sentence == other.figure.sentence:
        return {word.key for word in one.metric} == {word.key for word in other.metric}
    both = (share(one.metric, other.sentence), share(other.metric, one.sentence))
    if (min(both) if strictly else max(both)) >= _ABOUT:
        return True
    if strictly:
        return False
    if one.named & other.named:
        return True
    return shared(one.clause, other.sentence) >= _SHARED or shared(other.clause, one.sentence) >= _SHARED


def belong_together(one: Told, other: Told, names: Names) -> bool:
    """Say whether two figures, of whatever times and amounts, measure one thing of one owner: a series."""
    if _entities(one, other, names) not in ("equal", "related") or contrasted(one.clause_text, other.clause_text):
        return False
    shares = share(_measured(one), other.clause), share(_measured(other), one.clause)
    return min(shares) >= _ABOUT and max(shares) >= _THE_SAME
