"""The sentences about an article's link that somebody pastes, in three scripts; a part of `handlers.wording`.

Must never quote an article.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkWording:
    """All of them in one script. No field has a default, so none can be forgotten in a script."""

    offer: str
    # The button below it, and behind the bot's name while it reads: "Onrecord is reading the page".
    add: str
    reading: str


ENGLISH = LinkWording(
    offer="That page is not on record yet. Add it?",
    add="Add it",
    reading="is reading the page…",
)

SIMPLIFIED = LinkWording(
    offer="这个网页还没有收录。要添加吗？",
    add="添加",
    reading="正在读取网页…",
)

TRADITIONAL = LinkWording(
    offer="這個網頁還沒有收錄。要新增嗎？",
    add="新增",
    reading="正在讀取網頁…",
)
