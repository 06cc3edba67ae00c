import gc
from collections import Counter
from weakref import ref

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.index.classes import HAN_CLASS, class_of
from corpus.index.counting import Layer, count_chinese, count_terms
from corpus.index.folding import Texts, fold_texts
from corpus.index.keys import key_of_term, keys_of
from corpus.index.naming import names_in
from corpus.index.occurrences import occurrences, words_of
from corpus.index.parts import build_parts
from corpus.index.reading import Reading
from corpus.index.segments import build_segment, merge_segments, searched_in, without
from corpus.index.terms import count_terms as count_terms_of
from corpus.index.units import Index
from corpus.models import Article, Extraction
from corpus.names import Name, Names
from corpus.normalise import fold
from corpus.questions import parse_question

NAMES = Names([Name("Nvidia", "company", ("英伟达",)), Name("Eddie Wu", "person", ("吴泳铭",))])
SCRIPTS = "阿里云投入輝達執行長與程式软件兆億〇々ーアab é3,.５％½…①㎡\u0301\n \x1e\U00020000\ud800"
TEXT = st.one_of(st.text(max_size=30), st.text(alphabet=SCRIPTS, max_size=40))


@settings(deadline=None, max_examples=300)
@given(st.lists(TEXT, max_size=8))
def test_texts_folded_together_are_those_folded_alone(texts):
    folded = fold_texts(Texts.of(texts))
    found = [folded.text[a : b - 1] for a, b in zip(folded.starts[:-1], folded.starts[1:], strict=True)]
    assert found == [fold(text).text for text in texts]


@settings(deadline=None)
@given(st.lists(st.lists(TEXT, min_size=1, max_size=4).map(tuple), max_size=5))
@example([("輝達執行長", "程式与软件"), ("Nvidia", "吴泳铭"), ("a\x1db",)])
def test_texts_of_articles_taken_in_ahead_are_those_taken_in_one_by_one(groups):
    reading = Reading(NAMES)
    reading.ahead(groups, with_names=True)
    ahead = [reading.together(texts, with_names=True).texts for texts in groups]
    alone = [Reading(NAMES).together(texts, with_names=True).texts for texts in groups]
    assert [[one.folded for one in of] for of in ahead] == [[one.folded for one in of] for of in alone]
    named = [[one._marks for one in of] for of in ahead]
    assert named == [[reading.one(text, with_names=True)._marks for text in texts] for texts in groups]


def test_index_that_is_dropped_goes_at_once():
    index = Index([build_segment([article(1, ["英伟达的芯片。"])], NAMES)], NAMES)
    question = parse_question("英伟达芯片", names=NAMES)
    build_parts(question.words, index)
    index.reading.ahead([("英伟达的芯片。",)], with_names=True)
    assert index.count("芯片") == 1
    gone = ref(index)
    gc.disable()
    try:
        del index
        assert gone() is None
    finally:
        gc.enable()


@settings(deadline=None, max_examples=300)
@given(st.lists(TEXT, max_size=6))
def test_terms_of_many_texts_are_those_of_each(texts):
    folded = Texts.of([fold(text).text for text in texts])
    classes = class_of(folded.codes)
    other = occurrences(folded, classes, words_of(folded, classes))
    numbers = 2 * np.repeat(np.arange(len(texts), dtype=np.uint32), np.diff(folded.starts))
    counted = [
        count_chinese([Layer(folded.codes, classes == HAN_CLASS, numbers)], 0.5),
        count_terms(other.keys, 2 * other.texts.astype(np.uint32), 0.5),
    ]
    found = [row for columns in counted for row in zip(*(column.tolist() for column in columns), strict=True)]
    terms = [(n, term) for n, text in enumerate(texts) for term in count_terms_of(fold(text).text).elements()]
    expected = Counter((key_of_term(term), n) for n, term in terms)
    assert found == sorted((key, n, often) for (key, n), often in expected.items())


LONG = Names(
    [
        Name("Nvidia", "company", ("英伟达", "NVDA")),
        Name("Nvidia Inception", "product", ("英伟达初创",)),
        Name("Meta", "company", ("元",), cased=True),
        Name("Wu", "person", ("吴",)),
        Name("Q4", "product", ("é4",)),
    ],
    ["英伟达初创营"],
)
SHORT = Names([Name("Nvidia", "company", ("英伟达",)), Name("X", "company", ("达",))])
PIECES = [
    "英偉達初創營",
    "英伟达",
    "初创",
    "营",
    "nvidia",
    "NVDA",
    "Meta",
    "Wu",
    "吴",
    "元",
    "Q4",
    "é4",
    "達",
    "a",
    "ｗ",
    "\U00020000",
]
NAMED = st.lists(st.sampled_from([*PIECES, " ", "\n"]), max_size=8).map("".join)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.one_of(NAMED, TEXT), max_size=6), st.sampled_from([LONG, SHORT, NAMES, Names([])]))
def test_names_of_many_texts_are_those_of_each(texts, names):
    found = names_in(Texts.of(texts), names)
    expected = [(n, key_of_term(f"@{one.name.canonical}")) for n, text in enumerate(texts) for one in names.find(text)]
    assert list(zip(found.texts.tolist(), found.keys.tolist(), strict=True)) == expected


@settings(deadline=None, max_examples=300)
@given(st.one_of(NAMED, TEXT), st.sampled_from([LONG, SHORT, NAMES, Names([])]))
def test_names_are_the_same_in_a_long_text_as_in_a_short_one(text, names):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.names._LONG", 0)
        in_long = names.find(text)
        patch.setattr("corpus.names._LONG", 1_000)
        assert names.find(text) == in_long


@pytest.mark.parametrize(
    ("one", "other"), [("铜", "铜价"), ("铜价", "价铜"), ("ai", "@ai"), ("=3800", "3800"), ("ア", "アア")]
)
def test_terms_that_differ_have_different_keys(one, other):
    assert key_of_term(one) != key_of_term(other)


def test_key_of_a_term_is_the_same_in_every_process():
    assert [key_of_term(term) for term in ("铜", "铜价", "copper")] == [
        38108,
        4611686098345676535,
        11703426715591533277,
    ]


@pytest.mark.parametrize(
    "terms",
    [
        ["铜价", "价铜", "𠀀々"],
        ["铜", "数据库"],
        ["铜价", "ai"],
        ["铜", "铜价", "copper", "@铜"],
        ["ai", "アア"],
        [],
    ],
)
def test_many_terms_have_the_keys_of_each(terms):
    assert keys_of(terms).tolist() == [key_of_term(term) for term in terms]


def test_words_are_counted_as_written():
    texts = Texts.of(["title", "chips, chips", "芯片 naïve"])
    assert words_of(texts, class_of(texts.codes)).count(int(texts.starts[1])) == {"chips": 2, "naïve": 1}


BODIES = st.lists(
    st.sampled_from(["英伟达的芯片涨价3成。", "輝達與吳泳銘。\n\nChips for 3,800 homes.", "铜", "", "The Grid."]),
    max_size=3,
)


def article(number, paragraphs):
    return Extraction(Article(f"a{number}", "輝達 Chips", "\n\n".join(paragraphs), lang="und"))


@settings(deadline=None)
@given(st.lists(st.tuples(BODIES, st.booleans()), max_size=5), st.integers(0, 5))
def test_segments_merged_are_the_segment_built_at_once(drawn, cut):
    extractions = [article(number, paragraphs) for number, (paragraphs, _) in enumerate(drawn)]
    gone = [one.article.id for one, (_, is_gone) in zip(extractions, drawn, strict=True) if is_gone]
    parts = [without(build_segment(part, NAMES), gone) for part in (extractions[:cut], extractions[cut:])]
    whole = build_segment([one for one in extractions if one.article.id not in gone], NAMES)
    assert arrays(merge_segments(parts)) == arrays(whole)


@pytest.mark.parametrize(("batch", "together"), [(1, 16), (30, 16), (1, 2), (1, 3)])
def test_articles_analysed_batch_by_batch_are_those_analysed_at_once(monkeypatch, batch, together):
    extractions = [article(number % 9, [f"英伟达的第{number}颗芯片。", "The Grid."]) for number in range(11)]
    at_once = arrays(build_segment(extractions, NAMES))
    monkeypatch.setattr("corpus.index.segments._BATCH", batch)
    monkeypatch.setattr("corpus.index.segments._TOGETHER", together)
    assert arrays(build_segment(extractions, NAMES)) == at_once


def test_what_is_in_a_title_counts_its_worth_once_for_each_unit():
    body, title = np.array(list(map(ord, "铜价铜\n")), np.uint32), np.array(list(map(ord, "铜铜价\n")), np.uint32)
    layers = [
        Layer(body, np.array([1, 1, 1, 0], bool), np.array([0, 0, 2, 2], np.uint32)),
        Layer(title, np.array([1, 1, 1, 0], bool), np.array([3, 3, 3, 3], np.uint32)),
    ]
    keys, units, often = count_chinese(layers, 0.25)
    found = dict(zip(zip(keys.tolist(), units.tolist(), strict=True), often.tolist(), strict=True))
    assert found == {
        (key_of_term("价"), 0): 1,
        (key_of_term("价"), 1): 0.25,
        (key_of_term("铜"), 0): 1,
        (key_of_term("铜"), 1): 1.5,
        (key_of_term("价铜"), 0): 1,
        (key_of_term("铜价"), 0): 1,
        (key_of_term("铜价"), 1): 0.25,
        (key_of_term("铜铜"), 1): 0.25,
    }


def test_title_that_repeats_a_word_says_it_less_than_once():
    title = np.array(list(map(ord, "鲸鲸鲸鲸鲸\n")), np.uint32)
    layers = [Layer(title, np.array([1, 1, 1, 1, 1, 0], bool), np.full(6, 1, np.uint32))]
    assert max(count_chinese(layers, 0.25)[2].tolist()) < 1


def test_more_characters_than_make_a_digit_are_counted_too(monkeypatch):
    extractions = [article(number, ["英伟达的芯片。", "The Grid."]) for number in range(5)]
    usual = arrays(build_segment(extractions, NAMES))
    monkeypatch.setattr("corpus.index.counting._MOST_CHARACTERS", 2)
    assert arrays(build_segment(extractions, NAMES)) == usual


def arrays(segment):
    units, postings = segment.units, segment.postings
    columns = (
        units.cuts,
        units.firsts,
        units.articles,
        units.starts,
        units.ends,
        units.english,
        postings.keys,
        postings.starts,
        postings.postings,
    )
    return [np.asarray(column).tolist() for column in columns], [*segment.records], searched_in(segment)


def test_units_looked_at_around_others_are_of_the_same_article_and_segment():
    three, two = ["英伟达的芯片。", "The Grid.", "铜价在上涨。"], ["英伟达的芯片。", "The Grid."]
    index = Index(
        [build_segment([article(1, three), article(2, two)], NAMES), build_segment([article(3, two)], NAMES)], NAMES
    )
    _, holds = index.match([("芯片", 1.0), ("grid", 1.0)], None, 5)
    assert holds(np.array([0, 2, 4, 5]), 2).swapaxes(1, 2).astype(int).tolist() == [
        [[0, 0, 1, 0, 0], [1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0]],
        [[0, 0, 0, 1, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0]],
    ]
    assert holds(np.zeros(0, np.int64), 2).shape == (2, 5, 0)


def test_many_terms_are_counted_over_all_segments_at_once():
    parts = [build_segment([article(number, ["英伟达的芯片。", "The Grid."])], NAMES) for number in range(2)]
    terms = ["芯片", "grid", "火星", "芯"]
    assert Index(parts, NAMES).counts(terms) == [2, 2, 0, 2]
    assert Index([], NAMES).counts(terms) == [0, 0, 0, 0]
