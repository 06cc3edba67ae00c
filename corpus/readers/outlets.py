"""The outlet as an article's first words name it, in a dateline or before 消息. Must never be one merely quoted."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.lexicon import load_lexicon, patterns_of
from corpus.normalise import fold_characters
from corpus.readers.dates import find_date

_NAME = r"[^\s,。、;:!?()\[\]【】〔〕“”「」]"
# 环球网 记者 张三 9月24日 消息: outlet, reporter, day, and the word that says that a report follows.
_REPORT = re.compile(
    rf"^[(\[【〔]?\s?(?P<outlet>{_NAME}{{2,24}}?(?: [A-Za-z][\w.]{{0,20}}){{0,2}})\s{{0,2}}(?:App\s?)?"
    rf"(?:(?:首席|特约|实习)?记者\s?{_NAME}{{2,12}}?\s?)?"
    r"(?P<day>(?:\d{4}\s?年\s?)?(?:\d{1,2}\s?月\s?)?(?:\d{1,2}\s?日)?)\s{0,2}"
    rf"(?P<report>{patterns_of('furniture', 'outlets', 'reports')})(?=$|[,:。\])】〕 ])"
)
_LATIN_DATELINE = re.compile(r"^(?P<outlet>[A-Z][\w.&'’]{1,30}(?: [A-Z][\w.&'’]{0,30}){0,3})\s?(?:--|—|–|―)\s?(?=\S)")
_CITY_DATELINE = re.compile(r"^[A-Z][\w.,' ]{1,60}?\s?[(/](?P<outlet>[A-Z][\w.&' ]{1,30})[)/]\s?(?:--|—|–|-|―)\s?")
_DAY = re.compile(r"[\d\s年月日]+")
_PLACE = re.compile(r"(?<=[社网报])[\u4e00-\u9fff]{2,4}$")
_DOMAIN = re.compile(rf"\.(?:{patterns_of('furniture', 'outlets', 'domains')})\b", re.IGNORECASE)
# TMTPost is two words written as one: the cut is where a capital follows.
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_FIRST_WORDS = 120  # characters: further in, a report is somebody else's


@dataclass(frozen=True, slots=True)
class Dateline:
    """How a report begins; `length` characters of it come before the report's own words."""

    outlet: str
    published: date | None
    length: int


def read_dateline(line: str) -> Dateline | None:
    """Read whose report a paragraph begins as: IT之家 2 月 10 日消息 is IT之家's, 据路透社报道 is nobody's."""
    folded = fold_characters(line[:_FIRST_WORDS])
    for pattern in (_CITY_DATELINE, _REPORT, _LATIN_DATELINE):
        match = pattern.match(folded)
        if match and _is_named(match):
            start, end = match.span("outlet")
            place = _PLACE.search(folded[start:end])
            outlet = line[start : start + place.start() if place else end].strip()
            day = find_date(match[0])
            return Dateline(outlet, day[0] if day else None, match.end())
    return None


def is_outlet(name: str) -> bool:
    """Whether a name is built like an outlet's: 财联社, 证券时报, TMTPost, The New York Times; not Jane Doe."""
    folded = fold_characters(name.strip())
    outlets = load_lexicon("furniture")["outlets"]
    if len(folded) > 2 and folded.endswith(tuple(outlets["endings"])):
        return True
    words = {word.lower() for word in (*_WORD.findall(folded), *folded.split())}
    return bool(_DOMAIN.search(folded) or words & {*outlets["words"], *outlets["whole"]})


def is_whole_outlet(word: str) -> bool:
    """Whether a single word names an outlet: Reuters, TMTPost; not Times, which wants a name before it."""
    return is_outlet(word) and word.lower() not in load_lexicon("furniture")["outlets"]["words"]


def _is_named(match: re.Match[str]) -> bool:
    outlet = match["outlet"].strip()
    outlets = load_lexicon("furniture")["outlets"]
    if outlet in outlets["unnamed"] or outlet.startswith(tuple(outlets["cited"])) or _DAY.fullmatch(outlet):
        return False
    if match.re is _CITY_DATELINE or is_outlet(outlet):
        return True
    # Before two dashes stands a city as often as an outlet; and many a word ends in 讯 or 电.
    return match.re is _REPORT and (bool(match["day"]) or match["report"] in {"综合报道", "报道", "获悉"})
