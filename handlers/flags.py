"""What users found wrong, as the bot's owners see it. Must never show anybody else what was written there.

A flag may say more than its writer would say in public.
"""

from collections.abc import Sequence
from html import unescape

from handlers import elements as rich
from handlers.blocks import Message, make_message, render_notice
from handlers.conversations import Asked, Flag
from handlers.desk import Desk
from handlers.limits import Block
from handlers.wording import Wording

_LISTED = 10
_EXCERPT = 200
# Ten reasons of this length fit into one message.
_REASON = 400


def list_flags(desk: Desk, asked: Asked, words: Wording) -> Message:
    """List what users found wrong, newest first, to an owner who asks where nobody else reads it."""
    if not desk.is_admin(asked.user):
        return render_notice(words.flags.admins_only if desk.manners.admins else words.flags.no_admins, words)
    if not (asked.is_private or asked.is_direct):
        return render_notice(words.flags.ask_privately.format(command=f"{desk.command} {words.help.form_flags}"), words)
    return render_flags(desk.flags.latest(_LISTED), words)


def render_flags(flags: Sequence[Flag], words: Wording) -> Message:
    """Show each flag: who, when, what was asked, what is wrong, what was shown."""
    if not flags:
        return render_notice(words.flags.none, words)
    blocks: list[Block] = [rich.context(words.flags.head)]
    blocks += [_flag_block(each, words) for each in flags]
    text = "\n".join(f"{rich.label(each.question, rich.TITLE)}: {rich.label(each.reason, _EXCERPT)}" for each in flags)
    return make_message(text, blocks, [], words)


def _flag_block(flag: Flag, words: Wording) -> Block:
    day, question = words.on_day(flag.flagged_at.date()), rich.label(flag.question, rich.TITLE)
    head = (rich.plain(f"{day} · "), rich.person(flag.user), rich.plain(f" · {question}\n"))
    reason = rich.styled(rich.label(flag.reason, _REASON), "bold")
    return rich.rich_text(
        rich.section(*head, reason), rich.quote(rich.plain(rich.label(unescape(flag.shown), _EXCERPT)))
    )
