"""The renderers: what a message shows, and that no outside text can break or call out of one."""

from dataclasses import replace
from datetime import date

import pytest
from desk_double import (
    CLOUD,
    CLOUD_HIT,
    CONTAINERS,
    DEMAND,
    INVESTMENT,
    PORT,
    PORT_HIT,
    SEARCHED,
    SOLD_OUT,
)

from corpus.models import (
    Answer,
    ClaimHit,
    FigureHit,
    Searched,
    Span,
)
from handlers.blocks import (
    render_answer,
    render_claims,
    render_figures,
    render_notice,
    with_question,
)
from handlers.labels import about_claim
from handlers.tables import render_table
from handlers.wording import ENGLISH, SIMPLIFIED, TRADITIONAL

ANSWER = Answer("云湖要投多少？", (CLOUD_HIT, PORT_HIT), searched=SEARCHED)


def parts(message):
    return [part for block in message.blocks if block["type"] == "rich_text" for part in block["elements"]]


def shown(part):
    elements = part["elements"]
    if part["type"] == "rich_text_list":
        return "|".join(shown(line) for line in elements)
    return "".join(element["text"] for element in elements)


def bold(part):
    return [element["text"] for element in part["elements"] if element.get("style") == {"bold": True}]


def quotations(message):
    return [part for part in parts(message) if part["type"] == "rich_text_quote"]


def test_the_passage_is_verbatim_with_the_figure_in_bold():
    quotation = quotations(render_answer(ANSWER, SIMPLIFIED))[0]
    assert shown(quotation) == CLOUD_HIT.passage.text
    assert bold(quotation) == ["约3800亿元"]


def test_the_figure_asked_for_stands_in_large_letters_with_what_is_known_of_it():
    message = render_answer(ANSWER, SIMPLIFIED, "figure")
    assert message.blocks[0] == {
        "type": "header",
        "text": {"type": "plain_text", "text": "约3800亿元", "emoji": False},
    }
    assert shown(parts(message)[0]) == "投入 · 云湖科技 · 三年内 · 计划"


def test_who_claims_stands_above_the_passage_of_a_claim_asked_for():
    message = render_answer(ANSWER, TRADITIONAL, "claim")
    assert shown(parts(message)[0]) == "林默（首席执行官） · 轉述 · 觀點"


def test_who_says_a_figure_is_shown():
    line = parts(render_figures([FigureHit(CONTAINERS, PORT, 1.0)], SEARCHED, ENGLISH))[1]
    assert shown(line) == "2.4 million containers · carried · Harbour Lines · May · according to Ada Moss"


def test_whoever_is_named_with_the_figure_is_not_named_again():
    hit = replace(CLOUD_HIT, figures=(replace(INVESTMENT, speaker="林默"),), also=())
    message = render_answer(Answer("", (hit,)), SIMPLIFIED, "figure")
    assert [part["type"] for part in parts(message)] == ["rich_text_section", "rich_text_quote", "rich_text_section"]


def test_under_an_answer_stands_who_said_what():
    [line] = [part for part in parts(render_answer(ANSWER, SIMPLIFIED, "figure")) if part["type"] == "rich_text_list"]
    assert shown(line) == "林默（首席执行官） · 转述 · 观点\n需求比预期更强"


def test_further_passages_of_one_article_share_its_source():
    message = render_answer(replace(ANSWER, hits=(CLOUD_HIT, PORT_HIT, PORT_HIT)), ENGLISH)
    [*_, source, first, second] = parts(message)
    assert shown(source) == "A full port · Quay Daily · 2 Jun 2025"
    assert [first["type"], second["type"]] == ["rich_text_quote", "rich_text_quote"]


def test_the_source_is_linked_and_the_same_elsewhere_is_counted():
    _, _, source, also = parts(render_answer(replace(ANSWER, hits=(CLOUD_HIT,)), ENGLISH))
    link, details = source["elements"]
    assert link == {"type": "link", "url": CLOUD.url, "text": CLOUD.title}
    assert details["text"] == " · 湖畔财经 · 陈一 · 4 Mar 2026"
    assert shown(also) == "2 more articles say the same."


def test_further_passages_of_the_best_article_stand_under_its_source():
    message = render_answer(replace(ANSWER, hits=(CLOUD_HIT, PORT_HIT, CLOUD_HIT)), ENGLISH)
    headings = [block["elements"][0]["text"] for block in message.blocks if block["type"] == "context"]
    assert headings == ["Also in this article", "Also on record"]
    assert [shown(part) for part in parts(message)].count(CLOUD.title + " · 湖畔财经 · 陈一 · 4 Mar 2026") == 1


def test_an_article_without_an_address_is_named_in_bold():
    source = parts(render_answer(Answer("", (PORT_HIT,)), ENGLISH))[-1]
    assert source["elements"][0] == {"type": "text", "text": "A full port", "style": {"bold": True}}


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://x.example/a b",
        "https://[broken",
        "http://",
        "https://x/" + "a" * 3_000,
    ],
)
def test_an_address_slack_could_not_open_is_not_linked(url):
    hit = replace(CLOUD_HIT, article=replace(CLOUD, url=url))
    assert "'link'" not in str(render_answer(Answer("", (hit,)), ENGLISH).blocks)


def test_a_further_hit_shows_the_sentence_of_its_figure_alone():
    assert (
        shown(quotations(render_answer(ANSWER, ENGLISH))[1]) == "Harbour Lines carried 2.4 million containers in May."
    )


def test_a_title_keeps_its_emoji_whole_and_turns_nothing_around():
    hit = replace(PORT_HIT, article=replace(PORT, title="满\u202e港 👩\u200d👧\nnow"))
    assert "满港 👩\u200d👧 now · Quay Daily" in shown(parts(render_answer(Answer("", (hit,)), ENGLISH))[-1])


def test_a_message_names_the_articles_it_cites():
    assert render_answer(ANSWER, ENGLISH).article_ids == ("a1", "a2")
    assert render_notice("Done.", ENGLISH).article_ids == ()


def test_figures_stand_under_their_article():
    other = replace(INVESTMENT, surface="约10%", sentence="需求增长约10%。")
    hits = [FigureHit(INVESTMENT, CLOUD, 1.0), FigureHit(CONTAINERS, PORT, 0.9), FigureHit(other, CLOUD, 0.5)]
    message = render_figures(hits, SEARCHED, ENGLISH)
    titles = [
        shown(part).split(" · ")[0] for part in parts(message) if "Mar 2026" in shown(part) or "Quay" in shown(part)
    ]
    assert titles == ["云湖科技加码算力", "A full port"]
    assert len(quotations(message)) == 3


def test_claims_say_who_how_and_by_when():
    hits = [
        ClaimHit(SOLD_OUT, PORT_HIT.article, 1.0),
        ClaimHit(replace(DEMAND, speaker=None, speaker_text=None), CLOUD, 0.5),
    ]
    lines = [shown(part) for part in parts(render_claims(hits, SEARCHED, ENGLISH))]
    assert lines[1] == "Ada Moss, chief · in their own words · statement of fact · until autumn"
    assert lines[2] == "We are sold out until autumn,"
    assert lines[4] == "An unnamed speaker, 首席执行官 · as reported · opinion"


@pytest.mark.parametrize(
    ("words", "searched", "sentence"),
    [
        (
            ENGLISH,
            SEARCHED,
            "Nothing on record answers that. I looked through 12 articles, from 3 Jan 2025 to 4 Mar 2026.",
        ),
        (ENGLISH, Searched(1), "Nothing on record answers that. I looked through 1 article."),
        (ENGLISH, Searched(0), "Nothing on record answers that. There are no articles on record yet."),
        (SIMPLIFIED, SEARCHED, "现有文章里没有找到答案。 共查找了 12 篇文章，日期从2025年1月3日到2026年3月4日。"),
        (
            TRADITIONAL,
            Searched(12, date(2025, 2, 2), date(2025, 9, 4), 2),
            "現有文章裡沒有找到答案。 共查找了 12 篇文章，其中 2 篇有日期，從2025年2月2日到2025年9月4日。",
        ),
        (
            SIMPLIFIED,
            Searched(2, date(2025, 2, 10), date(2025, 2, 10), 2),
            "现有文章里没有找到答案。 共查找了 2 篇文章，日期从2025年2月10日到2025年2月10日。",
        ),
        (TRADITIONAL, Searched(3), "現有文章裡沒有找到答案。 共查找了 3 篇文章。"),
        (
            ENGLISH,
            Searched(3, undated=2),
            "Nothing on record answers that. I looked through 3 articles. 2 without a date were left out.",
        ),
    ],
)
def test_nothing_found_says_what_was_searched(words, searched, sentence):
    assert render_answer(Answer("?", searched=searched), words).text == sentence
    assert render_figures([], searched, words).text == sentence
    assert render_claims([], searched, words).text == sentence


@pytest.mark.parametrize(
    ("role", "words", "said"),
    [
        ("Co-founder", SIMPLIFIED, "（联合创始人）"),
        ("Co-founder", TRADITIONAL, "（共同創辦人）"),
        ("Co-founder", ENGLISH, ", Co-founder"),
        ("首席科学家", TRADITIONAL, "（首席科学家）"),
        ("CEO", SIMPLIFIED, "（CEO）"),
        (None, SIMPLIFIED, " · "),
    ],
)
def test_an_office_that_the_list_of_names_has_is_named_in_the_asker_s_script(role, words, said):
    assert about_claim(replace(DEMAND, role=role), words).startswith(said)


def test_nothing_found_offers_what_to_try():
    message = render_answer(Answer("?", suggestions=("云湖科技", "A full port"), searched=SEARCHED), ENGLISH)
    assert [shown(part) for part in parts(message)][1:] == ["\nYou could try:", "云湖科技|A full port"]


def test_a_private_answer_repeats_the_question_escaped():
    message = with_question(render_notice("Done.", ENGLISH), "<!channel> & <@U1>", ENGLISH)
    assert message.blocks[0]["elements"][0]["text"] == "You asked: &lt;!channel&gt; &amp; &lt;@U1&gt;"


def test_the_figure_in_bold_is_the_one_meant_where_its_surface_stands_twice():
    body = "第一年增长5%。第二年增长5%，第三年增长5%。"
    figure = replace(INVESTMENT, surface="5%", span=Span(21, 23), sentence="第二年增长5%，第三年增长5%。")
    [quotation] = quotations(render_figures([FigureHit(figure, replace(CLOUD, body=body), 1.0)], SEARCHED, ENGLISH))
    assert [element["text"] for element in quotation["elements"]] == ["第二年增长5%，第三年增长", "5%", "。"]


def test_a_long_sentence_is_cut_after_its_figure_and_not_before():
    body = "很长的开头，" * 60 + "约3800亿元。" + "后面还有。" * 200
    figure = replace(INVESTMENT, span=Span(360, 367), sentence=body)
    [quotation] = quotations(render_figures([FigureHit(figure, replace(CLOUD, body=body), 1.0)], SEARCHED, ENGLISH))
    assert bold(quotation) == ["约3800亿元"]
    assert shown(quotation) == body


def test_a_link_that_does_not_fit_takes_no_source_from_what_is_shown():
    url = "https://x.example/" + "a" * 1_900
    hits = [FigureHit(INVESTMENT, replace(CLOUD, id=str(n), url=url), 1.0) for n in range(8)]
    message = render_figures(hits, SEARCHED, ENGLISH)
    assert all("url" in str(block) for block in message.blocks[:-1])
    assert message.blocks[-1]["elements"][0]["text"] == ENGLISH.answers.shortened


# ---- changed and retracted ----


@pytest.mark.parametrize(
    ("marks", "words", "said"),
    [
        ({"retracted": "feed"}, ENGLISH, "retracted by its feed · "),
        ({"retracted": "user", "copy_of": "a9"}, SIMPLIFIED, "已在此撤回 · "),
        ({"copy_of": "a9"}, TRADITIONAL, "轉載自其他媒體 · "),
    ],
)
def test_a_retracted_article_says_so_wherever_it_is_named(marks, words, said):
    hit = replace(CLOUD_HIT, article=replace(CLOUD, **marks))
    figures = [FigureHit(INVESTMENT, hit.article, 1.0)]
    claims = [ClaimHit(DEMAND, hit.article, 1.0)]
    messages = (
        render_answer(Answer("", (hit,), searched=SEARCHED), words),
        render_figures(figures, SEARCHED, words),
        render_claims(claims, SEARCHED, words),
        render_table(figures, SEARCHED, words),
    )
    assert all(said in str(message.blocks) for message in messages)
    unmarked = render_figures([FigureHit(INVESTMENT, CLOUD, 1.0)], SEARCHED, words)
    assert said not in str(unmarked.blocks)


def test_a_changed_figure_says_what_it_was():
    changed = replace(INVESTMENT, former="200亿元")
    message = render_figures([FigureHit(changed, CLOUD, 1.0)], SEARCHED, SIMPLIFIED)
    assert "原为200亿元" in str(message.blocks)
    assert "原为" not in str(render_figures([FigureHit(INVESTMENT, CLOUD, 1.0)], SEARCHED, SIMPLIFIED).blocks)


def test_answer_without_the_quoted_phrase_says_so_first():
    loose = render_answer(replace(ANSWER, is_loose=True), ENGLISH).text
    first, _, rest = loose.partition("\n")
    assert first == "None of these articles has that phrase word for word. This is what comes nearest:"
    assert rest == render_answer(ANSWER, ENGLISH).text
