"""Quotations that run over sentences or paragraphs. Must never give one to anybody but who speaks right beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.claims.attributions import Attribution, attribute, trim_content
from corpus.claims.reading import Reading
from corpus.claims.reports import Heard
from corpus.claims.wordlists import HAN
from corpus.models import Span


def run_on(reading: Reading, heard: Sequence[Heard]) -> list[Heard]:
    """Give a paragraph that is only a quotation to the speaker of the quotation it goes on from or runs into.

    “第一段…… (left open) and “第二段……,” she said in the next paragraph are both hers.
    """
    result = list(heard)
    for number in range(len(result) - 2, -1, -1):
        whole = _whole(reading, result[number])
        following = result[number + 1]
        if whole and not whole[1] and following.said and _opens(reading, following):
            result[number] = replace(result[number], said=((whole[0], following.said[0][1]),))
    for number in range(1, len(result)):
        whole = _whole(reading, result[number])
        before = result[number - 1]
        if whole and before.said and (_closes(reading, before) or _leads_to(reading, before, result[number])):
            result[number] = replace(result[number], said=((whole[0], before.said[-1][1]),))
    return result


# After a colon and without marks, only somebody's own words say I.
_OWN = re.compile(r"我(?!国|市|省|县|校|院|军|方|党|区|会)|咱们")


# Without a subject, somebody's own as well.
_OWN_START = re.compile(r"(?:希望|感觉|相信|觉得|认为|期待|很高兴|感谢|谢谢|作为)")


def speak_on(reading: Reading, heard: Sequence[Heard]) -> list[Heard]:
    """Join what somebody says in the first person behind a colon, without marks, to the end of its paragraph.

    教练表示：我对结果满意。感觉大家都尽力了。 is one quotation, though no mark says so.
    """
    result: list[Heard] = []
    for one in heard:
        joined = _joined(reading, result[-1], one) if result and result[-1].said else None
        if joined is None:
            result.append(one)
        else:
            result[-1] = joined
    return result


def _joined(reading: Reading, before: Heard, one: Heard) -> Heard | None:
    last, identity = before.said[-1]
    text = reading.folded[slice(*one.statement)].strip()
    is_unmarked = last.form in ("indirect", "mixed") and last.cue is not None and last.cue.cue.is_human
    start = before.statement.start
    is_told = reading.folded[start : last.content.start].rstrip().endswith(":")
    is_one_paragraph = "\n" not in reading.folded[start : one.statement.start].lstrip()
    is_own = _OWN.search(text) or _OWN_START.match(text)
    speaks_of_himself = _OWN.search(reading.folded, last.content.start, one.statement.end)
    if not (is_unmarked and is_told and is_one_paragraph and is_own and speaks_of_himself):
        return None
    if any(said.speaker is not None and not _OWN.match(reading.folded, said.speaker.start) for said, _ in one.said):
        return None
    content, form = trim_content(reading, Span(last.content.start, one.statement.end))
    return replace(
        before,
        statement=Span(before.statement.start, one.statement.end),
        said=(*before.said[:-1], (replace(last, content=content, form=form), identity)),
    )


def _whole(reading: Reading, one: Heard) -> tuple[Attribution, bool] | None:
    """The quotation that an unattributed statement is from end to end, and whether it is closed."""
    text = reading.folded[one.statement.start : one.statement.end]
    if one.said or not text.lstrip().startswith(('"', "“", "「")):
        return None
    quotations = reading.quotations_in(one.statement)
    if len(quotations) != 1 or reading.folded[quotations[0].outer.end : one.statement.end].strip():
        return None
    found = attribute(reading, quotations[0].outer, None, None)
    enough = len(text) >= _FEWEST_CHARACTERS if HAN.search(text) else len(text.split()) >= _FEWEST_WORDS
    return (found, quotations[0].closed) if found and enough else None


_FEWEST_WORDS = 5
_FEWEST_CHARACTERS = 12


def _leads_to(reading: Reading, before: Heard, one: Heard) -> bool:
    """Whether a paragraph told what somebody says, and the next is only a quotation: it is theirs.

    Bell warned that the dam may not hold. / “We have seen the cracks for years.”
    “The dam may not hold,” Bell said. / “We have seen the cracks for years.”
    """
    last = before.said[-1][0]
    tail = reading.folded[last.content.end : before.statement.end]
    is_told = last.form == "indirect" and last.speaker is not None and not tail.strip(" .。\n")
    is_said = last.form == "direct" and last.cue is not None and last.cue.span.start >= last.content.end
    return (is_told or is_said) and "\n" in tail + reading.folded[before.statement.end : one.statement.start]


def _opens(reading: Reading, one: Heard) -> bool:
    """Whether a statement begins with a quotation that is somebody's."""
    start = one.said[0][0].content.start
    return not reading.folded[one.statement.start : start].strip(' \n"“')


def _closes(reading: Reading, one: Heard) -> bool:
    """Whether a statement ends with a quotation that is somebody's and fills it or is left open."""
    quotations = reading.quotations_in(one.statement)
    if not quotations or reading.folded[quotations[-1].outer.end : one.statement.end].strip():
        return False
    last = one.said[-1][0].content
    return last.end >= quotations[-1].inner.end - 1 and (not quotations[-1].closed or _opens(reading, one))
