"""How raw values read: digits kept, hedges kept, money and percent as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nantong_cli.errors import Where
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import Claim, Lang, Op, Relative, Term, Text, Unit
from nantong_cli.render import words

NOWHERE = Where("test.yaml", 1)
YUAN_100M = Unit(
    "cny_100m", Text("CNY 100 m", "亿元", "億元"), Decimal(100_000_000), "cny", NOWHERE
)
YUAN = Unit("cny", Text("CNY", "元", "元"), Decimal(1), "cny", NOWHERE)
PERCENT = Unit("percent", Text("%", "{}%", "{}%"), Decimal(1), "percent", NOWHERE)
RANK = Unit("rank", Text("no. {}", "第{}位", "第{}位"), Decimal(1), "rank", NOWHERE)
PROJECT = Unit("project", Text("projects", "个", "個"), Decimal(1), "project", NOWHERE)


@pytest.mark.parametrize(
    ("value", "unit", "en", "hant"),
    [
        ("74", YUAN_100M, "CNY 7.4 bn", "74 億元"),
        ("2350", YUAN_100M, "CNY 235 bn", "2350 億元"),
        ("6032.4", YUAN_100M, "CNY 603.24 bn", "6032.4 億元"),
        ("71.01", YUAN_100M, "CNY 7.101 bn", "71.01 億元"),
        ("71.00", YUAN_100M, "CNY 7.100 bn", "71.00 億元"),
        ("6.5", YUAN_100M, "CNY 650 m", "6.5 億元"),
        ("120000", YUAN_100M, "CNY 12,000 bn", "120000 億元"),
        ("68000", YUAN, "CNY 68,000", "68000 元"),
        ("6.5", PERCENT, "6.5 %", "6.5%"),
        ("6.50", PERCENT, "6.50 %", "6.50%"),
        ("-0.4", PERCENT, "-0.4 %", "-0.4%"),
        ("18", RANK, "no. 18", "第18位"),
        ("9" * 40, PROJECT, ",".join(["9", *["999"] * 13]) + " projects", "9" * 40 + " 個"),
        ("1428", PROJECT, "1,428 projects", "1428 個"),
    ],
)
def test_numbers_keep_the_digits_that_the_source_states(
    value: str, unit: Unit, en: str, hant: str
) -> None:
    assert str(words.amount(Decimal(value), unit, "en")) == en
    assert str(words.amount(Decimal(value), unit, "zh-Hant")) == hant


@pytest.mark.parametrize(
    ("op", "read"),
    [
        ("=", "6.5 %"),
        (">=", "≥ 6.5 %"),
        ("<=", "≤ 6.5 %"),
        (">", "> 6.5 %"),
        ("<", "< 6.5 %"),
        ("~", "≈ 6.5 %"),
    ],
)
def test_a_hedge_is_never_lost(op: Op, read: str) -> None:
    assert words.claim(Claim(op, Decimal("6.5"), PERCENT), "en") == read


def test_claims_without_a_number_say_what_they_are(ledger: WholeLedger) -> None:
    claims = {target.id: target.claim for target in ledger.targets}
    growth = next(metric for metric in ledger.metrics if metric.id == "gdp_growth")
    level = next(metric for metric in ledger.metrics if metric.id == "gdp")
    jiangsu = claims["rugao.gdp_growth.2023"]
    assert words.claim(jiangsu, "en", of=growth) == "> Jiangsu"
    assert words.claim(jiangsu, "zh-Hans", of=growth) == "> 江苏省"
    assert words.claim(jiangsu, "en", of=level) == "> Jiangsu: GDP growth"
    doubled = claims["haimen.scitech_projects.2023"]
    assert words.claim(doubled, "en") == "2 × the goal set at the start of the year"
    assert words.claim(doubled, "zh-Hant") == "年初目標的2倍"
    assert words.claim(claims["haimen.gdp_growth.2023"], "en") == "first tier of Nantong"
    assert words.claim(claims["chongchuan.budget_revenue.2023"], "en") == "no number given"
    assert words.claim(None, "en") == "not stated"
    assert words.claim(None, "zh-Hans") == "未提出"


def test_a_goal_times_a_factor_keeps_its_comparator(ledger: WholeLedger) -> None:
    claim = next(t.claim for t in ledger.targets if t.id == "haimen.scitech_projects.2023")
    assert claim.relative is not None
    more = Claim(">=", relative=Relative(goal=claim.relative.goal, factor=Decimal("1.5")))
    assert words.claim(more, "en") == "≥ 1.5 × the goal set at the start of the year"


@pytest.mark.parametrize(
    ("period", "en", "hans"),
    [
        ("2023", "2023", "2023年"),
        ("2023-H1", "first half of 2023", "2023年上半年"),
        ("2023-H2", "second half of 2023", "2023年下半年"),
        ("2023-Q3", "Q3 2023", "2023年第3季度"),
        ("2023-Q1/Q3", "Q1–Q3 2023", "2023年第1至3季度"),
        ("2023-M08", "August 2023", "2023年8月"),
        ("2023-M01/M07", "January–July 2023", "2023年1月至7月"),
        ("2020/2022", "2020–2022", "2020年至2022年"),
    ],
)
def test_periods_are_told_in_words(period: str, en: str, hans: str) -> None:
    assert words.period(period, "en") == en
    assert words.period(period, "zh-Hans") == hans


@pytest.mark.parametrize(("rank", "read"), [((1, 1), "1"), ((1, 3), "1–3"), (None, "–")])
def test_a_rank_that_is_not_decided_is_a_range(rank: tuple[int, int] | None, read: str) -> None:
    langs: tuple[Lang, ...] = ("en", "zh-Hans", "zh-Hant")
    assert [words.rank(rank, lang) for lang in langs] == [read] * 3


@pytest.mark.parametrize(
    ("date", "en", "hans"),
    [
        ("2023", "2023", "2023年"),
        ("2023-08", "August 2023", "2023年8月"),
        ("2023-08-03", "3 August 2023", "2023年8月3日"),
        ("summer", "summer", "summer"),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(date: str, en: str, hans: str) -> None:
    assert [words.date(date, "en"), words.date(date, "zh-Hans")] == [en, hans]


def test_a_factor_of_a_place_and_an_article_of_a_goal_are_kept(ledger: WholeLedger) -> None:
    jiangsu = next(place for place in ledger.places if place.id == "jiangsu")
    growth = next(metric for metric in ledger.metrics if metric.id == "gdp_growth")
    beside = Relative(place=jiangsu, metric=growth, factor=Decimal("1.5"))
    more = Claim(">", relative=beside)
    assert words.claim(more, "en", of=growth) == "> 1.5 × Jiangsu"
    assert words.claim(more, "zh-Hant", of=growth) == "> 江蘇省的1.5倍"
    assert words.claim(more, "en") == "> 1.5 × Jiangsu"
    spring = Term("spring", Text("The goal of spring", "春季目标", "春季目標"), growth.where)
    doubled = Claim("=", relative=Relative(goal=spring, factor=Decimal(2)))
    assert words.claim(doubled, "en") == "2 × The goal of spring"
    assert words.claim(doubled, "zh-Hans") == "春季目标的2倍"
