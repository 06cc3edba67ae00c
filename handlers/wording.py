"""Every sentence that a user can read in Slack, in three scripts. Must never quote an article or decide what is shown.

Tone: short, friendly, exact; say what to do next. Names in braces are filled in by `str.format`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.models import ClaimForm, ClaimType, Modality
from corpus.normalise import detect_lang
from handlers import story_wording
from handlers.story_wording import StoryWording


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
    # What is wrong with an answer: the modal, and the owners' list. Slack gives a title 24 characters.
    flag_title: str
    flag_label: str
    flag_placeholder: str
    flag_submit: str
    flag_cancel: str
    flag_empty: str
    flag_thanks: str
    click_again: str
    flags_head: str
    no_flags: str
    admins_only: str
    no_admins: str
    ask_privately: str
    # Help.
    help_greeting: str
    help_ask: str
    help_figures: str
    help_claims: str
    help_article: str
    help_status: str
    help_follow_ups: str
    help_mention: str
    help_private: str
    # The subcommands as they are typed; `handlers.subcommands` knows them.
    form_figures: str
    form_claims: str
    form_flags: str
    form_article: str
    form_status: str
    form_help: str
    form_follow_ups: str
    form_off: str
    # What to ask of a figure on record.
    example_question: str
    # How the bot stands.
    status_articles: str
    status_days: str
    status_everywhere: str
    status_channels: str
    status_external: str
    status_not_external: str
    status_limits: str
    status_version: str
    follow_ups_on: str
    follow_ups_off: str
    follow_ups_direct: str
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
    # The Home tab and its modal.
    home_ask: str
    home_new: str
    home_status: str
    # What is suggested before the first message.
    prompt_help: str
    prompt_status: str
    ask_title: str
    ask_label: str
    ask_placeholder: str
    ask_submit: str
    ask_cancel: str
    ask_empty: str
    # Where this workspace has no installation that holds.
    not_installed: str
    # The pages for installing.
    page_install: str
    page_what: str
    page_install_button: str
    page_installed: str
    page_next: str
    page_open_slack: str
    page_failed: str
    page_try_again: str
    # check, timeline and due.
    stories: StoryWording
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


_CHINESE_CHARACTER = re.compile("[\u3400-\u9fff]")
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
        "share": "Share to channel",
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
    flag_title="What is wrong?",
    flag_label="What is wrong with this answer?",
    flag_placeholder="The figure is of another year; the speaker is somebody else; …",
    flag_submit="Send",
    flag_cancel="Cancel",
    flag_empty="A few words help us to put it right.",
    flag_thanks="Thank you. It goes to the people who look after me.",
    click_again="That took too long. Please click once more.",
    flags_head="What users found wrong, newest first",
    no_flags="Nobody has found anything wrong yet.",
    admins_only="Only the people who look after me can see that.",
    no_admins="Nobody is set to look after me yet: whoever runs me names them in ONRECORD_ADMINS.",
    ask_privately="I show that only where nobody else reads it. Type {command}",
    help_greeting="Ask me what the articles on record say. I answer with the passage, its figures and its source.",
    help_ask="Ask a question",
    help_figures="List figures: how much, of what, whose, when",
    help_claims="List who said, expects or plans what",
    help_article="Look at one article: its source, its figures and claims",
    help_status="See what is on record, and how I behave here",
    help_follow_ups="Let me answer in this channel's threads only when I am mentioned",
    help_mention="In a channel, mention me with your question. I answer in a thread, where you can ask on.",
    help_private="Only you see the answers to {command}. Chinese works as well as English, in both scripts.",
    form_figures="figures",
    form_claims="claims",
    form_flags="flags",
    form_article="article",
    form_status="status",
    form_help="help",
    form_follow_ups="follow-ups",
    form_off="off",
    example_question="{entity} {metric}: how much?",
    status_articles="Articles on record: {count}",
    status_days="With a date: {dated}, from {first} to {last}",
    status_everywhere="I answer in every channel I am invited to",
    status_channels="I answer in {count} channels only",
    status_external="Channels shared with other organisations: answered",
    status_not_external="Channels shared with other organisations: not answered",
    status_limits="Questions and clicks a minute: {user} for each person, {channel} for each channel",
    status_version="Onrecord {version}",
    follow_ups_on="In a thread I have joined in this channel, questions need no mention.",
    follow_ups_off="In this channel I answer only when I am mentioned, in threads too.",
    follow_ups_direct="Here every message is for me, so there is nothing to switch. In a channel there is.",
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
    home_ask="Ask a question",
    home_new="New on record",
    home_status="How it stands",
    prompt_help="What can I ask?",
    prompt_status="What is on record?",
    ask_title="Ask the record",
    ask_label="Your question",
    ask_placeholder="In English or Chinese; I answer in our direct messages.",
    ask_submit="Ask",
    ask_cancel="Cancel",
    ask_empty="Write a question first.",
    not_installed="This workspace has no working installation of mine any more. Somebody needs to install me again.",
    page_install="Onrecord for Slack",
    page_what="Ask what the articles on record say, and read the passage, its figures and its source.",
    page_install_button="Add to Slack",
    page_installed="Onrecord is in your workspace",
    page_next="Invite it to a channel and mention it with a question, or write to it directly.",
    page_open_slack="Open Slack",
    page_failed="Onrecord was not installed",
    page_try_again="Slack did not confirm it, or it took too long. Please begin again.",
    stories=story_wording.ENGLISH,
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
        "share": "分享到频道",
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
    flag_title="哪里有误？",
    flag_label="这条回答哪里不对？",
    flag_placeholder="数字是另一年的；说话的是别人；……",
    flag_submit="提交",
    flag_cancel="取消",
    flag_empty="写上几个字，我们才好改正。",
    flag_thanks="谢谢，已转给维护我的人。",
    click_again="等得太久了，请再点一次。",
    flags_head="用户指出的问题，最新的在前",
    no_flags="还没有人指出问题。",
    admins_only="只有维护我的人可以看这个。",
    no_admins="还没有指定由谁来维护我：请运行我的人在 ONRECORD_ADMINS 里填写。",
    ask_privately="这个只能在没有别人的地方看。请输入 {command}",
    help_greeting="想知道收录的文章里怎么说，直接问我。我会给出原文段落、其中的数字和出处。",
    help_ask="提一个问题",
    help_figures="查数字：多少、什么、谁的、何时",
    help_claims="查观点：谁说了、预计或计划什么",
    help_article="看一篇文章：出处、其中的数字和观点",
    help_status="看收录了多少文章，以及我在这里的设置",
    help_follow_ups="让我在这个频道的消息列里只在被 @ 时回答",
    help_mention="在频道里 @ 我并写下问题，我会在消息列里回答，你可以接着追问。",
    help_private="{command} 的回答只有你能看到。中文简体、繁体和英文都可以。",
    form_figures="数字",
    form_claims="观点",
    form_flags="报错",
    form_article="文章",
    form_status="状态",
    form_help="帮助",
    form_follow_ups="追问",
    form_off="关",
    example_question="{entity}{metric}多少？",
    status_articles="收录文章：{count} 篇",
    status_days="其中有日期的 {dated} 篇，从{first}到{last}",
    status_everywhere="我在受邀加入的每个频道里回答",
    status_channels="我只在 {count} 个频道里回答",
    status_external="与其他组织共享的频道：回答",
    status_not_external="与其他组织共享的频道：不回答",
    status_limits="每分钟的提问和点击：每人 {user} 次，每个频道 {channel} 次",
    status_version="Onrecord {version}",
    follow_ups_on="在这个频道里，我参与过的消息列可以直接追问，不用再 @ 我。",
    follow_ups_off="在这个频道里，只有 @ 我，我才回答，消息列里也一样。",
    follow_ups_direct="这里的每条消息都是给我的，不需要开关。在频道里可以设置。",
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
    home_ask="提一个问题",
    home_new="最新收录",
    home_status="目前的情况",
    prompt_help="可以问什么？",
    prompt_status="收录了些什么？",
    ask_title="问问收录的文章",
    ask_label="你的问题",
    ask_placeholder="中文或英文都可以，我在私信里回答。",
    ask_submit="提问",
    ask_cancel="取消",
    ask_empty="请先写下问题。",
    not_installed="这个工作区的安装已经失效，请重新安装我。",
    page_install="Onrecord for Slack",
    page_what="直接问收录的文章里怎么说，读到原文段落、其中的数字和出处。",
    page_install_button="添加到 Slack",
    page_installed="Onrecord 已装进你的工作区",
    page_next="把它邀请到频道里，@ 它并写下问题；也可以直接发私信。",
    page_open_slack="打开 Slack",
    page_failed="Onrecord 没有装上",
    page_try_again="Slack 没有确认，或者等得太久。请重新开始。",
    stories=story_wording.SIMPLIFIED,
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
        "share": "分享到頻道",
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
    flag_title="哪裡有誤？",
    flag_label="這則回答哪裡不對？",
    flag_placeholder="數字是另一年的；說話的是別人；……",
    flag_submit="送出",
    flag_cancel="取消",
    flag_empty="寫上幾個字，我們才好改正。",
    flag_thanks="謝謝，已轉給維護我的人。",
    click_again="等得太久了，請再點一次。",
    flags_head="使用者指出的問題，最新的在前",
    no_flags="還沒有人指出問題。",
    admins_only="只有維護我的人可以看這個。",
    no_admins="還沒有指定由誰來維護我：請執行我的人在 ONRECORD_ADMINS 裡填寫。",
    ask_privately="這個只能在沒有別人的地方看。請輸入 {command}",
    help_greeting="想知道收錄的文章裡怎麼說，直接問我。我會給出原文段落、其中的數字和出處。",
    help_ask="提一個問題",
    help_figures="查數字：多少、什麼、誰的、何時",
    help_claims="查觀點：誰說了、預計或計劃什麼",
    help_article="看一篇文章：出處、其中的數字和觀點",
    help_status="看收錄了多少文章，以及我在這裡的設定",
    help_follow_ups="讓我在這個頻道的討論串裡只在被 @ 時回答",
    help_mention="在頻道裡 @ 我並寫下問題，我會在討論串裡回答，你可以接著追問。",
    help_private="{command} 的回答只有你看得到。中文繁體、簡體和英文都可以。",
    form_figures="數字",
    form_claims="觀點",
    form_flags="報錯",
    form_article="文章",
    form_status="狀態",
    form_help="說明",
    form_follow_ups="追問",
    form_off="關",
    example_question="{entity}{metric}多少？",
    status_articles="收錄文章：{count} 篇",
    status_days="其中有日期的 {dated} 篇，從{first}到{last}",
    status_everywhere="我在受邀加入的每個頻道裡回答",
    status_channels="我只在 {count} 個頻道裡回答",
    status_external="與其他組織共用的頻道：回答",
    status_not_external="與其他組織共用的頻道：不回答",
    status_limits="每分鐘的提問和點擊：每人 {user} 次，每個頻道 {channel} 次",
    status_version="Onrecord {version}",
    follow_ups_on="在這個頻道裡，我參與過的討論串可以直接追問，不用再 @ 我。",
    follow_ups_off="在這個頻道裡，只有 @ 我，我才回答，討論串裡也一樣。",
    follow_ups_direct="這裡的每則訊息都是給我的，不需要開關。在頻道裡可以設定。",
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
    home_ask="提一個問題",
    home_new="最新收錄",
    home_status="目前的情況",
    prompt_help="可以問什麼？",
    prompt_status="收錄了些什麼？",
    ask_title="問問收錄的文章",
    ask_label="你的問題",
    ask_placeholder="中文或英文都可以，我在私訊裡回答。",
    ask_submit="提問",
    ask_cancel="取消",
    ask_empty="請先寫下問題。",
    not_installed="這個工作區的安裝已經失效，請重新安裝我。",
    page_install="Onrecord for Slack",
    page_what="直接問收錄的文章裡怎麼說，讀到原文段落、其中的數字和出處。",
    page_install_button="加到 Slack",
    page_installed="Onrecord 已裝進你的工作區",
    page_next="把它邀請到頻道裡，@ 它並寫下問題；也可以直接傳私訊。",
    page_open_slack="開啟 Slack",
    page_failed="Onrecord 沒有裝上",
    page_try_again="Slack 沒有確認，或者等得太久。請重新開始。",
    stories=story_wording.TRADITIONAL,
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


def wording_for(text: str) -> Wording:
    """Choose the script of the one who asks: "Qwen 下載量" is traditional, "What did 吳泳銘 say about AI?" is English.

    English needs more words than there are Chinese characters, and more than the few that names take.
    """
    chinese = len(_CHINESE_CHARACTER.findall(text))
    english = len(_LATIN_WORD.findall(text))
    if chinese == 0 or english > max(chinese, _WORDS_OF_A_NAME):
        return ENGLISH
    return TRADITIONAL if "zh-Hant" in detect_lang(text) else SIMPLIFIED


def wording_of_locale(accepted: str) -> Wording:
    """Choose the script by what Slack or a browser says of a person: "zh-TW,zh;q=0.9" is traditional."""
    first = accepted.split(",", 1)[0].partition(";")[0].strip().casefold()
    if first.startswith(_TRADITIONAL_LOCALES):
        return TRADITIONAL
    return SIMPLIFIED if first.startswith("zh") else ENGLISH
