"""Answers for a person, through Rich: calm, with nothing cut off and nothing told by colour alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from nantong_cli.answer import Table
from nantong_cli.i18n import label
from nantong_cli.render import atlas, charts, furniture, grids, pages
from nantong_cli.render.lines import Block, Line, Stack
from nantong_cli.render.paint import write_lines
from nantong_cli.render.prose import Prose

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
    """Write the lines of an answer."""
    write_lines(drawn(answer, look), stream, look)


def drawn(answer: Answer, look: Look) -> Iterator[Line]:
    """Give the lines of a screen."""
    for block in contents(answer, look):
        yield from block.lines(look.width)


def contents(answer: Answer, look: Look) -> Iterator[Block]:
    """Give what stands on a screen, one under another."""
    if isinstance(answer, Table):
        yield _table(answer, look)
        return
    for number, page in enumerate(answer.pages):
        if number:
            yield Line()
        yield pages.page(page, look)


def _table(table: Table, look: Look) -> Block:
    """Return a table with its title over it, its notes and the next question under it."""
    parts: list[Block] = []
    if table.title is not None and look.header:
        title = Line(furniture.said(table.title, look), "bold")
        if table.subtitle is not None:
            beside = Line(furniture.said(table.subtitle, look), "dim")
            if title.cells + beside.cells + 3 <= look.width:
                title = Line.of(title, " " * 3, beside)
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
    return Stack(*parts)
