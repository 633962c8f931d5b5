"""The bibliography on a screen, and the line of sources under an answer: whole outputs beside the call."""

from __future__ import annotations

import io

import pytest

from nantong_cli.answer import Column, Table
from nantong_cli.model import Lang, Source
from nantong_cli.queries.sources import sources
from nantong_cli.render.cells import ids
from nantong_cli.render.formats import Format, writer
from nantong_cli.render.look import Look
from tests.queries.conftest import ledger, metric, observation, page, place, source, target, text

HAIAN = place("haian")
YEARBOOK = source("yearbook")._replace(
    kind="statistical_bulletin",
    date_published="2022-03-07",
    url_main="https://example.org/2022",
    language="zh-Hans",
    note=text("a reprint"),
)
CODES = source("codes")._replace(kind="classification", date_published=None)
SMALL = ledger(
    target(HAIAN, metric("growth"), ">= 6.5"),
    *(observation(HAIAN, metric(f"m{n}"), "= 5", source=YEARBOOK) for n in range(8)),
    page(HAIAN),
    places=[HAIAN._replace(source="codes")],
    sources=[source("paper"), YEARBOOK, CODES],
)


def drawn(table: Table, form: Format = Format.table, lang: Lang = "en", width: int = 80) -> str:
    """Return an answer as a person gets it."""
    stream = io.StringIO()
    writer(form)(table, stream, Look(lang, width))
    return stream.getvalue()


def test_the_bibliography_is_a_row_a_source() -> None:
    assert (
        drawn(sources(SMALL), width=90)
        == """\
id        source               kind                  records  grades
paper     the paper, paper     news article                2  –
yearbook  the paper, yearbook  statistical bulletin        8  B
codes     the paper, codes     classification              1  –
──────────────────────────────────────────────────────────────────────────────────────────
nt sources ID · nt sources --cite bibtex · -f json for scripts
"""
    )


def test_a_source_asked_for_is_a_record() -> None:
    assert (
        drawn(sources(SMALL, [YEARBOOK]), width=60)
        == """\
the paper, yearbook
id            yearbook
kind          statistical bulletin
published by  the paper
title         title of yearbook
published     7 March 2022
read          –
address       https://example.org/2022
language      zh-Hans
note          a reprint
records       8
grades        B
cited by      haian.m0.2022.seen, haian.m1.2022.seen,
              haian.m2.2022.seen, haian.m3.2022.seen,
              haian.m4.2022.seen, haian.m5.2022.seen and
              2 more: -f json
────────────────────────────────────────────────────────────
nt sources ID · nt sources --cite bibtex · -f json for
scripts
"""
    )


def test_the_bibliography_in_markdown() -> None:
    assert (
        drawn(sources(SMALL), Format.md, "zh-Hans")
        == """\
| 标识 | 来源 | 类别 | 记录 | 等级 |
| --- | --- | --- | ---: | --- |
| paper | the paper, paper（简） | 新闻报道 | 2 | – |
| yearbook | the paper, yearbook（简） | 统计公报 | 8 | B |
| codes | the paper, codes（简） | 分类标准 | 1 | – |
"""
    )


@pytest.mark.parametrize("width", [60, 66, 72])
def test_ids_and_kinds_are_kept_whole_or_told_as_records(width: int) -> None:
    said = drawn(sources(SMALL), width=width)
    assert all(word in said for word in ("yearbook", "classification", "bulletin"))


def test_a_few_ids_are_all_told_and_many_are_counted() -> None:
    named = [f"id{number}" for number in range(8)]
    assert ids(named[:6], "en") == "id0, id1, id2, id3, id4, id5"
    assert ids(named, "en") == "id0, id1, id2, id3, id4, id5 and 2 more: -f json"
    assert ids(named, "zh-Hans") == "id0、id1、id2、id3、id4、id5，另有2个：-f json"


# the line


def cited(count: int, hint: str = "") -> Table:
    """Return an answer that rests on so many sources."""
    own = tuple(source(f"no{number}") for number in range(count))
    return Table("answer", (Column("id", "id"),), (("one",),), hint=hint, sources=own)


@pytest.mark.parametrize(
    ("count", "line"),
    [
        (1, "Sources: the paper, no0"),
        (2, "Sources: the paper, no0; the paper, no1"),
        (4, "Sources: the paper, no0; the paper, no1; the paper, no2; the paper, no3"),
        (5, "Sources: the paper, no0; the paper, no1; the paper, no2; and 2 more: nt sources"),
        (60, "Sources: the paper, no0; the paper, no1; the paper, no2; and 57 more: nt sources"),
    ],
)
def test_a_few_sources_are_all_named_and_many_are_counted(count: int, line: str) -> None:
    rule = "─" * 100
    assert drawn(cited(count), width=100) == f"id\none\n{rule}\n{line}\n"
    assert drawn(cited(count), Format.md) == f"| id |\n| --- |\n| one |\n\n{line}\n"


def test_many_sources_in_chinese() -> None:
    said = drawn(cited(5), Format.md, "zh-Hant").splitlines()[-1]
    assert (
        said
        == "來源：the paper, no0（繁）；the paper, no1（繁）；the paper, no2（繁）；另有2個：nt sources"
    )


def test_under_the_line_stands_how_to_ask_on() -> None:
    assert drawn(cited(1, "hint.list"), width=60).splitlines()[-3:] == [
        "─" * 60,
        "Sources: the paper, no0",
        "nt show PLACE · nt targets · nt compare --metric METRIC",
    ]


def test_an_answer_without_sources_ends_as_it_did() -> None:
    assert drawn(cited(0)) == "id\none\n"


def test_no_source_can_steer_a_terminal_or_mark_up_a_document() -> None:
    harm: Source = source("x")._replace(attribution_short=text("\x1b[31m*a* [b](c)"))
    table = cited(0)._replace(sources=(harm,))
    assert r"Sources: \x1b[31m*a* [b](c)" in drawn(table)
    assert r"Sources: \\x1b\[31m\*a\* \[b\](c)" in drawn(table, Format.md)
