"""Figures by rows: what is found with value, unit, bounds and ends, and what is no figure."""

from decimal import Decimal

import pytest

from corpus.figures import find_figures


def row(figure):
    end = f"..{figure.high:.15g}" if figure.high is not None else ""
    return f"{figure.surface} = {figure.value:.15g}{end} {figure.unit} {figure.approx}"


def rows(text):
    return [row(figure) for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Pieces count no people and no plans; what something rises to, or a share is, is a share; months are none.
        ("一名熟练工人大约能搬150箱", ["150箱 = 150 None exact"]),
        ("該公司計畫明年把年產能提高到2萬台", ["2萬台 = 20000 None exact"]),
        ("该公司计划明年采购3台机器人", ["3台 = 3 robot exact"]),
        ("三年后提高到四分之一", ["三年 = 3 year exact", "四分之一 = 25 percent exact"]),
        ("海外收入占比降到五分之一", ["五分之一 = 20 percent exact"]),
        ("成本降至十分之一", ["十分之一 = 0.1 None exact"]),
        ("1至9月累计零售862万辆", ["862万辆 = 8620000 vehicle exact"]),
        ("1—9月銷量與1到3季度出口", []),
        ("用了1到3个月", ["1到3个月 = 1..3 month range"]),
        ("a half-a-billion-dollar commitment", ["half-a-billion-dollar = 500000000 USD exact"]),
        ("a half-million-dollar fund", ["half-million-dollar = 500000 USD exact"]),
        ("a half-baked million-dollar idea", []),
        # A number with commas behind a larger scale is one with it.
        ("第三季營收為1兆1,260億元", ["1兆1,260億元 = 1126000000000 CNY exact"]),
        ("净利为1兆2,000亿元", ["1兆2,000亿元 = 1200000000000 CNY exact"]),
        ("市值1萬2,300億元", ["1萬2,300億元 = 1230000000000 CNY exact"]),
        ("市值一兆1260.5億元", ["一兆1260.5億元 = 1126050000000 CNY exact"]),
        ("營收1 兆 1,260 億元", ["1 兆 1,260 億元 = 1126000000000 CNY exact"]),
        ("分成3万1,200元", ["3万1,200元 = 31200 CNY exact"]),
        # Parts of a whole by their ordinals, bands of single digits, millions beside a comparison in years.
        ("worth one-eleventh of its rival", ["one-eleventh = 9.09090909090909 percent exact"]),
        ("costs rose in the high-single digits", ["high-single digits = 7..9 percent order_of_magnitude"]),
        ("growth in the low teens", ["low teens = 11..13 percent order_of_magnitude"]),
        (
            "It sold 31m in 2022, down from 45m three years earlier.",
            ["31m = 31000000 None exact", "45m = 45000000 None exact", "three years = 3 year exact"],
        ),
        ("swam 45m in the pool", ["45m = 45 meter exact"]),
        # Few, with a bound; a day that bounds something.
        ("分最多三批交付，每两批之间", ["最多三批 = 3 None up_to"]),
        ("这三批先不算", []),
        ("争取压到一天以内", ["一天以内 = 1 day up_to"]),
        ("有一天他走了", []),
        # A text that only Taiwan writes reckons in its dollars; net buying is no "over".
        ("台股收盤，配息0.6元", ["0.6元 = 0.6 TWD exact"]),
        ("券商买超3500张", ["3500张 = 3500 None exact"]),
        ("新厂带来900个工作机会", ["900个 = 900 job exact"]),
        # A rise or a comparison is no school year: 提高一倍 holds no 高一.
        ("产量提高一倍", ["一倍 = 1 multiple exact"]),
        ("效率提高三个百分点", ["三个百分点 = 3 percent exact"]),
        ("规模扩大两倍，例如一百家", ["两倍 = 2 multiple exact", "一百家 = 100 company exact"]),
        ("复诊间隔四周", ["四周 = 4 week exact"]),
        ("湖的四周都是山", []),
        # What a bare number is read on.
        ("机房PUE从1.5降至1.2", ["1.5 = 1.5 None exact", "1.2 = 1.2 None exact"]),
        ("新模型得分88.7分，分数最高的3家公司", ["88.7分 = 88.7 None exact", "3家 = 3 company exact"]),
        ("里氏6.4级地震", ["6.4级 = 6.4 None exact"]),
        ("气温达38度", ["38度 = 38 degree celsius exact"]),
        ("镜头旋转90度，指数在2025年上涨", []),
        ("评分高，售出80，CPI上涨，房价跌到80，气温回升，湿度85度", []),
        ("评分为5星，得分前10，总分3:2，赔率1赔3", []),
        ("得分88.7分，超过前代的86.4分", ["88.7分 = 88.7 None exact", "86.4分 = 86.4 None exact"]),
        ("气温由零下3度升至12度", ["零下3度 = -3 degree celsius exact", "12度 = 12 degree celsius exact"]),
        ("读高一三年，距高三百天", ["三年 = 3 year exact"]),
        # What money is per, said after it; a year earlier is none.
        ("金价为2650美元一盎司", ["2650美元一盎司 = 2650 USD exact"]),
        ("融资5亿元一年后上市", ["5亿元 = 500000000 CNY exact", "一年 = 1 year exact"]),
        ("from $1.12 a year earlier", ["$1.12 = 1.12 USD exact"]),
        ("sold at $300 apiece", ["$300 apiece = 300 USD exact"]),
        ("每秒8TB", ["8TB = 8 terabyte per second exact"]),
        # English phrases that are one figure.
        ("a quarter-point cut", ["a quarter-point = 0.25 percent exact"]),
        ("three-quarters of a percentage point", ["three-quarters of a percentage point = 0.75 percent exact"]),
        ("within a year or two", ["within a year or two = 1..2 year range"]),
        ("a decade or more", ["a decade or more = 1 decade over"]),
        ("it took two years and a half", ["two years and a half = 2.5 year exact"]),
        ("a couple of hundred engineers", ["a couple of hundred engineers = 200 engineer exact"]),
        ("a dollar-fifty an hour", ["a dollar-fifty an hour = 1.5 USD exact"]),
        ("loses half its value", ["half = 50 percent exact"]),
        ("a six-figure salary", ["six-figure = 100000..1000000 None order_of_magnitude"]),
        ("7-Eleven, a zero-day flaw, 2B业务, 360公司, see Fig. 2", []),
        ("开销降低一个数量级", ["一个数量级 = 10 multiple about"]),
        ("two orders of magnitude", ["two orders of magnitude = 100 multiple about"]),
        ("置信度不低于零点八", ["不低于零点八 = 0.8 None over"]),
        ("市值翻了近一倍", ["翻了近一倍 = 2 multiple about"]),
        ("模型拿下69.6分，耗时36分钟", ["69.6分 = 69.6 None exact", "36分钟 = 36 minute exact"]),
        ("一台机器人有28个自由度", ["28个 = 28 None exact"]),
        # A bound that is denied is the other one.
        ("margins will not exceed 55%", ["not exceed 55% = 55 percent up_to"]),
        ("占比不会超过55%", ["不会超过55% = 55 percent up_to"]),
        ("占比不得低于3%", ["不得低于3% = 3 percent over"]),
        # How far something moved and where to are two.
        ("Gas fell 5 cents to $3.12", ["5 cents = 0.05 USD exact", "$3.12 = 3.12 USD exact"]),
        ("费用率上升1.8pct至12.4%", ["1.8pct = 1.8 percent exact", "12.4% = 12.4 percent exact"]),
        ("a gain of 5 cents to 10 cents", ["5 cents to 10 cents = 0.05..0.1 USD range"]),
        ("10万分之一的概率", ["10万分之一 = 0.001 percent exact"]),
        ("100分之3", ["100分之3 = 3 percent exact"]),
        (
            "It fell by more than half, to 300 units.",
            ["more than half = 50 percent over", "300 units = 300 unit exact"],
        ),
        ("three-quarters of an hour", ["three-quarters of an hour = 0.75 hour exact"]),
        ("half as many errors, half-baked, half past nine", ["half = 50 percent exact"]),
        ("a half-dozen senators", ["a half-dozen senators = 6 senator exact"]),
        ("a multibillion-dollar deal", ["multibillion-dollar = 1000000000..10000000000 USD order_of_magnitude"]),
        ("a 70-billion-parameter model", ["70-billion-parameter = 70000000000 parameter exact"]),
        ("接种34亿剂次", ["34亿剂次 = 3400000000 dose exact"]),
        ("误差不超过±0.05毫米", ["不超过±0.05毫米 = 0.05 millimeter up_to"]),
        ("20-somethings", []),
        # A fall and the level it went through are no range.
        ("重挫六百多点，失守两万点", ["六百多点 = 600 point over", "失守两万点 = 20000 point under"]),
        ("耗资人民币约2.1亿元", ["人民币约2.1亿元 = 210000000 CNY about"]),
        ("晶圆厂月产能4万片", ["4万片 = 40000 None exact"]),
        ("连一成都没有，去成都", ["连一成 = 10 percent under"]),
        # Money: before, after, both, and in three scripts.
        ("公司斥资12.5亿元扩建", ["12.5亿元 = 1250000000 CNY exact"]),
        ("預算為新台幣3.4兆元。", ["新台幣3.4兆元 = 3400000000000 TWD exact"]),
        ("融资人民币８亿元", ["人民币８亿元 = 800000000 CNY exact"]),
        ("Its budget for 2026 to 190 billion yuan was lifted.", ["190 billion yuan = 190000000000 CNY exact"]),
        ("It hires for 2000 to 3000 people.", ["2000 to 3000 people = 2000..3000 person range"]),
        ("It raised $2.4B from HK$90 million.", ["$2.4B = 2400000000 USD exact", "HK$90 million = 90000000 HKD exact"]),
        (
            "about 40 billion won ($29 million)",
            ["about 40 billion won = 40000000000 KRW about", "$29 million = 29000000 USD exact"],
        ),
        ("₹3.1 lakh crore", ["₹3.1 lakh crore = 3100000000000 INR exact"]),
        ("losses of 30 MEUR", ["30 MEUR = 30000000 EUR exact"]),
        ("价格为三块六角五分", ["三块六角五分 = 3.65 CNY exact"]),
        ("It costs twelve dollars and forty cents.", ["twelve dollars and forty cents = 12.4 USD exact"]),
        # Percent, points, tenths, parts.
        ("良率提高3.5个百分点至91%", ["3.5个百分点 = 3.5 percent exact", "91% = 91 percent exact"]),
        ("八成五的受访者", ["八成五 = 85 percent exact"]),
        ("百分之七十二点五", ["百分之七十二点五 = 72.5 percent exact"]),
        ("百 分 之 三 十", ["百 分 之 三 十 = 30 percent exact"]),
        ("全场七五折", ["七五折 = 75 percent exact"]),
        ("yields rose 35 basis points", ["35 basis points = 35 basis point exact"]),
        ("五分之二的产能", ["五分之二 = 40 percent exact"]),
        ("two-thirds of voters", ["two-thirds = 66.6666666666667 percent exact"]),
        ("1 in 4 homes", ["1 in 4 = 0.25 None exact"]),
        (
            "分别为52.4、8.5和7.1亿元",
            ["52.4 = 5240000000 CNY exact", "8.5 = 850000000 CNY exact", "7.1亿元 = 710000000 CNY exact"],
        ),
        ("恒指升707点", ["707点 = 707 point exact"]),
        # Currencies by their codes and names; a code that is a word counts in capitals only.
        ("UAH 300 million", ["UAH 300 million = 300000000 UAH exact"]),
        ("70亿福林", ["70亿福林 = 7000000000 HUF exact"]),
        ("TRY 20 million", ["TRY 20 million = 20000000 TRY exact"]),
        ("try 20 recipes", ["20 recipes = 20 recipe exact"]),
        ("C$ 80, c $ 90, a $70 toy", ["C$ 80 = 80 CAD exact", "c $ 90 = 90 CAD exact", "$70 = 70 USD exact"]),
        ("付了六块零八", ["六块零八 = 6.08 CNY exact"]),
        # Decimals, powers and sums in words.
        ("two point six million people", ["two point six million people = 2600000 person exact"]),
        ("3 point 4 percent", ["3 point 4 percent = 3.4 percent exact"]),
        ("2^12 bytes", ["2^12 bytes = 4096 byte exact"]),
        ("six million, four hundred & ten views", ["six million, four hundred & ten views = 6000410 view exact"]),
        ("two and three quarters of an hour", ["two and three quarters of an hour = 2.75 hour exact"]),
        ("fell by more than a fifth.", ["more than a fifth = 20 percent over"]),
        # Letters that are units in their place only.
        ("a winter night at -12C", ["-12C = -12 degree celsius exact"]),
        ('a 21" screen', ['21" = 21 inch exact']),
        ("sales of 33m in March", ["33m = 33000000 None exact"]),
        ("a wall of 33m in height", ["33m = 33 meter exact"]),
        # Multiples.
        ("能效提升4.5倍", ["4.5倍 = 4.5 multiple exact"]),
        ("产量翻两番", ["翻两番 = 4 multiple exact"]),
        ("Output more than doubled", ["more than doubled = 2 multiple over"]),
        ("a 12-fold rise, 20x cheaper", ["12-fold = 12 multiple exact", "20x = 20 multiple exact"]),
        ("orders grew fortyfold", ["fortyfold = 40 multiple exact"]),
        ("three times faster than", ["three times = 3 multiple exact"]),
        ("downloaded 600 million times", ["600 million times = 600000000 time exact"]),
        ("viewed more than 3,000 times", ["more than 3,000 times = 3000 time over"]),
        ("600 times faster, four times the size", ["600 times = 600 multiple exact", "four times = 4 multiple exact"]),
        ("精度提升数倍", ["数倍 = 2..10 multiple order_of_magnitude"]),
        ("误差在数公里以内", ["数公里以内 = 1..10 kilometer order_of_magnitude"]),
        ("half a dozen lawsuits", ["half a dozen lawsuits = 6 lawsuit exact"]),
        ("revenue of T$44.4 billion", ["T$44.4 billion = 44400000000 TWD exact"]),
        # Durations and measures.
        ("历时两个半月", ["两个半月 = 2.5 month exact"]),
        ("一年半之后", ["一年半 = 1.5 year exact"]),
        ("半小时车程", ["半小时 = 0.5 hour exact"]),
        ("2 years and 3 months", ["2 years and 3 months = 27 month exact"]),
        ("装机6.2吉瓦, 年发电9亿千瓦时", ["6.2吉瓦 = 6.2 gigawatt exact", "9亿千瓦时 = 900000000 kilowatt-hour exact"]),
        ("五十兆字节", ["五十兆字节 = 50 megabyte exact"]),
        ("an 8-inch wafer", ["8-inch = 8 inch exact"]),
        ("带宽为4.8TB/s", ["4.8TB/s = 4.8 terabyte per second exact"]),
        ("电站规模200MW/800MWh", ["200MW = 200 megawatt exact", "800MWh = 800 megawatt-hour exact"]),
        ("年發電24億度", ["24億度 = 2400000000 kilowatt-hour exact"]),
        ("pumps 250,000 bpd", ["250,000 bpd = 250000 barrel per day exact"]),
        ("以9秒58夺冠", ["9秒58 = 9.58 second exact"]),
        ("日本首相宣布¥300億方案", ["¥300億 = 30000000000 JPY exact"]),
        ("中国与日本合资¥300亿", ["¥300亿 = 30000000000 CNY exact"]),
        # Counts with the noun counted.
        ("医院新增床位500张", ["500张 = 500 bed exact"]),
        ("客机订单超1000架", ["超1000架 = 1000 aircraft over"]),
        ("七台搭载自研芯片的新型服务器", ["七台 = 7 server exact"]),
        ("十二台採用液冷散熱的新型機櫃", ["十二台 = 12 rack exact"]),
        ("300款开源模型的下载量", ["300款 = 300 model exact"]),
        ("七台搭載新晶片的伺服器", ["七台 = 7 server exact"]),
        ("20万名来自农村的学生", ["20万名 = 200000 student exact"]),
        ("7成5受訪者", ["7成5 = 75 percent exact"]),
        ("五座芯片工厂", ["五座 = 5 factory exact"]),
        ("50家企业计划扩产", ["50家 = 50 company exact"]),
        ("5万片12英寸晶圆", ["5万片 = 50000 wafer exact", "12英寸 = 12 inch exact"]),
        ("sold 4.2m tickets for a 4.2m wall", ["4.2m tickets = 4200000 ticket exact", "4.2m = 4.2 meter exact"]),
        ("开源了260款大模型", ["260款 = 260 model exact"]),
        ("下载量超过9亿次", ["超过9亿次 = 900000000 download over"]),
        ("拥有430万开发者", ["430万开发者 = 4300000 developer exact"]),
        ("潛在用戶將達數億", ["數億 = 100000000..1000000000 user order_of_magnitude"]),
        ("It hired 1,200 engineers.", ["1,200 engineers = 1200 engineer exact"]),
        ("half a million H100 GPUs", ["half a million H100 GPUs = 500000 gpu exact"]),
        ("十亿级参数", ["十亿级 = 1000000000 None order_of_magnitude"]),
        ("万亿美元规模", ["万亿美元 = 1000000000000..10000000000000 USD order_of_magnitude"]),
    ],
)
def test_figure_with_its_unit(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("超過80款", "over"),
        ("逾3000人", "over"),
        ("70多家企业", "over"),
        ("12年以上", "over"),
        ("不低于5%", "over"),
        ("至少有40家公司", "over"),
        ("upwards of 50 firms", "over"),
        ("逾千亿元", "over"),
        ("突破每吨9800美元", "over"),
        ("不到6亿元", "under"),
        ("不足四成", "under"),
        ("跌破6万元", "under"),
        ("105美元下方", "under"),
        ("105美元上方", "over"),
        ("fewer than 30 users", "under"),
        ("8小时内", "up_to"),
        ("最多可容纳9000人", "up_to"),
        ("up to $3 billion", "up_to"),
        ("约7.5万人", "about"),
        ("近9万个模型", "about"),
        ("20亿元左右", "about"),
        ("nearly 70 countries", "about"),
        ("大约每12个月换代", "about"),
        ("roughly every 18 months", "about"),
        ("補助最高達新台幣5億元", "up_to"),
        ("高达600亿美元", "exact"),
        ("as much as $6 billion", "exact"),
        ("最近5年", "exact"),
        ("签约3亿元", "exact"),
        ("jobs created over four years", "exact"),
        ("used for over four years", "over"),
    ],
)
def test_bound_beside_a_figure(text, expected):
    assert [figure.approx for figure in find_figures(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("300-450亿美元", "3e10", "4.5e10", "USD"),
        ("300‑450 億美元", "3e10", "4.5e10", "USD"),
        ("7 兆 - 9 兆美元", "7e12", "9e12", "USD"),
        ("8000至1.2万元", "8000", "12000", "CNY"),
        ("七千到九千亿元", "7e11", "9e11", "CNY"),
        ("6%~8%", "6", "8", "percent"),
        ("三到五年", "3", "5", "year"),
        ("两三周", "2", "3", "week"),
        ("4-5个平台", "4", "5", "platform"),
        ("在10万与20万之间", "1e5", "2e5", None),
        ("大于10小于20", "10", "20", None),
        ("两至三成", "20", "30", "percent"),
        ("+3% to +5%", "3", "5", "percent"),
        ("百分之三到百分之五", "3", "5", "percent"),
        ("5 to 10 cents", "0.05", "0.1", "USD"),
        ("$40-55 billion", "4e10", "5.5e10", "USD"),
        ("$40 billion to $55 billion", "4e10", "5.5e10", "USD"),
        ("between 30 and 40 percent", "30", "40", "percent"),
        ("1.5 to 70 billion parameters", "1.5e9", "7e10", "parameter"),
        ("five or six months", "5", "6", "month"),
        ("at least 20 and at most 90 seats", "20", "90", "seat"),
        ("数万甚至数十万台", "1e4", "1e6", None),
        ("millions or even hundreds of millions of dollars", "1e6", "1e9", "USD"),
    ],
)
def test_range_is_one_figure_with_both_ends(text, low, high, unit):
    (figure,) = find_figures(text)
    assert (figure.low, figure.high, figure.unit) == (Decimal(low), Decimal(high), unit)


def test_between_belongs_to_the_surface_of_a_range():
    (figure,) = find_figures("It expects revenue of between $66 billion and $72 billion.")
    assert figure.surface == "between $66 billion and $72 billion"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("从18%升至27%", [18, 27]),
        ("margins rose from 18% to 27%", [18, 27]),
        ("5% 或 9% 的人", [5, 9]),
        ("花费$30，400美元", [30, 400]),
        ("The group raised its plan for 2026 to 190 billion yuan from 160 billion.", [190000000000, 160000000000]),
        ("It lifted guidance for 2027 to $175 billion.", [175000000000]),
        ("The maker cut its forecast for 2027 to 90 million units.", [90000000]),
        ("Brokers raised their view of the nickel price in 2027 from $17,750 to $18,400 a tonne.", [17750, 18400]),
        ("It lifted guidance for this year's spending, long modest, from $30 bn to $34 bn.", [30 * 10**9, 34 * 10**9]),
        ("产量3万、1,200吨", [30000, 1200]),
    ],
)
def test_two_figures_are_not_one_range(text, values):
    assert [figure.value for figure in find_figures(text)] == values


@pytest.mark.parametrize(
    ("text", "value", "unit", "per"),
    [
        ("铜价升至每吨9800美元", 9800, "USD", "ton"),
        ("9,800美元/噸", 9800, "USD", "ton"),
        ("$9,800 a ton", 9800, "USD", "ton"),
        ("每股3元", 3, "CNY", "share"),
        ("月租为每月300元", 300, "CNY", "month"),
        ("$3 per million tokens", 3, "USD", "million tokens"),
        ("每千瓦时0.6元", Decimal("0.6"), "CNY", "kilowatt-hour"),
        ("$4 per million British thermal units", 4, "USD", "million British thermal units"),
        ("每百万英热单位4美元", 4, "USD", "million British thermal units"),
    ],
)
def test_price_per_unit(text, value, unit, per):
    (figure,) = find_figures(text)
    assert (figure.value, figure.unit, figure.per, figure.kind) == (value, unit, per, "price")


@pytest.mark.parametrize(
    "text",
    [
        "9月24日上午11点18分",
        "2005-2023年间、2021至2025年",
        "在2024年三季度末(Q3)",
        "第20届峰会，排名第三，第 5 章",
        "降级版芯片H800、麒麟9000s、DGX-1、RTX 4090",
        "GPT-5, Claude 3.5 Sonnet and Qwen 2.5-72B",
        "5G、6G、L4、Web3、H-1B、ISO 27001、COVID-19",
        "标普500与沪深300，the S&P 500",
        "五角大楼、四川、百度、三星、万科、零一万物、36氪",
        "这十分重要，万一失败，千篇一律，从零开始",
        "統一標準，唯一一家，進一步，一方面",
        "7×24小时、24/7",
        "详见第12页表3，版本v1.2.3，邮编518000",
        "https://example.com/a?q=30%25&n=2000 或 a9@example.com",
        "1. 引言\n2. 方法\n(3) 结论",
        "截屏2025-09-24 11.15.01.png",
        "Call +1-650-555-0100 on 24 September 2025 at 9:30 am.",
        "Ring +1 (415) 555-0134, +44 20 7946 0000 or (415) 555-0134 from 3 to 5 November 2025.",
        "歼-20首飞，水温三度",
        "9988.HK，600519.SH",
        "one of the best, for the first time, at one point",
        "一个朋友、一位老师、一家公司",
        "in three different ways",
        "单位：万元，千克，百家争鸣，三轮车，红十字会，一成不变",
        "360集团，2单元，二十届三中全会，五年规划，十四五，千人计划",
        "二〇二五年，八十年代，20世纪，三年级，每一年，较19年同期，9点，提3点建议",
        "风力6级，旋转90度，得分最高，前10名，上下文长度4K",
        "She won 6-4, 7-6 (7-3), 6-2; 新机Switch 2首四日大卖",
        "The Senate voted 52-47, a 50-50 chance, 9/24, 20/20, the class of '98.",
        "a third party, in the second half of the year, Triple Crown, Big Four firms, Three Mile Island",
        "Llama 3.1 405B, iPhone 15, Boeing 737, Group of 20, Form 10-K, 401(k), 1 Main Street",
    ],
)
def test_no_figure(text):
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("a fish of two pounds", "pound"),
        ("a fine of two pounds", "GBP"),
        ("配备8块GPU", "gpu"),
        ("售价8块", "CNY"),
        ("由10万块增至", None),
        ("港币90元", "HKD"),
    ],
)
def test_a_word_of_two_meanings_is_told_by_what_stands_beside_it(text, unit):
    (figure,) = find_figures(text)
    assert figure.unit == unit


def test_a_bare_yuan_is_taiwanese_where_the_text_reckons_in_taiwan_dollars():
    first, second = find_figures("產值為新台幣4兆元，去年為3兆元。")
    assert (first.unit, first.unit_implied) == ("TWD", False)
    assert (second.unit, second.unit_implied) == ("TWD", True)


def test_a_bare_yuan_of_simplified_text_stays_chinese_beside_taiwan_dollars():
    first, second = find_figures("江边科技2025年营收为36亿元。\n台湾出口达新台币3,200亿元。")
    assert (first.unit, second.unit) == ("CNY", "TWD")


def test_lately_is_no_bound():
    assert rows("近十年来发展很快，用了近十年") == ["十年 = 10 year exact", "近十年 = 10 year about"]


def test_spans_are_characters_of_the_text_as_written():
    text = "　資本支出約８００億美元。"
    (figure,) = find_figures(text)
    assert text[figure.span.start : figure.span.end] == figure.surface == "約８００億美元"
    assert figure.sentence == "資本支出約８００億美元。"
