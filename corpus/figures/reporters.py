"""Who states a figure that stands in no claim: the house whose report the article retells.

Must never give a house what another name, an analyst or the market says.
"""

import re
from functools import cache

from corpus.figures.clauses import Setting, View
from corpus.lexicon import load_lexicon
from corpus.models import Span

Reporter = tuple[str, Span]


def find_reporter(view: View, setting: Setting, before: Reporter | None) -> Reporter | None:
    """Find the house that reports a figure: 财报显示 and "Acme reported" begin a report that lasts until others speak.

    `before` is the reporter of the figure before.
    """
    hero = view.protagonist
    if hero is None:
        return None
    scope = Span(setting.sentence.start, setting.clause.end)
    if _words("strangers").search(view.text, *setting.sentence):
        return None
    others = {f.name.canonical for f in view.names_in(setting.sentence) if f.name.kind in ("company", "institution")}
    if others - {hero.name.canonical}:
        return None
    begun = _words("reporting").search(view.text, *scope)
    if begun:
        return hero.name.canonical, Span(*begun.span())
    return before


def begins_report(view: View, scope: Span) -> bool:
    """Whether the words of a report stand in a scope or right before it: 财报显示."""
    return _words("reporting").search(view.text, max(0, scope.start - 12), scope.end) is not None


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = sorted(load_lexicon("houses")[kind], key=len, reverse=True)
    chinese = "|".join(word for word in words if not word.isascii())
    english = "|".join(word for word in words if word.isascii())
    return re.compile(rf"(?:{chinese})|\b(?:{english})\b", re.IGNORECASE)
