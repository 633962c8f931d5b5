"""A dataset place by place, so that a large one need never be held whole, nor read again when one file changed.

A part is everything about one place: what its own file says, and what the files of many places add. Parts are
held to the same rules as a whole ledger. What is wrong is not told here: a full load tells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nantong_cli.errors import Problem
from nantong_cli.holdings import Part, WholeLedger
from nantong_cli.loading import rules
from nantong_cli.loading.fields import Index
from nantong_cli.loading.folder import Reader, joined, named, numbering
from nantong_cli.loading.layers import Layer, overheard
from nantong_cli.loading.statements import Ids
from nantong_cli.model import Dataset, Observation, Place, Source, Target, Text
from nantong_cli.pages import News

if TYPE_CHECKING:
    from nantong_cli.loading import Progress
    from nantong_cli.loading.overrides import Said
    from nantong_cli.loading.records import Shelf
    from nantong_cli.maps import Map
    from nantong_cli.pages import Project

SOURCES = "sources.yaml"
#: the files that every record is read against
SHELVES = ("dataset.yaml", "places.yaml", "metrics.yaml", SOURCES)


def is_elsewhere(path: str) -> bool:
    """Say whether a file may speak of any place."""
    return path in ("targets.yaml", "observations.yaml") or path.endswith(".csv")


def is_own(path: str, area: str) -> bool:
    """Say whether a file is a place's own."""
    return path == f"{area}.yaml" or (path.startswith("counties/") and path.endswith(".yaml"))


class Unsound(Exception):  # noqa: N818  # no error of the user's yet: a full load says what is wrong
    """Something is wrong with the dataset, or could be."""


class _Nothing(list[Problem]):
    """Where no problem can stand: the first ends the reading."""

    def append(self, _: Problem) -> None:
        """Add nothing."""
        raise Unsound


class Added(NamedTuple):
    """What the files of many places add to one: records in their order, and news of its projects."""

    records: tuple[Target | Observation, ...] = ()
    news: tuple[tuple[str, News], ...] = ()


class Shelves(NamedTuple):
    """What records refer to, and the map."""

    card: Dataset
    shelf: Shelf
    map: Map | None


def opened(paths: Sequence[Path], *, until: ExitStack) -> list[Layer]:
    """Return the files of layers, to be read one by one; Unsound where one cannot be read."""
    problems, alone = _Nothing(), len(paths) == 1
    return [Layer(path, n, alone, problems, until=until) for n, path in enumerate(paths)]


def fit(layers: Sequence[Layer]) -> bool:
    """Say whether places can be read one by one: later layers add to the files of many places, and override nothing."""
    for layer in layers[1:]:
        said = Reader([layer], layer.problems).elsewhere(layer, is_first_look=True)
        if layer.has_pages() or any(one.overrides for one in said):
            return False
    return True


def shelves(layers: Sequence[Layer], paths: Sequence[Path]) -> Shelves:
    """Read what records refer to; Unsound where something is wrong with it, or something overridden."""
    reader = Reader(layers, layers[0].problems)
    reader.shelves()
    card, shelf = reader.card(), reader.shelf
    if reader.overrides:
        raise Unsound
    for layer in layers:
        layer.complain_of_others(card.area)
    card = named(card, paths[1:])
    ledger = _ledger(card, shelf.places.values())._replace(
        families=tuple(shelf.families.values()),
        metrics=tuple(shelf.metrics.values()),
        map=reader.map,
    )
    asked = (*rules.RULES_OF_SHELVES, *rules.RULES_OF_WHOLE_SHELVES)
    if any(problem for rule in asked for problem in rule(ledger)):
        raise Unsound
    return Shelves(card, shelf, reader.map)


def sources(layers: Sequence[Layer]) -> dict[str, Source]:
    """Read the sources alone, by their ids; Unsound where something is wrong with them, or overridden."""
    reader = Reader(layers, layers[0].problems)
    reader.shelves([SOURCES])
    if reader.overrides:
        raise Unsound
    return reader.shelf.sources


def county(layer: Layer, name: str, shelf: Shelf) -> Part:
    """Read one place's own file; Unsound where something is wrong with it."""
    reader = Reader([layer], layer.problems, shelf)
    _take(reader, reader.own(layer, name))
    if reader.doubles or len(reader.pages) != 1:
        raise Unsound
    (page,) = reader.pages
    part = Part(
        *(page.place, page, tuple(reader.targets), tuple(reader.observations)),
        tuple(reader.projects.values()),
    )
    return checked(part)


class Elsewhere:
    """What the files of many places say: of places at once, and of projects when these are known.

    Unsound where something is wrong, or overrides something, of which a folder alone has none.
    """

    def __init__(
        self, layers: Sequence[Layer], shelf: Shelf, *, progress: Progress | None = None
    ) -> None:
        self.reader = Reader(layers, layers[0].problems, shelf)
        self.of_projects: list[Said] = []
        with overheard(layers, is_elsewhere, progress):
            for layer in layers:
                for said in self.reader.elsewhere(layer, is_first_look=False):
                    if said.kind is News or said.fields.gives("project"):
                        self.of_projects.append(said)
                    else:
                        _take(self.reader, [said])

    def without_projects(self) -> dict[str, Added]:
        """Return what is added to each place, what is about its projects left out."""
        records: dict[str, list[Target | Observation]] = {}
        figures = chain.from_iterable(self.reader.figures.values())
        for record in chain(self.reader.targets, self.reader.observations, figures):
            records.setdefault(record.place.id, []).append(record)
        news: dict[str, list[tuple[str, News]]] = {}
        for name, found in self.reader.news.items():
            place = self.reader.projects[name].place.id
            news.setdefault(place, []).extend((name, one) for one in found)
        return {
            place: Added(tuple(records.get(place, ())), tuple(news.get(place, ())))
            for place in records | news
        }

    def with_projects(self, projects: Iterable[Project]) -> dict[str, Added]:
        """Return what is added to each place; asked once."""
        if self.of_projects:
            self.reader.projects = Index((one.id, one) for one in projects)
            _take(self.reader, self.of_projects)
        return self.without_projects()


def _take(reader: Reader, every: Iterable[Said]) -> None:
    """Read records; Unsound where one would override another."""
    for said in every:
        if said.overrides:
            raise Unsound
        reader.take(said)


def split(part: Part, layers: Sequence[Layer]) -> tuple[Part, Added]:
    """Return what a place's own file says, and what the files of many places add."""

    def is_added(record: Target | Observation) -> bool:
        name = layers[0].name_of(record.where.path)
        return name is None or is_elsewhere(name)

    figures = [figure for project in part.projects for figure in project.figures]
    records = [one for one in (*part.targets, *part.observations, *figures) if is_added(one)]
    news = [(project.id, one) for project in part.projects for one in project.news]
    own = part._replace(
        targets=tuple(one for one in part.targets if not is_added(one)),
        observations=tuple(one for one in part.observations if not is_added(one)),
        projects=tuple(
            one._replace(
                figures=tuple(figure for figure in one.figures if not is_added(figure)), news=()
            )
            for one in part.projects
        ),
    )
    return own, Added(tuple(records), tuple(news))


def _clash(records: Iterable[Target | Observation], layers: Sequence[Layer]) -> bool:
    """Say whether two layers could say the same of one place; a look at the files as they stand tells for certain."""
    first: dict[tuple[object, ...], int] = {}
    for record in records:
        ranks = (n for n, layer in enumerate(layers) if layer.name_of(record.where.path))
        key = (type(record), record.source.id, record.metric.id, record.period, record.project)
        rank = next(ranks)
        if first.setdefault(key, rank) != rank:
            return True
    return False


def added_to(part: Part, added: Added, layers: Sequence[Layer]) -> Part:
    """Return a part of which other files say more, the ids counted on; Unsound where the two do not fit."""
    known = {project.id for project in part.projects}
    named = {one.project for one in added.records if one.project} | {name for name, _ in added.news}
    if not named <= known:
        raise Unsound
    records = _numbered(part, added.records)
    if len(layers) > 1 and _clash((*part.targets, *part.observations, *records), layers):
        raise Unsound
    own = [record for record in records if record.project is None]
    return checked(
        part._replace(
            targets=(*part.targets, *(one for one in own if isinstance(one, Target))),
            observations=(
                *part.observations,
                *(one for one in own if isinstance(one, Observation)),
            ),
            projects=tuple(
                joined(
                    project,
                    [one for one in records if one.project == project.id],
                    [one for name, one in added.news if name == project.id],
                )
                for project in part.projects
            ),
        )
    )


def _numbered(part: Part, records: Iterable[Target | Observation]) -> list[Target | Observation]:
    """Return records with the ids that they have after those of the part."""
    ids: dict[type, Ids] = {Target: Ids(), Observation: Ids()}
    figures = (figure for project in part.projects for figure in project.figures)
    found = []
    for each, is_new in (
        (part.targets, False),
        (part.observations, False),
        (figures, False),
        (records, True),
    ):
        for record in each:
            stem = (record.project or record.place.id, record.metric.id, record.period)
            name = ids[numbering(type(record), record.project)].next(*stem)
            if is_new:
                found.append(record._replace(id=name))
    return found


def checked(part: Part) -> Part:
    """Return a part that keeps the rules; Unsound where it does not."""
    ledger = _ledger(None, (part.place,))._replace(
        pages=(part.page,) if part.page else (),
        targets=part.targets,
        observations=part.observations,
        projects=part.projects,
    )
    if any(problem for rule in rules.RULES_OF_PLACES for problem in rule(ledger)):
        raise Unsound
    return part


def _ledger(card: Dataset | None, places: Iterable[Place]) -> WholeLedger:
    """Return a ledger of places and nothing else, for rules to look at."""
    nothing = Dataset("", Text("", "", ""), "", "", "")
    return WholeLedger(card or nothing, tuple(places), (), (), (), (), (), (), (), (), ())
