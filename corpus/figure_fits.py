"""How well a figure answers a question, and whether it may stand above the answer. Must never change a figure.

A figure answers when it is of a kind asked for, and neither its year nor its owner nor the words beside it say that it
is about something else: asked for the margin of electric cars, 4%至10% answers, and that of chips before it does not.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from corpus.aspects import parts_in, says_plan, years_in
from corpus.coverage import Asking, degrees, held_by, lang_of
from corpus.index.terms import amount_term
from corpus.intents import ANY_UNIT
from corpus.models import Extraction, Figure, FigureHit
from corpus.names import Names
from corpus.questions import Question
from corpus.times import find_times

# What a figure's sentence, its clause with what opens the sentence, its clause alone and its attributes count.
_SENTENCE, _OPENED, _CLAUSE, _ATTRIBUTES = 0.3, 0.2, 0.25, 0.25
# How much less a figure of another kind is worth, one about something else, and how much more one that is planned.
_OTHER_KIND = 0.4
_CONTRADICTED = 0.5
_PLANNED = 0.4
# Of a word asked for, this much has to stand beside a figure that is about it.
_ABOUT = 0.3
# Of what is to be measured less, for it may be a word of several: of "annual revenue" 收入 is enough.
_MEASURED = 0.15
_PART = re.compile(r"[；;]")
_BREAK = re.compile(r"[，；;。]|,(?!\d)|\.(?!\d)")
# So many characters of a question may say what a reply to it measures, and what may close it.
_QUESTION = 80
_LONGEST_HEADING = 20
# What opens a turn of talk: 记者：, Q:.
_TURN = re.compile(r"[^：:。，,？?\n]{1,16}(?:：|: )")
_CLOSING = "”’」』\"')） \r\n\u3000"
# So far before a figure may stand what only a thread is about.
_THREAD_REACH = 200
# So many characters behind a figure may name what it counts.
_BEHIND = 16
# A clause that goes on from the one before: 高于2020年的65%, 这个数字将达到数千亿美元.
_GOES_ON = re.compile(
    r"^[,，]?\s?(?:[高低多少好差][于於]|相比|而)|(?:[这這][个個一]|[该該])(?:[数數]字|[数數][据據]|比例|金[额額])"
    r"|^[,(]?\s?(?:up|down|compared|against|versus) |\b(?:this|that|the) (?:number|figure|share|amount)\b",
    re.IGNORECASE,
)
_WHOLE_YEAR = frozenset(("year",))
# No owner but everybody: 每个人都有上百个助手.
_EVERYBODY = re.compile(r"[每各]|人人|every|each ", re.IGNORECASE)
_WE = re.compile(r"我们|我們|本公司|\b(?:we|our|us)\b", re.IGNORECASE)


def figure_fit(asking: Asking, figure: Figure, extraction: Extraction) -> float:
    """Say how well a figure answers: by its sentence, its clause, its attributes, its kind, its salience."""
    clauses = clauses_of(figure, extraction)
    is_asked = is_asked_for(asking.question, figure)
    answers = is_asked and not _is_contradicted(asking, figure, extraction, clauses[1])
    return _fit(asking, figure, clauses, may_answer=answers)


def answering(asking: Asking, figures: Iterable[Figure], extraction: Extraction) -> Iterator[tuple[float, Figure]]:
    """Give the figures that may answer, and how well each does."""
    for figure in figures:
        if is_asked_for(asking.question, figure):
            clauses = clauses_of(figure, extraction)
            if not _is_contradicted(asking, figure, extraction, clauses[1]):
                yield _fit(asking, figure, clauses, may_answer=True), figure


def _fit(asking: Asking, figure: Figure, clauses: tuple[str, str], *, may_answer: bool) -> float:
    amount, (opening, clause) = amount_term(figure), clauses
    words = (
        _SENTENCE * held_by(asking, figure.sentence, amount)
        + _OPENED * held_by(asking, f"{opening}\n{clause}", amount)
        + _CLAUSE * held_by(asking, clause, amount)
        + _ATTRIBUTES * held_by(asking, _attributes(figure), amount)
    )
    if not is_asked_for(asking.question, figure):
        words *= _OTHER_KIND
    elif not may_answer:
        words *= _CONTRADICTED
    elif asking.question.planned:
        words += _PLANNED
    return words + 0.1 * figure.salience


def telling(question: Question, hits: Collection[FigureHit]) -> Iterator[FigureHit]:
    """Give the figures without the lengths of time that only say when something holds: 三年 of 三年投入3800亿.

    So does 一年 of 最近一年. Asked for a length, all of them.
    """
    times: dict[tuple[str, str], list[str]] = {}
    for hit in hits:
        times.setdefault((hit.article.id, hit.figure.sentence), []).append(hit.figure.time or "")
    for hit in hits:
        held = times[hit.article.id, hit.figure.sentence]
        is_time = hit.figure.kind == "duration" and any(hit.figure.surface in time for time in held)
        if "duration" in question.kinds or not is_time:
            yield hit


def is_asked_for(question: Question, figure: Figure) -> bool:
    """Say whether a figure is of a kind asked for."""
    return not question.kinds or figure.kind in question.kinds


def may_answer(asking: Asking, figure: Figure, extraction: Extraction) -> bool:
    """Say whether a figure may stand above an answer: of a kind asked for, and about what was asked."""
    return is_asked_for(asking.question, figure) and not _is_contradicted(
        asking, figure, extraction, clauses_of(figure, extraction)[1]
    )


def clauses_of(figure: Figure, extraction: Extraction) -> tuple[str, str]:
    """Give what opens a figure's sentence, and what stands beside it: from the figure before to the next comma.

    In "半导体的利润率有20%，电动汽车的是4%" the 4% has "，电动汽车的是4%". A length of time parts nothing.
    """
    body, at = extraction.article.body, figure.span
    begin = max(0, body.find(figure.sentence, max(0, at.end - len(figure.sentence)))) if figure.sentence else at.start
    begin += max((match.end() for match in _PART.finditer(body[begin : at.start])), default=0)
    behind = _BREAK.search(body, at.end)
    last = max((one.span.end for one in _parting(extraction, begin, at.start)), default=begin)
    first = _BREAK.search(body, begin, at.start)
    return body[begin : first.start() if first else begin], body[last : behind.start() if behind else len(body)]


def _parting(extraction: Extraction, begin: int, end: int) -> Iterator[Figure]:
    """Give the figures in a stretch that may have words of their own, as a length of time has not: 三年投入3800亿."""
    figures = extraction.figures
    for number in range(bisect_left(figures, begin, key=lambda one: one.span.start), len(figures)):
        if figures[number].span.end > end:
            return
        if figures[number].kind != "duration":
            yield figures[number]


def _is_contradicted(asking: Asking, figure: Figure, extraction: Extraction, clause: str) -> bool:
    """Say whether a figure is of another year, past, of another owner, no plan or about something else."""
    planned = figure.modality in ("plan", "goal") or says_plan(figure.sentence)
    beside = _before_it(asking, extraction, figure.span.start) + clause
    return (
        (asking.question.planned and not planned)
        or _is_of_another_year(asking.question, figure, clause)
        or _lacks_year(asking.question, figure, extraction, clause)
        or (asking.question.ahead and _is_past(asking.question, figure))
        or _is_of_another_part(asking.question, figure, clause)
        or _is_anothers(asking, figure, clause)
        or _lacks_name(asking, figure, extraction, clause)
        or _is_of_another_unit(asking, figure, beside, _behind(figure, extraction))
        or _is_of_the_whole(asking, figure, clause)
        or _is_of_something_else(asking, figure, clause, extraction)
    )


def _is_of_something_else(asking: Asking, figure: Figure, clause: str, extraction: Extraction) -> bool:
    """Say whether a figure is about something else, also with what it replies to or is listed under: 资本开支？."""
    words, body, at = f"{_meant(figure, clause)}\n{_attributes(figure)}", extraction.article.body, figure.span.start
    before = _before_it(asking, extraction, at)
    if _is_about_it(asking, words, before):
        return False
    beside = _replied_to(body, at) or _heading(body, at)
    return not beside or not _is_about_it(asking, f"{words}\n{beside}", before)


def _before_it(asking: Asking, extraction: Extraction, at: int) -> str:
    """Give what is before a figure where it counts: what only a thread is about need not be said again beside it."""
    return extraction.article.body[max(0, at - _THREAD_REACH) : at] if asking.is_elliptic else ""


def _replied_to(body: str, at: int) -> str:
    """Give the end of the turn before that of a figure, where it asks: 记者：资本开支呢."""
    end = max(0, body.rfind("\n", 0, at))
    asked = body[max(0, end - _QUESTION) : end].rstrip(_CLOSING).rpartition("\n")[2]
    return asked if asked.endswith(("?", "？")) and _TURN.match(asked) else ""


def _heading(body: str, at: int) -> str:
    """Give what a line lists before its colon: 10月交付量 of 10月交付量：零跑70289辆；小鹏42013辆."""
    begin = body.rfind("\n", 0, at) + 1
    colon = max(body.find("：", begin, at), body.find(": ", begin, at))
    return body[begin:colon] if 0 < colon - begin <= _LONGEST_HEADING else ""


def _is_of_the_whole(asking: Asking, figure: Figure, clause: str) -> bool:
    """Say whether a figure is of more than the part asked for: revenue for gaming revenue."""
    number = asking.qualifier
    if number is None or lang_of(figure.sentence) not in asking.parts[number].langs:
        return False
    return degrees(asking, f"{_meant(figure, clause)}\n{_attributes(figure)}")[number] <= _ABOUT


def _is_of_another_year(question: Question, figure: Figure, clause: str) -> bool:
    said = years_in(clause) or years_in(figure.time or "")
    return bool(question.years and said) and said.isdisjoint(question.years)


def _lacks_year(question: Question, figure: Figure, extraction: Extraction, clause: str) -> bool:
    """Say whether a follow-up asks anew for a year that nothing says a figure is of: 2032 after 计划三年投3800亿.

    Without a year a figure is of that in which its article was published.
    """
    asked = years_in(question.text)
    if not question.leans or not asked:
        return False
    said = years_in(f"{_before(figure)}\n{clause}\n{figure.time or ''}")
    day = extraction.article.published
    return asked.isdisjoint(said or ({str(day.year), "this"} if day else ()))


def _lacks_name(asking: Asking, figure: Figure, extraction: Extraction, clause: str) -> bool:
    """Say whether a follow-up names somebody or some place anew whom nothing around a figure names.

    After 2050年全球有多少台, 那中国呢 asks for no figure of the world.
    """
    asked = asking.question.names_now
    if not asking.question.leans or not asked:
        return False
    known = asking.index.names
    if not asked.isdisjoint(filter(None, (figure.speaker, _spoken_for(figure, known)))):
        return False
    owner = known.get(figure.entity or "")
    if owner and owner.kind in {name.kind for name in map(known.get, asked) if name}:
        return not any(one.startswith(owner.canonical) or owner.canonical.startswith(one) for one in asked)
    body, at = extraction.article.body, figure.span.start
    beside = body[max(0, at - _THREAD_REACH) : at] if figure.entity is None else _before(figure)
    held = degrees(asking, f"{extraction.article.title}\n{beside}\n{clause}\n{figure.entity or ''}")
    return not any(degree for part, degree in zip(asking.parts, held, strict=True) if part.name in asked)


def _before(figure: Figure) -> str:
    """Give what a figure's sentence has before it."""
    return figure.sentence.partition(figure.surface)[0]


def _is_of_another_part(question: Question, figure: Figure, clause: str) -> bool:
    """Say whether a figure is of another part of a year: asked for the second quarter, the third does not answer.

    Asked for a year, a part of one does not either.
    """
    asked = parts_in(question.text)
    said = parts_in(f"{clause}\n{figure.time or ''}")
    if asked and not said:
        said = _WHOLE_YEAR & parts_in(figure.sentence.partition(figure.surface)[0])
    if not said or not (asked or question.years):
        return False
    return said.isdisjoint(asked or _WHOLE_YEAR) and not (not asked and years_in(clause))


def _behind(figure: Figure, extraction: Extraction) -> str:
    """Give the words right behind a figure: 厂房 of 三个月里建了3个厂房."""
    body, start = extraction.article.body, figure.span.end
    stop = _BREAK.search(body, start, start + _BEHIND)
    return body[start : stop.start() if stop else start + _BEHIND]


def _is_of_another_unit(asking: Asking, figure: Figure, clause: str, behind: str) -> bool:
    """Say whether a figure counts something else, or other money: asked for euros, dollars do not answer.

    What is counted may be called otherwise, 100张GPU芯片, where its word stands behind the figure, and where one of
    the two units is not known, beside it.
    """
    question = asking.question
    if figure.unit == question.unit is not None:
        return False
    if figure.kind != "count":
        return figure.unit is not None and question.unit is not None
    known = question.unit is not None and figure.unit not in ANY_UNIT
    pairs = zip(asking.parts, degrees(asking, behind if known else clause), strict=True)
    held = [degree for part, degree in pairs if part.surface in question.counted and not part.name]
    return bool(held) and max(held) <= _ABOUT


def _is_past(question: Question, figure: Figure) -> bool:
    """Say whether a figure is a fact of its time, 过去一年超过4000亿, and that is no year asked about."""
    told = figure.time is not None and figure.modality == "actual"
    return told and years_in(figure.time or "").isdisjoint(question.years) and not _lies_ahead(figure.time or "")


@lru_cache(maxsize=4096)
def _lies_ahead(time: str) -> bool:
    return any(found.tense == "future" for found in find_times(time))


def _is_anothers(asking: Asking, figure: Figure, clause: str) -> bool:
    """Say whether a figure has an owner of the kind that was asked about, or of none, and only others are named.

    Asked about Alibaba, 全球AI行业 is another owner and so is Amazon; Qwen is none: it is no company. A follow-up that
    names nobody asks about whom the thread does.
    """
    asked = asking.question.names_now or frozenset(asking.question.names)
    if not figure.entity or not asked or _EVERYBODY.match(figure.entity) or held_by(asking, figure.entity):
        return False
    names = asking.index.names
    owner = names.get(figure.entity)
    if owner and owner.kind not in {name.kind for name in map(names.get, asked) if name}:
        return False
    # A rival named in the same sentence has figures of its own: 零跑70289辆；小鹏42013辆.
    text = clause if owner and owner.kind == "company" else figure.sentence
    named = {found.name.canonical for found in names.find(f"{text}\n{figure.entity}")}
    named.update(filter(None, (figure.speaker, _spoken_for(figure, names))))
    return not any(one.startswith(other) or other.startswith(one) for one in asked for other in named)


def _spoken_for(figure: Figure, names: Names) -> str | None:
    """Give the organisation of a speaker who says "we"."""
    speaker = names.get(figure.speaker) if figure.speaker and _WE.search(figure.sentence) else None
    return speaker.organisation if speaker else None


def _is_about_it(asking: Asking, text: str, before: str = "") -> bool:
    """Say whether a text holds any word asked for now, or what is `before` it, and what is to be measured.

    Revenue is no valuation. A change or a share may be of several names and nothing else: 特斯拉在瑞典锐减81%.
    """
    topics, measured = asking.asked_now, asking.measured
    if not topics and not measured:
        return True
    held = degrees(asking, text)
    around = degrees(asking, f"{before}\n{text}") if before else held
    if topics and max(around[number] for number in topics) <= _ABOUT and not _is_of_names(asking, held):
        return False
    return not measured or max(held[number] for number in measured) > _MEASURED


def _is_of_names(asking: Asking, held: Sequence[float]) -> bool:
    if "percent" not in asking.question.kinds:
        return False
    named = [degree for part, degree in zip(asking.parts, held, strict=True) if part.name and part.is_singular]
    return len(named) > 1 and min(named) > _ABOUT


def _meant(figure: Figure, clause: str) -> str:
    """Give the words a figure may be about: its clause, and all the sentence where that goes on from another."""
    return figure.sentence if _GOES_ON.search(clause) else clause


def _attributes(figure: Figure) -> str:
    return " ".join(filter(None, (figure.metric, figure.entity, figure.time)))
