"""The words before a claim that deny it: she does not expect, 他否认. Must never read what the claim itself says.

Without them the opposite would be shown: “Harlow does not expect the mill to reopen” is no “the mill to reopen”.
"""

import re
from functools import cache, lru_cache

from corpus.claims.attributions import Attribution
from corpus.claims.reading import Reading
from corpus.claims.verbs import lemma, listed_verbs
from corpus.claims.wordlists import counts
from corpus.lexicon import load_lexicon

# So much is looked at between a speaker and a cue.
_BETWEEN = 30
# Right before the cue: she did not mention it but said … denies nothing.
_NOT = re.compile(
    r"(?:(?:\b(?:do|does|did|has|have|had|is|are|was|were|would|could|can|will|am) )?\b(?:not|never|no longer)\b"
    r"|\b[a-z]+n['’]t\b|\bcannot\b)(?: (?!only\b)(?:\w+ly|yet|even|also|still))?\s*$"
    r"|(?:并|从|也|都|还)?(?:不再?|没有?|未曾?)(?=[一-龥]{0,4}$)",
    re.IGNORECASE,
)
# 不仅, 不断: no denial.
_ASSERTS = ("仅", "只", "但", "断", "久", "少", "止")


def denial(reading: Reading, attribution: Attribution) -> str | None:
    """Give the words that deny a content, as written: "does not expect", 不认为, 否认; None where none do."""
    cue, speaker, folded = attribution.cue, attribution.speaker, reading.folded
    if cue is None:
        return None
    body, start = reading.article.body, cue.span.start
    floor = speaker.end if speaker and speaker.end <= start else start
    found = _NOT.search(folded, max(floor, start - _BETWEEN), start)
    if found and not folded.startswith(_ASSERTS, found.end()):
        return body[found.start() : cue.span.end].strip()
    return body[start : cue.span.end] if _denies(cue.cue.form, cue.cue.lang) else None


@lru_cache(maxsize=4096)
def _denies(form: str, lang: str) -> bool:
    """Whether a cue by itself denies: 否认, 不认为, denied."""
    if lang == "zh":
        return form in _chinese() or any(counts(form, "stance", ("negated",)))
    return lemma(form) in listed_verbs("denies")


@cache
def _chinese() -> frozenset[str]:
    return frozenset(load_lexicon("chinese_stance")["denies"]["cues"])
