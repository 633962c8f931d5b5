"""The formats of an export: one table of names, and what each is made of; it is also the argument's list of choices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger


class Shape(str, Enum):
    """What to export to; what each is stands in the catalogue, as `shape.NAME`."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    sqlite = "sqlite"
    datapackage = "datapackage"


#: those that are one text, and so may go to stdout
TEXTS = frozenset((Shape.json, Shape.jsonl))


def text(shape: Shape, ledger: Ledger) -> Iterator[str]:
    """Give the text of a format that is one, piece by piece."""
    from nantong_cli.export import texts

    return texts.as_one_object(ledger) if shape is Shape.json else texts.as_lines(ledger)


def files(shape: Shape, ledger: Ledger) -> dict[str, bytes]:
    """Return the files of a format that has several, by their names."""
    from nantong_cli.export import package, texts

    tables = texts.tables(ledger)
    around = package.around(ledger, tables) if shape is Shape.datapackage else {}
    return {name: table.content for name, table in tables.items()} | around


def land(shape: Shape, ledger: Ledger, path: Path, *, force: bool) -> None:
    """Write the ledger at `path`, whole or not at all; NtError where that cannot be."""
    from nantong_cli.export import landing, package

    if shape is Shape.sqlite:
        landing.land_file(path, lambda new: _write_store(ledger, new), force=force)
    elif shape in TEXTS:
        landing.land_file(path, lambda new: _write_text(text(shape, ledger), new), force=force)
    elif path.suffix.casefold() == ".zip":
        several = files(shape, ledger)
        landing.land_file(path, lambda new: _write_zip(several, new), force=force)
    else:
        landing.land_folder(path, files(shape, ledger), kinds=package.KINDS, force=force)


def _write_text(pieces: Iterable[str], path: Path) -> None:
    """Write a file piece by piece, its lines ending as they do everywhere."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)


def _write_zip(several: dict[str, bytes], path: Path) -> None:
    """Write files into a zip file, which depends on nothing but them: in order, at the earliest time there is."""
    import zipfile

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(several):
            entry = zipfile.ZipInfo(name)  # of 1 January 1980
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, several[name])


def _write_store(ledger: Ledger, path: Path) -> None:
    """Write the tables that the cache keeps, with nothing in them of this machine but file names and lines."""
    import sqlite3

    from nantong_cli.store.write import write

    card = ledger.dataset
    try:
        write(ledger, f"export of {card.id} {card.version}", path)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
