import gzip
from importlib.resources import files

import pytest

from corpus.index.dictionary import near, readings, to_chinese, to_english
from corpus.index.glosses import by_meaning, read_glosses, read_sounds
from corpus.index.translation import key_of
from corpus.library import Library
from corpus.models import Article, Extraction
from corpus.names import load_names

NAMES = load_names()


@pytest.mark.parametrize(
    ("line", "glosses"),
    [
        ("地震 地震 [di4 zhen4] /earthquake/", {"地震": ["earthquake"]}),
        ("重建 重建 [chong2 jian4] /to rebuild; to reconstruct (a city)/", {"重建": ["rebuild", "reconstruct"]}),
        ("山東省 山东省 [Shan1 dong1 Sheng3] /Shandong province/", {"山东省": ["shandong province", "shandong"]}),
        ("萊茵 莱茵 [Lai2 yin1] /Rhine, a river of Europe/", {"莱茵": ["rhine"]}),
        ("貓 猫 [mao1] /cat/CL:隻|只[zhi1]/", {"猫": ["cat"]}),
        ("王 王 [Wang2] /surname Wang/", {}),
        ("車站 车站 [che1 zhan4] /train station/", {"车站": ["train station"]}),
        ("圖靈 图灵 [Tu2 ling2] /Alan Turing (1912-1954), mathematician/", {"图灵": ["alan turing", "turing"]}),
        ("峯 峰 [feng1] /old variant of 峰[feng1]/", {}),
        (
            "巴赫 巴赫 [Ba1 he4] /Johann Sebastian Bach (1685-1750), German composer/",
            {"巴赫": ["johann sebastian bach", "bach"]},
        ),
        ("not a line of the dictionary", {}),
    ],
)
def test_meanings_are_read_without_what_only_explains_them(line, glosses):
    assert read_glosses([line]) == glosses


def test_a_name_is_no_meaning_of_a_common_word():
    lines = ["銀行 银行 [yin2 hang2] /bank/", "世界銀行 世界银行 [Shi4 jie4 Yin2 hang2] /World Bank/"]
    assert read_glosses(lines)["世界银行"] == ["world bank"]


def test_chinese_words_come_by_meaning_and_frequency():
    glosses = {"光": ["light"], "灯": ["lamp", "light"], "亮": ["bright", "light"]}
    assert by_meaning(glosses, {"光": 900, "灯": 400, "亮": 900})["light"] == ["光", "亮", "灯"]


def test_readings_come_without_tones_the_commoner_first():
    lines = ["行 行 [xing2] /to walk/", "銀行 银行 [yin2 hang2] /bank/", "女 女 [nu:3] /woman/"]
    assert read_sounds(lines, {"行": 50, "银行": 20})["行"] == ["xing", "hang"]
    assert read_sounds(lines, {})["女"] == ["nv"]


@pytest.mark.parametrize(("word", "gloss"), [("地震", "earthquake"), ("首相", "prime minister"), ("里斯本", "lisbon")])
def test_both_directions_are_looked_up(word, gloss):
    assert gloss in to_english(word)
    assert word in to_chinese(key_of(gloss))


@pytest.mark.parametrize("key", ["", "zzyzx", "\ud800", "\t", "\n", "0", "龘龘龘"])
def test_what_is_not_listed_means_nothing(key):
    assert (to_english(key), to_chinese(key), readings(key), near(key)) == ((), (), (), ())


@pytest.mark.parametrize("name", ["cedict-zh", "cedict-en", "cedict-sounds"])
def test_first_and_last_line_are_found_and_all_are_in_order(name):
    lines = gzip.decompress((files("corpus.lexicon") / f"{name}.gz").read_bytes()).splitlines()
    look_up = {"cedict-zh": to_english, "cedict-en": to_chinese, "cedict-sounds": readings}[name]
    assert lines == sorted(lines)
    for line in (lines[0], lines[len(lines) // 3], lines[-1]):
        key, _, values = line.decode().partition("\t")
        assert look_up(key) == tuple(values.split("|"))


def test_english_keys_are_cut_as_the_stemmer_cuts_them_today():
    """Where this fails the stemmer has changed: run scripts/build_dictionary.py."""
    lines = gzip.decompress((files("corpus.lexicon") / "cedict-zh.gz").read_bytes()).decode().splitlines()
    keys = {key_of(gloss) for line in lines[::200] for gloss in line.partition("\t")[2].split("|")[:1]}
    missing = [key for key in keys if not to_chinese(key)]
    assert missing == []


@pytest.mark.parametrize(("key", "word"), [("trial", "试验"), ("waterway", "水道"), ("铃声", "rington")])
def test_words_that_no_dictionary_lists_as_a_meaning_are_near(key, word):
    found = dict(near(key))
    assert 0.1 <= found[word] <= 0.8
    assert list(found.values()) == sorted(found.values(), reverse=True)


BRIDGE = Article("bridge", "跨海大桥", "地震使桥塔移动了近一米，主跨因此变长。工程师重新计算了缆索。", lang="zh-Hans")
TEA = Article("tea", "Tea gardens", "The first tea bushes were planted by a surgeon. The slopes drain well.", lang="en")
SHELVES = Library((Extraction(one) for one in (BRIDGE, TEA)), names=NAMES)


@pytest.mark.parametrize(
    ("query", "article"),
    [
        ("earthquake", BRIDGE),
        ("engineers recalculated cables", BRIDGE),
        ("外科医生种茶树", TEA),
        ("山坡 排水", TEA),
        ("“山坡”怎样排水", TEA),
    ],
)
def test_words_of_no_trade_are_found_in_the_other_language(query, article):
    assert [hit.article for hit in SHELVES.search(query)][:1] == [article]


def test_a_near_word_finds():
    lab = Article("lab", "疫苗", "试验在春天结束，参加的人有三百。", lang="zh-Hans")
    shelves = Library((Extraction(one) for one in (lab, BRIDGE)), names=NAMES)
    assert [hit.article for hit in shelves.search("trial")][:1] == [lab]


@pytest.mark.parametrize(("asked", "written"), [("who wrote it", "written"), ("built", "build"), ("women", "woman")])
def test_irregular_forms_meet(asked, written):
    assert key_of(asked.split()[1] if " " in asked else asked) == key_of(written)
