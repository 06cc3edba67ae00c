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
    no_zone: str
    no_schedule: str
    too_long: str
    # How an order is typed, whole.
    how: str
    placeholder: str
    not_allowed: str
    only_admins: str
    too_many: str
    # To the owner, in a direct message, once.
    told_owner: str
    # Buttons, and the modal.
    buttons: Mapping[str, str]
    new: str
    modal_title: str
    modal_submit: str
    modal_cancel: str
    modal_topic: str
    modal_topic_hint: str
    modal_often: str
    modal_often_hint: str
    modal_channel: str
    modal_empty: str
    modal_no_channel: str
    home_head: str
    # In the help, and as they are typed; `handlers.subcommands` knows them.
    help: str
    help_list: str
    form: str
    form_list: str
    example: str


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
    no_zone="I know no time zone “{zone}”. Write it like Asia/Shanghai, or a large city.",
    no_schedule=(
        "I cannot read “{text}” as a time to post. Type it like {form}: hourly, daily, weekdays, weekly, or one day "
        "(every Monday), with one hour from 0:00 to 23:59."
    ),
    too_long="A topic has at most {count} characters. Please say it in fewer words.",
    how="To follow something, type: {form}",
    placeholder="TOPIC",
    not_allowed="Only who ordered it, or an owner of mine, can change that.",
    only_admins="Only my owners can change what channels follow.",
    too_many="This channel follows {count} topics already, as many as it can.",
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
    new="Follow a topic",
    modal_title="Follow a topic",
    modal_submit="Follow",
    modal_cancel="Cancel",
    modal_topic="What to follow",
    modal_topic_hint="copper price, data centre spending",
    modal_often="How often, and when",
    modal_often_hint="weekdays at 9:00 in Asia/Shanghai",
    modal_channel="In which channel",
    modal_empty="Please write what to follow.",
    modal_no_channel="Please choose a channel.",
    home_head="What you follow",
    help="Get a digest of what is new on a topic, daily, weekdays, weekly or hourly",
    help_list="See what this channel follows, and when the next digest is",
    form="follow",
    form_list="subscriptions",
    example="daily at 9:00",
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
    no_zone="不认识时区“{zone}”。请写成 Asia/Shanghai，或者写一个大城市。",
    no_schedule=(
        "看不懂“{text}”是什么时候。请写成 {form}："
        "每小时、每天、工作日、每周，或者每周的某一天（每周一），再加一个 0:00 到 23:59 的时间。"
    ),
    too_long="主题最多 {count} 个字。请写短一些。",
    how="要关注一个主题，请输入：{form}",
    placeholder="主题",
    not_allowed="只有当初关注的人或我的管理员才能改。",
    only_admins="只有我的管理员才能改频道关注的内容。",
    too_many="本频道已关注 {count} 个主题，不能再多了。",
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
    new="关注主题",
    modal_title="关注主题",
    modal_submit="关注",
    modal_cancel="取消",
    modal_topic="关注什么",
    modal_topic_hint="铜价，数据中心 投资",
    modal_often="多久一次，几点",
    modal_often_hint="工作日 9点 北京时间",
    modal_channel="在哪个频道",
    modal_empty="请写上要关注的内容。",
    modal_no_channel="请选择一个频道。",
    home_head="你关注的内容",
    help="定期收到一个主题的新消息：每天、工作日、每周或每小时",
    help_list="看本频道关注了什么，下次简报在几时",
    form="关注",
    form_list="订阅",
    example="每天9点",
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
    no_zone="不認識時區「{zone}」。請寫成 Asia/Taipei，或者寫一個大城市。",
    no_schedule=(
        "看不懂「{text}」是什麼時候。請寫成 {form}："
        "每小時、每天、工作日、每週，或者每週的某一天（每週一），再加一個 0:00 到 23:59 的時間。"
    ),
    too_long="主題最多 {count} 個字。請寫短一些。",
    how="要關注一個主題，請輸入：{form}",
    placeholder="主題",
    not_allowed="只有當初關注的人或我的管理員才能改。",
    only_admins="只有我的管理員才能改頻道關注的內容。",
    too_many="本頻道已關注 {count} 個主題，不能再多了。",
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
    new="關注主題",
    modal_title="關注主題",
    modal_submit="關注",
    modal_cancel="取消",
    modal_topic="關注什麼",
    modal_topic_hint="銅價，資料中心 投資",
    modal_often="多久一次，幾點",
    modal_often_hint="工作日 9點 台北時間",
    modal_channel="在哪個頻道",
    modal_empty="請寫上要關注的內容。",
    modal_no_channel="請選擇一個頻道。",
    home_head="你關注的內容",
    help="定期收到一個主題的新消息：每天、工作日、每週或每小時",
    help_list="看本頻道關注了什麼，下次簡報在幾時",
    form="關注",
    form_list="訂閱",
    example="每天9點",
)
