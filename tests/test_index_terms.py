import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.figures import find_figures
from corpus.index.pinyin import homophones, sound
from corpus.index.stems import stem
from corpus.index.terms import Text, amount_term, beginnings_of, count_terms, expression_terms, terms, writings


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("qwen模型", ["qwen", "模", "型", "模型"]),
        ("3,800亿元", ["3800", "亿", "元", "亿元"]),
        ("0.5%", ["0.5"]),
        ("gpt-5's prices", ["gpt", "5", "s", "pric"]),
        ("铜", ["铜"]),
        ("。，!", []),
        ("", []),
    ],
)
def test_terms_of_both_languages_in_one_text(folded, expected):
    assert sorted(terms(folded)) == sorted(expected)


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("数据中心", ("数据", "据中", "中心")),
        ("铜", ("铜",)),
        ("market share", ("market", "shar")),
        ("ai芯片", ("ai", "芯片")),
    ],
)
def test_expression_is_pairs_and_words_without_single_characters(folded, expected):
    assert expression_terms(folded) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("invests", "investing"),
        ("investment", "investing"),
        ("prices", "pricing"),
        ("companies", "company"),
        ("stopped", "stop"),
        ("predictions", "predict"),
        ("chips", "chip"),
        ("centres", "centre"),
    ],
)
def test_endings_do_not_keep_words_apart(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("is", "i"), ("gas", "ga"), ("bus", "bu"), ("being", "be"), ("sing", "s")])
def test_what_only_looks_like_an_ending_stays(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        ("泳铭", "yong'ming"),
        ("永明", "yong'ming"),
        ("女", "nv"),
        ("略", "lve"),
        ("做座", "zuo'zuo"),
        ("啊", "a"),
        ("A", None),
    ],
)
def test_sound_has_no_tone_and_needs_every_character(characters, expected):
    assert sound(characters) == expected


def test_homophones_are_writings_that_somebody_has_used():
    used = {"泳铭": 3, "永明": 1, "坍塌": 2}
    assert homophones("勇明", lambda pairs: [used.get(pair, 0) for pair in pairs]) == ["泳铭", "永明"]


@settings(deadline=None)
@given(st.text(alphabet="数据中心铜ai 3,.q", max_size=40))
def test_text_holds_exactly_its_terms(folded):
    text = Text(folded)
    assert all(term in text for term in count_terms(folded))
    assert "电网" not in text
    assert "grid" not in text


@settings(deadline=None)
@given(st.lists(st.text(alphabet="数据invested 3,.12", max_size=30), max_size=4))
def test_terms_looked_for_by_their_writings_are_those_a_text_has(folded):
    others = frozenset(("invest", "3", "12", "grid", "@Nvidia"))
    written = writings("\n".join(folded), others, beginnings_of(others))
    for text in folded:
        held = {term for term in others if term in count_terms(text)} | {"@Nvidia"}
        assert set(Text(text, ["@Nvidia"]).among((), others, written=written)) == held
        assert set(Text(text).among((), others, frozenset(("@Nvidia", "@Meta")))) == held


def test_words_are_written_forms_however_they_begin():
    others = frozenset(("go", "buy", "invest", "1200"))
    written = writings("she went, bought 1,200 and re-invested what she invests", others, beginnings_of(others))
    assert written == {"went": "go", "bought": "buy", "1,200": "1200", "invested": "invest", "invests": "invest"}
    assert set(Text("she went").among((), others, written=written)) == {"go"}


@settings(deadline=None)
@given(st.text(alphabet="abdegiklnorstuwy", max_size=12))
def test_stem_begins_as_its_word_does_unless_that_is_irregular(word):
    assert word[:2] in beginnings_of(frozenset((stem(word),)))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_terms_without_blanks(folded):
    assert all(term and not term.isspace() for term in terms(folded))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3800亿元", "3,800億元", True),
        ("3800亿元", "RMB 380 billion", True),
        ("50GW", "500亿瓦", True),
        ("10GW", "100亿元", False),
        ("3800亿元", "380亿元", False),
    ],
)
def test_amount_is_one_term_however_it_is_written(one, other, same):
    (before,), (after,) = find_figures(one), find_figures(other)
    assert (amount_term(before) == amount_term(after)) is same
