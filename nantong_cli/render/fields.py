"""Columns as the fields of machine formats: nested for JSON, flat for one line a record.

Keys never depend on the language; values do only for names, statements and texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from nantong_cli.answer import Column, Measured, Table
from nantong_cli.model import LANGS, Claim, Lang, Relative, Text
from nantong_cli.render import objects

if TYPE_CHECKING:
    from nantong_cli.sheets import Block, Page, Section

Raw: TypeAlias = "str | int | Decimal | list[Any] | dict[str, Any] | None"

_RELATIVE = ("place", "metric", "goal", "factor")


#: the kinds of which the fields are made; those of any other hold the value as it is
_MADE = frozenset(
    (
        *("claim", "place", "metric", "measured", "name", "text", "list", "ids", "hit", "table"),
        *("sentences", "news", *objects.WRITERS),
    )
)


def columns(table: Table) -> tuple[Column, ...]:
    """Return the columns that programs get."""
    return tuple(column for column in table.columns if column.audience != "screen")


def items(table: Table, lang: Lang) -> Iterator[dict[str, Raw]]:
    """Give each row of the table as a nested record."""
    table = table.records or table
    told = [
        (at, column, column.key, column.kind in _MADE)
        for at, column in enumerate(table.columns)
        if column.audience != "screen"
    ]
    for row in table.rows:
        item: dict[str, Raw] = {}
        for at, column, key, is_made in told:
            if is_made:
                item.update(_nested(column, row[at], lang))
            else:
                item[key] = row[at]
        yield item


def _nested(column: Column, value: Any, lang: Lang) -> dict[str, Raw]:
    """Return the fields of a column of a kind in _MADE."""
    key = column.key
    match column.kind:
        case "claim":
            return _claim(value)
        case "place" | "metric" | "measured":
            named = value.metric if isinstance(value, Measured) else value
            name = named.names.says(lang) if named else None
            return {key: named.id if named else None, f"{key}_name": name}
        case "name":
            return {key: value.says(lang) if value else None}
        case "text":
            return {key: _languages(value)}
        case "list" | "ids":
            return {key: list(value)}
        case "hit":
            shown = value.language(lang)
            spans = [list(span) for span in value.spans[shown]]
            return {key: value.text.says(shown), "language": shown, "matches": spans}
        case "table":
            return {key: list(items(value, lang))}
        case "sentences" | "news":
            return {key: objects.told(column.kind, value, lang)}
        case kind:
            return objects.WRITERS[kind](key, value)


def _languages(text: Text | None) -> dict[str, Raw] | None:
    """Return a text in every language."""
    return {lang: text.says(lang) for lang in LANGS} if text else None


def _claim(claim: Claim | None) -> dict[str, Raw]:
    """Return the six fields of a claim; all null where nothing is stated."""
    said = claim or Claim()
    return {
        "kind": claim.kind if claim else None,
        "op": said.op,
        "value": said.value,
        "unit": said.unit.id if said.unit else None,
        "relative_to": _relative(said.relative),
        "qualitative": said.qualitative.id if said.qualitative else None,
    }


def _relative(relative: Relative | None) -> dict[str, Raw] | None:
    """Return what a relative claim is measured by."""
    if relative is None:
        return None
    if relative.goal is not None:
        return {"goal": relative.goal.id, "factor": relative.factor}
    place, metric = relative.place, relative.metric
    found: dict[str, Raw] = {
        "place": place.id if place else None,
        "metric": metric.id if metric else None,
    }
    return found | ({"factor": relative.factor} if relative.factor is not None else {})


def page_item(page: Page, lang: Lang) -> dict[str, Raw]:
    """Return a page as a nested record, its texts in the reader's language."""
    place = page.place
    head: dict[str, Raw] = {
        "place": place.id,
        "place_name": place.names.says(lang),
        "names": {**(_languages(place.names) or {}), "pinyin": place.pinyin},
        "code": place.code,
        "type": place.type,
        "parent": place.parent,
    }
    return head | {section.key: _section(section, lang) for section in page.sections}


def _section(section: Section, lang: Lang) -> Raw:
    """Return a section: a list where it is a table, null where it says nothing."""
    if section.table is not None:
        return list(items(section.table, lang))
    if section.lead is None:
        return None
    found = _block(section.lead, lang)
    if section.items or section.key == "plan":  # a plan without items has an empty list of them
        found["items"] = [_block(block, lang) for block in section.items]
    return found


def _block(block: Block, lang: Lang) -> dict[str, Raw]:
    """Return a text with its paragraph, and with its title or whose word it is."""
    told = {"title": block.title, "name": block.name, "role": block.role, "text": block.text}
    found: dict[str, Raw] = {key: text.says(lang) for key, text in told.items() if text}
    return found | {"paragraph": block.paragraph}


def nested_keys(table: Table) -> list[str]:
    """Return the keys of the nested form, whether there are rows or not."""
    return [key for column in columns(table.records or table) for key in _keys(column)]


def _keys(column: Column) -> tuple[str, ...]:
    """Return the keys that one column stands for."""
    match column.kind:
        case "claim":
            return ("kind", "op", "value", "unit", "relative_to", "qualitative")
        case "place" | "metric" | "measured":
            return (column.key, f"{column.key}_name")
        case "hit":
            return (column.key, "language", "matches")
        case kind if kind in objects.KEYS:
            return tuple(key.format(column.key) for key in objects.KEYS[kind])
        case _:
            return (column.key,)


def flat_header(table: Table) -> list[str]:
    """Return the keys of the flat form: those of the nested one, with a key for each part of a part."""
    keys: list[str] = []
    for column in columns(table.records or table):
        if column.kind in objects.PARTS:
            inner = objects.PARTS[column.kind]
            keys += [f"{key}_{part}" for key in _keys(column) for part in inner]
        elif column.kind == "claim":
            at = _keys(column).index("relative_to")
            beside = [f"relative_to_{part}" for part in _RELATIVE]
            keys += [*_keys(column)[:at], *beside, *_keys(column)[at + 1 :]]
        elif column.kind != "table":
            keys += _keys(column)
    return keys


def flat_rows(table: Table, lang: Lang) -> Iterator[list[str | int | Decimal | None]]:
    """Give each row as plain values in the order of `flat_header`."""
    table = table.records or table
    header = flat_header(table)
    texts = {column.key for column in columns(table) if column.kind == "text"}
    for item in items(table, lang):
        flat: dict[str, Any] = {}
        for key, value in item.items():
            if key in texts:
                flat[key] = value[lang] if isinstance(value, dict) else None
            elif isinstance(value, dict):
                flat.update((f"{key}_{part}", inner) for part, inner in value.items())
            elif isinstance(value, list):
                flat[key] = "; ".join(map(_joined, value))
            else:
                flat[key] = value
        yield [flat.get(key) for key in header]


def _joined(value: Raw) -> str:
    """Return one element of a list; a span is from-to, an object its values."""
    if isinstance(value, dict):
        return " ".join(str(one) for one in value.values())
    return "-".join(map(str, value)) if isinstance(value, list) else str(value)


def _prefixed(column: Column, prefix: str) -> Column:
    """Return a column under a key of its own, which people read under the word that it had."""
    return column._replace(key=f"{prefix}_{column.key}", word=column.word or column.key)


def exploded(table: Table) -> Table:
    """Return a table without tables in it: a row for each inner row, and one row where there is none.

    An inner key that the outer row has too gets a prefix: a project's `id`, its figure's `figure_id`.
    """
    table = table.records or table
    at = next((i for i, column in enumerate(table.columns) if column.kind == "table"), None)
    if at is None:
        return table
    outer = (*table.columns[:at], *table.columns[at + 1 :])
    own, prefix = {column.key for column in outer}, table.columns[at].key.removesuffix("s")
    inner = tuple(
        _prefixed(column, prefix) if column.key in own else column
        for column in table.columns[at].inner
    )
    nothing = (None,) * len(inner)
    rows = [
        (*row[:at], *row[at + 1 :], *cells)
        for row in table.rows
        for cells in (row[at].rows or (nothing,))
    ]
    return table._replace(columns=(*outer, *inner), rows=tuple(rows), records=None)
