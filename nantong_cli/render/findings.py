"""What was found out, in words: intervals, bounds, results with their standing, gaps, verdicts, and sentences."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from nantong_cli.bounds import point
from nantong_cli.errors import Message
from nantong_cli.i18n import label, say
from nantong_cli.model import Claim, Lang, Metric, Observation, Place, Target, Term, Text, Unit
from nantong_cli.render import words
from nantong_cli.render.safe import TIED
from nantong_cli.render.words import SIGNS
from nantong_cli.values import Date, Difference, Extent, Judged, Limit, Part, Period, Word

if TYPE_CHECKING:
    from nantong_cli.answer import Evidence
    from nantong_cli.pages import News

#: between results of which none is better
OR = " / "
MARKS = {"met": "✓", "not_met": "✗", "undecided": "?", "no_outturn": "·", "not_assessable": "–"}


def extent(told: Extent, lang: Lang) -> str:
    """Return an interval in words, each end with whether it is included."""
    low, high = (_end(end, told, lang) for end in (told.interval.lower, told.interval.upper))
    lower_closed, upper_closed = told.interval.lower_closed, told.interval.upper_closed
    if told.interval.is_point:
        return low
    if not high:
        return f"{SIGNS['>=' if lower_closed else '>']}{low}" if low else label("extent.any", lang)
    if not low:
        return f"{SIGNS['<=' if upper_closed else '<']}{high}"
    ends = ("from" if lower_closed else "over", "to" if upper_closed else "under")
    return label(f"extent.{'.'.join(ends)}", lang, low=low, high=high)


def _end(end: Decimal | None, told: Extent, lang: Lang) -> str:
    """Return one end of an interval with its unit; nothing where there is none."""
    if end is None:
        return ""
    value = point(end).over(told.unit.scale).lower
    return signed(value or Decimal(), told.unit, lang)


def signed(value: Decimal, unit: Unit, lang: Lang, *, plus: str = "", more: str = "") -> str:
    """Return an amount, its sign before everything else, and `more` between number and unit."""
    sign = "-" if value < 0 else plus if value > 0 else ""
    told = words.amount(value.copy_abs(), unit, lang, sign=sign)
    return f"{told.prefix}{told.whole}{told.fraction}{more}{told.suffix}"


def limit(told: Limit, lang: Lang) -> str:
    """Return which results reach a target; where its threshold is known to its last digit only, both ends of that."""
    sure, possible = told.bound.sure, told.bound.possible
    if sure is None or sure == possible:
        return extent(Extent(possible, told.unit), lang)
    floor = possible.lower is not None
    ends = (possible.lower, sure.lower) if floor else (sure.upper, possible.upper)
    low, high = (_end(end, Extent(possible, told.unit), lang) for end in ends)
    is_strict = not (possible.lower_closed if floor else possible.upper_closed)
    sign = SIGNS[(">" if is_strict else ">=") if floor else ("<" if is_strict else "<=")]
    return label("extent.threshold", lang, op=sign, low=low, high=high)


def difference(gap: Difference, lang: Lang) -> str:
    """Return by how much a result is above something, and by how much more or less that could be."""
    unit, interval = gap.extent.unit, gap.extent.interval.over(gap.extent.unit.scale)
    plus = "+" if gap.is_signed else ""

    def written(value: Decimal, half: str = "") -> str:
        if gap.is_points:
            sign = "-" if value < 0 else plus if value > 0 else ""
            return label("phrase.points", lang, value=f"{sign}{value.copy_abs():f}{half}")
        return signed(value, unit, lang, plus=plus, more=half)

    if interval.lower is None or interval.upper is None:
        end = interval.lower if interval.upper is None else interval.upper
        sign = SIGNS[">" if interval.upper is None else "<"]
        return f"{sign}{written(end or Decimal())}"
    if gap.value is None:
        low, high = written(interval.lower), written(interval.upper)
        return label("extent.from.to", lang, low=low, high=high)
    half = interval.half_width
    if not half:
        return written(gap.value)
    if not gap.is_points:
        like = gap.value if gap.value else half
        told = words.amount(half, unit, lang, like=like)
        return written(gap.value, f" ± {told.whole}{told.fraction}")
    return written(gap.value, f" ± {half:f}")


def evidence(found: Evidence | Part, lang: Lang) -> str:
    """Return results with their hedge, status and grade; several where the best ones disagree, or of parts only."""
    if isinstance(found, Part):
        told = [
            label(
                "phrase.only",
                lang,
                period=words.period(one.period, lang),
                result=evidence((one,), lang),
            )
            for one in found.results
        ]
        return OR.join(told)
    told = []
    for one in found:
        standing = [label(f"short.{one.status}", lang)] if isinstance(one, Observation) else []
        standing += [one.grade] if one.grade else []
        said = words.claim(one.claim, lang, of=one.metric)
        beside = TIED.join(standing)
        told.append(label("phrase.joined", lang, one=said, other=beside) if beside else said)
    return OR.join(told) or label("phrase.nothing", lang)


def news(told: Iterable[News], lang: Lang) -> str:
    """Return what became of a project, an event a line, dated and sourced."""
    return "\n".join(
        label(
            "phrase.news",
            lang,
            period=words.period(one.period, lang),
            text=one.text.says(lang),
            source=one.source.attribution_short.says(lang),
            grade=one.grade,
        )
        for one in told
    )


def leads(found: Iterable[tuple[Place, Decimal]], lang: Lang) -> str:
    """Return above which places' targets one is, and by how much at least."""
    told = (f"{place.names.says(lang)} {SIGNS['>=']}{least:f}" for place, least in found)
    return label("phrase.list", lang).join(told)


def verdict(judged: Judged, lang: Lang) -> str:
    """Return a verdict with its mark."""
    return f"{MARKS[judged.verdict]} {label(f'verdict.{judged.verdict}', lang)}"


def sentence(said: Message, lang: Lang) -> str:
    """Return a message whose values may be claims, intervals, periods and the like."""
    return say(Message(said.key, tuple((key, _worded(v, lang)) for key, v in said.values)), lang)


def _worded(value: object, lang: Lang) -> object:
    """Return a value of a sentence in words, or as it is where a message takes it."""
    match value:
        case Claim():
            return words.claim(value, lang)
        case Extent():
            return extent(value, lang)
        case Limit():
            return limit(value, lang)
        case Difference():
            return difference(value, lang)
        case Place() | Metric() | Term() | Period() | Date() | Word():
            return _named(value, lang)
        case Judged():
            return verdict(value, lang)
        case Observation() | Target():
            return evidence((value,), lang)
        case Message():
            return sentence(value, lang)
        case tuple() if not isinstance(value, Text):
            return label("phrase.list", lang).join(str(_worded(one, lang)) for one in value)
        case _:
            return value


def _named(value: Place | Metric | Term | Period | Date | Word, lang: Lang) -> str:
    """Return the name of something as it stands inside a sentence."""
    match value:
        case Place() | Metric():
            return value.names.says(lang)
        case Term():
            return words.goal(value, lang)
        case Period():
            told = words.period(value.text, lang)
            return f"the {told}" if lang == "en" and told[:1].islower() else told
        case Date():
            return words.date(value.text, lang)
        case Word():
            return label(value.key, lang)
