"""English companies by how they are introduced: Quarrybank Holdings; Lumenfield, a maker of; the startup Tarnwell.

Must never take a person or an office for a company.
"""

import re
from functools import cache

from corpus.lexicon import load_lexicon
from corpus.models import Span

# An article introduces few; the rest of a long page is not searched for.
_MOST = 24
_SHORTEST_ACRONYM = 3
# Bounded: the S of S&P&S&P... is a beginning each time.
_WORD = r"[A-Z][\w&’'-]{0,39}\w"
# A name and what it is called for short: Strategic Petroleum Reserve (SPR).
_SHORTENED = re.compile(
    rf"\b({_WORD}(?: (?:of|and|for|the|on|{_WORD})){{1,6}})"
    r"(?:,? \((?:the |or )?|, (?:or|known as) (?:the )?)([A-Z]{2,6})\b"
)


def introduced(text: str) -> dict[str, str]:
    """The full name of each form: Quarrybank and Quarrybank Holdings where the text has the latter."""
    names: dict[str, str] = {}
    for match in _full().finditer(text):
        full, short = match[0], match["short"]
        if short.split()[0] not in _ordinary() and len(names) < _MOST:
            names[full] = full
            names.setdefault(short, full)
    for match in _institutions().finditer(text):
        if match[0] not in names and match[0].split()[0] not in _ordinary() and len(names) < _MOST:
            names[match[0]] = match[0]
            short = "".join(word[0] for word in match[0].split() if word[0].isupper())
            if len(short) >= _SHORTEST_ACRONYM and re.search(rf"\b{short}\b", text):
                names.setdefault(short, match[0])
    for match in _SHORTENED.finditer(text):
        spelled = _spelled_out(match[1], match[2])
        if spelled and len(names) < _MOST:
            names |= {spelled: spelled, match[2]: spelled}
    for match in _introducing().finditer(text):
        name = match[match.lastgroup or 0]
        if name.split()[0] not in _ordinary() and len(names) < _MOST:
            names.setdefault(name, name)
    return names


def whole_names(text: str) -> tuple[Span, ...]:
    """Where full names stand that may hold the name of a place: Writers Guild of America."""
    full = sorted({name for name in introduced(text).values() if " of " in name or " for " in name})
    return tuple(Span(*match.span()) for name in full for match in re.finditer(re.escape(name), text))


def _spelled_out(before: str, short: str) -> str | None:
    """The words before a bracket that it shortens: Strategic Petroleum Reserve (SPR)."""
    words = before.split()
    for start in range(len(words)):
        part = words[start:]
        if part[0][0].isupper() and "".join(word[0] for word in part if word[0].isupper()) == short:
            return " ".join(part)
    return None


@cache
def _institutions() -> re.Pattern[str]:
    endings = "|".join(load_lexicon("houses")["english_institutions"])
    of = rf"(?: (?:of|for|on) (?:the )?{_WORD}(?: {_WORD})?)?"
    return re.compile(rf"\b{_first()} (?:(?:{_WORD}|of|and|for) ){{0,3}}?(?:{endings}){of}\b")


@cache
def _full() -> re.Pattern[str]:
    endings = "|".join(load_lexicon("houses")["english_endings"])
    return re.compile(rf"\b(?P<short>{_first()}(?: {_WORD})?) (?:{endings})\b")


@cache
def _introducing() -> re.Pattern[str]:
    words = load_lexicon("houses")
    called, makes = "|".join(words["called"]), "|".join(words["making"])
    return re.compile(
        rf"\b(?P<apposed>{_WORD}(?: {_WORD})?), (?:an?|the|which|whose) "
        rf"(?:[A-Za-z-]+ ){{0,4}}?(?:{called}|{makes})\b(?!['’])"
        rf"|\b(?:the|a|an) (?:[a-z-]+ ){{0,2}}(?:{called})(?:,? called)? (?P<called>{_WORD}(?: {_WORD})?)\b",
    )


@cache
def _first() -> str:
    """A capitalised word that does not only begin a sentence: The, When."""
    return rf"(?!(?:{'|'.join(sorted(_ordinary()))})\b){_WORD}"


@cache
def _ordinary() -> frozenset[str]:
    return frozenset((*load_lexicon("houses")["leading"], *load_lexicon("houses")["no_house"]))
