"""What stands around the content of a screen: rules, labels beside their texts, notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment
from rich.text import Text as Line

from nantong_cli.errors import Message
from nantong_cli.i18n import say
from nantong_cli.model import Lang, Text
from nantong_cli.render.look import Look
from nantong_cli.render.prose import Prose
from nantong_cli.render.safe import visible

#: under this width a label stands over its text instead of beside it
NARROW = 70
#: the room of a label beside its text
LABEL = 13


def rule() -> Rule:
    """Return a thin line."""
    return Rule(style="dim", characters="─")


def said(told: Text | Message, lang: Lang) -> str:
    """Return a title or a note in the reader's language, safe to print."""
    return visible(told.says(lang) if isinstance(told, Text) else say(told, lang))


class Row:
    """Contents beside one another in columns whose widths are known: what Rich's tables would measure first."""

    def __init__(self, widths: Sequence[int], contents: Sequence[RenderableType]) -> None:
        self.cells = tuple(zip(widths, contents, strict=True))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Give the lines, the contents of each column padded to its width and a blank."""
        columns = [
            console.render_lines(content, options.update_width(width))
            for width, content in self.cells
        ]
        end = Segment.line()
        for line in zip_longest(*columns):
            for number, (segments, (width, _)) in enumerate(zip(line, self.cells, strict=True)):
                if number:
                    yield Segment(" ")
                yield from segments or (Segment(" " * width),)
            yield end


def notes(told: Iterable[Text | Message], look: Look) -> list[RenderableType]:
    """Return the notes under an answer, dim: they may be skipped."""
    rows: list[RenderableType] = [
        Row((1, look.width - 2), (Line("·", style="dim"), Prose(said(note, look.lang), "dim")))
        for note in told
    ]
    return [Line(), *rows] if rows else []


def beside(
    pairs: Iterable[tuple[str, RenderableType]], look: Look, *, narrow: int = NARROW
) -> RenderableType:
    """Return labels with what belongs to them beside them, or under them where it is narrower than `narrow`."""
    parts: list[RenderableType] = []
    for name, content in pairs:
        if look.width < narrow:
            parts += [Line(name, style="cyan"), Padding(content, (0, 0, 0, 2))]
        else:
            parts.append(Row((LABEL, look.width - LABEL - 1), (Prose(name, "cyan"), content)))
    return Group(*parts)
