import pytest

from corpus.languages import detect_lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("阿里云发布了新的模型，营收增长。", "zh-Hans"),
        ("輝達發佈了新的晶片，營收增長。", "zh-Hant"),
        ("OpenAI CEO 阿尔特曼说，GPT-5 与 Claude 的差距在缩小，Gemini 3.0 Pro 也一样。", "zh-Hans"),
        ("Alibaba will spend more on AI than it planned.", "en"),
        ("Alibaba will spend more on AI than it planned, and so will its rivals.\n阿里巴巴將增加開支。", "en, zh-Hant"),
        ("阿里巴巴将增加开支，对手也一样，这是三年来的第一次。\nAlibaba will spend more on AI.", "zh-Hans, en"),
        ("12.5% 2025", "und"),
        ("", "und"),
    ],
)
def test_languages_are_named_by_weight(text, lang):
    assert detect_lang(text) == lang
