"""Where a report goes on without naming its speaker, and where it must not."""

import pytest

from corpus.claims import extract_claims
from corpus.models import Article
from corpus.names import load_names
from corpus.segment import sentences

NAMES = load_names()


def spoken_by(text: str) -> list[tuple[str | None, str]]:
    article = Article(id="a", title="", body=text)
    return [(claim.speaker, claim.content) for claim in extract_claims(article, (), sentences(text), NAMES)]


SPEECH = """5月8日，远航科技董事长郑义在年会上发表主旨演讲。
郑义表示，公司的机器人已经走进三百家工厂。
机器人的故障率在一年内下降了四成。
他认为，机器人不会取代工人。
工人会成为机器人的教练。
郑义指出，零件的供应仍然紧张。
2025.png
编辑：小周
"""


def test_a_speech_goes_on_in_sentences_that_name_nobody():
    contents = [content for speaker, content in spoken_by(SPEECH) if speaker == "郑义"]
    assert contents == [
        "公司的机器人已经走进三百家工厂",
        "机器人的故障率在一年内下降了四成",
        "机器人不会取代工人",
        "工人会成为机器人的教练",
        "零件的供应仍然紧张",
    ]
    assert len(spoken_by(SPEECH)) == len(contents)


def test_in_ordinary_news_nobody_goes_on():
    text = """市长李敏表示，新桥明年通车。大桥全长三公里。
店主王磊认为，施工影响了生意。去年有十家店关门。
专家指出，车流会减少两成。这座城市有两百万人口。"""
    assert spoken_by(text) == [
        ("李敏", "新桥明年通车"),
        ("王磊", "施工影响了生意"),
        ("专家", "车流会减少两成"),
    ]


def test_a_commentary_on_somebody_is_not_a_report():
    text = "学者林远在杂志上提出了他的设想。" + "这种设想忽略了成本。电价从来不是小事。" * 12
    text += "林远认为，技术会解决一切。林远指出，成本会下降。林远相信，市场会买单。"
    assert [content for speaker, content in spoken_by(text) if speaker == "林远"][-3:] == [
        "技术会解决一切",
        "成本会下降",
        "市场会买单",
    ]
    assert not any("忽略" in content or "电价" in content for _, content in spoken_by(text))


def test_the_writer_sums_up_himself():
    text = """以下为许教授专访的核心内容总结：
许教授表示，教材应当更新。许教授认为，考试太多了。许教授强调，老师需要时间。
一、教材
课本里的案例已经过时十年。
二、总结
教育改革从来没有捷径可走。"""
    contents = [content for _, content in spoken_by(text)]
    assert "课本里的案例已经过时十年" in contents
    assert not any("捷径" in content for content in contents)


@pytest.mark.parametrize(
    "aside", ["这一差距使得对手难以追赶。", "相比之下，海外的工厂更旧。", "尽管公司曾经亏损，但它已经挺了过来。"]
)
def test_what_the_writer_contrasts_in_a_speech_is_not_the_speakers(aside):
    speech = SPEECH[: SPEECH.index("2025.png")].replace("\n", "")
    told = spoken_by(speech)
    assert ("郑义", "工人会成为机器人的教练") in told
    assert spoken_by(speech.replace("郑义指出", f"{aside}郑义指出")) == told


@pytest.mark.parametrize(
    ("quoted", "speaker"),
    [
        ("老黄仁勋是我的旧友。他常说：“算力永远不够。”", "Jensen Huang"),
        ("悲观主义者认为，算力永远不够。", "悲观主义者"),
        ("有个邻居来看我。他常说：“算力永远不够。”", None),
        ("我常说：“算力永远不够。”", "郑义"),
    ],
)
def test_whom_a_speaker_quotes_has_the_word(quoted, speaker):
    text = f"董事长郑义在年会上致辞，以下为致辞全文：\n我相信明年我们会更强。{quoted}我们还要再投三座厂。"
    said = [(who, content) for who, content in spoken_by(text) if "永远不够" in content]
    assert [who for who, _ in said] == [speaker]
    assert spoken_by(text)[-1] == ("郑义", "我们还要再投三座厂")


def test_an_announced_full_text_names_its_speaker():
    text = "以下为黄仁勋演讲全文：\n我相信明年我们会更强。我们还要再投三座厂。"
    assert {speaker for speaker, _ in spoken_by(text)} == {"Jensen Huang"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "董事长郑义在年会上致辞，以下为致辞全文：\n我相信明年我们会更强。\n谢谢大家。\n我们的海外收入翻了一番。",
            [("郑义", "我相信明年我们会更强"), ("郑义", "我们的海外收入翻了一番")],
        ),
        (
            "主持人：您怎么看？\n段磊：电价明年还会继续下跌。这就是我的看法。\n主持人：为什么？\n段磊：因为光伏组件已经太便宜了，对吧？",
            [("段磊", "电价明年还会继续下跌"), ("段磊", "因为光伏组件已经太便宜了")],
        ),
        (
            "Q: Is it safe?\nAda Brooks: We have inspected every reactor twice. Thanks.\nQ: When?\nAda Brooks: In May.",
            [("Ada Brooks", "We have inspected every reactor twice")],
        ),
        ("时间：周三\n地点：北京\n时间：周四\n地点：上海", []),
        ("优点：价格便宜。\n缺点：容易损坏。\n优点：重量很轻。\n缺点：颜色单一。", []),
    ],
)
def test_turns(text, expected):
    assert spoken_by(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("周宁表示：\n“明年不会涨价，请放心。”\n天气晴朗。", [("周宁", "明年不会涨价，请放心。")]),
        ("周宁的看法如下：\n1、房价会跌。\n2、租金会涨。\n天气晴朗。", [("周宁", "房价会跌"), ("周宁", "租金会涨")]),
        ("周宁走进会场。\n“明年不会涨价，请放心。”", []),
    ],
)
def test_what_an_introduction_hands_on(text, expected):
    assert spoken_by(text) == expected
