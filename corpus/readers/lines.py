"""Lines to paragraphs: undoes the hard wrapping of typewritten text. Must never join what the author kept apart.

Mail, typewritten files and many Markdown files break a paragraph at about eighty columns and part paragraphs by blank
lines; pages saved as text have one paragraph a line. Only Latin text is wrapped between words, so only it is unwrapped.
"""

import re

_NARROWEST, _WIDEST = 45, 100  # columns between which a full line of a wrapped paragraph ends
_SENTENCE_END = re.compile(r"[.!?:;。!?:;][\"'”’)\]]{0,2}$")
# A heading, a list, a table, a quotation of Markdown, or indented code begins a line of its own.
_OWN_LINE = re.compile(r"^(?:#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|>|\||\s{4}|```|~~~|!\[)")


def unwrap(text: str) -> str:
    """Join the lines of hard-wrapped paragraphs with a blank each; Chinese lines, such as 阿里云, are never joined."""
    paragraph: list[str] = []
    unwrapped: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.strip():
            paragraph.append(line)
            continue
        unwrapped += [" ".join(map(str.strip, paragraph))] if _is_wrapped(paragraph) else paragraph
        unwrapped.append(line)
        paragraph = []
    return "\n".join(unwrapped[:-1])


def _is_wrapped(lines: list[str]) -> bool:
    full = lines[:-1]
    if not full or any(map(_OWN_LINE.match, lines)) or not "".join(lines).isprintable():
        return False
    if not all(_NARROWEST <= len(line.strip()) <= _WIDEST and line.strip()[-1] < "\u2e80" for line in full):
        return False
    running_on = sum(not _SENTENCE_END.search(line.rstrip()) for line in full)
    lower = sum(line.lstrip()[0].islower() for line in lines[1:])
    return lower > 0 and running_on * 2 > len(full)
