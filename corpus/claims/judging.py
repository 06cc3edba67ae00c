"""What an attribution says as a claim: of which type, denied or hedged, due by when. Must never say who spoke."""

import re
from collections.abc import Sequence
from datetime import date

from corpus.claims.attributions import Attribution
from corpus.claims.denials import denial
from corpus.claims.english_stance import english_type
from corpus.claims.horizons import find_horizon
from corpus.claims.identities import Identity
from corpus.claims.reading import Reading
from corpus.claims.salience import salience
from corpus.claims.stance import claim_type, hedge, polarity
from corpus.claims.wordlists import HAN
from corpus.models import Claim, ClaimType, Figure, Span

_YEAR = re.compile(r"20[2-9]\d年")
# In the third quarter, the bank expects ....
_FOR_THE_YEAR = re.compile(
    r"\s*(?:for|in|by|over|within|during|through|before|next|this|looking ahead to)\b[^,\n]{3,60},", re.IGNORECASE
)
_ANNOUNCES = re.compile(r"(?:展望|谈到|谈及|提到|至于|对于|针对|关于)[^,。:]{2,20}")


def claim_of(
    reading: Reading, statement: Span, attribution: Attribution, identity: Identity, figures: Sequence[Figure]
) -> Claim:
    """Make a claim of an attribution and of who that is: its type, polarity, hedge, and by when it is to come true."""
    body, span = reading.article.body, attribution.content
    folded = reading.folded[span.start : span.end]
    cue, speaker = attribution.cue, attribution.speaker
    kind = _type(reading, attribution, identity, folded)
    looks_ahead = kind in ("prediction", "plan", "recommendation")
    horizon, due = _horizon(reading, statement, span) if looks_ahead else (None, None)
    return Claim(
        content=body[span.start : span.end],
        span=span,
        speaker=identity.speaker,
        speaker_text=body[speaker.start : speaker.end] if speaker else None,
        cue=body[cue.span.start : cue.span.end] if cue else None,
        form="institutional" if identity.kind == "institution" and attribution.form == "indirect" else attribution.form,
        type=kind,
        role=identity.role,
        organisation=identity.organisation,
        polarity=polarity(folded, _verb(reading, attribution)),
        denial=denial(reading, attribution),
        hedge=hedge(folded),
        horizon=horizon,
        due=due,
        salience=salience(reading, attribution, identity, figures),
        sentence=body[statement.start : statement.end].strip(),
        speaker_span=speaker,
        cue_span=cue.span if cue else None,
    )


def _type(reading: Reading, attribution: Attribution, identity: Identity, folded: str) -> ClaimType:
    """Say what sort of claim a content is: plan, prediction, fact, ...."""
    cue, speaker = attribution.cue, attribution.speaker
    if not HAN.search(folded):  # what Chinese claims are, the words of stance.toml tell
        is_direct, is_house = attribution.form in ("direct", "transcript"), identity.kind == "institution"
        kind = english_type(folded, cue.cue if cue else None, is_house=is_house, is_direct=is_direct)
    else:
        kind = claim_type(folded, *((cue.cue.act, cue.cue.form) if cue else ("say",)))
    if speaker is not None and kind == "opinion" and _is_document(reading, speaker) and cue and cue.cue.act == "say":
        kind = claim_type(folded, "fact")
    return "prediction" if kind == "fact" and _is_yet_to_come(reading, folded) else kind


def _is_document(reading: Reading, speaker: Span) -> bool:
    """Whether a record speaks, which tells what is the case: 报道内容提到……, 公告称……."""
    return reading.folded.endswith(("报道", "报导", "内容", "公告", "通报", "数据", "统计"), *speaker)


def _is_yet_to_come(reading: Reading, folded: str) -> bool:
    """Whether what is told as a fact has a year after the article's: 2027年全年盈利."""
    published = reading.article.published
    due = find_horizon(folded, folded, published)[1] if published and _YEAR.search(folded) else None
    return due is not None and published is not None and due.year > published.year


def _horizon(reading: Reading, statement: Span, content: Span) -> tuple[str | None, date | None]:
    """By when: as the content says, else as the sentence announced before it: 展望第四季，公司预估……."""
    found = find_horizon(
        reading.article.body[content.start : content.end],
        reading.folded[content.start : content.end],
        reading.article.published,
    )
    announced = _ANNOUNCES.search(reading.folded, statement.start, max(statement.start, content.start))
    announced = announced or _FOR_THE_YEAR.match(reading.folded, statement.start, max(statement.start, content.start))
    if found[0] is not None or announced is None:
        return found
    return find_horizon(reading.article.body[slice(*announced.span())], announced[0], reading.article.published)


def _verb(reading: Reading, attribution: Attribution) -> str:
    """The cue with the words between speaker and cue, where it may be denied: does not believe."""
    cue, speaker = attribution.cue, attribution.speaker
    if cue is None:
        return ""
    between = reading.folded[speaker.end : cue.span.start] if speaker and speaker.end < cue.span.start else ""
    return f"{between[-20:]}{cue.cue.form}"
