"""What a click on a button below an answer leads to. Must never believe a click: its rights are looked up each time.

Whatever is found stands where only the one who clicked sees it, unless everybody there is the one who asked.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from corpus.models import Extraction
from corpus.surroundings import surroundings
from handlers.articles import render_article, render_context
from handlers.blocks import Message, render_notice
from handlers.conversations import KeptAnswer
from handlers.desk import Desk
from handlers.incoming import asked_in
from handlers.naming import Naming
from handlers.offering import Button, read_button, with_buttons
from handlers.replies import figures_of, reply_to
from handlers.tables import MOST_ROWS, render_table
from handlers.wording import Wording, wording_for


def words_of(answer: KeptAnswer) -> Wording:
    """Go on in the script that was asked in."""
    return wording_for(answer.asked.request.typed, answer.asked.earlier)


def admitted(answer: KeptAnswer | None, user: str | None, text: str = "") -> KeptAnswer | Message:
    """Give the answer that was clicked, or say why not: it is forgotten, or private and somebody else's.

    `text` is what stands in the message that was clicked.
    """
    if answer is None:
        words = wording_for(text)
        return render_notice(words.clicks.answer_gone, words)
    if answer.asked.is_private and answer.asked.user != user:
        words = words_of(answer)
        return render_notice(words.clicks.not_yours, words)
    return answer


def clicked(desk: Desk, body: Mapping[str, Any]) -> KeptAnswer | Message:
    """Find the answer below which a button was clicked, or the sentence for who gets nothing."""
    answer = desk.answers.find(read_button(body["actions"][0])[1])
    return admitted(answer, body["user"]["id"], asked_in(body))


def answer_click(desk: Desk, answer: KeptAnswer, button: Button, user: str | None) -> Message:
    """Give what a button leads to, with buttons of its own; only the one who clicked is to see it."""
    asked = replace(answer.asked, user=user, is_private=not answer.asked.is_direct)
    match button:
        case "more":
            asked = replace(asked, shown=(*answer.asked.shown, *answer.message.cited))
            message = reply_to(desk, asked)
        case "context":
            message = _in_context(desk, answer)
        case "table":
            hits = figures_of(desk, asked, limit=MOST_ROWS)
            message = replace(render_table(hits, desk.library.searched, words_of(answer)), offers=("csv",))
        case "article":
            message = _its_article(desk, answer)
            about = asked.request._replace(subcommand="article", text=answer.message.cited[0].article_id)
            asked = replace(asked, request=about, shown=())
        case "follow":
            message = reply_to(desk, replace(asked, request=asked.request._replace(subcommand="follow")))
        case "csv" | "share" | "useful" | "wrong":
            raise ValueError(f"{button!r} leads to no message of its own")
    return with_buttons(desk, message, asked)


def _in_context(desk: Desk, answer: KeptAnswer) -> Message:
    words = words_of(answer)
    extraction = _extraction(desk, answer)
    found = surroundings(extraction.article, answer.message.cited[0], answer.message.quotation) if extraction else None
    if extraction is None or found is None:
        return render_notice(words.clicks.passage_gone, words)
    return render_context(extraction.article, *found, words)


def _its_article(desk: Desk, answer: KeptAnswer) -> Message:
    words = words_of(answer)
    extraction = _extraction(desk, answer)
    if extraction is None:
        return render_notice(words.clicks.passage_gone, words)
    return render_article(extraction, Naming(desk.names, words))


def _extraction(desk: Desk, answer: KeptAnswer) -> Extraction | None:
    return desk.library.article(answer.message.cited[0].article_id)
