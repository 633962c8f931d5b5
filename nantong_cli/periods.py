"""Periods: ISO-like text such as 2023, 2023-H1, 2023-Q1/Q3, 2023-M01/M07 or 2020/2022, and what they cover."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

#: of each kind of part: how many a year has
PARTS = {"": 1, "H": 2, "Q": 4, "M": 12}

#: compiled when first used: most runs parse no period
_DATE = r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?"
_YEARS = r"([0-9]{4})(?:/([0-9]{4}))?"
_PARTS = r"([0-9]{4})-(H[12]|Q[1-4]|M(?:0[1-9]|1[0-2]))(?:/(H[12]|Q[1-4]|M(?:0[1-9]|1[0-2])))?"


class Period(NamedTuple):
    """A run of equal parts of time: of years (part ""), half-years, quarters or months, both ends included."""

    part: str
    first_year: int
    first: int
    last_year: int
    last: int

    @property
    def is_single(self) -> bool:
        """Say whether it is one part, such as one quarter, and not a run of several."""
        return (self.first_year, self.first) == (self.last_year, self.last)

    @property
    def months(self) -> tuple[int, int]:
        """Return its first and last month, counted from the year 0."""
        size = 12 // PARTS[self.part]
        start = self.first_year * 12 + (self.first - 1) * size
        return start, self.last_year * 12 + self.last * size - 1


@lru_cache(1000)
def parse(text: str) -> Period | None:
    """Return the period that `text` writes, None where it writes none."""
    if years := re.fullmatch(_YEARS, text):
        first, last = int(years[1]), int(years[2] or years[1])
        backwards = years[2] is not None and last <= first
        return None if backwards else Period("", first, 1, last, 1)
    if not (parts := re.fullmatch(_PARTS, text)):
        return None
    year, first_part, last_part = int(parts[1]), parts[2], parts[3] or parts[2]
    first, last = int(first_part[1:]), int(last_part[1:])
    if first_part[0] != last_part[0] or (parts[3] is not None and last <= first):
        return None
    return Period(first_part[0], year, first, year, last)


def same_period(one: str, other: str) -> bool:
    """Say whether two periods cover the same months, however they are written."""
    if one == other:
        return True
    first, second = parse(one), parse(other)
    return first is not None and second is not None and first.months == second.months


def is_part_of(part: str, whole: str) -> bool:
    """Say whether a period covers some of the months of another, and not all."""
    if part == whole:
        return False
    first, second = parse(part), parse(whole)
    if first is None or second is None or first.months == second.months:
        return False
    return second.months[0] <= first.months[0] and first.months[1] <= second.months[1]


def year_before(text: str) -> str:
    """Return the same part of the year before; a run of years has none."""
    found = parse(text)
    if found is None or (not found.part and not found.is_single):
        return ""
    return f"{found.first_year - 1:04d}{text[4:]}"


def date_parts(date: str) -> tuple[int, ...] | None:
    """Return the year, month and day of a date such as 2024-01-17, as far as it has them; None where it is none."""
    found = re.fullmatch(_DATE, date)
    return tuple(int(part) for part in found.groups() if part) if found else None


def last_month_of(date: str) -> int | None:
    """Return the last month that a date such as 2024-01-17, 2024-01 or 2024 may mean, counted from the year 0."""
    parts = date_parts(date)
    return parts[0] * 12 + (parts[1] if len(parts) > 1 else 12) - 1 if parts else None
