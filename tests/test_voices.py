import pytest

from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article, Extraction
from corpus.names import load_names
from corpus.questions import parse_question
from corpus.voices import Voice

NAMES = load_names()
TEXTS = {
    "guild": "Comedian Perpetua Vane sees how AI could be useful in a writers' room.\n\n"
    '"What we do in a writers\' room is throw ideas at one another," Vane said. "A machine can write a first draft."',
    "risk": "沐川大学教授露西娅·费罗（Lucia Ferro）认为，真正的风险不在电力而在债务。",
    "things": "换电的成本还会下降。封测需求回升，锂矿价格见底。建议车企自建充电站。",
    "engineers": "Kubernetes is too hard to run for small teams. Most engineers would rather rent a cluster.",
    "visit": "库克周二到访苏州，与当地官员见面。固态电池是苏州的重点产业。园区占地三百亩。市长栾海表示，要建新的园区。",
}
LIBRARY = Library(
    (extract(Article(key, "", text, lang="en" if text.isascii() else "zh-Hans"), NAMES) for key, text in TEXTS.items()),
    names=NAMES,
)


# Here nothing was taken for a claim.
PLAIN = Library((Extraction(Article("one", "", "杜若飞谈到固态电池，会场坐满了人。", lang="zh-Hans")),), names=NAMES)


def first(text):
    hits = LIBRARY.ask(parse_question(text, names=NAMES)).hits
    return (hits[0].article.id, hits[0].passage.text) if hits else None


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("Lucia Ferro认为真正的风险是什么", "risk"),
        ("费罗怎么看电力的风险", "risk"),
        ("栾海怎么看新的园区", "visit"),
        # He is spoken of and says nothing.
        ("库克怎么看固态电池的前景", None),
        # Nobody is named: a word that no dictionary has is a thing as well.
        ("怎么看换电", "things"),
        ("业内怎么看封测需求", "things"),
        ("怎么看待锂矿价格", "things"),
        ("对车企的建议", "things"),
        ("What do engineers think of Kubernetes?", "engineers"),
    ],
)
def test_view_is_answered_where_the_one_asked_speaks(question, article):
    found = first(question)
    assert (found[0] if found else None) == article


def test_words_of_the_one_asked_come_before_a_report_of_them():
    assert first("What did Perpetua Vane say about ideas in a writers' room?")[1].startswith('"What we do')


@pytest.mark.parametrize(
    ("words", "heard"), [(("ferro",), True), (("lucia", "ferro"), True), (("露西娅·费罗",), True), (("vane",), False)]
)
def test_voice_is_known_by_any_of_its_names(words, heard):
    (claim,) = (one for one in extract(Article("risk", "", TEXTS["risk"]), NAMES).claims if one.speaker)
    assert Voice((0,), words).says(claim) is heard


def test_nobody_is_silent_where_no_claim_was_taken_out():
    assert PLAIN.ask(parse_question("杜若飞怎么看固态电池", names=NAMES)).hits
