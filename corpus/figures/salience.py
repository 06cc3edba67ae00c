"""How much a reader would want a figure. Must never look at more than the figure and the article's frame."""

from corpus.models import Article, Figure

# News is about money and change first; counted steps and hours come last.
_BY_KIND = {
    "money": 0.55,
    "share": 0.5,
    "percent": 0.5,
    "multiple": 0.5,
    "price": 0.45,
    "physical": 0.4,
    "ratio": 0.4,
    "count": 0.3,
    "duration": 0.15,
}
_SMALL_COUNT = 20
_GREAT = 1e8


def reckon_salience(figure: Figure, article: Article) -> float:
    """Reckon 0..1: kind and size, a metric and an owner, plan or forecast, near the top, echoed in the title.

    突破4万亿美元 of a forecast stands near 1, 三个阶段 near 0.
    """
    score = _BY_KIND[figure.kind]
    if figure.kind in ("money", "count") and figure.value >= _GREAT:
        score += 0.15
    if figure.kind == "count" and figure.value < _SMALL_COUNT:
        score -= 0.2
    score += 0.1 * (figure.metric is not None) + 0.08 * (figure.entity is not None) + 0.04 * (figure.time is not None)
    score += 0.06 * (figure.modality in ("plan", "forecast", "goal")) - 0.15 * (figure.modality == "hypothetical")
    score += 0.06 * (1 - figure.span.start / max(1, len(article.body)))
    digits = "".join(c for c in figure.surface if c.isdigit())
    score += 0.1 * (len(digits) > 1 and digits in article.title)
    return round(min(1.0, max(0.0, score)), 3)
