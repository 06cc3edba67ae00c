"""The sentences of subscriptions, in three scripts; a part of `handlers.wording`.

Must never quote an article. Names in braces are filled in by `str.format`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.slots import Cadence


@dataclass(frozen=True, slots=True)
class SubscriptionWording:
    """All of them in one script. No field has a default, so none can be forgotten in a script."""

    # After follow: is followed from now on, or otherwise than before.
    followed: str
    changed: str
    topic: str
    everything: str
    # How often: by cadence; a weekly one names its day.
    often: Mapping[Cadence, str]
    days: tuple[str, ...]
    over: str
    most: str
    joint: str
    quiet: str
    says_nothing_new: str
    # When next: the moment in its zone.
    next: str
    moment: str
    console: str
    invite: str
    manage: str
    # How one stands.
    paused: str
    suspended: str
    uncertain: str
    reasons: Mapping[str, str]
    # The list.
    head: str
    none: str
    # What was done.
    unfollowed: str
    now_paused: str
    now_resumed: str
    settled: str
    again: str
    not_here: str
    # What cannot be done.
    gone: str
    which: str
    no_such: str
    # To the owner, in a direct message, once.
    told_owner: str
    # Buttons, and the head of the list on the Home tab.
    buttons: Mapping[str, str]
    home_head: str


ENGLISH = SubscriptionWording(
    followed="This channel now follows {topic}: {often}.",
    changed="This channel follows {topic} as before, and now {often}.",
    topic="“{topic}”",
    everything="everything",
    often={
        "hourly": "every hour at :{minute} ({zone})",
        "daily": "every day at {at} ({zone})",
        "weekdays": "Monday to Friday at {at} ({zone})",
        "weekly": "every {day} at {at} ({zone})",
        "at once": "at once when there is something ({zone})",
    },
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    over="figures from {amount} on",
    most="at most {count} a day",
    joint=", ",
    quiet="quiet from {since} to {until}",
    says_nothing_new="with a line on days without news",
    next="Next: {moment}.",
    moment="{weekday}, {day}, {time} ({zone})",
    console="Digests go out where Slack is connected; here, preview shows what one would say.",
    invite="I have to be in this channel to post here: /invite me if I am not.",
    manage="Follow it again to change it; {command} subscriptions lists what this channel follows.",
    paused="paused",
    suspended="suspended: {reason}",
    uncertain="Slack did not say whether the last digest was posted, and I may not look. Is it there?",
    reasons={
        "is_archived": "the channel is archived",
        "channel_not_found": "the channel is gone, or closed to me",
        "not_in_channel": "I am not in the channel",
        "": "Slack does not let me post there ({code})",
    },
    head="This channel follows:",
    none="This channel follows nothing yet.",
    unfollowed="This channel does not follow {topic} any more.",
    now_paused="{topic} is paused.",
    now_resumed="This channel follows {topic} again. What was missed comes with the next digest.",
    settled="Thank you. It is noted as posted.",
    again="It will be posted again.",
    not_here="Then pause or unfollow it, or follow it again in narrower words.",
    gone="That is no longer there, or not yours to change. subscriptions lists what is.",
    which="Which one? Add its number or its topic.",
    no_such="This channel follows nothing like “{text}”.",
    told_owner=(
        "I can no longer post the digest on {topic}: {reason}. It is suspended. When that is mended, "
        "{command} resume there lets it go on."
    ),
    buttons={
        "preview": "Preview",
        "pause": "Pause",
        "resume": "Resume",
        "unfollow": "Unfollow",
        "stands": "It is there",
        "again": "Post it again",
        "why": "Why these?",
        "not_here": "Not useful here",
        "next": "Preview the next",
    },
    home_head="What you follow",
)

SIMPLIFIED = SubscriptionWording(
    followed="本频道开始关注{topic}：{often}。",
    changed="本频道继续关注{topic}，改为{often}。",
    topic="“{topic}”",
    everything="全部内容",
    often={
        "hourly": "每小时的第 {minute} 分（{zone}）",
        "daily": "每天 {at}（{zone}）",
        "weekdays": "周一至周五 {at}（{zone}）",
        "weekly": "每{day} {at}（{zone}）",
        "at once": "有消息即时提醒（{zone}）",
    },
    days=("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    over="达到 {amount} 的数字",
    most="每天最多 {count} 条",
    joint="，",
    quiet="{since} 至 {until} 免打扰",
    says_nothing_new="没有新消息时也发一行",
    next="下次：{moment}。",
    moment="{day}{weekday} {time}（{zone}）",
    console="连接 Slack 后才会推送简报；在这里可以用 preview 看看简报会说什么。",
    invite="我要在频道里才能发消息；如果还没加我，请用 /invite 邀请我。",
    manage="再关注一次就能改；{command} 订阅 列出本频道关注的内容。",
    paused="已暂停",
    suspended="已停用：{reason}",
    uncertain="Slack 没有说上一份简报发出去没有，我又没有权限查看。你看到了吗？",
    reasons={
        "is_archived": "频道已归档",
        "channel_not_found": "频道不存在，或者不让我进",
        "not_in_channel": "我不在这个频道里",
        "": "Slack 不让我在那里发消息（{code}）",
    },
    head="本频道关注：",
    none="本频道还没有关注任何内容。",
    unfollowed="本频道不再关注{topic}。",
    now_paused="{topic}已暂停。",
    now_resumed="{topic}已恢复。错过的内容会放进下一份简报。",
    settled="谢谢，已记为已发出。",
    again="会再发一次。",
    not_here="可以暂停或取消关注，也可以换个更具体的说法再关注一次。",
    gone="已经没有了，或者不归你改。输入“订阅”看现在有哪些。",
    which="是哪一个？请加上编号或主题。",
    no_such="本频道没有关注“{text}”。",
    told_owner=("关于{topic}的简报发不出去了：{reason}。已经停用。问题解决后，在频道里输入 {command} 恢复 就能继续。"),
    buttons={
        "preview": "预览",
        "pause": "暂停",
        "resume": "恢复",
        "unfollow": "取消关注",
        "stands": "看到了",
        "again": "再发一次",
        "why": "为什么是这些？",
        "not_here": "对这里没用",
        "next": "预览下一份",
    },
    home_head="你关注的内容",
)

TRADITIONAL = SubscriptionWording(
    followed="本頻道開始關注{topic}：{often}。",
    changed="本頻道繼續關注{topic}，改為{often}。",
    topic="「{topic}」",
    everything="全部內容",
    often={
        "hourly": "每小時的第 {minute} 分（{zone}）",
        "daily": "每天 {at}（{zone}）",
        "weekdays": "週一至週五 {at}（{zone}）",
        "weekly": "每{day} {at}（{zone}）",
        "at once": "有消息即時提醒（{zone}）",
    },
    days=("週一", "週二", "週三", "週四", "週五", "週六", "週日"),
    over="達到 {amount} 的數字",
    most="每天最多 {count} 則",
    joint="，",
    quiet="{since} 至 {until} 免打擾",
    says_nothing_new="沒有新消息時也發一行",
    next="下次：{moment}。",
    moment="{day}{weekday} {time}（{zone}）",
    console="連接 Slack 後才會推送簡報；在這裡可以用 preview 看看簡報會說什麼。",
    invite="我要在頻道裡才能發訊息；如果還沒加我，請用 /invite 邀請我。",
    manage="再關注一次就能改；{command} 訂閱 列出本頻道關注的內容。",
    paused="已暫停",
    suspended="已停用：{reason}",
    uncertain="Slack 沒有說上一份簡報發出去沒有，我又沒有權限查看。你看到了嗎？",
    reasons={
        "is_archived": "頻道已封存",
        "channel_not_found": "頻道不存在，或者不讓我進",
        "not_in_channel": "我不在這個頻道裡",
        "": "Slack 不讓我在那裡發訊息（{code}）",
    },
    head="本頻道關注：",
    none="本頻道還沒有關注任何內容。",
    unfollowed="本頻道不再關注{topic}。",
    now_paused="{topic}已暫停。",
    now_resumed="{topic}已恢復。錯過的內容會放進下一份簡報。",
    settled="謝謝，已記為已發出。",
    again="會再發一次。",
    not_here="可以暫停或取消關注，也可以換個更具體的說法再關注一次。",
    gone="已經沒有了，或者不歸你改。輸入「訂閱」看現在有哪些。",
    which="是哪一個？請加上編號或主題。",
    no_such="本頻道沒有關注「{text}」。",
    told_owner=("關於{topic}的簡報發不出去了：{reason}。已經停用。問題解決後，在頻道裡輸入 {command} 恢復 就能繼續。"),
    buttons={
        "preview": "預覽",
        "pause": "暫停",
        "resume": "恢復",
        "unfollow": "取消關注",
        "stands": "看到了",
        "again": "再發一次",
        "why": "為什麼是這些？",
        "not_here": "對這裡沒用",
        "next": "預覽下一份",
    },
    home_head="你關注的內容",
)
