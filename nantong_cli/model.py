"""What the data means: frozen values, linked to one another, each knowing the line it was read from.

Stored is what a source states; whatever can be computed (intervals, order, ranks) is not here.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

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
    """The ledger's own card. `area` is the place whose parts are the subjects; `version` is SemVer of the data."""

    id: str
    title: Text
    version: str
    area: str
    licence: str


class Place(NamedTuple):
    """A county, or a benchmark above it. `code` is the statistical division code, as text; `source` says where from."""

    id: str
    names: Text
    pinyin: str
    aliases: tuple[str, ...]
    code: str | None
    type: str
    parent: str | None
    source: str | None
    where: Where


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
    """What is measured. `better` says which direction is the good one, `basis` on what footing it is taken."""

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
    date_published: str
    date_accessed: str | None
    url_main: str | None
    language: str
    sha256: str | None
    note: Text | None
    where: Where


class Relative(NamedTuple):
    """What a relative target is measured by: another place's metric, or an earlier goal times a factor."""

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
    """A commitment: of a place, or, where `project` is given, about one of its projects."""

    id: str
    place: Place
    project: str | None
    metric: Metric
    period: str
    claim: Claim
    strength: str
    figure: str
    statement: Text
    source: Source
    paragraph: int
    scope: Text | None
    note: Text | None
    where: Where


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


class Project(NamedTuple):
    """A project that the source names, with its figures (targets and observations about it)."""

    id: str
    place: Place
    names: Text
    entity: Text
    about: Text
    source: Source
    paragraph: int
    figures: tuple[Target | Observation, ...]
    where: Where


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


class Ledger(NamedTuple):
    """Everything, in the order of the files: the order of the article."""

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

    @property
    def subjects(self) -> tuple[Place, ...]:
        """Return the places that the ledger is about: the parts of its area."""
        return tuple(place for place in self.places if place.parent == self.dataset.area)
