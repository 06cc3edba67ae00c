"""Offices that the list of names has in English, in Chinese. Must never reword what an article says itself.

What is called otherwise from house to house (President, Governor) stays as it is.
"""

from corpus.lexicon import load_lexicon
from handlers.wording import Wording


def role_in_words(role: str, words: Wording) -> str:
    """Name an office in a script: "Co-founder" is 联合创始人; another stays as its article has it."""
    named: tuple[str, str] = load_lexicon("offices")["offices"].get(role, (role, role))
    simplified, traditional = named
    return {"zh-Hans": simplified, "zh-Hant": traditional}.get(words.script, role)
