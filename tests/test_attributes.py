"""What the text says of its figures, by rows of sentences: the surface, then what must be read for it."""

from datetime import date

import pytest

from corpus.figures import attribute_figures, find_figures
from corpus.models import Article, Figure
from corpus.names import load_names
from corpus.segment import sentences
from corpus.times import find_times

NAMES = load_names()


def figures_of(body: str, lang: str = "zh-Hans") -> dict[str, Figure]:
    article = Article(id="a", title="", body=body, lang=lang, published=date(2025, 9, 24))
    spans = sentences(body)
    found = attribute_figures(article, find_figures(body, spans), (), spans, NAMES)
    return {figure.surface: figure for figure in found}


def figure_of(body: str, number: str) -> Figure:
    return next(figure for surface, figure in figures_of(body).items() if number in surface)


@pytest.mark.parametrize(
    ("body", "surface", "metric"),
    [
        ("这家公司的年度营收已经超过50亿美元。", "超过50亿美元", "这家公司的年度营收"),
        ("新機型的全球出貨量約300萬台。", "約300萬台", "新機型的全球出貨量"),
        ("董事会批准了20亿美元的扩建方案。", "20亿美元", "扩建方案"),
        ("厂房的用电量较2021年提升3倍。", "3倍", "厂房的用电量"),
        ("未来四年的累计投入将突破6万亿元。", "6万亿元", "累计投入"),
        ("运送1000个包裹的最低成本现在仅为3元。", "3元", "包裹的最低成本"),
        ("公司的海外收入实现了20%的增长。", "20%", "公司的海外收入"),
        ("利润来自游戏（利润率30%）和广告。", "30%", "利润率"),
        ("He said the cost of a kilowatt-hour is 9 cents.", "9 cents", "cost of a kilowatt-hour"),
        ("The price of the service has dropped by 40%.", "40%", "price of the service"),
        ("MAU突破6亿，DAU为2亿。", "2亿", "DAU"),
        ("月活突破6亿，日活为2亿。", "2亿", "日活"),
        ("More than 60% of the workload runs in the cloud.", "More than 60%", "workload runs"),
        ("It booked $3 billion in revenue.", "$3 billion", "revenue"),
        ("Nvidia expects demand for power to double by 2030.", "double", "demand for power"),
        ("Samsung plans to spend 90 billion won in Japan.", "90 billion won", None),
        ("谷歌净利润为80亿元，同比增长9%。", "9%", "谷歌净利润"),
        ("分析师将目标价从30美元上调至40美元。", "40美元", "目标价"),
    ],
)
def test_metric_is_read_in_the_words_of_the_article(body, surface, metric):
    assert figure_of(body, surface).metric == metric


@pytest.mark.parametrize(
    ("body", "surface", "time"),
    [
        ("过去一年投资额为40亿美元，未来五年将突破90亿美元。", "40亿美元", "过去一年"),
        ("过去一年投资额为40亿美元，未来五年将突破90亿美元。", "突破90亿美元", "未来五年"),
        ("2031年产能将比2024年提升6倍。", "6倍", "2031年"),
        ("2031年产能将比投产那年2024年提升6倍。", "6倍", "2031年"),
        ("Sales fell by 12% in the last quarter.", "12%", "in the last quarter"),
        ("这座工厂有800名员工。", "800名", None),
        ("公司第三财季营收为9亿美元。", "9亿美元", "第三财季"),
        ("比亚迪上半年销量超9万辆。", "超9万辆", "上半年"),
        ("增长的60%将来自海外。", "60%", None),
        ("占比由去年同期的38%升至57%。", "38%", "去年同期"),
        ("占比由去年同期的38%升至57%。", "57%", None),
        ("总额逾70亿元，已超过去年全年的60亿元。", "60亿元", "去年全年"),
        ("2031年销售额有望达到50亿元，约为2020年行业总额的三倍。", "三倍", "2031年"),
        ("上半年营收9亿元。毛利率为31%。", "31%", "上半年"),
        ("上半年营收9亿元。\n员工的31%在海外。", "31%", None),
        (
            "In the second quarter it earned $90 million, down from $120 million, in the year-ago period.",
            "$120",
            "the year-ago period",
        ),
        ("As of March, users had removed 60 million songs.", "60 million", "As of March"),
        ("It raised its 2026 guidance, now expecting revenue of $90 billion.", "$90 billion", "2026"),
        ("Stores sold 50 million phones, up from 30 million two years earlier.", "30 million", "two years earlier"),
        ("券商 1970 -0.76 %", "0.76", None),
    ],
)
def test_time_is_the_figures_own_and_not_what_it_is_compared_with(body, surface, time):
    assert figure_of(body, surface).time == time


@pytest.mark.parametrize(
    ("body", "surface", "modality"),
    [
        ("公司去年卖出200万台设备。", "200万台", "actual"),
        ("公司计划投资30亿美元。", "30亿美元", "plan"),
        ("分析师预计销售额将达到70亿美元。", "70亿美元", "forecast"),
        ("团队的目标是把份额提高到25%。", "25%", "goal"),
        ("如果每人每天少用2小时，结果会不同。", "2小时", "hypothetical"),
        ("建一座新厂需约30亿至40亿美元。", "30亿至40亿美元", "estimate"),
        ("他介绍了90亿元的扩建计划。", "90亿元", "plan"),
        ("这款应用有将近5万个用户。", "5万个", "actual"),
        ("机构给出的目标价为300美元。", "300美元", "forecast"),
        ("一家券商将目标价由90元上调至120元。", "120元", "forecast"),
        ("材料的成本已由去年的9万元降至5万元。", "5万元", "actual"),
        ("机构预估，公司今年每股盈余约8元。", "约8元", "forecast"),
        ("预计明年交付300台；存货由年初的4亿元降到2亿元。", "2亿元", "actual"),
        ("公司拟分批发行债券；其中，最长的为7年期。", "7年", "plan"),
        ("月产能年底将达到3万片。", "3万片", "plan"),
        ("研报称，2040年销售额有望达到50亿元，约为2020年行业总额的三倍。", "三倍", "forecast"),
        ("总额逾70亿元，已超过去年全年；全年销量预计在2万台到3万台之间。", "2万台到3万台", "forecast"),
        ("日元每升值1%，利润约减少3亿元。", "1%", "hypothetical"),
        ("公司估第四季度收入将达9亿元。", "9亿元", "forecast"),
        ("In May sales rose 8%.", "8%", "actual"),
        ("Analysts raised the price target to $40.", "$40", "forecast"),
        ("公司计划2025年投入120亿元。", "120亿元", "plan"),
        ("公司2024年投入了90亿元。", "90亿元", "actual"),
        ("Revenue rose 8% last year.", "8%", "actual"),
        ("The company plans to invest $2 billion.", "$2 billion", "plan"),
        ("Demand is expected to reach 90 GW by 2030.", "90 GW", "forecast"),
    ],
)
def test_modality_tells_fact_from_plan(body, surface, modality):
    assert figure_of(body, surface).modality == modality


@pytest.mark.parametrize(
    ("body", "surface", "metric", "entity"),
    [
        ("南岸的水管平均使用60年、北岸45年。", "45年", "水管平均使用", "北岸"),
        ("東線列車的平均服役時間為30年，西線列車為20年。", "20年", "平均服役時間", "西線列車"),
        ("日本工厂的平均产能为50万辆，墨西哥工厂为40万辆。", "40万辆", "平均产能", "墨西哥工厂"),
        ("歐洲機房的平均使用年限為9年、北美機房為6年。", "6年", "平均使用年限", "北美機房"),
        # What the first leaves unsaid, the second has whole.
        ("平均使用年限为9年，北美机房为6年。", "6年", "平均使用年限", "北美机房"),
    ],
)
def test_second_figure_of_a_pair_takes_the_metric_of_the_first_and_not_whose_that_is(body, surface, metric, entity):
    found = figures_of(body)
    assert (found[surface].metric, found[surface].entity) == (metric, entity)


@pytest.mark.parametrize(
    ("body", "number", "entity"),
    [
        ("英伟达去年的营收超过1000亿美元。", "1000亿美元", "Nvidia"),
        ("谷歌在与微软竞争时让出了12%的份额。", "12%", "Google"),
        ("阿里云发布新品。2030年其数据中心的能耗将提升4倍。", "4倍", "Alibaba Cloud"),
        ("去年全球汽车行业投资超300亿美元。", "300亿美元", "全球汽车行业"),
        ("增长最快的是手机（70亿美元）和手表（20亿美元）。", "20亿美元", "手表"),
        ("The research arm of Microsoft hosts over 900 datasets.", "900 datasets", "Microsoft"),
        ("雨下了3天。", "3天", None),
    ],
)
def test_owner_is_a_name_or_the_words_for_a_group(body, number, entity):
    assert figure_of(body, number).entity == entity


@pytest.mark.parametrize(
    ("body", "number", "entity"),
    [
        # A short name of a full one, an exchange's number beside one, a name as the article writes it.
        (
            "封测厂岚岫科技（6599）召开法说会。岚岫总经理表示，需求强劲。岚岫第三季毛利率31%。岚岫今年获利可望翻倍。",
            "31%",
            "岚岫科技",
        ),
        (
            "新增穹峰( 8299-TW )、灏航( 2618-TW )等股票。穹峰權重6.5%最高，灏航權重2%。穹峰與灏航皆上漲。",
            "6.5%",
            "穹峰",
        ),
        # Owners in a row, and figures in a row.
        ("微软、谷歌及苹果分别增长2%、3%和4%。", "3%", "Google"),
        ("Apple, Google and Microsoft grew 2%, 3% and 4%, respectively.", "4%", "Microsoft"),
        ("微软、谷歌及苹果都增长了。其中苹果增长4%和5%。", "4%", "Apple"),
        # What houses reckon is not theirs.
        ("高盛预计，2035年全球人形机器人出货量将达140万台。", "140万台", "人形机器人"),
        ("高盛集团第三季度营收150亿美元。", "150亿美元", "Goldman Sachs"),
        # Money and shares of a product are its house's, what it counts is its own.
        ("iPhone的销售额为900亿元。", "900亿元", "Apple"),
        ("iPhone有300个部件。", "300个", "iPhone"),
        # A list of changes names no owners.
        ("微软第三季营收90亿元，季增6%、年增9%。", "9%", "Microsoft"),
        ("三类产品中，航运业比重由7%提高至12%。", "12%", "航运业"),
    ],
)
def test_owner_is_found_by_what_the_article_makes_of_its_names(body, number, entity):
    assert figure_of(body, number).entity == entity


def test_english_startup_that_comes_back_is_an_owner():
    body = (
        "The startup is called Quillstone. Quillstone announced a tool. Quillstone says it has 400 customers. "
        "Jane Marlow said Quillstone will grow. Marlow said so twice. Marlow has 30 employees, Marlow says."
    )
    assert figure_of(body, "400").entity == "Quillstone"


@pytest.mark.parametrize(
    ("body", "number", "speaker"),
    [
        ("法说会问答。\n答（财务长孙以宁）：直接出口的比重不到5%。影响有限，毛利率下滑2%。", "2%", "孙以宁"),
        ("美系外资将目标价由70元调升至86元；欧系外资则提醒，存货占比高达64%。", "86元", "美系外资"),
        ("美系外资将目标价由70元调升至86元；欧系外资则提醒，存货占比高达64%。", "64%", "欧系外资"),
        ("美银：今年出货1.8万台\n他们卖了3万台。", "1.8万台", "Bank of America"),
        ("美银：今年出货1.8万台\n他们卖了3万台。", "3万台", None),
    ],
)
def test_speaker_is_read_from_turns_labels_and_sources_without_a_name(body, number, speaker):
    assert figure_of(body, number).speaker == speaker


def test_bare_amount_beside_a_word_for_money_takes_the_home_currency():
    figure = figures_of("阿里巴巴今年投入500亿建设机房。")["500亿"]
    assert (figure.unit, figure.unit_implied, figure.kind) == ("CNY", True, "money")


def test_bare_amount_behind_money_takes_its_currency():
    found = figures_of("这块业务今年做到了3.4亿美元，明年想做到9亿以内。去年亏了2亿。")
    assert (found["9亿以内"].unit, found["9亿以内"].unit_implied) == ("USD", True)
    assert found["2亿"].unit == "CNY"


def test_bare_amount_without_a_word_for_money_stays_bare():
    assert figures_of("银河里有2000亿颗恒星。")["2000亿颗"].unit_implied is False


def test_conversion_in_brackets_names_its_original():
    found = figures_of("门票售价80元人民币（约11美元）。")
    assert found["约11美元"].same_as == found["80元人民币"].span


def test_evidence_is_where_it_was_read():
    body = "阿里云去年的营收超过300亿元。"
    figure = figures_of(body)["超过300亿元"]
    assert {name: body[span.start : span.end] for name, span in figure.evidence.items()} == {
        "metric": "营收",
        "entity": "阿里云",
        "time": "去年",
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("過去三年與未來五到十年", ["過去三年", "未來五到十年"]),
        ("2025年9月24日，到2027年第四季度", ["2025年9月24日", "到2027年第四季度"]),
        (
            "in the past year, by the end of 2030, in June this year",
            ["in the past year", "by the end of 2030", "in June this year"],
        ),
        ("长风汽车Q3营收20亿元，2025年Q4业绩未定", ["Q3", "2025年Q4"]),
        ("2025Q3收入30亿元，FY26指引不变", ["2025Q3", "FY26"]),
        ("今年Q2卖出3万辆奥迪Q3，奥迪Q5实现盈利", ["今年Q2"]),
        ("型号Q30与SQ4收入不明", []),
        ("三年级的学生", []),
        ("GPT-5 and 1024 tokens", []),
    ],
)
def test_times_are_found_as_written(text, found):
    assert [text[t.span.start : t.span.end] for t in find_times(text)] == found


REPORT = (
    "松岭科技(688999.SH)今日公布业绩。财报显示，公司三季度营收12亿元，上年同期为9亿元；云服务收入达5亿元。\n"
    "松岭科技员工有800人。分析师认为松岭科技股价会涨10%。"
)


@pytest.mark.parametrize(
    ("number", "entity", "speaker", "time"),
    [
        ("12亿元", "松岭科技", "松岭科技", "三季度"),
        ("9亿元", "松岭科技", "松岭科技", "上年同期"),
        ("5亿元", "松岭科技", "松岭科技", None),
        ("10%", "松岭科技", "分析师", None),
    ],
)
def test_a_report_is_of_the_company_the_article_is_about(number, entity, speaker, time):
    figure = figure_of(REPORT, number)
    assert (figure.entity, figure.speaker) == (entity, speaker)
    assert time is None or figure.time == time


@pytest.mark.parametrize(
    ("body", "surface", "modality"),
    [
        ("公司将在六座仓库部署900台机器人。", "900台", "plan"),
        ("公司将有900台机器人。", "900台", "forecast"),
        ("The company will charge $3 per seat.", "$3 per seat", "plan"),
        ("Revenue was $7 billion vs. $6 billion expected.", "$7 billion", "actual"),
        ("Revenue was $7 billion vs. $6 billion expected.", "$6 billion", "forecast"),
        ("此前预期营收为40亿元。", "40亿元", "forecast"),
        ("公司估值60亿元。", "60亿元", "actual"),
        ("公司估值约60亿元。", "约60亿元", "estimate"),
        ("公司投后估值约60亿元。", "约60亿元", "actual"),
        ("It has saved roughly $2 billion.", "roughly $2 billion", "actual"),
        ("公司target是明年卖出30万台。", "30万台", "goal"),
        ("零售商Target去年卖出30万台。", "30万台", "actual"),
        ("连锁超市Target或对手一年的收入约700亿元。", "700亿元", "actual"),
    ],
)
def test_acts_are_plans_and_what_was_expected_is_no_fact(body, surface, modality):
    assert figure_of(body, surface).modality == modality


@pytest.mark.parametrize(
    ("body", "surface", "metric", "entity"),
    [
        # Some that have no name are not the house named before.
        ("腾讯的价格已经到了0.7元，有的厂商甚至报到0.2元。", "0.2元", "价格", "有的厂商"),
        ("腾讯裁员300人，部分同行裁员500人。", "500人", "部分同行裁员", "部分同行"),
        ("腾讯裁员300人，其他部门裁员500人。", "500人", "部门裁员", "Tencent"),
        ("腾讯有的产品卖到0.7元。", "0.7元", "腾讯有的产品卖", "Tencent"),
        # The head of a sentence says what all of it measures, but no clause with a metric of its own.
        ("從去年的出貨量看，折疊手機以300萬台居首，平板電腦為200萬台。", "200萬台", "出貨量", "平板電腦"),
        ("從去年的出貨量看，折疊手機以300萬台居首，平板電腦為200萬台。", "300萬台", "出貨量", "折疊手機"),
        ("从出货量看，手机居首，库存量为200万台。", "200万台", "库存量", None),
        # A clause that turns to something else leaves nothing to take.
        ("服务器营收占比升至46%，硬盘则持续疲软，预计第四季度将减少一成。", "一成", None, None),
        ("东部平均服役35年，西部则为22年。", "22年", "平均服役", "西部"),
        # A noun of change by its 的 is what has a part.
        ("到2032年，鋰需求的增長約有七成來自儲能。", "約有七成", "鋰需求的增長", None),
        ("营收增长约20%。", "约20%", "营收", None),
    ],
)
def test_a_figure_takes_from_the_one_before_only_what_is_of_both(body, surface, metric, entity):
    found = figures_of(body)[surface]
    assert (found.metric, found.entity) == (metric, entity)
