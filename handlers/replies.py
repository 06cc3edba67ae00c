"""What is said to whom asks, on whichever Slack surface. Must never touch Slack: words in, a message out."""

from collections.abc import Sequence

from corpus.questions import parse_question
from handlers.blocks import Message, render_answer, render_claims, render_figures, render_help, render_notice
from handlers.desk import Desk
from handlers.subcommands import Request
from handlers.wording import wording_for

LONGEST_QUESTION = 1_000
_LISTED = 8


def reply_to(desk: Desk, request: Request, earlier: Sequence[str] = ()) -> Message:
    """Answer one request in the script it is written in; `earlier` is what its thread asked before, oldest first."""
    words = wording_for(request.text)
    if len(request.text) > LONGEST_QUESTION:
        sentence = words.too_long.format(length=f"{len(request.text):,}", limit=f"{LONGEST_QUESTION:,}")
        return render_notice(sentence, words)
    match request.subcommand:
        case "figures":
            hits = desk.library.figures(request.text, limit=_LISTED)
            return render_figures(hits, desk.library.searched, words)
        case "claims":
            said = desk.library.claims(request.text, limit=_LISTED)
            return render_claims(said, desk.library.searched, words)
        case "help":
            return render_help(desk.command, words)
        case "ask":
            question = parse_question(request.text, earlier, names=desk.names)
            return render_answer(desk.library.ask(question), words, question.intent)
