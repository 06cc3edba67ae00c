"""Whose figure it is where no name says so: 每个人, 全世界, 美13个市场, 西部为22年, the new model.

Must never take a word for an owner that only says how many or when.
"""

import re
from dataclasses import replace
from functools import cache

from corpus.figures.clauses import Setting, View
from corpus.figures.owners import Owner
from corpus.figures.phrases import names_change, names_metric
from corpus.lexicon import any_of, load_lexicon
from corpus.models import Attribute, Figure, Span

# How far back the product may be named that 新模型 stands for.
_REACH = 800
# The second of two in one shape: 欧洲平均50年，[北美]为40年.
_PARALLEL = re.compile(
    r"[^,，。;；\n0-9]{0,3}[,，;；、]\s?(?P<who>[^,，、。;；:：\n0-9“”\"()的]{2,6}?)(?:则|仅|只)?(?:为|是|达)(?:约|近|逾|超)?$"
)


def everybody(view: View, left: Span) -> Owner | None:
    """Who begins the clause and is all of us: `每个人`都会拥有几十个智能体, `全世界`可能只剩五六家."""
    match = _everybody().match(view.text, *left)
    return (None, Span(*match.span("who"))) if match else None


def some_others(view: View, left: Span) -> Owner | None:
    """Who begins the clause and is nobody by name: `有的厂商`甚至报到0.2元 is not of the house named before."""
    match = _some_others().match(view.text, *left)
    return (None, Span(*match.span("who"))) if match else None


def country_of(view: View, setting: Setting) -> Owner | None:
    """The country that one character before the number is: `美`13个电力市场, for a share of them too."""
    start = max(setting.clause.start - 1, 0)
    match = _country().search(view.text, start, setting.figure.span.end + 1)
    return (load_lexicon("metrics")["countries"][match["country"]], Span(*match.span("country"))) if match else None


def good_of(view: View, setting: Setting) -> Owner | None:
    """The good whose price a clause speaks of: `铜`价将升至每吨9800美元, `DRAM`合约价上涨两成."""
    found = list(_good().finditer(view.text, setting.clause.start, setting.figure.span.end))
    if not found or setting.figure.kind not in ("price", "money", "percent", "multiple", "share"):
        return None
    return None, Span(*found[-1].span("good"))


def product_meant(view: View, left: Span) -> Owner | None:
    """The product that 新模型 and `the new model` stand for: the last one named before."""
    match = _stand_ins().search(view.text, *left)
    if match is None:
        return None
    before = view.names_in(Span(max(0, left.start - _REACH), match.start()))
    named = [found for found in before if found.name.kind == "product"]
    return (named[-1].name.canonical, Span(*match.span())) if named else None


def in_parallel(text: str, before: Figure, figure: Figure) -> Figure | None:
    """A figure of the next one in a row, with its owner: 东部平均服役35年，`西部`为22年."""
    if figure.unit != before.unit or figure.kind != before.kind or figure.kind not in ("duration", "count", "share"):
        return None
    match = _PARALLEL.fullmatch(text, before.span.end, figure.span.start)
    if match is None or _no_owner().search(match["who"]):
        return None
    who = Span(*match.span("who"))
    own = figure.evidence.get("entity")
    if own and own.start >= who.start:  # a known name: 特斯拉为72万辆
        return None
    if names_metric(text, who) or names_change(text, who):
        return None
    evidence = dict(figure.evidence) | {"entity": who}
    return replace(figure, entity=match["who"], metric=before.metric, evidence=evidence | _metric_of(before))


def _metric_of(before: Figure) -> dict[Attribute, Span]:
    return {"metric": before.evidence["metric"]} if "metric" in before.evidence else {}


@cache
def _country() -> re.Pattern[str]:
    """A country by one character, at a clause's start: 美13个市场."""
    characters = "".join(load_lexicon("metrics")["countries"])
    return re.compile(rf"(?:^|[,，。;；:：\n“「 ])(?P<country>[{characters}])(?=(?:国内)? ?[0-9]{{1,4}} ?[个家座所州])")


@cache
def _no_owner() -> re.Pattern[str]:
    begins, ends = ("|".join(load_lexicon("metrics")["no_owner"][side]) for side in ("begins", "ends"))
    return re.compile(rf"^(?:{begins})|(?:{ends})$")


@cache
def _everybody() -> re.Pattern[str]:
    words = load_lexicon("metrics")["chinese"]
    who = any_of(words["everybody"])
    when = r"(?:(?:[在到]?(?:未来|以后|今后|将来|最终|现在|如今|过去|也许|或许|可能|那时|届时)[,，]?){0,2})"
    return re.compile(rf"[\s“「『]*{when}(?P<who>{who})(?=[都会将能可也要最只需有拥就可])")


@cache
def _some_others() -> re.Pattern[str]:
    words = load_lexicon("metrics")["chinese"]
    some, groups = any_of(words["some"]), any_of(words["rivals"])
    return re.compile(rf"[\s“「『]*(?:但|而|不过|甚至)?(?P<who>(?:{some})(?:[^,;:。的0-9]{{0,4}}?)(?:{groups}))(?!的)")


@cache
def _good() -> re.Pattern[str]:
    words = load_lexicon("metrics")["chinese"]
    goods, prices = any_of(words["traded"]), any_of(words["traded_prices"])
    return re.compile(rf"(?P<good>(?:一般型|现货|国际|布伦特|纽约|伦敦)?(?:{goods}))(?:{prices})")


@cache
def _stand_ins() -> re.Pattern[str]:
    things = load_lexicon("metrics")["stand_ins"]
    english, chinese = "|".join(things["english"]), "|".join(things["chinese"])
    the = r"\b[Tt]he(?: API version of the| (?:new|latest|updated))?(?: [a-z]+)? ?"
    return re.compile(rf"{the}(?:{english})\b|(?:该|新|这款|这个)(?:{chinese})")
