"""Whom a speaker quotes in his own turn: 他会说：“……” in an essay is not its author's.

Must never take the speaker's own words away from him.

Better none than a wrong one: a 他 with nobody else named shortly before it gives no speaker.
"""

from collections.abc import Callable, Iterator

from corpus.claims.attributions import Attribution
from corpus.claims.company import Company
from corpus.claims.identities import Identity
from corpus.claims.reading import Reading
from corpus.claims.reports import Heard
from corpus.claims.wordlists import all_words, pattern
from corpus.models import Span

Rules = Callable[[Reading, Span, Span | None], list[Attribution]]

# A person named so many characters before a 他 may be meant by it.
_NEAR = 200
_LONGEST_GROUP = 24


def retold(reading: Reading, company: Company, statement: Span, speaker: Identity, rules: Rules) -> Heard | None:
    """Give what a statement of a turn quotes of others; None where all of it is the turn's `speaker`'s own."""
    if not reading.cues_in(statement):
        return None
    groups = pattern("speeches", "groups")
    if not reading.quotations_in(statement) and not groups.search(reading.folded, *statement):
        return None
    attributions = rules(reading, statement, None)
    said = tuple(_quoted(reading, company, attributions, speaker))
    return Heard(statement, said) if said and len(said) == len(attributions) else None


def _quoted(
    reading: Reading, company: Company, attributions: list[Attribution], speaker: Identity
) -> Iterator[tuple[Attribution, Identity]]:
    for attribution in attributions:
        phrase = attribution.speaker
        text = reading.folded[phrase.start : phrase.end].lower() if phrase else ""
        is_group = len(text) <= _LONGEST_GROUP and _ends_in_group(text)
        if phrase is None or text in all_words("first_person") or not (attribution.form == "direct" or is_group):
            continue
        is_pronoun = text in all_words("pronouns")
        identity = _near(reading, phrase, speaker) if is_pronoun else company.identify(reading, phrase)
        if identity.speaker != speaker.speaker:
            yield attribution, identity


def _ends_in_group(text: str) -> bool:
    return any(match.end() == len(text) for match in pattern("speeches", "groups").finditer(text))


def _near(reading: Reading, pronoun: Span, speaker: Identity) -> Identity:
    """The last person but the speaker named before a pronoun."""
    names = [
        found.name
        for found in reading.names_in(Span(max(0, pronoun.start - _NEAR), pronoun.start))
        if found.name.kind == "person" and found.name.canonical != speaker.speaker
    ]
    return Identity(names[-1].canonical, names[-1].role, names[-1].organisation) if names else Identity()
