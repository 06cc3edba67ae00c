"""Commands that ask the record: answers, figures, claims, what changed and what is new.

Must never find or word an answer: `bot.asking`, `bot.recalling` and `bot.digesting` do.
"""

import typer

from bot.invoking import call_of, examples, need
from bot.options import AsJson, Batch, By, Day, Limit, Since, TopicOption, Words

commands = typer.Typer()


@commands.command(
    epilog=examples(
        "onrecord ask 阿里巴巴三年要投入多少钱",
        "onrecord ask --limit 1 --json 'How much copper will the grid need?'",
        'printf \'{"id": 1, "turns": ["吴泳铭怎么看AGI", "那投资计划是多少钱?"]}\\n\' | onrecord ask --batch',
    )
)
def ask(
    context: typer.Context,
    question: Words = None,
    limit: Limit = 5,
    *,
    as_json: AsJson = False,
    batch: Batch = False,
) -> None:
    """Answer a question with passages and their sources."""
    need(bool(question) != batch, "Type a question, or use --batch: one of the two.")
    from bot import asking  # noqa: PLC0415  # only this command needs it

    if batch:
        asking.ask_batch(call_of(context), limit)
    else:
        asking.ask(call_of(context), " ".join(question or []), limit, as_json=as_json)


@commands.command(
    epilog=examples(
        "onrecord search 电网 铜", 'printf \'{"id": 1, "turns": ["电网 铜"]}\\n\' | onrecord search --batch'
    )
)
def search(
    context: typer.Context,
    query: Words = None,
    limit: Limit = 10,
    *,
    as_json: AsJson = False,
    batch: Batch = False,
) -> None:
    """Find articles and their best passages."""
    need(bool(query) != batch, "Name what to search for, or use --batch: one of the two.")
    from bot import asking  # noqa: PLC0415  # only this command needs it

    if batch:
        asking.search_batch(call_of(context), limit)
    else:
        asking.search(call_of(context), " ".join(query or []), limit, as_json=as_json)


@commands.command(
    epilog=examples("onrecord figures 数据中心 能耗", "onrecord figures --json --limit 3 Alibaba capital expenditure")
)
def figures(context: typer.Context, query: Words = None, limit: Limit = 10, *, as_json: AsJson = False) -> None:
    """Find figures: how much, of what, whose, when, says who."""
    need(bool(query), "Name what the figures should be about.")
    from bot import asking  # noqa: PLC0415  # only this command needs it

    asking.figures(call_of(context), " ".join(query or []), limit, as_json=as_json)


@commands.command(epilog=examples("onrecord claims 吴泳铭", "onrecord claims --json karpathy about agents"))
def claims(context: typer.Context, query: Words = None, limit: Limit = 10, *, as_json: AsJson = False) -> None:
    """Find claims: who said, predicts, plans or judges what."""
    need(bool(query), "Name who or what the claims should be about.")
    from bot import asking  # noqa: PLC0415  # only this command needs it

    asking.claims(call_of(context), " ".join(query or []), limit, as_json=as_json)


@commands.command(
    epilog=examples(
        "onrecord check 阿里巴巴三年投入3000亿元", "onrecord check --json 'Copper at $10,750 a ton in 2027'"
    )
)
def check(context: typer.Context, text: Words = None, *, as_json: AsJson = False) -> None:
    """Hold each figure of a text against the record.

    It agrees, differs, or is not there.
    """
    need(bool(text), "Type the text whose figures to check.")
    from bot import recalling  # noqa: PLC0415  # only this command needs it

    recalling.check(call_of(context), " ".join(text or []), as_json=as_json)


@commands.command(epilog=examples("onrecord timeline 电子商务营收", "onrecord timeline --json Qwen models"))
def timeline(context: typer.Context, metric: Words = None, *, as_json: AsJson = False) -> None:
    """Follow one figure over time, and where sources disagree."""
    need(bool(metric), "Name the metric to follow, with whose it is.")
    from bot import recalling  # noqa: PLC0415  # only this command needs it

    recalling.timeline(call_of(context), " ".join(metric or []), as_json=as_json)


@commands.command(epilog=examples("onrecord due", "onrecord due 2030", "onrecord due --by 明年 --json"))
def due(context: typer.Context, day: Day = None, by: By = None, limit: Limit = 10, *, as_json: AsJson = False) -> None:
    """List the claims that fall due from today on, soonest first.

    With a day that has passed they are those that fell due until then. `due 2030` is short for `due --by 2030`.
    """
    need(not (day and by), "Name the day once: due 2030, or due --by 2030.")
    from bot import recalling  # noqa: PLC0415  # only this command needs it

    recalling.due(call_of(context), by or " ".join(day or []) or None, limit, as_json=as_json)


@commands.command(
    epilog=examples(
        "onrecord digest", "onrecord digest --topic '阿里巴巴, 铜价' --since 2025-09", "onrecord digest --json Qwen"
    )
)
def digest(
    context: typer.Context,
    topic: Words = None,
    since: Since = None,
    query: TopicOption = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show what a digest would say now.

    New figures and claims, what changed, who disagrees, what falls due.

    Of all that was published since a day; without one, since a week before the newest article. A topic is words as in
    a question, filters included; commas part alternatives. Nothing is sent, and nothing counts as told.

    With --json there is a row for each item, best first within its kind ("kind" is figure, change, claim, disagreement
    or due; "shown" is false for what stands in the thread; "why" has the topic's words and the parts of the score), and
    a last row with the "receipt".
    """
    need(not (topic and query), "Name the topic once: digest Qwen, or digest --topic Qwen.")
    from bot import digesting  # noqa: PLC0415  # only this command needs it

    digesting.digest(call_of(context), query or " ".join(topic or []), since, as_json=as_json)
