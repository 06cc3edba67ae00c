"""What is said to the bot about itself, in whole sentences: who it is, what it can do, what it has read.

Must never take a question about the world for one about the bot: only a sentence that is nothing else counts.
"""

import re
from typing import Literal

from corpus.normalise import fold_characters

# Whole sentences without their punctuation, folded: traditional characters are simplified here.
_ABOUT_ITSELF = re.compile(
    r"(?:so )?(?:who|what) (?:are|is) (?:you|onrecord|this bot)"
    r"|what (?:can|do|could) (?:you|i|we) (?:do|ask)(?: (?:you|here|for (?:me|us)))?"
    r"|how (?:do(?:es)?|can|should) (?:you|this|i|we) (?:work|use (?:you|this|it)|ask(?: you)?)"
    r"|(?:can you )?help(?: me| us| please)*|what are you for|introduce yourself"
    r"|(?:请问)?(?:你|您|这)(?:是谁|是什么|是干(?:什么|嘛|啥)的?|是做什么的?|叫什么(?:名字)?)"
    r"|(?:请问)?(?:你|您)?(?:能|会|可以)(?:做|干|帮我做|帮我)?(?:什么|啥|哪些(?:事情?)?)"
    r"|(?:请问)?(?:可以|能)?(?:问|查)(?:你|您)?(?:什么|些什么|哪些)"
    r"|(?:请问)?(?:你|您)?有(?:什么|哪些)(?:功能|用处|命令|本事)"
    r"|(?:请问)?(?:应该)?(?:怎么|如何|怎样)(?:使?用|问)(?:你|您|这个)?|使用(?:方法|说明)|自我介绍|(?:请)?介绍一?下?你自己"
)
_ARTICLES = "(?:articles?|sources?|texts?|documents?|news|data)"
_WENZHANG = "(?:文章|资料|来源|新闻|数据|内容|文档|报道)"
_ABOUT_WHAT_IT_HAS = re.compile(
    rf"(?:which|what|how many) {_ARTICLES} (?:do you (?:have|know|use|cover)|have you(?: got| read| stored)?)"
    rf"|(?:which|what|how many) {_ARTICLES} are (?:there|on (?:the )?record|stored|available)"
    r"|what (?:(?:do you have|have you (?:got|read))(?: on (?:the )?record)?|is on (?:the )?record)"
    rf"|(?:list|show)(?: me)?(?: all| the| your)* {_ARTICLES}"
    rf"|(?:请问)?(?:你|您|这里|库里)?(?:都|目前|现在)?(?:有|收录了?|读过|看过)(?:哪些|什么|多少|几|些什么)篇?{_WENZHANG}"
    r"|(?:请问)?(?:你|您)?(?:都|目前|现在)?(?:收录了?|读过|看过)(?:哪些|什么|多少|些什么)"
    rf"|(?:请问)?(?:你|您)?(?:的)?{_WENZHANG}(?:有哪些|有多少|是什么|来自哪里|从哪(?:里|儿)来)"
    rf"|(?:列出|列一下|看看)(?:所有|全部)?(?:的)?{_WENZHANG}"
)
_ABOUT_WHAT_IS_NEW = re.compile(
    r"(?:so )?(?:what s|what is|whats|anything|is there anything) new"
    r"(?: today| this week| for (?:me|us|today)| on record)?"
    r"|(?:is there )?any news(?: today| this week)?|(?:what s|what is) the latest"
    r"|(?:请问)?(?:今天|今日|最近|近来|这周|本周)?(?:都|还)?(?:有|出)了?(?:什么|哪些|啥|没有|没)"
    r"新的?(?:消息|闻|内容|鲜事|动态|进展)吗?"
    r"|(?:今天|今日|最近|本周)?(?:的)?最新(?:的)?(?:消息|新闻|动态|进展)"
)
# A longer one says more than that.
_LONGEST = 60


def asks_about_bot(text: str) -> Literal["help", "status", "digest"] | None:
    """Say what somebody wants to know of the bot, else None.

    "你是谁？" is help, "Which articles do you have?" status, "What's new?" and 有什么新消息 a digest.
    """
    if len(text) > _LONGEST:
        return None
    folded = fold_characters(text).casefold()
    said = " ".join("".join(one if one.isalnum() else " " for one in folded).split())
    if _ABOUT_ITSELF.fullmatch(said):
        return "help"
    if _ABOUT_WHAT_IS_NEW.fullmatch(said):
        return "digest"
    return "status" if _ABOUT_WHAT_IT_HAS.fullmatch(said) else None
