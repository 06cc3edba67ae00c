"""What the shell says beside its rows, and where nothing was found, in three scripts; a part of `handlers.wording`.

Must never word an answer. Names in braces are filled in by `str.format`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShellWording:
    """All of it in one script. Names in braces are filled in by `str.format`."""

    nothing: str
    nothing_among: str
    tried: str
    no_figures: str
    no_claims: str
    no_figure_in: str
    not_on_record: str
    checked: str
    nothing_new: str


ENGLISH = ShellWording(
    nothing="Nothing on record for: {query}",
    nothing_among="Nothing on record for: {query} ({count} articles searched).",
    tried=" Try: {titles}",
    no_figures="No figures on record for: {query}",
    no_claims="No claims on record for: {query}",
    no_figure_in="There is no figure in: {text}",
    not_on_record="Not on record: {surface}",
    checked="Checked: the first {count} of {among} figures",
    nothing_new="Nothing new.",
)

SIMPLIFIED = ShellWording(
    nothing="没有找到：{query}",
    nothing_among="没有找到：{query}（共查找 {count} 篇文章）。",
    tried="可以试试：{titles}",
    no_figures="没有找到相关的数字：{query}",
    no_claims="没有找到相关的观点：{query}",
    no_figure_in="这段文字里没有数字：{text}",
    not_on_record="未收录：{surface}",
    checked="只核对了 {among} 个数字中的前 {count} 个",
    nothing_new="没有新内容。",
)

TRADITIONAL = ShellWording(
    nothing="沒有找到：{query}",
    nothing_among="沒有找到：{query}（共查找 {count} 篇文章）。",
    tried="可以試試：{titles}",
    no_figures="沒有找到相關的數字：{query}",
    no_claims="沒有找到相關的觀點：{query}",
    no_figure_in="這段文字裡沒有數字：{text}",
    not_on_record="未收錄：{surface}",
    checked="只核對了 {among} 個數字中的前 {count} 個",
    nothing_new="沒有新內容。",
)
