"""Shows the questions asked of the ledger that comes with the tool: what the article lets one say, and no more."""

from __future__ import annotations

from typing import Any

from nantong_cli.answer import Table
from nantong_cli.model import KINDS, Claim, Place, WholeLedger
from nantong_cli.names import find_metrics, find_places
from nantong_cli.queries.compare import compare
from nantong_cli.queries.metrics import metrics
from nantong_cli.queries.places import COLUMNS, places
from nantong_cli.queries.projects import projects
from nantong_cli.queries.show import SECTIONS, show
from nantong_cli.queries.targets import targets


def written(claim: Claim | None) -> str:
    """Return a claim as one would note it."""
    if claim is None:
        return "not stated"
    if claim.value is not None and claim.unit is not None:
        return f"{claim.op} {claim.value} {claim.unit.id}"
    if claim.relative is None:
        return claim.qualitative.id if claim.qualitative else "no number"
    if claim.relative.goal is not None:
        return f"{claim.op} {claim.relative.factor} × {claim.relative.goal.id}"
    return f"{claim.op} {claim.relative.place.id if claim.relative.place else ''}"


def compared(ledger: WholeLedger, typed: str) -> list[tuple[Any, str, str, str]]:
    """Return rank, place, metric and claim of each record of the seven, by a metric or family."""
    chosen = find_metrics([typed], ledger.metrics, ledger.families)
    table = compare(ledger, ledger.subjects, chosen)
    keys = [column.key for column in (table.records or table).columns]
    rows = [dict(zip(keys, row, strict=True)) for row in (table.records or table).rows]
    return [
        (row["rank"], row["place"].id, row["metric"].metric.id, written(row["stated"]))
        for row in rows
    ]


def test_of_gdp_no_rank_is_decided_and_no_number_is_invented(ledger: WholeLedger) -> None:
    level = "> 1300 cny_100m"
    assert compared(ledger, "gdp") == [
        ((1, 7), "haian", "gdp", level),
        ((1, 7), "rugao", "gdp", level),
        ((1, 7), "rudong", "gdp", level),
        ((1, 7), "qidong", "gdp", level),
        ((1, 7), "chongchuan", "gdp", level),
        ((1, 7), "tongzhou", "gdp", level),
        ((1, 7), "haimen", "gdp", level),
        ((1, 5), "haian", "gdp_growth", ">= 6.5 percent"),
        ((1, 5), "rugao", "gdp_growth", "> jiangsu"),
        ((1, 5), "qidong", "gdp_growth", "> nantong"),
        ((1, 5), "chongchuan", "gdp_growth", ">= nantong"),
        ((1, 5), "haimen", "gdp_growth", "first_tier"),
        (None, "rudong", "gdp_growth", "not stated"),
        (None, "tongzhou", "gdp_growth", "not stated"),
    ]


def test_of_scitech_projects_the_ranks_are_ranges(ledger: WholeLedger) -> None:
    assert compared(ledger, "scitech_projects") == [
        ((1, 4), "rudong", "scitech_projects", ">= 150 project"),
        ((1, 3), "qidong", "scitech_projects", ">= 200 project"),
        ((2, 4), "tongzhou", "scitech_projects", "= 180 project"),
        ((1, 4), "haimen", "scitech_projects", "= 2 × start_of_year"),
        (None, "haian", "scitech_projects", "not stated"),
        (None, "rugao", "scitech_projects", "not stated"),
        (None, "chongchuan", "scitech_projects", "not stated"),
    ]


def test_a_family_of_two_is_a_row_a_county(ledger: WholeLedger) -> None:
    table = compare(ledger, ledger.subjects, find_metrics(["gdp"], ledger.metrics, ledger.families))
    assert [column.key for column in table.columns] == ["place", "gdp", "gdp_growth"]
    assert [row[0] for row in table.rows] == list(ledger.subjects)


def test_the_seven_and_the_kinds_of_their_targets(ledger: WholeLedger) -> None:
    keys = [column.key for column in COLUMNS]
    rows = [dict(zip(keys, row, strict=True)) for row in places(ledger).rows]
    counts = {
        row["place"].id: (row["targets"], *(row[kind] for kind in KINDS), row["projects"])
        for row in rows
    }
    assert counts == {
        "haian": (5, 5, 0, 0, 0, 1),
        "rugao": (2, 1, 1, 0, 0, 2),
        "rudong": (2, 1, 0, 0, 1, 2),
        "qidong": (2, 1, 1, 0, 0, 1),
        "chongchuan": (4, 1, 1, 0, 2, 0),
        "tongzhou": (5, 5, 0, 0, 0, 1),
        "haimen": (6, 3, 2, 1, 0, 2),
    }
    assert all(row["motto"] for row in rows)


def test_every_target_is_listed_once_and_under_its_own_county(ledger: WholeLedger) -> None:
    every = targets(ledger, ())
    assert len(every.rows) == len({row[0] for row in every.rows}) == len(ledger.targets)
    by_place = [targets(ledger, [place]).rows for place in ledger.places]
    assert sorted(row[0] for rows in by_place for row in rows) == sorted(
        row[0] for row in every.rows
    )


def test_every_place_has_a_page_and_every_county_a_whole_one(ledger: WholeLedger) -> None:
    words = {"motto", "arena", "plan", "pledge", "targets", "sources"}
    for shown in show(ledger, ledger.places).pages:
        assert [section.key for section in shown.sections] == list(SECTIONS)
        stated = {section.key for section in shown.sections if section.is_stated}
        assert stated >= words or shown.place not in ledger.subjects


def test_the_seven_lie_in_nantong_in_jiangsu_in_china(ledger: WholeLedger) -> None:
    for shown in show(ledger, ledger.subjects, sections=["motto"]).pages:
        assert [one.id for one in shown.parents] == ["nantong", "jiangsu", "china"]


def test_every_metric_is_stated_by_a_place_or_measures_a_project(ledger: WholeLedger) -> None:
    stated = {row[1] for row in metrics(ledger).rows}
    figures = (figure for project in ledger.projects for figure in project.figures)
    benchmarks = {
        one.claim.relative.metric.id
        for one in ledger.targets
        if one.claim.relative and one.claim.relative.metric
    }
    measured = {figure.metric.id for figure in figures}
    assert {metric.id for metric in ledger.metrics} == stated | measured | benchmarks


def test_projects_stand_with_their_counties(ledger: WholeLedger) -> None:
    by_place: dict[Place, list[str]] = {}
    for id_, place, *_ in projects(ledger).rows:
        by_place.setdefault(place, []).append(id_)
    own = {place: [row[0] for row in projects(ledger, [place]).rows] for place in by_place}
    assert own == by_place


def test_two_counties_by_all_that_they_state_are_a_row_a_metric(ledger: WholeLedger) -> None:
    table: Table = compare(ledger, find_places(["haian", "海门"], ledger.places))
    assert [column.key for column in table.columns] == ["metric", "haian", "haimen"]
    assert all(any(cell for cell in row[1:]) for row in table.rows)
