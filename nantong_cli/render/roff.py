"""Manuals as one page for `man`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from nantong_cli.documents import Manual


def write_man(manuals: Sequence[Manual], stream: TextIO, *, version: str) -> None:
    """Write the first manual as the page's head, and the others as its sections, in man(7) macros."""
    first, *rest = manuals
    stream.write(
        f'.TH NT 1 "" "nt {version}"\n.SH NAME\nnt \\- {_safe(first.summary)}\n.SH SYNOPSIS\n'
    )
    stream.write("\n.br\n".join(f".B {_safe(line)}" for line in first.usage) + "\n")
    _write_parts(first, stream, ".SH")
    for manual in rest:
        stream.write(f".SH {_safe(manual.name.upper())}\n{_line(manual.summary)}\n.PP\n")
        stream.write("".join(f".B {_safe(line)}\n.br\n" for line in manual.usage))
        _write_parts(manual, stream, ".SS")


def _write_parts(manual: Manual, stream: TextIO, macro: str) -> None:
    """Write the examples and the parts."""
    stream.write(f"{macro} {_safe(manual.headings[1].rstrip(':：'))}\n.nf\n")
    stream.write("".join(f"{_line(line)}\n" for line in manual.examples) + ".fi\n")
    for part in manual.parts:
        stream.write(f"{macro} {_safe(part.heading.rstrip(':：'))}\n")
        for left, right in part.rows:
            stream.write(f".TP\n.B {_safe(left)}\n{_line(right)}\n")


def _safe(text: str) -> str:
    """Return a text in which nothing is a request or an escape."""
    return text.replace("\\", "\\e").replace("-", "\\-")


def _line(text: str) -> str:
    """Return a text that begins a line: a dot or a quote there would be a request."""
    safe = _safe(text)
    return f"\\&{safe}" if safe[:1] in (".", "'") else safe
