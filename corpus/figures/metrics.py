"""What a figure measures, in the article's own words. Must never coin a word: a metric is a slice of the text.

In Chinese the metric mostly stands left of its figure (全球下载量超6亿次) or right of it (3800亿的基建计划); in English
left of the verb (the price has dropped by 97%) or behind "of" and "in" (50% of demand, $5 billion in revenue).
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from corpus.figures.clauses import Setting
from corpus.lexicon import load_lexicon
from corpus.models import Span
from corpus.times import Time

_HAN = "\u3400-\u9fff"
_LONGEST_CHINESE = 24
_LONGEST_ENGLISH = 60
_EDGES = " \t\n\u3000,.;:、·“”\"'‘’「」『』()[]【】《》*—–-→"
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9'’.&/-]*")
_BREAK = re.compile(r"[,，、;；:：。!?！？()\[\]【】“”\"「」『』…\n→]|——")
# A metric's first comma-free stretch: 全模态、全尺寸模型 may hold 、 between modifiers.
_CHINESE_BREAK = re.compile(r"[,;:。!?()\[\]【】“”\"「」『』…\n→]|——")


def find_metric(text: str, setting: Setting, times: Sequence[Time]) -> Span | None:
    """Find what the figure measures; `text` is folded one to one, spans are in characters into the stored text."""
    if _is_english(text, setting):
        return _right_english(text, setting) or _left_english(text, setting, times)
    right = _right_chinese(text, setting)
    left = _left_chinese(text, setting, times)
    if setting.figure.kind in ("multiple", "duration"):
        return left or right
    if right and (left is None or not _is_linked(text, setting)):
        return right
    return left or right


def _is_english(text: str, setting: Setting) -> bool:
    around = text[max(setting.sentence.start, setting.figure.span.start - 20) : setting.figure.span.end + 20]
    return not re.search(f"[{_HAN}]", around)


def _is_linked(text: str, setting: Setting) -> bool:
    """A verb or an approximator stands between the metric and the figure: 下载量超6亿次, not 三年3800亿计划."""
    before = text[setting.left.start : setting.figure.span.end].rstrip()
    verbs = _chinese("linking")
    left = text[setting.left.start : setting.figure.span.start].rstrip(_EDGES)
    return verbs.search(left) is not None or before[len(left) :].lstrip(_EDGES)[:1] in "超约近逾突不"


def _left_chinese(text: str, setting: Setting, times: Sequence[Time]) -> Span | None:
    span = setting.left
    if setting.outside is not None:
        span = setting.outside
    elif not text[span.start : span.end].strip(_EDGES) and text[span.start - 1 : span.start] == ":":
        span = Span(_last_break(text, setting.sentence.start, span.start - 1), span.start - 1)
    for time in times:
        if time.span.end <= span.start or time.span.start >= span.end:
            continue
        compared = _chinese("comparing").search(text, span.start, time.span.start)
        if time.compared and compared:
            span = Span(span.start, max(span.start, compared.start()))
        else:
            span = Span(max(span.start, time.span.end), span.end)
    start, end = _trimmed(text, span, _chinese("leading"), _chinese("linking"))
    start = max(start, end - _LONGEST_CHINESE)
    return _if_telling(text, start, end)


def _right_chinese(text: str, setting: Setting) -> Span | None:
    start, limit = setting.right
    limit = min(limit, start + _LONGEST_CHINESE)
    broken = _CHINESE_BREAK.search(text, start, limit)
    end = broken.start() if broken else limit
    while start < end and text[start] in " 的":
        start += 1
    stop = _chinese("ending").search(text, start, end)
    if stop:
        end = stop.start()
    return _if_telling(text, start, end)


def _trimmed(text: str, span: Span, leading: re.Pattern[str], linking: re.Pattern[str]) -> tuple[int, int]:
    """Cut words that are no part of a metric off both ends."""
    start, end = span
    while True:
        stripped = text[start:end]
        end -= len(stripped) - len(stripped.rstrip(_EDGES))
        start += len(stripped) - len(stripped.lstrip(_EDGES)) if start < end else 0
        cut = linking.search(text[start:end])
        if not cut:
            break
        end = start + cut.start()
    while start < end and (cut := leading.match(text, start, end)):
        start = cut.end()
        start += len(text[start:end]) - len(text[start:end].lstrip(_EDGES))
    return start, end


def _left_english(text: str, setting: Setting, times: Sequence[Time]) -> Span | None:
    start, end = setting.left
    for time in times:
        if time.span.start < end and time.span.end > start and not text[start : time.span.start].strip(_EDGES):
            start = time.span.end
    verb = next(_english("linking").finditer(text, start, end), None)
    end = verb.start() if verb else end
    start, end = _trimmed(text, Span(start, end), _english("leading"), _never())
    if end - start > _LONGEST_ENGLISH:
        start = text.find(" ", end - _LONGEST_ENGLISH, end) + 1 or start
    return _if_telling(text, start, end)


def _right_english(text: str, setting: Setting) -> Span | None:
    start, limit = setting.right
    limit = min(limit, start + _LONGEST_ENGLISH)
    broken = _BREAK.search(text, start, limit)
    end = broken.start() if broken else limit
    joined = _english("joining").match(text, start, end)
    if joined:
        start = joined.end()
    elif setting.figure.kind not in ("count", "money", "physical"):
        return None
    start, end = _trimmed(text, Span(start, end), _english("leading"), _never())
    stop = _english("ending").search(text, start, end)
    return _if_telling(text, start, stop.start() if stop else end)


def _last_break(text: str, start: int, end: int) -> int:
    return max([start, *(m.end() for m in _BREAK.finditer(text, start, end))])


def _if_telling(text: str, start: int, end: int) -> Span | None:
    stripped = text[start:end]
    end -= len(stripped) - len(stripped.rstrip(_EDGES))
    start += len(stripped) - len(stripped.lstrip(_EDGES))
    metric = text[start:end]
    if len(re.findall(f"[{_HAN}]", metric)) >= 2 or _WORD.search(metric):
        return Span(start, end)
    return None


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _chinese(kind: str) -> re.Pattern[str]:
    words = _alternatives(load_lexicon("metrics")["chinese"][kind])
    return re.compile(rf"(?:{words})\s*$" if kind == "linking" else rf"(?:{words})")


@cache
def _english(kind: str) -> re.Pattern[str]:
    words = _alternatives(load_lexicon("metrics")["english"][kind])
    if kind == "joining":
        return re.compile(rf"\s(?:{words})\s(?:the\s|its\s|new\s)?", re.IGNORECASE)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _never() -> re.Pattern[str]:
    return re.compile(r"(?!)")
