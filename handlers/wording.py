"""Every sentence that a user can read in Slack, in three scripts. Must never quote an article or decide what is shown.

Tone: short, friendly, exact; say what to do next. Names in braces are filled in by `str.format`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.models import Article, ClaimForm, ClaimType, Modality
from corpus.normalise import detect_lang
from handlers import (
    digest_wording,
    feed_wording,
    flag_wording,
    help_wording,
    home_wording,
    link_wording,
    page_wording,
    settings_wording,
    story_wording,
    subscription_wording,
)
from handlers.digest_wording import DigestWording
from handlers.feed_wording import FeedWording
from handlers.flag_wording import FlagWording
from handlers.help_wording import HelpWording
from handlers.home_wording import HomeWording
from handlers.link_wording import LinkWording
from handlers.page_wording import PageWording
from handlers.settings_wording import SettingsWording
from handlers.story_wording import StoryWording
from handlers.subscription_wording import SubscriptionWording


@dataclass(frozen=True, slots=True)
class Wording:
    """All sentences in one script. No field has a default, so none can be forgotten in a script."""

    # Above a private answer: Slack does not show the asker what was typed.
    you_asked: str
    # Beside an answer.
    according_to: str
    also_one: str
    also_many: str
    same_article: str
    further: str
    # Above claims of which none mentions what was asked on.
    beside: str
    shortened: str
    # How a role follows the name of a speaker.
    role: str
    unnamed_speaker: str
    # Nothing found.
    nothing_found: str
    searched_one: str
    searched_many: str
    searched_days: str
    searched_some_days: str
    searched_none: str
    try_these: str
    # Buttons, and what they lead to.
    buttons: Mapping[str, str]
    no_more: str
    answer_gone: str
    passage_gone: str
    not_yours: str
    article_holds: str
    its_figures: str
    its_claims: str
    other_articles: str
    # Figures as a table: what it is of, whose, when, says who, fact or plan, where from.
    table_columns: tuple[str, ...]
    table_shows: str
    # Figures as a file.
    csv_name: str
    csv_here: str
    csv_sent: str
    csv_not_allowed: str
    # Sharing a private answer.
    shared_by: str
    shared: str
    already_shared: str
    maybe_shared: str
    not_in_channel: str
    # Where Slack no longer lets a click open anything.
    click_again: str
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
    flags: FlagWording
    pages: PageWording
    home: HomeWording
    help: HelpWording
    links: LinkWording
    settings: SettingsWording
    stories: StoryWording
    digests: DigestWording
    # Feeds, changed and retracted articles.
    feeds: FeedWording
    subscriptions: SubscriptionWording
    # Small parts.
    day: str
    months: tuple[str, ...]
    # What is simply so needs no label.
    modality: Mapping[Modality, str]
    claim_form: Mapping[ClaimForm, str]
    claim_type: Mapping[ClaimType, str]

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
    you_asked="You asked: {question}",
    according_to="according to {speaker}",
    also_one="One more article says the same.",
    also_many="{count} more articles say the same.",
    same_article="Also in this article",
    further="Also on record",
    beside="No claim on record mentions that. Other claims:",
    shortened="There is more than fits into one message. A narrower question shows the rest.",
    role=", {role}",
    unnamed_speaker="An unnamed speaker",
    nothing_found="Nothing on record answers that.",
    searched_one="I looked through 1 article{days}.",
    searched_many="I looked through {count} articles{days}.",
    searched_days=", from {first} to {last}",
    searched_some_days=", {dated} of them dated, from {first} to {last}",
    searched_none="There are no articles on record yet.",
    try_these="You could try:",
    buttons={
        "more": "More",
        "context": "In context",
        "article": "This article",
        "table": "Table",
        "csv": "CSV",
        "follow": "Follow this",
        "share": "Share to channel",
        "useful": "Useful",
        "wrong": "This is wrong",
    },
    no_more="That is all the record has on this.",
    answer_gone="I no longer have that answer. Ask again, and its buttons will work.",
    passage_gone="That passage is no longer on record.",
    not_yours="That answer was for somebody else. Ask me yourself, and you get your own.",
    article_holds="Figures on record: {figures} · claims: {claims}",
    its_figures="Figures",
    its_claims="Claims",
    other_articles="Other articles that fit",
    table_columns=("Figure", "Of what", "Whose", "When", "Says who", "Kind", "Source", "Published"),
    table_shows="{shown} of {count} figures",
    csv_name="figures.csv",
    csv_here="The figures on record for: {query}",
    csv_sent="I have sent you the file in a direct message.",
    csv_not_allowed="I may not send files here yet: whoever runs me has to install me in Slack again.",
    shared_by="{user} asked: {question}",
    shared="Shared with the channel.",
    already_shared="This has been shared already.",
    maybe_shared="Slack did not say whether that worked. Please look in the channel.",
    not_in_channel="I am not in this channel, so I cannot post here. Invite me with /invite, then click again.",
    click_again="That took too long. Please click once more.",
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
    stories=story_wording.ENGLISH,
    digests=digest_wording.ENGLISH,
    feeds=feed_wording.ENGLISH,
    subscriptions=subscription_wording.ENGLISH,
    day="{day} {month} {year}",
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    modality={
        "plan": "plan",
        "forecast": "forecast",
        "estimate": "estimate",
        "goal": "target",
        "hypothetical": "hypothetical",
    },
    claim_form={
        "direct": "in their own words",
        "indirect": "as reported",
        "mixed": "as reported, partly in their own words",
        "transcript": "from the transcript",
        "institutional": "as the institution put it",
    },
    claim_type={
        "prediction": "prediction",
        "plan": "plan",
        "opinion": "opinion",
        "fact": "statement of fact",
        "recommendation": "recommendation",
        "definition": "definition",
    },
)

SIMPLIFIED = Wording(
    you_asked="你问的是：{question}",
    according_to="据{speaker}",
    also_one="另有 1 篇文章说法相同。",
    also_many="另有 {count} 篇文章说法相同。",
    same_article="同一篇文章还提到",
    further="其他相关记录",
    beside="收录的说法里没有直接提到这一点的。其他说法：",
    shortened="内容较多，一条消息放不下。把问题问得具体些，可以看到其余部分。",
    role="（{role}）",
    unnamed_speaker="未具名人士",
    nothing_found="现有文章里没有找到答案。",
    searched_one="共查找了 1 篇文章{days}。",
    searched_many="共查找了 {count} 篇文章{days}。",
    searched_days="，日期从{first}到{last}",
    searched_some_days="，其中 {dated} 篇有日期，从{first}到{last}",
    searched_none="目前还没有收录任何文章。",
    try_these="可以试试：",
    buttons={
        "more": "更多",
        "context": "上下文",
        "article": "整篇文章",
        "table": "表格",
        "csv": "CSV",
        "follow": "关注此主题",
        "share": "分享到频道",
        "useful": "有用",
        "wrong": "内容有误",
    },
    no_more="相关记录就这些了。",
    answer_gone="这条回答我已经不再保留。再问一次，按钮就能用了。",
    passage_gone="这段原文已不在收录的文章里。",
    not_yours="那是给别人的回答。你自己问我，就有你的一份。",
    article_holds="收录数字 {figures} 个 · 观点 {claims} 条",
    its_figures="数字",
    its_claims="观点",
    other_articles="其他相符的文章",
    table_columns=("数字", "指标", "主体", "时间", "据谁", "性质", "出处", "日期"),
    table_shows="共 {count} 个数字，列出 {shown} 个",
    csv_name="数字.csv",
    csv_here="收录的数字：{query}",
    csv_sent="文件已经用私信发给你。",
    csv_not_allowed="我在这里还不能发送文件：请运行我的人在 Slack 里重新安装一次。",
    shared_by="{user} 问：{question}",
    shared="已分享到频道。",
    already_shared="这条回答已经分享过了。",
    maybe_shared="Slack 没有回话，不知道有没有发出去。请到频道里看一下。",
    not_in_channel="我还不在这个频道里，没法在这里发消息。用 /invite 邀请我，然后再点一次。",
    click_again="等得太久了，请再点一次。",
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
    stories=story_wording.SIMPLIFIED,
    digests=digest_wording.SIMPLIFIED,
    feeds=feed_wording.SIMPLIFIED,
    subscriptions=subscription_wording.SIMPLIFIED,
    day="{year}年{month}月{day}日",
    months=_NUMBERED_MONTHS,
    modality={
        "plan": "计划",
        "forecast": "预测",
        "estimate": "估计",
        "goal": "目标",
        "hypothetical": "假设",
    },
    claim_form={
        "direct": "原话",
        "indirect": "转述",
        "mixed": "转述，部分为原话",
        "transcript": "访谈实录",
        "institutional": "机构说法",
    },
    claim_type={
        "prediction": "预测",
        "plan": "计划",
        "opinion": "观点",
        "fact": "事实陈述",
        "recommendation": "建议",
        "definition": "定义",
    },
)

TRADITIONAL = Wording(
    you_asked="你問的是：{question}",
    according_to="據{speaker}",
    also_one="另有 1 篇文章說法相同。",
    also_many="另有 {count} 篇文章說法相同。",
    same_article="同一篇文章還提到",
    further="其他相關紀錄",
    beside="收錄的說法裡沒有直接提到這一點的。其他說法：",
    shortened="內容較多，一則訊息放不下。把問題問得具體些，就能看到其餘部分。",
    role="（{role}）",
    unnamed_speaker="未具名人士",
    nothing_found="現有文章裡沒有找到答案。",
    searched_one="共查找了 1 篇文章{days}。",
    searched_many="共查找了 {count} 篇文章{days}。",
    searched_days="，日期從{first}到{last}",
    searched_some_days="，其中 {dated} 篇有日期，從{first}到{last}",
    searched_none="目前還沒有收錄任何文章。",
    try_these="可以試試：",
    buttons={
        "more": "更多",
        "context": "上下文",
        "article": "整篇文章",
        "table": "表格",
        "csv": "CSV",
        "follow": "關注此主題",
        "share": "分享到頻道",
        "useful": "有用",
        "wrong": "內容有誤",
    },
    no_more="相關紀錄就這些了。",
    answer_gone="這則回答我已不再保留。再問一次，按鈕就能用了。",
    passage_gone="這段原文已不在收錄的文章裡。",
    not_yours="那是給別人的回答。你自己問我，就有你的一份。",
    article_holds="收錄數字 {figures} 個 · 觀點 {claims} 則",
    its_figures="數字",
    its_claims="觀點",
    other_articles="其他相符的文章",
    table_columns=("數字", "指標", "主體", "時間", "據誰", "性質", "出處", "日期"),
    table_shows="共 {count} 個數字，列出 {shown} 個",
    csv_name="數字.csv",
    csv_here="收錄的數字：{query}",
    csv_sent="檔案已經用私訊傳給你。",
    csv_not_allowed="我在這裡還不能傳送檔案：請執行我的人在 Slack 裡重新安裝一次。",
    shared_by="{user} 問：{question}",
    shared="已分享到頻道。",
    already_shared="這則回答已經分享過了。",
    maybe_shared="Slack 沒有回話，不知道有沒有發出去。請到頻道裡看一下。",
    not_in_channel="我還不在這個頻道裡，沒辦法在這裡發訊息。用 /invite 邀請我，然後再點一次。",
    click_again="等得太久了，請再點一次。",
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
    stories=story_wording.TRADITIONAL,
    digests=digest_wording.TRADITIONAL,
    feeds=feed_wording.TRADITIONAL,
    subscriptions=subscription_wording.TRADITIONAL,
    day="{year}年{month}月{day}日",
    months=_NUMBERED_MONTHS,
    modality={
        "plan": "計劃",
        "forecast": "預測",
        "estimate": "估計",
        "goal": "目標",
        "hypothetical": "假設",
    },
    claim_form={
        "direct": "原話",
        "indirect": "轉述",
        "mixed": "轉述，部分為原話",
        "transcript": "訪談實錄",
        "institutional": "機構說法",
    },
    claim_type={
        "prediction": "預測",
        "plan": "計劃",
        "opinion": "觀點",
        "fact": "事實陳述",
        "recommendation": "建議",
        "definition": "定義",
    },
)

WORDINGS: Mapping[Literal["en", "zh-Hans", "zh-Hant"], Wording] = {
    "en": ENGLISH,
    "zh-Hans": SIMPLIFIED,
    "zh-Hant": TRADITIONAL,
}


def wording_for(text: str, earlier: Sequence[str] = ()) -> Wording:
    """Choose the script of the one who asks: "Qwen 下載量" is traditional, "What did 吳泳銘 say about AI?" is English.

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
