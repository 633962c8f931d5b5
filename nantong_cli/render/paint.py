"""Lines as Rich paints them: the styles of their runs as colours of a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO, TypeAlias

from nantong_cli.render.safe import dried

if TYPE_CHECKING:
    from nantong_cli.render.lines import Line
    from nantong_cli.render.look import Look

#: a text and its style → the text with what a terminal needs to show it so
Brush: TypeAlias = Callable[[str, str], str]


def write_lines(lines: Iterable[Line], stream: TextIO, look: Look) -> None:
    """Write lines, without the blanks that pad them, in colour where `look` has it."""
    brush = _coloured() if look.colour else _bare
    for line in lines:
        shown = line.stripped()
        stream.write("".join(brush(dried(text, look), style) for text, style in shown.runs) + "\n")


def _bare(text: str, style: str) -> str:
    """Return the text alone."""
    return text


def _coloured() -> Brush:
    """Return what paints in the sixteen colours that every terminal has, as its user has set them."""
    from rich.color import ColorSystem
    from rich.style import Style

    style_of = lru_cache(Style.parse)

    def brush(text: str, style: str) -> str:
        return style_of(style).render(text, color_system=ColorSystem.STANDARD)

    return brush
