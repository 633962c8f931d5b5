"""Prose wraps as Chinese and Latin do, in display cells, and loses nothing."""

from __future__ import annotations

from io import StringIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from nantong_cli.render.lines import Line
from nantong_cli.render.look import Look
from nantong_cli.render.paint import write_lines
from nantong_cli.render.prose import Aligned, Prose, wrapped
from nantong_cli.render.safe import visible

MIXED = st.text(
    st.sampled_from("全年增長，。（）“”、 65%.8GDP≥ab'-é…·一\u3000"), min_size=0, max_size=120
)


def lines(text: str, width: int) -> list[str]:
    """Return the lines of a text."""
    return [line.plain for line in wrapped(Line(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("GDP grows by 6.5 % or more", 12, ["GDP grows by", "6.5 % or", "more"]),
        ("revenue of CNY 7.4 bn is", 14, ["revenue of", "CNY 7.4 bn is"]),
        ("at least ≥ 6.5 %", 12, ["at least", "≥ 6.5 %"]),
        ("确保全年增长，并且", 12, ["确保全年增", "长，并且"]),
        ("海安（全年）增长", 6, ["海安", "（全", "年）增", "长"]),
        ("工業開票銷售2350億元", 16, ["工業開票銷售", "2350億元"]),
        ("南通日報，2023年11月29日", 16, ["南通日報，2023年", "11月29日"]),
        ("internationalisation", 8, ["internat", "ionalisa", "tion"]),
        ("> 600 enterprises", 16, ["> 600", "enterprises"]),
        ("", 10, [""]),
        ("one\ntwo", 10, ["one", "two"]),
    ],
)
def test_breaks_are_where_a_reader_expects_them(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_blanks_that_only_align_go_before_a_line_or_a_word_is_broken() -> None:
    def shown(text: str, width: int) -> list[str]:
        return [line.plain for line in Aligned(text).lines(width)]

    assert shown("      65 enterprises", 20) == ["      65 enterprises"]
    assert shown("      65 enterprises", 16) == ["  65 enterprises"]
    assert shown("      65 enterprises", 12) == ["65", "enterprises"]


def test_every_line_has_the_style_of_the_text() -> None:
    drawn = StringIO()
    lines = Prose("the accounts closed", "dim").lines(14)
    write_lines(lines, drawn, Look(colour=True))
    assert drawn.getvalue() == "\x1b[2mthe accounts\x1b[0m\n\x1b[2mclosed\x1b[0m\n"


@given(MIXED, st.integers(4, 60))
def test_no_line_is_wider_than_the_room_and_no_character_is_lost(text: str, width: int) -> None:
    found = lines(text, width)
    assert all(wcswidth(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@given(st.text("全年增長，。、）"), st.integers(6, 40))
def test_no_line_begins_with_a_closing_mark_unless_marks_alone_fill_a_line(
    text: str, width: int
) -> None:
    found = lines(text, width)
    for before, line in pairwise(found):
        if line[:1] and line[0] in "，。、）":
            assert before.strip("，。、）") == before[:1].strip("，。、）") or len(line) > 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("a\u202eb", "a\\u202eb"),
        ("tab\there", "tab\\there"),
        ("[red]plain[/red]", "[red]plain[/red]"),
        ("two\nlines", "two\nlines"),
        ("海安 Hai'an é", "海安 Hai'an é"),
    ],
)
def test_what_could_steer_a_terminal_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown
