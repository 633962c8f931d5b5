"""A compiled store, the damage that is done to it, and what it has to answer all the same."""

from __future__ import annotations

import atexit
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from nantong_cli.holdings import Ledger, WholeLedger
from nantong_cli.ledger import open_ledger, store_of
from nantong_cli.loading import load
from nantong_cli.names import register_of
from nantong_cli.sheets import Answer
from nantong_cli.store import schema
from tests.fuzzing.chance import Chance
from tests.fuzzing.ledgers import environment, written
from tests.fuzzing.outcomes import Finding, answers
from tests.fuzzing.shapes import ODD
from tests.store.conftest import settle, whole


class Kept(NamedTuple):
    """A ledger, what it answers, and the bytes of its store."""

    folder: Path
    ledger: WholeLedger
    answers: tuple[Answer, ...]
    store: bytes


@cache
def sound_store() -> Kept:
    """Return the template's ledger with its store, compiled once a process."""
    folder = Path(tempfile.mkdtemp(prefix="nt-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    ledger = written(folder / "ledger", {})
    settle(ledger)
    with environment(XDG_CACHE_HOME=str(folder)):
        open_ledger([ledger])
        path = store_of([ledger])
        assert path is not None
        found = load([ledger])
        return Kept(ledger, found, tuple(answers(found)), path.read_bytes())


def change_cells(path: Path, chance: Chance) -> None:
    """Have a store's tables say other things."""
    with closing(sqlite3.connect(path)) as database, suppress(sqlite3.Error):
        for _ in range(chance.below(4)):
            table = chance.of((*schema.TABLES, "kept", "forms", "scripts", "characters"))
            names = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            column = chance.of(names)
            value = chance.of((*ODD[:60], None, 0, -1, 2.5, b"\xff"))
            some = f"rowid % {1 + chance.below(3)} = 0" if "n" in names else "1"
            database.execute(f"UPDATE {table} SET {column} = ? WHERE {some}", [value])  # noqa: S608  # our own names
            if not chance.below(4):
                database.execute(f"DELETE FROM {chance.of(tuple(schema.TABLES))} WHERE {some}")  # noqa: S608  # our own names
        database.commit()


def see_same(ledger: Ledger, kept: Kept) -> None:
    """See that a stored ledger answers as the files do, question by question."""
    other = kept.ledger
    names = [name for place in other.places for name in (place.id, *place.names)]
    for name in names:
        mine, others = (register_of(one.places).called(name) for one in (ledger, other))
        if tuple(mine) != tuple(others):
            raise Finding(f"another place is called {name}")
    for answer, right in zip(answers(ledger), kept.answers, strict=True):
        if answer != right:
            raise Finding(f"another answer than that of the files: {answer}")
    if whole(ledger) != other:
        raise Finding("another ledger than that of the files")
