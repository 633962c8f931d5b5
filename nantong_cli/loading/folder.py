"""Layers of files → a ledger, or every problem that stands in the way of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias, cast

from nantong_cli.errors import DatasetError, Message, Problem, Where, message
from nantong_cli.holdings import WholeLedger
from nantong_cli.loading import Progress, elsewhere, pages, records, rules, statements, tiles
from nantong_cli.loading.fields import Fields, Index
from nantong_cli.loading.gathered import MAX_PROBLEMS, Problems, TooManyError
from nantong_cli.loading.layers import Layer, overheard
from nantong_cli.loading.overrides import Overrides, Said
from nantong_cli.loading.records import Shelf
from nantong_cli.loading.statements import Frame, Ids
from nantong_cli.maps import Map
from nantong_cli.model import (
    Dataset,
    Family,
    Metric,
    Observation,
    Place,
    Source,
    Target,
    Term,
    Text,
    Unit,
)
from nantong_cli.pages import News, PlacePage, Project

#: a list of records that others refer to by id: its key, what it lists, and where it is kept
_List: TypeAlias = tuple[str, type, Callable[[Fields, Shelf], Any]]
#: the files that hold such lists, each after those that it refers to
_SHELVES: tuple[tuple[str, tuple[_List, ...]], ...] = (
    ("sources.yaml", (("sources", Source, lambda one, _: records.source(one)),)),
    ("places.yaml", (("places", Place, records.place),)),
    (
        "metrics.yaml",
        (
            ("units", Unit, lambda one, _: records.unit(one)),
            ("terms", Term, lambda one, _: records.term(one)),
            ("families", Family, lambda one, _: records.family(one)),
            ("metrics", Metric, records.metric),
        ),
    ),
)
#: the files of many places and sources, and what each lists
_ELSEWHERE = (
    ("targets.yaml", "targets", Target),
    ("observations.yaml", "observations", Observation),
)
#: what a place's own file lists
_OWN = (("targets", Target), ("observations", Observation), ("projects", Project))

#: what the records of a file are read against when its own place or source is unknown
_NOWHERE = Place("", Text("", "", ""), "", (), None, "", None, None, Where("", 0))
_UNFOUNDED = Frame(_NOWHERE, cast("Source", None), is_mixed=True)

_NO_CARD = Dataset("", Text("", "", ""), "", "", "")


def load(layers: Sequence[Path], *, progress: Progress | None = None) -> WholeLedger:
    """Read the dataset that lies in `layers`, the first of them a whole one; DatasetError with all its problems.

    A layer is a folder or a zip of one. NtError where one of them is not there, or is neither. `progress` is told
    how much of how much has been read.
    """
    problems = Problems()
    alone = len(layers) == 1
    with ExitStack() as until:
        opened = [Layer(path, n, alone, problems, until=until) for n, path in enumerate(layers)]
        if problems:
            raise DatasetError(_in_order(problems), tuple(layers))
        until.enter_context(overheard(opened, lambda _: True, progress))
        reader = Reader(opened, problems)
        try:
            ledger = _checked(reader)
        except TooManyError:
            said = message("dataset.many", limit=MAX_PROBLEMS)
            last = Problem(problems[-1].where, said)
            raise DatasetError((*_in_order(problems), last), tuple(layers)) from None
    if problems:
        raise DatasetError(_in_order(problems), tuple(layers))
    return ledger._replace(dataset=named(ledger.dataset, layers[reader.card_of + 1 :]))


def _checked(reader: Reader) -> WholeLedger:
    """Read everything and hold it to the rules, those of a whole ledger only where it is one."""
    ledger, problems = reader.ledger(), reader.problems
    asked: list[tuple[Iterable[rules.Rule], WholeLedger]] = [(rules.RULES, ledger)]
    if not problems:
        replaced = reader.overrides.replaced
        left = tuple(one for one in ledger.sources if one.id not in replaced)
        asked.append((rules.RULES_OF_WHOLES, ledger._replace(sources=left)))
    for own, about in asked:
        for rule in own:
            problems.extend(rule(about))
    return ledger


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in the order of files and lines, each once."""
    problems = sorted(problems, key=lambda p: (p.where.path, p.where.line, p.message.key))
    return tuple(dict.fromkeys(problems))


def named(card: Dataset, added: Iterable[Path]) -> Dataset:
    """Return the card with the layers that were added to it in its version, as SemVer tells one build from another."""
    names = [re.sub("[^0-9A-Za-z]+", "-", path.stem).strip("-") or "layer" for path in added]
    if not names:
        return card
    sign = "." if "+" in card.version else "+"
    return card._replace(version=card.version + sign + ".".join(names))


def numbering(kind: type, project: str | None) -> type:
    """Return by which numbering a record gets its id: figures about projects share one."""
    return Target if project is not None else kind


def joined(
    project: Project, figures: Iterable[Target | Observation], news: Iterable[News]
) -> Project:
    """Return a project with the figures and the news that other files add."""
    return project._replace(figures=(*project.figures, *figures), news=(*project.news, *news))


class Reader:
    """Reads the files in the order in which they refer to one another, and gathers what it finds."""

    def __init__(
        self, layers: Sequence[Layer], problems: list[Problem], shelf: Shelf | None = None
    ) -> None:
        self.layers = layers
        self.problems = problems
        self.shelf = shelf or Shelf()
        self.overrides = Overrides(is_layered=len(layers) > 1)
        self.card_of = 0  # the layer whose card is the ledger's
        self.ids: dict[type, Ids] = {Target: Ids(), Observation: Ids()}
        self.pages: list[PlacePage] = []
        self.targets: list[Target] = []
        self.observations: list[Observation] = []
        self.projects: Index[Project] = Index()
        self.doubles: list[Project] = []  # of an id that there is already: a rule tells them
        self.figures: dict[str, list[Target | Observation]] = {}
        self.news: dict[str, list[News]] = {}
        self._paged: set[str] = set()
        self._pageless: dict[str, tuple[str, Fields]] = {}
        self.map: Map | None = None

    def ledger(self) -> WholeLedger:
        """Read everything; what has a problem is left out of it."""
        self.shelves()
        card = self.card()
        for layer in self.layers[1:]:
            self.overrides.gather(self.records(layer, card.area, is_first_look=True))
        for layer in self.layers:
            for said in self.overrides.settled(self.records(layer, card.area)):
                self.take(said)
            if card.area:
                layer.complain_of_others(card.area)
        self._complain_of_pageless()
        self.overrides.complain()
        rank = {place: number for number, place in enumerate(self.shelf.places)}
        projects = [
            joined(one, self.figures.get(one.id, ()), self.news.get(one.id, ()))
            for one in (*self.projects.values(), *self.doubles)
        ]
        return WholeLedger(
            dataset=card,
            places=tuple(self.shelf.places.values()),
            units=tuple(self.shelf.units.values()),
            terms=tuple(self.shelf.terms.values()),
            metrics=tuple(self.shelf.metrics.values()),
            families=tuple(self.shelf.families.values()),
            sources=tuple(self.shelf.sources.values()),
            pages=tuple(sorted(self.pages, key=lambda page: rank[page.place.id])),
            targets=tuple(sorted(self.targets, key=lambda one: rank[one.place.id])),
            observations=tuple(sorted(self.observations, key=lambda one: rank[one.place.id])),
            projects=tuple(sorted(projects, key=lambda one: rank[one.place.id])),
            map=self.map,
        )

    def _files(self, name: str) -> list[Fields | None]:
        """Return the file of this name of each layer that must have it or has; None where it cannot be read."""
        return [layer.file(name) for layer in self.layers if not layer.rank or layer.has(name)]

    def shelves(self, only: Collection[str] = ()) -> None:
        """Read sources, places, units, terms, families and metrics, or what stands in some of their files."""
        for name, lists in _SHELVES:
            if only and name not in only:
                continue
            files = self._files(name)
            for listed in lists:
                self._shelve(files, listed)
            if name == "places.yaml":
                self._draw(files)
            for file in files:
                if file is not None:
                    file.finish()

    def _draw(self, files: Sequence[Fields | None]) -> None:
        """Read the map; that of a later layer has to declare that it overrides an earlier one."""
        found = [
            Said(Map, drawn)
            for file in files
            if file is not None and (drawn := file.inner("map", optional=True))
        ]
        self.overrides.gather(found)
        maps = [said.fields for said in self.overrides.settled(found)]
        for other in maps[1:]:
            other.complain(other.where.line, message("atlas.twice"), see=maps[0].where)
        if maps:
            self.map = tiles.map_of(maps[0])
        elif any(file is not None and file.gives("map") for file in files):
            self.map = tiles.NO_MAP

    def _shelve(self, files: Sequence[Fields | None], listed: _List) -> None:
        """Read a list of records that others refer to by id."""
        key, kind, read = listed
        shelf: Index[Any] = getattr(self.shelf, key)
        before = len(self.problems)
        found = [
            Said(kind, fields)
            for file in files
            if file is not None
            for fields in file.records(key, optional=file.layer > 0)
        ]
        shelf.is_lost = None in files or (not found and len(self.problems) > before)
        self.overrides.gather(found)
        first: dict[str, Where] = {}
        for _, fields, _ in self.overrides.settled(found):
            record = read(fields, self.shelf)
            fields.finish()
            if record.id in first:
                said = message("id.twice", kind=message(f"kind.{key}"), id=record.id)
                fields.complain(fields.line("id"), said, see=first[record.id])
            elif record.id:  # kept even where something else is wrong: one problem, not a hundred
                first[record.id], shelf[record.id] = Where(fields.path, fields.line("id")), record

    def card(self) -> Dataset:
        """Read dataset.yaml; that of a later layer has to declare that it overrides the first."""
        found = [Said(Dataset, file) for file in self._files("dataset.yaml") if file is not None]
        self.overrides.gather(found)
        cards = [said.fields for said in self.overrides.settled(found)]
        for other in cards[1:]:
            other.complain(other.where.line, message("dataset.twice"), see=cards[0].where)
        if not cards:
            return _NO_CARD
        card = records.dataset(cards[0], self.shelf)
        cards[0].finish()
        self.card_of = cards[0].layer
        return card

    def records(self, layer: Layer, area: str, *, is_first_look: bool = False) -> Iterator[Said]:
        """Give everything that a layer says of places: their own files first, then those of many places.

        A first look is for overrides, and passes over rows that can be none.
        """
        own = chain.from_iterable(self.own(layer, name) for name in layer.counties(area))
        return chain(own, self.elsewhere(layer, is_first_look=is_first_look))

    def own(self, layer: Layer, name: str) -> Iterator[Said]:
        """Give what one place's own file says: its page, and the records of its source."""
        file = layer.file(name)
        if file is None:
            self.projects.is_lost = True  # whoever refers to them is told of the file alone
            return
        place = file.found("place", self.shelf.places, kind="place")
        source = file.found("source", self.shelf.sources, kind="source")
        frame = Frame(place or _NOWHERE, cast("Source", source))
        page = file.inner("page", optional=True)
        if page is not None:
            self._paged.add(frame.place.id)
            yield Said(PlacePage, page, frame)
        elif not file.gives("page"):
            self._pageless[file.path] = frame.place.id, file
        for key, kind in _OWN:
            for fields in file.records(key, optional=True):
                yield Said(kind, fields, frame)
        file.finish()

    def elsewhere(self, layer: Layer, *, is_first_look: bool) -> Iterator[Said]:
        """Give what the files of many places and sources say, where there are any."""
        for name, key, kind in _ELSEWHERE:
            file = layer.file(name) if layer.has(name) else None
            if file is not None:
                for fields in file.records(key, optional=layer.rank > 0):
                    yield Said(kind, fields)
                for fields in file.records("news", optional=True):
                    yield Said(News, fields)
                file.finish()
            for fields in layer.rows(key, kind, overrides=is_first_look):
                yield Said(kind, fields)

    def take(self, said: Said) -> None:
        """Read a record and put it among the others of its kind, unless it has a problem."""
        kind, fields, frame = said
        if kind is News:
            if found := elsewhere.news(fields, self.shelf, self.projects):
                self.news.setdefault(found[0], []).append(found[1])
            return
        if frame is None:
            frame = elsewhere.frame(fields, self.shelf, self.projects) or _UNFOUNDED
        is_known = frame.place is not _NOWHERE and frame.source is not None
        if kind is PlacePage:
            page = pages.page(fields, frame)
            if page is not None and is_known:
                self.pages.append(page)
        elif kind is Project:
            project = statements.project(fields, self.shelf, frame, self.ids[Target])
            if fields.finish() and is_known:
                self._add_project(project)
            else:
                self.projects.is_lost = True
        else:
            read = statements.target if kind is Target else statements.observation
            ids = self.ids[numbering(kind, frame.project)]
            record = read(fields, self.shelf, frame, ids)
            if fields.finish() and is_known:
                self._add(record)

    def _add_project(self, project: Project) -> None:
        """Put a project among the others."""
        if project.id in self.projects:
            self.doubles.append(project)
        else:
            self.projects[project.id] = project

    def _add(self, record: Target | Observation) -> None:
        """Put a record of its own among the others, and one about a project aside."""
        if record.project is not None:
            self.figures.setdefault(record.project, []).append(record)
        elif isinstance(record, Target):
            self.targets.append(record)
        else:
            self.observations.append(record)

    def _complain_of_pageless(self) -> None:
        """Note the files without a page, unless another layer has the page of the place."""
        for place, file in self._pageless.values():
            if place not in self._paged or not file.layer:
                said: Message = message("key.missing", key="page")
                file.complain(file.where.line, said)
