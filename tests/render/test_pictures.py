"""The screen as a file: each character in the cell that it has on a terminal, readable, whole, and fetching nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any, TypeAlias
from xml.etree import ElementTree

import pytest
from wcwidth import wcswidth, wcwidth

from nantong_cli.answer import Column, Table
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import LANGS, Lang, Metric, Text
from nantong_cli.queries.atlas import atlas
from nantong_cli.queries.check import check
from nantong_cli.queries.compare import compare
from nantong_cli.queries.coverage import coverage
from nantong_cli.queries.places import places
from nantong_cli.queries.search import search
from nantong_cli.queries.show import show
from nantong_cli.queries.sources import sources
from nantong_cli.render.look import Look
from nantong_cli.render.pictures import CELL, LINE, RISE, ROOM, WIDE, write_html, write_svg
from nantong_cli.render.terminal import write_table
from nantong_cli.sheets import Answer
from tests.conftest import Run

pytestmark = pytest.mark.once

Writer: TypeAlias = Callable[[Answer, io.StringIO, Look], None]
ADDRESSES = re.compile(
    r"https?:|//|url\(|@import|@font-face|<script|<link|src=|href=", re.IGNORECASE
)


def metric(ledger: WholeLedger) -> Metric:
    """Return the growth of the economy."""
    return next(one for one in ledger.metrics if one.id == "gdp_growth")


#: answers of every kind
ANSWERS: dict[str, Callable[[WholeLedger], Answer]] = {
    "list": places,
    "map": lambda ledger: atlas(ledger, metric(ledger)),
    "compare": lambda ledger: compare(ledger, ledger.subjects, [metric(ledger)]),
    "check": check,
    "coverage": lambda ledger: coverage(ledger, ledger.subjects),
    "pages": lambda ledger: show(ledger, ledger.places[:2]),
    "sources": lambda ledger: sources(ledger, ()),
    "search": lambda ledger: search(ledger, ["增长"]),
    "nothing": lambda ledger: search(ledger, ["no such words"]),
}
LOOKS = [Look(lang, width, colour=True, command="nt") for lang in LANGS for width in (60, 100)]


def written(write: Writer, answer: Answer, look: Look) -> str:
    """Return what is written of an answer."""
    stream = io.StringIO()
    write(answer, stream, look)
    return stream.getvalue()


def on_screen(answer: Answer, look: Look) -> list[str]:
    """Return the lines that a terminal gets."""
    return written(write_table, answer, look._replace(colour=False)).splitlines()


def parsed(svg: str) -> ElementTree.Element:
    """Return a picture's elements."""
    return ElementTree.fromstring(svg)  # noqa: S314  # we wrote it ourselves


def texts(svg: str) -> list[dict[str, str]]:
    """Return the runs of a picture: their attributes, and their text as `text`."""
    tree = parsed(svg)
    found = (one for one in tree.iter() if one.tag.endswith("}text"))
    return [{**one.attrib, "text": one.text or ""} for one in found]


def seen(svg: str) -> list[str]:
    """Return the lines of a picture, each character put into the cell in which it is drawn."""
    cells: dict[tuple[int, int], str] = {}
    for run in texts(svg):
        line, rest = divmod(int(run["y"]) - RISE, LINE)
        assert rest == 0
        if len(at := run["x"].split()) > 1 or wcwidth(run["text"][0]) == 2:
            columns = [(int(x) - (2 * CELL - WIDE) // 2) / CELL for x in at]
        else:
            columns = [int(at[0]) / CELL + n for n in range(len(run["text"]))]
        for column, character in zip(columns, run["text"], strict=True):
            assert column == int(column)
            assert (line, int(column)) not in cells, "one character over another"
            cells[line, int(column)] = character
    lines = []
    for line in range(max(line for line, _ in cells) + 1):
        text = ""
        for column, character in sorted((c, own) for (n, c), own in cells.items() if n == line):
            assert column >= wcswidth(text), "one character over half of another"
            text += " " * (column - wcswidth(text)) + character
        lines.append(text)
    return lines


@pytest.mark.parametrize("look", LOOKS, ids=[f"{one.lang} {one.width}" for one in LOOKS])
@pytest.mark.parametrize("kind", ANSWERS)
def test_each_character_of_a_picture_stands_in_the_cell_that_it_has_on_a_terminal(
    ledger: WholeLedger, kind: str, look: Look
) -> None:
    answer = ANSWERS[kind](ledger)
    svg = written(write_svg, answer, look)
    assert seen(svg) == on_screen(answer, look)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ANSWERS)
def test_a_run_is_as_wide_as_its_cells_and_nothing_is_beyond_the_paper(
    ledger: WholeLedger, kind: str, lang: Lang
) -> None:
    svg = written(write_svg, ANSWERS[kind](ledger), Look(lang, 80, colour=True))
    tree = parsed(svg)
    width, height = int(tree.attrib["width"]), int(tree.attrib["height"])
    assert tree.attrib["viewBox"] == f"0 0 {width} {height}"
    assert width == 80 * CELL + 2 * ROOM
    for run in texts(svg):
        size = wcswidth(run["text"]) * CELL
        if "textLength" in run:
            assert int(run["textLength"]) == size
            assert {wcwidth(one) for one in run["text"]} == {1}
        assert int(run["x"].split()[0]) + size <= width - 2 * ROOM + WIDE
        assert int(run["y"]) <= height - 2 * ROOM


class _Page(HTMLParser):
    """The text of a page's <pre>, the widths of its boxes, and its title."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.boxes: list[tuple[str, str]] = []
        self.title = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.inside.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.inside]
        if "pre" in tags:
            self.text += data
        if tags[-1:] == ["i"]:
            self.boxes.append((data, self.inside[-1][1].get("style") or "width:2ch"))
        if tags[-1:] == ["title"]:
            self.title += data


def page(html: str) -> _Page:
    """Return a page, read; every element that was opened was closed."""
    found = _Page()
    found.feed(html)
    found.close()
    assert found.inside == []
    return found


@pytest.mark.parametrize("look", LOOKS, ids=[f"{one.lang} {one.width}" for one in LOOKS])
@pytest.mark.parametrize("kind", ANSWERS)
def test_a_page_has_the_lines_of_the_terminal(ledger: WholeLedger, kind: str, look: Look) -> None:
    answer = ANSWERS[kind](ledger)
    found = page(written(write_html, answer, look))
    lines = [line.rstrip(" ") for line in found.text.splitlines()]
    assert lines == on_screen(answer, look)
    for text, style in found.boxes:
        assert style == f"width:{wcswidth(text)}ch"
    boxed = "".join(text for text, _ in found.boxes)
    assert boxed == "".join(one for one in found.text if not one.isascii())


@pytest.mark.parametrize("write", [write_svg, write_html])
@pytest.mark.parametrize("kind", ANSWERS)
def test_nothing_is_fetched_and_nothing_runs(ledger: WholeLedger, kind: str, write: Writer) -> None:
    look = Look("zh-Hant", 100, colour=True)
    text = written(write, ANSWERS[kind](ledger), look)
    markup = re.sub(r">[^<]*<", "><", text.replace('xmlns="http://www.w3.org/2000/svg"', ""))
    styles = "".join(re.findall(r"<style>.*?</style>", text, re.DOTALL))
    assert ADDRESSES.findall(markup.replace("/>", "").replace("</", "<") + styles) == []


@pytest.mark.parametrize("write", [write_svg, write_html])
def test_the_same_answer_is_the_same_bytes(ledger: WholeLedger, write: Writer) -> None:
    look = Look("zh-Hans", 90, colour=True)
    one, again = (written(write, ANSWERS["map"](ledger), look) for _ in range(2))
    assert one == again


def test_the_names_of_a_picture_are_its_own(ledger: WholeLedger) -> None:
    """Two pictures may stand in one page: the styles of the one must not colour the other."""

    def names(kind: str, lang: Lang) -> set[str]:
        svg = written(write_svg, ANSWERS[kind](ledger), Look(lang, 80, colour=True))
        return set(re.findall(r"nt-[0-9a-f]{8}", svg))

    every = [names(kind, lang) for kind in ANSWERS for lang in LANGS if kind != "nothing"]
    assert all(len(one) == 1 for one in every)
    assert len(set().union(*every)) == len(every)


HOSTILE = "<script>alert(1)</script> & \"'</text></pre>]]>\x1b[31m\u202e{x}%s"


@pytest.mark.parametrize("write", [write_svg, write_html])
def test_no_text_can_become_markup(write: Writer) -> None:
    said = Text(HOSTILE, HOSTILE, HOSTILE)
    table = Table("hostile", (Column("motto", "name", heading=said),), ((said,),), title=said)
    look = Look("en", 200, colour=True)
    text = written(write, table, look)
    shown = seen(text) if write is write_svg else page(text).text.splitlines()
    assert [line.rstrip(" ") for line in shown] == on_screen(table, look)
    assert "<script" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("write", [write_svg, write_html])
def test_a_stream_of_another_encoding_gets_the_same_picture(
    ledger: WholeLedger, write: Writer
) -> None:
    look = Look("zh-Hans", 80, colour=True)
    answer = ANSWERS["map"](ledger)
    raw = io.BytesIO()
    stream: Any = io.TextIOWrapper(raw, encoding="gbk", newline="")
    write(answer, stream, look)
    stream.flush()
    text = raw.getvalue().decode("ascii")
    shown = seen(text) if write is write_svg else page(text).text.splitlines()
    assert [line.rstrip(" ") for line in shown] == on_screen(answer, look)


# what it is called


@pytest.mark.parametrize(
    ("kind", "lang", "title"),
    [
        ("map", "en", "GDP growth, 2023: published results"),
        ("compare", "zh-Hans", "地区生产总值增速，2023年"),
        ("pages", "zh-Hant", "海安市、如皋市"),
        ("coverage", "en", "nt coverage"),
    ],
)
def test_a_picture_is_called_what_its_answer_is(
    ledger: WholeLedger, kind: str, lang: Lang, title: str
) -> None:
    look = Look(lang, 80, command="nt coverage")
    answer = ANSWERS[kind](ledger)
    svg = parsed(written(write_svg, answer, look))
    named = next(one for one in svg if one.tag.endswith("}title"))
    assert (named.text, named.attrib["id"]) == (title, svg.attrib["aria-labelledby"])
    html = written(write_html, answer, look)
    assert page(html).title == title
    assert f'<html lang="{lang}">' in html


# light and dark


def rules(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the colours of the classes in the light and in the dark scheme."""
    light, dark = text.partition("</style>")[0].split("@media (prefers-color-scheme: dark)")
    pattern = re.compile(r"\.?([\w-]+) \{[^}]*?(?:fill|(?<!-)color): (#[0-9a-f]{6})")
    return dict(pattern.findall(light)), dict(pattern.findall(dark))


def brightness(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("write", [write_svg, write_html])
def test_every_ink_can_be_read_on_light_and_on_dark_paper(
    ledger: WholeLedger, write: Writer
) -> None:
    look = Look("en", 100, colour=True)
    for answer in (ask(ledger) for ask in ANSWERS.values()):
        text = written(write, answer, look)
        light, dark = rules(text)
        assert len(light) > 1
        assert light.keys() == dark.keys()
        for paper, inks in (("#ffffff", light), ("#11151b", dark)):
            assert paper in text
            for ink in set(inks.values()) - {paper}:
                one, other = sorted((brightness(ink), brightness(paper)))
                assert (other + 0.05) / (one + 0.05) >= 4.5, ink


def test_without_colour_there_are_ink_and_grey(ledger: WholeLedger) -> None:
    for answer in (ask(ledger) for ask in ANSWERS.values()):
        light, _ = rules(written(write_svg, answer, Look("en", 100, colour=False)))
        assert set(light.values()) <= {"#ffffff", "#14181d", "#596069"}


# as a program


@pytest.mark.parametrize("form", ["svg", "html"])
def test_the_program_writes_the_file_on_stdout(nt: Run, form: str) -> None:
    ran = nt("check", "haian", "-f", form, "--lang", "zh-Hans", "--no-chart")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("<svg" if form == "svg" else "<!DOCTYPE html>")
    assert "海" in ran.out
    assert "◆" not in ran.out


def test_a_picture_is_a_hundred_cells_wide_and_coloured_unless_told_otherwise(nt: Run) -> None:
    usual = nt("check", "haian", "-f", "svg").out
    assert f'width="{100 * CELL + 2 * ROOM}"' in usual
    assert usual == nt("check", "haian", "-f", "svg", "--width", "100", "--color", "always").out
    plain = nt("check", "haian", "-f", "svg", "--color", "never").out
    assert len(rules(plain)[0]) < len(rules(usual)[0])


def test_a_picture_has_all_characters_whatever_the_terminal_has(nt: Run) -> None:
    own = {"PYTHONIOENCODING": "ascii", "NT_AMBIGUOUS_WIDTH": "2", "NO_COLOR": "1", "TERM": "dumb"}
    poor = nt("map", "-f", "svg", "--lang", "zh-Hant", env=own)
    assert poor.err == ""
    assert seen(poor.out) == seen(nt("map", "-f", "svg", "--lang", "zh-Hant").out)
    assert nt("map", "-f", "svg", "--ascii").out.isascii()


def test_fields_asked_for_are_those_of_the_picture(nt: Run) -> None:
    lines = seen(nt("targets", "haian", "-f", "svg", "--fields", "id,value", "-q").out)
    assert lines[0].split() == ["id", "value"]
