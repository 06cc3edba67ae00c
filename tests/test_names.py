import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.lexicon import load_lexicon
from corpus.names import KINDS, Name, Names, NamesError, load_names
from corpus.normalise import fold_characters

# Tables and dictionaries are read at the first call, which may fall into any example.
UNTIMED = settings(deadline=None)

NAMES = load_names()


@pytest.mark.parametrize(
    ("form", "canonical"),
    [
        ("吴泳铭", "Eddie Wu"),
        ("吳泳銘", "Eddie Wu"),
        ("eddie wu", "Eddie Wu"),
        ("輝達", "Nvidia"),
        ("英伟达", "Nvidia"),
        ("NVIDIA", "Nvidia"),
        ("川普", "Donald Trump"),
        ("特朗普", "Donald Trump"),
        ("奧特曼", "Sam Altman"),
        ("阿尔特曼", "Sam Altman"),
        ("山姆・阿尔特曼", "Sam Altman"),
        ("台積電", "TSMC"),
        ("高盛", "Goldman Sachs"),
        ("白宮", "White House"),
        ("通义千问", "Qwen"),
        (" 阿里云 ", "Alibaba Cloud"),
        ("麦肯锡全球研究院", "McKinsey Global Institute"),
    ],
)
def test_all_forms_are_one_name(form, canonical):
    name = NAMES.get(form)
    assert name is not None
    assert name.canonical == canonical


@pytest.mark.parametrize("form", ["", "Wu", "吴", "黄", "Huang", "不在其中"])
def test_what_many_share_is_nobodys_name(form):
    assert NAMES.get(form) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("輝達執行長黃仁勳在台北說", [("Nvidia", "輝達"), ("Jensen Huang", "黃仁勳"), ("Taipei", "台北")]),
        ("阿里云是阿里巴巴集团的", [("Alibaba Cloud", "阿里云"), ("Alibaba", "阿里巴巴集团")]),
        ("OpenAI的CEO山姆・阿尔特曼", [("OpenAI", "OpenAI"), ("Sam Altman", "山姆・阿尔特曼")]),
        ("Meta's metal, Alphabet's alphabet", [("Meta", "Meta"), ("Alphabet", "Alphabet")]),
        ("apples from Apple", [("Apple", "Apple")]),
        ("nvidia and NVIDIA", [("Nvidia", "nvidia"), ("Nvidia", "NVIDIA")]),
        ("they told us that the US agreed", [("United States", "US")]),
        ("GPT-5与GPT-4o，ＡＭＤ", [("GPT-5", "GPT-5"), ("GPT-4o", "GPT-4o"), ("AMD", "ＡＭＤ")]),
        ("美國國會與白宮", [("US Congress", "美國國會"), ("White House", "白宮")]),
        ("王兴兴和王兴", [("Wang Xingxing", "王兴兴"), ("Wang Xing", "王兴")]),
        ("İstanbul'daki Microsoft", [("Microsoft", "Microsoft")]),
        ("欧美团队去阿里山喝苹果汁", []),
        ("US$30 in North America", []),
        ("a target of AI浪潮", []),
        ("", []),
    ],
)
def test_names_stand_where_the_text_has_them(text, found):
    assert [(hit.name.canonical, text[slice(*hit.span)]) for hit in NAMES.find(text)] == found


@UNTIMED
@given(st.text() | st.text(alphabet="阿里云巴輝達英伟Meta metalUS$ı İ", max_size=40))
def test_names_found_never_overlap_and_are_forms_of_theirs(text):
    upto = 0
    for hit in NAMES.find(text):
        assert hit.span.start >= upto
        upto = hit.span.end
        assert NAMES.get(text[slice(*hit.span)]) is not None


def test_names_carry_what_figures_and_claims_need():
    wu = NAMES.get("吴泳铭")
    assert wu is not None
    assert (wu.kind, wu.organisation, wu.role) == ("person", "Alibaba", "CEO")
    alibaba = NAMES.get("阿里巴巴")
    assert alibaba is not None
    assert (alibaba.kind, alibaba.currency) == ("company", "CNY")


def test_no_form_of_the_lexicon_belongs_to_two():
    owners = {}
    for name in NAMES.names:
        for form in (name.canonical, *name.forms):
            assert owners.setdefault(fold_characters(form).lower(), name.canonical) == name.canonical


def test_every_kind_of_name_is_there():
    assert {name.kind for name in NAMES.names} == set(KINDS)
    assert len(NAMES) >= 350


def test_no_stretch_that_names_nothing_is_a_name():
    assert [stretch for stretch in load_lexicon("names")["not_names"] if NAMES.get(stretch)] == []


def test_a_users_entry_extends_a_known_name():
    names = load_names('[[company]]\nname = "阿里云"\nforms = ["飞天云"]\n')
    name = names.get("飛天雲")
    assert name is not None
    assert (name.canonical, name.currency) == ("Alibaba Cloud", "CNY")
    assert names.get("Aliyun") == name


def test_a_users_entry_adds_a_name():
    names = load_names('company = [{ name = "新星公司", forms = ["Nova Co"], currency = "CNY" }]')
    assert [hit.name.canonical for hit in names.find("新星公司与Nova Co")] == ["新星公司", "新星公司"]


def test_a_users_name_wins_a_form():
    names = load_names('[[company]]\nname = "Arm Robotics"\nforms = ["安谋"]\n')
    assert [hit.name.canonical for hit in names.find("安謀")] == ["Arm Robotics"]


def test_no_names_find_nothing():
    assert Names(()).find("阿里云") == ()


def test_a_later_name_wins_a_form():
    names = Names((Name("甲", "company", ("丙",)), Name("乙", "company", ("丙",))))
    assert [hit.name.canonical for hit in names.find("丙")] == ["乙"]


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("[[company]\n", "not valid TOML"),
        ('[[robot]]\nname = "甲"', r"\[\[robot\]\] is no kind of name"),
        ('[company]\nname = "甲"', "two brackets"),
        ("[[company]]\nforms = []", "has no `name`"),
        ('company = ["甲"]', "has no `name`"),
        ('[[company]]\nname = "甲"\nform = []', "no key 'form' in the entry '甲'"),
        ('[[company]]\nname = "甲"\nforms = "乙"', "`Forms` in the entry '甲'|`forms` in the entry '甲'"),
        ('[[company]]\nname = "甲"\ncurrency = 3', "currency in the entry '甲'"),
        ("not_names = 3", "`not_names` has to be a list"),
    ],
)
def test_a_broken_file_of_names_is_refused_in_a_sentence(toml, sentence):
    with pytest.raises(NamesError, match=sentence):
        load_names(toml)
