"""Answers for a person, through Rich: calm, with nothing cut off and nothing told by colour alone."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from rich.console import Console, Group, RenderableType
from rich.text import Text as Line

from nantong_cli.answer import Table
from nantong_cli.i18n import label
from nantong_cli.render import atlas, charts, furniture, grids, pages
from nantong_cli.render.prose import Prose
from nantong_cli.render.safe import dried

if TYPE_CHECKING:
    from nantong_cli.render.look import Look
    from nantong_cli.sheets import Answer


def write_table(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write an answer for people, in the width and the colours of `look`."""
    _write(answer, stream, look)


def write_records(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write an answer one field a line, records apart by a blank line: nothing in it needs columns."""
    if isinstance(answer, Table):
        answer = (answer.records or answer)._replace(
            detailed=True, notes=answer.notes, sources=answer.sources, atlas=None
        )
    _write(answer, stream, look)


def _write(answer: Answer, stream: TextIO, look: Look) -> None:
    """Draw an answer with Rich and write its lines, without the blanks that pad them."""
    drawn = StringIO()
    screen = console(look, file=drawn)
    for content in contents(answer, look):
        screen.print(content)
    for line in drawn.getvalue().split("\n")[:-1]:
        stream.write(dried(line.rstrip(" "), look) + "\n")


def console(look: Look, *, file: TextIO | None = None, is_recording: bool = False) -> Console:
    """Return a console as wide and as coloured as `look` says, whatever the real one is; it may record for a file."""
    return Console(
        file=file or StringIO(),
        record=is_recording,
        width=look.width,
        height=10_000,  # off a terminal Rich crops what has no height
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        no_color=not look.colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )


def contents(answer: Answer, look: Look) -> Iterator[RenderableType]:
    """Give what stands on a screen, one under another."""
    if isinstance(answer, Table):
        yield _table(answer, look)
        return
    for number, page in enumerate(answer.pages):
        if number:
            yield Line()
        yield pages.page(page, look)


def _table(table: Table, look: Look) -> RenderableType:
    """Return a table with its title over it, its notes and the next question under it."""
    parts: list[RenderableType] = []
    if table.title is not None and look.header:
        title = Line(furniture.said(table.title, look), style="bold")
        if table.subtitle is not None:
            beside = Line(furniture.said(table.subtitle, look), style="dim")
            if title.cell_len + beside.cell_len + 3 <= look.width:
                title = Line.assemble(title, " " * 3, beside)
                parts.append(title)
            else:
                parts += [Prose(title), Prose(beside)]
        else:
            parts.append(Prose(title))
        parts.append(furniture.rule(look))
    shown = grids.arranged(table, look)
    keys = ["", *(column.key for column in shown.columns)]
    notes = [note for note in table.notes if note.column in keys]
    if table.atlas is not None and look.charts:
        parts += atlas.drawn(table.atlas, look)
    parts.append(grids.drawn(table, shown, look))
    if look.charts:
        parts += charts.told(table.charts, look, under=table.title)
    parts += furniture.notes(notes, look)
    hint = label(table.hint, look.lang) if table.hint and look.header else ""
    parts += furniture.foot(table.sources, hint, look)
    return Group(*parts)
