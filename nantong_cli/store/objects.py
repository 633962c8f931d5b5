"""Rows of the tables → model objects; what a row refers to is looked up, and kept, as it is met."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from nantong_cli.errors import Where
from nantong_cli.model import (
    Claim,
    Dataset,
    Family,
    Metric,
    Observation,
    Place,
    Relative,
    Source,
    Target,
    Term,
    Text,
    Tile,
    Unit,
)
from nantong_cli.store import schema

T = TypeVar("T")
Row = tuple[Any, ...]


def optional_text(values: Row) -> Text | None:
    """Return a text that may be absent."""
    return Text(*values) if values[0] is not None else None


def _list(written: str) -> tuple[str, ...]:
    """Return a list of texts; one with nothing escaped in it needs no reader of JSON, which takes time to load."""
    if written == "[]":
        return ()
    if "\\" not in written:
        return tuple(written[2:-2].split('", "'))
    import json

    return tuple(json.loads(written))


def _tile(written: str | None) -> Tile | None:
    """Return the rectangle of a place, whose last word, the path, may have blanks in it."""
    if written is None:
        return None
    *numbers, line, path = written.split(" ", 5)
    x, y, width, height = map(int, numbers)
    return Tile(x, y, width, height, Where(path, int(line)))


class Objects:
    """The model objects of a store, each made when it is asked for."""

    def __init__(
        self,
        database: sqlite3.Connection,
        *,
        places: Mapping[str, Place] | None = None,
        sources: Mapping[str, Source] | None = None,
    ) -> None:
        self.database = database
        self._places = dict(places or {})
        self._sources = dict(sources or {})

    def rows(self, table: str, how: str = "ORDER BY n", given: Iterable[Any] = ()) -> Iterator[Row]:
        """Give rows of a table, `n` first, in the order of the ledger."""
        query = f"SELECT * FROM {table} {how}"  # noqa: S608  # our own names
        return self.database.execute(query, tuple(given))

    def rows_about(self, table: str, rank: int, how: str = "", *given: Any) -> Iterator[Row]:
        """Give the rows of what is of the place of a rank."""
        own = schema.span(rank)
        return self.rows(
            table, f"WHERE n BETWEEN ? AND ?{how} ORDER BY n", (own[0], own[-1], *given)
        )

    def rows_numbered(self, table: str, numbers: Iterable[int]) -> Iterator[Row]:
        """Give the rows of these numbers, in the order of the ledger."""
        for n in sorted(numbers):
            yield from self.rows(table, "WHERE n = ?", [n])

    def paths_of(self, place: str) -> list[str]:
        """Return the file of a place's own page, where it has one."""
        query = "SELECT path FROM pages WHERE n = ?"
        return [
            path
            for rank in self.ranks([place])
            for (path,) in self.database.execute(query, [schema.span(rank)[0]])
        ]

    def places_of(self, path: str) -> list[str]:
        """Return the place whose own page stands in a file, where there is one."""
        query = "SELECT place FROM pages WHERE path = ?"
        return [place for (place,) in self.database.execute(query, [path])]

    def ranks(self, places: Collection[str]) -> list[int]:
        """Return the ranks of places, the first of the ledger first."""
        marks = ", ".join("?" * len(places))
        query = f"SELECT n FROM places WHERE id IN ({marks}) ORDER BY n"  # noqa: S608  # our own names
        return [rank for (rank,) in self.database.execute(query, tuple(places))]

    @cached_property
    def dataset(self) -> Dataset:
        """Return the ledger's card."""
        ((_, name, *row),) = self.rows("dataset")
        return Dataset(name, Text(*row[:3]), *row[3:])

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Return every unit by its id."""
        return {
            row[1]: Unit(row[1], Text(*row[2:5]), Decimal(row[5]), row[6], Where(*row[7:]))
            for row in self.rows("units")
        }

    @cached_property
    def terms(self) -> dict[str, Term]:
        """Return every term by its id."""
        return {
            row[1]: Term(row[1], Text(*row[2:5]), Where(*row[5:])) for row in self.rows("terms")
        }

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """Return every family of metrics."""
        rows = self.rows("families")
        return tuple(Family(row[1], Text(*row[2:5]), Where(*row[5:])) for row in rows)

    @cached_property
    def metrics(self) -> dict[str, Metric]:
        """Return every metric by its id."""
        found: dict[str, Metric] = {}
        for _, name, family, *row in self.rows("metrics"):
            names, definition, basis = (
                Text(*row[:3]),
                Text(*row[3:6]),
                optional_text(tuple(row[9:12])),
            )
            unit = self.units[row[6]] if row[6] else None
            over = Relative(self.place(row[15]), found[row[16]]) if row[15] else None
            found[name] = Metric(
                *(name, family, names, definition, unit, row[7], row[8], basis),
                *(_list(row[12]), Where(*row[13:15]), over),
            )
        return found

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Return every place."""
        return self.some_places()

    def some_places(self, how: str = "ORDER BY n", *given: Any) -> tuple[Place, ...]:
        """Return some places in the order of the ledger, or all of them."""
        return tuple(map(self.made_place, self.rows("places", how, given)))

    def made_place(self, row: Row) -> Place:
        """Make a place, at most once."""
        name = row[1]
        if name not in self._places:
            self._places[name] = Place(
                *(name, Text(*row[2:5]), row[5], _list(row[6])),
                *(*row[7:11], Where(*row[11:13]), _tile(row[13])),
            )
        return self._places[name]

    def place(self, name: str) -> Place:
        """Return the place of an id; KeyError where there is none."""
        return self._one(name, self._places, "places", self.made_place)

    def source(self, name: str) -> Source:
        """Return the source of an id; KeyError where there is none."""
        return self._one(name, self._sources, "sources", self._source)

    def _one(self, name: str, known: dict[str, T], table: str, made: Callable[[Row], T]) -> T:
        """Return what has an id, made at most once."""
        if name not in known:
            row = next(iter(self.rows(table, "WHERE id = ?", [name])), None)
            if row is None:
                raise KeyError(name)
            known[name] = made(row)
        return known[name]

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Return every source."""
        return tuple(map(self._source, self.rows("sources")))

    def _source(self, row: Row) -> Source:
        texts = (Text(*row[3:6]), Text(*row[6:9]), Text(*row[9:12]))
        return Source(
            *(row[1], row[2], *texts, row[12], row[13], row[14], row[15], row[16]),
            *(optional_text(row[17:20]), Where(*row[20:])),
        )

    def statement(self, row: Row) -> Target | Observation:
        """Make a target or an observation."""
        (_, role, name, place, project, metric, period, op, value, unit, beside, measured, goal) = (
            row[:13]
        )
        (factor, term, strength, status, grade, figure, en, hans, hant, source, paragraph) = row[
            13:24
        ]
        relative = None
        if beside is not None or goal is not None:
            relative = self._relative(beside, measured, goal, factor)
        claim = Claim(
            *(op, Decimal(value) if value is not None else None),
            *(self.units[unit] if unit else None, relative),
            self.terms[term] if term else None,
        )
        subject = (name, self.place(place), project, self.metrics[metric], period, claim)
        scope, note, where = (
            optional_text(row[24:27]),
            optional_text(row[27:30]),
            Where(row[30], row[31]),
        )
        rest = (self.source(source), paragraph, scope, note, where)
        if role == "observation":
            return Observation(*subject, status, grade, figure, *rest)
        named = self.terms[row[32]] if row[32] else None
        return Target(*subject, strength, figure, Text(en, hans, hant), *rest, grade, named)

    def _relative(
        self, place: str | None, metric: str | None, goal: str | None, factor: str | None
    ) -> Relative:
        """Make what something is measured by."""
        times = Decimal(factor) if factor is not None else None
        if goal is not None:
            return Relative(goal=self.terms[goal], factor=times)
        if place is None or metric is None:
            raise KeyError(place or metric)
        return Relative(self.place(place), self.metrics[metric], factor=times)
