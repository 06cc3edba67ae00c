from datetime import date

import pytest
from stories_texts import NAMES, told

from corpus.library import Library
from corpus.stories.checking import MOST_FIGURES, check_figures

TODAY = date(2025, 11, 26)
LIBRARY = Library(
    [
        told("腾讯董事长马化腾表示，腾讯计划三年投入4200亿元建设云基础设施。", id="cloud", published="2025-09-24"),
        told("騰訊正在執行三年4,200億元的雲端基礎設施計畫，其他細節沒有公布。", id="cloud-tw", published="2025-09-25"),
        told("文心一言的全球下载量超过2亿次，衍生模型超过3万个。", id="ernie", published="2025-08-01"),
        told("摩根士丹利预计，2028年铜价将达每吨12350美元，之后会继续上涨。", id="copper", published="2025-10-08"),
        told(
            "AMD reported revenue of $25.8 billion in 2024, up from a year earlier.", id="amd", published="2025-02-05"
        ),
        told("百度2023年的营收为1346亿元，2024年的营收为1331亿元。", id="baidu"),
    ],
    names=NAMES,
)


def findings(text, today=TODAY):
    return [
        (one.figure.surface, one.finding, sorted(hit.article.id for hit in one.record))
        for one in check_figures(text, LIBRARY, NAMES, today)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("听说腾讯三年投入4200亿元建设云基础设施", ("4200亿元", "agrees", ["cloud", "cloud-tw"])),
        ("騰訊三年要投4,200億元做雲端基礎設施", ("4,200億元", "agrees", ["cloud", "cloud-tw"])),
        (
            "Tencent will put RMB 420 billion into cloud infrastructure",
            ("RMB 420 billion", "agrees", ["cloud-tw"]),
        ),
        ("騰訊要投4,200億元", ("4,200億元", "agrees", ["cloud", "cloud-tw"])),
        ("Tencent will spend RMB 420 billion.", ("RMB 420 billion", "agrees", ["cloud", "cloud-tw"])),
        ("文心一言全球下载量已达2.1亿次", ("2.1亿次", "agrees", ["ernie"])),
        ("Morgan Stanley sees copper at $12,350 per ton in 2028", ("$12,350 per ton", "agrees", ["copper"])),
        ("大摩认为铜价2028年12350美元", ("12350美元", "agrees", ["copper"])),
        ("超威2024年的營收是258億美元", ("258億美元", "agrees", ["amd"])),
    ],
)
def test_a_figure_that_the_record_has_agrees_in_every_script(text, found):
    assert findings(text) == [found]


CARS = Library(
    [
        told(
            "小鹏汽车公布第三季度财报，净亏损47.2亿元，营收同比增长123%。毛利率为12.5%。",
            id="loss",
            published="2025-11-20",
        ),
        told(
            "蔚来第三季度营收为310亿元，同比增长15%，净利润为12亿元，同比下降30%。", id="profit", published="2025-11-20"
        ),
        told("Nvidia reported a net loss of $4.72 billion, while revenue rose 123%.", id="en", published="2025-11-20"),
        told("到2030年，全球铜需求的增长约有60%将来自电网的建设。", id="part", published="2025-11-20"),
        told(
            "Ridgeline Robotics, the Boston start-up, plans a new chip. Its annualised revenue had reached "
            "$1.4 billion in September. Ridgeline has hired 45 engineers. Ridgeline Robotics is not alone.",
            id="ridge",
            published="2025-11-20",
        ),
        told("Revenue from scrap metal was $5.4 billion in 2024.", id="metal", published="2025-11-20"),
        told("毛利率从28%降至20%，成本下降4.4%，收入增长4.4%。蔚来说。", id="twice", published="2025-11-20"),
        told("青禾汽车第三季度净亏损6.72亿元，交付量为9.2万辆。", id="unlisted", published="2025-11-20"),
    ],
    names=NAMES,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("小鹏汽车第三季度净亏损47.2亿元，营收同比增长123%", ["agrees", "agrees"]),
        ("小鵬汽車第三季度淨虧損47.2億元，營收同比增長123%", ["agrees", "agrees"]),
        ("Nvidia revenue rose 123% and net loss was $4.72 billion", ["agrees", "agrees"]),
        ("蔚来第三季度营收310亿元，净利润12亿元", ["agrees", "agrees"]),
        # What one sentence says of two things is said of each alone.
        ("小鹏汽车净亏损扩大123%，营收47.2亿元", ["not on record", "not on record"]),
        ("蔚来营收12亿元，净利润310亿元", ["not on record", "not on record"]),
        ("蔚来第三季度营收同比下降30%，净利润增长15%", ["not on record", "not on record"]),
        ("Nvidia net loss widened 123%, revenue was $4.72 billion", ["not on record", "not on record"]),
        ("小鹏第三季度净亏损36亿元，营收同比增长88%", ["differs", "differs"]),
        # What rose has not fallen.
        ("小鹏汽车第三季度营收同比下降123%", ["differs"]),
        ("小鵬汽車第三季營收年減123%", ["differs"]),
        ("Nvidia revenue fell 123%", ["differs"]),
        ("蔚来第三季度营收下降15%", ["differs"]),
        ("蔚来第三季度毛利增长30%", ["not on record"]),
        ("Meta reported revenue of $5.4 billion in 2024", ["not on record"]),
        # A part of a change is no change.
        ("到2030年全球铜需求增长60%", ["not on record"]),
        ("2030年铜需求的增长约有60%来自电网", ["agrees"]),
        # Of a house that no list has, and that its article names over and over.
        ("Ridgeline's annualised revenue is $1.4 billion", ["agrees"]),
        ("Ridgeline's annualised revenue was $2 billion in September", ["differs"]),
        ("Harborline's annualised revenue is $1.4 billion", ["not on record"]),
        # Of one that it names once, only what is worded alike.
        ("青禾汽车第三季度净亏损6.72亿元", ["agrees"]),
        ("青禾汽車淨虧損6.72億元", ["agrees"]),
        ("蔚来第三季度净亏损6.72亿元", ["not on record"]),
        ("白禾汽车净亏损6.72亿元", ["not on record"]),
        ("青禾汽车营收6.72亿元", ["not on record"]),
    ],
)
def test_a_figure_is_held_against_those_of_its_own_metric(text, found):
    assert [one.finding for one in check_figures(text, CARS, NAMES, TODAY)] == found


PAIRS = Library(
    [
        told("欧洲机房的平均使用年限为19年，北美机房为16年，都快到头了。", id="pair", published="2025-11-20"),
        told("摩根士丹利的报告说，2026年全球机器狗出货量约为2.7万台。高盛：明年出货3.3万台。", id="dogs"),
        told("摩根士丹利：2024年机器鱼出货1.9万台，高于上一年。", id="fish"),
        told(
            "Tesla reported second-quarter results. Tesla's revenue was $22.4 billion, versus the $21.9 billion "
            "expected by analysts.\n- Revenue: $22.4 billion vs. $21.9 billion expected",
            id="vs",
            published="2025-07-20",
        ),
        told("百度2021年总营收为622亿元，净亏损为413亿元。", id="year", published="2022-02-20"),
        told("百度第三季度营收为312亿元，高于分析师预期的309亿元。", id="above", published="2025-11-20"),
        told("高盛预测，到2032年，全球锂需求的增长约有70%将来自储能电站。", id="lithium", published="2025-11-20"),
    ],
    names=NAMES,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What the second of a pair has is not the first's.
        ("欧洲机房平均使用年限19年", {"agrees"}),
        ("北美机房平均使用年限16年", {"agrees"}),
        ("歐洲機房平均使用年限16年", {"not on record", "differs"}),
        ("北美機房平均使用年限19年", {"not on record", "differs"}),
        # One bank's forecast is not another's.
        ("摩根士丹利预计2026年机器狗出货2.7万台", {"agrees"}),
        ("高盛预计2026年机器狗出货2.7万台", {"not on record", "differs"}),
        # Nor where its time is over by now.
        ("高盛预计2024年机器鱼出货1.9万台", {"not on record", "differs"}),
        ("大摩预计2024年机器鱼出货1.9万台", {"agrees"}),
        ("摩根士丹利預計2026年機器狗出貨3.3萬台", {"not on record", "differs"}),
        # What was expected is not what came.
        ("Tesla's second quarter revenue was $22.4 billion", {"agrees"}),
        ("Tesla's second quarter revenue was $21.9 billion", {"not on record", "differs"}),
        ("百度第三季度营收为312亿元", {"agrees"}),
        ("百度第三季度營收為309億元", {"not on record", "differs"}),
        # A verb says what a sum measures, and 总营收 is 营收.
        ("Baidu lost RMB 41.3 billion in 2021", {"agrees"}),
        ("百度2021年亏了413亿元", {"agrees"}),
        ("Baidu lost RMB 34.5 billion in 2021", {"differs"}),
        ("Baidu earned RMB 41.3 billion in 2021", {"not on record", "differs"}),
        ("Baidu lost RMB 622 billion in 2021", {"not on record", "differs"}),
        ("百度2021年营收622亿元", {"agrees"}),
        # A part of what is added is no part of the whole.
        ("到2032年锂需求的增长有70%来自储能", {"agrees"}),
        ("到2032年70%的鋰需求來自儲能", {"not on record", "differs"}),
        ("高盛说70%的锂需求来自储能", {"not on record", "differs"}),
    ],
)
def test_what_is_anothers_or_only_expected_or_a_part_of_a_change_bears_nothing_out(text, found):
    assert {one.finding for one in check_figures(text, PAIRS, NAMES, TODAY)} <= found


def test_a_quarter_without_its_year_may_be_quoted_later_and_contradicts_only_its_own():
    later = date(2027, 1, 15)
    said = "小鹏第三季度净亏损47.2亿元", "小鹏第三季度净亏损36亿元"
    [same], [other] = (check_figures(text, CARS, NAMES, later) for text in said)
    assert (same.finding, other.finding, bool(other.near)) == ("agrees", "not on record", True)


@pytest.mark.parametrize(
    ("text", "surface", "article"),
    [
        ("Tencent will invest 300 billion yuan over three years", "300 billion yuan", "cloud"),
        ("Tencent will spend RMB 300 billion in three years.", "RMB 300 billion", "cloud"),
        ("腾讯三年要投3000亿元建设云基础设施", "3000亿元", "cloud-tw"),
        (
            "Tencent plans to spend RMB 300 billion on cloud infrastructure over three years",
            "RMB 300 billion",
            "cloud-tw",
        ),
        ("文心一言的全球下載量超過1億次", "超過1億次", "ernie"),
        ("摩根士丹利預計2028年銅價每噸13000美元", "13000美元", "copper"),
        ("AMD's revenue was $30 billion in 2024", "$30 billion", "amd"),
        ("Morgan Stanley sees copper at $13,000 in 2028", "$13,000", "copper"),
        ("銅價2028年將達每噸13000美元", "13000美元", "copper"),
        ("铜价2028年将达13000美元", "13000美元", "copper"),
        ("大摩认为铜价2028年会到13000美元", "13000美元", "copper"),
        ("Tencent will invest 300 billion yuan in infrastructure over three years", "300 billion yuan", "cloud-tw"),
    ],
)
def test_a_figure_of_which_the_record_says_otherwise_differs(text, surface, article):
    assert [(one, finding, article in ids) for one, finding, ids in findings(text)] == [(surface, "differs", True)]


@pytest.mark.parametrize(
    "text",
    [
        "我们组今年招了12个人",
        "Our offsite costs $12,350 for thirty people",
        "英特尔2024年的营收是258亿美元",
        "腾讯2024年的净利润为4200亿元",
        "亞馬遜三年投入4200億美元",
        "腾讯亏了4200亿元",
        "百度要投4200亿元",
        "明天下午3点半开会，预算20万元",
        "摩根士丹利预计2028年铝价每吨12350元",
        "铝价2028年将达每吨13000美元",
        "铜价2029年将达每吨13000美元",
        "高盛预计2028年铜价每吨13000美元",
        "Tencent will invest 300 billion yuan in infrastructure over five years",
        "Tencent will invest 3 billion yuan in Malaysia over three years",
        "Tencent will invest 300 billion yuan in chip plants over three years",
    ],
)
def test_what_the_record_does_not_have_is_not_said_to_agree_or_differ(text):
    assert {finding for _, finding, _ in findings(text)} <= {"not on record"}


def test_another_time_of_the_same_thing_is_shown_beside_what_is_not_on_record():
    [checked] = check_figures("百度2022年的营收为1237亿元", LIBRARY, NAMES, TODAY)
    assert checked.finding == "not on record"
    assert {hit.figure.surface for hit in checked.near} == {"1346亿元", "1331亿元"} or len(checked.near) == 1


def test_a_relative_time_is_reckoned_from_the_day_of_asking():
    assert findings("AMD去年的营收是258亿美元", date(2025, 3, 1))[0][1] == "agrees"
    assert findings("AMD去年的营收是258亿美元", date(2026, 3, 1))[0][1] == "not on record"


@pytest.mark.parametrize("text", ["", "没有数字的一句话", "no figures here", "：“”-", "speaker:马化腾 source:x -y"])
def test_a_text_without_figures_has_nothing_to_check(text):
    assert findings(text) == []


def test_a_text_with_filters_and_quotation_marks_is_checked_as_text():
    assert findings("source: “腾讯” -三年投入4200亿元建设云基础设施")[0][1] == "agrees"


def test_no_more_is_checked_than_somebody_reads():
    assert len(findings("。".join(f"第{n}项花了{n}万元" for n in range(1, 40)))) == MOST_FIGURES


CHANGES = Library(
    [
        told(
            "Meituan has raised its capital budget for 2026 from 20 billion yuan to 26 billion yuan, a manager said.",
            id="budget",
            published="2025-11-20",
        ),
        told(
            "聯發科將2026年的資本支出由原先的310億至350億元上修為330億至350億元。", id="range", published="2025-11-19"
        ),
        told("百度把2026年的资本支出下调为90亿元，原为120亿元。", id="cut", published="2025-11-18"),
        told("超威2024年的营收由2023年的227亿美元增至258亿美元。", id="growth", published="2025-02-05"),
        told("Tencent reported revenue of $90 billion in 2024, up from $84 billion a year earlier.", id="up"),
        told("文心一言的月活跃用户达到9000万人。", id="mau", published="2025-11-01"),
        told("文心一言的月活跃用户达到7000万人，远不如对手。", id="mau-less", published="2025-11-03"),
    ],
    names=NAMES,
)


def checked(text):
    return [
        (one.finding, [hit.figure.surface for hit in one.record], [hit.figure.surface for hit in one.against])
        for one in check_figures(text, CHANGES, NAMES, TODAY)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Meituan's capital budget for 2026 is 20 billion yuan", ("differs", ["26 billion yuan"], [])),
        ("Meituan's capital budget for 2026 is 26 billion yuan", ("agrees", ["26 billion yuan"], [])),
        ("联发科2026年的资本支出为310亿至350亿元", ("differs", ["330億至350億元"], [])),
        ("聯發科2026年的資本支出為330億至350億元", ("agrees", ["330億至350億元"], [])),
        ("百度2026年的资本支出为120亿元", ("differs", ["90亿元"], [])),
        ("百度2026年的资本支出为90亿元", ("agrees", ["90亿元"], [])),
    ],
)
def test_what_was_changed_is_held_against_what_it_was_changed_to(text, found):
    assert checked(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("超威2023年的营收为227亿美元", ("agrees", ["227亿美元"], [])),
        ("超威2024年的营收为258亿美元", ("agrees", ["258亿美元"], [])),
    ],
)
def test_what_was_so_at_another_time_is_not_superseded(text, found):
    assert checked(text) == [found]


def test_a_change_told_again_agrees_in_both_its_figures():
    again = checked("百度把2026年的资本支出由120亿元下调至90亿元")
    assert [finding for finding, *_ in again] == ["agrees", "agrees"]


@pytest.mark.parametrize(
    ("text", "same", "other"),
    [
        ("文心一言的月活跃用户达到9000万人", "9000万人", "7000万人"),
        ("文心一言的月活躍用戶達到7000萬人", "7000万人", "9000万人"),
    ],
)
def test_where_the_record_disagrees_with_itself_both_are_shown(text, same, other):
    assert checked(text) == [("agrees", [same], [other])]
