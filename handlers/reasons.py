"""Why something was not read, in the script of the one who asks. Must never lose what a reason names."""

import re
from functools import cache

from handlers.reason_wording import REASONS
from handlers.wording import WORDINGS, Wording

_BRACES = re.compile(r"\\\{(\w+)\\\}")
# The place of each script among a reason's sentences.
_PLACES = {script: place for place, script in enumerate(WORDINGS)}
# A longer one is no sentence of ours.
_LONGEST = 3_000


def reason_in_words(reason: str, words: Wording) -> str:
    """Say a reader's reason in a script: "a.md is empty." is "a.md 是空的。"; an unknown one stays as it is."""
    if words.script == "en" or len(reason) > _LONGEST:
        return reason
    place = _PLACES[words.script]
    found = (
        (match, one) for one, pattern in zip(REASONS, _patterns(), strict=True) if (match := pattern.fullmatch(reason))
    )
    return next((one[place].format(**match.groupdict()) for match, one in found), reason)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_BRACES.sub(r"(?P<\1>.+?)", re.escape(one[0]))) for one in REASONS)
