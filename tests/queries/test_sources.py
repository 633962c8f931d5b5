"""Shows what rests on each source: what is counted, of what grade, and which ids it is told by."""

from __future__ import annotations

from typing import Any

import pytest

from nantong_cli.answer import Table
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import Source
from nantong_cli.pages import News
from nantong_cli.queries.compare import compare
from nantong_cli.queries.coverage import coverage
from nantong_cli.queries.figures import most_cited
from nantong_cli.queries.metrics import metrics
from nantong_cli.queries.places import places
from nantong_cli.queries.projects import projects
from nantong_cli.queries.search import search
from nantong_cli.queries.show import show
from nantong_cli.queries.sources import COLUMNS, DETAILS, USES, sources
from nantong_cli.queries.targets import targets
from tests.queries.conftest import (
    HERE,
    PAPER,
    ledger,
    metric,
    observation,
    page,
    place,
    project,
    source,
    target,
    text,
)

HAIAN = place("haian", code="320685")._replace(source="codes")
NANTONG = place("nantong", parent=None)
GROWTH, SALES = metric("growth"), metric("sales")
CODES, YEARBOOK, RUMOUR, UNUSED = map(source, ("codes", "yearbook", "rumour", "unused"))

YARN = project(
    "yarn",
    HAIAN,
    target(HAIAN, SALES, "= 9", about="yarn"),
    observation(HAIAN, SALES, "= 8", about="yarn", source=YEARBOOK),
)._replace(
    news=(
        News("2024", text("spinning"), "A", YEARBOOK, HERE),
        News("2025", text("sold"), "C", RUMOUR, HERE),
    )
)
SMALL = ledger(
    target(HAIAN, GROWTH, ">= 6.5"),
    target(HAIAN, SALES, "= 50", source=YEARBOOK)._replace(grade="C"),
    observation(HAIAN, GROWTH, "= 5"),
    observation(HAIAN, GROWTH, "= 5.1", period="2021", source=YEARBOOK),
    YARN,
    page(HAIAN),
    places=[HAIAN, NANTONG],
    sources=[UNUSED, RUMOUR, YEARBOOK, PAPER, CODES],
)


def told(table: Table, *keys: str) -> list[tuple[Any, ...]]:
    """Return some columns of the rows."""
    at = [[column.key for column in table.columns].index(key) for key in keys]
    return [tuple(row[n] for n in at) for row in table.rows]


def test_what_rests_on_each_source_is_counted_by_what_it_is() -> None:
    assert told(sources(SMALL), "id", "records", *USES) == [
        # records: targets, observations, projects, figures, pages, news, places
        ("rumour", 1, 0, 0, 0, 0, 0, 1, 0),
        ("yearbook", 4, 1, 1, 0, 1, 0, 1, 0),
        ("paper", 5, 1, 1, 1, 1, 1, 0, 0),
        ("codes", 1, 0, 0, 0, 0, 0, 0, 1),
    ]


def test_the_records_are_told_by_their_ids_in_the_order_of_the_counts() -> None:
    assert told(sources(SMALL), "id", "cited_by") == [
        ("rumour", ("yarn",)),
        (
            "yearbook",
            ("haian.sales.2023", "haian.growth.2021.seen", "yarn.sales.2022.seen", "yarn"),
        ),
        (
            "paper",
            (
                "haian.growth.2023",
                "haian.growth.2022.seen",
                "yarn",
                "yarn.sales.2023",
                "haian",
            ),
        ),
        ("codes", ("haian",)),
    ]


def test_grades_are_those_of_its_records_the_best_first() -> None:
    assert told(sources(SMALL), "id", "grades") == [
        ("rumour", ("C",)),
        ("yearbook", ("A", "B", "C")),
        ("paper", ("B",)),
        ("codes", ()),
    ]


def test_a_source_is_told_in_the_fields_of_an_origin() -> None:
    (row,) = sources(SMALL, [CODES]).rows
    assert row[:12] == (
        "codes",
        CODES,
        "news_article",
        text("the paper"),
        text("title of codes"),
        text("the paper, codes"),
        "2023-08",
        None,
        None,
        "zh-Hant",
        None,
        None,
    )


def test_without_names_what_nothing_rests_on_is_left_out_and_details_are_for_programs() -> None:
    table = sources(SMALL)
    seen = [column.key for column in table.columns if column.audience != "machine"]
    assert seen == ["id", "source", "kind", "records", "grades"]
    assert not table.detailed
    assert [column.key for column in table.columns] == [column.key for column in COLUMNS]


def test_sources_asked_for_are_told_in_full_in_the_order_asked_unused_ones_too() -> None:
    table = sources(SMALL, [PAPER, UNUSED])
    assert told(table, "id", "records", "grades", "cited_by")[1] == ("unused", 0, (), ())
    assert [row[0] for row in table.rows] == ["paper", "unused"]
    assert table.detailed
    assert {column.key for column in table.columns if column.audience != "machine"} >= set(DETAILS)


def test_a_bibliography_names_no_sources_of_its_own() -> None:
    assert sources(SMALL).sources == ()


def test_those_that_stand_there_most_often_come_first_and_of_equals_the_one_met_first() -> None:
    cited = [RUMOUR, CODES, YEARBOOK, PAPER, YEARBOOK, PAPER, PAPER]
    assert most_cited(cited) == (PAPER, YEARBOOK, RUMOUR, CODES)
    assert most_cited([]) == ()


# what other questions say that they rest on


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (places(SMALL), (PAPER, YEARBOOK)),
        (targets(SMALL, [HAIAN]), (PAPER, YEARBOOK)),
        (targets(SMALL, [HAIAN], metrics=[SALES]), (YEARBOOK,)),
        (targets(SMALL, [NANTONG]), ()),
        (compare(SMALL, [HAIAN], [SALES]), (YEARBOOK,)),
        (compare(SMALL, [HAIAN]), (PAPER, YEARBOOK)),
        (coverage(SMALL, [HAIAN], [SALES]), (YEARBOOK,)),
        (coverage(SMALL, [HAIAN]), (PAPER, YEARBOOK)),
        (metrics(SMALL, [SALES]), (YEARBOOK,)),
        (metrics(SMALL, [GROWTH]), (PAPER, YEARBOOK)),
        (projects(SMALL), (PAPER, YEARBOOK)),
        (search(SMALL, ["9"]), ()),
        (search(SMALL, ["nantong"]), ()),  # a place's own name is nobody's
        (search(SMALL, ["statement of haian.sales"]), (YEARBOOK,)),
        (search(SMALL, ["industry"]), (PAPER,)),
        (search(SMALL, ["a company"]), (PAPER,)),
        (search(SMALL, ["figure of yarn.sales.2022"]), (YEARBOOK,)),
    ],
)
def test_an_answer_rests_on_the_sources_of_what_it_shows(
    answer: Table, expected: tuple[Source, ...]
) -> None:
    assert answer.sources == expected


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (["motto"], (PAPER,)),
        (["targets"], (PAPER, YEARBOOK)),
        (["targets", "motto"], (PAPER, YEARBOOK)),
        (["projects"], (PAPER, YEARBOOK)),
        (["sources"], ()),
        (["motto", "sources"], ()),
        ([], ()),
    ],
)
def test_a_page_rests_on_the_sources_of_its_sections_unless_it_lists_them(
    sections: list[str], expected: tuple[Source, ...]
) -> None:
    (page,) = show(SMALL, [HAIAN], sections=sections).pages
    assert page.sources == expected


def test_a_page_lists_the_sources_of_the_figures_of_its_projects_too() -> None:
    yarn = ledger(YARN, places=[HAIAN, NANTONG], sources=[YEARBOOK, PAPER])
    (page,) = show(yarn, [HAIAN], sections=["sources"]).pages
    assert page.sections[0].table
    assert [row[0] for row in page.sections[0].table.rows] == ["yearbook", "paper"]


# the bundled ledger


def test_every_record_of_the_ledger_rests_on_a_source(ledger: WholeLedger) -> None:
    rows = told(sources(ledger), "records", *USES, "cited_by")
    every = (
        len(ledger.targets),
        len(ledger.observations),
        len(ledger.projects),
        sum(len(project.figures) for project in ledger.projects),
        len(ledger.pages),
        sum(len(project.news) for project in ledger.projects),
        sum(place.source is not None for place in ledger.places),
    )
    assert tuple(map(sum, zip(*(row[1:-1] for row in rows), strict=True))) == every
    assert all(row[0] == sum(row[1:-1]) == len(row[-1]) for row in rows)
