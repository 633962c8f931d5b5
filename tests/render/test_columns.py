"""Columns share a room: the widest give first, words and ids stay whole while others can give, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nantong_cli.render.columns import Columns, narrowed
from nantong_cli.render.lines import Line, Row, Stack, side_by_side
from nantong_cli.render.prose import Prose

WIDTHS = st.lists(st.integers(1, 80), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("widths", "room", "least", "found"),
    [
        ([10, 20], 30, [1, 1], [10, 20]),
        ([10, 20], 25, [1, 1], [10, 15]),
        ([20, 20], 31, [1, 1], [16, 15]),
        ([10, 30], 20, [1, 25], [1, 25]),
        ([10, 30], 32, [1, 25], [7, 25]),
        ([5, 5], 4, [1, 4], [1, 4]),
    ],
)
def test_the_widest_give_first(
    widths: list[int], room: int, least: list[int], found: list[int]
) -> None:
    assert narrowed(widths, room, least=least) == found


@given(WIDTHS, st.integers(1, 300), st.data())
def test_no_more_is_given_than_asked_nor_below_the_least(
    widths: list[int], room: int, data: st.DataObject
) -> None:
    least = [data.draw(st.integers(1, width)) for width in widths]
    found = narrowed(widths, room, least=least)
    assert all(low <= now <= old for low, now, old in zip(least, found, widths, strict=True))
    assert sum(found) == max(min(sum(widths), room), sum(least))


def shown(headings: list[str], rows: list[list[str]], width: int, **more: object) -> list[str]:
    """Return the lines of columns."""
    least = [4] * len(headings)
    texts = [[Prose(text) for text in row] for row in rows]
    columns = Columns(list(map(Prose, headings)), texts, least=least, **more)  # type: ignore[arg-type]  # as given
    return [line.plain.rstrip() for line in columns.lines(width)]


def test_an_id_is_whole_where_another_column_can_give() -> None:
    rows = [["above_scale_output_growth", "growth of the output of large firms"]]
    assert shown(["id", "name"], rows, 40, whole=[0]) == [
        "id                         name",
        "above_scale_output_growth  growth of the",
        "                           output of",
        "                           large firms",
    ]


def test_headings_keep_their_words_and_end_above_the_rows() -> None:
    rows = [["preliminary", "B"], [], ["final", "A"]]
    assert shown(["status of it", "grade"], rows, 18) == [
        "status of",
        "it           grade",
        "preliminary  B",
        "",
        "final        A",
    ]


def test_where_nothing_else_helps_a_word_is_broken_and_kept() -> None:
    assert shown(["a", "b"], [["internationalisation", "harmonisation"]], 12) == [
        "a     b",
        "inte  harmon",
        "rnat  isatio",
        "iona  n",
        "lisa",
        "tion",
    ]


def test_numbers_stand_on_the_right() -> None:
    assert shown(["name", "count"], [["one", "7"], ["two", "142"]], 40, right=[1]) == [
        "name  count",
        "one       7",
        "two     142",
    ]


TEXTS = st.text("ab 全年增，é́", max_size=12)
RUNS = st.lists(st.tuples(TEXTS, st.sampled_from(["", "dim", "bold"])), max_size=5)


@given(RUNS, st.data())
def test_a_line_is_cut_into_all_of_itself(runs: list[tuple[str, str]], data: st.DataObject) -> None:
    line = Line.of(*runs)
    size = len(line.plain)
    places = sorted(data.draw(st.lists(st.integers(0, size), max_size=4)))
    pieces = line.cut(places)
    ends = [*places, size]
    assert [one.plain for one in pieces] == [
        line.plain[begin:end] for begin, end in zip([0, *places], ends, strict=True)
    ]
    styled = [(sign, style) for text, style in line.runs for sign in text]
    assert [(sign, style) for one in pieces for text, style in one.runs for sign in text] == styled
    assert line.stripped().plain == line.plain.rstrip()


def test_blocks_beside_one_another_keep_to_their_columns() -> None:
    columns = [[Line("海安"), Line("é̃")], [], [Line("a"), Line(), Line("c")]]
    found = [line.plain for line in side_by_side(columns, [4, 3, 1], gap=1)]
    assert found == ["海安     a", "é̃", "         c"]


def test_a_row_gives_its_last_block_the_room_that_is_left() -> None:
    row = Row((5,), Prose("label"), Prose("what is said of it"))
    assert [line.plain for line in row.lines(15)] == ["label what is", "      said of", "      it"]
    stack = Stack(Prose("one"), row)
    assert stack.lines(15)[0].plain == "one"
