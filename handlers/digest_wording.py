"""The sentences of a digest, in three scripts; a part of `handlers.wording`.

Must never quote an article. Names in braces are filled in by `str.format`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.digests import Kind


@dataclass(frozen=True, slots=True)
class DigestWording:
    """All of them in one script. No field has a default, so none can be forgotten in a script."""

    # At the top: "New on 铜价".
    heading: str
    heading_everything: str
    groups: Mapping[Kind, str]
    # A period: one day, several, hours of a day.
    days: str
    hours: str
    nothing: str
    nothing_on: str
    # Above what stands in the thread.
    more: str
    # Beside an item: who else tells it.
    articles: str
    independent: str
    # An old amount and a new one, and by how much it changed.
    changed: str
    changed_by: str
    last_reported: str
    # One that these readers have been told with its old amount.
    update: str
    others_say: str
    # At the foot.
    receipt: str
    in_thread: str
    behind_more: str
    in_digest: str
    next_run: str
    # Why an item is here.
    fits: str
    fits_everything: str
    by_change: str
    by_dispute: str
    by_due: str
    # In the help, and as it is typed; `handlers.subcommands` knows it.
    help_digest: str
    form_digest: str
    no_day: str


ENGLISH = DigestWording(
    heading="New on {topic}",
    heading_everything="What is new",
    groups={
        "figure": "Figures",
        "change": "Changed",
        "claim": "Claims",
        "disagreement": "Sources disagree",
        "due": "Falls due",
    },
    days="{first} to {last}",
    hours="{day}, {first} to {last}",
    nothing="Nothing new, {period} (articles read: {articles}).",
    nothing_on="Nothing new on {topic}, {period} (articles read: {articles}).",
    more="More",
    articles="{count} articles",
    independent="{count} independent",
    changed="{old} → {new}",
    changed_by="{change}",
    last_reported="Last reported",
    update="Update",
    others_say="Others say",
    receipt="{period} · articles read: {articles} · {new} new, {changed} changed, {folded} folded, {left_out} left out",
    in_thread="{count} more in the thread",
    behind_more="{count} more: click “More”",
    in_digest="{count} more in the digest itself",
    next_run="next {time}",
    fits="fits “{words}”",
    fits_everything="this digest is about everything",
    by_change="it has changed since it was last reported",
    by_dispute="sources disagree on it",
    by_due="it falls due",
    help_digest="See what is new",
    form_digest="digest",
    no_day="I read no day in “{text}”. Write it like since 2026-03-01.",
)

SIMPLIFIED = DigestWording(
    heading="{topic}：最新",
    heading_everything="最新消息",
    groups={"figure": "数字", "change": "有变化", "claim": "说法", "disagreement": "各方说法不一", "due": "即将到期"},
    days="{first}至{last}",
    hours="{day} {first}至{last}",
    nothing="{period}没有新内容（读了 {articles} 篇）。",
    nothing_on="{period}，“{topic}”没有新内容（读了 {articles} 篇）。",
    more="更多",
    articles="{count} 篇报道",
    independent="{count} 个独立来源",
    changed="{old} → {new}",
    changed_by="{change}",
    last_reported="上次报道",
    update="更新",
    others_say="另有说法",
    receipt="{period} · 读了 {articles} 篇 · 新 {new} · 有变化 {changed} · 合并 {folded} · 略去 {left_out}",
    in_thread="消息列里还有 {count} 条",
    behind_more="还有 {count} 条：点“更多”",
    in_digest="正式简报里还有 {count} 条",
    next_run="下次 {time}",
    fits="符合“{words}”",
    fits_everything="这份简报不限主题",
    by_change="与上次报道相比有变化",
    by_dispute="各方说法不一",
    by_due="即将到期",
    help_digest="看最新的简报",
    form_digest="简报",
    no_day="“{text}”里没有看到日期。请写成 since 2026-03-01。",
)

TRADITIONAL = DigestWording(
    heading="{topic}：最新",
    heading_everything="最新消息",
    groups={"figure": "數字", "change": "有變化", "claim": "說法", "disagreement": "各方說法不一", "due": "即將到期"},
    days="{first}至{last}",
    hours="{day} {first}至{last}",
    nothing="{period}沒有新內容（讀了 {articles} 篇）。",
    nothing_on="{period}，「{topic}」沒有新內容（讀了 {articles} 篇）。",
    more="更多",
    articles="{count} 篇報導",
    independent="{count} 個獨立來源",
    changed="{old} → {new}",
    changed_by="{change}",
    last_reported="上次報導",
    update="更新",
    others_say="另有說法",
    receipt="{period} · 讀了 {articles} 篇 · 新 {new} · 有變化 {changed} · 合併 {folded} · 略去 {left_out}",
    in_thread="討論串裡還有 {count} 條",
    behind_more="還有 {count} 條：點「更多」",
    in_digest="正式簡報裡還有 {count} 條",
    next_run="下次 {time}",
    fits="符合「{words}」",
    fits_everything="這份簡報不限主題",
    by_change="與上次報導相比有變化",
    by_dispute="各方說法不一",
    by_due="即將到期",
    help_digest="看最新的簡報",
    form_digest="簡報",
    no_day="「{text}」裡沒有看到日期。請寫成 since 2026-03-01。",
)
