"""Formats for programs: JSON, CSV and plain lines. None knows of Rich."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TextIO

from nantong_cli.answer import Table
from nantong_cli.i18n import label
from nantong_cli.model import OPS, Lang
from nantong_cli.render import fields

if TYPE_CHECKING:
    from nantong_cli.render.look import Look
    from nantong_cli.sheets import Answer, Page

SCHEMA_VERSION = 1

#: the columns of a page's plain lines
PAGE_KEYS = ["place", "place_name", "section", "number", "title", "text", "paragraph"]
#: with what a spreadsheet's formulas begin, in a Chinese one also at full width
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_NUMBER = r"-?[0-9]+(\.[0-9]+)?"
#: what stands between the cells of a row that is told as one text
BETWEEN = " · "
#: what a value of CSV is quoted for
_BREAKS = frozenset('",\r\n')
#: what JSON has escaped, and control and direction characters that it lets through and a terminal would obey
_ESCAPED = r'["\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]'
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b"}
#: as other tools write TSV: a value never breaks the line or the column
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def write_json(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write `{"schema_version", "data_version", "items"}`, an item a line; numbers keep the source's digits."""
    head = f'"schema_version": {SCHEMA_VERSION}, "data_version": {quoted(look.data_version)}'
    stream.write(f'{{{head}, "items": [')
    before = "\n"
    for item in _items(answer, look):
        stream.write(f"{before}{as_json(item)}")
        before = ",\n"
    stream.write("\n]}\n" if before != "\n" else "]}\n")


def write_jsonl(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write an item a line, and nothing around them."""
    for item in _items(answer, look):
        stream.write(as_json(item) + "\n")


def _items(answer: Answer, look: Look) -> Iterator[dict[str, Any]]:
    """Give the nested records, with the fields asked for."""
    found: Iterable[dict[str, Any]]
    if not isinstance(answer, Table):
        found = (fields.page_item(page, look.lang) for page in answer.pages)
    else:
        found = fields.items(answer, look.lang)
    for item in found:
        yield {key: item[key] for key in look.fields} if look.fields else item


def quoted(text: str) -> str:
    """Return a text as JSON; what cannot be seen is escaped, which a reader of JSON undoes."""
    if text.isprintable() and '"' not in text and "\\" not in text:  # most are
        return f'"{text}"'
    escaped = re.sub(
        _ESCAPED, lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}", text
    )
    return f'"{escaped}"'


def as_json(value: Any) -> str:
    """Return a value as JSON; a Decimal is written with the digits that it has."""
    kind = type(value)
    if kind is str:  # as most are
        return quoted(value)
    if value is None:
        return "null"
    if kind is dict:
        inside = [
            f"{_key(key)}: {quoted(one) if type(one) is str else as_json(one)}"
            for key, one in value.items()
        ]
        return f"{{{', '.join(inside)}}}"
    if kind is bool:
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return f"[{', '.join(map(as_json, value))}]"


#: the same few stand in every record
_key = lru_cache(quoted)


def write_plain(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write a header and then a record a line, with tabs between the values; what is missing is empty."""
    for row in _rows(answer, look):
        stream.write("\t".join(map(as_plain, row)) + "\n")


#: what other tools call TSV is what our plain lines are
write_tsv = write_plain


def write_csv(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write CSV as RFC 4180 has it, lines ending in LF; for a spreadsheet with a BOM, CRLF and no formulas."""
    stream.write("\ufeff" if look.excel else "")
    end = "\r\n" if look.excel else "\n"
    for row in _rows(answer, look):
        values = map(_as_text, row)
        line = ",".join(map(as_csv, map(_defused, values) if look.excel else values))
        stream.write((line or '""') + end)  # an empty line would be no record


def as_csv(text: str) -> str:
    """Return a value of CSV, quoted where it holds what would end it; Python's own lets a bare CR through."""
    return '"' + text.replace('"', '""') + '"' if not _BREAKS.isdisjoint(text) else text


def _rows(answer: Answer, look: Look) -> Iterator[list[Any]]:
    """Give the header, if it is wanted, and the rows, with the fields asked for."""
    rows: Iterable[list[Any]]
    if not isinstance(answer, Table):
        header, rows = PAGE_KEYS, (row for page in answer.pages for row in _page_rows(page, look))
    else:
        table = fields.exploded(answer)
        header, rows = fields.flat_header(table), fields.flat_rows(table, look.lang)
    chosen = [header.index(key) for key in look.fields] or range(len(header))
    if look.header:
        yield [header[at] for at in chosen]
    for row in rows:
        yield [row[at] for at in chosen]


def _as_text(value: str | int | Decimal | None) -> str:
    """Return a value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _defused(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; a comparator alone, and a number, are none."""
    if not text or text[0] not in _FORMULA or text in OPS or re.fullmatch(_NUMBER, text):
        return text
    return f"'{text}"


def as_plain(value: str | int | Decimal | None) -> str:
    """Return a value as one field of a line."""
    return _as_text(value).translate(_ESCAPES)


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
    from nantong_cli.render import cells

    seen = [
        number
        for number, column in enumerate(table.columns)
        if column.audience != "machine" and column.kind != "picture"
    ]
    nothing = label("phrase.nothing", lang)
    for row in table.rows:
        told = [(table.columns[n], row[n]) for n in seen if table.columns[n].kind != "paragraph"]
        paragraph = next((row[n] for n in seen if table.columns[n].kind == "paragraph"), None)
        title, *rest = [cells.text(column, value, lang) for column, value in told]
        said = [cell.removeprefix(BETWEEN.lstrip()) for cell in rest if cell not in ("", nothing)]
        yield title, BETWEEN.join(said), paragraph
