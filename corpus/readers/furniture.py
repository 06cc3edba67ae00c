"""What stands around an article on a page: buttons, counters, menus, credits, slogans. The words are in furniture.toml.

Must never touch a line that holds more than furniture: only whole lines are judged, and the lexicon has to account for
all of a line. What a site says of itself at the foot of a page is told by several traits at once.
"""

import re
from functools import cache

from corpus.lexicon import load_lexicon
from corpus.normalise import fold_characters
from corpus.readers.titles import columns

_LONGEST_LINE = 120  # columns
_WIDEST_NAME = 60  # columns of a name in a credit; a caption says more
_LONGEST_SLOGAN = 400  # characters
_FEWEST_TRAITS = 3
_PICTURE_FILE = re.compile(r"[^。!?;]{0,100}\.(?:png|jpe?g|gif|webp|bmp|svg|heic|avif|tiff?)", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s|/·•,、>»›]+")
_COUNT = re.compile(r"[\d.,]+(?:万|亿|k|w|m)?\+?")
_RULE = re.compile(r"[\s\-_=*~·•.#+|—–…◆◇■□▲△▼▽★☆※]+")
_BREADCRUMBS = re.compile(r"(?:[^>»›]{1,30}\s?[>»›]\s?){1,6}[^>»›]{1,40}")
_CREDIT_LINK = re.compile(r"\s*(?::|/|\||@|\bby\b|\bvia\b|来自|来源)\s*\S")


def is_edge_furniture(line: str) -> bool:
    """Whether a line is furniture where a text begins or ends: 分享 收藏, 阅读 1.2万, 首页 > 科技, Back to top."""
    folded = fold_characters(line.strip()).lower()
    if not folded or columns(folded) > _LONGEST_LINE:
        return not folded
    if _RULE.fullmatch(folded) or is_stray_furniture(line):
        return True
    names = _keys("edge") | _keys("related")
    parts = [part for part in _SEPARATORS.split(folded) if part]
    return _key(folded) in names or _is_breadcrumbs(folded) or all(map(_is_named_or_counted, parts))


def is_stray_furniture(line: str) -> bool:
    """Whether a line is furniture wherever it stands: 加载中..., Advertisement, an image file's name, a credit."""
    folded = fold_characters(line.strip()).lower()
    if columns(folded) > _LONGEST_LINE:
        return False
    return _key(folded) in _keys("anywhere") or bool(_PICTURE_FILE.fullmatch(folded)) or _is_credit(folded)


def begins_related(line: str) -> bool:
    """Whether a line is the heading of a list of other articles: 相关阅读, You may also like."""
    return columns(line) <= _LONGEST_LINE and _key(fold_characters(line).lower()) in _keys("related")


def is_slogan(line: str) -> bool:
    """Whether a paragraph at the foot of a page is the site speaking of itself or of its rights."""
    folded = fold_characters(line.strip().lstrip("*-—•·>◆■[(【《「 ")).lower()
    if len(folded) > _LONGEST_SLOGAN:
        return False
    slogans = load_lexicon("furniture")["slogans"]
    if folded.startswith(tuple(slogans["notices"])):
        return True
    traits = sum(trait in folded for trait in slogans["traits"])
    return folded.startswith(tuple(slogans["openings"])) and traits >= _FEWEST_TRAITS


def _is_credit(folded: str) -> bool:
    bare = folded.strip("()[]【】 ")
    if bare.endswith(("。", ".", "!", "?", ";")):
        return False
    credit = load_lexicon("furniture")["credits"]
    if columns(bare) <= _WIDEST_NAME and bare.endswith(tuple(f"/{agency}" for agency in credit["agencies"])):
        return True
    labels = (label for label in credit["labels"] if bare.startswith(label))
    return any(_is_name_of_label(bare[len(label) :], label) for label in labels)


def _is_name_of_label(rest: str, label: str) -> bool:
    """Whether what follows a label can be whose picture it is: short, and cut off from the label."""
    linked = _CREDIT_LINK.match(rest) or (label.endswith(" by") and rest.startswith(" "))
    return bool(linked) and columns(rest) <= _WIDEST_NAME


def _is_breadcrumbs(folded: str) -> bool:
    return bool(_BREADCRUMBS.fullmatch(folded)) and _key(re.split("[>»›]", folded)[0]) in _keys("edge")


def _is_named_or_counted(part: str) -> bool:
    """Whether one word of a line is a button or a number of something: 赞(12), 3条评论."""
    key = _key(_COUNT.sub("", part))
    return key in _keys("edge") or key in _keys("counters")


def _key(folded: str) -> str:
    return "".join(character for character in folded if character.isalnum())


@cache
def _keys(section: str) -> frozenset[str]:
    return frozenset(_key(fold_characters(words).lower()) for words in load_lexicon("furniture")[section])
