"""The pages for installing.

The sentences, in three scripts; a part of `handlers.wording`. Must never quote an article.
Names in braces are filled in by `str.format`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageWording:
    """All of them in one script. No field has a default, so none can be forgotten in a script."""

    install: str
    what: str
    install_button: str
    installed: str
    next: str
    open_slack: str
    failed: str
    try_again: str


ENGLISH = PageWording(
    install="Onrecord for Slack",
    what="Ask what the articles on record say, and read the passage, its figures and its source.",
    install_button="Add to Slack",
    installed="Onrecord is in your workspace",
    next="Invite it to a channel and mention it with a question, or write to it directly.",
    open_slack="Open Slack",
    failed="Onrecord was not installed",
    try_again="Slack did not confirm it, or it took too long. Please begin again.",
)

SIMPLIFIED = PageWording(
    install="Onrecord for Slack",
    what="直接问收录的文章里怎么说，读到原文段落、其中的数字和出处。",
    install_button="添加到 Slack",
    installed="Onrecord 已装进你的工作区",
    next="把它邀请到频道里，@ 它并写下问题；也可以直接发私信。",
    open_slack="打开 Slack",
    failed="Onrecord 没有装上",
    try_again="Slack 没有确认，或者等得太久。请重新开始。",
)

TRADITIONAL = PageWording(
    install="Onrecord for Slack",
    what="直接問收錄的文章裡怎麼說，讀到原文段落、其中的數字和出處。",
    install_button="加到 Slack",
    installed="Onrecord 已裝進你的工作區",
    next="把它邀請到頻道裡，@ 它並寫下問題；也可以直接傳私訊。",
    open_slack="開啟 Slack",
    failed="Onrecord 沒有裝上",
    try_again="Slack 沒有確認，或者等得太久。請重新開始。",
)
