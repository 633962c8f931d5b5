"""A SQLite file → the ledger that it was compiled from, or None where it is not to be believed.

A file that proves broken while it is being read is left, and the files of the dataset answer instead.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, overload

from nantong_cli.model import (
    Dataset,
    Family,
    Metric,
    Observation,
    Place,
    Source,
    Target,
    Term,
    Unit,
)
from nantong_cli.names import Register, register_of
from nantong_cli.store import schema, seal
from nantong_cli.store.kept import KeptLedger, value

if TYPE_CHECKING:
    from nantong_cli.holdings import Entry, Ledger
    from nantong_cli.maps import Map
    from nantong_cli.pages import PlacePage, Project

R = TypeVar("R")

#: what reading a file that is no store of ours can end in
BROKEN = (sqlite3.Error, ValueError, TypeError, LookupError, ArithmeticError, OSError)


def opened(path: Path) -> sqlite3.Connection | None:
    """Return a connection to a file that has the shape of one of our stores; None where there is none."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"  # it is replaced, never changed
    database = None
    try:
        if _is_whole(path) and seal.is_sealed(path):
            database = sqlite3.connect(address, uri=True)
            if database.execute("PRAGMA user_version").fetchone() == (schema.VERSION,):
                return database
    except BROKEN:
        pass
    if database is not None:
        database.close()
    return None


def _is_whole(path: Path) -> bool:
    """Say whether a file is as long as its SQLite header says: a shorter one might still answer, and lack rows."""
    with path.open("rb") as file:
        head = file.read(100)
    if len(head) < 100:
        return False
    page, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    return path.stat().st_size == (65536 if page == 1 else page) * pages


def read(path: Path, stamp: str, otherwise: Callable[[], Ledger]) -> StoredLedger | None:
    """Return the ledger in `path` if it was compiled under `stamp`; None where it was not, or cannot be read.

    `otherwise` gives the ledger from elsewhere, should the file prove broken later on.
    """
    database = opened(path)
    if database is None:
        return None
    try:
        if value(database, "stamp") == stamp:
            return StoredLedger(KeptLedger(database), otherwise)
    except BROKEN:
        pass
    database.close()
    return None


class StoredLedger:
    """The ledger of a store, or what answers in its place once the file has proved broken."""

    def __init__(self, kept: KeptLedger, otherwise: Callable[[], Ledger]) -> None:
        self._kept, self._otherwise = kept, otherwise
        self._instead: Ledger | None = None
        weakref.finalize(self, kept.database.close).atexit = False  # before a cycle ends with it

    def ask(self, question: Callable[[Ledger], R]) -> R:
        """Ask the store, or what answers in its place."""
        if self._instead is None:
            try:
                return question(self._kept)
            except BROKEN:
                self._instead = self._otherwise()
        return question(self._instead)

    @property
    def dataset(self) -> Dataset:
        """Return the ledger's card."""
        return self.ask(lambda ledger: ledger.dataset)

    @property
    def places(self) -> Sequence[Place]:
        """Return every place."""
        return StoredPlaces(self)

    @property
    def units(self) -> Sequence[Unit]:
        """Return every unit."""
        return self.ask(lambda ledger: ledger.units)

    @property
    def terms(self) -> Sequence[Term]:
        """Return every term."""
        return self.ask(lambda ledger: ledger.terms)

    @property
    def metrics(self) -> Sequence[Metric]:
        """Return every metric."""
        return self.ask(lambda ledger: ledger.metrics)

    @property
    def families(self) -> Sequence[Family]:
        """Return every family of metrics."""
        return self.ask(lambda ledger: ledger.families)

    @property
    def sources(self) -> Sequence[Source]:
        """Return every source."""
        return self.ask(lambda ledger: ledger.sources)

    @property
    def map(self) -> Map | None:
        """Return where the places lie, None where the ledger does not say."""
        return self.ask(lambda ledger: ledger.map)

    @property
    def subjects(self) -> Sequence[Place]:
        """Return the places that the ledger is about: the parts of its area."""
        return self.ask(lambda ledger: ledger.subjects)

    @property
    def script(self) -> Mapping[int, str] | None:
        """Return the Simplified form of each Traditional character of the texts."""
        return self.ask(lambda ledger: ledger.script)

    def above(self, place: Place) -> Sequence[Place]:
        """Return the places that a place is a part of, the nearest first."""
        return self.ask(lambda ledger: ledger.above(place))

    def sources_by(self, ids: Collection[str]) -> Sequence[Source]:
        """Return the sources of these ids."""
        return self.ask(lambda ledger: ledger.sources_by(ids))

    def holding(self, words: Sequence[str]) -> Ledger:
        """Return a ledger with every place, page, record and project that a text with all these words belongs to."""
        return self.ask(lambda ledger: ledger.holding(words))

    @property
    def periods(self) -> Sequence[str]:
        """Return every period that a target or a result of a place is of."""
        return self.ask(lambda ledger: ledger.periods)

    def entries(self, *, metrics: Collection[str] = ()) -> Sequence[Entry]:
        """Return what is filed under metrics: the targets first."""
        return self.ask(lambda ledger: tuple(ledger.entries(metrics=metrics)))

    def targets_of(
        self,
        places: Collection[str] = (),
        *,
        metrics: Collection[str] = (),
        periods: Collection[str] = (),
    ) -> Sequence[Target]:
        """Return the targets of places by metrics, of periods."""
        return self.ask(lambda ledger: ledger.targets_of(places, metrics=metrics, periods=periods))

    def observations_of(
        self, places: Collection[str] = (), *, metrics: Collection[str] = ()
    ) -> Sequence[Observation]:
        """Return the results of places by metrics."""
        return self.ask(lambda ledger: ledger.observations_of(places, metrics=metrics))

    def projects_of(self, places: Collection[str] = ()) -> Sequence[Project]:
        """Return the projects of places."""
        return self.ask(lambda ledger: ledger.projects_of(places))

    def pages_of(self, places: Collection[str] = ()) -> Sequence[PlacePage]:
        """Return the pages of places."""
        return self.ask(lambda ledger: ledger.pages_of(places))


class StoredPlaces(Sequence[Place]):
    """Every place of a stored ledger; to find one by its name needs no other."""

    def __init__(self, ledger: StoredLedger) -> None:
        self._ledger = ledger
        self.register: Register[Place] = self

    def __iter__(self) -> Iterator[Place]:
        return iter(self._ledger.ask(lambda ledger: tuple(ledger.places)))

    def __len__(self) -> int:
        return self._ledger.ask(lambda ledger: len(ledger.places))

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Place]: ...
    def __getitem__(self, at: int | slice) -> Place | Sequence[Place]:
        return self._ledger.ask(lambda ledger: ledger.places[at])

    def called(self, form: str) -> Sequence[Place]:
        """Return the places that answer to a name."""
        return self._ledger.ask(lambda ledger: register_of(ledger.places).called(form))

    def beginning(self, form: str) -> Sequence[Place]:
        """Return the places with a name that begins so."""
        return self._ledger.ask(lambda ledger: register_of(ledger.places).beginning(form))

    def owners(self) -> Mapping[str, str]:
        """Return every name with the id of the place that answers to it."""
        return self._ledger.ask(lambda ledger: register_of(ledger.places).owners())
