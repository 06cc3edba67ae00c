"""Every surface and every button, over the WebSocket, with the worst titles, names and questions there are."""

from dataclasses import replace

import pytest
from desk_double import CLOUD, CLOUD_HIT, DEMAND, INVESTMENT, SEARCHED, LibraryDouble, build_desk
from payloads import USER, mention, submission
from slack_app import connected

from corpus.models import Answer, ClaimHit, Extraction, FigureHit

WORST = (
    "<!channel> <!here|here> <@U1> <#C1|general> <https://x.example|y> *bold* _it_ ~no~ `code` ```block``` & &amp; "
    "&lt; \u202eturned\u2066 \u200f 👩\u200d👧 👍🏽 🇨🇳 e\u0301\u0301 \x00\x1b[31m \u2028 {command} {0} %s "
    "\\ \" ' @channel "
)
LONG = "长" * 10_000
TEXTS = [WORST, WORST * 100, LONG, "x" * 10_000, "👍" * 4_000, "& " * 4_000]


class HostileLibrary(LibraryDouble):
    """Finds articles whose every word is the given text."""

    def __init__(self, text):
        super().__init__()
        article = replace(CLOUD, title=text, source=text, author=text, url=f"https://x.example/{text}")
        figure = replace(INVESTMENT, metric=text, entity=text, time=text, speaker=text)
        claim = replace(DEMAND, content=text, speaker=text, role=text, horizon=text)
        self.hit = replace(CLOUD_HIT, article=article, figures=(figure,) * 4, claims=(claim,) * 3)
        self.extraction = Extraction(article, (figure,) * 9, (claim,) * 9)
        self.articles = (article,)

    def ask(self, question, *, limit=5):
        others = [replace(self.hit, article=replace(self.hit.article, id=f"b{number}")) for number in range(limit)]
        return Answer(str(question), (self.hit, *others)[:limit], searched=SEARCHED)

    def figures(self, query, *, limit=10, passages=100):  # noqa: ARG002 - as the library has it
        self._hear(query)
        return tuple(FigureHit(figure, self.hit.article, 1.0) for figure in self.extraction.figures)[:limit]

    def claims(self, query, *, limit=10, passages=100):  # noqa: ARG002 - as above
        self._hear(query)
        return tuple(ClaimHit(claim, self.hit.article, 1.0) for claim in self.extraction.claims)[:limit]

    def article(self, article_id):
        self._hear(article_id)
        return self.extraction


def names(shown):
    return [
        element["action_id"].removeprefix("onrecord_")
        for block in shown["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
    ]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("typed", ["{}", "figures {}", "观点 {}", "文章 {}", "help", "flags"])
def test_whatever_is_typed_slack_accepts_what_it_is_answered_with(typed, text):
    with connected(build_desk(HostileLibrary(text), admins={USER})) as slack:
        slack.send_slash(typed.format(text[:990]))
        slack.send(mention(typed.format(text[:990])))
        shown = slack.wait_for_shown(2)
    assert all("blocks" in one for one in shown)
    assert slack.objections == []


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_whatever_is_clicked_slack_accepts_what_it_leads_to(text):
    with connected(build_desk(HostileLibrary(text), per_user=0)) as slack:
        slack.send_slash("figures a")
        slack.send_slash(f"多少 {text[:900]}")
        for answer in slack.wait_for_shown(2):
            for name in names(answer):
                before = len(slack.shown)
                slack.send_click(answer, name)
                if name == "wrong":
                    sent = slack.send(submission(slack.wait_for_view(), {"reason": {"reason": text[:1_000]}}))
                    slack.wait_for_ack(sent)
                else:
                    slack.wait_for_shown(before + (2 if name in {"share", "csv"} else 1))
        assert all("blocks" in one for one in slack.shown)
    assert slack.objections == []
