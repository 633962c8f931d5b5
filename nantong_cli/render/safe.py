"""Text of any origin made safe to print: no data can steer a terminal."""

from __future__ import annotations

import re

#: control characters but the line break, and the characters that change the direction of writing
_STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    r"""Return `text` with control and direction characters written as escapes, such as \x1b."""
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


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
}
_DRAWN = str.maketrans(_ASCII)


def in_ascii(text: str) -> str:
    """Return `text` with lines and signs in ASCII; letters of any script stay what they are."""
    return text.translate(_DRAWN)
