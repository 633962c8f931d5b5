"""Reads a source's own figure words ("6.5%以上", "不少於200個", "約九成") as a comparator and a number.

The words of either script are understood. What they say is compared with what a record says, so that a slip of
the coder's cannot stay unnoticed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nantong_cli.model import Claim, Op

#: words of a comparator, before and behind a number, the longer before those that they contain
_COMPARATORS: tuple[tuple[str, str, Op], ...] = (
    ("不少于|不低于|不小于|达到(?=全)", "以上", ">="),
    ("[不未](?:超过|超|突破|高于|大于|多于|逾)", "以下|以内", "<="),
    ("不到|不足|低于", "", "<"),
    ("超过|突破|高于|(?<!赶)超|逾", "", ">"),
    ("(?<![签节合制条公契])约", "左右", "~"),  # 签约, 节约 and the like are other words
)
#: any word of a comparator that may stand before a number, and behind one, for a search in running text
BEFORE = "|".join(before for before, _, _ in _COMPARATORS)
BEHIND = "|".join(behind for _, behind, _ in _COMPARATORS if behind)
_NUMBER = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
_DIGITS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True))
#: the Traditional characters of the words that are read, with their Simplified ones
SIMPLE = str.maketrans("於達過內約數雙實現個趕簽節條", "于达过内约数双实现个赶签节条")
_SHARES = re.compile(r"([一二三四五六七八九十])成")
_ORDINAL = re.compile(r"第([一二三四五六七八九])?(十)?([一二三四五六七八九])?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What figure words say: a comparator, and a number or, with "翻番", a factor."""

    op: Op
    value: Decimal | None
    factor: Decimal | None = None


def read(figure: str) -> Reading:
    """Return the reading of figure words; without a number its value is None."""
    text = figure.translate(SIMPLE).replace("．", ".").replace("％", "%")
    return Reading(_comparator(text), _value(text), Decimal(2) if "翻番" in text else None)


def agrees(figure: str, claim: Claim) -> bool:
    """Say whether figure words and claim say the same; where the claim has no number, there is nothing to compare."""
    if claim.kind in ("qualitative", "unquantified"):
        return True
    found = read(figure)
    if claim.relative is not None:
        return found.op == claim.op and found.factor == claim.relative.factor
    same_digits = found.value is not None and str(found.value) == str(claim.value)
    return found.op == claim.op and same_digits


def _comparator(text: str) -> Op:
    """Return the comparator that the words make; a bare number is a plain one."""
    for before, behind, op in _COMPARATORS:
        if re.search(f"{before}|{behind}" if behind else before, text):
            return op
    return "="


def _value(text: str) -> Decimal | None:
    """Return the first number, a share such as nine tenths as a percentage."""
    if number := _NUMBER.search(text):
        return Decimal(number[0].replace(",", "").replace("−", "-"))
    if share := _SHARES.search(text):
        return Decimal(_DIGITS[share[1]] * 10)
    if "半数" in text:
        return Decimal(50)
    if ordinal := _ORDINAL.search(text):
        return _numeral(*ordinal.groups())
    return None


def _numeral(tens: str | None, ten: str | None, ones: str | None) -> Decimal | None:
    """Return a numeral up to ninety-nine from its parts, such as 十 and 二, None without any."""
    if ten is None:
        return Decimal(_DIGITS[tens]) if tens and not ones else None
    return Decimal((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))
