"""Shows what became of every pledge: a literal table, judged by hand from the article and the published figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest

from nantong_cli.bounds import Interval
from nantong_cli.errors import Message
from nantong_cli.holdings import WholeLedger
from nantong_cli.i18n import say
from nantong_cli.model import Target, Unit
from nantong_cli.queries.assess import Assessment, assess
from nantong_cli.queries.check import check, unit_of
from nantong_cli.queries.derive import derived

#: of each place: metric, period, verdict, reason; what surely reaches it, and of what may where that is more; the
#: outturn
VERDICTS = {
    "haian": """
    gdp_growth                    2022  no_outturn  unpublished  [7,∞)     -
    budget_revenue                2022  no_outturn  unpublished  [75,∞)    -
    gdp_growth                    2023  not_met     outside      [6.5,∞)   [6.25,6.35)
    budget_revenue                2023  not_met     outside      [74,∞)    [71.005,71.015)
    fai_growth                    2023  met         inside       [8,∞)     [11.85,11.95)
    industrial_sales              2023  no_outturn  unpublished  [2350,∞)  -
    hightech_enterprises_net_new  2023  no_outturn  unpublished  [65,∞)    -
""",
    "rugao": """
    gdp_growth            2023  undecided   overlap      [5.85,∞)of(5.75,∞)  [5.5,6.5)
    hightech_enterprises  2023  no_outturn  unpublished  (600,∞)             -
""",
    "rudong": """
    ten_billion_projects  2023-H2  not_assessable  unquantified  -        -
    scitech_projects      2023     not_met         outside       [150,∞)  [147,147]
""",
    "qidong": """
    scitech_projects  2023  no_outturn  unpublished  [200,∞)             -
    gdp_growth        2023  no_outturn  unpublished  [5.85,∞)of(5.75,∞)  -
""",
    "chongchuan": """
    gdp_growth                 2023  undecided       overlap       [5.85,∞)of[5.75,∞)  [5.5,6.5)
    budget_revenue             2023  not_assessable  unquantified  -                   [113.15,113.25)
    disposable_income_urban    2023  not_assessable  unquantified  -                   [67999.5,68000.5)
    old_communities_renovated  2023  no_outturn      unpublished   [40,∞)              -
    old_communities_renovated  2023  no_outturn      unpublished   [40,∞)              -
""",
    "tongzhou": """
    major_projects_signed   2023  no_outturn  part_of_period  [51,∞)   -
    major_projects_started  2023  no_outturn  unpublished     [27,∞)   -
    enterprises_2bn_class   2023  no_outturn  unpublished     [10,∞)   -
    scitech_projects        2023  no_outturn  unpublished     [180,∞)  -
    high_level_talents      2023  no_outturn  unpublished     [80,∞)   -
""",
    "haimen": """
    major_projects_signed         2023-H2  no_outturn      unpublished   [30,∞)   -
    major_projects_started        2023     no_outturn      unpublished   [30,∞)   -
    above_scale_enterprises_new   2023     no_outturn      unpublished   [100,∞)  -
    scitech_projects              2023     not_assessable  goal_unknown  -        -
    hightech_enterprises_net_new  2023     not_assessable  goal_unknown  -        -
    gdp_growth                    2023     not_assessable  qualitative   -        [5.5,6.5)
""",
    "nantong": """
    gdp_growth  2023  met  inside  [4.5,∞)  [5.75,5.85)
""",
    "jiangsu": """
    gdp_growth  2023  met  inside  [4.5,∞)  [5.75,5.85)
""",
    "china": """
    gdp_growth  2023  met  inside  [4.5,∞)  [5.15,5.25)
""",
}

#: project, metric, period, verdict, reason
PROJECTS = """
hongsheng-phase-3      world_rank          2028      no_outturn      unpublished
asia-symbol-rugao      trial_production    2023-M10  not_assessable  unquantified
rudong-three-projects  construction_start  2023-H2   not_assessable  unquantified
zenith-steel-nantong   output_value        2023      no_outturn      unpublished
"""

#: of the verdicts that rest on an outturn: place, metric; its comparator, value, status, grade, source
OUTTURNS = """
haian       gdp_growth               ~  6.3    estimate     B  haian-npc-2024
haian       budget_revenue           =  71.01  estimate     B  haian-npc-2024
haian       fai_growth               =  11.9   estimate     B  haian-npc-2024
rugao       gdp_growth               ~  6      estimate     B  rugao-newyear-2024
rudong      scitech_projects         =  147    preliminary  B  rudong-2024-06-05
chongchuan  gdp_growth               ~  6      estimate     B  chongchuan-gwr-2024
chongchuan  budget_revenue           =  113.2  preliminary  A  chongchuan-en-2024
chongchuan  disposable_income_urban  =  68000  estimate     B  chongchuan-gwr-2024
haimen      gdp_growth               =  6      estimate     B  haimen-gwr-2024
nantong     gdp_growth               =  5.8    preliminary  B  jschina-2024-03-06
jiangsu     gdp_growth               =  5.8    preliminary  B  cri-2024-02-02
china       gdp_growth               =  5.2    preliminary  A  nbs-2024-01-17
"""

#: of the targets beside a benchmark: place; its benchmark's place, value, status, source
BENCHMARKS = """
rugao       jiangsu  5.8  preliminary  cri-2024-02-02
qidong      nantong  5.8  preliminary  jschina-2024-03-06
chongchuan  nantong  5.8  preliminary  jschina-2024-03-06
"""

#: of the verdicts with a bound and an outturn: place, metric, the gap of the stated numbers, and its ends
GAPS = """
haian       gdp_growth        -0.2   [-0.25,-0.15)
haian       budget_revenue    -2.99  [-2.995,-2.985)
haian       fai_growth        3.9    [3.85,3.95)
rugao       gdp_growth        0.2    (-0.35,0.75)
rudong      scitech_projects  -3     [-3,-3]
chongchuan  gdp_growth        0.2    (-0.35,0.75)
nantong     gdp_growth        0.8    [0.75,0.85)
jiangsu     gdp_growth        0.8    [0.75,0.85)
china       gdp_growth        0.2    [0.15,0.25)
"""


def rows(table: str) -> list[str]:
    """Return the rows of a table, single blanks between what stands in them."""
    return [" ".join(line.split()) for line in table.strip().splitlines()]


def written(interval: Interval | None, unit: Unit | None) -> str:
    """Return an interval in its unit as mathematics writes it."""
    if interval is None or unit is None:
        return "-"
    shown = interval.over(unit.scale)
    low = "-∞" if shown.lower is None else str(shown.lower)
    high = "∞" if shown.upper is None else str(shown.upper)
    ends = "[" if shown.lower_closed else "(", "]" if shown.upper_closed else ")"
    return f"{ends[0]}{low},{high}{ends[1]}"


def bound(found: Assessment) -> str:
    """Return what surely reaches a target, and what may where that is more."""
    if found.bound is None:
        return "-"
    sure, possible = (
        written(one, unit_of(found)) for one in (found.bound.sure, found.bound.possible)
    )
    return sure if sure == possible else f"{sure}of{possible}"


def row(found: Assessment) -> str:
    """Return an assessment as a row of its place's table."""
    target, known = found.target, found.outturn.hull if found.outturn else None
    judged = f"{target.metric.id} {target.period} {found.verdict} {found.reason}"
    return f"{judged} {bound(found)} {written(known, unit_of(found))}"


@pytest.fixture(scope="module")
def every(ledger: WholeLedger) -> list[Assessment]:
    """Return what is found of each target of a place."""
    return [assess(ledger, target) for target in ledger.targets]


@pytest.mark.parametrize("place", VERDICTS)
def test_the_verdicts_on_the_targets_of_each_place(every: list[Assessment], place: str) -> None:
    found = [row(one) for one in every if one.target.place.id == place]
    assert sorted(found) == sorted(rows(VERDICTS[place]))


def test_no_other_place_has_targets(every: list[Assessment]) -> None:
    assert {one.target.place.id for one in every} == set(VERDICTS)


def test_the_verdict_on_every_projects_target(ledger: WholeLedger) -> None:
    found = [assess(ledger, one) for one in _of_projects(ledger)]
    told = [
        f"{one.target.project} {one.target.metric.id} {one.target.period} {one.verdict} {one.reason}"
        for one in found
    ]
    assert sorted(told) == sorted(rows(PROJECTS))


def _of_projects(ledger: WholeLedger) -> Iterator[Target]:
    """Give the targets about projects."""
    for project in ledger.projects:
        yield from (one for one in project.figures if isinstance(one, Target))


def test_the_outturn_that_each_verdict_rests_on(every: list[Assessment]) -> None:
    told = [
        f"{one.target.place.id} {one.target.metric.id} {best.claim.op} {best.claim.value} "
        f"{best.status} {best.grade} {best.source.id}"
        for one in every
        if one.outturn is not None
        for best in one.outturn.best
    ]
    assert sorted(told) == sorted(rows(OUTTURNS))


def test_the_benchmark_that_each_relative_target_is_measured_by(every: list[Assessment]) -> None:
    told = [
        f"{one.target.place.id} {best.place.id} {best.claim.value} {best.status} {best.source.id}"
        for one in every
        if one.benchmark is not None and one.benchmark.results is not None
        for best in one.benchmark.results.best
    ]
    assert sorted(told) == sorted(rows(BENCHMARKS))


def test_the_gap_between_each_outturn_and_its_target(
    every: list[Assessment], ledger: WholeLedger
) -> None:
    table = check(ledger)
    keys = [column.key for column in table.columns]
    values = [dict(zip(keys, one, strict=True))["gap"] for one in table.rows]
    told = [
        f"{one.target.place.id} {one.target.metric.id} {gap.value} {written(one.gap, unit_of(one))}"
        for one, gap in zip(every, values, strict=True)
        if gap is not None
    ]
    assert sorted(told) == sorted(rows(GAPS))


# what is said of the whole, and no better


def test_hai_ans_three_verdicts_rest_on_its_own_estimates(every: list[Assessment]) -> None:
    own = {
        one.target.metric.id: (one.verdict, {seen.status for seen in one.outturn.best})
        for one in every
        if one.target.place.id == "haian" and one.outturn is not None
    }
    assert own == {
        "gdp_growth": ("not_met", {"estimate"}),
        "budget_revenue": ("not_met", {"estimate"}),
        "fai_growth": ("met", {"estimate"}),
    }


def test_of_the_counties_one_target_is_met_and_most_have_no_outturn(
    every: list[Assessment], ledger: WholeLedger
) -> None:
    counties = {place.id for place in ledger.subjects}
    told = Counter(one.verdict for one in every if one.target.place.id in counties)
    assert told == {
        "met": 1,
        "not_met": 3,
        "undecided": 2,
        "no_outturn": 17,
        "not_assessable": 6,
    }


def test_the_summary_counts_the_forty_communities_once(ledger: WholeLedger) -> None:
    title = check(ledger).title
    assert isinstance(title, Message)
    assert say(title, "en") == (
        "31 targets: 4 met, 3 not met, 2 undecided, 16 without an outturn, 6 not assessable; "
        "stated twice and counted once: 1"
    )


def test_nantongs_half_year_follows_by_both_ways(ledger: WholeLedger) -> None:
    [found] = derived(ledger, [place.id for place in ledger.places])
    assert (found.place.id, found.metric.id, found.period) == ("nantong", "gdp_growth", "2023-H1")
    assert [
        (way.base.place.id, way.base.claim.value, way.gap.claim.value, way.value)
        for way in found.ways
    ] == [
        ("china", Decimal("5.5"), Decimal("1.5"), Decimal("7.0")),
        ("jiangsu", Decimal("6.6"), Decimal("0.4"), Decimal("7.0")),
    ]
    assert str(found.value) == "7.0"
    assert found.known == Interval(Decimal("6.9"), Decimal("7.1"), lower_closed=True)
