"""The sentences of "This is wrong" and its list, in three scripts; a part of `handlers.wording`.

Must never quote an article. Names in braces are filled in by `str.format`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FlagWording:
    """All of them in one script. No field has a default, so none can be forgotten in a script."""

    # The modal. Slack gives a title 24 characters.
    title: str
    label: str
    placeholder: str
    submit: str
    cancel: str
    empty: str
    thanks: str
    # The owners' list.
    head: str
    none: str
    admins_only: str
    no_admins: str
    ask_privately: str


ENGLISH = FlagWording(
    title="What is wrong?",
    label="What is wrong with this answer?",
    placeholder="The figure is of another year; the speaker is somebody else; …",
    submit="Send",
    cancel="Cancel",
    empty="A few words help us to put it right.",
    thanks="Thank you. It goes to the people who look after me.",
    head="What users found wrong, newest first",
    none="Nobody has found anything wrong yet.",
    admins_only="Only the people who look after me can see that.",
    no_admins="Nobody is set to look after me yet: whoever runs me names them in ONRECORD_ADMINS.",
    ask_privately="I show that only where nobody else reads it. Type {command}",
)

SIMPLIFIED = FlagWording(
    title="哪里有误？",
    label="这条回答哪里不对？",
    placeholder="数字是另一年的；说话的是别人；……",
    submit="提交",
    cancel="取消",
    empty="写上几个字，我们才好改正。",
    thanks="谢谢，已转给维护我的人。",
    head="用户指出的问题，最新的在前",
    none="还没有人指出问题。",
    admins_only="只有维护我的人可以看这个。",
    no_admins="还没有指定由谁来维护我：请运行我的人在 ONRECORD_ADMINS 里填写。",
    ask_privately="这个只能在没有别人的地方看。请输入 {command}",
)

TRADITIONAL = FlagWording(
    title="哪裡有誤？",
    label="這則回答哪裡不對？",
    placeholder="數字是另一年的；說話的是別人；……",
    submit="送出",
    cancel="取消",
    empty="寫上幾個字，我們才好改正。",
    thanks="謝謝，已轉給維護我的人。",
    head="使用者指出的問題，最新的在前",
    none="還沒有人指出問題。",
    admins_only="只有維護我的人可以看這個。",
    no_admins="還沒有指定由誰來維護我：請執行我的人在 ONRECORD_ADMINS 裡填寫。",
    ask_privately="這個只能在沒有別人的地方看。請輸入 {command}",
)
