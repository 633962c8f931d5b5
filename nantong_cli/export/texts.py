"""Records → JSON, JSON Lines and CSV. Numbers keep the digits of the source; what is absent is null, or empty."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from nantong_cli.export import records, shelves
from nantong_cli.export.tables import TABLES, Table
from nantong_cli.render.machine import SCHEMA_VERSION, as_csv, as_json, quoted

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger


def as_one_object(ledger: Ledger) -> Iterator[str]:
    """Give the lines of one JSON object: the card, then each list with a record a line."""
    version = quoted(ledger.dataset.version)
    yield f'{{"schema_version": {SCHEMA_VERSION}, "data_version": {version},\n'
    yield f'"dataset": {as_json(shelves.dataset(ledger.dataset, ledger.map))}'
    for name in records.LISTS:
        yield f",\n{quoted(name)}: ["
        before = "\n"
        for record in records.of_list(ledger, name):
            yield before + as_json(record)
            before = ",\n"
        yield "]" if before == "\n" else "\n]"
    yield "}\n"


def as_lines(ledger: Ledger) -> Iterator[str]:
    """Give a JSON object a line, its first key what it is a record of."""
    yield as_json({"record": "dataset", **shelves.dataset(ledger.dataset, ledger.map)}) + "\n"
    for name, (word, *_) in records.LISTS.items():
        for record in records.of_list(ledger, name):
            yield as_json({"record": word, **record}) + "\n"


class Written(NamedTuple):
    """A table as CSV, and how many rows it has."""

    content: bytes
    rows: int


def tables(ledger: Ledger) -> dict[str, Written]:
    """Return each table as CSV, under its file's name."""
    return {f"{name}.csv": _written(table, ledger) for name, table in TABLES.items()}


def _written(table: Table, ledger: Ledger) -> Written:
    """Return a table as CSV."""
    content, rows = bytearray(), -1  # the header is none
    for line in _csv(table, ledger):
        content += line.encode()
        rows += 1
    return Written(bytes(content), rows)


def _csv(table: Table, ledger: Ledger) -> Iterator[str]:
    """Give the header and the rows of a table as RFC 4180 has them, lines ending in LF."""
    yield ",".join(field.key for field in table.fields) + "\n"
    for row in table.rows(ledger):
        yield ",".join(as_csv(_cell(value)) for value in row) + "\n"


def _cell(value: Any) -> str:
    """Return a value as the text of a cell; a list is a JSON array."""
    match value:
        case None:
            return ""
        case bool() | list():
            return as_json(value)
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)
