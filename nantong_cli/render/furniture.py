"""What stands around the content of a screen: rules, labels beside their texts, notes."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as Grid
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


def notes(told: Iterable[Text | Message], look: Look) -> list[RenderableType]:
    """Return the notes under an answer, dim: they may be skipped."""
    texts = [Prose(said(note, look.lang), "dim") for note in told]
    if not texts:
        return []
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column()
    for text in texts:
        grid.add_row(Line("·", style="dim"), text)
    return [Line(), grid]


def beside(
    pairs: Iterable[tuple[str, RenderableType]], look: Look, *, narrow: int = NARROW
) -> RenderableType:
    """Return labels with what belongs to them beside them, or under them where it is narrower than `narrow`."""
    if look.width < narrow:
        parts: list[RenderableType] = []
        for name, content in pairs:
            parts += [Line(name, style="cyan"), Padding(content, (0, 0, 0, 2))]
        return Group(*parts)
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=LABEL)
    grid.add_column()
    for name, content in pairs:
        grid.add_row(Prose(name, "cyan"), content)
    return grid
