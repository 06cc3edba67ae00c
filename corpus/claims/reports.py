"""Reports of one speech, interview or study, where the speaker goes on in sentences that name nobody.

Must never let ordinary news run on: without one speaker whom the article reports from end to end, nothing is added.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.claims.attributions import Attribution, trim_content
from corpus.claims.identities import NOBODY, Identity
from corpus.claims.reading import Reading
from corpus.claims.transcripts import BOILERPLATE
from corpus.models import Span


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement with what was attributed in it, or whom it is about where nothing was."""

    statement: Span
    said: tuple[tuple[Attribution, Identity], ...] = ()
    subject: Identity = NOBODY


# The article says that it sums up: 核心观点如下, 以下为对本次访谈核心内容的总结.
_SUMMARY = re.compile(
    r"(?:以下|下面)(?:是|为|系)[^。:\n]{0,30}?(?:总结|摘要|要点|核心内容|主要内容|观点|内容|概要|纪要|精华|整理)"
    r"|(?:核心|主要)?(?:观点|要点|内容|看法)(?:如下|包括)|导读|key takeaways|highlights (?:of|from)",
    re.IGNORECASE,
)
# The occasion an article reports.
_OCCASION = re.compile(
    r"发表[^,。]{0,12}(?:演讲|讲话|致辞|看法)|(?:主旨|主题|开幕|云栖)?演讲|专访|访谈|对话|致辞|(?:发布|发表)[^,。]{0,14}(?:报告|文章|研究|白皮书|长文)|研究报告|研报"
    r"|\bkeynote\b|\bspeech\b|\binterview\b|\breport\b|\baddress(?:ed)?\b",
    re.IGNORECASE,
)
# The writer's own voice: such a sentence is nobody's claim.
_ASIDE = re.compile(
    r"(?:然而|但|不过|而|当然)?[,]?(?:这一(?:预测|判断|观点|结论|表态|说法|言论)|这或许|这并非|这似乎|换句话说|换言之|值得(?:注意|一提|警惕)|据报道|据悉|据传|据了解|有证据表明|有趣的是|不难|可以看出|笔者|本报|记者|截至发稿|当然|显然|人们可能|事实上|诚然|问题在于|更(?:令人|值得|诡异|讽刺)|令人|如今|综上|可见|分享给|编辑|欢迎关注|关注我们|点击|扫码|转载|本文)"
    r"|(?:in other words|to be sure|of course|meanwhile|it is worth|reportedly|that said|notably|in fact)\b",
    re.IGNORECASE,
)
_OWN_SECTION = re.compile(
    r"(?:^|[。!?\n、])\s*(?:[一二三四五六七八九十\d]+[、.]\s*)?(?:本次)?(?:访谈|采访|演讲|报告|文章)?(?:内容)?(?:总结|结语|小结|点评|编后|写在最后|笔者认为|我的看法)(?!果)"
)
_NO_SENTENCE = re.compile(
    r"\.(?:png|jpe?g|gif|webp)\s*$|^\W*(?:以下|下面)(?:是|为|系)|^\s*(?:编辑|责编|来源|图|图源|作者|credit|photo|source|image|摄影)\s*:|^\s*!\[|^\s*\[[^\]]*\]\(http|https?://|^\s*[(（][^()]{0,20}[)）]\s*$",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"\s*(?:\d{1,2}\s*[、.．)](?!\d)|[(]\d{1,2}[)]|[一二三四五六七八九十]{1,2}、|[•·\-*]\s|第[一二三四五六七八九十][,、:]|其[一二三四五],|[一二三四五六]是)\s*"
)
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]{1,2}、[^,。:]{2,16}?(?=[一-龥]{2,8}:))?")
_SENTENCE_END = re.compile(r"[。!?;…:”」\"']\s*$|\.\s*$")
_PREDICATE = re.compile(r"[,是将会已为有正]|\b(?:is|are|was|were|will|has|have|can)\b")


def carry_on(reading: Reading, heard: Sequence[Heard]) -> list[Heard]:
    """Give the sentences that go on with a report to the speaker reported; the others are returned as they are."""
    speaker, share, density = _main_speaker(heard)
    if speaker == NOBODY:
        return list(heard)
    summary = bool(_SUMMARY.search(reading.folded, 0, _LEAD))
    throughout = share >= 0.75 and (
        summary or (density >= 0.15 and _asides(reading, heard) <= 0.12 and _has_occasion(reading))
    )
    within = share >= 0.6 and density >= 0.25 and _has_occasion(reading)
    return _carried(reading, heard, speaker, throughout=throughout) if throughout or within else list(heard)


_LEAD = 900


def _has_occasion(reading: Reading) -> bool:
    return bool(_OCCASION.search(reading.folded, 0, _LEAD))


def _main_speaker(heard: Sequence[Heard]) -> tuple[Identity, float, float]:
    """The speaker with most attributed statements, the share of them, and how dense they stand."""
    counts: Counter[str] = Counter()
    identities: dict[str, Identity] = {}
    for one in heard:
        for key, identity in {_key(identity): identity for _, identity in one.said if _key(identity)}.items():
            counts[key] += 1
            identities.setdefault(key, identity)
    if not counts:
        return NOBODY, 0.0, 0.0
    key, most = counts.most_common(1)[0]
    return (identities[key], most / counts.total(), most / len(heard)) if most >= _FEWEST else (NOBODY, 0.0, 0.0)


_FEWEST = 3


def _key(identity: Identity) -> str | None:
    """Who is meant for counting: an institution's analysts and papers speak for it."""
    return identity.organisation if identity.kind == "anonymous" and identity.organisation else identity.speaker


def _asides(reading: Reading, heard: Sequence[Heard]) -> float:
    quiet = [one for one in heard if not one.said]
    return sum(bool(_ASIDE.match(reading.folded, one.statement.start)) for one in quiet) / max(1, len(quiet))


def _carried(reading: Reading, heard: Sequence[Heard], speaker: Identity, *, throughout: bool) -> list[Heard]:
    result: list[Heard] = []
    speaking = False
    for one in heard:
        text = reading.folded[one.statement.start : one.statement.end]
        if _OWN_SECTION.search(text):
            result.extend(heard[len(result) :])
            break
        if one.said:
            # A headline's label says what the article is about, not where the report begins.
            speaking = one.statement.start > 0 and any(_key(identity) == _key(speaker) for _, identity in one.said)
            result.append(one)
        elif speaking and _goes_on(text, one):
            result.append(replace(one, said=tuple((piece, speaker) for piece in _pieces(reading, one.statement))))
        else:
            result.append(one)
        if not throughout and "\n" in text:
            speaking = False
    return result


def _goes_on(text: str, one: Heard) -> bool:
    """Whether a sentence without attribution can be more of the same report."""
    if (
        _NO_SENTENCE.search(text)
        or BOILERPLATE.search(text)
        or _ASIDE.match(text)
        or len(text.strip()) < _SHORTEST
        or text.rstrip().endswith("?")
    ):
        return False
    if one.subject.kind == "person" and one.subject != NOBODY:
        return False
    return bool(_SENTENCE_END.search(text) or (_PREDICATE.search(text) and len(text.strip()) > 15))


_SHORTEST = 10


def _pieces(reading: Reading, statement: Span) -> list[Attribution]:
    """The sentence as a whole, and a quotation after its last comma as a claim of its own: ……，“……”。"""
    item = _ITEM.match(reading.folded, statement.start, statement.end)
    start = item.end() if item else statement.start
    pieces = [Span(start, statement.end)]
    quotations = reading.quotations_in(statement)
    if quotations:
        last = quotations[-1].outer
        ahead = reading.folded[start : last.start].rstrip()
        alone = not reading.folded[last.end : statement.end].strip(" 。.;!\n")
        if alone and last.end - last.start >= _QUOTED and ahead.endswith(","):
            pieces = [Span(start, start + len(ahead)), last]
    trimmed = [trim_content(reading, piece) for piece in pieces]
    return [Attribution(content, None, None, form) for content, form in trimmed if content.end > content.start]


# A quotation of fewer characters is a term or part of the sentence.
_QUOTED = 20


def hand_on(reading: Reading, heard: Sequence[Heard]) -> list[Heard]:
    """Give what follows an introduction to whoever was introduced: 他表示： and the next paragraph, 观点如下： and its list."""
    result: list[Heard] = []
    introduced = NOBODY
    in_list = False
    for one in heard:
        text = reading.folded[one.statement.start : one.statement.end]
        item = _ITEM.match(text) is not None
        if not one.said and introduced != NOBODY and (item or not in_list) and not _NO_SENTENCE.search(text):
            one = replace(one, said=tuple((piece, introduced) for piece in _pieces(reading, one.statement)))  # noqa: PLW2901 - the same statement, now with a speaker
            in_list = item
            introduced = introduced if item else NOBODY
        elif one.said or not in_list:
            who = _introduced(reading, one, text)
            introduced, in_list = who, who != NOBODY and not text.rstrip().endswith(":")
        result.append(one)
    return result


def _introduced(reading: Reading, one: Heard, text: str) -> Identity:
    """Whom a statement that ends in a colon introduces, or whose list it begins: …如下：1、……"""
    if one.said:
        last, identity = one.said[-1]
        begins_list = _ITEM.match(reading.folded, last.content.start) or (
            re.search(r":\s*$", text[: last.content.start - one.statement.start])
            and _ITEM.match(text, last.content.start - one.statement.start)
        )
        return identity if begins_list else NOBODY
    return one.subject if text.rstrip().endswith(":") and _INTRODUCES.search(text) else NOBODY


_INTRODUCES = re.compile(
    r"(?:观点|看法|要点|内容|理由|建议|态度|如下|表示|指出|认为|说|称|强调|写道|预测|判断|回应|回答|解释|包括)[^,。:]{0,6}:\s*$|\b(?:said|wrote|follows|added|replied)\s*:\s*$"
)
