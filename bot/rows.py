"""Articles, figures, claims and answers as the JSON rows of the command line's contract.

Keys and their order are stable: add, never rename. Must never drop a key: what the text does not give is null.
"""

import json
import math
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bot.arriving import Imported
from bot.polling import Polled
from corpus.models import Answer, Article, ArticleHit, Claim, ClaimHit, Extraction, Figure, FigureHit
from handlers.article_sources import Source

Row = dict[str, Any]

# JSON leaves these as they are, and many a reader of lines takes them for the end of one.
_LINE_ENDS = {ord(character): f"\\u{ord(character):04x}" for character in "\x85\u2028\u2029"}


def to_line(row: Row) -> str:
    """Write a row as one line of JSON, Chinese as it is."""
    return json.dumps(row, ensure_ascii=False, allow_nan=False).translate(_LINE_ENDS)


def imported_row(imported: Imported) -> Row:
    """One row for each article offered; `id` is null where it was refused."""
    return {"id": imported.id, "title": imported.title, "status": imported.status, "reason": imported.reason}


def source_row(source: Source) -> Row:
    """Give a feed or a watched folder, and how it is doing; times are in UTC."""
    return {
        "number": source.number,
        "address": source.address,
        "kind": source.kind,
        "title": source.title,
        "added_by": source.added_by,
        "added": _time(source.added_at),
        "polled": _time(source.polled_at),
        "succeeded": _time(source.succeeded_at),
        "due": _time(source.due_at) if source.ended_at is None else None,
        "ended": _time(source.ended_at),
        "articles": source.articles,
        "failures": source.failures,
        "failing": source.failing,
        "refused": list(source.refused),
    }


def polled_row(polled: Polled) -> Row:
    """Give how a poll of a feed went, with what became of its entries."""
    return {
        "number": polled.source.number,
        "address": polled.source.address,
        "outcome": polled.outcome,
        "reason": polled.reason,
        "articles": [imported_row(each) for each in polled.imported],
    }


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")


def article_row(article: Article) -> Row:
    """Give the article without its text."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": None if article.published is None else article.published.isoformat(),
        "lang": article.lang,
        "path": article.path,
        "characters": len(article.body),
        "copy_of": article.copy_of,
        "retracted": article.retracted,
    }


def bulk_row(article: Article) -> Row:
    """Give the article with its text, as a line of the JSONL that `onrecord import` reads."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "url": article.url,
        "published": None if article.published is None else article.published.isoformat(),
        "lang": article.lang,
        "body": article.body,
    }


def figure_row(figure: Figure) -> Row:
    """Give a figure: 超6亿次 has value 600000000.0, unit download, approx over."""
    return {
        "surface": figure.surface,
        "value": _number(figure.value),
        "low": None if figure.low is None else _number(figure.low),
        "high": None if figure.high is None else _number(figure.high),
        "unit": figure.unit,
        "unit_implied": figure.unit_implied,
        "per": figure.per,
        "kind": figure.kind,
        "approx": figure.approx,
        "metric": figure.metric,
        "entity": figure.entity,
        "time": figure.time,
        "speaker": figure.speaker,
        "modality": figure.modality,
        "salience": figure.salience,
        "sentence": figure.sentence,
        "start": figure.span.start,
        "end": figure.span.end,
        "same_as": None if figure.same_as is None else list(figure.same_as),
        "former": figure.former,
    }


def claim_row(claim: Claim) -> Row:
    """Give a claim, its content verbatim."""
    return {
        "speaker": claim.speaker,
        "speaker_text": claim.speaker_text,
        "role": claim.role,
        "organisation": claim.organisation,
        "content": claim.content,
        "cue": claim.cue,
        "form": claim.form,
        "type": claim.type,
        "polarity": claim.polarity,
        "denial": claim.denial,
        "hedge": claim.hedge,
        "horizon": claim.horizon,
        "due": None if claim.due is None else claim.due.isoformat(),
        "salience": claim.salience,
        "sentence": claim.sentence,
        "start": claim.span.start,
        "end": claim.span.end,
    }


def extraction_row(extraction: Extraction) -> Row:
    """Give an article with all that was taken from it."""
    return {
        "article": article_row(extraction.article),
        "figures": [figure_row(figure) for figure in extraction.figures],
        "claims": [claim_row(claim) for claim in extraction.claims],
    }


def batch_row(row_id: object, extraction: Extraction) -> Row:
    """Give what was taken from a text that is no article, under the id it came with."""
    row = extraction_row(extraction)
    return {"id": row_id, "figures": row["figures"], "claims": row["claims"]}


def error_row(row_id: object, reason: str) -> Row:
    """Give the row of a line in bulk that could not be used, so that no line goes without one."""
    return {"id": row_id, "error": reason}


def figure_hit_row(hit: FigureHit) -> Row:
    """Give a figure with the article it stands in."""
    return figure_row(hit.figure) | {"article": article_row(hit.article)}


def claim_hit_row(hit: ClaimHit) -> Row:
    """Give a claim with the article it stands in."""
    return claim_row(hit.claim) | {"beside": hit.beside, "article": article_row(hit.article)}


def answer_row(answer: Answer, row_id: object = None) -> Row:
    """Give an answer; `id` is null for a question that came without one."""
    return {
        "id": row_id,
        "query": answer.question,
        "answered": bool(answer.hits),
        "answers": [
            {
                "text": hit.passage.text,
                "article": article_row(hit.article),
                "score": hit.score,
                "figures": [figure_row(figure) for figure in hit.figures],
                "claims": [claim_row(claim) for claim in hit.claims],
                "also": list(hit.also),
            }
            for hit in answer.hits
        ],
        "suggestions": list(answer.suggestions),
    }


def search_row(query: str, hits: Iterable[ArticleHit], row_id: object = None) -> Row:
    """Give the articles found, best first, with their best passages."""
    return {
        "id": row_id,
        "query": query,
        "articles": [
            {
                "id": hit.article.id,
                "title": hit.article.title,
                "score": hit.score,
                "passages": [
                    {"text": passage.text, "start": passage.span.start, "end": passage.span.end, "score": score}
                    for passage, score in hit.passages
                ],
            }
            for hit in hits
        ],
    }


def _number(value: Decimal) -> float:
    """JSON has no infinity: a value beyond the largest number is the largest number."""
    number = float(value)
    return number if math.isfinite(number) else math.copysign(sys.float_info.max, number)
