"""The commands that look things up: ask, search, figures and claims. Must never rank or word anything themselves.

A single question that cannot be asked is the caller's QuestionError; among many it is named and the others go on.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.batch import turns_of
from bot.call import Call
from bot.rows import Row, answer_row, claim_hit_row, error_row, figure_hit_row, search_row
from corpus.errors import QuestionError
from corpus.follow_ups import parse_in_thread
from corpus.models import Answer, ClaimHit, FigureHit
from handlers.desk import Desk
from handlers.naming import Naming
from handlers.wording import Wording, wording_for

Turns = Sequence[str]
# A row for what was asked in a thread, under the id it came with, and whether it holds anything.
LookUp = Callable[[Desk, Turns, object], tuple[Row, bool]]


def ask(call: Call, question: str, limit: int, *, as_json: bool) -> None:
    """Answer one question."""
    with call.desk() as desk:
        answer = _answer(desk, [question], limit)
    words = wording_for(question)
    named = Naming(call.names, words).answer
    if answer.is_loose:
        call.mention(words.answers.loose)

    def show(found: Answer) -> None:
        call.output.answer(named(found), words)

    call.print(answer, answer_row, show, as_json=as_json)
    _name_unless(call, answer.hits, _nothing(answer, words))
    call.finish()


def ask_batch(call: Call, limit: int) -> None:
    """Answer the questions on stdin, a row for each."""

    def answered(desk: Desk, turns: Turns, item_id: object) -> tuple[Row, bool]:
        answer = _answer(desk, turns, limit)
        return answer_row(answer, item_id), bool(answer.hits)

    _batch(call, answered, lambda query, item_id: answer_row(Answer(query), item_id))


def search(call: Call, query: str, limit: int, *, as_json: bool) -> None:
    """Find articles and their best passages."""
    with call.desk() as desk:
        hits = desk.library.search(query, limit=limit)
    call.print(hits, lambda found: search_row(query, found), call.output.article_hits, as_json=as_json)
    _name_unless(call, hits, wording_for(query).shell.nothing.format(query=query))
    call.finish()


def search_batch(call: Call, limit: int) -> None:
    """Find articles for the queries on stdin, a row for each."""

    def found(desk: Desk, turns: Turns, item_id: object) -> tuple[Row, bool]:
        hits = desk.library.search(turns[-1], limit=limit)
        return search_row(turns[-1], hits, item_id), bool(hits)

    _batch(call, found, lambda query, item_id: search_row(query, (), item_id))


def figures(call: Call, query: str, limit: int, *, as_json: bool) -> None:
    """Find figures, best first."""
    with call.desk() as desk:
        hits = desk.library.figures(query, limit=limit)
    words = wording_for(query)
    named = Naming(call.names, words).figure

    def show(hit: FigureHit) -> None:
        call.output.figure_hit(replace(hit, figure=named(hit.figure, hit.article)), words)

    for hit in hits:
        call.print(hit, figure_hit_row, show, as_json=as_json)
    _name_unless(call, hits, words.shell.no_figures.format(query=query))
    call.finish()


def claims(call: Call, query: str, limit: int, *, as_json: bool) -> None:
    """Find claims, best first."""
    with call.desk() as desk:
        hits = desk.library.claims(query, limit=limit)
    words = wording_for(query)
    named = Naming(call.names, words).claim
    if hits and hits[0].beside:
        call.mention(words.answers.beside)

    def show(hit: ClaimHit) -> None:
        call.output.claim_hit(replace(hit, claim=named(hit.claim, hit.article)), words)

    for hit in hits:
        call.print(hit, claim_hit_row, show, as_json=as_json)
    _name_unless(call, hits, words.shell.no_claims.format(query=query))
    call.finish()


def _batch(call: Call, look_up: LookUp, nothing: Callable[[str, object], Row]) -> None:
    with call.desk() as desk:
        for item in call.items(turns_of):
            asked = item.content[-1]
            try:
                row, is_found = look_up(desk, item.content, item.id)
            except QuestionError as error:
                call.print_row(nothing(asked, item.id) | error_row(item.id, error.reason))
                call.complain(f"Line {item.number} is not asked. {error.reason}")
            else:
                call.print_row(row)
                _name_unless(call, is_found, f"Line {item.number}: nothing on record for: {asked}")
    call.finish()


def _answer(desk: Desk, turns: Turns, limit: int) -> Answer:
    return desk.library.ask(parse_in_thread(turns[-1], turns[:-1], names=desk.names), limit=limit)


def _name_unless(call: Call, found: object, sentence: str) -> None:
    if not found:
        call.complain(sentence)


def _nothing(answer: Answer, words: Wording) -> str:
    told, undated = words.shell, answer.searched.undated
    left_out = f" {words.answers.undated.format(count=undated)}" if undated else ""
    tried = told.tried.format(titles="; ".join(answer.suggestions)) if answer.suggestions else ""
    return f"{told.nothing_among.format(query=answer.question, count=answer.searched.articles)}{left_out}{tried}"
