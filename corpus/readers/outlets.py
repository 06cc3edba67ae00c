"""The outlet as an article's first words name it, in a dateline or before 消息. Must never be one merely quoted."""

import re

from corpus.lexicon import load_lexicon
from corpus.models import Span
from corpus.normalise import fold_characters

_DAY = r"(?:\d{4}\s?年\s?)?(?:\d{1,2}\s?月\s?)?(?:\d{1,2}\s?日)?"
_NAME = r"[^\s,。、;:!?()\[\]【】〔〕“”「」]"
_REPORT = re.compile(
    rf"^[(\[【〔]?\s?(?P<outlet>{_NAME}{{2,24}}?(?: [A-Za-z][\w.]{{0,20}}){{0,2}})\s{{0,2}}(?:App\s?)?{_DAY}\s{{0,2}}"
    r"(?:综合消息|消息|快讯|讯|电|综合报道|报道|获悉|注|按)(?P<after>$|[,:。\])】〕 ])"
)
_LATIN_DATELINE = re.compile(r"^(?P<outlet>[A-Z][\w.&'’]{1,30}(?: [A-Z][\w.&'’]{0,30}){0,3})\s?(?:--|—|–|―)\s?\S")
_CITY_DATELINE = re.compile(r"^[A-Z][\w.,' ]{1,60}?\s?[(/](?P<outlet>[A-Z][\w.&' ]{1,30})[)/]\s?(?:--|—|–|-|―)")
_PLACE = re.compile(r"(?<=[社网报])[\u4e00-\u9fff]{2,4}$")
_CITED = (
    "据",
    "按",
    "从",
    "由",
    "在",
    "对",
    "向",
    "根据",
    "另据",
    "如",
    "该",
    "此",
    "这",
    "一",
    "两",
    "多",
    "新的",
    "上述",
)
_FIRST_WORDS = 120  # characters: further in, a report is somebody else's


def named_outlet(line: str) -> str | None:
    """Name the outlet whose report a paragraph begins as: IT之家 2 月 10 日消息 is IT之家's, 据路透社报道 nobody's."""
    found = _found(line)
    return line[found.start : found.end].strip() if found else None


def is_report_line(line: str) -> bool:
    """Whether a line says nothing but whose report follows: AIPress.com.cn报道."""
    match = _REPORT.fullmatch(fold_characters(line.strip()[:_FIRST_WORDS]))
    return match is not None and named_outlet(line.strip()) is not None


def is_outlet(name: str) -> bool:
    """Whether a name is built like an outlet's: 财联社, 证券时报, TMTPost, The New York Times; not Jane Doe."""
    folded = fold_characters(name.strip())
    outlets = load_lexicon("furniture")["outlets"]
    if len(folded) > 2 and folded.endswith(tuple(outlets["endings"])):
        return True
    if re.search(r"\.(?:com|cn|net|org|tw|hk|io|news)\b", folded, re.IGNORECASE):
        return True
    # TMTPost is two words written as one: the cut is where a capital follows.
    words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", folded)} | set(folded.lower().split())
    return bool(words & set(outlets["words"]))


def _found(line: str) -> Span | None:
    folded = fold_characters(line[:_FIRST_WORDS])
    for pattern in (_CITY_DATELINE, _REPORT, _LATIN_DATELINE):
        match = pattern.match(folded)
        if match and _is_named(match["outlet"].strip(), pattern):
            start, end = match.span("outlet")
            place = _PLACE.search(folded[start:end])
            return Span(start, start + place.start() if place else end)
    return None


def _is_named(outlet: str, pattern: re.Pattern[str]) -> bool:
    unnamed = load_lexicon("furniture")["outlets"]["unnamed"]
    if outlet in unnamed or outlet.startswith(_CITED) or outlet[0].isdigit():
        return False
    # Before two dashes stands a city as often as an outlet.
    return pattern is not _LATIN_DATELINE or is_outlet(outlet)
