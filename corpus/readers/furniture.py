"""What stands around an article on a page: buttons, counters, menus, credits, slogans. The words are in furniture.toml.

Must never touch a line that holds more than furniture: only whole lines are judged, and the lexicon has to account for
all of a line. What a site says of itself at the foot of a page is told by several traits at once.
"""

import re
from functools import cache

from corpus.lexicon import any_of, load_lexicon, patterns_of
from corpus.normalise import fold_characters
from corpus.readers.titles import columns

_LONGEST_LINE = 120  # columns
_WIDEST_NAME = 60  # columns of a name in a credit; a caption says more
_LONGEST_SLOGAN = 400  # characters
_FEWEST_TRAITS = 3
_PICTURE_FILE = re.compile(rf"[^。!?;]{{1,100}}\.(?:{patterns_of('furniture', 'files', 'pictures')})", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s|/·•,、>»›]+")
_COUNT = re.compile(r"[\d.,]+(?:万|亿|k|w|m)?\+?")
_RULE = re.compile(r"[\s\-_=*~·•.#+|—–…◆◇■□▲△▼▽★☆※]+")
_BREADCRUMBS = re.compile(r"(?:[^>»›]{1,30}\s?[>»›]\s?){1,6}[^>»›]{1,40}")


def is_edge_furniture(line: str) -> bool:
    """Whether a line is furniture where a text begins or ends: 分享 收藏, 阅读 1.2万, 首页 > 科技, Back to top."""
    folded = fold_characters(line.strip()).lower()
    if not folded or columns(folded) > _LONGEST_LINE:
        return not folded
    if _RULE.fullmatch(folded) or is_stray_furniture(line):
        return True
    names = _keys("edge") | _keys("related")
    return _key(folded) in names or _is_breadcrumbs(folded) or _is_row_of_buttons(folded)


def is_stray_furniture(line: str) -> bool:
    """Whether a line is furniture wherever it stands: 加载中..., Advertisement, an image file's name, a credit."""
    if len(line) > _LONGEST_LINE:
        return False
    folded = fold_characters(line.strip()).lower()
    return _key(folded) in _keys("anywhere") or bool(_PICTURE_FILE.fullmatch(folded)) or _is_credit(folded)


def begins_related(line: str) -> bool:
    """Whether a line is the heading of a list of other articles: 相关阅读, You may also like."""
    return columns(line) <= _LONGEST_LINE and _key(fold_characters(line).lower()) in _keys("related")


def is_slogan(line: str) -> bool:
    """Whether a paragraph at the foot of a page is the site speaking of itself or of its rights: 本站……违者必究."""
    folded = fold_characters(line.strip().lstrip("*-—•·>◆■[(【《「 ")).lower()
    if len(folded) > _LONGEST_SLOGAN:
        return False
    slogans = load_lexicon("furniture")["slogans"]
    if folded.startswith(tuple(slogans["notices"])):
        return True
    if columns(folded) <= _LONGEST_LINE and folded.rstrip("。.!").endswith(tuple(slogans["endings"])):
        return True
    traits = sum(trait in folded for trait in slogans["traits"])
    return folded.startswith(tuple(slogans["openings"])) and traits >= _FEWEST_TRAITS


def is_original_label(label: str) -> bool:
    """Whether words before an address say that it is the original's: 原文链接, Source."""
    return fold_characters(label).lower().strip(" :[]()") in load_lexicon("furniture")["originals"]["labels"]


def _is_credit(folded: str) -> bool:
    bare = folded.strip("()[]【】 ")
    if bare.endswith(("。", ".", "!", "?", ";")):
        return False
    agencies = load_lexicon("furniture")["credits"]["agencies"]
    if columns(bare) <= _WIDEST_NAME and bare.rpartition("/")[2].strip() in agencies and "/" in bare:
        return True
    label = _credit_label().match(bare)
    return label is not None and columns(bare[label.end() :]) <= _WIDEST_NAME


def _is_breadcrumbs(folded: str) -> bool:
    return bool(_BREADCRUMBS.fullmatch(folded)) and _key(re.split("[>»›]", folded)[0]) in _keys("edge")


def _is_row_of_buttons(folded: str) -> bool:
    """Whether a line is buttons and numbers of something, and nothing else: 分享 收藏 赞(12) 3条评论."""
    keys = [_key(_COUNT.sub("", part)) for part in _SEPARATORS.split(folded)]
    named = [key for key in keys if key]
    return bool(named) and all(key in _keys("edge") or key in _keys("counters") for key in named)


def _key(folded: str) -> str:
    return "".join(character for character in folded if character.isalnum())


@cache
def _credit_label() -> re.Pattern[str]:
    """A label and what links it to whose picture it is: `photo:`, `photo by`, 图/, 图片来自."""
    labels = any_of(map(re.escape, load_lexicon("furniture")["credits"]["labels"]))
    return re.compile(rf"(?:{labels})(?:(?<=\bby)\s|\s?(?:[:/|@]|\bby\b|\bvia\b|来自|来源)\s?)(?=\S)")


@cache
def _keys(section: str) -> frozenset[str]:
    return frozenset(_key(fold_characters(words).lower()) for words in load_lexicon("furniture")[section])
