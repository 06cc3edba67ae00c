"""All figures of a list as a file, sent to the one who clicked. Must never put a file where nobody asked for it."""

from typing import TYPE_CHECKING, Any

from handlers import elements as rich
from handlers.blocks import Message, render_notice
from handlers.clicks import clicked, words_of
from handlers.conversations import KeptAnswer
from handlers.desk import Desk
from handlers.manners import hearing
from handlers.offering import ACTION
from handlers.replies import figures_of
from handlers.tables import MOST_ROWS, to_csv

if TYPE_CHECKING:
    from slack_bolt import Ack, App, Respond
    from slack_sdk import WebClient


def register(app: "App", desk: Desk) -> None:
    """Let the app send files."""
    from handlers.posting import post_privately  # noqa: PLC0415 - brings in Slack's library, which the console does without

    @app.action(f"{ACTION}csv", middleware=hearing(desk))
    def on_csv(ack: "Ack", body: dict[str, Any], client: "WebClient", respond: "Respond") -> None:
        """Send the file in a direct message, and say so where it was asked for."""
        ack()
        answer = clicked(desk, body)
        told = answer if isinstance(answer, Message) else _send(desk, client, answer, body["user"]["id"])
        if told is not None:
            post_privately(body, client, respond, told)


def spreadsheet(desk: Desk, answer: KeptAnswer) -> bytes:
    """Give all figures that an answer goes on to, as CSV."""
    return to_csv(figures_of(desk, answer.asked, limit=MOST_ROWS))


def _send(desk: Desk, client: "WebClient", answer: KeptAnswer, user: str) -> Message | None:
    """Send the file; give what is to be said of it where it was asked for, None where the file itself stands there."""
    from slack_sdk.errors import SlackApiError  # noqa: PLC0415 - as above

    from handlers.posting import post_to_person, send_file  # noqa: PLC0415 - as above

    words, content = words_of(answer), spreadsheet(desk, answer)
    here = words.clicks.csv_here.format(query=rich.label(answer.asked.request.text, rich.TITLE))
    is_here, thread = answer.asked.is_direct, answer.asked.thread
    try:
        if thread is None or not is_here:
            thread = post_to_person(client, user, render_notice(here, words))
        send_file(client, thread, words.clicks.csv_name, content)
    except SlackApiError as error:
        if error.response["error"] != "missing_scope":
            raise
        return render_notice(words.clicks.csv_not_allowed, words)
    return None if is_here else render_notice(words.clicks.csv_sent, words)
