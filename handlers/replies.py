"""What is said to whom asks, on whichever Slack surface. Must never touch Slack: words in, a message out."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.questions import parse_question
from handlers.blocks import Message, render_answer, render_claims, render_figures, render_help, render_notice
from handlers.desk import Desk
from handlers.naming import Naming
from handlers.subcommands import Request
from handlers.wording import Wording, wording_for

LONGEST_QUESTION = 1_000
# A message is read on a telephone: the answer and two more passages, or eight lines of a list.
_ANSWERS = 3
_LISTED = 8


def reply_to(desk: Desk, request: Request, earlier: Sequence[str] = ()) -> Message:
    """Answer one request in the script it is written in; `earlier` is what its thread asked before, oldest first.

    Raises QuestionError where the question has a filter with no meaning.
    """
    words = wording_for(request.typed)
    if len(request.text) > LONGEST_QUESTION:
        sentence = words.too_long.format(length=f"{len(request.text):,}", limit=f"{LONGEST_QUESTION:,}")
        return render_notice(sentence, words)
    match request.subcommand:
        case "ask":
            return _answer(desk, request.text, earlier, words)
        case "figures":
            return _list_figures(desk, request.text, words)
        case "claims":
            return _list_claims(desk, request.text, words)
        case "help":
            return render_help(desk.command, words)


def _answer(desk: Desk, text: str, earlier: Sequence[str], words: Wording) -> Message:
    question = parse_question(text, earlier, names=desk.names)
    answer = desk.library.ask(question, limit=_ANSWERS)
    return render_answer(Naming(desk.names, words).answer(answer), words, question.intent)


def _list_figures(desk: Desk, query: str, words: Wording) -> Message:
    naming = Naming(desk.names, words)
    hits = desk.library.figures(query, limit=_LISTED)
    named = [replace(hit, figure=naming.figure(hit.figure, hit.article)) for hit in hits]
    return render_figures(named, desk.library.searched, words)


def _list_claims(desk: Desk, query: str, words: Wording) -> Message:
    naming = Naming(desk.names, words)
    hits = desk.library.claims(query, limit=_LISTED)
    named = [replace(hit, claim=naming.claim(hit.claim, hit.article)) for hit in hits]
    return render_claims(named, desk.library.searched, words)
