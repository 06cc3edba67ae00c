"""The sentences about feeds, new articles, changed and retracted ones, in three scripts; a part of `handlers.wording`.

Must never quote an article. Names in braces are filled in by `str.format`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.models import Retraction


@dataclass(frozen=True, slots=True)
class FeedWording:
    """All of them in one script. No field has a default, so none can be forgotten in a script."""

    # Beside an article that no longer holds, one that repeats another, and a figure that has changed.
    retracted: Mapping[Retraction, str]
    copy: str
    formerly: str
    # The list of feeds, and what stands beside each.
    none: str
    head: str
    more: str
    never_polled: str
    succeeded: str
    brought: str
    failing: str
    ended: str
    refused: str
    next_poll: str
    # What has been done, or cannot be.
    added: str
    known: str
    too_many: str
    removed: str
    unknown: str
    no_address: str
    article_added: str
    article_changed: str
    article_known: str
    not_allowed: str
    working_failed: str
    # In the help, and as they are typed; `handlers.subcommands` knows them.
    help_feeds: str
    help_add: str
    form_feeds: str
    form_add: str
    form_remove: str


ENGLISH = FeedWording(
    retracted={
        "feed": "retracted by its feed",
        "title": "retracted by its outlet",
        "user": "retracted here",
        "gone": "taken off its site",
    },
    copy="repeats another outlet's article",
    formerly="was {former}",
    none="There are no feeds yet. Add one: {command} {form} https://…",
    head="Feeds: {count}",
    more="and {count} more",
    never_polled="not read yet",
    succeeded="last read {when}",
    brought="{count} articles",
    failing="failing: {reason}",
    ended="ended: {reason}",
    refused="last left out: {reason}",
    next_poll="next {when}",
    added="Added the feed {feed}. Its articles come within minutes; those of its first reading are no news.",
    known="That is feed {number} already: {feed}.",
    too_many="I read {count} feeds already, as many as can be added here. Remove one first.",
    removed="Removed the feed {feed}. Its articles stay on record.",
    unknown="There is no feed {name}. See {command} {form}.",
    no_address="That is no web address. Write it like https://news.example/feed.xml.",
    article_added="On record now: {title}",
    article_changed="On record in its new version: {title}",
    article_known="On record already: {title}",
    not_allowed="Only the people who look after me can do that.",
    working_failed="I could not read that. {reason}",
    help_feeds="See the feeds that new articles come from, or add one",
    help_add="Put one web page on record",
    form_feeds="feeds",
    form_add="add",
    form_remove="remove",
)

SIMPLIFIED = FeedWording(
    retracted={"feed": "订阅源已撤回", "title": "原媒体已撤回", "user": "已在此撤回", "gone": "原网页已删除"},
    copy="转载自其他媒体",
    formerly="原为{former}",
    none="还没有订阅源。添加一个：{command} {form} https://…",
    head="订阅源：{count} 个",
    more="另有 {count} 个",
    never_polled="尚未读取",
    succeeded="上次读取 {when}",
    brought="{count} 篇文章",
    failing="读取失败：{reason}",
    ended="已停用：{reason}",
    refused="最近未收录：{reason}",
    next_poll="下次 {when}",
    added="已添加订阅源 {feed}。文章几分钟内收录；首次读取的文章不算新消息。",
    known="这个订阅源已经有了，是第 {number} 个：{feed}。",
    too_many="已经有 {count} 个订阅源，在这里不能再加了。请先移除一个。",
    removed="已移除订阅源 {feed}。它的文章仍在记录里。",
    unknown="没有 {name} 这个订阅源。请看 {command} {form}。",
    no_address="这不是网址。请写成 https://news.example/feed.xml。",
    article_added="已收录：{title}",
    article_changed="已收录新版本：{title}",
    article_known="早已收录：{title}",
    not_allowed="只有负责维护我的人才能这样做。",
    working_failed="没能读取。{reason}",
    help_feeds="查看新文章的来源，或添加一个",
    help_add="收录一个网页",
    form_feeds="订阅源",
    form_add="添加",
    form_remove="移除",
)

TRADITIONAL = FeedWording(
    retracted={"feed": "訂閱源已撤回", "title": "原媒體已撤回", "user": "已在此撤回", "gone": "原網頁已刪除"},
    copy="轉載自其他媒體",
    formerly="原為{former}",
    none="還沒有訂閱源。新增一個：{command} {form} https://…",
    head="訂閱源：{count} 個",
    more="另有 {count} 個",
    never_polled="尚未讀取",
    succeeded="上次讀取 {when}",
    brought="{count} 篇文章",
    failing="讀取失敗：{reason}",
    ended="已停用：{reason}",
    refused="最近未收錄：{reason}",
    next_poll="下次 {when}",
    added="已新增訂閱源 {feed}。文章幾分鐘內收錄；首次讀取的文章不算新消息。",
    known="這個訂閱源已經有了，是第 {number} 個：{feed}。",
    too_many="已經有 {count} 個訂閱源，在這裡不能再加了。請先移除一個。",
    removed="已移除訂閱源 {feed}。它的文章仍在紀錄裡。",
    unknown="沒有 {name} 這個訂閱源。請看 {command} {form}。",
    no_address="這不是網址。請寫成 https://news.example/feed.xml。",
    article_added="已收錄：{title}",
    article_changed="已收錄新版本：{title}",
    article_known="早已收錄：{title}",
    not_allowed="只有負責維護我的人才能這樣做。",
    working_failed="沒能讀取。{reason}",
    help_feeds="查看新文章的來源，或新增一個",
    help_add="收錄一個網頁",
    form_feeds="訂閱源",
    form_add="新增",
    form_remove="移除",
)
