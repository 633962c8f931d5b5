"""Answers for a person: tables and pages through Rich, calm, with nothing cut off and nothing told by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any, Literal, TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text as Line

from nantong_cli.answer import Answer, Block, Column, Page, Pages, Section, Table
from nantong_cli.errors import Message
from nantong_cli.i18n import label, say
from nantong_cli.model import Text
from nantong_cli.render import cells, words
from nantong_cli.render.look import Look
from nantong_cli.render.prose import Prose
from nantong_cli.render.safe import visible

#: under this width a name stands once, and a label over its text instead of beside it
NARROW = 70
#: from this width an item's title stands beside its text
WIDE = 110
#: what a column of a table should have before the rows are told as records instead
ROOM = 12
GAP = 2

#: what a record is headed by: the first of these kinds that it has
_HEADS = ("name", "metric", "measured", "place")
_RIGHT = {"integer", "paragraph"}
_STYLES = {"claim": "bold", "stated": "bold", "paragraph": "dim", "period": "", "id": "dim"}


def write_table(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write an answer for people, in the width and the colours of `look`."""
    drawn = StringIO()
    console = Console(
        file=drawn,
        width=look.width,
        height=10_000,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        no_color=not look.colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    if isinstance(answer, Pages):
        for number, page in enumerate(answer.pages):
            console.print(*([Line()] if number else []), _page(page, look))
    else:
        console.print(_answer(answer, look))
    for line in drawn.getvalue().split("\n")[:-1]:
        stream.write(line.rstrip(" ") + "\n")


def _answer(table: Table, look: Look) -> RenderableType:
    """Return a table with its title over it, its notes and the next question under it."""
    parts: list[RenderableType] = []
    if table.title is not None:
        title = Line(visible(_said(table.title, look)), style="bold")
        beside = Line(
            visible(_said(table.subtitle, look)) if table.subtitle else "", style="not bold dim"
        )
        fits = title.cell_len + beside.cell_len + GAP < look.width
        parts += [title + Line(" " * GAP) + beside] if fits else [Prose(title), Prose(beside)]
        parts.append(_rule())
    parts.append(_table(table, look))
    parts += _notes(table.notes, look)
    if table.hint:
        parts += [_rule(), Prose(label(table.hint, look.lang), "dim")]
    return Group(*parts)


def _said(told: Text | Message, look: Look) -> str:
    """Return a title or a note in the reader's language."""
    return told.says(look.lang) if isinstance(told, Text) else say(told, look.lang)


def _rule() -> Rule:
    """Return a thin line."""
    return Rule(style="dim", characters="─")


def _notes(notes: Iterable[Text | Message], look: Look) -> list[RenderableType]:
    """Return the notes under an answer, dim: they may be skipped."""
    told = [Prose(_said(note, look), "dim") for note in notes]
    if not told:
        return []
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column()
    for note in told:
        grid.add_row(Line("·", style="dim"), note)
    return [Line(), grid]


def _table(table: Table, look: Look) -> RenderableType:
    """Return the rows, as a table where there is room and as records where there is not."""
    seen = [number for number, column in enumerate(table.columns) if column.audience != "machine"]
    columns = [table.columns[number] for number in seen]
    rows = [[row[number] for number in seen] for row in table.rows]
    if not rows:
        return Line(label("phrase.nothing", look.lang), style="dim")
    needed = sum(_least(column, n, rows, look) + GAP for n, column in enumerate(columns)) - GAP
    if table.detailed or needed > look.width:
        return _records(columns, rows, look)
    return _grid(table, columns, rows, look)


def _least(column: Column, number: int, rows: Sequence[Sequence[Any]], look: Look) -> int:
    """Return the cells that a column should have: its longest text, or room enough to wrap in."""
    longest = max(Prose(_cell(column, row[number], look)).text.cell_len for row in rows)
    return max(min(longest, ROOM), min(8, Line(cells.heading(column, look.lang)).cell_len))


def _grid(
    table: Table, columns: Sequence[Column], rows: Sequence[Sequence[Any]], look: Look
) -> RenderableType:
    """Return the rows under headings; with grouped rows, what the first column repeats is told once."""
    grid = Grid(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="dim")
    for column in columns:
        justify: Literal["left", "right"] = "right" if column.kind in _RIGHT else "left"
        grid.add_column(Prose(cells.heading(column, look.lang), "dim"), justify=justify)
    aligned = {
        n: _aligned([row[n] for row in rows], look)
        for n, c in enumerate(columns)
        if c.kind == "claim"
    }
    before: object = None
    for at, row in enumerate(rows):
        shown: list[RenderableType] = []
        for number, (column, value) in enumerate(zip(columns, row, strict=True)):
            repeated = table.grouped and number == 0 and at > 0 and value == before
            text = aligned[number][at] if number in aligned else _cell(column, value, look)
            shown.append(Line() if repeated else Prose(text))
        if table.grouped and at > 0 and row[0] != before:
            grid.add_row()
        before = row[0]
        grid.add_row(*shown)
    return grid


def _cell(column: Column, value: Any, look: Look) -> Line:
    """Return one value with its style; what is missing is dim."""
    text = visible(cells.text(column, value, look.lang))
    missing = value is None or value == ()
    style = "dim" if missing else _STYLES.get(column.kind, "")
    if column.kind in ("place", "metric") and not missing:
        style = "bold" if column.kind == "place" else ""
    return Line(text, style=style)


def _aligned(claims: Sequence[Any], look: Look) -> list[Line]:
    """Return a column of claims with their numbers one under another, the decimal points in one line."""
    amounts = [words.claim_amount(claim, look.lang) if claim else None for claim in claims]
    stated = [amount for amount in amounts if amount is not None]
    before = max((Line(one.prefix + one.whole).cell_len for one in stated), default=0)
    found = []
    for claim, amount in zip(claims, amounts, strict=True):
        if amount is None:
            text = visible(words.claim(claim, look.lang))
        else:
            head = " " * (before - Line(amount.prefix + amount.whole).cell_len)
            text = f"{head}{amount}"
        found.append(Line(text, style="bold" if claim else "dim"))
    return found


def _records(
    columns: Sequence[Column], rows: Sequence[Sequence[Any]], look: Look
) -> RenderableType:
    """Return each row by itself, a line a column; a table inside is given under it."""
    parts: list[RenderableType] = []
    head = next((n for kind in _HEADS for n, c in enumerate(columns) if c.kind == kind), None)
    for number, row in enumerate(rows):
        if number:
            parts.append(Line())
        if head is not None:
            parts.append(Prose(_cell(columns[head], row[head], look).plain, "bold"))
        pairs = []
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            if at == head:
                continue
            if column.kind == "table":
                content: RenderableType = (
                    _table(value, look_inside(look)) if value.rows else Line("–", style="dim")
                )
            else:
                content = Prose(_cell(column, value, look))
            pairs.append((cells.heading(column, look.lang), content))
        parts.append(_beside(pairs, look))
    return Group(*parts)


def look_inside(look: Look) -> Look:
    """Return the look of what stands beside a label."""
    return Look(look.lang, max(20, look.width - LABEL - 1), look.colour, look.data_version)


LABEL = 13


def _beside(pairs: Iterable[tuple[str, RenderableType]], look: Look) -> RenderableType:
    """Return labels with what belongs to them beside them, or under them where it is narrow."""
    if look.width < NARROW:
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


def _page(page: Page, look: Look) -> RenderableType:
    """Return one place's page."""
    lang = look.lang
    parts: list[RenderableType] = [_title(page, look)]
    rest = []
    for section in page.sections:
        if section.key == "motto" and section.lead:
            parts.append(Prose(Line(visible(section.lead.text.says(lang)), style="italic")))
        else:
            rest.append(section)
    parts.append(_rule())
    for number, section in enumerate(rest):
        if number:
            parts.append(Line())
        parts.append(_section(section, look))
    parts += _notes(page.notes, look)
    hint = label(page.hint, lang, place=page.place.id) if page.hint else ""
    return Group(*parts, _rule(), Prose(hint, "dim"))


def _title(page: Page, look: Look) -> RenderableType:
    """Return the place's name in the reader's script and in the other, and what it is."""
    place = page.place
    name = place.names.says(look.lang)
    other = place.names.zh_hant if look.lang == "en" else place.names.en
    line = Line(visible(name), style="bold")
    if look.width >= NARROW:
        line.append("  " + visible(other), style="not bold")
    about = [label(f"type.{place.type}", look.lang)]
    if place.code:
        about.append(place.code)
    if page.parents:
        order = page.parents if look.lang == "en" else tuple(reversed(page.parents))
        about.append(
            (", " if look.lang == "en" else "").join(p.names.says(look.lang) for p in order)
        )
    right = Line(visible(" · ".join(about)), style="dim")
    if line.cell_len + right.cell_len + GAP > look.width:
        return Group(Prose(line), Prose(right))
    line.append(" " * (look.width - line.cell_len - right.cell_len))
    line.append_text(right)
    return line


def _section(section: Section, look: Look) -> RenderableType:
    """Return a part of a page: its label and its content."""
    lang = look.lang
    name = label(f"section.{section.key}", lang)
    if not section.is_stated:
        return _beside([(name, Line(label("phrase.none_in_article", lang), style="dim"))], look)
    if section.table is not None:
        if section.table.detailed:
            return Group(
                Line(name, style="cyan"), Padding(_table(section.table, look), (0, 0, 0, 0))
            )
        return Group(
            Line(name, style="cyan"),
            Padding(_table(section.table, look_indented(look)), (0, 0, 0, 2)),
        )
    content: list[RenderableType] = []
    if section.lead:
        content.append(Prose(_block(section.lead, look)))
    if section.items:
        content.append(_items(section.items, look))
    return _beside([(name, Group(*content))], look)


def look_indented(look: Look) -> Look:
    """Return the look of what stands a little to the right."""
    return Look(look.lang, look.width - 2, look.colour, look.data_version)


def _block(block: Block, look: Look) -> Line:
    """Return a text, whose word it is before it and its paragraph after it."""
    line = Line()
    if block.name and block.role:
        signed = label(
            "phrase.signed",
            look.lang,
            name=block.name.says(look.lang),
            role=block.role.says(look.lang),
        )
        line.append(visible(signed), style="bold")
        line.append(" " if look.lang == "en" else "")
    line.append(visible(block.text.says(look.lang)))
    line.append(f" ¶{block.paragraph}", style="dim")
    return line


def _items(items: Sequence[Block], look: Look) -> RenderableType:
    """Return the numbered items of a plan: the title beside the text where it is wide, over it otherwise."""
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=len(str(len(items))))
    is_wide = look.width >= WIDE
    if is_wide:
        grid.add_column(width=24)
    grid.add_column()
    for number, item in enumerate(items, 1):
        title = Prose(item.title.says(look.lang) if item.title else "", "bold")
        text = Prose(_block(item, look))
        shown = (title, text) if is_wide else (Group(title, text),)
        grid.add_row(Line(str(number), style="dim"), *shown)
    return grid
