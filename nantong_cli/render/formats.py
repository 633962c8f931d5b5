"""The formats: one table of names and writers; it is also the option's list of choices."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib import import_module
from typing import TextIO, TypeAlias

from nantong_cli.answer import Answer
from nantong_cli.render.look import Look

Writer: TypeAlias = Callable[[Answer, TextIO, Look], None]


class Format(str, Enum):
    """How an answer may be written; what each is for stands in the catalogue, as `format.NAME`."""

    table = "table"
    record = "record"
    md = "md"
    plain = "plain"
    tsv = "tsv"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"


#: of each format: the module and the function that write it, loaded when it is asked for and not before
WRITERS: dict[Format, tuple[str, str]] = {
    Format.table: ("terminal", "write_table"),
    Format.record: ("terminal", "write_records"),
    Format.md: ("documents", "write_markdown"),
    Format.plain: ("machine", "write_plain"),
    Format.tsv: ("machine", "write_tsv"),
    Format.csv: ("machine", "write_csv"),
    Format.json: ("machine", "write_json"),
    Format.jsonl: ("machine", "write_jsonl"),
}
#: those that people read: in words, and with only what one would look at
FOR_PEOPLE = frozenset((Format.table, Format.record, Format.md))
#: those whose fields may hold fields
NESTED = frozenset((Format.json, Format.jsonl))
#: those that hold one table, and so no page
ONE_TABLE = frozenset((Format.csv, Format.tsv))


def writer(chosen: Format) -> Writer:
    """Return what writes the format."""
    module, name = WRITERS[chosen]
    found: Writer = getattr(import_module(f"nantong_cli.render.{module}"), name)
    return found
