import pytest
from stories_texts import NAMES, told

from corpus.stories.comparing import compare
from corpus.stories.folding import fold_figures
from corpus.stories.telling import tell, told_figures


def compared(one, other, *, published=("2025-09-20", "2025-09-24")):
    """Compare the only figures of two sentences of two articles."""
    figures = []
    for place, body in enumerate((one, other)):
        extraction = told(body, id=str(place), published=published[place])
        (figure,) = told_figures(extraction)
        figures.append(tell(figure, extraction.article, NAMES))
    return compare(*figures, NAMES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("腾讯计划三年投入4200亿元建设云基础设施。", "騰訊正在執行三年4,200億元的雲端基礎設施計畫。"),
        (
            "腾讯计划三年投入4200亿元建设云基础设施。",
            "Tencent will invest RMB 420 billion in cloud infrastructure over three years.",
        ),
        ("到2031年，百度数据中心的能耗规模将提升8倍。", "百度表示，2031年資料中心的能耗規模要提升8倍。"),
        ("文心一言的全球下载量超过2亿次。", "文心一言在全球的下載次數超過2億次。"),
        ("摩根士丹利预计，2028年铜价将达每吨12350美元。", "摩根士丹利維持2028年銅價每噸12,350美元的預測。"),
        ("AMD去年的营收为258亿美元。", "AMD reported revenue of $25.8 billion last year."),
        # what it is of in other words, in a sentence about the same and of the same time
        (
            "到2028年，AI数据中心可能用掉美国发电量的12%，电网投资不够。",
            "2028年，美國AI數據中心或將消耗電力產量的12%，電網投資趕不上。",
        ),
        # a sum pledged for one time
        (
            "OpenAI将在八年内投入约1.4万亿美元用于算力。",
            "OpenAI would spend about $1.4 trillion on computing over eight years.",
        ),
    ],
)
def test_one_figure_in_other_words_scripts_and_languages_is_the_same(one, other):
    assert compared(one, other).outcome == "same"
    assert compared(other, one).outcome == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AMD去年的营收为258亿美元。", "AMD去年的營收為236億美元。"),
        ("摩根士丹利预计，2028年铜价将达每吨12350美元。", "摩根士丹利预计，2028年铜价将达每吨13000美元。"),
        ("腾讯2024年的研发投入为707亿元。", "Tencent's research and development spending was RMB 640 billion in 2024."),
    ],
)
def test_another_amount_of_the_same_thing_at_the_same_time_differs(one, other):
    assert compared(one, other) == ("differs", ("entity", "metric", "time"))


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        # another unit
        ("AMD去年的营收为258亿美元。", "AMD去年的營收為258億元。", "unit"),
        # of somebody else
        ("AMD去年的营收为258亿美元。", "英特尔去年的营收为531亿美元。", "entity"),
        ("美国占全球产能的12%。", "中国占全球产能的12%。", "entity"),
        # another share of one country and year
        ("到2028年，AI数据中心将占美国用电的12%。", "到2028年，美国的失业率预计为12%，AI影响了招聘。", "metric"),
        # of another year
        ("AMD 2024年的营收为258亿美元。", "AMD 2023年的营收为227亿美元。", "time"),
        # something else
        ("AMD去年的营收为258亿美元。", "AMD去年的净利润为16亿美元。", "metric"),
        ("AMD上季度数据中心业务同比增长69%。", "AMD上季度数据中心业务环比增长10%。", "metric"),
        # a plan is no fact
        ("AMD 2025年的营收为258亿美元。", "AMD 计划2025年的营收达到400亿美元。", "modality"),
        # nor is what may never be
        ("腾讯计划三年投入4200亿元建设云基础设施。", "如果获批，腾讯会三年投入4200亿元建设云基础设施。", "modality"),
        # what words allow for and do not rule out
        ("文心一言的全球下载量超过2亿次。", "文心一言的全球下载量为3亿次。", "amount"),
    ],
)
def test_what_is_not_plainly_comparable_is_not_compared(one, other, because):
    assert compared(one, other) == ("not comparable", (because,))


def test_an_amount_without_a_time_of_its_own_is_held_against_none_of_another_year():
    one, other = "文心一言的全球下载量为2亿次。", "文心一言的全球下载量为5亿次。"
    assert compared(one, other, published=("2025-09-20", "2025-09-24")).outcome == "differs"
    assert compared(one, other, published=("2023-09-20", "2025-09-24")).outcome == "not comparable"
    assert compared(one, other, published=(None, "2025-09-24")).outcome == "not comparable"


def test_figures_of_one_article_never_differ():
    extraction = told("AMD去年的营收为258亿美元。\n\nAMD去年的营收为236亿美元。", published="2025-02-10")
    one, other = (tell(figure, extraction.article, NAMES) for figure in told_figures(extraction))
    assert compare(one, other, NAMES).outcome == "not comparable"


def test_a_story_has_every_article_that_tells_it():
    articles = [
        told("腾讯计划三年投入4200亿元建设云基础设施。", id="cn"),
        told("騰訊正在執行三年4,200億元的雲端基礎設施計畫。騰訊元寶有4200萬名用戶。", id="tw"),
        told("Tencent will invest RMB 420 billion in cloud infrastructure over three years.", id="en"),
        told("百度计划三年投入4200亿元建设机场。", id="other"),
    ]
    stories = fold_figures(articles, NAMES)
    assert {article.id for article in stories[0].articles} == {"cn", "tw", "en"}
    assert [len(story.articles) for story in stories] == [3, 1, 1]


def test_one_sentence_with_the_same_amount_twice_is_no_story_of_two():
    article = told("这些领域的知识100%由人定义，模型可以100%读懂原始数据。")
    assert [len(story.tellings) for story in fold_figures([article], NAMES)] == [1, 1]


def test_a_length_of_time_beside_an_amount_is_no_story():
    stories = fold_figures([told("腾讯计划三年投入4200亿元建设云基础设施。")], NAMES)
    assert [story.figure.surface for story in stories] == ["4200亿元"]


def test_a_translation_is_no_second_telling():
    body = "Tencent has 300 million users of its assistant.\n\n騰訊助手有3億名用戶。"
    assert [len(story.tellings) for story in fold_figures([told(body)], NAMES)] == [1]
