"""Shows which projects are named, and with what figures."""

from __future__ import annotations

from nantong_cli.answer import Measured, Note, Table
from nantong_cli.pages import News
from nantong_cli.queries.figures import FIGURE_COLUMNS
from nantong_cli.queries.projects import COLUMNS, projects
from nantong_cli.render import fields
from tests.queries.conftest import (
    HERE,
    PAPER,
    claim,
    ledger,
    metric,
    observation,
    place,
    project,
    source,
    target,
    text,
)

HAIAN, RUGAO = place("haian"), place("rugao")
RANK, SALES = metric("rank", better="lower"), metric("sales")

YARN = project(
    "yarn",
    HAIAN,
    target(HAIAN, RANK, "= 1", period="2028", strength="strive", about="yarn", note="a slogan"),
    observation(HAIAN, SALES, "> 10", about="yarn", scope="abroad"),
)
CHIPS = project("chips", RUGAO)
SMALL = ledger(YARN, CHIPS, target(HAIAN, SALES, "= 5", note="the county's"), places=[HAIAN, RUGAO])

FIGURES_OF_YARN = Table(
    "figures",
    FIGURE_COLUMNS,
    (
        (
            "yarn.rank.2028",
            "target",
            Measured(RANK, None),
            "2028",
            claim("= 1"),
            "strive",
            None,
            None,
            "figure of yarn.rank.2028",
            text("statement of yarn.rank.2028"),
            None,
            text("a slogan"),
            "paper",
            7,
        ),
        (
            "yarn.sales.2022.seen",
            "observation",
            Measured(SALES, text("abroad")),
            "2022",
            claim("> 10"),
            None,
            "preliminary",
            "B",
            "figure of yarn.sales.2022.seen",
            None,
            text("abroad"),
            None,
            "paper",
            3,
        ),
    ),
)
OF_YARN = (
    "yarn",
    HAIAN,
    text("name of yarn"),
    text("name of yarn"),
    text("a company"),
    text("about yarn"),
    "paper",
    5,
    FIGURES_OF_YARN,
    (),
)
OF_CHIPS = (
    "chips",
    RUGAO,
    text("name of chips"),
    text("name of chips"),
    text("a company"),
    text("about chips"),
    "paper",
    5,
    Table("figures", FIGURE_COLUMNS, ()),
    (),
)


def test_every_project_is_told_with_its_figures_and_their_notes() -> None:
    assert projects(SMALL) == Table(
        "projects",
        COLUMNS,
        (OF_YARN, OF_CHIPS),
        notes=(Note(text("a slogan"), (RANK,)),),
        detailed=True,
        is_sparse=True,
        hint="hint.projects",
        sources=(PAPER,),
    )


def test_what_became_of_a_project_stands_after_its_figures() -> None:
    paper = source("another-paper")
    opened = News("2024-03", text("opened"), "A", PAPER, HERE)
    closed = News("2025", text("closed"), "C", paper, HERE)
    told = YARN._replace(news=(opened, closed))
    found = projects(ledger(told, places=[HAIAN], sources=[PAPER, paper]))
    assert found.rows == ((*OF_YARN[:-1], (opened, closed)),)
    assert [column.key for column in COLUMNS][-2:] == ["figures", "news"]
    (item,) = fields.items(found, "zh-Hans")
    assert item["news"] == [
        {"period": "2024-03", "text": "opened（简）", "grade": "A", "source": "paper"},
        {"period": "2025", "text": "closed（简）", "grade": "C", "source": "another-paper"},
    ]


def test_only_the_projects_and_the_notes_of_the_places_asked_for() -> None:
    found = projects(SMALL, [RUGAO])
    assert (found.rows, found.notes) == ((OF_CHIPS,), ())


def test_the_order_is_the_articles_and_not_the_questions() -> None:
    assert projects(SMALL, [RUGAO, HAIAN]).rows == (OF_YARN, OF_CHIPS)


def test_a_place_without_projects_has_an_empty_answer() -> None:
    assert projects(ledger(YARN, places=[HAIAN, RUGAO]), [RUGAO]).rows == ()
