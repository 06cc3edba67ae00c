import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.normalise import clean, fold, fold_characters, fold_text

# Tables and dictionaries are read at the first call, which may fall into any example.
UNTIMED = settings(deadline=None)

# Text such as the readers meet, and characters that are known to make trouble, besides anything at all.
TEXTS = st.text() | st.text(
    alphabet="輝達程式核心软件資訊雲端 ½㎡…ée\u0301İＡ８，。“”\r\n\t\u3000\xa0\u200b\ufeff12.kK", max_size=60
)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("\ufeff阿里云\r\n营收", "阿里云\n营收"),
        ("一\r二\u2028三\u2029四\x0b五\x85六", "一\n二\n三\n四\n五\n六"),
        ("营\x00收\x07\x9f", "营收"),
        ("营收 \t\u3000\xa0\u200b\n增长\u200e", "营收\n增长"),
        ("一\n\n\n\n\n二", "一\n\n\n二"),
        ("一\n\n\n二", "一\n\n\n二"),
        ("\n\n  开头\n\n", "  开头"),
        ("一\n \n \n \n二", "一\n\n\n二"),
        ("\ud800营收", "\ufffd营收"),
    ],
)
def test_what_no_author_wrote_goes(written, stored):
    assert clean(written) == stored


@pytest.mark.parametrize(
    "text",
    [
        "３８００　億",
        "10\xa0亿",
        "non\u2011breaking",
        "等等…",
        "㎡ ½ ①",
        "他说：「好」",
        "a\tb",
        "“ok” — fine",
        "👨\u200d👩\u200d👧",
        "\u3000\u3000首行",
    ],
)
def test_what_an_author_wrote_stays(text):
    assert clean(text) == text


@UNTIMED
@given(TEXTS)
@example("\n \n\x00\n \n")
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("３８００億", "3800亿"),
        ("ＧＰＴ－５", "GPT-5"),
        ("（１２．５％）", "(12.5%)"),
        ("non\u2011stop \u22123", "non-stop -3"),
        ("山姆・奧特曼‧Altman", "山姆·奥特曼·Altman"),
        ("爲裏佈劃臺麼", "为里布划台么"),
        ("輝達程式", "辉达程式"),
        ("Case Stays", "Case Stays"),
        ("10² ① ½ …", "10² ① ½ …"),
        ("“上癮”。", "“上瘾”。"),
        ("⿓", "龙"),
        ("𝟏𝟎𝟎", "100"),
    ],
)
def test_characters_fold_one_for_one(text, folded):
    assert fold_characters(text) == folded


@pytest.mark.parametrize("of_which", ["_MANY", "_MANY_ALONE"])
@UNTIMED
@given(text=TEXTS)
def test_long_texts_fold_as_short_ones_do(of_which, text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"corpus.normalise.{of_which}", 10_000)
        one_by_one = fold_characters(text), fold(text)
        patch.setattr(f"corpus.normalise.{of_which}", 0)
        assert (fold_characters(text), fold(text)) == one_by_one


@UNTIMED
@given(TEXTS)
def test_folding_characters_never_changes_the_length(text):
    assert len(fold_characters(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("輝達", "英伟达"),
        ("程式", "程序"),
        ("雲端運算與伺服器", "云端运算与服务器"),
        ("人工智慧", "人工智能"),
        ("想像力", "想象力"),
        ("智慧型手機", "智能手机"),
        ("資料中心", "数据中心"),
        ("執行長", "首席执行官"),
        ("透過行動支付", "通过移动支付"),
        ("意味著顯著成長", "意味着显著成长"),
        ("這項計畫", "这项计划"),
        ("ＡＭＤ", "amd"),
        ("GPT-5…", "gpt-5..."),
        ("½㎡", "1⁄2m2"),
        ("Cafe\u0301", "café"),
        ("３，８００億", "3,800亿"),
        ("", ""),
    ],
)
def test_folding_finds_the_words_of_the_mainland(text, folded):
    assert fold(text).text == folded


@pytest.mark.parametrize(
    "text", ["核心技术的程序文件", "建立智慧城市，执行指标", "显著增长", "哈萨克斯坦的影片", "中兴通讯整合资料"]
)
def test_the_mainlands_words_stay(text):
    assert fold(text).text == text.replace("，", ",")


@pytest.mark.parametrize("text", ["核心", "建立", "文件", "程序", "整合", "影片", "社群", "蚌埠"])
def test_a_word_in_characters_of_both_scripts_stays_what_it_means_on_both_sides(text):
    assert fold(text).text == text


def test_one_article_may_hold_both_scripts():
    assert fold("核心软件的价值\n輝達的軟體").text == "核心软件的价值\n英伟达的软件"


@pytest.mark.parametrize(
    ("text", "folded", "written"),
    [
        ("說，輝達與AMD", "英伟达", "輝達"),
        ("說，輝達與AMD", "英", "輝"),
        ("輝達的程式碼很長", "代码", "程式碼"),
        ("輝達的程式碼很長", "很长", "很長"),
        ("½㎡ Cafe\u0301 資訊", "m2", "㎡"),
        ("½㎡ Cafe\u0301 資訊", "café", "Cafe\u0301"),
        ("½㎡ Cafe\u0301 資訊", "信息", "資訊"),
        ("執行長說", "首席执行官", "執行長"),
        ("行動支付", "移动支付", "行動支付"),
    ],
)
def test_folded_words_lead_back_to_the_text(text, folded, written):
    found = fold(text)
    start = found.text.index(folded)
    assert text[slice(*found.span(start, start + len(folded)))] == written


@UNTIMED
@given(TEXTS)
def test_every_folded_character_leads_back_in_order(text):
    folded = fold(text)
    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert [end for _, end in spans] == sorted(end for _, end in spans)


@UNTIMED
@given(TEXTS)
@example("輝達發布了新的滑鼠，資訊很多。\n英伟达没有软件资讯")
def test_the_text_alone_is_what_folding_gives(text):
    assert fold_text(text) == fold(text).text


@UNTIMED
@given(TEXTS)
def test_the_whole_leads_back_to_the_whole(text):
    folded = fold(text)
    assert folded.span(0, len(folded.text)) == (0, len(text))


@UNTIMED
@given(st.text(alphabet="輝達程式执行计画 abcＡ１，。", max_size=40))
def test_no_compatibility_form_is_left(text):
    folded = fold(text).text
    assert folded == unicodedata.normalize("NFKC", folded).lower()
