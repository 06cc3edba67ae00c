"""`digest`: what is new, for who asks to see it. Must never touch Slack, and never announce anything."""

from dataclasses import replace

from corpus.digests import Digest, Item
from handlers.naming import Naming


def named(digest: Digest, naming: Naming) -> Digest:
    """Name everybody in a digest as its readers write them: 吴泳铭 for who reads Chinese, Eddie Wu for English."""
    return replace(
        digest,
        items=tuple(_named(item, naming) for item in digest.items),
        more=tuple(_named(item, naming) for item in digest.more),
    )


def _named(item: Item, naming: Naming) -> Item:
    figures, beside, together = (
        tuple(replace(hit, figure=naming.figure(hit.figure, hit.article)) for hit in hits)
        for hits in (item.figures, item.beside, item.together)
    )
    claims = tuple(replace(hit, claim=naming.claim(hit.claim, hit.article)) for hit in item.claims)
    return replace(item, figures=figures, beside=beside, together=together, claims=claims)
