"""What the process writes about itself: ids and counts on stderr, under a reference where something failed.

Must never let a token, a webhook URL or a database password through, and never the text of a message or an article.
"""

import logging
import re
import secrets
import sys
import traceback

_SECRETS = (
    (re.compile(r"\b(xox[a-z]|xapp)-[A-Za-z0-9\-]+"), r"\1-…"),
    (re.compile(r"(https?://hooks\.slack[a-z\-]*\.com/)[^\s\"'<>]+"), r"\1…"),
    # The password of a database URL; it cannot hold these characters unless they are escaped.
    (re.compile(r"(\b[a-z][a-z0-9+]{0,30}://[^\s:/@]{0,200}:)[^\s/@]{1,200}@"), r"\1…@"),
    # What Slack gave somebody to install the bot with; Bolt writes it down where Slack refuses it.
    (re.compile(r"(\bwith code: )\S+"), r"\1…"),
    # What lets whoever pays for a feed read it.
    (re.compile(r"(?i)([?&][a-z_\-]{0,30}(?:key|token|auth|secret|sig|signature|password)=)[^\s&\"'<>]+"), r"\1…"),
    # The one-use address of a Socket Mode connection.
    (re.compile(r"(wss?://[^\s\"'<>?]+\?)[^\s\"'<>]+"), r"\1…"),
)

_OURS = ("bot", "handlers", "corpus", "__main__")
# They announce each plug-in, each step of a migration, each load of a dictionary, each start of a server.
_CHATTY = ("alembic", "jieba", "uvicorn")
# They warn of pages that they can make nothing of; the refusal of the page says so in our words.
_GRUMBLING = ("trafilatura", "htmldate", "courlan", "justext")


def redact(text: str) -> str:
    """Black out everything that lets somebody in."""
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text


def note_failure(log: logging.Logger, doing: str, *ids: object) -> str:
    """Log the exception being handled under a new reference, and give the reference."""
    reference = secrets.token_hex(3)  # short enough to be read out over the telephone
    log.error("failed " + doing + ", reference %s", *ids, reference, exc_info=True)  # noqa: G003, LOG014  # `doing` is a format of ours; the caller is handling an exception
    return reference


class Redaction(logging.Filter):
    """Redacts what a record says, its traceback included, before anything formats it."""

    def __init__(self, *, tracebacks: bool) -> None:
        super().__init__()
        self._tracebacks = tracebacks

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, without its secrets."""
        record.msg, record.args = redact(_message(record)), None
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            record.exc_text = redact(_whole(error) if self._tracebacks else _place(error))
        return True


def configure_logging(level: str, *, tracebacks: bool) -> None:
    """Send all logs to stderr, redacted.

    A server's operator reads tracebacks; a person at a terminal gets the place in one line, and the traceback with
    level DEBUG.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(is_wanted)
    handler.addFilter(Redaction(tracebacks=tracebacks or level == "DEBUG"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)


def is_wanted(record: logging.LogRecord) -> bool:
    """Say whether a record may be written: at DEBUG, Slack's libraries write whole messages, so DEBUG is ours alone.

    Levels of their loggers would not do: Bolt gives its own the root's level.
    """
    name = record.name.partition(".")[0]
    if name in _GRUMBLING:
        return record.levelno >= logging.ERROR
    least = logging.DEBUG if name in _OURS else logging.WARNING if name in _CHATTY else logging.INFO
    return record.levelno >= least


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):  # somebody's arguments do not fit their format; the format says enough
        return str(record.msg)


def _whole(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)).rstrip()


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"  {type(error).__name__}{where}"
