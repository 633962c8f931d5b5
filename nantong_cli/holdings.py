"""What questions are asked of: a ledger, of which everything may be at hand, or what is asked for alone."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol, TypeVar

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
    Unit,
)
from nantong_cli.pages import PlacePage, Project

T = TypeVar("T")
#: what is of a place
Placed = TypeVar("Placed", Target, Observation, Project)


class Part(NamedTuple):
    """Everything about one place, in the order of the files."""

    place: Place
    page: PlacePage | None
    targets: tuple[Target, ...]
    observations: tuple[Observation, ...]
    projects: tuple[Project, ...]


class Entry(NamedTuple):
    """A target or a result of a place by what it is filed under, without what it says; the rest are ids."""

    role: Literal["target", "observation"]
    id: str
    place: str
    metric: str
    source: str
    grade: str | None


class Ledger(Protocol):
    """What questions are asked of: shelves that are small, and records found by place and metric.

    Records stand in the order of the places, and of the files. An empty filter lets everything through.
    """

    @property
    def dataset(self) -> Dataset:
        """Return the ledger's card."""

    @property
    def places(self) -> Sequence[Place]:
        """Return every place."""

    @property
    def units(self) -> Sequence[Unit]:
        """Return every unit."""

    @property
    def terms(self) -> Sequence[Term]:
        """Return every term."""

    @property
    def metrics(self) -> Sequence[Metric]:
        """Return every metric."""

    @property
    def families(self) -> Sequence[Family]:
        """Return every family of metrics."""

    @property
    def sources(self) -> Sequence[Source]:
        """Return every source."""

    @property
    def map(self) -> Map | None:
        """Return where the places lie, None where the ledger does not say."""

    @property
    def subjects(self) -> Sequence[Place]:
        """Return the places that the ledger is about: the parts of its area."""

    @property
    def script(self) -> Mapping[int, str] | None:
        """Return the Simplified form of each Traditional character of the texts; None where it is not kept."""

    def above(self, place: Place) -> Sequence[Place]:
        """Return the places that a place is a part of, the nearest first."""

    def sources_by(self, ids: Collection[str]) -> Sequence[Source]:
        """Return the sources of these ids."""

    def holding(self, words: Sequence[str]) -> "Ledger":
        """Return a ledger with every place, page, record and project that a text with all these words belongs to.

        Others may be in it too. The words are folded as texts are before they are compared.
        """

    @property
    def periods(self) -> Sequence[str]:
        """Return every period that a target or a result of a place is of, in the order of their texts."""

    def entries(self, *, metrics: Collection[str] = ()) -> Iterable[Entry]:
        """Give what is filed under metrics, given as ids: the targets first, as `targets_of` has them."""

    def targets_of(
        self,
        places: Collection[str] = (),
        *,
        metrics: Collection[str] = (),
        periods: Collection[str] = (),
    ) -> Sequence[Target]:
        """Return the targets of places by metrics, both given as ids, of periods as they are written."""

    def observations_of(
        self, places: Collection[str] = (), *, metrics: Collection[str] = ()
    ) -> Sequence[Observation]:
        """Return the results of places by metrics, both given as ids."""

    def projects_of(self, places: Collection[str] = ()) -> Sequence[Project]:
        """Return the projects of places, given as ids."""

    def pages_of(self, places: Collection[str] = ()) -> Sequence[PlacePage]:
        """Return the pages of places, given as ids."""


class WholeLedger(NamedTuple):
    """A ledger of which everything is at hand, in the order of the files: the order of the article."""

    dataset: Dataset
    places: tuple[Place, ...]
    units: tuple[Unit, ...]
    terms: tuple[Term, ...]
    metrics: tuple[Metric, ...]
    families: tuple[Family, ...]
    sources: tuple[Source, ...]
    pages: tuple[PlacePage, ...]
    targets: tuple[Target, ...]
    observations: tuple[Observation, ...]
    projects: tuple[Project, ...]
    map: Map | None = None

    @property
    def subjects(self) -> tuple[Place, ...]:
        """Return the places that the ledger is about: the parts of its area."""
        return tuple(place for place in self.places if place.parent == self.dataset.area)

    @property
    def script(self) -> None:
        """Return that nobody worked out the Simplified form of Traditional characters yet."""
        return

    def above(self, place: Place) -> tuple[Place, ...]:
        """Return the places that a place is a part of, the nearest first."""
        known, found = {one.id: one for one in self.places}, [place]
        while (parent := found[-1].parent) is not None:
            found.append(known[parent])
        return tuple(found[1:])

    def sources_by(self, ids: Collection[str]) -> tuple[Source, ...]:
        """Return the sources of these ids."""
        return tuple(one for one in self.sources if one.id in ids)

    def holding(self, words: Sequence[str]) -> "WholeLedger":
        """Return the ledger itself: what is at hand can as well be looked through."""
        return self

    @property
    def periods(self) -> tuple[str, ...]:
        """Return every period that a target or a result of a place is of, in the order of their texts."""
        stated = {one.period for one in self.targets}
        return tuple(sorted(stated | {one.period for one in self.observations}))

    def entries(self, *, metrics: Collection[str] = ()) -> Iterator[Entry]:
        """Give what is filed under metrics: the targets first."""
        for one in self.targets_of(metrics=metrics):
            yield Entry("target", one.id, one.place.id, one.metric.id, one.source.id, one.grade)
        for seen in self.observations_of(metrics=metrics):
            rest = (seen.place.id, seen.metric.id, seen.source.id, seen.grade)
            yield Entry("observation", seen.id, *rest)

    def targets_of(
        self,
        places: Collection[str] = (),
        *,
        metrics: Collection[str] = (),
        periods: Collection[str] = (),
    ) -> tuple[Target, ...]:
        """Return the targets of places by metrics, of periods."""
        return tuple(
            one
            for one in self.targets
            if _is_of(one, places, metrics) and (not periods or one.period in periods)
        )

    def observations_of(
        self, places: Collection[str] = (), *, metrics: Collection[str] = ()
    ) -> tuple[Observation, ...]:
        """Return the results of places by metrics."""
        return tuple(one for one in self.observations if _is_of(one, places, metrics))

    def projects_of(self, places: Collection[str] = ()) -> tuple[Project, ...]:
        """Return the projects of places."""
        return tuple(one for one in self.projects if not places or one.place.id in places)

    def pages_of(self, places: Collection[str] = ()) -> tuple[PlacePage, ...]:
        """Return the pages of places."""
        return tuple(one for one in self.pages if not places or one.place.id in places)


def _is_of(record: Target | Observation, places: Collection[str], metrics: Collection[str]) -> bool:
    """Say whether a record is of one of the places and by one of the metrics; an empty filter has all."""
    return (not places or record.place.id in places) and (
        not metrics or record.metric.id in metrics
    )


def each(ledger: Ledger, asked: Callable[[Collection[str]], Sequence[T]]) -> Iterator[T]:
    """Give what is asked of every place in the order of the ledger, of which no more than one place's need be held."""
    if isinstance(ledger, WholeLedger):
        yield from asked(())
        return
    for place in ledger.places:
        yield from asked((place.id,))


def parts(ledger: Ledger) -> Iterator[Part]:
    """Give everything about each place, one place after another."""
    if isinstance(ledger, WholeLedger):
        yield from _parts_of_whole(ledger)
        return
    for place in ledger.places:
        own = (place.id,)
        yield Part(
            place=place,
            page=next(iter(ledger.pages_of(own)), None),
            targets=tuple(ledger.targets_of(own)),
            observations=tuple(ledger.observations_of(own)),
            projects=tuple(ledger.projects_of(own)),
        )


def _parts_of_whole(ledger: WholeLedger) -> Iterator[Part]:
    """Give everything about each place of what is at hand."""
    pages = {page.place.id: page for page in ledger.pages}
    targets, seen = by_place(ledger.targets), by_place(ledger.observations)
    projects = by_place(ledger.projects)
    for place in ledger.places:
        yield Part(
            place=place,
            page=pages.get(place.id),
            targets=tuple(targets.get(place.id, ())),
            observations=tuple(seen.get(place.id, ())),
            projects=tuple(projects.get(place.id, ())),
        )


def by_place(records: Iterable[Placed]) -> dict[str, list[Placed]]:
    """Return what is of each place, by the place's id."""
    found: dict[str, list[Placed]] = {}
    for one in records:
        found.setdefault(one.place.id, []).append(one)
    return found
