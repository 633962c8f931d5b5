"""What stands around the content of a screen: rules, labels beside their texts, notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.segment import Segment
from rich.text import Text as Line

from nantong_cli.model import Source, Text
from nantong_cli.render import cells
from nantong_cli.render.findings import sentence
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
    return Line(stroke * (look.width // cell_len(stroke)), style="dim")


def indented(content: RenderableType) -> Row:
    """Return a content that stands a little to the right."""
    return Row((INDENT - 1,), Line(), content)


def said(told: Text | Message, look: Look) -> str:
    """Return a title or a note in the reader's language, safe to print."""
    text = told.says(look.lang) if isinstance(told, Text) else sentence(told, look.lang)
    return ink(look, text)


class Row:
    """Contents beside one another, all but the last in columns of known widths, and the last in the room left.

    Rich's own tables would measure every content first, at several times the cost.
    """

    def __init__(self, widths: Sequence[int], *contents: RenderableType) -> None:
        self.widths, self.contents = tuple(widths), contents

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Give the lines, each column padded to its width, a blank between them."""
        rest = options.max_width - sum(self.widths) - len(self.widths)
        widths = (*self.widths, max(1, rest))
        columns = [
            console.render_lines(content, options.update_width(width))
            for width, content in zip(widths, self.contents, strict=True)
        ]
        for line in zip_longest(*columns):
            for number, (segments, width) in enumerate(zip(line, widths, strict=True)):
                if number:
                    yield Segment(" ")
                yield from segments or (Segment(" " * width),)
            yield Segment.line()


def notes(told: Iterable[Note], look: Look) -> list[RenderableType]:
    """Return the notes under an answer, dim: they may be skipped."""
    rows: list[RenderableType] = [
        Row(
            (cell_len(ink(look, "·")),),
            Line(ink(look, "·"), style="dim"),
            Prose(ink(look, cells.note(note, look.lang)), "dim"),
        )
        for note in told
    ]
    return [Line(), *rows] if rows else []


def key(told: Iterable[str], look: Look) -> list[RenderableType]:
    """Return what marks mean, dim: as many in a line as there is room for, none broken that fits in one."""
    lines = [""]
    for one in (ink(look, text) for text in told):
        longer = f"{lines[-1]}  {one}" if lines[-1] else one
        lines[-1:] = [longer] if cell_len(longer) <= look.width else [lines[-1], one]
    return [Prose(line, "dim") for line in lines if line]


def foot(sources: Sequence[Source], hint: str, look: Look) -> list[RenderableType]:
    """Return what stands last, under a thin line: the sources in short, and how to ask on; dim, to be skipped."""
    told = [cells.sources(sources, look.lang)] if sources and not look.quiet else []
    lines = [*told, *filter(None, (hint,))]
    return [rule(look), *(Prose(ink(look, line), "dim") for line in lines)] if lines else []


def beside(
    pairs: Iterable[tuple[str, RenderableType]], look: Look, *, narrow: int = NARROW
) -> RenderableType:
    """Return labels with what belongs to them beside them, or under them where it is narrower than `narrow`."""
    parts: list[RenderableType] = []
    for name, content in pairs:
        if look.width < narrow or cell_len(ink(look, name)) > LABEL:
            parts += [Line(ink(look, name), style="cyan"), indented(content)]
        else:
            parts.append(Row((LABEL,), Prose(ink(look, name), "cyan"), content))
    return Group(*parts)
