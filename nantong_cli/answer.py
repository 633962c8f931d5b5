"""What an answer is: a Table of raw values, or a Page of sections. Nothing in it is formatted.

A column's kind says what its values mean. A kind may stand for several fields of a machine format: a
`place` is `place` and `place_name`, a `claim` is `kind`, `op`, `value`, `unit`, … A person sees it as one cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from nantong_cli.errors import Message
from nantong_cli.model import Lang, Metric, Place, Text

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
    "integer",
    "paragraph",
    "rank",  # (best, worst), or None
    "tally",  # ((code, number), …) of codes; for people only
    "list",  # of texts
    "table",  # a Table in a cell: nested in JSON, a row each in flat formats
]


class Measured(NamedTuple):
    """A metric, and what the one figure covers where that is less than the metric's name says."""

    metric: Metric
    scope: Text | None


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


class Note(NamedTuple):
    """A remark on figures, and what they are of; of the places only where it is not said of each that is shown.

    `aloud` says that nobody should miss it: it is told beside the answer where a format has no notes.
    """

    text: Text | Message
    metrics: tuple[Metric, ...] = ()
    places: tuple[Place, ...] = ()
    aloud: bool = False


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
    #: of a table in a cell: its columns
    inner: tuple[Column, ...] = ()


class Table(NamedTuple):
    """Rows of raw values under columns.

    `records` is the same facts with one fact a row, where the rows for people are arranged otherwise.
    `grouped` says that equal values of the first column stand together and are told once.
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
    """One place's page. `parents` are the places that it is a part of, the nearest first."""

    place: Place
    parents: tuple[Place, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    hint: str = ""


class Pages(NamedTuple):
    """The pages of several places."""

    name: str
    pages: tuple[Page, ...]
    holds: bool = True


Answer: TypeAlias = Table | Pages


class Part(NamedTuple):
    """A part of a manual: what is typed, and what it is for."""

    heading: str
    rows: tuple[tuple[str, str], ...]


class Manual(NamedTuple):
    """What a command is for and how it is used, in the reader's language; `headings` are of usage and examples."""

    name: str
    usage: tuple[str, ...]
    summary: str
    examples: tuple[str, ...]
    parts: tuple[Part, ...]
    headings: tuple[str, str]
