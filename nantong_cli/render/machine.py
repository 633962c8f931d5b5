"""Formats for programs: JSON in an envelope, and plain lines. Neither knows of Rich."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from json.encoder import encode_basestring as quoted
from typing import Any, TextIO

from nantong_cli.answer import Answer, Page, Pages, Table
from nantong_cli.i18n import label
from nantong_cli.model import Lang
from nantong_cli.render import cells, fields
from nantong_cli.render.look import Look

SCHEMA_VERSION = 1

#: as other tools write TSV: a value never breaks the line or the column
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def write_json(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write `{"schema_version", "data_version", "items"}`, an item a line; numbers keep the source's digits."""
    if isinstance(answer, Pages):
        found: Iterable[dict[str, Any]] = (
            fields.page_item(page, look.lang) for page in answer.pages
        )
    else:
        found = fields.items(answer, look.lang)
    head = f'"schema_version": {SCHEMA_VERSION}, "data_version": {quoted(look.data_version)}'
    lines = ",\n".join(map(as_json, found))
    stream.write(f'{{{head}, "items": [\n{lines}\n]}}\n' if lines else f'{{{head}, "items": []}}\n')


def as_json(value: Any) -> str:
    """Return a value as JSON; a Decimal is written with the digits that it has."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return format(value, "f")
        case str():
            return quoted(value)
        case dict():
            inside = ", ".join(f"{quoted(key)}: {as_json(one)}" for key, one in value.items())
            return f"{{{inside}}}"
        case _:
            return f"[{', '.join(map(as_json, value))}]"


def write_plain(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write a header and then a record a line, with tabs between the values; what is missing is empty."""
    if isinstance(answer, Pages):
        header: list[str] = [
            "place",
            "place_name",
            "section",
            "number",
            "title",
            "text",
            "paragraph",
        ]
        rows: Iterable[list[Any]] = (row for page in answer.pages for row in _page_rows(page, look))
    else:
        table = fields.exploded(answer)
        header, rows = fields.flat_header(table), fields.flat_rows(table, look.lang)
    stream.write("\t".join(header) + "\n")
    for row in rows:
        stream.write("\t".join(map(as_plain, row)) + "\n")


def as_plain(value: str | int | Decimal | None) -> str:
    """Return a value as one field of a line."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value).translate(_ESCAPES)


def _page_rows(page: Page, look: Look) -> Iterable[list[Any]]:
    """Give a page as lines: texts as they are, records of tables in words."""
    lang = look.lang
    place = [page.place.id, page.place.names.says(lang)]
    for section in page.sections:
        blocks = [(0, section.lead)] if section.lead else []
        for number, block in [*blocks, *enumerate(section.items, 1)]:
            head = block.title or block.name
            title, text = head.says(lang) if head else None, block.text.says(lang)
            yield [*place, section.key, number or None, title, text, block.paragraph]
        if section.table is not None:
            for number, (title, text, paragraph) in enumerate(_told(section.table, lang), 1):
                yield [*place, section.key, number, title, text, paragraph]
        if not section.is_stated:
            yield [*place, section.key, None, None, label("phrase.none_in_article", lang), None]


def _told(table: Table, lang: Lang) -> Iterable[tuple[str, str, int | None]]:
    """Give each row of a page's table as a title, a text and a paragraph: what a person would read."""
    seen = [number for number, column in enumerate(table.columns) if column.audience != "machine"]
    for row in table.rows:
        told = [(table.columns[n], row[n]) for n in seen if table.columns[n].kind != "paragraph"]
        paragraph = next((row[n] for n in seen if table.columns[n].kind == "paragraph"), None)
        title, *rest = [cells.text(column, value, lang) for column, value in told]
        yield title, " · ".join(rest), paragraph
