"""Who said, predicts, plans or judges what. Must never write a word of its own: contents are slices of the article."""

from corpus.claims.extract import extract_claims

__all__ = ["extract_claims"]
