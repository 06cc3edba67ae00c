"""Companies and products that no list names, by how they are written: 寰宇科技, “远山X2”.

Must never take a kind of thing for a company: 人工智能, 新能源汽车.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable
from functools import cache

from corpus.characters import HAN
from corpus.figures.english_houses import by_coming_back, by_what_follows, introduced
from corpus.figures.headed import headed, shortened
from corpus.lexicon import any_of, load_lexicon
from corpus.models import Span
from corpus.names import FoundName, Name
from corpus.segment import cut, is_word

_LONGEST_HEAD = 4
# A name has to come back before it counts as one.
_LEAST = 2
# An article names few houses often; the rest of a long page is not searched for.
_MOST = 24
# 云岭科技(300123.SZ), 群联( 8299-TW ), 普华永道(PwC).
_TICKER = re.compile(
    rf"(?:(?<![{HAN}])|(?<=[的由在]))([{HAN}]{{2,8}}?)"
    r"\( ?(?:[^()\n]{0,6}代码[: ]?)?[0-9A-Z][0-9A-Za-z]{0,6}(?:[.-][A-Z]{1,3})? ?\)"
)
# A number on an exchange: whatever stands before it is a house, 封测厂晶岭科技(6599), 新增群联( 8299-TW ).
_LISTED = re.compile(rf"([{HAN}]{{2,10}})\( ?[0-9]{{4,6}}(?:[.-][A-Z]{{1,3}})? ?\)")
_HAN = re.compile(f"[{HAN}]")
# A product's own name in quotation marks has a letter or a digit: “远山X2”.
_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"\n]{2,12})[”」』\"]")
_LETTERED = re.compile("[A-Za-z0-9]")


def find_houses(text: str, known: Iterable[FoundName], title: str = "") -> tuple[FoundName, ...]:
    """Find the companies of a folded text that `known` does not hold: 云岭科技 where it is named twice and more.

    One that heads the folded title needs to be named only once: 星澜算力获20亿元融资.
    """
    taken = {place for found in known for place in range(found.span.start, found.span.end)}
    bracketed = Counter(m[1] for m in _TICKER.finditer(text)).most_common(_MOST)
    full = _full_names(text)
    listed = _listed(text, full)
    forms = {form for form, _ in bracketed if not _ends_in(form, [*listed, *full.values()])}
    full |= {form: name for form, name in introduced(text).items() if form not in full}
    forms |= {*_by_ending(text), *by_what_follows(text), *_by_acts(text), *listed, *by_coming_back(text)}
    heads = headed(text, title)
    forms |= heads
    full |= {short: name for name in sorted(heads) for short in shortened(text, name) if short not in full}
    products = _products(text) - forms
    found: list[FoundName] = []
    for form in sorted(forms | products | full.keys() | set(full.values()), key=lambda form: (-len(form), form)):
        name = Name(canonical=full.get(form, form), kind="product" if form in products else "company")
        before, behind = ("(?<![A-Za-z0-9])", "(?![A-Za-z0-9])") if form.isascii() else ("", "")
        for match in re.finditer(f"{before}{re.escape(form)}{behind}", text):
            places = range(*match.span())
            if taken.isdisjoint(places):
                taken.update(places)
                found.append(FoundName(name, Span(*match.span())))
    return tuple(found)


def _by_ending(text: str) -> list[str]:
    """Names by their last word; of 上云岭科技 and 云岭科技 the one that comes back more often, then the longer one."""
    counts: Counter[str] = Counter()
    by_end: dict[str, set[str]] = {}
    for match in _ending().finditer(text):
        head = text[max(0, match.start() - _LONGEST_HEAD) : match.start()]
        run = re.search(rf"[{HAN}]*$", head)
        for length in range(2, len(run[0]) + 1 if run else 0):
            form = head[-length:] + match[0]
            counts[form] += 1
            by_end.setdefault(head[-2:] + match[0], set()).add(form)
    best = (max(forms, key=lambda form: (counts[form], len(form))) for forms in by_end.values())
    names = [form for form in best if counts[form] >= _LEAST and not _is_kind(form)]
    return sorted(names, key=lambda form: -counts[form])[:_MOST]


def _full_names(text: str) -> dict[str, str]:
    """The full name of each short one: 晶岭 where 晶岭科技 stands in the text and 晶岭 comes back by itself."""
    heads: Counter[tuple[str, str]] = Counter()
    for match in _ending().finditer(text):
        before = text[max(0, match.start() - _LONGEST_HEAD) : match.start()]
        longest = next((n for n in range(len(before)) if not _HAN.match(before[-n - 1])), len(before))
        heads.update((before[-length:], match[0]) for length in range(2, longest + 1))
    full: dict[str, str] = {}
    for (head, ending), _ in heads.most_common(2 * _MOST):
        alone = text.count(head) > max(_LEAST, text.count(head + ending)) and _leads(text, head)
        if alone and not (is_word(head) or _is_kind(head + ending) or _ends_in(head, full)):
            full[head] = head + ending
    longer = {head for head in full for other in full if head != other and head.endswith(other)}
    return {head: name for head, name in full.items() if head not in longer}


def _leads(text: str, head: str) -> bool:
    """Whether a name begins clauses; 府和 of 政府和科技企业 never does."""
    return len(re.findall(rf"(?<![{HAN}]){head}", text)) >= _LEAST


def _listed(text: str, full: Container[str]) -> list[str]:
    """Names before a number on an exchange, without what leads to them: 群联 of 新增群联( 8299-TW )."""
    runs = Counter(m[1] for m in _LISTED.finditer(text)).most_common(_MOST)
    names = []
    for listed, _ in runs:
        ending = _ending().search(listed, 2)
        run = listed[: ending.start()] if ending and ending.end() == len(listed) else listed
        if len(run) < len(listed) and any(run[-length:] in full for length in (2, 3, 4)):
            continue
        tails = [run[-length:] for length in range(2, min(len(run), 6) + 1)]
        best = max(tails, key=lambda tail: (text.count(tail), len(tail)))
        names.append((best if text.count(best) >= _LEAST else run) + listed[len(run) :])
    return names


def _ends_in(form: str, names: Iterable[str]) -> bool:
    return any(form != name and form.endswith(name) for name in names)


def _by_acts(text: str) -> list[str]:
    """Names before an office or an announcement, 启明动力 of 启明动力创始人, that come back or end as houses do.

    No single word is one.
    """
    forms = Counter(m[1] for m in _acting().finditer(text))
    return [form for form, _ in forms.most_common(_MOST) if _is_house(text, form)]


def _is_house(text: str, form: str) -> bool:
    if form in load_lexicon("metrics")["chinese"]["thing"] or form.startswith(("用于", "采用", "来自", "投向")):
        return False
    if _is_kind(form):  # it does not end as a company's name does
        return text.count(form) >= _LEAST and len(cut(form)) > 1
    return True


def _products(text: str) -> set[str]:
    counts = Counter(m[1] for m in _QUOTED.finditer(text) if _LETTERED.search(m[1]) and not m[1].isdecimal())
    called = {m[1] for m in _called().finditer(text) if m[1] in counts}
    return {form for form, count in counts.most_common(_MOST) if count >= _LEAST or form in called}


def _is_kind(form: str) -> bool:
    ending = _ending().search(form, 2)
    return ending is None or form[: ending.start()].endswith(tuple(load_lexicon("houses")["kinds"]))


@cache
def _called() -> re.Pattern[str]:
    """A quoted name behind what it is: 大模型“远山X2”."""
    return re.compile(rf"(?:{'|'.join(load_lexicon('houses')['called_chinese'])}){_QUOTED.pattern}")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(any_of(load_lexicon("houses")["endings"]))


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(rf"(?<![{HAN}])([{HAN}]{{3,6}}?)(?={'|'.join(load_lexicon('houses')['acts'])})")
