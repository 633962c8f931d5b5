"""Shows the questions asked of the ledger that comes with the tool: what the article lets one say, and no more."""

from __future__ import annotations

from typing import Any

from nantong_cli.answer import Table
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import KINDS, Claim, Place
from nantong_cli.names import find_metrics, find_places
from nantong_cli.queries.compare import compare
from nantong_cli.queries.metrics import metrics
from nantong_cli.queries.places import COLUMNS, places
from nantong_cli.queries.projects import projects
from nantong_cli.queries.show import SECTIONS, show
from nantong_cli.queries.targets import targets
from nantong_cli.render import fields


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


def compared(ledger: WholeLedger, typed: str) -> list[dict[str, Any]]:
    """Return the records of the seven and of the levels above, by a metric or family."""
    chosen = find_metrics([typed], ledger.metrics, ledger.families)
    table = compare(ledger, ledger.subjects, chosen)
    assert table.records is not None
    keys = [column.key for column in table.records.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.records.rows]


def lines(
    ledger: WholeLedger, typed: str
) -> list[tuple[Any, str, str, str, tuple[str, ...], Any, str]]:
    """Return rank, place, metric, claim, outturn, its rank and the verdict of each target and of each silence."""
    return [
        (
            row["rank"],
            row["place"].id,
            row["metric"].metric.id,
            written(row["stated"]),
            tuple(f"{written(one.claim)} in {one.period}" for one in row["outturn"]),
            row["outturn_rank"],
            row["verdict"].verdict if row["verdict"] else "",
        )
        for row in compared(ledger, typed)
        if row["role"] != "observation"
    ]


def of_the_article(ledger: WholeLedger, typed: str) -> list[tuple[Any, str, str, str]]:
    """Return rank, place, metric and claim of each record that the article states."""
    return [
        (row["rank"], row["place"].id, row["metric"].metric.id, written(row["stated"]))
        for row in compared(ledger, typed)
        if row["source"] == "xhrb-2023-08"
    ]


def test_of_gdp_no_rank_is_decided_and_no_number_is_invented(ledger: WholeLedger) -> None:
    level = "> 1300 cny_100m"
    assert of_the_article(ledger, "gdp") == [
        (None, "haian", "gdp", level),
        (None, "rugao", "gdp", level),
        (None, "rudong", "gdp", level),
        (None, "qidong", "gdp", level),
        (None, "chongchuan", "gdp", level),
        (None, "tongzhou", "gdp", level),
        (None, "haimen", "gdp", level),
        (None, "nantong", "gdp", "= 6032.4 cny_100m"),
        ((1, 5), "haian", "gdp_growth", ">= 6.5 percent"),
        ((1, 5), "rugao", "gdp_growth", "> jiangsu"),
        ((1, 5), "qidong", "gdp_growth", "> nantong"),
        ((1, 5), "chongchuan", "gdp_growth", ">= nantong"),
        ((1, 5), "haimen", "gdp_growth", "first_tier"),
    ]


def test_of_gdp_the_outturns_decide_no_more_than_they_say(ledger: WholeLedger) -> None:
    level = ("> 1300 cny_100m in 2023",)
    silent = "not stated"
    assert lines(ledger, "gdp") == [
        (None, "haian", "gdp", silent, level, (1, 6), ""),
        (None, "rugao", "gdp", silent, level, (1, 6), ""),
        (None, "qidong", "gdp", silent, level, (1, 6), ""),
        (None, "chongchuan", "gdp", silent, ("= 1750 cny_100m in 2023",), (1, 4), ""),
        (None, "haimen", "gdp", silent, ("= 1690 cny_100m in 2023",), (2, 5), ""),
        (None, "rudong", "gdp", silent, ("= 1381 cny_100m in 2023",), (3, 6), ""),
        (None, "tongzhou", "gdp", silent, (), None, ""),
        (None, "nantong", "gdp", silent, ("= 11813.3 cny_100m in 2023",), None, ""),
        (None, "jiangsu", "gdp", silent, ("~ 12.82 cny_1t in 2023",), None, ""),
        (None, "china", "gdp", silent, ("= 1260582 cny_100m in 2023",), None, ""),
        *GROWTH,
    ]
    assert lines(ledger, "gdp_growth") == GROWTH


def about(number: str, *, op: str = "=") -> tuple[str]:
    """Return growth of so much in 2023."""
    return (f"{op} {number} percent in 2023",)


SIX = about("6", op="~")
GROWTH: list[tuple[Any, str, str, str, tuple[str, ...], Any, str]] = [
    ((1, 5), "haian", "gdp_growth", ">= 6.5 percent", about("6.3", op="~"), (2, 5), "not_met"),
    ((1, 5), "rugao", "gdp_growth", "> jiangsu", SIX, (1, 5), "undecided"),
    ((1, 5), "qidong", "gdp_growth", "> nantong", (), None, "no_outturn"),
    ((1, 5), "chongchuan", "gdp_growth", ">= nantong", SIX, (1, 5), "undecided"),
    ((1, 5), "haimen", "gdp_growth", "first_tier", about("6"), (1, 5), "not_assessable"),
    (None, "rudong", "gdp_growth", "not stated", about("6.5"), (1, 4), ""),
    (None, "tongzhou", "gdp_growth", "not stated", (), None, ""),
    (None, "nantong", "gdp_growth", "~ 5 percent", about("5.8"), None, "met"),
    (None, "jiangsu", "gdp_growth", "~ 5 percent", about("5.8"), None, "met"),
    (None, "china", "gdp_growth", "~ 5 percent", about("5.2"), None, "met"),
]


def test_of_scitech_projects_the_ranks_are_ranges(ledger: WholeLedger) -> None:
    name, silent = "scitech_projects", "not stated"
    assert lines(ledger, name) == [
        ((1, 4), "rudong", name, ">= 150 project", ("= 147 project in 2023",), None, "not_met"),
        ((1, 3), "qidong", name, ">= 200 project", (), None, "no_outturn"),
        ((2, 4), "tongzhou", name, "= 180 project", (), None, "no_outturn"),
        ((1, 4), "haimen", name, "= 2 × start_of_year", (), None, "not_assessable"),
        (None, "haian", name, silent, (), None, ""),
        (None, "rugao", name, silent, (), None, ""),
        (None, "chongchuan", name, silent, (), None, ""),
        (None, "nantong", name, silent, ("= 1428 project in 2023",), None, ""),
    ]


def test_the_levels_above_are_told_apart_from_the_seven(ledger: WholeLedger) -> None:
    for typed in ("gdp", "scitech_projects", "old_communities_renovated"):
        for row in compared(ledger, typed):
            assert row["level"] is (row["place"] not in ledger.subjects)


def test_every_result_of_the_places_stands_under_the_lines(ledger: WholeLedger) -> None:
    results = [row for row in compared(ledger, "gdp") if row["role"] == "observation"]
    assert sorted(row["id"] for row in results) == sorted(
        one.id for one in ledger.observations if one.metric.id in ("gdp", "gdp_growth")
    )


def test_a_family_of_two_is_a_row_a_county_and_a_row_a_level_above(ledger: WholeLedger) -> None:
    table = compare(ledger, ledger.subjects, find_metrics(["gdp"], ledger.metrics, ledger.families))
    above = find_places(["nantong", "jiangsu", "china"], ledger.places)
    assert [column.key for column in table.columns] == ["place", "gdp", "gdp_growth"]
    assert [row[0] for row in table.rows] == [*ledger.subjects, *above]


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


def test_every_source_that_a_page_names_is_among_its_sources(ledger: WholeLedger) -> None:
    def named(value: object) -> set[str]:
        """Return the ids that stand under `source` anywhere within a value."""
        if isinstance(value, dict):
            own = {value["source"]} if isinstance(value.get("source"), str) else set()
            return own.union(*map(named, value.values()))
        return set().union(*map(named, value)) if isinstance(value, list) else set()

    missing: dict[str, set[str]] = {}
    for shown in show(ledger, ledger.places).pages:
        item = fields.page_item(shown, "en")
        listed = {one["id"] for one in item.pop("sources")}  # type: ignore[union-attr,index]
        missing[shown.place.id] = named(item) - listed
    assert missing == {place.id: set() for place in ledger.places}


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
