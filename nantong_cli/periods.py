"""Periods: ISO-like text such as 2023, 2023-H1, 2023-Q1/Q3, 2023-M01/M07 or 2020/2022, and what they cover."""

from __future__ import annotations

import re
from typing import NamedTuple

#: of each kind of part: how many a year has
PARTS = {"": 1, "H": 2, "Q": 4, "M": 12}

_YEARS = re.compile(r"([0-9]{4})(?:/([0-9]{4}))?")
_PARTS = re.compile(
    r"([0-9]{4})-(H[12]|Q[1-4]|M(?:0[1-9]|1[0-2]))(?:/(H[12]|Q[1-4]|M(?:0[1-9]|1[0-2])))?"
)


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


def parse(text: str) -> Period | None:
    """Return the period that `text` writes, None where it writes none."""
    if years := _YEARS.fullmatch(text):
        first, last = int(years[1]), int(years[2] or years[1])
        backwards = years[2] is not None and last <= first
        return None if backwards else Period("", first, 1, last, 1)
    if not (parts := _PARTS.fullmatch(text)):
        return None
    year, first_part, last_part = int(parts[1]), parts[2], parts[3] or parts[2]
    first, last = int(first_part[1:]), int(last_part[1:])
    if first_part[0] != last_part[0] or (parts[3] is not None and last <= first):
        return None
    return Period(first_part[0], year, first, year, last)


def last_month_of(date: str) -> int | None:
    """Return the last month that a date such as 2024-01-17, 2024-01 or 2024 may mean, counted from the year 0."""
    found = re.fullmatch(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-[0-9]{2})?)?", date)
    return int(found[1]) * 12 + int(found[2] or 12) - 1 if found else None
