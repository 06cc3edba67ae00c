"""What is new for a topic in a period: `make_digest`, and what it gives."""

from corpus.digests.items import Digest, Item, Kind, Receipt, Why, Window
from corpus.digests.make import make_digest

__all__ = ["Digest", "Item", "Kind", "Receipt", "Why", "Window", "make_digest"]
