"""What a figure measures, in the article's own words. Must never coin a word: a metric is a slice of the text.

A phrase that follows the figure names it (3800亿的基建计划, 50% of demand, 300多款模型); else the phrase left of the
verb does (全球下载量超6亿次, the price has dropped by 97%).
"""

import re
from collections.abc import Sequence

from corpus.characters import HAN
from corpus.figures.clauses import Setting, View
from corpus.figures.english_phrases import (
    begins_with_verb,
    english_head_before,
    english_object_before,
    english_phrase_after,
    english_phrase_before,
)
from corpus.figures.phrases import (
    chinese_metric_first,
    chinese_phrase_after,
    chinese_phrase_before,
    names_change,
    names_metric,
)
from corpus.lexicon import load_lexicon
from corpus.models import Span
from corpus.times import Time

_HAN = re.compile(f"[{HAN}]")
_AROUND = 20
# A number that is no part of a date: the bracket behind it adds to it.
_AMOUNT = re.compile(r"\d(?![\d.]|\s?[年月日])")
_BREAK = re.compile(r"[,、;:。!?()\n→]")
# The counted noun at the end of a surface, behind scale and measure word: 690万[开发人员], over 10,000 [models].
_COUNTED = re.compile(
    rf"[0-9一二三四五六七八九十百千万亿兆几数多余两 ]+[{''.join(load_lexicon('metrics')['chinese']['measure'])}]?"
    rf"(?P<chinese>[{HAN}]{{2,}})$"
    r"|(?:\b(?:thousand|million|billion|trillion|hundred|dozen)s?\s)?"
    r"\b(?P<english>[a-z][A-Za-z-]+(?: [A-Za-z-]+)?)$"
)
# What the sentence is about: 研发方面，.
_LABEL = re.compile(r"\s*(?:在|对于|关于)?([^,;:。“”\"\n]{2,12}?)方面,")
_SHARE_OF = re.compile("(.{2,16}?[量额率数入润])(?:约|仅|只|已|就)?占")
# What a multiple or a share is reckoned from: 是[上一代]的2.5倍.
_BASED = re.compile("(?:是|为|相当于|只有|只及)[^,;:。]{0,24}的[约近]?$")
# Nothing but the way from the figure before to this one.
_OTHER = re.compile(
    r"[\s,(]*(?:compared (?:with|to)|versus|vs\.?|against|(?:down|up)(?: [a-z]+ly)? from|from|or|to|and)?\s*",
    re.IGNORECASE,
)
_DOUBLING = re.compile(r"(?:to )?(?:double|triple|quadruple|halve)\b", re.IGNORECASE)
# The words that lead into what is said.
_THAT = re.compile(r"\bthat (?:it|they|he|she|the (?:company|firm|group))\b")
_NO_NOUN = re.compile(
    r"[万亿兆千百十多余几]|以[上下内]|左右|\b(?:thousand|million|billion|trillion|hundred|dozen|of|or|and)s?\b"
)


def find_metric(view: View, setting: Setting) -> Span | None:
    """Find what the figure measures, 下载量 of 下载量超6亿次; the span is in characters into the stored text."""
    text, figure, times = view.text, setting.figure, view.times_in(setting.sentence)
    counted = _counted(text, setting)
    if counted:
        return counted
    if not _HAN.search(text, max(setting.sentence.start, figure.span.start - _AROUND), figure.span.end + _AROUND):
        return _english(view, setting, times)
    found = _chinese(text, setting, times)
    found = _without_share(text, found) if found else None
    if found and any(name.span == found for name in view.names_in(found)):  # 特斯拉 of 特斯拉为72万辆 measures nothing
        found = None
    label = _LABEL.match(text, setting.sentence.start, figure.span.start)
    label = None if label and _AMOUNT.search(text, label.end(), figure.span.start) else label
    is_vague = found is None or text[found.start : found.end] in load_lexicon("metrics")["chinese"]["nominal"]
    return Span(*label.span(1)) if label and is_vague else found


def _without_share(text: str, phrase: Span) -> Span:
    """用电量 of 用电量约占全社会用电量, 利润率 of 利润率达: what the figure is a share of is none of its metric."""
    share = _SHARE_OF.match(text, *phrase)
    end = share.end(1) if share else phrase.end
    end -= 2 if text.startswith(("不会", "不再"), end - 2) and end - phrase.start > 3 else 0
    while end - phrase.start > 2 and text[end - 1] in "达约将近超仅":
        end -= 1
    return Span(phrase.start, end)


def _chinese(text: str, setting: Setting, times: Sequence[Time]) -> Span | None:
    figure = setting.figure
    around = next((t.span for t in times if figure.kind == "duration" and _holds(t.span, figure.span)), None)
    if around:
        return chinese_phrase_after(text, Span(around.end, max(around.end, setting.right.end)), purpose=True)
    left = _left_chinese(text, setting, times)
    if figure.kind in ("multiple", "duration"):
        return left
    right = chinese_phrase_after(text, setting.right)
    bound = text[setting.right.start : setting.right.end].lstrip().startswith("的")
    if right and not bound and names_change(text, right):  # 从3%`回升`到4% measures nothing
        return left or _said_before(text, setting)
    # 首家市值突破5万亿美元的[公司] is measured by its 市值.
    if right and left and bound and names_metric(text, left) and not names_metric(text, right):
        return left
    if right and not (left and (names_change(text, right) or (not bound and names_metric(text, left)))):
        return right
    return left or chinese_phrase_after(text, setting.right, purpose=True)


def _holds(time: Span, figure: Span) -> bool:
    return time.start < figure.start and figure.end <= time.end


def _english(view: View, setting: Setting, times: Sequence[Time]) -> Span | None:
    text, figure = view.text, setting.figure
    is_second = setting.left.start > setting.clause.start or text[setting.left.start : setting.left.end].strip(" ,(")
    if is_second and _OTHER.fullmatch(text, *setting.left):  # the figure before says it: [compared with] $3 billion
        return None
    head = english_object_before(text, setting.left) or english_head_before(text, setting.left)
    if head:
        return head
    joined = figure.kind not in ("count", "money", "physical") and not _DOUBLING.match(figure.surface)
    right = english_phrase_after(text, setting.right, joined=joined, spent=figure.kind == "money")
    return right if right and not _only_frames(view, right) else _left_english(view, setting, times)


def _counted(text: str, setting: Setting) -> Span | None:
    if setting.figure.kind != "count":
        return None
    match = _COUNTED.search(text, *setting.figure.span)
    if not match or _NO_NOUN.search(match[match.lastgroup or 0]):
        return None
    return Span(*match.span(match.lastgroup or 0))


def _left_chinese(text: str, setting: Setting, times: Sequence[Time]) -> Span | None:
    span = setting.left
    if setting.outside is not None:
        return _in_bracket(text, setting)
    if text[span.start - 1 : span.start] == ":" and not text[span.start : span.end].strip():
        breaks = [m.end() for m in _BREAK.finditer(text, setting.sentence.start, span.start - 1)]
        span = Span(breaks[-1] if breaks else setting.sentence.start, span.start - 1)
    based = _BASED.search(text, span.start, span.end) if setting.figure.kind != "duration" else None
    if based:
        span = Span(span.start, based.start())
    for time in times:
        if time.span.start < span.start or time.span.end > span.end:
            continue
        if time.compared_from is None:
            span = _beside(text, span, time.span)
        elif time.compared_from > span.start:
            span = Span(span.start, time.compared_from)
    return chinese_phrase_before(text, span) or _title_before(text, setting)


def _said_before(text: str, setting: Setting) -> Span | None:
    """What the clause before begins with, where it is a metric and no figure stands since: 利润率已触底，将从."""
    end = max(setting.sentence.start, setting.clause.start - 1)
    breaks = [m.end() for m in _BREAK.finditer(text, setting.sentence.start, end)]
    clause = Span(breaks[-1] if breaks else setting.sentence.start, end)
    return None if _AMOUNT.search(text, *clause) else chinese_metric_first(text, clause)


def _title_before(text: str, setting: Setting) -> Span | None:
    """What a colon before the clause says of all that follows: 净利率：2024年为12%; who speaks before one is none."""
    start = setting.left.start
    if text[start - 1 : start] != ":":
        return None
    breaks = [m.end() for m in _BREAK.finditer(text, setting.sentence.start, start - 1)]
    title = chinese_phrase_before(text, Span(breaks[-1] if breaks else setting.sentence.start, start - 1))
    return title if title and names_metric(text, title) else None


def _beside(text: str, span: Span, time: Span) -> Span:
    """What stands behind a time, or before it where nothing does: 最低成本现在仅为."""
    behind, before = Span(time.end, span.end), Span(span.start, time.start)
    phrase = chinese_phrase_before(text, behind)
    moved = phrase is not None and names_change(text, phrase) and chinese_phrase_before(text, before)
    return behind if time.start == span.start or (phrase and not moved) else before


def _in_bracket(text: str, setting: Setting) -> Span | None:
    """What the bracket says itself, else the label that the sentence begins with: 经济利润：消费电子（760亿美元）.

    Beside another figure the bracket only adds to it: 75%（2020年为65%）.
    """
    inside = chinese_phrase_before(text, setting.left)
    if inside or setting.outside is None or _AMOUNT.search(text, *setting.outside):
        return inside
    colon = text.find(":", setting.sentence.start, setting.figure.span.start)
    return chinese_phrase_before(text, Span(setting.sentence.start, colon)) if colon > 0 else None


def _left_english(view: View, setting: Setting, times: Sequence[Time]) -> Span | None:
    text = view.text
    labelled = text[setting.clause.start - 1 : setting.clause.start] == ":"
    if labelled and not text[setting.clause.start : setting.figure.span.start].strip():
        return english_phrase_before(text, Span(setting.sentence.start, setting.clause.start - 1))
    for start in (setting.left.start, setting.clause.start):
        begin = start
        for time in times:
            if begin <= time.span.start < setting.left.end and not text[begin : time.span.start].strip():
                begin = time.span.end
        phrase = english_phrase_before(text, Span(_behind_that(text, Span(begin, setting.left.end)), setting.left.end))
        if phrase and _only_frames(view, phrase):
            # Behind a name and its verb; what stands before another figure is that one's.
            behind = Span(phrase.end, setting.left.end)
            phrase = english_phrase_before(text, behind) if start == setting.left.start else None
        if phrase:
            return phrase
    # The subject stands before what is put in between: Capital spending, meanwhile, jumped to.
    comma = text.find(",", setting.sentence.start, setting.clause.start)
    subject = english_phrase_before(text, Span(setting.sentence.start, comma)) if comma > 0 else None
    is_subject = subject is not None and begins_with_verb(text, setting.clause)
    return subject if is_subject and subject and not _only_frames(view, subject) else None


def _behind_that(text: str, span: Span) -> int:
    """Where what is said begins: announced in September that it `would invest`."""
    said = list(_THAT.finditer(text, *span))
    return said[-1].end() if said else span.start


def _only_frames(view: View, phrase: Span) -> bool:
    """Whether a phrase is but a name or a time, which measures nothing: `Samsung` plans, in `the United States`.

    A person's name may have an office before it.
    """
    begins = any(time.span.start <= phrase.start < time.span.end for time in view.times_in(_widened(phrase)))
    named = [found for found in view.names_in(phrase) if found.span.end == phrase.end]
    return begins or any(found.span == phrase or found.name.kind == "person" for found in named)


def _widened(phrase: Span) -> Span:
    return Span(max(0, phrase.start - _AROUND), phrase.end)
