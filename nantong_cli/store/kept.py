"""The ledger of a store: each question a query that reads by index, and objects made for its answer only."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

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
from nantong_cli.names import Names, place_forms
from nantong_cli.store import schema
from nantong_cli.store.objects import Objects, Row

if TYPE_CHECKING:
    from nantong_cli.holdings import Entry, Ledger
    from nantong_cli.maps import Map
    from nantong_cli.pages import PlacePage, Project

#: above this many, values are told apart after reading
MANY = 200
_OF_ROLE = "WHERE role = ? AND project IS NULL"
_COLUMNS = ("n", *schema.columns("statements"))


def value(database: sqlite3.Connection, name: str) -> str:
    """Return a text that the store keeps by name; LookupError where it does not."""
    row = database.execute("SELECT value FROM kept WHERE name = ?", [name]).fetchone()
    if row is None:
        raise LookupError(name)
    return str(row[0])


class KeptLedger:
    """The ledger of a store that is sound."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.objects = Objects(database)

    @property
    def dataset(self) -> Dataset:
        """Return the ledger's card."""
        return self.objects.dataset

    @property
    def places(self) -> Sequence[Place]:
        """Return every place."""
        return KeptPlaces(self.objects)

    @property
    def units(self) -> Sequence[Unit]:
        """Return every unit."""
        return tuple(self.objects.units.values())

    @property
    def terms(self) -> Sequence[Term]:
        """Return every term."""
        return tuple(self.objects.terms.values())

    @property
    def metrics(self) -> Sequence[Metric]:
        """Return every metric."""
        return tuple(self.objects.metrics.values())

    @property
    def families(self) -> Sequence[Family]:
        """Return every family of metrics."""
        return self.objects.families

    @property
    def sources(self) -> Sequence[Source]:
        """Return every source."""
        return self.objects.sources

    @cached_property
    def map(self) -> Map | None:
        """Return where the places lie, None where the ledger does not say."""
        from nantong_cli.store import pages

        return pages.map_(self.objects)

    @cached_property
    def subjects(self) -> Sequence[Place]:
        """Return the places that the ledger is about: the parts of its area."""
        return self.objects.some_places("WHERE parent = ? ORDER BY n", self.dataset.area)

    @cached_property
    def script(self) -> Mapping[int, str]:
        """Return the Simplified form of each Traditional character of the texts."""
        import json

        from nantong_cli import passages

        return passages.script(json.loads(value(self.database, "script")))

    def above(self, place: Place) -> Sequence[Place]:
        """Return the places that a place is a part of, the nearest first."""
        found = [place]
        while (parent := found[-1].parent) is not None:
            found.append(self.objects.place(parent))
        return found[1:]

    def sources_by(self, ids: Collection[str]) -> Sequence[Source]:
        """Return the sources of these ids."""
        if len(ids) > MANY:
            return tuple(one for one in self.sources if one.id in ids)
        rows = self.objects.rows("sources", f"WHERE id IN ({_marks(ids)}) ORDER BY n", ids)
        return tuple(self.objects.source(row[1]) for row in rows)

    @cached_property
    def periods(self) -> Sequence[str]:
        """Return every period that a target or a result of a place is of, in the order of their texts."""
        query = "SELECT DISTINCT period FROM statements WHERE project IS NULL ORDER BY period"
        return [period for (period,) in self.database.execute(query)]

    def entries(self, *, metrics: Collection[str] = ()) -> Iterator[Entry]:
        """Give what is filed under metrics: the targets first."""
        from nantong_cli.holdings import Entry

        how, given = _among(metric=metrics)
        columns = ", ".join(Entry._fields)
        for role in ("target", "observation"):
            query = f"SELECT {columns} FROM statements {_OF_ROLE}{how} ORDER BY n"  # noqa: S608  # our own words
            rows = self.database.execute(query, [role, *given])
            every = map(Entry._make, rows)
            yield from every if how or not metrics else (e for e in every if e.metric in metrics)

    def targets_of(
        self,
        places: Collection[str] = (),
        *,
        metrics: Collection[str] = (),
        periods: Collection[str] = (),
    ) -> Sequence[Target]:
        """Return the targets of places by metrics, of periods."""
        found = self._records("target", place=places, metric=metrics, period=periods)
        return tuple(one for one in found if isinstance(one, Target))

    def observations_of(
        self, places: Collection[str] = (), *, metrics: Collection[str] = ()
    ) -> Sequence[Observation]:
        """Return the results of places by metrics."""
        found = self._records("observation", place=places, metric=metrics)
        return tuple(one for one in found if isinstance(one, Observation))

    def _records(self, role: str, **wanted: Collection[str]) -> Iterator[Target | Observation]:
        """Give the records of one role that are about no project, with the values wanted in their columns."""
        how, given = _among(**wanted)
        many = [
            (_COLUMNS.index(column), frozenset(values))
            for column, values in wanted.items()
            if len(values) > MANY
        ]
        for row in self.objects.rows("statements", f"{_OF_ROLE}{how} ORDER BY n", [role, *given]):
            if all(row[at] in values for at, values in many):
                yield self.objects.statement(row)

    def projects_of(self, places: Collection[str] = ()) -> Sequence[Project]:
        """Return the projects of places."""
        from nantong_cli.store import pages

        rows = self._of("projects", 2, places)
        return tuple(pages.project(self.objects, row) for row in rows)

    def pages_of(self, places: Collection[str] = ()) -> Sequence[PlacePage]:
        """Return the pages of places."""
        from nantong_cli.store import pages

        return tuple(pages.page(self.objects, row) for row in self._of("pages", 1, places))

    def _of(self, table: str, column: int, places: Collection[str]) -> Iterator[Row]:
        """Give the rows of places; they lie one after another, and need no index of their own."""
        if not places or len(places) > MANY:
            wanted = frozenset(places)
            rows = self.objects.rows(table)
            yield from (row for row in rows if not wanted or row[column] in wanted)
            return
        for rank in self.objects.ranks(places):
            yield from self.objects.rows_about(table, rank)

    def holding(self, words: Sequence[str]) -> Ledger:
        """Return a ledger with every place, page, record and project that a text with all these words belongs to."""
        from nantong_cli.store import find

        return find.holding(self, self.objects, words)


def _among(**wanted: Collection[str]) -> tuple[str, list[str]]:
    """Return what narrows a query to values of columns; of many values it is left to who reads."""
    how = ""
    given: list[str] = []
    for column, values in wanted.items():
        if values and len(values) <= MANY:
            how += f" AND {column} IN ({_marks(values)})"
            given += values
    return how, given


def _marks(values: Collection[str]) -> str:
    """Return as many question marks as there are values."""
    return ", ".join("?" * len(values))


class KeptNames:
    """The register of the places of a store."""

    def __init__(self, objects: Objects) -> None:
        self.objects = objects

    @cached_property
    def script(self) -> dict[int, str]:
        """Return the Traditional characters of the names with their Simplified ones."""
        signs = value(self.objects.database, "names")
        return dict(zip(map(ord, signs[::2]), signs[1::2], strict=True))

    def called(self, form: str) -> Sequence[Place]:
        """Return those that answer to a name, in whichever script."""
        form = form.translate(self.script)
        return self._with("form = ?", form) if _is_text(form) else ()

    def beginning(self, form: str) -> Sequence[Place]:
        """Return those with a name that begins so."""
        form = form.translate(self.script)
        starts = "form >= ? AND substr(form, 1, length(?)) = ?"
        after = f"{form[:-1]}{chr(min(ord(form[-1]) + 1, 0x10FFFF))}"
        if not _is_text(form) or not _is_text(after):
            return Names(self.objects.places, place_forms, script=self.script).beginning(form)
        return self._with(f"{starts} AND form < ?", form, form, form, after)

    def owners(self) -> Mapping[str, str]:
        """Return every name with the id of what answers to it."""
        return Names(self.objects.places, place_forms, script=self.script).owners()

    def _with(self, how: str, *given: Any) -> Sequence[Place]:
        """Return the places with such a form of their name."""
        chosen = f"WHERE n IN (SELECT place FROM forms WHERE {how}) ORDER BY n"  # noqa: S608  # our own words
        return self.objects.some_places(chosen, *given)


def _is_text(form: str) -> bool:
    """Say whether a text is one that SQLite takes: it has no half characters in it."""
    return not any("\ud800" <= sign <= "\udfff" for sign in form)


class KeptPlaces(Sequence[Place]):
    """Every place of a store, made only for who goes through them: to find one by its name takes none."""

    def __init__(self, objects: Objects) -> None:
        self.objects = objects
        self.register = KeptNames(objects)

    def __iter__(self) -> Iterator[Place]:
        return iter(self.objects.places)

    def __len__(self) -> int:
        return len(self.objects.places)

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Place]: ...
    def __getitem__(self, at: int | slice) -> Place | Sequence[Place]:
        return self.objects.places[at]
