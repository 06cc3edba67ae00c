"""The sentences of a channel's settings, in three scripts; a part of `handlers.wording`.

Must never quote an article.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SettingsWording:
    """All of them in one script. No field has a default, so none can be forgotten in a script."""

    # The button below the status, and the modal that it opens. Slack gives a title 24 characters.
    button: str
    title: str
    label: str
    follow_ups: str
    save: str
    cancel: str


ENGLISH = SettingsWording(
    button="Settings of this channel",
    title="Settings of this channel",
    label="In threads that I have joined",
    follow_ups="Answer questions without a mention",
    save="Save",
    cancel="Cancel",
)

SIMPLIFIED = SettingsWording(
    button="本频道的设置",
    title="本频道的设置",
    label="在我参与过的消息列里",
    follow_ups="不用 @ 我也回答追问",
    save="保存",
    cancel="取消",
)

TRADITIONAL = SettingsWording(
    button="本頻道的設定",
    title="本頻道的設定",
    label="在我參與過的討論串裡",
    follow_ups="不用 @ 我也回答追問",
    save="儲存",
    cancel="取消",
)
