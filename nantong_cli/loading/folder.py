"""A folder of YAML files → a ledger, or every problem that stands in the way of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar, cast

from nantong_cli.errors import DatasetError, Problem, Where, message
from nantong_cli.loading import elsewhere, pages, records, rules, statements, tiles
from nantong_cli.loading.fields import Fields, Index
from nantong_cli.loading.nodes import MAX_BYTES, NodesError, decode, parse
from nantong_cli.loading.records import Shelf
from nantong_cli.loading.statements import Frame, Ids
from nantong_cli.model import (
    Dataset,
    Family,
    Map,
    Metric,
    News,
    Observation,
    Place,
    PlacePage,
    Project,
    Source,
    Target,
    Term,
    Text,
    Unit,
    WholeLedger,
)

T = TypeVar("T")
HasId = TypeVar("HasId", Place, Unit, Term, Family, Metric, Source)

#: the files of many places and sources, and what each lists
_ELSEWHERE = (
    ("targets.yaml", "targets", Target),
    ("observations.yaml", "observations", Observation),
)
_STATEMENTS: dict[type, Callable[[Fields, Shelf, Frame, Ids], Target | Observation]] = {
    Target: statements.target,
    Observation: statements.observation,
}

#: what the records of a file are read against when its own place or source is unknown
_NOWHERE = Place("", Text("", "", ""), "", (), None, "", None, None, Where("", 0))

_NO_CARD = Dataset("", Text("", "", ""), "", "", "")


def load(folder: Path) -> WholeLedger:
    """Read the dataset in `folder`; DatasetError, with all its problems, unless there are none."""
    reader = Reader(folder)
    ledger = reader.ledger()
    asked = rules.RULES if reader.problems else (*rules.RULES, *rules.RULES_OF_WHOLES)
    problems = reader.problems + [found for rule in asked for found in rule(ledger)]
    if problems:
        problems = sorted(problems, key=lambda p: (p.where.path, p.where.line, p.message.key))
        raise DatasetError(tuple(dict.fromkeys(problems)))
    return ledger


def counties(folder: Path, card: Dataset) -> list[str]:
    """Return the files of the places' own pages, that of the ledger's area first."""
    found = sorted(folder.glob("counties/[!.]*.yaml"))  # an editor's own files begin with .
    own = [folder / f"{card.area}.yaml"] if card.area else []
    return [path.relative_to(folder).as_posix() for path in (*own, *found)]


def numbering(kind: type, project: str | None) -> type:
    """Return by which numbering a record gets its id: figures about projects share one."""
    return Target if project is not None else kind


def joined(
    projects: Iterable[Project],
    added: Iterable[Target | Observation],
    news: Iterable[tuple[str, News]],
) -> list[Project]:
    """Return projects with the figures and the news that other files add."""
    figures: dict[str | None, list[Target | Observation]] = {}
    for record in added:
        figures.setdefault(record.project, []).append(record)
    told: dict[str, list[News]] = {}
    for name, one in news:
        told.setdefault(name, []).append(one)
    return [
        one._replace(
            figures=(*one.figures, *figures.get(one.id, ())),
            news=(*one.news, *told.get(one.id, ())),
        )
        for one in projects
    ]


class Reader:
    """Reads the files in the order in which they refer to one another, and gathers what it finds."""

    def __init__(self, folder: Path, shelf: Shelf | None = None) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.shelf = shelf or Shelf()
        self.ids: dict[type, Ids] = {Target: Ids(), Observation: Ids()}
        self.pages: list[PlacePage] = []
        self.targets: list[Target] = []
        self.observations: list[Observation] = []
        self.projects: list[Project] = []
        self.has_lost_projects = False
        self.map: Map | None = None
        #: what the files of many places and sources add, in their order
        self.added: list[Target | Observation] = []
        self.news: list[tuple[str, News]] = []

    def ledger(self) -> WholeLedger:
        """Read everything; what has a problem is left out of it."""
        self.shelves()
        card = self.card()
        for path in counties(self.folder, card):
            self.county(path)
        self.elsewhere(self.projects)
        own = [one for one in self.added if one.project is None]
        targets = [*self.targets, *(one for one in own if isinstance(one, Target))]
        seen = [*self.observations, *(one for one in own if isinstance(one, Observation))]
        projects = joined(self.projects, self.added, self.news)
        rank = {place: number for number, place in enumerate(self.shelf.places)}
        return WholeLedger(
            dataset=card,
            places=tuple(self.shelf.places.values()),
            units=tuple(self.shelf.units.values()),
            terms=tuple(self.shelf.terms.values()),
            metrics=tuple(self.shelf.metrics.values()),
            families=tuple(self.shelf.families.values()),
            sources=tuple(self.shelf.sources.values()),
            pages=tuple(sorted(self.pages, key=lambda page: rank[page.place.id])),
            targets=tuple(sorted(targets, key=lambda one: rank[one.place.id])),
            observations=tuple(sorted(seen, key=lambda one: rank[one.place.id])),
            projects=tuple(sorted(projects, key=lambda one: rank[one.place.id])),
            map=self.map,
        )

    def _file(self, path: str) -> Fields | None:
        """Read one file as a mapping; None, with the problem noted, where it is none."""
        try:
            with (self.folder / path).open("rb") as file:
                node = parse(decode(file.read(MAX_BYTES + 1)))
        except FileNotFoundError:
            self.problems.append(Problem(Where(path, 0), message("file.missing")))
            return None
        except OSError as error:
            why = error.strerror or type(error).__name__
            self.problems.append(Problem(Where(path, 0), message("file.unreadable", why=why)))
            return None
        except NodesError as error:
            self.problems.append(Problem(Where(path, error.line), error.message))
            return None
        if node is None:
            self.problems.append(Problem(Where(path, 1), message("file.empty")))
            return None
        fields = Fields(node, path, self.problems)
        return fields if fields.is_mapping else None

    def card(self) -> Dataset:
        """Read dataset.yaml."""
        fields = self._file("dataset.yaml")
        if fields is None:
            return _NO_CARD
        card = records.dataset(fields, self.shelf)
        fields.finish()
        return card

    def shelves(self) -> None:
        """Read sources, places, units, terms, families and metrics."""
        shelf = self.shelf
        sources, places = self._file("sources.yaml"), self._file("places.yaml")
        self._shelve(sources, "sources", records.source, shelf.sources)
        self._shelve(places, "places", lambda one: records.place(one, shelf), shelf.places)
        self.map = tiles.map_of(places) if places else None
        metrics = self._file("metrics.yaml")
        self._shelve(metrics, "units", records.unit, shelf.units)
        self._shelve(metrics, "terms", records.term, shelf.terms)
        self._shelve(metrics, "families", records.family, shelf.families)
        self._shelve(metrics, "metrics", lambda one: records.metric(one, shelf), shelf.metrics)
        for file in (sources, places, metrics):
            if file is not None:
                file.finish()

    def _shelve(
        self, file: Fields | None, key: str, read: Callable[[Fields], HasId], shelf: Index[HasId]
    ) -> None:
        """Read a list of records that others refer to by id."""
        before = len(self.problems)
        found = file.records(key) if file else []
        shelf.is_lost = not found and (file is None or len(self.problems) > before)
        first: dict[str, Where] = {}
        for fields in found:
            record = read(fields)
            fields.finish()
            if record.id in first:
                said = message("id.twice", kind=message(f"kind.{key}"), id=record.id)
                fields.complain(fields.line("id"), said, see=first[record.id])
            elif record.id:  # kept even where something else is wrong: one problem, not a hundred
                first[record.id], shelf[record.id] = Where(fields.path, fields.line("id")), record

    def county(self, path: str) -> None:
        """Read one county's file: its page, and everything that the source says of it."""
        file = self._file(path)
        if file is None:
            self.has_lost_projects = True  # whoever refers to them is told of the file alone
            return
        place = file.found("place", self.shelf.places, kind="place")
        source = file.found("source", self.shelf.sources, kind="source")
        frame = Frame(place or _NOWHERE, cast("Source", source))
        page = file.inner("page")
        made = pages.page(page, frame) if page else None
        targets = self._read(file, "targets", Target, frame, statements.target)
        observations = self._read(file, "observations", Observation, frame, statements.observation)
        projects = []
        for fields in file.records("projects", optional=True):
            project = statements.project(fields, self.shelf, frame, self.ids[Target])
            if fields.finish():
                projects.append(project)
            else:
                self.has_lost_projects = True
        file.finish()
        if place is None or source is None:
            return
        if made is not None:
            self.pages.append(made)
        self.targets += targets
        self.observations += observations
        self.projects += projects

    def elsewhere(self, projects: Iterable[Project]) -> None:
        """Read the files of many places and sources, where there are any; they may speak of `projects`."""
        known: Index[Project] = Index((one.id, one) for one in projects)
        known.is_lost = self.has_lost_projects
        for path, key, kind in _ELSEWHERE:
            if not (self.folder / path).exists():
                continue
            file = self._file(path)
            for fields in file.records(key) if file else ():
                frame = elsewhere.frame(fields, self.shelf, known)
                if frame is None:
                    frame = Frame(_NOWHERE, cast("Source", None), is_mixed=True)
                ids = self.ids[numbering(kind, frame.project)]
                record = _STATEMENTS[kind](fields, self.shelf, frame, ids)
                if fields.finish():
                    self.added.append(record)
            for fields in file.records("news", optional=True) if file else ():
                if found := elsewhere.news(fields, self.shelf, known):
                    self.news.append(found)
            if file is not None:
                file.finish()

    def _read(
        self,
        file: Fields,
        key: str,
        kind: type[T],
        frame: Frame,
        read: Callable[[Fields, Shelf, Frame, Ids], T],
    ) -> list[T]:
        """Read a list of targets or observations."""
        found = []
        for fields in file.records(key, optional=True):
            record = read(fields, self.shelf, frame, self.ids[kind])
            if fields.finish():
                found.append(record)
        return found
