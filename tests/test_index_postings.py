import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.index.postings import build_postings, merge_postings

UNITS = [{"铜": 1.0, "铜价": 1.0}, {"铜": 3.0}, {"电网": 1.0, "ai": 1.0}]
MANY = [{"的": 1.0, "铜价" if number % 1000 == 7 else "油价": 1.0} for number in range(300_000)]


def scores(postings, **weights):
    units, found = postings.match(postings.numbers([*weights]), [*weights.values()])
    return dict(zip(units.tolist(), found.tolist(), strict=True))


def holders(postings, *terms):
    held = postings.holds(postings.numbers(terms), np.arange(postings.size), 0)
    return [of_term.nonzero()[0].tolist() for of_term in held[:, 0]]


def test_count_is_of_units_not_of_occurrences():
    postings = build_postings(UNITS)
    assert [postings.count(term) for term in ("铜", "铜价", "电网", "油")] == [2, 1, 1, 0]


def test_match_scores_the_units_that_hold_any_term():
    found = scores(build_postings(UNITS), 铜=1.0, 电网=1.0, 油=1.0)
    assert sorted(found) == [0, 1, 2]
    assert found[1] > found[0] > 0


def test_look_says_which_units_hold_which_terms():
    assert holders(build_postings(UNITS), "铜", "电网", "油") == [[0, 1], [2], []]


def test_look_says_which_units_beside_one_hold_a_term():
    postings = build_postings(UNITS)
    held = postings.holds(postings.numbers(["铜", "ai", "油"]), np.array([2, 0]), 2)
    # From two before to two behind: the last unit has two before it, the first has two behind.
    assert held.swapaxes(1, 2).astype(int).tolist() == [
        [[1, 1, 0, 0, 0], [0, 0, 1, 1, 0]],
        [[0, 0, 1, 0, 0], [0, 0, 0, 0, 1]],
        [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0]],
    ]


def test_term_of_a_title_is_held_by_half_and_told_by_none():
    postings = build_postings([{"铜": 0.4, "电网": 1.0}, {"铜": 1.4}, {"铜": 0.4}])
    held = postings.holds(postings.numbers(["铜", "电网"]), np.arange(3), 0)
    assert held[:, 0].tolist() == [[0.5, 1, 0.5], [1, 0, 0]]
    assert [postings.told(term) for term in ("铜", "电网", "油")] == [1, 1, 0]
    assert postings.count("铜") == 3


def test_weight_multiplies_what_a_term_adds():
    postings = build_postings(UNITS)
    assert scores(postings, 电网=2.0)[2] == 2 * scores(postings, 电网=1.0)[2]


def test_asking_twice_gives_the_same():
    postings = build_postings(UNITS)
    assert scores(postings, 铜=1.0) == scores(postings, 铜=1.0)


def test_nothing_indexed_matches_nothing():
    assert scores(build_postings([]), 铜=1.0) == {}


def test_common_term_is_looked_up_only_where_a_rare_one_was_found(monkeypatch):
    monkeypatch.setattr("corpus.index.matching._BEST", 100)
    postings = build_postings(MANY)
    found = scores(postings, 的=1.0, 铜价=1.0)
    assert len(found) == 100
    assert all(unit % 1000 == 7 for unit in found)
    assert min(found.values()) > scores(postings, 铜价=1.0)[7]


def test_what_parts_units_best_for_its_length_is_read_first(monkeypatch):
    monkeypatch.setattr("corpus.index.matching._BUDGET", 160)
    monkeypatch.setattr("corpus.index.matching._SHORT", 0)
    postings = build_postings([{"铜价": 1.0}] * 150 + [{"的": 1.0}] * 100)
    assert sorted(scores(postings, 铜价=2.0, 的=0.5)) == [*range(150)]
    assert sorted(scores(postings, 铜价=0.5, 的=2.0)) == [*range(150, 250)]


@pytest.mark.parametrize("sample", [4_096, 600, 101])
def test_best_are_the_best_of_all_and_of_equals_the_first(monkeypatch, sample):
    monkeypatch.setattr("corpus.index.matching._SAMPLE", sample)
    monkeypatch.setattr("corpus.index.matching._BEST", 100)
    units = [{"的": 1.0, "铜价": float(1 + number * 7919 % 6)} for number in range(1_000)]
    monkeypatch.setattr("corpus.index.matching._BUDGET", 1_200)
    monkeypatch.setattr("corpus.index.matching._SHORT", 1_200)
    found = scores(build_postings([*units, *([{"的": 1.0}] * 500)]), 的=1.0, 铜价=1.0)
    ordered = sorted(range(1_000), key=lambda number: (-units[number]["铜价"], number))
    assert sorted(found) == sorted(ordered[:100])


def test_best_of_either_kind_are_looked_up_however_much_better_the_other_is(monkeypatch):
    monkeypatch.setattr("corpus.index.matching._BUDGET", 3_000)
    monkeypatch.setattr("corpus.index.matching._SHORT", 0)
    monkeypatch.setattr("corpus.index.matching._BEST", 100)
    postings = build_postings([{"的": 1.0, "铜价": 1.0 if number % 100 == 7 else 9.0} for number in range(2_000)])
    kinds = np.arange(2_000) % 100 == 7
    units, _ = postings.match(postings.numbers(["的", "铜价"]), [1.0, 1.0], None, kinds)
    assert kinds[units].sum() == 20
    assert len(units) == 120


def test_bits_of_common_terms_say_what_their_lists_say(monkeypatch):
    units = [{"的": float(1 + n % 3)} if n % 5 else {"铜": 1.0, "的": 2.0} if n % 2 else {"铜": 1.0} for n in range(99)]
    plain = build_postings(units)
    monkeypatch.setattr("corpus.index.holders._LONG", 1)
    monkeypatch.setattr("corpus.index.matching._BUDGET", 30)
    monkeypatch.setattr("corpus.index.matching._SHORT", 1)
    common = build_postings(units)
    assert (len(plain.holders.terms), len(common.holders.terms)) == (0, 2)
    assert holders(common, "的", "油", "铜") == holders(plain, "的", "油", "铜")
    assert scores(common, 的=1.0, 铜=1.0) == scores(plain, 的=1.0, 铜=1.0)
    around = common.holds(common.numbers(["的"]), np.array([0, 98]), 1)
    assert around.swapaxes(1, 2).astype(int).tolist() == [[[0, 0, 1], [1, 1, 0]]]


def test_what_does_not_pass_leaves_room_for_what_does():
    postings = build_postings(MANY)
    units, _ = postings.match(postings.numbers(["的", "铜价"]), [1.0, 1.0], lambda units: units > 250_000)
    assert sorted(units.tolist()) == list(range(250_007, 300_000, 1000))


def test_merged_postings_are_those_built_at_once():
    first, second = build_postings(UNITS[:1]), build_postings(UNITS[1:])
    merged = merge_postings([(first, np.array([0])), (second, np.array([1, 2]))])
    assert arrays(merged) == arrays(build_postings(UNITS))


def test_merging_leaves_out_what_is_gone():
    merged = merge_postings([(build_postings(UNITS), np.array([-1, 0, 1]))])
    assert arrays(merged) == arrays(build_postings(UNITS[1:]))


def arrays(postings):
    return (
        postings.size,
        postings.keys.tolist(),
        postings.starts.tolist(),
        postings.postings.tolist(),
        postings.own.tolist(),
    )


UNIT = st.dictionaries(st.sampled_from("铜电网价ab"), st.floats(0.4, 9), max_size=5)


@settings(deadline=None)
@given(st.lists(UNIT, max_size=12))
def test_a_unit_holds_a_term_exactly_when_it_was_given(units):
    postings = build_postings(units)
    assert holders(postings, *"铜电网价ab") == [
        [n for n, unit in enumerate(units) if term in unit] for term in "铜电网价ab"
    ]
    for term in "铜电网价ab":
        assert sorted(scores(postings, **{term: 1.0})) == [n for n, unit in enumerate(units) if term in unit]
        assert postings.count(term) == sum(term in unit for unit in units)


@settings(deadline=None)
@given(st.lists(st.tuples(UNIT, st.booleans()), max_size=12), st.integers(0, 12))
def test_merging_any_two_gives_what_building_what_is_left_gives(units, cut):
    left = [unit for unit, gone in units if not gone]
    numbers = np.cumsum([not gone for _, gone in units], dtype=np.int64) - 1
    numbers[[n for n, (_, gone) in enumerate(units) if gone]] = -1
    parts = [
        (build_postings(unit for unit, _ in part), of_part)
        for part, of_part in ((units[:cut], numbers[:cut]), (units[cut:], numbers[cut:]))
    ]
    assert arrays(merge_postings(parts)) == arrays(build_postings(left))


@pytest.mark.parametrize("chunk", [1, 3])
def test_merging_piece_by_piece_changes_nothing(monkeypatch, chunk):
    monkeypatch.setattr("corpus.index.postings._PIECE", chunk)
    first, second = build_postings(UNITS[:1]), build_postings(UNITS[1:])
    assert arrays(merge_postings([(first, np.array([0])), (second, np.array([1, 2]))])) == arrays(build_postings(UNITS))


def test_the_units_that_hold_any_of_some_terms_come_in_order_and_once():
    postings = build_postings(UNITS)
    assert postings.holding(["电网", "铜价", "铜", "油"]).tolist() == [0, 1, 2]
    assert postings.holding(["油"]).tolist() == []
    assert postings.holding([]).tolist() == []
