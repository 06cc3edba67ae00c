"""Answers with buttons, so that a click leads on from one also after a restart. Satisfies `handlers.desk.Answers`.

Must never keep an answer for longer than somebody may come back to it: it holds the asker's words.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from bot.store.opening import writing
from bot.store.tables import answers
from corpus.models import Citation
from handlers.blocks import Message
from handlers.conversations import Asked, KeptAnswer, Thread
from handlers.subcommands import Request

_REMEMBERED = timedelta(days=30)

_MESSAGE = TypeAdapter(Message)
_SHOWN = TypeAdapter(tuple[Citation, ...])


class StoredAnswers:
    """Answers in the database."""

    def __init__(self, engine: sa.Engine, *, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = writing(engine)
        self._clock = clock

    def keep(self, answer: KeptAnswer) -> None:
        """Keep an answer."""
        with self._writing.begin() as connection:
            connection.execute(sa.insert(answers).values(_row(answer)))

    def find(self, answer_id: str) -> KeptAnswer | None:
        """Find an answer; None where it was never kept, or is too old."""
        query = sa.select(answers).where(answers.c.id == answer_id)
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else _answer(row)

    def claim_sharing(self, answer_id: str, key: str) -> bool:
        """Say whether the click called `key` may share the answer: the first may, also when it is taken up again."""
        mine = (answers.c.id == answer_id) & (answers.c.shared_for.is_(None) | (answers.c.shared_for == key))
        with self._writing.begin() as connection:
            return connection.execute(sa.update(answers).where(mine).values(shared_for=key)).rowcount == 1

    def release_sharing(self, answer_id: str) -> None:
        """Let the next click share it after all."""
        with self._writing.begin() as connection:
            connection.execute(sa.update(answers).where(answers.c.id == answer_id).values(shared_for=None))

    def forget(self) -> None:
        """Forget what is too old."""
        with self._writing.begin() as connection:
            connection.execute(sa.delete(answers).where(answers.c.kept_at < self._clock() - _REMEMBERED))


def _row(answer: KeptAnswer) -> dict[str, Any]:
    asked = answer.asked
    thread = asked.thread or Thread("")
    return {
        "id": answer.id,
        **asked.request._asdict(),
        "earlier": list(asked.earlier),
        "shown": _SHOWN.dump_python(asked.shown, mode="json"),
        "asked_by": asked.user,
        "channel": thread.channel or None,
        "thread_ts": thread.ts,
        "is_private": asked.is_private,
        "message": _MESSAGE.dump_python(answer.message, mode="json"),
        "kept_at": answer.kept_at,
    }


def _answer(row: sa.RowMapping) -> KeptAnswer:
    thread = Thread(row["channel"], row["thread_ts"]) if row["channel"] else None
    asked = Asked(
        request=Request(row["subcommand"], row["text"], row["typed"]),
        earlier=tuple(row["earlier"]),
        user=row["asked_by"],
        thread=thread,
        is_private=row["is_private"],
        shown=_SHOWN.validate_python(row["shown"]),
    )
    return KeptAnswer(row["id"], asked, _MESSAGE.validate_python(row["message"]), row["kept_at"])
