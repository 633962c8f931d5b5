"""A SQLite file → the ledger that it was compiled from, or None where it is not to be believed."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from nantong_cli.errors import Where
from nantong_cli.model import (
    Claim,
    Dataset,
    Family,
    Map,
    Metric,
    News,
    Observation,
    Passage,
    Place,
    PlacePage,
    Pledge,
    Project,
    Relative,
    Source,
    Target,
    Term,
    Text,
    Tile,
    Unit,
    Water,
    WholeLedger,
)
from nantong_cli.store import schema


def read(path: Path, stamp: str) -> WholeLedger | None:
    """Return the ledger in `path` if it was compiled under `stamp`; None where it was not, or cannot be read."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"  # it is replaced, never changed
    try:
        if not _is_whole(path):
            return None
        with contextlib.closing(sqlite3.connect(address, uri=True)) as database:
            (version,) = database.execute("PRAGMA user_version").fetchone()
            found = database.execute("SELECT value FROM stamp").fetchone()
            if version != schema.VERSION or found != (stamp,):
                return None
            return _Reader(database).ledger()
    except (sqlite3.Error, ValueError, TypeError, LookupError, ArithmeticError, OSError):
        return None  # whatever it is, it is no store of ours


def _is_whole(path: Path) -> bool:
    """Say whether a file is as long as its SQLite header says: a shorter one might still answer, and lack rows."""
    with path.open("rb") as file:
        head = file.read(100)
    if len(head) < 100:
        return False
    page, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    return path.stat().st_size == (65536 if page == 1 else page) * pages


class _Row:
    """The values of one row, taken from left to right in the order of the schema's columns."""

    def __init__(self, values: tuple[Any, ...]) -> None:
        self.left = iter(values[1:])  # after n

    def value(self) -> Any:
        """Take one value."""
        return next(self.left)

    def text(self) -> Text:
        """Take a text that is there."""
        return Text(next(self.left), next(self.left), next(self.left))

    def maybe_text(self) -> Text | None:
        """Take a text that may be absent."""
        en, hans, hant = next(self.left), next(self.left), next(self.left)
        return Text(en, hans, hant) if en is not None else None

    def number(self) -> Decimal | None:
        """Take a number that may be absent."""
        digits = next(self.left)
        return Decimal(digits) if digits is not None else None

    def strings(self) -> tuple[str, ...]:
        """Take a list."""
        return tuple(json.loads(next(self.left)))

    def list(self) -> Any:
        """Take a list that may be absent, as it was written."""
        return json.loads(next(self.left))

    def where(self) -> Where:
        """Take the file and the line."""
        return Where(next(self.left), next(self.left))


def _tile(values: list[Any]) -> Tile:
    """Return a tile as it was written."""
    x, y, width, height, where = values
    return Tile(x, y, width, height, Where(*where))


class _Reader:
    """Reads the tables in the order in which they refer to one another."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.units = {unit.id: unit for unit in map(self._unit, self.rows("units"))}
        self.terms = {term.id: term for term in map(self._term, self.rows("terms"))}
        self.places = {place.id: place for place in map(self._place, self.rows("places"))}
        self.metrics: dict[str, Metric] = {}
        for row in self.rows("metrics"):
            metric = self._metric(row)
            self.metrics[metric.id] = metric
        self.sources = {source.id: source for source in map(self._source, self.rows("sources"))}

    def rows(self, table: str) -> Iterator[_Row]:
        """Give the rows of a table in the order of the ledger."""
        query = f"SELECT * FROM {table} ORDER BY n"  # noqa: S608  # our own names
        return map(_Row, self.database.execute(query))

    def ledger(self) -> WholeLedger:
        """Read everything."""
        (card,) = self.rows("dataset")
        self.news: dict[str, list[News]] = {}
        for row in self.rows("news"):
            about, period, text, grade, source = (
                *(row.value(), row.value(), row.text()),
                *(row.value(), row.value()),
            )
            one = News(period, text, grade, self.sources[source], row.where())
            self.news.setdefault(about, []).append(one)
        records = list(map(self._statement, self.rows("statements")))
        figures: dict[str, list[Target | Observation]] = {}
        for record in records:
            if record.project is not None:
                figures.setdefault(record.project, []).append(record)
        passages: dict[str, dict[str, list[Passage]]] = {}
        for row in self.rows("passages"):
            place, part, title = row.value(), row.value(), row.maybe_text()
            passage = Passage(row.text(), row.value(), title)
            passages.setdefault(place, {}).setdefault(part, []).append(passage)
        own = [record for record in records if record.project is None]
        return WholeLedger(
            dataset=self._card(card),
            places=tuple(self.places.values()),
            units=tuple(self.units.values()),
            terms=tuple(self.terms.values()),
            metrics=tuple(self.metrics.values()),
            families=tuple(
                Family(row.value(), row.text(), row.where()) for row in self.rows("families")
            ),
            sources=tuple(self.sources.values()),
            pages=tuple(self._page(row, passages) for row in self.rows("pages")),
            targets=tuple(record for record in own if isinstance(record, Target)),
            observations=tuple(record for record in own if isinstance(record, Observation)),
            projects=tuple(self._project(row, figures) for row in self.rows("projects")),
            map=self._map(),
        )

    def _card(self, row: _Row) -> Dataset:
        name, title = row.value(), row.text()
        return Dataset(name, title, row.value(), row.value(), row.value(), row.value())

    def _unit(self, row: _Row) -> Unit:
        return Unit(row.value(), row.text(), Decimal(row.value()), row.value(), row.where())

    def _term(self, row: _Row) -> Term:
        return Term(row.value(), row.text(), row.where())

    def _place(self, row: _Row) -> Place:
        name, names, pinyin, aliases = row.value(), row.text(), row.value(), row.strings()
        code, kind, parent, source = row.value(), row.value(), row.value(), row.value()
        where, tile = row.where(), row.list()
        return Place(
            *(name, names, pinyin, aliases, code, kind, parent, source, where),
            _tile(tile) if tile else None,
        )

    def _map(self) -> Map | None:
        """Return the one map, None where there is none."""
        for row in self.rows("map"):
            return Map(row.value(), row.value(), self._waters(), row.where())
        return None

    def _waters(self) -> tuple[Water, ...]:
        return tuple(
            Water(row.value(), row.text(), tuple(map(_tile, row.list())), row.where())
            for row in self.rows("waters")
        )

    def _metric(self, row: _Row) -> Metric:
        name, family, names, definition = row.value(), row.value(), row.text(), row.text()
        unit = row.value()
        return Metric(
            *(name, family, names, definition, self.units[unit] if unit else None),
            *(row.value(), row.value(), row.maybe_text(), row.strings(), row.where()),
            self._relative(row.value(), row.value()),
        )

    def _source(self, row: _Row) -> Source:
        return Source(
            *(row.value(), row.value(), row.text(), row.text(), row.text(), row.value()),
            *(row.value(), row.value(), row.value(), row.value(), row.maybe_text(), row.where()),
        )

    def _page(self, row: _Row, passages: dict[str, dict[str, list[Passage]]]) -> PlacePage:
        place, source = row.value(), row.value()
        name, role, text, paragraph = (
            row.maybe_text(),
            row.maybe_text(),
            row.maybe_text(),
            row.value(),
        )
        parts = passages[place]
        return PlacePage(
            place=self.places[place],
            source=self.sources[source],
            motto=parts["motto"][0],
            arena=parts["arena"][0],
            lead=parts["lead"][0],
            plan=tuple(parts.get("plan", ())),
            pledge=Pledge(name, role, text, paragraph) if name and role and text else None,
            where=row.where(),
        )

    def _project(self, row: _Row, figures: dict[str, list[Target | Observation]]) -> Project:
        name, place, names = row.value(), row.value(), row.text()
        entity, about, source, paragraph = row.text(), row.text(), row.value(), row.value()
        return Project(
            *(name, self.places[place], names, entity, about, self.sources[source], paragraph),
            *(tuple(figures.get(name, ())), row.where(), tuple(self.news.get(name, ()))),
        )

    def _statement(self, row: _Row) -> Target | Observation:
        role, name, place, project = row.value(), row.value(), row.value(), row.value()
        metric, period, claim = row.value(), row.value(), self._claim(row)
        strength, status, grade, figure = row.value(), row.value(), row.value(), row.value()
        told, source, paragraph = row.maybe_text(), row.value(), row.value()
        subject = (name, self.places[place], project, self.metrics[metric], period, claim)
        rest = (self.sources[source], paragraph, row.maybe_text(), row.maybe_text(), row.where())
        named = row.value()
        if role == "target" and told is not None:
            goal = self.terms[named] if named else None
            return Target(*subject, strength, figure, told, *rest, grade, goal)
        return Observation(*subject, status, grade, figure, *rest)

    def _relative(
        self,
        place: str | None,
        metric: str | None,
        goal: str | None = None,
        factor: Decimal | None = None,
    ) -> Relative | None:
        """Return what something is measured by, None where it is by nothing."""
        if goal is not None:
            return Relative(goal=self.terms[goal], factor=factor)
        if place is None or metric is None:
            return None
        return Relative(self.places[place], self.metrics[metric], factor=factor)

    def _claim(self, row: _Row) -> Claim:
        op, value, unit = row.value(), row.number(), row.value()
        place, metric, goal, factor = row.value(), row.value(), row.value(), row.number()
        term = row.value()
        relative = self._relative(place, metric, goal, factor)
        return Claim(
            *(op, value, self.units[unit] if unit else None, relative),
            self.terms[term] if term else None,
        )
