"""The Home tab, the prompts of the Messages tab, and the modal that asks for a question. Pure: values in, views out.

What there is no data for is left out. Must never show a figure without its sentence and its source.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.finding import telling_figures
from corpus.models import Extraction, FigureHit
from handlers import elements as rich
from handlers.blocks import figure_parts
from handlers.examples import Examples
from handlers.limits import Block, escape, fit
from handlers.naming import Naming
from handlers.offering import ACTION
from handlers.subscription_blocks import Shown, list_blocks, new_button
from handlers.wording import Wording

# The button on the Home tab, the modal it opens, and the field in that.
ASK = f"{ACTION}ask"
QUESTION = "question"
# As long as a question may be.
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Home:
    """What the Home tab shows."""

    # The newest articles with what was taken from them, newest first.
    new: Sequence[Extraction]
    examples: Examples
    # How the bot stands and behaves, one line each.
    status: Sequence[Block]
    # The direct messages with whoever looks at it.
    channel: str
    # What they have ordered, wherever: what others order may be in channels that they may not see.
    ordered: Sequence[Shown] = ()


def render_home(home: Home, naming: Naming) -> Block:
    """Show what is new with its foremost figures, what can be asked, and how the bot stands."""
    words = naming.words
    blocks = [rich.rich_text(rich.section(rich.plain(words.help.greeting))), _ask_button(words)]
    if asked := _typed(home.examples, words):
        lines = rich.bullets(*(rich.section(rich.styled(each, "code")) for each in asked))
        blocks += [rich.context(words.answers.try_these), rich.rich_text(lines)]
    if home.new:
        blocks += [rich.header(words.home.new), *(_article(each, naming) for each in home.new)]
    if home.ordered:
        blocks += [rich.header(words.subscriptions.home_head), *list_blocks(home.ordered, words, in_channel=True)]
    blocks += [rich.header(words.home.status), *home.status]
    return {
        "type": "home",
        "callback_id": ASK,
        "private_metadata": home.channel,
        "blocks": list(fit(blocks, rich.context(words.answers.shortened))),
    }


def render_prompts(examples: Examples, words: Wording) -> list[dict[str, str]]:
    """Give what can be asked as prompts, which Slack shows before the first message; four at most."""
    return [{"title": each, "message": each} for each in _typed(examples, words)]


def render_question(channel: str, words: Wording) -> Block:
    """Ask for a question that is then answered in the direct messages."""
    field = {
        "type": "plain_text_input",
        "action_id": QUESTION,
        "max_length": _LONGEST,
        "placeholder": _plain_text(words.home.placeholder),
    }
    return {
        "type": "modal",
        "callback_id": ASK,
        "private_metadata": channel,
        "title": _plain_text(words.home.title),
        "submit": _plain_text(words.home.submit),
        "close": _plain_text(words.home.cancel),
        "blocks": [{"type": "input", "block_id": QUESTION, "label": _plain_text(words.home.label), "element": field}],
    }


def _typed(examples: Examples, words: Wording) -> list[str]:
    """Give the examples as they are typed in a message: 数字 云湖科技 投入."""
    forms = (
        ("", examples.ask),
        (words.help.form_figures, examples.figures),
        (words.help.form_claims, examples.claims),
        (words.help.form_article, examples.article),
    )
    return [f"{form} {example}".strip() for form, example in forms if example]


def _article(extraction: Extraction, naming: Naming) -> Block:
    article, words = extraction.article, naming.words
    source = rich.section(*rich.source_line(article, words.on_day(article.published), words.mark(article)))
    figure = next(telling_figures(extraction), None)
    if figure is None:
        return rich.rich_text(source)
    return rich.rich_text(source, *figure_parts([FigureHit(naming.figure(figure, article), article, 1.0)], words))


def _ask_button(words: Wording) -> Block:
    button = {"type": "button", "action_id": ASK, "style": "primary", "text": _plain_text(words.home.ask)}
    return {"type": "actions", "elements": [button, *new_button(words)["elements"]]}


def _plain_text(text: str) -> Block:
    return {"type": "plain_text", "text": escape(text), "emoji": False}
