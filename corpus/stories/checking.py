"""The figures of a text held against the record: which agree, which differ, which are not there. Must never judge.

Whatever is said of a figure is said by a quotation from an article; who is right is for the reader.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from corpus.ingest import extract
from corpus.lexicon import load_lexicon
from corpus.library import Library
from corpus.models import Article, Extraction, Figure, FigureHit
from corpus.names import Names
from corpus.normalise import fold
from corpus.stories.anothers import is_anothers
from corpus.stories.beside import measures_its_neighbour, takes_a_part_for_a_change
from corpus.stories.comparing import Comparison, compare, is_telling, measures_the_same, owned_alike
from corpus.stories.concepts import contrasted, share
from corpus.stories.directions import opposed
from corpus.stories.formers import successor
from corpus.stories.looking import look_for
from corpus.stories.periods import relate, without_times
from corpus.stories.telling import Told, tell, told_figures
from corpus.stories.values import dimension, same_amount
from corpus.stories.verbs import measured_by_verb

Finding = Literal["agrees", "differs", "not on record"]

LONGEST_TEXT = 10_000
MOST_FIGURES = 20
# A shorter first word of a name is too common to stand for it.
_SHORTEST_OWNER = 5


@dataclass(frozen=True, slots=True)
class Checked:
    """A figure of the text, what the record says to it, and the figures that say so, the best of each article."""

    figure: Figure
    finding: Finding
    record: tuple[FigureHit, ...] = ()
    # Of one that is not on record: the same thing at another time.
    near: tuple[FigureHit, ...] = ()
    # Of one that agrees: figures that contradict those, where the record disagrees with itself.
    against: tuple[FigureHit, ...] = ()


def check_figures(text: str, library: Library, names: Names, today: date) -> tuple[Checked, ...]:
    """Hold each figure of a text, in its order, against the record: 阿里巴巴三年投入3000亿元 differs from 3800亿元.

    今年 and 未来三年 in it are reckoned from `today`. At most 20 figures of its first 10,000 characters.
    """
    extraction = _read(text, names, today)
    article, figures = extraction.article, list(told_figures(extraction))[:MOST_FIGURES]
    return tuple(
        _check(
            measured_by_verb(_as_said(tell(figure, article, names)), names),
            library,
            names,
            is_former=successor(figure, article, extraction.figures) is not None,
        )
        for figure in figures
    )


def count_figures(text: str, names: Names) -> int:
    """Say how many figures a text has to check, of which the first 20 are held against the record."""
    return sum(1 for _ in told_figures(_read(text, names, None)))


def _read(text: str, names: Names, today: date | None) -> Extraction:
    return extract(Article(id="", title="", body=text[:LONGEST_TEXT], published=today), names)


def _as_said(told: Told) -> Told:
    """A figure without a time of its own in a message is not one of today: whoever writes may quote an old one."""
    if told.period is None:
        return replace(told, day=None)
    if told.period.months and not told.period.direction:
        return replace(told, period=replace(told.period, first=None))
    return told


def _check(told: Told, library: Library, names: Names, *, is_former: bool) -> Checked:
    """Hold one figure against the record; what the record says was changed counts as what it was changed to."""
    found: dict[Finding, list[FigureHit]] = {"agrees": [], "differs": [], "not on record": []}
    changed = []
    for hit in look_for(told, library):
        finding, now = _found(told, hit, library, names), None if is_former else _superseded_by(hit, library)
        if finding and now is None:
            found[finding].append(hit)
        elif finding == "agrees" and now is not None:
            changed.append(now)
    plainly = {hit.article.id for hit in found["differs"] if _differs_plainly(told, hit, names)}
    agreeing = [hit for hit in found["agrees"] if hit.article.id not in plainly or _is_owned_alike(told, hit, names)]
    if agreeing:
        against = [*changed, *_disputing(found["differs"], agreeing, names)]
        return Checked(told.figure, "agrees", _one_each(agreeing), against=_one_each(against))
    if differing := [*changed, *found["differs"]]:
        return Checked(told.figure, "differs", _one_each(differing))
    return Checked(told.figure, "not on record", near=_one_each(found["not on record"]))


def _differs_plainly(told: Told, hit: FigureHit, names: Names) -> bool:
    """Say whether a figure contradicts one by the rule for articles: then its article bears that out nowhere else."""
    return compare(told, tell(hit.figure, hit.article, names), names).outcome == "differs"


def _is_owned_alike(told: Told, hit: FigureHit, names: Names) -> bool:
    return owned_alike(told, tell(hit.figure, hit.article, names), names)


def _found(told: Told, hit: FigureHit, library: Library, names: Names) -> Finding | None:
    """Say what a figure of the record says to one; at another time it is one of those beside "not on record"."""
    other = tell(hit.figure, hit.article, names)
    known = library.article(hit.article.id)
    figures = known.figures if known else ()
    if measures_its_neighbour(told, other, figures, names) or takes_a_part_for_a_change(told, other):
        return None
    if is_anothers(told, other, figures, names):
        return None
    told = _in_its_year(_owned_as_written(told, other, names), other)
    if opposed(told, other):
        return "differs" if _turns_around(told, other, names) else None
    comparison = compare(told, other, names)
    if comparison.outcome == "same" or _agrees_as_said(told, other, comparison, names):
        is_theirs = "entity" in comparison.because or _names_owner(told, other, names)
        return "agrees" if is_theirs else None
    if comparison.outcome == "differs" or _differs_as_said(told, other, comparison, names):
        return "differs"
    return "not on record" if comparison.because == ("time",) and measures_the_same(told, other) else None


def _owned_as_written(told: Told, other: Told, names: Names) -> Told:
    """Take the owner that the record has for that of the text, where no list has it and the text writes it.

    One sentence does not show that Meridian is a house; an article that speaks of it over and over does.
    """
    owner = other.entity
    if told.entity is not None or owner is None or names.get(owner):
        return told
    written, text = fold(owner).text, fold(told.figure.sentence).text
    first = written.partition(" ")[0]
    said = written in text or (first.isascii() and len(first) >= _SHORTEST_OWNER and _stands_in(first, text))
    return replace(told, entity=owner) if said else told


def _stands_in(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def _turns_around(told: Told, other: Told, names: Names) -> bool:
    """Say whether the record has the same of the same going the other way: 同比增长3.1%, where it has 同比下降3.1%."""
    if not owned_alike(told, other, names) or relate(told.period, other.period) == "apart":
        return False
    measured = (
        not told.metric or not other.metric or share(told.metric, other.metric) or share(other.metric, told.metric)
    )
    return bool(measured) and same_amount(told.figure, other.figure) in ("equal", "agrees")


def _in_its_year(told: Told, other: Told) -> Told:
    """Take a quarter without its year for that of the record, where the amounts agree: whoever writes may quote it."""
    period, held = told.period, other.period
    if not (period and period.reckoned and held) or not (period.first and period.last and held.first and held.last):
        return told
    months = (period.first.month, period.last.month), (held.first.month, held.last.month)
    if months[0] != months[1] or same_amount(told.figure, other.figure) == "differs":
        return told
    return replace(told, period=replace(held, reckoned=True))


def _names_owner(told: Told, other: Told, names: Names) -> bool:
    """Say whether an article whose figure has no owner names that of the text at all: else it may be anybody's."""
    if told.entity is None or other.entity is not None or names.get(told.entity) is None:
        return True
    return told.entity in _named_in(other.article, names)


@lru_cache(maxsize=64)
def _named_in(article: Article, names: Names) -> frozenset[str]:
    """Give whom an article names; a name is no part of a word, as Meta of metal."""
    return frozenset(found.name.canonical for found in names.find(f"{article.title}\n{article.body}"))


def _disputing(differing: Iterable[FigureHit], agreeing: Sequence[FigureHit], names: Names) -> list[FigureHit]:
    """Give those that contradict one that agrees by the rule for articles: the record disagrees with itself."""
    told = [tell(hit.figure, hit.article, names) for hit in agreeing]
    others = [(hit, tell(hit.figure, hit.article, names)) for hit in differing]
    return [hit for hit, other in others if any(compare(one, other, names).outcome == "differs" for one in told)]


def _superseded_by(hit: FigureHit, library: Library) -> FigureHit | None:
    """Give the figure that the article says came in place of this one: 由160亿元上调至190亿元."""
    known = library.article(hit.article.id)
    now = successor(hit.figure, hit.article, known.figures) if known else None
    return replace(hit, figure=now) if now else None


def _agrees_as_said(told: Told, other: Told, comparison: Comparison, names: Names) -> bool:
    """Be less strict with who says that money is spent and not what on: 阿里要投3800亿元 is what Alibaba invests.

    And with an owner that no list of names has, where all words around the figure are in the record's sentence.
    """
    if comparison.because == ("entity",):
        return _is_worded_alike(told, other)
    if comparison.because != ("metric",) or told.metric or not (is_telling(told.figure) and is_telling(other.figure)):
        return False
    is_spent = all(_spends(text) for text in (told.clause_text, other.figure.sentence))
    return is_spent and owned_alike(told, other, names) and same_amount(told.figure, other.figure) == "equal"


def _is_worded_alike(told: Told, other: Told) -> bool:
    if told.entity or other.entity or relate(told.period, other.period) == "apart" or not is_telling(told.figure):
        return False
    held = fold(other.figure.sentence).text
    words = fold(without_times(told.clause_text)).text.split()
    alike = share(told.metric, other.metric) == 1.0 and all(word in held for word in words)
    return alike and same_amount(told.figure, other.figure) == "equal"


def _spends(text: str) -> bool:
    return _spending().search(fold(text).text) is not None


@cache
def _spending() -> re.Pattern[str]:
    words = load_lexicon("stories")["spending"]
    return re.compile("|".join(rf"\b{word}" if word.isascii() else word for word in words))


def _differs_as_said(told: Told, other: Told, comparison: Comparison, names: Names) -> bool:
    """Be less strict with what people write than with articles.

    They say of a plan that it is so (阿里三年投3000亿), leave out what goes without saying (铜价12000美元: per ton,
    whoever reckons it), and name half of what money is spent on; and what they say without a time is held against
    what the record says without one, which is shown with its date.
    """
    match comparison.because:
        case ("modality",):
            return "hypothetical" not in {told.figure.modality, other.figure.modality}
        case ("time",):
            both_say_now = told.period is None and other.period is None and told.is_fact == other.is_fact
            return both_say_now and measures_the_same(told, other)
        case ("unit",) | ("entity",):
            return other.figure.kind == "price" and _differs_filled_in(told, other, names)
        case ("metric",):
            return _differs_as_spent(told, other, names)
    return False


def _differs_filled_in(told: Told, other: Told, names: Names) -> bool:
    """Compare as if a price was said to be per what the record has it per, and by whom, where nobody owns it."""
    is_goods = not names.get(told.entity or "") and fold(told.entity or "").text in fold(other.figure.metric or "").text
    nobodys = is_goods and other.entity in (None, other.figure.speaker)
    owner = other.entity if nobodys else told.entity
    figure = replace(told.figure, per=told.figure.per or other.figure.per)
    # 铜价会到12000美元 has its metric in the clause alone.
    filled_in = replace(told, figure=figure, entity=owner, metric=told.metric or told.clause)
    return compare(filled_in, other, names).outcome == "differs"


def _differs_as_spent(told: Told, other: Told, names: Names) -> bool:
    """Hold money to be spent within one time against that of the record, where all it is said to be for is there."""
    both_pledge = told.period is not None and other.period is not None and told.figure.kind == "money"
    if not both_pledge or not all(_spends(text) for text in (told.clause_text, other.figure.sentence)):
        return False
    if dimension(told.figure) != dimension(other.figure) or not owned_alike(told, other, names):
        return False
    # Of "will invest 300 billion yuan" no word is left that says what for.
    says_no_more = not told.clause and told.names_here <= {told.entity}
    held = says_no_more or share(told.clause, other.clause) == 1.0
    fits = relate(told.period, other.period) == "equal" and held
    apart = contrasted(told.clause_text, other.clause_text)
    return fits and not apart and same_amount(told.figure, other.figure) == "differs"


def _one_each(hits: Iterable[FigureHit]) -> tuple[FigureHit, ...]:
    """Keep the best of each article, the latest article first and those without a date last."""
    best: dict[str, FigureHit] = {}
    for hit in sorted(hits, key=lambda hit: -hit.score):
        best.setdefault(hit.article.id, hit)
    return tuple(sorted(best.values(), key=lambda hit: hit.article.published or date.min, reverse=True))
