"""The words of a question: its names, its amounts, and what is left without the words that only ask.

Must never decide what is asked for, and never look at an article.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.characters import HAN
from corpus.figures import find_figures
from corpus.index.terms import amount_term, is_han
from corpus.index.translation import key_of, meanings
from corpus.index.transliteration import is_transliterating
from corpus.index.words import Word
from corpus.lexicon import load_lexicon
from corpus.meant import meant_by
from corpus.names import Names
from corpus.normalise import fold_text
from corpus.phrasing import pattern_of
from corpus.segment import cut, is_word

# A word that says little about a topic: there is no harm in its being absent.
_LIGHT = 0.35
_SHORTEST_SLIP = 3

_LATIN = re.compile(rf"[^\W_{HAN}]+(?:[.'’&][^\W_{HAN}]+)*")
_RUN = re.compile(rf"[{HAN}]+|[^{HAN}]+")
_HAN = re.compile(f"[{HAN}]")
# An amount that may be written otherwise: with 万, million or giga, with thousands separated, or in Chinese numerals,
# where 千万, 十万个为什么, 千亿 and 数十亿 may be none; its currency goes with it, before or behind.
_NUMERAL = "[一二两三四五六七八九十百千零〇]"
_IN_NUMERALS = (
    rf"(?<![数几上第多成])(?:{_NUMERAL}{{2,12}}[万亿兆]{{1,2}}|(?<!{_NUMERAL})[一二两三四五六七八九十]万?亿)"
    rf"(?:{_NUMERAL}{{2,10}}万?)?"
)
_SCALE = r"(?:thousand|million|billion|trillion|[tbm]n|[万亿兆]{1,2})(?![a-z])"
_SCALED = re.compile(
    r"(?:(?:rmb|cny|usd|us\$|\$|¥) ?)?"
    rf"(?:(?<![\d.])\d[\d,.]{{0,20}} ?{_SCALE}|(?<![\d.,])\d{{1,3}}(?:,\d{{3}}){{1,6}}(?![\d.,])|{_IN_NUMERALS})"
    r"(?: ?(?:元人民币|人民币|美元|元|(?:yuan|rmb|cny|usd|(?:us )?dollars?)(?![a-z])))?"
    r"|(?<![\d.])\d[\d,.]{0,20} ?(?P<prefix>[kmgt])wh?(?![a-z])"
)
# What such an amount has; nearly no question has one, and to look for it takes long.
_MAY_SCALE = re.compile(r"[\d万亿兆]")
_LONGEST_NAME = 4  # Latin words
# What a name leaves behind: "Nvidia's".
_POSSESSIVE = re.compile(r"^['’]s\b")
# Words with capitals inside a sentence.
_CAPITALS = re.compile(r"(?<=[\w,;:] )[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,4}")
_CAPITAL = re.compile("[A-Z]")
# Stands between the names of a foreigner, once folded.
_DOT = "·"
# And any with one in a Chinese question.
_CAPITALS_BESIDE = re.compile(r"(?<![A-Za-z])[A-Z][a-z][\w'’-]{0,30}(?: [A-Z][\w'’-]{1,30}){0,4}", re.ASCII)
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,20}[A-Z]{1,10}[a-z]{0,3}(?![A-Za-z])")
_FEW = 2  # words that only ask, in a line of capitals


def words_of(text: str, names: Names) -> Iterator[Word]:
    """Give the words of a question in order: "吳泳銘說三年投多少錢" has the name Eddie Wu, 三年 and 投."""
    at = 0
    for found in names.find(text):
        if at < found.span.start:
            yield from _plain_words(text[at : found.span.start], names)
        yield Word(fold_text(text[found.span.start : found.span.end]), found.name.canonical)
        at = found.span.end
    if at < len(text):
        yield from _plain_words(text[at:], names)


def _plain_words(text: str, names: Names) -> Iterator[Word]:
    folded, called = fold_text(text), _called(text)
    folded = _means().sub(lambda match: f" {_meant()[match[0]]} ", _POSSESSIVE.sub("", folded))
    at = 0
    for match in _SCALED.finditer(folded) if _MAY_SCALE.search(folded) else ():
        yield from _other_words(folded[at : match.start()], names, called)
        # Folding has put GW in small letters, which no text does.
        written = match[0].upper().replace("WH", "Wh") if match["prefix"] else match[0]
        figure = next(iter(find_figures(written)), None)
        yield Word(match[0], amount=amount_term(figure) if figure else None)
        at = match.end()
    yield from _other_words(folded[at:], names, called)


def _called(text: str) -> frozenset[str]:
    """Give the words that have a capital inside a sentence, as names have: "Uruguay", "Zheng He".

    A line of which every word has a capital tells nothing, and a common word is one of a name beside another only.
    """
    if not _CAPITAL.search(text):
        return frozenset()
    ordinary, light = _listed("drop", "en"), _listed("light", "en")
    found = (_CAPITALS_BESIDE if _HAN.search(text) else _CAPITALS).findall(text)
    runs = [fold_text(run).split() for run in found]
    runs = [run[run[0] in ordinary :] for run in runs]
    if sum(word in ordinary for run in runs for word in run) >= _FEW:
        return frozenset()
    names = (run for run in (*runs, *_acronyms(text)) if len(run) > 1 or not (ordinary | light).issuperset(run))
    return frozenset(word.removesuffix("'s").removesuffix("’s") for run in names for word in run)


def _acronyms(text: str) -> list[list[str]]:
    """Give the words with capitals inside, "MoE", unless the whole text is in capitals."""
    return [] if text.isupper() and " " in text else [[fold_text(word)] for word in _ACRONYM.findall(text)]


def _other_words(text: str, names: Names, called: frozenset[str]) -> Iterator[Word]:
    counted = _amounts().sub(r"\1 ", text) if _may_count().search(text) else text
    folded = _dropped("zh").sub(" ", _which().sub(" ", counted))
    for match in _RUN.finditer(folded):
        run = match[0]
        if is_han(run):
            words = _chinese_words(run[_led(run) :], names)
            yield from _dotted(folded, match.span(), words) if _DOT in folded else words
        elif latin := _LATIN.findall(run):
            yield from _latin_words(latin, names, called)


def _dotted(folded: str, span: tuple[int, int], words: Iterator[Word]) -> Iterator[Word]:
    """Take the words beside the dot of a foreign name for a name: 欧内斯特 and 卢瑟福 of 欧内斯特·卢瑟福发现了什么."""
    start, end = span
    found = [*words]
    for number, word in enumerate(found):
        follows = not number and folded[start - 1 : start] == _DOT
        is_named = follows or (number == len(found) - 1 and folded[end : end + 1] == _DOT)
        is_foreign = is_named and len(word.text) > 1 and is_transliterating(word.text)
        yield replace(word, is_capital=True, is_apart=follows) if is_foreign else word


def _chinese_words(run: str, names: Names) -> Iterator[Word]:
    at = 0
    for start, end, canonical in meant_by(names).in_run(run):
        yield from _weighed(cut(run[at:start]))
        yield Word(run[start:end], meant=(canonical,))
        at = end
    yield from _weighed(cut(run[at:]))


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """Leave out how much of something, whether it will be or is done: who asks 很糟 means 糟, 要裁 裁 and 融了 融.

    很多, 太空 and 为了 are words of their own.
    """
    if len(word) != 2 or _is_ordinary(word):
        return word
    drop = load_lexicon("questions")["drop"]
    if word[0] in drop["degrees"].split():
        return word[1]
    deeds = () if is_word(word) else drop["deeds"].split()
    if word[0] in deeds and word[1] in drop["done"].split():
        return word[0]
    return word[1] if word[1] in deeds and word[0] in drop["ahead"].split() else word


def _weighed(words: Iterable[str]) -> Iterator[Word]:
    dropped, light = _listed("drop", "zh"), _listed("light", "zh")
    for word in map(_bare, words):
        if word not in dropped:
            yield Word(word, weight=_LIGHT, is_light=True) if word in light else Word(word)


@lru_cache(maxsize=4096)
def _is_slip(word: str) -> bool:
    """Say whether a word is one slip away from one that only asks, and means nothing itself: "thnik", "hwo".

    Of three letters only their order may be wrong: HBM is not him.
    """
    if len(word) < _SHORTEST_SLIP or _is_ordinary(word):
        return False
    if len(word) == _SHORTEST_SLIP:
        return any(sorted(word) == sorted(known) for known in _listed("drop", "en"))
    return process.extractOne(word, _asking(), scorer=OSA.distance, score_cutoff=1) is not None


@cache
def _asking() -> Sequence[str]:
    return [known for known in _listed("drop", "en") if len(known) > _SHORTEST_SLIP]


def _latin_words(found: Sequence[str], names: Names, called: frozenset[str]) -> Iterator[Word]:
    """Latin words as typed: a name is known without its capitals ("joe tsai"), the longest first."""
    at, is_apart = 0, False
    while at < len(found):
        lengths = range(min(_LONGEST_NAME, len(found) - at), 0, -1)
        taken = next(filter(None, (_named(found[at : at + n], names) for n in lengths)), None)
        if taken:
            yield taken
            at += len(taken.text.split())
            continue
        word = found[at].removesuffix("'s").removesuffix("’s")
        is_capital = word in called
        if is_capital or word not in _listed("drop", "en"):
            is_light = not is_capital and (word in _listed("light", "en") or _is_slip(word))
            meant, weight = meant_by(names).latin(word), _LIGHT if is_light else 1.0
            yield Word(word, None, meant, weight=weight, is_light=is_light, is_apart=is_apart, is_capital=is_capital)
            is_apart = False
        else:
            is_apart = True
        at += 1


def _named(words: Sequence[str], names: Names) -> Word | None:
    """Take words as one name, or as one that is nearly written so."""
    text = " ".join(words)
    name = names.get(text)
    if name and not (len(words) == 1 and _is_ordinary(text)):
        return Word(text, name.canonical)
    meant = meant_by(names).phrase(text) if len(words) > 1 and not any(map(_is_ordinary, words)) else None
    return Word(text, meant=(meant,)) if meant else None


def _is_ordinary(word: str) -> bool:
    """Say whether a word has a meaning of its own besides the name it may be: visa, apple."""
    return word in _listed("drop", "en") or key_of(word) in meanings()


@cache
def _listed(section: str, lang: str) -> frozenset[str]:
    return frozenset(load_lexicon("questions")[section][lang].split())


@cache
def _amounts() -> re.Pattern[str]:
    """Find what asks for a number, with what it counts, and what a number counts; the number itself is kept."""
    words = {
        key: "|".join(load_lexicon("questions")["drop"][key].split()) for key in ("amounts", "measures", "trailing")
    }
    measure = rf"\s?(?:{words['measures']})"
    asks = rf"(?:{words['amounts']})(?:{measure}){{0,2}}"
    return re.compile(rf"{asks}|(\d){measure}(?:(?<=[年月])(?:{words['trailing']}))?")


@cache
def _may_count() -> re.Pattern[str]:
    """Find what any of these begins with, by the set of these characters."""
    return re.compile(rf"[\d{''.join(word[0] for word in load_lexicon('questions')['drop']['amounts'].split())}]")


@cache
def _meant() -> dict[str, str]:
    """Give what is asked for in words that are otherwise dropped: "how old" asks for an age."""
    return {said: rule["word"] for rule in load_lexicon("questions")["means"] for said in rule["said"]}


@cache
def _means() -> re.Pattern[str]:
    return pattern_of(list(_meant()))


@cache
def _which() -> re.Pattern[str]:
    """Find 哪 with its measure word: 哪座, 哪一部."""
    return re.compile(f"哪一?[{''.join(load_lexicon('questions')['drop']['which'].split())}]")


def _led(run: str) -> int:
    match = _leading().match(run)
    return match.end() if match else 0


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(load_lexicon('questions')['drop']['leading'].split())})+(?=..)")


@cache
def _dropped(lang: str) -> re.Pattern[str]:
    """Expressions of two characters and more; single ones are dropped as words, never out of the middle of one."""
    return pattern_of(word for word in _listed("drop", lang) if len(word) > 1)
