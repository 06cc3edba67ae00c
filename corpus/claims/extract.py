"""The order of steps from an article to its claims, in one screen. Must never raise on any text."""

import re
from collections.abc import Iterator, Sequence

from corpus.claims.attributions import Attribution
from corpus.claims.chinese import read_chinese
from corpus.claims.english import read_english
from corpus.claims.horizons import find_horizon
from corpus.claims.identities import NOBODY, Company, Identity, company_of
from corpus.claims.reading import Reading, read
from corpus.claims.salience import salience
from corpus.claims.stance import claim_type, hedge, polarity
from corpus.models import Article, Claim, Figure, Span
from corpus.names import Names

_HAN = re.compile(r"[一-龥]")


def extract_claims(
    article: Article, figures: Sequence[Figure], sentences: Sequence[Span], names: Names
) -> tuple[Claim, ...]:
    """Take the claims out of an article: 吴泳铭表示，未来三年将…… is one of 吴泳铭.

    `figures` may be empty; they raise the salience of the claims they stand in. `sentences` cover the body. Spans are
    characters into `article.body`, and the slice at a claim's span is its content.
    """
    reading = read(article, sentences, names)
    company = company_of(reading)
    claims = [
        _claim(reading, attribution, identity, figures, statement)
        for statement, attribution, identity in _identified(reading, company)
    ]
    return tuple(claims)


def _identified(reading: Reading, company: Company) -> Iterator[tuple[Span, Attribution, Identity]]:
    previous: Span | None = None
    for statement in reading.sentences:
        if previous is not None and "\n" in reading.folded[previous.start : previous.end].rstrip(" ")[-1:]:
            previous = None
        for attribution in _attributions(reading, statement, previous):
            identity = company.identify(reading, attribution.speaker) if attribution.speaker else company.last
            if identity != NOBODY or attribution.speaker:
                yield statement, attribution, identity
        previous = statement


def _attributions(reading: Reading, statement: Span, previous: Span | None) -> list[Attribution]:
    text = reading.folded[statement.start : statement.end]
    han = len(_HAN.findall(text))
    if 4 * han >= len(text):
        return read_chinese(reading, statement, previous)
    return read_english(reading, statement, previous)


def _claim(
    reading: Reading, attribution: Attribution, identity: Identity, figures: Sequence[Figure], statement: Span
) -> Claim:
    body, span = reading.article.body, attribution.content
    folded = reading.folded[span.start : span.end]
    cue = attribution.cue
    act = cue.cue.act if cue else "say"
    horizon, due = find_horizon(body[span.start : span.end], folded, reading.article.published)
    speaker = attribution.speaker
    return Claim(
        content=body[span.start : span.end],
        span=span,
        speaker=identity.speaker,
        speaker_text=body[speaker.start : speaker.end] if speaker else None,
        cue=body[cue.span.start : cue.span.end] if cue else None,
        form="institutional" if identity.kind == "institution" and attribution.form == "indirect" else attribution.form,
        type=claim_type(folded, act),
        role=identity.role,
        organisation=identity.organisation,
        polarity=polarity(folded, cue.cue.form if cue else ""),
        hedge=hedge(folded),
        horizon=horizon,
        due=due,
        salience=salience(reading, attribution, identity, figures),
        sentence=body[statement.start : statement.end].strip(),
        speaker_span=speaker,
        cue_span=cue.span if cue else None,
    )
