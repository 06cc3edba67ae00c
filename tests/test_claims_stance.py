"""Type, polarity and hedging by rows: cue, content, what is expected."""

import pytest

from corpus.claims.stance import claim_type, hedge, polarity


@pytest.mark.parametrize(
    ("act", "content", "expected"),
    [
        ("prediction", "明年销量增长一成", "prediction"),
        ("say", "模型将重构整个软件行业", "prediction"),
        ("say", "机器会变得越来越聪明", "prediction"),
        ("say", "去年将任务外包给了供应商", "fact"),
        ("say", "这次机会很难得", "opinion"),
        ("plan", "在匈牙利建厂", "plan"),
        ("say", "公司正积极推进海外建厂", "plan"),
        ("say", "我们将继续投入研发", "plan"),
        ("plan", "发布了三款新车", "fact"),
        ("recommendation", "公开账目", "recommendation"),
        ("say", "政府应尽快立法", "recommendation"),
        ("say", "企业必须减排", "recommendation"),
        ("say", "这套反应堆的供应充足", "opinion"),
        ("say", "上季度收入增长了12%", "fact"),
        ("say", "从那以后,订单一年比一年多", "fact"),
        ("say", "几年前,这条产线还要靠人工搬运", "fact"),
        ("say", "随后工厂将停产检修", "plan"),
        ("say", "每次换季,我们都会重排生产线", "fact"),
        ("say", "这款应用是有史以来用户增长最快的软件", "fact"),
        ("say", "我们有全国最大的方言语音库", "fact"),
        ("say", "来打个比方,数据是土壤", "opinion"),
        ("say", "我们非常担心这条路", "opinion"),
        ("say", "我相信门已经开了", "opinion"),
        ("say", "未来,每个家庭都能拥有自己的机器管家", "prediction"),
        ("say", "数据就是未来的石油", "prediction"),
        ("say", "读者将从几万人变成几百万人", "prediction"),
        ("say", "去年公司将三百万份报纸数字化了", "fact"),
        ("say", "我们将这座桥视为城市的门面", "opinion"),
        ("say", "我们坚定选择开放路线", "plan"),
        ("say", "既要守住底线,又要给创新留下空间", "recommendation"),
        ("say", "第二阶段:“自动搬运”,机器学会使用工具", "definition"),
        ("say", "我们在三座城市开设了培训学校", "fact"),
        ("say", "港口主要通过铁路向内陆提供煤炭", "fact"),
        ("say", "开设学校没什么意义", "opinion"),
        ("fact", "六成企业使用AI", "fact"),
        ("opinion", "收入增长了12%", "opinion"),
        ("say", "价格在三年里翻了一番", "fact"),
        ("say", "这就像教育一个孩子，他以后会读博士", "opinion"),
        ("say", "所谓智能体，是指能自主行动的程序", "definition"),
        ("say", "公司的目标是五年内盈利", "plan"),
        ("say", "公司并不打算裁员", "plan"),
        ("say", "期待与银行长期合作", "plan"),
        ("say", "将与伙伴共同兴建三座港口", "plan"),
        ("say", "市长计画于周五剪彩", "plan"),
        ("say", "期待这场比赛很久了", "opinion"),
        ("wish", "政府放宽签证", "recommendation"),
        ("wish", "自己的判断没有错", "opinion"),
        ("say", "零件供不应求", "opinion"),
        ("say", "将密切关注事态,采取必要措施", "plan"),
        ("say", "部里正会同有关部门研究补贴办法", "plan"),
        ("fact", "拟投资12亿元扩建厂房", "plan"),
        ("say", "明年我们会减少出差", "plan"),
        ("say", "下一步,将完善收费办法", "plan"),
        ("say", "机器不会紧张,我每一盘都紧张", "opinion"),
        ("say", "这几年房价会不会跌,要看收入", "opinion"),
        ("say", "至少还需要三到五年才能走出实验室,投资者应当警惕", "prediction"),
        ("say", "单价明年上看两万元", "prediction"),
        ("opinion", "四季度末现货价可能率先回落", "prediction"),
        ("prediction", "维持“买进”评等,目标价上调到410元", "recommendation"),
        ("prediction", "上调今年净利润预测至31亿元,维持“买入”评级", "prediction"),
        ("say", "别再重复造轮子", "recommendation"),
        ("say", "寿命普遍不到2000小时", "fact"),
        ("say", "用电正将电网推到台前", "opinion"),
        ("fact", "二季度营收为27亿元", "fact"),
        ("fact", "将新建三条铁路", "plan"),
        ("plan", "二季度营收增长8%", "fact"),
    ],
)
def test_type(act, content, expected):
    assert claim_type(content, act) == expected


@pytest.mark.parametrize(
    ("content", "cue", "expected"),
    [
        ("正在寻求出售", "否认", "negative"),
        ("通胀会很快回落", "不认为", "negative"),
        ("它都不会是完美的,但很有用", "说", "negative"),
        ("它很有用,但不会是完美的", "说", "positive"),
        ("the firm was for sale", "denied", "negative"),
        ("it isn't ready", "said", "negative"),
        ("it is ready", "said", "positive"),
    ],
)
def test_polarity(content, cue, expected):
    assert polarity(content, cue) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("一定会涨", 0),
        ("可能会涨", 1),
        ("也许可能会涨", 2),
        ("or perhaps it might, possibly, could", 3),
        ("it rose", 0),
    ],
)
def test_hedge(content, expected):
    assert hedge(content) == expected


@pytest.mark.parametrize(("verb", "expected"), [("否认", "opinion"), ("宣布", "plan")])
def test_what_is_denied_is_no_plan(verb, expected):
    assert claim_type("将裁员三成", "opinion" if verb == "否认" else "plan", verb) == expected
