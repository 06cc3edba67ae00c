"""Who has the word at a Chinese cue. Must never look beyond the clause and whoever had the word before."""

import re

from corpus.claims.chinese_phrases import trim_chinese
from corpus.claims.chinese_speakers import chinese_speaker
from corpus.claims.cues import Cue
from corpus.claims.reading import Reading
from corpus.claims.wordlists import words
from corpus.models import Span

ISSUED = ("声明", "公告", "通报", "公告称", "公告说")
# Only people and institutions do that: 革命卫队发表声明称…….
_STATES = re.compile(r"(?:发[表布出]|发)(?:了|一[份则]|书面|联合){0,3}(?:声明|公告|通告|通报|公报|文|帖|推|信)\s*$")
_SHOWS = ("显示", "表明", "证明", "证实", "拍到")
# 列宁看到……: before a whole clause so short a subject is somebody, though no list knows him.
_SHORT_SUBJECT = 4


def speaking(
    reading: Reading, left: Span, cue: Cue, before: Span | None, *, goes_on: bool, is_sure: bool
) -> Span | None:
    """Find who speaks left of a cue: 列宁 in 列宁看到……, and 拉米斯 where 队长拉米斯 had the word `before`.

    Within what somebody says (`goes_on`), and where things may do it too, only what is known to speak does, unless
    it `is_sure` that something is said there.
    """
    is_statement = cue.form in ISSUED or _STATES.search(reading.folded, *left) is not None
    is_short = (cue.takes in ("thought", "asked") or cue.form == "发现") and left.end - left.start <= _SHORT_SUBJECT
    phrase = trim_chinese(reading.folded, *left)
    is_picture = reading.folded.endswith(tuple(words("pictures", "zh")), *phrase) and cue.form in _SHOWS
    is_sure = is_sure or is_picture
    strict = not (cue.is_human or is_statement or is_short or is_sure) or goes_on
    return chinese_speaker(reading, *left, strict=strict) or _again(reading, left, before)


def _again(reading: Reading, left: Span, before: Span | None) -> Span | None:
    """Whoever had the word before, by the end of his name: 队长拉米斯表示，……，拉米斯认为……."""
    phrase = trim_chinese(reading.folded, *left)
    text = reading.folded[slice(*phrase)]
    if before is None or not _SHORTEST_NAME <= len(text) <= _LONGEST_NAME:
        return None
    return phrase if reading.folded.endswith(text, *before) else None


_SHORTEST_NAME, _LONGEST_NAME = 2, 8


def is_of_a_thing(reading: Reading, left: Span, cue: Cue, speaker: Span | None) -> bool:
    """Whether what stands before 计划 and a comma is what is planned, not who plans: 行政院通过绿网计划，……."""
    if cue.takes != "action" or cue.is_human or speaker is None:
        return False
    is_done = _PASSES.search(reading.folded, speaker.end, left.end) is not None
    return is_done or speaker.end < trim_chinese(reading.folded, *left).end


_PASSES = re.compile(r"通过|批准|审议|实施|启动|推进|推出|制定|公布|发布|落实|取消|终止|执行|修改")
