"""Which figures are facts whatever the sentence goes on to predict or plan.

Must never take a level that is foretold itself for a fact: 目标价由720元上调.
"""

import re

from corpus.figures.clauses import Setting
from corpus.lexicon import patterns_of
from corpus.models import Span

# Nobody does these: 其中七成将交付 is a forecast.
SHARES = ("percent", "share", "multiple", "ratio")
# The other side of a comparison is no forecast because this one is: up from 85 gigawatts, 由现在的100万吨.
_BASE = re.compile(
    r"(?:(?:up|down)(?: [a-z]+)? from|compared (?:with|to)|versus|vs\.?|(?:rise|grow|fall|drop|increase|climb)s? from)"
    r" (?:about |around |roughly |some |just )?$|[由从](?:现在|目前|当前|去年|今年初)?的?约?$",
    re.IGNORECASE,
)
_CLIMBS = re.compile(f"[^,，。;；\n]{{0,4}}(?:{patterns_of('contexts', 'climbs')})[^,，。;；\n0-9]{{0,3}}[到至成为]")
_BASE_REACH = 32
# Words for what itself is foretold, on both sides of a comparison.
_FORETOLD = re.compile(patterns_of("contexts", "foretold"), re.IGNORECASE)
# Those asked who expect, plan or hope are a fact: 44% expect to cut staff.
_ASKED = re.compile(
    rf" (?:of [^,.;]{{1,60}}? )?(?:{patterns_of('contexts', 'asked_about_english')})\b"
    rf"|[^,;:。]{{0,8}}?(?:{patterns_of('contexts', 'those_asked')})(?:{patterns_of('contexts', 'asked_about')})"
)
# 将费用提高到10万美元 at a clause's start is 把, and done; 占其35万名员工的4% counts those there are.
_OBJECT = re.compile(rf"\s?将(?![在于会])[^,，。;；\n将会把]{{2,16}}(?:{patterns_of('contexts', 'set_anew')})[到至为]")
_PLANNED = re.compile(patterns_of("contexts", "planned"))
_WHOLE = re.compile("占(?:其|全球|公司|集团|全部|全体|现有)[^,，。;；\n]{0,4}$")
# What comes back is no forecast: 每12个月会降至1/10.
_HABIT = re.compile("每隔? ?[0-9一二三四五六七八九十两几]{1,4} ?个?[天日周月季年小][^,，。;；\n]{0,4}会")


def is_fact(text: str, setting: Setting, tense: str | None) -> bool:
    """Whether no cue around has a say: what is compared with, what stands already, what those asked expect.

    未来两年有望从28%提高到44%: the 28% are a fact.
    """
    figure = setting.figure
    base = _BASE.search(text, max(setting.sentence.start, figure.span.start - _BASE_REACH), figure.span.start)
    # 未来两年有望从28%提高到44%: the level before is there already.
    climbs = _CLIMBS.match(text, figure.span.end, setting.sentence.end) is not None
    foretold = _FORETOLD.search(text, setting.sentence.start, setting.clause.end) is not None
    if base and not foretold and (climbs or tense != "future"):
        return True
    left = Span(setting.clause.start, figure.span.start)
    done = tense != "future" and _OBJECT.match(text, *setting.clause) is not None
    planned = done and _PLANNED.search(text, setting.sentence.start, setting.clause.start) is not None
    if (done and not planned) or (figure.kind == "count" and _WHOLE.search(text, *left)):
        return True
    if _HABIT.search(text, setting.clause.start, setting.clause.end):
        return True
    return figure.kind in SHARES and _ASKED.match(text, figure.span.end, setting.clause.end) is not None
