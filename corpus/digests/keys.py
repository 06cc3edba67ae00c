"""What each telling is called, so that nobody is told it twice. Must never change: rows with these are kept.

A key names an article and what it says, and not where: an article that is mended elsewhere says the same as before.
Where the amount changes, so does the key. All are ASCII and at most 40 characters.
"""

from hashlib import blake2b

from corpus.models import Claim, Figure
from corpus.normalise import fold
from corpus.stories.comparing import is_telling
from corpus.stories.values import dimension, measure


def figure_key(figure: Figure, article_id: str) -> str:
    """Name a telling of a figure; an amount that may stand for many things (80%) goes with what it measures."""
    kind, unit, per = dimension(figure)
    metric = "" if is_telling(figure) else fold(figure.metric or "").text
    return _key("figure", article_id, kind, unit or "", per or "", f"{measure(figure).normalize():f}", metric)


def claim_key(claim: Claim, article_id: str) -> str:
    """Name a report of a claim."""
    return _key("claim", article_id, claim.speaker or "", fold(claim.content).text)


def due_key(claim: Claim, article_id: str) -> str:
    """Name the day on which a claim falls due: it is told then, though it was told when it was made."""
    return _key("due", article_id, claim.speaker or "", str(claim.due), fold(claim.content).text)


def _key(kind: str, *parts: str) -> str:
    said = "\x1f".join(parts).encode(errors="surrogatepass")
    return f"{kind}:{blake2b(said, digest_size=12).hexdigest()}"
