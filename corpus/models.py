"""The nouns of the house as frozen dataclasses. Must never hold behaviour beyond what a value knows of itself.

All offsets are characters into the stored text, that is, into `Article.body`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

FigureKind = Literal["money", "percent", "count", "multiple", "ratio", "share", "duration", "price", "physical"]
Approx = Literal["exact", "about", "over", "under", "up_to", "range", "order_of_magnitude"]
Modality = Literal["actual", "plan", "forecast", "estimate", "goal", "hypothetical"]
ClaimForm = Literal["direct", "indirect", "mixed", "transcript", "institutional"]
ClaimType = Literal["prediction", "plan", "opinion", "fact", "recommendation", "definition"]
Polarity = Literal["positive", "negative"]
Attribute = Literal["metric", "entity", "time", "speaker", "modality"]
# Who took an article back: its feed, its own title, a user, or the site that no longer has it (HTTP's 410).
Retraction = Literal["feed", "title", "user", "gone"]


class Span(NamedTuple):
    """A stretch of the stored text: `body[start:end]`."""

    start: int
    end: int


class Citation(NamedTuple):
    """A pointer from an answer to an article and the span it quotes there."""

    article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One published text."""

    id: str
    title: str
    # The clean text; every span of a figure, a claim or a passage indexes it.
    body: str
    # The outlet, as the article names it: "AIPress.com.cn".
    source: str | None = None
    author: str | None = None
    url: str | None = None
    # The day of publication where the article gives one; a time of day without a zone says nothing.
    published: date | None = None
    # Languages by weight, as in HTTP's Content-Language (RFC 9110, 8.5): "zh-Hans", "en, zh-Hant".
    lang: str = "und"
    # Where it was read from: a file's path or a URL.
    path: str | None = None
    # The id of the article that it repeats for another outlet.
    copy_of: str | None = None
    # Why it no longer holds.
    retracted: Retraction | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A unit of matching: the folded form and where it stands in the text as written."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, where it stands, and what the text says of it."""

    # As written, approximator and unit included: "超6亿次".
    surface: str
    span: Span
    # In the base unit; a range has its low end here.
    value: Decimal
    kind: FigureKind
    # percent, multiple, an ISO 4217 code, a time or SI unit in English singular, the noun counted, or None.
    unit: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    # The text leaves the unit out and the context gives it: 投入3800亿.
    unit_implied: bool = False
    approx: Approx = "exact"
    # What a rate is per: "ton", "million tokens".
    per: str | None = None
    # What is measured, in the article's own words.
    metric: str | None = None
    entity: str | None = None
    time: str | None = None
    speaker: str | None = None
    modality: Modality = "actual"
    # 0..1: how much a reader would want it.
    salience: float = 0.0
    # The sentence it stands in, verbatim.
    sentence: str = ""
    # Where each attribute was read.
    evidence: Mapping[Attribute, Span] = field(default_factory=dict)
    # The figure of the same article that says the same: the original of a conversion, the other language's version.
    same_as: Span | None = None
    # What stood in its place in the former version of the article.
    former: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a speaker is reported to have said, predicted, planned or judged."""

    # The words themselves, verbatim, without the cue: `body[span.start:span.end]`.
    content: str
    span: Span
    # One canonical name for all the forms of a person or institution; None where the text gives none.
    speaker: str | None
    # As written beside the cue: "他", "该行".
    speaker_text: str | None
    cue: str | None
    form: ClaimForm
    type: ClaimType
    role: str | None = None
    organisation: str | None = None
    polarity: Polarity = "positive"
    # The words outside the content that deny it, as written: "does not expect", 否认.
    denial: str | None = None
    # 0 says it flatly, 3 says it may be.
    hedge: int = 0
    # As written, "到2032年", and the last day it names.
    horizon: str | None = None
    due: date | None = None
    salience: float = 0.0
    sentence: str = ""
    # Where speaker and cue stand, where they were written.
    speaker_span: Span | None = None
    cue_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """An article with all that was taken from it."""

    article: Article
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was offered as an article and is none, with the reason in one sentence."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article shown and cited as a unit: one to three sentences."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class FigureHit:
    """A figure found, in its article, and how well it fits."""

    figure: Figure
    article: Article
    score: float


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim found, in its article, and how well it fits."""

    claim: Claim
    article: Article
    score: float
    # Whether it does not mention the matter asked on, where no claim does.
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, with what was taken from it, and how well it fits."""

    passage: Passage
    article: Article
    score: float
    # Best first: the figure asked for stands first.
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    # Ids of other articles that say the same.
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article found, with its best passages."""

    article: Article
    score: float
    passages: tuple[tuple[Passage, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Searched:
    """What an answer looked through, so that "nothing found" can say so."""

    articles: int
    first: date | None = None
    last: date | None = None
    # How many of the articles carry a date.
    dated: int = 0
    # How many were left out because a day was asked for and they carry none.
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says to a question. No hits means that it says nothing."""

    question: str
    hits: tuple[Hit, ...] = ()
    # What to try where nothing was found: nearest titles, a corrected spelling.
    suggestions: tuple[str, ...] = ()
    searched: Searched = Searched(0)
    # Whether a phrase in quotation marks stands in none of the articles, so that its words were looked for.
    is_loose: bool = False
