"""What stands around the content of a screen: rules, labels beside their texts, notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from nantong_cli.model import Source, Text
from nantong_cli.render import cells
from nantong_cli.render.findings import sentence
from nantong_cli.render.lines import Block, Line, Row, Stack
from nantong_cli.render.prose import Prose
from nantong_cli.render.safe import ink

if TYPE_CHECKING:
    from nantong_cli.answer import Note
    from nantong_cli.errors import Message
    from nantong_cli.render.look import Look

#: under this width a label stands over its text instead of beside it
NARROW = 70
#: the room of a label beside its text
LABEL = 13
INDENT = 2


def rule(look: Look) -> Line:
    """Return a thin line across the screen."""
    stroke = ink(look, "─")
    return Line(stroke * (look.width // cell_len(stroke)), "dim")


def indented(content: Block) -> Row:
    """Return a content that stands a little to the right."""
    return Row((INDENT - 1,), Line(), content)


def said(told: Text | Message, look: Look) -> str:
    """Return a title or a note in the reader's language, safe to print."""
    text = told.says(look.lang) if isinstance(told, Text) else sentence(told, look.lang)
    return ink(look, text)


def notes(told: Iterable[Note], look: Look) -> list[Block]:
    """Return the notes under an answer, dim: they may be skipped."""
    rows: list[Block] = [
        Row(
            (cell_len(ink(look, "·")),),
            Line(ink(look, "·"), "dim"),
            Prose(ink(look, cells.note(note, look.lang)), "dim"),
        )
        for note in told
    ]
    return [Line(), *rows] if rows else []


def key(told: Iterable[str], look: Look) -> list[Block]:
    """Return what marks mean, dim: as many in a line as there is room for, none broken that fits in one."""
    lines = [""]
    for one in (ink(look, text) for text in told):
        longer = f"{lines[-1]}  {one}" if lines[-1] else one
        lines[-1:] = [longer] if cell_len(longer) <= look.width else [lines[-1], one]
    return [Prose(line, "dim") for line in lines if line]


def foot(sources: Sequence[Source], hint: str, look: Look) -> list[Block]:
    """Return what stands last, under a thin line: the sources in short, and how to ask on; dim, to be skipped."""
    told = [cells.sources(sources, look.lang)] if sources and not look.quiet else []
    lines = [*told, *filter(None, (hint,))]
    return [rule(look), *(Prose(ink(look, line), "dim") for line in lines)] if lines else []


def beside(pairs: Iterable[tuple[str, Block]], look: Look, *, narrow: int = NARROW) -> Block:
    """Return labels with what belongs to them beside them, or under them where it is narrower than `narrow`."""
    parts: list[Block] = []
    for name, content in pairs:
        if look.width < narrow or cell_len(ink(look, name)) > LABEL:
            parts += [Prose(ink(look, name), "cyan"), indented(content)]
        else:
            parts.append(Row((LABEL,), Prose(ink(look, name), "cyan"), content))
    return Stack(*parts)
