"""Where the counties lie and how they stand: what shades a map, and what only stands there in words."""

from __future__ import annotations

from typing import Any

import pytest

from nantong_cli.answer import Table
from nantong_cli.errors import Message, message
from nantong_cli.holdings import WholeLedger
from nantong_cli.maps import Map
from nantong_cli.model import Observation, Place, Target, Tile
from nantong_cli.queries.atlas import atlas
from nantong_cli.queries.places import places as listed
from nantong_cli.values import Word
from tests.queries.conftest import (
    HERE,
    beside,
    claim,
    ledger,
    metric,
    observation,
    place,
    target,
    unit,
)

PROJECTS = unit("projects")
GROWTH = metric("growth")
STARTED = metric("started", unit=PROJECTS)._replace(measure="count")


def county(name: str, x: int) -> Place:
    """Return a county in a row of them."""
    return place(name)._replace(tile=Tile(x, 1, 1, 1, HERE))


HAIAN, RUGAO, RUDONG = county("haian", 1), county("rugao", 2), county("rudong", 3)
NANTONG = place("nantong", parent=None)


def drawn(*records: Target | Observation, year: str | None = "2023") -> WholeLedger:
    """Return a ledger of three counties with a map."""
    small = ledger(*records, places=(HAIAN, RUGAO, RUDONG, NANTONG))
    card = small.dataset._replace(period=year)
    return small._replace(dataset=card, map=Map(3, 1, (), HERE))


def regions(answer: Table) -> list[tuple[str, Message, int | None]]:
    """Return each place of a map with what is told of it and its shade."""
    assert answer.atlas is not None
    return [(one.place.id, one.told, one.shade) for one in answer.atlas.regions]


def amounts(answer: Table) -> list[tuple[Any, int | None]]:
    """Return what is told of each place and its shade."""
    return [(dict(told.values).get("amount"), shade) for _, told, shade in regions(answer)]


def fields(answer: Table, *keys: str) -> list[tuple[Any, ...]]:
    """Return some columns of each row."""
    at = [[column.key for column in answer.columns].index(key) for key in keys]
    return [tuple(row[n] for n in at) for row in answer.rows]


def test_without_a_metric_it_counts_the_promises_of_the_year() -> None:
    small = drawn(
        target(HAIAN, GROWTH, ">= 6.5"),
        target(HAIAN, STARTED, "= 4"),
        target(HAIAN, STARTED, "= 2", period="2023-H1"),
        target(HAIAN, GROWTH, ">= 7", period="2022"),
        target(RUGAO, GROWTH, ""),
    )
    answer = atlas(small)
    assert regions(answer) == [
        ("haian", message("atlas.count", count=3), 4),
        ("rugao", message("atlas.one"), 2),
        ("rudong", message("atlas.count", count=0), 1),
    ]
    assert answer.atlas is not None
    assert answer.atlas.shades == (
        (1, message("atlas.count", count=0)),
        (2, message("atlas.one")),
        (4, message("atlas.count", count=3)),
    )
    assert fields(answer, "place", "by", "targets", "shade", "x") == [
        (HAIAN, "targets", 3, 4, 1),
        (RUGAO, "targets", 1, 2, 2),
        (RUDONG, "targets", 0, 1, 3),
    ]


def test_the_numbers_are_those_of_the_list(ledger: WholeLedger) -> None:
    assert fields(atlas(ledger), "place", "targets") == fields(listed(ledger), "place", "targets")


def test_a_metric_is_shaded_by_the_best_results_of_the_year() -> None:
    small = drawn(
        target(HAIAN, GROWTH, ">= 6.5"),
        observation(HAIAN, GROWTH, "~ 6.3", period="2023"),
        observation(HAIAN, GROWTH, "= 9", period="2022"),
        observation(RUGAO, GROWTH, "= 6", period="2023")._replace(status="final"),
        observation(RUGAO, GROWTH, "= 8", period="2023"),
        observation(RUDONG, GROWTH, "= 6.5", period="2023"),
    )
    answer = atlas(small, GROWTH)
    assert amounts(answer) == [
        ((claim("~ 6.3"),), 2),
        ((claim("= 6"),), 1),
        ((claim("= 6.5"),), 3),
    ]
    assert {by for (by,) in fields(answer, "by")} == {"outturn"}


@pytest.mark.parametrize("said", ["> 130", ">= 130", "< 130", "<= 130"])
def test_what_is_open_ended_shades_nothing_and_is_told(said: str) -> None:
    small = drawn(
        observation(HAIAN, GROWTH, said, period="2023"),
        observation(RUGAO, GROWTH, "= 138", period="2023"),
        target(RUDONG, GROWTH, ">= 6"),
    )
    assert amounts(atlas(small, GROWTH)) == [
        ((claim(said),), None),
        ((claim("= 138"),), 1),
        (Word("verdict.no_outturn"), None),
    ]


def test_a_part_of_the_year_shades_nothing_and_is_told_as_such() -> None:
    small = drawn(
        observation(HAIAN, GROWTH, "= 6.5", period="2023-Q1/Q3"),
        observation(HAIAN, GROWTH, "= 6", period="2023-Q1"),
        observation(RUGAO, GROWTH, "= 6", period="2023"),
        observation(RUDONG, GROWTH, "= 7", period="2023", scope="industry only"),
    )
    (part, rugao, rudong) = regions(atlas(small, GROWTH))
    assert part[1].key == "atlas.only"
    assert dict(part[1].values)["amount"] == claim("= 6.5")
    assert part[2] is None
    assert rugao[2] == 1
    assert rudong[1:] == (message("atlas.amount", amount=Word("phrase.not_stated")), None)


def test_results_that_cannot_all_be_true_shade_nothing() -> None:
    first = observation(HAIAN, GROWTH, "= 6.3", period="2023")
    other = observation(HAIAN, GROWTH, "= 6.9", period="2023")._replace(id="other")
    small = drawn(first, other, observation(RUGAO, GROWTH, "= 6", period="2023"))
    told, shade = amounts(atlas(small, GROWTH))[0]
    assert {one.value for one in told} == {first.claim.value, other.claim.value}
    assert shade is None


def test_without_any_result_it_is_the_targets_where_all_can_be_compared() -> None:
    same = [target(one, STARTED, f">= {n}00") for n, one in enumerate((HAIAN, RUGAO, RUDONG), 1)]
    answer = atlas(drawn(*same), STARTED)
    assert amounts(answer) == [(one.claim, n) for n, one in enumerate(same, 1)]
    assert {by for (by,) in fields(answer, "by")} == {"target"}


@pytest.mark.parametrize(
    "last",
    [
        target(RUDONG, STARTED, "= 300"),
        target(RUDONG, STARTED, beside(NANTONG, STARTED)),
        target(RUDONG, STARTED, ""),
        target(RUDONG, STARTED, ">= 300", period="2023-H2"),
        target(RUDONG, STARTED, ">= 300", scope="industry only"),
    ],
    ids=["another comparator", "relative", "no number", "part of the year", "another scope"],
)
def test_targets_that_cannot_be_compared_shade_nothing(last: Any) -> None:
    same = [target(HAIAN, STARTED, ">= 100"), target(RUGAO, STARTED, ">= 200")]
    answer = atlas(drawn(*same, last), STARTED)
    assert [shade for _, _, shade in regions(answer)] == [None, None, None]
    assert answer.atlas is not None
    assert answer.atlas.shades == ()
    assert amounts(answer)[0] == (same[0].claim, None)


def test_a_ledger_about_no_year_is_drawn_for_its_last() -> None:
    small = drawn(
        observation(HAIAN, GROWTH, "= 6", period="2021"),
        observation(HAIAN, GROWTH, "= 7", period="2022"),
        year=None,
    )
    answer = atlas(small, GROWTH)
    assert {period for (period,) in fields(answer, "period")} == {"2022"}
    assert amounts(answer)[0] == ((claim("= 7"),), 1)


def test_a_ledger_without_a_map_is_told_so() -> None:
    answer = atlas(drawn()._replace(map=None))
    assert (answer.rows, answer.atlas) == ((), None)
    assert answer.empty == message("atlas.none")


def test_people_read_no_column_that_says_nothing() -> None:
    def seen(answer: Table) -> list[str]:
        return [column.key for column in answer.columns if column.audience != "machine"]

    result = observation(HAIAN, GROWTH, "= 6", period="2023")
    assert seen(atlas(drawn())) == ["place", "targets", "pledged"]
    assert seen(atlas(drawn(result), GROWTH)) == ["place", "outturn"]
    both = drawn(result, target(HAIAN, GROWTH, ">= 6"))
    assert seen(atlas(both, GROWTH)) == ["place", "outturn", "target"]
    assert seen(atlas(drawn(), GROWTH)) == ["place", "target"]
