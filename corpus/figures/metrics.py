"""What a figure measures, in the article's own words. Must never coin a word: a metric is a slice of the text.

A phrase that follows the figure names it (3800亿的基建计划, 50% of demand, 300多款模型); else the phrase left of the
verb does (全球下载量超6亿次, the price has dropped by 97%).
"""

import re
from collections.abc import Sequence

from corpus.characters import HAN
from corpus.figures.clauses import Setting, View
from corpus.figures.phrases import (
    chinese_phrase_after,
    chinese_phrase_before,
    english_phrase_after,
    english_phrase_before,
    names_change,
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
_NO_NOUN = re.compile(
    r"[万亿兆千百十多余几]|以[上下内]|左右|\b(?:thousand|million|billion|trillion|hundred|dozen|of|or|and)s?\b"
)


def find_metric(view: View, setting: Setting) -> Span | None:
    """Find what the figure measures; the span is in characters into the stored text."""
    text, figure, times = view.text, setting.figure, view.times_in(setting.sentence)
    counted = _counted(text, setting)
    if counted:
        return counted
    if not _HAN.search(text, max(setting.sentence.start, figure.span.start - _AROUND), figure.span.end + _AROUND):
        joined = figure.kind not in ("count", "money", "physical")
        right = english_phrase_after(text, setting.right, joined=joined)
        return right if right and not _only_frames(view, right) else _left_english(view, setting, times)
    left = _left_chinese(text, setting, times)
    if figure.kind in ("multiple", "duration"):
        return left
    right = chinese_phrase_after(text, setting.right)
    if right and not (left and names_change(text, right)):
        return right
    return left or chinese_phrase_after(text, setting.right, purpose=True)


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
    for time in times:
        if time.span.start < span.start or time.span.end > span.end:
            continue
        if time.compared_from is None:
            span = _beside(text, span, time.span)
        elif time.compared_from > span.start:
            span = Span(span.start, time.compared_from)
    return chinese_phrase_before(text, span)


def _beside(text: str, span: Span, time: Span) -> Span:
    """What stands behind a time, or before it where nothing does: 最低成本现在仅为."""
    behind = Span(time.end, span.end)
    return behind if chinese_phrase_before(text, behind) or time.start == span.start else Span(span.start, time.start)


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
    for start in (setting.left.start, setting.clause.start):
        begin = start
        for time in times:
            if begin <= time.span.start < setting.left.end and not text[begin : time.span.start].strip():
                begin = time.span.end
        phrase = english_phrase_before(text, Span(begin, setting.left.end))
        if phrase and _only_frames(view, phrase):
            # Behind a name and its verb; what stands before another figure is that one's.
            behind = Span(phrase.end, setting.left.end)
            phrase = english_phrase_before(text, behind) if start == setting.left.start else None
        if phrase:
            return phrase
    return None


def _only_frames(view: View, phrase: Span) -> bool:
    """Whether a phrase is but a name or a time, which measures nothing: `Samsung` plans, in `the United States`.

    A person's name may have an office before it.
    """
    begins = any(time.span.start <= phrase.start < time.span.end for time in view.times_in(_widened(phrase)))
    named = [found for found in view.names_in(phrase) if found.span.end == phrase.end]
    return begins or any(found.span == phrase or found.name.kind == "person" for found in named)


def _widened(phrase: Span) -> Span:
    return Span(max(0, phrase.start - _AROUND), phrase.end)
