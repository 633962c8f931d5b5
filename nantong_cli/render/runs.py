"""Lines parted into runs of like characters, each of which a browser can put into the cells of a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

if TYPE_CHECKING:
    from nantong_cli.render.lines import Line
    from nantong_cli.render.look import Look

#: what parts the runs of a line: blanks that make columns, and line ends
_APART = re.compile(r"( {2,}|\n)")


def clusters(run: str) -> Iterator[str]:
    """Give characters, each with those of no width that stand on it."""
    whole = ""
    for character in run:
        if whole and cell_len(character):
            yield whole
            whole = ""
        whole += character
    if whole:
        yield whole


def runs(text: str) -> Iterator[str]:
    """Give the runs of a text: ASCII, other narrow characters, and wide ones; blanks that make columns are apart."""
    for piece in _APART.split(text):
        if piece.isspace():
            yield piece
            continue
        for _, run in groupby(clusters(piece), key=_kind):
            yield "".join(run)


def _kind(one: str) -> tuple[bool, int, str]:
    """Return what characters of a run have in common; one that is several to a browser is a run by itself."""
    is_several = len(one) > 1 or one > "\uffff"
    return one.isascii(), cell_len(one[0]), one if is_several else ""


def in_runs(lines: Iterable[Line], look: Look) -> Iterator[Segment]:
    """Give the segments of lines, parted into runs, and in colours that can be read on paper."""
    style_of = lru_cache(Style.parse)
    for line in lines:
        for text, style in line.stripped().runs:
            shown = _inked(style_of(style), look)
            yield from (Segment(run, shown) for run in runs(text) if run)
        yield Segment.line()


def _inked(style: Style, look: Look) -> Style:
    """Return a style with its hue where colours are wanted, and with a grey that can be read for what is dim."""
    inked = style if look.colour else style.without_color
    return inked + Style(dim=False, color=inked.color or "bright_black") if style.dim else inked
