"""English words that many patterns have: months, weekdays, numbers, auxiliaries, titles.

Must never say what is counted, which year is meant or who speaks.
"""

from collections.abc import Mapping

from corpus.lexicon import load_lexicon

_LEXICON = load_lexicon("english")
# Zero to nineteen in order, and the tens from twenty on.
ONES: tuple[str, ...] = tuple(_LEXICON["ones"])
TWENTY_ON: tuple[str, ...] = tuple(_LEXICON["tens"])
# One to twelve by their words.
COUNTED: Mapping[str, int] = {word: number for number, word in enumerate(ONES[:13]) if number}
# A month as alternatives of a pattern, without the full stop that may follow a short name.
MONTHS = "|".join((*_LEXICON["months"], *_LEXICON["short_months"]))
# The same with it: January, Sept.
MONTH = rf"(?:{'|'.join(_LEXICON['months'])}|(?:{'|'.join(_LEXICON['short_months'])})\.?)"
WEEKDAY = f"(?:{'|'.join(_LEXICON['weekdays'])})"
# Verbs that begin a predicate: is, has, will; and with those that also ask and deny: did.
AUXILIARY = "|".join(_LEXICON["auxiliaries"])
FINITE = "|".join((*_LEXICON["auxiliaries"], *_LEXICON["asking"]))
# What stands before a name, without its full stop: Sen. Ruiz.
TITLES = "|".join(_LEXICON["titles"])
# A full stop that ends a sentence rather than a title or an initial; it is found first and judged then.
_BEFORE_A_NAME = [
    word for name in ("never_last", "maybe_last") for word in load_lexicon("sentences")[name] if word.isalpha()
]
FULL_STOP = r"\." + "".join(rf"(?<!\b{word.capitalize()}\.)" for word in _BEFORE_A_NAME) + r"(?<!\b[A-Z]\.)"
# Months by the three letters that begin their names.
MONTH_NUMBERS: Mapping[str, int] = {name[:3].lower(): number for number, name in enumerate(_LEXICON["months"], 1)}


def month_number(name: str) -> int:
    """Tell which month a name in any form is: `month_number("Sept.")` is 9. Raises KeyError for what is none."""
    return MONTH_NUMBERS[name[:3].lower()]
