"""Checked figures, series and digests as the JSON rows of the command line's contract: add keys, never rename. Pure."""

from bot.rows import Row, article_row, claim_hit_row, figure_hit_row, figure_row
from corpus.digests import Digest, Item
from corpus.stories.checking import Checked
from corpus.stories.news import difference
from corpus.stories.series import Point


def checked_row(checked: Checked) -> Row:
    """Give a figure of the text and what the record says: "finding" is agrees, differs or not_on_record."""
    return figure_row(checked.figure) | {
        "finding": checked.finding.replace(" ", "_"),
        "record": [figure_hit_row(hit) for hit in checked.record],
        "near": [figure_hit_row(hit) for hit in checked.near],
        "against": [figure_hit_row(hit) for hit in checked.against],
    }


def point_row(point: Point) -> Row:
    """Give a point of a series: "when" is null where neither figure nor article says when."""
    return figure_hit_row(point.hit) | {
        "when": point.label,
        "change": None if point.change is None else float(point.change),
        "disputed": point.disputed,
        "also": [hit.article.id for hit in point.also],
    }


def item_row(item: Item, *, shown: bool) -> Row:
    """Give an item of a digest: the best telling stands first, of a change the old figure is the first beside it."""
    is_change = item.kind == "change"
    return {
        "kind": item.kind,
        "shown": shown,
        "score": item.score,
        "update": item.is_update,
        "change": float(difference(item.figures[0], item.beside[0])) if is_change else None,
        "sources": item.sources,
        "articles": [article_row(article) for article in item.articles],
        "figures": [figure_hit_row(hit) for hit in item.figures],
        "together": [figure_hit_row(hit) for hit in item.together],
        "beside": [figure_hit_row(hit) for hit in item.beside],
        "claims": [claim_hit_row(hit) for hit in item.claims],
        "why": {"words": list(item.why.words), "parts": dict(item.why.parts)},
        "keys": sorted(item.keys),
    }


def receipt_row(digest: Digest) -> Row:
    """Give what became of everything in the period, as the last row of a digest."""
    receipt, window = digest.receipt, digest.receipt.window
    return {
        "receipt": {
            "topic": digest.topic.text,
            "since": window.since.isoformat(),
            "until": window.until.isoformat(),
            "articles": receipt.articles,
            "telling": receipt.telling,
            "new": receipt.new,
            "changed": receipt.changed,
            "folded": receipt.folded,
            "left_out": receipt.left_out,
        }
    }
