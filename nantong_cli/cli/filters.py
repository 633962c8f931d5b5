"""The words of questions: what they are asked about, and what they let through.

What each is for stands in the catalogue, as `argument.NAME` and `option.NAME`.
"""

from enum import Enum
from typing import Annotated

import typer

from nantong_cli.model import OPS, STRENGTHS
from nantong_cli.render.formats import Citation

# Typer takes no list of Literals
Op = Enum("Op", {op: op for op in OPS}, type=str)  # type: ignore[misc]  # mypy wants literals here
Strength = Enum("Strength", {name: name for name in STRENGTHS}, type=str)  # type: ignore[misc]

Places = Annotated[list[str] | None, typer.Argument(metavar="[PLACE]...")]
SomePlaces = Annotated[list[str], typer.Argument(metavar="PLACE...")]
Metrics = Annotated[list[str] | None, typer.Option("--metric", "-m", metavar="METRIC")]
MetricNames = Annotated[list[str] | None, typer.Argument(metavar="[METRIC]...")]
MapMetric = Annotated[str | None, typer.Option("--metric", "-m", metavar="METRIC")]
Ops = Annotated[list[Op] | None, typer.Option("--op")]
Strengths = Annotated[list[Strength] | None, typer.Option("--strength")]
Periods = Annotated[list[str] | None, typer.Option("--period", metavar="PERIOD")]
Verdicts = Annotated[list[str] | None, typer.Option("--verdict", metavar="VERDICT")]
FailOn = Annotated[str | None, typer.Option("--fail-on", metavar="VERDICT,…")]
Sections = Annotated[list[str] | None, typer.Option("--section", "-s", metavar="SECTION")]
Sources = Annotated[list[str] | None, typer.Argument(metavar="[ID]...")]
AsCited = Annotated[Citation | None, typer.Option("--cite")]
Figure = Annotated[list[str], typer.Argument(metavar="PLACE METRIC|ID")]
Words = Annotated[list[str], typer.Argument(metavar="TEXT...")]
