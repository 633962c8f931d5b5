"""Charts as SVG inside a page: drawn in parts of the width, written in the page's own size, so that both fit a phone.

What is drawn is told in words too, to those who do not see it. Marks differ by shape; colour only repeats that.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from nantong_cli.i18n import label
from nantong_cli.render import drawing, findings, words
from nantong_cli.render.html import Markup, element, line
from nantong_cli.values import Extent

if TYPE_CHECKING:
    from nantong_cli.bounds import Interval
    from nantong_cli.charts import Chart, ChartRow, Picture, Scale
    from nantong_cli.model import Lang

#: in the size of a letter: of the numbers over the scale, of a row, and of the room before rows that stand apart
_AXIS, _ROW, _APART = Decimal("2.2"), Decimal("3.1"), Decimal(1)
#: where a row's name and its line stand in it
_NAME, _LINE = Decimal("1.1"), Decimal("2.1")
#: a name that is longer is cut: the table beside the chart has it whole
_LETTERS = 24
#: at most so many numbers over a scale
_TICKS = 4
#: a result narrower than this part of the scale is a mark, which would not be seen as a span
_LEAST_SPAN = Decimal(2)
#: how much of the width a letter takes on a phone, and from which character on there are wide ones
_LETTER, _WIDE = Decimal("2.4"), 0x2E80


def figure(shown: Chart, lang: Lang, *, title: str, name: str) -> Markup:
    """Return a chart with its legend; `name` is the beginning of the ids that it needs."""
    height = _AXIS + _ROW * len(shown.rows) + (_APART if shown.apart else 0)
    drawn = element(
        "svg",
        element("title", line(title), id=f"{name}-t"),
        element("desc", line(" ".join(_told(shown, lang))), id=f"{name}-d"),
        *_axis(shown, lang, height),
        *_rows(shown, lang),
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
        width="100%",
        height=f"{height}em",
        class_="chart",
    )
    legend = element("figcaption", element("ul", *_legend(shown, lang), class_="legend"))
    return element("figure", drawn, legend)


def _told(shown: Chart, lang: Lang) -> Iterator[str]:
    """Give what a chart shows, a sentence a row."""
    unit = shown.scale.unit
    for row in shown.rows:
        said = []
        for key, interval in (("target", row.picture.target), ("outturn", row.picture.outturn)):
            if interval is not None:
                value = findings.extent(Extent(interval, unit), lang)
                said.append(label(f"report.{key}", lang, value=value))
        said.append(_beside(row, lang))
        place = row.place.names.says(lang)
        listed = label("phrase.list", lang).join(said)
        yield label("report.row", lang, place=place, said=listed)


def _beside(row: ChartRow, lang: Lang) -> str:
    """Return the verdict on a row, or that nothing is stated."""
    if row.verdict is not None:
        return findings.verdict(row.verdict, lang)
    return label("phrase.no_target", lang)


def _axis(shown: Chart, lang: Lang, height: Decimal) -> Iterator[Markup]:
    """Give the numbers over the scale with their lines, and the lines of what others are measured by."""
    scale = shown.scale
    reached = Decimal(0)
    for value in drawing.ticks(scale, _TICKS):
        at = _part(value, scale)
        yield _upright(at, Decimal("1.5"), height, "grid")
        said = drawing.amount_at(value, scale.unit, lang)
        half = _LETTER * sum(1 if ord(one) < _WIDE else 2 for one in said) / 2
        side, start, end = _placed(at, half)
        if start >= reached:  # else it would touch the one before
            yield element("text", line(said), x=f"{at}%", y="1em", text_anchor=side, class_="tick")
            reached = end
    for one in shown.lines:
        yield _upright(_part(one.value, scale), Decimal("1.5"), height, "level")


def _placed(at: Decimal, half: Decimal) -> tuple[str, Decimal, Decimal]:
    """Return which side of a text of a width stands at a number of the scale, and where it begins and ends."""
    if at < half:
        return "start", at, at + half * 2
    if at > 100 - half:
        return "end", at - half * 2, at
    return "middle", at - half, at + half


def _rows(shown: Chart, lang: Lang) -> Iterator[Markup]:
    """Give the rows, each a name, a verdict and a line under both."""
    first_apart = len(shown.rows) - shown.apart
    for number, row in enumerate(shown.rows):
        y = _AXIS + _ROW * number + (_APART if shown.apart and number >= first_apart else 0)
        judged = f"verdict {row.verdict.verdict}" if row.verdict else "none"
        name = element(
            "text",
            line(row.place.names.says(lang), most=_LETTERS),
            x="0",
            y=f"{_NAME}em",
            class_="name",
        )
        beside = element(
            "text",
            line(_beside(row, lang)),
            x="100%",
            y=f"{_NAME}em",
            text_anchor="end",
            class_=judged,
        )
        yield element("svg", name, beside, *_picture(row.picture, shown.scale, _LINE), y=f"{y}em")


def _picture(picture: Picture, scale: Scale, y: Decimal) -> Iterator[Markup]:
    """Give the marks of one row: the target and over it the outturn, of which a wide one hides no end of the target."""
    if picture.target is not None:
        low, high = _ends(picture.target, scale)
        kind = "about" if picture.is_about else "target"
        yield _level_line(f"{low}%", f"{high}%", y, kind)
    outturn = list(_outturn(picture.outturn, scale, y)) if picture.outturn is not None else []
    is_wide = picture.outturn is not None and _is_wide(picture.outturn, scale)
    if is_wide:
        yield from outturn
    if picture.target is not None and not picture.is_about:
        yield from _target_ends(picture.target, scale, y)
    if not is_wide:
        yield from outturn


def _is_wide(outturn: Interval, scale: Scale) -> bool:
    """Say whether a result is drawn as a span, and not as a mark."""
    low, high = _ends(outturn, scale)
    return high - low >= _LEAST_SPAN or outturn.lower is None or outturn.upper is None


def _target_ends(target: Interval, scale: Scale, y: Decimal) -> Iterator[Markup]:
    """Give the ends of a target: whether they are included, or open."""
    low, high = _ends(target, scale)
    for end, at, is_closed, side in (
        (target.lower, low, target.lower_closed, -1),
        (target.upper, high, target.upper_closed, 1),
    ):
        mark = "open" if end is None else "included" if is_closed else "excluded"
        yield _mark(mark, f"{at}%", y, side=side)


def _outturn(outturn: Interval, scale: Scale, y: Decimal) -> Iterator[Markup]:
    """Give where a result lies: a mark, or a span where it is known less well."""
    low, high = _ends(outturn, scale)
    if not _is_wide(outturn, scale):
        yield _mark("outturn", f"{(low + high) / 2}%", y)
        return
    top = y - Decimal("0.3")
    width = f"{high - low}%"
    yield element("rect", x=f"{low}%", y=f"{top}em", width=width, height="0.6em", class_="span")
    for end, at, side in ((outturn.lower, low, -1), (outturn.upper, high, 1)):
        if end is None:
            yield _mark("open", f"{at}%", y, side=side)


def _mark(kind: str, x: str, y: Decimal, *, side: int = 1) -> Markup:
    """Return a mark that keeps its shape whatever the width: of included, excluded, open and outturn."""
    shapes: dict[str, tuple[Markup, ...]] = {
        "included": (element("line", y1="-0.5em", y2="0.5em", class_="target"),),
        "excluded": (element("circle", r="0.32em", class_="hollow"),),
        "open": tuple(
            element("line", x1=f"{-0.5 * side}em", y1=f"{0.4 * up}em", class_="target")
            for up in (-1, 1)
        ),
        "outturn": (
            element(
                "rect",
                x="-0.35em",
                y="-0.35em",
                width="0.7em",
                height="0.7em",
                transform="rotate(45)",
                class_="point",
            ),
        ),
    }
    return element("svg", *shapes[kind], x=x, y=f"{y}em", class_="mark")


def _legend(shown: Chart, lang: Lang) -> Iterator[Markup]:
    """Give what the marks that occur mean, each drawn beside its words."""
    for kind in drawing.marks(shown):
        samples = [_sample(kind)] if kind != "outturn" else [_sample("outturn"), _sample("span")]
        yield element("li", *samples, " ", label(f"legend.{kind}", lang))
    for one in shown.lines:
        amount = drawing.amount_at(one.value, shown.scale.unit, lang)
        said = f"{words.names(one.places, lang)} {amount}"
        yield element("li", _sample("level"), " ", said)


def _sample(kind: str) -> Markup:
    """Return a mark as it is drawn, for the legend."""
    y = Decimal("0.6")
    drawn = {
        "included": (_level_line("10%", "100%", y, "target"), _mark("included", "10%", y)),
        "excluded": (_level_line("10%", "100%", y, "target"), _mark("excluded", "10%", y)),
        "open": (_level_line("0%", "90%", y, "target"), _mark("open", "90%", y)),
        "about": (_level_line("0%", "100%", y, "about"),),
        "outturn": (_mark("outturn", "50%", y),),
        "span": (element("rect", x="0", y="0.3em", width="100%", height="0.6em", class_="span"),),
        "level": (_upright(Decimal(50), Decimal(0), Decimal("1.2"), "level"),),
    }
    width = "1.2em" if kind in ("outturn", "level") else "2em"
    return element(
        "svg", *drawn[kind], width=width, height="1.2em", class_="sample", aria_hidden="true"
    )


def _level_line(low: str, high: str, y: Decimal, kind: str) -> Markup:
    """Return a line from left to right."""
    return element("line", x1=low, x2=high, y1=f"{y}em", y2=f"{y}em", class_=kind)


def _upright(at: Decimal, top: Decimal, bottom: Decimal, kind: str) -> Markup:
    """Return a line from top to bottom."""
    return element("line", x1=f"{at}%", x2=f"{at}%", y1=f"{top}em", y2=f"{bottom}em", class_=kind)


def _ends(interval: Interval, scale: Scale) -> tuple[Decimal, Decimal]:
    """Return where an interval begins and ends, in parts of the width; one that is open at the edge."""
    low = Decimal(0) if interval.lower is None else _part(interval.lower, scale)
    high = Decimal(100) if interval.upper is None else _part(interval.upper, scale)
    return low, high


def _part(value: Decimal, scale: Scale) -> Decimal:
    """Return where a number stands, in hundredths of the width; one outside of the scale at its edge."""
    at = drawing.position(value, scale, 100)
    found = Decimal(round(at * 100)) / 100
    return max(Decimal(0), min(Decimal(100), found))
