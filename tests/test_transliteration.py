import pytest

from corpus.index.transliteration import chinese_names, is_transliterating, latin_names, skeleton
from corpus.library import Library
from corpus.models import Article, Extraction
from corpus.names import Names

WORDS = ("bletchley", "runnymede", "monitor", "mendel", "battery", "armstrong")
PAIRS = {"弗雷", "雷斯", "斯诺", "孟德", "德尔", "电池"}


def sounding(wanted):
    return [word for word in WORDS if skeleton(word) == wanted]


def counts(pairs):
    return [int(pair in PAIRS) for pair in pairs]


@pytest.mark.parametrize(
    ("word", "consonants"),
    [("Bletchley", "plCl"), ("Bréal", "pl"), ("Philipp", "flp"), ("Cicero", "sl"), ("", ""), ("aeiou", "")],
)
def test_consonants_that_chinese_confuses_are_one(word, consonants):
    assert skeleton(word) == consonants


@pytest.mark.parametrize(
    ("name", "word"),
    [("布莱切利", "bletchley"), ("孟德尔", "mendel"), ("阿姆斯特朗", "armstrong"), ("莫尼特", "monitor")],
)
def test_chinese_name_is_read_as_a_word_somebody_wrote(name, word):
    (best, nearness), *_ = latin_names(name, sounding)
    assert best == word
    assert 0.5 <= nearness <= 1.0


@pytest.mark.parametrize("name", ["", "莫", "电池", "产量增加", "莫" * 40, "Monitor", "\ud800斯"])
def test_other_words_are_no_names(name):
    assert latin_names(name, sounding) == []


@pytest.mark.parametrize(("word", "name"), [("Fresno", "弗雷斯诺"), ("mendel", "孟德尔")])
def test_latin_name_is_written_in_pairs_somebody_wrote(word, name):
    assert next(iter(chinese_names(word, counts)), ("", 0.0))[0] == name


@pytest.mark.parametrize("word", ["", "abc", "x1y2", "电池", "a" * 300, "grandmother", "\ud800abcd"])
def test_a_word_that_sounds_like_nothing_written_has_no_chinese_name(word):
    assert chinese_names(word, counts) == []


def test_characters_of_names_are_known():
    assert is_transliterating("斯特尔姆克")
    assert not is_transliterating("孵化")


PARK = Article("park", "庄园", "弗雷斯诺的庄园里，人们整夜破译密码。", lang="zh-Hans")
RIVER = Article("river", "河岸", "河岸上的草地每年春天都被水淹没。", lang="zh-Hans")
SHIP = Article("ship", "Ironclads", "The Grimaldo carried two guns in a turret.", lang="en")
PEAS = Article("peas", "Peas", "The friar crossed round peas with wrinkled ones.", lang="en")
SHELVES = Library((Extraction(one) for one in (PARK, RIVER, SHIP, PEAS)), names=Names(()))


@pytest.mark.parametrize(("query", "article"), [("Fresno", PARK), ("格里马尔多号", SHIP), ("“格里马尔多”", SHIP)])
def test_names_no_dictionary_has_are_found_in_the_other_script(query, article):
    assert [hit.article for hit in SHELVES.search(query)][:1] == [article]
