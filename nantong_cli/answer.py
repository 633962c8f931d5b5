"""What an answer is: a Table of raw values, or a Page of sections. Nothing in it is formatted.

A column's kind says what its values mean. A kind may stand for several fields of a machine format: a
`place` is `place` and `place_name`, a `claim` is `kind`, `op`, `value`, `unit`, … A person sees it as one cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple, TypeAlias

from nantong_cli.bounds import Bound, Interval
from nantong_cli.errors import Message
from nantong_cli.model import (
    Dataset,
    Lang,
    Map,
    Metric,
    Observation,
    Place,
    Source,
    Target,
    Text,
    Unit,
)

ColumnKind: TypeAlias = Literal[
    "id",  # text, the same in every language
    "prose",  # text as it stands, such as a source's own figure words
    "place",  # a Place: its id and its name
    "places",  # Places: their ids; names for people
    "metric",  # a Metric: its id and its name
    "measured",  # a Measured: the same, with what the figure is confined to
    "unit",  # a Unit: its id; its symbol for people
    "claim",  # a Claim, or None where nothing is stated
    "stated",  # targets and observations of one place and metric; for people only
    "mark",  # targets of one place and metric as a sign; for people only
    "hit",  # a Hit: the text, its language and where the words stand in it
    "raw",  # a value of a machine format as it is
    "name",  # a Text in the reader's language, under the key given
    "text",  # a Text: every language in nested formats, the reader's in flat ones
    "code",  # a word of a fixed list: strength, measure, … labelled for people
    "period",
    "date",  # a year, a month or a day, as text
    "source",  # a Source: its short name; for people, and for those who cite it
    "integer",
    "paragraph",
    "rank",  # (best, worst), or None
    "tally",  # ((code, number), …) of codes; for people only
    "list",  # of texts
    "extent",  # an Extent, or None
    "bound",  # a Limit, or None: for programs the widest interval under the key, the surest under sure_KEY
    "evidence",  # results of one standing, of which the first tells most; or an earlier goal; or none
    "difference",  # a Difference, or None
    "verdict",  # a Judged: the verdict, and its reason under the key `reason`
    "leads",  # of a target: ((Place, how far above that place's target at least), …)
    "picture",  # a Picture, or None; for people only
    "news",  # what became of a project: News
    "sentences",  # Messages, whose values may be anything that a column's may
    "ids",  # of records, which may be many: people see the first few, and how many more
    "table",  # a Table in a cell: nested in JSON, a row each in flat formats
]


class Measured(NamedTuple):
    """A metric, and what the one figure covers where that is less than the metric's name says.

    `period` is told where it is not the one that everything else is of.
    """

    metric: Metric
    scope: Text | None
    period: str | None = None


class Hit(NamedTuple):
    """A text in which words were found, and where: from and to, in each language that holds them all."""

    text: Text
    spans: Mapping[Lang, tuple[tuple[int, int], ...]]

    def language(self, lang: Lang) -> Lang:
        """Return the language to show: the reader's, or the first in which the words stand.

        The two scripts of Chinese are written a character for a character: where one holds the words, so
        does the other, in the same places.
        """
        if lang in self.spans:
            return lang
        return next(iter(self.spans))


class Extent(NamedTuple):
    """Amounts between two ends, in the base of a unit, to be told in that unit."""

    interval: Interval
    unit: Unit


class Limit(NamedTuple):
    """Which results reach a target, to be told in its unit."""

    bound: Bound
    unit: Unit


class Difference(NamedTuple):
    """By how much a result is above what it is measured by: of the stated numbers, and at most and at least.

    `value` is in the unit, None where no one number is stated; rates differ by points (`is_points`).
    """

    value: Decimal | None
    extent: Extent
    is_points: bool
    #: False where it is told as a distance, without a sign
    is_signed: bool = True


class Part(NamedTuple):
    """Results of a part of a period only, which do not stand for the whole."""

    results: tuple[Observation, ...]


class Judged(NamedTuple):
    """A verdict, and what it rests on in a word."""

    verdict: str
    reason: str


class Period(NamedTuple):
    """A period inside a sentence."""

    text: str


class Date(NamedTuple):
    """A date inside a sentence, as far as it goes."""

    text: str


class Word(NamedTuple):
    """A label of the catalogue inside a sentence."""

    key: str


class Scale(NamedTuple):
    """The ends of a drawn scale, in the base of the unit that it is told in."""

    low: Decimal
    high: Decimal
    unit: Unit


class Picture(NamedTuple):
    """A target and an outturn on a scale: which amounts reach the one, and where the other lies.

    `is_about` says that the target is the span of a rounded number.
    """

    scale: Scale | None
    target: Interval | None
    outturn: Interval | None
    is_about: bool = False
    #: numbers that it is measured by
    lines: tuple[Decimal, ...] = ()


class ChartRow(NamedTuple):
    """A row of a chart; where there is nothing to draw, words say so."""

    place: Place
    picture: Picture
    has_target: bool
    verdict: Judged | None


class Line(NamedTuple):
    """A number that others are measured by, and whose it is."""

    value: Decimal
    places: tuple[Place, ...]


class Chart(NamedTuple):
    """One metric drawn on one scale, a row a place; the last `apart` rows stand apart."""

    metric: Metric
    period: str
    scale: Scale
    rows: tuple[ChartRow, ...]
    lines: tuple[Line, ...]
    apart: int = 0


class Region(NamedTuple):
    """A place on a map: what is told of it, and by which of the shades, None where no single number says that."""

    place: Place
    told: Message
    shade: int | None


class Atlas(NamedTuple):
    """Places where they lie; `shades` are those that occur, from 1 for the least, each with what it stands for."""

    map: Map
    regions: tuple[Region, ...]
    shades: tuple[tuple[int, Message], ...]


Evidence: TypeAlias = "tuple[Observation | Target, ...]"


class Note(NamedTuple):
    """A remark on figures, and what they are of; of the places only where it is not said of each that is shown.

    `column` is the key of the column that it explains, where it explains one: without that it is not needed.
    `aloud` says that nobody should miss it: it is told beside the answer where a format has no notes.
    """

    text: Text | Message
    metrics: tuple[Metric, ...] = ()
    places: tuple[Place, ...] = ()
    column: str = ""
    aloud: bool = False


#: `spare` of a column that stands in records and in no table
RECORDS_ONLY = 9


class Column(NamedTuple):
    """A column: its key is a promise to scripts, its kind says what the values are."""

    key: str
    kind: ColumnKind
    #: whom it is for: everybody, people at a screen, or programs
    audience: Literal["all", "screen", "machine"] = "all"
    #: the word for it in the catalogue, where that is not the key: of its heading, and of its codes
    word: str = ""
    #: the heading itself, where it is a name of the data
    heading: Text | None = None
    #: from 1: left out of a table that has no room for it, the higher first
    spare: int = 0
    #: of a table in a cell: its columns
    inner: tuple[Column, ...] = ()


class Table(NamedTuple):
    """Rows of raw values under columns.

    `records` is the same facts with one fact a row, where the rows for people are arranged otherwise.
    `grouped` says that equal values of the first column stand together and are told once.
    `apart` is how many of the last rows stand apart from the rest.
    `is_sparse` says that a record's empty fields need not be told.
    `sources` are what the rows rest on, told to people under them; those of the most rows come first.
    `atlas` is drawn over the rows; `empty` says why there are none.
    `detailed` says that each row is read by itself, as a record.
    `holds` says that what was to be checked is so; where it is not, the answer is one all the same, and a
    script learns of it by the exit status.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    title: Text | Message | None = None
    subtitle: Text | Message | None = None
    notes: tuple[Note, ...] = ()
    hint: str = ""
    grouped: bool = False
    detailed: bool = False
    records: Table | None = None
    apart: int = 0
    is_sparse: bool = False
    charts: tuple[Chart, ...] = ()
    sources: tuple[Source, ...] = ()
    atlas: Atlas | None = None
    empty: Message | None = None
    holds: bool = True


class Block(NamedTuple):
    """A text of a page and the paragraph it retells; `name` and `role` are whose word it is."""

    text: Text
    paragraph: int
    title: Text | None = None
    name: Text | None = None
    role: Text | None = None


class Section(NamedTuple):
    """A part of a page: an opening text, items, a table, or several of them; with none of them it is not stated."""

    key: str
    lead: Block | None = None
    items: tuple[Block, ...] = ()
    table: Table | None = None

    @property
    def is_stated(self) -> bool:
        """Say whether there is anything in it."""
        return bool(self.lead or self.items or (self.table and self.table.rows))


class Page(NamedTuple):
    """One place's page. `parents` are the places that it is a part of, the nearest first.

    `sources` are what it rests on, where no section of it says so.
    """

    place: Place
    parents: tuple[Place, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    hint: str = ""
    sources: tuple[Source, ...] = ()


class Pages(NamedTuple):
    """The pages of several places."""

    name: str
    pages: tuple[Page, ...]
    holds: bool = True


Answer: TypeAlias = Table | Pages


class Chapter(NamedTuple):
    """A part of a manual: what is typed, and what it is for."""

    heading: str
    rows: tuple[tuple[str, str], ...]


class Manual(NamedTuple):
    """What a command is for and how it is used, in the reader's language; `headings` are of usage and examples."""

    name: str
    usage: tuple[str, ...]
    summary: str
    examples: tuple[str, ...]
    parts: tuple[Chapter, ...]
    headings: tuple[str, str]


class Story(NamedTuple):
    """One target with its story: a table of one row, and the sources that it rests on."""

    target: Target
    verdict: Judged
    table: Table
    sources: tuple[Source, ...]


class Report(NamedTuple):
    """Answers that are read together as one document.

    `tally` is how many targets got each verdict; `comparisons` are of one metric each; the last `apart` pages are of
    places that the others are measured by; `sources` is the bibliography of them all.
    """

    dataset: Dataset
    overview: Table
    tally: tuple[tuple[str, int], ...]
    verdicts: Table
    comparisons: tuple[tuple[Metric, Table], ...]
    pages: tuple[Page, ...]
    stories: tuple[Story, ...]
    sources: Table
    conventions: tuple[Table, ...]
    apart: int = 0
