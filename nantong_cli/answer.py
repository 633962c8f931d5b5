"""What an answer is: a Table of raw values, or a Page of sections. Nothing in it is formatted.

A column's kind says what its values mean. A kind may stand for several fields of a machine format: a
`place` is `place` and `place_name`, a `claim` is `kind`, `op`, `value`, `unit`, … A person sees it as one cell.
"""

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from nantong_cli.errors import Message
from nantong_cli.model import Metric, Observation, Place, Source, Target, Text

if TYPE_CHECKING:
    from nantong_cli.charts import Atlas, Chart

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

Evidence: TypeAlias = tuple[Observation | Target, ...]


class Measured(NamedTuple):
    """A metric, and what the one figure covers where that is less than the metric's name says.

    `period` is told where it is not the one that everything else is of.
    """

    metric: Metric
    scope: Text | None
    period: str | None = None


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
    inner: "tuple[Column, ...]" = ()


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
    records: "Table | None" = None
    apart: int = 0
    is_sparse: bool = False
    charts: "tuple[Chart, ...]" = ()
    sources: tuple[Source, ...] = ()
    atlas: "Atlas | None" = None
    empty: Message | None = None
    holds: bool = True
