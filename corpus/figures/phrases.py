"""Chinese noun phrases beside a figure, and groups in both languages. Must never coin a word: a phrase is a slice.

Chinese phrases are cut at jieba's words, so that no word loses a part: 人工智能 does not lose 能.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache

from corpus.characters import HAN
from corpus.lexicon import any_of, load_lexicon
from corpus.models import Span
from corpus.segment import cut

_LONGEST_CHINESE = 24
# No phrase begins further off; behind a page without a comma only this much is cut into words.
_PHRASE_REACH = 120
_LONGEST_GROUP = 14
_BESIDE_REACH = 12
_SINCE = re.compile("^(?:同比|环比)")
_HAN = re.compile(f"[{HAN}]")
_COMMA = re.compile("[,，;；:：。]")
_DIGIT = re.compile(r"\d")
# 算力[为3000] is what another figure measures, and nobody's.
_MEASURED_ITSELF = re.compile("(?:已|约)?[为达]到?(?:约|近)? ?[0-9]")
# A group may begin with how many it is: 18个赛道.
_NUMBERED = re.compile(r"\d+\s?[个家款种大]")
_SPACE_AND_MARKS = re.compile(r"[\s+,.;:、·“”\"'‘’「」『』()\[\]【】《》*—–→-]+")
_TELLING = re.compile(f"[{HAN}]{{2}}|[A-Za-z]{{2}}")
# A blank between two Chinese characters parts headlines: 17%吸睛 居冠.
_GAP = re.compile(rf"(?<=[{HAN}])\s(?=[{HAN}])")
BREAK = re.compile(r"[+,;:。!?()\[\]【】“”\"「」『』…\n→]|——")


def chinese_phrase_before(text: str, span: Span) -> Span | None:
    """The phrase that `span` ends with, without verbs and comparisons behind it: 能耗规模 of 能耗规模将提升."""
    words = _words(text, Span(max(span.start, span.end - _PHRASE_REACH), span.end))
    compared = [at for at, word in enumerate(words) if text[word.start : word.end] in _chinese("comparing")]
    if compared and compared[-1] > 0:
        words = words[: compared[-1]]
    words = _without_links(text, words)
    opened = [at for at, word in enumerate(words) if text[word.start : word.end] in _chinese("opening")]
    if opened:
        behind = words[opened[-1] + 1 :]
        if behind and text[behind[0].start] == "每":  # 把每吨[的]成本
            ofs = [at + 1 for at, word in enumerate(behind) if text[word.start : word.end] == "的"]
            behind = behind[ofs[0] :] if ofs else behind
        # 营收[将]成长, 密度由[每万人]187台
        moved = behind and (names_change(text, Span(behind[0].start, behind[-1].end)) or text[behind[0].start] == "每")
        words = _without_links(text, words[: opened[-1]]) if moved else behind
    while words and _width(text, words) > _LONGEST_CHINESE:
        words.pop(0)
    return _telling(text, _without_lead(text, words))


def chinese_metric_first(text: str, span: Span) -> Span | None:
    """The metric that `span` begins with: 行业利润率 of 行业利润率已经触底."""
    words = _without_lead(text, _words(text, Span(span.start, min(span.end, span.start + _LONGEST_CHINESE))))
    ends = [word.end for word in words if names_metric(text, Span(words[0].start, word.end))]
    return trimmed(text, Span(words[0].start, ends[0])) if ends else None


def _width(text: str, words: Sequence[Span]) -> int:
    """How long a phrase is to the eye: three Latin letters are as wide as one character."""
    written = text[words[0].start : words[-1].end]
    return len(written) - 2 * sum(letter.isascii() for letter in written) // 3


def chinese_phrase_after(text: str, span: Span, *, purpose: bool = False) -> Span | None:
    """The phrase that `span` begins with, up to a verb or a mark: 基建计划 of 的基建计划将完成.

    With `purpose` a verb may begin it: 建设数据中心 of 3800亿元建设数据中心.
    """
    limit = min(span.end, span.start + _LONGEST_CHINESE)
    ends = [m.start() for m in (BREAK.search(text, span.start, limit), _GAP.search(text, span.start, limit)) if m]
    words = _words(text, Span(span.start, min([limit, *ends])))
    words = list(_without_blanks(text, words))
    if words and text[words[0].start : words[0].end] == "的":
        words.pop(0)
    elif words and not purpose and _is(text, words[0], _chinese("ending_first") | _chinese("linking")):
        return None
    ended = [at for at, word in enumerate(words) if text[word.start : word.end] in _chinese("ending")]
    listed = [at for at, word in enumerate(words) if text[word.start : word.end] == "、"]
    return _telling(text, words[: min(ended[:1] + listed[:1])] if ended or listed else words)


def group_phrase(text: str, span: Span) -> Span | None:
    """The last group or thing without a name inside `span`: 全球AI行业, 大模型, the e-commerce industry.

    A word for a group alone is too vague, and one beside 向 or 与 is not the one that has the figure.
    """
    words = _words(text, Span(max(span.start, span.end - _PHRASE_REACH), span.end)) if _HAN.search(text, *span) else []
    for at in reversed(range(len(words))):
        word = text[words[at].start : words[at].end]
        is_thing = word in _chinese("thing") and not _goes_on(text, words[at + 1 :])
        if not is_thing and not word.endswith(tuple(_chinese("group"))):
            continue
        if text.startswith("方面", words[at].end):  # 计算平台方面 only says what is spoken of
            continue
        opened = [i for i in range(at) if text[words[i].start : words[i].end] in _chinese("opening")]
        group = _after_list(text, _without_lead(text, words[opened[-1] + 1 if opened else 0 : at + 1]))
        is_vague = not is_thing and len(group) == 1 and word in _chinese("group")
        phrase = None if is_vague or _MEASURED_ITSELF.match(text, words[at].end) else _telling(text, group)
        if phrase and _is_plain(text, phrase) and not is_beside(text, phrase.start):
            return phrase
    english = _english_group().search(text, span.start, span.end)
    return Span(english.start(), english.end()) if english else None


def is_group(text: str, phrase: Span) -> bool:
    """Whether a phrase names people or houses and no thing: 发达国家, not 算力."""
    return text[phrase.start : phrase.end].endswith(tuple(_chinese("group")))


def _goes_on(text: str, words: Sequence[Span]) -> bool:
    """Whether a thing only describes another: 建成`人工智能`训练场, but 人工智能的市场规模."""
    if not words or not _HAN.match(text, words[0].start):
        return False
    word = text[words[0].start : words[0].end]
    ends = ("linking", "opening", "measured", "telling_end", "group")
    return word != "的" and not any(word in _chinese(kind) for kind in ends)


def _after_list(text: str, words: Sequence[Span]) -> Sequence[Span]:
    """What a list comes to: 18个赛道 of 芯片、太空等18个赛道."""
    listed = [at for at, word in enumerate(words) if text[word.start : word.end] in ("、", "等")]
    return _without_blanks(text, words[listed[-1] + 1 :]) if listed else words


def names_change(text: str, phrase: Span) -> bool:
    """Whether the phrase only says that something changes: 增长, 降幅, 同比增长, 较年初攀升至."""
    words = text[phrase.start : phrase.end]
    return _SINCE.sub("", words) in _chinese("change") or _moving().fullmatch(words) is not None


def names_metric(text: str, phrase: Span) -> bool:
    """Whether a phrase left of a figure names a metric beyond doubt by its end: 毛利[率], 下载[量]."""
    return text[phrase.start : phrase.end].endswith(tuple(_chinese("telling_end")))


def is_beside(text: str, start: int) -> bool:
    """Whether what starts here only stands by: 与OpenAI, with OpenAI."""
    return _stands_behind(_beside("beside"), text, start)


def is_agent(text: str, start: int) -> bool:
    """Whether what starts here acts on another or is set against it: led by Sequoia, 获阿里."""
    return _stands_behind(_beside("agents"), text, start)


def _stands_behind(words: re.Pattern[str], text: str, start: int) -> bool:
    near = text[max(0, start - _BESIDE_REACH) : start].rstrip().removesuffix(" the")
    return any(match.end() == len(near) for match in words.finditer(near))


def _is_plain(text: str, phrase: Span) -> bool:
    is_short = phrase.end - phrase.start <= _LONGEST_GROUP and not _COMMA.search(text, *phrase)
    numbered = _NUMBERED.match(text, *phrase)
    return (
        is_short
        and not _DIGIT.search(text, numbered.end() if numbered else phrase.start, phrase.end)
        and not _beside("beside").match(text, phrase.start)
    )


def _words(text: str, span: Span) -> list[Span]:
    words: list[Span] = []
    start = span.start
    for part in cut(text[span.start : span.end]):
        # 占比 is a share, and its 比 no comparison.
        if part == "比" and words and text[words[-1].start : words[-1].end] == "占":
            words[-1] = Span(words[-1].start, start + 1)
        else:
            words.append(Span(start, start + len(part)))
        start += len(part)
    return words


def _is(text: str, word: Span, kind: Collection[str]) -> bool:
    """The word is of the kind, or nothing but blanks and marks."""
    written = text[word.start : word.end]
    return written in kind or _SPACE_AND_MARKS.fullmatch(written) is not None


def _without_links(text: str, words: list[Span]) -> list[Span]:
    """Without the verbs at the end; a verb that names the metric stays where nothing else would: 累计投入将突破."""
    end = len(words)
    while end and _is(text, words[end - 1], _chinese("linking")):
        if _is_spending(text, words[:end]) or _is_change_of(text, words[:end]):
            break
        end -= 1
    if end and _telling(text, _without_lead(text, words[:end])):
        return words[:end]
    nominal = [at for at, word in enumerate(words) if text[word.start : word.end] in _chinese("nominal")]
    return words[: nominal[-1] + 1] if nominal else words[:end]


def _is_spending(text: str, words: Sequence[Span]) -> bool:
    """Whether the last word is a noun by the one before it: 研发投入 is a metric, 阿里投入 is none."""
    pair = [text[word.start : word.end] for word in words[-2:]]
    return len(pair) == 2 and pair[0] in _chinese("spent_on") and pair[1] in _chinese("nominal")


def _is_change_of(text: str, words: Sequence[Span]) -> bool:
    """Whether the last word is a noun by the 的 before it: of 用电需求的增长有六成 the six tenths are of the 增长."""
    last = [text[word.start : word.end] for word in words[-2:]]
    return len(words) > 2 and last[0] == "的" and last[1] in _chinese("change")


def _without_blanks(text: str, words: Sequence[Span]) -> Sequence[Span]:
    at = 0
    while at < len(words) and _is(text, words[at], ()):
        at += 1
    return words[at:]


def _without_lead(text: str, words: Sequence[Span]) -> Sequence[Span]:
    at = 0
    while at < len(words) and _is(text, words[at], _chinese("leading")):
        at += 1
    return words[at:]


def _telling(text: str, words: Sequence[Span]) -> Span | None:
    return trimmed(text, Span(words[0].start, words[-1].end)) if words else None


def trimmed(text: str, span: Span) -> Span | None:
    """Drop blanks and marks around a phrase; None where it says nothing: `, up`, 之间."""
    lead = _SPACE_AND_MARKS.match(text, span.start, span.end)
    start = lead.end() if lead else span.start
    stripped = text[start : span.end].rstrip(" \t\n,.;:、·“\"'‘「『([【《*—–→-")
    says_something = _TELLING.search(stripped) and stripped.lower() not in _empty()
    return Span(start, start + len(stripped)) if says_something else None


def alternatives(kind: str) -> str:
    """Give the English words of a kind as alternatives of a pattern, the longest first: `alternatives("joining")`."""
    return any_of(load_lexicon("metrics")["english"][kind])


@cache
def _chinese(kind: str) -> frozenset[str]:
    return frozenset(load_lexicon("metrics")["chinese"][kind])


@cache
def _moving() -> re.Pattern[str]:
    words = load_lexicon("metrics")["chinese"]
    verbs, how, to = (any_of(words[kind]) for kind in ("moving", "moving_how", "moving_to"))
    against = "(?:较|比(?![例重率亚尔特利如]))[^,，]{1,6}?"
    return re.compile(rf"(?:{against})?(?:{how}){{0,3}}(?:{verbs})(?:{to})?|{against}")


@cache
def _empty() -> frozenset[str]:
    tables = load_lexicon("metrics")
    return frozenset(tables["chinese"]["empty"]) | frozenset(tables["english"]["empty"])


@cache
def _english_group() -> re.Pattern[str]:
    small = "a|an|the|it|its|their|this|that|of|in|on|for|by|to|with|and|or"
    word = rf"(?!(?:{small}) )[A-Za-z-]+ "
    return re.compile(
        rf"\b(?:{word}){{1,3}}(?:{alternatives('group')})\b(?! (?:value|share|cap|capitali[sz]ation|price|size|leader))"
        rf"|\b(?:{alternatives('thing')})\b|\b(?i:data cent(?:er|re)s)\b"
    )


@cache
def _beside(kind: str) -> re.Pattern[str]:
    chinese = any_of(_chinese(kind))
    return re.compile(rf"(?:{chinese}|\b(?:{alternatives(kind)})\b)", re.IGNORECASE)
