"""The words that commands have in common: arguments, filters, and how an answer is to look."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from nantong_cli.model import OPS, STRENGTHS
from nantong_cli.render.formats import Format


class Colour(str, Enum):
    """When to write in colour."""

    auto = "auto"
    always = "always"
    never = "never"


Op = Enum("Op", {op: op for op in OPS}, type=str)  # type: ignore[misc]  # mypy wants literals here
Strength = Enum("Strength", {name: name for name in STRENGTHS}, type=str)  # type: ignore[misc]

Places = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PLACE]...",
        show_default=False,
        help="Places by id, name in any script, or code; none for all.",
    ),
]
SomePlaces = Annotated[
    list[str],
    typer.Argument(metavar="PLACE...", help="Places by id, name in any script, or code."),
]
MetricNames = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[METRIC]...", show_default=False, help="Metrics or families; none for all."
    ),
]
Metrics = Annotated[
    list[str] | None,
    typer.Option(
        "--metric",
        "-m",
        metavar="METRIC",
        show_default=False,
        help="A metric or family; repeatable.",
    ),
]
Ops = Annotated[
    list[Op] | None,
    typer.Option("--op", show_default=False, help="Only this comparator; repeatable."),
]
Strengths = Annotated[
    list[Strength] | None,
    typer.Option("--strength", show_default=False, help="Only this firmness; repeatable."),
]
Periods = Annotated[
    list[str] | None,
    typer.Option(
        "--period", metavar="PERIOD", show_default=False, help="Only this period, such as 2023-H2."
    ),
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="KEY",
        show_default=False,
        help="Order by a field, such as value or place.",
    ),
]
Sections = Annotated[
    list[str] | None,
    typer.Option(
        "--section",
        "-s",
        metavar="SECTION",
        show_default=False,
        help="Only this part: motto, arena, plan, targets, observations, pledge, projects, sources.",
    ),
]

AsFormat = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        show_default=False,
        help="How to write the answer: table on a terminal, plain off it.",
    ),
]
AsLang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANG",
        show_default=False,
        help="en, zh-Hans or zh-Hant; else NT_LANG, locale.",
    ),
]
AsColour = Annotated[Colour, typer.Option("--color", help="When to write in colour.")]
AsWidth = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="CELLS",
        show_default=False,
        help="The width of a table; else COLUMNS or the terminal's.",
    ),
]
