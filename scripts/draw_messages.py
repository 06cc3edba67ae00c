"""Draws what the bot says, as the console shows it: `python scripts/draw_messages.py FOLDER`, an SVG for each kind.

For whoever changes a message and wants to see all of them, in three scripts; a few stand in docs/ for the README. Must
never show what a user would not get: every picture is a conversation with the real handlers on the bundled articles.
"""

import argparse
import io
import re
import sys
import tempfile
from html import unescape
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bot.app import build_desk, build_names, opened_store  # noqa: E402 - found by the line above
from bot.console import run_console  # noqa: E402 - as above
from bot.settings import Settings  # noqa: E402 - as above

WIDTH = 92
_TEXT = re.compile(r'textLength="(?P<length>[0-9.]+)"(?P<more>[^>]*)>(?P<text>[^<]+)<')
# A picture must not load anything from elsewhere: the reader's own fonts do.
_FONTS = re.compile(r"@font-face \{[^}]*\}\s*")
_FAMILY = 'Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC"'
# What is typed for each picture, by its name.
CONVERSATIONS: dict[str, tuple[str, ...]] = {
    "answer": ("@onrecord 阿里巴巴三年要投入多少钱？",),
    "answer-hant": ("@onrecord 黃仁勳怎麼看算力需求？",),
    "answer-en": ("@onrecord How much copper will the grid need?",),
    "thread": ("@onrecord How much copper will the grid need?", "reply and in 2027?"),
    "figures": ("/onrecord figures copper",),
    "figures-hans": ("/onrecord 数字 数据中心",),
    "table": ("@onrecord 数字 算力", "click 1"),
    "claims": ("/onrecord claims karpathy about agents",),
    "claims-hant": ("/onrecord 觀點 黃仁勳",),
    "article": ("/onrecord article copper",),
    "article-hans": ("/onrecord 文章 阿尔特曼",),
    "context": ("@onrecord 吴泳铭怎么看 AGI？", "click 2"),
    "check": ("/onrecord check 阿里巴巴三年投入3000亿元，铜价2027年涨到10750美元",),
    "check-en": ("/onrecord check Alibaba will invest 380 billion yuan, and copper will cost $20,000",),
    "timeline": ("/onrecord timeline e-commerce revenue",),
    "timeline-hans": ("/onrecord 走势 铜价",),
    "due": ("/onrecord due 2028",),
    "due-hant": ("/onrecord 到期 2030",),
    "digest": ("/onrecord digest since 2025-01-01",),
    "digest-hans": ("/onrecord 简报 阿里巴巴 since 2025-01-01",),
    "status": ("/onrecord status",),
    "help": ("/onrecord help",),
    "help-hant": ("/onrecord 說明",),
    "nothing": ("@onrecord 昨天的足球比分？",),
    "nothing-en": ("@onrecord What did the zebra say?",),
    "wrong": ("@onrecord 阿里巴巴三年要投入多少钱？", "click 5 那是去年的数字", "/onrecord 报错"),
    "share": ("/onrecord 千问下载量多少？", "click 4"),
    "usage": ("/onrecord due someday", "/onrecord 走势"),
    "too-long": ("@onrecord " + "很长的问题" * 250,),
}
# Slack's own colours, so that a picture looks at home beside it.
LIGHT = TerminalTheme(
    (255, 255, 255),
    (29, 28, 29),
    [
        (29, 28, 29),
        (192, 28, 40),
        (0, 122, 90),
        (160, 106, 0),
        (18, 100, 163),
        (97, 31, 105),
        (11, 120, 140),
        (97, 96, 97),
    ],
    [
        (97, 96, 97),
        (192, 28, 40),
        (0, 122, 90),
        (160, 106, 0),
        (18, 100, 163),
        (97, 31, 105),
        (11, 120, 140),
        (29, 28, 29),
    ],
)


def stretched(drawn: str) -> str:
    """Give Chinese the width of two letters: rich counts characters there, and browsers would squeeze them into one."""

    def widened(found: re.Match[str]) -> str:
        text = unescape(found["text"])
        return f'textLength="{float(found["length"]) / len(text) * cell_len(text):.1f}"{found["more"]}>{found["text"]}<'

    return _FONTS.sub("", _TEXT.sub(widened, drawn)).replace("font-family: Fira Code,", f"font-family: {_FAMILY},")


def main() -> int:
    """Draw all, or those that are named."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("names", nargs="*", metavar="NAME", help="one of: " + " ".join(CONVERSATIONS))
    asked = options.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        settings = Settings(data=Path(data))
        names = build_names(settings)
        with opened_store(settings, names) as store:
            for name in asked.names or CONVERSATIONS:
                console = Console(
                    record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor"
                )
                run_console(build_desk(settings, store, names), CONVERSATIONS[name], console)
                drawn = stretched(console.export_svg(title="Onrecord", theme=LIGHT, unique_id=name))
                (asked.folder / f"{name}.svg").write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
