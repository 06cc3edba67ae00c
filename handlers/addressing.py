"""What is said to the bot about itself, in whole sentences: who it is, what it can do, what it has read.

Must never take a question about the world for one about the bot: only a sentence that is nothing else counts.
"""

import re
from functools import cache
from typing import Literal

from corpus.lexicon import load_lexicon, patterns_of
from corpus.normalise import fold_characters

# A longer one says more than that.
_LONGEST = 60


def asks_about_bot(text: str) -> Literal["help", "status", "digest"] | None:
    """Say what somebody wants to know of the bot, else None.

    "你是谁？" is help, "Which articles do you have?" status, "What's new?" and 有什么新消息 a digest.
    """
    if len(text) > _LONGEST:
        return None
    folded = fold_characters(text).casefold()
    said = " ".join("".join(one if one.isalnum() else " " for one in folded).split())
    if _sentences("about_itself").fullmatch(said):
        return "help"
    if _sentences("about_what_is_new").fullmatch(said):
        return "digest"
    return "status" if _sentences("about_what_it_has").fullmatch(said) else None


@cache
def _sentences(kind: str) -> re.Pattern[str]:
    """Compile the sentences of a kind; {articles} takes the words of the sentence's own language."""
    english, chinese = (patterns_of("addressing", f"{lang}_articles") for lang in ("english", "chinese"))
    sentences = load_lexicon("addressing")[kind]
    named = (one.replace("{articles}", f"(?:{english if one.isascii() else chinese})") for one in sentences)
    return re.compile("|".join(named))
