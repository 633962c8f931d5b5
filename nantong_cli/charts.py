"""What may be drawn of an answer: amounts on a scale, and places on a map. How they look is nobody's business here."""

from decimal import Decimal
from typing import NamedTuple

from nantong_cli.bounds import Interval
from nantong_cli.errors import Message
from nantong_cli.maps import Map
from nantong_cli.model import Metric, Place, Unit
from nantong_cli.values import Judged


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
