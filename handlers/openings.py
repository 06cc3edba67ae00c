"""What somebody sees who opens the bot in Slack: the Home tab, or what to ask; and the question asked from there.

Must never post anything because somebody has looked: only a question is answered.
"""

from typing import TYPE_CHECKING, Any

from corpus.finding import latest
from handlers.blocks import render_notice, with_question
from handlers.conversations import Asked, Delivery, Posting, Thread
from handlers.deliveries import delivery_in
from handlers.desk import Desk
from handlers.examples import examples
from handlers.helping import show_standing
from handlers.home import ASK, QUESTION, Home, render_home, render_prompts, render_question
from handlers.incoming import title_of, typed_in
from handlers.limits import Block
from handlers.manners import hearing
from handlers.naming import Naming
from handlers.subcommands import read_request
from handlers.subscriptions import of_owner
from handlers.threads import answer, post_once
from handlers.wording import Wording, wording_for, wording_of_locale

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext
    from slack_sdk import WebClient

_SHOWN = 5


def register(app: "App", desk: Desk) -> None:
    """Let the app greet whoever opens it, and take their question."""
    # Brings in Slack's library, which the console does without.
    from handlers.posting import locale_of, publish_home, suggest  # noqa: PLC0415

    @app.event("app_home_opened")
    def on_opened(event: dict[str, Any], client: "WebClient", context: "BoltContext") -> None:
        """Show the Home tab as it is now, or what could be asked in the Messages tab."""
        question = desk.postings.latest_question_of(event["user"])
        words = wording_for(question) if question else wording_of_locale(locale_of(client, event["user"]))
        if event.get("tab") == "home":
            who = (context.team_id or "", event["user"])
            view = build_home(desk, event.get("channel") or event["user"], words, who)
            publish_home(client, event["user"], view, (event.get("view") or {}).get("hash"))
        elif prompts := render_prompts(examples(desk, words), words):
            suggest(client, event.get("channel") or event["user"], words.answers.try_these, prompts)

    _take_questions(app, desk)


def _take_questions(app: "App", desk: Desk) -> None:
    """Let the app ask for a question on the Home tab, and answer it."""
    from handlers.posting import open_modal, post_in_thread  # noqa: PLC0415 - as above

    @app.action(ASK, middleware=hearing(desk))
    def on_ask(ack: "Ack", body: dict[str, Any], client: "WebClient") -> None:
        """Ask for the question; Slack lets a modal be opened for three seconds, so nothing comes before it."""
        ack()
        label = body["actions"][0].get("text") or {}
        channel, words = body["view"]["private_metadata"], wording_for(label.get("text") or "")
        if not open_modal(client, body["trigger_id"], render_question(channel, words)):
            post_in_thread(
                client, Thread(channel or body["user"]["id"]), render_notice(words.clicks.click_again, words)
            )

    @app.view(ASK, middleware=hearing(desk))
    def on_question(
        ack: "Ack", body: dict[str, Any], view: dict[str, Any], client: "WebClient", context: "BoltContext"
    ) -> None:
        """Answer in the direct messages."""
        typed = typed_in(view)
        if not typed:
            ack(response_action="errors", errors={QUESTION: wording_for(title_of(view)).home.empty})
            return
        ack()
        user = body["user"]["id"]
        answer_directly(desk, typed, user, view["private_metadata"] or user, (client, delivery_in(context)))


def build_home(desk: Desk, channel: str, words: Wording, who: tuple[str, str] = ("", "")) -> Block:
    """Put together the Home tab of today for `who` looks at it: the workspace and the person."""
    status = show_standing(desk, Asked(read_request(words.help.form_status)), words)
    home = Home(latest(desk.library, _SHOWN), examples(desk, words), status.blocks, channel, of_owner(desk, *who))
    return render_home(home, Naming(desk.names, words))


def answer_directly(
    desk: Desk, typed: str, user: str, channel: str, slack: "tuple[WebClient, Delivery | None]"
) -> None:
    """Answer in the direct messages, with the question above the answer; a reply there asks on."""
    client, delivery = slack
    request, thread = read_request(typed), Thread(channel)
    message = answer(desk, Asked(request, user=user, thread=thread))
    shown = with_question(message, request.typed, wording_for(request.typed))
    ts = post_once(desk, client, thread, shown, delivery)
    desk.postings.record(Posting(channel, ts, ts, request.text, message.article_ids, desk.clock(), asked_by=user))
