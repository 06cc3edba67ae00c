"""The sentences of check, timeline and due, in three scripts; a part of `handlers.wording`.

Must never quote an article. Names in braces are filled in by `str.format`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.stories.checking import Finding


@dataclass(frozen=True, slots=True)
class StoryWording:
    """All of them in one script. No field has a default, so none can be forgotten in a script."""

    # Above a checked text, and beside each figure of it.
    checked: str
    first_of: str
    findings: Mapping[Finding, str]
    at_another_time: str
    no_figures: str
    # Beside the points of a series.
    no_time: str
    change: str
    disputed: str
    one_point: str
    low_ends: str
    # Claims that fall due.
    due_on: str
    nothing_due: str
    nothing_due_by: str
    no_day: str
    # Of large numbers, largest first: what they are divided by, and how that is called.
    scales: tuple[tuple[int, str], ...]
    # Units that are not written as our code calls them.
    units: Mapping[str, str]
    # In the help, and as they are typed; `handlers.subcommands` knows them.
    help_check: str
    help_timeline: str
    help_due: str
    form_check: str
    form_timeline: str
    form_due: str


ENGLISH = StoryWording(
    checked="Against the record: {agree} agree · {differ} differ · {missing} not on record",
    first_of="The text has more figures than I check at once: these are the first {count} of {total}.",
    findings={
        "agrees": "agrees with the record",
        "differs": "the record says otherwise",
        "not on record": "not on record",
    },
    at_another_time="For another time the record has:",
    no_figures="I see no figure in that text.",
    no_time="no date given",
    change="{change} since the one before",
    disputed="sources disagree",
    one_point="The record has this at one time only.",
    low_ends="A range is drawn at its low end.",
    due_on="due {day}",
    nothing_due="Nothing on record falls due from today on.",
    nothing_due_by="Nothing on record falls due by {day}.",
    no_day="I read no day in “{text}”. Write it like 2027, 2027-06 or 2027-06-30.",
    scales=((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
    units={"percent": "%"},
    help_check="Check the figures of a text",
    help_timeline="Follow a figure over time",
    help_due="See which predictions fall due",
    form_check="check",
    form_timeline="timeline",
    form_due="due",
)

SIMPLIFIED = StoryWording(
    checked="对照收录的文章：一致 {agree} · 不一致 {differ} · 未收录 {missing}",
    first_of="这段文字里的数字较多，只核对了 {total} 个中的前 {count} 个。",
    findings={"agrees": "与记录一致", "differs": "与记录不一致", "not on record": "未收录"},
    at_another_time="其他时间的记录：",
    no_figures="这段文字里没有看到数字。",
    no_time="未注明时间",
    change="较前一次 {change}",
    disputed="各方说法不一",
    one_point="目前只收录了一个时间点。",
    low_ends="图中的区间按下限绘制。",
    due_on="{day}到期",
    nothing_due="收录的说法里，今后没有到期的。",
    nothing_due_by="到{day}为止，没有到期的说法。",
    no_day="“{text}”里没有看到日期。请写成 2027、2027-06 或 2027-06-30。",
    scales=((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
    units={
        "percent": "%",
        "multiple": "倍",
        "CNY": "元",
        "USD": "美元",
        "EUR": "欧元",
        "GBP": "英镑",
        "JPY": "日元",
        "HKD": "港元",
        "TWD": "新台币",
        "KRW": "韩元",
        "year": "年",
        "month": "个月",
        "day": "天",
        "ton": "吨",
    },
    help_check="核对一段文字里的数字",
    help_timeline="看一个数字的走势",
    help_due="看哪些预测快到期",
    form_check="核对",
    form_timeline="走势",
    form_due="到期",
)

TRADITIONAL = StoryWording(
    checked="對照收錄的文章：一致 {agree} · 不一致 {differ} · 未收錄 {missing}",
    first_of="這段文字裡的數字較多，只核對了 {total} 個中的前 {count} 個。",
    findings={"agrees": "與紀錄一致", "differs": "與紀錄不一致", "not on record": "未收錄"},
    at_another_time="其他時間的紀錄：",
    no_figures="這段文字裡沒有看到數字。",
    no_time="未註明時間",
    change="較前一次 {change}",
    disputed="各方說法不一",
    one_point="目前只收錄了一個時間點。",
    low_ends="圖中的區間按下限繪製。",
    due_on="{day}到期",
    nothing_due="收錄的說法裡，今後沒有到期的。",
    nothing_due_by="到{day}為止，沒有到期的說法。",
    no_day="「{text}」裡沒有看到日期。請寫成 2027、2027-06 或 2027-06-30。",
    scales=((10**12, "兆"), (10**8, "億"), (10**4, "萬")),
    units={
        "percent": "%",
        "multiple": "倍",
        "CNY": "元",
        "USD": "美元",
        "EUR": "歐元",
        "GBP": "英鎊",
        "JPY": "日圓",
        "HKD": "港元",
        "TWD": "新臺幣",
        "KRW": "韓元",
        "year": "年",
        "month": "個月",
        "day": "天",
        "ton": "噸",
    },
    help_check="核對一段文字裡的數字",
    help_timeline="看一個數字的走勢",
    help_due="看哪些預測快到期",
    form_check="核對",
    form_timeline="走勢",
    form_due="到期",
)
