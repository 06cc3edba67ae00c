"""How a claim is meant: its type, whether it denies, how much it hedges. Must never change what is said."""

import re

from corpus.models import ClaimType, Polarity

# What will be: 将 as an auxiliary (将成为), not as a preposition (将任务外包给).
_FUTURE = re.compile(
    r"将(?!来自|军|领|士|近|就|信将|[^,将]{1,8}?(?:从|作为|外包|置于|视为|变成|转化|整合|与|给|理解|定义))|有望|预计|(?:势|终|必)必?将|料将"
    r"|(?<![机社国大峰议协员工展年商学晚宴聚约领体])(?<!才)会(?![议员计场见谈长费晤客馆所籍社诊审])|或超|或达|或将|可能(?:会|变|仅|选择|成为|达|超|乘)|到20\d\d|未来\d|未来[几数一二三五十]"
    r"|\bwill\b|\bcan (?:become|get|grow)\b|\bwon['’]t\b|\bgoing to\b|\b(?:is|are) likely to\b|\b(?:is|are) (?:expected|set) to\b|\bwould\b|\bby 20\d\d\b",
    re.IGNORECASE,
)
# What ought to be: a duty of somebody who can act; a model that 必须拥有更多知识 has none.
_OUGHT = re.compile(
    r"应当|应该|(?<![反响对供相适感效回呼顺])应(?![用对变急答声运付届激邀有])|务必|切勿|(?:^|[,;])(?:并|还|也)?(?:呼吁|建议)"
    r"|(?:国|政府|企业|公司|我们|人们|社会|各方|监管|你|行业|人类|者|家|部门)(?:就|都|也|还|仍)?(?:必须|需要(?![的])|需(?!求|要))|(?:^|[,;])必须"
    r"|\bought to\b|\b(?:we|you|they|he|she|it|one|[A-Z][a-z]+|governments?|states?|officials|agencies|firms|schools|banks|voters|consumers|investors|children|students|workers|users|parents|doctors|leaders|developers|researchers|everybody|nobody|compan(?:y|ies)|countr(?:y|ies)|lawmakers|regulators|people|everyone) should\b|\b(?:we|you|they|governments?|compan(?:y|ies)|countr(?:y|ies)|lawmakers|regulators|people|everyone|congress|china|america|europe)\s+(?:must|need to|have to)\b",
    re.IGNORECASE,
)
# What somebody sets out to do: an actor's own doing under way or announced.
_PLAN = re.compile(
    r"正(?:在)?(?:积极|大力|全力)?(?:以[^,]{1,16}?)?(?:推进|打造|投资|建设|布局|加大|寻求|致力|开发|研发|筹备|准备)|致力于|力争|目标(?:是)?打造|坚定走|计划(?:在|于|将|明|今|到|投|推|建)"
    r"|将(?:(?:继续|持续|进一步){1,2}|通过[^,]{1,24}?|与[^,]{1,12}?)?(?:降低|保持(?!在)|投入|投资|推出|参与|发布|推行|批准|收购|部署|扩大(?!到)|增持|加大|开放|建立|建设|寻找|寻求|出售|合作|在两者|提供)|会(?:持续|继续)(?:追加|投入|推)"
    r"|(?:计划|路线|路线图|规划|战略|战略定位|部署)$|^(?:构建|打造|建设|推进|投资|加大|建立|推出|扩大|开放)|^(?:从|根据|按照|按)?[^,]{0,4}规划"
    r"|\b(?:is|are) (?:investing|building|planning|working|developing|launching)\b|\bwill continue to\b|\bplans? to\b|\b(?:we|i)(?:['’]ll| will| are going to|['’]re going to)\s+(?:build|invest|launch|keep|continue|open|release|make|fight|bring|work)\b",
    re.IGNORECASE,
)
# What explains by a likeness: no forecast, whatever will happen to the child in it.
_LIKENESS = re.compile(r"就像|好比|\b(?:is|that['’]s|it['’]s) like\b", re.IGNORECASE)
# What went up or down: a fact, however strongly worded.
_MOVED = re.compile(
    r"跃升|升至|降至|翻一番|翻了一番|斩获|呈[^,]{0,8}(?:增长|下降)|近乎翻倍|\b(?:doubled|tripled|quadrupled|dropped by|rose by|grew by|fell by)\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"了|已|\b(?:has|have|had|was|were)\b|ed\b")
_DEFINITION = re.compile(
    r"是指|指的是|定义为|被定义|其本质是|(?:核心)?特征(?:是|为)|所谓.{1,12}?(?:就是|是指)|(?:以|用)[^,]{1,16}?衡量|\b(?:is|are) defined as\b|\brefers? to\b",
    re.IGNORECASE,
)
# What happened or is counted.
_FACT = re.compile(
    r"\d|已经?|曾|去年|截至|目前|上(?:一)?季度|上个?月|近期|早在|并未|并没有|没有[^,]{0,6}(?:能力|业务|实力|计划)|开发了|实现了|下降了|增长了|完成了|唯一|拥有|经营着|指数级(?:下降|增长)"
    r"|\b(?:was|were|has|have|had|did|does not|do not|doesn['’]t|don['’]t|hosts?|serves?|outsourced|developed|only|dropped|fell|rose|grew|falls short)\b",
    re.IGNORECASE,
)
# What weighs and judges.
_JUDGES = re.compile(
    r"更(?!新)|重要|关键|价值|潜力|意义|本质|远(?:超|远|不|胜)|必然|巨大|令人|优势|劣势|沉重|遗憾|堪称|雏形|好比|就像|如同|足够|不仅|只是|水平接近|略胜|差距|可能(?!会)|终极|开端|起点|有些|非常|极其|聪明|标志着|信心|决心|启示|偏差|实用性|低估|高估|源于|媲美"
    r"|\b(?:more|most|best|better|important|potential|significant|crucial|great|terrible|terrific|incredible|scary|never|always|beginning|clear|underestimat\w*|surpassed|probably|like|smart|enough|far|wrong|right|good|bad)\b",
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


def claim_type(content: str, act: str) -> ClaimType:
    """Judge by the cue first and by the content then: 建议…… is a recommendation, 认为……将…… a prediction.

    `content` is folded by `fold_characters`; `act` is the cue's.
    """
    if act == "plan" and _DONE.search(content) and not _FUTURE.search(content):
        return "fact"
    if act in _BY_ACT:
        return "recommendation" if act == "prediction" and _OUGHT.search(content[:12]) else _BY_ACT[act]
    for pattern, kind in _BY_CONTENT:
        if pattern.search(content):
            return kind
    has_facts, judges = _FACT.search(content), _JUDGES.search(content)
    if act == "fact" or _MOVED.search(content) or (act != "opinion" and has_facts and not judges):
        return "fact"
    return "opinion"


_BY_ACT: dict[str, ClaimType] = {
    "plan": "plan",
    "recommendation": "recommendation",
    "prediction": "prediction",
    "definition": "definition",
}
_BY_CONTENT: tuple[tuple[re.Pattern[str], ClaimType], ...] = (
    (_DEFINITION, "definition"),
    (_PLAN, "plan"),
    (_OUGHT, "recommendation"),
    (_LIKENESS, "opinion"),
    (_FUTURE, "prediction"),
)


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
