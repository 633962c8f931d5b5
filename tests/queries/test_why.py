"""Shows whole stories: a target with its reading, sources, evidence and arithmetic, step by step to the verdict."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from nantong_cli.errors import QuestionError
from nantong_cli.holdings import WholeLedger
from nantong_cli.i18n import say
from nantong_cli.model import Claim, Metric, Observation, Place, Target, Text, Unit
from nantong_cli.queries.why import ask, find, why
from nantong_cli.render import fields
from tests.queries.conftest import (
    beside,
    goal,
    ledger,
    metric,
    observation,
    place,
    project,
    source,
    target,
    times,
    unit,
)

HAIAN = place("haian")
NANTONG = place("nantong", parent="jiangsu")
JIANGSU = place("jiangsu", parent="china")
CHINA = place("china", parent=None)
PLACES = (HAIAN, NANTONG, JIANGSU, CHINA)


def symbol(id_: str, said: str, scale: int = 1, base: str = "") -> Unit:
    """Return a unit with the same symbol in every language."""
    return unit(id_, scale, base)._replace(symbol=Text(said, said, said))


PERCENT = symbol("percent", "{}%")
POINT = symbol("percentage_point", "{} pp", base="percent")
PROJECT = symbol("project", "projects")
YI, WAN = symbol("cny_100m", "亿元", 10**8, "cny"), symbol("cny_10k", "万元", 10**4, "cny")

GROWTH = metric("growth", unit=PERCENT, measure="growth_rate")
PRICES = metric("prices", unit=PERCENT, measure="growth_rate", better="lower")
BALANCE = metric("balance", unit=PERCENT, measure="growth_rate", better="neither")
PROJECTS = metric("projects", unit=PROJECT, measure="count")
REVENUE = metric("revenue", unit=YI)
OPENING = metric("opening", unit=None, measure="event", better="neither")
OVER_CHINA = metric("over_china", unit=POINT, measure="gap", gap_over=(CHINA, GROWTH))
OVER_JIANGSU = metric("over_jiangsu", unit=POINT, measure="gap", gap_over=(JIANGSU, GROWTH))
METRICS = (GROWTH, PRICES, BALANCE, PROJECTS, REVENUE, OPENING, OVER_CHINA, OVER_JIANGSU)

SPRING = goal("spring")
BUREAU = source("bureau")._replace(
    date_published="2024-01-17", url_main="https://bureau.example/2023"
)


def small(*records: Target | Observation, period: str | None = None) -> WholeLedger:
    """Return a ledger of the records."""
    return ledger(*records, places=PLACES, metrics=METRICS, sources=(BUREAU,), period=period)


def stories(
    place: Place, metric: Metric, *records: Target | Observation, **asked: Any
) -> list[dict[str, Any]]:
    """Return the stories of a place and metric as JSON has them, in English, every blank a plain one."""
    found = fields.items(why(small(*records), place, metric, **asked), "en")
    return [{key: _plain(value) for key, value in one.items()} for one in found]


def _plain(value: Any) -> Any:
    """Return sentences without the blanks at which a line is not broken, and anything else as it is."""
    is_told = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return [one.replace("\u00a0", " ") for one in value] if is_told else value


def story(*records: Target | Observation, **asked: Any) -> dict[str, Any]:
    """Return the only story of the first record's place and metric."""
    [found] = stories(records[0].place, records[0].metric, *records, **asked)
    return found


def steps(*records: Target | Observation) -> list[str]:
    """Return the arithmetic of the first record, a target, in English."""
    found: list[str] = story(*records)["arithmetic"]
    return found


def ends(low: str | None, high: str | None, ends: str = "[)") -> dict[str, Any]:
    """Return an interval as JSON has it."""
    return {
        "lower": Decimal(low) if low is not None else None,
        "lower_closed": ends[0] == "[",
        "upper": Decimal(high) if high is not None else None,
        "upper_closed": ends[1] == "]",
    }


# whole stories


def test_an_absolute_target_that_was_not_met() -> None:
    pledge = target(HAIAN, GROWTH, ">= 6.5", strength="ensure", note="so it says")
    outturn = observation(HAIAN, GROWTH, "~ 6.3", period="2023", status="estimate", source=BUREAU)
    half = observation(HAIAN, GROWTH, "= 7.0", period="2023-H1", grade="A", note="a half")
    assert story(pledge, half, outturn) == {
        "place": "haian",
        "place_name": "Haian",
        "id": "haian.growth.2023",
        "role": "target",
        "metric": "growth",
        "metric_name": "name of growth",
        "period": "2023",
        "kind": "absolute",
        "op": ">=",
        "value": Decimal("6.5"),
        "unit": "percent",
        "relative_to": None,
        "qualitative": None,
        "strength": "ensure",
        "status": None,
        "grade": None,
        "figure": "figure of haian.growth.2023",
        "statement": "statement of haian.growth.2023",
        "scope": None,
        "note": {"en": "so it says", "zh-Hans": "so it says（简）", "zh-Hant": "so it says（繁）"},
        "source": "paper",
        "paragraph": 7,
        "reading": [
            (
                "the words “figure of haian.growth.2023” say ≥ 6.5%: the number included; "
                "article 1259 of the Civil Code says so of laws, using it for plans is our choice"
            ),
            "firmness: ensure (made sure of)",
        ],
        "citations": [
            "the paper: “title of paper”, 2023-08",
            "the paper: “title of bureau”, 2024-01-17, https://bureau.example/2023",
        ],
        "bound": ends("6.5", None),
        "sure_bound": ends("6.5", None),
        "outturn_bound": ends("6.25", "6.35"),
        "outturn": {
            "id": "haian.growth.2023.seen",
            "op": "~",
            "value": Decimal("6.3"),
            "unit": "percent",
            "period": "2023",
            "status": "estimate",
            "grade": "B",
            "source": "bureau",
        },
        "benchmark": None,
        "difference": {
            "value": Decimal("-0.2"),
            **ends("-0.25", "-0.15"),
            "unit": "percentage_point",
        },
        "observations": [
            {
                "standing": "best",
                "period": "2023",
                "kind": "absolute",
                "op": "~",
                "value": Decimal("6.3"),
                "unit": "percent",
                "relative_to": None,
                "qualitative": None,
                "known": ends("6.25", "6.35"),
                "status": "estimate",
                "grade": "B",
                "id": "haian.growth.2023.seen",
                "source": "bureau",
                "paragraph": 3,
                "note": None,
            },
            {
                "standing": "part",
                "period": "2023-H1",
                "kind": "absolute",
                "op": "=",
                "value": Decimal("7.0"),
                "unit": "percent",
                "relative_to": None,
                "qualitative": None,
                "known": ends("6.95", "7.05"),
                "status": "preliminary",
                "grade": "A",
                "id": "haian.growth.2023-H1.seen",
                "source": "paper",
                "paragraph": 3,
                "note": {"en": "a half", "zh-Hans": "a half（简）", "zh-Hant": "a half（繁）"},
            },
        ],
        "derived": [],
        "arithmetic": [
            "reached by ≥ 6.5%",
            "outturn: ≈ 6.3% (est. B), known to its last stated digit: 6.25% to under 6.35%",
            "the first half of 2023 only: 7.0% (prel. A); a part never stands for the whole",
            "gap: -0.2 ± 0.05 pp",
            "6.25% to under 6.35% lies wholly outside ≥ 6.5%: ✗ not met",
        ],
        "verdict": "not_met",
        "reason": "outside",
    }


def test_a_relative_target_that_rounding_leaves_undecided() -> None:
    pledge = target(HAIAN, GROWTH, beside(JIANGSU, GROWTH))
    outturn = observation(HAIAN, GROWTH, "~ 6", period="2023", status="estimate")
    benchmark = observation(JIANGSU, GROWTH, "= 5.8", period="2023", source=BUREAU)
    assert story(pledge, outturn, benchmark) == {
        "place": "haian",
        "place_name": "Haian",
        "id": "haian.growth.2023",
        "role": "target",
        "metric": "growth",
        "metric_name": "name of growth",
        "period": "2023",
        "kind": "relative",
        "op": ">",
        "value": None,
        "unit": None,
        "relative_to": {"place": "jiangsu", "metric": "growth"},
        "qualitative": None,
        "strength": "plan",
        "status": None,
        "grade": None,
        "figure": "figure of haian.growth.2023",
        "statement": "statement of haian.growth.2023",
        "scope": None,
        "note": None,
        "source": "paper",
        "paragraph": 7,
        "reading": [
            "the words “figure of haian.growth.2023” say > Jiangsu: the number excluded",
            "firmness: plan (planned: no word of firmness stands there)",
        ],
        "citations": [
            "the paper: “title of paper”, 2023-08",
            "the paper: “title of bureau”, 2024-01-17, https://bureau.example/2023",
        ],
        "bound": ends("5.75", None, "()"),
        "sure_bound": ends("5.85", None),
        "outturn_bound": ends("5.5", "6.5"),
        "outturn": {
            "id": "haian.growth.2023.seen",
            "op": "~",
            "value": Decimal(6),
            "unit": "percent",
            "period": "2023",
            "status": "estimate",
            "grade": "B",
            "source": "paper",
        },
        "benchmark": {
            "id": "jiangsu.growth.2023.seen",
            "op": "=",
            "value": Decimal("5.8"),
            "unit": "percent",
            "period": "2023",
            "status": "preliminary",
            "grade": "B",
            "source": "bureau",
        },
        "difference": {
            "value": Decimal("0.2"),
            **ends("-0.35", "0.75", "()"),
            "unit": "percentage_point",
        },
        "observations": [
            {
                "standing": "best",
                "period": "2023",
                "kind": "absolute",
                "op": "~",
                "value": Decimal(6),
                "unit": "percent",
                "relative_to": None,
                "qualitative": None,
                "known": ends("5.5", "6.5"),
                "status": "estimate",
                "grade": "B",
                "id": "haian.growth.2023.seen",
                "source": "paper",
                "paragraph": 3,
                "note": None,
            }
        ],
        "derived": [],
        "arithmetic": [
            (
                "measured by Jiangsu, name of growth, 2023: 5.8% (prel. B), "
                "which lies in 5.75% to under 5.85%"
            ),
            "surely reached by ≥ 5.85%; surely missed outside > 5.75%",
            "outturn: ≈ 6% (est. B), known to its last stated digit: 5.5% to under 6.5%",
            "gap: +0.2 ± 0.55 pp",
            (
                "5.5% to under 6.5% lies partly in > 5.75%–5.85%: ? undecided, "
                "because rounding or a hedge alone could turn it"
            ),
        ],
        "verdict": "undecided",
        "reason": "overlap",
    }


def test_a_number_that_is_published_nowhere_and_follows_by_both_ways() -> None:
    gaps = (
        observation(NANTONG, OVER_CHINA, "= 1.5", period="2023-H1"),
        observation(NANTONG, OVER_JIANGSU, "= 0.4", period="2023-H1"),
    )
    rates = (
        observation(CHINA, GROWTH, "= 5.5", period="2023-H1", source=BUREAU),
        observation(JIANGSU, GROWTH, "= 6.6", period="2023-H1"),
    )
    [found] = stories(NANTONG, GROWTH, *gaps, *rates)
    derived = [
        "the first half of 2023: 5.5% (China) + 1.5 pp = 7.0%",
        "the first half of 2023: 6.6% (Jiangsu) + 0.4 pp = 7.0%",
        (
            "derived, and not published: Nantong, the first half of 2023: 7.0%, with the rounding of both "
            "6.9% to under 7.1%; every way gives the same"
        ),
    ]
    assert found == {
        "place": "nantong",
        "place_name": "Nantong",
        "id": None,
        "role": None,
        "metric": "growth",
        "metric_name": "name of growth",
        "period": "2023-H1",
        "kind": None,
        "op": None,
        "value": None,
        "unit": None,
        "relative_to": None,
        "qualitative": None,
        "strength": None,
        "status": None,
        "grade": None,
        "figure": None,
        "statement": None,
        "scope": None,
        "note": None,
        "source": None,
        "paragraph": None,
        "reading": [],
        "citations": [
            "the paper: “title of paper”, 2023-08",
            "the paper: “title of bureau”, 2024-01-17, https://bureau.example/2023",
        ],
        "bound": None,
        "sure_bound": None,
        "outturn_bound": None,
        "outturn": None,
        "benchmark": None,
        "difference": None,
        "observations": [],
        "derived": derived,
        "arithmetic": [],
        "verdict": None,
        "reason": None,
    }


# the steps of others


def test_words_that_nobody_defines_have_no_arithmetic_but_their_evidence() -> None:
    pledge = target(HAIAN, GROWTH, "first_tier", strength="ensure")
    found = story(pledge, observation(HAIAN, GROWTH, "= 6", period="2023"))
    assert found["reading"] == [
        "“first_tier”: no source says where it begins or ends",
        "firmness: ensure (made sure of)",
    ]
    assert found["arithmetic"] == [
        "outturn: 6% (prel. B), known to its last stated digit: 5.5% to under 6.5%",
        "– not assessable: told in words that nobody defines",
    ]
    assert (found["verdict"], found["reason"]) == ("not_assessable", "qualitative")


def test_a_goal_without_a_number_says_so() -> None:
    found = story(target(HAIAN, GROWTH, ""))
    assert found["reading"] == [
        "a goal is set and no number given (“figure of haian.growth.2023”)",
        "firmness: plan (planned: no word of firmness stands there)",
    ]
    assert found["arithmetic"] == ["– not assessable: no number given"]
    assert (found["verdict"], found["reason"]) == ("not_assessable", "unquantified")


def test_a_multiple_of_a_goal_that_is_not_published() -> None:
    found = story(
        target(HAIAN, PROJECTS, times("2", SPRING)),
        observation(HAIAN, PROJECTS, "= 116", period="2023-H1", grade="C"),
    )
    assert found["reading"][0] == (
        "the words “figure of haian.projects.2023” say 2 × the spring goal: a plain target, "
        "as is the bare number: a floor where higher is better, a ceiling where lower is"
    )
    assert found["arithmetic"] == [
        "measured by 2 × the spring goal, which is published nowhere",
        "the first half of 2023 only: 116 projects (prel. C); a part never stands for the whole",
        "– not assessable: the earlier goal is not published",
    ]
    assert (found["verdict"], found["reason"]) == ("not_assessable", "goal_unknown")


def test_a_target_of_which_only_a_part_of_the_period_is_published() -> None:
    pledge = target(HAIAN, PROJECTS, "= 51")
    part = observation(HAIAN, PROJECTS, "= 47", period="2023-M01/M11")
    assert steps(pledge, part) == [
        "reached by ≥ 51 projects",
        "higher is better, so what is named is the least or the most that counts",
        "January–November 2023 only: 47 projects (prel. B); a part never stands for the whole",
        "no result of 2023 is published in the sources",
        "· no outturn: only part of the period is published",
    ]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (
            [
                target(HAIAN, PROJECTS, ">= 150"),
                observation(HAIAN, PROJECTS, "= 147", period="2023"),
            ],
            [
                "reached by ≥ 150 projects",
                "outturn: 147 projects (prel. B), counted one by one: exactly 147 projects",
                "gap: -3 projects",
                "147 projects lies wholly outside ≥ 150 projects: ✗ not met",
            ],
        ),
        (
            [
                target(HAIAN, GROWTH, "~ 5"),
                observation(HAIAN, GROWTH, "= 5.2", period="2023", status="final", grade="A"),
            ],
            [
                "reached by ≥ 4.5%",
                "higher is better, so what is named is the least or the most that counts",
                "outturn: 5.2% (final A), known to its last stated digit: 5.15% to under 5.25%",
                "gap: +0.2 ± 0.05 pp",
                "5.15% to under 5.25% lies wholly in ≥ 4.5%: ✓ met",
            ],
        ),
        (
            [
                target(HAIAN, PRICES, "= 3"),
                observation(HAIAN, PRICES, "= 2.9", period="2023"),
            ],
            [
                "reached by ≤ 3%",
                "lower is better, so what is named is the least or the most that counts",
                "outturn: 2.9% (prel. B), known to its last stated digit: 2.85% to under 2.95%",
                "gap: -0.1 ± 0.05 pp",
                "2.85% to under 2.95% lies wholly in ≤ 3%: ✓ met",
            ],
        ),
        (
            [
                target(HAIAN, BALANCE, "= 3"),
                observation(HAIAN, BALANCE, "= 3.6", period="2023"),
            ],
            [
                "reached by 2.5% to under 3.5%",
                "outturn: 3.6% (prel. B), known to its last stated digit: 3.55% to under 3.65%",
                "gap: +0.6 ± 0.05 pp",
                "3.55% to under 3.65% lies wholly outside 2.5% to under 3.5%: ✗ not met",
            ],
        ),
        (
            [
                target(HAIAN, REVENUE, "> 1400"),
                observation(HAIAN, REVENUE, "> 1300", period="2023"),
            ],
            [
                "reached by > CNY 140 bn",
                "outturn: > CNY 130 bn (prel. B), which says no more than > CNY 130 bn",
                "gap: > -CNY 10 bn",
                (
                    "> CNY 130 bn lies partly in > CNY 140 bn: ? undecided, "
                    "because rounding or a hedge alone could turn it"
                ),
            ],
        ),
        (
            [
                target(HAIAN, GROWTH, beside(JIANGSU, GROWTH)),
                observation(HAIAN, GROWTH, "= 6.0", period="2023"),
                observation(JIANGSU, GROWTH, "> 5", period="2023"),
            ],
            [
                "measured by Jiangsu, name of growth, 2023: > 5% (prel. B), which lies in > 5%",
                "surely missed outside > 5%",
                "outturn: 6.0% (prel. B), known to its last stated digit: 5.95% to under 6.05%",
                "gap: < +1.05 pp",
                (
                    "5.95% to under 6.05% lies partly in > 5%: ? undecided, "
                    "because rounding or a hedge alone could turn it"
                ),
            ],
        ),
        (
            [
                target(HAIAN, GROWTH, beside(JIANGSU, GROWTH)),
                observation(HAIAN, GROWTH, "= 6.0", period="2023"),
            ],
            [
                "measured by Jiangsu, name of growth, 2023, of which nothing is published",
                "outturn: 6.0% (prel. B), known to its last stated digit: 5.95% to under 6.05%",
                "– not assessable: what it is measured by is not published",
            ],
        ),
        (
            [
                target(HAIAN, REVENUE, beside(JIANGSU, REVENUE, ">=", factor="0.5")),
                observation(JIANGSU, REVENUE, "= 100", period="2023"),
            ],
            [
                (
                    "measured by Jiangsu, name of revenue, 2023: CNY 10 bn (prel. B), "
                    "which lies in CNY 9.95 bn to under CNY 10.05 bn"
                ),
                "times 0.5: CNY 4.975 bn to under CNY 5.025 bn",
                "surely reached by ≥ CNY 5.025 bn; surely missed outside ≥ CNY 4.975 bn",
                "no result of 2023 is published in the sources",
                "· no outturn: no result is published",
            ],
        ),
        (
            [target(HAIAN, OPENING, "")],
            ["what is measured has no unit: no interval can be drawn"],
        ),
    ],
    ids=[
        "counted",
        "about a number",
        "a ceiling",
        "to be hit",
        "an open result",
        "an open benchmark",
        "no benchmark",
        "a share of a benchmark",
        "an event",
    ],
)
def test_every_step_to_a_verdict_is_told(
    records: list[Target | Observation], expected: list[str]
) -> None:
    assert steps(*records) == expected


def test_a_multiple_of_a_goal_that_is_published() -> None:
    first = target(HAIAN, PROJECTS, "= 50", goal=SPRING)
    pledge = target(HAIAN, PROJECTS, times("2", SPRING), source=BUREAU)
    result = observation(HAIAN, PROJECTS, "= 116", period="2023")
    _, found = stories(HAIAN, PROJECTS, first, pledge, result)
    assert found["arithmetic"] == [
        "measured by 2 × the spring goal, which is 50 projects",
        "reached by ≥ 100 projects",
        "higher is better, so what is named is the least or the most that counts",
        "outturn: 116 projects (prel. B), counted one by one: exactly 116 projects",
        "gap: +16 projects",
        "116 projects lies wholly in ≥ 100 projects: ✓ met",
    ]
    assert found["benchmark"]["value"] == Decimal(50)
    assert (found["benchmark"]["status"], found["benchmark"]["grade"]) == (None, None)


def test_a_result_in_another_unit_is_told_as_published_and_compared_in_the_targets() -> None:
    pledge = target(HAIAN, REVENUE, "= 1")
    result = observation(HAIAN, REVENUE, "= 9999", period="2023", unit=WAN)
    found = story(pledge, result)
    assert found["outturn_bound"] == ends("0.99985", "0.99995")
    assert found["observations"][0]["known"] == ends("9998.5", "9999.5")
    assert found["difference"] == {
        "value": Decimal("-0.0001"),
        **ends("-0.00015", "-0.00005"),
        "unit": "cny_100m",
    }
    assert found["verdict"] == "not_met"


# several results


def test_the_best_of_several_results_is_told_and_the_others_stay() -> None:
    pledge = target(HAIAN, GROWTH, ">= 6")
    early = observation(HAIAN, GROWTH, "~ 6", period="2023", status="estimate", grade="A")
    later = observation(HAIAN, GROWTH, "= 5.8", period="2023", source=BUREAU)
    other = observation(HAIAN, GROWTH, "= 9", period="2023", scope="industry", status="final")
    before = observation(HAIAN, GROWTH, "= 2.1", period="2022")
    found = story(pledge, before, other, early, later)
    assert found["arithmetic"][1:3] == [
        "outturn: 5.8% (prel. B), known to its last stated digit: 5.75% to under 5.85%",
        (
            "the best of 2 results: final before preliminary before estimate, "
            "then grade A before B before C, then the most exact"
        ),
    ]
    assert [(one["standing"], one["value"]) for one in found["observations"]] == [
        ("best", Decimal("5.8")),
        ("weaker", Decimal(6)),
        ("other_scope", Decimal(9)),
        ("other_period", Decimal("2.1")),
    ]


def test_two_equally_good_results_that_disagree_are_both_told() -> None:
    found = story(
        target(HAIAN, GROWTH, ">= 6"),
        observation(HAIAN, GROWTH, "= 6.2", period="2023", source=BUREAU),
        observation(HAIAN, GROWTH, "= 5.8", period="2023", source=source("almanac")),
    )
    assert [one["standing"] for one in found["observations"]] == ["best", "best"]
    assert found["outturn_bound"] == ends("5.75", "6.25")
    assert found["difference"] == {
        "value": None,
        **ends("-0.25", "0.25"),
        "unit": "percentage_point",
    }
    told = found["arithmetic"]
    assert (
        "equally good results disagree, and all of them count: 5.8% (prel. B), 6.2% (prel. B)"
        in told
    )
    assert told[-1] == (
        "5.75% to under 5.85%, 6.15% to under 6.25% lies partly in ≥ 6%: ? undecided, "
        "because equally good results disagree"
    )
    assert not any(
        "5.8% (prel. B), known to its last stated digit: 5.75% to under 6.25%" in one
        for one in told
    )


def test_a_result_of_another_scope_is_told_with_its_scope_and_not_as_a_part() -> None:
    told = steps(
        target(HAIAN, GROWTH, ">= 6"),
        observation(HAIAN, GROWTH, "= 9", period="2023", scope="industry"),
    )
    assert told[-1] == "· no outturn: only another scope is published"
    assert any("9% (prel. B)" in one and "industry" in one for one in told)
    assert not any("part" in one for one in told)


# which stories


def test_without_a_period_the_ledgers_own_year_is_told() -> None:
    records = (
        target(HAIAN, GROWTH, ">= 7", period="2022"),
        target(HAIAN, GROWTH, ">= 6.5"),
    )
    told = fields.items(why(small(*records, period="2023"), HAIAN, GROWTH), "en")
    assert [one["id"] for one in told] == ["haian.growth.2023"]
    assert [one["id"] for one in stories(HAIAN, GROWTH, *records)] == [
        "haian.growth.2022",
        "haian.growth.2023",
    ]
    assert story(*records, periods=["2022"])["id"] == "haian.growth.2022"


def test_a_place_without_a_target_has_the_story_of_its_results() -> None:
    seen = observation(HAIAN, GROWTH, "= 6.5", period="2023")
    found = story(seen)
    assert (found["id"], found["role"]) == ("haian.growth.2023.seen", "observation")
    assert found["outturn_bound"] == ends("6.45", "6.55")
    assert found["arithmetic"] == [
        "outturn: 6.5% (prel. B), known to its last stated digit: 6.45% to under 6.55%"
    ]
    assert (found["reading"], found["verdict"], found["reason"]) == ([], None, None)


def test_a_number_that_follows_for_a_part_of_the_period_is_told_beside_the_target() -> None:
    found = story(
        target(NANTONG, GROWTH, "~ 5"),
        observation(NANTONG, OVER_CHINA, "= 1.5", period="2023-H1"),
        observation(CHINA, GROWTH, "= 5.5", period="2023-H1"),
        observation(NANTONG, GROWTH, "= 5.8", period="2023"),
    )
    assert found["derived"][0] == "the first half of 2023: 5.5% (China) + 1.5 pp = 7.0%"
    assert (found["verdict"], found["outturn"]["value"]) == ("met", Decimal("5.8"))


@pytest.mark.parametrize(
    ("jiangsu", "last"),
    [
        ("= 6.7", "derived, and not published: 7% to under 7.1%"),
        ("= 6.9", "the ways contradict each other: nothing is derived"),
    ],
)
def test_ways_that_do_not_give_the_same_say_so(jiangsu: str, last: str) -> None:
    found = stories(
        NANTONG,
        GROWTH,
        observation(NANTONG, OVER_CHINA, "= 1.5", period="2023-H1"),
        observation(NANTONG, OVER_JIANGSU, "= 0.4", period="2023-H1"),
        observation(CHINA, GROWTH, "= 5.5", period="2023-H1"),
        observation(JIANGSU, GROWTH, jiangsu, period="2023-H1"),
    )
    assert found[0]["derived"][-1] == last


def test_where_nothing_is_stated_there_is_no_story() -> None:
    with pytest.raises(QuestionError) as raised:
        stories(HAIAN, GROWTH, target(HAIAN, PROJECTS, "= 51"))
    assert raised.value.message.key == "get.not_stated"


# one record by its id


def test_a_record_is_found_by_its_id() -> None:
    pledge, seen = target(HAIAN, GROWTH, ">= 6.5"), observation(HAIAN, GROWTH, "= 6")
    whole = small(pledge, seen)
    assert find(whole, pledge.id) == pledge
    assert find(whole, seen.id) == seen
    assert find(whole, "haian.growth.2021") is None
    assert find(whole, "nowhere.growth.2023") is None
    assert find(whole, "") is None


def test_an_id_asks_for_that_target_alone() -> None:
    whole = small(
        target(HAIAN, GROWTH, ">= 7", period="2022"), target(HAIAN, GROWTH, ">= 6.5"), period="2023"
    )
    assert [one["id"] for one in fields.items(ask(whole, ["haian.growth.2022"]), "en")] == [
        "haian.growth.2022"
    ]


@pytest.mark.parametrize(
    "asked",
    [
        observation(HAIAN, GROWTH, "= 9", period="2022", scope="industry"),
        observation(HAIAN, GROWTH, "~ 9", period="2022", status="estimate"),
    ],
    ids=["of a scope", "of less standing"],
)
def test_the_id_of_a_result_asks_for_that_result(asked: Observation) -> None:
    asked = asked._replace(id="haian.growth.2022.2")
    whole = small(observation(HAIAN, GROWTH, "= 6", period="2022"), asked)
    [found] = fields.items(ask(whole, [asked.id]), "en")
    assert (found["id"], found["value"]) == (asked.id, Decimal(9))


def test_the_id_of_a_projects_figure_asks_for_the_figure() -> None:
    pledge = target(HAIAN, REVENUE, "> 300", about="plant", strength="expect")
    share = observation(HAIAN, PROJECTS, "= 3", period="2023-M08", about="plant")
    whole = ledger(project("plant", HAIAN, pledge, share), places=PLACES, metrics=METRICS)
    [told] = fields.items(ask(whole, [pledge.id]), "en")
    assert (told["id"], told["verdict"], told["reason"]) == (
        "plant.revenue.2023",
        "no_outturn",
        "unpublished",
    )
    [told] = fields.items(ask(whole, [share.id]), "en")
    assert (told["id"], told["role"], told["value"]) == (share.id, "observation", Decimal(3))


def test_an_id_that_no_record_has_is_a_wrong_question() -> None:
    with pytest.raises(QuestionError) as raised:
        ask(small(), ["haian.growth.2023"])
    assert say(raised.value.message, "en").startswith("no record has the id 'haian.growth.2023'")


# how words are read


@pytest.mark.parametrize(
    ("claim", "first"),
    [
        ("= 5", "the words “5%” say 5%: a plain target"),
        ("~ 5", "the words “5%” say ≈ 5%: the rounding interval of the last stated digit"),
        ("> 5", "the words “5%” say > 5%: the number excluded"),
        ("<= 5", "the words “5%” say ≤ 5%: the number included"),
    ],
)
def test_the_sources_own_words_are_read_by_their_convention(claim: str, first: str) -> None:
    pledge = target(HAIAN, GROWTH, claim)._replace(figure="5%")
    assert story(pledge)["reading"][0].startswith(first)


def test_where_the_sources_words_are_not_recorded_the_reading_says_so() -> None:
    pledge = target(HAIAN, GROWTH, "~ 5")._replace(figure=None)
    assert story(pledge)["reading"][0].startswith(
        "stated as ≈ 5%, the source's own words not recorded: "
    )
    unsaid = target(HAIAN, GROWTH, Claim())._replace(figure=None)
    assert "“”" not in story(unsaid)["reading"][0]
