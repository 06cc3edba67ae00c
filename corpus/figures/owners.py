"""Who has a figure by name: which of the names in a stretch of text it belongs to.

Must never take a name that only stands by, 与OpenAI, where another is the subject.
"""

import re
from functools import cache

from corpus.figures.clauses import View
from corpus.figures.phrases import is_agent, is_beside
from corpus.lexicon import patterns_of
from corpus.models import Span
from corpus.names import FoundName

# A name's canonical form, or None for the article's own words, and where it was read.
Owner = tuple[str | None, Span]

_KINDS = ("company", "institution", "government", "product", "place")
_AND = ("and", "while", "but", ", and", ", while", ", but")


def owners_in(view: View, scope: Span) -> list[FoundName]:
    """The names of a stretch that can have a figure: 高盛 and 美国, no person and no outlet."""
    return [found for found in view.names_in(scope) if found.name.kind in _KINDS]


def as_owner(found: FoundName) -> Owner:
    """Give a name as the owner that it is: of 高盛, "Goldman Sachs" and where 高盛 stands."""
    return found.name.canonical, found.span


def named_owner(
    view: View, scope: Span, *, first: bool = False, places: bool = True, agents: bool = False
) -> Owner | None:
    """The name that has the figure: an owner before a place, a subject before what stands by it.

    Who only acts on it or is set against it counts with `agents`: a round led by, 获阿里投资. The head comes last in
    Chinese (阿里云的ModelScope社区) and first in English (the community of Alibaba Cloud).
    """
    inside = [f for f in owners_in(view, scope) if f.name.canonical not in view.observers]
    inside = [f for f in inside if agents or not (is_agent(view.text, f.span.start) or invests(view.text, f))]
    inside = [f for f in inside if f.name.kind != "place" or not _of_place().match(view.text, f.span.end)]
    inside = [f for f in inside if not _describes(view, f)]
    owners = [f for f in inside if f.name.kind != "place"] or (inside if places else [])
    subjects = [f for f in owners if not is_beside(view.text, f.span.start)] or owners
    if not subjects:
        return None
    is_english = view.text[scope.start : scope.end].isascii()
    return as_owner(subjects[0] if first or is_english else subjects[-1])


def subject_named(view: View, scope: Span) -> Owner | None:
    """The name that a stretch is about, where it does not only stand by: 高盛 of 高盛下调评级, none of 对高盛的评级."""
    found = named_owner(view, scope, places=False)
    return None if found and is_beside(view.text, found[1].start) else found


def next_named(view: View, scope: Span) -> Owner | None:
    """Whom the words since the figure before name as its subject: and `Britain` only 2.8%."""
    for found in owners_in(view, scope):
        joined = view.text[scope.start : found.span.start].strip() in _AND
        if joined or not is_beside(view.text, found.span.start):
            return as_owner(found)
    return None


def all_stand_by(view: View, scope: Span) -> bool:
    """Whether a scope names owners and all of them only stand by what happens: 在瑞典锐减81%."""
    inside = owners_in(view, scope)
    return bool(inside) and all(is_beside(view.text, found.span.start) for found in inside)


def invests(text: str, found: FoundName) -> bool:
    """Whether a name is who puts money into another: 英伟达和软银参投."""
    return _investing().match(text, found.span.end) is not None


def _describes(view: View, found: FoundName) -> bool:
    """Whether a place only says which of a house's own are meant: 美国客户占营收45%."""
    is_place = view.protagonist is not None and found.name.kind == "place"
    return is_place and _parts().match(view.text, found.span.end) is not None


@cache
def _of_place() -> re.Pattern[str]:
    return re.compile(patterns_of("houses", "of_place"))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"(?:的)?(?:{patterns_of('houses', 'parts')})")


@cache
def _investing() -> re.Pattern[str]:
    investing = patterns_of("houses", "investing")
    return re.compile(rf"(?:[和与及、][^,;。和与及、\n]{{1,10}}){{0,4}}等?(?:{investing})")
