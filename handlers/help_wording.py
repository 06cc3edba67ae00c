"""The sentences of help, of status and of commands mistyped, in three scripts; a part of `handlers.wording`.

Must never quote an article. Names in braces are filled in by `str.format`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpWording:
    """All of them in one script. No field has a default, so none can be forgotten in a script."""

    greeting: str
    all_of_it: str
    ask: str
    figures: str
    claims: str
    article: str
    status: str
    follow_ups: str
    mention: str
    # How a question is narrowed.
    narrow: str
    private: str
    # The subcommands as they are typed; `handlers.subcommands` knows them.
    form_figures: str
    form_claims: str
    form_flags: str
    form_article: str
    form_status: str
    form_help: str
    form_follow_ups: str
    form_off: str
    # What to ask of a figure on record: of any, of what is counted, of a metric such as revenue.
    example_question: str
    example_count: str
    example_measured: str
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


ENGLISH = HelpWording(
    greeting="Ask me what the articles on record say. I answer with the passage, its figures and its source.",
    all_of_it="{command} {form} shows all that I can do.",
    ask="Ask a question",
    figures="List figures: how much, of what, whose, when",
    claims="List who said, expects or plans what",
    article="Look at one article: its source, its figures and claims",
    status="See what is on record, and how I behave here",
    follow_ups="Let me answer in this channel's threads only when I am mentioned",
    mention="In a channel, mention me with your question. I answer in a thread, where you can ask on.",
    narrow='Narrow a question: copper speaker:Wu source:Reuters after:2025-09 before:2026 -Europe "exact words"',
    private="Only you see the answers to {command}. Chinese works as well as English, in both scripts.",
    form_figures="figures",
    form_claims="claims",
    form_flags="flags",
    form_article="article",
    form_status="status",
    form_help="help",
    form_follow_ups="follow-ups",
    form_off="off",
    example_question="What about {entity} {metric}?",
    example_count="How many {metric} does {entity} have?",
    example_measured="What is {entity}'s {metric}?",
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
)

SIMPLIFIED = HelpWording(
    greeting="想知道收录的文章里怎么说，直接问我。我会给出原文段落、其中的数字和出处。",
    all_of_it="输入 {command} {form}，看我能做的一切。",
    ask="提一个问题",
    figures="查数字：多少、什么、谁的、何时",
    claims="查观点：谁说了、预计或计划什么",
    article="看一篇文章：出处、其中的数字和观点",
    status="看收录了多少文章，以及我在这里的设置",
    follow_ups="让我在这个频道的消息列里只在被 @ 时回答",
    mention="在频道里 @ 我并写下问题，我会在消息列里回答，你可以接着追问。",
    narrow="缩小范围：铜价 speaker:吴泳铭 source:路透 after:2025-09 before:2026 lang:zh -欧洲 “原话”",
    private="{command} 的回答只有你能看到。中文简体、繁体和英文都可以。",
    form_figures="数字",
    form_claims="观点",
    form_flags="报错",
    form_article="文章",
    form_status="状态",
    form_help="帮助",
    form_follow_ups="追问",
    form_off="关",
    example_question="{entity}{metric}多少？",
    example_count="{entity}{metric}多少？",
    example_measured="{entity}{metric}多少？",
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
)

TRADITIONAL = HelpWording(
    greeting="想知道收錄的文章裡怎麼說，直接問我。我會給出原文段落、其中的數字和出處。",
    all_of_it="輸入 {command} {form}，看我能做的一切。",
    ask="提一個問題",
    figures="查數字：多少、什麼、誰的、何時",
    claims="查觀點：誰說了、預計或計劃什麼",
    article="看一篇文章：出處、其中的數字和觀點",
    status="看收錄了多少文章，以及我在這裡的設定",
    follow_ups="讓我在這個頻道的討論串裡只在被 @ 時回答",
    mention="在頻道裡 @ 我並寫下問題，我會在討論串裡回答，你可以接著追問。",
    narrow="縮小範圍：銅價 speaker:吳泳銘 source:路透 after:2025-09 before:2026 lang:zh -歐洲 「原話」",
    private="{command} 的回答只有你看得到。中文繁體、簡體和英文都可以。",
    form_figures="數字",
    form_claims="觀點",
    form_flags="報錯",
    form_article="文章",
    form_status="狀態",
    form_help="說明",
    form_follow_ups="追問",
    form_off="關",
    example_question="{entity}{metric}多少？",
    example_count="{entity}{metric}多少？",
    example_measured="{entity}{metric}多少？",
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
)
