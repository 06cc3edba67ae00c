"""The sentences of ordering a digest: how it is typed, its modal, what cannot be done; a part of `handlers.wording`.

Must never quote an article. Names in braces are filled in by `str.format`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OrderWording:
    """All of them in one script. No field has a default, so none can be forgotten in a script."""

    # What cannot be done.
    no_zone: str
    no_schedule: str
    too_long: str
    not_allowed: str
    only_admins: str
    too_many: str
    # How an order is typed, whole.
    how: str
    placeholder: str
    # The modal, and the button that opens it.
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
    # In the help, and as they are typed; `handlers.subcommands` knows them.
    help: str
    help_list: str
    form: str
    form_list: str
    example: str


ENGLISH = OrderWording(
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
    help="Get a digest of what is new on a topic, daily, weekdays, weekly or hourly",
    help_list="See what this channel follows, and when the next digest is",
    form="follow",
    form_list="subscriptions",
    example="daily at 9:00",
)

SIMPLIFIED = OrderWording(
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
    help="定期收到一个主题的新消息：每天、工作日、每周或每小时",
    help_list="看本频道关注了什么，下次简报在几时",
    form="关注",
    form_list="订阅",
    example="每天9点",
)

TRADITIONAL = OrderWording(
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
    help="定期收到一個主題的新消息：每天、工作日、每週或每小時",
    help_list="看本頻道關注了什麼，下次簡報在幾時",
    form="關注",
    form_list="訂閱",
    example="每天9點",
)
