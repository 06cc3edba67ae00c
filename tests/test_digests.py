"""What is new for a topic in a period: folded, held against the record, selected for two minutes."""

from datetime import UTC, datetime, timedelta

import pytest
from stories_texts import NAMES, told

from corpus.digests import Window, make_digest
from corpus.digests.reading_time import seconds_to_read
from corpus.digests.selecting import MOST_SHOWN, SECONDS, seconds_for
from corpus.library import Library
from corpus.topics import parse_topic

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
WINDOW = Window(MONDAY - timedelta(days=1), MONDAY)


def digest_of(fresh, *, before=(), topic="", announced=(), window=WINDOW):
    """Make a digest of fresh texts beside older ones; a text may come with its own fields."""
    old = [read(one, f"old{number}", "2026-01-15") for number, one in enumerate(before)]
    new = [read(one, f"new{number}", "2026-03-01") for number, one in enumerate(fresh)]
    library = Library([*old, *new], names=NAMES)
    ids = [one.article.id for one in new]
    return make_digest(library, ids, parse_topic(topic, NAMES), window, frozenset(announced))


def read(text, article_id, published):
    fields = {"id": article_id, "published": published, "title": article_id}
    return told(text, **fields) if isinstance(text, str) else told(text[0], **{**fields, **text[1]})


def surfaces(digest, kind="figure"):
    return [item.figures[0].figure.surface for item in (*digest.items, *digest.more) if item.kind == kind]


def test_one_figure_of_several_articles_in_several_scripts_is_one_item():
    digest = digest_of(
        [
            "腾讯计划三年投入4200亿元建设云基础设施。",
            "騰訊正在執行三年4,200億元的雲端基礎設施計畫。",
            "Tencent will invest RMB 420 billion in cloud infrastructure over three years.",
        ]
    )
    [item] = digest.items
    assert {article.id for article in item.articles} == {"new0", "new1", "new2"}
    assert item.sources == 3
    assert digest.receipt.folded == 2
    assert len(item.keys) >= 3


def test_a_copy_of_another_outlet_is_no_independent_source():
    text = "腾讯计划三年投入4200亿元建设云基础设施。"
    [item] = digest_of([(text, {"source": "晨报"}), (text, {"source": "晚报"})]).items
    assert len(item.articles) == 2
    assert item.sources == 1


def test_what_readers_were_told_is_not_told_again_by_another_article():
    texts = ["腾讯计划三年投入4200亿元建设云基础设施。", "騰訊正在執行三年4,200億元的雲端基礎設施計畫。"]
    first = digest_of(texts[:1])
    again = digest_of(texts, announced=first.keys)
    assert surfaces(first) == ["4200亿元"]
    assert again.is_empty
    assert again.receipt.left_out == 1


def test_what_stands_beside_a_figure_that_was_told_is_not_told_the_day_after():
    text = "AMD第四季度数据中心收入为54亿美元，同比增长39%。"
    first = digest_of([text])
    assert digest_of(
        [text, "AMD公布财报，第四季度数据中心收入为54亿美元，同比增长39%。"], announced=first.keys
    ).is_empty


def test_what_the_record_knew_is_no_news():
    digest = digest_of(
        ["騰訊正在執行三年4,200億元的雲端基礎設施計畫。"], before=["腾讯计划三年投入4200亿元建设云基础设施。"]
    )
    assert digest.is_empty
    assert digest.receipt.left_out == 1


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        # a plan that is raised, the day of saying it being no time of its own
        (
            "腾讯计划三年投入4200亿元建设云基础设施。",
            "腾讯3月1日宣布，公司将把三年云基础设施投入提高到5000亿元。",
            "4200亿元",
            "5000亿元",
        ),
        # one house's forecast for one year
        (
            "摩根士丹利预计，2028年铜价将达每吨12350美元。",
            "摩根士丹利將2028年銅價預測上調至每噸13100美元。",
            "12350美元",
            "13100美元",
        ),
        # what is so now, in another language
        ("文心一言的衍生模型超过17万个。", "文心一言的衍生模型超过24万个。", "超过17万个", "超过24万个"),
    ],
)
def test_a_figure_that_changed_stands_beside_what_was_last_reported(before, after, old, new):
    [item] = [one for one in digest_of([after], before=[before]).items if one.kind == "change"]
    assert item.figures[0].figure.surface == new
    assert [hit.figure.surface for hit in item.beside] == [old]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # of somebody else, something else, another kind of time, fact and plan
        ("百度计划三年投入4200亿元建设云基础设施。", "腾讯计划三年投入5000亿元建设云基础设施。"),
        ("AMD第四季度的净利润为16亿美元。", "AMD第四季度的营收为77亿美元。"),
        ("AMD 2024年的营收为258亿美元。", "AMD 2025年第四季度的营收为77亿美元。"),
        ("腾讯去年投入707亿元用于研发。", "腾讯计划今年投入800亿元用于研发。"),
    ],
)
def test_what_is_not_the_same_thing_measured_alike_has_not_changed(before, after):
    digest = digest_of([after], before=[before])
    assert surfaces(digest, "change") == []
    assert len(surfaces(digest)) == 1


def test_a_change_of_what_readers_were_told_is_an_update():
    before, after = "文心一言的衍生模型超过17万个。", "文心一言的衍生模型超过24万个。"
    told_before = digest_of([(before, {"published": "2026-01-15"})])
    [fresh] = digest_of([after], before=[before]).items
    assert not fresh.is_update
    library = Library([read(before, "new0", "2026-01-15"), read(after, "later", "2026-03-01")], names=NAMES)
    [again] = make_digest(library, ["later"], parse_topic("", NAMES), WINDOW, told_before.keys).items
    assert again.kind == "change"
    assert again.is_update


def test_sources_that_disagree_stand_side_by_side():
    digest = digest_of(
        ["花旗预计，2028年铜价将达每吨13000美元。"], before=["摩根士丹利预计，2028年铜价将达每吨12350美元。"]
    )
    [item] = digest.items
    assert item.kind == "disagreement"
    assert [item.figures[0].figure.surface, *(hit.figure.surface for hit in item.beside)] == ["13000美元", "12350美元"]


def test_two_of_today_that_disagree_are_one_item():
    digest = digest_of(["花旗预计，2028年铜价将达每吨13000美元。", "摩根士丹利预计，2028年铜价将达每吨12350美元。"])
    assert [item.kind for item in (*digest.items, *digest.more)] == ["disagreement"]


def test_forecasts_for_two_years_do_not_disagree():
    digest = digest_of(
        ["花旗预计，2029年铜价将达每吨13000美元。"], before=["摩根士丹利预计，2028年铜价将达每吨12350美元。"]
    )
    assert [item.kind for item in digest.items] == ["figure"]


def test_a_claim_of_several_articles_is_one_item_and_known_ones_are_none():
    texts = [
        "黄仁勋认为，开源模型的价值最终会远远超过闭源模型，企业会自己训练。",
        "輝達執行長黃仁勳認為，開源模型的價值最終會遠遠超過閉源模型，企業會自己訓練。",
    ]
    [item] = digest_of(texts).items
    assert item.kind == "claim"
    assert len(item.articles) == 2
    assert digest_of(texts[1:], before=texts[:1]).is_empty


def test_a_claim_that_stands_there_as_a_figure_is_not_told_twice():
    digest = digest_of(["吴泳铭表示，阿里巴巴将在三年内投入5200亿元建设数据中心。"])
    assert [item.kind for item in (*digest.items, *digest.more)] == ["figure"]


def test_a_claim_falls_due_the_day_before_the_next_digest_and_once():
    before = ["高盛预计，2026年3月2日之前美国将批准五座新的核电站并网发电。"]
    digest = digest_of(["今天没有什么新闻。"], before=before)
    assert [item.kind for item in digest.items] == ["due"]
    assert digest_of(["今天没有什么新闻。"], before=before, announced=digest.keys).is_empty
    earlier = Window(MONDAY - timedelta(days=9), MONDAY - timedelta(days=8))
    assert digest_of(["今天没有什么新闻。"], before=before, window=earlier).is_empty


@pytest.mark.parametrize(
    ("topic", "found"),
    [
        ("", ["4200亿元", "258亿美元"]),
        ("腾讯", ["4200亿元"]),
        ("騰訊", ["4200亿元"]),
        ("Tencent", ["4200亿元"]),
        ("AMD revenue", ["258亿美元"]),
        ("AMD profit", []),
        ("百度, AMD", ["258亿美元"]),
        ("腾讯; AMD", ["4200亿元", "258亿美元"]),
        ("lang:en", []),
        ("source:晨报", ["258亿美元"]),
        ("腾讯 -云", []),
    ],
)
def test_a_topic_chooses_by_names_words_and_filters(topic, found):
    texts = ["腾讯计划三年投入4200亿元建设云基础设施。", ("AMD去年的营收为258亿美元。", {"source": "晨报"})]
    assert sorted(surfaces(digest_of(texts, topic=topic))) == sorted(found)


def test_an_owner_named_far_above_does_not_make_a_figure_a_topics():
    far = "OpenAI的联合创始人接受了采访。" + "他谈到了许多与模型无关的话题，听众都很感兴趣。" * 20
    digest = digest_of([far + "全球鱼粉产量去年为520万吨，价格上涨了两成。"], topic="OpenAI")
    assert digest.is_empty


@pytest.mark.parametrize(
    "text",
    [
        "三、2032年目标提升10倍",  # a heading
        "你为什么认为腾讯会投入4200亿元?",  # a question
        "如果腾讯投入4200亿元，会发生什么呢？",
        "这篇文章读完要八分钟。",
        "他说这很好。",
        "腾讯把1美元定为最低消费。",
    ],
)
def test_headings_questions_and_asides_are_no_items(text):
    assert digest_of([text]).is_empty


def test_no_more_is_shown_than_is_read_in_two_minutes_and_the_rest_is_kept():
    firms = [
        "腾讯",
        "百度",
        "英伟达",
        "AMD",
        "英特尔",
        "微软",
        "亚马逊",
        "谷歌",
        "苹果",
        "特斯拉",
        "台积电",
        "三星",
        "高通",
    ]
    texts = [f"{firm}去年的研发投入为{number}63亿美元。" for number, firm in enumerate(firms, 1)]
    digest = digest_of(texts)
    assert len(digest.items) <= MOST_SHOWN
    assert sum(map(seconds_for, digest.items)) <= SECONDS
    assert len(digest.items) + len(digest.more) == len(texts)
    assert digest.receipt.new == len(texts)


def test_no_more_than_two_of_one_article_stand_at_the_top():
    body = "\n\n".join(f"腾讯{year}年的研发投入为{year - 1300}亿元。" for year in range(2023, 2027))
    digest = digest_of([body, "AMD去年的营收为258亿美元。"])
    assert len([item for item in digest.items if item.articles[0].id == "new0"]) == 2
    assert len([item for item in digest.more if item.articles[0].id == "new0"]) == 2


def test_figures_of_one_sentence_are_one_item():
    [item] = digest_of(["文心一言的全球下载量为2亿次，衍生模型为4万个。"]).items
    assert [item.figures[0].figure.surface, *(hit.figure.surface for hit in item.together)] == ["2亿次", "4万个"]


def test_an_item_says_why_it_is_there():
    [item] = digest_of(["腾讯计划三年投入4200亿元建设云基础设施。"], topic="腾讯 投入").items
    assert item.why.words == ("腾讯", "投入")
    assert round(sum(value for _, value in item.why.parts), 4) == item.score
    assert {name for name, _ in item.why.parts} == {"salience", "topic"}


def test_a_figure_published_long_before_the_period_counts_less():
    text = "腾讯计划三年投入4200亿元建设云基础设施。"
    [late] = digest_of([(text, {"published": "2025-06-01"})]).items
    [fresh] = digest_of([text]).items
    assert late.score < fresh.score


def test_an_empty_digest_has_a_receipt():
    digest = digest_of(["今天没有什么新闻。"])
    assert digest.is_empty
    assert digest.receipt.articles == 1
    assert digest.keys == frozenset()


def test_ids_that_the_library_has_let_go_are_passed_over():
    library = Library([], names=NAMES)
    assert make_digest(library, ["gone"], parse_topic("", NAMES), WINDOW).is_empty


def test_reading_takes_a_minute_for_500_characters_or_230_words():
    assert seconds_to_read("字" * 500) == pytest.approx(60)
    assert seconds_to_read("word " * 230) == pytest.approx(60)
    assert seconds_to_read("") == 0
