"""What a report gathers: whose pages, which comparisons, the story of each target, and what all of it rests on."""

from __future__ import annotations

from nantong_cli.holdings import WholeLedger
from nantong_cli.queries.report import report
from tests.queries.conftest import (
    beside,
    metric,
    observation,
    page,
    place,
    source,
    target,
)
from tests.queries.conftest import ledger as made

COUNTRY = place("china", parent=None)
CITY = place("nantong", parent="china")
HAIAN, RUGAO = place("haian"), place("rugao")
GROWTH, RARE = metric("growth"), metric("rare")
CENSUS, GAZETTE = source("census"), source("gazette")
SMALL = made(
    target(HAIAN, GROWTH, ">= 6.5"),
    target(RUGAO, GROWTH, beside(CITY, GROWTH)),
    target(RUGAO, RARE, ""),
    observation(HAIAN, GROWTH, "= 6.8", period="2023", source=CENSUS),
    observation(CITY, GROWTH, "= 5.8", period="2023", source=GAZETTE),
    page(HAIAN),
    page(RUGAO),
    places=[COUNTRY, CITY, HAIAN, RUGAO],
    sources=[source("paper"), CENSUS, GAZETTE, source("unread")],
)


def test_without_places_it_is_of_all_counties_and_of_the_levels_that_say_anything() -> None:
    found = report(SMALL)
    assert [one.place.id for one in found.pages] == ["haian", "rugao", "nantong"]
    assert found.apart == 1
    assert [row[0].id for row in found.overview.rows] == ["haian", "rugao"]


def test_a_level_without_a_page_has_only_what_is_known_of_it() -> None:
    *_, city = report(SMALL).pages
    assert [section.key for section in city.sections] == ["observations"]


def test_each_target_has_its_verdict_and_its_story() -> None:
    found = report(SMALL)
    assert [(one.target.id, one.verdict.verdict) for one in found.stories] == [
        ("haian.growth.2023", "met"),
        ("rugao.growth.2023", "no_outturn"),
        ("rugao.rare.2023", "not_assessable"),
    ]
    assert all(len(one.table.rows) == 1 for one in found.stories)
    assert dict(found.tally) == {
        "met": 1,
        "not_met": 0,
        "undecided": 0,
        "no_outturn": 1,
        "not_assessable": 1,
    }


def test_a_story_names_the_sources_of_the_outturn_and_of_the_benchmark_too() -> None:
    of = {one.target.id: [each.id for each in one.sources] for one in report(SMALL).stories}
    assert of["haian.growth.2023"] == ["paper", "census"]
    assert of["rugao.growth.2023"] == ["paper", "gazette"]


def test_only_what_two_counties_state_is_compared() -> None:
    assert [one.id for one, _ in report(SMALL).comparisons] == ["growth"]


def test_one_county_is_compared_with_the_levels_above() -> None:
    found = report(SMALL, [RUGAO])
    assert [one.id for one, _ in found.comparisons] == ["growth"]
    assert [one.place.id for one in found.pages] == ["rugao", "nantong"]
    assert [row[0].id for row in found.overview.rows] == ["rugao"]


def test_the_bibliography_holds_what_is_cited_and_nothing_else() -> None:
    assert [row[0] for row in report(SMALL).sources.rows] == ["paper", "census", "gazette"]
    assert [row[0] for row in report(SMALL, [RUGAO]).sources.rows] == ["paper", "gazette"]


def test_an_empty_ledger_makes_an_empty_report() -> None:
    found = report(made(places=[CITY]))
    assert (found.pages, found.stories, found.comparisons, found.sources.rows) == ((), (), (), ())


def test_the_bundled_ledger_is_all_in_it(ledger: WholeLedger) -> None:
    found = report(ledger)
    assert {one.place.id for one in found.pages} == {one.id for one in ledger.places}
    assert [one.target.id for one in found.stories] == [one.id for one in ledger.targets]
    cited = {one.source.id for one in ledger.targets}
    cited |= {one.source.id for one in ledger.observations}
    assert cited <= {row[0] for row in found.sources.rows}
