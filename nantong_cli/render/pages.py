"""A place's page for people: its name, its motto, and the parts under their labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nantong_cli.i18n import label
from nantong_cli.render import furniture, grids
from nantong_cli.render.columns import GAP
from nantong_cli.render.lines import Block, Line, Row, Stack
from nantong_cli.render.prose import Prose
from nantong_cli.render.safe import ink

if TYPE_CHECKING:
    from nantong_cli.render.look import Look
    from nantong_cli.sheets import Block as Passage
    from nantong_cli.sheets import Page, Section

#: from this width an item's title stands beside its text
WIDE = 110
TITLE = 24


def page(shown: Page, look: Look) -> Block:
    """Return one place's page."""
    motto = next((one.lead for one in shown.sections if one.key == "motto" and one.lead), None)
    parts: list[Block] = [_title(shown, look)]
    if motto is not None:
        parts.append(Prose(Line(ink(look, motto.text.says(look.lang)), "italic")))
    parts.append(furniture.rule(look))
    rest = [one for one in shown.sections if one.key != "motto" or one.lead is None]
    for number, section in enumerate(rest):
        parts += [*([Line()] if number else []), _section(section, look)]
    parts += furniture.notes(shown.notes, look)
    hint = label(shown.hint, look.lang, place=shown.place.id) if shown.hint else ""
    parts += furniture.foot(shown.sources, hint, look)
    return Stack(*parts)


def _title(shown: Page, look: Look) -> Block:
    """Return the place's name in the reader's script and in the other, and what it is."""
    place, lang = shown.place, look.lang
    name = Line(ink(look, place.names.says(lang)), "bold")
    if look.width >= furniture.NARROW:
        other = place.names.zh_hant if lang == "en" else place.names.en
        name = Line.of(name, "  ", ink(look, other))
    about = [label(f"type.{place.type}", lang), *filter(None, [place.code])]
    if shown.parents:
        above = [parent.names.says(lang) for parent in shown.parents]
        about.append(", ".join(above) if lang == "en" else "".join(reversed(above)))
    beside = Line(ink(look, " · ".join(about)), "dim")
    room = look.width - name.cells - beside.cells
    if room < GAP:
        return Stack(Prose(name), Prose(beside))
    return Line.of(name, " " * room, beside)


def _section(section: Section, look: Look) -> Block:
    """Return a part of a page: its label and its content."""
    lang = look.lang
    name = label(f"section.{section.key}", lang)
    if not section.is_stated:
        nothing = Line(ink(look, label("phrase.none_in_article", lang)), "dim")
        return furniture.beside([(name, nothing)], look)
    if section.table is not None:
        inside = look._replace(width=look.width - furniture.INDENT)
        table = furniture.indented(grids.grid(section.table, inside))
        return Stack(Prose(ink(look, name), "cyan"), table)
    content: list[Block] = []
    if section.lead:
        content.append(Prose(_block(section.lead, look)))
    if section.items:
        content.append(_items(section.items, look))
    return furniture.beside([(name, Stack(*content))], look)


def _block(block: Passage, look: Look) -> Line:
    """Return a text, whose word it is before it and its paragraph after it."""
    line = Line()
    if block.name and block.role:
        signed = label(
            "phrase.signed",
            look.lang,
            name=block.name.says(look.lang),
            role=block.role.says(look.lang),
        )
        line.append((ink(look, signed), "bold"))
        line.append(" " if look.lang == "en" else "")
    line.append(ink(look, block.text.says(look.lang)))
    line.append((ink(look, f" ¶{block.paragraph}"), "dim"))
    return line


def _items(items: Sequence[Passage], look: Look) -> Block:
    """Return the numbered items of a plan: the title beside the text where it is wide, over it otherwise."""
    is_beside = look.width >= WIDE
    number = len(str(len(items)))
    rows = []
    for at, item in enumerate(items, 1):
        mark = Line(str(at), "dim")
        title = Prose(ink(look, item.title.says(look.lang) if item.title else ""), "bold")
        text = Prose(_block(item, look))
        if is_beside:
            rows.append(Row((number, TITLE), mark, title, text))
        else:
            rows.append(Row((number,), mark, Stack(title, text)))
    return Stack(*rows)
