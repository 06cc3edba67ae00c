"""Offices that the list of names has in English, in Chinese. Must never reword what an article says itself.

What is called otherwise from house to house (President, Governor) stays as it is.
"""

from collections.abc import Mapping

from handlers.wording import SIMPLIFIED, TRADITIONAL, Wording

# Simplified, traditional.
_ROLES: Mapping[str, tuple[str, str]] = {
    "Founder": ("创始人", "創辦人"),
    "Co-founder": ("联合创始人", "共同創辦人"),
    "Chairman": ("董事长", "董事長"),
    "Researcher": ("研究者", "研究者"),
    "Analyst": ("分析师", "分析師"),
    "Podcaster": ("播客主持人", "播客主持人"),
    "Secretary-General": ("秘书长", "秘書長"),
    "Secretary of State": ("国务卿", "國務卿"),
    "Secretary of the Treasury": ("财政部长", "財政部長"),
    "Secretary of Energy": ("能源部长", "能源部長"),
    "Secretary of Commerce": ("商务部长", "商務部長"),
    "Majority Leader": ("多数党领袖", "多數黨領袖"),
    "Former White House adviser on AI": ("前白宫AI顾问", "前白宮AI顧問"),
    "Former US president": ("美国前总统", "美國前總統"),
    "Vice Premier": ("副总理", "副總理"),
    "Crown Prince": ("王储", "王儲"),
    "AI and crypto czar": ("AI与加密货币事务主管", "AI與加密貨幣事務主管"),
    "CEO of Microsoft AI": ("微软AI CEO", "微軟AI CEO"),
}


def role_in_words(role: str, words: Wording) -> str:
    """Name an office in a script: "Co-founder" is 联合创始人; another stays as its article has it."""
    simplified, traditional = _ROLES.get(role, (role, role))
    if words is SIMPLIFIED:
        return simplified
    return traditional if words is TRADITIONAL else role
