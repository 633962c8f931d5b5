"""Shows a place's page: its sections as asked for, its figures, and what is said where there is nothing."""

from __future__ import annotations

from nantong_cli.answer import Block, Note, Page, Pages, Section, Table
from nantong_cli.queries.figures import (
    OBSERVATION_COLUMNS,
    TARGET_COLUMNS,
    observation_row,
    target_row,
    without,
)
from nantong_cli.queries.projects import COLUMNS as PROJECT_COLUMNS
from nantong_cli.queries.projects import projects
from nantong_cli.queries.show import SECTIONS, SOURCE_COLUMNS, show
from tests.queries.conftest import (
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
)

TARGETS = without(TARGET_COLUMNS, "place")
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
                    Section("targets", table=Table("targets", TARGETS, (target_row(TARGET),))),
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
