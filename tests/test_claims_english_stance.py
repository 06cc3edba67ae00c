"""How English claims are meant, by rows: the cue, whether quoted or an institution's, the content, what is expected."""

import pytest

from corpus.claims.cues import find_cues
from corpus.claims.english_stance import english_type

ROWS = [
    ("said", "", "it expects capital spending of $3 billion", "prediction"),
    ("said", "", "its goal is to open ten schools", "plan"),
    ("said", "", "the machines will get smarter", "prediction"),
    ("said", "direct", "we will build two more plants", "plan"),
    ("said", "", "lawmakers should act before summer", "recommendation"),
    ("said", "", "supply constraints should ease", "prediction"),
    ("said", "", "sales rose 4% in May", "fact"),
    ("denied", "", "a report that it would cut prices by 40%", "opinion"),
    ("said", "direct", "I expect rents to settle by autumn", "prediction"),
    ("said", "direct", "If we go, it will be with a partner, and we will not spend more", "plan"),
    ("said", "direct", "We are looking at two sites by the river", "plan"),
    ("said", "", "she believed the truce was over after three ships were hit", "opinion"),
    ("said", "", "the plan is a terrible idea", "opinion"),
    ("said", "direct", "Harbour Lines has built its own booking system", "fact"),
    ("said", "direct", "Last year, the cranes could only lift twenty tonnes", "fact"),
    ("said", "", "AGI is defined as human-level skill at most tasks", "definition"),
    ("said", "", "the ferry would sail again on Tuesday", "prediction"),
    ("said", "house", "it would close three branches by June", "plan"),
    ("said", "house", "it had closed three branches", "fact"),
    ("said", "", "he was not told about the audit", "fact"),
    ("said", "direct", "I was not told about the audit", "fact"),
    ("said", "direct", "I think we got this one badly wrong", "opinion"),
    ("said", "direct", "This is the best squad we have ever had", "opinion"),
    ("said", "direct", "We beat them twice last season", "fact"),
    ("said", "", "the suspect was arrested near the bridge", "fact"),
    ("said", "", "two people were treated for smoke", "fact"),
    ("argued", "", "the tax hurts small shops more than large ones", "opinion"),
    ("believes", "", "the harvest will fail", "prediction"),
    ("believes", "", "the harvest failed because of drought", "opinion"),
    ("warned", "", "the dam could collapse within days", "prediction"),
    ("warned", "", "the dam is in a dreadful state", "opinion"),
    ("found", "", "one in five trains ran late", "fact"),
    ("found", "", "patients who walked daily slept better", "fact"),
    ("showed", "", "support for the mayor had dropped to 31 percent", "fact"),
    ("urged", "", "residents to boil their water", "recommendation"),
    ("plans", "", "to hire 200 nurses", "plan"),
    ("announced", "", "it had sold its paper mill", "fact"),
    ("announced", "", "a new line to the coast", "plan"),
    ("pledged", "", "to plant a million trees", "plan"),
    ("forecasts", "", "growth of 2 percent", "prediction"),
    ("expects", "", "to open in spring", "prediction"),
    ("estimated", "", "that 40,000 people attended", "fact"),
    ("called", "", "the ruling a farce", "opinion"),
    ("criticized", "", "the council for its silence", "opinion"),
    ("said", "direct", "You have to be patient with young players", "opinion"),
    ("said", "direct", "We are looking forward to the challenge", "opinion"),
    ("said", "direct", "The government must publish the list today", "recommendation"),
    ("said", "", "the committee needs to hear from both sides", "recommendation"),
    ("said", "direct", "If the rain keeps up, we'll move the concert indoors", "plan"),
    ("said", "direct", "It's going to be a long winter", "prediction"),
    ("said", "direct", "The bill will never pass the Senate", "prediction"),
    ("said", "", "the vaccine cut infections by half in the trial", "fact"),
    ("said", "", "the telescope can see farther than we thought", "opinion"),
    ("noted", "", "the firm has no debt", "fact"),
    ("said", "", "the firm has 3,000 employees", "fact"),
    ("confirmed", "", "the deal had fallen through", "fact"),
    ("testified", "", "she saw the truck leave at noon", "fact"),
    ("said", "direct", "There is no excuse for this kind of behavior", "opinion"),
    ("said", "", "the attack was a warning to the whole region", "opinion"),
    ("said", "", "the mine closed in 1987", "fact"),
    ("said", "house", "it is developing a cheaper battery", "plan"),
    ("said", "house", "it is reviewing the complaint", "plan"),
    ("said", "direct", "We're investigating every lead", "plan"),
    ("said", "", "the court will hear the case on Monday", "plan"),
    ("said", "", "prices could double by the autumn", "prediction"),
    ("said", "", "rates might stay high for years", "prediction"),
    ("said", "direct", "We hope to have it finished by Christmas", "plan"),
    ("said", "direct", "I'm proud of what these kids did", "opinion"),
    ("said", "direct", "He came in at six and left at nine", "fact"),
    ("said", "", "the refinery is unsafe", "opinion"),
    ("said", "house", "it does not comment on lawsuits", "fact"),
    ("admitted", "", "he had lied to investigators", "fact"),
    ("claimed", "", "the photographs were fake", "opinion"),
    ("insisted", "", "he had done nothing wrong", "opinion"),
    ("denied", "", "that he took the money", "opinion"),
    ("said", "", "turnout was higher than in 2019", "fact"),
    ("said", "direct", "Turnout matters more than money", "opinion"),
    ("says", "house", "The reactor supplies 9 percent of the country's power", "fact"),
    ("says", "", "The new rules make hiring harder", "opinion"),
]


@pytest.mark.parametrize(("cue", "told", "content", "expected"), ROWS, ids=[row[2][:40] for row in ROWS])
def test_english_type(cue, told, content, expected):
    (found,) = find_cues(cue)
    assert english_type(content, found.cue, is_house=told == "house", is_direct=told == "direct") == expected


def test_a_quotation_without_a_cue_is_judged_by_its_words():
    assert english_type("We beat them twice last season", None, is_house=False, is_direct=True) == "fact"


@pytest.mark.parametrize("content", ["", " ", '"', "will", "to", "'s", "I think ", "not going to", "be", "…"])
def test_scraps_have_a_type_too(content):
    assert english_type(content, None, is_house=False, is_direct=True) in {"opinion", "fact", "prediction", "plan"}
