"""English companies that no list names: introduced, Quarrybank Holdings, the startup Tarnwell, or coming back to act.

Must never take a person or an office for a company.
"""

import re
from collections import Counter
from functools import cache

from corpus.lexicon import load_lexicon
from corpus.models import Span

# An article introduces few; the rest of a long page is not searched for.
_MOST = 24
_SHORTEST_ACRONYM = 3
# A name has to come back before it counts as one, and a bare one often.
_LEAST = 2
# Capitalised words that come back in English: the startup Harborline, the NCR.
_CAPITALISED = re.compile(r"\b(?:[A-Z][A-Za-z]*[a-z][A-Za-z]*|[A-Z]{3,5})\b")
_BEFORE = re.compile(r"\b([A-Z][A-Za-z'’-]*|[A-Z]\.|(?:Gov|Sen|Rep|Mr|Ms|Mrs|Dr)\.) $|\b(the) $")
_OFTEN = 4
# Ordinary words end so; a name that only comes back once must not.
ORDINARY_END = re.compile(r"(?:s|ing|ion|ment|ity|ness)$")
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


def by_coming_back(text: str) -> list[str]:
    """Capitalised English words that come back and act; no word of somebody's full name, no ordinary word."""
    counts: Counter[str] = Counter()
    after: Counter[str] = Counter()
    people: set[str] = set()
    for match in _CAPITALISED.finditer(text):
        counts[match[0]] += 1
        led = _BEFORE.search(text[max(0, match.start() - 24) : match.start()])
        after[match[0]] += led is not None and "the" in (led[2], (led[1] or "").lower())
        if led and led[1] and led[1] not in _ordinary():
            people.add(match[0])
    # Where "the company" is spoken of, one that comes back once is enough.
    meant = the_company().search(text) is not None
    return [
        form
        for form, count in counts.most_common(_MOST)
        if (count >= _OFTEN or (meant and count >= _LEAST and not ORDINARY_END.search(form) and _does(text, form)))
        and form not in people
        and form not in load_lexicon("houses")["no_house"]
        and (2 * after[form] >= count if form.isupper() else count < _OFTEN or _acts_often(text, form))
        and not re.search(rf"\b{form.lower()}\b", text)
    ]


def _does(text: str, form: str) -> bool:
    """Whether it acts at least once, or its doings follow: Brightloom, which delivered."""
    return form in {m[1] for m in _doing().finditer(text)} or re.search(rf"\b{form}, which [a-z]+ ", text) is not None


def _acts_often(text: str, form: str) -> bool:
    return [m[1] for m in _doing().finditer(text)].count(form) >= _LEAST


def by_what_follows(text: str) -> list[str]:
    """Capitalised English words that come back, before what only stands behind a company: Acme's, Acme Inc."""
    forms = Counter(m[1] for m in _followed().finditer(text) if m[1] not in load_lexicon("houses")["no_house"])
    return [form for form, _ in forms.most_common(_MOST) if text.count(form) > _LEAST]


@cache
def the_company() -> re.Pattern[str]:
    """Compile the words that stand for a company: the startup, the French carmaker."""
    words = [word.removeprefix("the ") for word in load_lexicon("houses")["stand_ins"] if word.startswith("the ")]
    return re.compile(rf"\b[Tt]he (?:[A-Z][a-z]+ )?(?:{'|'.join(words)})\b")


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


@cache
def _doing() -> re.Pattern[str]:
    behind = "|".join(load_lexicon("houses")["doing"])
    return re.compile(rf"\b([A-Z][A-Za-z]+)(?:'s|(?: today| also| recently| now)? (?:{behind}))\b")


@cache
def _followed() -> re.Pattern[str]:
    behind = "|".join(word if word[0] == "'" else f" {word}" for word in load_lexicon("houses")["behind"])
    return re.compile(rf"(?<![A-Za-z] )\b([A-Z][A-Za-z&]{{1,20}})(?={behind})")
