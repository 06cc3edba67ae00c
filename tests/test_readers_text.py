"""Pages saved as text: what stands around the text goes, and no line of the text itself."""

from datetime import date

import pytest

from corpus.readers import read_articles

WIRE = """\
Skip to main content
Markets
Chipmaker lifts outlook as data-center orders double
By Jane Doe and Wei Lin
Reuters | Sept. 19, 2024 9:30 AM ET
Share
SAN FRANCISCO, Sept 19 (Reuters) - Nimbus Devices on Thursday raised its revenue forecast to $4.2 billion.

Image credit: Nimbus Devices

"We see no sign of a slowdown," chief executive Ana Ruiz told analysts.

Advertisement

Shares rose 6.5% in late trading
(Reporting by Jane Doe; Editing by John Roe)
Related articles
Rival cuts prices for a third time
Why memory is scarce again
Sign up for our newsletter
Privacy Policy | Terms of Use
© 2024 Example News. All rights reserved."""

ACCOUNT = """\
智能电表出海记
原创 李明 电力观察室
 2025年3月4日 21:05 北京
点击上方蓝字关注我们

过去三年,中国智能电表出口翻了一番

电表 0304 11.15.png

李明认为,这只是开始。

图/视觉中国
责任编辑:王芳
喜欢作者
阅读 1.2万
在看 35
"""

PORTAL = """\
首页 > 科技 > 正文
储能电池价格一年下降四成 企业抢订单
2025年06月12日 08:15 来源:证券时报网 作者:陈小红
字号 小 中 大
储能电池的价格在过去一年里下降了四成。

企业的说法
- 订单已经排到年底。
1. 明年还会更多。

(责任编辑:刘洋)
原文链接:https://example.com/a_(b)?id=1
声明:本文仅代表作者个人观点,不构成投资建议。
热门推荐
某车企交付量创新高
"""

TAIPEI = """\
首頁
財經
台積電供應鏈擴產
記者張小明/台北報導
2025/07/08 12:30
設備商表示,下半年訂單能見度已到年底,產能利用率超過九成。

(圖/資料照)

法人預估,全年營收將成長兩成。
延伸閱讀:
・面板報價止跌
・記憶體漲價"""

BILINGUAL = """\
Battery maker opens plant in Hungary

TMT Journal -- The battery maker opened a plant in Debrecen on Monday.

TMT Journal -- 這家電池企業週一在德布勒森啟用新廠,投資 73億歐元。


Photo by Kata Nagy/Getty Images


The plant will employ 9,000 people

新廠將僱用 9000 人"""


def read(text):
    (article,) = read_articles(text.encode(), "a.txt")
    return article


def taken_out(raw, article):
    """Lines of the raw text that the body has not got."""
    body = article.body.split("\n")
    return [line.strip() for line in raw.split("\n") if line.strip() and line.strip() not in body]


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (WIRE, ["SAN", '"We', "Shares"]),
        (ACCOUNT, ["过去三年", "李明认为"]),
        (PORTAL, ["储能电池的价格", "企业的说法", "- 订单", "1. 明年"]),
        (TAIPEI, ["設備商", "法人"]),
        (BILINGUAL, ["TMT Journal -- The", "TMT Journal -- 這", "The plant", "新廠將"]),
    ],
    ids=["wire", "account", "portal", "taipei", "bilingual"],
)
def test_furniture_goes_and_every_line_of_the_text_stays(raw, kept):
    article = read(raw)
    lines = [line for line in article.body.split("\n") if line]
    assert len(lines) == len(kept)
    assert all(line.startswith(begin) for line, begin in zip(lines, kept, strict=True))
    texts = [line.strip() for line in raw.split("\n") if line.strip().startswith(tuple(kept))]
    assert not set(taken_out(raw, article)) & set(texts)


@pytest.mark.parametrize(
    ("raw", "title", "source", "author", "published", "lang"),
    [
        (
            WIRE,
            "Chipmaker lifts outlook as data-center orders double",
            "Reuters",
            "Jane Doe and Wei Lin",
            date(2024, 9, 19),
            "en",
        ),
        (ACCOUNT, "智能电表出海记", "电力观察室", "李明", date(2025, 3, 4), "zh-Hans"),
        (PORTAL, "储能电池价格一年下降四成 企业抢订单", "证券时报网", "陈小红", date(2025, 6, 12), "zh-Hans"),
        (TAIPEI, "台積電供應鏈擴產", None, "張小明", date(2025, 7, 8), "zh-Hant"),
        (BILINGUAL, "Battery maker opens plant in Hungary", "TMT Journal", None, None, "en, zh-Hant"),
    ],
    ids=["wire", "account", "portal", "taipei", "bilingual"],
)
def test_what_a_page_says_of_its_article_is_read(raw, title, source, author, published, lang):
    article = read(raw)
    assert (article.title, article.source, article.author) == (title, source, author)
    assert (article.published, article.lang) == (published, lang)


def test_the_address_of_the_original_is_read():
    assert read(PORTAL).url == "https://example.com/a_(b)?id=1"


def test_an_interview_keeps_its_labels_and_is_named_by_its_first_sentence():
    text = (
        "5月20日,在杭州举行的储能大会上,某电池企业董事长王小明与主持人李红进行了近一个小时的对谈,谈到了价格、产能、出海以及人才,以下是实录。\n"
        "主持人:\n价格还会降吗?\n王小明:\n会,但慢得多。\n编辑:\n您怎么看?\n主持人:\n谢谢。\n"
        "王小明 :\n谢谢。\n相关文章:\n编辑:\nThank you both very much.\n"
        "我们是一站式的储能资讯平台,关注行业动态与前沿趋势。"
    )
    article = read(text)
    assert article.title == "5月20日,在杭州举行的储能大会上,某电池企业董事长王小明与主持人李红进行了近一个小时的对谈"
    assert (article.source, article.published) == (None, None)
    assert taken_out(text, article) == ["相关文章:", "我们是一站式的储能资讯平台,关注行业动态与前沿趋势。"]


def test_an_interview_in_questions_and_answers_is_named_by_what_is_asked():
    article = read("Q: How large is the new plant?\n\nA: It makes 30,000 tonnes a year.\n\nQ: Why?\n\nA: Demand.")
    assert article.title == "How large is the new plant?"
    assert article.body.startswith("Q: How large")


def test_a_label_that_recurs_is_a_speaker_and_not_a_byline():
    text = "专访总工程师\n记者:叶片的长度有没有极限?\n赵海:现在看没有。\n记者:谢谢\n赵海:再见"
    assert read(text).body == "记者:叶片的长度有没有极限?\n赵海:现在看没有。\n记者:谢谢\n赵海:再见"


def test_furniture_inside_the_text_is_text():
    body = "今天谈了三件事,都与报价有关。\n\n观点\n\n价格还会下降,但没有那么快。\n\n分享\n\n大家分享了各自的经验。"
    assert read(f"周会纪要\n\n{body}").body == body


def test_a_last_paragraph_that_speaks_of_the_future_is_no_slogan():
    text = "新茶饮进入慢增长\n\n行业的增速降到一成,开店变慢。\n\n我们认为,明年会有更多品牌关店,规模将缩小 5%。"
    assert read(text).body.endswith("规模将缩小 5%。")


def test_headlines_after_a_related_heading_go_but_paragraphs_stay():
    text = "储能招标\n\n本周招标规模创下新高,报价分化。\n\n延伸阅读\n\n去年的招标规模只有今年的一半,价格高三成。"
    assert "去年的招标规模" in read(text).body


def test_hard_wrapped_paragraphs_become_one_line():
    text = (
        "The river barge company moves more grain than all railways of the\nprovince together, and its owner says that "
        "the next years will be\nbetter still.\n\nBanks have agreed to lend two thirds.\nThe rest is cash."
    )
    article = read(text)
    assert article.title == "The river barge company moves more grain than all railways"
    assert article.body.split("\n")[0].endswith("that the next years will be better still.")
    assert article.body.endswith("Banks have agreed to lend two thirds.\nThe rest is cash.")


@pytest.mark.parametrize(
    ("first", "source", "published"),
    [
        ("IT之家 2 月 10 日消息,新机发布。", "IT之家", None),
        ("IT之家2025年2月10日消息,新机发布。", "IT之家", date(2025, 2, 10)),
        ("新华社北京2025年3月5日电 农机作业面积增加一成。", "新华社", date(2025, 3, 5)),
        ("【环球网报道 记者 张三】两家公司合并。", "环球网", None),
        ("(中央社記者張三台北24日電)兩家公司合併。", "中央社", None),
        ("36氪获悉,一家公司完成融资。", "36氪", None),
        ("LONDON (Reuters) - Two companies merge.", "Reuters", None),
        ("HANGZHOU, China, Sept. 24, 2025 /PRNewswire/ -- Two companies merge.", "PRNewswire", date(2025, 9, 24)),
        ("BEIJING -- Two companies have agreed to merge.", None, None),
        ("据路透社报道,两家公司将合并。", None, None),
        ("记者获悉,两家公司将合并。", None, None),
        ("许多编辑部用人工智能写简讯,比例达到三成。", None, None),
        ("最新消息,两家公司将合并。", None, None),
    ],
)
def test_the_outlet_is_read_where_the_first_words_name_it(first, source, published):
    article = read(f"两家公司合并\n\n{first}\n\n还有一段,说的是别的事。")
    assert (article.source, article.published) == (source, published)
    assert first in article.body


@pytest.mark.parametrize(
    ("line", "source", "author"),
    [
        ("作者:王小明 来源:能源报", "能源报", "王小明"),
        ("文|王小明  编辑|李红", None, "王小明"),
        ("文/王小明 发布于 2025-01-02", None, "王小明"),
        ("2025-01-02 09:30 来源:第一财经", "第一财经", None),
        ("By Jane Doe, Reuters", "Reuters", "Jane Doe"),
        ("Jane Doe, Energy Times | January 2, 2025", "Energy Times", "Jane Doe"),
        ("Energy Times | January 2, 2025", "Energy Times", None),
        ("Jane Doe Reuters 2025-01-02", "Reuters", "Jane Doe"),
        ("Doe TMTPost 2025-01-02", "TMTPost", "Doe"),
        ("财联社 2025-01-02", "财联社", None),
        ("王小明 能源杂志 2025年1月2日 09:30 北京", "能源杂志", "王小明"),
        ("本文来自微信公众号:储能圈(ID:storage),作者:王小明,题图来自:视觉中国", "储能圈", "王小明"),
        ("September 3, 2025 at 10:15 AM GMT+8", None, None),
    ],
)
def test_a_byline_below_the_title_is_read(line, source, author):
    article = read(f"储能价格走低\n\n{line}\n\n储能电池的价格在过去一年里下降了四成。")
    assert (article.source, article.author) == (source, author)


@pytest.mark.parametrize(
    "line",
    [
        "阿里巴巴2025年9月24日公告",
        "三年增长两成 企业抢订单",
        "时间:就在明年",
        "王小明说:价格会降",
        "2024年,收入增长 12%",
        "文化产业",
        "来源:多家机构的统计,口径各不相同。",
        "By 2030 half of all cars will be electric",
        "Via Appia reopens",
        "Source of trouble",
        "记者 在现场看到了三十台新设备投入生产",
    ],
)
def test_a_line_that_says_more_is_no_byline(line):
    assert line in read(f"储能价格走低\n\n{line}\n\n储能电池的价格在过去一年里下降了四成。").body


def test_a_name_that_only_repeats_the_byline_is_not_text():
    text = "铜价上涨,因为电网要升级,矿山却在减产。"
    article = read(f"铜价的底气\n\n能源杂志\n\n王小明\n\n2025-01-02 来源:能源杂志 作者:王小明\n\n{text}")
    assert (article.source, article.author) == ("能源杂志", "王小明")
    assert article.body == text


@pytest.mark.parametrize(
    "title", ["By 2030 Half of All Cars", "By Design", "Alibaba Q3 Results, May 1, 2025", "阿里巴巴2025年9月24日公告"]
)
def test_a_headline_that_begins_like_a_byline_is_a_title(title):
    assert read(f"{title}\n\nThe plan was published on Monday by the ministry.").title == title


def test_an_outlet_a_reporter_and_a_day_in_brackets_are_no_title():
    article = read("【河灣前線 記者林佳蓉 2026年11月20日】\n港口去年裝卸的貨櫃比前年多了一成，今年會再添兩座橋式機。\n")
    assert (article.source, article.author) == ("河灣前線", "林佳蓉")
    assert article.published == date(2026, 11, 20)
    assert article.title.startswith("港口")
