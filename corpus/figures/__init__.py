"""Figures: numbers with their units, found by pattern and by span. Nothing here knows who said them."""

from corpus.figures.attributes import attribute_figures
from corpus.figures.extract import find_figures

__all__ = ["attribute_figures", "find_figures"]
