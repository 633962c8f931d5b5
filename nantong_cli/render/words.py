"""Raw values as people read them: numbers with units, claims with their hedges, periods, places."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from nantong_cli import periods
from nantong_cli.i18n import label

if TYPE_CHECKING:
    from nantong_cli.model import Claim, Lang, Metric, Op, Place, Relative, Term, Unit

SIGNS: dict[Op, str] = {"=": "", ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "≈ "}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
#: no digit of a source is ever rounded away
_EXACT = Context(prec=200)
#: English money: the power of ten of each name, the larger first
_MONEY = ((9, "bn"), (6, "m"))
_TRILLION = Decimal(10) ** 12


class Amount(NamedTuple):
    """A number in its parts, so that a column can be aligned on the decimal point."""

    prefix: str
    whole: str
    fraction: str
    suffix: str

    def __str__(self) -> str:
        """Return the parts in one piece."""
        return "".join(self)


def amount(
    value: Decimal, unit: Unit, lang: Lang, *, sign: str = "", like: Decimal | None = None
) -> Amount:
    """Return a number with its unit, its digits as the source states them: CNY 7.4 bn, 74 億元.

    `like` is a number by whose size millions or billions are chosen, where it is not `value` itself.
    """
    if lang == "en" and unit.base == "cny":
        return _money(value, unit, sign, _EXACT.multiply(like or value, unit.scale).adjusted())
    before, mark, after = unit.symbol.says(lang).partition("{}")
    if not mark:
        before, after = "", f" {before}"
    # English counts in no ten thousands: its symbol is that of the base
    digits = format(_EXACT.multiply(value, unit.scale), ",f") if lang == "en" else f"{value:f}"
    whole, point, fraction = digits.partition(".")
    return Amount(sign + before, whole, point + fraction, after)


def _money(value: Decimal, unit: Unit, sign: str, size: int) -> Amount:
    """Return money as English writes it; `size` is the power of ten that the word for it goes by."""
    if unit.scale >= _TRILLION:  # its digits are of trillions, and would be lost in billions
        power, name = 12, " tn"
    else:
        power, name = next(((p, f" {n}") for p, n in _MONEY if size >= p), (0, ""))
    shifted = _EXACT.multiply(value, unit.scale).scaleb(-power, _EXACT)
    if unit.scale == Decimal(1).scaleb(
        unit.scale.adjusted()
    ):  # only the point moves: no digit is added
        shifted = value.scaleb(unit.scale.adjusted() - power, _EXACT)
    whole, point, fraction = format(shifted, ",f").partition(".")
    if value == value.to_integral_value() and "." not in str(value):
        fraction = fraction.rstrip("0")  # zeros that only the change of unit brought in
    return Amount(f"{sign}CNY ", whole, point + fraction if fraction else "", name)


def claim_amount(claim: Claim, lang: Lang) -> Amount | None:
    """Return the number that a claim states, None where it states none."""
    if claim.value is None or claim.unit is None or claim.op is None:
        return None
    return amount(claim.value, claim.unit, lang, sign=SIGNS[claim.op])


def claim(said: Claim | None, lang: Lang, *, of: Metric | None = None) -> str:
    """Return a claim with its hedge; what is not stated, or has no number, is said to be so.

    `of` is the metric that it is about: a relative claim names its benchmark's metric only where that differs.
    """
    if said is None:
        return label("phrase.not_stated", lang)
    if (number := claim_amount(said, lang)) is not None:
        return str(number)
    if said.qualitative is not None:
        return said.qualitative.names.says(lang)
    if said.relative is None or said.op is None:
        return label("phrase.without_number", lang)
    beside, sign = said.relative, SIGNS[said.op]
    named = _benchmark(beside, lang, of)
    if beside.factor is not None:
        return label("phrase.times", lang, op=sign, factor=beside.factor, of=named)
    return f"{sign}{named}"


def _benchmark(beside: Relative, lang: Lang, of: Metric | None) -> str:
    """Return what a relative claim starts from: an earlier goal, or a place, with its metric where that differs."""
    if beside.goal is not None:
        return goal(beside.goal, lang)
    place = beside.place.names.says(lang) if beside.place else ""
    if beside.metric is None or of is None or beside.metric.id == of.id:
        return place
    return label("phrase.metric_of", lang, place=place, metric=beside.metric.names.says(lang))


def goal(term: Term, lang: Lang) -> str:
    """Return the name of an earlier goal as it stands in a sentence: in English with one article, its own or ours."""
    named = term.names.says(lang)
    has_article = named.split(" ", maxsplit=1)[0].casefold() in ("the", "a", "an")
    return named if lang != "en" or has_article else f"the {named}"


def period(text: str, lang: Lang) -> str:
    """Return a period in words: first half of 2023, 2023年1月至7月."""
    found = periods.parse(text)
    if found is None:
        return text
    year, first, last = found.first_year, found.first, found.last
    if not found.part:
        if found.is_single:
            return label("period.year", lang, year=year)
        return label("period.years", lang, first=year, last=found.last_year)
    if found.part == "H":
        return label(f"period.half.{first}", lang, year=year)
    if found.part == "Q":
        key = "period.quarter" if found.is_single else "period.quarters"
        return label(key, lang, year=year, number=first, first=first, last=last)
    if found.is_single:
        return label("period.month", lang, year=year, number=first, month=MONTHS[first - 1])
    return label(
        "period.months",
        lang,
        year=year,
        first=first,
        last=last,
        first_month=MONTHS[first - 1],
        last_month=MONTHS[last - 1],
    )


def date(text: str, lang: Lang) -> str:
    """Return a date in words, as far as it goes: 11 September 2023, 2023年9月; what is no date stays as it is."""
    parts = periods.date_parts(text)
    if parts is None:
        return text
    if len(parts) < 3:
        return period("-M".join(text.split("-")), lang)
    year, month, day = parts
    named = MONTHS[month - 1] if lang == "en" else month
    return label("date.day", lang, year=year, month=named, day=day)


def rank(value: tuple[int, int] | None, lang: Lang) -> str:
    """Return a rank, or the range of ranks where the figures decide no more."""
    if value is None:
        return label("phrase.nothing", lang)
    best, worst = value
    return str(best) if best == worst else label("phrase.rank_range", lang, best=best, worst=worst)


def names(places: Iterable[Place], lang: Lang) -> str:
    """Return the names of places in a row."""
    return label("phrase.list", lang).join(place.names.says(lang) for place in places)
