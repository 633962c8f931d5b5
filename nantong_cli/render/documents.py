"""Answers to paste into a document: Markdown tables and pages, with every cell escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from nantong_cli.i18n import label
from nantong_cli.model import Lang, Source, Text
from nantong_cli.render import cells, fields
from nantong_cli.render.findings import sentence
from nantong_cli.render.safe import loosened, printable
from nantong_cli.sheets import Block, Page, Pages, Section

if TYPE_CHECKING:
    from nantong_cli.answer import Note, Table
    from nantong_cli.errors import Message
    from nantong_cli.render.look import Look
    from nantong_cli.sheets import Answer

#: what is markup anywhere in a text, and what is at its beginning: a list, a heading's underline
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#~$]|&(?=#?\w+;))")
_OPENING = re.compile(r"^(\s*)([0-9]*)([-+=.)])")


def write_markdown(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write an answer as Markdown, in the words that a person would read."""
    if isinstance(answer, Pages):
        for number, page in enumerate(answer.pages):
            stream.write("\n" if number else "")
            _write_page(page, stream, look)
        return
    if answer.title is not None and look.header:
        stream.write(f"**{escaped(_said(answer.title, look.lang), look)}**\n\n")
    _write_table(answer, stream, look)
    _write_notes(answer.notes, stream, look)
    _write_sources(answer.sources, stream, look)


def escaped(text: str, look: Look) -> str:
    """Return a text of which nothing is markup, and which stays on one line of a table."""
    return _MARKUP.sub(r"\\\1", loosened(printable(look, text))).replace("\n", "<br>")


def _opened(text: str, look: Look) -> str:
    """Return the same for a text that begins a line or a list's item."""
    return _OPENING.sub(r"\2\\\3", escaped(text, look).lstrip(" "))


def _said(told: Text | Message, lang: Lang) -> str:
    """Return a title or a note in the reader's language."""
    return told.says(lang) if isinstance(told, Text) else sentence(told, lang)


def _write_table(table: Table, stream: TextIO, look: Look) -> None:
    """Write rows under headings; a table in a cell becomes rows."""
    if any(column.kind == "table" for column in table.columns):
        table = fields.exploded(table)
    seen = [
        n
        for n, column in enumerate(table.columns)
        if column.audience != "machine" and column.kind != "picture"
    ]
    columns = [table.columns[n] for n in seen]
    if look.header:
        _write_row([cells.heading(column, look.lang) for column in columns], stream, look)
        rules = (" ---: " if c.kind in ("integer", "paragraph") else " --- " for c in columns)
        stream.write(f"|{'|'.join(rules)}|\n")
    for row in table.rows:
        told = zip(columns, (row[n] for n in seen), strict=True)
        _write_row([cells.text(column, value, look.lang) for column, value in told], stream, look)


def _write_row(values: Iterable[str], stream: TextIO, look: Look) -> None:
    """Write one line of a table."""
    stream.write("| " + " | ".join(escaped(value, look) for value in values) + " |\n")


def _write_notes(notes: Iterable[Note], stream: TextIO, look: Look) -> None:
    """Write notes as a list."""
    told = [f"- {_opened(cells.note(note, look.lang), look)}\n" for note in notes]
    stream.write("\n" + "".join(told) if told else "")


def _write_sources(sources: Sequence[Source], stream: TextIO, look: Look) -> None:
    """Write what the answer rests on as a paragraph of its own."""
    if sources and not look.quiet:
        stream.write(f"\n{escaped(cells.sources(sources, look.lang), look)}\n")


def _write_page(page: Page, stream: TextIO, look: Look) -> None:
    """Write one place's page."""
    stream.write(f"# {escaped(page.place.names.says(look.lang), look)}\n")
    for section in page.sections:
        stream.write(f"\n## {label(f'section.{section.key}', look.lang)}\n\n")
        _write_section(section, stream, look)
    _write_notes(page.notes, stream, look)
    _write_sources(page.sources, stream, look)


def _write_section(section: Section, stream: TextIO, look: Look) -> None:
    """Write a part of a page."""
    if not section.is_stated:
        stream.write(label("phrase.none_in_article", look.lang) + "\n")
    elif section.table is not None:
        _write_table(section.table, stream, look)
    if section.lead:
        stream.write(_block(section.lead, look) + "\n")
    if section.items:
        stream.write("\n")
    for number, item in enumerate(section.items, 1):
        stream.write(f"{number}. {_block(item, look)}\n")


def _block(block: Block, look: Look) -> str:
    """Return a text with its title or whose word it is, and its paragraph."""
    lang, parts = look.lang, []
    if block.title:
        parts.append(f"**{escaped(block.title.says(lang), look)}**")
    if block.name and block.role:
        signed = label(
            "phrase.signed", lang, name=block.name.says(lang), role=block.role.says(lang)
        )
        parts.append(f"**{escaped(signed, look)}**")
    write = escaped if parts else _opened
    where = escaped(f"(¶ {block.paragraph})", look)
    return " ".join((*parts, write(block.text.says(lang), look), where))
