"""The one net under every listener: a known error gets its sentence, any other an apology. Must never show a traceback.

What the user reads and what the log says share a short reference, so that one leads to the other.
"""

import logging
import secrets
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from corpus.errors import CorpusError, QuestionError, UnreadableError
from handlers.blocks import Message, render_notice
from handlers.desk import Desk
from handlers.incoming import asked_in
from handlers.wording import Wording, wording_for

if TYPE_CHECKING:
    from slack_bolt import App, Respond
    from slack_sdk import WebClient

# Bolt looks every hundredth of a second whether a command or click is acknowledged, and forgets that it was when its
# listener ends with an error: one that fails at once would be delivered again. So it is given time to look.
_SEEN = 0.1

_log = logging.getLogger(__name__)


def new_reference() -> str:
    """Make a reference that can be read out over the telephone: "4f9a1c"."""
    return secrets.token_hex(3)


def apologise(error: Exception, text: str, command: str, reference: str) -> Message:
    """Word a failure for the one who wrote `text`, in their script; an unknown failure is logged under `reference`."""
    words = wording_for(text)
    if isinstance(error, CorpusError):
        return render_notice(_sentence_for(error, words).format(command=command), words)
    _log.error("failure %s", reference, exc_info=error)
    return render_notice(words.apology.format(reference=reference), words)


def register(app: "App", desk: Desk, reference: Callable[[], str] = new_reference) -> None:
    """Let every failure of a listener end in a sentence where the user is waiting."""
    # Brings in Slack's library, which the console does without.
    from handlers.posting import UncertainPostingError, tell  # noqa: PLC0415

    @app.error
    def on_failure(error: Exception, body: dict[str, Any], client: "WebClient", respond: "Respond") -> None:
        """Answer where the question came from; where Slack refuses that as well, the log has to do."""
        time.sleep(_SEEN)
        message = apologise(error, asked_in(body), desk.command, reference())
        if isinstance(error, UncertainPostingError):
            return  # where the answer stands after all, an apology below it would be the one thing wrong
        try:
            tell(body, client, respond, message)
        except Exception:  # noqa: BLE001 - the last net: what it lets through, Bolt's thread pool swallows unlogged
            _log.exception("apology refused")


def _sentence_for(error: CorpusError, words: Wording) -> str:
    match error:
        case QuestionError():
            return words.cannot_ask
        case UnreadableError():
            return words.unreadable
        case _:
            return words.refused
