"""Colours and fonts of what is written for a browser, in a light and in a dark scheme."""

from __future__ import annotations

from typing import TypeAlias

from rich.color import parse_rgb_hex
from rich.terminal_theme import TerminalTheme

Colour: TypeAlias = "tuple[int, int, int]"


def _theme(paper: str, ink: str, grey: str, *hues: str) -> TerminalTheme:
    """Return a scheme of paper, ink and a grey, and of red, green, yellow, blue, magenta and cyan."""
    white, black, dim = map(parse_rgb_hex, (paper, ink, grey))
    each: list[Colour] = list(map(parse_rgb_hex, hues))
    return TerminalTheme(white, black, [black, *each, dim], [dim, *each, black])


#: each colour at least 4.5 times as light or as dark as its paper
LIGHT = _theme(
    *("ffffff", "14181d", "596069"),
    *("b31d28", "166c2e", "7d4e00", "0958b0", "6639ba", "0b667a"),
)
DARK = _theme(
    *("11151b", "e6edf3", "9198a1"),
    *("ff7b72", "56d364", "e3b341", "79c0ff", "d2a8ff", "56d4dd"),
)
#: narrow letters from the first that is found, Chinese from the others
FONTS = (
    "Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', 'Sarasa Mono SC', 'Noto Sans Mono CJK SC', "
    "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', monospace"
)
