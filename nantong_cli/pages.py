"""What is told of a place beside its figures: its page, its projects, and what became of them."""

from typing import NamedTuple

from nantong_cli.errors import Where
from nantong_cli.model import Observation, Place, Source, Target, Text


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
