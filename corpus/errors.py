"""What can go wrong with articles, as one tree. Texts are for the log; what a user reads is worded in the handlers.

CorpusError
├── UnreadableError     bytes that are no article: empty, too large, of no known encoding, of no known kind
└── QuestionError       a question that cannot be asked: empty, too long, a filter with no meaning
"""


class CorpusError(Exception):
    """Anything that `corpus` refuses. Texts are lower case, say what and which, and hold no secret."""


class UnreadableError(CorpusError):
    """Bytes that are no article. `reason` is one sentence a user can be shown."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"unreadable article {name!r}: {reason}")
        self.name = name
        self.reason = reason


class ServerRefusalError(UnreadableError):
    """A server's word that it does not give something: HTTP's status, and after how many seconds to ask again."""

    def __init__(self, name: str, reason: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(name, reason)
        self.status = status
        self.retry_after = retry_after


class QuestionError(CorpusError):
    """A question that cannot be asked. `reason` is one sentence a user can be shown."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"question refused: {reason}")
        self.reason = reason
