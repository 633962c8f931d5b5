"""Where each mark must stand and looks: worked out here with fractions, from the outside, and compared cell by cell."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nantong_cli.bounds import Interval
from nantong_cli.charts import Picture, Scale
from nantong_cli.render.drawing import ASCII, UNICODE, Pen, axis, cell, drawn, pen, ticks
from tests.queries.conftest import unit

PERCENT, CNY = unit("percent"), unit("cny_100m", scale=100_000_000, base="cny")
#: ten cells for ten numbers: what is at n stands in the cell n
TEN = Scale(Decimal(0), Decimal(10), PERCENT)

NUMBERS = st.decimals(-50, 150, places=2)
WIDTHS = st.integers(2, 90)


def between(low: str | None, high: str | None, ends: str = "[]") -> Interval:
    """Return an interval as one writes it: [2, 5), and an end without a number is open."""
    lower, upper = (Decimal(end) if end is not None else None for end in (low, high))
    return Interval(
        *(lower, upper),
        lower_closed=low is not None and ends[0] == "[",
        upper_closed=high is not None and ends[1] == "]",
    )


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    """Return a scale that begins and ends anywhere."""
    low, high = sorted(draw(st.lists(NUMBERS, min_size=2, max_size=2, unique=True)))
    return Scale(low, high, PERCENT)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Return an interval of any ends, within the scale or not."""
    low, high = sorted(draw(st.tuples(NUMBERS, NUMBERS)))
    closed = (True, True) if low == high else draw(st.tuples(st.booleans(), st.booleans()))
    lower = None if draw(st.booleans()) and low < high else low
    upper = None if draw(st.booleans()) and low < high else high
    return Interval(
        *(lower, upper),
        lower_closed=closed[0] and lower is not None,
        upper_closed=closed[1] and upper is not None,
    )


def at(value: Decimal, scale: Scale, width: int) -> Fraction:
    """Return how far from the left a number is, in cells."""
    whole = Fraction(str(scale.high)) - Fraction(str(scale.low))
    return Fraction(width) * (Fraction(str(value)) - Fraction(str(scale.low))) / whole


def within(number: int, width: int) -> int:
    """Return the nearest cell that there is."""
    return sorted((0, number, width - 1))[1]


def covered(interval: Interval, scale: Scale, width: int) -> tuple[int, int]:
    """Return the first and the last cell that holds any of an interval."""
    first, last = 0, width - 1
    if interval.lower is not None:
        first = within(floor(at(interval.lower, scale, width)), width)
    if interval.upper is not None:
        last = within(ceil(at(interval.upper, scale, width)) - 1, width)
    return first, max(first, last)


# a number stands in the cell that holds it


@given(scales(), WIDTHS, st.data())
def test_a_number_stands_in_the_cell_whose_span_holds_it(
    scale: Scale, width: int, data: st.DataObject
) -> None:
    value = data.draw(st.decimals(scale.low, scale.high, places=4))
    step = (Fraction(str(scale.high)) - Fraction(str(scale.low))) / width
    found = cell(value, scale, width)
    begins = Fraction(str(scale.low)) + found * step
    is_last = value == scale.high  # the end of the scale has no cell of its own
    assert 0 <= found < width
    assert begins <= Fraction(str(value)) < begins + step or (is_last and found == width - 1)


def test_what_lies_beside_the_scale_stands_in_its_first_or_last_cell() -> None:
    assert [cell(Decimal(n), TEN, 10) for n in (-5, 0, 9, 10, 99)] == [0, 0, 9, 9, 9]


# targets


@pytest.mark.parametrize(
    ("target", "row", "in_ascii"),
    [
        (between("3", "7"), "   ├──┤   ", "   [--]   "),
        (between("3", "7", "()"), "   ○──○   ", "   (--)   "),
        (between("3", "7", "[)"), "   ├──○   ", "   [--)   "),
        (between("3", None), "   ├─────▶", "   [----->"),
        (between("3", None, "()"), "   ○─────▶", "   (----->"),
        (between(None, "7"), "◀─────┤   ", "<-----]   "),
        (between(None, "7", "()"), "◀─────○   ", "<-----)   "),
        (between(None, None), "◀────────▶", "<-------->"),
        (between("3.9", "6.1"), "   ├──┤   ", "   [--]   "),
        (between("-5", "4"), "├──┤      ", "[--]      "),
        (between("8", "40"), "        ├┤", "        []"),
        (between("9", None), "         ▶", "         >"),
        (between("5", "5"), "     ┤    ", "     ]    "),
    ],
)
def test_the_results_that_reach_a_target(target: Interval, row: str, in_ascii: str) -> None:
    picture = Picture(TEN, target, None)
    assert drawn(picture, (), 10, UNICODE) == row
    assert drawn(picture, (), 10, ASCII) == in_ascii


def test_a_rounded_target_is_a_span_without_ends() -> None:
    picture = Picture(TEN, between("3", "7", "[)"), None, is_about=True)
    assert drawn(picture, (), 10, UNICODE) == "   ╌╌╌╌   "
    assert drawn(picture, (), 10, ASCII) == "   ~~~~   "


@given(scales(), WIDTHS, intervals())
def test_a_target_covers_its_cells_and_no_other(scale: Scale, width: int, target: Interval) -> None:
    first, last = covered(target, scale, width)
    row = drawn(Picture(scale, target, None), (), width, UNICODE)
    assert len(row) == width
    assert row[:first].strip() == row[last + 1 :].strip() == ""
    assert set(row[first + 1 : last]) <= {"─"}
    right = "▶" if target.upper is None else "┤" if target.upper_closed else "○"
    left = "◀" if target.lower is None else "├" if target.lower_closed else "○"
    assert row[last] == right
    assert first == last or row[first] == left


# outturns


@pytest.mark.parametrize(
    ("outturn", "row", "in_ascii"),
    [
        (between("5", "5"), "     ◆    ", "     *    "),
        (between("5.25", "5.75", "[)"), "     ◆    ", "     *    "),
        (between("5", "6", "[)"), "     ◆    ", "     *    "),
        (between("3", "7", "[)"), "   ━━━━   ", "   ====   "),
        (between("3.4", "6.6", "[)"), "   ━━━━   ", "   ====   "),
        (between("3.5", "6.5", "[)"), "   ╺━━╸   ", "   ====   "),
        (between("3.9", "6.1", "[)"), "   ╺━━╸   ", "   ====   "),
        (between("3", None), "   ━━━━━━▶", "   ======>"),
        (between(None, "7"), "◀━━━━━━   ", "<======   "),
        (between("-5", "2.5"), "━━╸       ", "===       "),
        (between("11", "12"), "         ◆", "         *"),
    ],
)
def test_where_a_result_lies(outturn: Interval, row: str, in_ascii: str) -> None:
    picture = Picture(TEN, None, outturn)
    assert drawn(picture, (), 10, UNICODE) == row
    assert drawn(picture, (), 10, ASCII) == in_ascii


@given(scales(), WIDTHS, intervals())
def test_a_result_covers_its_cells_and_halves_of_those_at_its_ends(
    scale: Scale, width: int, outturn: Interval
) -> None:
    first, last = covered(outturn, scale, width)
    row = drawn(Picture(scale, None, outturn), (), width, UNICODE)
    assert row[:first].strip() == row[last + 1 :].strip() == ""
    if first == last:
        assert row[first] == "◆"
        return
    assert set(row[first + 1 : last]) <= {"━"}
    begins = None if outturn.lower is None else at(outturn.lower, scale, width)
    ends = None if outturn.upper is None else at(outturn.upper, scale, width)
    half = Fraction(1, 2)
    assert row[first] == ("◀" if begins is None else "╺" if begins >= first + half else "━")
    assert row[last] == ("▶" if ends is None else "╸" if ends <= last + half else "━")


# what lies over what


def test_a_result_lies_over_a_target_and_that_over_the_lines() -> None:
    picture = Picture(TEN, between("4", None), between("6", "8", "[)"))
    lines = [Decimal(1), Decimal(5), Decimal(7)]
    assert drawn(picture, lines, 10, UNICODE) == " ┊  ├┼━┿─▶"
    assert drawn(picture, lines, 10, ASCII) == " :  [+=#->"
    assert drawn(Picture(TEN, None, None), lines, 10, UNICODE) == " ┊   ┊ ┊  "


def test_a_wide_result_hides_neither_an_end_of_its_target_nor_a_line() -> None:
    above, known = between("4", None, "()"), between("2.5", "7.5", "[)")
    assert drawn(Picture(TEN, above, known), [Decimal(4)], 10, UNICODE) == "  ╺━○━━╸─▶"
    assert drawn(Picture(TEN, above, known), [Decimal(4)], 10, ASCII) == "  ==(===->"
    within = between("4", "6", "[]")
    assert drawn(Picture(TEN, within, known), (), 10, UNICODE) == "  ╺━├┤━╸  "
    assert drawn(Picture(TEN, None, known), [Decimal(4)], 10, UNICODE) == "  ╺━┿━━╸  "
    assert drawn(Picture(TEN, None, known), [Decimal(2)], 10, UNICODE) == "  ┿━━━━╸  "
    # of two cells none is given up
    assert drawn(Picture(TEN, above, between("4", "6", "[)")), (), 10, UNICODE) == "    ━━───▶"


def test_without_a_scale_there_is_nothing_to_draw() -> None:
    assert drawn(Picture(None, None, None), [Decimal(1)], 5, UNICODE) == "     "


@given(scales(), WIDTHS, intervals(), intervals(), st.lists(NUMBERS, max_size=3), st.booleans())
def test_ascii_has_the_same_marks_in_the_same_cells(
    scale: Scale,
    width: int,
    target: Interval,
    outturn: Interval,
    lines: list[Decimal],
    is_about: bool,
) -> None:
    picture = Picture(scale, target, outturn, is_about=is_about)
    row = drawn(picture, lines, width, UNICODE)
    signs = dict(zip(marks(UNICODE)[::-1], marks(ASCII)[::-1], strict=True)) | {" ": " "}
    # an excluded end looks the same on both sides: in ASCII it tells which
    found = drawn(picture, lines, width, ASCII)
    like = [(sign, found[n]) for n, sign in enumerate(row)]
    assert [pair for pair in like if pair[1] != signs[pair[0]] and pair != ("○", ")")] == []
    assert found.isascii()


def marks(pen: Pen) -> list[str]:
    """Return all that a pen draws, in its order."""
    return [sign for part in pen for sign in part]


@pytest.mark.parametrize("pen", [UNICODE, ASCII])
def test_every_mark_is_one_cell_wide(pen: Pen) -> None:
    from wcwidth import wcswidth

    assert [sign for sign in marks(pen) if wcswidth(sign) != 1] == []


def test_the_pen_is_chosen_by_what_the_screen_can_draw() -> None:
    assert (pen(is_ascii=True), pen(is_ascii=False)) == (ASCII, UNICODE)


# the numbers over a scale


@given(scales(), st.integers(2, 8))
def test_ticks_are_round_numbers_within_the_scale_and_as_far_apart(scale: Scale, most: int) -> None:
    found = ticks(scale, most)
    assert len(found) <= most + 1
    assert all(scale.low <= one <= scale.high for one in found)
    steps = {other - one for one, other in pairwise(found)}
    assert len(steps) <= 1
    for step in steps:
        digits = step.normalize().as_tuple()
        assert digits.digits in ((1,), (2,), (5,))
        assert all(one % step == 0 for one in found)


def test_ticks_are_round_in_the_unit_that_is_read() -> None:
    scale = Scale(Decimal("7040000000"), Decimal("7460000000"), CNY)
    assert ticks(scale, 5) == [Decimal(7_100_000_000 + n * 100_000_000) for n in range(4)]


def test_labels_stand_over_their_cells_and_those_that_would_touch_are_left_out() -> None:
    labels = [(1, "1 %"), (4, "2 %"), (9, "3 %"), (19, "4 %")]
    assert axis(labels, 20, [3, 3, 3, 3]) == "1 %     3 %      4 %"
    assert axis([(10, "百分之一")], 20, [8]) == "      百分之一      "
