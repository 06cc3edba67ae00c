"""What stands right beside a figure and tells it from a fact: 需约500亿, 每升值1%, 3800亿的基建计划.

Must never look further than the words that touch the figure, or the clause that 每升值1% ends.
"""

import re

from corpus.figures.clauses import Setting
from corpus.figures.signs import Sign
from corpus.lexicon import patterns_of
from corpus.models import Span

# What something about needs is somebody's estimate: 建一座工厂需约500亿至600亿美元.
_NEEDED = re.compile(r"(?:需要|需|须|耗费|costs?|requires?|takes?|needs?)\s*(?:数[年月天]甚至)?$", re.IGNORECASE)
_NEEDED_REACH = 10
# What a house is said to be worth, about, and the size of a whole market: 投前估值约为12亿美元, 全球市场规模约2万亿.
_VALUED = re.compile(
    r"(?<!投后)估值[^,，。;；涨升增跌降]{0,4}$|\bvalued (?:it |the company )?at $"
    r"|(?:全球|全国|世界|行业)[^,，。;；]{0,14}(?:规模|市场|产值|总量)[^,，。;；增升涨减降]{0,4}$"
)
# 需要十年才能见效 is reckoned, 需要22年时间 told.
_UNTIL = re.compile("[^,，。;；\n]{0,6}(?:、[^,，。;；\n]{1,8})?(?:才能|方能|才会|才可)")
# What a rate of exchange or a price would do to something is supposed: 每升值1%.
_EACH = re.compile(f"每(?:{patterns_of('contexts', 'moves_by')})了? ?$")
# And what it brings is reckoned: 每升值1%，毛利率下滑0.4个百分点.
_FOLLOWS = re.compile(rf"({_EACH.pattern.removesuffix(' ?$')}) ?[0-9][^,，。;；\n]{{0,6}}[,，]$")
# What others had looked for: the $720 million [analysts] were looking for.
_AWAITED = re.compile(
    r" (?:that )?((?:analysts|economists|Wall Street|investors|the market)"
    r" (?:had |were |was |have )?(?:expect|look|forecast|estimat|anticipat|project|predict)[a-z]*)"
)
# Money of a plan is planned money: 3800亿的AI基建计划, a $500 billion project.
_PROJECT = re.compile(
    r"\s?的?(?:[A-Za-z]{2,16}\s?)?[^,;:。!?()\na-z]{0,16}?(计划|计画|项目|方案|规划)"
    r"|-?\s(?:(?!of\b)[A-Za-z-]+\s){0,4}?\b(plan|project|programme|program)\b"
)


def sign_beside(text: str, setting: Setting) -> Sign | None:
    """What stands right beside the figure: needs are estimates, 每升值1% is supposed, a project is planned."""
    return _reckoned(text, setting) or _supposed(text, setting) or _looked_for(text, setting)


def _reckoned(text: str, setting: Setting) -> Sign | None:
    """Somebody's estimate: what something about needs, and what a house is about worth."""
    figure = setting.figure
    left = Span(setting.left.start, figure.span.start)
    until = figure.kind == "duration" and _UNTIL.match(text, figure.span.end, setting.sentence.end) is not None
    needed = _NEEDED.search(text, *_near(left)) if figure.approx in ("about", "range") or until else None
    valued = _VALUED.search(text, *left) if figure.approx == "about" and figure.kind == "money" else None
    match = needed or valued
    return ("estimate", Span(*match.span())) if match else None


def _supposed(text: str, setting: Setting) -> Sign | None:
    """What a rate of exchange or a price would do: 每升值1%, and what it would bring."""
    each = _EACH.search(text, *_near(Span(setting.left.start, setting.figure.span.start)))
    if each:
        return "hypothetical", Span(*each.span())
    follows = _FOLLOWS.search(text, setting.sentence.start, setting.clause.start)
    return ("estimate", Span(*follows.span(1))) if follows else None


def _looked_for(text: str, setting: Setting) -> Sign | None:
    """What others had looked for, and the money of a plan: $720 million analysts expected, 3800亿的基建计划."""
    right = Span(setting.figure.span.end, setting.right.end)
    awaited = _AWAITED.match(text, *right)
    if awaited:
        return "forecast", Span(*awaited.span(1))
    project = _PROJECT.match(text, *right) if setting.figure.kind == "money" else None
    return ("plan", Span(*project.span(project.lastindex or 0))) if project else None


def _near(left: Span) -> Span:
    return Span(max(left.start, left.end - _NEEDED_REACH), left.end)
