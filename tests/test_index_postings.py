from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.index.postings import build_postings, merge_postings

UNITS = [{"铜": 1.0, "铜价": 1.0}, {"铜": 3.0}, {"电网": 1.0, "ai": 1.0}]
MANY = [{"的": 1.0, "铜价" if number % 1000 == 7 else "油价": 1.0} for number in range(30_000)]


def flat(_term):
    return 1.0


def test_count_is_of_units_not_of_occurrences():
    postings = build_postings(UNITS)
    assert [postings.count(term) for term in ("铜", "铜价", "电网", "油")] == [2, 1, 1, 0]


def test_match_scores_units_and_says_which_terms_they_hold():
    scores, held = build_postings(UNITS).match([("铜", 1.0), ("电网", 1.0), ("油", 1.0)], flat)
    assert held == {0: 0b001, 1: 0b001, 2: 0b010}
    assert scores[1] > scores[0] > 0


def test_weight_multiplies_what_a_term_adds():
    postings = build_postings(UNITS)
    assert postings.match([("电网", 2.0)], flat)[0][2] == 2 * postings.match([("电网", 1.0)], flat)[0][2]


def test_nothing_indexed_matches_nothing():
    assert build_postings([]).match([("铜", 1.0)], flat) == ({}, {})


def test_common_term_is_looked_up_only_where_a_rare_one_was_found():
    scores, held = build_postings(MANY).match([("的", 1.0), ("铜价", 1.0)], flat)
    assert sorted(scores) == list(range(7, 30_000, 1000))
    assert set(held.values()) == {0b11}


def test_merged_postings_are_those_built_at_once():
    first, second = build_postings(UNITS[:1]), build_postings(UNITS[1:])
    merged = merge_postings([(first, [0]), (second, [1, 2])])
    assert {term: merged.match([(term, 1.0)], flat)[1] for term in ("铜", "电网")} == {
        "铜": {0: 1, 1: 1},
        "电网": {2: 1},
    }


def test_merging_leaves_out_what_is_gone():
    merged = merge_postings([(build_postings(UNITS), [-1, 0, 1])])
    assert (merged.size, merged.count("铜"), merged.count("铜价")) == (2, 1, 0)
    assert set(merged.match([("铜", 1.0)], flat)[0]) == {0}


@settings(deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from("铜电网价ab"), st.floats(0.4, 9), max_size=5), max_size=12))
def test_a_unit_holds_a_term_exactly_when_it_was_given(units):
    postings = build_postings(units)
    for term in "铜电网价ab":
        expected = {number for number, unit in enumerate(units) if term in unit}
        assert set(postings.match([(term, 1.0)], flat)[0]) == expected
        assert postings.count(term) == len(expected)
