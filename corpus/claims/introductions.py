"""Words without a cue: labels, signatures, quotations that stand alone. Must never guess a speaker from afar."""

import re

from corpus.claims.attributions import Attribution, attribute
from corpus.claims.chinese_people import has_role_and_name, looks_like_a_person
from corpus.claims.chinese_speakers import chinese_speaker
from corpus.claims.chinese_speech import is_speech
from corpus.claims.chinese_subjects import quoted_person, statement_subject
from corpus.claims.cues import FoundCue, nominal_cue
from corpus.claims.quotations import Quotation
from corpus.claims.reading import Reading
from corpus.claims.wordlists import all_words, pattern, people, words
from corpus.lexicon import load_lexicon
from corpus.models import Span

_LABEL = re.compile(r"[ \t#*]*(?P<label>[^\s:,。!?;“”\"][^:,。!?;“”\"\n]{0,30}?)\s*:(?![\d/])")
_OCCASION = re.compile(r"(?:[^:,。]{0,8}?)(?:演讲|专访|访谈|发文|撰文|发声|预言|内部信|最新思考|警告|喊话)$")
_HEADLINE_TAIL = re.compile(r":\s*(?P<label>[A-Z][^:,.!?;\n]{2,40})\s*$")
_SIGNED = re.compile(r"\s*(?:——|—|–|--|-)\s*(?P<who>[^。!?;:\n“”\"]{2,60})\s*$")


def labelled(reading: Reading, statement: Span) -> Attribution | None:
    """Read a label at a line's start, 花旗：明年金价……, or a headline's tail, "...: Alibaba CEO"."""
    if statement.start and reading.folded[statement.start - 1] != "\n":
        return None
    match = _LABEL.match(reading.folded, statement.start, statement.end)
    if match:
        label = _who(reading, Span(*match.span("label")))
        is_topic = _TOPIC.search(reading.folded, match.end(), statement.end) or _is_heading(reading, match, statement)
        if label is not None and not is_topic:
            return attribute(reading, Span(match.end(), statement.end), label, None)
    tail = _HEADLINE_TAIL.search(reading.folded, statement.start, statement.end) if statement.start == 0 else None
    if (
        tail
        and len(reading.folded[statement.start : tail.start()].split()) >= _HEADLINE_WORDS
        and _is_named(reading, Span(*tail.span("label")))
    ):
        return attribute(reading, Span(statement.start, tail.start()), Span(*tail.span("label")), None)
    return None


_HEADLINE_WORDS = 3
# What a headline announces without saying it: 黄仁勋:我对趋势的看法.
_TOPIC = re.compile(r"(?:看法|观点|思考|感想|全文|实录|演讲|访谈|回顾|启示)\s*$")


def _is_heading(reading: Reading, match: re.Match[str], statement: Span) -> bool:
    """Whether a short line within an article only says what its paragraph is about: 高盛：出货预测上调四倍."""
    line = reading.folded[match.end() : statement.end].strip()
    return statement.start > 0 and len(line) <= _LONGEST_HEADING and line[-1:].isalnum()


_LONGEST_HEADING = 14


def _who(reading: Reading, label: Span) -> Span | None:
    """The part of a label that names somebody: 吴泳铭 in 阿里吴泳铭云栖演讲."""
    text = reading.folded[label.start : label.end]
    if (
        text.lower() in load_lexicon("speakers")["not_labels"]["labels"]
        or text.lower() in load_lexicon("speakers")["interviewers"]["labels"]
    ):
        return None
    if _is_named(reading, label) or has_role_and_name(text):
        return label
    is_office = label.start < _HEADLINE and _is_office(text) and chinese_speaker(reading, *label) == label
    if is_office or _is_group(text) or _is_met(reading, label):
        return label
    named = [found for found in reading.names_in(label) if found.name.kind == "person"]
    if named and _OCCASION.match(reading.folded, named[-1].span.end, label.end):
        return Span(label.start, named[-1].span.end)
    return None


# An office or a house heads a headline: 卫生部：疫苗供应充足; but 主办单位：……, 联系人：…… fill in a form.
_HEADLINE = 4


def _is_group(text: str) -> bool:
    """Whether a label of one English word names people: Analysts: the merger will fail."""
    return text.istitle() and text.endswith("s") and text.lower() in words("anonymous", "en")


def _is_met(reading: Reading, label: Span) -> bool:
    """Whether an English label is a name met elsewhere in the article and stands before a quotation."""
    text = reading.folded[label.start : label.end]
    if not _NAME.fullmatch(text) or not _QUOTED.match(reading.folded, label.end):
        return False
    family = f" {text.rsplit(maxsplit=1)[-1]}"
    at = reading.folded.find(family)
    while at > 0 and not (reading.folded[at - 1].islower() or reading.folded[at - 1] == ","):
        at = reading.folded.find(family, at + 1)
    return at > 0


_NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){0,2}")
_QUOTED = re.compile(r"\s*:\s*[\"“]")


_LONGEST_OFFICE = 14


def _is_office(text: str) -> bool:
    fills_in = tuple(load_lexicon("speakers")["not_labels"]["endings"])
    return not text.isascii() and text.isalpha() and len(text) <= _LONGEST_OFFICE and not text.endswith(fills_in)


def _is_named(reading: Reading, label: Span) -> bool:
    names = reading.names_in(label)
    return (
        bool(names)
        and names[-1].name.kind not in ("product", "place")
        and (
            names[-1].span.end == label.end
            or reading.folded[names[-1].span.end : label.end].strip().upper() in ("CEO", "CFO", "CTO", "CHIEF")
        )
    )


def signed(reading: Reading, statement: Span, previous: Span | None) -> Attribution | None:
    """Read a quotation with a name under it: “……”——作家林岚."""
    for over in (statement, previous):
        if over is None:
            continue
        quotations = reading.quotations_in(over)
        if not quotations:
            continue
        match = _SIGNED.match(reading.folded, quotations[-1].outer.end, statement.end)
        if match is None:
            continue
        who = Span(*match.span("who"))
        if chinese_speaker(reading, *who) or looks_like_a_person(re.split(r",\s", match["who"])[0]):
            return attribute(reading, quotations[-1].inner, who, None)
    return None


def alone(reading: Reading, statement: Span) -> Attribution | None:
    """Take a quotation that is a whole statement; whoever spoke before says it."""
    quotations = reading.quotations_in(statement)
    if len(quotations) != 1 or reading.folded[statement.start : quotations[0].outer.start].strip():
        return None
    if reading.folded[quotations[0].outer.end : statement.end].strip(" \n。.,"):
        return None
    quotation = attribute(reading, quotations[0].outer, None, None)
    return quotation if quotation and quotation.content.end - quotation.content.start >= _SHORTEST_ALONE else None


def beside(reading: Reading, statement: Span, previous: Span | None) -> list[Attribution]:
    """Read quotations beside what their speaker does: “我们赢了！”王敏掩不住兴奋, 他拿到了经费，“我们终于成功了！”."""
    quotations = reading.quotations_in(statement)
    leads = bool(quotations) and not reading.folded[statement.start : quotations[0].outer.start].strip()
    before = _whole(reading, previous) if previous is not None and not leads else None
    if before and _adjoins(reading, before, statement) and (whose := _whose(reading, statement)):
        return [one for one in [attribute(reading, before.outer, *whose)] if one is not None]
    found = [_acted(reading, before, statement)] if before and _adjoins(reading, before, statement) else []
    if quotations and is_speech(reading, quotations[-1]):
        last = quotations[-1]
        ahead, behind = Span(statement.start, last.outer.start), Span(last.outer.end, statement.end)
        if leads and len(quotations) == 1:
            found.append(_acted(reading, last, behind))
        elif not reading.folded[slice(*behind)].strip(" 。.!?\n") and reading.folded[slice(*ahead)].endswith(","):
            is_passed_on = previous is not None and _is_complete(reading, last)
            alone = attribute(reading, last.outer, None, None) if is_passed_on else None
            found.append(_acted(reading, last, ahead) or alone)
    return [attribution for attribution in found if attribution is not None]


def _whose(reading: Reading, told: Span) -> tuple[Span, FoundCue] | None:
    """Read whose words a quotation was: “再也不用排队了。”这是许多患者的心声."""
    match = pattern("speeches", "whose_zh").match(reading.folded, *told)
    speaker = match and chinese_speaker(reading, *match.span("who"), strict=False)
    return (speaker, nominal_cue(match["cue"], Span(*match.span("cue")), "say")) if match and speaker else None


def _whole(reading: Reading, statement: Span) -> Quotation | None:
    """The quotation that opens a paragraph and is all of a statement."""
    quotations = reading.quotations_in(statement)
    opens = statement.start == 0 or reading.folded[statement.start - 1] == "\n"
    is_whole = len(quotations) == 1 and not reading.folded[statement.start : quotations[0].outer.start].strip()
    return quotations[0] if opens and is_whole else None


def _adjoins(reading: Reading, before: Quotation, statement: Span) -> bool:
    return not reading.folded[before.outer.end : statement.start].strip()


def _is_complete(reading: Reading, quotation: Quotation) -> bool:
    return reading.folded[quotation.inner.end - 1] in "。!?"


def _acted(reading: Reading, quotation: Quotation, told: Span) -> Attribution | None:
    """Give a quotation that is a sentence, or in the first person, to somebody who does something beside it."""
    said = reading.folded[slice(*quotation.inner)]
    is_sentence = _is_complete(reading, quotation) and len(said) >= _SHORTEST_SENTENCE
    if not (is_sentence or ("我" in said and len(said) >= _SHORTEST_BESIDE)):
        return None
    subject = statement_subject(reading, told) or quoted_person(reading, told)
    text = reading.folded[slice(*subject)] if subject else ""
    # 王敏拿到经费: a bare name is one where it stands elsewhere, too.
    is_nickname = text[:1] in ("老", "小", "阿")
    is_name = looks_like_a_person(text) and (is_nickname or reading.folded.count(text) > 1)
    is_person = bool(text) and (
        text in all_words("pronouns") or has_role_and_name(text) or is_name or text.endswith(people())
    )
    return attribute(reading, quotation.outer, subject, None) if is_person else None


_SHORTEST_BESIDE, _SHORTEST_SENTENCE = 8, 4
_SHORTEST_ALONE = 6
