"""Charts on a terminal: a row a place, on one scale, with a legend in words of the marks that occur."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len

from nantong_cli.charts import Chart, ChartRow, Picture
from nantong_cli.errors import Message, message
from nantong_cli.i18n import label
from nantong_cli.render import drawing, findings, furniture, words
from nantong_cli.render.lines import Block, Line, Stack
from nantong_cli.render.prose import Prose
from nantong_cli.render.safe import ink
from nantong_cli.values import Period

if TYPE_CHECKING:
    from nantong_cli.render.drawing import Pen
    from nantong_cli.render.look import Look

#: the least and the most cells of a scale
LEAST, MOST = 20, 72
GAP = 2
_STYLES = {"met": "green", "not_met": "red"}


def chart(shown: Chart, look: Look) -> Block:
    """Return a chart in the width of `look`."""
    pen = pen_of(look)
    names = [ink(look, row.place.names.says(look.lang)) for row in shown.rows]
    beside = [_beside(row, look) for row in shown.rows]
    left = max(map(cell_len, names)) + GAP
    right = max((cell_len(text.plain) for text in beside), default=0) + GAP
    width = min(MOST, look.width - left - right)
    if width < LEAST:  # the words go, the picture stays: they stand in the table too
        width, beside = min(MOST, look.width - left), [Line()] * len(beside)
    parts: list[Block] = [Line()]
    parts.append(Line(" " * left + _axis(shown, width, look), "dim"))
    values = [line.value for line in shown.lines]
    seen: set[str] = set()
    for number, row in enumerate(shown.rows):
        if shown.apart and number == len(shown.rows) - shown.apart:
            parts.append(Line(" " * left + drawing.drawn(_empty(shown), values, width, pen), "dim"))
        picture = drawing.drawn(row.picture, values, width, pen)
        seen.update(picture)
        style = _STYLES.get(row.verdict.verdict, "") if row.verdict else ""
        name = names[number] + " " * (left - cell_len(names[number]))
        parts.append(Line.of(name, *_inked(picture, style, pen), " " * GAP, beside[number]))
    parts += furniture.key(legend(shown, look, seen), look)
    return Stack(*parts)


def _inked(picture: str, style: str, pen: Pen) -> Iterator[tuple[str, str]]:
    """Give a drawn row: its outturn in the colour of the verdict, the lines of the benchmarks dim."""
    outturn = (pen.mark, pen.span, *pen.halves, pen.crossed[1])
    styles = {pen.line: "dim"} | dict.fromkeys(outturn, style)
    for own, run in groupby(picture, key=lambda sign: styles.get(sign, "")):
        yield "".join(run), own


def _empty(shown: Chart) -> Picture:
    """Return a picture of nothing, through which the lines go on."""
    return Picture(shown.scale, None, None)


def pen_of(look: Look) -> Pen:
    """Return what to draw with: ASCII also where the terminal gives two cells to lines."""
    return drawing.pen(is_ascii=look.ascii or look.ambiguous == 2)


def _beside(row: ChartRow, look: Look) -> Line:
    """Return what stands beside a row: the verdict, or that nothing is stated."""
    if row.verdict is not None:
        style = _STYLES.get(row.verdict.verdict, "")
        return Line(ink(look, findings.verdict(row.verdict, look.lang)), style)
    return Line(ink(look, label("phrase.no_target", look.lang)), "dim")


def _axis(shown: Chart, width: int, look: Look) -> str:
    """Return the numbers over a scale."""
    scale = shown.scale
    for most in range(max(2, width // 7), 0, -1):
        told = []
        for value in drawing.ticks(scale, most):
            text = ink(look, drawing.amount_at(value, scale.unit, look.lang))
            told.append((drawing.cell(value, scale, width), text))
        size = [cell_len(text) for _, text in told]
        if all(
            right - left >= (one + other) // 2 + 3
            for (left, _), (right, _), one, other in zip(
                told, told[1:], size, size[1:], strict=False
            )
        ):
            break
    return drawing.axis(told, width, size)


def legend(shown: Chart, look: Look, seen: Container[str]) -> Iterator[str]:
    """Give what the marks that are seen mean, in words; what a result covers is not."""
    pen, lang = pen_of(look), look.lang
    marks = (
        (pen.included, pen.included[0], "legend.included"),
        (pen.excluded, pen.excluded[0], "legend.excluded"),
        (pen.arrows, pen.arrows[1], "legend.open"),
        ((pen.about,), pen.about, "legend.about"),
        (
            (pen.mark, pen.span, *pen.halves, pen.crossed[1]),
            f"{pen.mark} {pen.span}",
            "legend.outturn",
        ),
    )
    for signs, mark, key in marks:
        if any(sign in seen for sign in signs):
            yield f"{mark} {label(key, lang)}"
    for line in shown.lines:
        amount = drawing.amount_at(line.value, shown.scale.unit, lang)
        yield f"{pen.line} {words.names(line.places, lang)} {amount}"


def title(shown: Chart) -> Message:
    """Return what a chart is of."""
    return message("compare.title", metric=shown.metric.names, period=Period(shown.period))


def told(charts: Sequence[Chart], look: Look, *, under: object = None) -> Iterator[Block]:
    """Give the charts of an answer, each under its title where that is not the one that they all stand under."""
    for shown in charts:
        if title(shown) != under:
            yield Line()
            yield Prose(Line(ink(look, findings.sentence(title(shown), look.lang)), "bold"))
        yield chart(shown, look)
