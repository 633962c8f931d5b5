"""The words that commands have in common: arguments, filters, and how an answer is to look.

What each is for stands in the catalogue, as `argument.NAME` and `option.NAME`.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from nantong_cli.export.formats import Shape
from nantong_cli.model import OPS, STRENGTHS
from nantong_cli.render.formats import Citation, Format


class Colour(str, Enum):
    """When to write in colour."""

    auto = "auto"
    always = "always"
    never = "never"


class Role(str, Enum):
    """What kind of record to look up."""

    target = "target"
    observation = "observation"


Op = Enum("Op", {op: op for op in OPS}, type=str)  # type: ignore[misc]  # mypy wants literals here
Strength = Enum("Strength", {name: name for name in STRENGTHS}, type=str)  # type: ignore[misc]


def _text(name: str) -> str:
    """Return the text of the file that is named."""
    from nantong_cli.cli.textfile import read

    return read(name)


Places = Annotated[list[str] | None, typer.Argument(metavar="[PLACE]...")]
SomePlaces = Annotated[list[str], typer.Argument(metavar="PLACE...")]
MetricNames = Annotated[list[str] | None, typer.Argument(metavar="[METRIC]...")]
Words = Annotated[list[str], typer.Argument(metavar="TEXT...")]
OnePlace = Annotated[str, typer.Argument(metavar="PLACE")]
OneMetric = Annotated[str | None, typer.Argument(metavar="METRIC")]
Figure = Annotated[list[str], typer.Argument(metavar="PLACE METRIC|ID")]
Topic = Annotated[str | None, typer.Argument(metavar="[TOPIC]")]
Topics = Annotated[list[str] | None, typer.Argument(metavar="[TOPIC]...")]


#: what stands in the file that is named, or in stdin
class Report(str, Enum):
    """How problems are told."""

    text = "text"
    json = "json"


Layers = Annotated[list[str] | None, typer.Argument(metavar="[PATH]...")]
NewFolder = Annotated[str, typer.Argument(metavar="FOLDER")]
FileKind = Annotated[str | None, typer.Argument(metavar="[KIND]")]
AsReport = Annotated[Report, typer.Option("--format", "-f")]
FileText = Annotated[str, typer.Argument(metavar="FILE", parser=_text)]

Metrics = Annotated[list[str] | None, typer.Option("--metric", "-m", metavar="METRIC")]
MapMetric = Annotated[str | None, typer.Option("--metric", "-m", metavar="METRIC")]
Ops = Annotated[list[Op] | None, typer.Option("--op")]
Strengths = Annotated[list[Strength] | None, typer.Option("--strength")]
Periods = Annotated[list[str] | None, typer.Option("--period", metavar="PERIOD")]
OnePeriod = Annotated[str | None, typer.Option("--period", metavar="PERIOD")]
OneField = Annotated[str, typer.Option("--field", metavar="FIELD")]
OneRole = Annotated[Role | None, typer.Option("--role")]
OneId = Annotated[str | None, typer.Option("--id", metavar="ID")]
Verdicts = Annotated[list[str] | None, typer.Option("--verdict", metavar="VERDICT")]
FailOn = Annotated[str | None, typer.Option("--fail-on", metavar="VERDICT,…")]
Sections = Annotated[list[str] | None, typer.Option("--section", "-s", metavar="SECTION")]
Sources = Annotated[list[str] | None, typer.Argument(metavar="[ID]...")]
AsCited = Annotated[Citation | None, typer.Option("--cite")]
OutFile = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")]
OneSource = Annotated[str | None, typer.Option("--source", metavar="ID")]
OfStore = Annotated[bool, typer.Option("--store")]
OneShape = Annotated[Shape, typer.Argument(metavar="FORMAT")]
MaybePath = Annotated[str | None, typer.Argument(metavar="[PATH]")]
Force = Annotated[bool, typer.Option("--force")]
AsMan = Annotated[bool, typer.Option("--man")]

AsFormat = Annotated[Format | None, typer.Option("--format", "-f")]
AsFields = Annotated[str | None, typer.Option("--fields", metavar="A,B,…")]
AsSort = Annotated[str | None, typer.Option("--sort", metavar="FIELD")]
AsReverse = Annotated[bool, typer.Option("--reverse")]
AsNoHeader = Annotated[bool, typer.Option("--no-header")]
AsExcel = Annotated[bool, typer.Option("--excel")]
AsData = Annotated[list[str] | None, typer.Option("--data", metavar="PATH")]
AsLang = Annotated[str | None, typer.Option("--lang", metavar="LANG")]
AsColour = Annotated[Colour, typer.Option("--color")]
AsWidth = Annotated[int | None, typer.Option("--width", metavar="CELLS")]
AsNoChart = Annotated[bool, typer.Option("--no-chart")]
AsQuiet = Annotated[bool, typer.Option("--quiet", "-q")]
AsAscii = Annotated[bool, typer.Option("--ascii")]
