"""Figure words of either script, read as a comparator and a number, and held against what a record claims."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nantong_cli import wording
from nantong_cli.errors import Where
from nantong_cli.model import Claim, Op, Relative, Term, Text, Unit

NOWHERE = Where("metrics.yaml", 1)
NAMES = Text("it", "它", "它")
PERCENT = Unit("percent", NAMES, Decimal(1), "percent", NOWHERE)


@pytest.mark.parametrize(
    ("simplified", "traditional", "op"),
    [
        pytest.param("6.5%以上", "6.5%以上", ">=", id="or more"),
        pytest.param("不少于6.5%", "不少於6.5%", ">=", id="no less than"),
        pytest.param("不低于6.5%", "不低於6.5%", ">=", id="not below"),
        pytest.param("不小于6.5%", "不小於6.5%", ">=", id="not smaller than"),
        pytest.param("达到全省平均6.5%", "達到全省平均6.5%", ">=", id="up to the average"),
        pytest.param("6.5%以下", "6.5%以下", "<=", id="or below"),
        pytest.param("6.5%以内", "6.5%以內", "<=", id="within"),
        pytest.param("不超过6.5%", "不超過6.5%", "<=", id="not exceeding"),
        pytest.param("不高于6.5%", "不高於6.5%", "<=", id="not higher than"),
        pytest.param("不多于6.5%", "不多於6.5%", "<=", id="not more than"),
        pytest.param("不突破6.5%", "不突破6.5%", "<=", id="not breaking through"),
        pytest.param("未超过6.5%", "未超過6.5%", "<=", id="not yet exceeding"),
        pytest.param("超过6.5%", "超過6.5%", ">", id="exceeding"),
        pytest.param("超6.5%", "超6.5%", ">", id="over"),
        pytest.param("逾6.5%", "逾6.5%", ">", id="beyond"),
        pytest.param("突破6.5%", "突破6.5%", ">", id="breaking through"),
        pytest.param("高于6.5%", "高於6.5%", ">", id="higher than"),
        pytest.param("不到6.5%", "不到6.5%", "<", id="less than"),
        pytest.param("不足6.5%", "不足6.5%", "<", id="short of"),
        pytest.param("低于6.5%", "低於6.5%", "<", id="below"),
        pytest.param("6.5%左右", "6.5%左右", "~", id="or so"),
        pytest.param("约6.5%", "約6.5%", "~", id="about"),
        pytest.param("6.5%", "6.5%", "=", id="a bare number"),
        pytest.param("达6.5%", "達6.5%", "=", id="reaching"),
        pytest.param("增长6.5%", "增長6.5%", "=", id="growing by"),
    ],
)
def test_words_of_both_scripts_make_a_comparator(simplified: str, traditional: str, op: Op) -> None:
    assert wording.read(simplified) == wording.Reading(op, Decimal("6.5"))
    assert wording.read(traditional) == wording.Reading(op, Decimal("6.5"))


@pytest.mark.parametrize(
    "figure", ["签约51个", "簽約51個", "节约51个", "節約51個", "合约51个", "赶超51个", "趕超51個"]
)
def test_a_comparator_in_another_word_is_none(figure: str) -> None:
    assert wording.read(figure) == wording.Reading("=", Decimal(51))


@pytest.mark.parametrize(
    ("figure", "number"),
    [
        ("6.50%", "6.50"),
        ("6032.4億元", "6032.4"),
        ("1,522.10亿元", "1522.10"),
        ("1,234,567人", "1234567"),
        ("15,2210", "15"),
        ("１００家", "100"),
        ("-0.5%", "-0.5"),
        ("−0.5%", "-0.5"),
        ("5-6%", "5"),
        ("1.5、0.4個百分點", "1.5"),
        ("100MWh", "100"),
        ("九成", "90"),
        ("十成", "100"),
        ("半數", "50"),
        ("半数", "50"),
        ("全球第一", "1"),
        ("第十位", "10"),
        ("第十二位", "12"),
        ("第二十位", "20"),
        ("第九十九位", "99"),
        ("第18位", "18"),
    ],
)
def test_a_number_is_read_with_its_digits(figure: str, number: str) -> None:
    assert str(wording.read(figure).value) == number


@pytest.mark.parametrize("figure", ["", "第", "第位", "稳步增长", "全年目標", "较快增长"])
def test_words_without_a_number_give_none(figure: str) -> None:
    assert wording.read(figure).value is None


def test_doubling_is_a_factor_of_two() -> None:
    assert wording.read("實現“翻番”") == wording.Reading("=", None, Decimal(2))


@pytest.mark.parametrize(
    ("figure", "op", "value"),
    [
        ("6.50%以上", ">=", "6.50"),
        ("1,522.10億元", "=", "1522.10"),
        ("約九成", "~", "90"),
        ("超半數", ">", "50"),
        ("不到30人", "<", "30"),
        ("下降-0.5%", "=", "-0.5"),
    ],
)
def test_words_agree_with_the_record_that_says_the_same(figure: str, op: Op, value: str) -> None:
    assert wording.agrees(figure, Claim(op=op, value=Decimal(value), unit=PERCENT))


@pytest.mark.parametrize(
    ("figure", "op", "value"),
    [
        pytest.param("6.5%以上", ">=", "6.50", id="a digit more"),
        pytest.param("6.50%以上", ">=", "6.5", id="a digit fewer"),
        pytest.param("6.5%以上", ">", "6.5", id="another hedge"),
        pytest.param("6.5%", "~", "6.5", id="a hedge that is not there"),
        pytest.param("不高於6.5%", ">", "6.5", id="a negation lost"),
        pytest.param("1,522億元", "=", "1.522", id="a comma for a point"),
        pytest.param("0.5%", "=", "-0.5", id="a sign that is not there"),
        pytest.param("穩步增長", "=", "6.5", id="a number that is not there"),
    ],
)
def test_words_disagree_with_a_record_that_says_something_else(
    figure: str, op: Op, value: str
) -> None:
    assert not wording.agrees(figure, Claim(op=op, value=Decimal(value), unit=PERCENT))


def test_words_are_held_against_a_factor_where_the_claim_has_one() -> None:
    goal = Term("goal", NAMES, NOWHERE)
    doubled = Claim(op="=", relative=Relative(goal=goal, factor=Decimal(2)))
    tripled = Claim(op="=", relative=Relative(goal=goal, factor=Decimal(3)))
    assert wording.agrees("較年初目標實現“翻番”", doubled)
    assert not wording.agrees("較年初目標實現“翻番”", tripled)
    assert not wording.agrees("較年初目標增長", doubled)


def test_words_are_held_against_the_hedge_of_a_comparison() -> None:
    above = Claim(op=">", relative=Relative())
    assert wording.agrees("高於全省平均", above)
    assert wording.agrees("高于全省平均", above)
    assert not wording.agrees("達到全省平均", above)


@pytest.mark.parametrize("claim", [Claim(), Claim(qualitative=Term("top", NAMES, NOWHERE))])
def test_where_no_number_is_claimed_there_is_nothing_to_compare(claim: Claim) -> None:
    assert wording.agrees("6.5%以上", claim)


@given(
    st.decimals(min_value=-9999, max_value=9999, places=2),
    st.sampled_from(
        [("{}%以上", ">="), ("不超过{}%", "<="), ("约{}%", "~"), ("超{}%", ">"), ("{}%", "=")]
    ),
)
def test_whatever_number_is_written_is_read_with_its_hedge(
    number: Decimal, words: tuple[str, Op]
) -> None:
    template, op = words
    claim = Claim(op=op, value=number, unit=PERCENT)
    assert wording.agrees(template.format(number), claim)


@given(st.text())
def test_any_words_can_be_read(figure: str) -> None:
    assert wording.read(figure).op in ("=", ">=", "<=", ">", "<", "~")
