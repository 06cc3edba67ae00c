"""Whether a figure is a fact, a plan, a forecast, an estimate, a goal or a supposition.

Must never judge whether it is true.
"""

import re
from bisect import bisect_left
from functools import cache, lru_cache

from corpus.figures.clauses import Setting, View, is_base
from corpus.figures.facts import SHARES, is_fact
from corpus.lexicon import load_lexicon
from corpus.models import Claim, Modality, Span

_KINDS: tuple[Modality, ...] = ("hypothetical", "goal", "plan", "forecast", "estimate")
_SUPPOSED_REACH = 40
# English says the same in so many times the characters.
_ENGLISH_LENGTH = 3
# How far behind 将 and "will" the verb stands that makes a plan of them: 将在四座工厂部署.
_ACTING_REACH = 18
_ASKED_TO = re.compile(
    r"\b(?:requests?|proposals?|bids?|plans?|offers?|agreements?|deals?|petitions?|votes?|pledges?)\b[^,.;]{0,20} $"
)
_BELONGING_REACH = 12
# What something about needs is somebody's estimate: 建一座工厂需约500亿至600亿美元.
_NEEDED = re.compile(r"(?:需要|需|须|耗费|costs?|requires?|takes?|needs?)\s*(?:数[年月天]甚至)?$", re.IGNORECASE)
_NEEDED_REACH = 10
# What a house is said to be worth, about, and the size of a whole market: 投前估值约为12亿美元, 全球市场规模约2万亿.
_VALUED = re.compile(
    r"(?<!投后)估值[^,，。;；涨升增跌降]{0,4}$|\bvalued (?:it |the company )?at $"
    r"|(?:全球|全国|世界|行业)[^,，。;；]{0,14}(?:规模|市场|产值|总量)[^,，。;；增升涨减降]{0,4}$"
)
_YEARS = re.compile("(?:19|20)[0-9]{2}")
# What a plan of the state lays down by a year holds to the sentence's end: 《方案》提出，到2028年，占比超过45%；….
_DECREE = re.compile(
    r"\s*(?:[^,，。;；\n]{0,24}[》」案划见例])?(?P<cue>提出|明确|要求|规定)[,，:：]\s?[到至](?:19|20)[0-9]{2}\s?年"
)
# A level that one plans to reach is a goal: 计划到2029年实现; what one plans to do is a plan.
_REACHING = re.compile(
    r"实现(?![了的])[^,，。;；]{0,6}$|(?<![已会])达[到成]$|\b(?:reach|achieve|attain)(?: about| around)? $"
)
# 需要十年才能见效 is reckoned, 需要22年时间 told.
_UNTIL = re.compile("[^,，。;；\n]{0,6}(?:、[^,，。;；\n]{1,8})?(?:才能|方能|才会|才可)")
_STILL = re.compile("还[需要得差]|仍需")
_FISCAL = re.compile(r"财年|\bfiscal\b|\bFY", re.IGNORECASE)
_STOP = re.compile("[；;](?! ?其中)")
# A cue that a comma follows says it of all that comes: 机构预估，公司今年每股盈余约8元.
_GOVERNS = re.compile(" ?[,，:：]")
_NEARBY = 30
# What a rate of exchange or a price would do to something is supposed: 每升值1%.
_EACH = re.compile("每(?:升值|贬值|上涨|下跌|上升|下降|增加|减少|提高|降低|变动|波动|升|降|涨|跌)了? ?$")
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


def find_modality(view: View, setting: Setting, claim: Claim | None) -> tuple[Modality, Span | None]:
    """Tell a figure's modality and where it was read.

    The figure's own clause decides first (过去一年超4000亿 is a fact, 未来五年将突破4万亿 beside it a forecast), then
    the part of the sentence before it, then the claim that it stands in. Without any sign a figure is a fact.
    """
    tense = _tense(view, setting)
    given = _given(view.text, setting, tense)
    if given:
        return given
    earlier = _earlier(view.text, setting)
    found = _in_clause(view.text, setting, tense, earlier)
    if found:
        ahead = found[0] == "estimate" and setting.figure.kind == "duration" and _is_ahead(view.text, setting, claim)
        supposed = _supposed(earlier, found[1], view.text) if found[0] == "plan" else None
        return supposed or (("forecast", found[1]) if ahead else found)
    left = Span(setting.left.start, setting.figure.span.start)
    governed = earlier is not None and tense != "past" and _GOVERNS.match(view.text, earlier[1].end) is not None
    told = tense in ("past", "present") or _marks("actual").search(view.text, *left) is not None
    if earlier and (governed or (not told and _carries_on(view.text, earlier, setting, tense, claim))):
        return earlier
    if tense == "future" and not told:
        return "forecast", None
    predicts = not told and claim is not None and claim.type == "prediction" and _foretold(view, setting, claim)
    return ("forecast", claim.cue_span) if predicts and claim and claim.cue_span else ("actual", None)


def _given(text: str, setting: Setting, tense: str | None) -> tuple[Modality, Span | None] | None:
    """What is denied, what is a fact whatever else is said, and what the state lays down, in this order."""
    denied = _denied(text, setting)
    if denied:
        return "hypothetical", denied
    behind = Span(setting.figure.span.end, min(setting.figure.span.end + _BELONGING_REACH, setting.clause.end))
    if not _marks("belonging").search(text, *behind) and is_fact(text, setting, tense):
        return "actual", None
    decreed = _DECREE.match(text, setting.sentence.start, setting.figure.span.start)
    return ("goal", Span(*decreed.span("cue"))) if decreed and tense != "past" else None


def _denied(text: str, setting: Setting) -> Span | None:
    """The denial that a figure stands in: 否认将裁员三成; what the sentence goes on to say is none of it."""
    found = list(_marks("denied").finditer(text, setting.sentence.start, setting.figure.span.start))
    if not found or _goes_on().search(text, found[-1].end(), setting.figure.span.start):
        return None
    return Span(*found[-1].span())


@cache
def _goes_on() -> re.Pattern[str]:
    words = load_lexicon("modality")["denied"]["goes_on"]
    chinese = "|".join(word for word in words if not word.isascii())
    english = "|".join(word for word in words if word.isascii())
    return re.compile(rf"[,，;；]\s?(?:{chinese})|\b(?:{english})\b|[;；]", re.IGNORECASE)


def _is_ahead(text: str, setting: Setting, claim: Claim | None) -> bool:
    """Whether the time that something needs is still to come: 至少还需要三到五年."""
    predicts = claim is not None and claim.type == "prediction"
    return predicts or _STILL.search(text, setting.clause.start, setting.figure.span.start) is not None


def _earlier(text: str, setting: Setting) -> tuple[Modality, Span] | None:
    """The nearest cue before the clause; 将 before a deed is a plan there as well."""
    scope = _part(text, setting)
    found = _cue(text, scope, nearest=True)
    return ("plan", found[1]) if found and _acts(text, found[1], scope) else found


def _foretold(view: View, setting: Setting, claim: Claim) -> bool:
    """Whether a prediction has begun where the figure stands: 透露订单80亿元，其中七成将交付 begins with a fact."""
    first = _marks("forecast").search(view.text, *claim.span)
    start = max(claim.span.start, _part(view.text, setting).start)
    last = _marks("forecast").search(view.text, start, setting.clause.end)
    return first is None or (last is not None and first.start() <= setting.clause.end)


def _part(text: str, setting: Setting) -> Span:
    """The sentence up to the clause, behind the last semicolon: what comes behind that speaks for itself."""
    stops = [m.end() for m in _STOP.finditer(text, setting.sentence.start, setting.clause.start)]
    return Span(stops[-1] if stops else setting.sentence.start, setting.clause.start)


def _in_clause(
    text: str, setting: Setting, tense: str | None, earlier: tuple[Modality, Span] | None
) -> tuple[Modality, Span] | None:
    """The cue beside the figure, else in its clause; a weak one (将) gives way to a goal or plan named before."""
    beside = _beside(text, setting)
    if beside:
        return beside
    left = Span(setting.left.start, setting.figure.span.start)
    is_told = _marks("actual").search(text, *left) is not None
    for scope in (Span(setting.left.start, setting.right.end), setting.clause):
        found = _cue(text, scope)
        at_hand = found and (left.start <= found[1].start < left.end or _belongs(text, setting, found[1], near=True))
        if found and is_told and not at_hand:
            continue  # plans to cut jobs after sales [fell] 12%
        if not found or (tense == "past" and found[0] in ("forecast", "plan") and not _was_expected(text, found[1])):
            continue
        if found[1].start >= setting.right.end and _belongs(text, setting, found[1]):
            continue
        is_weak = _marks("weak").fullmatch(text, *found[1]) is not None
        if _acts(text, found[1], setting.clause) and setting.figure.kind not in SHARES:
            return "plan", found[1]
        if found[0] == "plan" and _REACHING.search(text, found[1].end, setting.figure.span.start):
            return "goal", found[1]
        stronger = _stronger(text, setting, found[1], earlier) if is_weak else None
        if stronger:
            return stronger
        return ("forecast", found[1]) if found[0] == "estimate" and tense == "future" else found
    return None


def _supposed(earlier: tuple[Modality, Span] | None, cue: Span, text: str) -> tuple[Modality, Span] | None:
    """The condition near before a deed: If regulators approve, it will buy 300,000."""
    if not earlier or earlier[0] != "hypothetical" or cue.start - earlier[1].end > _supposed_reach(text, earlier[1]):
        return None
    return earlier


def _belongs(text: str, setting: Setting, cue: Span, *, near: bool = False) -> bool:
    """Whether a cue behind a figure is that figure's alone: $6 billion expected."""
    apart = cue.start - setting.figure.span.end
    return 0 <= apart <= (_BELONGING_REACH if near else apart) and _marks("belonging").fullmatch(text, *cue) is not None


def _stronger(
    text: str, setting: Setting, weak: Span, earlier: tuple[Modality, Span] | None
) -> tuple[Modality, Span] | None:
    """What a weak cue gives way to: a goal, a supposition near before it, a plan whose own money or time it is."""
    own = _cue(text, Span(setting.clause.start, weak.start), nearest=True)
    for found in (own, earlier):
        if found and found[0] == "hypothetical" and weak.start - found[1].end > _supposed_reach(text, found[1]):
            continue
        if found and found[0] in ("goal", "plan", "hypothetical"):
            return found
    return None


def _beside(text: str, setting: Setting) -> tuple[Modality, Span] | None:
    """What stands right beside the figure: needs are estimates, 每升值1% is supposed, a project is planned."""
    figure = setting.figure
    left, right = Span(setting.left.start, figure.span.start), Span(figure.span.end, setting.right.end)
    near = Span(max(left.start, left.end - _NEEDED_REACH), left.end)
    until = figure.kind == "duration" and _UNTIL.match(text, right.start, setting.sentence.end) is not None
    reckoned = figure.approx in ("about", "range") or until
    needed = _NEEDED.search(text, *near) if reckoned else None
    if needed:
        return "estimate", Span(*needed.span())
    valued = _VALUED.search(text, *left) if figure.approx == "about" and figure.kind == "money" else None
    if valued:
        return "estimate", Span(*valued.span())
    each = _EACH.search(text, *near)
    if each:
        return "hypothetical", Span(*each.span())
    follows = _FOLLOWS.search(text, setting.sentence.start, setting.clause.start)
    if follows:
        return "estimate", Span(*follows.span(1))
    awaited = _AWAITED.match(text, *right)
    if awaited:
        return "forecast", Span(*awaited.span(1))
    project = _PROJECT.match(text, *right) if figure.kind == "money" else None
    return ("plan", Span(*project.span(project.lastindex or 0))) if project else None


def _acts(text: str, cue: Span, scope: Span) -> bool:
    """Whether somebody is to do it: 将在四座工厂部署, 产能将达; the scope decides."""
    is_weak = _marks("weak").fullmatch(text, *cue) is not None
    deed = _marks("acting").search(text, cue.end, min(cue.end + _ACTING_REACH, scope.end)) if is_weak else None
    # Where something else comes first it is no deed: 将[来自]电网建设, 将[达]90亿元的投资.
    if deed and not _marks("being").search(text, cue.end, deed.start()):
        return True
    coming = is_weak or text[cue.start : cue.start + 1] == "将"
    return coming and _marks("built").search(text, scope.start, cue.start) is not None


def _was_expected(text: str, cue: Span) -> bool:
    """此前预期100亿元 says what was expected before, and no fact; so does a request to raise rates."""
    if text.startswith("to ", cue.start) and _ASKED_TO.search(text, max(0, cue.start - _NEARBY), cue.start):
        return True
    return text[max(0, cue.start - 3) : cue.start].removesuffix("的")[-2:] in ("此前", "先前", "原先", "早前", "之前")


def _supposed_reach(text: str, cue: Span) -> int:
    return _SUPPOSED_REACH * (_ENGLISH_LENGTH if text[cue.start].isascii() else 1)


def _carries_on(
    text: str, earlier: tuple[Modality, Span], setting: Setting, tense: str | None, claim: Claim | None
) -> bool:
    """A cue in an earlier clause holds for this one: a supposition not for long, a forecast not into bare facts."""
    modality, cue = earlier
    if modality == "hypothetical":
        return setting.figure.span.start - cue.end <= _supposed_reach(text, cue)
    return modality != "forecast" or tense == "future" or claim is not None


def _cue(text: str, scope: Span, *, nearest: bool = False) -> tuple[Modality, Span] | None:
    for kind, spans in _cues_of(text):
        low, high = bisect_left(spans, (scope.start,)), bisect_left(spans, (scope.end,))
        inside = [span for span in (spans[low:high][-2:] if nearest else spans[low : low + 1]) if span.end <= scope.end]
        if inside and low < high:
            return kind, inside[-1 if nearest else 0]
    return None


@lru_cache(maxsize=2)
def _cues_of(text: str) -> tuple[tuple[Modality, list[Span]], ...]:
    """Every cue of an article by kind, found once for all its figures."""
    cues = {kind: [m for m in _marks(kind).finditer(text) if not _is_none(text, m)] for kind in _KINDS}
    ends: dict[int, int] = {}
    starts: dict[int, int] = {}
    for match in (match for matches in cues.values() for match in matches):
        ends[match.start()] = max(match.end(), ends.get(match.start(), 0))
        starts[match.end()] = min(match.start(), starts.get(match.end(), match.start()))
    # Of two that begin or end together the longer one counts: 目标价 is no 目标, "price target" no target.
    whole = {kind: [m for m in cues[kind] if (starts[m.end()], ends[m.start()]) == m.span()] for kind in _KINDS}
    return tuple((kind, [Span(*m.span()) for m in whole[kind]]) for kind in _KINDS)


def _is_none(text: str, cue: re.Match[str]) -> bool:
    """Whether it only looks like a cue: 将近, 物料, 虚拟, in May."""
    before = text[cue.start() - 1 : cue.start()]
    inside = before and before in load_lexicon("modality")["begins_before"].get(cue[0], "")
    return bool(inside) or _marks("none").match(text, cue.start()) is not None or cue[0] == "May"


def _tense(view: View, setting: Setting) -> str | None:
    """The nearest time up to the clause that is not a comparison: its words, or its year against the article's."""
    times = view.times_in(Span(_part(view.text, setting).start, setting.clause.end))
    for time in reversed([t for t in times if not t.compared and not is_base(view.text, t, setting.figure)]):
        if time.tense:
            return time.tense
        year = max([time.year or 0, *map(int, _YEARS.findall(view.text, *time.span))])
        # A fiscal year runs ahead of the calendar: 2026财年第一财季 is over in autumn 2025.
        if _FISCAL.search(view.text, max(0, time.span.start - 8), time.span.end):
            year -= 1
        if year and view.article.published and year != view.article.published.year:
            return "future" if year > view.article.published.year else "past"
    return None


@cache
def _marks(kind: str) -> re.Pattern[str]:
    words = sorted(load_lexicon("modality")[kind]["words"], key=len, reverse=True)
    chinese = "|".join(re.escape(word) for word in words if not word.isascii())
    english = "|".join(re.escape(word) for word in words if word.isascii())
    either = [rf"(?:{chinese})"] * bool(chinese) + [rf"\b(?:{english})\b"] * bool(english)
    return re.compile("|".join(either), re.IGNORECASE)
