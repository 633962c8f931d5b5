"""What makes a folder of tables a Data Package (version 2 of the standard): datapackage.json, README.md, CITATION.cff.

https://datapackage.org/standard/data-package/ and https://datapackage.org/standard/table-schema/ are followed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from nantong_cli.export import cards
from nantong_cli.export.landing import Kind
from nantong_cli.export.tables import TABLES, Table
from nantong_cli.i18n import label
from nantong_cli.model import LANGS, Dataset, Source

if TYPE_CHECKING:
    from nantong_cli.export.fields import Field
    from nantong_cli.export.texts import Written
    from nantong_cli.holdings import Ledger

_AROUND = ("datapackage.json", "README.md", "CITATION.cff")
_FILES = frozenset(f"{name}.csv" for name in TABLES)
#: how a folder of tables, and one that is a Data Package, are told from any other folder
KINDS = (Kind(_FILES, "dataset.csv"), Kind(_FILES.union(_AROUND), "datapackage.json"))
_PROFILES = "https://datapackage.org/profiles/2.0"
#: an address that the standard takes for one: on the web, and with no step upwards in it
_ADDRESS = re.compile(r"https?://(?!.*\.\.)\S+")


def around(ledger: Ledger, tables: Mapping[str, Written]) -> dict[str, bytes]:
    """Return what stands beside the tables of a Data Package."""
    described = json.dumps(_package(ledger, tables), ensure_ascii=False, indent=2) + "\n"
    rows = {name: tables[f"{name}.csv"].rows for name in TABLES}
    written = (described, cards.readme(ledger, rows), cards.citation(ledger))
    return {name: text.encode() for name, text in zip(_AROUND, written, strict=True)}


def _package(ledger: Ledger, tables: Mapping[str, Written]) -> dict[str, Any]:
    """Return the descriptor of the whole."""
    card = ledger.dataset
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": card.id,
        "title": card.title.en,
        "description": "\n\n".join(card.title.says(lang) for lang in LANGS),
        "version": card.version,
        "licenses": [_licence(card)],
        "sources": [_source(source) for source in ledger.sources],
        "resources": [
            _resource(name, table, tables[f"{name}.csv"].content) for name, table in TABLES.items()
        ],
    }


def _licence(card: Dataset) -> dict[str, str]:
    """Return the licence by its SPDX id; what is none keeps its words and gets a name that the standard lets be."""
    name = re.sub(r"[^-A-Za-z0-9._]+", "-", card.licence)
    if name != card.licence:
        return {"name": name, "title": card.licence}
    return {"name": name, "path": f"https://spdx.org/licenses/{name}.html"}


def _source(one: Source) -> dict[str, str]:
    """Return a source as the standard tells of one."""
    told = {"title": f"{one.attribution_short.en}: {one.title.en}"}
    if one.url_main and _ADDRESS.fullmatch(one.url_main):
        told["path"] = one.url_main
    return told


def _resource(name: str, table: Table, content: bytes) -> dict[str, Any]:
    """Return the descriptor of one table."""
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "title": label(f"export_table.{name}", "en"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"$schema": f"{_PROFILES}/tabledialect.json", "delimiter": ","},
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(field) for field in table.fields],
            "missingValues": [""],
            "primaryKey": list(table.key),
            **_references(name, table),
        },
    }


def _field(field: Field) -> dict[str, Any]:
    """Return the descriptor of one field."""
    rules: dict[str, Any] = {"required": True} if field.required else {}
    if field.among:
        rules["enum"] = list(field.among)
    told = {"name": field.key, "type": field.type, "description": field.about}
    return told | ({"constraints": rules} if rules else {})


def _references(name: str, table: Table) -> dict[str, Any]:
    """Return where a table's fields point; within the table itself the standard wants no name."""
    found = []
    for field in table.fields:
        if field.refers:
            other, key = field.refers
            elsewhere = {} if other == name else {"resource": other}
            found.append({"fields": [field.key], "reference": {**elsewhere, "fields": [key]}})
    return {"foreignKeys": found} if found else {}
