"""Shows what the ledger holds of evidence published elsewhere: literal tables, read apart from data/."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from nantong_cli.holdings import WholeLedger
from nantong_cli.model import Observation, Target

SOURCE = "xhrb-2023-08"

#: of each place, or project: metric, period, comparator, value, unit, status, grade, source
OBSERVATIONS = {
    "china": """
    gdp         2023-H1  =  593034   cny_100m  preliminary  A  nbs-2023-07-17
    gdp_growth  2023-H1  =  5.5      percent   preliminary  A  nbs-2023-07-17
    gdp         2023     =  1260582  cny_100m  preliminary  A  nbs-2024-01-17
    gdp_growth  2023     =  5.2      percent   preliminary  A  nbs-2024-01-17
""",
    "jiangsu": """
    gdp             2022     =  122876   cny_100m  preliminary  B  xdkb-2023-01-30
    gdp_growth      2022     =  2.8      percent   preliminary  B  xdkb-2023-01-30
    gdp             2023-H1  =  60465.3  cny_100m  preliminary  B  xhrb-2023-08-01
    gdp_growth      2023-H1  =  6.6      percent   preliminary  B  xhrb-2023-08-01
    gdp             2023     ~  12.82    cny_1t    preliminary  B  jschina-2024-01-23
    gdp_growth      2023     =  5.8      percent   preliminary  B  cri-2024-02-02
    budget_revenue  2023     =  9930     cny_100m  preliminary  B  jschina-2024-01-23
""",
    "nantong": """
    gdp                           2021     =  11027    cny_100m    final        B  xhrb-2022-10-14
    gdp                           2022     =  11380    cny_100m    preliminary  B  xdkb-2023-01-30
    gdp_growth                    2022     =  2.1      percent     preliminary  B  xdkb-2023-01-30
    gdp                           2023-H1  =  6032.4   cny_100m    preliminary  B  xhrb-2023-08-01
    gdp_growth                    2023     ~  6        percent     estimate     B  nantong-npc-2024
    gdp                           2023     =  11813.3  cny_100m    preliminary  B  jschina-2024-03-06
    gdp_growth                    2023     =  5.8      percent     preliminary  B  jschina-2024-03-06
    fai_growth                    2023     =  3        percent     estimate     B  nantong-npc-2024
    budget_revenue_growth         2023     =  11       percent     estimate     B  nantong-npc-2024
    gdp                           2024     =  12421.9  cny_100m    preliminary  B  infzm-2025
    gdp_growth                    2024     =  6.2      percent     preliminary  B  infzm-2025
    gdp_rank_national             2023     =  23       rank        preliminary  B  jschina-2024-03-06
    scitech_projects              2023     =  1428     project     final        B  cri-2024-07-30
    hightech_enterprises_net_new  2023     =  736      enterprise  final        B  cri-2024-07-30
    disposable_income             2023     =  51853    cny         preliminary  A  nantong-en-2024-02-01
    population                    2020     =  7726635  person      preliminary  A  census-2021-05-24
""",
    "haian": """
    gdp                           2021  =  1343.1  cny_100m    final        B  people-2023-01-20
    gdp                           2022  ~  1400    cny_100m    estimate     B  people-2023-01-20
    gdp                           2022  =  1379.8  cny_100m    preliminary  B  people-2023-02-17
    gdp                           2022  >  1300    cny_100m    preliminary  B  xdkb-2023
    gdp                           2023  >  1300    cny_100m    preliminary  B  people-2024-08-13
    gdp                           2023  =  1457    cny_100m    estimate     B  haian-npc-2024
    gdp_growth                    2023  ~  6.3     percent     estimate     B  haian-npc-2024
    budget_revenue                2023  =  71.01   cny_100m    estimate     B  haian-npc-2024
    fai_growth                    2023  =  11.9    percent     estimate     B  haian-npc-2024
    investment_in_fixed_assets        2023  =  513     cny_100m    estimate     B  haian-npc-2024
    industrial_sales              2022  =  2250    cny_100m    preliminary  B  people-2023-02-17
    hightech_enterprises_net_new  2022  =  59      enterprise  preliminary  B  cnr-2023-01-13
    scitech_projects              2022  =  86      project     preliminary  B  cnr-2023-01-13
    hightech_enterprises          2022  =  461     enterprise  preliminary  B  haian-media-2023-02-21
    population                    2020  =  874334  person      preliminary  A  census-2021-05-24
""",
    "rugao": """
    gdp                           2022  >  1500     cny_100m    estimate     B  people-2023-01-20
    gdp                           2022  >  1300     cny_100m    preliminary  B  xdkb-2023
    gdp                           2022  =  1479.31  cny_100m    preliminary  C  baike-rugao
    gdp                           2023  >  1300     cny_100m    preliminary  B  people-2024-08-13
    gdp_growth                    2023  ~  6        percent     estimate     B  rugao-newyear-2024
    scitech_projects              2022  =  38       project     final        B  people-2023-04-04
    hightech_enterprises_net_new  2022  =  142      enterprise  final        B  people-2023-04-04
    population                    2020  =  1238448  person      preliminary  A  census-2021-05-24
""",
    "rudong": """
    gdp                   2021      =  1272.24  cny_100m    preliminary  A  rudong-bulletin-2021
    gdp_growth            2021      =  8.9      percent     preliminary  A  rudong-bulletin-2021
    gdp                   2022      =  1340     cny_100m    estimate     B  people-2023-01-20
    gdp                   2022      >  1300     cny_100m    preliminary  B  xdkb-2023
    gdp                   2023      =  1381     cny_100m    preliminary  B  cnstock-2024-11-21
    gdp_growth            2023      =  6.5      percent     preliminary  B  cnstock-2024-11-21
    gdp                   2024      =  1430     cny_100m    preliminary  B  rudong-2025-05
    scitech_projects      2023      =  147      project     preliminary  B  rudong-2024-06-05
    hightech_enterprises  2023      =  275      enterprise  preliminary  B  rudong-2024-06-05
    hightech_enterprises  2025-M06  =  327      enterprise  preliminary  A  rudong-2025-08-28
    population            2020      =  880006   person      preliminary  A  census-2021-05-24
""",
    "qidong": """
    gdp                            2021          =  1345.9  cny_100m  final        B  people-2023-01-20
    gdp                            2022          =  1400    cny_100m  estimate     B  people-2023-01-20
    gdp                            2022          >  1300    cny_100m  preliminary  B  xdkb-2023
    gdp_growth                     2022          =  2.4     percent   estimate     B  cnr-2023-01-12
    gdp                            2023          >  1300    cny_100m  preliminary  B  people-2024-08-13
    gdp                            2023-Q1/Q3    =  1123.8  cny_100m  preliminary  B  people-rb-2023-12-25
    gdp_growth                     2024          =  6.4     percent   preliminary  B  qidong-newyear-2025
    budget_revenue                 2024          =  77      cny_100m  preliminary  B  qidong-newyear-2025
    above_scale_industrial_output  2023-M01/M11  =  1278    cny_100m  preliminary  B  zgnt-2023-12-29
    scitech_projects               2022          =  61      project   preliminary  B  cnr-2023-01-12
    population                     2020          =  967313  person    preliminary  A  census-2021-05-24
""",
    "qidong-shipbuilding-park": """
    taxable_sales  2023-M01/M11  =  232.3  cny_100m  preliminary  A  qidong-en-2023-12-22
""",
    "chongchuan": """
    gdp                        2022       >=  1700     cny_100m   estimate     B  people-2023-01-20
    gdp                        2022       =   1676.93  cny_100m   preliminary  B  chongchuan-bulletin-2022
    gdp_growth                 2022       =   3        percent    estimate     B  chongchuan-gwr-2023
    gdp_growth                 2022       =   2.1      percent    preliminary  B  chongchuan-bulletin-2022
    gdp                        2023-H1    =   891.6    cny_100m   preliminary  A  chongchuan-en-2023-09-04
    gdp_growth                 2023-H1    =   7.1      percent    preliminary  A  chongchuan-en-2023-09-04
    gdp                        2023       =   1750     cny_100m   estimate     A  chongchuan-en-2024
    gdp_growth                 2023       ~   6        percent    estimate     B  chongchuan-gwr-2024
    budget_revenue             2023       =   113.2    cny_100m   preliminary  A  chongchuan-en-2024
    disposable_income_urban    2023       =   68000    cny        estimate     B  chongchuan-gwr-2024
    gdp                        2024       =   1855.91  cny_100m   estimate     B  chongchuan-gwr-2025
    budget_revenue             2024       =   106.6    cny_100m   estimate     B  chongchuan-gwr-2025
    disposable_income_urban    2024       =   68500    cny        estimate     B  chongchuan-gwr-2025
    old_communities_renovated  2020/2022  =   112      community  preliminary  B  xmwb-2023-06-27
    population                 2020       =   1183740  person     preliminary  A  census-2021-05-24
""",
    "tongzhou": """
    gdp                                   2022          =  1670     cny_100m    estimate     B  people-2023-01-20
    gdp                                   2023-Q1       =  414.2    cny_100m    preliminary  A  nantong-en-2023-05-05
    gdp_growth                            2023-Q1       =  5.8      percent     preliminary  A  nantong-en-2023-05-05
    gdp_growth                            2023-Q1/Q3    =  6.5      percent     preliminary  B  ntrb-2023-11-29
    gdp_growth                            2024          =  6.6      percent     estimate     A  tongzhou-plan-2024
    budget_revenue                        2024          =  77       cny_100m    estimate     A  tongzhou-plan-2024
    above_scale_industrial_output_growth  2023          =  10.5     percent     preliminary  A  tongzhou-en-2024-01-24
    major_projects_signed                 2023-M01/M11  =  47       project     preliminary  B  ntrb-2023-11-29
    scitech_projects                      2022-Q1/Q3    =  48       project     preliminary  A  tongzhou-en-2022-12-22
    hightech_enterprises_net_new          2022          =  62       enterprise  preliminary  A  tongzhou-en-2023-02-22
    population                            2020          =  1258739  person      preliminary  A  census-2021-05-24
""",
    "haimen": """
    gdp                    2022     =  1635     cny_100m  estimate     B  people-2023-01-20
    gdp                    2022     =  1621.68  cny_100m  preliminary  C  shcj-haimen
    gdp_growth             2022     =  3.1      percent   estimate     A  haimen-plan-2022
    gdp                    2023     =  1690     cny_100m  estimate     B  haimen-gwr-2024
    gdp_growth             2023     =  6        percent   estimate     B  haimen-gwr-2024
    budget_revenue         2023     =  75       cny_100m  estimate     B  haimen-gwr-2024
    major_projects_signed  2023-H1  =  31       project   preliminary  C  chinacrane-2023-08-25
    scitech_projects       2023-H1  =  116      project   preliminary  C  chinacrane-2023-08-25
    population             2020     =  991782   person    preliminary  A  census-2021-05-24
""",
}

#: place, metric, period, comparator, value, unit, grade, source
TARGETS = """
    china       gdp_growth                 2023  ~   5   percent    A  china-gwr-2023
    jiangsu     gdp_growth                 2023  ~   5   percent    B  ibnews-2023-01-19
    nantong     gdp_growth                 2023  ~   5   percent    B  people-2023-01-19
    haian       gdp_growth                 2022  >=  7   percent    A  haian-en-2022-01
    haian       budget_revenue             2022  =   75  cny_100m   A  haian-en-2022-01
    chongchuan  old_communities_renovated  2023  =   40  community  A  chongchuan-en-2023-01-20
"""

#: project, period, grade, source
NEWS = """
    rudong-gravity-storage  2023-M10  B  energy-storage-2024-03
    rudong-gravity-storage  2023-M12  B  energy-storage-2024-03
    rudong-gravity-storage  2024-M03  B  pv-magazine-2024-03-12
"""

#: source, kind, date of publication, whether there is an address; - for what is not known
SOURCES = """
    people-2023-01-20         news_article          2023-01-20  url
    xhrb-2023-08-01           news_article          2023-08-01  url
    xhrb-2022-10-14           news_article          2022-10-14  url
    nbs-2023-07-17            statistical_release   2023-07-17  -
    nbs-2024-01-17            statistical_release   2024-01-17  -
    jschina-2024-03-06        news_article          2024-03-06  url
    jschina-2024-01-23        news_article          2024-01-23  url
    cri-2024-02-02            news_article          2024-02-02  -
    xdkb-2023-01-30           news_article          2023-01-30  -
    infzm-2025                news_article          2025        -
    haian-npc-2024            government_report     2024-01     -
    haimen-plan-2022          government_report     2023-01     url
    haimen-gwr-2024           government_report     2024-01-11  -
    chongchuan-gwr-2023       government_report     2023-01-11  -
    chongchuan-gwr-2024       government_report     2024-01-13  -
    chongchuan-en-2024        government_report     2024-02     url
    rugao-newyear-2024        government_report     2024-01     url
    nantong-npc-2024          news_article          2024-01-17  -
    ntrb-2023-11-29           news_article          2023-11-29  url
    nantong-en-2023-05-05     news_article          2023-05-05  url
    tongzhou-plan-2024        government_report     2025-01     url
    qidong-newyear-2025       government_report     2025-01     -
    rudong-bulletin-2021      statistical_bulletin  2022        -
    rudong-2025-05            news_article          2025-05     -
    people-2023-02-17         news_article          2023-02-17  url
    people-2023-04-04         news_article          2023-04-04  -
    cnr-2023-01-13            news_article          2023-01-13  -
    cnr-2023-01-12            news_article          2023-01-12  -
    cri-2024-07-30            news_article          2024-07-30  url
    xmwb-2023-06-27           news_article          2023-06-27  -
    chinacrane-2023-08-25     news_article          2023-08-25  -
    zgnt-2023-12-29           news_article          2023-12-29  url
    baike-rugao               encyclopaedia         -           url
    shcj-haimen               news_article          -           -
    census-2021-05-24         statistical_bulletin  2021-05-24  -
    nbs-codes-2023            classification        2023-09-11  -
    cnstock-2024-11-21        news_article          2024-11-21  url
    rudong-2024-06-05         news_article          2024-06-05  -
    rudong-2025-08-28         government_report     2025-08-28  url
    xdkb-2023                 news_article          2023        url
    people-2024-08-13         news_article          2024-08-13  -
    people-rb-2023-12-25      news_article          2023-12-25  -
    qidong-en-2023-12-22      news_article          2023-12-22  url
    chongchuan-bulletin-2022  statistical_bulletin  2023        -
    chongchuan-en-2023-09-04  news_article          2023-09-04  url
    chongchuan-en-2023-01-20  news_article          2023-01-20  url
    chongchuan-gwr-2025       government_report     2025-01-06  -
    tongzhou-en-2024-01-24    news_article          2024-01-24  url
    tongzhou-en-2022-12-22    news_article          2022-12-22  url
    tongzhou-en-2023-02-22    news_article          2023-02-22  url
    haian-media-2023-02-21    news_article          2023-02-21  -
    haian-en-2022-01          news_article          2022-01     -
    energy-storage-2024-03    news_article          2024-03     url
    pv-magazine-2024-03-12    news_article          2024-03-12  url
    china-gwr-2023            government_report     2023-03-15  url
    ibnews-2023-01-19         news_article          2023-01-19  url
    people-2023-01-19         news_article          2023-01-19  url
    nantong-en-2024-02-01     news_article          2024-02-01  -
"""

#: one weak source only
GRADE_C = """
    rugao   gdp                    2022     baike-rugao
    haimen  gdp                    2022     shcj-haimen
    haimen  major_projects_signed  2023-H1  chinacrane-2023-08-25
    haimen  scitech_projects       2023-H1  chinacrane-2023-08-25
"""

#: a record that could mislead → what its note cannot be silent about; numbers without commas, and money in either unit
TRAPS = [
    # the estimate ran high: what it came to
    ("haian gdp 2022 people-2023-01-20", r"1379\.8|137\.98"),
    ("haimen gdp 2022 people-2023-01-20", r"1621\.68|162\.168"),
    ("rugao gdp 2022 people-2023-01-20", r"1479\.31|147\.931"),
    ("chongchuan gdp 2022 people-2023-01-20", r"1676\.93|167\.693"),
    ("chongchuan gdp_growth 2022 chongchuan-gwr-2023", r"2\.1"),
    ("nantong gdp_growth 2023 nantong-npc-2024", r"5\.8"),
    # the development zone is counted apart, so the counties do not add up: how many live there
    ("nantong gdp 2021 xhrb-2022-10-14", "development zone"),
    ("nantong gdp 2022 xdkb-2023-01-30", "development zone"),
    ("nantong gdp 2023-H1 xhrb-2023-08-01", "development zone"),
    ("nantong gdp 2023 jschina-2024-03-06", "development zone"),
    ("nantong gdp 2024 infzm-2025", "development zone"),
    ("chongchuan population 2020 census-2021-05-24", "332273"),
    # the year before was told before refunds of value-added tax
    ("haimen budget_revenue 2023 haimen-gwr-2024", r"VAT|value[- ]added tax"),
    ("chongchuan budget_revenue 2023 chongchuan-en-2024", r"VAT|value[- ]added tax"),
    # the rules of recognition changed: when, or which year is not alike
    ("haian scitech_projects 2022 cnr-2023-01-13", "2023"),
    ("rugao scitech_projects 2022 people-2023-04-04", "2023"),
    ("qidong scitech_projects 2022 cnr-2023-01-12", "2023"),
    ("tongzhou scitech_projects 2022-Q1/Q3 tongzhou-en-2022-12-22", "2023"),
    ("nantong scitech_projects 2023 cri-2024-07-30", "202[23]"),
    ("rudong scitech_projects 2023 rudong-2024-06-05", "202[23]"),
    ("haimen scitech_projects 2023-H1 chinacrane-2023-08-25", "202[23]"),
    # another source calls the invoiced sales taxable ones
    ("haian industrial_sales 2022 people-2023-02-17", "taxable"),
    # another source has another number, or measures something else
    ("nantong gdp 2022 xdkb-2023-01-30", r"11379\.6|1137\.96"),
    ("rudong scitech_projects 2023 rudong-2024-06-05", "150"),
    ("qidong-shipbuilding-park taxable_sales 2023-M01/M11 qidong-en-2023-12-22", "output"),
    ("nantong gdp_growth 2023 people-2023-01-19", r"5\.5.*\b7\b"),
    ("chongchuan old_communities_renovated 2023 chongchuan-en-2023-01-20", "article"),
]

SUBTRACTION = r"\bsubtract|\bminus\b|\bremainder\b|\bresidual\b|减去|相减|减法|倒推|減去|相減|減法"


def _rows(table: str) -> list[str]:
    """Return the rows of a table, single blanks between what stands in them."""
    return [" ".join(line.split()) for line in table.strip().splitlines()]


def _differences(table: Iterable[str], found: Iterable[str]) -> dict[str, list[str]]:
    """Return what the ledger lacks of a table, and what it holds beyond it, a row as often as it is too few or many."""
    expected, held = Counter(table), Counter(found)
    return {
        "missing": sorted((expected - held).elements()),
        "beyond": sorted((held - expected).elements()),
    }


NO_DIFFERENCES: dict[str, list[str]] = {"missing": [], "beyond": []}


def _records(ledger: WholeLedger) -> Iterator[Target | Observation]:
    """Give all targets and observations, those about projects too."""
    yield from ledger.targets
    yield from ledger.observations
    for project in ledger.projects:
        yield from project.figures


def _elsewhere(ledger: WholeLedger) -> list[Target | Observation]:
    """Return the records whose source is not the article."""
    return [record for record in _records(ledger) if record.source.id != SOURCE]


def _about(record: Target | Observation) -> str:
    """Return what a record is about: a project, or else a place."""
    return record.project or record.place.id


def _key(record: Target | Observation) -> str:
    """Return what tells a record from others: whose, of what, for when, by whom."""
    return f"{_about(record)} {record.metric.id} {record.period} {record.source.id}"


def _claimed(record: Target | Observation) -> str:
    """Return a record's metric, period, comparator, value with its digits, and unit."""
    claim = record.claim
    unit = claim.unit.id if claim.unit else "-"
    return f"{record.metric.id} {record.period} {claim.op} {claim.value} {unit}"


def _row(record: Observation) -> str:
    """Return an observation as a row of its table."""
    return f"{_claimed(record)} {record.status} {record.grade} {record.source.id}"


@pytest.mark.parametrize("about", OBSERVATIONS)
def test_the_results_of_each_place_and_project(ledger: WholeLedger, about: str) -> None:
    found = [
        _row(record)
        for record in _elsewhere(ledger)
        if isinstance(record, Observation) and _about(record) == about
    ]
    assert _differences(_rows(OBSERVATIONS[about]), found) == NO_DIFFERENCES


def test_no_other_place_or_project_has_results(ledger: WholeLedger) -> None:
    found = {_about(record) for record in _elsewhere(ledger) if isinstance(record, Observation)}
    assert found == set(OBSERVATIONS)


def test_a_result_of_a_project_stands_with_the_project(ledger: WholeLedger) -> None:
    found = [_about(record) for record in ledger.observations if record.project is not None]
    assert found == []


def test_the_targets_of_the_levels_above_and_of_other_years(ledger: WholeLedger) -> None:
    found = [
        f"{_about(record)} {_claimed(record)} {record.grade} {record.source.id}"
        for record in _elsewhere(ledger)
        if isinstance(record, Target)
    ]
    assert _differences(_rows(TARGETS), found) == NO_DIFFERENCES


def test_what_became_of_the_projects(ledger: WholeLedger) -> None:
    found = [
        f"{project.id} {news.period} {news.grade} {news.source.id}"
        for project in ledger.projects
        for news in project.news
    ]
    assert _differences(_rows(NEWS), found) == NO_DIFFERENCES


def test_the_sources(ledger: WholeLedger) -> None:
    found = [
        f"{source.id} {source.kind} {source.date_published or '-'} {'url' if source.url_main else '-'}"
        for source in ledger.sources
        if source.id != SOURCE
    ]
    assert _differences(_rows(SOURCES), found) == NO_DIFFERENCES


def test_one_weak_source_is_told_by_its_grade_and_nothing_else_is(ledger: WholeLedger) -> None:
    found = [_key(record) for record in _records(ledger) if record.grade == "C"]
    assert _differences(_rows(GRADE_C), found) == NO_DIFFERENCES


@pytest.mark.parametrize(("key", "fact"), TRAPS)
def test_a_record_that_could_mislead_says_so(ledger: WholeLedger, key: str, fact: str) -> None:
    notes = [
        record.note.en if record.note else ""
        for record in _elsewhere(ledger)
        if _key(record) == key
    ]
    assert len(notes) == 1
    assert re.search(fact, re.sub(r"(?<=\d),(?=\d)", "", notes[0]))


def test_nantongs_own_rate_of_the_half_year_is_nobodys_to_state(ledger: WholeLedger) -> None:
    rates = ledger.observations_of(["nantong"], metrics=["gdp_growth"])
    assert "2023" in {rate.period for rate in rates}
    assert "2023-H1" not in {rate.period for rate in rates}


def test_nothing_of_a_county_is_got_by_subtraction(ledger: WholeLedger) -> None:
    counties = {place.id for place in ledger.subjects}
    told = {
        f"{_key(record)}: {text}"
        for record in _records(ledger)
        if record.place.id in counties
        for texts in (record.note, record.scope)
        for text in texts or ()
    }
    assert told
    assert [text for text in told if re.search(SUBTRACTION, text, re.IGNORECASE)] == []
