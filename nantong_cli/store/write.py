"""Rows → a SQLite file, whole or not at all: a new file is filled, seen to be on the disk, and put in its place."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from nantong_cli import passages
from nantong_cli.holdings import Ledger, parts
from nantong_cli.names import place_forms, script_of_names
from nantong_cli.store import find, rows, schema, seal

if TYPE_CHECKING:
    from nantong_cli.maps import Map
    from nantong_cli.model import Dataset, Family, Metric, Place, Source, Term, Unit
    from nantong_cli.store.rows import Row, Rows

#: a file that was being written this long ago belongs to nobody any more
STALE_SECONDS = 3600


#: as many places' texts are put into the index of words at once
MANY_PARTS = 50
#: how the index of words is filled: gathered in so many bytes of memory, and joined only where it has to be
FULL_TEXT_SETTINGS = {"hashsize": 16 * 2**20, "automerge": 0}


@contextlib.contextmanager
def new_store(path: Path, *, like: Path | None = None) -> Iterator[Store]:
    """Give an empty store, or a copy of another; afterwards it stands at `path`.

    OSError or sqlite3.Error where that is not possible; nothing is left behind.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(path.parent)
    handle, name = tempfile.mkstemp(prefix=f"{path.stem}.", suffix=".new", dir=path.parent)
    os.close(handle)
    new = Path(name)
    try:
        if like is not None:
            shutil.copyfile(like, new)
        with contextlib.closing(sqlite3.connect(new)) as database:
            yield Store(database, is_new=like is None)
        seal.seal(new)
        _sync(new)
        new.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def write(ledger: Ledger, stamp: str, path: Path) -> None:
    """Keep a ledger at `path`, under `stamp`; OSError or sqlite3.Error where that is not possible.

    Nothing is checked: what is at hand has been.
    """
    with new_store(path) as store:
        places = tuple(ledger.places)
        store.shelve(
            ledger.dataset,
            places,
            units=ledger.units,
            terms=ledger.terms,
            families=ledger.families,
            metrics=ledger.metrics,
            sources=ledger.sources,
            drawn=ledger.map,
        )
        for rank, part in enumerate(parts(ledger)):
            store.put(rows.of_part(part, rank))
        store.index()
        store.finish(stamp)


def is_by_place(database: sqlite3.Connection) -> bool:
    """Say whether a store was filled place by place, so that one can be put in the place of what it was."""
    found = database.execute("SELECT 1 FROM kept WHERE name = 'added'")
    return found.fetchone() is not None


def _sweep(folder: Path) -> None:
    """Take away what killed processes left behind."""
    oldest = time.time() - STALE_SECONDS
    for left in folder.glob("*.new"):
        with contextlib.suppress(OSError):
            if left.stat().st_mtime < oldest:
                left.unlink()


def _sync(path: Path) -> None:
    """See that a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


class Store:
    """A store that is being filled; nobody reads it before it is whole."""

    def __init__(self, database: sqlite3.Connection, *, is_new: bool) -> None:
        self.database = database
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
            database.execute(f"PRAGMA {setting}")
        self.is_new = is_new
        if is_new:
            database.executescript(schema.script())
            with contextlib.suppress(sqlite3.OperationalError):  # an SQLite without it
                database.executescript(schema.FULL_TEXT)
        found = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'searched'")
        self.is_indexed = found.fetchone() is not None
        #: the first and the last number of rows whose texts are not in the index of words yet
        self.unread: list[tuple[int, int]] = []
        database.execute("CREATE TEMP TABLE spans (first INTEGER, last INTEGER)")
        if self.is_indexed:
            for name, number in FULL_TEXT_SETTINGS.items():
                database.execute(
                    "INSERT INTO searched (searched, rank) VALUES (?, ?)", (name, number)
                )
            database.commit()
        database.execute("BEGIN")

    def _insert(self, table: str, every: Sequence[Row], *, or_else: str = "") -> None:
        """Insert rows."""
        if every:
            marks = ", ".join("?" * len(every[0]))
            self.database.executemany(f"INSERT {or_else} INTO {table} VALUES ({marks})", every)  # noqa: S608  # our own names

    def keep(self, name: str, value: str) -> None:
        """Keep a text by name."""
        self._insert("kept", [(name, value)], or_else="OR REPLACE")

    @property
    def added(self) -> dict[str, str]:
        """Return the places of which other files than their own say something, each with a digest of it."""
        rows = self.database.execute("SELECT value FROM kept WHERE name = 'added'")
        return {place: said for (value,) in rows for place, said in json.loads(value).items()}

    @added.setter
    def added(self, digests: dict[str, str]) -> None:
        self.keep("added", json.dumps(digests))

    def shelve(
        self,
        card: Dataset,
        places: Sequence[Place],
        *,
        units: Iterable[Unit],
        terms: Iterable[Term],
        families: Iterable[Family],
        metrics: Iterable[Metric],
        sources: Iterable[Source],
        drawn: Map | None = None,
    ) -> None:
        """Write what records refer to."""
        every: dict[str, Iterable[Row]] = {
            "dataset": [rows.of_card(card)],
            "places": map(rows.of_place, places),
            "map": [rows.of_map(drawn)] if drawn else [],
            "waters": map(rows.of_water, drawn.waters if drawn else ()),
            "units": (
                (one.id, *one.symbol, f"{one.scale:f}", one.base, *one.where) for one in units
            ),
            "terms": ((one.id, *one.names, *one.where) for one in terms),
            "families": ((one.id, *one.names, *one.where) for one in families),
            "metrics": map(rows.of_metric, metrics),
        }
        for table, own in every.items():
            self._insert(table, [(n, *row) for n, row in enumerate(own)])
        self.cite(sources)
        self._name(places)
        self.unread.append((0, len(places)))

    def cite(self, sources: Iterable[Source]) -> None:
        """Write the sources, in the place of those that there were."""
        self.database.execute("DELETE FROM sources")
        self._insert("sources", [(n, *row) for n, row in enumerate(map(rows.of_source, sources))])

    def _name(self, places: Sequence[Place]) -> None:
        """Write by what names the places are found, and how their texts are written."""
        script = script_of_names(places)
        self.keep("names", "".join(f"{chr(other)}{simple}" for other, simple in script.items()))
        forms = {
            (form.translate(script), n) for n, one in enumerate(places) for form in place_forms(one)
        }
        self._insert("forms", sorted(forms))
        texts = [place.names for place in places]
        self._insert("scripts", [(0, 0, json.dumps(passages.pairs(texts)))])
        self._insert("characters", rows.plain_forms(texts), or_else="OR IGNORE")

    def put(self, part: Rows) -> None:
        """Write what is of one place."""
        for table, own in part.items():
            self._insert(table, own, or_else="OR IGNORE" if table == "characters" else "")
        numbers = [own[at][0] for table in schema.PARTS if (own := part[table]) for at in (0, -1)]
        if numbers:
            self.unread.append((min(numbers), max(numbers)))
        if len(self.unread) >= MANY_PARTS:
            self._look_up()

    def replace(self, parts: Iterable[tuple[int, Rows]]) -> None:
        """Write parts in the place of what there is of those places, many at once."""
        every = iter(parts)
        while many := list(islice(every, MANY_PARTS)):
            self._take([rank for rank, _ in many])
            for _, part in many:
                self.put(part)

    def _take(self, ranks: Sequence[int]) -> None:
        """Take away what is of places."""
        spans = {rank: schema.span(rank) for rank in ranks}
        unread = {schema.rank(first) for first, _ in self.unread}
        read = [(own[0], own[-1]) for rank, own in sorted(spans.items()) if rank not in unread]
        self._tell_index(read, "'delete', ", into="searched, rowid, text")
        self.unread = [one for one in self.unread if schema.rank(one[0]) not in spans]
        for own in spans.values():
            for table in (*schema.PARTS, "scripts"):
                gone = f"DELETE FROM {table} WHERE n BETWEEN ? AND ?"  # noqa: S608  # our own names
                self.database.execute(gone, (own[0], own[-1]))

    def _look_up(self) -> None:
        """Have the texts of new rows in the index of words."""
        self._tell_index(self.unread, "", into="rowid, text")
        self.unread.clear()

    def _tell_index(self, spans: Sequence[tuple[int, int]], order: str, *, into: str) -> None:
        """Have the index of words do something with the texts of many places at once, in the order of its numbers.

        It writes what it has gathered at the end of each statement, and whenever the numbers go back.
        """
        if not self.is_indexed or not spans:
            return
        self.database.executemany("INSERT INTO spans VALUES (?, ?)", spans)
        every = (
            f"SELECT {order}{find.indexed(table)} JOIN spans ON n BETWEEN first AND last"
            for table in schema.SEARCHED
        )
        by_number = f"{' UNION ALL '.join(every)} ORDER BY {into.split(', ').index('rowid') + 1}"
        self.database.execute(f"INSERT INTO searched ({into}) {by_number}")
        self.database.execute("DELETE FROM spans")

    def is_sound(self) -> bool:
        """Say whether the parts fit together: every source is cited, and no two things bear one project's id."""
        if self.is_new:
            self.index()
        return not any(self.database.execute(query).fetchone() for query in schema.UNSOUND)

    def index(self) -> None:
        """Make what finds rows; it is quicker once they are there."""
        for statement in schema.INDEXES.strip().splitlines():
            self.database.execute(statement)

    def finish(self, stamp: str) -> None:
        """Write what follows from all parts."""
        self._look_up()
        found: dict[str, str] = {}
        for (pairs,) in self.database.execute("SELECT pairs FROM scripts ORDER BY shelf, n"):
            found |= json.loads(pairs)
        self.keep("script", json.dumps(found))
        self.keep("stamp", stamp)
        self.database.commit()
