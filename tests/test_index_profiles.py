from datetime import date

import numpy as np
import pytest

from corpus.filters import take_filters
from corpus.index.profiles import join_profiles, profiles_of
from corpus.models import Article
from corpus.names import Names

ARTICLES = [
    Article("a", "", "", "聯合報", published=date(2025, 1, 31), lang="zh-Hant"),
    Article("b", "", "", "Wire", url="https://news.example.com/2025/grid", published=date(2025, 2, 1), lang="en"),
    Article("c", "", "", "Wire", lang="en, zh-Hans"),
    Article("d", "", "", None, url="http://[broken", lang="und"),
]
PROFILES = profiles_of(ARTICLES)


@pytest.mark.parametrize(
    ("typed", "passing"),
    [
        ("source:联合", "a"),
        ("source:wire", "bc"),
        ("source:example.com", "b"),
        ("after:2025-02", "b"),
        ("before:2025-02", "a"),
        ("after:2025-01 before:2025-03", "ab"),
        ("lang:zh", "ac"),
        ("source:wire after:2025-01", "b"),
        ("source:reuters", ""),
    ],
)
def test_filter_is_put_to_profiles(typed, passing):
    _, filters = take_filters(typed, Names(()))
    found = PROFILES.allowed(filters).tolist()
    assert "".join(article.id for article, passes in zip(ARTICLES, found, strict=True) if passes) == passing


def test_profiles_joined_are_those_of_what_stays():
    stays = np.array([True, False, True, True])
    joined = join_profiles([(PROFILES, stays), (profiles_of(ARTICLES[:2]), np.array([True, True]))])
    expected = profiles_of([ARTICLES[n] for n in (0, 2, 3, 0, 1)])
    assert [joined.distinct[n] for n in joined.numbers] == [expected.distinct[n] for n in expected.numbers]
    assert joined.days.tolist() == expected.days.tolist()
