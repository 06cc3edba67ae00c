"""Where and when articles were published, in columns: a filter is put to each source once, not to each article.

Must never hold an article's text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from corpus.filters import Filters
from corpus.models import Article

# What of an article a filter looks at beside its day: source, address of the site, languages.
Profile = tuple[str | None, str | None, str]


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profile of article n is `distinct[numbers[n]]`, its day the ordinal `days[n]`, 0 where it has none."""

    distinct: tuple[Profile, ...]
    numbers: npt.NDArray[np.int32]
    days: npt.NDArray[np.int32]

    def allowed(self, filters: Filters) -> npt.NDArray[np.bool_]:
        """Say which articles pass: `source:联合 after:2025-02`."""
        without_days = replace(filters, after=None, before=None)
        passing = [
            without_days.allow(Article("", "", "", source, url=site, lang=lang)) for source, site, lang in self.distinct
        ]
        allowed = np.array(passing, bool)[self.numbers]
        if filters.after:
            allowed &= self.days >= filters.after.toordinal()
        if filters.before:
            allowed &= (self.days > 0) & (self.days < filters.before.toordinal())
        return allowed


def profiles_of(articles: Sequence[Article]) -> Profiles:
    """Take the profiles of articles."""
    days = [one.published.toordinal() if one.published else 0 for one in articles]
    return _numbered([(one.source, _site(one.url), one.lang) for one in articles], days)


def join_profiles(parts: Sequence[tuple[Profiles, npt.NDArray[np.bool_]]]) -> Profiles:
    """Put profiles one behind the other; beside each part stands which articles stay."""
    numbers: dict[Profile, int] = {}
    columns = []
    for profiles, stays in parts:
        renumbered = np.array([numbers.setdefault(one, len(numbers)) for one in profiles.distinct], np.int32)
        columns.append(renumbered[profiles.numbers[stays]])
    days = [profiles.days[stays] for profiles, stays in parts]
    return Profiles(tuple(numbers), np.concatenate(columns), np.concatenate(days))


def _numbered(profiles: Sequence[Profile], days: Sequence[int]) -> Profiles:
    numbers: dict[Profile, int] = {}
    of_article = [numbers.setdefault(one, len(numbers)) for one in profiles]
    return Profiles(tuple(numbers), np.array(of_article, np.int32), np.array(days, np.int32))


def _site(url: str | None) -> str | None:
    """Give the address without what follows the host, which tells nothing of the source."""
    try:
        return urlsplit(url).netloc or url if url else None
    except ValueError:
        return url
