"""The main clause of an English claim and its tense. Must never judge what is said."""

import re
from functools import cache

from corpus.lexicon import load_lexicon, patterns_of

# When, If, Going forward, ...: what stands before the main clause, up to its comma.
_LEADING = re.compile(rf"(?:{patterns_of('english_clauses', 'leading')})\b[^,.;]{{0,120}}, ", re.IGNORECASE)
# I think that, we believe: what is thought comes after.
_THINKS = re.compile(
    r"(?:(?:so|and|but|well|look|yes|no|yeah|honestly|frankly),? )*(?:i|we)(?:'m| am|'re| are)? (?:\w+ly "
    rf"|also |still |just )?(?:{patterns_of('english_clauses', 'thinking')})(?: that)? (?!to\b)",
    re.IGNORECASE,
)
# So much of a claim is looked at for its main clause, and less must be left of it.
REACH = 260
_LEFT = 12


# A sentence's end, not that of No. or U.S.
_STOP = re.compile(r"(?<=[a-z0-9]{2})[.?!] (?=[A-Z])|; ")


def main_clause(text: str) -> str:
    """The first main clause on: "If you ignore Asia, we grew" from "we" on."""
    head = _STOP.split(text[:REACH], maxsplit=1)[0]
    for opening in (_LEADING, _THINKS):
        match = opening.match(head)
        if match and len(head) - match.end() > _LEFT:
            head = head[match.end() :]
    return head


def tense_of(main: str) -> tuple[str, int]:
    """The tense of the first finite verb that shows one, and where it stands."""
    tenses = _tenses()
    for match in FINITE.finditer(main):
        word = match[0].lower()
        tense = tenses.get(word)
        if tense == "past" and word in _NOUNS and _NO_VERB.search(main, 0, match.start()):
            continue
        if tense is not None:
            if word in _BE_FORMS and main.startswith((" going to ", " not going to "), match.end()):
                return "future", main.index("going to", match.end())
            owns = tense == "perfect" and _OWNED.match(main, match.end())
            return "present" if owns else tense, match.start()
        if (
            word.endswith("ed")
            and word not in _NO_PAST
            and match.start()
            and not _NO_VERB.search(main, 0, match.start())
        ):
            return "past", match.start()
    return "none", 0


FINITE = re.compile(
    r"(?<=it)'s\b|(?<=he)'s\b|(?<=hat)'s\b|(?<=here)'s\b|(?<=who)'s\b|'(?:ll|re|ve|d|m)\b"
    r"|(?<![-'\w])(?:[a-z]{2,7}n't|[a-z]{2,}ed|[a-z]{2,7})\b(?!-)",
    re.IGNORECASE,
)


@cache
def _tenses() -> dict[str, str]:
    return {form: tense for tense, forms in load_lexicon("english_stance")["tenses"].items() for form in forms}


# Words in -ed that are no past, and pasts that are nouns too: another cut would hurt.
_NO_PAST, _NOUNS, _BE_FORMS = (
    frozenset(load_lexicon("english_clauses")[kind]) for kind in ("no_past", "past_or_noun", "be_forms")
)
# You have an umbrella, they have to wait: no perfect.
_OWNED = re.compile(rf" (?:{patterns_of('english_clauses', 'owned')})\b", re.IGNORECASE)
# Before a participle that stands like an adjective: the damaged, of opted.
_NO_VERB = re.compile(rf"\b(?:{patterns_of('english_clauses', 'before_no_verb')})\s+$", re.IGNORECASE)
