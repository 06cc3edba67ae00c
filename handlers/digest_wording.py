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
    nothing: str
    nothing_on: str
    more: str
    # At the foot.
    receipt: str
    next_run: str


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
    nothing="Nothing new, {first} to {last}.",
    nothing_on="Nothing new on {topic}, {first} to {last}.",
    more="{count} more",
    receipt=(
        "{first} to {last} · {articles} articles read · {new} new · {changed} changed · {folded} folded"
        " · {left_out} left out"
    ),
    next_run="next {time}",
)

SIMPLIFIED = DigestWording(
    heading="{topic}：最新",
    heading_everything="最新",
    groups={"figure": "数字", "change": "有变化", "claim": "说法", "disagreement": "说法不一", "due": "到期"},
    nothing="{first}至{last}没有新内容。",
    nothing_on="{first}至{last}，“{topic}”没有新内容。",
    more="还有 {count} 条",
    receipt="{first}至{last} · 读了 {articles} 篇 · 新 {new} · 有变化 {changed} · 合并 {folded} · 略去 {left_out}",
    next_run="下次 {time}",
)

TRADITIONAL = DigestWording(
    heading="{topic}：最新",
    heading_everything="最新",
    groups={"figure": "數字", "change": "有變化", "claim": "說法", "disagreement": "說法不一", "due": "到期"},
    nothing="{first}至{last}沒有新內容。",
    nothing_on="{first}至{last}，「{topic}」沒有新內容。",
    more="還有 {count} 條",
    receipt="{first}至{last} · 讀了 {articles} 篇 · 新 {new} · 有變化 {changed} · 合併 {folded} · 略去 {left_out}",
    next_run="下次 {time}",
)
