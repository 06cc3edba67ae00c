"""What a user follows: a named query. Must never look anything up: it says what is wanted, the digest finds it.

A topic is words as a question has them, with the same filters (speaker:, source:, lang:, after:, before:, -word).
Commas part alternatives: 阿里巴巴 资本开支, 铜价 follows what Alibaba spends and what copper costs. "" is everything.
"""

import re
from dataclasses import dataclass

from corpus.errors import QuestionError
from corpus.names import Names
from corpus.questions import Question, parse_question

# More alternatives than these are a list of keywords that nobody reads the digest of.
MOST_ALTERNATIVES = 12
_PARTED = re.compile(r"[,，、;；\n]|(?<=\s)(?:or|OR|或)(?=\s)")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a user follows."""

    # As it was typed, without blanks at its ends; "" for everything.
    text: str = ""
    # An item has to fit one of them.
    alternatives: tuple[Question, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.alternatives


def parse_topic(text: str, names: Names) -> Topic:
    """Take a topic apart: "阿里巴巴 资本开支, 铜价" has two alternatives.

    Raises QuestionError for one of more than 1,000 characters or 12 alternatives, and for a filter with no meaning.
    """
    parts = [part.strip() for part in _PARTED.split(text) if part.strip()]
    if len(parts) > MOST_ALTERNATIVES:
        raise QuestionError(
            f"Please follow at most {MOST_ALTERNATIVES} things in one topic; a channel may have more topics."
        )
    return Topic(text.strip(), tuple(parse_question(part, names=names) for part in parts))
