"""The sentences of Home, its modal and first prompts, in three scripts; a part of `handlers.wording`.

Must never quote an article. Names in braces are filled in by `str.format`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HomeWording:
    """All of them in one script. No field has a default, so none can be forgotten in a script."""

    ask: str
    new: str
    status: str
    # What is suggested before the first message.
    prompt_help: str
    prompt_status: str
    # The modal.
    title: str
    label: str
    placeholder: str
    submit: str
    cancel: str
    empty: str


ENGLISH = HomeWording(
    ask="Ask a question",
    new="New on record",
    status="How it stands",
    prompt_help="What can I ask?",
    prompt_status="What is on record?",
    title="Ask the record",
    label="Your question",
    placeholder="In English or Chinese; I answer in our direct messages.",
    submit="Ask",
    cancel="Cancel",
    empty="Write a question first.",
)

SIMPLIFIED = HomeWording(
    ask="提一个问题",
    new="最新收录",
    status="目前的情况",
    prompt_help="可以问什么？",
    prompt_status="收录了些什么？",
    title="问问收录的文章",
    label="你的问题",
    placeholder="中文或英文都可以，我在私信里回答。",
    submit="提问",
    cancel="取消",
    empty="请先写下问题。",
)

TRADITIONAL = HomeWording(
    ask="提一個問題",
    new="最新收錄",
    status="目前的情況",
    prompt_help="可以問什麼？",
    prompt_status="收錄了些什麼？",
    title="問問收錄的文章",
    label="你的問題",
    placeholder="中文或英文都可以，我在私訊裡回答。",
    submit="提問",
    cancel="取消",
    empty="請先寫下問題。",
)
