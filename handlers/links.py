"""A link that somebody pastes: its article is shown where it is on record, else offered for it. Must never fetch it."""

import re
import secrets
from dataclasses import replace

from corpus.library import Library
from corpus.readers.identity import canonical_url, host, http_url
from handlers import elements as rich
from handlers.blocks import Message, render_notice
from handlers.conversations import Asked, KeptAnswer
from handlers.desk import Desk
from handlers.offering import ACTION, button, storable
from handlers.wording import Wording

ADD = f"{ACTION}add"
# What follows an address in Chinese, or ends a sentence, is no part of it.
_LINK = re.compile(r"https?://[^\s<>\"'，。！？；：、（）《》「」『』“”…]{4,2000}", re.IGNORECASE)
_AFTER_A_LINK = ".,:;!?)]}"
# Slack's own pages are conversations and no articles.
_NO_ARTICLES = (".slack.com", ".slack-edge.com", ".slack-files.com")


def link_in(text: str) -> str | None:
    """Find the address of an article in what was typed: 看这个https://news.example/a。 has https://news.example/a."""
    for found in _LINK.finditer(text):
        address = http_url(found.group().rstrip(_AFTER_A_LINK))
        if address and not f".{host(address)}".endswith(_NO_ARTICLES):
            return address
    return None


def without_links(text: str) -> str:
    """Give what was typed beside links."""
    return " ".join(_LINK.sub(" ", text).split())


def on_record(library: Library, address: str) -> str | None:
    """Give the id of the article at an address, whatever tracks are in it."""
    wanted, site = canonical_url(address), host(address)
    return next(
        (one.id for one in library.articles if one.url and site in one.url and canonical_url(one.url) == wanted), None
    )


def offer_page(desk: Desk, asked: Asked, address: str, words: Wording) -> Message | None:
    """Offer to put a page on record, with a button; None to who may not add it."""
    if desk.sources is None or not desk.may_add_sources(asked.user):
        return None
    notice = render_notice(words.links.offer, words)
    request = asked.request._replace(subcommand="add", text=address)
    answer = KeptAnswer(secrets.token_urlsafe(9), storable(replace(asked, request=request)), notice, desk.clock())
    desk.answers.keep(answer)
    line = rich.rich_text(rich.section(rich.plain(f"{words.links.offer}\n"), rich.linked(address, address)))
    return replace(notice, blocks=(line, {"type": "actions", "elements": [button(ADD, words.links.add, answer.id)]}))
