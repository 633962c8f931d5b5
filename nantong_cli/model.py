"""What the data means: frozen values, linked to one another, each knowing the line it was read from.

Stored is what a source states; whatever can be computed (intervals, order, ranks) is not here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, Protocol, TypeAlias

from nantong_cli.errors import Where

Lang: TypeAlias = Literal["en", "zh-Hans", "zh-Hant"]
Op: TypeAlias = Literal["=", ">=", "<=", ">", "<", "~"]
Kind: TypeAlias = Literal["absolute", "relative", "qualitative", "unquantified"]

LANGS: tuple[Lang, ...] = ("en", "zh-Hans", "zh-Hant")
OPS: tuple[Op, ...] = ("=", ">=", "<=", ">", "<", "~")
KINDS: tuple[Kind, ...] = ("absolute", "relative", "qualitative", "unquantified")
STRENGTHS = ("ensure", "plan", "strive", "expect")
STATUSES = ("estimate", "preliminary", "final")
GRADES = ("A", "B", "C")
MEASURES = ("level", "growth_rate", "count", "net_change", "share", "rank", "gap", "event")
BETTER = ("higher", "lower", "neither")
PLACE_TYPES = ("country", "province", "prefecture_city", "county_city", "county", "district")
SOURCE_KINDS = (
    "news_article",
    "government_report",
    "statistical_release",
    "statistical_bulletin",
    "classification",
    "encyclopaedia",
)


class Text(NamedTuple):
    """One text in every language of the ledger."""

    en: str
    zh_hans: str
    zh_hant: str

    def says(self, lang: Lang) -> str:
        """Return the text in `lang`."""
        if lang == "en":
            return self.en
        return self.zh_hans if lang == "zh-Hans" else self.zh_hant


class Dataset(NamedTuple):
    """The ledger's own card. `area` is the place whose parts are the subjects; `version` is SemVer of the data.

    `period` is the year that the ledger is about: the one meant where a question names none and several answer.
    """

    id: str
    title: Text
    version: str
    area: str
    licence: str
    period: str | None = None


class Tile(NamedTuple):
    """A rectangle on the ledger's map: its first column and row, counted from 1, and how many it covers."""

    x: int
    y: int
    width: int
    height: int
    where: Where


class Water(NamedTuple):
    """A sea or a river of the map: the rectangles that it fills, its name in the first of them."""

    id: str
    names: Text
    tiles: tuple[Tile, ...]
    where: Where


class Map(NamedTuple):
    """A schematic of where the places lie: a grid of so many columns and rows, and the waters on it."""

    columns: int
    rows: int
    waters: tuple[Water, ...]
    where: Where


class Place(NamedTuple):
    """A county, or a benchmark above it. `code` is the statistical division code, as text; `source` says where from.

    `tile` is where it lies on the ledger's map.
    """

    id: str
    names: Text
    pinyin: str
    aliases: tuple[str, ...]
    code: str | None
    type: str
    parent: str | None
    source: str | None
    where: Where
    tile: Tile | None = None


class Unit(NamedTuple):
    """A unit; `scale` × `base` is what one of it is, e.g. 100000000 yuan."""

    id: str
    symbol: Text
    scale: Decimal
    base: str
    where: Where


class Term(NamedTuple):
    """Something named where a number could stand: a qualitative goal, or a goal set earlier."""

    id: str
    names: Text
    where: Where


class Metric(NamedTuple):
    """What is measured. `better` says which direction is the good one, `basis` on what footing it is taken.

    `gap_over`, of a gap: the place's own rate less which place's rate of which metric.
    """

    id: str
    family: str | None
    names: Text
    definition: Text
    unit: Unit | None
    measure: str
    better: str
    basis: Text | None
    aliases: tuple[str, ...]
    where: Where
    gap_over: Relative | None = None


class Family(NamedTuple):
    """Metrics that are asked for together under one id."""

    id: str
    names: Text
    where: Where


class Source(NamedTuple):
    """Where a record comes from, in the fields of an OWID origin."""

    id: str
    kind: str
    producer: Text
    title: Text
    attribution_short: Text
    date_published: str | None
    date_accessed: str | None
    url_main: str | None
    language: str
    sha256: str | None
    note: Text | None
    where: Where


class Relative(NamedTuple):
    """What a relative claim is measured by: another place's metric, or an earlier goal; either times a factor."""

    place: Place | None = None
    metric: Metric | None = None
    goal: Term | None = None
    factor: Decimal | None = None


class Claim(NamedTuple):
    """What is said of a quantity, hedge included. Exactly one of the four kinds of `Kind`."""

    op: Op | None = None
    value: Decimal | None = None
    unit: Unit | None = None
    relative: Relative | None = None
    qualitative: Term | None = None

    @property
    def kind(self) -> Kind:
        """Say which of the four kinds this is."""
        if self.value is not None:
            return "absolute"
        if self.relative is not None:
            return "relative"
        return "qualitative" if self.qualitative is not None else "unquantified"


class Target(NamedTuple):
    """A commitment: of a place, or, where `project` is given, about one of its projects.

    `goal` is the name under which later targets refer to it, such as the goal set at the start of the year.
    """

    id: str
    place: Place
    project: str | None
    metric: Metric
    period: str
    claim: Claim
    strength: str
    figure: str | None
    statement: Text
    source: Source
    paragraph: int | None
    scope: Text | None
    note: Text | None
    where: Where
    grade: str | None = None
    goal: Term | None = None


class Observation(NamedTuple):
    """A stated result: of a place, or, where `project` is given, about one of its projects."""

    id: str
    place: Place
    project: str | None
    metric: Metric
    period: str
    claim: Claim
    status: str
    grade: str
    figure: str | None
    source: Source
    paragraph: int | None
    scope: Text | None
    note: Text | None
    where: Where


class News(NamedTuple):
    """What became of a project later on, by another source."""

    period: str
    text: Text
    grade: str
    source: Source
    where: Where


class Project(NamedTuple):
    """A project that the source names, with its figures (targets and observations about it) and its later news."""

    id: str
    place: Place
    names: Text
    entity: Text
    about: Text
    source: Source
    paragraph: int
    figures: tuple[Target | Observation, ...]
    where: Where
    news: tuple[News, ...] = ()


class Passage(NamedTuple):
    """A text of a page, perhaps titled, and the paragraph it retells."""

    text: Text
    paragraph: int
    title: Text | None = None


class Pledge(NamedTuple):
    """An official's word."""

    name: Text
    role: Text
    text: Text
    paragraph: int


class PlacePage(NamedTuple):
    """A place's own page: what it says of itself, what was seen there, what it plans, what it pledged."""

    place: Place
    source: Source
    motto: Passage
    arena: Passage
    lead: Passage
    plan: tuple[Passage, ...]
    pledge: Pledge | None
    where: Where


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

    def targets_of(
        self, places: Collection[str] = (), *, metrics: Collection[str] = ()
    ) -> Sequence[Target]:
        """Return the targets of places by metrics, both given as ids."""

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

    def targets_of(
        self, places: Collection[str] = (), *, metrics: Collection[str] = ()
    ) -> tuple[Target, ...]:
        """Return the targets of places by metrics."""
        return tuple(one for one in self.targets if _is_of(one, places, metrics))

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
