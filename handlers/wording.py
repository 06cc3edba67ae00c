"""Every sentence that a user can read, in three scripts; its parts stand in the modules named *_wording.

Tone: short, friendly, exact; say what to do next. Names in braces are filled in by `str.format`. Must never quote an
article or decide what is shown.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.languages import detect_lang
from corpus.models import Article
from handlers import (
    answer_wording,
    click_wording,
    digest_wording,
    feed_wording,
    flag_wording,
    help_wording,
    home_wording,
    link_wording,
    order_wording,
    page_wording,
    settings_wording,
    shell_wording,
    story_wording,
    subscription_wording,
)
from handlers.answer_wording import AnswerWording
from handlers.click_wording import ClickWording
from handlers.digest_wording import DigestWording
from handlers.feed_wording import FeedWording
from handlers.flag_wording import FlagWording
from handlers.help_wording import HelpWording
from handlers.home_wording import HomeWording
from handlers.link_wording import LinkWording
from handlers.order_wording import OrderWording
from handlers.page_wording import PageWording
from handlers.settings_wording import SettingsWording
from handlers.shell_wording import ShellWording
from handlers.story_wording import StoryWording
from handlers.subscription_wording import SubscriptionWording

# Which script an answer is in.
Script = Literal["en", "zh-Hans", "zh-Hant"]


@dataclass(frozen=True, slots=True)
class Wording:
    """All sentences in one script. No field has a default, so none can be forgotten in a script."""

    script: Script
    # Above a private answer: Slack does not show the asker what was typed.
    you_asked: str
    # Manners.
    not_here: str
    not_with_others: str
    too_fast: str
    # Failures.
    too_long: str
    cannot_ask: str
    unreadable: str
    refused: str
    apology: str
    # Behind the bot's name while an answer takes long: "Onrecord is looking through the record".
    working: str
    too_late: str
    # Where this workspace has no installation that holds.
    not_installed: str
    # What has a module of its own.
    answers: AnswerWording
    clicks: ClickWording
    flags: FlagWording
    pages: PageWording
    home: HomeWording
    help: HelpWording
    links: LinkWording
    settings: SettingsWording
    shell: ShellWording
    stories: StoryWording
    digests: DigestWording
    # Feeds, changed and retracted articles.
    feeds: FeedWording
    subscriptions: SubscriptionWording
    orders: OrderWording
    # Small parts.
    day: str
    months: tuple[str, ...]

    def on_day(self, day: date | None) -> str | None:
        """Write a day: "24 Sep 2025", 2025年9月24日."""
        if day is None:
            return None
        return self.day.format(year=day.year, month=self.months[day.month - 1], day=day.day)

    def mark(self, article: Article) -> str:
        """Say whether an article has been taken back, or repeats another; most stand for themselves."""
        if article.retracted:
            return self.feeds.retracted[article.retracted]
        return self.feeds.copy if article.copy_of else ""


_CHINESE_CHARACTER = re.compile("[\u3400-\u9fff]")
_ADDRESS = re.compile(r"https?://[!-~]+")
_LATIN_WORD = re.compile("[A-Za-z]+")
_WORDS_OF_A_NAME = 3
_TRADITIONAL_LOCALES = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_NUMBERED_MONTHS = tuple(str(month) for month in range(1, 13))

ENGLISH = Wording(
    script="en",
    you_asked="You asked: {question}",
    not_here="I do not answer in this channel. Write to me directly, and I will.",
    not_with_others="I do not answer in channels shared with other organisations. Write to me directly, and I will.",
    too_fast="That was a lot at once. Give me {seconds} seconds, please, and ask again.",
    too_long="That is {length} characters, and I read questions of up to {limit}. Could you shorten it?",
    cannot_ask="One of your filters makes no sense to me. Days are written after:2025-09 or before:2025-09-24.",
    unreadable="I could not read that as an article. Is it a text, or a page that opens without a login?",
    refused="I cannot do that with the articles on record. {command} help shows what I can do.",
    apology="Sorry, something went wrong on my side. Please try again; if it stays, quote reference {reference}.",
    working="is looking through the record…",
    too_late="I was away when you asked this, sorry. Ask again and I will answer.",
    not_installed="This workspace has no working installation of mine any more. Somebody needs to install me again.",
    flags=flag_wording.ENGLISH,
    pages=page_wording.ENGLISH,
    home=home_wording.ENGLISH,
    help=help_wording.ENGLISH,
    links=link_wording.ENGLISH,
    settings=settings_wording.ENGLISH,
    shell=shell_wording.ENGLISH,
    stories=story_wording.ENGLISH,
    digests=digest_wording.ENGLISH,
    feeds=feed_wording.ENGLISH,
    subscriptions=subscription_wording.ENGLISH,
    orders=order_wording.ENGLISH,
    day="{day} {month} {year}",
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    answers=answer_wording.ENGLISH,
    clicks=click_wording.ENGLISH,
)

SIMPLIFIED = Wording(
    script="zh-Hans",
    you_asked="你问的是：{question}",
    not_here="我不在这个频道里回答。直接给我发消息就可以。",
    not_with_others="我不在与其他组织共享的频道里回答。直接给我发消息就可以。",
    too_fast="一下子问得有点多。请等 {seconds} 秒再问我。",
    too_long="这个问题有 {length} 个字符，我最多能读 {limit} 个。能缩短一些吗？",
    cannot_ask="其中有个筛选条件我没看懂。日期请写成 after:2025-09 或 before:2025-09-24。",
    unreadable="这不像是一篇我能读的文章。请确认它是文本，或者是无需登录就能打开的网页。",
    refused="现有文章做不到这一点。输入 {command} 帮助 可以看看我能做什么。",
    apology="抱歉，我这边出了点问题。请再试一次；如果仍然不行，请告诉管理员编号 {reference}。",
    working="正在查找收录的文章…",
    too_late="你提问时我不在线，抱歉。再问一次，我就回答。",
    not_installed="这个工作区的安装已经失效，请重新安装我。",
    flags=flag_wording.SIMPLIFIED,
    pages=page_wording.SIMPLIFIED,
    home=home_wording.SIMPLIFIED,
    help=help_wording.SIMPLIFIED,
    links=link_wording.SIMPLIFIED,
    settings=settings_wording.SIMPLIFIED,
    shell=shell_wording.SIMPLIFIED,
    stories=story_wording.SIMPLIFIED,
    digests=digest_wording.SIMPLIFIED,
    feeds=feed_wording.SIMPLIFIED,
    subscriptions=subscription_wording.SIMPLIFIED,
    orders=order_wording.SIMPLIFIED,
    day="{year}年{month}月{day}日",
    months=_NUMBERED_MONTHS,
    answers=answer_wording.SIMPLIFIED,
    clicks=click_wording.SIMPLIFIED,
)

TRADITIONAL = Wording(
    script="zh-Hant",
    you_asked="你問的是：{question}",
    not_here="我不在這個頻道裡回答。直接傳訊息給我就可以。",
    not_with_others="我不在與其他組織共用的頻道裡回答。直接傳訊息給我就可以。",
    too_fast="一下子問得有點多。請等 {seconds} 秒再問我。",
    too_long="這個問題有 {length} 個字元，我最多能讀 {limit} 個。能縮短一些嗎？",
    cannot_ask="其中有個篩選條件我沒看懂。日期請寫成 after:2025-09 或 before:2025-09-24。",
    unreadable="這不像是一篇我能讀的文章。請確認它是文字，或者是無需登入就能開啟的網頁。",
    refused="現有文章做不到這一點。輸入 {command} 說明 可以看看我能做什麼。",
    apology="抱歉，我這邊出了點問題。請再試一次；如果仍然不行，請告訴管理員編號 {reference}。",
    working="正在查找收錄的文章…",
    too_late="你提問時我不在線上，抱歉。再問一次，我就回答。",
    not_installed="這個工作區的安裝已經失效，請重新安裝我。",
    flags=flag_wording.TRADITIONAL,
    pages=page_wording.TRADITIONAL,
    home=home_wording.TRADITIONAL,
    help=help_wording.TRADITIONAL,
    links=link_wording.TRADITIONAL,
    settings=settings_wording.TRADITIONAL,
    shell=shell_wording.TRADITIONAL,
    stories=story_wording.TRADITIONAL,
    digests=digest_wording.TRADITIONAL,
    feeds=feed_wording.TRADITIONAL,
    subscriptions=subscription_wording.TRADITIONAL,
    orders=order_wording.TRADITIONAL,
    day="{year}年{month}月{day}日",
    months=_NUMBERED_MONTHS,
    answers=answer_wording.TRADITIONAL,
    clicks=click_wording.TRADITIONAL,
)

WORDINGS: Mapping[Script, Wording] = {words.script: words for words in (ENGLISH, SIMPLIFIED, TRADITIONAL)}


def wording_for(text: str, earlier: Sequence[str] = ()) -> Wording:
    """Choose the script of the one who asks: "Qwen 下載量" is traditional, "What did 吳泳銘 say about AI?" is English.

    Who reads Chinese types the subcommands in English too, and slips there: timelin 铜价 is answered as 走势 铜价 is,
    and so is 走势 copper.

    What does not tell by itself, 那2030年的需求呢 or "OpenAI?", goes on in the script of what its thread asked
    `earlier`, oldest first.
    """
    script = _script_of(text)
    for said in reversed(earlier):
        if script in WORDINGS:
            break
        before = _script_of(said)
        script = before if script == "" or before in ("zh-Hans", "zh-Hant") else script
    return SIMPLIFIED if script == "zh" else WORDINGS.get(script or "en", ENGLISH)


def _script_of(text: str) -> Literal["en", "zh-Hans", "zh-Hant", "zh", ""]:
    """Say which script a text is in: "zh" where its characters are those of both, "" where it has but names.

    English needs more words than there are Chinese characters, and more than the few that names take; an address is in
    no language.
    """
    text = _ADDRESS.sub(" ", text)
    chinese = len(_CHINESE_CHARACTER.findall(text))
    english = _LATIN_WORD.findall(text)
    if chinese == 0 or len(english) > max(chinese, _WORDS_OF_A_NAME):
        return "en" if any(word[0].islower() for word in english) else ""
    lang = detect_lang(text)
    if "zh-Hant" in lang:
        return "zh-Hant"
    return "zh-Hans" if "zh-Hans" in lang else "zh"


def wording_of_locale(accepted: str) -> Wording:
    """Choose the script by what Slack or a browser says of a person: "zh-TW,zh;q=0.9" is traditional."""
    first = accepted.split(",", 1)[0].partition(";")[0].strip().casefold()
    if first.startswith(_TRADITIONAL_LOCALES):
        return TRADITIONAL
    return SIMPLIFIED if first.startswith("zh") else ENGLISH
