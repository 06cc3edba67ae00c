"""Whose figure it is where a thing or a group without a name has it: 人形机器人, 全球AI行业, 以电商为例.

Must never coin a word, each is a slice of the text, nor take what is only measured for who has it.
"""

import re
from functools import cache

from corpus.figures.clauses import View
from corpus.figures.owners import Owner
from corpus.figures.phrases import group_phrase, is_group, names_metric
from corpus.lexicon import any_of, load_lexicon
from corpus.models import Span

_DOMAIN = re.compile("(?<!占)(?:国内|我国|全国)")
_EXAMPLE = re.compile(r"以\s?([^,;:。以的()]{2,12}?)\s?(?:\([^()]{0,40}\))?\s?为例")
_NOBODY = re.compile("没有|任何")
_LONGEST_OUTSIDE = 10
# What names the one in the bracket begins behind these: 领先的是手机、手表和[耳机]（5亿美元）.
_LINK = re.compile("[、和与及为是]|包括")


def group_in(view: View, scope: Span) -> Owner | None:
    """The last group in a stretch, the time aside: 全球AI行业.

    The article's house where the words only say what of it: 占员工, 云服务收入.
    """
    times = [t.span.end for t in view.times_in(scope) if not t.compared and t.span.end <= scope.end]
    phrase = group_phrase(view.text, Span(times[-1] if times else scope.start, scope.end))
    phrase = phrase or (group_phrase(view.text, Span(scope.start, times[-1])) if times else None)
    if not phrase or view.text[phrase.start : phrase.end].lower() in ("or", "and", "but"):
        return None
    if _NOBODY.match(view.text, *phrase):
        return None
    hero = view.protagonist
    if _words("no_group").match(view.text, *phrase) or (hero and _words("taken_in").match(view.text, phrase.end)):
        return (hero.name.canonical, phrase) if hero else None
    return None, phrase


def unless_measure(view: View, found: Owner | None, metric: Span | None) -> Owner | None:
    """What measures is not whose it is: 算力 of 单卡算力."""
    if not found or not metric or is_group(view.text, found[1]):
        return found
    return None if metric.start <= found[1].start and found[1].end == metric.end else found


def thing_of(view: View, metric: Span | None) -> Owner | None:
    """Where somebody reckons what is others', the thing whose measure the metric names: `人形机器人`的出货量."""
    if metric is None or (view.protagonist and not view.observers):
        return None
    words = load_lexicon("metrics")["chinese"]
    match = _measured("measured" if view.observers else "shared").fullmatch(view.text, *metric)
    if match is None and not view.protagonist:  # 数据中心的用电量
        match = _measured("measured").fullmatch(view.text, *metric)
        match = match if match and match["thing"].removeprefix("全国") in words["thing"] else None
    if match is None or names_metric(view.text, Span(*match.span("thing"))):
        return None
    empty = match["thing"] in (*words["aside"], *words["measured"], *words["no_thing"])
    return None if empty else (None, Span(*match.span("thing")))


def example_in(text: str, scope: Span) -> Owner | None:
    """What is taken for an example: 以`电商`为例."""
    match = _EXAMPLE.search(text, *scope)
    return (None, Span(*match.span(1))) if match else None


def words_outside(text: str, outside: Span) -> Owner | None:
    """The word before a bracket whose figure stands in it: 手表和`耳机`（5亿美元）."""
    linked = [m.end() for m in _LINK.finditer(text, *outside)]
    start = max([outside.start, *linked])
    words = text[start : outside.end].strip()
    if not 1 < len(words) <= _LONGEST_OUTSIDE or any(map(str.isdigit, words)):
        return None
    at = text.index(words, start)
    return None, Span(at, at + len(words))


def home_country(text: str, scope: Span) -> Owner | None:
    """Where nobody is named, the country that is spoken of: 国内融资事件达94起."""
    match = _DOMAIN.search(text, *scope)
    return (None, Span(*match.span())) if match else None


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(load_lexicon("metrics")["chinese"][kind]))


@cache
def _measured(kind: str) -> re.Pattern[str]:
    words = load_lexicon("metrics")["chinese"]
    nouns, leads = any_of(words[kind]), any_of(words["aside"])
    thing = r"(?P<thing>(?!占)[^0-9,，、“”\"()]{2,14}?)"
    return re.compile(rf"(?:{leads})?{thing}的?(?:{leads})?(?:{nouns}){{1,3}}(?:预测|预期)?")
