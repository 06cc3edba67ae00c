"""The order of steps from an article to its claims, in one screen. Must never raise on any text."""

import re
from collections.abc import Iterator, Sequence

from corpus.claims.attributions import Attribution
from corpus.claims.chinese import read_chinese
from corpus.claims.chinese_nested import nested_chinese
from corpus.claims.chinese_sources import learnt_from
from corpus.claims.chinese_subjects import statement_subject
from corpus.claims.company import Company, company_of
from corpus.claims.continued import run_on, speak_on
from corpus.claims.english import read_english
from corpus.claims.english_nested import nested_english
from corpus.claims.english_subjects import english_subject
from corpus.claims.forecasts import forecast_on
from corpus.claims.identities import NOBODY, Identity
from corpus.claims.introductions import alone, beside, labelled, signed
from corpus.claims.judging import claim_of
from corpus.claims.reading import Reading, read
from corpus.claims.reports import Heard, carry_on, hand_on
from corpus.claims.retold import Rules, retold
from corpus.claims.rumours import rumoured
from corpus.claims.transcripts import Turn, drop_questions_before, find_turns, spoken
from corpus.claims.wordlists import pattern
from corpus.models import Article, Claim, Figure, Span
from corpus.names import Names


def extract_claims(
    article: Article, figures: Sequence[Figure], sentences: Sequence[Span], names: Names
) -> tuple[Claim, ...]:
    """Take the claims out of an article: 吴泳铭表示，未来三年将…… is one of 吴泳铭.

    `figures` may be empty; they raise the salience of the claims they stand in. `sentences` cover the body. Spans are
    characters into `article.body`, and the slice at a claim's span is its content.
    """
    reading = read(article, sentences, names)
    turns = find_turns(reading)
    company = company_of(reading)
    before = turns[0].announced if turns else len(article.body)
    heard = _news(reading, company, Span(0, before))
    heard += _in_turns(reading, company, turns)
    if turns and turns[-1].span.end < len(article.body):
        heard += _news(reading, company, Span(turns[-1].span.end, len(article.body)))
    heard += [*nested_chinese(reading, company, heard), *nested_english(reading, company, heard)]
    claims = {
        attribution.content: claim_of(reading, one.statement, attribution, identity, figures)
        for one in heard
        for attribution, identity in one.said
        if attribution.content.end > attribution.content.start
    }
    return tuple(sorted(claims.values(), key=lambda claim: claim.span))


def _news(reading: Reading, company: Company, stretch: Span) -> list[Heard]:
    """Read a stretch that is no transcript, with what goes on in it without a cue."""
    heard = run_on(reading, hand_on(reading, speak_on(reading, list(_heard(reading, company, stretch)))))
    return rumoured(reading, forecast_on(reading, carry_on(reading, heard)))


def _heard(reading: Reading, company: Company, stretch: Span) -> Iterator[Heard]:
    """Read statement by statement, in order: who 他 is depends on what came before."""
    previous: Span | None = None
    for statement in reading.sentences:
        if statement.start >= stretch.end:
            return
        if statement.end <= stretch.start:
            continue
        if statement.start < stretch.start or statement.end > stretch.end:  # cut where a transcript begins or ends
            statement = Span(max(statement.start, stretch.start), min(statement.end, stretch.end))  # noqa: PLW2901
        yield _read_statement(reading, company, statement, previous)
        ends_paragraph = "\n" in reading.folded[statement.start : statement.end].lstrip()
        previous = None if ends_paragraph else statement


def _read_statement(reading: Reading, company: Company, statement: Span, previous: Span | None) -> Heard:
    rules = _rules(reading, statement)
    subject_of = statement_subject if rules is read_chinese else english_subject
    said = []
    attributions = rules(reading, statement, previous) or _without_cue(reading, statement, previous, rules)
    first = _first_word(attributions[0]) if attributions else statement.end
    subject = subject_of(reading, statement) if first - statement.start > _SHORTEST_SUBJECT else None
    if attributions and subject and subject.end <= first:
        company.identify(reading, subject, speaks=False)
    for attribution in attributions:
        if _is_nobodys(attribution) if previous is None else _is_aside(reading, statement, attribution):
            continue
        if _is_question(reading, attribution):
            continue
        speaker = attribution.speaker
        identity = company.identify(reading, learnt_from(reading, speaker)) if speaker else company.last
        if identity.speaker is not None or attribution.speaker:
            said.append((attribution, identity))
    if said:
        return Heard(statement, tuple(said))
    return Heard(statement, (), company.identify(reading, subject, speaks=False) if subject else NOBODY)


def _rules(reading: Reading, statement: Span) -> Rules:
    """The Chinese rules where at least every fourth character is Chinese."""
    text = reading.folded[slice(*statement)]
    text = _GLOSS.sub("", text) if "(" in text else text
    return read_chinese if 4 * sum(map(len, _CHINESE.findall(text))) >= len(text) else read_english


_CHINESE = re.compile("[一-龥]+")


# What a bracket gives once more in English does not make a sentence English.
_GLOSS = re.compile(r"\([\x20-\x27\x2a-\x7e]{1,200}\)")


# Before a speaker, a sentence may be about somebody else: The bank met, and its president said.
_SHORTEST_SUBJECT = 2


def _first_word(attribution: Attribution) -> int:
    """Where an attribution begins: with its speaker or its cue; Smith has been met in "Smith will resign, he said"."""
    spans = (attribution.speaker, attribution.cue.span if attribution.cue else None)
    return min((span.start for span in spans if span is not None), default=attribution.content.start)


def _is_nobodys(attribution: Attribution) -> bool:
    """Whether a cue without a subject opens a paragraph as another sort of word: 预计客流……, 警告标志……."""
    if attribution.speaker is not None or attribution.cue is None:
        return False
    content = attribution.content
    return not attribution.cue.cue.is_human or 0 < content.end - content.start < _SHORTEST_WITHOUT_SUBJECT


_SHORTEST_WITHOUT_SUBJECT = 12


def _is_aside(reading: Reading, statement: Span, attribution: Attribution) -> bool:
    """Whether a cue without a subject stands in a sentence of the writer's own."""
    if attribution.speaker is not None:
        return False
    return pattern("speeches", "aside").match(reading.folded, statement.start) is not None


def _is_question(reading: Reading, attribution: Attribution) -> bool:
    """Whether what looks reported is the writer's own question: 他声称的事后来有人查过吗？."""
    content = reading.folded[attribution.content.start : attribution.content.end].rstrip("?")
    if attribution.cue is not None and attribution.cue.cue.takes in ("asked", "thought"):
        return False  # 小华心想：爸爸怎么还不回来呢？
    return attribution.form != "direct" and content.endswith(("吗", "呢"))


def _without_cue(reading: Reading, statement: Span, previous: Span | None, rules: Rules) -> list[Attribution]:
    """A label, a signature, or a quotation alone in a paragraph where somebody spoke before."""
    found = labelled(reading, statement) or signed(reading, statement, previous)
    if found is None and previous is not None:
        found = alone(reading, statement)
    if found is None and rules is read_chinese:
        return beside(reading, statement, previous)
    return [found] if found else []


def _in_turns(reading: Reading, company: Company, turns: Sequence[Turn]) -> Iterator[Heard]:
    statements = iter(reading.sentences)
    statement = next(statements, None)
    for number, turn in enumerate(turns):
        speaker = NOBODY if turn.is_interviewer else _turn_speaker(reading, company, turn)
        inside: list[Span] = []
        while statement is not None and statement.start < turn.span.end:
            if statement.end > turn.span.start:
                inside.append(Span(max(statement.start, turn.span.start), min(statement.end, turn.span.end)))
            if statement.end > turn.span.end:
                break
            statement = next(statements, None)
        if speaker.speaker is None:
            continue
        is_last = number + 1 == len(turns)
        for one in inside if is_last else drop_questions_before(reading, inside):
            others = retold(reading, company, one, speaker, _rules(reading, one))
            if others is not None:
                yield others
                continue
            said = tuple((Attribution(span, turn.label, None, "transcript"), speaker) for span in spoken(reading, one))
            yield Heard(one, said)


def _turn_speaker(reading: Reading, company: Company, turn: Turn) -> Identity:
    """The label's speaker; where there is none, or only 答, the person the article spoke of before."""
    if turn.label is None:
        return company.person if company.person.speaker else company.last
    return company.identify(reading, turn.label)
