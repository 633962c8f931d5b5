"""What an answer is that is read, not compared: the pages of places, in sections of texts and tables."""

from typing import NamedTuple, TypeAlias

from nantong_cli.answer import Note, Table
from nantong_cli.model import Place, Source, Text


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


#: what a question may be answered by
Answer: TypeAlias = Table | Pages
