"""Text of any origin made safe to print: no data can steer a terminal."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nantong_cli.render.look import Look

#: control characters but the line break, and the characters that change the direction of writing
_STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    r"""Return `text` with control and direction characters written as escapes, such as \x1b."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def in_one_line(text: str) -> str:
    r"""Return `text` visible, with line breaks as \n: what stands on a line of its own stays there."""
    return visible(text).replace("\n", "\\n")


#: each drawn character and sign in ASCII, of the same width where it is drawn in rows
_ASCII = {
    "─": "-",
    "–": "-",
    "—": "-",
    "·": ".",
    "×": "x",
    "¶": "P",
    "≥": ">=",
    "≤": "<=",
    "≈": "~",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "«": "<<",
    "»": ">>",
    "…": "...",
    "²": "2",
    "→": "->",
    "±": "+/-",
    "✓": "+",
    "✗": "x",
}
_DRAWN = str.maketrans(_ASCII)


def in_ascii(text: str) -> str:
    """Return `text` with lines and signs in ASCII; letters of any script stay what they are."""
    return text.translate(_DRAWN)


#: where characters of ambiguous width stand while a screen is drawn for a terminal that gives them two cells: a
#: part of a wide plane of Unicode in which nothing is assigned
_WIDE = 0x32000
_FIRST_WIDE = chr(_WIDE)


def printable(look: Look, text: str) -> str:
    """Return `text` safe to print, as the reader's screen can draw it."""
    return in_ascii(visible(text)) if look.ascii else visible(text)


def ink(look: Look, text: str) -> str:
    """Return `text` printable, its characters as wide as the reader's terminal draws them."""
    safe = printable(look, text)
    return "".join(map(_widened, safe)) if look.ambiguous == 2 else safe


def dried(text: str, look: Look) -> str:
    """Return a drawn line with its characters themselves again, and its blanks plain ones."""
    return loosened(plain(text) if look.ambiguous == 2 else text)


def loosened(text: str) -> str:
    """Return `text` with plain blanks for those at which no line breaks: nobody wants to paste them."""
    return text.replace(TIED, " ")


#: a blank at which no line breaks
TIED = "\u00a0"


def plain(text: str) -> str:
    """Return `text` without stand-ins for characters of ambiguous width."""
    if text.isascii() or max(text) < _FIRST_WIDE:
        return text
    return "".join(chr(ord(c) - _WIDE) if _WIDE <= ord(c) < _WIDE + 0x3000 else c for c in text)


def _widened(character: str) -> str:
    """Return what stands in for a character that the reader's terminal draws in two cells."""
    is_wide = unicodedata.east_asian_width(character) == "A" and ord(character) < 0x3000
    return chr(_WIDE + ord(character)) if is_wide else character
