"""The sentences around an answer, or where there is none, in three scripts; a part of `handlers.wording`.

Must never quote an article. Names in braces are filled in by `str.format`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.models import ClaimForm, ClaimType, Modality


@dataclass(frozen=True, slots=True)
class AnswerWording:
    """All of them in one script. No field has a default, so none can be forgotten in a script."""

    # Beside an answer.
    according_to: str
    # Beside a claim that its speaker denies: the words that do.
    denial: str
    also_one: str
    also_many: str
    same_article: str
    further: str
    # Above claims of which none mentions what was asked on.
    beside: str
    # Above an answer where a phrase in quotation marks stands nowhere; and how many articles carry no date.
    loose: str
    undated: str
    shortened: str
    # How a role follows the name of a speaker.
    role: str
    unnamed_speaker: str
    # Nothing found.
    nothing_found: str
    searched_one: str
    searched_many: str
    searched_days: str
    searched_some_days: str
    searched_none: str
    try_these: str
    # What is simply so needs no label.
    modality: Mapping[Modality, str]
    claim_form: Mapping[ClaimForm, str]
    claim_type: Mapping[ClaimType, str]


ENGLISH = AnswerWording(
    according_to="according to {speaker}",
    denial="“{denial}”",
    also_one="One more article says the same.",
    also_many="{count} more articles say the same.",
    same_article="Also in this article",
    further="Also on record",
    beside="No claim on record mentions that. Other claims:",
    loose="None of these articles has that phrase word for word. This is what comes nearest:",
    undated="{count} without a date were left out.",
    shortened="There is more than fits into one message. A narrower question shows the rest.",
    role=", {role}",
    unnamed_speaker="An unnamed speaker",
    nothing_found="Nothing on record answers that.",
    searched_one="I looked through 1 article{days}.",
    searched_many="I looked through {count} articles{days}.",
    searched_days=", from {first} to {last}",
    searched_some_days=", {dated} of them dated, from {first} to {last}",
    searched_none="There are no articles on record yet.",
    try_these="You could try:",
    modality={
        "plan": "plan",
        "forecast": "forecast",
        "estimate": "estimate",
        "goal": "target",
        "hypothetical": "hypothetical",
    },
    claim_form={
        "direct": "in their own words",
        "indirect": "as reported",
        "mixed": "as reported, partly in their own words",
        "transcript": "from the transcript",
        "institutional": "as the institution put it",
    },
    claim_type={
        "prediction": "prediction",
        "plan": "plan",
        "opinion": "opinion",
        "fact": "statement of fact",
        "recommendation": "recommendation",
        "definition": "definition",
    },
)

SIMPLIFIED = AnswerWording(
    according_to="据{speaker}",
    denial="“{denial}”",
    also_one="另有 1 篇文章说法相同。",
    also_many="另有 {count} 篇文章说法相同。",
    same_article="同一篇文章还提到",
    further="其他相关记录",
    beside="收录的说法里没有直接提到这一点的。其他说法：",
    loose="这些文章里没有引号中的原话。以下是最接近的内容：",
    undated="其中 {count} 篇没有日期，未计入。",
    shortened="内容较多，一条消息放不下。把问题问得具体些，可以看到其余部分。",
    role="（{role}）",
    unnamed_speaker="未具名人士",
    nothing_found="现有文章里没有找到答案。",
    searched_one="共查找了 1 篇文章{days}。",
    searched_many="共查找了 {count} 篇文章{days}。",
    searched_days="，日期从{first}到{last}",
    searched_some_days="，其中 {dated} 篇有日期，从{first}到{last}",
    searched_none="目前还没有收录任何文章。",
    try_these="可以试试：",
    modality={
        "plan": "计划",
        "forecast": "预测",
        "estimate": "估计",
        "goal": "目标",
        "hypothetical": "假设",
    },
    claim_form={
        "direct": "原话",
        "indirect": "转述",
        "mixed": "转述，部分为原话",
        "transcript": "访谈实录",
        "institutional": "机构说法",
    },
    claim_type={
        "prediction": "预测",
        "plan": "计划",
        "opinion": "观点",
        "fact": "事实陈述",
        "recommendation": "建议",
        "definition": "定义",
    },
)

TRADITIONAL = AnswerWording(
    according_to="據{speaker}",
    denial="「{denial}」",
    also_one="另有 1 篇文章說法相同。",
    also_many="另有 {count} 篇文章說法相同。",
    same_article="同一篇文章還提到",
    further="其他相關紀錄",
    beside="收錄的說法裡沒有直接提到這一點的。其他說法：",
    loose="這些文章裡沒有引號中的原話。以下是最接近的內容：",
    undated="其中 {count} 篇沒有日期，未計入。",
    shortened="內容較多，一則訊息放不下。把問題問得具體些，就能看到其餘部分。",
    role="（{role}）",
    unnamed_speaker="未具名人士",
    nothing_found="現有文章裡沒有找到答案。",
    searched_one="共查找了 1 篇文章{days}。",
    searched_many="共查找了 {count} 篇文章{days}。",
    searched_days="，日期從{first}到{last}",
    searched_some_days="，其中 {dated} 篇有日期，從{first}到{last}",
    searched_none="目前還沒有收錄任何文章。",
    try_these="可以試試：",
    modality={
        "plan": "計劃",
        "forecast": "預測",
        "estimate": "估計",
        "goal": "目標",
        "hypothetical": "假設",
    },
    claim_form={
        "direct": "原話",
        "indirect": "轉述",
        "mixed": "轉述，部分為原話",
        "transcript": "訪談實錄",
        "institutional": "機構說法",
    },
    claim_type={
        "prediction": "預測",
        "plan": "計劃",
        "opinion": "觀點",
        "fact": "事實陳述",
        "recommendation": "建議",
        "definition": "定義",
    },
)
