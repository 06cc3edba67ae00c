"""Who said, predicts, plans or judges what: from an article to its claims. Must never write a word of its own: contents are slices."""

from corpus.claims.extract import extract_claims

__all__ = ["extract_claims"]
