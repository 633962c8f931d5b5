"""Shows a place's page: its sections as asked for, its figures, and what is said where there is nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from nantong_cli.answer import Measured, Note, Table
from nantong_cli.bounds import Interval
from nantong_cli.errors import message
from nantong_cli.model import Claim, Target
from nantong_cli.queries.assess import assess
from nantong_cli.queries.charts import beside
from nantong_cli.queries.check import check
from nantong_cli.queries.figures import OBSERVATION_COLUMNS, observation_row, without
from nantong_cli.queries.projects import COLUMNS as PROJECT_COLUMNS
from nantong_cli.queries.projects import projects
from nantong_cli.queries.show import SECTIONS, SOURCE_COLUMNS, show
from nantong_cli.queries.show import TARGET_COLUMNS as TARGETS
from nantong_cli.sheets import Block, Page, Pages, Section
from nantong_cli.values import Difference, Extent, Judged, Period
from tests.queries.conftest import (
    PAPER,
    PERCENT,
    claim,
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

CHINA = place("china", parent=None)
JIANGSU = place("jiangsu", parent="china")
NANTONG = place("nantong", parent="jiangsu")
HAIAN, RUGAO = place("haian"), place("rugao")
EVERY = (HAIAN, RUGAO, NANTONG, JIANGSU, CHINA)

GROWTH, SALES = metric("growth"), metric("sales")
YEARBOOK, UNUSED = source("yearbook"), source("unused")

TARGET = target(HAIAN, GROWTH, ">= 6.5", note="ensured with the others")
RESULT = observation(HAIAN, GROWTH, "= 5", source=YEARBOOK, note="as printed")
YARN = project("yarn", HAIAN, target(HAIAN, SALES, "= 9", about="yarn", note="a slogan"))
SMALL = ledger(
    TARGET,
    target(RUGAO, GROWTH, "= 7", note="another county's"),
    RESULT,
    YARN,
    page(HAIAN, motto="five focuses"),
    places=EVERY,
    sources=[UNUSED, YEARBOOK, PAPER],
    period="2023",
)

RESULTS = without(OBSERVATION_COLUMNS, "place")
PROJECTS = without(PROJECT_COLUMNS, "id", "place", "paragraph")

#: a source under SOURCE_COLUMNS
OF_PAPER, OF_YEARBOOK = (
    (
        one.id,
        "news_article",
        text("the paper"),
        text(f"title of {one.id}"),
        text(f"the paper, {one.id}"),
        "2023-08",
        None,
        None,
        "zh-Hant",
        None,
        None,
    )
    for one in (PAPER, YEARBOOK)
)


def beside_its_outturn(target: Target) -> tuple[Any, ...]:
    """Return a target of the small ledger with what became of it, drawn too, and its paragraph."""
    (row,) = check(SMALL, [target.place]).rows
    return (*row, beside(SMALL, assess(SMALL, target)), target.paragraph)


def of_haian(*sections: str) -> Page:
    """Return the page of Hai'an."""
    (found,) = show(SMALL, [HAIAN], sections=sections).pages
    return found


def test_a_page_is_all_that_is_known_of_a_place() -> None:
    shown = show(SMALL, [HAIAN])
    assert shown == Pages(
        "pages",
        (
            Page(
                HAIAN,
                (NANTONG, JIANGSU, CHINA),
                (
                    Section("motto", Block(text("five focuses"), 5)),
                    Section("arena", Block(text("a workshop"), 6)),
                    Section(
                        "plan",
                        Block(text("two focuses"), 7),
                        (
                            Block(text("build"), 8, text("industry")),
                            Block(text("open"), 9, text("trade")),
                        ),
                    ),
                    Section(
                        "targets", table=Table("targets", TARGETS, (beside_its_outturn(TARGET),))
                    ),
                    Section(
                        "observations",
                        table=Table("observations", RESULTS, (observation_row(RESULT),)),
                    ),
                    Section(
                        "pledge",
                        Block(text("we will"), 13, name=text("Yu"), role=text("secretary")),
                    ),
                    Section(
                        "projects",
                        table=projects(SMALL, [HAIAN])._replace(columns=PROJECTS),
                    ),
                    Section(
                        "sources",
                        table=Table("sources", SOURCE_COLUMNS, (OF_YEARBOOK, OF_PAPER)),
                    ),
                ),
                notes=(
                    Note(text("ensured with the others"), (GROWTH,)),
                    Note(text("as printed"), (GROWTH,)),
                    Note(text("a slogan"), (SALES,)),
                ),
                hint="hint.show",
            ),
        ),
    )


def rows_of(page: Page, section: str) -> list[dict[str, Any]]:
    """Return the rows of a section that people see, each under its keys."""
    (table,) = [one.table for one in page.sections if one.key == section]
    assert table is not None
    seen = [n for n, column in enumerate(table.columns) if column.audience != "machine"]
    return [{table.columns[n].key: row[n] for n in seen} for row in table.rows]


def test_a_target_stands_beside_its_outturn_and_the_verdict() -> None:
    seen = observation(HAIAN, GROWTH, "= 6.3", period="2023")
    own = ledger(
        target(HAIAN, GROWTH, ">= 6.5", scope="industry"),
        target(HAIAN, GROWTH, ">= 6.5", strength="ensure"),
        target(HAIAN, SALES, "= 9", period="2022"),
        *(seen, observation(HAIAN, GROWTH, "= 7", period="2023", grade="C")),
        places=EVERY,
        period="2023",
    )
    (page,) = show(own, [HAIAN]).pages
    shown = rows_of(page, "targets")
    keys = ["metric", "target", "strength", "outturn", "verdict", "reason", "picture", "paragraph"]
    assert [list(row) for row in shown] == [keys] * 3
    assert [(row["metric"], row["target"], row["strength"]) for row in shown] == [
        (Measured(GROWTH, text("industry")), claim(">= 6.5"), "plan"),
        (Measured(GROWTH, None), claim(">= 6.5"), "ensure"),
        (Measured(SALES, None, "2022"), claim("= 9"), "plan"),
    ]
    assert (shown[1]["outturn"], shown[1]["verdict"], shown[1]["paragraph"]) == (
        (seen,),
        Judged("not_met", "outside"),
        7,
    )
    assert [row["verdict"].verdict for row in shown] == ["no_outturn", "not_met", "no_outturn"]
    found = page.sections[3].table
    assert found is not None
    assert found.rows == tuple(
        (*row, beside(own, assess(own, one)), 7)
        for row, one in zip(check(own, [HAIAN]).rows, own.targets, strict=True)
    )
    at = [column.key for column in found.columns].index("gap")
    ends = Interval(Decimal("-0.25"), Decimal("-0.15"), lower_closed=True)
    assert found.rows[1][at] == Difference(Decimal("-0.2"), Extent(ends, PERCENT), is_points=True)


def test_results_stand_by_metric_and_then_by_period_and_name_their_source() -> None:
    own = ledger(
        observation(HAIAN, SALES, "= 1", period="2024", source=YEARBOOK),
        observation(HAIAN, GROWTH, "= 2", period="2023-H1"),
        observation(HAIAN, GROWTH, "= 3", period="2022"),
        observation(HAIAN, SALES, "= 4", period="2021"),
        places=EVERY,
        metrics=[SALES, GROWTH],
        sources=[PAPER, YEARBOOK],
    )
    (page,) = show(own, [HAIAN]).pages
    assert [
        (row["metric"].metric.id, row["period"], row["cited"].en)
        for row in rows_of(page, "observations")
    ] == [
        ("sales", "2021", "the paper, paper"),
        ("sales", "2024", "the paper, yearbook"),
        ("growth", "2022", "the paper, paper"),
        ("growth", "2023-H1", "the paper, paper"),
    ]


def test_what_follows_from_published_numbers_is_noted_under_the_results() -> None:
    lead = metric("lead", measure="gap", gap_over=(CHINA, GROWTH))
    own = ledger(
        observation(HAIAN, lead, "= 1.5", period="2023"),
        observation(CHINA, GROWTH, "= 5.2", period="2023"),
        places=EVERY,
        metrics=[GROWTH, lead],
    )
    known = Interval(Decimal("6.60"), Decimal("6.80"), lower_closed=True)
    expected = (
        Note(
            message(
                "why.way",
                period=Period("2023"),
                base=claim("= 5.2"),
                place=CHINA,
                gap=claim("= 1.5"),
                sum=claim("= 6.7"),
            ),
            (GROWTH,),
        ),
        Note(
            message(
                "why.derived",
                place=HAIAN,
                period=Period("2023"),
                value=Claim(op="=", value=Decimal("6.7"), unit=PERCENT),
                known=Extent(known, PERCENT),
            ),
            (GROWTH,),
        ),
    )
    (whole,) = show(own, [HAIAN]).pages
    (other,) = show(own, [HAIAN], sections=["targets", "projects"]).pages
    assert whole.notes == expected
    assert other.notes == ()


def test_pages_come_in_the_order_asked() -> None:
    assert [one.place for one in show(SMALL, [RUGAO, HAIAN]).pages] == [RUGAO, HAIAN]


def test_sections_asked_for_come_in_the_order_of_a_page() -> None:
    assert [one.key for one in of_haian("pledge", "motto", "targets").sections] == [
        "motto",
        "targets",
        "pledge",
    ]
    assert [one.key for one in of_haian().sections] == list(SECTIONS)


def test_notes_are_those_of_the_sections_shown() -> None:
    assert of_haian("motto", "sources").notes == ()
    assert of_haian("targets").notes == (Note(text("ensured with the others"), (GROWTH,)),)
    assert of_haian("observations", "projects").notes == (
        Note(text("as printed"), (GROWTH,)),
        Note(text("a slogan"), (SALES,)),
    )


def test_the_place_is_left_out_of_the_tables_for_people_and_kept_for_programs() -> None:
    tables = [one.table for one in of_haian("targets", "observations", "projects").sections]
    audiences = [
        column.audience
        for table in tables
        if table
        for column in table.columns
        if column.key == "place"
    ]
    assert audiences == ["machine"] * 3


def test_a_place_without_a_page_says_so_section_by_section() -> None:
    (found,) = show(SMALL, [CHINA]).pages
    assert found == Page(
        CHINA,
        (),
        (
            Section("motto"),
            Section("arena"),
            Section("plan"),
            Section("targets", table=Table("targets", TARGETS, ())),
            Section("observations", table=Table("observations", RESULTS, ())),
            Section("pledge"),
            Section("projects", table=projects(SMALL, [CHINA])._replace(columns=PROJECTS)),
            Section("sources", table=Table("sources", SOURCE_COLUMNS, ())),
        ),
        hint="hint.show",
    )
    assert not any(section.is_stated for section in found.sections)


def test_a_page_without_a_pledge_says_so() -> None:
    silent = ledger(page(RUGAO, is_pledged=False), places=EVERY)
    (found,) = show(silent, [RUGAO], sections=["motto", "pledge"]).pages
    assert [(one.key, one.is_stated) for one in found.sections] == [
        ("motto", True),
        ("pledge", False),
    ]


def test_sources_are_those_that_the_page_rests_on_in_the_order_of_the_bibliography() -> None:
    (of_rugao,) = show(SMALL, [RUGAO], sections=["sources"]).pages
    assert of_rugao.sections == (
        Section("sources", table=Table("sources", SOURCE_COLUMNS, (OF_PAPER,))),
    )
