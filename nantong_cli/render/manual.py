"""A manual as people read it, on a screen or as a page for `man`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len

from nantong_cli.render.lines import Line
from nantong_cli.render.prose import wrapped

if TYPE_CHECKING:
    from nantong_cli.documents import Manual
    from nantong_cli.render.look import Look

#: the widest left column; what is longer has its text under it
LEFT = 28


def write_manual(manual: Manual, stream: TextIO, look: Look) -> None:
    """Write a manual: usage and examples first, then what can be said."""
    usage, examples = manual.headings
    width = min(look.width, 100)
    for number, line in enumerate(manual.usage):
        stream.write(f"{usage if not number else ' ' * cell_len(usage)} {line}\n")
    stream.write("\n" + "".join(f"  {line}\n" for line in _lines(manual.summary, width - 2)))
    stream.write(f"\n{examples}\n" + "".join(f"  {line}\n" for line in manual.examples))
    for part in manual.parts:
        stream.write(f"\n{part.heading}\n")
        for left, right in part.rows:
            _write_row(left, right, stream, width)


def _write_row(left: str, right: str, stream: TextIO, width: int) -> None:
    """Write what is typed, and what it is for beside or under it."""
    size = cell_len(left)
    told = _lines(right, max(20, width - LEFT - 4))
    if size > LEFT:
        stream.write(f"  {left}\n")
        told = ["", *told]
    else:
        stream.write(f"  {left}{' ' * (LEFT - size)}  {told[0]}\n")
    stream.write("".join(f"  {' ' * LEFT}  {line}\n" for line in told[1:]))


def _lines(text: str, width: int) -> list[str]:
    """Return a text on lines of the width."""
    return [line.plain for line in wrapped(Line(text), width)]
