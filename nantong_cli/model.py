"""What the data means: frozen values, linked to one another, each knowing the line it was read from.

Stored is what a source states; whatever can be computed (intervals, order, ranks) is not here.
"""

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
    gap_over: "Relative | None" = None


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
