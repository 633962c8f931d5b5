"""Text of any script on lines of a given width, measured in cells.

Chinese may be broken between any two characters, but no line begins with a closing mark or ends with an
opening one; words of other scripts are kept whole unless a line is too short for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

from nantong_cli.render.lines import Line
from nantong_cli.render.safe import TIED, plain

#: marks that no line begins with, and marks that none ends with
_CLOSING = frozenset("，。、；：！？）》」』】”’…‰%·")
_OPENING = frozenset("（《「『【“‘¶")
#: what Chinese counts in: no line begins with one whose number is on the line before
_COUNTED = frozenset("年月日季億亿萬万千百元家個个項项人位條条")
#: what holds together with the word after it: the sign or the currency of a number
_SIGNS = frozenset(("≥", "≤", "<", ">", "≈", "CNY"))
_DIGITS = frozenset("0123456789")
#: a word of narrow characters, a single wide one, or blanks that may break; marks are joined to their words afterwards
_ATOM = re.compile(r"[^\S\u00a0]+|[!-\u10ff]+|.")
#: a word with the blanks after it, or blanks at the beginning
_WORD = re.compile(r"\S+\s*|\s+")

#: a longer word may be broken where a column is narrow
LONGEST = 16


def _pieces(line: str) -> list[str]:
    """Return a line in the pieces that cannot be broken, each with the blanks that follow it."""
    pieces: list[str] = []
    is_open = True  # what comes next clings to the last piece
    for atom in _ATOM.findall(line):
        is_tied = atom.isspace() or atom[0] == TIED or _is_counted(pieces, atom)
        if pieces and (is_open or is_tied or plain(atom[0]) in _CLOSING):
            pieces[-1] += atom
        else:
            pieces.append(atom)
        word = plain(pieces[-1].rstrip())
        is_number = word[-1:].isdigit() and atom.isspace() and word.isascii()
        is_open = word in _SIGNS or word[-1:] in _OPENING or is_number
    return pieces


def _is_counted(pieces: list[str], atom: str) -> bool:
    """Say whether a character is the unit, or the part of a date, that the number before it is of."""
    return plain(atom) in _COUNTED and bool(pieces) and pieces[-1][-1:] in _DIGITS


def wrapped(text: Line, width: int) -> list[Line]:
    """Return the lines of `text`, none wider than `width` cells; every character is kept but blanks at breaks."""
    whole = text.plain
    if "\n" not in whole and cell_len(whole) <= width:
        return [text.stripped()]
    places, at = [], 0
    for line in whole.split("\n"):
        places += [at + place for place in _breaks(line, max(width, 2))]
        at += len(line) + 1
        places.append(at)
    return [line.stripped() for line in text.cut(places[:-1])]


def _breaks(line: str, width: int) -> Iterator[int]:
    """Give the places at which a line is to be broken."""
    used = at = 0
    for piece in _fitting(line, width):
        size, bare = cell_len(piece), cell_len(piece.rstrip())
        if used and used + bare > width:
            yield at
            used = 0
        if bare > width:  # longer than a whole line: broken wherever the line is full
            for character in piece:
                if used and used + cell_len(character) > width:
                    yield at
                    used = 0
                used += cell_len(character)
                at += len(character)
            continue
        used += size
        at += len(piece)


def _fitting(line: str, width: int) -> Iterator[str]:
    """Give the pieces of a line; one longer than a line falls apart at its blanks before any word is broken."""
    for piece in _pieces(line):
        if cell_len(piece.rstrip()) > width:
            yield from _WORD.findall(piece)
        else:
            yield piece


def least_width(text: str) -> int:
    """Return the cells that a text needs for its longest word, up to those of a word that may be broken."""
    pieces = (piece for line in text.split("\n") for piece in _pieces(line))
    return min(LONGEST, max((cell_len(piece.rstrip()) for piece in pieces), default=1))


class Prose:
    """A text that wraps as Chinese and Latin do."""

    def __init__(self, text: Line | str, style: str = "") -> None:
        self.text = text if isinstance(text, Line) else Line(text, style)

    def lines(self, width: int) -> list[Line]:
        """Return its lines."""
        return wrapped(self.text, width)


class Aligned(Prose):
    """A text that begins with blanks, to put a number under another: they go where there is no room for them."""

    def lines(self, width: int) -> list[Line]:
        """Return its lines."""
        whole = self.text.plain
        blanks = len(whole) - len(whole.lstrip(" "))
        spare = min(blanks, max(0, self.text.cells - width))
        return wrapped(self.text.cut([spare])[-1] if spare else self.text, width)
