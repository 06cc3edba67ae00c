"""The buttons below an answer and the sentences they lead to, in three scripts; a part of `handlers.wording`.

Must never quote an article. Names in braces are filled in by `str.format`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClickWording:
    """All of them in one script. No field has a default, so none can be forgotten in a script."""

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


ENGLISH = ClickWording(
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
)

SIMPLIFIED = ClickWording(
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
)

TRADITIONAL = ClickWording(
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
)
