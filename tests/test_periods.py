"""Periods: what is one, what is none, and the months that each covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nantong_cli import periods
from nantong_cli.periods import Period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023", Period("", 2023, 1, 2023, 1)),
        ("2020/2022", Period("", 2020, 1, 2022, 1)),
        ("2023-H1", Period("H", 2023, 1, 2023, 1)),
        ("2023-H1/H2", Period("H", 2023, 1, 2023, 2)),
        ("2023-Q4", Period("Q", 2023, 4, 2023, 4)),
        ("2023-Q1/Q3", Period("Q", 2023, 1, 2023, 3)),
        ("2023-M07", Period("M", 2023, 7, 2023, 7)),
        ("2023-M01/M12", Period("M", 2023, 1, 2023, 12)),
    ],
)
def test_a_period_is_read(text: str, period: Period) -> None:
    assert periods.parse(text) == period


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("23", id="half a year's number"),
        pytest.param("20233", id="a digit too many"),
        pytest.param(" 2023", id="a blank before"),
        pytest.param("2023\n", id="a line break after"),
        pytest.param("2023年", id="a year in Chinese"),
        pytest.param("２０２３", id="full-width digits"),
        pytest.param("٢٠٢٣", id="Arabic-Indic digits"),
        pytest.param("2023-01-01", id="a date"),
        pytest.param("2023-07", id="a month without its letter"),
        pytest.param("2023-h1", id="a small letter"),
        pytest.param("2023H1", id="no hyphen"),
        pytest.param("2023-H0", id="half-year 0"),
        pytest.param("2023-H3", id="half-year 3"),
        pytest.param("2023-Q5", id="quarter 5"),
        pytest.param("2023-M00", id="month 0"),
        pytest.param("2023-M7", id="a month of one digit"),
        pytest.param("2023-M13", id="month 13"),
        pytest.param("2022/2020", id="years backwards"),
        pytest.param("2023/2023", id="from a year to itself"),
        pytest.param("2023-Q3/Q1", id="quarters backwards"),
        pytest.param("2023-M07/M07", id="from a month to itself"),
        pytest.param("2023-Q1/M06", id="from a quarter to a month"),
        pytest.param("2023-Q1/2024-Q1", id="parts of two years"),
        pytest.param("2020/2022-H1", id="from a year to a half-year"),
        pytest.param("2023/", id="without an end"),
    ],
)
def test_anything_else_is_no_period(text: str) -> None:
    assert periods.parse(text) is None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2023", (1, 12)),
        ("2023-H1", (1, 6)),
        ("2023-H2", (7, 12)),
        ("2023-Q1", (1, 3)),
        ("2023-Q1/Q3", (1, 9)),
        ("2023-M07", (7, 7)),
        ("2023-M01/M07", (1, 7)),
        ("2023/2024", (1, 24)),
    ],
)
def test_a_period_covers_its_months(text: str, months: tuple[int, int]) -> None:
    period = periods.parse(text)
    assert period is not None
    first, last = period.months
    assert (first - 2023 * 12 + 1, last - 2023 * 12 + 1) == months


@pytest.mark.parametrize(
    ("one", "other"),
    [("2023-H1", "2023-Q1/Q2"), ("2023-Q4", "2023-M10/M12"), ("2023", "2023-M01/M12")],
)
def test_the_same_months_are_the_same_however_they_are_named(one: str, other: str) -> None:
    first, second = periods.parse(one), periods.parse(other)
    assert first is not None
    assert second is not None
    assert first.months == second.months


@pytest.mark.parametrize(
    ("text", "single"),
    [
        ("2023", True),
        ("2023-H1", True),
        ("2023-M07", True),
        ("2020/2022", False),
        ("2023-Q1/Q3", False),
    ],
)
def test_a_run_of_several_parts_is_no_single_period(text: str, single: bool) -> None:
    period = periods.parse(text)
    assert period is not None
    assert period.is_single is single


@given(st.integers(0, 9998), st.integers(1, 12))
def test_month_follows_month_without_a_gap(year: int, month: int) -> None:
    this = periods.parse(f"{year:04}-M{month:02}")
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    after = periods.parse(f"{following[0]:04}-M{following[1]:02}")
    assert this is not None
    assert after is not None
    assert this.months[0] == this.months[1] == after.months[0] - 1


@given(st.text(alphabet="0123456789-/HQM", max_size=14))
def test_every_period_begins_before_it_ends(text: str) -> None:
    period = periods.parse(text)
    assert period is None or period.months[0] <= period.months[1]


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2023", (2023,)),
        ("2023-08", (2023, 8)),
        ("2023-08-30", (2023, 8, 30)),
        ("2023-13", None),
        ("2023-08-32", None),
        ("2023-8", None),
        ("2023-08-30T09:00", None),
        ("August 2023", None),
        ("", None),
    ],
)
def test_a_date_has_its_parts_as_far_as_it_goes(date: str, parts: tuple[int, ...] | None) -> None:
    assert periods.date_parts(date) == parts
