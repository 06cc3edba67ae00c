"""What an English cue takes: where the words reported after it begin, if they do. Must never look left of the cue."""

import re

from corpus.claims.cues import FoundCue, is_listed
from corpus.english_words import FINITE, WEEKDAY
from corpus.lexicon import patterns_of

_OCCASION = rf"(?:{patterns_of('english_clauses', 'occasions')})"
# Between a cue and what is said: when and where.
_WHEN = re.compile(
    rf"\s*+(?:,\s*+)?+(?:(?:(?:on |late |early )?{WEEKDAY}(?: (?:morning|afternoon|evening|night))?"
    r"|yesterday|today|recently|again|last (?:week|month|year|night)|this (?:week|month|year|morning)"
    r"|earlier(?: this \w+)?"
    rf"|in (?:a|an|the) {_OCCASION}|at (?:a|an|the) (?:press|news) conference"
    r"|unanimously|\d{1,2}(?:-| to )\d{1,2})\b,?\s*)+",
    re.IGNORECASE,
)
# The same at length; it counts only where "that", a colon or a quotation follows.
_ADJUNCT = re.compile(
    rf"\s*(?:{patterns_of('english_clauses', 'adjuncts')})\b[^.;:\"“”]{{0,90}}?"
    r"(?:[\"“][A-Z][^\"“”\n]{0,40}[\"”](?=,? that\b))?(?=\s{0,9}+(?:,\s{0,9}+)?(?:\bthat\b(?! (?:time"
    r"|day|year|week|month|period|night|moment|point|meeting|same)\b)|[\"“]"
    r"(?![A-Z][^\"“”\n]{0,40}[\"”],? that\b))|:)",
    re.IGNORECASE,
)
# vowed to see to it that ...: what is vowed has begun.
_TO_ACT = re.compile(r"\s*(?:to|for|by|with|of)\b")
# cautioned, however, that ...
_ASIDE = re.compile(r"\s*,[^,;.:\"“”]{1,80},(?=\s*(?:that\b|[\"“]))")
_THAT = re.compile(
    r"\s*+(?:,\s*+)?+(?:(?:only |simply |merely )?that"
    r"(?!\s+(?:is|was|would|will|are|were|has|had|can|could|may|might|should)\b|\s+(?-i:[a-z]+)\s*[.,;])|how|why|whether)\b\s*",
    re.IGNORECASE,
)
# asked whether it was open: a question is no claim.
_ONLY_THAT = re.compile(r"\s*+that\b\s*", re.IGNORECASE)
_QUOTE = re.compile(r"\s*[,:]?\s*(?=[\"“‘「]|(?<= )'[A-Za-z])")
# To whom: told reporters, told The Herald, told his staff.
_TOLD = re.compile(
    r"\s+(?:(?:the|a|an|his|her|their|its|our|my)\s+(?:\w+\s){0,2}?\w+(?:'s \w+)?"
    r"|[A-Z][\w.'’&-]*(?: (?:(?:of|and|of the) )?[A-Z][\w.'’&-]*)*|\w+)"
)
# The same at length, before "that": told the Apsara Conference in Hangzhou that.
_TOLD_THAT = re.compile(
    r"(?:\s+(?!(?:he|she|it|they|we|i|was|is|were|had|has|would|will)\b)[^\s.;:\"“,]+){1,12}?(?=\s+that\b|:|,\s*[\"“])"
)
_NOTHING = re.compile(r"\s*(?:[.,;!?)\n]|$)")
_PREPOSITION = re.compile(
    rf"\s*(?:{patterns_of('english_clauses', 'prepositions')})\b(?! (?:the|least|first|all|many|some|most"
    r"|be)\b.{0,40}\b(?:is|are|was|were|will|has|have|had)\b)",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+to\b(?! (?:do so|say|comment|answer|elaborate|discuss|disclose|speak|talk|be)\b)")
# want Congress to act
_WANTED = re.compile(
    rf"{_TO.pattern}|\s(?!to\b|an? |it\b)(?:[\w.'’-]+ ){{1,6}}?to"
    r" (?!the\b|an?\b|his\b|her\b|their\b|its\b|be\b)[a-z]+\b"
)
_TARGET = re.compile(
    rf"\s*(?:its|their|his|her|the)\b[^.;]{{0,40}}?\b(?:{patterns_of('english_clauses', 'targets')}"
    r")\b[^;]{0,80}?\d",
)
_MEASURED = re.compile(rf"\s*[\w$&'’ -]{{1,60}}?\b(?:{patterns_of('english_clauses', 'measuring')})\b[^.;]{{0,20}}?\d")
# called it "a mess", called the deal a disaster - but not called his mother.
_NAMED = re.compile(
    r"\s+(?:[^.;\"“]{0,60}[\"“]|(?:it|them|him|her|the \w+(?: \w+)?|[A-Z]\w+(?: [A-Z]\w+)*)\s+"
    r"(?:a|an|the|\w+(?:ous|ful|ive|able|ible|less|ic|al|ing|ed|id))\b)"
)
_EXPECTED = re.compile(
    r"[^.;]{1,80}?(?:\b(?:to|will|would|more|fewer|less|another|further|two|three|four|five|six)\b|\d)"
)
_SOMEBODY = re.compile(
    r"\s+(?:(?:the|his|her|their|some|many|more|most) \w+ [^\s.,;]+ [^\s.,;]+ \w|(?:the|his|her|their) \w+ (?:"
    rf"{patterns_of('english_clauses', 'to_be_done')})|he|she|it|they|we|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)\s+\w",
)
# reported a profit of $2 billion
_ACCOUNT = re.compile(r"(?: [\w'%-]+){0,6} (?:[$€£¥]\s?\d|\d[\d.,]*\s?(?:%|percent|per cent|million|billion))")
# asked the court to wait, but not: asked to leave.
_ASKED = re.compile(
    r" (?!if\b|about\b|for\b|whether\b|what\b|how\b|to\b|not\b)(?:(?! and )[^;:\"“\n]){1,90}?"
    r" to (?!\w+ing\b|the\b|an?\b|his\b|her\b)[a-z]+\b"
)
# described the vote as a farce
_AS = re.compile(r"\s+[^.;:,\"“]{1,60}? as (?=[\"“‘']|an?\b|the\b|[a-z]+(?:ed|ing|ful|ous|ive|less|able|ible)?\b)")
# showed Keene trailing
_STANDING = re.compile(rf" (?!by\b)[^.;,]{{1,60}}? (?:{patterns_of('english_clauses', 'standing')})\b")
# found 58 percent of residents were for it
_SHARE = re.compile(r" (?!by\b)[^.;,]{0,60}?\d[\d.,]*\s?(?:%|percent|per cent|points|out of)")
# agreed last month to add
_AGREED = re.compile(
    r"(?: (?:on|last|this|late|early|earlier)?(?: ?\w+)?)? ?to (?!the\b|an?\b|his\b|her\b|their\b|its\b)[a-z]+ \w"
)
# signaled a grand jury would decide
_BARE = re.compile(
    r" (?:the|an?|his|her|their|its|it|he|she|they|we|there|most|many|some|no|all|[A-Z][\w.'’-]*)\b[^,.;:\"“\n]{0,60}?"
    r"(?: |(?<=[a-z])['’])(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|did|does|s)\b"
)
# So few words after most cues, and after some, are a thing and nothing said: added sugar, noted the number.
_SHORT, _LONG = 2, 5
# bluntly opposed in Berlin
_ADRIFT = re.compile(r" (?:in|at|on|by|from|with|during|after|before|since)\b")
# stressed its savings, saying that ...: what is said comes behind.
_THING = re.compile(
    rf"(?:(?!\b(?:{FINITE}|\w+n't)\b)"
    r"[^,.;\"“]){1,80}, \w+ing\b"
)
# condemned the launch: too little to be judged.
_OBJECT = 3
# A judge denies a motion and says nothing by it.
_REQUEST = re.compile(
    r"\s+(?:(?:the|an?|his|her|their|its|any|both|all|that|this|\w+'s) )?(?:\w+ ){0,2}?(?:"
    rf"{patterns_of('english_clauses', 'requests')})\b",
)
# advised the tenants to leave, but not: now advises the mayor
_TO_OR_AGAINST = re.compile(r"[^.;:]{0,60}? (?:to|against|not)\b")
_DOING = re.compile(r"\s+(?!the\b|an?\b|his\b|her\b|their\b|its\b)[a-z]+\b")


# said in a conference call: no word of what was said.
_NOWHERE = re.compile(
    rf"\s*(?:{patterns_of('english_clauses', 'nowhere')})\b(?:(?!\b(?:{FINITE}|he|she|they|it|we|there|I"
    r"|\w+n't)\b)[^.;:\n\"“]){1,140}[.;]?\s*",
)


def is_occasion(folded: str, at: int, end: int) -> bool:
    """Whether nothing but where and when follows a cue: "..., he said in a conference call."."""
    return _NOWHERE.fullmatch(folded, at, end) is not None


def is_that(folded: str, at: int) -> bool:
    """Whether a that-clause begins at `at`."""
    return _THAT.match(folded, at) is not None


def ends_here(folded: str, at: int, end: int) -> bool:
    """Whether nothing of the clause follows a cue: "..., the bank estimated."."""
    return _NOTHING.match(folded, at, end) is not None


def is_direct(folded: str, at: int, end: int) -> bool:
    """Whether a quotation or a colon follows a cue directly: he said, “…."""
    return _QUOTE.match(folded, at, end) is not None or folded[at : at + 1] == ":"


def content_after(folded: str, found: FoundCue, end: int) -> int | None:
    """Where the words reported after a cue begin, or None where what follows is not what the cue takes."""
    at = found.span.end
    if found.cue.form.endswith(" that"):
        return None if _NOTHING.match(folded, at, end) else at
    is_told = found.cue.form.startswith(("tell", "told"))
    if is_told or is_listed("addressed", found.cue.form):
        told = _TOLD_THAT.match(folded, at, end) or (_TOLD.match(folded, at, end) if is_told else None)
        at = told.end() if told else at
    when = _WHEN.match(folded, at, end)
    is_unnamed = _UNNAMED.match(folded, at, end) is not None
    command = _TO_DO.match(folded, at, end) if is_told else None
    at = when.end() if when else at
    is_question = found.cue.form.startswith("ask")
    marked = _after_mark(folded, at, end, is_action=found.cue.takes == "action", is_question=is_question)
    if marked is not None:
        return marked
    if is_unnamed or (when and _OF_OCCASION.match(folded, at, end)):
        return None
    somewhere = command or (_SOMEWHERE.match(folded, at, end) if found.cue.act == "say" else None)
    if somewhere:
        return somewhere.end()
    return at if _takes(folded, found, at, end) else None


# told his staff to spare no expense
_TO_DO = re.compile(r"\s+(?=to (?!the\b|an?\b|his\b|her\b|their\b|its\b|\w+ing\b)[a-z]+\b)")
# The officials insisted on anonymity: how somebody speaks is nothing said.
_UNNAMED = re.compile(
    r"\s+(?:(?:only )?on (?:the )?(?:condition|anonymity|background)\b"
    r"|(?:very )?(?:little|nothing) (?:about|of|on|to|in|publicly|else)\b"
    r"|so (?:in|on|to|at)\b|as much\b|otherwise\b)"
)
# said in an interview with CNN he would ...
_SOMEWHERE = re.compile(
    r"\s*(?:in|on|at|during|with|before|after|from)\b[^,.;:\"“”]{1,70}? (?=(?:he|she|they|we|there)(?:['’]\w+)? [a-z])"
)
# said in a report seen by Reuters - the participle tells of the report.
_OF_OCCASION = re.compile(
    r"\s*(?:\w+ed|seen|sent|given|written|made|shown)\s+(?:by|on|in|to|at|from|late|early|\w+day)\b"
)


def _after_mark(folded: str, at: int, end: int, *, is_action: bool = False, is_question: bool = False) -> int | None:
    """Behind "that", a colon or before a quotation, with what stands between it and the cue left out."""
    adjunct = _ASIDE.match(folded, at, end) or _ADJUNCT.match(folded, at, end)
    adjunct = None if adjunct and is_action and _TO_ACT.match(folded, at) else adjunct
    for start in (at, adjunct.end()) if adjunct else (at,):
        match = (_THAT if not is_question else _ONLY_THAT).match(folded, start, end) or _QUOTE.match(folded, start, end)
        if match:
            return match.end()
        if folded[start : start + 1] == ":":
            return start + 1
    return None


def _takes(folded: str, found: FoundCue, at: int, end: int) -> bool:
    """Whether what follows the cue without a mark is what it takes."""
    form, takes = found.cue.form, found.cue.takes
    if _is_shaped(folded, form, at, end):
        return True
    if takes == "marked" or _NOTHING.match(folded, at, end) or _is_thing(folded, found, at, end):
        return False
    required = _required(form, takes)
    if required is not None:
        return required.match(folded, at, end) is not None
    if takes == "object" and _is_too_little(folded, form, at, end):
        return False
    if is_listed("denying", form) and _REQUEST.match(folded, at, end):
        return False
    return takes != "clause" or is_listed("before_preposition", form) or not _PREPOSITION.match(folded, at, end)


def _is_shaped(folded: str, form: str, at: int, end: int) -> bool:
    """Whether what follows has the shape that only this cue takes: asked the court to wait, described the vote as."""
    return bool(
        (is_listed("asking", form) and _ASKED.match(folded, at, end))
        or (is_listed("described", form) and _AS.match(folded, at, end))
        or (is_listed("finding", form) and (_SHARE.match(folded, at, end) or _STANDING.match(folded, at, end)))
        or (is_listed("reporting", form) and _ACCOUNT.match(folded, at, end))
        or (form in ("agreed", "agrees", "agree") and _AGREED.match(folded, at, end))
        or (is_listed("bare", form) and _BARE.match(folded, at, end))
    )


def _is_thing(folded: str, found: FoundCue, at: int, end: int) -> bool:
    """Whether what follows is too short to be said, or a thing: added sugar, stressed its savings, saying that."""
    form = found.cue.form
    if found.cue.takes == "object" and _ADRIFT.match(folded, at, end):
        return True
    if is_listed("thing_too", form) and _THING.match(folded, at, end):
        return True
    fewest = _LONG if is_listed("thing_too", form) else 1 if is_listed("denying", form) else _SHORT
    return _words(folded, at, end) < fewest


def _required(form: str, takes: str) -> re.Pattern[str] | None:
    """What has to follow a cue of a kind; None where anything may."""
    for applies, required in (
        (takes == "target", _TARGET),
        (takes == "measured", _MEASURED),
        (is_listed("expecting", form), _EXPECTED),
        (is_listed("calling", form), _NAMED),
        (is_listed("wanting", form), _WANTED if form.startswith("want") else _TO),
        (is_listed("suggesting", form), _SOMEBODY),
        (is_listed("agreeing", form), _DOING),
        (is_listed("advising", form), _TO_OR_AGAINST),
    ):
        if applies:
            return required
    return None


def _is_too_little(folded: str, form: str, at: int, end: int) -> bool:
    """Whether too few words for a judgement follow, and none of them quoted: condemned the launch."""
    is_short = _words(folded, at, end) < _OBJECT and not form.endswith("ing")
    return is_short and '"' not in folded[at:end] and "“" not in folded[at:end]


def _words(folded: str, at: int, end: int) -> int:
    return len(folded[at : min(end, at + 80)].split())
