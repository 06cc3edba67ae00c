from hypothesis import given
from hypothesis import strategies as st

from corpus.index.postings import build_postings

UNITS = [{"铜": 1.0, "铜价": 1.0}, {"铜": 3.0}, {"电网": 1.0, "ai": 1.0}]


def test_count_is_of_units_not_of_occurrences():
    postings = build_postings(UNITS)
    assert [postings.count(term) for term in ("铜", "铜价", "电网", "油")] == [2, 1, 1, 0]


def test_rarer_terms_tell_more_and_unknown_ones_most():
    postings = build_postings(UNITS)
    assert postings.idf("铜") < postings.idf("铜价") < postings.idf("油")


def test_match_scores_units_and_says_which_terms_they_hold():
    scores, held = build_postings(UNITS).match([("铜", 1.0), ("电网", 1.0), ("油", 1.0)])
    assert held == {0: 0b001, 1: 0b001, 2: 0b010}
    assert scores[1] > scores[0] > 0


def test_weight_multiplies_what_a_term_adds():
    postings = build_postings(UNITS)
    assert postings.match([("电网", 2.0)])[0][2] == 2 * postings.match([("电网", 1.0)])[0][2]


def test_nothing_indexed_matches_nothing():
    assert build_postings([]).match([("铜", 1.0)]) == ({}, {})


@given(st.lists(st.dictionaries(st.sampled_from("铜电网价ab"), st.floats(0.4, 9), max_size=5), max_size=12))
def test_a_unit_holds_a_term_exactly_when_it_was_given(units):
    postings = build_postings(units)
    for term in "铜电网价ab":
        expected = {number for number, unit in enumerate(units) if term in unit}
        assert set(postings.match([(term, 1.0)])[0]) == expected
        assert postings.count(term) == len(expected)
