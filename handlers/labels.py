"""What stands beside a quotation: whose figure it is, who says it and how. Must never touch the quotation itself."""

from corpus.models import Claim, Figure
from handlers import elements as rich
from handlers.role_wording import role_in_words
from handlers.wording import Wording


def about_figure(figure: Figure, words: Wording) -> str:
    """Give "投入 · 阿里巴巴 · 未来三年 · 据吴泳铭 · 计划", without what the text leaves open."""
    # Who speaks of themselves is named once.
    entity = None if figure.entity == figure.speaker else figure.entity
    details = [rich.label(each, rich.DETAIL) for each in (figure.metric, entity, figure.time) if each]
    if figure.speaker:
        details.append(words.answers.according_to.format(speaker=rich.label(figure.speaker, rich.NAME)))
    if figure.modality in words.answers.modality:
        details.append(words.answers.modality[figure.modality])
    if figure.former:
        details.append(words.feeds.formerly.format(former=rich.label(figure.former, rich.DETAIL)))
    # Where the metric is the entity, once is enough.
    return " · ".join(dict.fromkeys(details))


def scaled(number: str, unit: str | None, words: Wording) -> str:
    """Put a unit behind a number or its scale: 亿元 and "billion CNY"; what the script has no word for is left out."""
    named = words.stories.units.get(unit or "", unit or "")
    is_code = named.isascii() and named.isupper()
    if not named or (not is_code and named.isascii() != (words.script == "en") and named != "%"):
        return number
    return f"{number}{'' if not named.isascii() or named == '%' else ' '}{named}".strip()


def about_claim(claim: Claim, words: Wording) -> str:
    """Give what follows the speaker's name: "（集团CEO） · 转述 · 预测 · 2032年"; first of all, that he denies it."""
    said = rich.label(role_in_words(claim.role, words), rich.DETAIL) if claim.role else ""
    role = words.answers.role.format(role=said) if said else ""
    details = [words.answers.denial.format(denial=denied)] if (denied := _denial(claim)) else []
    details += [words.answers.claim_form[claim.form], words.answers.claim_type[claim.type]]
    details += [rich.label(claim.horizon, rich.DETAIL)] if claim.horizon else []
    return " · ".join([role, *details])


def _denial(claim: Claim) -> str:
    return rich.label(claim.denial, rich.DETAIL) if claim.denial else ""


def says(claim: Claim, words: Wording) -> str:
    """Give who says something, before the words themselves; where they deny it, with how they do: Raman “denied”."""
    denied = _denial(claim)
    return (
        f"{speaker_of(claim, words)} {words.answers.denial.format(denial=denied)}"
        if denied
        else speaker_of(claim, words)
    )


def speaker_of(claim: Claim, words: Wording) -> str:
    """Give the speaker's name, else how the text calls them: 该负责人."""
    return rich.label(claim.speaker or claim.speaker_text or "", rich.NAME) or words.answers.unnamed_speaker
