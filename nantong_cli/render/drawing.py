"""Intervals drawn in cells: which cell each end and mark stands in, and with which character."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from nantong_cli.render import words

if TYPE_CHECKING:
    from nantong_cli.bounds import Interval
    from nantong_cli.charts import Chart, Picture, Scale
    from nantong_cli.model import Lang, Unit


class Pen(NamedTuple):
    """The characters to draw with, each one cell wide."""

    bar: str
    included: tuple[str, str]
    excluded: tuple[str, str]
    arrows: tuple[str, str]
    about: str
    line: str
    mark: str
    span: str
    #: the left and the right half of a cell of a span
    halves: tuple[str, str]
    #: a bar, and a span, that a line goes through
    crossed: tuple[str, str]


UNICODE = Pen("─", ("├", "┤"), ("○", "○"), ("◀", "▶"), "╌", "┊", "◆", "━", ("╸", "╺"), ("┼", "┿"))
ASCII = Pen("-", ("[", "]"), ("(", ")"), ("<", ">"), "~", ":", "*", "=", ("=", "="), ("+", "#"))


def pen(*, is_ascii: bool) -> Pen:
    """Return what to draw with."""
    return ASCII if is_ascii else UNICODE


def position(value: Decimal, scale: Scale, width: int) -> Fraction:
    """Return how many cells from the left a number stands, exactly; it may be outside of the scale."""
    low, high = Fraction(scale.low), Fraction(scale.high)
    return (Fraction(value) - low) / (high - low) * width


def cell(value: Decimal, scale: Scale, width: int, *, is_end: bool = False) -> int:
    """Return the cell in which a number stands; the excluded end of a span, on a border, is in the cell before."""
    at = position(value, scale, width)
    found = int(at // 1) - (1 if is_end and at.denominator == 1 else 0)
    return max(0, min(width - 1, found))


def drawn(picture: Picture, lines: Iterable[Decimal], width: int, pen: Pen) -> str:
    """Return a picture as `width` cells: lines first, the target over them, and the outturn over both.

    A wide outturn hides neither where its target begins or ends nor where a line goes through.
    """
    scale = picture.scale
    cells = [" "] * width
    if scale is None:
        return "".join(cells)
    for value in lines:
        cells[cell(value, scale, width)] = pen.line
    if picture.target is not None:
        _draw_target(cells, picture.target, scale, pen, is_about=picture.is_about)
    if picture.outturn is not None:
        _draw_outturn(cells, picture.outturn, scale, pen)
    return "".join(cells)


def _draw_target(
    cells: list[str], target: Interval, scale: Scale, pen: Pen, *, is_about: bool
) -> None:
    """Draw which amounts reach a target."""
    first, last = _cells(target, scale, len(cells))
    for at in range(first, last + 1):
        bar = pen.crossed[0] if cells[at] == pen.line else pen.bar
        cells[at] = pen.about if is_about else bar
    if is_about:
        return
    ends = (
        (first, target.lower, target.lower_closed, 0),
        (last, target.upper, target.upper_closed, 1),
    )
    for at, end, is_closed, side in ends:
        marks = pen.arrows if end is None else pen.included if is_closed else pen.excluded
        cells[at] = marks[side]


def _draw_outturn(cells: list[str], outturn: Interval, scale: Scale, pen: Pen) -> None:
    """Draw where a result lies: a mark in one cell, or a span with half cells at its ends."""
    width = len(cells)
    first, last = _cells(outturn, scale, width)
    if first == last:
        cells[first] = pen.mark
        return
    kept = (*pen.included, *pen.excluded) if last - first > 1 else ()
    for at in range(first, last + 1):
        if cells[at] not in kept:
            is_crossed = cells[at] in (pen.line, pen.crossed[0])
            cells[at] = pen.crossed[1] if is_crossed else pen.span
    for at, end in zip((first, last), _span_ends(outturn, scale, width, pen), strict=True):
        if cells[at] == pen.span or end in pen.arrows:
            cells[at] = end


def _span_ends(outturn: Interval, scale: Scale, width: int, pen: Pen) -> tuple[str, str]:
    """Return with what a span begins and ends: an arrow where it is open, half a cell where it covers no more."""
    begin, end = pen.arrows
    first, last = _cells(outturn, scale, width)
    half = Fraction(1, 2)
    if outturn.lower is not None:
        is_half = position(outturn.lower, scale, width) - first >= half
        begin = pen.halves[1] if is_half else pen.span
    if outturn.upper is not None:
        is_half = position(outturn.upper, scale, width) - last <= half
        end = pen.halves[0] if is_half else pen.span
    return begin, end


def _cells(interval: Interval, scale: Scale, width: int) -> tuple[int, int]:
    """Return the first and the last cell of an interval."""
    first = 0 if interval.lower is None else cell(interval.lower, scale, width)
    if interval.upper is None:
        return first, width - 1
    is_end = not interval.is_point and interval.upper != interval.lower
    return first, max(first, cell(interval.upper, scale, width, is_end=is_end))


def ticks(scale: Scale, most: int) -> list[Decimal]:
    """Return round numbers within a scale, at most so many, in the base of its unit."""
    size = scale.unit.scale
    low, high = scale.low / size, scale.high / size
    step = Decimal(1).scaleb(((high - low) / most).adjusted())
    step = next(
        step * factor for factor in (1, 2, 5, 10, 20) if (high - low) / (step * factor) <= most
    )
    first = (low / step).to_integral_value(rounding="ROUND_CEILING") * step
    found = []
    while first <= high:
        found.append(first * size)
        first += step
    return found


def amount_at(value: Decimal, unit: Unit, lang: Lang) -> str:
    """Return a number of a scale, which is in the base of the unit, without the zeros at its end."""
    short = (value / unit.scale).normalize()
    plain = short if short != short.to_integral_value() else short.quantize(Decimal(1))
    return str(words.amount(plain, unit, lang))


def marks(shown: Chart) -> list[str]:
    """Return which marks occur in a chart, of included, excluded, open, about and outturn, in this order."""
    pictures = [row.picture for row in shown.rows]
    bars = [one.target for one in pictures if one.target is not None and not one.is_about]
    results = [one.outturn for one in pictures if one.outturn is not None]
    ends = [(one.lower, one.lower_closed) for one in bars]
    ends += [(one.upper, one.upper_closed) for one in bars]
    occurs = {
        "included": any(end is not None and is_closed for end, is_closed in ends),
        "excluded": any(end is not None and not is_closed for end, is_closed in ends),
        "open": any(one.lower is None or one.upper is None for one in (*bars, *results)),
        "about": any(one.target is not None and one.is_about for one in pictures),
        "outturn": bool(results),
    }
    return [mark for mark, is_there in occurs.items() if is_there]


def axis(labels: Sequence[tuple[int, str]], width: int, size: Sequence[int]) -> str:
    """Return labels in one line, each over its cell, without those that would touch; `size` is each one's width."""
    text, at = "", 0
    for (middle, label), cells in zip(labels, size, strict=True):
        start = max(0, min(width - cells, middle - cells // 2))
        if start < at + (1 if at else 0):
            continue
        text += " " * (start - at) + label
        at = start + cells
    return text + " " * max(0, width - at)
