"""Whether a figure is a fact, a plan, a forecast, an estimate, a goal or a supposition.

Must never judge whether it is true.
"""

import re
from functools import cache

from corpus.figures.clauses import Setting, View, is_base
from corpus.figures.facts import SHARES, is_fact
from corpus.figures.neighbours import sign_beside
from corpus.figures.signs import Sign, cue_in, marks
from corpus.lexicon import any_of, load_lexicon, patterns_of
from corpus.models import Claim, Modality, Span

_SUPPOSED_REACH = 40
# English says the same in so many times the characters.
_ENGLISH_LENGTH = 3
# How far behind 将 and "will" the verb stands that makes a plan of them: 将在四座工厂部署.
_ACTING_REACH = 18
_ASKED_TO = re.compile(rf"\b(?:{patterns_of('contexts', 'requests')})\b[^,.;]{{0,20}} $")
_BELONGING_REACH = 12
_YEARS = re.compile("(?:19|20)[0-9]{2}")
# What a plan of the state lays down by a year holds to the sentence's end: 《方案》提出，到2028年，占比超过45%；….
_DECREE = re.compile(
    r"\s*(?:[^,，。;；\n]{0,24}[》」案划见例])?(?P<cue>提出|明确|要求|规定)[,，:：]\s?[到至](?:19|20)[0-9]{2}\s?年"
)
# A level that one plans to reach is a goal: 计划到2029年实现; what one plans to do is a plan.
_REACHING = re.compile(
    r"实现(?![了的])[^,，。;；]{0,6}$|(?<![已会])达[到成]$|\b(?:reach|achieve|attain)(?: about| around)? $"
)
_STILL = re.compile("还[需要得差]|仍需")
_FISCAL = re.compile(r"财年|\bfiscal\b|\bFY", re.IGNORECASE)
_STOP = re.compile("[；;](?! ?其中)")
# A cue that a comma follows says it of all that comes: 机构预估，公司今年每股盈余约8元.
_GOVERNS = re.compile(" ?(?:(?:是|为|如下|is|are|was)?[:：]|[,，])")
_NEARBY = 30
# What is held against, beside its own time: 比2025年底[的约]940万.
_OF_TIME = re.compile("[初末底]?的?(?:约|近|逾|大约)?")
# Between two figures of an English clause, what begins the second one's part: 23% last year [and] could take.
_NEXT_PART = re.compile(r"\b(?:and|but|while)\b")
# What somebody foresees others do is no plan: predicted that the world would spend.
_FORESEEN = re.compile(r"\b(?:predict|expect|forecast|estimat|reckon|project|anticipat)[a-z]*\b", re.IGNORECASE)
_WOULD = re.compile(r"(?:would|will)\b", re.IGNORECASE)


def find_modality(view: View, setting: Setting, claim: Claim | None) -> tuple[Modality, Span | None]:
    """Tell a figure's modality and where it was read.

    The figure's own clause decides first (过去一年超4000亿 is a fact, 未来五年将突破4万亿 beside it a forecast), then
    the part of the sentence before it, then the claim that it stands in. Without any sign a figure is a fact.
    """
    tense = _tense(view, setting)
    given = _given(view, setting, tense)
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
    told = tense in ("past", "present") or marks("actual").search(view.text, *left) is not None
    if earlier and (governed or (not told and _carries_on(view.text, earlier, setting, tense, claim))):
        return earlier
    if tense == "future" and not told:
        return "forecast", None
    predicts = not told and claim is not None and claim.type == "prediction" and _foretold(view, setting, claim)
    return ("forecast", claim.cue_span) if predicts and claim and claim.cue_span else ("actual", None)


def _given(view: View, setting: Setting, tense: str | None) -> tuple[Modality, Span | None] | None:
    """What is denied, what is a fact whatever else is said, and what the state lays down, in this order."""
    text = view.text
    denied = _denied(text, setting)
    if denied:
        return "hypothetical", denied
    behind = Span(setting.figure.span.end, min(setting.figure.span.end + _BELONGING_REACH, setting.clause.end))
    fact = _is_over(view, setting) or is_fact(text, setting, tense)
    if fact and not marks("belonging").search(text, *behind):
        return "actual", None
    decreed = _DECREE.match(text, setting.sentence.start, setting.figure.span.start)
    return ("goal", Span(*decreed.span("cue"))) if decreed and tense != "past" else None


def _is_over(view: View, setting: Setting) -> bool:
    """Whether it is what a plan is held against at a time that is over: 到2028年，规模比`2025年底的约940万`增长两倍."""
    times = view.times_in(Span(setting.clause.start, setting.figure.span.start))
    published = view.article.published
    own = times[-1] if times and times[-1].compared else None
    if own is None or published is None or own.year is None or own.year >= published.year:
        return False
    return _OF_TIME.fullmatch(view.text, own.span.end, setting.figure.span.start) is not None


def _denied(text: str, setting: Setting) -> Span | None:
    """The denial that a figure stands in: 否认将裁员三成; what the sentence goes on to say is none of it."""
    found = list(marks("denied").finditer(text, setting.sentence.start, setting.figure.span.start))
    if not found or _goes_on().search(text, found[-1].end(), setting.figure.span.start):
        return None
    return Span(*found[-1].span())


@cache
def _goes_on() -> re.Pattern[str]:
    words = load_lexicon("modality")["denied"]["goes_on"]
    chinese, english = (any_of(word for word in words if word.isascii() is of) for of in (False, True))
    return re.compile(rf"[,，;；]\s?(?:{chinese})|\b(?:{english})\b|[;；。!?！？”」』]|\. ", re.IGNORECASE)


def _is_ahead(text: str, setting: Setting, claim: Claim | None) -> bool:
    """Whether the time that something needs is still to come: 至少还需要三到五年."""
    predicts = claim is not None and claim.type == "prediction"
    return predicts or _STILL.search(text, setting.clause.start, setting.figure.span.start) is not None


def _earlier(text: str, setting: Setting) -> Sign | None:
    """The nearest cue before the clause; 将 before a deed is a plan there as well."""
    scope = _part(text, setting)
    found = cue_in(text, scope, nearest=True)
    return ("plan", found[1]) if found and _acts(text, found[1], scope) else found


def _foretold(view: View, setting: Setting, claim: Claim) -> bool:
    """Whether a prediction has begun where the figure stands: 透露订单80亿元，其中七成将交付 begins with a fact."""
    first = marks("forecast").search(view.text, *claim.span)
    start = max(claim.span.start, _part(view.text, setting).start)
    last = marks("forecast").search(view.text, start, setting.clause.end)
    return first is None or (last is not None and first.start() <= setting.clause.end)


def _part(text: str, setting: Setting) -> Span:
    """The sentence up to the clause, behind the last semicolon: what comes behind that speaks for itself."""
    stops = [m.end() for m in _STOP.finditer(text, setting.sentence.start, setting.clause.start)]
    return Span(stops[-1] if stops else setting.sentence.start, setting.clause.start)


def _in_clause(text: str, setting: Setting, tense: str | None, earlier: Sign | None) -> Sign | None:
    """The cue beside the figure, else in its clause; a weak one (将) gives way to a goal or plan named before."""
    beside = sign_beside(text, setting)
    if beside:
        return beside
    left = Span(setting.left.start, setting.figure.span.start)
    is_told = marks("actual").search(text, *left) is not None
    for scope in (Span(setting.left.start, setting.right.end), setting.clause):
        found = cue_in(text, scope)
        at_hand = found and (left.start <= found[1].start < left.end or _belongs(text, setting, found[1], near=True))
        if found and is_told and not at_hand:
            continue  # plans to cut jobs after sales [fell] 12%
        if not found or (tense == "past" and found[0] in ("forecast", "plan") and not _was_expected(text, found[1])):
            continue
        if not _is_of_another(text, setting, found[1]):
            return _weighed(text, setting, found, tense, earlier)
    return None


def _weighed(text: str, setting: Setting, found: Sign, tense: str | None, earlier: Sign | None) -> Sign:
    """What a cue of the clause comes to: a deed is a plan, a level to reach a goal, an estimate ahead a forecast."""
    kind, cue = found
    foreseen = kind == "plan" and _is_foreseen(text, setting, cue)
    if not foreseen and _acts(text, cue, setting.clause) and setting.figure.kind not in SHARES:
        return "plan", cue
    if kind == "plan" and not foreseen and _REACHING.search(text, cue.end, setting.figure.span.start):
        return "goal", cue
    is_weak = marks("weak").fullmatch(text, *cue) is not None
    stronger = _stronger(text, setting, cue, earlier) if is_weak else None
    ahead = foreseen or (kind == "estimate" and tense == "future")
    return stronger or (("forecast", cue) if ahead else found)


def _is_of_another(text: str, setting: Setting, cue: Span) -> bool:
    """Whether a cue behind a figure says it of the next one: took 23% last year and `could` take, $21 bn `expected`."""
    if cue.start >= setting.right.end and _belongs(text, setting, cue):
        return True
    behind = setting.figure.span.end
    weak = cue.start >= behind and text[cue.start].isascii() and marks("weak").fullmatch(text, *cue) is not None
    return weak and cue.end <= setting.right.end and _NEXT_PART.search(text, behind, cue.start) is not None


def _is_foreseen(text: str, setting: Setting, cue: Span) -> bool:
    """Whether somebody only foresees that others will do it: predicted that the world `would spend` $3 trillion."""
    foreseen = _WOULD.match(text, cue.start) and _FORESEEN.search(text, setting.clause.start, cue.start)
    return foreseen is not None


def _supposed(earlier: Sign | None, cue: Span, text: str) -> Sign | None:
    """The condition near before a deed: If regulators approve, it will buy 300,000."""
    if not earlier or earlier[0] != "hypothetical" or cue.start - earlier[1].end > _supposed_reach(text, earlier[1]):
        return None
    return earlier


def _belongs(text: str, setting: Setting, cue: Span, *, near: bool = False) -> bool:
    """Whether a cue behind a figure is that figure's alone: $6 billion expected."""
    apart = cue.start - setting.figure.span.end
    return 0 <= apart <= (_BELONGING_REACH if near else apart) and marks("belonging").fullmatch(text, *cue) is not None


def _stronger(text: str, setting: Setting, weak: Span, earlier: Sign | None) -> Sign | None:
    """What a weak cue gives way to: a goal, a supposition near before it, a plan whose own money or time it is."""
    own = cue_in(text, Span(setting.clause.start, weak.start), nearest=True)
    for found in (own, earlier):
        if found and found[0] == "hypothetical" and weak.start - found[1].end > _supposed_reach(text, found[1]):
            continue
        if found and found[0] in ("goal", "plan", "hypothetical"):
            return found
    return None


def _acts(text: str, cue: Span, scope: Span) -> bool:
    """Whether somebody is to do it: 将在四座工厂部署, 产能将达; the scope decides."""
    is_weak = marks("weak").fullmatch(text, *cue) is not None
    deed = marks("acting").search(text, cue.end, min(cue.end + _ACTING_REACH, scope.end)) if is_weak else None
    # Where something else comes first it is no deed: 将[来自]电网建设, 将[达]90亿元的投资.
    if deed and not marks("being").search(text, cue.end, deed.start()):
        return True
    coming = is_weak or text[cue.start : cue.start + 1] == "将"
    return coming and marks("built").search(text, scope.start, cue.start) is not None


def _was_expected(text: str, cue: Span) -> bool:
    """此前预期100亿元 says what was expected before, and no fact; so does a request to raise rates."""
    if text.startswith("to ", cue.start) and _ASKED_TO.search(text, max(0, cue.start - _NEARBY), cue.start):
        return True
    return text[max(0, cue.start - 3) : cue.start].removesuffix("的")[-2:] in load_lexicon("contexts")["before_now"]


def _supposed_reach(text: str, cue: Span) -> int:
    return _SUPPOSED_REACH * (_ENGLISH_LENGTH if text[cue.start].isascii() else 1)


def _carries_on(text: str, earlier: Sign, setting: Setting, tense: str | None, claim: Claim | None) -> bool:
    """A cue in an earlier clause holds for this one: a supposition not for long, a forecast not into bare facts."""
    modality, cue = earlier
    if modality == "hypothetical":
        return setting.figure.span.start - cue.end <= _supposed_reach(text, cue)
    return modality != "forecast" or tense == "future" or claim is not None


def _tense(view: View, setting: Setting) -> str | None:
    """The nearest time up to the clause that is not a comparison: its words, or its year against the article's."""
    and_then = _NEXT_PART.search(view.text, setting.figure.span.end, setting.clause.end)
    end = and_then.start() if and_then else setting.clause.end
    times = view.times_in(Span(_part(view.text, setting).start, end))
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
