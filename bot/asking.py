"""The commands that look things up: ask, search, figures and claims. Must never rank or word anything themselves."""

from collections.abc import Sequence

from bot.batch import turns_of
from bot.call import Call
from bot.rows import answer_row, claim_hit_row, figure_hit_row, search_row
from corpus.errors import QuestionError
from corpus.library import Library
from corpus.models import Answer
from corpus.names import Names
from corpus.questions import parse_question


def ask(call: Call, question: str, limit: int, *, as_json: bool) -> None:
    """Answer one question."""
    with call.desk() as desk:
        try:
            answer = _answer(desk.library, desk.names, (question,), limit)
        except QuestionError as error:
            call.complain(error.reason)
        else:
            call.print(answer, answer_row, call.output.answer, as_json=as_json)
            if not answer.hits:
                call.complain(_nothing(answer))
    call.finish()


def ask_batch(call: Call, limit: int) -> None:
    """Answer the questions on stdin, a row for each."""
    with call.desk() as desk:
        for item in call.items(turns_of):
            try:
                answer = _answer(desk.library, desk.names, item.content, limit)
            except QuestionError as error:
                call.complain(f"Line {item.number} is not asked. {error.reason}")
                continue
            call.print_row(answer_row(answer, item.id))
            if not answer.hits:
                call.complain(f"Line {item.number}: {_nothing(answer)}")
    call.finish()


def search(call: Call, query: str, limit: int, *, as_json: bool) -> None:
    """Find articles and their best passages."""
    with call.desk() as desk:
        hits = desk.library.search(query, limit=limit)
    call.print(hits, lambda found: search_row(query, found), call.output.article_hits, as_json=as_json)
    _finish(call, hits, query)


def search_batch(call: Call, limit: int) -> None:
    """Find articles for the queries on stdin, a row for each."""
    with call.desk() as desk:
        for item in call.items(turns_of):
            query = item.content[-1]
            hits = desk.library.search(query, limit=limit)
            call.print_row(search_row(query, hits, item.id))
            if not hits:
                call.complain(f"Line {item.number}: nothing on record for: {query}")
    call.finish()


def figures(call: Call, query: str, limit: int, *, as_json: bool) -> None:
    """Find figures, best first."""
    with call.desk() as desk:
        hits = desk.library.figures(query, limit=limit)
    for hit in hits:
        call.print(hit, figure_hit_row, call.output.figure_hit, as_json=as_json)
    _finish(call, hits, query)


def claims(call: Call, query: str, limit: int, *, as_json: bool) -> None:
    """Find claims, best first."""
    with call.desk() as desk:
        hits = desk.library.claims(query, limit=limit)
    for hit in hits:
        call.print(hit, claim_hit_row, call.output.claim_hit, as_json=as_json)
    _finish(call, hits, query)


def _answer(library: Library, names: Names, turns: Sequence[str], limit: int) -> Answer:
    return library.ask(parse_question(turns[-1], turns[:-1], names=names), limit=limit)


def _finish(call: Call, hits: Sequence[object], query: str) -> None:
    if not hits:
        call.complain(f"Nothing on record for: {query}")
    call.finish()


def _nothing(answer: Answer) -> str:
    tried = f" Try: {'; '.join(answer.suggestions)}" if answer.suggestions else ""
    return f"Nothing on record for: {answer.question} ({answer.searched.articles} articles searched).{tried}"
