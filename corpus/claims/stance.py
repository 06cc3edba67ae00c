"""How a claim is meant: its type, whether it denies, how much it hedges. Must never change what is said."""

import re

from corpus.models import ClaimType, Polarity

_FUTURE = re.compile(
    r"将(?!来自|军|领|士|近|就|信将)|有望|预计|会(?:在|成为|持续|继续|进一步|逐步|更|被|变|让|有|带来|出现|大幅)|或将|必将|即将|终将|势必|到20\d\d|未来\d|"
    r"\bwill\b|\bwon['’]t\b|\bgoing to\b|\bis likely to\b|\bare likely to\b|\bis expected\b|\bwould\b|\bby 20\d\d\b",
    re.IGNORECASE,
)
_OUGHT = re.compile(
    r"应当|应该|(?<![反响对供相适感效回呼])应(?![用对变急答声运])|必须|必需|(?<!不)需要(?!的)|务必|切勿|建议|呼吁|\bshould\b|\bmust\b|\bought to\b|\bneeds? to\b|\bhave to\b",
    re.IGNORECASE,
)
_OWN_PLAN = re.compile(
    r"(?:我们|公司|本公司|集团|我|阿里|该公司|政府|双方)?[^,。]{0,14}(?:将继续|会继续|计划|正推进|正在推进|打算|力争|致力于|决心|将投入|将推出|将投资|持续投入|将持续|将加大|坚定走|目标打造)|"
    r"\b(?:we|i|company|group)\b[^.]{0,30}\b(?:will|plan|aim|intend|are going to|are building|is investing)\b|\bwill continue to\b|\bis investing\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"(?:是指|指的是|定义为|即为|的定义|本质是|的特征是|核心特征|特征为|所谓.{1,12}(?:就是|是)|\bis defined as\b|\brefers to\b|\bmeans\b)",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"\d|已(?!经?成为)|曾|去年|截至|目前|过去|上(?:一)?季度|近期|\b(?:was|were|has|have|had|did)\b", re.IGNORECASE
)
_JUDGES = re.compile(
    r"最|更(?!新)|重要|关键|价值|潜力|可能|应|值得|意义|本质|远|必然|显著|巨大|令人|优势|劣势|沉重|遗憾|\b(?:more|most|best|better|important|potential|significant|crucial|great|terrible|never|always|only|beginning|clear)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"不认为|不相信|不觉得|不同意|不认同|否认|并非|不会|没有|绝不|决不|从未|不是|尚未|无法|不能|\b(?:not|never|no|deny|denies|denied|n['’]t)\b|n['’]t\b",
    re.IGNORECASE,
)
_HEDGES = re.compile(
    r"可能|或许|也许|大概|大约|左右|似乎|有望|倾向|恐|或(?=[将会能有达超高低推导])|估计|预计|\b(?:may|might|could|likely|perhaps|probably|maybe|possibly|roughly|about|appears?|seems?|suggests?)\b",
    re.IGNORECASE,
)

_BY_ACT: dict[str, ClaimType] = {"plan": "plan", "recommendation": "recommendation", "prediction": "prediction"}


def claim_type(content: str, act: str) -> ClaimType:
    """Judge by the cue first and by the content then: 建议…… is a recommendation, 认为……将…… a prediction.

    `content` is folded by `fold_characters`; `act` is the cue's.
    """
    if act == "prediction" and not _OUGHT.search(content[:12]):
        return "prediction"
    if act in _BY_ACT:
        return _BY_ACT[act]
    if _DEFINITION.search(content):
        return "definition"
    if _OWN_PLAN.match(content) or re.search(r"正(?:积极)?推进|目标打造|\bwill continue to\b", content):
        return "plan"
    if _OUGHT.search(content):
        return "recommendation"
    if _FUTURE.search(content):
        return "prediction"
    if act == "fact" or (act != "opinion" and _FACT.search(content) and not _JUDGES.search(content)):
        return "fact"
    return "opinion"


def polarity(content: str, cue: str) -> Polarity:
    """Whether the claim denies: by its cue (否认) or in its main clause (AGI 不会是完美的)."""
    return (
        "negative"
        if _NEGATED.search(cue) or _NEGATED.search(re.split("[,;。]", content, maxsplit=1)[0])
        else "positive"
    )


def hedge(content: str) -> int:
    """Count how often a content hedges, up to 3: 可能, 或许, might."""
    return min(3, len(_HEDGES.findall(content)))
