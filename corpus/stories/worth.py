"""What is worth a line of a digest at all. Must never look at more than a figure or a claim and its sentence.

A line has to say something to who has not read the article: whose figure, of what, in a sentence, not in a heading.
"""

import re
from functools import cache

from corpus.characters import HAN
from corpus.lexicon import any_of, load_lexicon
from corpus.models import Claim, Figure
from corpus.normalise import fold_characters
from corpus.stretches import is_label

_LOWEST_FIGURE = 0.45
_LOWEST_CLAIM = 0.4
_HAN = re.compile(f"[{HAN}]")
# A shorter metric says nothing to who has not read the article.
_SHORTEST_ENGLISH, _SHORTEST_CHINESE = 4, 2
# Of claims, what is shorter is a phrase; in bytes, which weigh a Chinese character like three Latin letters.
_SHORTEST_SAID = 36
_LONGEST_SAID = 900
_SHORTEST_SENTENCE, _LONGEST_SENTENCE = 48, 600
_ENDS = re.compile(r"[。！!.…；;][”’」』\"')）]*$")
_ASKS = re.compile(r"[?？][”’」』\"')）]*$")
_NUMBERED = re.compile(
    r"^\s*(?:[（(]?\d{1,2}[)）.、]|[一二三四五六七八九十]{1,3}、|[•●▪■*#-]|第[一二三四五六七八九十\d]{1,3}[章节部])"
)
# Kinds that say nothing without what they are of.
_TELLING_MODALITIES = frozenset({"actual", "plan", "forecast", "estimate", "goal"})


def is_news_figure(figure: Figure) -> bool:
    """Say whether a figure can stand by itself: 阿里巴巴三年投入3800亿元 can, 三个阶段 and a heading's 10倍 cannot."""
    if figure.kind == "duration" or figure.modality not in _TELLING_MODALITIES or figure.same_as is not None:
        return False
    if figure.kind == "money" and figure.value == 1:  # 新台币30.5元兑1美元
        return False
    if figure.salience < _LOWEST_FIGURE or not (figure.entity or figure.speaker):
        return False
    if not _says_something(figure.metric or "") and not (figure.entity and figure.kind in ("price", "money")):
        return False
    return len(figure.sentence) <= _LONGEST_SENTENCE and _is_sentence(figure.sentence)


def is_news_claim(claim: Claim) -> bool:
    """Say whether a claim can: of somebody who is named, and more than a phrase (很好), an aside or a question."""
    if claim.speaker is None or claim.salience < _LOWEST_CLAIM or claim.type == "definition":
        return False
    size = len(claim.content.encode(errors="replace"))
    return _SHORTEST_SAID <= size <= _LONGEST_SAID and not _ASKS.search(claim.content.strip())


def says_little(text: str) -> bool:
    """Say whether a sentence leaves a reader asking: it leans on what stood before (该行预计) or is a row."""
    return leans(text) or len(text.strip().encode(errors="replace")) < _SHORTEST_SENTENCE


def leans(text: str) -> bool:
    """Say whether a text opens with a word that leans on what stood before: 该行预计…, "But he added…"."""
    return _leaning().match(fold_characters(text[:40]).casefold()) is not None


def _says_something(metric: str) -> bool:
    if fold_characters(metric).casefold().strip() in load_lexicon("stories")["generic"]:
        return False
    if _HAN.search(metric):
        return len(_HAN.findall(metric)) >= _SHORTEST_CHINESE
    return len(metric) >= _SHORTEST_ENGLISH


def _is_sentence(sentence: str) -> bool:
    """Say whether it is a sentence: it ends like one, asks nothing, and is no numbered heading."""
    text = sentence.strip()
    if is_label(text) or _ASKS.search(text) or "\n" in text:
        return False
    return bool(_ENDS.search(text)) and not (_NUMBERED.match(text) and len(text) < 2 * _SHORTEST_SAID)


@cache
def _leaning() -> re.Pattern[str]:
    words = load_lexicon("digests")["leaning"]
    chinese = any_of(map(re.escape, words["chinese"]))
    english = "|".join(map(re.escape, words["english"]))
    return re.compile(rf"[\s\"'“‘「『—-]*(?:{chinese}|(?:{english})\b)")
