"""The formats: one table of names and writers; it is also the option's list of choices."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, TextIO, TypeAlias

if TYPE_CHECKING:
    from nantong_cli.render.look import Look
    from nantong_cli.sheets import Answer

Writer: TypeAlias = "Callable[[Answer, TextIO, Look], None]"


class Format(str, Enum):
    """How an answer may be written; what each is for stands in the catalogue, as `format.NAME`."""

    table = "table"
    record = "record"
    md = "md"
    svg = "svg"
    html = "html"
    plain = "plain"
    tsv = "tsv"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"


class Citation(str, Enum):
    """How sources may be cited, of an answer that lists them: forms to be pasted into other documents."""

    plain = "plain"
    bibtex = "bibtex"
    csl_json = "csl-json"


#: what an answer is written in
Form: TypeAlias = Format | Citation

#: of each format: the module and the function that write it, loaded when it is asked for and not before
WRITERS: dict[Format, tuple[str, str]] = {
    Format.table: ("terminal", "write_table"),
    Format.record: ("terminal", "write_records"),
    Format.md: ("documents", "write_markdown"),
    Format.svg: ("pictures", "write_svg"),
    Format.html: ("pictures", "write_html"),
    Format.plain: ("machine", "write_plain"),
    Format.tsv: ("machine", "write_tsv"),
    Format.csv: ("machine", "write_csv"),
    Format.json: ("machine", "write_json"),
    Format.jsonl: ("machine", "write_jsonl"),
}
#: the same of each form of citation; a table of its own, as `plain` is a name of both
CITATION_WRITERS: dict[Citation, tuple[str, str]] = {
    Citation.plain: ("citations", "write_plain"),
    Citation.bibtex: ("bibtex", "write_bibtex"),
    Citation.csl_json: ("citations", "write_csl_json"),
}
#: of each citation the format that says the same; with any other it is a contradiction
CITED_AS = {Citation.plain: Format.plain, Citation.csl_json: Format.json}
#: those that people read: in words, and with only what one would look at
FOR_PEOPLE = frozenset((Format.table, Format.record, Format.md, Format.svg, Format.html))
#: those that are a picture of a screen, in a file
PICTURES = frozenset((Format.svg, Format.html))
#: those that have room for small pictures beside words
DRAWN = frozenset((Format.table, Format.record, *PICTURES))
#: those whose fields may hold fields
NESTED = frozenset((Format.json, Format.jsonl))
#: those that hold one table, and so no page
ONE_TABLE = frozenset((Format.csv, Format.tsv))


def writer(chosen: Form) -> Writer:
    """Return what writes the form."""
    if isinstance(chosen, Citation):
        module, name = CITATION_WRITERS[chosen]
    else:
        module, name = WRITERS[chosen]
    found: Writer = getattr(import_module(f"nantong_cli.render.{module}"), name)
    return found
