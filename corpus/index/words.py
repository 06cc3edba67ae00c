"""The words of a question, as the index is asked for them. Must never know how any of them may be written.

They are made by `corpus.asked` and become parts in `corpus.index.parts`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word a question wants found, folded, and the canonical name it stands for, if it is a name."""

    text: str
    name: str | None = None
    # The canonical names that it may be a misspelling or a part of.
    meant: tuple[str, ...] = ()
    # The term of the amount it says, if it says one with 万, 亿, million, GW, ...
    amount: str | None = None
    # 1 for what is said now, less for what a thread said before and for what says little of a topic.
    weight: float = 1.0
    # Whether it says little of a topic: its absence hardly counts.
    is_light: bool = False
    # Whether words that only ask stood before it: "boat in the racing game" is about no boat racing.
    is_apart: bool = False
    # Whether it has a capital inside a sentence, as names have.
    is_capital: bool = False

    @property
    def is_topic(self) -> bool:
        """Whether it says what is asked about, as a name, an amount and a number do not."""
        return not (self.name or self.meant or self.amount is not None or self.is_light or self.text.isdigit())
