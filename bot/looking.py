"""Looks whether a message stands in Slack after all, when nobody knows. Must never post.

Pages are read newest first and without a bound from our clock, which may be the reason that nobody knows; how far back
to read is told by Slack's own times, and a channel too busy to be read that far stays unseen.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.outcomes import FAILURES, outcome_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slack_sdk import WebClient

    from bot.store.runs import Part, Run

_PAGE = 200
_MOST_PAGES = 10
# By how much Slack's clock and ours may differ, and how long a request may have been on its way.
_MARGIN = timedelta(minutes=10)


class Unseen(Exception):  # noqa: N818 - not always an error
    """The history cannot be read: now, or at all where `is_final`."""

    def __init__(self, code: str, *, is_final: bool, wait: timedelta | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.is_final = is_final
        self.wait = wait


def find_part(client: "WebClient", run: "Run", part: "Part", now: datetime) -> str | None:
    """Give Slack's name of a part that stands in its channel or thread; None where it does not.

    Raises Unseen where that cannot be said.
    """
    marked = part.posting_at or now
    oldest = (min(marked, now) - _MARGIN).timestamp()
    in_thread = part.number > 0
    for number, page in enumerate(_pages(client, run, in_thread=in_thread)):
        for message in page:
            key = (message.get("metadata") or {}).get("event_payload") or {}
            if (key.get("run"), key.get("part")) == (run.id, part.number):
                return str(message["ts"])
        if not in_thread and page and float(page[-1]["ts"]) < oldest:
            return None
        if number + 1 == _MOST_PAGES:
            raise Unseen("too many messages", is_final=True)
    return None


def _pages(client: "WebClient", run: "Run", *, in_thread: bool) -> "Iterator[list[dict[str, Any]]]":
    where: dict[str, Any] = {"channel": run.channel, "include_all_metadata": True, "limit": _PAGE}
    cursor = ""
    while True:
        more: dict[str, Any] = {"cursor": cursor} if cursor else {}
        try:
            if in_thread:
                found = client.conversations_replies(ts=run.root or "", **where, **more)
            else:
                found = client.conversations_history(**where, **more)
        except FAILURES as error:
            outcome = outcome_of(error)
            is_final = outcome.kind not in {"later", "unknown"} or outcome.code == "missing_scope"
            raise Unseen(outcome.code, is_final=is_final, wait=outcome.wait) from error
        yield found.get("messages") or []
        cursor = str((found.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return
