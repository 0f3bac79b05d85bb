"""Radicals that PDF fonts name instead of the character: «⻔» drawn as, and meant as, «门».

Writers of PDFs map a glyph back to the first code point that shares it, and for characters that are radicals
themselves that is often one of the blocks U+2E80-2FDF. On the page it is the ordinary character.
The Kangxi block has compatibility mappings; the supplement (U+2E80-2EFF) has none, hence the table (Unicode
names, the Simplified forms where the name says C-SIMPLIFIED).
"""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = dict(
    zip(
        "⺁⺏⺐⺒⺓⺝⺟⺠⺢⺨⺪⺫⺬⺮⺰⺳⺷⺹⺺⺻⺼⺽⻁⻂⻄⻅⻆⻈⻉⻊⻋⻌⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻳",
        "厂尢尢巳幺月母民水犬疋目示竹纟网羊老聿聿肉臼虎衤西见角讠贝足车辶阝钅長镸长门阝雨青韦页风飞食食饣首马骨鬼鱼鸟卤麦黄黾齐齿龙龟龟",
        strict=True,
    )
)
_TABLE = {ord(k): v for k, v in _SUPPLEMENT.items()}
for _code in range(0x2F00, 0x2FD6):
    _TABLE[_code] = unicodedata.normalize("NFKC", chr(_code))


def characters(text: str) -> str:
    """The text with radicals as the characters they stand for; the length stays."""
    return text.translate(_TABLE)
